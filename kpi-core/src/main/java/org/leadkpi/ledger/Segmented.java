package org.leadkpi.ledger;

/** Entries that know their segments. */
interface Segmented {

    int size();

    /** What each entry stands under. */
    Column places();

    /** The segment of each entry along a dimension that was encoded. */
    Column segments(Coding coding);
}
