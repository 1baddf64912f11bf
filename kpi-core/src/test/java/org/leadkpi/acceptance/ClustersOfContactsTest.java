package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE_CALL_ONLY;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE_DELIVERED_ONLY;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE_EMAIL_ONLY;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE_REACH;
import static org.leadkpi.metric.OutreachKpis.MEETING_BOOKING_RATE;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE_PER_MESSAGE;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE_PER_MESSAGE_SENT;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.ClusteredRatio;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.IntervalMethod;
import org.leadkpi.stats.Proportions;
import org.leadkpi.time.Grain;

/** Attempts to reach the same contact are not independent (P-22). */
class ClustersOfContactsTest {

    /** Four leads, five dials each; of the dials to the last lead, four became conversations. */
    private static Scenario fourLeads() {
        Scenario company = Scenario.january();
        for (int lead = 0; lead < 4; lead++) {
            String id = "L" + lead;
            company.lead(id, "2026-01-05T09:00", like -> like.channel("search"));
            for (int dial = 0; dial < 5; dial++) {
                Duration length = Duration.ofSeconds(lead == 3 && dial > 0 ? 120 : 10);
                company.touch(
                        TouchKind.CALL,
                        "2026-01-06T10:0" + dial,
                        call -> call.lead(id).duration(length));
            }
        }
        return company;
    }

    @Test
    void connectRate_isAsUncertainAsFourLeads_andNotAsTwentyDials() {
        Reading rate = fourLeads().read(CONNECT_RATE);

        assertReading(rate).isOutOf(4, 20);
        Interval interval = rate.interval().orElseThrow();
        assertThat(interval.method()).isEqualTo(IntervalMethod.CLUSTERED);
        assertThat(interval.lower()).isZero();
        // 0.2 + 0.2 t, with t = 3.182446 for 95 % and 3 degrees of freedom (R qt(0.975, 3))
        assertThat(interval.upper()).isCloseTo(0.836489, within(1e-5));
        assertThat(fourLeads().read(CONNECT_RATE_CALL_ONLY).interval()).contains(interval);
        // as if twenty dials were independent: Wilson [0.0807, 0.4160]
        Interval naive = Proportions.wilson(4, 20, 0.95);
        assertThat(naive.lower()).isCloseTo(0.0807, within(1e-4)).isGreaterThan(interval.lower());
        assertThat(naive.upper()).isCloseTo(0.4160, within(1e-4)).isLessThan(interval.upper());
        assertReading(fourLeads().read(CONNECT_RATE_REACH)).isOutOf(1, 4);
    }

    @Test
    void connectRate_whereContactsAreAlike_isAsUncertainAsItsAttempts() {
        Scenario company = Scenario.january();
        for (int i = 0; i < 4; i++) {
            String id = "P" + i;
            company.touch(
                            TouchKind.CALL,
                            "2026-01-06T10:00",
                            call -> call.prospect(id).duration(Duration.ofSeconds(100)))
                    .touches(4, TouchKind.CALL, "2026-01-06T11:00", call -> call.prospect(id));
        }

        Interval interval = company.read(CONNECT_RATE).interval().orElseThrow();
        assertThat(interval.method()).isEqualTo(IntervalMethod.WILSON);
        assertReading(company.read(CONNECT_RATE)).hasInterval(0.0807, 0.4160, 1e-4);
    }

    @Test
    void connectRate_ofASegment_isOfItsContacts() {
        Scorecard card = fourLeads()
                .lead("other", "2026-01-05T09:00", lead -> lead.channel("organic"))
                .touch(TouchKind.CALL, "2026-01-06T10:00", call -> call.lead("other"))
                .card(Grain.MONTH, StandardDimensions.CHANNEL);

        assertThat(card.get(CONNECT_RATE, "search").interval().orElseThrow().upper())
                .isCloseTo(0.836489, within(1e-5));
        assertThat(card.get(CONNECT_RATE, "organic").interval().orElseThrow().method())
                .isEqualTo(IntervalMethod.WILSON); // one contact tells nothing of the spread between contacts
    }

    @Test
    void replyRate_perMessage_isClustered_thatPerContactNeedsNot() {
        Scenario company = Scenario.january();
        for (int i = 0; i < 4; i++) {
            String id = "P" + i;
            boolean answers = i == 0;
            for (int day = 5; day < 10; day++) {
                String at = "2026-01-0" + day + "T09:00";
                company.touch(TouchKind.EMAIL, at, mail -> mail.prospect(id));
                if (answers && day > 5) {
                    company.touch(
                            TouchKind.EMAIL,
                            "2026-01-0" + day + "T12:00",
                            mail -> mail.prospect(id).direction(TouchDirection.INBOUND));
                }
            }
        }

        assertReading(company.read(REPLY_RATE_PER_MESSAGE)).isOutOf(4, 20);
        assertThat(company.read(REPLY_RATE_PER_MESSAGE).interval().orElseThrow().upper())
                .isCloseTo(0.836489, within(1e-5));
        assertThat(company.read(REPLY_RATE).interval().orElseThrow().method()).isEqualTo(IntervalMethod.WILSON);
    }

    /**
     * Six contacts: one answers each of four e-mails that arrived, of five; three get five e-mails, of which one bounced each, and
     * say nothing; one gets two that both bounce; one is only called.
     */
    private static Scenario bouncing() {
        Scenario company = Scenario.january();
        for (int i = 0; i < 4; i++) {
            String id = "P" + i;
            boolean answers = i == 0;
            for (int day = 5; day < 10; day++) {
                String at = "2026-01-0" + day + "T09:00";
                TouchOutcome outcome = day == 5 ? TouchOutcome.BOUNCED : TouchOutcome.SENT;
                company.touch(TouchKind.EMAIL, at, mail -> mail.prospect(id).outcome(outcome));
                if (answers && day > 5) {
                    String thread = "thread of day " + day;
                    company.touch(
                            TouchKind.EMAIL,
                            "2026-01-0" + day + "T12:00",
                            mail -> mail.prospect(id)
                                    .direction(TouchDirection.INBOUND)
                                    .reply(new ReplyDetails(Optional.of(thread), false, true, Sentiment.UNKNOWN)));
                }
            }
        }
        return company.touches(
                        2,
                        TouchKind.EMAIL,
                        "2026-01-06T09:00",
                        mail -> mail.prospect("bounced").outcome(TouchOutcome.BOUNCED))
                .touch(TouchKind.CALL, "2026-01-06T09:00", call -> call.prospect("called"));
    }

    private static void assertClusters(Reading reading, ClusteredRatio... clusters) {
        ClusteredRatio sum = Arrays.stream(clusters).reduce(ClusteredRatio.EMPTY, ClusteredRatio::plus);

        assertThat(reading.value().number()).isEqualTo(sum.ratio());
        Interval expected = sum.interval(0.95).orElseThrow();
        Interval actual = reading.interval().orElseThrow();
        assertThat(actual.method()).isEqualTo(IntervalMethod.CLUSTERED);
        assertThat(actual.upper()).isCloseTo(Math.min(1, expected.upper()), within(1e-12));
        assertThat(actual.lower()).isCloseTo(Math.max(0, expected.lower()), within(1e-12));
    }

    @Test
    void variants_areClusteredByWhatTheyCount() {
        Scenario company = bouncing();
        ClusteredRatio silent = ClusteredRatio.of(0, 4).times(3);

        assertClusters(
                company.read(CONNECT_RATE),
                ClusteredRatio.of(4, 5),
                ClusteredRatio.of(0, 5).times(3),
                ClusteredRatio.of(0, 2),
                ClusteredRatio.of(0, 1));
        assertClusters(
                company.read(CONNECT_RATE_DELIVERED_ONLY), ClusteredRatio.of(4, 4), silent, ClusteredRatio.of(0, 1));
        assertClusters(
                company.read(CONNECT_RATE_EMAIL_ONLY),
                ClusteredRatio.of(4, 5),
                ClusteredRatio.of(0, 5).times(3),
                ClusteredRatio.of(0, 2));
        assertClusters(company.read(REPLY_RATE_PER_MESSAGE), ClusteredRatio.of(4, 4), silent);
        assertClusters(
                company.read(REPLY_RATE_PER_MESSAGE_SENT),
                ClusteredRatio.of(4, 5),
                ClusteredRatio.of(0, 5).times(3),
                ClusteredRatio.of(0, 2));
    }

    @Test
    void contactThatNothingReached_isNoContactThatWasMessaged() {
        assertReading(bouncing().read(REPLY_RATE)).isOutOf(1, 4);
    }

    @Test
    void meetingBookingRate_mayBeAboveOne_andKeepsAnIntervalThen() {
        Scenario company = Scenario.january();
        for (int i = 0; i < 5; i++) {
            String id = "L" + i;
            company.lead(id, "2026-01-05T09:00")
                    .touch(
                            TouchKind.CALL,
                            "2026-01-06T10:00",
                            call -> call.lead(id).duration(Duration.ofSeconds(100)))
                    .touches(1 + i % 2, TouchKind.MEETING, "2026-01-07T10:00", meeting -> meeting.lead(id));
        }
        Reading rate = company.read(MEETING_BOOKING_RATE);

        assertReading(rate).is("1.4");
        assertThat(rate.interval().orElseThrow().method()).isEqualTo(IntervalMethod.CLUSTERED);
        // statsmodels: mean of 1,2,1,2,1 is 1.4, se 0.244949, t(4) 2.776445
        assertThat(rate.interval().orElseThrow().lower()).isCloseTo(0.719913, within(1e-5));
        assertThat(rate.interval().orElseThrow().upper()).isCloseTo(2.080087, within(1e-5));
    }

    @Test
    void difference_ofClusteredRates_isClusteredToo() {
        Scenario company = fourLeads();
        for (int lead = 4; lead < 8; lead++) {
            String id = "L" + lead;
            company.lead(id, "2026-01-05T09:00", like -> like.channel("organic"))
                    .touches(5, TouchKind.CALL, "2026-01-06T10:00", call -> call.lead(id));
        }
        Scorecard card = company.card(Grain.MONTH, StandardDimensions.CHANNEL);
        Reading search = card.get(CONNECT_RATE, "search");
        Reading organic = card.get(CONNECT_RATE, "organic");

        Interval difference =
                Comparison.of(search, organic).differenceInterval().orElseThrow();
        assertThat(difference.method()).isEqualTo(IntervalMethod.CLUSTERED);
        // below: the root of 0.2 squared and 0.161125 squared, the upper Wilson limit of 0 of 20
        assertThat(difference.lower()).isCloseTo(0.2 - Math.hypot(0.2, 0.161125), within(1e-5));
        assertThat(difference.upper()).isCloseTo(0.836489, within(1e-5));
        assertThat(Comparison.of(search, organic).isSignificant()).isFalse();
        assertThat(search.segment()).isEqualTo(Segment.of("channel", "search"));
    }
}
