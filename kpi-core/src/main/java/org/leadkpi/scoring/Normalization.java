package org.leadkpi.scoring;

/**
 * How weighted signals become a score from 0 to 100.
 *
 * @since 0.1
 */
public enum Normalization {
    /** A hundred times the weighted signals over the sum of the weights that add; weights count relative to each other. */
    WEIGHTED_MEAN,
    /** The weighted signals as they are: a weight is the points a signal brings. */
    POINTS
}
