package org.leadkpi.model;

/**
 * Who was on the other end of a call.
 *
 * @since 0.1
 */
public enum Counterpart {
    /** The intended prospect. */
    INTENDED,
    /** A gatekeeper. */
    GATEKEEPER,
    /** Somebody else. */
    OTHER,
    /** Not recorded. */
    UNKNOWN
}
