package org.leadkpi.diagnosis;

import java.util.List;

/**
 * Rules on outreach and activity.
 *
 * @since 0.1
 */
public final class OutboundRules {

    private OutboundRules() {}

    /** All of them, in order. */
    static final List<Rule> ALL = List.of();
}
