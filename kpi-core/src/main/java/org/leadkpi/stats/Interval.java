package org.leadkpi.stats;

import java.util.Objects;

/**
 * A closed interval that holds an unknown quantity at a stated level of confidence.
 *
 * <ul>
 *   <li>An upper limit of {@link Double#POSITIVE_INFINITY} means that there is none.
 *   <li>The lower limit is finite; negative zero becomes zero, so that equal intervals are equal values.
 *   <li>A level of 1 is for limits without sampling error ({@link IntervalMethod#BOUNDS}).
 * </ul>
 *
 * @param lower the lower limit, in the unit of the quantity
 * @param upper the upper limit, in the unit of the quantity
 * @param level the level of confidence, above 0 and at most 1
 * @param method how the limits were found
 * @since 0.1
 */
public record Interval(double lower, double upper, double level, IntervalMethod method) {

    /** The level of confidence of every interval of a report, unless somebody asks for another (defined here). */
    public static final double LEVEL = 0.95;

    /**
     * Makes an interval.
     *
     * @param lower the lower limit, finite
     * @param upper the upper limit, finite or positive infinity
     * @param level the level of confidence
     * @param method how the limits were found
     * @throws IllegalArgumentException if a number is NaN, the lower limit is infinite or above the upper one, or the
     *     level is not in (0, 1]
     */
    public Interval {
        if (!(Double.NEGATIVE_INFINITY < lower && lower < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lower limit must be finite, was " + lower);
        }
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    "upper limit must be at least the lower limit " + lower + ", was " + upper);
        }
        if (!(0 < level && level <= 1)) {
            throw new IllegalArgumentException("level must be above 0 and at most 1, was " + level);
        }
        Objects.requireNonNull(method, "method");
        lower = lower + 0.0;
        upper = upper + 0.0;
    }

    /** {@return whether there is an upper limit} */
    public boolean isBoundedAbove() {
        return upper != Double.POSITIVE_INFINITY;
    }

    /**
     * Returns whether a number lies within the limits, both included.
     *
     * @param number the number
     * @return whether it does; never for NaN
     */
    public boolean contains(double number) {
        return lower <= number && number <= upper;
    }

    /** {@return the upper less the lower limit, infinite without an upper limit} */
    public double width() {
        return upper - lower;
    }

    /**
     * Returns the wider of two intervals of the same quantity, this one if they are as wide as each other.
     *
     * @param other the other interval
     * @return the wider one
     * @throws IllegalArgumentException if their levels differ
     */
    public Interval wider(Interval other) {
        if (level != other.level) {
            throw new IllegalArgumentException(
                    "levels of both intervals must be the same, were " + level + " and " + other.level);
        }
        return other.width() > width() ? other : this;
    }

    /**
     * Returns this interval cut to what the quantity can be at all.
     *
     * @param least the least the quantity can be, at most the upper limit
     * @param most the most it can be, at least the lower limit
     * @return the interval between both, with the same level and method
     * @throws IllegalArgumentException if nothing of the interval is left
     */
    public Interval within(double least, double most) {
        return new Interval(Math.max(lower, least), Math.min(upper, most), level, method);
    }
}
