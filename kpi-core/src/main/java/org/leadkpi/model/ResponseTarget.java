package org.leadkpi.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How soon a lead is to be answered, and how long it may wait before it is handed on.
 *
 * <ul>
 *   <li>An answer attains the target when it comes {@linkplain #under under} the limit, or {@linkplain #upTo at the limit} too.
 *   <li>A lead is escalated from exactly the escalation on: one that waits so long is handed to somebody else.
 * </ul>
 *
 * @param limit how long an answer may take, above zero
 * @param inclusive whether an answer after exactly the limit attains the target
 * @param escalation how long a lead waits before it is escalated, at least the limit; empty for never
 * @since 0.1
 */
public record ResponseTarget(Duration limit, boolean inclusive, Optional<Duration> escalation) {

    /**
     * Refuses a limit that is not above zero, and an escalation before it.
     *
     * @param limit how long an answer may take, above zero
     * @param inclusive whether an answer after exactly the limit attains the target
     * @param escalation how long a lead waits before it is escalated, at least the limit; empty for never
     */
    public ResponseTarget {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("response limit is " + limit + ", must be above zero");
        }
        Objects.requireNonNull(escalation, "escalation");
        if (escalation.isPresent() && escalation.get().compareTo(limit) < 0) {
            throw new IllegalArgumentException(
                    "escalation after " + escalation.get() + " must not be before the response limit " + limit);
        }
    }

    /**
     * Returns a target that an answer attains in strictly less than a limit.
     *
     * @param limit the limit; exactly that is too late
     * @return the target, without escalation
     */
    public static ResponseTarget under(Duration limit) {
        return new ResponseTarget(limit, false, Optional.empty());
    }

    /**
     * Returns a target that an answer attains in at most a limit.
     *
     * @param limit the limit; exactly that is in time
     * @return the target, without escalation
     */
    public static ResponseTarget upTo(Duration limit) {
        return new ResponseTarget(limit, true, Optional.empty());
    }

    /**
     * A copy with an escalation.
     *
     * @param wait how long a lead waits before it is escalated; from exactly that on it is
     * @return the copy
     */
    public ResponseTarget withEscalation(Duration wait) {
        return new ResponseTarget(limit, inclusive, Optional.of(wait));
    }

    /**
     * Returns whether an answer comes in time.
     *
     * @param length how long it took
     * @return whether that attains the target
     */
    public boolean isAttainedBy(Duration length) {
        int order = length.compareTo(limit);
        return order < 0 || (inclusive && order == 0);
    }

    /**
     * Returns whether a lead is escalated.
     *
     * @param wait how long it waits, or waited
     * @return whether that is at least the escalation; never without one
     */
    public boolean isEscalatedAfter(Duration wait) {
        return escalation.isPresent() && wait.compareTo(escalation.get()) >= 0;
    }
}
