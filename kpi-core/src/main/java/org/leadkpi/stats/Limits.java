package org.leadkpi.stats;

/**
 * Limits of products and quotients of uncertain quantities that are not negative, from the limits of each.
 *
 * <p>The result holds whatever the quantities have to do with each other, so it is wider than need be: conservative. Where both
 * are uncertain, the chance of missing either adds up (Bonferroni): limits of 97.5 % each make limits of 95 %.
 *
 * @since 0.1
 */
public final class Limits {

    private Limits() {}

    /**
     * Returns a quantity without uncertainty as an interval.
     *
     * @param known the quantity, finite
     * @return the interval from the quantity to itself
     */
    public static Interval exactly(double known) {
        return new Interval(known, known, 1, IntervalMethod.BOUNDS);
    }

    /**
     * Returns the limits of a product: from the product of the lower limits to that of the upper ones.
     *
     * <ul>
     *   <li>An upper limit of zero makes the upper limit zero, even where the other one has none.
     * </ul>
     *
     * @param first the limits of the first factor, not below 0
     * @param second the limits of the second factor, not below 0
     * @param level the level of confidence of the result
     * @return the limits of the product
     * @throws IllegalArgumentException if a lower limit is below 0
     */
    public static Interval product(Interval first, Interval second, double level) {
        requireNotNegative(first);
        requireNotNegative(second);
        double upper = first.upper() == 0 || second.upper() == 0 ? 0 : first.upper() * second.upper();
        return new Interval(first.lower() * second.lower(), upper, level, IntervalMethod.COMBINED);
    }

    /**
     * Returns the limits of a quotient: from the lower limit above the line over the upper one below it, to the upper limit
     * above over the lower one below.
     *
     * <ul>
     *   <li>The lower limit below the line is 0: there is no upper limit.
     *   <li>There is no upper limit below the line: the lower limit is 0.
     *   <li>The upper limit above the line is 0: the upper limit is 0.
     * </ul>
     *
     * @param above the limits of what is divided, not below 0
     * @param below the limits of what it is divided by, not below 0, the upper one above 0
     * @param level the level of confidence of the result
     * @return the limits of the quotient
     * @throws IllegalArgumentException if a lower limit is below 0, or the divisor is 0
     */
    public static Interval quotient(Interval above, Interval below, double level) {
        requireNotNegative(above);
        requireNotNegative(below);
        if (below.upper() == 0) {
            throw new IllegalArgumentException("divisor must be able to be above 0, its upper limit was 0");
        }
        double upper = below.lower() == 0 ? Double.POSITIVE_INFINITY : above.upper() / below.lower();
        return new Interval(
                above.lower() / below.upper(), above.upper() == 0 ? 0 : upper, level, IntervalMethod.COMBINED);
    }

    private static void requireNotNegative(Interval interval) {
        if (interval.lower() < 0) {
            throw new IllegalArgumentException("lower limit must not be negative, was " + interval.lower());
        }
    }
}
