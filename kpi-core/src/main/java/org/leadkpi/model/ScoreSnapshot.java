package org.leadkpi.model;

import java.math.BigDecimal;
import java.util.Objects;
import org.leadkpi.time.Timestamp;

/**
 * The score a lead had at a fixed event, never today's score.
 *
 * @param at when it was taken
 * @param score the score, 0 to 100
 * @param model the version of the scoring model, empty when not recorded
 * @since 0.1
 */
public record ScoreSnapshot(Timestamp at, BigDecimal score, String model) {

    /**
     * Validates and copies.
     *
     * @param at when it was taken
     * @param score the score, 0 to 100
     * @param model the version of the scoring model, empty when not recorded
     */
    public ScoreSnapshot {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(model, "model");
        if (score.signum() < 0 || score.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("score is " + score + ", must lie in [0, 100]");
        }
    }
}
