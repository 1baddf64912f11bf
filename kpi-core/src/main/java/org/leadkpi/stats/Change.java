package org.leadkpi.stats;

import java.util.Optional;
import org.leadkpi.value.Rational;

/**
 * A change from one number to another, in each of the ways in which it can be told.
 *
 * <pre>{@code
 * Change cost = new Change(Rational.of(95), Rational.of(55));
 * cost.relative()     // -8/19: 42.1 % less
 * cost.reciprocal()   // 8/11: 72.7 % more for the same money
 * }</pre>
 *
 * @param from the number before
 * @param to the number after
 * @since 0.1
 */
public record Change(Rational from, Rational to) {

    /** {@return the number after less the one before; for shares, hundredths of it are percentage points} */
    public Rational difference() {
        return to.minus(from);
    }

    /** {@return the number after divided by the one before, empty if that is 0} */
    public Optional<Rational> factor() {
        return quotient(to, from);
    }

    /**
     * Returns the change relative to the number before: 1/3 for a third more, -1/4 for a quarter less.
     *
     * <ul>
     *   <li>The number before is negative: relative to its size, so that more is always positive.
     * </ul>
     *
     * @return the relative change, empty if the number before is 0
     */
    public Optional<Rational> relative() {
        return quotient(difference(), from.abs());
    }

    /**
     * Returns the relative change of the reciprocal, such as of outputs per unit of money where the numbers are costs.
     *
     * @return {@code from / to - 1}, empty if either number is 0
     */
    public Optional<Rational> reciprocal() {
        return from.isZero() ? Optional.empty() : quotient(from, to).map(factor -> factor.minus(Rational.ONE));
    }

    private static Optional<Rational> quotient(Rational above, Rational below) {
        return below.isZero() ? Optional.empty() : Optional.of(above.dividedBy(below));
    }
}
