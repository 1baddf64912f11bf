package org.leadkpi.metric;

import java.time.LocalDate;
import java.util.Optional;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.time.DateRange;

/** Reps, by the days they are active. */
interface RepTallies {

    /** Active reps. */
    Tally<Rep> REPS = reps("active-reps")
            .meaning("reps active on a day of the period, managers left out")
            .where((rep, data) -> rep.role() != RepRole.MANAGER)
            .build();

    /** Active sales development reps. */
    Tally<Rep> SDR_REPS = reps("active-sdrs")
            .meaning("SDRs and BDRs active on a day of the period")
            .where((rep, data) -> rep.role() == RepRole.SDR || rep.role() == RepRole.BDR)
            .build();

    private static Tally.Builder<Rep> reps(String name) {
        return Tally.count(name, Source.REPS)
                .dated(Dating.during((rep, data) -> activeDays(rep, data.range())))
                .distinctPerPeriod();
    }

    static Optional<DateRange> activeDays(Rep rep, DateRange observed) {
        LocalDate from = rep.activeFrom().orElse(observed.start());
        LocalDate to = rep.activeTo().orElse(observed.end());
        return from.isBefore(to) ? Optional.of(DateRange.of(from, to)) : Optional.empty();
    }
}
