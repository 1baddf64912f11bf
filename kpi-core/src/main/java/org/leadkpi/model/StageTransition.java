package org.leadkpi.model;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.time.Timestamp;

/**
 * A step of a lead into a lifecycle stage.
 *
 * @param to the stage entered
 * @param at when
 * @param reason why, for disqualification and recycling
 * @since 0.1
 */
public record StageTransition(Stage to, Timestamp at, Optional<String> reason) {

    /**
     * Validates and copies.
     *
     * @param to the stage entered
     * @param at when
     * @param reason why, for disqualification and recycling
     */
    public StageTransition {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * A transition without a reason.
     *
     * @param to the stage entered
     * @param at when
     * @return the transition
     */
    public static StageTransition of(Stage to, Timestamp at) {
        return new StageTransition(to, at, Optional.empty());
    }

    /**
     * A transition with a reason.
     *
     * @param to the stage entered
     * @param at when
     * @param reason why
     * @return the transition
     */
    public static StageTransition of(Stage to, Timestamp at, String reason) {
        return new StageTransition(to, at, Optional.of(reason));
    }
}
