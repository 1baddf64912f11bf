package org.leadkpi.model;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.time.Timestamp;

/**
 * The moment somebody became a customer: posted once per identity, so that customers add up.
 *
 * <p>The identity is the account, else the lead, else the opportunity. The date is the first one among the customer
 * dates of its leads and the new business won without a lead.
 *
 * @param identity who: the account, else the lead, else the opportunity
 * @param at when
 * @param lead the sourcing lead: the first one created of those that belong to the identity
 * @param channel the channel of the sourcing lead, or of the customer record where there is no lead
 * @param owner the owner of the winning opportunity, else of the sourcing lead
 * @since 0.1
 */
public record Acquisition(
        String identity, Timestamp at, Optional<Lead> lead, Optional<String> channel, Optional<String> owner) {

    /**
     * Refuses null.
     *
     * @param identity who: the account, else the lead, else the opportunity
     * @param at when
     * @param lead the sourcing lead: the first one created of those that belong to the identity
     * @param channel the channel of the sourcing lead, or of the customer record where there is no lead
     * @param owner the owner of the winning opportunity, else of the sourcing lead
     */
    public Acquisition {
        Fields.requireText("identity", identity);
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(owner, "owner");
    }
}
