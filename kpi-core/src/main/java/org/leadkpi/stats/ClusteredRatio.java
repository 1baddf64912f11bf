package org.leadkpi.stats;

import java.util.Optional;
import java.util.OptionalDouble;
import org.leadkpi.value.Rational;

/**
 * A ratio of two sums over clusters whose members are not independent, such as successes over trials of the same person.
 *
 * <p>With y and x the two amounts of a cluster, the ratio is r = Σy / Σx and its variance Σ(y - r x)² / (m (m-1) x̄²) for m
 * clusters with the mean x̄. Source: W. G. Cochran, Sampling Techniques (1977) section 6.3.
 *
 * <p>Made of six sums, so that the ratio of a whole is found from those of its parts by {@link #plus}.
 *
 * <pre>{@code
 * ClusteredRatio none = ClusteredRatio.of(0, 5);
 * ClusteredRatio ratio = none.plus(none).plus(none).plus(ClusteredRatio.of(4, 5));
 * ratio.ratio()           // 1/5
 * ratio.standardError()   // 0.2, where 20 independent trials would have 0.09
 * }</pre>
 *
 * @param clusters how many clusters there are
 * @param sumY the amounts above the line
 * @param sumX the amounts below the line
 * @param sumYY the squares of the amounts above the line
 * @param sumXY the products of both amounts of each cluster
 * @param sumXX the squares of the amounts below the line
 * @since 0.1
 */
public record ClusteredRatio(long clusters, long sumY, long sumX, long sumYY, long sumXY, long sumXX) {

    /** No clusters. */
    public static final ClusteredRatio EMPTY = new ClusteredRatio(0, 0, 0, 0, 0, 0);

    /**
     * Makes a ratio of sums.
     *
     * @param clusters how many clusters there are
     * @param sumY the amounts above the line
     * @param sumX the amounts below the line
     * @param sumYY the squares of the amounts above the line
     * @param sumXY the products of both amounts of each cluster
     * @param sumXX the squares of the amounts below the line
     * @throws IllegalArgumentException if no clusters can have these sums
     */
    public ClusteredRatio {
        if (clusters < 0) {
            throw new IllegalArgumentException("clusters must be at least 0, were " + clusters);
        }
        boolean possible = isPossible(clusters, sumY, sumYY)
                && isPossible(clusters, sumX, sumXX)
                && isPossible(sumYY, sumXY, sumXX)
                && (clusters > 0 || (sumYY == 0 && sumXX == 0));
        if (!possible) {
            throw new IllegalArgumentException("no " + clusters + " clusters have the sums y " + sumY + ", x " + sumX
                    + ", yy " + sumYY + ", xy " + sumXY + " and xx " + sumXX);
        }
    }

    /** Whether sums of squares are large enough for a sum of products, as Cauchy and Schwarz demand. */
    private static boolean isPossible(long squares1, long products, long squares2) {
        return squares1 >= 0 && squares2 >= 0 && compareProducts(squares1, squares2, products, products) >= 0;
    }

    /** Compares a * b with c * d, all 128 bits of them. */
    private static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    /**
     * Returns the ratio of a single cluster.
     *
     * @param y its amount above the line
     * @param x its amount below the line
     * @return the ratio
     * @throws ArithmeticException if a square is more than a {@code long} holds
     */
    public static ClusteredRatio of(long y, long x) {
        return new ClusteredRatio(
                1, y, x, Math.multiplyExact(y, y), Math.multiplyExact(x, y), Math.multiplyExact(x, x));
    }

    /**
     * Returns the ratio of the clusters of both together.
     *
     * @param other the ratio to add, of other clusters
     * @return the sum
     * @throws ArithmeticException if a sum is more than a {@code long} holds
     */
    public ClusteredRatio plus(ClusteredRatio other) {
        return new ClusteredRatio(
                Math.addExact(clusters, other.clusters),
                Math.addExact(sumY, other.sumY),
                Math.addExact(sumX, other.sumX),
                Math.addExact(sumYY, other.sumYY),
                Math.addExact(sumXY, other.sumXY),
                Math.addExact(sumXX, other.sumXX));
    }

    /**
     * Returns the ratio of so many clusters like these.
     *
     * @param times how often each occurs, at least 0
     * @return the ratio of all of them
     * @throws ArithmeticException if a sum is more than a {@code long} holds
     */
    public ClusteredRatio times(long times) {
        return new ClusteredRatio(
                Math.multiplyExact(clusters, times),
                Math.multiplyExact(sumY, times),
                Math.multiplyExact(sumX, times),
                Math.multiplyExact(sumYY, times),
                Math.multiplyExact(sumXY, times),
                Math.multiplyExact(sumXX, times));
    }

    /** {@return the sum above the line divided by that below, exactly; empty if the latter is 0} */
    public Optional<Rational> ratio() {
        return sumX == 0 ? Optional.empty() : Optional.of(Rational.of(sumY, sumX));
    }

    /**
     * Returns the standard error of the ratio, from the spread between clusters.
     *
     * <ul>
     *   <li>Fewer than 2 clusters, or nothing below the line: empty.
     *   <li>All clusters have the same ratio: 0.
     * </ul>
     *
     * @return the standard error, computed exactly but for the root
     */
    public OptionalDouble standardError() {
        if (clusters < 2 || sumX == 0) {
            return OptionalDouble.empty();
        }
        Rational ratio = Rational.of(sumY, sumX);
        Rational squares = Rational.of(sumYY)
                .minus(ratio.times(Rational.of(sumXY)).times(Rational.of(2)))
                .plus(ratio.times(ratio).times(Rational.of(sumXX)));
        Rational variance = squares.times(Rational.of(clusters))
                .dividedBy(Rational.of(clusters - 1).times(Rational.of(sumX)).times(Rational.of(sumX)));
        return OptionalDouble.of(Math.sqrt(variance.toDouble()));
    }

    /**
     * Returns the interval of the ratio: plus and minus t standard errors, with one degree of freedom fewer than
     * clusters.
     *
     * <ul>
     *   <li>No {@link #standardError}: empty.
     *   <li>All clusters have the same ratio: both limits are the ratio, so take what is {@link Interval#wider} of this and
     *       the interval for independent trials.
     *   <li>A share of trials: the limits may fall outside of 0 to 1; {@link Interval#within} cuts them there.
     * </ul>
     *
     * @param level the level of confidence, such as 0.95
     * @return the interval
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public Optional<Interval> interval(double level) {
        return ratio().flatMap(ratio -> intervalAround(ratio.toDouble(), level));
    }

    /**
     * Returns the interval of a ratio that these clusters tell the uncertainty of, without being all that it is made of.
     *
     * @param centre the ratio
     * @param level the level of confidence, such as 0.95
     * @return the interval, as wide as {@link #interval}; empty without a {@link #standardError}
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public Optional<Interval> intervalAround(double centre, double level) {
        Levels.require(level);
        OptionalDouble error = standardError();
        if (error.isEmpty()) {
            return Optional.empty();
        }
        double half = StudentT.criticalValue(level, clusters - 1.0) * error.getAsDouble();
        return Optional.of(new Interval(centre - half, centre + half, level, IntervalMethod.CLUSTERED));
    }
}
