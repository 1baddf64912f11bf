package org.leadkpi.scoring;

/**
 * What a signal that is not known counts.
 *
 * @since 0.1
 */
public enum MissingSignal {
    /** Nothing, while its weight counts: what is not known speaks for nobody. */
    ZERO,
    /** Nothing, and its weight neither: the score is that of what is known. */
    RENORMALIZE
}
