package org.leadkpi.metric;

/**
 * Where in the funnel a KPI looks.
 *
 * @since 0.1
 */
public enum FunnelStage {
    /** Attracting leads. */
    TOP,
    /** Qualifying them. */
    MID,
    /** Turning them into customers. */
    BOTTOM,
    /** Reaching out. */
    OUTBOUND,
    /** What reps do. */
    ACTIVITY,
    /** What reps can carry. */
    CAPACITY,
    /** Whether the data can be trusted. */
    DATA_QUALITY
}
