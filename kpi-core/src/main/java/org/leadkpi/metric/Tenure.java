package org.leadkpi.metric;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * From when to when somebody was a customer, in days of the reporting zone. A day counts once it has begun before the as-of
 * instant: what comes later is not known.
 *
 * @param acquired the first day
 * @param churned the day it ceased to be a customer, empty while it is one
 * @param seen the day after the last one that counts
 */
record Tenure(LocalDate acquired, Optional<LocalDate> churned, LocalDate seen) {

    static Tenure of(Customer customer, Dataset data) {
        LocalDate seen = firstUnseen(data);
        return new Tenure(
                customer.acquiredAt().date(data.zone()),
                customer.churnedAt().map(at -> at.date(data.zone())).filter(day -> day.isBefore(seen)),
                seen);
    }

    private static LocalDate firstUnseen(Dataset data) {
        LocalDate today = data.lastDay();
        boolean hasBegun = Timestamp.of(today).instant(data.zone()).isBefore(data.asOf());
        return hasBegun ? today.plusDays(1) : today;
    }

    /** How many whole months it was a customer, or has been one so far. */
    long wholeMonths() {
        return ChronoUnit.MONTHS.between(acquired, churned.orElse(seen));
    }

    /** Whether the customer ceased to be one before it became one, so that it never was. */
    boolean isMisdated() {
        return churned.map(day -> day.isBefore(acquired)).orElse(false);
    }

    /** Whether it was a customer already before the first of some days, and had not left by then. */
    boolean isActiveAtStartOf(DateRange days) {
        return days.start().isBefore(seen)
                && acquired.isBefore(days.start())
                && churned.map(day -> !day.isBefore(days.start())).orElse(true);
    }

    /** Whether it was a customer on one of some days, be it the day it left. */
    private boolean isThereIn(DateRange days) {
        return !isMisdated()
                && acquired.isBefore(days.end())
                && churned.map(day -> !day.isBefore(days.start())).orElse(true);
    }

    boolean leavesIn(DateRange days) {
        return churned.map(days::contains).orElse(false);
    }

    /**
     * The months that it was a customer in, each as far as it lies in one period and is over.
     *
     * @param action what to do with each part of a month
     */
    void forEachPart(Periods periods, PartOfMonth action) {
        DateRange observed = periods.observed();
        LocalDate end = observed.end().isBefore(seen) ? observed.end() : seen;
        LocalDate day = observed.start().isAfter(acquired) ? observed.start() : acquired;
        while (day.isBefore(end)) {
            int period = periods.indexOf(day);
            DateRange month = Grain.MONTH.periodOf(day, observed);
            DateRange part = month.intersection(periods.range(period))
                    .flatMap(days -> days.intersection(DateRange.of(observed.start(), end)))
                    .orElseThrow();
            if (!isThereIn(part)) {
                return;
            }
            action.accept(period, part, month);
            day = part.end();
        }
    }

    /** The day it was first a customer among some days that it was one on. */
    LocalDate firstDayIn(DateRange days) {
        return acquired.isAfter(days.start()) ? acquired : days.start();
    }

    /** How much of a month it was a customer in some days of it, the day it left not counted. */
    Rational exposure(DateRange days, DateRange month) {
        LocalDate end = churned.filter(day -> day.isBefore(days.end())).orElse(days.end());
        LocalDate start = firstDayIn(days);
        return start.isBefore(end) ? Rational.of(DateRange.of(start, end).days(), month.days()) : Rational.ZERO;
    }

    /** What to do with the part of a month that lies in one period. */
    @FunctionalInterface
    interface PartOfMonth {
        /**
         * Takes a part of a month.
         *
         * @param period the number of the period
         * @param days the days of the month in the period that have begun by the as-of instant
         * @param month the whole month
         */
        void accept(int period, DateRange days, DateRange month);
    }
}
