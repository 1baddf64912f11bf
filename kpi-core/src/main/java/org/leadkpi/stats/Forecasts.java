package org.leadkpi.stats;

/**
 * How good stated probabilities were, once it is known what happened.
 *
 * @since 0.1
 */
public final class Forecasts {

    private Forecasts() {}

    /**
     * Returns the Brier score: the mean squared distance of the probability from 1 where it happened and from 0 where it did
     * not. Source: G. W. Brier, Monthly Weather Review 78 (1950) 1-3.
     *
     * <ul>
     *   <li>0 is perfect; stating the overall rate p of all gives p (1 - p).
     * </ul>
     *
     * @param probabilities the stated probabilities, each 0 to 1
     * @param happened whether each happened, in the same order
     * @return the score, 0 to 1
     * @throws IllegalArgumentException if there are none, the lengths differ, or a probability is out of its range
     */
    public static double brier(double[] probabilities, boolean[] happened) {
        require(probabilities, happened);
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double distance = probabilities[i] - (happened[i] ? 1 : 0);
            sum += distance * distance;
        }
        return sum / probabilities.length;
    }

    /**
     * Returns the log loss: the mean of minus the natural logarithm of the probability that was stated for what came.
     *
     * <ul>
     *   <li>Infinite where something happened that was stated to be impossible: so a probability must be neither 0 nor 1.
     * </ul>
     *
     * @param probabilities the stated probabilities, each above 0 and below 1
     * @param happened whether each happened, in the same order
     * @return the loss, above 0
     * @throws IllegalArgumentException if there are none, the lengths differ, or a probability is out of its range
     */
    public static double logLoss(double[] probabilities, boolean[] happened) {
        require(probabilities, happened);
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double p = probabilities[i];
            if (p == 0 || p == 1) {
                throw new IllegalArgumentException("probability must be above 0 and below 1, was " + p);
            }
            sum -= happened[i] ? StrictMath.log(p) : StrictMath.log1p(-p);
        }
        return sum / probabilities.length;
    }

    private static void require(double[] probabilities, boolean[] happened) {
        if (probabilities.length == 0 || probabilities.length != happened.length) {
            throw new IllegalArgumentException("outcomes must be as many as probabilities, at least 1, were "
                    + happened.length + " for " + probabilities.length);
        }
        for (double p : probabilities) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("probability must be between 0 and 1, was " + p);
            }
        }
    }
}
