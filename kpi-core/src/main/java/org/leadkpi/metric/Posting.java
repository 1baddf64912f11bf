package org.leadkpi.metric;

import org.leadkpi.model.Exclusion;
import org.leadkpi.value.Rational;

/**
 * Where a {@link Poster} writes what one record adds: an account book sees these calls and nothing else. Tallies are named by
 * their number in the list that the poster was made with.
 *
 * @since 0.1
 */
public interface Posting {

    /**
     * Adds one.
     *
     * @param tally the number of the tally
     * @param period the number of the period
     */
    void one(int tally, int period);

    /**
     * Adds a quantity, or one occurrence of a value to a distribution.
     *
     * @param tally the number of the tally
     * @param period the number of the period
     * @param quantity the quantity or value, in the unit of the tally
     */
    void quantity(int tally, int period, Rational quantity);

    /**
     * Adds one quantity to several tallies.
     *
     * @param tallies the numbers of the tallies
     * @param period the number of the period
     * @param quantity the quantity or value, in the unit of the tallies
     */
    default void quantities(int[] tallies, int period, Rational quantity) {
        for (int tally : tallies) {
            quantity(tally, period, quantity);
        }
    }

    /**
     * Counts a record that was left out.
     *
     * @param tally the number of the tally
     * @param period the number of the period
     * @param reason why
     */
    void leftOut(int tally, int period, Exclusion reason);

    /**
     * Counts a record whose quantity cannot be known.
     *
     * @param tally the number of the tally
     * @param period the number of the period
     * @param obstacle why
     */
    void obstacle(int tally, int period, Obstacle obstacle);

    /**
     * Adds all that is counted of a record: one for each tally that counts it, and each that leaves it out.
     *
     * @param verdict what the tallies make of the record
     * @param period the number of the period
     */
    default void counts(Verdict verdict, int period) {
        verdict.postCounts(period, this);
    }

    /**
     * Tells that one placement of a record is complete: what follows belongs to another one.
     *
     * @param first the number of the first tally of its group, as {@link Verdict#group} says
     */
    default void placed(int first) {}
}
