package org.leadkpi.metric;

import org.leadkpi.value.Status;

/**
 * Something about a record that makes every total it would enter unknowable. Obstacles are counted per cell like anything
 * else, so they survive merging.
 *
 * @since 0.1
 */
public enum Obstacle {
    /** An amount has no exchange rate for its date. */
    MISSING_FX(Status.MISSING_FX, "an amount has no exchange rate for its date"),
    /** Distinct visitors of shorter or longer ranges do not add up to the period. */
    NOT_ADDITIVE(
            Status.NOT_APPLICABLE, "distinct visitors of other ranges of days are counted, which are not additive"),
    /** A record covers days that had not come by the as-of instant. */
    NOT_OVER(Status.NOT_APPLICABLE, "a record covers days after the as-of instant"),
    /** A record covers several periods and cannot be divided among them. */
    SPANS_PERIODS(Status.NOT_APPLICABLE, "a record covers days of several periods and cannot be divided");

    private final Status status;
    private final String meaning;

    Obstacle(Status status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /**
     * Returns the status of a total that meets this obstacle.
     *
     * @return the status
     */
    public Status status() {
        return status;
    }

    /**
     * Returns what stands in the way.
     *
     * @return the meaning, as {@code an amount has no exchange rate for its date}
     */
    public String meaning() {
        return meaning;
    }
}
