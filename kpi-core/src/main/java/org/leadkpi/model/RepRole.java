package org.leadkpi.model;

/**
 * What a rep does.
 *
 * @since 0.1
 */
public enum RepRole {
    /** Sales development. */
    SDR,
    /** Business development. */
    BDR,
    /** Inside sales. */
    INSIDE_SALES,
    /** Account executive. */
    AE,
    /** Manager; carries no leads. */
    MANAGER,
    /** Anything else, or not recorded. */
    OTHER
}
