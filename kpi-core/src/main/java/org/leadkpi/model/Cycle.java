package org.leadkpi.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One way of a lead along the path: from its beginning, or from where it came back after it was recycled, to the next return.
 *
 * @param journey the lead and everything that happened to it
 * @param steps the steps of this cycle
 * @param last whether no other cycle follows, so that it goes on
 * @since 0.1
 */
public record Cycle(Journey journey, StageHistory steps, boolean last) {

    /**
     * Refuses null.
     *
     * @param journey the lead and everything that happened to it
     * @param steps the steps of this cycle
     * @param last whether no other cycle follows
     */
    public Cycle {
        Objects.requireNonNull(journey, "journey");
        Objects.requireNonNull(steps, "steps");
    }

    /**
     * Reads the cycles of a lead.
     *
     * @param journey the lead and everything that happened to it
     * @return the cycles in order, at least one
     */
    public static List<Cycle> all(Journey journey) {
        List<StageHistory> parts = journey.history().cycles();
        List<Cycle> cycles = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            cycles.add(new Cycle(journey, parts.get(i), i == parts.size() - 1));
        }
        return cycles;
    }
}
