package org.leadkpi.capacity;

import java.util.Objects;
import org.leadkpi.value.Rational;

/**
 * The choices that evening out loads leaves open; all of them are defined here.
 *
 * @param capacity how many leads a month each rep can carry
 * @param limit how much of a month the leads of who gets one may fill, as a share of what the rep can carry
 * @param tolerance how far utilizations may lie apart, 0 for not at all
 * @param restDays how many days a lead that was moved stays where it is
 * @since 0.1
 */
public record RebalancePolicy(CapacityModel capacity, Rational limit, Rational tolerance, int restDays) {

    private static final int FORTNIGHT = 14;

    /**
     * Refuses a negative tolerance or rest, and a limit that is not above zero.
     *
     * @param capacity how many leads a month each rep can carry
     * @param limit how much of a month the leads of who gets one may fill, as a share of what the rep can carry
     * @param tolerance how far utilizations may lie apart, 0 for not at all
     * @param restDays how many days a lead that was moved stays where it is
     * @throws IllegalArgumentException if a choice is out of its bounds
     */
    public RebalancePolicy {
        Objects.requireNonNull(capacity, "capacity");
        if (limit.signum() <= 0) {
            throw new IllegalArgumentException("limit of the load is " + limit + ", must be above zero");
        }
        if (tolerance.signum() < 0) {
            throw new IllegalArgumentException("tolerance of the rebalance is " + tolerance + ", must not be negative");
        }
        if (restDays < 0) {
            throw new IllegalArgumentException("rest of a moved lead is " + restDays + " days, must not be negative");
        }
    }

    /**
     * Returns the defaults: a fifth of tolerance, 14 days of rest, nobody beyond what they can carry.
     *
     * @param capacity how many leads a month each rep can carry
     * @return the policy
     */
    public static RebalancePolicy of(CapacityModel capacity) {
        return new RebalancePolicy(capacity, Rational.ONE, Rational.of(1, 5), FORTNIGHT);
    }

    /**
     * A copy with another tolerance.
     *
     * @param gap how far utilizations may lie apart
     * @return the copy
     * @throws IllegalArgumentException if it is negative
     */
    public RebalancePolicy withTolerance(Rational gap) {
        return new RebalancePolicy(capacity, limit, gap, restDays);
    }
}
