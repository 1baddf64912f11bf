package org.leadkpi.capacity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.leadkpi.model.Rep;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/**
 * How reps are counted who were not there all the time, or not at full strength.
 *
 * @since 0.1
 */
public enum Headcount {
    /** By head: who was active on any day counts for all of them. */
    HEADCOUNT {
        @Override
        Rational months(Rep rep, DateRange active, DateRange days) {
            return days.months();
        }
    },
    /** By the days that the rep was active, times the full-time equivalent. */
    FTE_DAYS {
        @Override
        Rational months(Rep rep, DateRange active, DateRange days) {
            return active.months().times(rep.fte());
        }
    },
    /**
     * As by days, but who is new counts for a part that grows in equal steps, day by day, to all of it after 90 days; that number
     * is defined here. Who has no first day is not new.
     */
    RAMP_WEIGHTED {
        @Override
        Rational months(Rep rep, DateRange active, DateRange days) {
            Rational months = Rational.ZERO;
            for (LocalDate day = active.start(); day.isBefore(active.end()); day = day.plusDays(1)) {
                months = months.plus(
                        strength(rep, day).times(DateRange.ofDay(day).months()));
            }
            return months.times(rep.fte());
        }
    };

    private static final long RAMP_DAYS = 90;

    /**
     * Returns how strong a rep is on a day by its ramp.
     *
     * @param rep the rep
     * @param day a day on which the rep is active
     * @return from 1/90 on the first day to 1 from the 90th on; 1 for a rep who has no first day
     */
    public static Rational strength(Rep rep, LocalDate day) {
        long since = rep.activeFrom()
                .map(from -> ChronoUnit.DAYS.between(from, day) + 1)
                .orElse(RAMP_DAYS);
        return Rational.of(Math.min(since, RAMP_DAYS), RAMP_DAYS);
    }

    /**
     * Returns how much a rep counts.
     *
     * @param rep the rep
     * @param days the days
     * @return the months, zero for a rep who was active on none of the days
     */
    public Rational months(Rep rep, DateRange days) {
        return activeDays(rep, days).map(active -> months(rep, active, days)).orElse(Rational.ZERO);
    }

    abstract Rational months(Rep rep, DateRange active, DateRange days);

    /** Those of some days on which a rep was active. */
    static Optional<DateRange> activeDays(Rep rep, DateRange days) {
        LocalDate from = rep.activeFrom().orElse(days.start());
        LocalDate to = rep.activeTo().orElse(days.end());
        return from.isBefore(to) ? DateRange.of(from, to).intersection(days) : Optional.empty();
    }
}
