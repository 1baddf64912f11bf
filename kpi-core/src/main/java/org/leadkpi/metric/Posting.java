package org.leadkpi.metric;

import org.leadkpi.model.Exclusion;
import org.leadkpi.value.Rational;

/**
 * Where a tally writes what one record adds: an account book sees these calls and nothing else.
 *
 * @since 0.1
 */
public interface Posting {

    /**
     * Adds one.
     *
     * @param tally the tally
     * @param period the number of the period
     */
    void one(Tally<?> tally, int period);

    /**
     * Adds a quantity, or one occurrence of a value to a distribution.
     *
     * @param tally the tally
     * @param period the number of the period
     * @param quantity the quantity or value, in the unit of the tally
     */
    void quantity(Tally<?> tally, int period, Rational quantity);

    /**
     * Counts a record that was left out.
     *
     * @param tally the tally
     * @param period the number of the period
     * @param reason why
     */
    void leftOut(Tally<?> tally, int period, Exclusion reason);

    /**
     * Counts a record whose quantity cannot be known.
     *
     * @param tally the tally
     * @param period the number of the period
     * @param obstacle why
     */
    void obstacle(Tally<?> tally, int period, Obstacle obstacle);
}
