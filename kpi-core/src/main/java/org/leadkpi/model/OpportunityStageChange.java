package org.leadkpi.model;

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
