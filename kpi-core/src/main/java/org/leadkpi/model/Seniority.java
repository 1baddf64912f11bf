package org.leadkpi.model;

/**
 * How experienced a rep is.
 *
 * @since 0.1
 */
public enum Seniority {
    /** New. */
    JUNIOR,
    /** Experienced. */
    MID,
    /** Senior. */
    SENIOR,
    /** Not recorded. */
    UNKNOWN
}
