package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.metric.OutreachKpis.ACTIVITY_CAPTURE_AUTOMATIC_SHARE;
import static org.leadkpi.metric.OutreachKpis.ACTIVITY_CAPTURE_UPLIFT;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE_DELIVERED_ONLY;
import static org.leadkpi.metric.OutreachKpis.POSITIVE_REPLY_RATE;
import static org.leadkpi.metric.OutreachKpis.POSITIVE_REPLY_RATE_OF_REPLIES;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE_PER_MESSAGE;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE_PER_MESSAGE_SENT;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Flag;
import org.leadkpi.model.Feed;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** The same outreach, counted over other bases. */
class OutreachVariantsTest {

    /** 10 e-mails, of which 2 bounce and 2 are answered; 2 dials, of which one is a conversation. */
    private static Scenario company() {
        return Scenario.january()
                .emails(8, 2, "2026-01-05T09:00", reply -> reply)
                .touches(
                        2,
                        TouchKind.EMAIL,
                        "2026-01-05T09:00",
                        mail -> mail.prospect("gone").outcome(TouchOutcome.BOUNCED))
                .touch(
                        TouchKind.CALL,
                        "2026-01-06T09:00",
                        call -> call.prospect("p").duration(Duration.ofSeconds(95)))
                .touch(
                        TouchKind.CALL,
                        "2026-01-06T09:10",
                        call -> call.prospect("q").outcome(TouchOutcome.NO_ANSWER));
    }

    @Test
    void connectRate_overWhatWasDelivered_leavesBouncesOut() {
        assertReading(company().read(CONNECT_RATE)).isOutOf(3, 12);
        assertReading(company().read(CONNECT_RATE_DELIVERED_ONLY)).isOutOf(3, 10);
    }

    @Test
    void replyRate_overWhatWasSent_countsBounces() {
        assertReading(company().read(REPLY_RATE_PER_MESSAGE)).isOutOf(2, 8);
        assertReading(company().read(REPLY_RATE_PER_MESSAGE_SENT)).isOutOf(2, 10);
    }

    @Test
    void positiveReplies_areOfMessages_orOfReplies() {
        Scenario company = Scenario.january()
                .emails(
                        6,
                        3,
                        "2026-01-05T09:00",
                        reply -> reply.reply(new ReplyDetails(Optional.empty(), false, true, Sentiment.POSITIVE)))
                .emails(4, 1, "2026-01-05T09:00", reply -> reply);

        assertReading(company.read(POSITIVE_REPLY_RATE)).isOutOf(3, 10);
        assertReading(company.read(POSITIVE_REPLY_RATE_OF_REPLIES))
                .isOutOf(3, 4)
                .hasInterval(0.75, 1, 1e-12) // the one reply of unknown tone may be positive
                .flags(Flag.UNKNOWN_SENTIMENT);
    }

    @Test
    void captureUplift_isWhatSystemsLoggedOverWhatPeopleDid() {
        Scenario company = Scenario.january()
                .touches(100, TouchKind.CALL, "2026-01-05T09:00", call -> call.prospect("p"))
                .touches(
                        35,
                        TouchKind.CALL,
                        "2026-01-06T09:00",
                        call -> call.prospect("p").sourceSystem("dialler"))
                .touches(
                        9,
                        TouchKind.EMAIL,
                        "2026-01-06T09:00",
                        mail -> mail.prospect("p").automated(true).sourceSystem("x"));

        assertReading(company.read(ACTIVITY_CAPTURE_UPLIFT)).is("0.35");
        assertReading(company.read(ACTIVITY_CAPTURE_AUTOMATIC_SHARE)).isOutOf(35, 135);
        assertThat(company.read(ACTIVITY_CAPTURE_UPLIFT).n()).isEqualTo(135);
    }

    @Test
    void captureUplift_withoutSystems_isNotZero() {
        Scenario company =
                Scenario.january().touches(5, TouchKind.CALL, "2026-01-05T09:00", call -> call.prospect("p"));

        assertReading(company.lacks(Feed.SOURCE_SYSTEMS).read(ACTIVITY_CAPTURE_UPLIFT))
                .hasStatus(Status.MISSING_INPUT);
    }

    @Test
    void captureUplift_whereNothingIsLoggedByHand_hasNoBase() {
        Scenario company = Scenario.january()
                .touches(
                        5,
                        TouchKind.CALL,
                        "2026-01-05T09:00",
                        call -> call.prospect("p").sourceSystem("dialler"));

        assertReading(company.read(ACTIVITY_CAPTURE_UPLIFT)).hasStatus(Status.NO_BASE);
        assertThat(company.read(ACTIVITY_CAPTURE_AUTOMATIC_SHARE).number()).contains(Rational.ONE);
    }
}
