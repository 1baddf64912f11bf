package org.leadkpi.model;

import java.util.Objects;
import java.util.Optional;

/**
 * An opportunity with the lead it came from.
 *
 * @param opportunity the opportunity
 * @param journey the lead and what happened to it, when the opportunity names a known one
 * @since 0.1
 */
public record Deal(Opportunity opportunity, Optional<Journey> journey) {

    /**
     * Refuses null.
     *
     * @param opportunity the opportunity
     * @param journey the lead and what happened to it, when the opportunity names a known one
     */
    public Deal {
        Objects.requireNonNull(opportunity, "opportunity");
        Objects.requireNonNull(journey, "journey");
    }

    /**
     * Returns the lead.
     *
     * @return the lead, empty when the opportunity names none that is known
     */
    public Optional<Lead> lead() {
        return journey.map(Journey::lead);
    }
}
