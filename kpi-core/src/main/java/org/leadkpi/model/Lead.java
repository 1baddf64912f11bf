package org.leadkpi.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.leadkpi.time.Timestamp;

/**
 * A person or company that has shown interest, or was accepted by sales.
 *
 * <p>Wide, so made with {@link #builder}. Being a lead is implied by creation: the history holds the later stages.
 *
 * @param id the id, unique among leads
 * @param createdAt when the lead was created
 * @param account the account the lead belongs to
 * @param channel the channel that brought it, first touch
 * @param campaign the campaign that brought it
 * @param origin who started it; {@link Origin#UNKNOWN} where just that is recorded
 * @param type the recorded kind of lead; derived where it is absent or unknown, see {@link Journey#type}
 * @param intent the recorded intent tier; derived from the signals where it is absent or unknown
 * @param zone the zone the prospect lives in
 * @param owner the rep who owns it
 * @param ownerAssignedAt when the owner was assigned; at creation when absent
 * @param transitions the stages entered after creation, in any order
 * @param signals the intent signals, in any order
 * @param scores the score snapshots, in any order
 * @param duplicateOf the lead this one repeats
 * @param test whether this is a test record
 * @param spam whether this is spam or a bot
 * @param internal whether this is one of our own people
 * @param attributes further attributes by name, usable as dimensions
 * @since 0.1
 */
public record Lead(
        String id,
        Timestamp createdAt,
        Optional<String> account,
        Optional<String> channel,
        Optional<String> campaign,
        Optional<Origin> origin,
        Optional<LeadType> type,
        Optional<IntentTier> intent,
        Optional<ZoneId> zone,
        Optional<String> owner,
        Optional<Timestamp> ownerAssignedAt,
        List<StageTransition> transitions,
        List<IntentSignal> signals,
        List<ScoreSnapshot> scores,
        Optional<String> duplicateOf,
        boolean test,
        boolean spam,
        boolean internal,
        Map<String, String> attributes) {

    /**
     * Validates and copies.
     *
     * @param id the id, unique among leads
     * @param createdAt when the lead was created
     * @param account the account the lead belongs to
     * @param channel the channel that brought it, first touch
     * @param campaign the campaign that brought it
     * @param origin who started it; {@link Origin#UNKNOWN} where just that is recorded
     * @param type the recorded kind of lead; derived where it is absent or unknown, see {@link Journey#type}
     * @param intent the recorded intent tier; derived from the signals where it is absent or unknown
     * @param zone the zone the prospect lives in
     * @param owner the rep who owns it
     * @param ownerAssignedAt when the owner was assigned; at creation when absent
     * @param transitions the stages entered after creation, in any order
     * @param signals the intent signals, in any order
     * @param scores the score snapshots, in any order
     * @param duplicateOf the lead this one repeats
     * @param test whether this is a test record
     * @param spam whether this is spam or a bot
     * @param internal whether this is one of our own people
     * @param attributes further attributes by name, usable as dimensions
     */
    public Lead {
        Fields.requireText("lead id", id);
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(intent, "intent");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(ownerAssignedAt, "ownerAssignedAt");
        transitions = List.copyOf(transitions);
        signals = List.copyOf(signals);
        scores = List.copyOf(scores);
        Objects.requireNonNull(duplicateOf, "duplicateOf");
        attributes = Fields.copy(attributes);
    }

    /**
     * Starts a new record; everything that is not set stays absent or at its default.
     *
     * @param id the id, unique among leads
     * @param createdAt when the lead was created
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
        copy.account = account;
        copy.channel = channel;
        copy.campaign = campaign;
        copy.origin = origin;
        copy.type = type;
        copy.intent = intent;
        copy.zone = zone;
        copy.owner = owner;
        copy.ownerAssignedAt = ownerAssignedAt;
        copy.transitions = new ArrayList<>(transitions);
        copy.signals = new ArrayList<>(signals);
        copy.scores = new ArrayList<>(scores);
        copy.duplicateOf = duplicateOf;
        copy.test = test;
        copy.spam = spam;
        copy.internal = internal;
        copy.attributes = new TreeMap<>(attributes);
        return copy;
    }

    /**
     * A copy without an owner.
     *
     * @return the copy
     */
    public Lead unassigned() {
        Builder copy = toBuilder();
        copy.owner = Optional.empty();
        copy.ownerAssignedAt = Optional.empty();
        return copy.build();
    }

    /**
     * Returns when the lead was assigned to its owner: at creation, where that is not recorded. A lead without an owner waits
     * for one since it was created.
     *
     * @return the time of the assignment, or of the creation
     */
    public Timestamp assignedAt() {
        return owner.isPresent() ? ownerAssignedAt.orElse(createdAt) : createdAt;
    }

    /**
     * Returns whether the lead is recorded to be of an origin.
     *
     * @param candidate the origin
     * @return false for another one, and where none is recorded
     */
    public boolean isOf(Origin candidate) {
        return origin.isPresent() && origin.get() == candidate;
    }

    /**
     * Returns the intent tier at entry: the recorded one, else that of the earliest signal, the highest of several at one time.
     *
     * @param zone the zone that places signals of day precision
     * @return the tier, {@link IntentTier#UNKNOWN} when nothing tells
     */
    public IntentTier intentTier(ZoneId zone) {
        IntentTier recorded = intent.orElse(IntentTier.UNKNOWN);
        if (recorded != IntentTier.UNKNOWN || signals.isEmpty()) {
            return recorded;
        }
        IntentSignal first = signals.get(0);
        for (int i = 1; i < signals.size(); i++) {
            IntentSignal signal = signals.get(i);
            int order = signal.at().compareInstants(first.at(), zone);
            if (order < 0 || (order == 0 && signal.tier().isHigherThan(first.tier()))) {
                first = signal;
            }
        }
        return first.tier();
    }

    /**
     * Collects the parts of a {@link Lead}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String id;
        private final Timestamp createdAt;
        private Optional<String> account = Optional.empty();
        private Optional<String> channel = Optional.empty();
        private Optional<String> campaign = Optional.empty();
        private Optional<Origin> origin = Optional.empty();
        private Optional<LeadType> type = Optional.empty();
        private Optional<IntentTier> intent = Optional.empty();
        private Optional<ZoneId> zone = Optional.empty();
        private Optional<String> owner = Optional.empty();
        private Optional<Timestamp> ownerAssignedAt = Optional.empty();
        private List<StageTransition> transitions = new ArrayList<>();
        private List<IntentSignal> signals = new ArrayList<>();
        private List<ScoreSnapshot> scores = new ArrayList<>();
        private Optional<String> duplicateOf = Optional.empty();
        private boolean test;
        private boolean spam;
        private boolean internal;
        private Map<String, String> attributes = new TreeMap<>();

        private Builder(String id, Timestamp createdAt) {
            this.id = id;
            this.createdAt = createdAt;
        }

        /**
         * Sets the account the lead belongs to.
         *
         * @param account the new value
         * @return this builder
         */
        public Builder account(String account) {
            this.account = Optional.of(account);
            return this;
        }

        /**
         * Sets the channel that brought it, first touch.
         *
         * @param channel the new value
         * @return this builder
         */
        public Builder channel(String channel) {
            this.channel = Optional.of(channel);
            return this;
        }

        /**
         * Sets the campaign that brought it.
         *
         * @param campaign the new value
         * @return this builder
         */
        public Builder campaign(String campaign) {
            this.campaign = Optional.of(campaign);
            return this;
        }

        /**
         * Sets who started it.
         *
         * @param origin the new value
         * @return this builder
         */
        public Builder origin(Origin origin) {
            this.origin = Optional.of(origin);
            return this;
        }

        /**
         * Sets the kind of lead.
         *
         * @param type the new value
         * @return this builder
         */
        public Builder type(LeadType type) {
            this.type = Optional.of(type);
            return this;
        }

        /**
         * Sets the recorded intent tier; derived from the signals when absent.
         *
         * @param intent the new value
         * @return this builder
         */
        public Builder intent(IntentTier intent) {
            this.intent = Optional.of(intent);
            return this;
        }

        /**
         * Sets the zone the prospect lives in.
         *
         * @param zone the new value
         * @return this builder
         */
        public Builder zone(ZoneId zone) {
            this.zone = Optional.of(zone);
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
         * Sets when the owner was assigned; at creation when absent.
         *
         * @param ownerAssignedAt the new value
         * @return this builder
         */
        public Builder ownerAssignedAt(Timestamp ownerAssignedAt) {
            this.ownerAssignedAt = Optional.of(ownerAssignedAt);
            return this;
        }

        /**
         * Adds to the list: the stages entered after creation, in any order.
         *
         * @param transition one more
         * @return this builder
         */
        public Builder transition(StageTransition transition) {
            this.transitions.add(transition);
            return this;
        }

        /**
         * Replaces the list: the stages entered after creation, in any order.
         *
         * @param transitions all of them
         * @return this builder
         */
        public Builder transitions(List<StageTransition> transitions) {
            this.transitions = new ArrayList<>(transitions);
            return this;
        }

        /**
         * Adds to the list: the intent signals, in any order.
         *
         * @param signal one more
         * @return this builder
         */
        public Builder signal(IntentSignal signal) {
            this.signals.add(signal);
            return this;
        }

        /**
         * Replaces the list: the intent signals, in any order.
         *
         * @param signals all of them
         * @return this builder
         */
        public Builder signals(List<IntentSignal> signals) {
            this.signals = new ArrayList<>(signals);
            return this;
        }

        /**
         * Adds to the list: the score snapshots, in any order.
         *
         * @param score one more
         * @return this builder
         */
        public Builder score(ScoreSnapshot score) {
            this.scores.add(score);
            return this;
        }

        /**
         * Replaces the list: the score snapshots, in any order.
         *
         * @param scores all of them
         * @return this builder
         */
        public Builder scores(List<ScoreSnapshot> scores) {
            this.scores = new ArrayList<>(scores);
            return this;
        }

        /**
         * Sets the lead this one repeats.
         *
         * @param duplicateOf the new value
         * @return this builder
         */
        public Builder duplicateOf(String duplicateOf) {
            this.duplicateOf = Optional.of(duplicateOf);
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
         * Sets whether this is spam or a bot.
         *
         * @param spam the new value
         * @return this builder
         */
        public Builder spam(boolean spam) {
            this.spam = spam;
            return this;
        }

        /**
         * Sets whether this is one of our own people.
         *
         * @param internal the new value
         * @return this builder
         */
        public Builder internal(boolean internal) {
            this.internal = internal;
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
         * Adds a transition.
         *
         * @param stage the stage entered
         * @param at when
         * @return this builder
         */
        public Builder entered(Stage stage, Timestamp at) {
            return transition(StageTransition.of(stage, at));
        }

        /**
         * Adds a transition with a reason.
         *
         * @param stage the stage entered
         * @param at when
         * @param reason why
         * @return this builder
         */
        public Builder entered(Stage stage, Timestamp at, String reason) {
            return transition(StageTransition.of(stage, at, reason));
        }

        /**
         * Builds the record.
         *
         * @return the record
         * @throws IllegalArgumentException if a part is out of its bounds
         */
        public Lead build() {
            return new Lead(
                    id,
                    createdAt,
                    account,
                    channel,
                    campaign,
                    origin,
                    type,
                    intent,
                    zone,
                    owner,
                    ownerAssignedAt,
                    transitions,
                    signals,
                    scores,
                    duplicateOf,
                    test,
                    spam,
                    internal,
                    attributes);
        }
    }
}
