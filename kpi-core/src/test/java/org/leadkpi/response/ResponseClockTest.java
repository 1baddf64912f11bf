package org.leadkpi.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.model.Activity;
import org.leadkpi.model.ClockRules;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Origin;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.Timestamp;

class ResponseClockTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private static Timestamp at(String text) {
        return Timestamp.parse(text, UTC);
    }

    private static Journey journey(Lead.Builder lead, String... calls) {
        List<Touch> touches = IntStream.range(0, calls.length)
                .mapToObj(i -> Touch.builder("T" + i, at(calls[i]), TouchKind.CALL)
                        .lead("L")
                        .build())
                .toList();
        return Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1))
                .zone(UTC)
                .currency("USD")
                .leads(List.of(lead.build()))
                .touches(touches)
                .build()
                .journeys()
                .get(0);
    }

    private static Lead.Builder inbound(String createdAt) {
        return Lead.builder("L", at(createdAt)).origin(Origin.INBOUND);
    }

    private static ResponseClock clock(String createdAt, String... calls) {
        return ResponseClock.of(journey(inbound(createdAt), calls), ClockRules.standard(), UTC)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void of_onlyAnInboundLead_hasAClock(Origin origin) {
        Journey journey = journey(Lead.builder("L", at("2026-01-05T10:00")).origin(origin));

        assertThat(ResponseClock.of(journey, ClockRules.standard(), UTC).isPresent())
                .isEqualTo(origin == Origin.INBOUND);
        assertThat(ResponseClock.start(journey, UTC).isPresent()).isEqualTo(origin == Origin.INBOUND);
    }

    @Test
    void isRequest_isWhereTheProspectGaveItselfToBeKnown() {
        assertThat(Arrays.stream(SignalKind.values()).filter(SignalKind::isRequest))
                .containsExactly(
                        SignalKind.DEMO_REQUEST,
                        SignalKind.CONTACT_FORM,
                        SignalKind.CONTENT_DOWNLOAD,
                        SignalKind.WEBINAR,
                        SignalKind.TRIAL_START,
                        SignalKind.PRODUCT_USAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:00, 2026-01-05T09:00, 2026-01-05T09:00",
        "2026-01-05T10:00, 2026-01-05T11:00, 2026-01-05T10:00",
        "2026-01-05T10:00, 2026-01-05, 2026-01-05T10:00",
        "2026-01-05T10:00, 2026-01-04, 2026-01-04",
        "2026-01-05, 2026-01-05T11:00, 2026-01-05T11:00",
        "2026-01-05, 2026-01-06T11:00, 2026-01-05",
        "2026-01-05, 2026-01-05, 2026-01-05"
    })
    void start_isTheEarliestAndOfEqualOnesTheMorePrecise(String created, String requested, String start) {
        Journey journey = journey(inbound(created).signal(IntentSignal.of(at(requested), SignalKind.CONTACT_FORM)));

        assertThat(ResponseClock.start(journey, UTC)).contains(at(start));
    }

    @Test
    void start_doesNotDependOnTheOrderOfSignals() {
        List<IntentSignal> signals = List.of(
                IntentSignal.of(at("2026-01-04"), SignalKind.DEMO_REQUEST),
                IntentSignal.of(at("2026-01-04T12:00"), SignalKind.DEMO_REQUEST),
                IntentSignal.of(at("2026-01-04T11:00"), SignalKind.DEMO_REQUEST));

        for (int[] order : new int[][] {{0, 1, 2}, {2, 1, 0}, {1, 0, 2}, {1, 2, 0}}) {
            Lead.Builder lead = inbound("2026-01-05T10:00");
            for (int i : order) {
                lead.signal(signals.get(i));
            }
            assertThat(ResponseClock.start(journey(lead), UTC)).contains(at("2026-01-04T11:00"));
        }
    }

    @Test
    void elapsed_isExact() {
        ResponseClock clock = clock("2026-01-05T10:00:00.000000001", "2026-01-05T10:04:59.999999999");

        assertThat(clock.elapsed()).contains(Duration.ofMinutes(5).minusNanos(2));
        assertThat(clock.elapsedNanos()).hasValue(299_999_999_998L);
        assertThat(clock.isMeasurable()).isTrue();
        assertThat(clock.isWithin(Duration.ofMinutes(5))).isTrue();
        assertThat(clock.isWithin(Duration.ofMinutes(5).minusNanos(2))).isFalse();
    }

    // spec E-17: 19 hours elapsed, 3 of them business
    @Test
    void elapsed_inBusinessTime_isTheOverlapWithTheCalendar() {
        BusinessCalendar office = BusinessCalendar.parse("zone=UTC\nmon-fri=09:00-17:00");

        assertThat(clock("2026-01-05T14:00", "2026-01-06T09:00").elapsed(office))
                .contains(Duration.ofHours(3));
        assertThat(clock("2026-01-05T14:00", "2026-01-06T09:00").elapsed(BusinessCalendar.ALWAYS_OPEN))
                .contains(Duration.ofHours(19));
        assertThat(clock("2026-01-05T14:00").elapsed(office)).isEmpty();
        assertThat(clock("2026-01-05T14:00", "2026-01-06").elapsed(office)).isEmpty();
        assertThat(clock("2026-01-05", "2026-01-06T09:00").elapsed(office)).isEmpty();
    }

    @Test
    void elapsed_whenTheTouchComesWithTheLead_isZero() {
        ResponseClock clock = clock("2026-01-05T10:00", "2026-01-05T10:00");

        assertThat(clock.elapsedNanos()).hasValue(0);
        assertThat(clock.isWithin(Duration.ofNanos(1))).isTrue();
        assertThat(clock.isWithin(Duration.ZERO)).isFalse();
    }

    @Test
    void elapsed_ofAnUntouchedLead_isNotKnown() {
        ResponseClock clock = clock("2026-01-05T10:00", "2026-01-05T09:59");

        assertThat(clock.stop()).isEmpty();
        assertThat(clock.elapsed()).isEmpty();
        assertThat(clock.elapsedNanos()).isEqualTo(OptionalLong.empty());
        assertThat(clock.isMeasurable()).isTrue();
        assertThat(clock.isWithin(Duration.ofDays(1000))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05, 2026-01-05T10:00, true",
        "2026-01-05T10:00, 2026-01-05, true",
        "2026-01-05T10:00, 2026-01-06, true",
        "2026-01-05, 2026-01-05, true",
        "2026-01-05, 2026-01-04T23:59, false",
        "2026-01-05, 2026-01-04, false"
    })
    void elapsed_whereOnlyTheDayIsKnown_isNotMeasurable(String created, String called, boolean stopped) {
        ResponseClock clock = clock(created, called);

        assertThat(clock.stop().isPresent()).isEqualTo(stopped);
        assertThat(clock.isMeasurable()).isFalse();
        assertThat(clock.elapsed()).isEmpty();
        assertThat(clock.elapsedNanos()).isEmpty();
        assertThat(clock.isWithin(Duration.ofDays(1000))).isFalse();
    }

    @Test
    void stop_isTheFirstThatMayBe_evenIfKnownByItsDayOnly() {
        ResponseClock clock = clock("2026-01-05T10:00", "2026-01-06T09:00", "2026-01-06");

        assertThat(clock.stop().map(Activity::at)).contains(at("2026-01-06"));
    }

    @Test
    void isDue_fromExactlyTheEndOfTheLimitOn() {
        ResponseClock clock = clock("2026-01-05T10:00");
        Instant end = Instant.parse("2026-01-05T10:05:00Z");

        assertThat(clock.isDue(Duration.ofMinutes(5), end, UTC)).isTrue();
        assertThat(clock.isDue(Duration.ofMinutes(5), end.minusNanos(1), UTC)).isFalse();
        assertThat(clock("2026-01-05").isDue(Duration.ofHours(24), Instant.parse("2026-01-06T00:00:00Z"), UTC))
                .isTrue();
    }

    @Test
    void clocks_areValues() {
        assertThat(new ResponseClock(at("2026-01-05"), IntentTier.UNKNOWN, Optional.empty()))
                .isEqualTo(clock("2026-01-05"));
    }

    // ---- a lead that asks again

    private static Lead.Builder lowIntent() {
        return inbound("2026-01-05T10:00").intent(IntentTier.LOW);
    }

    private static IntentSignal request(String at, SignalKind kind) {
        return IntentSignal.of(at(at), kind);
    }

    private static List<String> starts(Journey journey) {
        return starts(journey, ClockRules.standard());
    }

    // spec 4.1: a later signal of a higher tier opens a second clock when nobody had touched the lead since the first
    @Test
    void all_aHotterRequestWhileUntouched_opensASecondClock() {
        Lead.Builder lead = lowIntent().signal(request("2026-01-05T12:00", SignalKind.DEMO_REQUEST));

        assertThat(starts(journey(lead)))
                .containsExactly("LOW 2026-01-05T10:00:00Z -> waits", "HIGH 2026-01-05T12:00:00Z -> waits");
        assertThat(starts(journey(lead, "2026-01-05T12:03")))
                .as("one attempt stops both")
                .containsExactly(
                        "LOW 2026-01-05T10:00:00Z -> 2026-01-05T12:03:00Z",
                        "HIGH 2026-01-05T12:00:00Z -> 2026-01-05T12:03:00Z");
        assertThat(starts(journey(lead, "2026-01-05T11:00", "2026-01-05T12:03")))
                .as("touched before it asked for more")
                .containsExactly("LOW 2026-01-05T10:00:00Z -> 2026-01-05T11:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"CONTENT_DOWNLOAD", "PRICING_VISIT", "EMAIL_CLICK", "JOB_CHANGE", "OTHER"})
    void all_anotherRequestOfNoHigherTier_andATrace_openNone(SignalKind kind) {
        assertThat(starts(journey(lowIntent().signal(request("2026-01-05T12:00", kind)))))
                .containsExactly("LOW 2026-01-05T10:00:00Z -> waits");
    }

    @Test
    void all_ofADayAndItsFirstInstant_theSharperOneOpensTheClock_inWhateverOrderTheyCome() {
        IntentSignal day = request("2026-01-08", SignalKind.DEMO_REQUEST);
        IntentSignal midnight = request("2026-01-08T00:00", SignalKind.DEMO_REQUEST);

        for (List<IntentSignal> signals : List.of(List.of(day, midnight), List.of(midnight, day))) {
            Lead.Builder lead = lowIntent();
            signals.forEach(lead::signal);
            List<ResponseClock> clocks = ResponseClock.all(journey(lead), ClockRules.standard(), UTC);

            assertThat(clocks).hasSize(2);
            assertThat(clocks.get(1).start()).isEqualTo(midnight.at());
        }
    }

    @Test
    void all_thirdRequest_isHeldAgainstTheSecond() {
        Lead.Builder lead = lowIntent()
                .signal(request("2026-01-05T13:00", SignalKind.CONTACT_FORM))
                .signal(request("2026-01-05T12:00", SignalKind.DEMO_REQUEST))
                .signal(request("2026-01-05T11:00", SignalKind.WEBINAR));

        assertThat(starts(journey(lead)))
                .containsExactly(
                        "LOW 2026-01-05T10:00:00Z -> waits",
                        "MEDIUM 2026-01-05T11:00:00Z -> waits",
                        "HIGH 2026-01-05T12:00:00Z -> waits");
    }

    // spec 4.1: a re-conversion of a recycled lead opens a new clock, answered before or not, of whatever tier
    @ParameterizedTest
    @CsvSource({
        "2026-02-01T10:00, 2026-03-01T10:00, true",
        "2026-02-01, 2026-02-01T10:00, true",
        "2026-03-02T10:00, 2026-03-01T10:00, false",
        "2026-01-04T10:00, 2026-03-01T10:00, false"
    })
    void all_requestOfARecycledLead_opensANewClock(String recycled, String request, boolean opens) {
        Lead.Builder lead = inbound("2026-01-05T10:00")
                .intent(IntentTier.HIGH)
                .entered(Stage.RECYCLED, at(recycled))
                .signal(request(request, SignalKind.CONTENT_DOWNLOAD));

        List<ResponseClock> clocks = ResponseClock.all(journey(lead, "2026-01-05T10:03"), ClockRules.standard(), UTC);

        assertThat(clocks).hasSize(opens ? 2 : 1);
        assertThat(clocks.get(0).elapsed()).contains(Duration.ofMinutes(3));
        if (opens) {
            assertThat(clocks.get(1)).isEqualTo(new ResponseClock(at(request), IntentTier.LOW, Optional.empty()));
        }
    }

    @Test
    void tier_isTheRecordedOneElseThatOfTheStartingRequestElseOfTheEarliestSignal() {
        Lead.Builder lead = inbound("2026-01-05T10:00")
                .signal(request("2026-01-05T09:00", SignalKind.PAGE_VISIT))
                .signal(request("2026-01-05T10:00", SignalKind.CONTENT_DOWNLOAD))
                .signal(request("2026-01-05T10:00", SignalKind.DEMO_REQUEST));

        assertThat(starts(journey(lead))).containsExactly("HIGH 2026-01-05T10:00:00Z -> waits");
        assertThat(starts(journey(lead.intent(IntentTier.MEDIUM))))
                .as("asked for at once, so there is no later request")
                .containsExactly("MEDIUM 2026-01-05T10:00:00Z -> waits");
        assertThat(starts(journey(
                        inbound("2026-01-05T10:00").signal(request("2026-01-05T09:00", SignalKind.PRICING_VISIT)))))
                .containsExactly("MEDIUM 2026-01-05T10:00:00Z -> waits");
        assertThat(starts(journey(inbound("2026-01-05T10:00"))))
                .containsExactly("UNKNOWN 2026-01-05T10:00:00Z -> waits");
    }

    @Test
    void all_ofALeadWithoutAClock_isNone() {
        assertThat(ResponseClock.all(
                        journey(Lead.builder("L", at("2026-01-05T10:00"))
                                .origin(Origin.OUTBOUND)
                                .signal(request("2026-01-05T12:00", SignalKind.DEMO_REQUEST))),
                        ClockRules.standard(),
                        UTC))
                .isEmpty();
    }

    // ---- rules of one's own

    private static List<String> starts(Journey journey, ClockRules rules) {
        return ResponseClock.all(journey, rules, UTC).stream()
                .map(clock -> clock.tier() + " " + clock.start() + " -> "
                        + clock.stop().map(touch -> touch.at().toString()).orElse("waits"))
                .toList();
    }

    @Test
    void all_perSignal_aHotterRequestAfterAnAnswer_opensASecondClock() {
        ClockRules perSignal = ClockRules.standard().withPerSignal(true);
        Lead.Builder lead = lowIntent()
                .signal(request("2026-01-05T12:00", SignalKind.DEMO_REQUEST))
                .signal(request("2026-01-05T13:00", SignalKind.CONTENT_DOWNLOAD));
        Journey answered = journey(lead, "2026-01-05T11:00", "2026-01-05T12:03");

        assertThat(starts(answered, ClockRules.standard()))
                .containsExactly("LOW 2026-01-05T10:00:00Z -> 2026-01-05T11:00:00Z");
        assertThat(starts(answered, perSignal))
                .as("but the download of a lower tier opens none")
                .containsExactly(
                        "LOW 2026-01-05T10:00:00Z -> 2026-01-05T11:00:00Z",
                        "HIGH 2026-01-05T12:00:00Z -> 2026-01-05T12:03:00Z");
    }

    private static Journey touched(Touch.Builder touch) {
        return Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1))
                .zone(UTC)
                .currency("USD")
                .leads(List.of(lowIntent().build()))
                .touches(List.of(touch.lead("L").build()))
                .build()
                .journeys()
                .get(0);
    }

    @Test
    void all_whatAMachineSent_stopsAClockWhereItIsAdmitted() {
        Journey journey = touched(
                Touch.builder("T", at("2026-01-05T10:01"), TouchKind.EMAIL).automated(true));

        assertThat(starts(journey, ClockRules.standard())).containsExactly("LOW 2026-01-05T10:00:00Z -> waits");
        assertThat(starts(journey, ClockRules.standard().withAutomatedAnswers(true)))
                .containsExactly("LOW 2026-01-05T10:00:00Z -> 2026-01-05T10:01:00Z");
    }

    @ParameterizedTest
    @EnumSource(
            value = TouchKind.class,
            names = {"SMS", "CHAT"})
    void all_textsAndChats_stopAClockWhereTheyAreAdded(TouchKind kind) {
        Journey journey = touched(Touch.builder("T", at("2026-01-05T10:01"), kind));

        assertThat(starts(journey, ClockRules.standard())).containsExactly("LOW 2026-01-05T10:00:00Z -> waits");
        assertThat(starts(journey, ClockRules.standard().withAnsweringKinds(Set.of(TouchKind.SMS, TouchKind.CHAT))))
                .containsExactly("LOW 2026-01-05T10:00:00Z -> 2026-01-05T10:01:00Z");
    }

    @ParameterizedTest
    @EnumSource(
            value = TouchKind.class,
            names = {"MEETING", "TASK"})
    void rules_ofWhatReachesNobody_throw(TouchKind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClockRules.standard().withAnsweringKinds(Set.of(kind)))
                .withMessage("answering kinds are [" + kind
                        + "], must be at least one of CALL, EMAIL, SOCIAL, SMS and CHAT, and nothing else");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClockRules.standard().withAnsweringKinds(Set.of()));
    }
}
