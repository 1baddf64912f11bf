package org.leadkpi.metric;

/**
 * What the two sides of a KPI are dated by.
 *
 * @since 0.1
 */
public enum Basis {
    /** Each side by its own date in the period. */
    PERIOD,
    /** Both sides by the start of the cohort. */
    COHORT,
    /** The state at the as-of instant. */
    SNAPSHOT
}
