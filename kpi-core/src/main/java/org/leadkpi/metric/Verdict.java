package org.leadkpi.metric;

import java.util.List;
import org.leadkpi.model.Exclusion;
import org.leadkpi.value.Rational;

/**
 * What the tallies that share a dating make of a record: which of them count it, which measure it, and which leave it out
 * and why. Records that are answered for alike have the same verdict.
 *
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read for every record
public final class Verdict implements Step {

    private final int number;
    private final int group;
    private final int[] counting;
    private final List<LeavingOut> leavingOut;
    private final List<Measuring> measuring;

    /** Tallies that take the same measure of a record. */
    record Measuring(int measure, int[] tallies) {

        void post(int period, Quantity quantity, Rational share, Posting to) {
            if (quantity instanceof Quantity.Known known) {
                to.quantities(tallies, period, known.value().times(share));
            } else if (quantity instanceof Quantity.LeftOut leftOut) {
                for (int tally : tallies) {
                    to.leftOut(tally, period, leftOut.reason());
                }
            } else if (quantity instanceof Quantity.Unknown unknown) {
                for (int tally : tallies) {
                    to.obstacle(tally, period, unknown.obstacle());
                }
            }
        }
    }

    /** A tally that leaves a record out. */
    record LeavingOut(int tally, Exclusion reason) {}

    Verdict(int number, int group, int[] counting, List<LeavingOut> leavingOut, List<Measuring> measuring) {
        this.number = number;
        this.group = group;
        this.counting = counting;
        this.leavingOut = List.copyOf(leavingOut);
        this.measuring = List.copyOf(measuring);
    }

    /**
     * Returns the number of this verdict. A poster gives different verdicts different numbers, so that a book can keep what
     * it knows of one under its number.
     *
     * @return a small number from 0
     */
    public int number() {
        return number;
    }

    /**
     * Returns the group of tallies that share the dating.
     *
     * @return the number of the first tally of the group
     */
    public int group() {
        return group;
    }

    /** Whether something is counted, or left out. */
    boolean counts() {
        return counting.length > 0 || !leavingOut.isEmpty();
    }

    boolean measures() {
        return !measuring.isEmpty();
    }

    List<Measuring> measuring() {
        return measuring;
    }

    /**
     * Posts what is counted one by one: one for each tally that counts, and each that leaves the record out.
     *
     * @param period the number of the period
     * @param to the book
     */
    public void postCounts(int period, Posting to) {
        for (int tally : counting) {
            to.one(tally, period);
        }
        postLeftOut(period, to);
    }

    /** Posts a share of what counts; what is left out is left out as a whole. */
    void postCounts(int period, Rational share, Posting to) {
        if (share.equals(Rational.ONE)) {
            to.counts(this, period);
        } else {
            to.quantities(counting, period, share);
            postLeftOut(period, to);
        }
    }

    private void postLeftOut(int period, Posting to) {
        for (LeavingOut left : leavingOut) {
            to.leftOut(left.tally(), period, left.reason());
        }
    }

    /** Posts an obstacle to all tallies whose conditions hold. */
    void postObstacle(int period, Obstacle obstacle, Posting to) {
        for (int tally : counting) {
            to.obstacle(tally, period, obstacle);
        }
        for (LeavingOut left : leavingOut) {
            to.obstacle(left.tally(), period, obstacle);
        }
        for (Measuring one : measuring) {
            for (int tally : one.tallies()) {
                to.obstacle(tally, period, obstacle);
            }
        }
    }
}
