package org.leadkpi.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadkpi.value.Rational;

/**
 * The share that has had an event, as time goes by, when another event may come first and rule it out.
 *
 * <p>The Aalen-Johansen estimate: the sum, over the times t at which events happened, of S(t-) d / n for d events among
 * n at risk, where S is the {@link Survival} of all events, competing ones included. Treating competing events as
 * censored instead would answer what the share were if they did not exist, which is too high. Source: O. O. Aalen and
 * S. Johansen, Scandinavian Journal of Statistics 5 (1978) 141-150.
 *
 * <ul>
 *   <li>Times are whole numbers of at least 0 in a unit of the caller's.
 *   <li>At the same time, events and competing events come before censorings.
 *   <li>Past the last time at which anyone was watched, the curve is not known and answers are empty, unless all have
 *       had an event: then it stays where it is.
 *   <li>The shares of the event, of the competing event and of neither sum to exactly 1; without competing events the
 *       share is 1 less survival, and so are its limits.
 * </ul>
 *
 * <pre>{@code
 * CumulativeIncidence won = CumulativeIncidence.of(
 *     Distribution.ofValues(10, 20), Distribution.ofValues(5), Distribution.ofValues(8));
 * won.at(10)                          // 3/8, and not 1/2
 * won.quantile(Rational.of(3, 4))     // 20
 * }</pre>
 *
 * @since 0.1
 */
public final class CumulativeIncidence {

    private final Distribution events;
    private final Distribution competing;
    private final Distribution censored;
    private final RiskTable table;
    private final double[] variance;

    private CumulativeIncidence(Distribution events, Distribution competing, Distribution censored) {
        this.events = events;
        this.competing = competing;
        this.censored = censored;
        table = new RiskTable(events, competing, censored);
        variance = variances(table);
    }

    /**
     * Returns the cumulative incidence of the events of a sample.
     *
     * @param events the times from the start to the event, of those that had it
     * @param competing the times to the competing event, of those for which that came first
     * @param censored the times for which the others were watched without either
     * @return the curve
     * @throws IllegalArgumentException if a time is negative
     * @throws ArithmeticException if there are more times than a {@code long} holds
     */
    public static CumulativeIncidence of(Distribution events, Distribution competing, Distribution censored) {
        return new CumulativeIncidence(events, competing, censored);
    }

    /**
     * A time at which events of either kind happened.
     *
     * @param time the time
     * @param atRisk how many were watched until then and had neither event before, at least 1
     * @param events how many had the event then
     * @param competing how many had the competing event then
     * @param incidence the share that had the event by then, within about 15 digits
     * @since 0.1
     */
    public record Step(long time, long atRisk, long events, long competing, double incidence) {}

    /**
     * Returns the share that has had the event up to and including a time.
     *
     * <ul>
     *   <li>Exact, as long as at most 1,000 stretches of events are separated by censoring. Beyond, where the digits of
     *       an exact fraction would fill pages, correct to more than 100 digits.
     *   <li>Before the first event: 0.
     * </ul>
     *
     * @param time the time, at least 0
     * @return the share, 0 to 1; empty if it is not known
     * @throws IllegalArgumentException if the time is negative
     */
    public Optional<Rational> at(long time) {
        Survival.requireTime("time", time);
        if (!table.isKnownAt(time)) {
            return Optional.empty();
        }
        int row = table.rowAt(time);
        return Optional.of(row < 0 ? Rational.ZERO : table.exactIncidence(row));
    }

    /**
     * Returns the interval of the share that has had the event up to and including a time.
     *
     * <p>With the variance of the delta method, symmetric on the scale log(-log(1 - share)). Source: E. Marubini and M.
     * G. Valsecchi, Analysing Survival Data from Clinical Trials and Observational Studies (1995) section 10.4.
     *
     * <ul>
     *   <li>The share is 0 or 1, or not known: empty, the variance says nothing there.
     *   <li>Without competing events it is 1 less {@link Survival#interval}.
     * </ul>
     *
     * @param time the time, at least 0
     * @param level the level of confidence, such as 0.95
     * @return the interval, within 0 to 1
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public Optional<Interval> interval(long time, double level) {
        Survival.requireTime("time", time);
        Levels.require(level);
        int row = table.rowAt(time);
        if (row < 0 || !hasLimits(row) || !table.isKnownAt(time)) {
            return Optional.empty();
        }
        Interval without = LogLog.survival(without(row), relativeError(row), level);
        return Optional.of(new Interval(1 - without.upper(), 1 - without.lower(), level, IntervalMethod.LOG_LOG));
    }

    /**
     * Returns the time by which a share of all, whatever became of the others, has had the event.
     *
     * <ul>
     *   <li>The share is not reached while anyone was watched: empty. Competing events may keep it out of reach for good.
     *   <li>Decided exactly, whatever the number of times: rounding never moves it.
     * </ul>
     *
     * @param share a share, above 0 and at most 1
     * @return the first time at which the cumulative incidence is at least the share
     * @throws IllegalArgumentException if the share is not in (0, 1]
     */
    public OptionalLong quantile(Rational share) {
        return table.firstWithIncidenceAtLeast(Survival.requireShare(share));
    }

    /**
     * Returns the interval of the time by which a share has had the event.
     *
     * <p>It reaches from the first time at which the upper limit of {@link #interval} is at least the share, to the first
     * one at which the lower limit is.
     *
     * <ul>
     *   <li>The later end is not reached: there is no upper limit ({@link Interval#isBoundedAbove()}).
     *   <li>Neither end is reached: empty.
     *   <li>Where all have had the event, there is no interval of the share, and no end is read off there.
     * </ul>
     *
     * @param share a share, above 0 and at most 1
     * @param level the level of confidence, such as 0.95
     * @return the interval, in the unit of the times
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public Optional<Interval> quantileInterval(Rational share, double level) {
        double remaining = Rational.ONE.minus(Survival.requireShare(share)).toDouble();
        double standardErrors = Levels.standardErrors(level);
        double lower = Double.POSITIVE_INFINITY;
        for (int row = 0; row < table.rows(); row++) {
            if (!hasLimits(row)) {
                continue;
            }
            double without = without(row);
            double reach = LogLog.reach(without, relativeError(row), standardErrors);
            if (Math.pow(without, reach) <= remaining) {
                lower = Math.min(lower, (double) table.time(row));
            }
            if (Math.pow(without, 1 / reach) <= remaining) {
                return Optional.of(new Interval(lower, table.time(row), level, IntervalMethod.LOG_LOG));
            }
        }
        return lower == Double.POSITIVE_INFINITY
                ? Optional.empty()
                : Optional.of(new Interval(lower, Double.POSITIVE_INFINITY, level, IntervalMethod.LOG_LOG));
    }

    /**
     * Returns how many were at risk right before a time: those with neither an event nor a censoring before it.
     *
     * @param time the time, at least 0
     * @return the number at risk
     * @throws IllegalArgumentException if the time is negative
     */
    public long atRisk(long time) {
        Survival.requireTime("time", time);
        return table.atRiskAt(time);
    }

    /** {@return the last time at which anyone was watched, empty if nobody was} */
    public OptionalLong lastTime() {
        return table.lastTime();
    }

    /** {@return the times at which events of either kind happened, in ascending order, unmodifiable} */
    public List<Step> steps() {
        return IntStream.range(0, table.rows())
                .mapToObj(row -> new Step(
                        table.time(row),
                        table.atRisk(row),
                        table.events(row),
                        table.exits(row) - table.events(row),
                        table.incidence(row)))
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CumulativeIncidence that
                && that.events.equals(events)
                && that.competing.equals(competing)
                && that.censored.equals(censored);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * events.hashCode() + competing.hashCode()) + censored.hashCode();
    }

    /** {@return the number of events, of competing events and of those censored} */
    @Override
    public String toString() {
        return "CumulativeIncidence[events=" + events.count() + ", competing=" + competing.count() + ", censored="
                + censored.count() + "]";
    }

    private double without(int row) {
        return 1 - table.incidence(row);
    }

    private double relativeError(int row) {
        return Math.sqrt(variance[row]) / without(row);
    }

    /** Whether the share lies between 0 and 1: some had the event, and not all did. */
    private boolean hasLimits(int row) {
        return variance[row] > 0 && (table.remaining(row) > 0 || !competing.isEmpty());
    }

    /**
     * Returns the variance of the incidence I(t) after each row: with d events and e exits among n at risk at time u,
     * Σ (I(t) - I(u))² e / (n (n - e)) + Σ S(u-)² d (n - d) / n³ - 2 Σ (I(t) - I(u)) S(u-) d / n².
     *
     * <p>The sums over (I(t) - I(u)) move on with I(t) by what they gain, in one pass and without cancelling digits.
     */
    private static double[] variances(RiskTable table) {
        double[] variance = new double[table.rows()];
        double exitTerms = 0;
        double exitTermsByDistance = 0;
        double exitTermsByItsSquare = 0;
        double eventTerms = 0;
        double eventTermsByDistance = 0;
        double ownTerms = 0;
        double survival = 1;
        for (int row = 0; row < table.rows(); row++) {
            double n = table.atRisk(row);
            double d = table.events(row);
            double gain = survival * d / n;
            exitTermsByItsSquare += gain * (2 * exitTermsByDistance + gain * exitTerms);
            exitTermsByDistance += gain * exitTerms;
            eventTermsByDistance += gain * eventTerms;
            exitTerms += table.exits(row) / n / table.remaining(row);
            eventTerms += gain / n;
            ownTerms += gain * survival * (n - d) / (n * n);
            variance[row] = exitTermsByItsSquare + ownTerms - 2 * eventTermsByDistance;
            survival = table.survival(row);
        }
        return variance;
    }
}
