package org.leadkpi.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction of two whole numbers, in lowest terms.
 *
 * <p>The result of a division of totals stays a {@code Rational} until it is printed, so thresholds compare exact
 * values and sums of shares come to exactly one.
 *
 * <ul>
 *   <li>The denominator is positive; the sign is the numerator's. Zero is {@code 0/1}.
 *   <li>Equal numbers are equal values: {@code of(2, 4)} equals {@code of(1, 2)}.
 *   <li>There is no infinity and no not-a-number: dividing by zero throws.
 * </ul>
 *
 * <pre>{@code
 * Rational.of(6_000, 100).minus(Rational.parse("0.5")).toString()   // "119/2"
 * }</pre>
 *
 * @since 0.1
 */
public final class Rational implements Comparable<Rational> {

    /** The number 0. */
    public static final Rational ZERO = new Rational(0, 1, null, null);

    /** The number 1. */
    public static final Rational ONE = new Rational(1, 1, null, null);

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private static final Pattern FRACTION = Pattern.compile("([+-]?[0-9]+)/([0-9]+)");

    /** A fraction ends within this many decimal places, or it is rounded when printed. */
    private static final int EXACT_DECIMAL_PLACES = 40;

    private static final BigInteger EXACT_DENOMINATORS = BigInteger.TEN.pow(EXACT_DECIMAL_PLACES);

    /** More than the 53 bits of a double, so that the last bit can stand for the remainder. */
    private static final int QUOTIENT_BITS = 66;

    /** Any number of fewer digits fits into 64 bits. */
    private static final int LONG_DIGITS = 19;

    private static final long[] POWERS_OF_TEN =
            LongStream.iterate(1, power -> power * 10).limit(LONG_DIGITS).toArray();

    /** How often a double is halved within the power of two below it. */
    private static final int DOUBLE_BITS = 52;

    /** What a double holds exactly. */
    private static final long EXACT_DOUBLES = 1L << 53;

    /** In lowest terms, the denominator positive; where a number needs more than 64 bits, the wide ones hold it instead. */
    private final long numerator;

    private final long denominator;
    private final @Nullable BigInteger wideNumerator;
    private final @Nullable BigInteger wideDenominator;

    private Rational(
            long numerator,
            long denominator,
            @Nullable BigInteger wideNumerator,
            @Nullable BigInteger wideDenominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.wideNumerator = wideNumerator;
        this.wideDenominator = wideDenominator;
    }

    /** The number in lowest terms, in 64 bits wherever it fits. */
    private static Rational reduced(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("denominator of " + numerator + "/0 must not be zero");
        }
        if (denominator.signum() > 0
                && denominator.bitLength() < Long.SIZE
                && numerator.abs().bitLength() < Long.SIZE) {
            return reduced(numerator.longValue(), denominator.longValue());
        }
        BigInteger divisor = numerator.gcd(denominator);
        BigInteger signed = denominator.signum() < 0 ? divisor.negate() : divisor;
        BigInteger above = numerator.divide(signed);
        BigInteger below = denominator.divide(signed);
        return above.bitLength() < Long.SIZE && below.bitLength() < Long.SIZE
                ? new Rational(above.longValue(), below.longValue(), null, null)
                : new Rational(0, 0, above, below);
    }

    /** The same by Euclid on longs, which takes a tenth of the time. */
    private static Rational reduced(long numerator, long denominator) {
        if (denominator == 1) {
            return new Rational(numerator, 1, null, null);
        }
        if (denominator <= 0 || numerator == Long.MIN_VALUE) {
            return reduced(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        long divisor = commonDivisor(Math.abs(numerator), denominator);
        return new Rational(numerator / divisor, denominator / divisor, null, null);
    }

    /** A number of parts of a power of ten, which can have no prime factor in common but 2 and 5. */
    private static Rational ofDecimal(long parts, int scale) {
        if (parts == 0) {
            return ZERO;
        }
        int twos = Math.min(scale, Long.numberOfTrailingZeros(parts));
        long above = parts >> twos;
        long below = POWERS_OF_TEN[scale] >> twos;
        for (int fives = 0; fives < scale && above % 5 == 0; fives++) {
            above /= 5;
            below /= 5;
        }
        return new Rational(above, below, null, null);
    }

    private static long commonDivisor(long a, long b) {
        long divisor = a;
        long rest = b;
        while (rest != 0) {
            long next = divisor % rest;
            divisor = rest;
            rest = next;
        }
        return divisor;
    }

    private boolean isWide() {
        return wideNumerator != null;
    }

    /** Whether a product of two longs is one. */
    private static boolean fits(long a, long b) {
        return Math.multiplyHigh(a, b) == (a * b) >> (Long.SIZE - 1);
    }

    /**
     * Returns a whole number.
     *
     * @param number the number
     * @return the same number as a fraction
     */
    public static Rational of(long number) {
        return new Rational(number, 1, null, null);
    }

    /**
     * Returns a quotient of whole numbers in lowest terms.
     *
     * @param numerator the number above the line
     * @param denominator the number below the line, not zero
     * @return the fraction
     * @throws IllegalArgumentException if the denominator is zero
     */
    public static Rational of(long numerator, long denominator) {
        return reduced(numerator, denominator);
    }

    /**
     * Returns a quotient of whole numbers in lowest terms.
     *
     * @param numerator the number above the line
     * @param denominator the number below the line, not zero
     * @return the fraction
     * @throws IllegalArgumentException if the denominator is zero
     */
    public static Rational of(BigInteger numerator, BigInteger denominator) {
        return reduced(numerator, denominator);
    }

    /**
     * Returns a decimal number without rounding it.
     *
     * @param decimal the number
     * @return the same number as a fraction
     */
    public static Rational of(BigDecimal decimal) {
        int scale = decimal.scale();
        if (scale >= 0 && scale < POWERS_OF_TEN.length && decimal.precision() < LONG_DIGITS) {
            return ofDecimal(decimal.scaleByPowerOfTen(scale).longValue(), scale);
        }
        return scale < 0
                ? reduced(decimal.toBigIntegerExact(), BigInteger.ONE)
                : reduced(decimal.unscaledValue(), BigInteger.TEN.pow(scale));
    }

    /**
     * Returns the number that a floating point number is, bit by bit.
     *
     * @param number the number, finite
     * @return the same number as a fraction, whose denominator is a power of two
     * @throws NumberFormatException if the number is infinite or none
     */
    public static Rational exactly(double number) {
        int halvings = DOUBLE_BITS - Math.getExponent(number);
        if (halvings < 0 || halvings >= Long.SIZE - 1) {
            return of(new BigDecimal(number));
        }
        long parts = (long) Math.scalb(number, halvings);
        int twos = Math.min(halvings, Long.numberOfTrailingZeros(parts));
        return new Rational(parts >> twos, 1L << (halvings - twos), null, null);
    }

    /**
     * Reads a decimal number such as {@code 0.4} or {@code -3}, or a fraction such as {@code 2/5}.
     *
     * <ul>
     *   <li>No exponent, no grouping, no spaces; at least one digit on each side of a point.
     *   <li>{@link #toString()} of any fraction reads back as an equal value.
     * </ul>
     *
     * @param text the number
     * @return the number the text stands for
     * @throws IllegalArgumentException if the text is no such number, or its denominator is zero
     */
    public static Rational parse(String text) {
        if (DECIMAL.matcher(text).matches()) {
            return of(new BigDecimal(text));
        }
        Matcher fraction = FRACTION.matcher(text);
        if (!fraction.matches()) {
            throw new IllegalArgumentException(
                    "not a number: \"" + text + "\", expected a decimal such as 0.4 or a fraction such as 2/5");
        }
        return reduced(new BigInteger(fraction.group(1)), new BigInteger(fraction.group(2)));
    }

    /**
     * Adds.
     *
     * @param other the number to add
     * @return the exact sum
     */
    public Rational plus(Rational other) {
        if (isZero() || other.isZero()) {
            return isZero() ? other : this;
        }
        if (!isWide()
                && !other.isWide()
                && fits(numerator, other.denominator)
                && fits(other.numerator, denominator)
                && fits(denominator, other.denominator)) {
            long left = numerator * other.denominator;
            long right = other.numerator * denominator;
            long sum = left + right;
            if (((left ^ sum) & (right ^ sum)) >= 0) {
                return reduced(sum, denominator * other.denominator);
            }
        }
        return reduced(
                numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
                denominator().multiply(other.denominator()));
    }

    /**
     * Subtracts.
     *
     * @param other the number to take away
     * @return the exact difference
     */
    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    /**
     * Multiplies.
     *
     * @param other the number to multiply by
     * @return the exact product
     */
    public Rational times(Rational other) {
        return product(other, false);
    }

    /**
     * Divides.
     *
     * @param other the number to divide by, not zero
     * @return the exact quotient
     * @throws ArithmeticException if the divisor is zero
     */
    public Rational dividedBy(Rational other) {
        if (other.isZero()) {
            throw new ArithmeticException("cannot divide " + this + " by zero");
        }
        return product(other, true);
    }

    /** The product with a number, or with its reciprocal. */
    private Rational product(Rational other, boolean inverted) {
        if (other.numerator == 1 && other.denominator == 1) {
            return this;
        }
        if (!isWide() && !other.isWide()) {
            long above = inverted ? other.denominator : other.numerator;
            long below = inverted ? other.numerator : other.denominator;
            if (below == 1 && (denominator == 1 || above % denominator == 0)) {
                long whole = denominator == 1 ? above : above / denominator;
                if (fits(numerator, whole)) {
                    return new Rational(numerator * whole, 1, null, null);
                }
            }
            if (fits(numerator, above) && fits(denominator, below)) {
                return reduced(numerator * above, denominator * below);
            }
        }
        BigInteger above = inverted ? other.denominator() : other.numerator();
        BigInteger below = inverted ? other.numerator() : other.denominator();
        return reduced(numerator().multiply(above), denominator().multiply(below));
    }

    /** {@return this number with the opposite sign} */
    public Rational negate() {
        return isWide() || numerator == Long.MIN_VALUE
                ? reduced(numerator().negate(), denominator())
                : new Rational(-numerator, denominator, null, null);
    }

    /** {@return this number without its sign} */
    public Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    /**
     * Returns one divided by this number.
     *
     * @return the exact reciprocal
     * @throws ArithmeticException if this number is zero
     */
    public Rational reciprocal() {
        return ONE.dividedBy(this);
    }

    /** {@return -1, 0 or 1 as this number is negative, zero or positive} */
    public int signum() {
        return wideNumerator == null ? Long.signum(numerator) : wideNumerator.signum();
    }

    /** {@return whether this number is zero} */
    public boolean isZero() {
        return signum() == 0;
    }

    /** {@return whether this is a whole number} */
    public boolean isInteger() {
        return wideDenominator == null ? denominator == 1 : wideDenominator.equals(BigInteger.ONE);
    }

    /**
     * Returns the smaller of two numbers.
     *
     * @param other the other number
     * @return the smaller one
     */
    public Rational min(Rational other) {
        return compareTo(other) < 0 ? this : other;
    }

    /**
     * Returns the larger of two numbers.
     *
     * @param other the other number
     * @return the larger one
     */
    public Rational max(Rational other) {
        return compareTo(other) > 0 ? this : other;
    }

    /** {@return the number above the line, in lowest terms, which carries the sign} */
    public BigInteger numerator() {
        return wideNumerator == null ? BigInteger.valueOf(numerator) : wideNumerator;
    }

    /** {@return the number below the line, in lowest terms, always positive} */
    public BigInteger denominator() {
        return wideDenominator == null ? BigInteger.valueOf(denominator) : wideDenominator;
    }

    /**
     * Returns this number as a decimal with a fixed number of decimal places.
     *
     * @param scale the number of decimal places
     * @param rounding what to do with the rest
     * @return the rounded number
     * @throws ArithmeticException if the rounding is {@link RoundingMode#UNNECESSARY} and there is a rest
     */
    public BigDecimal toDecimal(int scale, RoundingMode rounding) {
        return new BigDecimal(numerator()).divide(new BigDecimal(denominator()), scale, rounding);
    }

    /**
     * Returns this number as a decimal with a fixed number of significant digits.
     *
     * @param context the number of digits and the rounding
     * @return the rounded number
     * @throws ArithmeticException if the context demands an exact result and there is none
     */
    public BigDecimal toDecimal(MathContext context) {
        return new BigDecimal(numerator()).divide(new BigDecimal(denominator()), context);
    }

    /**
     * Returns the nearest double, a tie going to the even one.
     *
     * <ul>
     *   <li>Too large for a double: infinity with the sign of this number.
     *   <li>Below the smallest normal double: one of the two neighbours, not always the nearer.
     * </ul>
     *
     * @return the nearest double
     */
    public double toDouble() {
        if (!isWide() && Math.abs(numerator) <= EXACT_DOUBLES && denominator <= EXACT_DOUBLES && numerator != 0) {
            return (double) numerator / denominator;
        }
        int shift = QUOTIENT_BITS - numerator().bitLength() + denominator().bitLength();
        BigInteger above = shift > 0 ? numerator().shiftLeft(shift) : numerator();
        BigInteger below = shift > 0 ? denominator() : denominator().shiftLeft(-shift);
        BigInteger[] quotient = above.abs().divideAndRemainder(below);
        BigInteger sticky = quotient[1].signum() == 0 ? quotient[0] : quotient[0].setBit(0);
        return signum() * Math.scalb(sticky.doubleValue(), -shift);
    }

    /** {@return whether {@link #toLongExact} has an answer: this is a whole number of 64 bits} */
    public boolean fitsLong() {
        return !isWide() && denominator == 1;
    }

    /**
     * Returns this number as a {@code long}.
     *
     * @return the same number
     * @throws ArithmeticException if this is no whole number or does not fit
     */
    public long toLongExact() {
        if (!fitsLong()) {
            throw new ArithmeticException(this + " is not a whole number of 64 bits");
        }
        return numerator;
    }

    /**
     * Returns this number in decimal digits, without an exponent.
     *
     * <ul>
     *   <li>The expansion ends within 40 decimal places: all of it, whatever {@code significantDigits} says.
     *   <li>It does not: rounded half to even to {@code significantDigits}, trailing zeros after the point left out.
     * </ul>
     *
     * @param significantDigits the digits to keep of an expansion that does not end, at least 1
     * @return the digits, such as {@code 0.125} or {@code 0.666667}
     * @throws IllegalArgumentException if there are to be no digits
     */
    public String toDecimalString(int significantDigits) {
        if (significantDigits < 1) {
            throw new IllegalArgumentException("significant digits must be at least 1, was " + significantDigits);
        }
        if (isInteger()) {
            return numerator().toString();
        }
        boolean ends = EXACT_DENOMINATORS.mod(denominator()).signum() == 0;
        BigDecimal decimal = ends
                ? toDecimal(EXACT_DECIMAL_PLACES, RoundingMode.UNNECESSARY)
                : toDecimal(new MathContext(significantDigits, RoundingMode.HALF_EVEN));
        return decimal.stripTrailingZeros().toPlainString();
    }

    @Override
    public int compareTo(Rational other) {
        if (!isWide() && !other.isWide()) {
            if (denominator == other.denominator) {
                return Long.compare(numerator, other.numerator);
            }
            if (fits(numerator, other.denominator) && fits(other.numerator, denominator)) {
                return Long.compare(numerator * other.denominator, other.numerator * denominator);
            }
        }
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rational that
                && numerator == that.numerator
                && denominator == that.denominator
                && Objects.equals(wideNumerator, that.wideNumerator)
                && Objects.equals(wideDenominator, that.wideDenominator);
    }

    @Override
    public int hashCode() {
        return isWide() ? Objects.hash(wideNumerator, wideDenominator) : Objects.hash(numerator, denominator);
    }

    /** {@return the fraction in lowest terms, such as {@code 2/7}, or a whole number such as {@code 5}} */
    @Override
    public String toString() {
        return isInteger() ? numerator().toString() : numerator() + "/" + denominator();
    }
}
