package org.leadkpi.stats;

import java.math.BigDecimal;
import java.util.Optional;
import org.leadkpi.value.Rational;

/**
 * What a rate is taken to be before its trials are looked at, and how much that counts: as much as so many trials.
 *
 * <p>Shrinking the rates of many towards what all have in common is how small samples are ranked beside large ones: one
 * success of two is no 50 %. Source: B. Efron and C. Morris, JASA 70 (1975) 311-319; for proportions J. C. Kleinman, JASA 68
 * (1973) 46-54.
 *
 * <pre>{@code
 * RatePrior pool = new RatePrior(Rational.of(1, 4), Rational.of(20));
 * pool.shrink(1, 2)       // 3/11: 27.3 %
 * pool.shrink(30, 100)    // 7/24: 29.2 %
 * }</pre>
 *
 * @param mean the rate of all together, 0 to 1
 * @param weight how many trials it counts as much as, not negative
 * @since 0.1
 */
public record RatePrior(Rational mean, Rational weight) {

    /**
     * Makes a prior.
     *
     * @param mean the rate of all together
     * @param weight how many trials it counts as much as
     * @throws IllegalArgumentException if the mean is not in [0, 1] or the weight is negative
     */
    public RatePrior {
        if (mean.signum() < 0 || mean.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("mean must be between 0 and 1, was " + mean);
        }
        if (weight.signum() < 0) {
            throw new IllegalArgumentException("weight must not be negative, was " + weight);
        }
    }

    /**
     * Estimates the prior of several rates from how much more they differ than chance explains.
     *
     * <p>With X² the statistic of {@link Proportions#homogeneity} for k rates of n trials, N in all, the correlation within
     * a rate is ρ = (X² - (k-1)) / (N - Σn²/N - (k-1)) and the weight 1/ρ - 1 (moments of the beta-binomial distribution).
     *
     * <ul>
     *   <li>The rates differ no more than chance explains: empty. Their common rate is the best guess for each.
     *   <li>They differ as much as rates can: the weight is 0.
     *   <li>The weight is rounded to the digits of a double; few rates leave it very uncertain.
     * </ul>
     *
     * @param successes how many trials of each kind succeeded
     * @param trials how many trials of each kind there were, in the same order, each at least 1
     * @return the prior
     * @throws IllegalArgumentException if there are fewer than 2 kinds, not as many of either, or a number is out of its
     *     range
     * @throws ArithmeticException if there are more trials together than a {@code long} holds
     */
    public static Optional<RatePrior> estimate(long[] successes, long[] trials) {
        Significance test = Proportions.homogeneity(successes, trials);
        double squares = 0;
        long allTrials = 0;
        long allSuccesses = 0;
        for (int i = 0; i < trials.length; i++) {
            squares += (double) trials[i] * trials[i];
            allTrials += trials[i];
            allSuccesses += successes[i];
        }
        double excess = test.statistic() - test.degreesOfFreedom();
        if (excess <= 0) {
            return Optional.empty();
        }
        double weight = (allTrials - squares / allTrials - test.degreesOfFreedom()) / excess - 1;
        return Optional.of(new RatePrior(
                Rational.of(allSuccesses, allTrials), Rational.of(BigDecimal.valueOf(Math.max(0, weight)))));
    }

    /**
     * Returns a rate drawn towards the prior: (successes + mean weight) / (trials + weight).
     *
     * <ul>
     *   <li>No trials: the mean of the prior.
     *   <li>Neither trials nor a weight: refused, there is no rate.
     * </ul>
     *
     * @param successes how many trials succeeded, 0 to {@code trials}
     * @param trials how many trials there were, at least 0
     * @return the shrunk rate, exactly, between the rate of the trials and the mean of the prior
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public Rational shrink(long successes, long trials) {
        requireTrials(successes, trials);
        return mean.times(weight).plus(Rational.of(successes)).dividedBy(weight.plus(Rational.of(trials)));
    }

    /**
     * Returns the credible interval of a rate: what it lies between with the given probability, prior and trials taken
     * together, with as much left out on either side.
     *
     * <p>The quantiles of a beta distribution with parameters successes + mean weight and failures + (1 - mean) weight.
     *
     * <ul>
     *   <li>Neither the prior nor the trials allow for a success, or for a failure: exactly 0, or 1.
     * </ul>
     *
     * @param successes how many trials succeeded, 0 to {@code trials}
     * @param trials how many trials there were, at least 0
     * @param level the probability, such as 0.95
     * @return the interval, within 0 to 1
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public Interval interval(long successes, long trials, double level) {
        double tail = Levels.tail(level);
        requireTrials(successes, trials);
        double above = mean.times(weight).plus(Rational.of(successes)).toDouble();
        double below = Rational.ONE
                .minus(mean)
                .times(weight)
                .plus(Rational.of(trials - successes))
                .toDouble();
        if (above == 0 || below == 0) {
            double certain = above == 0 ? 0 : 1;
            return new Interval(certain, certain, level, IntervalMethod.CREDIBLE);
        }
        return new Interval(
                IncompleteBeta.inverse(tail, above, below),
                1 - IncompleteBeta.inverse(tail, below, above),
                level,
                IntervalMethod.CREDIBLE);
    }

    private void requireTrials(long successes, long trials) {
        if (trials < 0 || (trials == 0 && weight.isZero())) {
            throw new IllegalArgumentException(
                    "trials must be at least " + (weight.isZero() ? 1 : 0) + ", were " + trials);
        }
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "successes must be between 0 and the " + trials + " trials, were " + successes);
        }
    }
}
