package org.leadkpi.model;

/**
 * What came of a touch.
 *
 * @since 0.1
 */
public enum TouchOutcome {
    /** Somebody answered. */
    CONNECTED,
    /** A message was left with a person. */
    LEFT_LIVE_MESSAGE,
    /** A voicemail was left. */
    LEFT_VOICEMAIL,
    /** Nobody answered. */
    NO_ANSWER,
    /** The line was busy. */
    BUSY,
    /** The number belongs to somebody else. */
    WRONG_NUMBER,
    /** A gatekeeper answered. */
    GATEKEEPER,
    /** The message was sent. */
    SENT,
    /** The message was delivered. */
    DELIVERED,
    /** The message came back. */
    BOUNCED,
    /** The message was never sent. */
    FAILED,
    /** The message was answered. */
    REPLIED,
    /** A machine answered. */
    AUTO_REPLIED,
    /** The prospect opted out. */
    OPTED_OUT,
    /** The task or meeting was completed. */
    COMPLETED,
    /** Not recorded. */
    UNKNOWN
}
