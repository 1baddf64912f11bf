package org.leadkpi.metric;

/**
 * What a catalogue entry is good for.
 *
 * @since 0.1
 */
public enum Classification {
    /** A number to act on. */
    KPI,
    /** A number to look at beside a KPI; alone it may be vanity. */
    METRIC,
    /** A number that tells whether others can be trusted. */
    DATA_QUALITY
}
