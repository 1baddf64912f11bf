package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.metric.CapacityKpis.LEAD_LEAKAGE;
import static org.leadkpi.metric.ResponseKpis.*;
import static org.leadkpi.metric.StandardKpis.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.ClockRules;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Lead;
import org.leadkpi.model.MeetingDetails;
import org.leadkpi.model.MeetingStatus;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Policies;
import org.leadkpi.model.ResponseTarget;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Status;

/** How fast leads are answered: the examples and pitfalls of spec 4 and 8. */
class ResponseTimesTest {

    private static final List<Kpi> LIMITS = List.of(
            RESPONSE_WITHIN_1M,
            RESPONSE_WITHIN_3M,
            RESPONSE_WITHIN_5M,
            RESPONSE_WITHIN_15M,
            RESPONSE_WITHIN_60M,
            RESPONSE_WITHIN_24H);

    private static String minutes(String value) {
        return String.valueOf(Math.round(Double.parseDouble(value) * 60));
    }

    private static Scenario answered(String created, String answeredAt) {
        return Scenario.observed("2026-01-01", "2026-12-31").inbound("L", created, answeredAt);
    }

    /** Six leads answered after 2, 3, 4, 5, 6 and 600 minutes. */
    private static Scenario sixAnswered() {
        return Scenario.january()
                .inbound("L2", "2026-01-05T10:00", "2026-01-05T10:02")
                .inbound("L3", "2026-01-05T10:00", "2026-01-05T10:03")
                .inbound("L4", "2026-01-05T10:00", "2026-01-05T10:04")
                .inbound("L5", "2026-01-05T10:00", "2026-01-05T10:05")
                .inbound("L6", "2026-01-05T10:00", "2026-01-05T10:06")
                .inbound("L600", "2026-01-05T10:00", "2026-01-05T20:00");
    }

    /** And four that nobody has touched in 4,320 minutes. */
    private static Scenario tenLeads() {
        Scenario company = sixAnswered().asOf("2026-01-08T10:00");
        for (int i = 0; i < 4; i++) {
            company.inbound("untouched-" + i, "2026-01-05T10:00");
        }
        return company;
    }

    // ---- lengths

    @Test
    void p06_responseTime_isTheMedianNotTheMean() {
        Scenario company = sixAnswered();

        assertReading(company.read(LEAD_RESPONSE_TIME_TOUCHED_P50))
                .is(minutes("4.5"))
                .isNot(minutes("103.33"))
                .shows("4 min 30 s")
                .hasInterval(120, 36_000, 0);
        assertReading(company.read(LEAD_RESPONSE_TIME_TOUCHED_P90))
                .is(minutes("303"))
                .shows("5 h 3 min");
    }

    @Test
    void p06_responseTime_ofAnsweredLeadsOnly_isTheirMedianByRank() {
        Scenario company = sixAnswered();

        assertReading(company.read(LEAD_RESPONSE_TIME)).is(minutes("4")).isNot(minutes("103.33"));
        assertReading(company.read(LEAD_RESPONSE_TIME_P75)).is(minutes("6"));
        assertReading(company.read(LEAD_RESPONSE_TIME_P90)).is(minutes("600"));
        // Student's t of 5 degrees, 2.570582 at 97.5 %, reaches 15,320.93 s to both sides: to less than no time at all
        assertReading(company.read(LEAD_RESPONSE_TIME_MEAN))
                .is("6200")
                .flags(Flag.SKEWED)
                .hasInterval(0, 21_520.926522, 1e-4);
    }

    @Test
    void p07_responseTime_waitsForThoseWhoStillWait() {
        Scenario company = tenLeads();

        assertReading(company.read(LEAD_RESPONSE_TIME)).is(minutes("6")).isNot(minutes("4.5"));
        assertReading(company.read(LEAD_RESPONSE_TIME_P75))
                .hasStatus(Status.UNBOUNDED)
                .saysWhy("not reached", "4 of 10 still wait");
        assertReading(company.read(LEAD_RESPONSE_TIME_P90)).hasStatus(Status.UNBOUNDED);
        assertReading(company.read(RESPONSE_WITHIN_5M)).isOutOf(3, 10).isNot("0.5");
        assertReading(company.read(UNTOUCHED_LEADS)).is("4");
        assertReading(company.read(OLDEST_UNTOUCHED_AGE)).is(minutes("4320")).shows("72 h");
    }

    // spec P-24: the audit of 37 % within an hour, 16 % within a day, 24 % later and 23 % never
    @Test
    void p24_whoNeverAnswers_isInEveryShareAndInNoMean() {
        Scenario company = Scenario.january().asOf("2026-02-04T10:00");
        Map.of("2026-01-05T10:30", 37, "2026-01-05T15:00", 16, "2026-01-11T10:00", 24)
                .forEach((answeredAt, leads) -> {
                    for (int i = 0; i < leads; i++) {
                        company.inbound(answeredAt + " " + i, "2026-01-05T10:00", answeredAt);
                    }
                });
        for (int i = 0; i < 23; i++) {
            company.inbound("never " + i, "2026-01-05T10:00");
        }

        assertReading(company.read(UNTOUCHED_LEADS)).is("23");
        assertReading(company.read(RESPONSE_WITHIN_60M)).isOutOf(37, 100).isNot("37/77");
        assertReading(company.read(RESPONSE_WITHIN_24H)).isOutOf(53, 100);
        assertReading(company.read(LEAD_RESPONSE_TIME)).is(minutes("300"));
        assertReading(company.read(LEAD_RESPONSE_TIME_P90)).hasStatus(Status.UNBOUNDED);
        Reading naive = company.read(LEAD_RESPONSE_TIME_MEAN);
        assertReading(company.read(LEAD_RESPONSE_TIME))
                .isNot(naive.number().orElseThrow().toString());
        assertThat(naive.kpi().title()).contains("answered leads");
        assertThat(naive.kpi().definition()).contains("nobody has answered are not in it");
    }

    @Test
    void responseTime_ofADisqualifiedLead_waitsUntilThen() {
        Scenario company = sixAnswered()
                .asOf("2026-01-08T10:00")
                .lead(
                        "junk",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND)
                                .entered(Stage.DISQUALIFIED, at("2026-01-05T10:02"), "no fit"));

        assertReading(company.read(LEAD_RESPONSE_TIME)).is(minutes("5")).isNot(minutes("4"));
        assertReading(company.read(UNTOUCHED_LEADS)).is("1");
        assertReading(company.read(OLDEST_UNTOUCHED_AGE)).hasStatus(Status.NO_DATA);
        assertReading(company.read(RESPONSE_WITHIN_5M)).isOutOf(3, 7);
    }

    @Test
    void responseTime_withoutLeads_isNoData() {
        assertReading(Scenario.january()
                        .lead("L", "2026-01-05T10:00")
                        .noTouches()
                        .lacks(Feed.ORIGIN)
                        .read(LEAD_RESPONSE_TIME))
                .hasStatus(Status.MISSING_INPUT);
        assertReading(Scenario.january()
                        .lead("L", "2026-01-05T10:00", lead -> lead.origin(Origin.OUTBOUND))
                        .noTouches()
                        .read(LEAD_RESPONSE_TIME))
                .hasStatus(Status.NO_DATA);
    }

    /** The example of spec 4.4: A to F of high intent, looked at from half past ten. */
    private static Scenario sixOfHighIntent() {
        Scenario company = Scenario.january().noTouches().asOf("2026-01-05T10:30");
        answered(company, "A", "2026-01-05T10:03");
        answered(company, "B", "2026-01-05T10:05");
        answered(company, "C", "2026-01-05T10:12");
        answered(company, "D", "2026-01-05T10:16");
        return company.lead("E", "2026-01-05T10:26", ResponseTimesTest::highIntent)
                .lead("F", "2026-01-05T10:10", ResponseTimesTest::highIntent);
    }

    private static void answered(Scenario company, String id, String at) {
        company.lead(id, "2026-01-05T10:00", ResponseTimesTest::highIntent)
                .touch(TouchKind.CALL, at, call -> call.lead(id));
    }

    private static Lead.Builder highIntent(Lead.Builder lead) {
        return lead.origin(Origin.INBOUND).intent(IntentTier.HIGH);
    }

    @Test
    void attainment_countsUntouchedLeadsAsMissedAndPendingOnesInBounds() {
        Scenario company = sixOfHighIntent();

        assertReading(company.read(RESPONSE_SLA_ATTAINMENT))
                .isOutOf(1, 5)
                .isNot("0.25")
                .hasInterval(0.036, 0.624, 0.0005);
        assertReading(company.read(RESPONSE_SLA_ATTAINMENT_PESSIMISTIC)).isOutOf(1, 6);
        assertReading(company.read(RESPONSE_SLA_ATTAINMENT_OPTIMISTIC)).isOutOf(2, 6);
        assertReading(company.read(ESCALATIONS)).is("1");
    }

    @Test
    void leakage_isOfLeadsWhoseTargetHasPassed() {
        assertReading(sixOfHighIntent().read(LEAD_LEAKAGE)).isOutOf(1, 5).excludes(Exclusion.NOT_DUE, 1);
    }

    @Test
    void delay_isSplitAtTheAssignment() {
        Scenario company = Scenario.january()
                .noTouches()
                .lead(
                        "L",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND).owner("R1").ownerAssignedAt(at("2026-01-05T10:20")))
                .touch(TouchKind.CALL, "2026-01-05T10:25", call -> call.lead("L"));

        assertReading(company.read(LEAD_RESPONSE_TIME_ROUTING)).is(minutes("20"));
        assertReading(company.read(LEAD_RESPONSE_TIME_REP)).is(minutes("5"));
        assertReading(company.read(LEAD_RESPONSE_TIME)).is(minutes("25"));
    }

    @Test
    void delayOfALeadReassignedAfterTheAnswer_isNobodysAlone() {
        Scenario company = Scenario.january()
                .noTouches()
                .lead(
                        "L",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND).owner("R2").ownerAssignedAt(at("2026-01-06T10:00")))
                .touch(TouchKind.CALL, "2026-01-05T10:25", call -> call.lead("L"));

        assertReading(company.read(LEAD_RESPONSE_TIME_ROUTING))
                .hasStatus(Status.NO_DATA)
                .excludes(Exclusion.REASSIGNED, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:04:59.999, 0-5m",
        "2026-01-05T10:05, 5-15m",
        "2026-01-05T10:15, 15-60m",
        "2026-01-05T11:00, 1-24h",
        "2026-01-06T10:00, 24h+"
    })
    void responseBands_beginAtTheirLowerLimit(String answered, String band) {
        Scorecard card = Scenario.january()
                .inbound("L", "2026-01-05T10:00", answered)
                .card(Grain.MONTH, StandardDimensions.RESPONSE_BAND);

        assertReading(card.get(NEW_LEADS, Segment.of("response-band", band), JANUARY))
                .is("1");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-06T10:00, 1", "2026-01-06T10:00:01, 0", "2026-01-05T09:59, 0"})
    void outcomeShare_countsAQualificationWithinADay(String qualified, String outcomes) {
        Scenario company = Scenario.january()
                .noTouches()
                .lead(
                        "L",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND).entered(Stage.SQL, at(qualified)));

        assertReading(company.read(RESPONSE_OUTCOME_SHARE)).isOutOf(outcomes, "1");
    }

    @Test
    void outcomeShare_countsNoVoicemailAndNoDisqualificationWithoutReason() {
        Scenario company = Scenario.january()
                .inbound("voicemail", "2026-01-05T10:00")
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T10:05",
                        call -> call.lead("voicemail")
                                .outcome(TouchOutcome.LEFT_VOICEMAIL)
                                .duration(Duration.ofMinutes(2)))
                .inbound("talked", "2026-01-05T10:00")
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T10:05",
                        call -> call.lead("talked")
                                .outcome(TouchOutcome.CONNECTED)
                                .duration(Duration.ofMinutes(2)))
                .inbound("booked", "2026-01-05T10:00")
                .touch(
                        TouchKind.MEETING,
                        "2026-01-09T10:00",
                        meeting -> meeting.lead("booked")
                                .meeting(new MeetingDetails(
                                        Optional.of(at("2026-01-05T12:00")),
                                        Optional.empty(),
                                        MeetingStatus.SCHEDULED,
                                        Optional.empty(),
                                        Optional.empty())))
                .lead(
                        "dropped",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND).entered(Stage.DISQUALIFIED, at("2026-01-05T11:00")))
                .lead(
                        "explained",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND)
                                .entered(Stage.DISQUALIFIED, at("2026-01-05T11:00"), "no budget"));

        assertReading(company.read(RESPONSE_OUTCOME_SHARE)).isOutOf(3, 5);
    }

    @Test
    void p08_responseTime_overTheWeekend_isElapsed() {
        assertReading(answered("2026-01-09T16:58", "2026-01-12T09:02").read(LEAD_RESPONSE_TIME_TOUCHED_P50))
                .is(minutes("3844"))
                .shows("64 h 4 min");
        assertReading(answered("2026-01-16T16:58", "2026-01-20T09:02").read(LEAD_RESPONSE_TIME_TOUCHED_P50))
                .shows("88 h 4 min");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-08T01:55-05:00, 2026-03-08T03:05-04:00, 10, 70",
        "2026-11-01T01:50-04:00, 2026-11-01T01:10-05:00, 20, -40"
    })
    void p09_responseTime_acrossAClockChange_isBetweenInstants(
            String created, String answeredAt, String right, String wrong) {
        assertReading(answered(created, answeredAt).read(LEAD_RESPONSE_TIME_TOUCHED_P50))
                .is(minutes(right))
                .isNot(minutes(wrong));
    }

    @Test
    void p09_leadOfTheLastEvening_isOfJanuaryInNewYork() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .inbound("L", "2026-01-31T23:30", "2026-02-01T00:30")
                .card(Grain.MONTH);

        assertReading(card.get(LEAD_RESPONSE_TIME_TOUCHED_P50, Segment.ALL, JANUARY))
                .is(minutes("60"));
        assertReading(card.get(LEAD_RESPONSE_TIME_TOUCHED_P50, Segment.ALL, FEBRUARY))
                .hasStatus(Status.NO_DATA);
    }

    @Test
    void e17_responseTime_is7MinutesAnd19Hours() {
        assertReading(answered("2026-01-05T14:00", "2026-01-05T14:07").read(LEAD_RESPONSE_TIME_TOUCHED_P50))
                .is(minutes("7"))
                .shows("7 min");
        assertReading(answered("2026-01-05T14:00", "2026-01-06T09:00").read(LEAD_RESPONSE_TIME_TOUCHED_P50))
                .is(minutes("1140"))
                .shows("19 h");
    }

    @Test
    void e18_eightMinutes_areUpTo22TimesFasterAndMissFiveMinutesToo() {
        Scenario fast = answered("2026-01-05T14:00", "2026-01-05T14:08");
        Scenario slow = answered("2026-01-05T14:00", "2026-01-05T16:00");
        Scenario slower = answered("2026-01-05T14:00", "2026-01-05T17:00");

        assertReading(slow.read(LEAD_RESPONSE_TIME_TOUCHED_P50)).is(minutes(String.valueOf(8 * 15)));
        assertReading(slower.read(LEAD_RESPONSE_TIME_TOUCHED_P50)).is(minutes(String.valueOf(8 * 22.5)));
        assertReading(fast.read(RESPONSE_WITHIN_5M)).isOutOf(0, 1);
        assertReading(slow.read(RESPONSE_WITHIN_5M)).isOutOf(0, 1);
        assertReading(fast.read(RESPONSE_WITHIN_15M)).isOutOf(1, 1);
        assertReading(slow.read(RESPONSE_WITHIN_15M)).isOutOf(0, 1);
    }

    // ---- business time

    private static final Policies OFFICE = Policies.STANDARD.withCalendar(BusinessCalendar.parse("""
            zone=America/New_York
            mon-fri=09:00-17:00
            holiday=2026-01-19
            """));

    // spec P-08, E-17: elapsed and business time stand side by side, and neither is the other
    @ParameterizedTest
    @CsvSource({
        "2026-01-09T16:58, 2026-01-12T09:02, 4, 3844",
        "2026-01-16T16:58, 2026-01-20T09:02, 4, 484",
        "2026-01-05T14:00, 2026-01-06T09:00, 180, 1140",
        "2026-01-05T14:00, 2026-01-05T14:07, 7, 0",
        "2026-01-10T12:00, 2026-01-10T13:00, 0, 60"
    })
    void p08_responseTime_inBusinessTime_isTheOverlapWithTheCalendar(
            String created, String answeredAt, String right, String wrong) {
        assertReading(answered(created, answeredAt).policies(OFFICE).read(LEAD_RESPONSE_TIME_BUSINESS))
                .is(minutes(right))
                .isNot(minutes(wrong));
    }

    @Test
    void responseTime_inBusinessTime_countsUntouchedLeadsForTheBusinessTimeTheyWait() {
        Scenario company = Scenario.january()
                .policies(OFFICE)
                .inbound("answered", "2026-01-09T16:00", "2026-01-12T10:00")
                .inbound("waits", "2026-01-09T16:30")
                .asOf("2026-01-12T09:15");

        assertReading(company.read(LEAD_RESPONSE_TIME_BUSINESS))
                .hasStatus(Status.UNBOUNDED)
                .saysWhy("2 of 2 still wait");
        assertReading(company.asOf("2026-01-12T10:00").read(LEAD_RESPONSE_TIME_BUSINESS))
                .is(minutes("120"));
        assertReading(company.read(LEAD_RESPONSE_TIME)).is(minutes("3960"));
    }

    @Test
    void businessTime_withoutACalendar_isAMissingInput() {
        Scenario company = answered("2026-01-05T14:00", "2026-01-05T14:07");

        for (Kpi kpi : List.of(LEAD_RESPONSE_TIME_BUSINESS, RESPONSE_SLA_ATTAINMENT_BUSINESS)) {
            assertReading(company.read(kpi))
                    .hasStatus(Status.MISSING_INPUT)
                    .saysWhy("feed business calendar was not supplied");
        }
    }

    @Test
    void attainment_inBusinessTime_meetsOnMondayWhatCameOnFriday() {
        Scenario company = Scenario.january()
                .policies(OFFICE)
                .noTouches()
                .lead("weekend", "2026-01-09T16:58", ResponseTimesTest::highIntent)
                .touch(TouchKind.CALL, "2026-01-12T09:02", call -> call.lead("weekend"))
                .lead("late", "2026-01-12T10:00", ResponseTimesTest::highIntent)
                .touch(TouchKind.CALL, "2026-01-12T10:05", call -> call.lead("late"));

        assertReading(company.read(RESPONSE_SLA_ATTAINMENT_BUSINESS)).isOutOf(1, 2);
        assertReading(company.read(RESPONSE_SLA_ATTAINMENT)).isOutOf(0, 2);
    }

    @Test
    void escalations_areDueByBusinessTimeWhereThereIsACalendar_andNotForDisqualifiedLeads() {
        Scenario company = Scenario.january()
                .noTouches()
                .lead("night", "2026-01-05T03:00", ResponseTimesTest::highIntent)
                .lead(
                        "junk",
                        "2026-01-05T03:00",
                        lead -> highIntent(lead).entered(Stage.DISQUALIFIED, at("2026-01-05T03:10"), "no fit"));

        assertReading(company.asOf("2026-01-05T09:14").read(ESCALATIONS)).is("1");
        assertReading(company.policies(OFFICE).read(ESCALATIONS)).is("0");
        assertReading(company.asOf("2026-01-05T09:15").read(ESCALATIONS)).is("1");
    }

    @Test
    void targets_areThoseOfThePolicies() {
        Scenario company = Scenario.january()
                .noTouches()
                .lead("L", "2026-01-05T10:00", ResponseTimesTest::highIntent)
                .touch(TouchKind.CALL, "2026-01-05T10:08", call -> call.lead("L"));

        assertReading(company.read(RESPONSE_SLA_ATTAINMENT)).isOutOf(0, 1);
        assertReading(company.policies(Policies.STANDARD.withResponseTargets(ResponseTargets.standard()
                                .with(IntentTier.HIGH, ResponseTarget.upTo(Duration.ofMinutes(8)))))
                        .read(RESPONSE_SLA_ATTAINMENT))
                .isOutOf(1, 1);
    }

    // ---- the companions: until a conversation, until a qualification

    @Test
    void timeToFirstConversation_doesNotStopAtAVoicemail() {
        Scenario company = Scenario.january()
                .inbound("L", "2026-01-05T10:00")
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T10:03",
                        call -> call.lead("L")
                                .outcome(TouchOutcome.LEFT_VOICEMAIL)
                                .duration(Duration.ofMinutes(2)))
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T11:00",
                        call -> call.lead("L").outcome(TouchOutcome.CONNECTED).duration(Duration.ofSeconds(90)));

        assertReading(company.read(TIME_TO_FIRST_CONVERSATION))
                .is(minutes("60"))
                .isNot(minutes("3"));
        assertReading(company.read(LEAD_RESPONSE_TIME)).is(minutes("3"));
    }

    @Test
    void timeToFirstConversation_waitsForThoseWeHaveNotTalkedWith() {
        Scenario company = Scenario.january().asOf("2026-01-06T10:00").inbound("silent", "2026-01-05T10:00");
        for (int i = 1; i <= 2; i++) {
            String lead = "L" + i;
            company.inbound(lead, "2026-01-05T10:00")
                    .touch(
                            TouchKind.CALL,
                            "2026-01-05T1" + i + ":00",
                            call -> call.lead(lead).duration(Duration.ofMinutes(5)));
        }

        assertReading(company.read(TIME_TO_FIRST_CONVERSATION))
                .is(minutes("120"))
                .isNot(minutes("90"));
    }

    @Test
    void timeToQualification_countsDisqualifiedLeadsAsNeverQualified() {
        Scenario company = Scenario.january()
                .noTouches()
                .asOf("2026-01-31T10:00")
                .lead(
                        "fast",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND).entered(Stage.SQL, at("2026-01-06T10:00")))
                .lead(
                        "slow",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND).entered(Stage.OPPORTUNITY, at("2026-01-09T10:00")));
        for (String lost : List.of("lost-1", "lost-2")) {
            company.lead(
                    lost,
                    "2026-01-05T10:00",
                    lead -> lead.origin(Origin.INBOUND).entered(Stage.DISQUALIFIED, at("2026-01-05T12:00"), "no fit"));
        }

        assertReading(company.read(TIME_TO_QUALIFICATION)).is("4").isNot("1");
        company.lead(
                "lost-3",
                "2026-01-05T10:00",
                lead -> lead.origin(Origin.INBOUND).entered(Stage.DISQUALIFIED, at("2026-01-05T12:00"), "no fit"));
        assertReading(company.read(TIME_TO_QUALIFICATION)).hasStatus(Status.UNBOUNDED);
    }

    // ---- a lead that asks again

    @Test
    void recycledLeadThatAsksAgain_isAnsweredTwice() {
        Scenario company = Scenario.observed("2026-01-01", "2026-04-01")
                .inbound("other", "2026-01-05T10:00", "2026-01-05T10:01")
                .lead(
                        "L",
                        "2026-01-05T10:00",
                        lead -> highIntent(lead)
                                .entered(Stage.RECYCLED, at("2026-02-01T10:00"))
                                .signal(IntentSignal.of(at("2026-03-01T10:00"), SignalKind.DEMO_REQUEST)))
                .touch(TouchKind.CALL, "2026-01-05T10:03", call -> call.lead("L"))
                .touch(TouchKind.CALL, "2026-03-01T10:30", call -> call.lead("L"));

        assertReading(company.read(RESPONSE_SLA_ATTAINMENT)).isOutOf(1, 2).isNot("1");
        assertReading(company.read(RESPONSE_WITHIN_15M)).isOutOf(2, 3);
        assertReading(company.read(LEAD_RESPONSE_TIME_P90)).is(minutes("30"));
    }

    // ---- shares within a limit

    @Test
    void p07_shareWithin5Minutes_isOfAllTenLeadsNotOfTheSixAnswered() {
        Scenario company = tenLeads();

        assertReading(company.read(RESPONSE_WITHIN_5M))
                .isOutOf(3, 10)
                .isNot("0.5")
                .isNot("0.4")
                .excludesNothing();
        assertReading(company.read(LEAD_RESPONSE_TIME_TOUCHED_P50)).is(minutes("4.5"));
    }

    @Test
    void sharesOfTheTenLeads() {
        Scenario company = tenLeads();

        long[] within = {0, 1, 3, 5, 5, 6};
        for (int i = 0; i < within.length; i++) {
            assertReading(company.read(LIMITS.get(i))).isOutOf(within[i], 10);
        }
    }

    @Test
    void sixLeadsOfSpec44_attainOneOfFive() {
        Scenario company = Scenario.january()
                .asOf("2026-01-05T10:30")
                .inbound("A", "2026-01-05T10:00", "2026-01-05T10:03")
                .inbound("B", "2026-01-05T10:02", "2026-01-05T10:07")
                .inbound("C", "2026-01-05T10:04", "2026-01-05T10:16")
                .inbound("D", "2026-01-05T10:05", "2026-01-05T10:21")
                .inbound("E", "2026-01-05T10:26")
                .inbound("F", "2026-01-05T10:10");

        assertReading(company.read(RESPONSE_WITHIN_5M))
                .isOutOf(1, 5)
                .isNot("0.25")
                .hasInterval(0.036, 0.624, 0.0005)
                .excludesOnly(Exclusion.NOT_DUE, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "10:04:59.999999999, 1, 0",
        "10:05:00, 0, 0",
        "10:05:00.000000001, 0, 0",
        "10:00:00, 1, 1",
        "10:00:59, 1, 1"
    })
    void limit_isStrict(String time, long within5, long within1) {
        Scenario company = answered("2026-01-05T10:00", "2026-01-05T" + time);

        assertReading(company.read(RESPONSE_WITHIN_5M)).isOutOf(within5, 1);
        assertReading(company.read(RESPONSE_WITHIN_1M)).isOutOf(within1, 1);
    }

    @Test
    void limit_isDueFromExactlyItsEndOn() {
        Scenario pending = Scenario.january().inbound("L", "2026-01-05T10:00");

        assertReading(pending.asOf("2026-01-05T10:05").read(RESPONSE_WITHIN_5M)).isOutOf(0, 1);
        assertReading(pending.asOf("2026-01-05T10:04:59").read(RESPONSE_WITHIN_5M))
                .hasStatus(Status.NO_DATA)
                .excludesOnly(Exclusion.NOT_DUE, 1);
    }

    @Test
    void leadAnsweredBeforeItsLimitHasPassed_waitsLikeTheOthers() {
        Scenario company = Scenario.january()
                .asOf("2026-01-05T10:04")
                .inbound("early", "2026-01-05T10:02", "2026-01-05T10:03")
                .inbound("waiting", "2026-01-05T10:02");

        assertReading(company.read(RESPONSE_WITHIN_5M))
                .hasStatus(Status.NO_DATA)
                .isNot("1")
                .excludesOnly(Exclusion.NOT_DUE, 2);
        assertReading(company.read(RESPONSE_WITHIN_1M)).isOutOf(0, 2);
    }

    @Test
    void disqualifiedUntouchedLead_isNotAnswered() {
        Scenario company = Scenario.january()
                .inbound("L", "2026-01-05T10:00", "2026-01-05T10:01")
                .lead(
                        "gone",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND).entered(Stage.DISQUALIFIED, at("2026-01-05T10:02")));

        assertReading(company.read(RESPONSE_WITHIN_5M)).isOutOf(1, 2).isNot("1");
    }

    @Test
    void leadsOfNobody_areLeftOutByReason() {
        Scenario company = Scenario.january()
                .inbound("L", "2026-01-05T10:00", "2026-01-05T10:01")
                .lead(
                        "test",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND).test(true))
                .lead(
                        "copy",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND).duplicateOf("L"))
                .lead(
                        "spam",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND)
                                .transitions(List.of(new StageTransition(
                                        Stage.DISQUALIFIED, at("2026-01-05T11:00"), java.util.Optional.of("spam")))))
                .lead(
                        "test outbound",
                        "2026-01-05T10:00",
                        lead -> lead.test(true).origin(Origin.OUTBOUND));

        assertReading(company.read(RESPONSE_WITHIN_5M))
                .isOutOf(1, 1)
                .excludes(Exclusion.TEST, 1)
                .excludes(Exclusion.DUPLICATE, 1)
                .excludes(Exclusion.SPAM, 1);
    }

    // ---- when the clock starts

    @Test
    void outboundAndUnknownLeads_haveNoClock() {
        Scenario company = Scenario.january()
                .noTouches()
                .lead(
                        "out",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.OUTBOUND)
                                .signal(IntentSignal.of(at("2026-01-05T10:00"), SignalKind.DEMO_REQUEST)))
                .lead("unknown", "2026-01-05T10:00");

        for (Kpi kpi : LIMITS) {
            assertReading(company.read(kpi)).hasStatus(Status.NO_DATA).excludesNothing();
        }
    }

    @Test
    void requestBeforeTheRecordWasMade_startsTheClock() {
        Scenario company = Scenario.january()
                .lead(
                        "L",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND)
                                .signal(IntentSignal.of(at("2026-01-05T09:50"), SignalKind.DEMO_REQUEST))
                                .signal(IntentSignal.of(at("2026-01-05T12:00"), SignalKind.CONTACT_FORM))
                                .signal(IntentSignal.of(at("2026-01-02T12:00"), SignalKind.PRICING_VISIT)))
                .touch(TouchKind.CALL, "2026-01-05T10:07", call -> call.lead("L"));

        assertReading(company.read(LEAD_RESPONSE_TIME_TOUCHED_P50)).is(minutes("17"));
    }

    // ---- when it stops

    @Test
    void touchBeforeTheLead_isIgnored() {
        Scenario company = Scenario.january().inbound("L", "2026-01-05T10:00", "2026-01-05T10:07", "2026-01-05T09:55");

        assertReading(company.read(LEAD_RESPONSE_TIME_TOUCHED_P50))
                .is(minutes("7"))
                .isNot(minutes("-5"));
    }

    @ParameterizedTest
    @EnumSource(
            value = TouchKind.class,
            names = {"CALL", "EMAIL", "SOCIAL"})
    void voicemailOrBounce_isAnAttempt(TouchKind kind) {
        for (TouchOutcome outcome : TouchOutcome.values()) {
            Scenario company = Scenario.january()
                    .inbound("L", "2026-01-05T10:00")
                    .touch(kind, "2026-01-05T10:02", touch -> touch.lead("L").outcome(outcome));

            assertReading(company.read(RESPONSE_WITHIN_5M)).isOutOf(outcome == TouchOutcome.FAILED ? 0 : 1, 1);
        }
    }

    @Test
    void machinesInboundMessagesAndOtherKinds_stopNothing() {
        Scenario company = Scenario.january()
                .inbound("L", "2026-01-05T10:00")
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-05T10:01",
                        touch -> touch.lead("L").automated(true))
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T10:01",
                        touch -> touch.lead("L").direction(TouchDirection.INBOUND))
                .touch(TouchKind.SMS, "2026-01-05T10:01", touch -> touch.lead("L"))
                .touch(TouchKind.CHAT, "2026-01-05T10:01", touch -> touch.lead("L"))
                .touch(TouchKind.MEETING, "2026-01-05T10:01", touch -> touch.lead("L"))
                .touch(TouchKind.TASK, "2026-01-05T10:01", touch -> touch.lead("L"))
                .touch(TouchKind.CALL, "2026-01-05T10:02", touch -> touch.lead("other"));

        assertReading(company.read(RESPONSE_WITHIN_24H)).isOutOf(0, 1);
        assertReading(company.read(LEAD_RESPONSE_TIME_TOUCHED_P50)).hasStatus(Status.NO_DATA);
    }

    @Test
    void automaticAnswer_whereItIsAdmitted_stopsTheClock_andEveryReadingSaysSo() {
        Policies admitted =
                Policies.STANDARD.withClockRules(ClockRules.standard().withAutomatedAnswers(true));
        Scenario company = Scenario.january()
                .inbound("by hand", "2026-01-05T10:00", "2026-01-05T10:10")
                .inbound("by machine", "2026-01-05T10:00")
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-05T10:01",
                        touch -> touch.lead("by machine").automated(true));

        assertReading(company.read(RESPONSE_WITHIN_5M)).isOutOf(0, 2).flagsNot(Flag.AUTOMATED);
        company.policies(admitted);
        assertReading(company.read(RESPONSE_WITHIN_5M)).isOutOf(1, 2).flags(Flag.AUTOMATED);
        assertReading(company.read(LEAD_RESPONSE_TIME)).is(minutes("1")).flags(Flag.AUTOMATED);
        assertReading(company.read(UNTOUCHED_LEADS)).is("0").flags(Flag.AUTOMATED);
        assertReading(company.read(TIME_TO_FIRST_CONVERSATION)).flagsNot(Flag.AUTOMATED);
    }

    @Test
    void clockPerSignal_countsARequestThatCameAfterAnAnswer() {
        Scenario company = Scenario.january()
                .lead(
                        "L",
                        "2026-01-05T10:00",
                        lead -> lead.origin(Origin.INBOUND)
                                .intent(IntentTier.LOW)
                                .signal(IntentSignal.of(at("2026-01-06T10:00"), SignalKind.DEMO_REQUEST)))
                .touch(TouchKind.CALL, "2026-01-05T11:00", call -> call.lead("L"));

        assertReading(company.read(RESPONSE_SLA_ATTAINMENT)).isOutOf(1, 1);
        company.policies(Policies.STANDARD.withClockRules(ClockRules.standard().withPerSignal(true)));
        assertReading(company.read(RESPONSE_SLA_ATTAINMENT)).isOutOf(1, 2);
    }

    @Test
    void responseTimeByAnswer_isOfWhatWasWorkedOffInThePeriod() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .inbound("old", "2026-01-31T10:00", "2026-02-01T10:00")
                .inbound("new", "2026-02-02T10:00", "2026-02-02T10:10")
                .card(Grain.MONTH);

        assertReading(card.get(LEAD_RESPONSE_TIME_BY_ANSWER, Segment.ALL, JANUARY))
                .hasStatus(Status.NO_DATA);
        assertReading(card.get(LEAD_RESPONSE_TIME_BY_ANSWER, Segment.ALL, FEBRUARY))
                .is(minutes("725"));
        assertReading(card.get(LEAD_RESPONSE_TIME, Segment.ALL, JANUARY)).is(minutes("1440"));
        assertReading(card.get(LEAD_RESPONSE_TIME, Segment.ALL, FEBRUARY)).is(minutes("10"));
    }

    // ---- what is not known

    @Test
    void timesKnownByTheirDay_haveNoLength() {
        Scenario company = Scenario.january()
                .inbound("exact", "2026-01-05T10:00", "2026-01-05T10:01")
                .inbound("created on a day", "2026-01-05", "2026-01-05T10:01")
                .inbound("created on a day, untouched", "2026-01-05")
                .inbound("answered on a day", "2026-01-05T10:00", "2026-01-05");

        assertReading(company.read(RESPONSE_WITHIN_24H)).isOutOf(1, 1).excludesOnly(Exclusion.DAY_PRECISION, 3);
        assertReading(company.read(LEAD_RESPONSE_TIME_TOUCHED_P50))
                .is(minutes("1"))
                .excludesOnly(Exclusion.DAY_PRECISION, 2);
    }

    @Test
    void whereAllTimesAreKnownByTheirDay_aLengthWithinADayIsNotApplicable() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .inbound("created on a day", "2026-01-05", "2026-01-05T10:01")
                .inbound("answered on a day", "2026-01-05T10:00", "2026-01-05")
                .inbound("exact", "2026-02-05T10:00", "2026-02-05T10:01")
                .card(Grain.MONTH);

        for (Kpi kpi : List.of(
                LEAD_RESPONSE_TIME,
                LEAD_RESPONSE_TIME_MEAN,
                LEAD_RESPONSE_TIME_P90,
                RESPONSE_WITHIN_5M,
                RESPONSE_SLA_ATTAINMENT)) {
            Reading january = card.get(kpi, Segment.ALL, JANUARY);
            assertThat(january.value())
                    .as(kpi.id())
                    .hasToString(
                            "NOT_APPLICABLE (DAY_PRECISION: a length within a day cannot be told, of 2 records the times"
                                    + " are known by their day only)")
                    .isEqualTo(card.value(kpi, Segment.ALL, JANUARY));
            assertThat(card.get(kpi, Segment.ALL, FEBRUARY).status()).isNotEqualTo(Status.NOT_APPLICABLE);
        }
        assertReading(card.get(OLDEST_UNTOUCHED_AGE, Segment.ALL, JANUARY)).hasStatus(Status.NO_DATA);
    }

    @Test
    void whereAnExactTimeMayCountLater_thereIsNoDataYet() {
        Scenario company = Scenario.january()
                .inbound("created on a day", "2026-01-05", "2026-01-05T10:01")
                .inbound("of just now", "2026-01-31T23:58")
                .asOf("2026-02-01T00:00");

        assertReading(company.read(RESPONSE_WITHIN_5M)).hasStatus(Status.NO_DATA);
    }

    @ParameterizedTest
    @EnumSource(
            value = Feed.class,
            names = {"LEADS", "TOUCHES", "ORIGIN"})
    void withoutAFeed_nothingIsKnown(Feed feed) {
        Scenario company = tenLeads().lacks(feed);

        for (Kpi kpi : LIMITS) {
            Reading reading = company.read(kpi);
            assertReading(reading).hasStatus(Status.MISSING_INPUT).saysWhy("feed");
        }
        assertReading(company.read(LEAD_RESPONSE_TIME_TOUCHED_P50)).hasStatus(Status.MISSING_INPUT);
    }

    @Test
    void answerAfterTheAsOfInstant_doesNotExist() {
        Scenario company =
                Scenario.january().asOf("2026-01-05T10:30").inbound("L", "2026-01-05T10:00", "2026-01-05T10:31");

        assertReading(company.read(RESPONSE_WITHIN_15M)).isOutOf(0, 1);
        assertReading(company.read(LEAD_RESPONSE_TIME_TOUCHED_P50)).hasStatus(Status.NO_DATA);
    }
}
