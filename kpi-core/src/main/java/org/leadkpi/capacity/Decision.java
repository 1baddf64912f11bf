package org.leadkpi.capacity;

import org.leadkpi.value.Rational;

/**
 * Where a lead goes, and why.
 *
 * @since 0.1
 */
public sealed interface Decision {

    /** {@return the lead} */
    QueuedLead lead();

    /** {@return why it goes there} */
    AllocationReason reason();

    /**
     * To a rep.
     *
     * @param lead the lead
     * @param reason why it goes there
     * @param rep the id of the rep
     * @param utilization how much of a month the rep's leads fill with this one, as a share of what the rep can carry
     * @param specificity how many values of the lead's segment the rep names as skills
     * @since 0.1
     */
    record Assigned(QueuedLead lead, AllocationReason reason, String rep, Rational utilization, int specificity)
            implements Decision {}

    /**
     * To e-mail sequences and chatbots.
     *
     * @param lead the lead
     * @param reason why it goes there
     * @since 0.1
     */
    record Automated(QueuedLead lead, AllocationReason reason) implements Decision {}

    /**
     * To the queue of the manager: it is dropped nowhere.
     *
     * @param lead the lead
     * @param reason why it goes there
     * @since 0.1
     */
    record Overflow(QueuedLead lead, AllocationReason reason) implements Decision {}
}
