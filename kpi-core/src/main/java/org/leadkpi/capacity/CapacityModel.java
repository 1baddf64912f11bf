package org.leadkpi.capacity;

import java.util.Objects;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;

/**
 * How many leads a month each rep can carry.
 *
 * <ul>
 *   <li>A capacity that is recorded for the rep stands: every band ends there, whatever the factors and the working time.
 *   <li>Else the bands, times the factors, times the full-time equivalent.
 *   <li>Managers, and reps whose capacity is recorded as zero, carry none.
 * </ul>
 *
 * @param bands the bands of a usual rep who works full time
 * @param factors what makes reps differ
 * @since 0.1
 */
public record CapacityModel(LoadBands bands, CapacityFactors factors) {

    /**
     * Refuses null.
     *
     * @param bands the bands of a usual rep who works full time
     * @param factors what makes reps differ
     */
    public CapacityModel {
        Objects.requireNonNull(bands, "bands");
        Objects.requireNonNull(factors, "factors");
    }

    /**
     * Returns the published bands with the standard factors.
     *
     * @return the model
     */
    public static CapacityModel standard() {
        return new CapacityModel(LoadBands.published(), CapacityFactors.STANDARD);
    }

    /**
     * Returns the bands of a rep.
     *
     * @param rep the rep
     * @return the bands, whose upper edges are the most the rep can carry
     */
    public LoadBands of(Rep rep) {
        return rep.capacity()
                .map(bands::endingAt)
                .orElseGet(() -> bands.times(factors.multiplier(rep.seniority()).times(rep.fte())));
    }

    /**
     * Returns whether a rep is there to carry leads at all.
     *
     * @param rep the rep
     * @return false for a manager, and where the capacity is recorded as zero
     */
    public static boolean carriesLeads(Rep rep) {
        return rep.role() != RepRole.MANAGER
                && rep.capacity().map(leads -> leads > 0).orElse(true);
    }
}
