package org.leadkpi.metric;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Periods;
import org.leadkpi.value.Rational;

/**
 * Dates what lasts some days. Nearly all records last one, and that is decided and placed at once; only what lasts several has
 * to be divided among periods.
 *
 * @param <R> the type of a record
 */
final class Lasting<R> implements Dating<R> {

    private final BiFunction<R, Dataset, Optional<DateRange>> days;
    private final Function<Dataset, LocalDate> lastDay;
    private final Division<R> division;

    /** Divides a record that lasts several days among periods. */
    @FunctionalInterface
    interface Division<R> {
        void place(R record, Dataset data, DateRange days, Periods periods, Placement to);
    }

    /**
     * @param days the days of a record, empty when it counts nowhere
     * @param lastDay the last day that counts
     * @param division what to do with a record that lasts several days
     */
    Lasting(
            BiFunction<R, Dataset, Optional<DateRange>> days,
            Function<Dataset, LocalDate> lastDay,
            Division<R> division) {
        this.days = days;
        this.lastDay = lastDay;
        this.division = division;
    }

    @Override
    public boolean isOfOneDay(R record, Dataset data) {
        Optional<DateRange> lasting = days.apply(record, data);
        return lasting.isEmpty() || lasting.get().isOneDay();
    }

    @Override
    public void place(R record, Dataset data, Periods periods, Placement to) {
        if (!placeDay(record, data, periods, to)) {
            division.place(record, data, days.apply(record, data).orElseThrow(), periods, to);
        }
    }

    /** Places a record, unless it lasts several days; the answer is whether it does not. */
    boolean placeDay(R record, Dataset data, Periods periods, Placement to) {
        Optional<DateRange> lasting = days.apply(record, data);
        if (lasting.isEmpty()) {
            return true;
        }
        if (!lasting.get().isOneDay()) {
            return false;
        }
        LocalDate day = lasting.get().start();
        int period = day.isAfter(lastDay.apply(data)) ? -1 : periods.indexOf(day);
        if (period >= 0) {
            to.share(period, day, Rational.ONE);
        }
        return true;
    }
}
