package org.leadkpi.model;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/**
 * A step of an opportunity into a stage of its pipeline.
 *
 * @param stage the stage entered, as the CRM names it
 * @param at when
 * @param amount the amount at that time
 * @since 0.1
 */
public record OpportunityStageChange(String stage, Timestamp at, Optional<Money> amount) {

    /**
     * Validates and copies.
     *
     * @param stage the stage entered, as the CRM names it
     * @param at when
     * @param amount the amount at that time
     */
    public OpportunityStageChange {
        Fields.requireText("opportunitystagechange stage", stage);
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(amount, "amount");
    }

    /**
     * Returns the order of the steps of one opportunity: by time, and by the name of the stage where the time is the same, since the
     * order in which records come decides nothing.
     *
     * @param zone the zone that places steps of day precision
     * @return the order
     */
    public static Comparator<OpportunityStageChange> order(ZoneId zone) {
        return order(zone, Comparator.naturalOrder());
    }

    /** The same, where stages have an order of their own. */
    static Comparator<OpportunityStageChange> order(ZoneId zone, Comparator<String> ofStages) {
        Comparator<OpportunityStageChange> byTime = (a, b) -> a.at().compareInstants(b.at(), zone);
        return byTime.thenComparing(OpportunityStageChange::stage, ofStages)
                .thenComparing(step -> step.amount().map(Money::toString).orElse(""));
    }

    /**
     * A step whose amount is not known.
     *
     * @param stage the stage entered, as the CRM names it
     * @param at when
     * @return the step
     */
    public static OpportunityStageChange of(String stage, Timestamp at) {
        return new OpportunityStageChange(stage, at, Optional.empty());
    }

    /**
     * A step with the amount at that time.
     *
     * @param stage the stage entered, as the CRM names it
     * @param at when
     * @param amount the amount at that time
     * @return the step
     */
    public static OpportunityStageChange of(String stage, Timestamp at, Money amount) {
        return new OpportunityStageChange(stage, at, Optional.of(amount));
    }
}
