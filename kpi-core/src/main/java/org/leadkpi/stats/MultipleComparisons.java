package org.leadkpi.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Corrections for asking many questions at once: among fifty comparisons without any difference, two or three look
 * significant at 95 %.
 *
 * @since 0.1
 */
public final class MultipleComparisons {

    private MultipleComparisons() {}

    /**
     * Returns the level of confidence for each of several comparisons that keeps the level for all of them together:
     * 1 - (1 - level) / comparisons.
     *
     * <ul>
     *   <li>50 comparisons at 95 %: 99.9 % each, which is 3.290527 standard errors.
     *   <li>One comparison: the level itself.
     * </ul>
     *
     * @param level the level of confidence of all comparisons together, such as 0.95
     * @param comparisons how many comparisons are made, at least 1
     * @return the level for each
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static double bonferroni(double level, long comparisons) {
        if (comparisons < 1) {
            throw new IllegalArgumentException("comparisons must be at least 1, were " + comparisons);
        }
        return comparisons == 1 ? Levels.require(level) : 1 - (1 - Levels.require(level)) / comparisons;
    }

    /**
     * Returns p values adjusted so that, among those at most q, the expected share of false ones is at most q.
     *
     * <p>The i-th smallest of n becomes the smallest of p n / rank among itself and all larger ones, at most 1. Source: Y.
     * Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289-300.
     *
     * <ul>
     *   <li>Their order is kept: a smaller p value never becomes the larger one.
     *   <li>No p values: none.
     * </ul>
     *
     * @param pValues the p values, in any order
     * @return the adjusted p values, in the same order
     * @throws IllegalArgumentException if a p value is not in [0, 1]
     */
    public static double[] benjaminiHochberg(double... pValues) {
        for (double pValue : pValues) {
            Significance.requireProbability(pValue);
        }
        int[] descending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -pValues[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = Arrays.copyOf(pValues, pValues.length);
        double least = 1;
        for (int place = 0; place < descending.length; place++) {
            int rank = descending.length - place;
            least = Math.min(least, pValues[descending[place]] * ((double) descending.length / rank));
            adjusted[descending[place]] = least;
        }
        return adjusted;
    }
}
