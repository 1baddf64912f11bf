package org.leadkpi.stats;

/**
 * The outcome of a test: how far the data are from what no difference would lead one to expect, and how rare that is.
 *
 * @param statistic the test statistic
 * @param degreesOfFreedom the degrees of freedom of its distribution, infinite where that is the normal one
 * @param pValue the probability of a statistic at least as extreme if there were no difference, 0 to 1
 * @since 0.1
 */
public record Significance(double statistic, double degreesOfFreedom, double pValue) {

    /**
     * Makes an outcome.
     *
     * @param statistic the test statistic, finite
     * @param degreesOfFreedom the degrees of freedom, above 0
     * @param pValue the probability, 0 to 1
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Significance {
        if (!Double.isFinite(statistic)) {
            throw new IllegalArgumentException("statistic must be finite, was " + statistic);
        }
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("degrees of freedom must be above 0, were " + degreesOfFreedom);
        }
        requireProbability(pValue);
    }

    /**
     * Returns whether the difference is larger than chance explains at a level of confidence.
     *
     * @param level the level of confidence, such as 0.95
     * @return whether the p value is at most 1 - level
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public boolean isSignificantAt(double level) {
        return pValue <= 1 - Levels.require(level);
    }

    static double requireProbability(double pValue) {
        if (!(0 <= pValue && pValue <= 1)) {
            throw new IllegalArgumentException("p value must be between 0 and 1, was " + pValue);
        }
        return pValue;
    }
}
