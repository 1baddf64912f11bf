package org.leadkpi.stats;

/**
 * Confidence intervals for means.
 *
 * @since 0.1
 */
public final class Means {

    private Means() {}

    /**
     * Returns the interval of a mean by Student's t: the mean plus and minus t standardDeviation / √n.
     *
     * <ul>
     *   <li>One value or none: refused, it says nothing about spread.
     *   <li>All values equal: both limits are the mean.
     *   <li>Skewed values: the level is only approximate; show the median too.
     * </ul>
     *
     * @param mean the sample mean, finite
     * @param standardDeviation the sample standard deviation (divisor n - 1), finite and not negative
     * @param n how many values there are, at least 2
     * @param level the level of confidence, such as 0.95
     * @return the interval, in the unit of the values
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Interval studentT(double mean, double standardDeviation, long n, double level) {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean must be finite, was " + mean);
        }
        if (!(0 <= standardDeviation && standardDeviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "standard deviation must be finite and not negative, was " + standardDeviation);
        }
        if (n < 2) {
            throw new IllegalArgumentException("values must be at least 2, were " + n);
        }
        double half =
                StudentT.criticalValue(Levels.require(level), n - 1.0) * standardDeviation / Math.sqrt((double) n);
        return new Interval(mean - half, mean + half, level, IntervalMethod.STUDENT_T);
    }
}
