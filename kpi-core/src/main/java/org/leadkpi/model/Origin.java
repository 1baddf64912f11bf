package org.leadkpi.model;

/**
 * Who started it: the prospect or us.
 *
 * @since 0.1
 */
public enum Origin {
    /** The prospect came to us, through the website or another inbound channel. */
    INBOUND,
    /** We reached out first; an outbound lead has no response clock. */
    OUTBOUND,
    /** Not recorded. */
    UNKNOWN
}
