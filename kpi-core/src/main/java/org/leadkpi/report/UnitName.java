package org.leadkpi.report;

import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.leadkpi.value.Unit;

/** What a unit is called outside the library. */
final class UnitName {

    /** The ISO code for no currency, in which data reports that has no amounts. */
    private static final String NONE = "XXX";

    private UnitName() {}

    /** The code of a currency, empty where there is none. */
    static Optional<String> currency(Currency currency) {
        return Optional.of(currency.getCurrencyCode()).filter(code -> !code.equals(NONE));
    }

    /** The name as people read it: money is just money where there is no currency. */
    static String inWords(Unit unit, Currency currency) {
        return of(unit, currency(currency).orElse("money"));
    }

    /**
     * The name with money called by its currency. Money per thing is called money: a cost per lead is in USD.
     *
     * @param unit the unit
     * @param money what money is called, as {@code USD}
     * @return the name, as {@code ratio}, {@code count}, {@code months}, {@code days}, {@code seconds}, {@code points}, {@code USD} or
     *     {@code USD per day}
     */
    static String of(Unit unit, String money) {
        if (unit.equals(Unit.MONTHS)) {
            return "months";
        }
        if (unit.equals(Unit.DAYS)) {
            return "days";
        }
        if (unit.equals(Unit.SECONDS)) {
            return "seconds";
        }
        if (unit.equals(Unit.POINTS)) {
            return "points";
        }
        if (!unit.powers().containsKey(Unit.Base.MONEY)) {
            return unit.toString();
        }
        Map<Unit.Base, Integer> powers = new EnumMap<>(unit.powers());
        powers.remove(Unit.Base.COUNT);
        return new Unit(powers).toString().replace("money", money);
    }
}
