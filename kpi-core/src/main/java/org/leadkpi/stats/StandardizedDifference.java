package org.leadkpi.stats;

import java.util.List;
import org.leadkpi.value.Rational;

/**
 * A difference of two proportions, as it would be if both kinds were made up of the same strata in the same shares.
 *
 * <p>With p1 and p2 the proportions in a stratum and w its share of all trials of both kinds, it is the sum of w (p1 - p2): what
 * is left of a difference when the kinds no longer differ in their mix. Source: direct standardization, J. L. Fleiss, Statistical
 * Methods for Rates and Proportions (1981) chapter 14.
 *
 * <ul>
 *   <li>A single stratum: the plain difference.
 *   <li>A stratum in which one kind has no trials compares nothing and cannot be given; the difference is then one of the others.
 * </ul>
 *
 * @param strata the two kinds within each stratum, at least one stratum
 * @since 0.1
 */
public record StandardizedDifference(List<TwoProportions> strata) {

    /**
     * Copies.
     *
     * @param strata the two kinds within each stratum
     * @throws IllegalArgumentException if there is no stratum
     * @throws ArithmeticException if there are more trials together than a {@code long} holds
     */
    public StandardizedDifference {
        strata = List.copyOf(strata);
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("a standardized difference needs at least 1 stratum, has none");
        }
        trials(strata);
    }

    private static long trials(List<TwoProportions> strata) {
        return strata.stream().mapToLong(StandardizedDifference::trials).reduce(0, Math::addExact);
    }

    private static long trials(TwoProportions stratum) {
        return Math.addExact(stratum.trials1(), stratum.trials2());
    }

    /** {@return the standardized proportion of the first kind, exactly} */
    public Rational first() {
        return strata.stream()
                .map(stratum -> stratum.first().times(weight(stratum)))
                .reduce(Rational.ZERO, Rational::plus);
    }

    /** {@return the standardized proportion of the second kind, exactly} */
    public Rational second() {
        return strata.stream()
                .map(stratum -> stratum.second().times(weight(stratum)))
                .reduce(Rational.ZERO, Rational::plus);
    }

    /** {@return the first proportion less the second, both standardized, exactly} */
    public Rational difference() {
        return first().minus(second());
    }

    private Rational weight(TwoProportions stratum) {
        return Rational.of(trials(stratum), trials(strata));
    }

    /**
     * Returns the interval of the difference: the hybrid score interval of each stratum, their distances from the difference added
     * in squares by weight.
     *
     * <p>Source: G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693-1702. Of a single stratum it is
     * {@link Proportions#newcombe}.
     *
     * @param level the level of confidence, such as 0.95
     * @return the interval, within -1 to 1
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public Interval interval(double level) {
        double below = 0;
        double above = 0;
        for (TwoProportions stratum : strata) {
            Interval plain = stratum.differenceInterval(level);
            double weight = weight(stratum).toDouble();
            double middle = stratum.difference().toDouble();
            below = Math.hypot(below, weight * (middle - plain.lower()));
            above = Math.hypot(above, weight * (plain.upper() - middle));
        }
        double difference = difference().toDouble();
        return new Interval(difference - below, difference + above, level, IntervalMethod.NEWCOMBE);
    }
}
