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
        double p1 = (double) successes1 / trials1;
        double p2 = (double) successes2 / trials2;
        double below = Math.hypot(p1 - first.lower(), second.upper() - p2);
        double above = Math.hypot(first.upper() - p1, p2 - second.lower());
        return new Interval(p1 - p2 - below, p1 - p2 + above, level, IntervalMethod.NEWCOMBE);
    }

    private static void requireProportion(long successes, long trials) {
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be at least 1, were " + trials);
        }
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "successes must be between 0 and the " + trials + " trials, were " + successes);
        }
    }
}
