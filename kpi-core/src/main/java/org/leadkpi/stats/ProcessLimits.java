package org.leadkpi.stats;

import java.util.List;
import java.util.Optional;
import org.leadkpi.value.Rational;

/**
 * The limits between which a steady series stays, from its own ups and downs: an individuals chart (XmR).
 *
 * <p>The mean of the series plus and minus 2.66 times the mean distance from one value to the next (2.66 is three standard
 * deviations, as 3 / 1.128). A value outside is a signal; one inside is no news. Source: W. A. Shewhart's charts as in D.
 * J. Wheeler, Understanding Variation (1993).
 *
 * <ul>
 *   <li>All values equal: both limits are that value, and any other is outside.
 *   <li>A value on a limit is within.
 * </ul>
 *
 * <pre>{@code
 * ProcessLimits.judgeLast(monthly, 6, 12)   // BELOW, WITHIN or ABOVE what the months before it allow for
 * }</pre>
 *
 * @param mean the mean of the series
 * @param meanMovingRange the mean distance between neighbours, not negative
 * @since 0.1
 */
public record ProcessLimits(Rational mean, Rational meanMovingRange) {

    private static final Rational RANGES = Rational.of(266, 100);

    /**
     * Makes limits.
     *
     * @param mean the mean of the series
     * @param meanMovingRange the mean distance between neighbours
     * @throws IllegalArgumentException if the distance is negative
     */
    public ProcessLimits {
        if (meanMovingRange.signum() < 0) {
            throw new IllegalArgumentException("mean moving range must not be negative, was " + meanMovingRange);
        }
    }

    /** Where a value lies. */
    public enum Position {
        /** Below the lower limit. */
        BELOW,
        /** Within the limits. */
        WITHIN,
        /** Above the upper limit. */
        ABOVE
    }

    /**
     * Returns the limits of a series.
     *
     * @param series the values in order of time, at least 2
     * @return the limits
     * @throws IllegalArgumentException if there are fewer than 2 values
     */
    public static ProcessLimits of(List<Rational> series) {
        if (series.size() < 2) {
            throw new IllegalArgumentException("values must be at least 2, were " + series.size());
        }
        Rational sum = series.get(0);
        Rational ranges = Rational.ZERO;
        for (int i = 1; i < series.size(); i++) {
            sum = sum.plus(series.get(i));
            ranges = ranges.plus(series.get(i).minus(series.get(i - 1)).abs());
        }
        return new ProcessLimits(
                sum.dividedBy(Rational.of(series.size())), ranges.dividedBy(Rational.of(series.size() - 1L)));
    }

    /**
     * Returns where the last value of a series lies by the limits of those before it.
     *
     * @param series the values in order of time
     * @param fewest how many values before the last one it takes, at least 2
     * @param most how many values before the last one are looked at, the nearest ones; at least {@code fewest}
     * @return the position, empty if there are fewer values before the last one than it takes
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Optional<Position> judgeLast(List<Rational> series, int fewest, int most) {
        if (fewest < 2) {
            throw new IllegalArgumentException("fewest must be at least 2, was " + fewest);
        }
        if (most < fewest) {
            throw new IllegalArgumentException("most must be at least fewest " + fewest + ", was " + most);
        }
        int last = series.size() - 1;
        if (last < fewest) {
            return Optional.empty();
        }
        return Optional.of(of(series.subList(Math.max(0, last - most), last)).judge(series.get(last)));
    }

    /** {@return the lower limit, exactly} */
    public Rational lower() {
        return mean.minus(meanMovingRange.times(RANGES));
    }

    /** {@return the upper limit, exactly} */
    public Rational upper() {
        return mean.plus(meanMovingRange.times(RANGES));
    }

    /**
     * Returns where a value lies.
     *
     * @param value the value
     * @return below, within or above the limits
     */
    public Position judge(Rational value) {
        if (value.compareTo(lower()) < 0) {
            return Position.BELOW;
        }
        return value.compareTo(upper()) > 0 ? Position.ABOVE : Position.WITHIN;
    }
}
