package org.leadkpi.model;

/**
 * The channel of a touch.
 *
 * @since 0.1
 */
public enum TouchKind {
    /** A phone call. */
    CALL,
    /** An e-mail message. */
    EMAIL,
    /** A message on a social network. */
    SOCIAL,
    /** A text message. */
    SMS,
    /** A chat message. */
    CHAT,
    /** A meeting, booked or held. */
    MEETING,
    /** A task. */
    TASK
}
