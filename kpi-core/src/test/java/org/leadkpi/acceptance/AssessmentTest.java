package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.metric.Segment;
import org.leadkpi.review.Assessment;
import org.leadkpi.review.Assessment.Primary;
import org.leadkpi.review.Assessment.Verdict;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** A number against its own history, and against what is published. */
class AssessmentTest {

    /** Weeks of a thousand e-mails to as many people, with so many replies. */
    private static Trend weeks(int... replies) {
        LocalDate monday = LocalDate.of(2026, 1, 5);
        Scenario company = Scenario.observed(
                monday.toString(), monday.plusWeeks(replies.length).toString());
        for (int i = 0; i < replies.length; i++) {
            company.emails(1_000, replies[i], monday.plusWeeks(i) + "T09:00", reply -> reply);
        }
        return Trend.of(company.card(Grain.WEEK), REPLY_RATE, Segment.ALL);
    }

    private static Assessment last(int... replies) {
        return Assessment.latest(weeks(replies)).orElseThrow();
    }

    private static String percent(Rational share) {
        return share.times(Rational.of(100)).toDecimal(2, RoundingMode.HALF_UP).toPlainString();
    }

    // ---- the golden of spec 7.4: six weeks of 6.0, 6.4, 5.8, 6.2, 6.1 and 5.9 %

    @Test
    void sixWeeks_tellASignalFromNoise() {
        Assessment signal = last(60, 64, 58, 62, 61, 59, 50);
        Assessment noise = last(60, 64, 58, 62, 61, 59, 55);

        Trend.Limits limits = signal.limits().orElseThrow();
        assertThat(percent(limits.process().mean())).isEqualTo("6.07");
        assertThat(percent(limits.lower())).isEqualTo("5.16");
        assertThat(percent(limits.upper())).isEqualTo("6.97");
        assertThat(signal.primary()).isEqualTo(Primary.OWN_HISTORY);
        assertThat(signal.verdict()).isEqualTo(Verdict.LOW);
        assertThat(signal.isForTheWorse()).isTrue();
        assertThat(noise.verdict()).isEqualTo(Verdict.USUAL);
        assertThat(noise.isForTheWorse()).isFalse();
    }

    /** The naive reading: 5 % lies within the healthy range that is published, so all is well. */
    @Test
    void ownHistory_goesBeforeThePublishedBand() {
        Assessment signal = last(60, 64, 58, 62, 61, 59, 50);

        assertThat(signal.published()).extracting(held -> held.benchmark().id()).contains("B-14");
        assertThat(signal.published().get(0).standing().position()).hasToString("IN_BAND");
        assertThat(signal.verdict()).isEqualTo(Verdict.LOW);
    }

    @Test
    void baseline_isTheMedianOfTheSettledPeriodsBefore() {
        assertThat(last(60, 64, 58, 62, 61, 59, 50).ownBaseline()).contains(Rational.of(605, 10_000));
    }

    @Test
    void limits_areOfTheLastTwelve() {
        Assessment long14 = last(500, 400, 60, 64, 58, 62, 61, 59, 60, 64, 58, 62, 61, 59, 61);

        assertThat(long14.limits().orElseThrow().points()).isEqualTo(12);
        assertThat(long14.history().values()).hasSize(12);
        assertThat(long14.verdict()).isEqualTo(Verdict.USUAL);
    }

    // ---- too short a history

    @Test
    void fiveWeeks_leaveThePublishedBandAlone() {
        Assessment healthy = last(60, 64, 58, 62, 61, 90);

        assertThat(healthy.primary()).isEqualTo(Primary.PUBLISHED);
        assertThat(healthy.limits()).isEmpty();
        assertThat(healthy.verdict()).isEqualTo(Verdict.USUAL);
        assertThat(last(60, 10).verdict()).isEqualTo(Verdict.LOW);
        assertThat(last(60, 300).verdict()).isEqualTo(Verdict.HIGH);
    }

    @Test
    void straddlingAnEdge_isLeftOpen() {
        // 52 of 1,000: above 5 %, with an interval from 4.0 % on
        assertThat(last(60, 52).verdict()).isEqualTo(Verdict.UNCLEAR);
    }

    @Test
    void nothingPublished_andNoHistory_isNotJudged() {
        Trend trend = weeks(60, 52);
        Assessment bare = Assessment.of(trend, trend.latestSettled().orElseThrow(), Benchmarks.empty());

        assertThat(bare.primary()).isEqualTo(Primary.NONE);
        assertThat(bare.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(bare.ownBaseline()).contains(Rational.of(6, 100));
    }

    @Test
    void periodThatIsNotSettled_isNotJudged() {
        Scenario company = Scenario.observed("2026-01-05", "2026-01-19")
                .asOf("2026-01-19T00:00")
                .emails(1_000, 60, "2026-01-05T09:00", reply -> reply)
                .emails(1_000, 0, "2026-01-18T09:00", reply -> reply);
        Trend trend = Trend.of(company.card(Grain.WEEK), REPLY_RATE, Segment.ALL);
        Trend.Point young = trend.points().get(1);

        assertThat(young.isSettled()).isFalse();
        assertThat(Assessment.of(trend, young, Benchmarks.published()).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    // ---- peers

    @Test
    void peer_isToldAndNeverDecides() {
        Assessment own = last(60, 64, 58, 62, 61, 59, 55);
        Assessment.Peer rival = new Assessment.Peer("a rival's talk", Rational.of(1, 2));

        assertThat(own.with(rival).peer()).contains(rival);
        assertThat(own.with(rival).verdict()).isEqualTo(own.verdict());
        assertThat(own.with(rival).primary()).isEqualTo(own.primary());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Assessment.Peer(" ", Rational.ONE))
                .withMessage("the number of a peer needs a name: 1");
        assertThat(List.of(own.peer())).noneMatch(peer -> peer.isPresent());
    }
}
