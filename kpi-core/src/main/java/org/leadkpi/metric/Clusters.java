package org.leadkpi.metric;

import java.util.Map;
import org.leadkpi.stats.ClusteredRatio;
import org.leadkpi.stats.Distribution;
import org.leadkpi.value.Rational;

/**
 * What the clusters of a ratio contribute, kept as a distribution: how many clusters have so much above the line and so much
 * below it. Attempts to reach the same contact, say, are one cluster, since they are not independent.
 *
 * <p>A pair is kept as one number, so that a tally keeps it like any other exact value, and it adds up like any other.
 *
 * @since 0.1
 */
public final class Clusters {

    private static final int SHIFT = 24;

    /** Above the line a cluster must count less than this. */
    private static final long LIMIT = 1L << SHIFT;

    private Clusters() {}

    /**
     * Returns the pair of a cluster as a quantity of a distribution tally of counts.
     *
     * @param above what it counts above the line, from 0 to 16,777,215
     * @param below what it counts below the line, from 0 to 16,777,215
     * @return the quantity
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Quantity pair(long above, long below) {
        if (above < 0 || above >= LIMIT || below < 0 || below >= LIMIT) {
            throw new IllegalArgumentException(
                    "a cluster counts " + above + " over " + below + ", must lie between 0 and " + (LIMIT - 1));
        }
        return new Quantity.Known(Rational.of(below << SHIFT | above));
    }

    /**
     * Reads the clusters that a tally kept.
     *
     * @param pairs the values of a tally of pairs
     * @return their ratio, with what is needed for its uncertainty
     */
    public static ClusteredRatio ratio(Distribution pairs) {
        ClusteredRatio sum = ClusteredRatio.EMPTY;
        for (Map.Entry<Long, Long> entry : pairs.counts().entrySet()) {
            ClusteredRatio one = ClusteredRatio.of(entry.getKey() & (LIMIT - 1), entry.getKey() >> SHIFT);
            sum = sum.plus(one.times(entry.getValue()));
        }
        return sum;
    }
}
