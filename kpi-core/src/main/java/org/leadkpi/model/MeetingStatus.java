package org.leadkpi.model;

/**
 * Where a meeting stands.
 *
 * @since 0.1
 */
public enum MeetingStatus {
    /** Still to come, or not yet recorded. */
    SCHEDULED,
    /** It took place. */
    HELD,
    /** The prospect did not come. */
    NO_SHOW,
    /** It was cancelled. */
    CANCELLED,
    /** It was moved; the new meeting names this one. */
    RESCHEDULED
}
