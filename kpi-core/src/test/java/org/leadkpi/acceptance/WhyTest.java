package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;

import java.io.IOException;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.OutreachKpis;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.TouchKind;
import org.leadkpi.report.Json;
import org.leadkpi.report.TextTable;
import org.leadkpi.review.Why;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.Kitagawa;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** Why a number moved. */
class WhyTest {

    private static Scenario mqls(Scenario company, String channel, String month, int sqls, int mqls) {
        return company.leads(
                        sqls,
                        month + "-05T09:00",
                        lead -> lead.channel(channel)
                                .entered(Stage.MQL, Scenario.at(month + "-05T09:00"))
                                .entered(Stage.SQL, Scenario.at(month + "-08T09:00")))
                .leads(
                        mqls - sqls,
                        month + "-05T09:00",
                        lead -> lead.channel(channel).entered(Stage.MQL, Scenario.at(month + "-05T09:00")));
    }

    private static Scorecard simpson() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01");
        mqls(company, "organic", "2026-01", 60, 200);
        mqls(company, "linkedin", "2026-01", 10, 100);
        mqls(company, "organic", "2026-02", 32, 100);
        return mqls(company, "linkedin", "2026-02", 44, 400).card(Grain.MONTH, CHANNEL);
    }

    private static Why why(Scorecard card, Kpi kpi) {
        return Why.of(card, kpi, "channel", FEBRUARY, JANUARY);
    }

    private static Rational sum(Why why) {
        return why.parts().stream().map(Why.Part::change).reduce(Rational.ZERO, Rational::plus);
    }

    private static String text(Scorecard card, Why why) throws IOException {
        StringBuilder text = new StringBuilder();
        TextTable.why(card, why, 100, text);
        return text.toString();
    }

    // ---- ratios: P-02

    @Test
    void p02_ratio_isSplitIntoMixAndRateToTheLastDigit() {
        Why why = why(simpson(), StandardKpis.MQL_TO_SQL);

        assertThat(why.parts()).extracting(part -> part.segment().toString()).containsExactly("organic", "linkedin");
        assertThat(sum(why)).isEqualTo(why.total().difference().orElseThrow()).isEqualTo(Rational.of(-61, 750));
        assertThat(why.mixAndRate().orElseThrow().mix()).contains(Rational.of(-287, 3_000));
        assertThat(why.mixAndRate().orElseThrow().rate()).contains(Rational.of(43, 3_000));
    }

    @Test
    void p02_table_tellsThatOnlyTheMixMovedTheTotal() throws IOException {
        Scorecard card = simpson();

        assertThat(text(card, why(card, StandardKpis.MQL_TO_SQL))).isEqualTo("""
                MQL to SQL rate, 2026-01 to 2026-02, by channel  [mql-to-sql]
                as of 2026-12-31T00:00 America/New_York, amounts in USD

                2026-01  23.3%
                2026-02  15.2%
                -8.1 pp, x0.65, -34.9%; more than chance

                  mix   -9.6 pp  by segments of a high or low ratio that grew or shrank
                  rate  +1.4 pp  by the ratios within the segments
                Every segment moved the other way: only the mix moved the total.

                channel            share           ratio      mix     rate     adds
                organic   66.7% -> 20.0%  30.0% -> 32.0%  -5.5 pp  +0.9 pp  -4.6 pp
                linkedin  33.3% -> 80.0%  10.0% -> 11.0%  -4.1 pp  +0.6 pp  -3.5 pp
                -------------------------------------------------------------------
                total                     23.3% -> 15.2%  -9.6 pp  +1.4 pp  -8.1 pp

                Above the line: mqls-to-sql 70 -> 76, +6 = +38.53 by more mql-cohort, -32.53 by the ratio.
                """);
    }

    @Test
    void json_isExactToSeventeenDigits() throws IOException {
        Scorecard card = simpson();
        StringBuilder json = new StringBuilder();
        Json.why(card, why(card, StandardKpis.MQL_TO_SQL), List.of(), json);

        assertThat(json)
                .contains("\"mix\": \"-0.095666666666666667\"")
                .contains("\"rate\": \"0.014333333333333333\"")
                .contains("\"difference\": \"-0.081333333333333333\"")
                .contains("\"reversed\": true")
                .contains("\"numerator\": {\"change\": \"6\", \"volume\": \"38.533333333333333\", \"rate\":"
                        + " \"-32.533333333333333\"}");
    }

    // ---- above the line: P-14

    @Test
    void p14_meetings_cameMoreOfTheRateThanOfTheDials() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01");
        for (var month : List.of(List.of("2026-01", 25, 2), List.of("2026-02", 45, 12))) {
            company.touches((int) month.get(1), TouchKind.CALL, month.get(0) + "-05T10:00", call -> call.prospect("P"))
                    .touches(
                            (int) month.get(2),
                            TouchKind.MEETING,
                            month.get(0) + "-06T10:00",
                            meeting -> meeting.prospect("P"));
        }
        Kitagawa split = why(company.card(Grain.MONTH, CHANNEL), OutreachKpis.DIALS_TO_MEETING)
                .volumeAndRate()
                .orElseThrow();

        assertThat(split.total()).isEqualTo(Rational.of(10));
        assertThat(split.mix().toDecimal(2, RoundingMode.HALF_UP)).hasToString("3.47");
        assertThat(split.rate().toDecimal(2, RoundingMode.HALF_UP)).hasToString("6.53");
        // "just dial more" holds all of it for volume
        assertThat(split.mix()).isNotEqualTo(split.total());
    }

    // ---- what adds up

    @Test
    void count_isSplitBySegment_theLargestChangeFirst() {
        Why why = why(simpson(), StandardKpis.NEW_LEADS);

        assertThat(why.parts()).extracting(Why.Part::change).containsExactly(Rational.of(300), Rational.of(-100));
        assertThat(sum(why)).isEqualTo(Rational.of(200));
        assertThat(why.mixAndRate()).isEmpty();
        assertThat(why.volumeAndRate()).isEmpty();
    }

    @Test
    void amount_ofASegmentWithoutRecordsBefore_isAllNew() throws IOException {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .leads(1, "ads")
                .spend(JANUARY, usd("100.10"), SpendCategory.AD_MEDIA, item -> item.channel("ads"))
                .spend(FEBRUARY, usd("80.05"), SpendCategory.AD_MEDIA, item -> item.channel("ads"))
                .spend(FEBRUARY, usd("50"), SpendCategory.OTHER, item -> item.channel("fair"))
                .card(Grain.MONTH, CHANNEL);
        Why why = why(card, StandardKpis.TOTAL_SPEND);

        assertThat(sum(why)).isEqualTo(Rational.parse("29.95"));
        assertThat(text(card, why)).endsWith("""
                channel  before   after    adds
                fair          -   50.00  +50.00
                ads      100.10   80.05  -20.05
                -------------------------------
                total    100.10  130.05  +29.95
                """);
    }

    @Property(tries = 20)
    void changesOfSegments_addUpToThatOfTheTotal(
            @ForAll @Size(4) List<@IntRange(max = 6) Integer> sqls,
            @ForAll @Size(4) List<@IntRange(min = 1, max = 5) Integer> others) {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01");
        IntStream.range(0, 4)
                .forEach(i -> mqls(
                        company,
                        i % 2 == 0 ? "one" : "two",
                        i < 2 ? "2026-01" : "2026-02",
                        sqls.get(i),
                        sqls.get(i) + others.get(i)));
        Scorecard card = company.card(Grain.MONTH, CHANNEL);

        for (Kpi kpi : List.of(StandardKpis.MQL_TO_SQL, StandardKpis.MQL_VOLUME)) {
            Why why = why(card, kpi);
            assertThat(why.whyNot()).isEmpty();
            assertThat(sum(why)).isEqualTo(why.total().difference().orElseThrow());
        }
    }

    // ---- what is not split

    @Test
    void median_isNotSplit() throws IOException {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01");
        for (String month : List.of("2026-01", "2026-02")) {
            for (String channel : List.of("ads", "fair")) {
                String lead = channel + month;
                company.lead(lead, month + "-02T09:00", each -> each.channel(channel))
                        .deal(
                                "deal of " + lead,
                                month + "-02T09:00",
                                deal -> Scenario.won(month + (channel.equals("ads") ? "-09T09:00" : "-12T09:00"))
                                        .apply(deal.lead(lead)));
            }
        }
        Scorecard card = company.card(Grain.MONTH, CHANNEL);
        Why why = why(card, StandardKpis.SALES_CYCLE_LENGTH);

        assertThat(why.parts()).isEmpty();
        assertThat(text(card, why)).contains("\nNot split: ");
    }

    @Test
    void total_withoutAValueBefore_isNotSplit() {
        Scorecard card = mqls(Scenario.observed("2026-01-01", "2026-03-01"), "ads", "2026-02", 1, 2)
                .card(Grain.MONTH, CHANNEL);

        assertThat(why(card, StandardKpis.MQL_TO_SQL).whyNot().orElseThrow()).contains("has no value: NO_DATA");
        assertThat(why(card, StandardKpis.AVERAGE_DEAL_SIZE).whyNot()).isPresent();
    }

    @Test
    void dimension_thatIsNotThere_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Why.of(simpson(), StandardKpis.NEW_LEADS, "owner", FEBRUARY, JANUARY))
                .withMessage("no dimension \"owner\" in this scorecard; there are [channel]");
    }
}
