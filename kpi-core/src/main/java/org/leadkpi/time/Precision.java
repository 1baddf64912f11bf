package org.leadkpi.time;

/**
 * How precisely the time of an event is known.
 *
 * @since 0.1
 */
public enum Precision {
    /** To the instant, at most a nanosecond. */
    INSTANT,
    /** To the day, with no time of day: a date field of a CRM. */
    DAY
}
