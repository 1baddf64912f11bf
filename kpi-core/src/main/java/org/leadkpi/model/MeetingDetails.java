package org.leadkpi.model;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.time.Timestamp;

/**
 * What is known of a meeting.
 *
 * @param bookedAt when it was booked
 * @param scheduledFor when it takes place
 * @param status where it stands
 * @param qualified whether sales accepted it as qualified
 * @param rescheduledFrom the touch id of the meeting this one replaces
 * @since 0.1
 */
public record MeetingDetails(
        Optional<Timestamp> bookedAt,
        Optional<Timestamp> scheduledFor,
        MeetingStatus status,
        Optional<Boolean> qualified,
        Optional<String> rescheduledFrom) {

    /**
     * Validates and copies.
     *
     * @param bookedAt when it was booked
     * @param scheduledFor when it takes place
     * @param status where it stands
     * @param qualified whether sales accepted it as qualified
     * @param rescheduledFrom the touch id of the meeting this one replaces
     */
    public MeetingDetails {
        Objects.requireNonNull(bookedAt, "bookedAt");
        Objects.requireNonNull(scheduledFor, "scheduledFor");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(qualified, "qualified");
        Objects.requireNonNull(rescheduledFrom, "rescheduledFrom");
    }
}
