package org.leadkpi.stats;

/**
 * Confidence intervals for counts of independent events (Poisson counts) and for costs divided by them.
 *
 * @since 0.1
 */
public final class Counts {

    private Counts() {}

    /**
     * Returns the interval of the expected number of events, given how many were counted.
     *
     * <p>With x = events and z standard errors, it reaches from x (1 - 1/9x - z/3√x)³ to
     * (x+1) (1 - 1/9(x+1) + z/3√(x+1))³. Source: Byar's approximation, in N. E. Breslow and N. E. Day, Statistical
     * Methods in Cancer Research II (1987) 69.
     *
     * <ul>
     *   <li>No events: the lower limit is 0, and the upper one is that of a two-sided interval;
     *       {@link #upperBoundOnNone} is the one-sided one.
     *   <li>So few events at so high a level that the formula falls below 0: the lower limit is 0.
     * </ul>
     *
     * @param events how many events were counted, at least 0
     * @param level the level of confidence, such as 0.95
     * @return the interval, in events
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Interval byar(long events, double level) {
        requireCount("events", events, 0);
        double z = Levels.standardErrors(level);
        double lower = events == 0 ? 0 : Math.max(0, wilsonHilferty((double) events, -z));
        return new Interval(lower, wilsonHilferty(events + 1.0, z), level, IntervalMethod.BYAR);
    }

    /**
     * Returns the one-sided upper limit of the expected number of events when none was counted: -ln(1 - level).
     *
     * <ul>
     *   <li>At 0.95 it is 2.995732, the "rule of three".
     * </ul>
     *
     * @param level the level of confidence, such as 0.95
     * @return the limit, in events
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public static double upperBoundOnNone(double level) {
        return -Math.log1p(-Levels.require(level));
    }

    /**
     * Returns the interval of a cost per output, the cost being known and the number of outputs a matter of chance.
     *
     * <p>It reaches from the cost divided by the upper limit of {@link #byar} to the cost divided by the lower one.
     * Defined here.
     *
     * <ul>
     *   <li>The lower limit of the count is 0: there is no upper limit of the cost per output.
     *   <li>No outputs: at least the cost divided by {@link #upperBoundOnNone}, without an upper limit.
     *   <li>No cost: both limits are 0, or the upper one missing as above.
     * </ul>
     *
     * @param cost the cost, finite and not negative, in any unit of money
     * @param outputs how many outputs it brought, at least 0
     * @param level the level of confidence, such as 0.95
     * @return the interval, in the unit of the cost per output
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Interval costPerOutput(double cost, long outputs, double level) {
        if (!(0 <= cost && cost < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("cost must be finite and not negative, was " + cost);
        }
        requireCount("outputs", outputs, 0);
        Interval expected = byar(outputs, level);
        double most = outputs == 0 ? upperBoundOnNone(level) : expected.upper();
        double upper = expected.lower() == 0 ? Double.POSITIVE_INFINITY : cost / expected.lower();
        return new Interval(cost / most, upper, level, IntervalMethod.COST_PER_OUTPUT);
    }

    /**
     * Returns the interval of the ratio of two costs per output, the first over the second.
     *
     * <p>The logarithm of the ratio, plus and minus z √(1/x1 + 1/x2), with the costs taken as known.
     *
     * <ul>
     *   <li>No outputs or no cost on either side: refused, the ratio has no logarithm.
     * </ul>
     *
     * @param cost1 the first cost, finite and above 0
     * @param outputs1 how many outputs it brought, at least 1
     * @param cost2 the second cost in the same unit, finite and above 0
     * @param outputs2 how many outputs it brought, at least 1
     * @param level the level of confidence, such as 0.95
     * @return the interval of the ratio
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Interval ratioOfCosts(double cost1, long outputs1, double cost2, long outputs2, double level) {
        requireCost("first cost", cost1);
        requireCount("first outputs", outputs1, 1);
        requireCost("second cost", cost2);
        requireCount("second outputs", outputs2, 1);
        double ratio = (cost1 / outputs1) / (cost2 / outputs2);
        double factor = Math.exp(Levels.standardErrors(level) * Math.sqrt(1.0 / outputs1 + 1.0 / outputs2));
        return new Interval(ratio / factor, ratio * factor, level, IntervalMethod.LOG_RATIO);
    }

    private static double wilsonHilferty(double count, double z) {
        double root = 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count));
        return count * root * root * root;
    }

    static void requireCount(String name, long count, long least) {
        if (count < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", were " + count);
        }
    }

    private static void requireCost(String name, double cost) {
        if (!(0 < cost && cost < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and above 0, was " + cost);
        }
    }
}
