package org.leadkpi.stats;

import java.util.Map;
import org.leadkpi.value.Rational;

/**
 * Two samples compared by rank: whether values of the first tend to be larger than those of the second, whatever their
 * distribution. A few huge values weigh no more than large ones.
 *
 * <p>Source: H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947) 50-60.
 *
 * @param first the first sample, not empty
 * @param second the second sample, not empty
 * @since 0.1
 */
public record RankSum(Distribution first, Distribution second) {

    /**
     * Refuses empty samples.
     *
     * @param first the first sample
     * @param second the second sample
     * @throws IllegalArgumentException if one is empty
     */
    public RankSum {
        if (first.isEmpty() || second.isEmpty()) {
            throw new IllegalArgumentException(
                    "samples must not be empty, had " + first.count() + " and " + second.count() + " values");
        }
    }

    /**
     * Returns in how many pairs the value of the first sample is the larger one; a tie counts half.
     *
     * @return the statistic U of Mann and Whitney
     */
    public double pairsAbove() {
        double pairs = 0;
        for (Map.Entry<Long, Long> value : first.counts().entrySet()) {
            long below = second.countBelow(Rational.of(value.getKey()));
            long ties = second.counts().getOrDefault(value.getKey(), 0L);
            pairs += value.getValue() * (below + ties / 2.0);
        }
        return pairs;
    }

    /**
     * Returns the two-sided test of samples of one distribution: the normal approximation, with the correction for ties and
     * for continuity.
     *
     * <ul>
     *   <li>All values are equal: nothing differs, z is 0 and p is 1.
     *   <li>Fewer than about eight values on a side: rough.
     * </ul>
     *
     * @return the outcome; its statistic is above zero where the first sample tends to be larger
     */
    public Significance test() {
        double n1 = first.count();
        double n2 = second.count();
        double n = n1 + n2;
        double ties = 0;
        for (long count : first.plus(second).counts().values()) {
            double same = count;
            ties += same * same * same - same;
        }
        double variance = n1 * n2 / 12 * (n + 1 - ties / (n * (n - 1)));
        double distance = pairsAbove() - n1 * n2 / 2;
        double z =
                variance > 0 ? Math.copySign(Math.max(0, Math.abs(distance) - 0.5), distance) / Math.sqrt(variance) : 0;
        return new Significance(z, Double.POSITIVE_INFINITY, Math.min(1, 2 * Normal.cdf(-Math.abs(z))));
    }
}
