package org.leadkpi.model;

/**
 * How an opportunity stands.
 *
 * @since 0.1
 */
public enum OpportunityStatus {
    /** Not decided. */
    OPEN,
    /** Closed and won. */
    WON,
    /** Closed and lost. */
    LOST
}
