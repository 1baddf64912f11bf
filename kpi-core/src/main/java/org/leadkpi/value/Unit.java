package org.leadkpi.value;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The unit of a number: a product of powers of the base units money, count, month, day and second.
 *
 * <p>Units multiply and divide ({@code money / count}); two quantities can be added only when their units are equal.
 * A count divided by a count is {@link #RATIO}.
 *
 * @param powers the non-zero power of each base unit, in the order of {@link Base}
 * @since 0.1
 */
public record Unit(Map<Base, Integer> powers) {

    /** The base units. */
    public enum Base {
        /** An amount in the reporting currency. */
        MONEY,
        /** A number of things: leads, opportunities, clicks. */
        COUNT,
        /** A calendar month; part of one is the share of its days. */
        MONTH,
        /** A day: a calendar day, or exactly 86,400 seconds. */
        DAY,
        /** A second. */
        SECOND,
        /** A point of a score from 0 to 100. */
        POINT
    }

    /** A pure number. */
    public static final Unit RATIO = new Unit(Map.of());
    /** An amount in the reporting currency. */
    public static final Unit MONEY = new Unit(Map.of(Base.MONEY, 1));
    /** A number of things. */
    public static final Unit COUNT = new Unit(Map.of(Base.COUNT, 1));
    /** A length in calendar months. */
    public static final Unit MONTHS = new Unit(Map.of(Base.MONTH, 1));
    /** A length in days. */
    public static final Unit DAYS = new Unit(Map.of(Base.DAY, 1));
    /** A length in seconds. */
    public static final Unit SECONDS = new Unit(Map.of(Base.SECOND, 1));
    /** Points of a score from 0 to 100. */
    public static final Unit POINTS = new Unit(Map.of(Base.POINT, 1));

    /**
     * Drops zero powers and fixes the order.
     *
     * @param powers the non-zero power of each base unit, in the order of {@link Base}
     */
    public Unit {
        EnumMap<Base, Integer> kept = new EnumMap<>(Base.class);
        powers.forEach((base, power) -> {
            if (power != 0) {
                kept.put(base, power);
            }
        });
        powers = java.util.Collections.unmodifiableMap(kept);
    }

    /**
     * Returns the unit of a product.
     *
     * @param other the unit of the other factor
     * @return the sum of the powers
     */
    public Unit times(Unit other) {
        return combine(other, 1);
    }

    /**
     * Returns the unit of a quotient.
     *
     * @param other the unit of the divisor
     * @return the difference of the powers
     */
    public Unit per(Unit other) {
        return combine(other, -1);
    }

    private Unit combine(Unit other, int sign) {
        EnumMap<Base, Integer> sum = new EnumMap<>(Base.class);
        sum.putAll(powers);
        other.powers.forEach((base, power) -> sum.merge(base, sign * power, Integer::sum));
        return new Unit(sum);
    }

    /**
     * Returns whether amounts of this unit are in the reporting currency.
     *
     * @return true when money has a positive power
     */
    public boolean isMoney() {
        return powers.getOrDefault(Base.MONEY, 0) > 0;
    }

    @Override
    public String toString() {
        if (powers.isEmpty()) {
            return "ratio";
        }
        String top = side(1);
        String bottom = side(-1);
        return bottom.isEmpty() ? top : (top.isEmpty() ? "1" : top) + " per " + bottom;
    }

    private String side(int sign) {
        return powers.entrySet().stream()
                .filter(e -> e.getValue() * sign > 0)
                .map(e -> name(e.getKey()) + (Math.abs(e.getValue()) == 1 ? "" : "^" + Math.abs(e.getValue())))
                .collect(Collectors.joining(" "));
    }

    private static String name(Base base) {
        return base.name().toLowerCase(java.util.Locale.ROOT);
    }
}
