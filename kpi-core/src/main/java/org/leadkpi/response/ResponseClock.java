package org.leadkpi.response;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.leadkpi.model.Activity;
import org.leadkpi.model.ClockRules;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.Touches;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;

/**
 * How long an inbound lead waited for our first attempt to reach it.
 *
 * <p>The first clock of a lead starts at the earliest of its creation and of its requests. A clock stops at the first attempt at
 * or after its start: an attempt, not a success, so a voicemail stops it.
 *
 * <ul>
 *   <li>Only a lead of inbound origin has a clock; an outbound or imported lead, or one whose origin is not recorded, has none.
 *   <li>A later request opens another clock when the lead was recycled since the last one started, or when it is of a higher
 *       tier and the last one still runs. Both run on then, and the same attempt stops both. Any other request opens none,
 *       unless {@link ClockRules#perSignal} lets one of a higher tier open a clock after an answer too.
 *   <li>The tier of the first clock is the one recorded for the lead, else that of the request that starts it, else that of the
 *       earliest signal. The tier of a later clock is that of its request.
 *   <li>Where the start or the stop is known by its day only, the two are compared by day and the clock is not measurable:
 *       whether and when it stopped is known, how long it ran is not.
 *   <li>Of two times that are not known to differ, the more precise one is the start.
 * </ul>
 *
 * @param start when the lead asked for us
 * @param tier the intent that its request shows, whose target applies
 * @param stop the first attempt at or after the start, empty while there is none
 * @since 0.1
 */
public record ResponseClock(Timestamp start, IntentTier tier, Optional<Activity> stop) {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /**
     * Refuses null.
     *
     * @param start when the lead asked for us
     * @param tier the intent that its request shows, whose target applies
     * @param stop the first attempt at or after the start, empty while there is none
     */
    public ResponseClock {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(stop, "stop");
    }

    /**
     * Reads the first clock of a lead.
     *
     * @param journey the lead and what happened to it
     * @param rules what stops a clock
     * @param zone the zone whose days place times of day precision
     * @return the clock, empty when the lead has none
     */
    public static Optional<ResponseClock> of(Journey journey, ClockRules rules, ZoneId zone) {
        Optional<Timestamp> start = start(journey, zone);
        return start.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResponseClock(
                        start.get(), tier(journey.lead(), start.get(), zone), stop(journey, start.get(), rules, zone)));
    }

    /**
     * Reads every clock of a lead.
     *
     * @param journey the lead and what happened to it
     * @param rules what starts and stops a clock
     * @param zone the zone whose days place times of day precision
     * @return the clocks in the order they started, empty when the lead has none
     */
    public static List<ResponseClock> all(Journey journey, ClockRules rules, ZoneId zone) {
        Optional<ResponseClock> first = of(journey, rules, zone);
        if (first.isEmpty()) {
            return List.of();
        }
        List<IntentSignal> requests = requestsAfter(first.get().start(), journey.lead(), zone);
        if (requests.isEmpty()) {
            return List.of(first.get());
        }
        List<ResponseClock> clocks = new ArrayList<>();
        ResponseClock last = first.get();
        clocks.add(last);
        for (IntentSignal request : requests) {
            if (last.isFollowedBy(request, journey, rules, zone)) {
                last = new ResponseClock(request.at(), request.tier(), stop(journey, request.at(), rules, zone));
                clocks.add(last);
            }
        }
        return List.copyOf(clocks);
    }

    /** In order of time, and where that is the same the highest tier first, then the time that is known to more than its day. */
    private static List<IntentSignal> requestsAfter(Timestamp start, Lead lead, ZoneId zone) {
        List<IntentSignal> requests = List.of();
        List<IntentSignal> signals = lead.signals();
        for (int i = 0, n = signals.size(); i < n; i++) {
            IntentSignal signal = signals.get(i);
            if (signal.kind().isRequest() && signal.at().isAfter(start, zone)) {
                requests = requests.isEmpty() ? new ArrayList<>() : requests;
                requests.add(signal);
            }
        }
        if (requests.size() > 1) {
            requests.sort(
                    Comparator.comparing((IntentSignal request) -> request.at().instant(zone))
                            .thenComparing(IntentSignal::tier)
                            .thenComparing(request -> request.at().precision()));
        }
        return requests;
    }

    /** Whether a request after the start of this clock opens another one. */
    private boolean isFollowedBy(IntentSignal request, Journey journey, ClockRules rules, ZoneId zone) {
        if (!request.at().isAfter(start, zone)) {
            return false;
        }
        boolean opens = rules.perSignal() || stop.isEmpty() || stop.get().at().isAfter(request.at(), zone);
        return (opens && request.tier().isHigherThan(tier)) || isRecycledBefore(request.at(), journey, zone);
    }

    private boolean isRecycledBefore(Timestamp at, Journey journey, ZoneId zone) {
        for (StageTransition step : journey.history().steps()) {
            if (step.to() == Stage.RECYCLED
                    && !step.at().isBefore(start, zone)
                    && !step.at().isAfter(at, zone)) {
                return true;
            }
        }
        return false;
    }

    private static IntentTier tier(Lead lead, Timestamp start, ZoneId zone) {
        IntentTier recorded = lead.intent().orElse(IntentTier.UNKNOWN);
        if (recorded != IntentTier.UNKNOWN) {
            return recorded;
        }
        IntentTier tier = IntentTier.UNKNOWN;
        List<IntentSignal> signals = lead.signals();
        for (int i = 0, n = signals.size(); i < n; i++) {
            IntentSignal signal = signals.get(i);
            if (signal.kind().isRequest()
                    && signal.at().compareAtCoarserPrecision(start, zone) == 0
                    && signal.tier().isHigherThan(tier)) {
                tier = signal.tier();
            }
        }
        return tier == IntentTier.UNKNOWN ? lead.intentTier(zone) : tier;
    }

    /**
     * Reads when the first clock of a lead starts, without looking at its touches.
     *
     * @param journey the lead and what happened to it
     * @param zone the zone whose days place times of day precision
     * @return the start, empty when the lead has no clock
     */
    public static Optional<Timestamp> start(Journey journey, ZoneId zone) {
        Lead lead = journey.lead();
        if (!lead.isOf(Origin.INBOUND)) {
            return Optional.empty();
        }
        Timestamp earliest = lead.createdAt();
        List<IntentSignal> signals = lead.signals();
        for (int i = 0, n = signals.size(); i < n; i++) {
            IntentSignal signal = signals.get(i);
            if (signal.kind().isRequest() && isEarlierOrSharper(signal.at(), earliest, zone)) {
                earliest = signal.at();
            }
        }
        return Optional.of(earliest);
    }

    /** The touches of a lead come in order of time, so the first one that fits is the first of all. */
    private static Optional<Activity> stop(Journey journey, Timestamp start, ClockRules rules, ZoneId zone) {
        Touches touches = journey.touches();
        for (int i = 0, n = touches.size(); i < n; i++) {
            if (rules.isAnswer(touches.form(i)) && !touches.at(i).isBefore(start, zone)) {
                return Optional.of(journey.activity(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isEarlierOrSharper(Timestamp at, Timestamp than, ZoneId zone) {
        int order = at.compareAtCoarserPrecision(than, zone);
        return order < 0 || (order == 0 && at.precision() == Precision.INSTANT && than.precision() == Precision.DAY);
    }

    /**
     * Returns whether the length of the clock is, or will be, known to less than a day.
     *
     * @return false when the start or the stop is known by its day only
     */
    public boolean isMeasurable() {
        return start.precision() == Precision.INSTANT
                && (stop.isEmpty() || stop.get().at().precision() == Precision.INSTANT);
    }

    /**
     * Returns how long the clock ran.
     *
     * @return the exact length, empty while the lead is untouched, and when the clock is not measurable
     */
    public Optional<Duration> elapsed() {
        return stop.isPresent() && isMeasurable()
                ? Optional.of(length(start, stop.get().at()))
                : Optional.empty();
    }

    /**
     * Returns how long the clock ran in business time.
     *
     * @param calendar when time counts
     * @return the exact length, empty while the lead is untouched, and when the clock is not measurable
     */
    public Optional<Duration> elapsed(BusinessCalendar calendar) {
        ZoneId zone = calendar.zone();
        return stop.isPresent() && isMeasurable()
                ? Optional.of(calendar.businessDuration(
                        start.instant(zone), stop.get().at().instant(zone)))
                : Optional.empty();
    }

    /**
     * Returns how long the clock ran.
     *
     * @return the exact length in nanoseconds, empty while the lead is untouched, and when the clock is not measurable
     * @throws ArithmeticException if it ran for more than 292 years
     */
    public OptionalLong elapsedNanos() {
        if (stop.isEmpty() || !isMeasurable()) {
            return OptionalLong.empty();
        }
        Timestamp end = stop.get().at();
        long seconds = Math.subtractExact(end.epoch(), start.epoch());
        return OptionalLong.of(
                Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), (long) end.nanos() - start.nanos()));
    }

    /**
     * Returns whether the clock stopped before a limit: exactly the limit is too late.
     *
     * @param limit the limit
     * @return true when the length is known and shorter
     */
    public boolean isWithin(Duration limit) {
        return stop.isPresent()
                && isMeasurable()
                && length(start, stop.get().at()).compareTo(limit) < 0;
    }

    /**
     * Returns whether a limit has passed, whatever has happened since the start.
     *
     * @param limit the limit
     * @param asOf the instant to look from
     * @param zone the zone whose days place a start of day precision
     * @return true from exactly the limit on
     */
    public boolean isDue(Duration limit, Instant asOf, ZoneId zone) {
        return !start.isAfter(asOf.minus(limit), zone);
    }

    /** From one instant to another; negative when the second one is earlier. */
    static Duration length(Timestamp start, Timestamp end) {
        return Duration.ofSeconds(end.epoch() - start.epoch(), (long) end.nanos() - start.nanos());
    }
}
