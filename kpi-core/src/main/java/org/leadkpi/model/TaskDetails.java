package org.leadkpi.model;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.time.Timestamp;

/**
 * What is known of a task.
 *
 * @param dueAt when it is due
 * @param completedAt when it was completed
 * @since 0.1
 */
public record TaskDetails(Optional<Timestamp> dueAt, Optional<Timestamp> completedAt) {

    /**
     * Validates and copies.
     *
     * @param dueAt when it is due
     * @param completedAt when it was completed
     */
    public TaskDetails {
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(completedAt, "completedAt");
    }
}
