package org.leadkpi.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.response.ResponseState.ESCALATE;
import static org.leadkpi.response.ResponseState.MET;
import static org.leadkpi.response.ResponseState.MISSED_RESPONDED;
import static org.leadkpi.response.ResponseState.MISSED_UNTOUCHED;
import static org.leadkpi.response.ResponseState.PENDING;
import static org.leadkpi.response.ResponseState.RESPONDED_AFTER_ESCALATION;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.model.Activity;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.ResponseTarget;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.Timestamp;

class ResponseStateTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ResponseTargets STANDARD = ResponseTargets.standard();
    private static final BusinessCalendar OFFICE = BusinessCalendar.parse("zone=UTC\nmon-fri=09:00-17:00");

    private static Timestamp at(String text) {
        return Timestamp.parse(text, UTC);
    }

    private static Instant instant(String text) {
        return at(text).instant(UTC);
    }

    private static ResponseClock untouched(String start) {
        return new ResponseClock(at(start), IntentTier.UNKNOWN, Optional.empty());
    }

    private static ResponseClock answered(String start, String stop) {
        Touch call = Touch.builder("T", at(stop), TouchKind.CALL).lead("L").build();
        return new ResponseClock(at(start), IntentTier.UNKNOWN, Optional.of(new Activity(call, Optional.empty())));
    }

    private static Optional<ResponseState> state(
            ResponseClock clock, IntentTier tier, ResponseTargets targets, Instant asOf) {
        return ResponseState.of(new ResponseClock(clock.start(), tier, clock.stop()), targets, asOf);
    }

    private static Optional<ResponseState> state(
            ResponseClock clock, IntentTier tier, ResponseTargets targets, Instant asOf, BusinessCalendar calendar) {
        return ResponseState.of(new ResponseClock(clock.start(), tier, clock.stop()), targets, asOf, calendar);
    }

    private static Optional<ResponseState> high(ResponseClock clock, String asOf) {
        return state(clock, IntentTier.HIGH, STANDARD, instant(asOf));
    }

    // spec 4.4: attainment 1 of 5, between 1 and 2 of 6; the naive share of answered leads is 1 of 4
    @Test
    void sixLeads_areMetMissedAndPending() {
        Map<String, ResponseClock> clocks = new LinkedHashMap<>();
        clocks.put("A", answered("2026-01-05T10:00", "2026-01-05T10:03"));
        clocks.put("B", answered("2026-01-05T10:02", "2026-01-05T10:07"));
        clocks.put("C", answered("2026-01-05T10:04", "2026-01-05T10:16"));
        clocks.put("D", answered("2026-01-05T10:05", "2026-01-05T10:21"));
        clocks.put("E", untouched("2026-01-05T10:26"));
        clocks.put("F", untouched("2026-01-05T10:10"));

        Map<String, ResponseState> states = new LinkedHashMap<>();
        clocks.forEach((lead, clock) ->
                states.put(lead, high(clock, "2026-01-05T10:30").orElseThrow()));

        assertThat(states)
                .containsExactly(
                        Map.entry("A", MET),
                        Map.entry("B", MISSED_RESPONDED),
                        Map.entry("C", MISSED_RESPONDED),
                        Map.entry("D", RESPONDED_AFTER_ESCALATION),
                        Map.entry("E", PENDING),
                        Map.entry("F", ESCALATE));
        assertThat(states.values().stream().filter(ResponseState::isMet)).hasSize(1);
        assertThat(states.values().stream().filter(ResponseState::isMissed)).hasSize(4);
        assertThat(states.values().stream().filter(ResponseState::isPending)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ResponseState.class)
    void everyState_isExactlyOneOfMetMissedAndPending(ResponseState state) {
        assertThat(List.of(state.isMet(), state.isMissed(), state.isPending())).containsOnlyOnce(true);
    }

    // spec E-18: both miss five minutes, eight minutes are no escalation, two hours are one
    @Test
    void eightMinutesAndTwoHours_bothMiss() {
        assertThat(high(answered("2026-01-05T14:00", "2026-01-05T14:08"), "2026-01-05T18:00"))
                .contains(MISSED_RESPONDED);
        assertThat(high(answered("2026-01-05T14:00", "2026-01-05T16:00"), "2026-01-05T18:00"))
                .contains(RESPONDED_AFTER_ESCALATION);
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, 00:04:59.999999999, MET, PENDING",
        "HIGH, 00:05:00, MISSED_RESPONDED, MISSED_UNTOUCHED",
        "HIGH, 00:14:59.999999999, MISSED_RESPONDED, MISSED_UNTOUCHED",
        "HIGH, 00:15:00, RESPONDED_AFTER_ESCALATION, ESCALATE",
        "MEDIUM, 00:59:59.999999999, MET, PENDING",
        "MEDIUM, 01:00:00, MET, MISSED_UNTOUCHED",
        "MEDIUM, 01:00:00.000000001, MISSED_RESPONDED, MISSED_UNTOUCHED",
        "MEDIUM, 01:59:59.999999999, MISSED_RESPONDED, MISSED_UNTOUCHED",
        "MEDIUM, 02:00:00, RESPONDED_AFTER_ESCALATION, ESCALATE",
        "LOW, 23:59:59.999999999, MET, PENDING"
    })
    void edges_areThoseOfTheTable(IntentTier tier, String time, ResponseState answered, ResponseState untouched) {
        String then = "2026-01-05T" + time;
        Instant later = instant("2026-01-09");

        assertThat(state(answered("2026-01-05T00:00", then), tier, STANDARD, later))
                .contains(answered);
        assertThat(state(untouched("2026-01-05T00:00"), tier, STANDARD, instant(then)))
                .contains(untouched);
    }

    @Test
    void lowTier_isMissedAfterADayAndNeverEscalated() {
        ResponseClock clock = untouched("2026-01-05T10:00");

        assertThat(state(clock, IntentTier.LOW, STANDARD, instant("2026-01-06T10:00")))
                .contains(MISSED_UNTOUCHED);
        assertThat(state(clock, IntentTier.LOW, STANDARD, instant("2027-01-06T10:00")))
                .contains(MISSED_UNTOUCHED);
        assertThat(state(
                        answered("2026-01-05T10:00", "2026-01-06T10:00"),
                        IntentTier.LOW,
                        STANDARD,
                        instant("2027-01-06T10:00")))
                .contains(MET);
    }

    @Test
    void unknownTier_isJudgedOnlyByATargetOfItsOwn() {
        ResponseClock clock = untouched("2026-01-05T10:00");
        Instant asOf = instant("2026-01-05T10:30");

        assertThat(state(clock, IntentTier.UNKNOWN, STANDARD, asOf)).isEmpty();
        assertThat(state(
                        clock,
                        IntentTier.UNKNOWN,
                        STANDARD.with(IntentTier.UNKNOWN, ResponseTarget.under(Duration.ofHours(1))),
                        asOf))
                .contains(PENDING);
    }

    @Test
    void clockKnownByItsDayOnly_hasNoState() {
        assertThat(high(untouched("2026-01-05"), "2026-01-09")).isEmpty();
        assertThat(high(answered("2026-01-05", "2026-01-05T10:00"), "2026-01-09"))
                .isEmpty();
        assertThat(high(answered("2026-01-05T10:00", "2026-01-05"), "2026-01-09"))
                .isEmpty();
    }

    @Test
    void whatHappensLater_hasNotHappened() {
        ResponseClock clock = answered("2026-01-05T10:00", "2026-01-05T10:03");

        assertThat(high(clock, "2026-01-05T10:02:59")).contains(PENDING);
        assertThat(high(clock, "2026-01-05T10:03")).contains(MET);
        assertThat(high(clock, "2026-01-05T09:59:59")).isEmpty();
        assertThat(high(answered("2026-01-05T10:00", "2026-01-05T10:40"), "2026-01-05T10:30"))
                .contains(ESCALATE);
    }

    // spec P-08: 64 hours and 4 minutes elapsed, 4 minutes of business
    @Test
    void leadOfFridayEvening_isMetInBusinessTimeAlone() {
        ResponseClock weekend = answered("2026-01-09T16:58", "2026-01-12T09:02");
        Instant asOf = instant("2026-01-12T12:00");

        assertThat(state(weekend, IntentTier.HIGH, STANDARD, asOf, OFFICE)).contains(MET);
        assertThat(state(weekend, IntentTier.HIGH, STANDARD, asOf)).contains(RESPONDED_AFTER_ESCALATION);
    }

    @Test
    void untouchedLead_agesInBusinessTime() {
        ResponseClock clock = untouched("2026-01-09T16:58");

        assertThat(state(clock, IntentTier.HIGH, STANDARD, instant("2026-01-11T12:00"), OFFICE))
                .contains(PENDING);
        assertThat(state(clock, IntentTier.HIGH, STANDARD, instant("2026-01-12T09:03"), OFFICE))
                .contains(MISSED_UNTOUCHED);
        assertThat(state(clock, IntentTier.HIGH, STANDARD, instant("2026-01-12T09:12:59"), OFFICE))
                .contains(MISSED_UNTOUCHED);
        assertThat(state(clock, IntentTier.HIGH, STANDARD, instant("2026-01-12T09:13"), OFFICE))
                .contains(ESCALATE);
    }

    /** The hour is up when the office closes; an answer before it opens again still takes exactly an hour. */
    @Test
    void untouchedLead_atALimitThatBusinessClosesOn_isPendingUntilItOpens() {
        ResponseClock clock = untouched("2026-01-09T16:00");

        assertThat(state(clock, IntentTier.MEDIUM, STANDARD, instant("2026-01-10T12:00"), OFFICE))
                .contains(PENDING);
        assertThat(state(
                        answered("2026-01-09T16:00", "2026-01-10T12:30"),
                        IntentTier.MEDIUM,
                        STANDARD,
                        instant("2026-01-10T12:30"),
                        OFFICE))
                .contains(MET);
        assertThat(state(clock, IntentTier.MEDIUM, STANDARD, instant("2026-01-12T09:00"), OFFICE))
                .contains(MISSED_UNTOUCHED);
        assertThat(state(untouched("2026-01-09T16:55"), IntentTier.HIGH, STANDARD, instant("2026-01-10T12:00"), OFFICE))
                .contains(MISSED_UNTOUCHED);
    }

    /** Pending means that an answer may still be in time; whatever is missed stays missed, and an escalation stays one. */
    @Property(tries = 1000, seed = "68", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void untouchedLead_isPendingExactlyWhileAnAnswerCanBeInTime(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        Instant start = instant("2026-01-05").plusSeconds(60L * random.nextInt(5 * 24 * 60));
        IntentTier tier =
                List.of(IntentTier.HIGH, IntentTier.MEDIUM, IntentTier.LOW).get(random.nextInt(3));
        BusinessCalendar calendar = random.nextBoolean() ? OFFICE : BusinessCalendar.ALWAYS_OPEN;
        Duration limit = STANDARD.target(tier).orElseThrow().limit();
        Instant asOf = random.nextBoolean()
                ? calendar.plus(start, limit).plusSeconds(60L * random.nextInt(3) * random.nextInt(2000))
                : start.plusSeconds(60L * random.nextInt(3 * 24 * 60));
        ResponseClock clock = new ResponseClock(Timestamp.of(start), tier, Optional.empty());
        Touch next = Touch.builder("T", Timestamp.of(asOf.plusNanos(1)), TouchKind.CALL)
                .lead("L")
                .build();

        ResponseState state = state(clock, tier, STANDARD, asOf, calendar).orElseThrow();
        ResponseState answeredNext = state(
                        new ResponseClock(clock.start(), tier, Optional.of(new Activity(next, Optional.empty()))),
                        tier,
                        STANDARD,
                        asOf.plusNanos(1),
                        calendar)
                .orElseThrow();
        ResponseState later = state(clock, tier, STANDARD, asOf.plusSeconds(60L * random.nextInt(5000)), calendar)
                .orElseThrow();

        assertThat(state.isMet()).isFalse();
        assertThat(state.isPending()).isEqualTo(answeredNext.isMet());
        assertThat(state == ESCALATE).isEqualTo(answeredNext == RESPONDED_AFTER_ESCALATION);
        if (state.isMissed()) {
            assertThat(later.isMissed()).isTrue();
        }
        if (state == ESCALATE) {
            assertThat(later).isEqualTo(ESCALATE);
        }
    }
}
