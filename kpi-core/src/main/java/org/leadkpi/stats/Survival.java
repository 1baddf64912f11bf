package org.leadkpi.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadkpi.value.Rational;

/**
 * The share that has had no event yet, as time goes by, when some were watched for only part of the time.
 *
 * <p>The Kaplan-Meier estimate: the product, over the times at which events happened, of the share of those at risk
 * that had none. Whoever is censored counts among those at risk until then, and nothing is assumed about afterwards.
 * Source: E. L. Kaplan and P. Meier, JASA 53 (1958) 457-481.
 *
 * <ul>
 *   <li>Times are whole numbers of at least 0 in a unit of the caller's.
 *   <li>An event and a censoring at the same time: the event comes first.
 *   <li>Past the last time at which anyone was watched, the curve is not known and answers are empty, unless all have
 *       had their event: then survival is 0 from there on.
 *   <li>Without events survival is 1 for as long as anyone was watched; without anybody it is not known at all.
 *   <li>Censoring must have nothing to do with the prospect of an event. A competing event, after which the event cannot
 *       happen any more, is no censoring: see {@link CumulativeIncidence}.
 * </ul>
 *
 * <pre>{@code
 * Survival waiting = Survival.of(Distribution.ofValues(2, 3, 4, 5, 6, 600), Distribution.ofValues(4320, 4320, 4320, 4320));
 * waiting.median()   // 6
 * waiting.at(600)    // 2/5
 * }</pre>
 *
 * @since 0.1
 */
public final class Survival {

    private static final Rational HALF = Rational.of(1, 2);

    private final Distribution events;
    private final Distribution censored;
    private final RiskTable table;

    /** Greenwood's sum up to each row: the square of the standard error relative to survival. */
    private final double[] relativeVariance;

    private Survival(Distribution events, Distribution censored) {
        this.events = events;
        this.censored = censored;
        table = new RiskTable(events, Distribution.EMPTY, censored);
        relativeVariance = new double[table.rows()];
        double sum = 0;
        for (int row = 0; row < table.rows(); row++) {
            sum += hazardVariance(row);
            relativeVariance[row] = sum;
        }
    }

    /**
     * Returns the survival of a sample.
     *
     * @param events the times from the start to the event, of those that had one
     * @param censored the times for which the others were watched without one
     * @return the curve
     * @throws IllegalArgumentException if a time is negative
     * @throws ArithmeticException if there are more times than a {@code long} holds
     */
    public static Survival of(Distribution events, Distribution censored) {
        return new Survival(events, censored);
    }

    /**
     * A time at which events happened.
     *
     * @param time the time
     * @param atRisk how many were watched until then and had no event before, at least 1
     * @param events how many had their event then, at least 1
     * @param survival the share without event right after, within about 15 digits
     * @since 0.1
     */
    public record Step(long time, long atRisk, long events, double survival) {}

    /**
     * Returns the share that has had no event up to and including a time.
     *
     * <ul>
     *   <li>Exact, as long as at most 1,000 stretches of events are separated by censoring. Beyond, where the digits of
     *       an exact fraction would fill pages, correct to more than 100 digits.
     *   <li>Before the first event: 1.
     * </ul>
     *
     * @param time the time, at least 0
     * @return the share, 0 to 1; empty if it is not known
     * @throws IllegalArgumentException if the time is negative
     */
    public Optional<Rational> at(long time) {
        requireTime("time", time);
        if (!table.isKnownAt(time)) {
            return Optional.empty();
        }
        int row = table.rowAt(time);
        return Optional.of(row < 0 ? Rational.ONE : table.exactSurvival(row));
    }

    /**
     * Returns the interval of the share that has had no event up to and including a time.
     *
     * <p>With Greenwood's variance, S² Σ d / (n (n - d)) for d events among n at risk, symmetric on the scale
     * log(-log S). Source: J. D. Kalbfleisch and R. L. Prentice, The Statistical Analysis of Failure Time Data (2002)
     * 18.
     *
     * <ul>
     *   <li>The share is 0 or 1, or not known: empty, the variance says nothing there.
     * </ul>
     *
     * @param time the time, at least 0
     * @param level the level of confidence, such as 0.95
     * @return the interval, within 0 to 1
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public Optional<Interval> interval(long time, double level) {
        requireTime("time", time);
        Levels.require(level);
        int row = table.rowAt(time);
        return row < 0 || table.remaining(row) == 0 || !table.isKnownAt(time)
                ? Optional.empty()
                : Optional.of(LogLog.survival(table.survival(row), Math.sqrt(relativeVariance[row]), level));
    }

    /**
     * Returns the time by which a share has had the event: the first one at which survival is at most 1 - share.
     *
     * <ul>
     *   <li>The share is not reached while anyone was watched: empty.
     *   <li>Decided exactly, whatever the number of times: rounding never moves it.
     * </ul>
     *
     * @param share a share, above 0 and at most 1
     * @return a time at which an event happened
     * @throws IllegalArgumentException if the share is not in (0, 1]
     */
    public OptionalLong quantile(Rational share) {
        return table.firstWithSurvivalAtMost(Rational.ONE.minus(requireShare(share)));
    }

    /**
     * Returns the time by which half has had the event, as {@link #quantile} does.
     *
     * @return the median, empty if it is not reached
     */
    public OptionalLong median() {
        return quantile(HALF);
    }

    /**
     * Returns the interval of the time by which a share has had the event.
     *
     * <p>It reaches from the first time at which the lower limit of {@link #interval} is at most 1 - share, to the first
     * one at which the upper limit is. Source: R. Brookmeyer and J. Crowley, Biometrics 38 (1982) 29-41.
     *
     * <ul>
     *   <li>The later end is not reached: there is no upper limit ({@link Interval#isBoundedAbove()}).
     *   <li>Neither end is reached: empty.
     *   <li>Where the last one at risk has the event, there is no interval of the share, and no end is read off there.
     * </ul>
     *
     * @param share a share, above 0 and at most 1
     * @param level the level of confidence, such as 0.95
     * @return the interval, in the unit of the times
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public Optional<Interval> quantileInterval(Rational share, double level) {
        double remaining = Rational.ONE.minus(requireShare(share)).toDouble();
        double standardErrors = Levels.standardErrors(level);
        double lower = Double.POSITIVE_INFINITY;
        for (int row = 0; row < table.rows() && table.remaining(row) > 0; row++) {
            double survival = table.survival(row);
            double reach = LogLog.reach(survival, Math.sqrt(relativeVariance[row]), standardErrors);
            if (Math.pow(survival, reach) <= remaining) {
                lower = Math.min(lower, (double) table.time(row));
            }
            if (Math.pow(survival, 1 / reach) <= remaining) {
                return Optional.of(new Interval(lower, table.time(row), level, IntervalMethod.LOG_LOG));
            }
        }
        return lower == Double.POSITIVE_INFINITY
                ? Optional.empty()
                : Optional.of(new Interval(lower, Double.POSITIVE_INFINITY, level, IntervalMethod.LOG_LOG));
    }

    /**
     * Returns the mean time without event, counting no more than the horizon for each: the area under the curve up to it.
     *
     * <ul>
     *   <li>The curve is not known up to the horizon: empty.
     * </ul>
     *
     * @param horizon the time up to which time counts, at least 0
     * @return the mean, 0 to {@code horizon}
     * @throws IllegalArgumentException if the horizon is negative
     */
    public OptionalDouble restrictedMean(long horizon) {
        requireTime("horizon", horizon);
        return table.isKnownAt(horizon) ? OptionalDouble.of(area(horizon).mean) : OptionalDouble.empty();
    }

    /**
     * Returns the interval of {@link #restrictedMean}: the mean plus and minus z standard errors, within 0 to horizon.
     *
     * <p>The variance is Σ A² d / (n (n - d)), A being the area from a time with events up to the horizon. Source: J. P.
     * Klein and M. L. Moeschberger, Survival Analysis (2003) section 4.5.
     *
     * <ul>
     *   <li>The curve is not known up to the horizon, or no area lies after any event: empty.
     * </ul>
     *
     * @param horizon the time up to which time counts, at least 0
     * @param level the level of confidence, such as 0.95
     * @return the interval, in the unit of the times
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public Optional<Interval> restrictedMeanInterval(long horizon, double level) {
        requireTime("horizon", horizon);
        double standardErrors = Levels.standardErrors(level);
        Area area = area(horizon);
        if (!table.isKnownAt(horizon) || area.variance == 0) {
            return Optional.empty();
        }
        double half = standardErrors * Math.sqrt(area.variance);
        return Optional.of(new Interval(
                Math.max(0, area.mean - half),
                Math.min((double) horizon, area.mean + half),
                level,
                IntervalMethod.NORMAL));
    }

    /**
     * Returns how many were at risk right before a time: those with neither an event nor a censoring before it.
     *
     * @param time the time, at least 0
     * @return the number at risk
     * @throws IllegalArgumentException if the time is negative
     */
    public long atRisk(long time) {
        requireTime("time", time);
        return table.atRiskAt(time);
    }

    /** {@return the last time at which anyone was watched, empty if nobody was} */
    public OptionalLong lastTime() {
        return table.lastTime();
    }

    /** {@return the times at which events happened, in ascending order, unmodifiable} */
    public List<Step> steps() {
        return IntStream.range(0, table.rows())
                .mapToObj(row -> new Step(table.time(row), table.atRisk(row), table.events(row), table.survival(row)))
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Survival that && that.events.equals(events) && that.censored.equals(censored);
    }

    @Override
    public int hashCode() {
        return 31 * events.hashCode() + censored.hashCode();
    }

    /** {@return the number of events and of those censored, and the median} */
    @Override
    public String toString() {
        OptionalLong median = median();
        return "Survival[events=" + events.count() + ", censored=" + censored.count() + ", median="
                + (median.isPresent() ? median.getAsLong() : "not reached") + "]";
    }

    private record Area(double mean, double variance) {}

    /** Adds up the area from the horizon backwards, so that each event finds the area after it. */
    private Area area(long horizon) {
        double area = 0;
        double variance = 0;
        long end = horizon;
        for (int row = table.rowAt(horizon); row >= 0; row--) {
            area += table.survival(row) * (end - table.time(row));
            end = table.time(row);
            if (area > 0) {
                variance += area * area * hazardVariance(row);
            }
        }
        return new Area(area + end, variance);
    }

    private double hazardVariance(int row) {
        return (double) table.events(row) / table.atRisk(row) / table.remaining(row);
    }

    static void requireTime(String name, long time) {
        if (time < 0) {
            throw new IllegalArgumentException(name + " must be at least 0, was " + time);
        }
    }

    static Rational requireShare(Rational share) {
        if (share.signum() <= 0 || share.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("share must be above 0 and at most 1, was " + share);
        }
        return share;
    }
}
