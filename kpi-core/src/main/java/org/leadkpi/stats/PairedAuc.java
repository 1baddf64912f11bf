package org.leadkpi.stats;

import java.util.Arrays;
import org.leadkpi.value.Rational;

/**
 * Two numbers that each tell the same positives and negatives apart, compared: how much larger the area under the ROC curve of
 * the one is.
 *
 * <p>Both are judged by the same members, so their errors go together; two separate intervals would be far too wide.
 * Source: E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, Biometrics 44 (1988) 837-845.
 *
 * @param before the area of the first number
 * @param after the area of the second number
 * @param standardError the standard error of the difference, not negative
 * @since 0.1
 */
public record PairedAuc(Auc before, Auc after, double standardError) {

    /**
     * Refuses comparisons of different members.
     *
     * @param before the area of the first number
     * @param after the area of the second number
     * @param standardError the standard error of the difference
     * @throws IllegalArgumentException if the groups differ in size or the standard error is no number of at least 0
     */
    public PairedAuc {
        if (before.positives() != after.positives() || before.negatives() != after.negatives()) {
            throw new IllegalArgumentException("areas must be of the same members, were " + before + " and " + after);
        }
        if (!(standardError >= 0)) {
            throw new IllegalArgumentException("standard error must be at least 0, was " + standardError);
        }
    }

    /**
     * Compares two numbers of each member.
     *
     * @param before the first number of each member; only the order matters
     * @param after the second number of each member, in the same order
     * @param positive whether each member is a positive, in the same order
     * @return the comparison
     * @throws IllegalArgumentException if the lengths differ, or there is no positive or no negative
     */
    public static PairedAuc of(long[] before, long[] after, boolean[] positive) {
        if (before.length != positive.length || after.length != positive.length) {
            throw new IllegalArgumentException("numbers must be as many as members, were " + before.length + " and "
                    + after.length + " for " + positive.length);
        }
        Placements first = Placements.of(before, positive);
        Placements second = Placements.of(after, positive);
        double ofPositives = variance(first.positives, second.positives, first.negatives.length);
        double ofNegatives = variance(first.negatives, second.negatives, first.positives.length);
        return new PairedAuc(
                first.auc(),
                second.auc(),
                Math.sqrt(ofPositives / first.positives.length + ofNegatives / first.negatives.length));
    }

    /** {@return the second area less the first, exactly} */
    public Rational difference() {
        return after.area().minus(before.area());
    }

    /**
     * Returns the interval of the difference by the normal approximation, cut at -1 and 1.
     *
     * @param level the level of confidence, such as 0.95
     * @return the interval, within -1 to 1
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public Interval interval(double level) {
        double half = Levels.standardErrors(level) * standardError;
        double difference = difference().toDouble();
        return new Interval(difference - half, difference + half, level, IntervalMethod.DELONG).within(-1, 1);
    }

    /** The variance of the differences of two placements, each a share of the opposite group in halves; 0 of a single one. */
    private static double variance(long[] first, long[] second, int opposite) {
        int n = first.length;
        if (n < 2) {
            return 0;
        }
        double[] differences = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            differences[i] = (double) (second[i] - first[i]) / (2.0 * opposite);
            mean += differences[i] / n;
        }
        double squares = 0;
        for (double difference : differences) {
            squares += (difference - mean) * (difference - mean);
        }
        return squares / (n - 1);
    }

    /** Over how many of the other group each member wins, counted in halves. */
    private static final class Placements {
        private final long[] positives;
        private final long[] negatives;

        private Placements(long[] positives, long[] negatives) {
            this.positives = positives;
            this.negatives = negatives;
        }

        static Placements of(long[] numbers, boolean[] positive) {
            long[] up = select(numbers, positive, true);
            long[] down = select(numbers, positive, false);
            if (up.length == 0 || down.length == 0) {
                throw new IllegalArgumentException("each group needs a member, there are " + up.length
                        + " positives and " + down.length + " negatives");
            }
            long[] sortedUp = sorted(up);
            long[] sortedDown = sorted(down);
            long[] positives = new long[up.length];
            for (int i = 0; i < up.length; i++) {
                positives[i] = (long) firstAtLeast(sortedDown, up[i]) + firstAbove(sortedDown, up[i]);
            }
            long[] negatives = new long[down.length];
            for (int i = 0; i < down.length; i++) {
                negatives[i] = 2L * up.length - firstAtLeast(sortedUp, down[i]) - (long) firstAbove(sortedUp, down[i]);
            }
            return new Placements(positives, negatives);
        }

        Auc auc() {
            long halves = Arrays.stream(positives).reduce(0, Math::addExact);
            long pairs = Math.multiplyExact((long) positives.length, negatives.length);
            return new Auc(Rational.of(halves, Math.multiplyExact(2, pairs)), positives.length, negatives.length);
        }

        private static long[] select(long[] numbers, boolean[] positive, boolean wanted) {
            long[] selected = new long[numbers.length];
            int size = 0;
            for (int i = 0; i < numbers.length; i++) {
                if (positive[i] == wanted) {
                    selected[size++] = numbers[i];
                }
            }
            return Arrays.copyOf(selected, size);
        }

        private static long[] sorted(long[] numbers) {
            long[] sorted = numbers.clone();
            Arrays.sort(sorted);
            return sorted;
        }

        /** How many of the sorted numbers lie below a limit. */
        private static int firstAtLeast(long[] sorted, long limit) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < limit) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** How many of the sorted numbers lie at or below a limit. */
        private static int firstAbove(long[] sorted, long limit) {
            return limit == Long.MAX_VALUE ? sorted.length : firstAtLeast(sorted, limit + 1);
        }
    }
}
