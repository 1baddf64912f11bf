package org.leadkpi.model;

/**
 * The tone of a reply.
 *
 * @since 0.1
 */
public enum Sentiment {
    /** Interested. */
    POSITIVE,
    /** Neither. */
    NEUTRAL,
    /** Not interested, or an opt-out. */
    NEGATIVE,
    /** Not recorded. */
    UNKNOWN
}
