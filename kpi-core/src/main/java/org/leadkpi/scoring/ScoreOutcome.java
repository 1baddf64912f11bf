package org.leadkpi.scoring;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Stage;
import org.leadkpi.time.Timestamp;

/**
 * What became of a lead that was scored.
 *
 * @since 0.1
 */
public enum ScoreOutcome {
    /** A customer. */
    WON,
    /** Disqualified, lost, or still none after the time in which leads become customers. */
    NOT_WON,
    /** Not decided yet, and young enough to become a customer. */
    OPEN,
    /** Decided before it was scored, so that the score foretold nothing. */
    DECIDED_BEFORE;

    /**
     * Judges a lead.
     *
     * <ul>
     *   <li>A lead that became a customer is won, whatever else happened to it.
     *   <li>A lead that nothing has decided is not won once the days in which an MQL becomes an SQL, and an SQL a customer, have
     *       passed since it was scored ({@link Policies}); these days are a choice that is made here.
     * </ul>
     *
     * @param journey the lead and what happened to it
     * @param scoredAt when it was scored
     * @param data the dataset it belongs to
     * @return what became of it by the as-of instant
     */
    public static ScoreOutcome of(Journey journey, Timestamp scoredAt, Dataset data) {
        ZoneId zone = data.zone();
        Optional<Timestamp> won = journey.customerAt();
        if (won.isPresent()) {
            return won.get().isBefore(scoredAt, zone) ? DECIDED_BEFORE : WON;
        }
        Optional<Timestamp> refused = journey.entered(Stage.DISQUALIFIED);
        if (refused.isPresent()) {
            return refused.get().isBefore(scoredAt, zone) ? DECIDED_BEFORE : NOT_WON;
        }
        if (journey.isLost()) {
            boolean before = journey.newBusiness().stream()
                    .map(Opportunity::closedAt)
                    .allMatch(closed -> closed.isPresent() && closed.get().isBefore(scoredAt, zone));
            return before ? DECIDED_BEFORE : NOT_WON;
        }
        Duration age = Duration.between(scoredAt.instant(zone), data.asOf());
        return age.compareTo(matureAge(data.policies())) >= 0 ? NOT_WON : OPEN;
    }

    private static Duration matureAge(Policies policies) {
        return Duration.ofDays((long) policies.mqlToSqlDays() + policies.sqlToCustomerDays());
    }
}
