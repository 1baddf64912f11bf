package org.leadkpi.metric;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/**
 * How much a record adds to a tally: a number, nothing for a reason, or something that cannot be known.
 *
 * @since 0.1
 */
public sealed interface Quantity {

    /** One. */
    Quantity ONE = new Known(Rational.ONE);

    /**
     * A number.
     *
     * @param value the number, in the unit of the tally
     * @since 0.1
     */
    record Known(Rational value) implements Quantity {
        /**
         * Refuses null.
         *
         * @param value the number, in the unit of the tally
         */
        public Known {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Nothing: the record is left out, and counted by reason.
     *
     * @param reason why
     * @since 0.1
     */
    record LeftOut(Exclusion reason) implements Quantity {
        /**
         * Refuses null.
         *
         * @param reason why
         */
        public LeftOut {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Something that cannot be known.
     *
     * @param obstacle why
     * @since 0.1
     */
    record Unknown(Obstacle obstacle) implements Quantity {
        /**
         * Refuses null.
         *
         * @param obstacle why
         */
        public Unknown {
            Objects.requireNonNull(obstacle, "obstacle");
        }
    }

    /**
     * An amount in the reporting currency.
     *
     * @param amount the amount; left out when absent
     * @param data the dataset that knows the exchange rates
     * @param date the day whose rate applies
     * @return the quantity
     */
    static Quantity money(Optional<Money> amount, Dataset data, LocalDate date) {
        if (amount.isEmpty()) {
            return new LeftOut(Exclusion.NO_AMOUNT);
        }
        Optional<Rational> converted = data.inReportingCurrency(amount.get(), date);
        return converted.isPresent() ? new Known(converted.get()) : new Unknown(Obstacle.MISSING_FX);
    }
}
