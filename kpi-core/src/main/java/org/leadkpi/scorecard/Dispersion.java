package org.leadkpi.scorecard;

import java.util.Objects;
import org.leadkpi.stats.Distribution;
import org.leadkpi.value.Rational;

/**
 * How values spread around a mean or median, in the unit of the KPI.
 *
 * @param n how many values
 * @param mean the mean
 * @param median the median
 * @param lowerQuartile the first quartile
 * @param upperQuartile the third quartile
 * @param p90 the 90th percentile
 * @since 0.1
 */
public record Dispersion(
        long n, Rational mean, Rational median, Rational lowerQuartile, Rational upperQuartile, Rational p90) {

    /**
     * Refuses null.
     *
     * @param n how many values
     * @param mean the mean
     * @param median the median
     * @param lowerQuartile the first quartile
     * @param upperQuartile the third quartile
     * @param p90 the 90th percentile
     */
    public Dispersion {
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(median, "median");
        Objects.requireNonNull(lowerQuartile, "lowerQuartile");
        Objects.requireNonNull(upperQuartile, "upperQuartile");
        Objects.requireNonNull(p90, "p90");
    }

    /**
     * The spread of a distribution.
     *
     * @param steps the values, as whole numbers of steps; not empty
     * @param resolution how many steps make one of the unit
     * @return the spread
     */
    public static Dispersion of(Distribution steps, Rational resolution) {
        return new Dispersion(
                steps.count(),
                steps.mean().dividedBy(resolution),
                steps.median().dividedBy(resolution),
                steps.quantile(Rational.of(1, 4)).dividedBy(resolution),
                steps.quantile(Rational.of(3, 4)).dividedBy(resolution),
                steps.quantile(Rational.of(9, 10)).dividedBy(resolution));
    }

    /**
     * Returns whether the mean misleads: it lies more than half the interquartile range away from the median.
     *
     * @return true when skewed; without any interquartile range, when mean and median differ
     */
    public boolean isSkewed() {
        Rational distance = mean.minus(median).abs();
        Rational half = upperQuartile.minus(lowerQuartile).dividedBy(Rational.of(2));
        return distance.compareTo(half) > 0;
    }
}
