package org.leadkpi.model;

/**
 * Which way a touch went.
 *
 * @since 0.1
 */
public enum TouchDirection {
    /** From us to the prospect. */
    OUTBOUND,
    /** From the prospect to us. */
    INBOUND
}
