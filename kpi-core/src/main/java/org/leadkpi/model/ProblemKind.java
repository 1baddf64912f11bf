package org.leadkpi.model;

/**
 * What is wrong with a record, and what became of it.
 *
 * @since 0.1
 */
public enum ProblemKind {
    /** A required cell cannot be read: the row is dropped. */
    ROW_DROPPED,
    /** The id repeats one that came before: the later record is dropped. */
    DUPLICATE_ID,
    /** The record tells what another system recorded too: merged with that record, so that it counts once. */
    COPY,
    /** An optional cell cannot be read: it counts as absent, the row is kept. */
    CELL_IGNORED,
    /** Dates stand in an impossible order: the record is kept, and left out of durations only. */
    ORDER,
    /** The record names another one that is not there: kept, and treated as naming none. */
    UNKNOWN_REFERENCE,
    /** A date is missing that a status implies: kept, but it cannot be placed in any period. */
    MISSING_DATE,
    /** An amount has no exchange rate for its date: kept, and every number it would enter says so. */
    MISSING_FX,
    /** Two traffic records of one series cover the same day: kept, both are counted. */
    OVERLAP,
    /** A stage maps to none that is known: kept as unknown. */
    UNKNOWN_STAGE,
    /** A column is there that nothing reads, or that is not what groups of its name are made of: the rows are kept. */
    COLUMN_IGNORED,
    /** A file of records has a name that is none of the canonical ones: not read. */
    UNKNOWN_FILE;

    /**
     * Returns whether the record was left out altogether.
     *
     * @return true when the record is dropped
     */
    public boolean isDropped() {
        return this == ROW_DROPPED || this == DUPLICATE_ID;
    }
}
