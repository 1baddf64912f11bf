package org.leadkpi.response;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Journey;

/**
 * An inbound lead that waits, or waited, for our first attempt to reach it.
 *
 * @param journey the lead and what happened to it
 * @param clock how long it waited
 * @since 0.1
 */
public record Inquiry(Journey journey, ResponseClock clock) {

    /**
     * Refuses null.
     *
     * @param journey the lead and what happened to it
     * @param clock how long it waited
     */
    public Inquiry {
        Objects.requireNonNull(journey, "journey");
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Reads the inquiry of a lead.
     *
     * @param journey the lead and what happened to it
     * @param zone the zone whose days place times of day precision
     * @return the inquiry, empty when the lead has no clock
     */
    public static Optional<Inquiry> of(Journey journey, ZoneId zone) {
        return ResponseClock.of(journey, zone).map(clock -> new Inquiry(journey, clock));
    }
}
