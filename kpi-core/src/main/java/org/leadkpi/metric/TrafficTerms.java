package org.leadkpi.metric;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Platform;
import org.leadkpi.model.Traffic;

/** The terms in which tallies of traffic are told; a shared object is asked once per record. */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
final class TrafficTerms {

    private TrafficTerms() {}

    static final Dating<Traffic> BY_DAYS_OF_TRAFFIC = Dating.during((row, data) -> Optional.of(row.range()));

    static final Dating<Traffic> BY_TRAFFIC = Dating.wholeTraffic();

    static final Dating<Traffic> BY_EXACT_TRAFFIC = Dating.exactTraffic();

    static final Tally<Traffic> IMPRESSIONS_TOLD = told("impressions", Traffic::impressions);

    static final Tally<Traffic> CLICKS_TOLD = told("clicks", Traffic::clicks);

    static final BiPredicate<Traffic, Dataset> IS_PAID_SEARCH = (row, data) -> row.platform() == Platform.PAID_SEARCH;

    static final BiPredicate<Traffic, Dataset> IS_PAID_SOCIAL = (row, data) -> row.platform() == Platform.PAID_SOCIAL;

    static final BiPredicate<Traffic, Dataset> MORE_CLICKS_THAN_IMPRESSIONS =
            (row, data) -> row.impressions().isPresent()
                    && row.clicks().orElse(0) > row.impressions().getAsLong();

    /** Where no record tells a number, it is not known, rather than zero. */
    static Tally<Traffic> told(String what, Function<Traffic, OptionalLong> count) {
        return Tally.count(what + "-told", Source.TRAFFIC)
                .meaning("traffic records with a day in the period that tell how many " + what.replace('-', ' ')
                        + " there were")
                .where((row, data) -> count.apply(row).isPresent())
                .dated(BY_DAYS_OF_TRAFFIC)
                .distinctPerPeriod()
                .build();
    }
}
