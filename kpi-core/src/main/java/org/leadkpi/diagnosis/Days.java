package org.leadkpi.diagnosis;

import java.util.List;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;

/** Days as people name them in a sentence. */
final class Days {

    private static final List<Grain> NAMED = List.of(Grain.MONTH, Grain.QUARTER, Grain.YEAR);

    private Days() {}

    /** A month, a quarter or a year by its name, as {@code 2026-01}; else the day, or the first day and the last one. */
    static String of(DateRange range) {
        return NAMED.stream()
                .filter(grain -> grain.isWhole(range, range))
                .findFirst()
                .map(grain -> grain.label(range))
                .orElseGet(range::inWords);
    }

    /** The same after a verb, as {@code in 2026-01} or {@code from 2026-01-05 through 2026-02-01}. */
    static String during(DateRange range) {
        String name = of(range);
        return (name.contains(" ") ? "from " : "in ") + name;
    }
}
