package org.leadkpi.ledger;

/** Entries that know their segments. */
interface Segmented {

    int size();

    /** What each entry stands under. */
    int[] places();

    /** The segment of each entry along a dimension that was encoded. */
    int[] segments(Coding coding);
}
