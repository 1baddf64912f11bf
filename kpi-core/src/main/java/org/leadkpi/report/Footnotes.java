package org.leadkpi.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.leadkpi.metric.Flag;

/** Gives each flag of a table a letter, in the order of appearance. */
final class Footnotes {

    private final List<Flag> flags = new ArrayList<>();

    /** The letters of some flags, in order; empty for none. */
    String marks(Collection<Flag> raised) {
        return raised.stream().map(this::mark).sorted().collect(Collectors.joining());
    }

    String mark(Flag flag) {
        if (!flags.contains(flag)) {
            flags.add(flag);
        }
        return letter(flags.indexOf(flag));
    }

    /** What each letter means, one note each. */
    List<String> notes() {
        return flags.stream()
                .map(flag -> letter(flags.indexOf(flag)) + " " + Wording.meaning(flag))
                .toList();
    }

    private static String letter(int index) {
        return Character.toString((char) ('a' + index));
    }
}
