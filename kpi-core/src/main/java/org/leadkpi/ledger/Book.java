package org.leadkpi.ledger;

import java.math.BigInteger;
import java.math.RoundingMode;
import org.leadkpi.metric.Obstacle;
import org.leadkpi.metric.Posting;
import org.leadkpi.model.Exclusion;
import org.leadkpi.value.Rational;

/**
 * Turns what is posted into whole numbers of steps.
 *
 * <p>An amount is kept as an exact fraction of steps: its whole steps, and what is left under its denominator, so that the
 * numbers stay small and what has the same denominator adds up. What is finer than a millionth of a millionth of a step is
 * rounded half even: no currency and no rate is quoted that fine. A value of a distribution is kept as a whole number of
 * steps, rounded half even where it is none.
 */
abstract class Book implements Posting {

    private static final int FINEST_DIGITS = 12;
    private static final BigInteger FINEST = BigInteger.TEN.pow(FINEST_DIGITS);

    private final Columns columns;

    Book(Columns columns) {
        this.columns = columns;
    }

    /** Adds one. */
    abstract void count(int column, int period);

    /** Adds an amount under its denominator. */
    abstract void amount(int column, long denominator, int period, long amount);

    /** Adds one occurrence of a value. */
    abstract void value(int column, int period, long value);

    @Override
    public void one(int tally, int period) {
        count(Columns.total(tally), period);
    }

    @Override
    public void leftOut(int tally, int period, Exclusion reason) {
        count(Columns.leftOut(tally, reason), period);
    }

    @Override
    public void obstacle(int tally, int period, Obstacle obstacle) {
        count(Columns.obstacle(tally, obstacle), period);
    }

    @Override
    public void quantity(int tally, int period, Rational quantity) {
        int column = Columns.total(tally);
        Rational steps = quantity.times(columns.resolution(tally));
        if (columns.isDistribution(column)) {
            value(column, period, whole(column, rounded(steps)));
        } else if (steps.isInteger()) {
            amount(column, 1, period, whole(column, steps));
        } else {
            fraction(column, period, steps);
        }
    }

    private void fraction(int column, int period, Rational steps) {
        Rational kept = steps.denominator().compareTo(FINEST) <= 0
                ? steps
                : Rational.of(steps.toDecimal(FINEST_DIGITS, RoundingMode.HALF_EVEN));
        BigInteger[] parts = kept.numerator().divideAndRemainder(kept.denominator());
        amount(column, 1, period, whole(column, Rational.of(parts[0], BigInteger.ONE)));
        if (parts[1].signum() != 0) {
            amount(column, kept.denominator().longValueExact(), period, parts[1].longValueExact());
        }
    }

    private static Rational rounded(Rational steps) {
        return steps.isInteger() ? steps : Rational.of(steps.toDecimal(0, RoundingMode.HALF_EVEN));
    }

    private long whole(int column, Rational steps) {
        if (!steps.fitsLong()) {
            throw new ArithmeticException("a quantity of " + columns.name(column) + " exceeds 64 bits: " + steps);
        }
        return steps.toLongExact();
    }
}
