package org.leadkpi.diagnosis;

import java.util.List;

/**
 * Rules on the load of reps.
 *
 * @since 0.1
 */
public final class CapacityRules {

    private CapacityRules() {}

    /** All of them, in order. */
    static final List<Rule> ALL = List.of();
}
