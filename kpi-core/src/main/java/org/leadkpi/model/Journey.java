package org.leadkpi.model;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadkpi.time.Timestamp;

/**
 * A lead with everything that happened to it up to the as-of instant. What is not asked for is not worked out.
 *
 * @since 0.1
 */
public final class Journey {

    private final Lead lead;
    private final Touches touches;
    private final List<Opportunity> opportunities;
    private final boolean existingCustomer;

    /** The zone whose days order the stages. */
    private final ZoneId zone;

    /** Among all leads, -1 for a journey made by hand. */
    private final int number;

    private @Nullable StageHistory history;

    /** Null until it is asked for, as the history is. */
    @SuppressWarnings("NullableOptional")
    private @Nullable Optional<Exclusion> exclusion;

    /** Null until it is asked for, as the history is; one reference, so that threads may race to it. */
    @SuppressWarnings("NullableOptional")
    private @Nullable Optional<Timestamp> customerAt;

    /**
     * Makes a journey.
     *
     * @param lead the lead
     * @param history the stages it went through, in order
     * @param touches its touches, in order of time
     * @param opportunities the opportunities linked to it, in order of creation
     * @param customerAt when it became a customer: its customer stage, else the first new business won from it
     * @param existingCustomer whether its account had become a customer before the lead was created
     */
    public Journey(
            Lead lead,
            StageHistory history,
            List<Touch> touches,
            List<Opportunity> opportunities,
            Optional<Timestamp> customerAt,
            boolean existingCustomer) {
        this(lead, Touches.of(touches), opportunities, existingCustomer, ZoneOffset.UTC, -1);
        this.history = Objects.requireNonNull(history, "history");
        this.customerAt = Objects.requireNonNull(customerAt, "customerAt");
    }

    /** A journey whose history and customer date follow from the lead and its opportunities. */
    Journey(
            Lead lead,
            Touches touches,
            List<Opportunity> opportunities,
            boolean existingCustomer,
            ZoneId zone,
            int number) {
        this.lead = Objects.requireNonNull(lead, "lead");
        this.touches = Objects.requireNonNull(touches, "touches");
        this.opportunities = Slice.copyOf(opportunities);
        this.existingCustomer = existingCustomer;
        this.zone = zone;
        this.number = number;
    }

    /** Whether it is the lead of a number among those linked together. */
    boolean isNumber(int other) {
        return number == other;
    }

    /**
     * Returns the lead.
     *
     * @return the lead
     */
    public Lead lead() {
        return lead;
    }

    /**
     * Returns the stages it went through.
     *
     * @return the stages, in order
     */
    public StageHistory history() {
        StageHistory known = history;
        if (known == null) {
            known = StageHistory.of(lead.transitions(), zone);
            history = known;
        }
        return known;
    }

    /** Why it is no lead, whatever the policies say; worked out once, since each of its touches asks. */
    @SuppressWarnings("NullableOptional") // not worked out yet is not the same as none
    Optional<Exclusion> exclusion() {
        @Nullable Optional<Exclusion> known = exclusion;
        if (known == null) {
            known = Exclusion.of(lead, history());
            exclusion = known;
        }
        return known;
    }

    /**
     * Returns its touches.
     *
     * @return the touches, in order of time
     */
    public Touches touches() {
        return touches;
    }

    /**
     * Returns one of its touches together with the lead.
     *
     * @param index which touch, from 0
     * @return the activity
     */
    public Activity activity(int index) {
        return new Activity(touches, index, this);
    }

    /**
     * Returns its touches together with the lead.
     *
     * @return the activities, in order of time
     */
    public List<Activity> activities() {
        return new View<>() {
            @Override
            public Activity get(int index) {
                return activity(index);
            }

            @Override
            public int size() {
                return touches.size();
            }
        };
    }

    /**
     * Returns the opportunities linked to it.
     *
     * @return the opportunities, in order of creation
     */
    public List<Opportunity> opportunities() {
        return opportunities;
    }

    /**
     * Returns when it became a customer.
     *
     * @return its customer stage, else the first new business won from it, empty when it is none
     */
    @SuppressWarnings("NullableOptional") // not worked out yet is not the same as never
    public Optional<Timestamp> customerAt() {
        @Nullable Optional<Timestamp> known = customerAt;
        if (known == null) {
            known = history().firstEntered(Stage.CUSTOMER);
            if (known.isEmpty() && !opportunities.isEmpty()) {
                known = firstWon().flatMap(Opportunity::closedAt);
            }
            customerAt = known;
        }
        return known;
    }

    /**
     * Returns whether its account had become a customer before the lead was created.
     *
     * @return true for a lead of an existing customer
     */
    public boolean existingCustomer() {
        return existingCustomer;
    }

    /** The first new business won. */
    Optional<Opportunity> firstWon() {
        @Nullable Opportunity first = null;
        for (int i = 0; i < opportunities.size(); i++) {
            Opportunity deal = opportunities.get(i);
            if (deal.isNewBusinessWon() && (first == null || isClosedBefore(deal, first))) {
                first = deal;
            }
        }
        return Optional.ofNullable(first);
    }

    private boolean isClosedBefore(Opportunity a, Opportunity b) {
        return a.closedAt().orElseThrow().compareInstants(b.closedAt().orElseThrow(), zone) < 0;
    }

    /**
     * Returns the kind of lead: the recorded one, else what its records tell, as of its assignment, or now while it has no owner.
     *
     * <ol>
     *   <li>It used the product as one does who is ready to buy: product-qualified.
     *   <li>It was sales-qualified, or marketing-qualified with high intent: hot.
     *   <li>It was marketing-qualified: warm.
     *   <li>It is of outbound origin and has asked for nothing: an outbound prospect.
     *   <li>It asked, or is of inbound origin: cold inbound. Nothing tells its origin: {@link LeadType#UNKNOWN}.
     * </ol>
     *
     * @param zone the zone whose days place times of day precision
     * @return the kind
     */
    public LeadType type(ZoneId zone) {
        LeadType recorded = lead.type().orElse(LeadType.UNKNOWN);
        return recorded == LeadType.UNKNOWN ? derivedType(zone) : recorded;
    }

    private LeadType derivedType(ZoneId zone) {
        boolean asked = false;
        boolean isEager = lead.intent().equals(Optional.of(IntentTier.HIGH));
        List<IntentSignal> signals = lead.signals();
        for (int i = 0, n = signals.size(); i < n; i++) {
            IntentSignal signal = signals.get(i);
            if (isBeforeAssignment(signal.at(), zone)) {
                asked |= signal.kind().isRequest();
                isEager |= signal.tier() == IntentTier.HIGH;
                if (signal.kind() == SignalKind.PRODUCT_USAGE) {
                    return LeadType.PQL;
                }
            }
        }
        Stage highest = Stage.LEAD;
        for (StageTransition step : history().steps()) {
            if (step.to().isAtLeast(highest) && isBeforeAssignment(step.at(), zone)) {
                highest = step.to();
            }
        }
        if (highest.isAtLeast(Stage.MQL)) {
            return isEager || highest.isAtLeast(Stage.SQL) ? LeadType.HOT_SQL : LeadType.WARM_MQL;
        }
        if (asked || lead.isOf(Origin.INBOUND)) {
            return LeadType.COLD_INBOUND;
        }
        return lead.isOf(Origin.OUTBOUND) ? LeadType.OUTBOUND_PROSPECT : LeadType.UNKNOWN;
    }

    private boolean isBeforeAssignment(Timestamp at, ZoneId zone) {
        return lead.owner().isEmpty() || !at.isAfter(lead.assignedAt(), zone);
    }

    /**
     * Returns when a stage was first entered.
     *
     * @param stage the stage
     * @return the time, empty when it never was
     */
    public Optional<Timestamp> entered(Stage stage) {
        return stage == Stage.LEAD ? Optional.of(lead.createdAt()) : history().firstEntered(stage);
    }

    /**
     * Returns whether the lead was ruled out.
     *
     * @return true when it was ever disqualified
     */
    public boolean isDisqualified() {
        return history().includes(Stage.DISQUALIFIED);
    }

    /**
     * Returns whether new business was lost and none is open or won.
     *
     * @return true when every new-business opportunity of the lead was lost, and there is one
     */
    public boolean isLost() {
        boolean anyLost = false;
        for (int i = 0; i < opportunities.size(); i++) {
            Opportunity deal = opportunities.get(i);
            if (deal.isNewBusiness()) {
                if (deal.status() != OpportunityStatus.LOST) {
                    return false;
                }
                anyLost = true;
            }
        }
        return anyLost;
    }

    /**
     * Returns the opportunities that would sell to a new customer.
     *
     * @return the opportunities without tests, renewals and expansions
     */
    public List<Opportunity> newBusiness() {
        for (int i = 0; i < opportunities.size(); i++) {
            if (!opportunities.get(i).isNewBusiness()) {
                return opportunities.stream().filter(Opportunity::isNewBusiness).toList();
            }
        }
        return opportunities;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Journey that
                && that.lead.equals(lead)
                && that.history().equals(history())
                && that.touches.equals(touches)
                && that.opportunities.equals(opportunities)
                && that.customerAt().equals(customerAt())
                && that.existingCustomer == existingCustomer;
    }

    @Override
    public int hashCode() {
        return Objects.hash(lead, touches, opportunities);
    }

    @Override
    public String toString() {
        return "Journey of lead " + lead.id() + ": " + history().current() + ", " + touches.size() + " touches, "
                + opportunities.size() + " opportunities";
    }
}
