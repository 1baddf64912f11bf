package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.metric.OutreachKpis.*;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.ContactStatus;
import org.leadkpi.model.Enrollment;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.MeetingDetails;
import org.leadkpi.model.MeetingStatus;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Problem;
import org.leadkpi.model.Prospect;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.SequenceStep;
import org.leadkpi.model.TaskDetails;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Status;

/** Contacts, meetings, sequences, lists and activity: the examples and pitfalls of spec 1.C, 1.D and 8. */
class ContactsTest {

    private static UnaryOperator<Touch.Builder> to(String prospect) {
        return touch -> touch.prospect(prospect);
    }

    private static UnaryOperator<Touch.Builder> from(String prospect) {
        return touch -> touch.prospect(prospect).direction(TouchDirection.INBOUND);
    }

    private static UnaryOperator<Touch.Builder> meeting(
            String prospect, MeetingStatus status, String scheduledFor, String replaces) {
        return touch -> touch.prospect(prospect)
                .meeting(new MeetingDetails(
                        Optional.empty(),
                        Optional.ofNullable(scheduledFor).map(Scenario::at),
                        status,
                        Optional.empty(),
                        Optional.ofNullable(replaces)));
    }

    private static UnaryOperator<Touch.Builder> held(Boolean qualified) {
        return touch -> touch.prospect("P")
                .meeting(new MeetingDetails(
                        Optional.empty(),
                        Optional.of(at("2026-01-12T10:00")),
                        MeetingStatus.HELD,
                        Optional.ofNullable(qualified),
                        Optional.empty()));
    }

    private static ReplyDetails tone(Sentiment sentiment) {
        return new ReplyDetails(Optional.empty(), false, true, sentiment);
    }

    private static Reading read(Scenario company, Kpi kpi, Dimension dimension, String value) {
        Scorecard card = company.card(Grain.NONE, dimension);
        return card.get(kpi, Segment.of(dimension, value), card.periods().get(0));
    }

    // ---- K-19

    private static Scenario p18() {
        Scenario company = Scenario.january();
        for (int contact = 0; contact < 100; contact++) {
            String id = "P" + contact;
            for (int day = 5; day < 9; day++) {
                company.touch(TouchKind.EMAIL, "2026-01-0" + day + "T10:00", to(id));
            }
            if (contact < 8) {
                company.touch(TouchKind.EMAIL, "2026-01-09T10:00", from(id));
            }
        }
        return company;
    }

    @Test
    void p18_eightOfAHundredContacts_is8PercentOfContactsAnd2OfMessages() {
        assertReading(p18().read(REPLY_RATE)).isOutOf(8, 100).shows("8.0%").isNot("0.02");
        assertReading(p18().read(REPLY_RATE_PER_MESSAGE)).isOutOf(8, 400).shows("2.0%");
    }

    /** Ten messages, one a day: by then the last so many are younger than 7 days, one of which is answered. */
    @ParameterizedTest
    @CsvSource({"2026-01-20T09:00, DEFINED, 0", "2026-01-16T09:00, DEFINED, 2", "2026-01-15T09:00, IMMATURE, 3"})
    void k19_messagesYoungerThan7DaysAndUnanswered_areNotMature(String asOf, String status, int open) {
        Scenario company = Scenario.january().asOf(asOf);
        for (int contact = 0; contact < 10; contact++) {
            company.touch(TouchKind.EMAIL, String.format("2026-01-%02dT10:00", contact + 2), to("P" + contact));
        }
        company.touch(TouchKind.EMAIL, "2026-01-11T12:00", from("P9"));

        for (Kpi kpi : List.of(REPLY_RATE_PER_MESSAGE, REPLY_RATE_PER_MESSAGE_SENT, POSITIVE_REPLY_RATE)) {
            Reading reading = company.read(kpi);
            assertThat(reading.status()).as(kpi.id()).hasToString(status);
            assertThat(reading.isPartlyImmature())
                    .as(kpi.id())
                    .isEqualTo(open > 0 && reading.value().isDefined());
        }
        assertReading(company.read(POSITIVE_REPLY_RATE_OF_REPLIES)).isOutOf(0, 1);
    }

    @Test
    void p13_autoReplies_areNoReplies() {
        UnaryOperator<Touch.Builder> automatic =
                mail -> mail.reply(new ReplyDetails(Optional.empty(), true, true, Sentiment.UNKNOWN));
        Scenario company = Scenario.january()
                .emails(940, 0, "2026-01-05T10:00", mail -> mail)
                .emails(35, 35, "2026-01-05T10:00", automatic)
                .emails(25, 25, "2026-01-05T10:00", mail -> mail);

        assertReading(company.read(REPLY_RATE)).isOutOf(25, 1_000).isNot("0.06").hasInterval(0.0170, 0.0366, 0.00005);
    }

    @ParameterizedTest
    @CsvSource({"12, 1.2%, 0.0069, 0.0209", "28, 2.8%, 0.0194, 0.0402"})
    void e04_contactsThatReplied_ofAThousand(int replies, String shown, double lower, double upper) {
        Scenario company = Scenario.january().emails(1_000, replies, "2026-01-05T10:00", mail -> mail);

        assertReading(company.read(REPLY_RATE))
                .isOutOf(replies, 1_000)
                .shows(shown)
                .hasInterval(lower, upper, 0.00005);
    }

    @Test
    void p38_zeroMail_isToldApart() {
        assertReading(Scenario.january().noTouches().read(REPLY_RATE)).hasStatus(Status.NO_DATA);
        assertReading(Scenario.january()
                        .emails(10_000, 0, "2026-01-05T10:00", mail -> mail)
                        .read(REPLY_RATE))
                .isOutOf(0, 10_000)
                .hasInterval(0, 0.00038, 0.00001);
    }

    @Test
    void contact_countsWithTheFirstMessageThatArrived() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-05T10:00",
                        mail -> mail.prospect("P").outcome(TouchOutcome.BOUNCED))
                .touch(TouchKind.SOCIAL, "2026-01-20T10:00", to("P"))
                .touch(TouchKind.EMAIL, "2026-02-10T10:00", to("P"))
                .touch(TouchKind.EMAIL, "2026-02-11T10:00", from("P"))
                .card(Grain.MONTH);

        assertReading(card.get(REPLY_RATE, Segment.ALL, JANUARY)).isOutOf(1, 1);
        assertReading(card.get(REPLY_RATE, Segment.ALL, FEBRUARY)).hasStatus(Status.NO_DATA);
        assertReading(card.get(REPLY_RATE_PER_MESSAGE, Segment.ALL, JANUARY)).isOutOf(0, 1);
        assertReading(card.get(REPLY_RATE_PER_MESSAGE, Segment.ALL, FEBRUARY)).isOutOf(1, 1);
    }

    @Test
    void prospectThatBecameALead_isOneContact() {
        Scenario company = Scenario.january()
                .lead("L", "2026-01-08T09:00")
                .touch(TouchKind.EMAIL, "2026-01-05T10:00", to("P"))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-09T10:00",
                        mail -> mail.prospect("P").lead("L"))
                .touch(TouchKind.EMAIL, "2026-01-10T10:00", mail -> mail.lead("L"))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-11T10:00",
                        mail -> mail.lead("L").direction(TouchDirection.INBOUND));

        assertReading(company.read(REPLY_RATE)).isOutOf(1, 1).isNot("0.5");
        assertReading(company.read(REPLY_RATE_PER_MESSAGE)).isOutOf(1, 3);
    }

    @Test
    void leadAndProspectThatNoTouchLinks_areTwoContacts() {
        Scenario company = Scenario.january()
                .lead("X", "2026-01-08T09:00")
                .touch(TouchKind.EMAIL, "2026-01-05T10:00", to("X"))
                .touch(TouchKind.EMAIL, "2026-01-10T10:00", mail -> mail.lead("X"));

        assertReading(company.read(REPLY_RATE)).isOutOf(0, 2);
    }

    @Test
    void replyRate_ofLastWeek_isImmature() {
        Scenario young = Scenario.january().asOf("2026-01-09T10:00").emails(10, 2, "2026-01-03T10:00", mail -> mail);
        Scenario old = Scenario.january().asOf("2026-01-10T10:00").emails(10, 2, "2026-01-03T10:00", mail -> mail);

        assertReading(young.read(REPLY_RATE)).isImmatureSoFar("1/5").saysWhy("2 of 10", "7 days old");
        assertReading(old.read(REPLY_RATE)).isOutOf(2, 10).flagsNot(Flag.PARTLY_IMMATURE);
    }

    @Test
    void replyRate_bySequenceAndStep_comparesRepliesWithWhatTheyAnswer() {
        Scenario company = Scenario.january()
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-05T10:00",
                        mail -> mail.prospect("P").sequence(new SequenceStep("S", 1)))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-06T10:00",
                        mail -> mail.prospect("P").sequence(new SequenceStep("S", 2)))
                .touch(TouchKind.EMAIL, "2026-01-07T11:00", from("P"))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-06T10:00",
                        mail -> mail.prospect("Q").sequence(new SequenceStep("S", 2)));

        assertReading(read(company, REPLY_RATE_PER_MESSAGE, StandardDimensions.STEP, "1"))
                .isOutOf(0, 1);
        assertReading(read(company, REPLY_RATE_PER_MESSAGE, StandardDimensions.STEP, "2"))
                .isOutOf(1, 2);
        assertReading(read(company, REPLY_RATE, StandardDimensions.SEQUENCE, "S"))
                .isOutOf(1, 2);
        assertReading(read(company, REPLY_RATE_PER_MESSAGE, StandardDimensions.HOUR, "10"))
                .isOutOf(1, 3);
        assertReading(read(company, REPLY_RATE_PER_MESSAGE, StandardDimensions.WEEKDAY, "tuesday"))
                .isOutOf(1, 2);
        assertReading(read(company, REPLIES_RECEIVED, StandardDimensions.TOUCH_KIND, "email"))
                .is("1");
    }

    /** Three messages by two reps, one of which is answered, to the inbox of the other rep. */
    private static Scenario answeredToAnotherInbox() {
        return Scenario.january()
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-05T10:00",
                        mail -> mail.prospect("P").rep("ann").attribute("template", "short"))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-06T10:00",
                        mail -> mail.prospect("Q").rep("ann").attribute("template", "long"))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-06T10:00",
                        mail -> mail.prospect("R").rep("bob").attribute("template", "long"))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-07T11:00",
                        reply -> from("Q").apply(reply).rep("bob"));
    }

    @Test
    void reply_countsForTheRepWhoseMessageItAnswers() {
        Scenario company = answeredToAnotherInbox();

        for (Kpi kpi : List.of(REPLY_RATE_PER_MESSAGE, CONNECT_RATE, CONNECT_RATE_EMAIL_ONLY, REPLY_RATE)) {
            assertReading(read(company, kpi, StandardDimensions.OWNER, "ann"))
                    .isOutOf(1, 2)
                    .isNot("0");
            assertReading(read(company, kpi, StandardDimensions.OWNER, "bob"))
                    .isOutOf(0, 1)
                    .isNot("1");
        }
        assertReading(read(company, REPLIES_RECEIVED, StandardDimensions.OWNER, "ann"))
                .is("1");
    }

    @Test
    void reply_countsUnderTheAttributesOfTheMessageItAnswers() {
        Scenario company = answeredToAnotherInbox();
        Dimension template = StandardDimensions.attribute("template", company.dataset());

        for (Kpi kpi : List.of(REPLY_RATE_PER_MESSAGE, CONNECT_RATE, REPLY_RATE)) {
            assertReading(read(company, kpi, template, "short")).isOutOf(0, 1);
            assertReading(read(company, kpi, template, "long")).isOutOf(1, 2).isNot("0");
        }
    }

    @Test
    void reply_hasItsOwnAttribute_whereTheMessageHasNone() {
        Scenario company = Scenario.january()
                .touch(TouchKind.EMAIL, "2026-01-05T10:00", to("P"))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-06T10:00",
                        reply -> from("P").apply(reply).attribute("tells", "not now"));
        Dimension tells = StandardDimensions.attribute("tells", company.dataset());

        assertReading(read(company, REPLIES_RECEIVED, tells, "not now")).is("1");
    }

    @Test
    void meeting_thatThePersonBooked_staysWithTheRepWhoHasIt() {
        Scenario company = Scenario.january()
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-05T10:00",
                        mail -> mail.prospect("P").rep("ann"))
                .touch(
                        TouchKind.MEETING,
                        "2026-01-06T10:00",
                        booked -> from("P").apply(booked).rep("bob"));

        assertReading(read(company, MEETINGS, StandardDimensions.OWNER, "bob")).is("1");
        assertReading(read(company, MEETINGS, StandardDimensions.TOUCH_KIND, "meeting"))
                .is("1");
    }

    // ---- K-18

    @Test
    void reach_countsAConversationSince_whicheverWayItCame() {
        Scenario company = Scenario.january()
                .touch(TouchKind.CALL, "2026-01-05T10:00", to("calls back by mail"))
                .touch(TouchKind.EMAIL, "2026-01-06T10:00", from("calls back by mail"))
                .touch(TouchKind.EMAIL, "2026-01-04T10:00", from("wrote before"))
                .touch(TouchKind.CALL, "2026-01-05T10:00", to("wrote before"));

        assertReading(company.read(CONNECT_RATE_REACH)).isOutOf(1, 2).isNot("0");
        assertReading(company.read(CONNECT_RATE))
                .as("no e-mail of ours was answered")
                .isOutOf(0, 2);
    }

    @Test
    void connectRate_ofABounceAfterAMailThatArrived_countsTheOneThatArrived() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .touch(TouchKind.EMAIL, "2026-01-30T10:00", to("P"))
                .touch(
                        TouchKind.EMAIL,
                        "2026-02-02T10:00",
                        mail -> mail.prospect("P").outcome(TouchOutcome.BOUNCED))
                .touch(TouchKind.EMAIL, "2026-02-03T10:00", from("P"))
                .card(Grain.MONTH);

        for (Kpi kpi : List.of(CONNECT_RATE, CONNECT_RATE_DELIVERED_ONLY, REPLY_RATE_PER_MESSAGE)) {
            assertReading(card.get(kpi, Segment.ALL, JANUARY)).isOutOf(1, 1).isNot("0");
        }
        assertReading(card.get(CONNECT_RATE, Segment.ALL, FEBRUARY)).isOutOf(0, 1);
        assertReading(card.get(CONNECT_RATE_DELIVERED_ONLY, Segment.ALL, FEBRUARY))
                .hasStatus(Status.NO_DATA);
    }

    @Test
    void p22_reach_countsEachContactOnce() {
        Scenario company = Scenario.january();
        for (int contact = 0; contact < 4; contact++) {
            String id = "P" + contact;
            company.touches(contact == 3 ? 1 : 5, TouchKind.CALL, "2026-01-05T10:00", to(id));
        }
        company.touches(
                4,
                TouchKind.CALL,
                "2026-01-05T10:00",
                call -> call.prospect("P3").duration(Duration.ofSeconds(100)));

        assertReading(company.read(CONNECT_RATE)).isOutOf(4, 20);
        assertReading(company.read(CONNECT_RATE_REACH)).isOutOf(1, 4).isNot("0.2");
    }

    @Test
    void connectRate_ofItsParts() {
        Scenario company = Scenario.january()
                .emails(10, 2, "2026-01-05T10:00", mail -> mail)
                .touches(9, TouchKind.CALL, "2026-01-05T10:00", to("P"))
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T10:00",
                        call -> call.prospect("P").duration(Duration.ofSeconds(90)))
                .touches(4, TouchKind.SOCIAL, "2026-01-05T10:00", to("Q"))
                .touches(2, TouchKind.SOCIAL, "2026-01-06T10:00", from("Q"));

        assertReading(company.read(CONNECT_RATE)).isOutOf(3, 20);
        assertReading(company.read(CONNECT_RATE_CALL_ONLY)).isOutOf(1, 10);
        assertReading(company.read(CONNECT_RATE_EMAIL_ONLY)).isOutOf(2, 10);
        assertReading(company.read(CONNECT_RATE_WITH_SOCIAL)).isOutOf(4, 24);
        assertReading(company.read(SOCIAL_MESSAGES_SENT)).is("4");
    }

    @Test
    void k19_clustersThatAllAgree_tellNoIntervalOfMoreRepliesThanMessages() {
        Scenario company = Scenario.january();
        for (String contact : List.of("P", "Q")) {
            company.touch(TouchKind.EMAIL, "2026-01-05T10:00", to(contact))
                    .touches(2, TouchKind.EMAIL, "2026-01-06T10:00", from(contact));
        }

        assertReading(company.read(REPLY_RATE_PER_MESSAGE)).isOutOf(4, 2);
        assertThat(company.read(REPLY_RATE_PER_MESSAGE).interval()).isEmpty();
    }

    // ---- K-20

    @Test
    void k20_ofMoreRepliesThanMessages_theUpperBoundIs1() {
        Scenario company = Scenario.january()
                .touches(2, TouchKind.EMAIL, "2026-01-05T10:00", to("P"))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-06T10:00",
                        from("P").andThen(mail -> mail.reply(tone(Sentiment.POSITIVE)))::apply)
                .touches(2, TouchKind.EMAIL, "2026-01-06T10:00", from("P"));

        assertReading(company.read(POSITIVE_REPLY_RATE)).isOutOf(1, 2).hasInterval(0.5, 1, 0);
    }

    @Test
    void k20_unknownTone_makesBounds() {
        Scenario company = Scenario.january()
                .emails(4, 4, "2026-01-05T10:00", mail -> mail.reply(tone(Sentiment.POSITIVE)))
                .emails(3, 3, "2026-01-05T10:00", mail -> mail.reply(tone(Sentiment.NEGATIVE)))
                .emails(1, 1, "2026-01-05T10:00", mail -> mail.reply(tone(Sentiment.NEUTRAL)))
                .emails(92, 2, "2026-01-05T10:00", mail -> mail);

        assertReading(company.read(POSITIVE_REPLY_RATE))
                .isOutOf(4, 100)
                .hasInterval(0.04, 0.06, 1e-12)
                .flags(Flag.UNKNOWN_SENTIMENT);
        assertReading(company.read(REPLY_RATE)).isOutOf(10, 100);
    }

    // ---- K-21, K-22

    @Test
    void k21_twelveOfFortyRepliesBookAMeeting() {
        Scenario company = Scenario.january().noTouches();
        for (int contact = 0; contact < 40; contact++) {
            String id = "P" + contact;
            company.touch(TouchKind.EMAIL, "2026-01-05T10:00", to(id))
                    .touch(TouchKind.EMAIL, "2026-01-06T10:00", from(id));
            if (contact < 12) {
                company.touches(2, TouchKind.MEETING, "2026-01-08T10:00", to(id));
            }
        }

        assertReading(company.read(MEETING_RATE)).isOutOf(12, 40).shows("30.0%").isNot("0.6");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-20T10:00:00, 1",
        "2026-01-20T10:00:01, 0",
        "2026-01-20, 1",
        "2026-01-21, 0",
        "2026-01-06T10:00:01, 1",
        "2026-01-06T10:00:00, 0",
        "2026-01-06T09:00:00, 0",
        "2026-01-06, 1"
    })
    void meeting_isBookedAfterTheReplyAndWithin14Days(String bookedAt, long booked) {
        Scenario company = Scenario.january()
                .touch(TouchKind.EMAIL, "2026-01-05T10:00", to("P"))
                .touch(TouchKind.EMAIL, "2026-01-06T10:00", from("P"))
                .touch(TouchKind.MEETING, bookedAt, to("P"));

        assertReading(company.read(MEETING_RATE)).isOutOf(booked, 1);
    }

    @Test
    void meetingWithoutAReply_isNoSuccessOfReplies() {
        Scenario company = Scenario.january()
                .touch(TouchKind.EMAIL, "2026-01-05T10:00", to("P"))
                .touch(TouchKind.MEETING, "2026-01-06T10:00", to("P"));

        assertReading(company.read(MEETING_RATE)).hasStatus(Status.NO_DATA);
        assertReading(company.read(REPLY_RATE)).isOutOf(0, 1);
    }

    @ParameterizedTest
    @CsvSource({"45, 12, 26.7%", "25, 2, 8.0%", "40, 8, 20.0%"})
    void e10_meetingsPerDial(int dials, int meetings, String shown) {
        Scenario company = Scenario.january()
                .touches(dials, TouchKind.CALL, "2026-01-05T10:00", to("P"))
                .touches(meetings, TouchKind.MEETING, "2026-01-06T10:00", to("P"));

        assertReading(company.read(MEETING_BOOKING_RATE_PER_DIAL))
                .isOutOf(meetings, dials)
                .shows(shown);
        assertReading(company.read(MEETING_BOOKING_RATE_PER_ATTEMPT)).isOutOf(meetings, dials);
        assertReading(company.read(MEETING_BOOKING_RATE)).hasStatus(Status.NO_BASE);
    }

    @Test
    void k22_perInboundLead_countsALeadOnce() {
        Scenario company = Scenario.january()
                .lead("in", "2026-01-05T09:00", lead -> lead.origin(Origin.INBOUND))
                .lead("quiet", "2026-01-05T09:00", lead -> lead.origin(Origin.INBOUND))
                .lead("out", "2026-01-05T09:00", lead -> lead.origin(Origin.OUTBOUND))
                .touches(2, TouchKind.MEETING, "2026-01-06T09:00", touch -> touch.lead("in"))
                .touch(TouchKind.MEETING, "2026-01-06T09:00", touch -> touch.lead("out"))
                .touch(TouchKind.MEETING, "2026-01-04T09:00", touch -> touch.lead("quiet"));

        assertReading(company.read(MEETING_BOOKING_RATE_PER_LEAD)).isOutOf(1, 2);
    }

    @Test
    void k22_perInboundLead_countsTheBookingThatMadeTheLead() {
        Scenario company = Scenario.january()
                .lead("in", "2026-01-05T09:00", lead -> lead.origin(Origin.INBOUND))
                .touch(TouchKind.MEETING, "2026-01-05T09:00", touch -> touch.lead("in"));

        assertReading(company.read(MEETING_BOOKING_RATE_PER_LEAD)).isOutOf(1, 1).isNot("0");
    }

    // ---- K-23

    @Test
    void p21_reschedule_isOneBookingAndOneMeetingHeld() {
        Scorecard card = Scenario.observed("2026-01-05", "2026-01-19")
                .touch(
                        TouchKind.MEETING,
                        "2026-01-05T10:00",
                        meeting("P", MeetingStatus.RESCHEDULED, "2026-01-08T10:00", null))
                .touch(
                        TouchKind.MEETING,
                        "2026-01-07T10:00",
                        meeting("P", MeetingStatus.HELD, "2026-01-13T10:00", "touch-0"))
                .card(Grain.WEEK);

        assertReading(card.get(MEETINGS, Segment.ALL, card.periods().get(0)))
                .is("1")
                .isNot("2");
        assertReading(card.get(MEETINGS, Segment.ALL, card.periods().get(1))).is("0");
        assertReading(card.get(MEETING_SHOW_RATE, Segment.ALL, card.periods().get(0)))
                .hasStatus(Status.NO_DATA);
        assertReading(card.get(MEETING_SHOW_RATE, Segment.ALL, card.periods().get(1)))
                .isOutOf(1, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "it names nothing that is there,  zzz,     ,        1, 1",
        "it names itself,                 touch-0, ,        1, 1",
        "it names one booked later,       touch-1, ,        2, 2",
        "each names the other,            touch-1, touch-0, 1, 1"
    })
    void meetingThatMovesNoEarlierOne_isABookingOfItsOwn(
            String what, String first, String second, String booked, long held) {
        Scenario company = Scenario.january()
                .touch(
                        TouchKind.MEETING,
                        "2026-01-05T10:00",
                        meeting("P", MeetingStatus.HELD, "2026-01-13T10:00", first));
        if (!first.equals("zzz") && !first.equals("touch-0")) {
            company.touch(
                    TouchKind.MEETING,
                    "2026-01-07T10:00",
                    meeting("P", MeetingStatus.HELD, "2026-01-14T10:00", second));
        }

        assertReading(company.read(MEETINGS)).is(booked);
        assertReading(company.read(MEETING_SHOW_RATE)).isOutOf(held, held);
        assertThat(company.dataset().problems())
                .as(what)
                .extracting(Problem::message)
                .containsExactly("touch touch-0 moves meeting " + first
                        + ", which is no earlier one of its contact, so it is a booking of its own");
    }

    @Test
    void meetingsOfOneTimeThatNameEachOther_areBookedEach() {
        Scenario company = Scenario.january()
                .touch(TouchKind.MEETING, "2026-01-05", meeting("P", MeetingStatus.HELD, "2026-01-13T10:00", "touch-1"))
                .touch(TouchKind.MEETING, "2026-01-05", meeting("P", MeetingStatus.HELD, "2026-01-14T10:00", "touch-0"))
                .touch(
                        TouchKind.MEETING,
                        "2026-01-05",
                        meeting("P", MeetingStatus.HELD, "2026-01-15T10:00", "touch-1"));

        assertReading(company.read(MEETINGS)).is("2");
    }

    @Test
    void meetingThatWasMissedAndReplaced_countsAsItsReplacement() {
        Scenario company = Scenario.january()
                .touch(
                        TouchKind.MEETING,
                        "2026-01-05T10:00",
                        meeting("P", MeetingStatus.NO_SHOW, "2026-01-08T10:00", null))
                .touch(
                        TouchKind.MEETING,
                        "2026-01-08T11:00",
                        meeting("P", MeetingStatus.HELD, "2026-01-13T10:00", "touch-0"));

        assertReading(company.read(MEETING_SHOW_RATE)).isOutOf(1, 1).isNot("0.5");
    }

    @Test
    void meetingShowRate_ofMeetingsWhoseTimeHasCome() {
        Scenario company = Scenario.january()
                .asOf("2026-01-20T10:00")
                .touches(
                        3,
                        TouchKind.MEETING,
                        "2026-01-05T10:00",
                        meeting("P", MeetingStatus.HELD, "2026-01-08T10:00", null))
                .touch(
                        TouchKind.MEETING,
                        "2026-01-05T10:00",
                        meeting("P", MeetingStatus.NO_SHOW, "2026-01-08T10:00", null))
                .touch(
                        TouchKind.MEETING,
                        "2026-01-05T10:00",
                        meeting("P", MeetingStatus.CANCELLED, "2026-01-08T10:00", null))
                .touch(
                        TouchKind.MEETING,
                        "2026-01-05T10:00",
                        meeting("P", MeetingStatus.SCHEDULED, "2026-01-08T10:00", null))
                .touch(
                        TouchKind.MEETING,
                        "2026-01-05T10:00",
                        meeting("P", MeetingStatus.CANCELLED, "2026-01-21T10:00", null))
                .touch(TouchKind.MEETING, "2026-01-05T10:00", meeting("P", MeetingStatus.HELD, null, null));

        assertReading(company.read(MEETING_SHOW_RATE)).isOutOf(3, 5);
    }

    @Test
    void k23_meetingsNobodyJudged_makeBounds() {
        Scenario company = Scenario.january()
                .touches(2, TouchKind.MEETING, "2026-01-05T10:00", held(true))
                .touches(1, TouchKind.MEETING, "2026-01-05T10:00", held(false))
                .touches(2, TouchKind.MEETING, "2026-01-05T10:00", held(null));

        assertReading(company.read(QUALIFIED_MEETING_RATE)).isOutOf(2, 5).hasInterval(0.4, 0.8, 1e-12);
    }

    // ---- K-24

    @Test
    void k24_twentyOfAThousandContacts() {
        Scenario company = Scenario.january().noTouches();
        for (int contact = 0; contact < 1_000; contact++) {
            String id = "P" + contact;
            company.enrolled(id, "S", "2026-01-05T10:00", as -> as);
            if (contact < 20) {
                company.touch(TouchKind.MEETING, "2026-01-12T10:00", to(id));
            }
        }

        assertReading(company.read(SEQUENCE_TO_MEETING)).isOutOf(20, 1_000).shows("2.0%");
    }

    @Test
    void lastSequenceBeforeTheBooking_wins() {
        Scenario company = Scenario.january()
                .enrolled("P", "first", "2026-01-05T10:00", as -> as)
                .enrolled("P", "second", "2026-01-08T10:00", as -> as)
                .enrolled("P", "late", "2026-01-20T10:00", as -> as)
                .enrolled("Q", "first", "2026-01-05T10:00", as -> as)
                .touch(TouchKind.MEETING, "2026-01-12T10:00", to("P"));

        assertReading(company.read(SEQUENCE_TO_MEETING))
                .isOutOf(1, 2)
                .isNot("0.25")
                .excludesOnly(Exclusion.DUPLICATE, 2);
        assertReading(read(company, SEQUENCE_TO_MEETING, StandardDimensions.SEQUENCE, "first"))
                .isOutOf(0, 1);
        assertReading(read(company, SEQUENCE_TO_MEETING, StandardDimensions.SEQUENCE, "second"))
                .isOutOf(1, 1);
        assertReading(read(company, SEQUENCE_TO_MEETING, StandardDimensions.SEQUENCE, "late"))
                .hasStatus(Status.NO_DATA);
    }

    @Test
    void enrollmentThatEndedBeforeAnythingWasSent_isReported() {
        UnaryOperator<Enrollment.Builder> ended = enrollment -> enrollment.exitedAt(at("2026-01-06T10:00"));
        Scenario company = Scenario.january()
                .enrolled("P", "S", "2026-01-05T10:00", ended)
                .enrolled("Q", "S", "2026-01-05T10:00", ended)
                .touch(TouchKind.EMAIL, "2026-01-06T09:00", to("P"))
                .touch(TouchKind.EMAIL, "2026-01-06T11:00", to("Q"))
                .touches(2, TouchKind.MEETING, "2026-01-12T10:00", to("Q"));

        assertReading(company.read(SEQUENCE_TO_MEETING)).isOutOf(0, 1).excludesOnly(Exclusion.NOT_SENT, 1);
    }

    @Test
    void enrollmentOfALead_hasItsChannelAndItsMeetings() {
        Scenario company = Scenario.january()
                .lead("L", "2026-01-05T09:00", lead -> lead.channel("web"))
                .enrolled("L", "S", "2026-01-05T10:00", as -> as)
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-05T11:00",
                        mail -> mail.lead("L").rep("ann"))
                .touch(TouchKind.MEETING, "2026-01-12T10:00", touch -> touch.lead("L"));

        assertReading(read(company, SEQUENCE_TO_MEETING, StandardDimensions.CHANNEL, "web"))
                .isOutOf(1, 1);
        assertReading(read(company, SEQUENCE_TO_MEETING, StandardDimensions.OWNER, "ann"))
                .isOutOf(1, 1);
    }

    @Test
    void withoutEnrollments_sequencesAreNotKnown() {
        assertReading(p18().read(SEQUENCE_TO_MEETING))
                .hasStatus(Status.MISSING_INPUT)
                .saysWhy("enrollments");
    }

    // ---- K-25, K-26, K-27

    private static Scenario list(int accounts, int reachable) {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01");
        for (int i = 0; i < accounts; i++) {
            String id = "A" + i;
            ContactStatus status = i < reachable ? ContactStatus.VALID : ContactStatus.CATCH_ALL;
            company.account(id, account -> account.list("spring"))
                    .prospect("P" + i, id, prospect -> listed(prospect, status));
        }
        return company;
    }

    private static Prospect.Builder listed(Prospect.Builder prospect, ContactStatus status) {
        return prospect.list("spring").source("scrape").emailStatus(status);
    }

    @Test
    void e19_reachableAccounts_asTheListStandsNow() {
        Scenario company =
                list(500, 330).account("A0", as -> as.list("spring")).prospect("P9999", "elsewhere", as -> as);
        Scorecard card = company.card(Grain.MONTH);

        assertReading(card.get(ENRICHMENT_HIT_RATE, Segment.ALL, FEBRUARY))
                .isOutOf(330, 500)
                .shows("66.0%");
        assertReading(card.get(ENRICHMENT_HIT_RATE, Segment.ALL, JANUARY)).hasStatus(Status.NO_DATA);
        assertReading(company.read(ENRICHMENT_HIT_RATE)).isOutOf(330, 500);
        assertThat(company.read(ENRICHMENT_HIT_RATE).interval()).isEmpty();
        assertThat(company.dataset().problems())
                .extracting(Object::toString)
                .containsExactly("target account A0 on list spring repeats an id, so the first one stays");
    }

    @Test
    void accountOnSeveralLists_countsOnEach() {
        Scenario company = list(2, 1).account("A0", as -> as.list("autumn"));

        assertReading(company.read(ENRICHMENT_HIT_RATE)).isOutOf(2, 3);
        assertReading(read(company, ENRICHMENT_HIT_RATE, StandardDimensions.LIST, "spring"))
                .isOutOf(1, 2);
        assertReading(read(company, ENRICHMENT_HIT_RATE, StandardDimensions.LIST, "autumn"))
                .isOutOf(1, 1);
    }

    @Test
    void e19_aListOf35PercentInvalid() {
        Scenario company = list(100, 65);

        assertReading(company.read(INVALID_CONTACT_RATE)).isOutOf(35, 100).shows("35.0%");
        assertReading(read(company, INVALID_CONTACT_RATE, StandardDimensions.LIST, "spring"))
                .isOutOf(35, 100);
        assertReading(read(company, INVALID_CONTACT_RATE, StandardDimensions.LIST_SOURCE, "scrape"))
                .isOutOf(35, 100);
        assertReading(company.touch(TouchKind.EMAIL, "2026-01-06T09:00", to("P1"))
                        .card(Grain.NONE, StandardDimensions.LIST)
                        .get(REPLY_RATE, "spring"))
                .isOutOf(0, 1);
    }

    @Test
    void verificationOfMoreThan90Days_isStale() {
        Scenario company = Scenario.january().asOf("2026-05-01T00:00");
        for (String verified : List.of("2026-01-30T22:59", "2026-01-30T23:00", "2026-04-30T12:00")) {
            company.prospect(
                    "P" + verified,
                    "A",
                    prospect -> prospect.list("spring")
                            .emailStatus(ContactStatus.VALID)
                            .verifiedAt(at(verified)));
        }
        company.prospect("Q", "A", prospect -> prospect.emailStatus(ContactStatus.UNVERIFIED));

        assertReading(company.read(STALE_VERIFICATION_RATE)).isOutOf(1, 4);
        assertReading(read(company, STALE_VERIFICATION_RATE, StandardDimensions.LIST, "spring"))
                .isOutOf(1, 3);
        assertReading(company.policies(Policies.STANDARD.withVerifiedDays(1)).read(STALE_VERIFICATION_RATE))
                .isOutOf(2, 4);
    }

    @Test
    void withoutDatesOfVerifications_nobodyKnowsWhetherTheyAreStale() {
        assertReading(list(100, 65).read(STALE_VERIFICATION_RATE))
                .hasStatus(Status.MISSING_INPUT)
                .saysWhy("prospects-verified");
    }

    @Test
    void prospectThatIsVerifiedLater_isNotYetVerified() {
        Scenario company = Scenario.january()
                .prospect(
                        "P",
                        "A",
                        prospect -> prospect.emailStatus(ContactStatus.VALID).verifiedAt(at("2026-03-01T09:00")));

        assertReading(company.read(INVALID_CONTACT_RATE)).isOutOf(0, 1);
        assertReading(company.asOf("2026-02-01T00:00").read(INVALID_CONTACT_RATE))
                .isOutOf(1, 1);
    }

    @Test
    void accountWithAValidPhone_isReachable() {
        Scenario company = Scenario.january()
                .account("A", as -> as)
                .account("B", as -> as)
                .prospect("P", "A", prospect -> prospect.phoneStatus(ContactStatus.VALID))
                .prospect("Q", "A", prospect -> prospect.emailStatus(ContactStatus.INVALID));

        assertReading(company.read(ENRICHMENT_HIT_RATE)).isOutOf(1, 2);
        assertReading(company.read(INVALID_CONTACT_RATE)).isOutOf(2, 2);
    }

    @Test
    void withoutProspects_reachableAccountsAreNotKnown() {
        assertReading(Scenario.january().account("A", as -> as).read(ENRICHMENT_HIT_RATE))
                .hasStatus(Status.MISSING_INPUT)
                .saysWhy("prospects");
    }

    @Test
    void k27_bouncesAndDeliveries_areSharesOfMailsSent() {
        Scenario company = Scenario.january()
                .touches(97, TouchKind.EMAIL, "2026-01-05T10:00", to("P"))
                .touches(
                        3,
                        TouchKind.EMAIL,
                        "2026-01-05T10:00",
                        mail -> mail.prospect("P").outcome(TouchOutcome.BOUNCED))
                .touches(
                        5,
                        TouchKind.EMAIL,
                        "2026-01-05T10:00",
                        mail -> mail.prospect("P").outcome(TouchOutcome.FAILED))
                .touches(2, TouchKind.SOCIAL, "2026-01-05T10:00", to("P"));

        assertReading(company.read(BOUNCE_RATE)).isOutOf(3, 100);
        assertReading(company.read(DELIVERY_RATE)).isOutOf(97, 100);
    }

    // ---- K-29 to K-31

    @Test
    void k29_mailsByHandAndByMachine_areTwoColumns() {
        Scenario company = Scenario.january()
                .touches(5, TouchKind.EMAIL, "2026-01-05T10:00", to("P"))
                .touches(
                        20,
                        TouchKind.EMAIL,
                        "2026-01-05T10:00",
                        mail -> mail.prospect("P").automated(true));

        assertReading(company.read(EMAILS_SENT)).is("5").isNot("25");
        assertReading(company.read(EMAILS_SENT_AUTOMATED)).is("20");
        assertReading(company.read(ATTEMPTS_MADE)).is("25");
    }

    @Test
    void k30_tasks_countWhenTheyWereCompleted() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .asOf("2026-02-20T00:00")
                .touch(TouchKind.TASK, "2026-01-05T10:00", task("2026-01-20T10:00", "2026-02-02T10:00"))
                .touch(TouchKind.TASK, "2026-01-05T10:00", task("2026-01-20T10:00", null))
                .touch(TouchKind.TASK, "2026-01-05T10:00", task("2026-01-20T10:00", "2026-02-21T10:00"))
                .touch(
                        TouchKind.TASK,
                        "2026-01-05T10:00",
                        touch -> touch.prospect("P").outcome(TouchOutcome.COMPLETED))
                .card(Grain.MONTH);

        assertReading(card.get(TASKS_DONE, Segment.ALL, JANUARY))
                .is("1")
                .isNot("4")
                .flagsNot(Flag.COUNTED_ELSEWHERE);
        assertReading(card.get(TASKS_DONE, Segment.ALL, FEBRUARY)).is("1");
    }

    @Test
    void k30_callThatWasATask_isFlagged() {
        Scenario company = Scenario.january()
                .touch(TouchKind.CALL, "2026-01-05T10:00", task("2026-01-05T10:00", "2026-01-05T10:05"));

        assertReading(company.read(TASKS_DONE)).is("1").flags(Flag.COUNTED_ELSEWHERE);
        assertReading(company.read(DIALS_MADE)).is("1");
    }

    private static UnaryOperator<Touch.Builder> task(String dueAt, String completedAt) {
        return touch -> touch.prospect("P")
                .task(new TaskDetails(
                        Optional.of(at(dueAt)), Optional.ofNullable(completedAt).map(Scenario::at)));
    }

    // ---- P-05, P-09b

    /** A call as three systems recorded it, and two more calls. */
    private static Scenario p05() {
        return Scenario.january()
                .touch(TouchKind.CALL, "2026-01-05T10:00:00", recorded("dialler", 95))
                .touch(TouchKind.CALL, "2026-01-05T10:01:35", recorded("crm", 95))
                .touch(TouchKind.CALL, "2026-01-05T10:02:00", to("P"))
                .touch(TouchKind.CALL, "2026-01-05T10:20:00", recorded("dialler", 0))
                .touch(TouchKind.CALL, "2026-01-05T10:20:40", recorded("dialler", 0));
    }

    private static UnaryOperator<Touch.Builder> recorded(String system, long seconds) {
        return call -> call.prospect("P").sourceSystem(system).duration(Duration.ofSeconds(seconds));
    }

    @Test
    void p05_callThatThreeSystemsRecorded_isOneDialAndOneConversation() {
        assertReading(p05().read(DIALS_MADE)).is("3").isNot("5").isNot("2");
        assertReading(p05().read(CONVERSATIONS_STARTED)).is("1").isNot("2");
        assertThat(p05().dataset().problems())
                .extracting(Object::toString)
                .containsExactly(
                        "touch touch-1 tells what touch touch-0 tells, so it counts once",
                        "touch touch-2 tells what touch touch-0 tells, so it counts once");
        assertThat(p05().dataset().touches().get(0).sourceSystem()).contains("(none)+crm+dialler");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10T10:00, 15", "2026-03-31T09:00, 15"})
    void p09b_hourOfAProspectInBerlin(String inNewYork, String hour) {
        Scenario company = Scenario.observed("2026-03-01", "2026-04-01")
                .lead("L", "2026-03-01T09:00", lead -> lead.zone(ZoneId.of("Europe/Berlin")))
                .touch(TouchKind.CALL, inNewYork, call -> call.lead("L"))
                .touch(TouchKind.CALL, inNewYork, to("P"));

        assertReading(read(company, DIALS_MADE, StandardDimensions.HOUR, hour)).is("1");
        assertReading(read(company, DIALS_MADE, StandardDimensions.HOUR, inNewYork.substring(11, 13)))
                .is("1");
        assertReading(read(company, DIALS_MADE, StandardDimensions.WEEKDAY, "tuesday"))
                .is("2");
    }

    // ---- attributes

    @Test
    void attribute_ofAccountsAndProspects_splitsTheirKpis() {
        Scenario company = Scenario.january()
                .account("A1", account -> account.attribute("region", "EMEA"))
                .account("A2", account -> account.attribute("region", "APAC"))
                .prospect(
                        "P1",
                        "A1",
                        person -> person.emailStatus(ContactStatus.VALID).attribute("persona", "vp"))
                .prospect(
                        "P2",
                        "A2",
                        person -> person.emailStatus(ContactStatus.INVALID).attribute("persona", "cto"))
                .enrolled("P1", "S", "2026-01-05", entry -> entry)
                .enrolled("P2", "S", "2026-01-05", entry -> entry.attribute("persona", "ceo"))
                .touch(TouchKind.EMAIL, "2026-01-06T10:00", to("P1"))
                .touch(TouchKind.EMAIL, "2026-01-07T10:00", from("P1"))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-06T10:00",
                        mail -> to("P2").apply(mail).attribute("persona", "cfo"))
                .touch(TouchKind.MEETING, "2026-01-08T10:00", to("P1"));
        Dimension region = StandardDimensions.attribute("region", company.dataset());
        Dimension persona = StandardDimensions.attribute("persona", company.dataset());

        assertReading(read(company, ENRICHMENT_HIT_RATE, region, "EMEA")).isOutOf(1, 1);
        assertReading(read(company, ENRICHMENT_HIT_RATE, region, "APAC")).isOutOf(0, 1);
        assertReading(read(company, INVALID_CONTACT_RATE, persona, "cto")).isOutOf(1, 1);
        assertReading(read(company, SEQUENCE_TO_MEETING, persona, "vp")).isOutOf(1, 1);
        assertReading(read(company, SEQUENCE_TO_MEETING, persona, "ceo")).isOutOf(0, 1);
        assertReading(read(company, REPLY_RATE, persona, "vp")).isOutOf(1, 1);
        assertReading(read(company, REPLY_RATE, persona, "cfo")).isOutOf(0, 1);
        assertReading(read(company, ENRICHMENT_HIT_RATE, persona, "vp")).hasStatus(Status.NOT_APPLICABLE);
    }

    @Test
    void feeds_thatContactsNeed() {
        assertThat(SEQUENCE_TO_MEETING.tallies())
                .allSatisfy(tally -> assertThat(tally.allOf()).contains(Feed.ENROLLMENTS, Feed.TOUCHES));
        assertThat(REPLY_RATE.tallies())
                .allSatisfy(tally -> assertThat(tally.allOf()).containsExactly(Feed.TOUCHES));
    }
}
