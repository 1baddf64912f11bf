package org.leadkpi.model;

/**
 * What an opportunity would sell.
 *
 * @since 0.1
 */
public enum OpportunityType {
    /** A first sale to this customer. */
    NEW_BUSINESS,
    /** More to an existing customer. */
    EXPANSION,
    /** The same again to an existing customer. */
    RENEWAL
}
