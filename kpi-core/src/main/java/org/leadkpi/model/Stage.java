package org.leadkpi.model;

/**
 * A lifecycle stage of a lead. The stages from {@link #PROSPECT} to {@link #CUSTOMER} form a ranked path; the others lie off it.
 *
 * @since 0.1
 */
public enum Stage {
    /** A contact on a list, not a lead yet. */
    PROSPECT,
    /** A lead. */
    LEAD,
    /** Marketing-qualified. */
    MQL,
    /** Accepted by sales; optional. */
    SAL,
    /** Sales-qualified: sales agreed to pursue it. */
    SQL,
    /** An opportunity is open. */
    OPPORTUNITY,
    /** A customer. */
    CUSTOMER,
    /** Sent back to nurture; off the path. */
    RECYCLED,
    /** Ruled out, with a reason; off the path. */
    DISQUALIFIED,
    /** No longer a customer; off the path. */
    CHURNED,
    /** A stage that maps to none of these; off the path. */
    UNKNOWN;

    /**
     * Returns whether this stage lies on the ranked path.
     *
     * @return true from {@link #PROSPECT} to {@link #CUSTOMER}
     */
    public boolean isOnPath() {
        return compareTo(CUSTOMER) <= 0;
    }

    /**
     * Returns whether this stage lies on the path at or beyond another.
     *
     * @param other a stage on the path
     * @return true when both are on the path and this one is not before the other
     */
    public boolean isAtLeast(Stage other) {
        return isOnPath() && other.isOnPath() && compareTo(other) >= 0;
    }
}
