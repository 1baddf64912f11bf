package org.leadkpi.stats;

import java.util.function.LongToDoubleFunction;

/** Two-sided p values of counts whose distribution is known exactly. */
final class ExactTest {

    /** What rounding may add to a probability that equals that of the observed count; as R has it. */
    private static final double TIE = 1 + 1e-7;

    /** Smaller numbers lose their digits, and get stuck above 0 instead of vanishing. */
    private static final double NOTHING = Double.MIN_NORMAL;

    private ExactTest() {}

    /**
     * Returns the probability of all counts that are no likelier than the observed one.
     *
     * <p>Weights are taken relative to the likeliest count and summed outwards until nothing is left of them.
     *
     * @param mode the likeliest count
     * @param next the probability of a count plus one, relative to that of the count; 0 past the largest one
     * @param previous the probability of a count less one, relative to that of the count; 0 past the smallest one
     */
    static double pValue(long observed, long mode, LongToDoubleFunction next, LongToDoubleFunction previous) {
        double limit = TIE * weight(observed, mode, next, previous);
        double all = 1;
        double extreme = limit >= 1 ? 1 : 0;
        double weight = next.applyAsDouble(mode);
        for (long count = mode + 1; weight >= NOTHING; count++) {
            all += weight;
            extreme += weight <= limit ? weight : 0;
            weight *= next.applyAsDouble(count);
        }
        weight = previous.applyAsDouble(mode);
        for (long count = mode - 1; weight >= NOTHING; count--) {
            all += weight;
            extreme += weight <= limit ? weight : 0;
            weight *= previous.applyAsDouble(count);
        }
        return Math.min(1, extreme / all);
    }

    private static double weight(long observed, long mode, LongToDoubleFunction next, LongToDoubleFunction previous) {
        double weight = 1;
        for (long count = mode; count < observed && weight >= NOTHING; count++) {
            weight *= next.applyAsDouble(count);
        }
        for (long count = mode; count > observed && weight >= NOTHING; count--) {
            weight *= previous.applyAsDouble(count);
        }
        return weight;
    }
}
