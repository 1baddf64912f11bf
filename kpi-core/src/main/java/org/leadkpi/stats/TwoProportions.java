package org.leadkpi.stats;

import java.util.Optional;
import org.leadkpi.value.Rational;

/**
 * Two independent proportions, the first one compared with the second.
 *
 * <p>When the best of many is searched for, or many are compared with each other, ask for intervals at the level
 * {@link MultipleComparisons#bonferroni}.
 *
 * <pre>{@code
 * TwoProportions replies = new TwoProportions(28, 1_000, 12, 1_000);
 * replies.difference()              // 2/125: 1.6 percentage points
 * replies.differenceInterval(0.95)  // 0.37 to 2.92 points
 * replies.zTest().pValue()          // 0.0106
 * }</pre>
 *
 * @param successes1 how many trials of the first kind succeeded, 0 to {@code trials1}
 * @param trials1 how many trials of the first kind there were, at least 1
 * @param successes2 how many trials of the second kind succeeded, 0 to {@code trials2}
 * @param trials2 how many trials of the second kind there were, at least 1
 * @since 0.1
 */
public record TwoProportions(long successes1, long trials1, long successes2, long trials2) {

    /**
     * Makes a comparison.
     *
     * @param successes1 how many trials of the first kind succeeded
     * @param trials1 how many trials of the first kind there were
     * @param successes2 how many trials of the second kind succeeded
     * @param trials2 how many trials of the second kind there were
     * @throws IllegalArgumentException if there are no trials on a side, or not as many as successes
     * @throws ArithmeticException if there are more trials together than a {@code long} holds
     */
    public TwoProportions {
        Proportions.requireProportion(successes1, trials1);
        Proportions.requireProportion(successes2, trials2);
        Math.addExact(trials1, trials2);
    }

    /** {@return the first proportion} */
    public Rational first() {
        return Rational.of(successes1, trials1);
    }

    /** {@return the second proportion} */
    public Rational second() {
        return Rational.of(successes2, trials2);
    }

    /** {@return the first proportion less the second, exactly} */
    public Rational difference() {
        return first().minus(second());
    }

    /**
     * Returns the interval of the difference, by {@link Proportions#newcombe}.
     *
     * @param level the level of confidence, such as 0.95
     * @return the interval, within -1 to 1
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public Interval differenceInterval(double level) {
        return Proportions.newcombe(successes1, trials1, successes2, trials2, level);
    }

    /**
     * Returns the two-sided z test of equal proportions, with the variance of both kinds pooled.
     *
     * <p>With p the proportion of both together, z = (p1 - p2) / √(p (1-p) (1/n1 + 1/n2)). Its square is the statistic of
     * {@link Proportions#homogeneity}.
     *
     * <ul>
     *   <li>No success at all, or nothing but: the proportions are equal, z is 0 and p is 1.
     *   <li>Few successes or failures: approximate; {@link #fisherExact} is not.
     * </ul>
     *
     * @return the outcome
     */
    public Significance zTest() {
        double pooled = ((double) successes1 + successes2) / (trials1 + trials2);
        double variance = pooled * (1 - pooled) * (1.0 / trials1 + 1.0 / trials2);
        double difference = difference().toDouble();
        double z = difference == 0 ? 0 : difference / Math.sqrt(variance);
        return new Significance(z, Double.POSITIVE_INFINITY, Math.min(1, 2 * Normal.cdf(-Math.abs(z))));
    }

    /**
     * Returns the exact two-sided p value of equal proportions, given how many successes there were together.
     *
     * <p>The probability of all tables with the same totals that are no likelier than the one observed. Source: R. A.
     * Fisher, Statistical Methods for Research Workers (1934) section 21.02.
     *
     * <ul>
     *   <li>No success at all, or nothing but: 1.
     *   <li>So rare that a double has no number for it: 0.
     * </ul>
     *
     * @return the p value, 0 to 1
     */
    public double fisherExact() {
        double successes = (double) successes1 + successes2;
        double n1 = trials1;
        double n2 = trials2;
        long mode = (long) ((n1 + 1) * (successes + 1) / (n1 + n2 + 2));
        long least = Math.max(0, successes1 - (trials2 - successes2));
        long most = Math.min(trials1, successes1 + successes2);
        return ExactTest.pValue(
                successes1,
                Math.min(most, Math.max(least, mode)),
                x -> (n1 - x) * (successes - x) / ((x + 1) * (n2 - successes + x + 1)),
                x -> x * (n2 - successes + x) / ((n1 - x + 1) * (successes - x + 1)));
    }

    /**
     * Returns by how much the first proportion is above the second, relative to the second.
     *
     * <ul>
     *   <li>The second proportion is 0: empty, there is nothing to be relative to.
     * </ul>
     *
     * @return first / second - 1, exactly: 1/3 for a third more, -1/4 for a quarter less
     */
    public Optional<Rational> lift() {
        return successes2 == 0
                ? Optional.empty()
                : Optional.of(first().dividedBy(second()).minus(Rational.ONE));
    }

    /**
     * Returns the interval of the {@link #lift}.
     *
     * <p>With v = p (1-p) / n of each side, the variance is v1 / p2² + v2 p1² / p2⁴ (delta method), and t has Welch's
     * degrees of freedom, (v1 + v2)² / (v1²/(n1-1) + v2²/(n2-1)). Source: the frequentist engine of GrowthBook, and B. L.
     * Welch, Biometrika 34 (1947) 28-35.
     *
     * <ul>
     *   <li>Either proportion is 0, or both are 1: empty, the method finds no variance there.
     *   <li>A small second proportion of few trials: too narrow; look at {@link #differenceInterval} too.
     * </ul>
     *
     * @param level the level of confidence, such as 0.95
     * @return the interval
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public Optional<Interval> liftInterval(double level) {
        Levels.require(level);
        return liftTest().map(test -> {
            double lift = lift().orElseThrow().toDouble();
            double half = StudentT.criticalValue(level, test.degreesOfFreedom()) * liftError();
            return new Interval(lift - half, lift + half, level, IntervalMethod.DELTA);
        });
    }

    /**
     * Returns the two-sided t test of no {@link #lift}, with the standard error and degrees of freedom of
     * {@link #liftInterval}.
     *
     * @return the outcome, empty where there is no such interval
     */
    public Optional<Significance> liftTest() {
        double variance1 = variance(first(), trials1);
        double variance2 = variance(second(), trials2);
        if (successes1 == 0 || successes2 == 0 || variance1 + variance2 == 0) {
            return Optional.empty();
        }
        double sum = variance1 + variance2;
        double degreesOfFreedom = sum * sum / (square(variance1, trials1) + square(variance2, trials2));
        double t = lift().orElseThrow().toDouble() / liftError();
        return Optional.of(new Significance(t, degreesOfFreedom, StudentT.outside(t, degreesOfFreedom)));
    }

    private double liftError() {
        double p1 = first().toDouble();
        double p2 = second().toDouble();
        return Math.sqrt(variance(first(), trials1) + variance(second(), trials2) * (p1 / p2) * (p1 / p2)) / p2;
    }

    private static double variance(Rational proportion, long trials) {
        double p = proportion.toDouble();
        return p * (1 - p) / trials;
    }

    /** A single trial does not vary, and has no degree of freedom to divide by. */
    private static double square(double variance, long trials) {
        return variance == 0 ? 0 : variance * variance / (trials - 1);
    }
}
