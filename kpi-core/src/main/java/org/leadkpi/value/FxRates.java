package org.leadkpi.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Exchange rates by currency pair and date.
 *
 * <p>A rate is the number of units of the second currency that one unit of the first one buys: EUR to USD 1.10.
 *
 * <ul>
 *   <li>In force on a date is the last rate dated on or before it, however long ago.
 *   <li>No rate of the pair is in force: the exact reciprocal of the opposite pair's rate, if that has one.
 *   <li>Neither is: no rate. It is never taken to be 1, and never worked out through a third currency.
 *   <li>A currency to itself is always 1.
 * </ul>
 *
 * <pre>{@code
 * FxRates rates = FxRates.builder().rate(LocalDate.of(2026, 1, 1), eur, usd, new BigDecimal("1.10")).build();
 * rates.rate(usd, eur, LocalDate.of(2026, 3, 31))   // Optional[10/11]
 * }</pre>
 *
 * @since 0.1
 */
public final class FxRates {

    private static final FxRates NONE = new FxRates(Map.of());

    private final Map<Pair, NavigableMap<LocalDate, Rational>> ratesByPair;

    private FxRates(Map<Pair, NavigableMap<LocalDate, Rational>> ratesByPair) {
        Map<Pair, NavigableMap<LocalDate, Rational>> copy = new HashMap<>();
        ratesByPair.forEach((pair, byDate) -> copy.put(pair, new TreeMap<>(byDate)));
        this.ratesByPair = copy;
    }

    /** {@return no rates at all: only a currency to itself can be converted} */
    public static FxRates none() {
        return NONE;
    }

    /** {@return a builder without rates} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the rate in force on a date: of the pair and its inverse the one dated later, the pair itself when they are
     * of the same day.
     *
     * @param from the currency of the amount to convert
     * @param to the currency to convert it to
     * @param date the date of the amount
     * @return units of {@code to} per unit of {@code from}, or empty if no rate is in force
     */
    public Optional<Rational> rate(Currency from, Currency to, LocalDate date) {
        if (from.equals(to)) {
            return Optional.of(Rational.ONE);
        }
        Optional<Map.Entry<LocalDate, Rational>> direct = inForce(new Pair(from, to), date);
        Optional<Map.Entry<LocalDate, Rational>> inverse = inForce(new Pair(to, from), date);
        boolean inverseIsNewer = inverse.isPresent()
                && (direct.isEmpty()
                        || inverse.get().getKey().isAfter(direct.get().getKey()));
        return inverseIsNewer
                ? inverse.map(Map.Entry::getValue).map(Rational::reciprocal)
                : direct.map(Map.Entry::getValue);
    }

    /** {@return whether no rate was given} */
    public boolean isEmpty() {
        return ratesByPair.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FxRates that && ratesByPair.equals(that.ratesByPair);
    }

    @Override
    public int hashCode() {
        return ratesByPair.hashCode();
    }

    /** {@return how many rates there are, and of how many pairs} */
    @Override
    public String toString() {
        int rates = ratesByPair.values().stream().mapToInt(Map::size).sum();
        return "FxRates[rates=" + rates + ", pairs=" + ratesByPair.size() + "]";
    }

    private Optional<Map.Entry<LocalDate, Rational>> inForce(Pair pair, LocalDate date) {
        return Optional.ofNullable(ratesByPair.get(pair)).map(byDate -> byDate.floorEntry(date));
    }

    private record Pair(Currency from, Currency to) {

        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    /**
     * Collects rates in any order.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final Map<Pair, NavigableMap<LocalDate, Rational>> ratesByPair = new HashMap<>();

        private Builder() {}

        /**
         * Adds a rate.
         *
         * @param date the first day the rate is in force
         * @param from the currency converted from
         * @param to the currency converted to, another one
         * @param rate units of {@code to} per unit of {@code from}, above zero
         * @return this builder
         * @throws IllegalArgumentException if the rate is not above zero, converts a currency to itself, or differs
         *     from a rate already given for the pair and date
         */
        public Builder rate(LocalDate date, Currency from, Currency to, BigDecimal rate) {
            Pair pair = new Pair(from, to);
            if (from.equals(to)) {
                throw new IllegalArgumentException("rate of " + pair + " must not be given, it is always 1");
            }
            if (rate.signum() <= 0) {
                throw new IllegalArgumentException(
                        "rate of " + pair + " on " + date + " must be above 0, was " + rate.toPlainString());
            }
            Rational exact = Rational.of(rate);
            Rational known =
                    ratesByPair.computeIfAbsent(pair, unused -> new TreeMap<>()).computeIfAbsent(date, unused -> exact);
            if (!known.equals(exact)) {
                throw new IllegalArgumentException("rate of " + pair + " on " + date + " is given twice, as "
                        + known.toDecimalString(1) + " and as " + rate.toPlainString());
            }
            return this;
        }

        /** {@return the rates added so far} */
        public FxRates build() {
            return new FxRates(ratesByPair);
        }
    }
}
