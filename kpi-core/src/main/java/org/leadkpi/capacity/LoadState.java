package org.leadkpi.capacity;

import java.util.List;
import org.leadkpi.value.Citation;

/**
 * Whether somebody has too many leads, too few, or enough, and what that is good and bad for.
 *
 * @since 0.1
 */
public enum LoadState {
    /** More leads than the bands allow. */
    OVER("overloaded"),
    /** As many as the bands say. */
    IN_BAND("in band"),
    /** Fewer leads than the bands allow. */
    IDLE("idle");

    /** Where the articles say so. */
    private static final Citation SOURCE = Citation.of(Citation.A2, "high against low lead ratios");

    private final String words;

    LoadState(String words) {
        this.words = words;
    }

    /** {@return the state in a word or two} */
    public String words() {
        return words;
    }

    /** {@return what such a load is good for, by {@link #citation()}} */
    public List<String> benefits() {
        return switch (this) {
            case OVER -> List.of("more opportunities", "fits automation and short sales cycles");
            case IN_BAND -> List.of("productivity", "conversion", "morale", "revenue");
            case IDLE -> List.of("personal contact", "room for relationships", "higher conversion");
        };
    }

    /** {@return what such a load may lead to, by {@link #citation()}; none for a load in band} */
    public List<String> risks() {
        return switch (this) {
            case OVER -> List.of("burnout", "weak engagement", "less personal contact");
            case IN_BAND -> List.of();
            case IDLE -> List.of("unused capacity", "slow pipeline");
        };
    }

    /** {@return who says so} */
    public Citation citation() {
        return SOURCE;
    }

    /** {@return what to ask once the ratio is known, whatever it is} */
    public static List<String> questions() {
        return List.of("Are reps overwhelmed, or idle?", "Does the follow-up lag behind?", "Do conversions fall?");
    }
}
