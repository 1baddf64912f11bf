package org.leadkpi.stats;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * How long members of a cohort stay when each leaves with a chance of its own at the end of every period, and these chances
 * follow a beta distribution: the shifted-beta-geometric model.
 *
 * <p>Those with a high chance leave first, so retention rises with time without anybody changing, and a constant rate fitted
 * to the first periods underestimates lifetimes. Source: P. S. Fader and B. G. S. Hardie, How to project customer retention,
 * Journal of Interactive Marketing 21 (2007) 76-90.
 *
 * <pre>{@code
 * ShiftedBetaGeometric model =
 *     ShiftedBetaGeometric.fit(1000, 631, 468, 382, 326, 289, 262, 241).orElseThrow();
 * model.alpha()        // 0.704
 * model.survival(12)   // 0.170: what is left after twelve periods, seven of which were seen
 * }</pre>
 *
 * @param alpha the first parameter of the chance to leave, above 0
 * @param beta the second parameter, above 0; the mean chance is alpha / (alpha + beta)
 * @since 0.1
 */
public record ShiftedBetaGeometric(double alpha, double beta) {

    /** Members that differ so little cannot be told from members that do not. */
    private static final double LARGEST_BETA = 1e6;

    /** Members that differ so much all leave at once or never. */
    private static final double SMALLEST_BETA = 1e-6;

    /**
     * Makes a model.
     *
     * @param alpha the first parameter of the chance to leave
     * @param beta the second parameter
     * @throws IllegalArgumentException if a parameter is not finite and above 0
     */
    public ShiftedBetaGeometric {
        requireParameter("alpha", alpha);
        requireParameter("beta", beta);
    }

    /**
     * Fits the model to a cohort by maximum likelihood.
     *
     * <ul>
     *   <li>Fewer than two periods, nobody lost, or nobody lost after the first period: empty, the likelihood has no
     *       maximum.
     *   <li>Retention does not rise as the model has it: empty. Then the members do not seem to differ, and a constant rate
     *       describes them.
     * </ul>
     *
     * @param remaining how many members there were at the start, and how many were left after each period
     * @return the model, with about 9 digits
     * @throws IllegalArgumentException if numbers are negative or rise
     */
    public static Optional<ShiftedBetaGeometric> fit(long... remaining) {
        requireFalling(remaining);
        int periods = remaining.length - 1;
        if (periods < 2 || remaining[1] == remaining[periods]) {
            return Optional.empty();
        }
        if (slope(remaining, SMALLEST_BETA) <= 0 || slope(remaining, LARGEST_BETA) >= 0) {
            return Optional.empty();
        }
        double beta = Math.exp(zero(
                logarithm -> slope(remaining, Math.exp(logarithm)), Math.log(SMALLEST_BETA), Math.log(LARGEST_BETA)));
        return Optional.of(new ShiftedBetaGeometric(bestAlpha(remaining, beta), beta));
    }

    /**
     * Returns how likely the model makes a cohort.
     *
     * @param remaining how many members there were at the start, and how many were left after each period
     * @return the natural logarithm of the likelihood
     * @throws IllegalArgumentException if numbers are negative or rise
     */
    public double logLikelihood(long... remaining) {
        requireFalling(remaining);
        double sum = 0;
        for (int period = 1; period < remaining.length; period++) {
            long lost = remaining[period - 1] - remaining[period];
            double retention = retention(period);
            sum += remaining[period] * Math.log(retention) + lost * Math.log(alpha / (alpha + beta + period - 1));
        }
        return sum;
    }

    /**
     * Returns the share of those left before a period that are still there after it.
     *
     * @param period the period, 1 for the first
     * @return (beta + period - 1) / (alpha + beta + period - 1)
     * @throws IllegalArgumentException if the period is below 1
     */
    public double retention(int period) {
        requirePeriods("period", period, 1);
        return (beta + period - 1) / (alpha + beta + period - 1);
    }

    /**
     * Returns the share of the cohort that is left after a number of periods.
     *
     * @param periods the number of periods, 0 for the start
     * @return the share, 0 to 1
     * @throws IllegalArgumentException if the number is negative
     */
    public double survival(int periods) {
        requirePeriods("periods", periods, 0);
        double survival = 1;
        for (int period = 1; period <= periods; period++) {
            survival *= retention(period);
        }
        return survival;
    }

    /**
     * Returns how many periods a member stays on average, the one in which it leaves included.
     *
     * <p>(alpha + beta - 1) / (alpha - 1), the sum of survival over all periods from 0 on.
     *
     * <ul>
     *   <li>{@code alpha} is at most 1: infinite, so many have a chance near 0. Ask for the mean up to a horizon then.
     * </ul>
     *
     * @return the mean, in periods; may be infinite
     */
    public double expectedLifetime() {
        return alpha <= 1 ? Double.POSITIVE_INFINITY : (alpha + beta - 1) / (alpha - 1);
    }

    /**
     * Returns how many of the first periods a member stays on average, the one in which it leaves included.
     *
     * @param horizon how many periods are counted, at least 0
     * @return the mean, in periods, at most {@code horizon}
     * @throws IllegalArgumentException if the horizon is negative
     */
    public double expectedLifetime(int horizon) {
        requirePeriods("horizon", horizon, 0);
        double survival = 1;
        double sum = 0;
        for (int period = 1; period <= horizon; period++) {
            sum += survival;
            survival *= retention(period);
        }
        return sum;
    }

    /** Returns the derivative of the likelihood by beta, in units of 1 / beta, where alpha is the best for this beta. */
    private static double slope(long[] remaining, double beta) {
        double alpha = bestAlpha(remaining, beta);
        double slope = 0;
        for (int period = 1; period < remaining.length; period++) {
            long lost = remaining[period - 1] - remaining[period];
            double stay = beta + period - 1;
            slope += (remaining[period] * alpha / stay - lost) * beta / (alpha + stay);
        }
        return slope;
    }

    /** Returns the alpha at which as many are lost as the model expects of those left before each period. */
    private static double bestAlpha(long[] remaining, double beta) {
        double least = Math.log(SMALLEST_BETA * Math.min(1, beta) / remaining[0]);
        double most = Math.log((beta + remaining.length) * (remaining[0] + 1.0) * remaining.length);
        return Math.exp(zero(
                logarithm -> {
                    double alpha = Math.exp(logarithm);
                    double excess = 0;
                    for (int period = 1; period < remaining.length; period++) {
                        long lost = remaining[period - 1] - remaining[period];
                        excess += lost - remaining[period - 1] * (alpha / (alpha + beta + period - 1));
                    }
                    return excess;
                },
                least,
                most));
    }

    /** Returns where a function that falls from above 0 to below it is 0, by halving. */
    private static double zero(DoubleUnaryOperator falling, double least, double most) {
        double low = least;
        double high = most;
        double middle = (low + high) / 2;
        while (low < middle && middle < high) {
            if (falling.applyAsDouble(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
            middle = (low + high) / 2;
        }
        return middle;
    }

    private static void requireParameter(String name, double parameter) {
        if (!(0 < parameter && parameter < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and above 0, was " + parameter);
        }
    }

    private static void requirePeriods(String name, int periods, int least) {
        if (periods < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + periods);
        }
    }

    private static void requireFalling(long[] remaining) {
        for (int period = 0; period < remaining.length; period++) {
            long most = period == 0 ? Long.MAX_VALUE : remaining[period - 1];
            if (remaining[period] < 0 || remaining[period] > most) {
                throw new IllegalArgumentException("remaining after period " + period + " must be between 0 and " + most
                        + ", were " + remaining[period]);
            }
        }
    }
}
