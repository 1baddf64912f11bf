package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.metric.StandardKpis.CLICK_THROUGH_RATE_EMAIL;
import static org.leadkpi.metric.StandardKpis.EMAIL_OPENS;
import static org.leadkpi.metric.StandardKpis.OPEN_RATE;

import org.junit.jupiter.api.Test;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Status;

/** E-mails that are opened and clicked in (K-01, variant for e-mails; K-07, raw metrics). */
class EmailEngagementTest {

    private static IntentSignal signal(SignalKind kind, String at) {
        return IntentSignal.of(at(at), kind);
    }

    /** Two leads with two e-mails each, of which one bounced, and a prospect with one. Only the first lead does anything. */
    private static Scenario company() {
        return Scenario.observed("2026-01-01", "2026-03-01")
                .lead(
                        "keen",
                        "2026-01-01T09:00",
                        lead -> lead.signal(signal(SignalKind.EMAIL_CLICK, "2026-01-04T09:00"))
                                .signal(signal(SignalKind.EMAIL_OPEN, "2026-01-05T10:00"))
                                .signal(signal(SignalKind.EMAIL_OPEN, "2026-01-05T11:00"))
                                .signal(signal(SignalKind.EMAIL_CLICK, "2026-01-05T11:00"))
                                .signal(signal(SignalKind.EMAIL_CLICK, "2026-01-05T11:01"))
                                .signal(signal(SignalKind.EMAIL_OPEN, "2026-02-02T09:00")))
                .lead("idle", "2026-01-01T09:00")
                .touch(TouchKind.EMAIL, "2026-01-05T09:00", mail -> mail.lead("keen"))
                .touch(TouchKind.EMAIL, "2026-01-12T09:00", mail -> mail.lead("keen"))
                .touch(TouchKind.EMAIL, "2026-01-05T09:00", mail -> mail.lead("idle"))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-12T09:00",
                        mail -> mail.lead("idle").outcome(TouchOutcome.BOUNCED))
                .touch(
                        TouchKind.EMAIL,
                        "2026-01-06T09:00",
                        mail -> mail.lead("keen").direction(TouchDirection.INBOUND))
                .touch(TouchKind.EMAIL, "2026-01-05T09:00", mail -> mail.prospect("list"));
    }

    @Test
    void clickThroughRate_isOfEmails_eachOnce_howeverOftenItWasClicked() {
        assertReading(company().read(CLICK_THROUGH_RATE_EMAIL))
                .isOutOf(1, 3)
                .isNot("1")
                .isNot("2/3");
    }

    @Test
    void signal_belongsToTheLatestEmailThatHadArrived_andCountsWithIt() {
        Scorecard card = company().card(Grain.MONTH);

        assertReading(card.get(OPEN_RATE, Segment.ALL, JANUARY)).isOutOf(2, 3);
        assertReading(card.get(EMAIL_OPENS, Segment.ALL, JANUARY)).is("2");
        assertReading(card.get(OPEN_RATE, Segment.ALL, FEBRUARY)).hasStatus(Status.NO_DATA);
    }

    @Test
    void withoutSignals_nothingIsKnownOfOpensAndClicks() {
        assertReading(company().lacks(Feed.SIGNALS).read(OPEN_RATE)).hasStatus(Status.MISSING_INPUT);
        assertReading(company().lacks(Feed.SIGNALS).read(CLICK_THROUGH_RATE_EMAIL))
                .hasStatus(Status.MISSING_INPUT);
    }

    @Test
    void opens_areVanity_andNoPublishedFigureJudgesAnEmail() {
        assertThat(OPEN_RATE.isVanity()).isTrue();
        assertThat(EMAIL_OPENS.isVanity()).isTrue();
        assertThat(Benchmarks.published().of(OPEN_RATE)).isEmpty();
        assertThat(Benchmarks.published().of(CLICK_THROUGH_RATE_EMAIL)).isEmpty();
    }
}
