package org.leadkpi.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.leadkpi.time.Timestamp;

/**
 * The entry of a lead or prospect into an outbound sequence.
 *
 * @param contact the lead or prospect
 * @param sequence the sequence
 * @param enrolledAt when it entered
 * @param exitedAt when it left
 * @param exitReason why it left
 * @param attributes further attributes by name, usable as dimensions
 * @since 0.1
 */
public record Enrollment(
        String contact,
        String sequence,
        Timestamp enrolledAt,
        Optional<Timestamp> exitedAt,
        Optional<String> exitReason,
        Map<String, String> attributes) {

    /**
     * Validates and copies.
     *
     * @param contact the lead or prospect
     * @param sequence the sequence
     * @param enrolledAt when it entered
     * @param exitedAt when it left
     * @param exitReason why it left
     * @param attributes further attributes by name, usable as dimensions
     */
    public Enrollment {
        Fields.requireText("enrollment contact", contact);
        Fields.requireText("enrollment sequence", sequence);
        Objects.requireNonNull(enrolledAt, "enrolledAt");
        Objects.requireNonNull(exitedAt, "exitedAt");
        Objects.requireNonNull(exitReason, "exitReason");
        attributes = Fields.copy(attributes);
    }

    /**
     * Starts a new record; everything that is not set stays absent or at its default.
     *
     * @param contact the lead or prospect
     * @param sequence the sequence
     * @param enrolledAt when it entered
     * @return a builder
     */
    public static Builder builder(String contact, String sequence, Timestamp enrolledAt) {
        return new Builder(contact, sequence, enrolledAt);
    }

    /**
     * Starts a copy with parts changed.
     *
     * @return a builder holding this record's parts
     */
    public Builder toBuilder() {
        Builder copy = new Builder(contact, sequence, enrolledAt);
        copy.exitedAt = exitedAt;
        copy.exitReason = exitReason;
        copy.attributes = new TreeMap<>(attributes);
        return copy;
    }

    /**
     * Collects the parts of a {@link Enrollment}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String contact;
        private final String sequence;
        private final Timestamp enrolledAt;
        private Optional<Timestamp> exitedAt = Optional.empty();
        private Optional<String> exitReason = Optional.empty();
        private Map<String, String> attributes = new TreeMap<>();

        private Builder(String contact, String sequence, Timestamp enrolledAt) {
            this.contact = contact;
            this.sequence = sequence;
            this.enrolledAt = enrolledAt;
        }

        /**
         * Sets when it left.
         *
         * @param exitedAt the new value
         * @return this builder
         */
        public Builder exitedAt(Timestamp exitedAt) {
            this.exitedAt = Optional.of(exitedAt);
            return this;
        }

        /**
         * Sets why it left.
         *
         * @param exitReason the new value
         * @return this builder
         */
        public Builder exitReason(String exitReason) {
            this.exitReason = Optional.of(exitReason);
            return this;
        }

        /**
         * Sets an attribute, usable as a dimension by its name.
         *
         * @param attribute the name
         * @param value the value
         * @return this builder
         */
        public Builder attribute(String attribute, String value) {
            this.attributes.put(attribute, value);
            return this;
        }

        /**
         * Builds the record.
         *
         * @return the record
         * @throws IllegalArgumentException if a part is out of its bounds
         */
        public Enrollment build() {
            return new Enrollment(contact, sequence, enrolledAt, exitedAt, exitReason, attributes);
        }
    }
}
