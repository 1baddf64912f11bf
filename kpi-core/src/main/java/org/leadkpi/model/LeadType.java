package org.leadkpi.model;

/**
 * The kind of lead, for capacity bands. Where it is not recorded, {@link Journey#type} tells it.
 *
 * @since 0.1
 */
public enum LeadType {
    /** Inbound, not yet qualified. */
    COLD_INBOUND,
    /** Marketing-qualified. */
    WARM_MQL,
    /** Sales-qualified, or high intent with fit. */
    HOT_SQL,
    /** From an outbound list, without an inbound signal. */
    OUTBOUND_PROSPECT,
    /** Product-qualified: uses the product. */
    PQL,
    /** Neither recorded nor told by anything. */
    UNKNOWN
}
