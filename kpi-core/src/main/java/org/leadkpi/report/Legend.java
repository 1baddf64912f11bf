package org.leadkpi.report;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.leadkpi.metric.Flag;
import org.leadkpi.value.Status;

/** The short words that a page uses, and what each means. */
final class Legend {

    private final Set<Status> statuses = EnumSet.noneOf(Status.class);
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    /** Takes note that a status is shown. */
    void shows(Status status) {
        statuses.add(status);
    }

    /** Takes note that a flag is named. */
    void names(Flag flag) {
        flags.add(flag);
    }

    /** The meanings; empty if no short word was used. */
    Optional<Markup> markup() {
        Terms terms = new Terms();
        statuses.stream()
                .filter(status -> status != Status.DEFINED)
                .forEach(status -> terms.add(Wording.of(status), Wording.meaning(status)));
        flags.forEach(flag -> terms.add(Wording.plain(flag), Wording.meaning(flag)));
        return terms.isEmpty()
                ? Optional.empty()
                : Optional.of(Markup.element("section", Markup.element("h3", "What the words mean"), terms.markup()));
    }
}
