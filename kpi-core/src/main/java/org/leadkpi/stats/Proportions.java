package org.leadkpi.stats;

/**
 * Confidence intervals for proportions: so many successes in so many independent trials.
 *
 * <p>All limits are shares, 0 to 1 (differences -1 to 1), and two-sided.
 *
 * @since 0.1
 */
public final class Proportions {

    private Proportions() {}

    /**
     * Returns the score interval of a proportion, the usual choice.
     *
     * <p>With p = successes / trials, n = trials and z standard errors, its centre is (p + z²/2n) / (1 + z²/n) and its
     * half width z √(p(1-p)/n + z²/4n²) / (1 + z²/n). Source: E. B. Wilson, JASA 22 (1927) 209-212.
     *
     * <ul>
     *   <li>No successes: the lower limit is exactly 0. Nothing but successes: the upper limit is exactly 1.
     *   <li>No trials: refused, there is no proportion.
     * </ul>
     *
     * @param successes how many trials succeeded, 0 to {@code trials}
     * @param trials how many trials there were, at least 1
     * @param level the level of confidence, such as 0.95
     * @return the interval
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Interval wilson(long successes, long trials, double level) {
        requireProportion(successes, trials);
        double z = Levels.standardErrors(level);
        double n = trials;
        double p = successes / n;
        double scale = 1 + z * z / n;
        double centre = (p + z * z / (2 * n)) / scale;
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
        double lower = successes == 0 ? 0 : centre - half;
        double upper = successes == trials ? 1 : centre + half;
        return new Interval(lower, upper, level, IntervalMethod.WILSON);
    }

    /**
     * Returns the exact interval of a proportion, which covers at least the stated level for any true proportion.
     *
     * <p>Its limits are the proportions at which the observed number of successes, or a more extreme one, has a
     * probability of (1 - level) / 2. Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404-413.
     *
     * <ul>
     *   <li>No successes: the lower limit is exactly 0. Nothing but successes: the upper limit is exactly 1.
     *   <li>No trials: refused, there is no proportion.
     * </ul>
     *
     * @param successes how many trials succeeded, 0 to {@code trials}
     * @param trials how many trials there were, at least 1
     * @param level the level of confidence, such as 0.95
     * @return the interval
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Interval clopperPearson(long successes, long trials, double level) {
        requireProportion(successes, trials);
        double tail = Levels.tail(level);
        double failures = trials - successes;
        double lower = successes == 0 ? 0 : IncompleteBeta.inverse(tail, (double) successes, failures + 1);
        double upper = successes == trials ? 1 : 1 - IncompleteBeta.inverse(tail, failures, successes + 1.0);
        return new Interval(lower, upper, level, IntervalMethod.CLOPPER_PEARSON);
    }

    /**
     * Returns the hybrid score interval of the difference of two independent proportions, the first less the second.
     *
     * <p>With d the difference and (l, u) the Wilson limits of each proportion p, it reaches from
     * d - √((p1-l1)² + (u2-p2)²) to d + √((u1-p1)² + (p2-l2)²). Source: R. G. Newcombe, Statistics in Medicine 17
     * (1998) 873-890, method 10.
     *
     * <ul>
     *   <li>No trials on either side: refused, there is no proportion.
     * </ul>
     *
     * @param successes1 how many trials of the first kind succeeded
     * @param trials1 how many trials of the first kind there were, at least 1
     * @param successes2 how many trials of the second kind succeeded
     * @param trials2 how many trials of the second kind there were, at least 1
     * @param level the level of confidence, such as 0.95
     * @return the interval of the difference, within -1 to 1
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Interval newcombe(long successes1, long trials1, long successes2, long trials2, double level) {
        Interval first = wilson(successes1, trials1, level);
        Interval second = wilson(successes2, trials2, level);
        return difference((double) successes1 / trials1, first, (double) successes2 / trials2, second);
    }

    /**
     * Returns the interval of a difference of two independent proportions from the interval of each, whatever its method:
     * what {@link #newcombe} does with those of Wilson.
     *
     * <p>Source: G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693-1702.
     *
     * @param first the first proportion
     * @param firstLimits its interval, which holds it
     * @param second the second proportion
     * @param secondLimits its interval, of the same level, which holds it
     * @return the interval of the difference, by the method of clusters if either is
     * @throws IllegalArgumentException if the levels differ
     */
    public static Interval difference(double first, Interval firstLimits, double second, Interval secondLimits) {
        if (firstLimits.level() != secondLimits.level()) {
            throw new IllegalArgumentException("levels of both intervals must be the same, were " + firstLimits.level()
                    + " and " + secondLimits.level());
        }
        double below = Math.hypot(first - firstLimits.lower(), secondLimits.upper() - second);
        double above = Math.hypot(firstLimits.upper() - first, second - secondLimits.lower());
        boolean clustered =
                firstLimits.method() == IntervalMethod.CLUSTERED || secondLimits.method() == IntervalMethod.CLUSTERED;
        return new Interval(
                first - second - below,
                first - second + above,
                firstLimits.level(),
                clustered ? IntervalMethod.CLUSTERED : IntervalMethod.NEWCOMBE);
    }

    /**
     * Returns the chi-squared test of whether several kinds of trials succeed equally often, against any differences.
     *
     * <p>With p the proportion of all together, the sum of (successes - n p)² / (n p (1-p)) over the kinds; degrees of
     * freedom are one fewer than kinds. Without Yates' correction. Source: K. Pearson, Philosophical Magazine 50 (1900)
     * 157-175.
     *
     * <ul>
     *   <li>No success at all, or nothing but: all are equal, the statistic is 0 and p is 1.
     *   <li>Kinds with fewer than about 5 successes or failures to be expected: only roughly right.
     * </ul>
     *
     * @param successes how many trials of each kind succeeded
     * @param trials how many trials of each kind there were, in the same order, each at least 1
     * @return the outcome
     * @throws IllegalArgumentException if there are fewer than 2 kinds, not as many of either, or a number is out of its
     *     range
     * @throws ArithmeticException if there are more trials together than a {@code long} holds
     */
    public static Significance homogeneity(long[] successes, long[] trials) {
        if (successes.length != trials.length) {
            throw new IllegalArgumentException(
                    "successes and trials must be as many, were " + successes.length + " and " + trials.length);
        }
        if (trials.length < 2) {
            throw new IllegalArgumentException("kinds must be at least 2, were " + trials.length);
        }
        long allSuccesses = 0;
        long allTrials = 0;
        for (int i = 0; i < trials.length; i++) {
            requireProportion(successes[i], trials[i]);
            allSuccesses = Math.addExact(allSuccesses, successes[i]);
            allTrials = Math.addExact(allTrials, trials[i]);
        }
        double pooled = (double) allSuccesses / allTrials;
        double statistic = 0;
        if (allSuccesses > 0 && allSuccesses < allTrials) {
            for (int i = 0; i < trials.length; i++) {
                double excess = successes[i] - trials[i] * pooled;
                statistic += excess * excess / (trials[i] * pooled * (1 - pooled));
            }
        }
        double degreesOfFreedom = trials.length - 1.0;
        return new Significance(
                statistic, degreesOfFreedom, IncompleteGamma.chiSquaredTail(statistic, degreesOfFreedom));
    }

    /**
     * Returns how many trials of each of two kinds it takes to see a difference of a given size.
     *
     * <p>With p the proportion of one kind, q = p + difference that of the other, and z of the level (two-sided) and of
     * the power (one-sided): ((z √(2 p (1-p)) + z' √(p (1-p) + q (1-q))) / difference)². Source: E. Miller's sample
     * size calculator (evanmiller.org), after J. L. Fleiss, Statistical Methods for Rates and Proportions, with the
     * variance of the first kind under no difference.
     *
     * @param proportion the proportion of the first kind, above 0 and below 1
     * @param difference the difference to be seen, not 0, such that the second proportion is within 0 to 1
     * @param level the level of confidence, such as 0.95
     * @param power the probability of seeing the difference if it is there, such as 0.8; at least 0.5
     * @return the number of trials of each kind, before it is rounded up
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static double sampleSizePerArm(double proportion, double difference, double level, double power) {
        if (!(0 < proportion && proportion < 1)) {
            throw new IllegalArgumentException("proportion must be above 0 and below 1, was " + proportion);
        }
        double other = proportion + difference;
        if (!(0 <= other && other <= 1 && difference != 0)) {
            throw new IllegalArgumentException("difference must not be 0 and lead from " + proportion
                    + " to a proportion of 0 to 1, was " + difference);
        }
        if (!(0.5 <= power && power < 1)) {
            throw new IllegalArgumentException("power must be at least 0.5 and below 1, was " + power);
        }
        double variance = proportion * (1 - proportion);
        double reach = Levels.standardErrors(level) * Math.sqrt(2 * variance)
                + Normal.quantile(power) * Math.sqrt(variance + other * (1 - other));
        return reach * reach / (difference * difference);
    }

    static void requireProportion(long successes, long trials) {
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be at least 1, were " + trials);
        }
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "successes must be between 0 and the " + trials + " trials, were " + successes);
        }
    }
}
