package org.leadkpi.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An account on an outbound list.
 *
 * @param id the account id, unique within a list
 * @param list the list
 * @param attributes further attributes by name, usable as dimensions
 * @since 0.1
 */
public record TargetAccount(String id, Optional<String> list, Map<String, String> attributes) {

    /**
     * Validates and copies.
     *
     * @param id the account id, unique within a list
     * @param list the list
     * @param attributes further attributes by name, usable as dimensions
     */
    public TargetAccount {
        Fields.requireText("targetaccount id", id);
        Objects.requireNonNull(list, "list");
        attributes = Fields.copy(attributes);
    }

    /**
     * Starts a new record; everything that is not set stays absent or at its default.
     *
     * @param id the account id, unique within a list
     * @return a builder
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /**
     * Starts a copy with parts changed.
     *
     * @return a builder holding this record's parts
     */
    public Builder toBuilder() {
        Builder copy = new Builder(id);
        copy.list = list;
        copy.attributes = new TreeMap<>(attributes);
        return copy;
    }

    /**
     * Collects the parts of a {@link TargetAccount}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String id;
        private Optional<String> list = Optional.empty();
        private Map<String, String> attributes = new TreeMap<>();

        private Builder(String id) {
            this.id = id;
        }

        /**
         * Sets the list.
         *
         * @param list the new value
         * @return this builder
         */
        public Builder list(String list) {
            this.list = Optional.of(list);
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
        public TargetAccount build() {
            return new TargetAccount(id, list, attributes);
        }
    }
}
