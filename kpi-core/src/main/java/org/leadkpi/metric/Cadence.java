package org.leadkpi.metric;

/**
 * How often a KPI is reviewed.
 *
 * @since 0.1
 */
public enum Cadence {
    /** Every day; only live ad spend. */
    DAILY,
    /** Every week. */
    WEEKLY,
    /** Every month. */
    MONTHLY,
    /** Every quarter. */
    QUARTERLY
}
