package org.leadkpi.metric;

/**
 * How far a company has grown, by its number of customers.
 *
 * @since 0.1
 */
public enum GrowthStage {
    /** Fewer than 10 customers. */
    EARLY,
    /** 10 to 99 customers. */
    GROWTH,
    /** 100 customers and more. */
    SCALING
}
