package org.leadkpi.value;

import java.util.Objects;
import java.util.Optional;

/**
 * What a calculation answers: an exact number, or the reason why there is none.
 *
 * <p>The two cases are {@link Defined} and {@link Undefined}; readers handle both. An absent value is never zero.
 *
 * @since 0.1
 */
public sealed interface KpiValue {

    /**
     * Returns the value, if there is one.
     *
     * @return the exact value, empty unless {@link Status#DEFINED}
     */
    Optional<Rational> number();

    /**
     * Returns whether and why there is a value.
     *
     * @return the status
     */
    Status status();

    /**
     * Returns whether there is a value.
     *
     * @return true for {@link Defined}
     */
    default boolean isDefined() {
        return status() == Status.DEFINED;
    }

    /**
     * A value.
     *
     * @param value the exact number, in the unit of the formula that produced it
     * @return the defined value
     */
    static KpiValue of(Rational value) {
        return new Defined(value);
    }

    /**
     * The absence of a value.
     *
     * @param status why; anything but {@link Status#DEFINED}
     * @param reason what exactly, for a person
     * @return the undefined value
     */
    static KpiValue undefined(Status status, String reason) {
        return new Undefined(status, reason);
    }

    /**
     * An exact number.
     *
     * @param value the number
     * @since 0.1
     */
    record Defined(Rational value) implements KpiValue {
        /**
         * Refuses null.
         *
         * @param value the number
         */
        public Defined {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public Optional<Rational> number() {
            return Optional.of(value);
        }

        @Override
        public Status status() {
            return Status.DEFINED;
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * A number that cannot be known.
     *
     * @param status why; never {@link Status#DEFINED}
     * @param reason what exactly, for a person, lower case without a full stop
     * @since 0.1
     */
    record Undefined(Status status, String reason) implements KpiValue {
        /**
         * Refuses {@link Status#DEFINED} and an empty reason.
         *
         * @param status why; never {@link Status#DEFINED}
         * @param reason what exactly, for a person
         */
        public Undefined {
            Objects.requireNonNull(status, "status");
            if (status == Status.DEFINED) {
                throw new IllegalArgumentException("an undefined value cannot have status DEFINED: " + reason);
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException("an undefined value needs a reason: status " + status);
            }
        }

        @Override
        public Optional<Rational> number() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return status + " (" + reason + ")";
        }
    }
}
