package org.leadkpi.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/**
 * Money spent over a range of days, accrued in equal daily parts.
 *
 * @param range the days it covers
 * @param amount the amount; negative only for a credit
 * @param category what it was spent on
 * @param channel the channel; unallocated when absent
 * @param campaign the campaign
 * @param team the team
 * @param share the share that belongs to lead generation, 0 to 1
 * @param acquisitionShare the share that acquires new customers rather than keeping old ones, 0 to 1
 * @param attributes further attributes by name, usable as dimensions
 * @since 0.1
 */
public record Spend(
        DateRange range,
        Money amount,
        SpendCategory category,
        Optional<String> channel,
        Optional<String> campaign,
        Optional<String> team,
        Rational share,
        Rational acquisitionShare,
        Map<String, String> attributes) {

    /**
     * Validates and copies.
     *
     * @param range the days it covers
     * @param amount the amount; negative only for a credit
     * @param category what it was spent on
     * @param channel the channel; unallocated when absent
     * @param campaign the campaign
     * @param team the team
     * @param share the share that belongs to lead generation, 0 to 1
     * @param acquisitionShare the share that acquires new customers rather than keeping old ones, 0 to 1
     * @param attributes further attributes by name, usable as dimensions
     */
    public Spend {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(share, "share");
        Objects.requireNonNull(acquisitionShare, "acquisitionShare");
        attributes = Fields.copy(attributes);
        if (amount.isNegative() && category != SpendCategory.CREDIT) {
            throw new IllegalArgumentException(
                    "spend of " + range + " is " + amount + ", must not be negative unless its category is credit");
        }
        requireShare("share", share);
        requireShare("acquisition share", acquisitionShare);
    }

    /**
     * Starts a new record; everything that is not set stays absent or at its default.
     *
     * @param range the days it covers
     * @param amount the amount; negative only for a credit
     * @param category what it was spent on
     * @return a builder
     */
    public static Builder builder(DateRange range, Money amount, SpendCategory category) {
        return new Builder(range, amount, category);
    }

    /**
     * Starts a copy with parts changed.
     *
     * @return a builder holding this record's parts
     */
    public Builder toBuilder() {
        Builder copy = new Builder(range, amount, category);
        copy.channel = channel;
        copy.campaign = campaign;
        copy.team = team;
        copy.share = share;
        copy.acquisitionShare = acquisitionShare;
        copy.attributes = new TreeMap<>(attributes);
        return copy;
    }

    private static void requireShare(String name, Rational share) {
        if (share.signum() < 0 || share.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("spend " + name + " is " + share + ", must lie in [0, 1]");
        }
    }

    /**
     * Collects the parts of a {@link Spend}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final DateRange range;
        private final Money amount;
        private final SpendCategory category;
        private Optional<String> channel = Optional.empty();
        private Optional<String> campaign = Optional.empty();
        private Optional<String> team = Optional.empty();
        private Rational share = Rational.ONE;
        private Rational acquisitionShare = Rational.ONE;
        private Map<String, String> attributes = new TreeMap<>();

        private Builder(DateRange range, Money amount, SpendCategory category) {
            this.range = range;
            this.amount = amount;
            this.category = category;
        }

        /**
         * Sets the channel; unallocated when absent.
         *
         * @param channel the new value
         * @return this builder
         */
        public Builder channel(String channel) {
            this.channel = Optional.of(channel);
            return this;
        }

        /**
         * Sets the campaign.
         *
         * @param campaign the new value
         * @return this builder
         */
        public Builder campaign(String campaign) {
            this.campaign = Optional.of(campaign);
            return this;
        }

        /**
         * Sets the team.
         *
         * @param team the new value
         * @return this builder
         */
        public Builder team(String team) {
            this.team = Optional.of(team);
            return this;
        }

        /**
         * Sets the share that belongs to lead generation, 0 to 1.
         *
         * @param share the new value
         * @return this builder
         */
        public Builder share(Rational share) {
            this.share = share;
            return this;
        }

        /**
         * Sets the share that acquires new customers rather than keeping old ones, 0 to 1.
         *
         * @param acquisitionShare the new value
         * @return this builder
         */
        public Builder acquisitionShare(Rational acquisitionShare) {
            this.acquisitionShare = acquisitionShare;
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
        public Spend build() {
            return new Spend(range, amount, category, channel, campaign, team, share, acquisitionShare, attributes);
        }
    }
}
