package org.leadkpi.metric;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.leadkpi.stats.Distribution;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/**
 * What a formula sees: the total of each tally, wherever it came from. A cell of a ledger is one; numbers given by hand are
 * another.
 *
 * @since 0.1
 */
public interface Totals {

    /**
     * Returns the total of a tally.
     *
     * @param tally the tally
     * @return the exact total in the unit of the tally, or why it cannot be known
     */
    KpiValue total(Tally<?> tally);

    /**
     * Returns why the total of a tally cannot be known, without computing it.
     *
     * @param tally the tally
     * @return the undefined value, empty when the total is known
     */
    default Optional<KpiValue> unknown(Tally<?> tally) {
        return Optional.of(total(tally)).filter(total -> !total.isDefined());
    }

    /**
     * Returns the values that a distribution tally keeps, as whole numbers of steps.
     *
     * @param tally the tally
     * @return the values, empty when there are none
     */
    Distribution values(Tally<?> tally);

    /**
     * Returns how many steps of a distribution make one of its unit.
     *
     * @param tally the tally
     * @return the steps per unit
     */
    Rational resolution(Tally<?> tally);

    /**
     * Returns the months beyond which no lifetime is counted.
     *
     * @return the horizon in months, empty when there is none
     */
    default Optional<Rational> horizon() {
        return Optional.empty();
    }

    /**
     * Totals given by hand, to try a formula on paper numbers.
     *
     * @param given the totals; a tally that is not given is a missing input
     * @return the totals
     */
    static Totals of(Given... given) {
        Map<String, Rational> totals = new TreeMap<>();
        for (Given one : given) {
            if (totals.put(one.tally().name(), one.total()) != null) {
                throw new IllegalArgumentException("tally " + one.tally().name() + " is given twice");
            }
        }
        return new Totals() {
            @Override
            public KpiValue total(Tally<?> tally) {
                Rational total = totals.get(tally.name());
                return total == null
                        ? KpiValue.undefined(Status.MISSING_INPUT, tally.name() + " is not given")
                        : KpiValue.of(total);
            }

            @Override
            public Distribution values(Tally<?> tally) {
                return Distribution.empty();
            }

            @Override
            public Rational resolution(Tally<?> tally) {
                return Rational.ONE;
            }
        };
    }

    /**
     * A total given by hand.
     *
     * @param tally the tally
     * @param total its total, in its unit
     * @since 0.1
     */
    record Given(Tally<?> tally, Rational total) {}
}
