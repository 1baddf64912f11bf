package org.leadkpi.ledger;

import java.util.Objects;
import org.leadkpi.metric.Segment;
import org.leadkpi.time.DateRange;

/**
 * One exact total, as it crosses a process boundary: any engine that can compute {@code sum(amount)} by the other four
 * columns can merge ledgers.
 *
 * @param segment the combination of dimension values
 * @param range the period
 * @param column what is totalled: the name of a tally; with {@code !REASON} for records left out, with {@code ?OBSTACLE}
 *     for records whose quantity cannot be known
 * @param value 1 for a count; the denominator of the amount for an amount; the value itself for a distribution
 * @param amount how many, or how much
 * @since 0.1
 */
public record LedgerRow(Segment segment, DateRange range, String column, long value, long amount) {

    /**
     * Refuses null.
     *
     * @param segment the combination of dimension values
     * @param range the period
     * @param column what is totalled: the name of a tally; with {@code !REASON} for records left out, with {@code ?OBSTACLE}
     *     for records whose quantity cannot be known
     * @param value 1 for a count; the denominator of the amount for an amount; the value itself for a distribution
     * @param amount how many, or how much
     */
    public LedgerRow {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(column, "column");
    }
}
