package org.leadkpi.stats;

import java.util.Map;
import java.util.Optional;
import org.leadkpi.value.Rational;

/**
 * How well a number tells two groups apart: the chance that a random member of the one has a higher number than a random
 * member of the other, a tie counting half. It is the area under the ROC curve.
 *
 * <ul>
 *   <li>1 where all positives lie above all negatives, 0 where all lie below, 1/2 where the number says nothing.
 *   <li>Only the order of the numbers matters: any increasing transformation leaves it as it is.
 *   <li>Groups swapped give 1 less the area.
 * </ul>
 *
 * <p>The standard error is that of J. A. Hanley and B. J. McNeil, Radiology 143 (1982) 29-36.
 *
 * <pre>{@code
 * Auc auc = Auc.of(Distribution.ofValues(90, 80, 70, 40), Distribution.ofValues(60, 50, 40, 30, 20, 10)).orElseThrow();
 * auc.area()           // 43/48: 0.895833
 * auc.interval(0.95)   // 0.662 to 1
 * }</pre>
 *
 * @param area the area, 0 to 1, exactly
 * @param positives how many positives there are, at least 1
 * @param negatives how many negatives there are, at least 1
 * @since 0.1
 */
public record Auc(Rational area, long positives, long negatives) {

    private static final Rational HALF = Rational.of(1, 2);

    /**
     * Refuses an area or a group that cannot be.
     *
     * @param area the area
     * @param positives how many positives there are
     * @param negatives how many negatives there are
     * @throws IllegalArgumentException if the area is not in [0, 1] or a group is empty
     */
    public Auc {
        if (area.signum() < 0 || area.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("area must be between 0 and 1, was " + area);
        }
        if (positives < 1 || negatives < 1) {
            throw new IllegalArgumentException(
                    "each group needs a member, there are " + positives + " positives and " + negatives + " negatives");
        }
    }

    /**
     * Compares two groups.
     *
     * @param positives the numbers of the positives
     * @param negatives the numbers of the negatives
     * @return the area, empty when a group has no member
     * @throws ArithmeticException if there are more pairs than half of what a {@code long} holds
     */
    public static Optional<Auc> of(Distribution positives, Distribution negatives) {
        if (positives.isEmpty() || negatives.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Long> ties = negatives.counts();
        long halves = 0;
        for (Map.Entry<Long, Long> positive : positives.counts().entrySet()) {
            long below = negatives.countBelow(Rational.of(positive.getKey()));
            long won = Math.addExact(Math.multiplyExact(2, below), ties.getOrDefault(positive.getKey(), 0L));
            halves = Math.addExact(halves, Math.multiplyExact(positive.getValue(), won));
        }
        return Optional.of(of(halves, positives.count(), negatives.count()));
    }

    /**
     * Several comparisons as one: pairs within each of them only, as if a number had to tell apart members of one kind.
     *
     * @param parts the comparisons, each of one kind of members
     * @return the area over all their pairs, empty when there are none
     * @throws ArithmeticException if there are more pairs than a {@code long} holds
     */
    public static Optional<Rational> pooled(Iterable<Auc> parts) {
        Rational won = Rational.ZERO;
        long all = 0;
        for (Auc part : parts) {
            long pairs = Math.multiplyExact(part.positives, part.negatives);
            won = won.plus(part.area.times(Rational.of(pairs)));
            all = Math.addExact(all, pairs);
        }
        return all == 0 ? Optional.empty() : Optional.of(won.dividedBy(Rational.of(all)));
    }

    private static Auc of(long halves, long positives, long negatives) {
        return new Auc(
                Rational.of(halves, Math.multiplyExact(positives, negatives)).times(HALF), positives, negatives);
    }

    /**
     * Returns the standard error of the area.
     *
     * <ul>
     *   <li>An area of 0 or 1 has a standard error of 0, which says more than so few members can.
     * </ul>
     *
     * @return the standard error of Hanley and McNeil
     */
    public double standardError() {
        double a = area.toDouble();
        double square = a * a;
        double twoPositives = a / (2 - a) - square;
        double twoNegatives = 2 * square / (1 + a) - square;
        double variance = (a * (1 - a) + (positives - 1) * twoPositives + (negatives - 1) * twoNegatives)
                / ((double) positives * negatives);
        return Math.sqrt(Math.max(0, variance));
    }

    /**
     * Returns the interval of the area by the normal approximation, cut at 0 and 1.
     *
     * <ul>
     *   <li>An area of 0 or 1: empty. Its standard error is 0, however few members there are, so that it would seem certain.
     * </ul>
     *
     * @param level the level of confidence, such as 0.95
     * @return the interval, within 0 to 1
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public Optional<Interval> interval(double level) {
        double half = Levels.standardErrors(level) * standardError();
        double a = area.toDouble();
        return half == 0
                ? Optional.empty()
                : Optional.of(new Interval(a - half, a + half, level, IntervalMethod.HANLEY_MCNEIL).within(0, 1));
    }
}
