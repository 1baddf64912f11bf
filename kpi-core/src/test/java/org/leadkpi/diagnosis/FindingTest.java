package org.leadkpi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.IntervalMethod;
import org.leadkpi.value.Citation;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;

class FindingTest {

    private static final Reading READING = Companies.share(StandardKpis.MQL_TO_SQL, 80, 1_000);
    private static final Evidence MEASURED = new Evidence.Measured(READING);
    private static final Evidence LIMIT =
            new Evidence.Limit(Thresholds.standard().get("mqlSql.low"));
    private static final Doubt DOUBT = new Doubt(Doubt.Kind.SMALL_SAMPLE, "12 of 30");

    @ParameterizedTest
    @CsvSource({"FIRED", "SUSPECTED"})
    void finding_withoutEvidence_isRefused(Outcome outcome) {
        assertThatThrownBy(() -> finding(outcome, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule D17 " + outcome + " without evidence");
    }

    @Test
    void openQuestion_withoutReason_isRefused() {
        assertThatThrownBy(() -> finding(Outcome.INCONCLUSIVE, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule D17 INCONCLUSIVE without a reason");
    }

    @Test
    void finding_withReason_isRefused() {
        assertThatThrownBy(() -> finding(Outcome.FIRED, Optional.of(DOUBT), MEASURED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule D17 FIRED with a reason: SMALL_SAMPLE: 12 of 30");
    }

    @ParameterizedTest
    @CsvSource({"FIRED, 'Few pass'", "SUSPECTED, 'Suspected: few pass'", "NOT_FIRED, 'Not seen: few pass'"})
    void headline_saysHowSureItIs_andWhatItRestsOn(Outcome outcome, String start) {
        assertThat(finding(outcome, Optional.empty(), MEASURED, LIMIT).headline())
                .isEqualTo(start + ": MQL to SQL rate 8.0% [6.5%, 9.8%] of 1,000, against below 10 %");
    }

    @Test
    void headline_setsAThresholdAgainstWhatWasHeldAgainstIt() {
        Evidence cost = new Evidence.Measured(Companies.value(
                StandardKpis.COST_PER_LEAD, KpiValue.of(Rational.parse("417.62")), 122, Optional.empty()));
        Evidence ratio = new Evidence.Derived("cost per lead over that of channel=organic", Rational.parse("11.4"));
        Evidence times = new Evidence.Limit(Thresholds.standard().get("cpl.channelRatio"));
        Evidence growth = new Evidence.Derived("growth", Rational.parse("0.255"));
        Evidence percent = new Evidence.Limit(Thresholds.standard().get("volume.rise"));

        assertThat(finding(Outcome.FIRED, Optional.empty(), cost, ratio, times).detail())
                .isEqualTo(
                        "Cost per lead USD 417.62 of 122; cost per lead over that of channel=organic 11.40, against at"
                                + " least 4");
        assertThat(finding(Outcome.FIRED, Optional.empty(), cost, growth, percent)
                        .detail())
                .isEqualTo("Cost per lead USD 417.62 of 122; growth 25.50 %, against at least 20 %");
        assertThat(finding(Outcome.FIRED, Optional.empty(), cost, times).detail())
                .isEqualTo("Cost per lead USD 417.62 of 122; dearest over cheapest channel: at least 4");
    }

    @Test
    void headline_leavesOutAThresholdThatDecidedNothing() {
        Evidence other = new Evidence.Measured(Companies.share(StandardKpis.SQL_TO_CUSTOMER, 30, 100));
        Evidence low = new Evidence.Limit(Thresholds.standard().get("sqlCustomer.low"));

        assertThat(finding(Outcome.FIRED, Optional.empty(), other, low, MEASURED, LIMIT)
                        .detail())
                .startsWith("SQL to customer rate 30.0% ")
                .endsWith("; MQL to SQL rate 8.0% [6.5%, 9.8%] of 1,000, against below 10 %");
        assertThat(finding(Outcome.FIRED, Optional.empty(), other, low).detail())
                .endsWith(" of 100");
        assertThat(finding(Outcome.NOT_FIRED, Optional.empty(), other, MEASURED, LIMIT)
                        .detail())
                .endsWith(" of 100");
        assertThat(finding(Outcome.NOT_FIRED, Optional.empty(), other, low).detail())
                .endsWith(" of 100, against below 10 %");
    }

    @Test
    void headline_ofAnOpenQuestion_saysWhy() {
        Finding open = finding(Outcome.INCONCLUSIVE, Optional.of(DOUBT), MEASURED);

        assertThat(open.headline()).isEqualTo("Cannot tell yet: few pass: 12 of 30");
        assertThat(open.reason()).contains("SMALL_SAMPLE: 12 of 30");
        assertThat(finding(Outcome.NOT_EVALUABLE, Optional.of(new Doubt(Doubt.Kind.MISSING_INPUT, "no MQLs")))
                        .headline())
                .isEqualTo("Cannot be evaluated: few pass: no MQLs");
    }

    @Test
    void findings_areEqual_whenAllTheySayIs() {
        Finding one = finding(Outcome.FIRED, Optional.empty(), MEASURED);
        Finding same = finding(
                Outcome.FIRED,
                Optional.empty(),
                new Evidence.Measured(Companies.share(StandardKpis.MQL_TO_SQL, 80, 1_000)));
        Finding other = finding(
                Outcome.FIRED,
                Optional.empty(),
                new Evidence.Measured(Companies.share(StandardKpis.MQL_TO_SQL, 81, 1_000)));

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    }

    @Test
    void evidence_thatSaysNothing_isRefused() {
        assertThatThrownBy(() -> new Evidence.Stated("", "yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a fact needs a name: yes");
        assertThatThrownBy(() -> new Evidence.Derived(" ", Rational.of(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a derived number needs a name: 2");
        assertThatThrownBy(() -> new Evidence.Series(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a series needs a reading");
    }

    @Test
    void evidence_saysItselfInALine() {
        assertThat(MEASURED.text()).startsWith("mql-to-sql = ").endsWith("[6.5%, 9.8%], n 1,000");
        assertThat(LIMIT.text())
                .isEqualTo("low MQL to SQL: below 10 % (mqlSql.low: B-07, A1 MQL to SQL conversion rate)");
        assertThat(new Evidence.Derived("ratio", Rational.of(7, 3)).text()).isEqualTo("ratio 2.33");
        assertThat(new Evidence.Stated("stage", "early").text()).isEqualTo("stage: early");
        assertThat(new Evidence.Series(List.of(READING)).text()).isEqualTo("mql-to-sql 2026-06 8.0%");
    }

    @Test
    void headline_tellsAllThatHolds_eachWithTheLastThresholdItMeets() {
        Evidence page = new Evidence.Measured(Companies.share(StandardKpis.TRAFFIC_TO_LEAD, 20, 10_000));
        Evidence reasonable =
                new Evidence.Limit(Thresholds.standard().get("t2l.band").below());
        Evidence poor = new Evidence.Limit(Thresholds.standard().get("t2l.low"));

        assertThat(finding(Outcome.FIRED, Optional.empty(), MEASURED, LIMIT, page, reasonable, poor)
                        .detail())
                .isEqualTo("MQL to SQL rate 8.0% [6.5%, 9.8%] of 1,000, against below 10 %;"
                        + " Traffic-to-lead rate 0.2% [0.1%, 0.3%] of 10,000, against below 0.5 %");
    }

    @Test
    void headline_tellsWhatAReadingWasComparedWith() {
        Reading base = Companies.share(StandardKpis.MQL_TO_SQL, 120, 1_000);
        Evidence compared = new Evidence.Compared(
                READING,
                base,
                Rational.of(-4, 100),
                Optional.of(new Interval(-0.06, -0.02, Interval.LEVEL, IntervalMethod.NEWCOMBE)),
                Optional.empty());

        assertThat(finding(Outcome.FIRED, Optional.empty(), MEASURED, compared).detail())
                .isEqualTo("MQL to SQL rate 8.0% [6.5%, 9.8%] of 1,000, compared with 12.0% in 2026-06");
        assertThat(finding(Outcome.FIRED, Optional.empty(), compared).detail())
                .isEqualTo(finding(Outcome.FIRED, Optional.empty(), MEASURED, compared)
                        .detail());
        assertThat(compared.text()).isEqualTo("mql-to-sql 2026-06 8.0%, 2026-06 12.0%: -4.0 pp [-6.0 pp, -2.0 pp]");
    }

    @Test
    void headline_tellsTheFactThatAReadingStandsBeside() {
        Evidence usual = new Evidence.Stated("median of 7 periods before", "15.0%");

        assertThat(finding(Outcome.FIRED, Optional.empty(), MEASURED, usual).detail())
                .isEqualTo("MQL to SQL rate 8.0% [6.5%, 9.8%] of 1,000; median of 7 periods before: 15.0%");
    }

    @Test
    void headline_addsDigitsWhereRoundingHidesTheSideOfAThreshold() {
        Evidence nearly = new Evidence.Measured(Companies.share(StandardKpis.MQL_TO_SQL, 199, 1_992));

        assertThat(finding(Outcome.SUSPECTED, Optional.empty(), nearly, LIMIT).detail())
                .startsWith("MQL to SQL rate 10.0% [")
                .endsWith(", against below 10 % (9.99 %)");
    }

    @Test
    void place_namesTheDimensions() {
        Finding total = finding(Outcome.FIRED, Optional.empty(), MEASURED);

        assertThat(total.place()).isEmpty();
        assertThat(at(Segment.of("step", "3")).place()).isEqualTo("step 3");
        assertThat(at(Segment.of("campaign", "spring").with("variant", "A")).place())
                .isEqualTo("campaign spring / variant A");
    }

    private static Finding at(Segment segment) {
        return new Finding(
                "D63",
                "BEST_STEP",
                "One is best",
                Outcome.FIRED,
                Severity.INFO,
                segment,
                Companies.JUNE,
                List.of(MEASURED),
                List.of(),
                List.of("look"),
                Citation.of(Citation.INF, "test"),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    static Finding finding(Outcome outcome, Optional<Doubt> doubt, Evidence... evidence) {
        return new Finding(
                "D17",
                "MQL_LOOSE",
                "Few pass",
                outcome,
                Severity.WARNING,
                Segment.ALL,
                Companies.JUNE,
                List.of(evidence),
                List.of("may be"),
                List.of("look"),
                Citation.of(Citation.INF, "test"),
                doubt,
                List.of(),
                Optional.empty());
    }
}
