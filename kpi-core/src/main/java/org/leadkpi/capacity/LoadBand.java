package org.leadkpi.capacity;

import org.leadkpi.value.Rational;

/**
 * How many leads a month a rep works well with: both edges belong to it.
 *
 * @param lower with fewer a rep is idle, above zero
 * @param upper with more a rep is overloaded, at least the lower edge
 * @since 0.1
 */
public record LoadBand(Rational lower, Rational upper) {

    /**
     * Refuses edges that are not above zero, and a lower edge above the upper one.
     *
     * @param lower with fewer a rep is idle, above zero
     * @param upper with more a rep is overloaded, at least the lower edge
     * @throws IllegalArgumentException if an edge is out of its bounds
     */
    public LoadBand {
        if (lower.signum() <= 0) {
            throw new IllegalArgumentException("load band begins at " + lower + ", must begin above zero");
        }
        if (lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException("load band from " + lower + " must not end before it, at " + upper);
        }
    }

    /**
     * Returns the band between whole numbers of leads.
     *
     * @param lower with fewer a rep is idle
     * @param upper with more a rep is overloaded
     * @return the band
     * @throws IllegalArgumentException if an edge is out of its bounds
     */
    public static LoadBand between(long lower, long upper) {
        return new LoadBand(Rational.of(lower), Rational.of(upper));
    }

    /** The band moved as a whole; it ends at one lead at least. */
    LoadBand times(Rational factor) {
        Rational end = upper.times(factor).max(Rational.ONE);
        return new LoadBand(lower.times(factor).min(end), end);
    }

    /** The band moved as a whole, to end at a number of leads. */
    LoadBand endingAt(Rational end) {
        return new LoadBand(lower.times(end).dividedBy(upper), end);
    }

    @Override
    public String toString() {
        return lower + " to " + upper;
    }
}
