package org.leadkpi.stats;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.value.Rational;

/**
 * How far the members of a group lie apart: each of them counts once, and they are all there are.
 *
 * @param n how many members, one at least
 * @param min the smallest value
 * @param median the median; of an even number of members the mean of the two in the middle
 * @param max the largest value
 * @param mean the mean
 * @param variance the mean of the squared distances from the mean
 * @since 0.1
 */
public record Spread(long n, Rational min, Rational median, Rational max, Rational mean, Rational variance) {

    /**
     * Refuses a group without members.
     *
     * @param n how many members, one at least
     * @param min the smallest value
     * @param median the median; of an even number of members the mean of the two in the middle
     * @param max the largest value
     * @param mean the mean
     * @param variance the mean of the squared distances from the mean
     * @throws IllegalArgumentException if there are no members
     */
    public Spread {
        if (n < 1) {
            throw new IllegalArgumentException("spread of " + n + " members, must be at least 1");
        }
        Objects.requireNonNull(min, "min");
        Objects.requireNonNull(median, "median");
        Objects.requireNonNull(max, "max");
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(variance, "variance");
    }

    /**
     * The spread of some values.
     *
     * @param values the values, in any order
     * @return the spread, empty without values
     */
    public static Optional<Spread> of(Collection<Rational> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Rational> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        Rational count = Rational.of(n);
        Rational mean = sum(sorted).dividedBy(count);
        Rational variance = sum(sorted.stream()
                        .map(value -> value.minus(mean))
                        .map(distance -> distance.times(distance))
                        .toList())
                .dividedBy(count);
        Rational median = sorted.get((n - 1) / 2).plus(sorted.get(n / 2)).dividedBy(Rational.of(2));
        return Optional.of(new Spread(n, sorted.get(0), median, sorted.get(n - 1), mean, variance));
    }

    private static Rational sum(List<Rational> values) {
        return values.stream().reduce(Rational.ZERO, Rational::plus);
    }

    /**
     * Returns the standard deviation as a share of the mean.
     *
     * @return the coefficient of variation, empty when the mean is zero
     */
    public Optional<Double> variation() {
        return mean.isZero()
                ? Optional.empty()
                : Optional.of(Math.sqrt(variance.toDouble()) / Math.abs(mean.toDouble()));
    }

    /**
     * Returns whether the coefficient of variation is above a threshold, compared exactly.
     *
     * @param threshold the threshold, not negative
     * @return false when the mean is zero
     */
    public boolean variesMoreThan(Rational threshold) {
        Rational edge = threshold.times(mean);
        return !mean.isZero() && variance.compareTo(edge.times(edge)) > 0;
    }

    /**
     * Returns how many times as much the largest value is as the smallest.
     *
     * @return the ratio, empty when the smallest value is zero
     */
    public Optional<Rational> maxOverMin() {
        return min.isZero() ? Optional.empty() : Optional.of(max.dividedBy(min));
    }
}
