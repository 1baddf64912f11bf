package org.leadkpi.scorecard;

import java.util.Optional;
import java.util.OptionalInt;
import org.leadkpi.ledger.Cell;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Tally;
import org.leadkpi.stats.CumulativeIncidence;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.Proportions;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;

/**
 * Those who started in some days, and what became of them as time went by: who succeeded, who was lost, who still waits.
 *
 * <p>Losses are competing events: who is lost will not succeed any more, and is not taken for somebody who merely waits.
 *
 * @since 0.1
 */
public final class Cohort {

    private final DateRange range;
    private final Optional<KpiValue> unknown;
    private final Distribution successes;
    private final Distribution losses;
    private final Distribution waiting;
    private final Rational stepsOfADay;
    private final double level;

    private Cohort(
            DateRange range,
            Optional<KpiValue> unknown,
            Distribution successes,
            Distribution losses,
            Distribution waiting,
            Rational stepsOfADay,
            double level) {
        this.range = range;
        this.unknown = unknown;
        this.successes = successes;
        this.losses = losses;
        this.waiting = waiting;
        this.stepsOfADay = stepsOfADay;
        this.level = level;
    }

    static Cohort of(Kpi.Course course, Cell cell, double level) {
        Optional<KpiValue> unknown = course.tallies().stream()
                .flatMap(tally -> cell.unknown(tally).stream())
                .findFirst();
        return new Cohort(
                cell.range(),
                unknown,
                values(Optional.of(course.successes()), cell),
                values(course.losses(), cell),
                values(Optional.of(course.waiting()), cell),
                cell.resolution(course.successes()),
                level);
    }

    private static Distribution values(Optional<Tally<?>> tally, Cell cell) {
        return tally.filter(known -> cell.unknown(known).isEmpty())
                .map(cell::values)
                .orElse(Distribution.EMPTY);
    }

    /**
     * How a cohort stands at an age.
     *
     * @param days the age, in days from the start of each member
     * @param converted how many succeeded within so many days
     * @param share those over all members, those not followed for so long included: too low while it is not complete
     * @param isComplete whether every member has been followed for so long, or is decided
     * @param incidence the share that succeeds within so many days, estimated from each member for as long as it was followed;
     *     the share itself once that is complete; empty where nobody was followed for so long
     * @param interval its limits at the level of the scorecard: Wilson where it is complete, else those of the cumulative incidence
     * @since 0.1
     */
    public record Standing(
            int days,
            long converted,
            Rational share,
            boolean isComplete,
            Optional<Rational> incidence,
            Optional<Interval> interval) {}

    /**
     * What may be expected of a cohort in the end, if its successes come as late as those of earlier cohorts did.
     *
     * @param followedDays for how many days every member has been followed, or is decided
     * @param completeness which share of the successes of earlier cohorts came within so many days
     * @param conversions how many successes that makes in the end
     * @param share those over all members
     * @param interval the Wilson limits of the successes so far, over the completeness: it takes the completeness as known
     * @since 0.1
     */
    public record Projection(
            int followedDays, Rational completeness, Rational conversions, Rational share, Interval interval) {}

    /** {@return the days in which its members started} */
    public DateRange range() {
        return range;
    }

    /** {@return why nothing is known of it; empty when it is known} */
    public Optional<KpiValue> unknown() {
        return unknown;
    }

    /** {@return how many members it has, those whose dates are in an impossible order left out} */
    public long members() {
        return successes.count() + losses.count() + waiting.count();
    }

    /** {@return how many succeeded by now} */
    public long converted() {
        return successes.count();
    }

    /** {@return how many were lost by now} */
    public long lost() {
        return losses.count();
    }

    /** {@return how many neither succeeded nor were lost by now} */
    public long open() {
        return waiting.count();
    }

    /** {@return those who succeeded by now over all members; empty without members} */
    public Optional<Rational> shareSoFar() {
        return members() == 0 ? Optional.empty() : Optional.of(Rational.of(converted(), members()));
    }

    /**
     * Returns the cumulative incidence of success, with losses as competing events.
     *
     * @return the curve, whose times are in steps: {@link #stepsOfADay} make a day
     */
    public CumulativeIncidence curve() {
        return CumulativeIncidence.of(successes, losses, waiting);
    }

    /** {@return how many steps of the curve make a day} */
    public Rational stepsOfADay() {
        return stepsOfADay;
    }

    /**
     * Returns for how long every member has been followed, so that what happened within it is known of all of them.
     *
     * @return the whole days that the youngest open member has waited; empty when none is open, and all is known for good
     */
    public OptionalInt followedDays() {
        return waiting.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(
                        Rational.of(waiting.min()).dividedBy(stepsOfADay).toDouble(), Integer.MAX_VALUE));
    }

    /**
     * Returns how it stands at an age.
     *
     * @param days the age in days, at least 0
     * @return the standing, empty without members
     * @throws IllegalArgumentException if the age is negative
     */
    public Optional<Standing> at(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("age is " + days + " days, must be at least 0");
        }
        if (members() == 0) {
            return Optional.empty();
        }
        long within = within(successes, days);
        Rational share = Rational.of(within, members());
        boolean complete = waiting.countBelow(steps(days)) == 0;
        if (complete) {
            return Optional.of(new Standing(
                    days,
                    within,
                    share,
                    true,
                    Optional.of(share),
                    Optional.of(Proportions.wilson(within, members(), level))));
        }
        CumulativeIncidence curve = curve();
        long time = steps(days).toLongExact();
        return Optional.of(new Standing(days, within, share, false, curve.at(time), curve.interval(time, level)));
    }

    /**
     * Returns the mean days to success of those who succeeded within some days: what compares cohorts that were followed for
     * different times, as long as each was followed for so long.
     *
     * @param days the age in days, at least 0
     * @return the mean in days; empty where nobody succeeded within them
     */
    public Optional<Rational> meanDaysWithin(int days) {
        long count = within(successes, days);
        if (count == 0) {
            return Optional.empty();
        }
        Rational sum = Rational.ZERO;
        for (var value :
                successes.counts().headMap(steps(days).toLongExact() + 1).entrySet()) {
            sum = sum.plus(Rational.of(value.getKey()).times(Rational.of(value.getValue())));
        }
        return Optional.of(sum.dividedBy(Rational.of(count)).dividedBy(stepsOfADay));
    }

    /**
     * Returns what may be expected of it in the end: the successes within the days for which every member has been followed,
     * over the share of the successes of earlier cohorts that had come by that age.
     *
     * <ul>
     *   <li>No member is open: empty, nothing more will come.
     *   <li>Earlier cohorts had no success within those days, or were not followed for longer: empty, there is nothing to go by.
     *   <li>Never fewer than succeeded already, never more than succeeded or are open.
     * </ul>
     *
     * @param history the cohorts before it
     * @return the projection
     */
    public Optional<Projection> projection(Cohort history) {
        OptionalInt followed = followedDays();
        CumulativeIncidence before = history.curve();
        if (followed.isEmpty() || before.lastTime().isEmpty()) {
            return Optional.empty();
        }
        Rational age = steps(followed.getAsInt());
        long last = before.lastTime().getAsLong();
        if (age.compareTo(Rational.of(last)) >= 0) {
            return Optional.empty();
        }
        Rational early = before.at(age.toLongExact()).orElse(Rational.ZERO);
        Rational whole = before.at(last).orElse(Rational.ZERO);
        if (early.isZero()) {
            return Optional.empty();
        }
        Rational completeness = early.dividedBy(whole);
        long within = within(successes, followed.getAsInt());
        Rational most = Rational.of(converted() + open());
        Rational conversions = Rational.of(within)
                .dividedBy(completeness)
                .max(Rational.of(converted()))
                .min(most);
        Interval now = Proportions.wilson(within, members(), level);
        double reached = completeness.toDouble();
        return Optional.of(new Projection(
                followed.getAsInt(),
                completeness,
                conversions,
                conversions.dividedBy(Rational.of(members())),
                new Interval(
                        Math.min(1, now.lower() / reached), Math.min(1, now.upper() / reached), level, now.method())));
    }

    private long within(Distribution days, int age) {
        return days.countBelow(steps(age).plus(Rational.ONE));
    }

    private Rational steps(int days) {
        return Rational.of(days).times(stepsOfADay);
    }

    @Override
    public String toString() {
        return "Cohort of " + range + ": " + members() + " members, " + converted() + " converted, " + lost()
                + " lost, " + open() + " open";
    }
}
