package org.leadkpi.scoring;

import java.util.Optional;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Rep;
import org.leadkpi.model.Seniority;

/**
 * Whom a lead should go to, or went to. Who is there and has room is asked when leads are allocated, which falls back and never
 * drops one.
 *
 * @since 0.1
 */
public enum Route {
    /** A senior rep. */
    SENIOR,
    /** Any other rep with room and skill. */
    STANDARD;

    /**
     * Returns whom a lead went to: its owner.
     *
     * @param journey the lead
     * @param data the dataset that knows the reps
     * @return the route, empty where the lead has no owner or the seniority of the owner is not recorded
     */
    public static Optional<Route> taken(Journey journey, Dataset data) {
        return journey.lead()
                .owner()
                .flatMap(data::rep)
                .map(Rep::seniority)
                .filter(seniority -> seniority != Seniority.UNKNOWN)
                .map(seniority -> seniority == Seniority.SENIOR ? SENIOR : STANDARD);
    }
}
