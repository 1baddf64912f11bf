package org.leadkpi.cli;

import java.util.List;

/** The items of an option that takes a list separated by commas, as {@code --by channel,owner}. */
final class Items {

    private Items() {}

    /**
     * The items without the spaces around them; an empty one is refused.
     *
     * @param option the option
     * @param given the items as they were split at the commas
     * @param example what a list looks like, for one that has nothing else to show
     */
    static List<String> of(String option, List<String> given, String example) {
        List<String> items = given.stream().map(String::strip).toList();
        List<String> named = items.stream().filter(item -> !item.isEmpty()).toList();
        if (named.size() < items.size()) {
            throw new BadInput(option + " is \"" + String.join(",", given) + "\", must have no empty item, as "
                    + (named.isEmpty() ? example : String.join(",", named)));
        }
        return items;
    }
}
