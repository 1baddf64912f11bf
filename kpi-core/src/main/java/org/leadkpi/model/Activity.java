package org.leadkpi.model;

import java.util.Objects;
import java.util.Optional;

/**
 * A touch with the lead it belongs to.
 *
 * @param touch the touch
 * @param journey the lead and what happened to it, when the touch names a known one
 * @since 0.1
 */
public record Activity(Touch touch, Optional<Journey> journey) {

    /**
     * Refuses null.
     *
     * @param touch the touch
     * @param journey the lead and what happened to it, when the touch names a known one
     */
    public Activity {
        Objects.requireNonNull(touch, "touch");
        Objects.requireNonNull(journey, "journey");
    }

    /**
     * Returns the lead.
     *
     * @return the lead, empty when the touch names none that is known
     */
    public Optional<Lead> lead() {
        return journey.map(Journey::lead);
    }
}
