package org.leadkpi.response;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.ResponseTarget;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.Timestamp;

/**
 * Where the answer to a lead stands against its target.
 *
 * <p>The target is that of the tier of the clock. Every state is exactly one of met, missed and pending. The share of leads that attain their target is
 * {@code met / (met + missed)}.
 *
 * @since 0.1
 */
public enum ResponseState {
    /** Answered in time. */
    MET,
    /** Answered too late, but before it was to be escalated. */
    MISSED_RESPONDED,
    /** Not answered yet, and too late for the target. */
    MISSED_UNTOUCHED,
    /** Not answered yet, and in time if that happens soon. */
    PENDING,
    /** Not answered yet, and to be handed to somebody else. */
    ESCALATE,
    /** Answered after it was to be handed to somebody else. */
    RESPONDED_AFTER_ESCALATION;

    /**
     * Returns the state of a clock by elapsed time.
     *
     * @param clock the clock
     * @param targets the targets
     * @param asOf the instant to look from
     * @return the state, empty in the cases of {@link #of(ResponseClock, ResponseTargets, Instant, BusinessCalendar)}
     */
    public static Optional<ResponseState> of(ResponseClock clock, ResponseTargets targets, Instant asOf) {
        return of(clock, targets, asOf, BusinessCalendar.ALWAYS_OPEN);
    }

    /**
     * Returns the state of a clock by business time.
     *
     * <ul>
     *   <li>What happened after the instant to look from has not happened: a clock that stops later is untouched, and one that
     *       starts later has no state.
     *   <li>A tier without a target, and a clock known by its day only, have no state.
     *   <li>An untouched lead is pending while an answer could still attain the target. From exactly the limit on none can,
     *       except at a target that includes its limit while business is closed and no business time passes.
     * </ul>
     *
     * @param clock the clock
     * @param targets the targets
     * @param asOf the instant to look from
     * @param calendar when time counts
     * @return the state, empty when the clock is not judged
     */
    public static Optional<ResponseState> of(
            ResponseClock clock, ResponseTargets targets, Instant asOf, BusinessCalendar calendar) {
        Optional<ResponseTarget> target = targets.target(clock.tier());
        ZoneId zone = calendar.zone();
        if (target.isEmpty() || !clock.isMeasurable() || clock.start().isAfter(asOf, zone)) {
            return Optional.empty();
        }
        Instant start = clock.start().instant(zone);
        Optional<Timestamp> stop = clock.stop().map(Activity::at).filter(at -> !at.isAfter(asOf, zone));
        return Optional.of(
                stop.isPresent()
                        ? answered(
                                target.get(),
                                calendar.businessDuration(start, stop.get().instant(zone)))
                        : untouched(target.get(), calendar.businessDuration(start, asOf), calendar.isOpen(asOf)));
    }

    private static ResponseState answered(ResponseTarget target, Duration length) {
        if (target.isAttainedBy(length)) {
            return MET;
        }
        return target.isEscalatedAfter(length) ? RESPONDED_AFTER_ESCALATION : MISSED_RESPONDED;
    }

    private static ResponseState untouched(ResponseTarget target, Duration age, boolean isOpen) {
        boolean isBeforeLimit = age.compareTo(target.limit()) < 0;
        if (isBeforeLimit || (target.isAttainedBy(age) && !isOpen)) {
            return PENDING;
        }
        return target.isEscalatedAfter(age) ? ESCALATE : MISSED_UNTOUCHED;
    }

    /** {@return whether the target is attained} */
    public boolean isMet() {
        return this == MET;
    }

    /** {@return whether the target can no longer be attained, answered or not} */
    public boolean isMissed() {
        return !isMet() && !isPending();
    }

    /** {@return whether an answer can still attain the target} */
    public boolean isPending() {
        return this == PENDING;
    }
}
