package org.leadkpi.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.time.Timestamp;

/**
 * A lead with everything that happened to it up to the as-of instant.
 *
 * @param lead the lead
 * @param history the stages it went through, in order
 * @param touches its touches, in order of time
 * @param opportunities the opportunities linked to it, in order of creation
 * @param customerAt when it became a customer: its customer stage, else the first new business won from it
 * @param existingCustomer whether its account had become a customer before the lead was created
 * @since 0.1
 */
public record Journey(
        Lead lead,
        StageHistory history,
        List<Touch> touches,
        List<Opportunity> opportunities,
        Optional<Timestamp> customerAt,
        boolean existingCustomer) {

    /**
     * Copies.
     *
     * @param lead the lead
     * @param history the stages it went through, in order
     * @param touches its touches, in order of time
     * @param opportunities the opportunities linked to it, in order of creation
     * @param customerAt when it became a customer: its customer stage, else the first new business won from it
     * @param existingCustomer whether its account had become a customer before the lead was created
     */
    public Journey {
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(history, "history");
        touches = Slice.copyOf(touches);
        opportunities = Slice.copyOf(opportunities);
        Objects.requireNonNull(customerAt, "customerAt");
    }

    /**
     * Returns when a stage was first entered.
     *
     * @param stage the stage
     * @return the time, empty when it never was
     */
    public Optional<Timestamp> entered(Stage stage) {
        return stage == Stage.LEAD ? Optional.of(lead.createdAt()) : history.firstEntered(stage);
    }

    /**
     * Returns whether the lead was ruled out.
     *
     * @return true when it was ever disqualified
     */
    public boolean isDisqualified() {
        return history.includes(Stage.DISQUALIFIED);
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
}
