package org.leadkpi.stats;

import java.util.Optional;
import org.leadkpi.value.Rational;

/**
 * Independent events counted over an exposure to them, such as months lived through: events per unit of exposure.
 *
 * <p>Those without an event count by their exposure, which a mean time to the event, taken over those that had one, leaves
 * out.
 *
 * <pre>{@code
 * ExposureRate losses = ExposureRate.of(5, Rational.of(140));
 * losses.rate()       // 1/28 a month
 * losses.meanTime()   // 28 months
 * }</pre>
 *
 * @param events how many events were counted, at least 0
 * @param exposure the exposure in which they were, above 0, in a unit of the caller's
 * @since 0.1
 */
public record ExposureRate(long events, Rational exposure) {

    /**
     * Makes a rate.
     *
     * @param events how many events were counted
     * @param exposure the exposure in which they were
     * @throws IllegalArgumentException if the events are negative or the exposure is not above 0
     */
    public ExposureRate {
        Counts.requireCount("events", events, 0);
        if (exposure.signum() <= 0) {
            throw new IllegalArgumentException("exposure must be above 0, was " + exposure);
        }
    }

    /**
     * Returns a rate.
     *
     * @param events how many events were counted, at least 0
     * @param exposure the exposure in which they were, above 0
     * @return the rate
     * @throws IllegalArgumentException if the events are negative or the exposure is not above 0
     */
    public static ExposureRate of(long events, Rational exposure) {
        return new ExposureRate(events, exposure);
    }

    /** {@return the events per unit of exposure, exactly} */
    public Rational rate() {
        return Rational.of(events).dividedBy(exposure);
    }

    /**
     * Returns the interval of the rate: the limits of {@link Counts#byar} divided by the exposure.
     *
     * @param level the level of confidence, such as 0.95
     * @return the interval, in events per unit of exposure
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public Interval interval(double level) {
        Interval expected = Counts.byar(events, level);
        double units = exposure.toDouble();
        return new Interval(expected.lower() / units, expected.upper() / units, level, IntervalMethod.BYAR);
    }

    /**
     * Returns the mean time to an event if the rate is always the same: the exposure per event.
     *
     * @return the mean, exactly; empty without events
     */
    public Optional<Rational> meanTime() {
        return events == 0 ? Optional.empty() : Optional.of(exposure.dividedBy(Rational.of(events)));
    }

    /**
     * Returns the interval of the mean time to an event: the reciprocals of the limits of the rate.
     *
     * <ul>
     *   <li>The lower limit of the rate is 0: there is no upper limit of the time.
     *   <li>No events: at least the exposure divided by {@link Counts#upperBoundOnNone}, which is one-sided, without an
     *       upper limit.
     * </ul>
     *
     * @param level the level of confidence, such as 0.95
     * @return the interval, in units of exposure
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public Interval meanTimeInterval(double level) {
        Interval time = Counts.costPerOutput(exposure.toDouble(), events, level);
        return new Interval(time.lower(), time.upper(), level, IntervalMethod.BYAR);
    }

    /**
     * Returns this rate divided by another one.
     *
     * @param other the rate to divide by, in the same unit of exposure
     * @return the ratio, exactly; empty if the other one is 0
     */
    public Optional<Rational> ratioTo(ExposureRate other) {
        return other.events == 0 ? Optional.empty() : Optional.of(rate().dividedBy(other.rate()));
    }

    /**
     * Returns the interval of this rate divided by another one: the logarithm of the ratio, plus and minus
     * z √(1/x1 + 1/x2) for x1 and x2 events.
     *
     * <ul>
     *   <li>No events on either side: empty, the ratio has no logarithm.
     * </ul>
     *
     * @param other the rate to divide by, in the same unit of exposure
     * @param level the level of confidence, such as 0.95
     * @return the interval
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public Optional<Interval> ratioInterval(ExposureRate other, double level) {
        Levels.require(level);
        // A cost per output is exposure per event, the reciprocal of a rate.
        return events == 0 || other.events == 0
                ? Optional.empty()
                : Optional.of(Counts.ratioOfCosts(
                        other.exposure.toDouble(), other.events, exposure.toDouble(), events, level));
    }

    /**
     * Returns the exact two-sided p value of equal rates, given how many events there were together.
     *
     * <p>Each event then falls to this side with the probability of its share of the exposure; the p value is the
     * probability of all splits that are no likelier than the one observed. Source: J. Przyborowski and H. Wilenski,
     * Biometrika 31 (1940) 313-323.
     *
     * <ul>
     *   <li>No events on both sides: 1.
     *   <li>So rare that a double has no number for it: 0.
     * </ul>
     *
     * @param other the rate to compare with, in the same unit of exposure
     * @return the p value, 0 to 1
     * @throws ArithmeticException if there are more events together than a {@code long} holds
     */
    public double exactTest(ExposureRate other) {
        long both = Math.addExact(events, other.events);
        double odds = exposure.dividedBy(other.exposure).toDouble();
        double share = odds / (1 + odds);
        long mode = Math.min(both, (long) ((both + 1.0) * share));
        return ExactTest.pValue(events, mode, x -> odds * (both - x) / (x + 1.0), x -> x / odds / (both - x + 1.0));
    }
}
