package org.leadkpi.scoring;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * A lead whose score met its outcome.
 *
 * @param lead the id of the lead
 * @param scoredAt when it was scored
 * @param score the score then, 0 to 100
 * @param won whether it became a customer
 * @param workedBy who works it, empty where that is not known
 * @since 0.1
 */
public record ScoredLead(String lead, Timestamp scoredAt, Rational score, boolean won, Optional<Route> workedBy) {

    /**
     * Refuses a score out of its range.
     *
     * @param lead the id of the lead
     * @param scoredAt when it was scored
     * @param score the score then, 0 to 100
     * @param won whether it became a customer
     * @param workedBy who works it
     * @throws IllegalArgumentException if the score is not in [0, 100]
     */
    public ScoredLead {
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(scoredAt, "scoredAt");
        Objects.requireNonNull(workedBy, "workedBy");
        ScoreBand.of(score);
    }
}
