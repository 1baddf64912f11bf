package org.leadkpi.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An exact amount of money in one currency.
 *
 * <ul>
 *   <li>Never rounded: sums and products keep every digit, and {@link #toDecimal} names its rounding.
 *   <li>Equal amounts are equal values. The constructor drops trailing zeros and then restores those of the minor unit,
 *       so {@code USD 12.5}, {@code USD 12.50} and {@code USD 12.500} are all {@code USD 12.50}.
 *   <li>Amounts finer than the minor unit are kept: {@code USD 0.000125} is a legal price of one impression.
 *   <li>Two currencies never mix: arithmetic and comparison throw. {@link FxRates} converts.
 *   <li>No factory takes a {@code double}, which cannot hold 0.10.
 * </ul>
 *
 * <pre>{@code
 * Money.of("100.00", "EUR").allocate(3)   // [EUR 33.34, EUR 33.33, EUR 33.33]
 * }</pre>
 *
 * @param amount the amount in major units (dollars, not cents), with at least the decimal places of the minor unit
 * @param currency the ISO 4217 currency
 * @since 0.1
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    private static final Pattern AMOUNT = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    /**
     * Makes an amount, with its number of decimal places in the one form that equal amounts share.
     *
     * @param amount the amount in major units
     * @param currency the currency
     */
    public Money {
        int places = Math.max(amount.stripTrailingZeros().scale(), minorDigits(currency));
        amount = amount.setScale(places, RoundingMode.UNNECESSARY);
    }

    /**
     * Returns an amount from its decimal digits.
     *
     * @param amount the amount in major units, such as {@code 500.05}; no grouping and no exponent
     * @param currencyCode the ISO 4217 code, such as {@code EUR}
     * @return the amount
     * @throws IllegalArgumentException if the text is no decimal number or the code no currency
     */
    public static Money of(String amount, String currencyCode) {
        if (!AMOUNT.matcher(amount).matches()) {
            throw new IllegalArgumentException("not an amount of money: \"" + amount + "\"");
        }
        return new Money(new BigDecimal(amount), currencyOf(currencyCode));
    }

    /**
     * Returns an amount.
     *
     * @param amount the amount in major units
     * @param currency the currency
     * @return the amount
     */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    /**
     * Returns a whole number of major units.
     *
     * @param amount the amount in major units (dollars, not cents)
     * @param currencyCode the ISO 4217 code, such as {@code EUR}
     * @return the amount
     * @throws IllegalArgumentException if the code is no currency
     */
    public static Money of(long amount, String currencyCode) {
        return new Money(BigDecimal.valueOf(amount), currencyOf(currencyCode));
    }

    /**
     * Returns a whole number of minor units: cents of a dollar, yen, mils of a dinar.
     *
     * @param minorUnits the amount in minor units
     * @param currency the currency
     * @return the amount
     */
    public static Money ofMinor(long minorUnits, Currency currency) {
        return new Money(BigDecimal.valueOf(minorUnits, minorDigits(currency)), currency);
    }

    /**
     * Returns nothing of a currency.
     *
     * @param currency the currency
     * @return the amount 0
     */
    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * Reads an amount in the form of {@link #toString()}.
     *
     * @param text a currency code, one space and a decimal number, such as {@code USD 12.50}
     * @return the amount
     * @throws IllegalArgumentException if the text has another form
     */
    public static Money parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException(
                    "not an amount of money: \"" + text + "\", expected a form such as USD 12.50");
        }
        return of(text.substring(space + 1), text.substring(0, space));
    }

    /**
     * Adds an amount of the same currency.
     *
     * @param other the amount to add
     * @return the exact sum
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency("add", other).amount), currency);
    }

    /**
     * Subtracts an amount of the same currency.
     *
     * @param other the amount to take away
     * @return the exact difference
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency("subtract", other).amount), currency);
    }

    /**
     * Multiplies by a whole number.
     *
     * @param factor the number to multiply by
     * @return the exact product
     */
    public Money times(long factor) {
        return times(BigDecimal.valueOf(factor));
    }

    /**
     * Multiplies by a decimal number.
     *
     * @param factor the number to multiply by
     * @return the exact product, finer than the minor unit where need be
     */
    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    /** {@return this amount with the opposite sign} */
    public Money negate() {
        return new Money(amount.negate(), currency);
    }

    /** {@return whether this amount is below zero} */
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** {@return whether this amount is zero} */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** {@return whether this amount is above zero} */
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    /**
     * Returns the amount with a fixed number of decimal places.
     *
     * @param scale the number of decimal places
     * @param rounding what to do with the rest
     * @return the rounded amount in major units
     * @throws ArithmeticException if the rounding is {@link RoundingMode#UNNECESSARY} and there is a rest
     */
    public BigDecimal toDecimal(int scale, RoundingMode rounding) {
        return amount.setScale(scale, rounding);
    }

    /** {@return the amount in major units as an exact fraction} */
    public Rational toRational() {
        return Rational.of(amount);
    }

    /**
     * Splits this amount into parts that differ by at most one unit and add up to it exactly.
     *
     * <p>Same as {@link #allocate(List)} with equal weights; the first parts get the units left over.
     *
     * @param parts how many parts, at least 1
     * @return the parts
     * @throws IllegalArgumentException if there are to be no parts
     */
    public List<Money> allocate(int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("parts must be at least 1, was " + parts);
        }
        return allocate(Collections.nCopies(parts, 1L));
    }

    /**
     * Splits this amount in proportion to weights, by the method of the largest remainder.
     *
     * <p>Each part is rounded towards zero, and the units left over go one each to the parts with the largest
     * remainders, the earlier one first when two are equal.
     *
     * <ul>
     *   <li>The unit is the minor unit of the currency; an amount finer than that is split in its own last decimal.
     *   <li>The parts always add up to this amount; a weight of zero gets zero.
     *   <li>A negative amount is split like the positive one.
     * </ul>
     *
     * @param weights the weight of each part, none negative and not all zero
     * @return the parts in the order of the weights
     * @throws IllegalArgumentException if a weight is negative or no weight is positive
     */
    public List<Money> allocate(List<Long> weights) {
        BigInteger totalWeight = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("weights must not be negative, was " + weight);
            }
            totalWeight = totalWeight.add(BigInteger.valueOf(weight));
        }
        if (totalWeight.signum() == 0) {
            throw new IllegalArgumentException("weights must add up to more than zero, were " + weights);
        }
        BigInteger units = amount.unscaledValue().abs();
        List<BigInteger> shares = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        BigInteger leftOver = units;
        for (long weight : weights) {
            BigInteger[] share = units.multiply(BigInteger.valueOf(weight)).divideAndRemainder(totalWeight);
            shares.add(share[0]);
            remainders.add(share[1]);
            leftOver = leftOver.subtract(share[0]);
        }
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(leftOver.intValueExact())
                .forEach(part -> shares.set(part, shares.get(part).add(BigInteger.ONE)));
        return shares.stream()
                .map(share ->
                        new Money(new BigDecimal(isNegative() ? share.negate() : share, amount.scale()), currency))
                .toList();
    }

    /**
     * Compares two amounts of the same currency.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency("compare", other).amount);
    }

    /** {@return the currency code and the amount, such as {@code USD 1000.10}: no grouping, no locale} */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amount.toPlainString();
    }

    private Money sameCurrency(String operation, Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot " + operation + " " + this + " and " + other
                    + ": the currencies differ, convert one of them first");
        }
        return other;
    }

    private static Currency currencyOf(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException notListed) {
            throw new IllegalArgumentException(
                    "not a currency: \"" + code + "\", expected an ISO 4217 code such as USD", notListed);
        }
    }

    /** Funds, metals and test codes have no minor unit, which the JDK reports as -1. */
    private static int minorDigits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
