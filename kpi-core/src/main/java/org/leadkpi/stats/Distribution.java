package org.leadkpi.stats;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.leadkpi.value.Rational;

/**
 * How often each distinct whole number occurs: a sample whose medians and percentiles are exact and which adds.
 *
 * <p>Any split of a sample, added up in any order, gives an equal distribution, which no summary of percentiles does.
 *
 * <ul>
 *   <li>Values may be negative; their unit is the caller's (seconds, minor units).
 *   <li>Without values there is no mean and no quantile: those methods throw, so ask {@link #isEmpty()} first.
 *   <li>Counts and their total are exact; more than a {@code long} holds throws {@link ArithmeticException}.
 * </ul>
 *
 * <pre>{@code
 * Distribution minutes = Distribution.ofValues(2, 3, 4, 5, 6, 600);
 * minutes.median()                          // 9/2
 * minutes.quantile(Rational.of(9, 10))      // 303
 * }</pre>
 *
 * @since 0.1
 */
public final class Distribution {

    /** No values. */
    public static final Distribution EMPTY = new Distribution(new long[0], new long[0], null, 0, 0);

    private static final Rational HALF = Rational.of(1, 2);

    /** What rounding may add to a probability that exactly equals the tail. */
    private static final double TIE = 1 + 1e-12;

    /** Ascending; distinct where there are ranks. */
    private final long[] values;

    /** The rank of the last occurrence of each value; without it each place is one occurrence. */
    private final long @Nullable [] ranks;

    /** Where the occurrences stand among the values, where they are a part of them. */
    private final int @Nullable [] places;

    private final int from;
    private final int size;

    private Distribution(long[] values, long @Nullable [] ranks, int @Nullable [] places, int from, int size) {
        this.values = values;
        this.ranks = ranks;
        this.places = places;
        this.from = from;
        this.size = size;
    }

    /** Takes positive counts in ascending order of the values. */
    private static Distribution ofPositive(SortedMap<Long, Long> counts) {
        return ofCounts(
                counts.keySet().stream().mapToLong(value -> value).toArray(),
                counts.values().stream().mapToLong(count -> count).toArray());
    }

    /**
     * Returns a distribution from distinct values and their counts. The arrays are used, not copied.
     *
     * @param values distinct values in ascending order
     * @param counts how often each occurs, at least once
     * @return the distribution
     * @throws IllegalArgumentException if a count is not positive
     * @throws ArithmeticException if there are more values than a {@code long} holds
     */
    public static Distribution ofCounts(long[] values, long[] counts) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] <= 0) {
                throw new IllegalArgumentException(
                        "count of value " + values[i] + " must not be negative, was " + counts[i]);
            }
        }
        Arrays.parallelPrefix(counts, Math::addExact);
        return new Distribution(values, counts, null, 0, values.length);
    }

    /**
     * Returns the distribution of a part of a sorted sample, without copying it.
     *
     * @param sorted values in ascending order, which are not changed any more
     * @param places where those of the part stand, in ascending order
     * @param from the first of these places
     * @param to the one after the last of these places
     * @return the distribution
     */
    public static Distribution ofPlaces(long[] sorted, int[] places, int from, int to) {
        return new Distribution(sorted, null, places, from, to - from);
    }

    /** {@return the distribution without values} */
    public static Distribution empty() {
        return EMPTY;
    }

    /**
     * Returns a distribution from the count of each value.
     *
     * <ul>
     *   <li>A value with a count of zero does not occur.
     * </ul>
     *
     * @param counts how often each value occurs, none negative
     * @return the distribution
     * @throws IllegalArgumentException if a count is negative
     */
    public static Distribution of(SortedMap<Long, Long> counts) {
        TreeMap<Long, Long> positive = new TreeMap<>();
        counts.forEach((value, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("count of value " + value + " must not be negative, was " + count);
            }
            if (count > 0) {
                positive.put(value, count);
            }
        });
        return ofPositive(positive);
    }

    /**
     * Returns a distribution of single values in any order.
     *
     * @param values the values
     * @return the distribution
     */
    public static Distribution ofValues(long... values) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        for (long value : values) {
            counts.merge(value, 1L, Math::addExact);
        }
        return ofPositive(counts);
    }

    /**
     * Returns the values of both distributions together.
     *
     * @param other the distribution to add
     * @return the sum
     */
    public Distribution plus(Distribution other) {
        SortedMap<Long, Long> sum = copyOfCounts();
        other.copyOfCounts().forEach((value, count) -> sum.merge(value, count, Math::addExact));
        return ofPositive(sum);
    }

    /** {@return how many values there are} */
    public long count() {
        return isEmpty() || ranks == null ? size : ranks[size - 1];
    }

    /** {@return whether there are no values} */
    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * Returns the smallest value.
     *
     * @return the smallest value
     * @throws IllegalStateException if there are no values
     */
    public long min() {
        requireValues("minimum");
        return at(0);
    }

    /**
     * Returns the largest value.
     *
     * @return the largest value
     * @throws IllegalStateException if there are no values
     */
    public long max() {
        requireValues("maximum");
        return at(size - 1);
    }

    /** {@return the sum of all values, 0 if there are none} */
    public BigInteger sum() {
        BigInteger sum = BigInteger.ZERO;
        long part = 0;
        for (int i = 0; i < size; i++) {
            long value = at(i);
            long count = countAt(i);
            long product = value * count;
            long next = part + product;
            boolean fits = Math.multiplyHigh(value, count) == product >> (Long.SIZE - 1)
                    && ((part ^ next) & (product ^ next)) >= 0;
            if (fits) {
                part = next;
            } else {
                sum = sum.add(BigInteger.valueOf(part))
                        .add(BigInteger.valueOf(value).multiply(BigInteger.valueOf(count)));
                part = 0;
            }
        }
        return sum.add(BigInteger.valueOf(part));
    }

    /**
     * Returns the sum divided by the count.
     *
     * @return the exact mean
     * @throws IllegalStateException if there are no values
     */
    public Rational mean() {
        requireValues("mean");
        return Rational.of(sum(), BigInteger.valueOf(count()));
    }

    /**
     * Returns the value that a share {@code p} of the sample lies below, interpolated between neighbours.
     *
     * <p>With h = (n - 1) p, the value at rank floor(h) + 1 plus the fractional part of h times the distance to the
     * next one. Source: R. J. Hyndman and Y. Fan, The American Statistician 50 (1996) 361-365, type 7.
     *
     * <ul>
     *   <li>{@code p} of 0 and 1 give the smallest and the largest value.
     *   <li>A single value is every quantile.
     * </ul>
     *
     * @param p a share, 0 to 1
     * @return the exact quantile
     * @throws IllegalStateException if there are no values
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public Rational quantile(Rational p) {
        requireValues("quantile");
        requireShare(p);
        Rational position = Rational.of(count() - 1).times(p);
        BigInteger whole = position.numerator().divide(position.denominator());
        Rational fraction = position.minus(Rational.of(whole, BigInteger.ONE));
        long rank = whole.longValueExact() + 1;
        Rational value = Rational.of(valueAt(rank));
        return fraction.isZero()
                ? value
                : value.plus(fraction.times(Rational.of(valueAt(rank + 1)).minus(value)));
    }

    /**
     * Returns the smallest value that at least a share {@code p} of the sample lies at or below.
     *
     * <p>The value at rank ceil(p n); at rank 1 when {@code p} is 0.
     *
     * @param p a share, 0 to 1
     * @return a value that occurs
     * @throws IllegalStateException if there are no values
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public long nearestRank(Rational p) {
        requireValues("quantile");
        requireShare(p);
        BigInteger[] rank = p.numerator().multiply(BigInteger.valueOf(count())).divideAndRemainder(p.denominator());
        long roundedUp = rank[0].longValueExact() + rank[1].signum();
        return valueAt(Math.max(1, roundedUp));
    }

    /**
     * Returns the middle value, or the mean of the two middle ones.
     *
     * @return the exact median
     * @throws IllegalStateException if there are no values
     */
    public Rational median() {
        requireValues("median");
        return quantile(HALF);
    }

    /**
     * Returns an interval of the quantile of whatever the sample was drawn from, without assuming its shape.
     *
     * <p>The limits are the values at two ranks: the highest and lowest ones that the true quantile falls outside of
     * with a probability of at most (1 - level) / 2 on each side, which is a matter of the binomial distribution alone.
     * Source: W. J. Conover, Practical Nonparametric Statistics (1999) section 3.2.
     *
     * <ul>
     *   <li>Too few values for the level: empty. The median at 95 % needs 6, where the ranks are 1 and 6.
     *   <li>{@code p} of 0 or 1, or no values: empty.
     * </ul>
     *
     * @param p a share, 0 to 1
     * @param level the level of confidence, such as 0.95
     * @return the interval, or empty if there is none at this level
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public Optional<Interval> quantileInterval(Rational p, double level) {
        requireShare(p);
        double tail = Levels.tail(level) * TIE;
        long n = count();
        long below = ranksWithin(tail, n, p.toDouble());
        long above = ranksWithin(tail, n, Rational.ONE.minus(p).toDouble());
        if (below == 0 || above == 0) {
            return Optional.empty();
        }
        return Optional.of(new Interval(valueAt(below), valueAt(n + 1 - above), level, IntervalMethod.ORDER_STATISTIC));
    }

    /**
     * Returns the sample variance: squared distances from the mean, summed and divided by n - 1.
     *
     * <p>Computed exactly, then rounded once.
     *
     * @return the variance, in the square of the values' unit
     * @throws IllegalStateException if there are fewer than 2 values
     */
    public double variance() {
        if (count() < 2) {
            throw new IllegalStateException("variance needs at least 2 values, has " + count());
        }
        BigInteger n = BigInteger.valueOf(count());
        BigInteger sum = sum();
        BigInteger squares = BigInteger.ZERO;
        for (int i = 0; i < size; i++) {
            squares = squares.add(BigInteger.valueOf(at(i)).pow(2).multiply(BigInteger.valueOf(countAt(i))));
        }
        return Rational.of(n.multiply(squares).subtract(sum.pow(2)), n.multiply(n.subtract(BigInteger.ONE)))
                .toDouble();
    }

    /**
     * Returns the value at a place in the sorted sample.
     *
     * @param rank the place, counted from 1 for the smallest value
     * @return the value there
     * @throws IllegalArgumentException if the rank is below 1 or above {@link #count()}
     */
    public long valueAt(long rank) {
        if (rank < 1 || rank > count()) {
            throw new IllegalArgumentException("rank must be between 1 and " + count() + ", was " + rank);
        }
        if (ranks == null) {
            return at((int) rank - 1);
        }
        int found = Arrays.binarySearch(ranks, 0, size, rank);
        return values[found < 0 ? -found - 1 : found];
    }

    /**
     * Returns how many values are less than a limit.
     *
     * @param limit the limit
     * @return the number of values below it
     */
    public long countBelow(Rational limit) {
        long whole = limit.fitsLong() ? limit.toLongExact() : 0;
        LongPredicate isBelow = limit.fitsLong()
                ? value -> value < whole
                : value -> Rational.of(value).compareTo(limit) < 0;
        // nothing is, as often as not: then one look is enough
        if (isEmpty() || !isBelow.test(at(0))) {
            return 0;
        }
        int low = 1;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBelow.test(at(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ranks == null ? low : ranks[low - 1];
    }

    /** {@return how often each value that occurs does so, in ascending order, unmodifiable} */
    public SortedMap<Long, Long> counts() {
        return Collections.unmodifiableSortedMap(copyOfCounts());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Distribution that && that.copyOfCounts().equals(copyOfCounts());
    }

    @Override
    public int hashCode() {
        return copyOfCounts().hashCode();
    }

    /** {@return the count, the smallest value, the median and the largest value} */
    @Override
    public String toString() {
        return isEmpty()
                ? "Distribution[n=0]"
                : "Distribution[n=" + count() + ", min=" + min() + ", median=" + median().toDecimalString(6) + ", max="
                        + max() + "]";
    }

    /** Returns the most ranks k for which fewer than k of n values fall below the quantile with at most this chance. */
    private static long ranksWithin(double tail, long n, double p) {
        if (p == 0 || p == 1) {
            return 0;
        }
        long within = 0;
        long beyond = n + 1;
        while (beyond - within > 1) {
            long ranks = (within + beyond) >>> 1;
            double fewer = IncompleteBeta.regularized(1 - p, n - ranks + 1.0, (double) ranks);
            if (fewer <= tail) {
                within = ranks;
            } else {
                beyond = ranks;
            }
        }
        return within;
    }

    /** Returns how many places the sample has: distinct values, or single occurrences of them. */
    int size() {
        return size;
    }

    /** Returns the value at a place; the places are in ascending order of the values, which may repeat. */
    long at(int index) {
        return places == null ? values[index] : values[places[from + index]];
    }

    /** Returns how often the value at a place occurs there. */
    long countAt(int index) {
        if (ranks == null) {
            return 1;
        }
        return ranks[index] - (index == 0 ? 0 : ranks[index - 1]);
    }

    private SortedMap<Long, Long> copyOfCounts() {
        TreeMap<Long, Long> counts = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            counts.merge(at(i), countAt(i), Math::addExact);
        }
        return counts;
    }

    private void requireValues(String wanted) {
        if (isEmpty()) {
            throw new IllegalStateException("no values to take the " + wanted + " of");
        }
    }

    private static void requireShare(Rational p) {
        if (p.signum() < 0 || p.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("share must be between 0 and 1, was " + p);
        }
    }
}
