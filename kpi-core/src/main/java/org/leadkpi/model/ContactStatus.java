package org.leadkpi.model;

/**
 * Whether an e-mail address or phone number reaches its owner.
 *
 * @since 0.1
 */
public enum ContactStatus {
    /** Verified. */
    VALID,
    /** Known not to work. */
    INVALID,
    /** The server accepts everything: unknown. */
    CATCH_ALL,
    /** Never verified. */
    UNVERIFIED,
    /** Not recorded. */
    UNKNOWN
}
