package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.metric.OutreachKpis.*;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Counterpart;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.MeetingDetails;
import org.leadkpi.model.MeetingStatus;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Rep;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Status;

/** Connect and reply rates, activity and meetings: the examples and pitfalls of spec 1.C, 1.D and 8. */
class OutreachRatesTest {

    private static final List<Kpi> ALL = List.of(
            CONNECT_RATE,
            CONNECT_RATE_PERIOD,
            CONNECT_RATE_CALL_ONLY,
            CONVERSATIONS_STARTED,
            REPLIES_RECEIVED,
            REPLY_RATE_PER_MESSAGE,
            DIALS_MADE,
            ATTEMPTS_MADE,
            MEETINGS,
            DIALS_TO_MEETING);

    private static UnaryOperator<Touch.Builder> lasting(long seconds) {
        return call -> call.prospect("P").duration(Duration.ofSeconds(seconds));
    }

    private static UnaryOperator<Touch.Builder> unchanged() {
        return touch -> touch;
    }

    private static ReplyDetails thread(String thread) {
        return new ReplyDetails(Optional.of(thread), false, true, Sentiment.UNKNOWN);
    }

    private static ReplyDetails automatic() {
        return new ReplyDetails(Optional.empty(), true, true, Sentiment.UNKNOWN);
    }

    private static ReplyDetails acknowledgement() {
        return new ReplyDetails(Optional.empty(), false, false, Sentiment.UNKNOWN);
    }

    // ---- conversations

    @Test
    void k18_callOf90Seconds_isAConversationOf89IsNot() {
        Scenario company = Scenario.january()
                .touches(8, TouchKind.CALL, "2026-01-05T10:00", lasting(20))
                .touch(TouchKind.CALL, "2026-01-05T11:00", lasting(89))
                .touch(TouchKind.CALL, "2026-01-05T12:00", lasting(90));

        assertReading(company.read(CONNECT_RATE_CALL_ONLY)).isOutOf(1, 10).isNot("0.2");
        assertReading(company.read(CONVERSATIONS_STARTED)).is("1");
    }

    @Test
    void conversationMinimum_isAPolicy() {
        Scenario company = Scenario.january()
                .touch(TouchKind.CALL, "2026-01-05T11:00", lasting(89))
                .touch(TouchKind.CALL, "2026-01-05T12:00", lasting(90));

        assertReading(company.policies(Policies.STANDARD.withConversationMinimum(Duration.ofSeconds(89)))
                        .read(CONNECT_RATE_CALL_ONLY))
                .isOutOf(2, 2);
        assertReading(company.policies(Policies.STANDARD.withConversationMinimum(Duration.ofSeconds(91)))
                        .read(CONNECT_RATE_CALL_ONLY))
                .isOutOf(0, 2);
    }

    @Test
    void k18_blended8CallsAnd12MailsOf400Attempts_is5Percent() {
        Scenario company = Scenario.january()
                .touches(92, TouchKind.CALL, "2026-01-05T10:00", lasting(0))
                .touches(8, TouchKind.CALL, "2026-01-05T10:00", lasting(120))
                .emails(300, 12, "2026-01-05T10:00", unchanged());

        assertReading(company.read(CONNECT_RATE)).isOutOf(20, 400).shows("5.0%");
        assertReading(company.read(CONNECT_RATE_PERIOD)).isOutOf(20, 400);
        assertReading(company.read(CONNECT_RATE_CALL_ONLY)).isOutOf(8, 100);
        assertReading(company.read(CONVERSATIONS_STARTED)).is("20");
        assertReading(company.read(ATTEMPTS_MADE)).is("400");
        assertReading(company.read(DIALS_MADE)).is("100");
    }

    @Test
    void p22_conversationsOfOneLead_areAllCounted() {
        Scenario company = Scenario.january();
        for (int lead = 0; lead < 4; lead++) {
            String id = "P" + lead;
            company.touches(lead == 3 ? 1 : 5, TouchKind.CALL, "2026-01-05T10:00", call -> call.prospect(id));
        }
        company.touches(4, TouchKind.CALL, "2026-01-05T10:00", lasting(100));

        assertReading(company.read(CONNECT_RATE)).isOutOf(4, 20).is("0.2");
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT_VOICEMAIL, UNKNOWN, 0",
        "NO_ANSWER, UNKNOWN, 0",
        "BUSY, UNKNOWN, 0",
        "WRONG_NUMBER, UNKNOWN, 0",
        "GATEKEEPER, UNKNOWN, 0",
        "CONNECTED, GATEKEEPER, 0",
        "CONNECTED, OTHER, 0",
        "CONNECTED, INTENDED, 1",
        "CONNECTED, UNKNOWN, 1",
        "UNKNOWN, UNKNOWN, 1"
    })
    void longCallWithSomebodyElse_isAnAttemptAndNoConversation(
            TouchOutcome outcome, Counterpart counterpart, long conversations) {
        Scenario company = Scenario.january()
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T10:00",
                        call -> lasting(300).apply(call).outcome(outcome).counterpart(counterpart));

        assertReading(company.read(CONNECT_RATE)).isOutOf(conversations, 1);
    }

    @Test
    void callThatConnectedWithoutALength_isNoConversation() {
        Scenario company = Scenario.january()
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T10:00",
                        call -> call.prospect("P").outcome(TouchOutcome.CONNECTED));

        assertReading(company.read(CONNECT_RATE)).isOutOf(0, 1).isNot("1");
    }

    @Test
    void inboundAndAutomatedAndFailedCalls_areNoDials() {
        Scenario company = Scenario.january()
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T10:00",
                        call -> lasting(300).apply(call).direction(TouchDirection.INBOUND))
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T10:00",
                        call -> lasting(300).apply(call).automated(true))
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T10:00",
                        call -> lasting(300).apply(call).outcome(TouchOutcome.FAILED));

        assertReading(company.read(DIALS_MADE)).is("0");
        assertReading(company.read(CONVERSATIONS_STARTED)).is("0");
        assertReading(company.read(CONNECT_RATE)).hasStatus(Status.NO_DATA);
    }

    @Test
    void automatedMail_isAnAttemptAndSocialIsNot() {
        Scenario company = Scenario.january()
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-05T10:00",
                        mail -> mail.prospect("P").automated(true))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-05T10:00",
                        mail -> mail.prospect("P").outcome(TouchOutcome.BOUNCED))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-05T10:00",
                        mail -> mail.prospect("P").outcome(TouchOutcome.FAILED))
                .touch(TouchKind.SOCIAL, "2026-01-05T10:00", message -> message.prospect("P"))
                .touch(TouchKind.SMS, "2026-01-05T10:00", message -> message.prospect("P"));

        assertReading(company.read(ATTEMPTS_MADE)).is("2");
        assertReading(company.read(REPLY_RATE_PER_MESSAGE)).isOutOf(0, 3);
    }

    @Test
    void mailsOfOneThread_areOneConversation() {
        UnaryOperator<Touch.Builder> sent = mail -> mail.prospect("P").reply(thread("T"));
        UnaryOperator<Touch.Builder> received = mail -> sent.apply(mail).direction(TouchDirection.INBOUND);
        Scenario company = Scenario.january()
                .touch(TouchKind.EMAIL, "2026-01-05T10:00", sent)
                .touch(TouchKind.EMAIL, "2026-01-06T10:00", received)
                .touch(TouchKind.EMAIL, "2026-01-07T10:00", sent)
                .touch(TouchKind.EMAIL, "2026-01-08T10:00", received)
                .touch(TouchKind.EMAIL, "2026-01-09T10:00", received);

        assertReading(company.read(CONVERSATIONS_STARTED)).is("1").isNot("3");
        assertReading(company.read(CONNECT_RATE)).isOutOf(1, 2);
        assertReading(company.read(REPLIES_RECEIVED)).is("3");
    }

    @Test
    void acknowledgement_isAReplyAndNoConversation() {
        Scenario company = Scenario.january().emails(10, 2, "2026-01-05T10:00", mail -> mail.reply(acknowledgement()));

        assertReading(company.read(CONNECT_RATE)).isOutOf(0, 10);
        assertReading(company.read(REPLY_RATE_PER_MESSAGE)).isOutOf(2, 10);
    }

    @Test
    void replyOfTheNextMonth_countsWithTheAttemptItAnswers() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .emails(10, 3, "2026-01-31T10:00", unchanged())
                .card(Grain.MONTH);

        assertReading(card.get(CONNECT_RATE, Segment.ALL, JANUARY)).isOutOf(3, 10);
        assertReading(card.get(CONNECT_RATE, Segment.ALL, FEBRUARY)).hasStatus(Status.NO_DATA);
        assertReading(card.get(CONNECT_RATE_PERIOD, Segment.ALL, JANUARY)).isOutOf(0, 10);
        assertReading(card.get(CONNECT_RATE_PERIOD, Segment.ALL, FEBRUARY)).hasStatus(Status.NO_BASE);
        assertReading(card.get(REPLY_RATE_PER_MESSAGE, Segment.ALL, JANUARY)).isOutOf(3, 10);
        assertReading(card.get(REPLIES_RECEIVED, Segment.ALL, JANUARY)).is("0");
        assertReading(card.get(REPLIES_RECEIVED, Segment.ALL, FEBRUARY)).is("3");
    }

    @Test
    void mailThatAnswersNothing_isNoReplyAndNoConversationOfACohort() {
        Scenario company = Scenario.january()
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-05T10:00",
                        mail -> mail.prospect("P").direction(TouchDirection.INBOUND))
                .touch(TouchKind.EMAIL, "2026-01-06T10:00", mail -> mail.prospect("P"));

        assertReading(company.read(CONVERSATIONS_STARTED)).is("1");
        assertReading(company.read(CONNECT_RATE)).isOutOf(0, 1);
        assertReading(company.read(CONNECT_RATE_PERIOD)).isOutOf(1, 1);
        assertReading(company.read(REPLIES_RECEIVED)).is("0");
    }

    // ---- replies

    @ParameterizedTest
    @CsvSource({"12, 1.2%, 0.0069, 0.0209", "28, 2.8%, 0.0194, 0.0402"})
    void e04_replies_ofAThousand(int replies, String shown, double lower, double upper) {
        Scenario company = Scenario.january().emails(1_000, replies, "2026-01-05T10:00", unchanged());

        assertReading(company.read(REPLY_RATE_PER_MESSAGE))
                .isOutOf(replies, 1_000)
                .shows(shown)
                .hasInterval(lower, upper, 0.00005);
    }

    @Test
    void p13_autoReplies_areNoReplies() {
        Scenario company = Scenario.january()
                .emails(940, 0, "2026-01-05T10:00", unchanged())
                .emails(20, 20, "2026-01-05T10:00", mail -> mail.reply(automatic()))
                .emails(15, 15, "2026-01-05T10:00", mail -> mail.outcome(TouchOutcome.AUTO_REPLIED))
                .emails(25, 25, "2026-01-05T10:00", unchanged());

        assertReading(company.read(REPLY_RATE_PER_MESSAGE))
                .isOutOf(25, 1_000)
                .isNot("0.06")
                .hasInterval(0.0170, 0.0366, 0.00005);
        assertReading(company.read(CONVERSATIONS_STARTED)).is("25");
    }

    @Test
    void p18_repliesPerMessage_areLabelledAsSuch() {
        Scenario company = Scenario.january();
        for (int contact = 0; contact < 100; contact++) {
            String id = "P" + contact;
            for (int day = 5; day < 9; day++) {
                company.touch(TouchKind.EMAIL, "2026-01-0" + day + "T10:00", mail -> mail.prospect(id));
            }
            if (contact < 8) {
                company.touch(
                        TouchKind.EMAIL,
                        "2026-01-09T10:00",
                        mail -> mail.prospect(id).direction(TouchDirection.INBOUND));
            }
        }

        assertReading(company.read(REPLY_RATE_PER_MESSAGE)).isOutOf(8, 400).shows("2.0%");
        assertThat(REPLY_RATE_PER_MESSAGE.id()).isEqualTo("reply-rate.per-message");
    }

    @Test
    void p38_zeroMail_isToldApart() {
        UnaryOperator<Touch.Builder> bounced = mail -> mail.prospect("P").outcome(TouchOutcome.BOUNCED);
        UnaryOperator<Touch.Builder> reply = mail -> mail.prospect("P").direction(TouchDirection.INBOUND);

        assertReading(Scenario.january().noTouches().read(REPLY_RATE_PER_MESSAGE))
                .hasStatus(Status.NO_DATA);
        assertReading(Scenario.january()
                        .touch(TouchKind.EMAIL, "2026-01-05T10:00", bounced)
                        .touches(3, TouchKind.EMAIL, "2026-01-06T10:00", reply)
                        .read(REPLY_RATE_PER_MESSAGE))
                .hasStatus(Status.NO_BASE);
        assertReading(Scenario.january()
                        .emails(10_000, 0, "2026-01-05T10:00", unchanged())
                        .read(REPLY_RATE_PER_MESSAGE))
                .isOutOf(0, 10_000)
                .hasInterval(0, 0.00038, 0.000005);
    }

    // ---- meetings

    @ParameterizedTest
    @CsvSource({"45, 12, 26.7%, 4/15, 3.75", "25, 2, 8.0%, 2/25, 12.5", "40, 8, 20.0%, 1/5, 5"})
    void e10_dialsToMeeting(int dials, int meetings, String shown, String exact, String perMeeting) {
        Scenario company = Scenario.january()
                .touches(dials, TouchKind.CALL, "2026-01-05T10:00", lasting(10))
                .touches(meetings, TouchKind.MEETING, "2026-01-06T10:00", meeting -> meeting.prospect("P"));

        assertReading(company.read(DIALS_TO_MEETING))
                .isOutOf(meetings, dials)
                .is(exact)
                .shows(shown);
        assertReading(company.read(DIALS_TO_MEETING_PER_MEETING)).is(perMeeting);
        assertReading(company.read(MEETINGS)).is(String.valueOf(meetings));
    }

    @Test
    void p21_reschedule_isNoSecondBooking() {
        Scorecard card = Scenario.observed("2026-01-05", "2026-01-19")
                .touch(
                        TouchKind.MEETING,
                        "2026-01-05T10:00",
                        meeting -> meeting.prospect("P").meeting(meeting(MeetingStatus.RESCHEDULED, null, null)))
                .touch(
                        TouchKind.MEETING,
                        "2026-01-07T10:00",
                        meeting -> meeting.prospect("P").meeting(meeting(MeetingStatus.HELD, null, "touch-0")))
                .card(Grain.WEEK);

        assertReading(card.get(MEETINGS, Segment.ALL, card.periods().get(0)))
                .is("1")
                .isNot("2");
        assertReading(card.get(MEETINGS, Segment.ALL, card.periods().get(1))).is("0");
    }

    @Test
    void meeting_countsWhenItWasBooked() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01")
                .asOf("2026-02-20T00:00")
                .touch(
                        TouchKind.MEETING,
                        "2026-02-03T10:00",
                        meeting -> meeting.prospect("P").meeting(meeting(MeetingStatus.HELD, "2026-01-30T10:00", null)))
                .touch(
                        TouchKind.MEETING,
                        "2026-02-03T10:00",
                        meeting -> meeting.prospect("P")
                                .meeting(meeting(MeetingStatus.SCHEDULED, "2026-02-21T10:00", null)));
        Scorecard card = company.card(Grain.MONTH);

        assertReading(card.get(MEETINGS, Segment.ALL, JANUARY)).is("1");
        assertReading(card.get(MEETINGS, Segment.ALL, FEBRUARY)).is("0");
    }

    private static MeetingDetails meeting(MeetingStatus status, String bookedAt, String from) {
        return new MeetingDetails(
                Optional.ofNullable(bookedAt).map(Scenario::at),
                Optional.of(at("2026-02-03T10:00")),
                status,
                Optional.empty(),
                Optional.ofNullable(from));
    }

    // ---- who and whose

    @Test
    void touchesOfLeadsOfNobody_areLeftOutByReason() {
        Scenario company = Scenario.january()
                .lead("L", "2026-01-05T09:00")
                .lead("test", "2026-01-05T09:00", lead -> lead.test(true))
                .lead("copy", "2026-01-05T09:00", lead -> lead.duplicateOf("L"))
                .touches(3, TouchKind.CALL, "2026-01-05T10:00", call -> call.lead("L"))
                .touches(2, TouchKind.CALL, "2026-01-05T10:00", call -> call.lead("test"))
                .touches(1, TouchKind.CALL, "2026-01-05T10:00", call -> call.lead("copy"))
                .touches(4, TouchKind.CALL, "2026-01-05T10:00", call -> call.prospect("P"));

        assertReading(company.read(DIALS_MADE))
                .is("7")
                .excludes(Exclusion.TEST, 2)
                .excludes(Exclusion.DUPLICATE, 1);
    }

    @Test
    void activity_isTheRepsNotTheOwners() {
        Scorecard card = Scenario.january()
                .reps(
                        Rep.builder("ann").team("east").build(),
                        Rep.builder("bob").team("west").build())
                .lead("L", "2026-01-05T09:00", lead -> lead.owner("bob").channel("web"))
                .touches(
                        3,
                        TouchKind.CALL,
                        "2026-01-05T10:00",
                        call -> call.lead("L").rep("ann"))
                .touches(2, TouchKind.CALL, "2026-01-05T10:00", call -> call.lead("L"))
                .touches(1, TouchKind.CALL, "2026-01-05T10:00", call -> call.prospect("P"))
                .card(Grain.NONE, StandardDimensions.OWNER, StandardDimensions.TEAM, StandardDimensions.CHANNEL);

        assertReading(dials(card, "owner", "ann")).is("3");
        assertReading(dials(card, "owner", "bob")).is("2");
        assertReading(dials(card, "owner", "(none)")).is("1");
        assertReading(dials(card, "team", "east")).is("3");
        assertReading(dials(card, "channel", "web")).is("5");
        assertReading(dials(card, "channel", "(none)")).is("1");
    }

    private static Reading dials(Scorecard card, String dimension, String value) {
        return card.get(DIALS_MADE, Segment.of(dimension, value), card.periods().get(0));
    }

    @Test
    void withoutTouches_nothingIsKnownNotZero() {
        Scenario company = Scenario.january().lead("L", "2026-01-05T09:00");

        for (Kpi kpi : ALL) {
            assertReading(company.read(kpi)).hasStatus(Status.MISSING_INPUT).saysWhy("touches");
        }
    }

    @Test
    void withoutLeads_touchesOfProspectsCount() {
        Scenario company = Scenario.january().emails(10, 1, "2026-01-05T10:00", unchanged());

        assertReading(company.read(CONNECT_RATE)).isOutOf(1, 10);
    }
}
