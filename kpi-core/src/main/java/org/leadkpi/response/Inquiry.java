package org.leadkpi.response;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.TouchForm;
import org.leadkpi.model.Touches;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;

/**
 * An inbound lead that waits, or waited, for our first attempt to reach it; one that asked again has several.
 *
 * @param journey the lead and what happened to it
 * @param clock how long it waited
 * @since 0.1
 */
public record Inquiry(Journey journey, ResponseClock clock) {

    /** The bands of the response time, each from its lower limit to below its upper one, and that of untouched leads. */
    public static final List<String> BANDS = List.of("0-5m", "5-15m", "15-60m", "1-24h", "24h+", "untouched");

    private static final List<Duration> LIMITS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60), Duration.ofHours(24));

    /**
     * Refuses null.
     *
     * @param journey the lead and what happened to it
     * @param clock how long it waited
     */
    public Inquiry {
        Objects.requireNonNull(journey, "journey");
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Reads every inquiry of a dataset: those of leads that are no test, spam, duplicate or one of our own people.
     *
     * @param data the dataset
     * @return the inquiries whose clocks started in the days observed, in the order of the leads
     * @throws IllegalArgumentException if touches or origins were not supplied, since everybody would look untouched, or nobody
     *     inbound
     */
    public static List<Inquiry> of(Dataset data) {
        require(data, Feed.TOUCHES, "which leads were answered");
        require(data, Feed.ORIGIN, "which leads are inbound");
        List<Inquiry> inquiries = new ArrayList<>();
        for (Journey journey : data.journeys()) {
            if (Exclusion.of(journey, data.policies()).isEmpty()) {
                for (Inquiry inquiry : all(journey, data)) {
                    if (data.range().contains(inquiry.clock().start().date(data.zone()))) {
                        inquiries.add(inquiry);
                    }
                }
            }
        }
        return inquiries;
    }

    private static void require(Dataset data, Feed feed, String told) {
        if (!data.feeds().contains(feed)) {
            throw new IllegalArgumentException(
                    "feed " + feed.name().toLowerCase(Locale.ROOT) + " was not supplied, so nothing tells " + told);
        }
    }

    /**
     * Reads every inquiry of a lead: one for each of its clocks.
     *
     * @param journey the lead and what happened to it
     * @param data the dataset it belongs to
     * @return the inquiries in the order of their clocks, empty when the lead has none
     */
    public static List<Inquiry> all(Journey journey, Dataset data) {
        List<ResponseClock> clocks = ResponseClock.all(journey, data.policies().clockRules(), data.zone());
        if (clocks.size() == 1) {
            return List.of(new Inquiry(journey, clocks.get(0)));
        }
        return clocks.stream().map(clock -> new Inquiry(journey, clock)).toList();
    }

    /**
     * Reads the first inquiry of a lead.
     *
     * @param journey the lead and what happened to it
     * @param data the dataset it belongs to
     * @return the inquiry, empty when the lead has no clock
     */
    public static Optional<Inquiry> of(Journey journey, Dataset data) {
        return ResponseClock.of(journey, data.policies().clockRules(), data.zone())
                .map(clock -> new Inquiry(journey, clock));
    }

    /**
     * Where the response time went.
     *
     * @param routing from the start of the clock to the assignment
     * @param handling from the assignment to the first attempt
     * @since 0.1
     */
    public record Delay(Duration routing, Duration handling) {

        /**
         * Refuses null.
         *
         * @param routing from the start of the clock to the assignment
         * @param handling from the assignment to the first attempt
         */
        public Delay {
            Objects.requireNonNull(routing, "routing");
            Objects.requireNonNull(handling, "handling");
        }
    }

    /**
     * Splits the response time at the assignment to the owner.
     *
     * @return the two parts, which add up to the response time; empty when the lead has no owner or was not answered, when
     *     the assignment does not lie between the start and the first attempt, and when one of the three is known by its day only
     */
    public Optional<Delay> delay() {
        Timestamp assigned = journey.lead().assignedAt();
        if (journey.lead().owner().isEmpty()
                || !clock.isMeasurable()
                || clock.stop().isEmpty()
                || assigned.precision() == Precision.DAY) {
            return Optional.empty();
        }
        Duration routing = ResponseClock.length(clock.start(), assigned);
        Duration handling = ResponseClock.length(assigned, clock.stop().get().at());
        return routing.isNegative() || handling.isNegative()
                ? Optional.empty()
                : Optional.of(new Delay(routing, handling));
    }

    /**
     * Returns until when a lead that nobody answers waits: until it is disqualified, or as long as is known.
     *
     * <ul>
     *   <li>A disqualification before the request does not end the wait: the lead asked again.
     *   <li>A disqualification that is known by its day only is taken to have come with the day, so that the lead is not
     *       said to have waited longer than it did.
     * </ul>
     *
     * @param asOf the instant to look from
     * @param zone the zone whose days place times of day precision
     * @return the end of the wait, not before the start of the clock
     */
    public Instant waitsUntil(Instant asOf, ZoneId zone) {
        Instant start = clock.start().instant(zone);
        Instant end = disqualifiedAt(zone)
                .map(at -> at.instant(zone))
                .filter(asOf::isAfter)
                .orElse(asOf);
        return end.isAfter(start) ? end : start;
    }

    /**
     * Returns when the lead was disqualified, with or after its request.
     *
     * @param zone the zone whose days place times of day precision
     * @return the first time, empty when it was not
     */
    public Optional<Timestamp> disqualifiedAt(ZoneId zone) {
        List<StageTransition> steps = journey.history().steps();
        for (int i = 0, n = steps.size(); i < n; i++) {
            StageTransition step = steps.get(i);
            if (step.to() == Stage.DISQUALIFIED && !step.at().isBefore(clock.start(), zone)) {
                return Optional.of(step.at());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns when we first talked with the lead, with or after its request.
     *
     * @param data the dataset it belongs to
     * @return the time of the first conversation, empty when there was none
     */
    public Optional<Timestamp> firstConversation(Dataset data) {
        Touches touches = journey.touches();
        for (int i = 0, n = touches.size(); i < n; i++) {
            if (!touches.at(i).isBefore(clock.start(), data.zone()) && isConversation(i, data)) {
                return Optional.of(touches.at(i));
            }
        }
        return Optional.empty();
    }

    /** Whether a touch is, or begins, a conversation: most touches are of a form that does not. */
    private boolean isConversation(int index, Dataset data) {
        return journey.touches().form(index).mayBeConversation()
                && Conversation.of(journey.activity(index), data).isPresent();
    }

    /**
     * Returns when sales first qualified the lead, with or after its request.
     *
     * @param zone the zone whose days place times of day precision
     * @return the time of the entry into {@link Stage#SQL} or beyond, empty when there was none
     */
    public Optional<Timestamp> qualifiedAt(ZoneId zone) {
        List<StageTransition> steps = journey.history().steps();
        for (int i = 0, n = steps.size(); i < n; i++) {
            StageTransition step = steps.get(i);
            if (step.to().isAtLeast(Stage.SQL) && !step.at().isBefore(clock.start(), zone)) {
                return Optional.of(step.at());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the band that the response time lies in.
     *
     * @return one of {@link #BANDS}, empty when the time is known by its day only
     */
    public Optional<String> band() {
        if (clock.stop().isEmpty()) {
            return Optional.of(BANDS.get(BANDS.size() - 1));
        }
        return clock.elapsed().map(Inquiry::band);
    }

    private static String band(Duration elapsed) {
        int band = 0;
        while (band < LIMITS.size() && elapsed.compareTo(LIMITS.get(band)) >= 0) {
            band++;
        }
        return BANDS.get(band);
    }

    /**
     * Returns whether the request has come to something: a conversation, a meeting booked, a qualification, or a
     * disqualification or recycling that gives its reason. A bare attempt, a voicemail or no answer is no outcome.
     *
     * @param window how long after the start of the clock an outcome may come; exactly that is in time
     * @param data the dataset it belongs to
     * @return true when there is one in time
     */
    public boolean hasOutcomeWithin(Duration window, Dataset data) {
        Timestamp last = Timestamp.of(clock.start().instant(data.zone()).plus(window));
        for (StageTransition step : journey.history().steps()) {
            if (isOutcome(step) && isBetween(step.at(), last, data.zone())) {
                return true;
            }
        }
        for (int i = 0, n = journey.touches().size(); i < n; i++) {
            if (isOutcome(i, last, data)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutcome(StageTransition step) {
        return switch (step.to()) {
            case SQL, OPPORTUNITY, CUSTOMER -> true;
            case DISQUALIFIED, RECYCLED -> step.reason().isPresent();
            default -> false;
        };
    }

    private boolean isOutcome(int index, Timestamp last, Dataset data) {
        if (journey.touches().form(index) == TouchForm.MEETING) {
            return Meeting.bookedAt(journey.touches().get(index), data)
                    .filter(booked -> isBetween(booked, last, data.zone()))
                    .isPresent();
        }
        return isBetween(journey.touches().at(index), last, data.zone()) && isConversation(index, data);
    }

    private boolean isBetween(Timestamp at, Timestamp last, ZoneId zone) {
        return !at.isBefore(clock.start(), zone) && !at.isAfter(last, zone);
    }
}
