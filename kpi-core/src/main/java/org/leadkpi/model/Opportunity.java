package org.leadkpi.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/**
 * A possible sale.
 *
 * <p>Wide, so made with {@link #builder}.
 *
 * @param id the id, unique among opportunities
 * @param createdAt when it was created
 * @param lead the lead it came from
 * @param account the account it would sell to
 * @param source who sourced it: {@code sdr}, {@code inbound}, {@code partner}, any other name; absent, or the word unknown, where nobody knows
 * @param type what it would sell
 * @param qualifiedAt when it became qualified
 * @param qualifiedAmount the amount at qualification
 * @param amount the amount now, or at close
 * @param status how it stands
 * @param closedAt when it was won or lost
 * @param lossReason why it was lost
 * @param owner the rep who owns it
 * @param stages the stages of its pipeline that it entered, in any order
 * @param test whether this is a test record
 * @param attributes further attributes by name, usable as dimensions
 * @since 0.1
 */
public record Opportunity(
        String id,
        Timestamp createdAt,
        Optional<String> lead,
        Optional<String> account,
        Optional<String> source,
        OpportunityType type,
        Optional<Timestamp> qualifiedAt,
        Optional<Money> qualifiedAmount,
        Optional<Money> amount,
        OpportunityStatus status,
        Optional<Timestamp> closedAt,
        Optional<String> lossReason,
        Optional<String> owner,
        List<OpportunityStageChange> stages,
        boolean test,
        Map<String, String> attributes) {

    /**
     * Validates and copies.
     *
     * @param id the id, unique among opportunities
     * @param createdAt when it was created
     * @param lead the lead it came from
     * @param account the account it would sell to
     * @param source who sourced it: {@code sdr}, {@code inbound}, {@code partner}, any other name; absent, or the word unknown, where nobody knows
     * @param type what it would sell
     * @param qualifiedAt when it became qualified
     * @param qualifiedAmount the amount at qualification
     * @param amount the amount now, or at close
     * @param status how it stands
     * @param closedAt when it was won or lost
     * @param lossReason why it was lost
     * @param owner the rep who owns it
     * @param stages the stages of its pipeline that it entered, in any order
     * @param test whether this is a test record
     * @param attributes further attributes by name, usable as dimensions
     */
    public Opportunity {
        Fields.requireText("opportunity id", id);
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(qualifiedAt, "qualifiedAt");
        Objects.requireNonNull(qualifiedAmount, "qualifiedAmount");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(closedAt, "closedAt");
        Objects.requireNonNull(lossReason, "lossReason");
        Objects.requireNonNull(owner, "owner");
        stages = List.copyOf(stages);
        attributes = Fields.copy(attributes);
        if (status == OpportunityStatus.OPEN && closedAt.isPresent()) {
            throw new IllegalArgumentException(
                    "opportunity " + id + " is open but closed at " + closedAt.get() + "; say won or lost");
        }
    }

    /**
     * Starts a new record; everything that is not set stays absent or at its default.
     *
     * @param id the id, unique among opportunities
     * @param createdAt when it was created
     * @return a builder
     */
    public static Builder builder(String id, Timestamp createdAt) {
        return new Builder(id, createdAt);
    }

    /**
     * Starts a copy with parts changed.
     *
     * @return a builder holding this record's parts
     */
    public Builder toBuilder() {
        Builder copy = new Builder(id, createdAt);
        copy.lead = lead;
        copy.account = account;
        copy.source = source;
        copy.type = type;
        copy.qualifiedAt = qualifiedAt;
        copy.qualifiedAmount = qualifiedAmount;
        copy.amount = amount;
        copy.status = status;
        copy.closedAt = closedAt;
        copy.lossReason = lossReason;
        copy.owner = owner;
        copy.stages = new ArrayList<>(stages);
        copy.test = test;
        copy.attributes = new TreeMap<>(attributes);
        return copy;
    }

    /**
     * Returns the amount at qualification: the recorded one, else the current amount.
     *
     * @return the amount, empty when neither is known
     */
    public Optional<Money> amountAtQualification() {
        return qualifiedAmount.or(this::amount);
    }

    /** Whether it would sell to a new customer. */
    boolean isNewBusiness() {
        return Exclusion.of(this).isEmpty();
    }

    /** Whether it was won, on a known day, from a new customer. */
    boolean isNewBusinessWon() {
        return status == OpportunityStatus.WON && closedAt.isPresent() && isNewBusiness();
    }

    /**
     * A copy that is still open.
     *
     * @return the copy, without a close date and a loss reason
     */
    public Opportunity reopened() {
        Builder copy = toBuilder();
        copy.status = OpportunityStatus.OPEN;
        copy.closedAt = Optional.empty();
        copy.lossReason = Optional.empty();
        return copy.build();
    }

    /**
     * A copy that is not qualified.
     *
     * @return the copy, without a qualification date and amount
     */
    public Opportunity unqualified() {
        Builder copy = toBuilder();
        copy.qualifiedAt = Optional.empty();
        copy.qualifiedAmount = Optional.empty();
        return copy.build();
    }

    /**
     * Collects the parts of a {@link Opportunity}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String id;
        private final Timestamp createdAt;
        private Optional<String> lead = Optional.empty();
        private Optional<String> account = Optional.empty();
        private Optional<String> source = Optional.empty();
        private OpportunityType type = OpportunityType.NEW_BUSINESS;
        private Optional<Timestamp> qualifiedAt = Optional.empty();
        private Optional<Money> qualifiedAmount = Optional.empty();
        private Optional<Money> amount = Optional.empty();
        private OpportunityStatus status = OpportunityStatus.OPEN;
        private Optional<Timestamp> closedAt = Optional.empty();
        private Optional<String> lossReason = Optional.empty();
        private Optional<String> owner = Optional.empty();
        private List<OpportunityStageChange> stages = new ArrayList<>();
        private boolean test;
        private Map<String, String> attributes = new TreeMap<>();

        private Builder(String id, Timestamp createdAt) {
            this.id = id;
            this.createdAt = createdAt;
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
         * Sets the account it would sell to.
         *
         * @param account the new value
         * @return this builder
         */
        public Builder account(String account) {
            this.account = Optional.of(account);
            return this;
        }

        /**
         * Sets who sourced it: {@code sdr}, {@code inbound}, {@code partner}, any other name; absent, or the word unknown, where nobody knows.
         *
         * @param source the new value
         * @return this builder
         */
        public Builder source(String source) {
            this.source = Optional.of(source);
            return this;
        }

        /**
         * Sets what it would sell.
         *
         * @param type the new value
         * @return this builder
         */
        public Builder type(OpportunityType type) {
            this.type = type;
            return this;
        }

        /**
         * Sets when it became qualified.
         *
         * @param qualifiedAt the new value
         * @return this builder
         */
        public Builder qualifiedAt(Timestamp qualifiedAt) {
            this.qualifiedAt = Optional.of(qualifiedAt);
            return this;
        }

        /**
         * Sets the amount at qualification.
         *
         * @param qualifiedAmount the new value
         * @return this builder
         */
        public Builder qualifiedAmount(Money qualifiedAmount) {
            this.qualifiedAmount = Optional.of(qualifiedAmount);
            return this;
        }

        /**
         * Sets the amount now, or at close.
         *
         * @param amount the new value
         * @return this builder
         */
        public Builder amount(Money amount) {
            this.amount = Optional.of(amount);
            return this;
        }

        /**
         * Sets how it stands.
         *
         * @param status the new value
         * @return this builder
         */
        public Builder status(OpportunityStatus status) {
            this.status = status;
            return this;
        }

        /**
         * Sets when it was won or lost.
         *
         * @param closedAt the new value
         * @return this builder
         */
        public Builder closedAt(Timestamp closedAt) {
            this.closedAt = Optional.of(closedAt);
            return this;
        }

        /**
         * Sets why it was lost.
         *
         * @param lossReason the new value
         * @return this builder
         */
        public Builder lossReason(String lossReason) {
            this.lossReason = Optional.of(lossReason);
            return this;
        }

        /**
         * Sets the rep who owns it.
         *
         * @param owner the new value
         * @return this builder
         */
        public Builder owner(String owner) {
            this.owner = Optional.of(owner);
            return this;
        }

        /**
         * Adds to the list: the stages of its pipeline that it entered, in any order.
         *
         * @param stage one more
         * @return this builder
         */
        public Builder stage(OpportunityStageChange stage) {
            this.stages.add(stage);
            return this;
        }

        /**
         * Replaces the list: the stages of its pipeline that it entered, in any order.
         *
         * @param stages all of them
         * @return this builder
         */
        public Builder stages(List<OpportunityStageChange> stages) {
            this.stages = new ArrayList<>(stages);
            return this;
        }

        /**
         * Sets whether this is a test record.
         *
         * @param test the new value
         * @return this builder
         */
        public Builder test(boolean test) {
            this.test = test;
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
        public Opportunity build() {
            return new Opportunity(
                    id,
                    createdAt,
                    lead,
                    account,
                    source,
                    type,
                    qualifiedAt,
                    qualifiedAmount,
                    amount,
                    status,
                    closedAt,
                    lossReason,
                    owner,
                    stages,
                    test,
                    attributes);
        }
    }
}
