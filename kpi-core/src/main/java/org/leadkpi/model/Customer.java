package org.leadkpi.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/**
 * A customer with its recurring revenue.
 *
 * @param id the id, unique among customers
 * @param acquiredAt when it became a customer
 * @param churnedAt when it ceased to be one
 * @param monthlyRevenue recurring revenue per month, at least 0
 * @param grossMargin gross margin as a fraction of revenue, at most 1, below 0 where it costs more than it brings
 * @param account the account
 * @param lead the lead it came from
 * @param channel the channel that sourced it
 * @param attributes further attributes by name, usable as dimensions
 * @since 0.1
 */
public record Customer(
        String id,
        Timestamp acquiredAt,
        Optional<Timestamp> churnedAt,
        Optional<Money> monthlyRevenue,
        Optional<Rational> grossMargin,
        Optional<String> account,
        Optional<String> lead,
        Optional<String> channel,
        Map<String, String> attributes) {

    /**
     * Refuses a blank id, a monthly revenue below 0 and a gross margin above 1, and copies.
     *
     * @param id the id, unique among customers
     * @param acquiredAt when it became a customer
     * @param churnedAt when it ceased to be one
     * @param monthlyRevenue recurring revenue per month, at least 0
     * @param grossMargin gross margin as a fraction of revenue, at most 1, below 0 where it costs more than it brings
     * @param account the account
     * @param lead the lead it came from
     * @param channel the channel that sourced it
     * @param attributes further attributes by name, usable as dimensions
     */
    public Customer {
        Fields.requireText("customer id", id);
        Objects.requireNonNull(acquiredAt, "acquiredAt");
        Objects.requireNonNull(churnedAt, "churnedAt");
        Objects.requireNonNull(monthlyRevenue, "monthlyRevenue");
        Objects.requireNonNull(grossMargin, "grossMargin");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(channel, "channel");
        if (monthlyRevenue.isPresent() && monthlyRevenue.get().isNegative()) {
            throw new IllegalArgumentException(
                    "customer " + id + " has a monthly revenue of " + monthlyRevenue.get() + ", must not be negative");
        }
        if (grossMargin.isPresent() && grossMargin.get().compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException(
                    "customer " + id + " has a gross margin of " + grossMargin.get() + ", must be at most 1");
        }
        attributes = Fields.copy(attributes);
    }

    /**
     * Starts a new record; everything that is not set stays absent or at its default.
     *
     * @param id the id, unique among customers
     * @param acquiredAt when it became a customer
     * @return a builder
     */
    public static Builder builder(String id, Timestamp acquiredAt) {
        return new Builder(id, acquiredAt);
    }

    /**
     * Starts a copy with parts changed.
     *
     * @return a builder holding this record's parts
     */
    public Builder toBuilder() {
        Builder copy = new Builder(id, acquiredAt);
        copy.churnedAt = churnedAt;
        copy.monthlyRevenue = monthlyRevenue;
        copy.grossMargin = grossMargin;
        copy.account = account;
        copy.lead = lead;
        copy.channel = channel;
        copy.attributes = new TreeMap<>(attributes);
        return copy;
    }

    /**
     * Collects the parts of a {@link Customer}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String id;
        private final Timestamp acquiredAt;
        private Optional<Timestamp> churnedAt = Optional.empty();
        private Optional<Money> monthlyRevenue = Optional.empty();
        private Optional<Rational> grossMargin = Optional.empty();
        private Optional<String> account = Optional.empty();
        private Optional<String> lead = Optional.empty();
        private Optional<String> channel = Optional.empty();
        private Map<String, String> attributes = new TreeMap<>();

        private Builder(String id, Timestamp acquiredAt) {
            this.id = id;
            this.acquiredAt = acquiredAt;
        }

        /**
         * Sets when it ceased to be one.
         *
         * @param churnedAt the new value
         * @return this builder
         */
        public Builder churnedAt(Timestamp churnedAt) {
            this.churnedAt = Optional.of(churnedAt);
            return this;
        }

        /**
         * Sets recurring revenue per month.
         *
         * @param monthlyRevenue the new value
         * @return this builder
         */
        public Builder monthlyRevenue(Money monthlyRevenue) {
            this.monthlyRevenue = Optional.of(monthlyRevenue);
            return this;
        }

        /**
         * Sets gross margin as a fraction of revenue.
         *
         * @param grossMargin the new value
         * @return this builder
         */
        public Builder grossMargin(Rational grossMargin) {
            this.grossMargin = Optional.of(grossMargin);
            return this;
        }

        /**
         * Sets the account.
         *
         * @param account the new value
         * @return this builder
         */
        public Builder account(String account) {
            this.account = Optional.of(account);
            return this;
        }

        /**
         * Sets the lead it came from.
         *
         * @param lead the new value
         * @return this builder
         */
        public Builder lead(String lead) {
            this.lead = Optional.of(lead);
            return this;
        }

        /**
         * Sets the channel that sourced it.
         *
         * @param channel the new value
         * @return this builder
         */
        public Builder channel(String channel) {
            this.channel = Optional.of(channel);
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
        public Customer build() {
            return new Customer(
                    id, acquiredAt, churnedAt, monthlyRevenue, grossMargin, account, lead, channel, attributes);
        }
    }
}
