package org.leadkpi.metric;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Traffic;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Periods;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * Which period a record counts in: by the date of an event, by the start of its cohort, or spread over days.
 *
 * @param <R> the type of a record
 * @since 0.1
 */
@FunctionalInterface
public interface Dating<R> {

    /**
     * Returns whether one day alone decides where a record counts, whatever the length of a period. Such records are placed
     * once for all grains.
     *
     * @param record the record
     * @param data the dataset it belongs to
     * @return false where the record spans days, or the answer depends on the periods
     */
    default boolean isOfOneDay(R record, Dataset data) {
        return false;
    }

    /**
     * Places one record.
     *
     * @param record the record
     * @param data the dataset it belongs to
     * @param periods the periods to choose from
     * @param to where to put the answer; not called when the record lies outside every period
     */
    void place(R record, Dataset data, Periods periods, Placement to);

    /**
     * In the period that holds a point in time.
     *
     * @param at the point in time; a record without one counts nowhere
     * @param <R> the type of a record
     * @return the dating
     */
    static <R> Dating<R> at(BiFunction<R, Dataset, Optional<Timestamp>> at) {
        return new PointInTime<>(at);
    }

    /**
     * In the period that holds a point in time.
     *
     * @param at the point in time; a record without one counts nowhere
     * @param <R> the type of a record
     * @since 0.1
     */
    record PointInTime<R>(BiFunction<R, Dataset, Optional<Timestamp>> at) implements Dating<R> {
        @Override
        public boolean isOfOneDay(R record, Dataset data) {
            return true;
        }

        @Override
        public void place(R record, Dataset data, Periods periods, Placement to) {
            Optional<Timestamp> when = at.apply(record, data);
            if (when.isPresent()) {
                int period = periods.indexOf(when.get());
                if (period >= 0) {
                    to.at(period, when.get());
                }
            }
        }
    }

    /**
     * Spread in equal parts over the days of a range; days after the as-of instant do not exist yet.
     *
     * <p>Each period receives its share of the days exactly: a third stays a third.
     *
     * @param range the days
     * @param oneRate tells whether one part may stand for all days, false where the exchange rate changes by day
     * @param <R> the type of a record
     * @return the dating
     */
    static <R> Dating<R> accruing(Function<R, DateRange> range, BiPredicate<R, Dataset> oneRate) {
        return accruing((record, data) -> Optional.of(range.apply(record)), Dataset::lastDay, oneRate);
    }

    /**
     * Like {@link #accruing}, but a day counts only once so many days have passed since: until then what it brings cannot all
     * have come.
     *
     * @param range the days
     * @param followUp how many days must have passed, empty when that is not known, and then a record counts nowhere
     * @param oneRate tells whether one part may stand for all days, false where the exchange rate changes by day
     * @param <R> the type of a record
     * @return the dating
     */
    static <R> Dating<R> accruingOnceFollowed(
            Function<R, DateRange> range, Function<Dataset, OptionalInt> followUp, BiPredicate<R, Dataset> oneRate) {
        return accruing(
                (record, data) ->
                        followUp.apply(data).isPresent() ? Optional.of(range.apply(record)) : Optional.empty(),
                data -> data.lastDay().minusDays(followUp.apply(data).orElse(0)),
                oneRate);
    }

    /**
     * Like {@link #accruing}, but so many days later: what is spent counts with the customers it brings.
     *
     * <ul>
     *   <li>A day counts once the day that it is moved to has come.
     *   <li>The day that a {@link Placement} is told is the later one; whoever wants the exchange rate of the day itself goes
     *       back by the lag.
     *   <li>Without a lag a record counts nowhere.
     * </ul>
     *
     * @param range the days
     * @param lag by how many days, empty when it is not known
     * @param oneRate tells whether one part may stand for all days, false where the exchange rate changes by day
     * @param <R> the type of a record
     * @return the dating
     */
    static <R> Dating<R> accruingLater(
            Function<R, DateRange> range, Function<Dataset, OptionalInt> lag, BiPredicate<R, Dataset> oneRate) {
        return accruing(
                (record, data) -> {
                    OptionalInt days = lag.apply(data);
                    return days.isPresent()
                            ? Optional.of(range.apply(record).plusDays(days.getAsInt()))
                            : Optional.empty();
                },
                Dataset::lastDay,
                oneRate);
    }

    private static <R> Dating<R> accruing(
            BiFunction<R, Dataset, Optional<DateRange>> range,
            Function<Dataset, LocalDate> lastDay,
            BiPredicate<R, Dataset> oneRate) {
        return new Lasting<>(range, lastDay, (record, data, days, periods, to) -> {
            Rational daily = Rational.of(1, days.days());
            boolean whole = oneRate.test(record, data);
            forEachPeriod(days, lastDay.apply(data), periods, (period, seen) -> {
                if (whole) {
                    to.share(period, seen.start(), Rational.of(seen.days(), days.days()));
                } else {
                    for (LocalDate day = seen.start(); day.isBefore(seen.end()); day = day.plusDays(1)) {
                        to.share(period, day, daily);
                    }
                }
            });
        });
    }

    /**
     * Once in every period that shares a day with the record. Such counts are distinct per period: they do not add up over
     * periods.
     *
     * @param range the days of the record, empty when it counts nowhere
     * @param <R> the type of a record
     * @return the dating
     */
    static <R> Dating<R> during(BiFunction<R, Dataset, Optional<DateRange>> range) {
        return new Lasting<>(
                range,
                Dataset::lastDay,
                (record, data, days, periods, to) -> forEachPeriod(
                        days, data.lastDay(), periods, (period, seen) -> to.share(period, seen.start(), Rational.ONE)));
    }

    /**
     * In the one period that holds all days of a traffic record; a record that covers days of several periods is an
     * obstacle in each of them.
     *
     * @return the dating
     */
    static Dating<Traffic> wholeTraffic() {
        return new Dating<>() {
            @Override
            public boolean isOfOneDay(Traffic record, Dataset data) {
                return record.range().isOneDay();
            }

            @Override
            public void place(Traffic record, Dataset data, Periods periods, Placement to) {
                forEachPeriod(record.range(), data.lastDay(), periods, (period, seen) -> {
                    if (isOver(record.range(), data)) {
                        whole(record.range(), periods, period, seen, to);
                    } else {
                        to.obstacle(period, Obstacle.NOT_OVER);
                    }
                });
            }
        };
    }

    /**
     * In every period that some days overlap, as long as the period lasts: a calendar month is one, a week of April 7/30.
     *
     * <ul>
     *   <li>Days that are not observed, or have not come by the as-of instant, do not count.
     * </ul>
     *
     * @param range the days of a record, empty when it has none
     * @param whole whether the whole period counts as soon as the record has a day in it, or those days only
     * @param <R> the type of a record
     * @return the dating
     */
    static <R> Dating<R> inMonths(BiFunction<R, Dataset, Optional<DateRange>> range, boolean whole) {
        return (record, data, periods, to) -> range.apply(record, data)
                .ifPresent(days -> forEachPeriod(days, data.lastDay(), periods, (period, seen) -> {
                    DateRange counted = whole
                            ? seen(periods.range(period), data.lastDay(), periods)
                                    .orElse(seen)
                            : seen;
                    to.share(period, seen.start(), counted.months());
                }));
    }

    /**
     * On every day of some days, each as its part of a calendar month: a day of April is 1/30. Like {@link #inMonths}, for what
     * differs from day to day.
     *
     * @param range the days of a record, empty when it has none
     * @param <R> the type of a record
     * @return the dating
     */
    static <R> Dating<R> onDaysOfMonths(BiFunction<R, Dataset, Optional<DateRange>> range) {
        return (record, data, periods, to) -> range.apply(record, data)
                .ifPresent(days -> forEachPeriod(days, data.lastDay(), periods, (period, seen) -> {
                    for (LocalDate day = seen.start(); day.isBefore(seen.end()); day = day.plusDays(1)) {
                        to.share(period, day, DateRange.ofDay(day).months());
                    }
                }));
    }

    /**
     * On each of some days that counts, once.
     *
     * @param range the days of a record, empty when it has none
     * @param counts which of them count
     * @param <R> the type of a record
     * @return the dating
     */
    static <R> Dating<R> onDays(
            BiFunction<R, Dataset, Optional<DateRange>> range, BiPredicate<LocalDate, Dataset> counts) {
        return (record, data, periods, to) -> range.apply(record, data)
                .ifPresent(days -> forEachPeriod(days, data.lastDay(), periods, (period, seen) -> {
                    for (LocalDate day = seen.start(); day.isBefore(seen.end()); day = day.plusDays(1)) {
                        if (counts.test(day, data)) {
                            to.share(period, day, Rational.ONE);
                        }
                    }
                }));
    }

    /**
     * In the period whose days are exactly those of a traffic record, as distinct visitors demand. Records of other ranges
     * are an obstacle, unless their series was also counted over exactly the period.
     *
     * @return the dating
     */
    static Dating<Traffic> exactTraffic() {
        return (record, data, periods, to) -> forEachPeriod(record.range(), data.lastDay(), periods, (period, seen) -> {
            DateRange wanted = periods.range(period);
            if (wanted.equals(record.range())) {
                if (isOver(record.range(), data)) {
                    to.share(period, seen.start(), Rational.ONE);
                } else {
                    to.obstacle(period, Obstacle.NOT_OVER);
                }
            } else if (!data.countsVisitors(record.series(), wanted)) {
                to.obstacle(period, Obstacle.NOT_ADDITIVE);
            }
        });
    }

    private static void whole(DateRange range, Periods periods, int period, DateRange seen, Placement to) {
        if (periods.range(period).contains(range)) {
            to.share(period, seen.start(), Rational.ONE);
        } else {
            to.obstacle(period, Obstacle.SPANS_PERIODS);
        }
    }

    private static boolean isOver(DateRange range, Dataset data) {
        return data.hasSeen(Timestamp.of(range.end().minusDays(1)));
    }

    private static void forEachPeriod(DateRange days, LocalDate lastSeen, Periods periods, PeriodDays action) {
        Optional<DateRange> seen = seen(days, lastSeen, periods);
        if (seen.isEmpty()) {
            return;
        }
        int lastPeriod = periods.indexOf(seen.get().end().minusDays(1));
        for (int period = periods.indexOf(seen.get().start()); period <= lastPeriod; period++) {
            action.accept(period, periods.range(period).intersection(seen.get()).orElseThrow());
        }
    }

    /** Those of some days that are observed, up to a last day. */
    private static Optional<DateRange> seen(DateRange days, LocalDate lastSeen, Periods periods) {
        LocalDate end = days.end().isAfter(lastSeen) ? lastSeen.plusDays(1) : days.end();
        return days.start().isBefore(end)
                ? DateRange.of(days.start(), end).intersection(periods.observed())
                : Optional.empty();
    }

    /** What to do with the days of a record that lie in one period. */
    @FunctionalInterface
    interface PeriodDays {
        /**
         * Takes the days of one period.
         *
         * @param period the number of the period
         * @param days the days of the record in it that have come by the as-of instant
         */
        void accept(int period, DateRange days);
    }
}
