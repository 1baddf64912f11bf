package org.leadkpi.metric;

/**
 * Which way is better.
 *
 * @since 0.1
 */
public enum Direction {
    /** The higher the better. */
    HIGHER_IS_BETTER,
    /** The lower the better. */
    LOWER_IS_BETTER,
    /** Best within a band; both too low and too high say something. */
    TARGET_BAND,
    /** Neither; it depends on the context. */
    CONTEXT
}
