package org.leadkpi.metric;

import java.time.LocalDate;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * Where a record is to be posted: what a {@link Dating} tells for one record.
 *
 * @since 0.1
 */
public interface Placement {

    /**
     * Places the whole record at a point in time.
     *
     * @param period the number of the period that holds it
     * @param at the point in time
     */
    void at(int period, Timestamp at);

    /**
     * Places a share of the record in a period.
     *
     * @param period the number of the period
     * @param date a day of the record in that period, whose exchange rate applies
     * @param share the share, 1 for the whole record
     */
    void share(int period, LocalDate date, Rational share);

    /**
     * Places an obstacle: the record belongs to a period, but its quantity there cannot be known.
     *
     * @param period the number of the period
     * @param obstacle why
     */
    void obstacle(int period, Obstacle obstacle);
}
