package org.leadkpi.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;

class TrendReportTest {

    /** So many leads in each month from January 2025 on. */
    private static Dataset leads(int... counts) {
        YearMonth first = YearMonth.of(2025, 1);
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            for (int lead = 0; lead < counts[i]; lead++) {
                LocalDate day = first.plusMonths(i).atDay(10);
                leads.add(Lead.builder("L" + leads.size(), Timestamp.of(day)).build());
            }
        }
        LocalDate end = first.plusMonths(counts.length).atDay(1);
        return Dataset.observed(first.atDay(1), end)
                .zone(ZoneOffset.UTC)
                .currency("USD")
                .asOf(end.atStartOfDay(ZoneOffset.UTC).toInstant())
                .leads(leads)
                .build();
    }

    private static List<Trend> trends(Scorecard card, Kpi kpi) {
        List<Trend> trends = new ArrayList<>();
        card.segments().forEach(segment -> trends.add(Trend.of(card, kpi, segment)));
        trends.add(Trend.of(card, kpi, Segment.ALL));
        return trends;
    }

    private static String text(int... counts) {
        Scorecard card = Scorecard.of(leads(counts), Grain.MONTH);
        return TextTable.trends(card, trends(card, StandardKpis.NEW_LEADS), 100, UTF_8);
    }

    @Test
    void text_ofASignal() {
        assertThat(text(100, 120, 110, 130, 120, 110, 160)).isEqualTo("""
                Trend, 2025-01-01 through 2025-07-31, by month
                       as of 2025-08-01T00:00 Z, amounts in USD

                New leads  [new-leads]  count, good or bad by context

                  ▁▃▂▅▃▂█
                    period   value  change  relative    limits
                    2025-01    100
                    2025-02    120     +20    +20.0%
                    2025-03    110     -10     -8.3%
                    2025-04    130     +20    +18.2%
                    2025-05    120     -10     -7.7%
                    2025-06    110     -10     -8.3%
                    2025-07    160     +50    +45.5% *  77.76 to 152.24 above
                  2025-07: 160, 45.5% higher than in 2025-06; more than chance (95%: x1.14 to x1.85). Above the
                  limits 77.76 to 152.24 of the 6 periods before: a signal.

                * more than chance explains: the 95 % interval of the change does not hold "no change"
                above, below: outside the limits of routine variation, made from the 6 to 12 settled periods before
                """);
    }

    @Test
    void text_ofThreeFalls_saysSo() {
        assertThat(text(9, 8, 7, 6)).contains("""
                  2025-04: 6, 14.3% lower than in 2025-03; chance alone may explain it (95%: x0.29 to x2.55). No
                  limits: they take 6 settled periods before, there are 3. It fell 3 times in a row.
                """);
        assertThat(text(9, 8, 7)).doesNotContain("in a row");
    }

    @Test
    void text_ofAYearBefore_hasAColumn() {
        String text = text(10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 15);

        assertThat(text)
                .contains("period   value  change  relative  same period last year  limits")
                .contains("2026-01     15      +5    +50.0%              +5 +50.0%  10 to 10 above")
                .contains("Against 2025-01: +5, x1.50, +50.0%.");
    }

    @Test
    void text_ofEarlierSignals_namesThem() {
        assertThat(text(100, 120, 110, 130, 120, 110, 160, 110)).contains("Signals before: 2025-07 above.");
    }

    @Test
    void text_withoutAnyValue_isTheReason() {
        Scorecard card = Scorecard.of(leads(3, 4), Grain.MONTH);

        assertThat(TextTable.trends(card, trends(card, StandardKpis.COST_PER_LEAD), 160, UTF_8))
                .contains("\n  No value in any period; of 2025-02: missing input, feed spend was not supplied.\n")
                .doesNotContain("period  ");
    }

    @Test
    void text_forOutputWithoutBlocks_isPlain() {
        Scorecard card = Scorecard.of(leads(1, 2, 3, 4), Grain.MONTH);

        String text = TextTable.trends(card, trends(card, StandardKpis.NEW_LEADS), 100, US_ASCII);

        assertThat(text).contains("\n  _.-'\n");
        assertThat(US_ASCII.newEncoder().canEncode(text)).isTrue();
    }

    // ---- a mix that moves the total

    private static void mqls(List<Lead> leads, String channel, String month, int sqls, int mqls) {
        for (int i = 0; i < mqls; i++) {
            Timestamp day = Timestamp.of(LocalDate.parse(month + "-05"));
            Lead.Builder lead =
                    Lead.builder("L" + leads.size(), day).channel(channel).entered(Stage.MQL, day);
            leads.add((i < sqls ? lead.entered(Stage.SQL, day) : lead).build());
        }
    }

    private static Scorecard simpson() {
        List<Lead> leads = new ArrayList<>();
        mqls(leads, "organic", "2026-01", 60, 200);
        mqls(leads, "linkedin", "2026-01", 10, 100);
        mqls(leads, "organic", "2026-02", 32, 100);
        mqls(leads, "linkedin", "2026-02", 44, 400);
        return Scorecard.of(
                Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1))
                        .zone(ZoneOffset.UTC)
                        .currency("USD")
                        .asOf(Instant.parse("2026-12-31T00:00:00Z"))
                        .leads(leads)
                        .build(),
                Grain.MONTH,
                CHANNEL);
    }

    @Test
    void text_ofATotalThatItsMixMoved_saysSo() {
        Scorecard card = simpson();

        assertThat(TextTable.trends(card, trends(card, StandardKpis.MQL_TO_SQL), 400, UTF_8))
                .contains("2026-02: 15.2%, 8.1 pp lower than in 2026-01; more than chance (95%: -14.0 to -2.5 pp).")
                .contains("By channel: mix -9.6 pp, rate +1.4 pp; every segment moved the other way, only the mix moved"
                        + " the total.");
    }

    @Test
    void json_ofATotalThatItsMixMoved_hasTheParts() {
        Scorecard card = simpson();

        String json = Json.trends(card, trends(card, StandardKpis.MQL_TO_SQL), List.of());

        assertThat(json)
                .startsWith("{\n  \"frame\": {\"from\": \"2026-01-01\", \"to\": \"2026-03-01\", ")
                .contains("{\"kpi\": \"mql-to-sql\", \"basis\": \"COHORT\", \"segment\": {\"channel\": \"linkedin\"},"
                        + " \"unit\": \"ratio\", \"direction\": \"TARGET_BAND\", \"points\": [")
                .contains("\"settled\": true, \"change\": {\"from\": \"2026-01-01\", \"to\": \"2026-02-01\","
                        + " \"base_value\": \"0.1\", \"comparable\": true, \"difference\": \"0.01\", \"ratio\": \"1.1\","
                        + " \"relative_change\": \"0.1\", \"difference_interval\": {")
                .contains("\"method\": \"newcombe\"}, \"significant\": false, \"hindrances\": [], \"caveats\": []}")
                .contains("\"latest_settled\": \"2026-02-01\", \"run\": -1, \"decompositions\": [{\"by\": \"channel\","
                        + " \"mix\": \"-0.095666666666666667\", \"rate\": \"0.014333333333333333\", \"unbased\": \"0\","
                        + " \"reversed\": true, \"mix_shift\": true, \"parts\": [")
                .contains("\"summary\": \"2026-02: 15.2%, 8.1 pp lower than in 2026-01;")
                .endsWith("  ],\n  \"problems\": []\n}\n");
    }

    @Test
    void csv_hasARowForEachPeriod() {
        Scorecard card = simpson();

        List<String> lines =
                Csv.trends(card, trends(card, StandardKpis.MQL_TO_SQL)).lines().toList();

        assertThat(lines).hasSize(1 + 3 * 2);
        assertThat(lines.get(0))
                .isEqualTo(
                        "kpi,basis,channel,from,to,status,value,unit,numerator,denominator,n,settled,difference,ratio,"
                                + "relative_change,lower,upper,interval_of,significant,year_before_value,"
                                + "year_before_difference,year_before_relative_change,limit_lower,limit_upper,position,flags,"
                                + "reason");
        assertThat(lines.get(1))
                .isEqualTo("mql-to-sql,COHORT,linkedin,2026-01-01,2026-02-01,DEFINED,0.1,ratio,10,100,100,true"
                        + ",,,,,,,,,,,,,,,");
        assertThat(lines.get(2))
                .startsWith("mql-to-sql,COHORT,linkedin,2026-02-01,2026-03-01,DEFINED,0.11,ratio,44,400,400,true,"
                        + "0.01,1.1,0.1,-0.0")
                .endsWith(",difference,false,,,,,,,,");
    }

    @Test
    void markdown_isATableForEachSegment() {
        Scorecard card = simpson();

        assertThat(Markdown.trends(card, trends(card, StandardKpis.MQL_TO_SQL)))
                .startsWith("""
                # Trend

                2026-01-01 through 2026-02-28, by channel and month \s
                as of 2026-12-31T00:00 Z, amounts in USD

                ## MQL to SQL rate

                `mql-to-sql`, ratio, best within a band

                ### linkedin

                | period | value | change | relative | limits |
                |:---|---:|---:|---:|---:|
                | 2026-01 | 10.0% |  |  |  |
                | 2026-02 | 11.0% | +1.0 pp | +10.0% |  |

                2026-02: 11.0%, 1.0 pp higher than in 2026-01; chance alone may explain it (95%:\
                """)
                .contains("### total\n")
                .contains("| 2026-02 | 15.2% | -8.1 pp | -34.9% \\* |  |");
    }

    @Test
    void part_ofAPeriod_isComparedWithAsManyDays() {
        Dataset data = Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 16))
                .zone(ZoneOffset.UTC)
                .currency("USD")
                .leads(List.of(
                        Lead.builder("L1", Timestamp.of(LocalDate.of(2026, 1, 10)))
                                .build(),
                        Lead.builder("L2", Timestamp.of(LocalDate.of(2026, 1, 16)))
                                .build(),
                        Lead.builder("L3", Timestamp.of(LocalDate.of(2026, 2, 3)))
                                .build(),
                        Lead.builder("L4", Timestamp.of(LocalDate.of(2026, 2, 4)))
                                .build()))
                .build();
        Scorecard card = Scorecard.of(data, Grain.MONTH);
        Trend trend = Trend.of(card, Scorecard.of(data, Grain.DAY), StandardKpis.NEW_LEADS, Segment.ALL);

        assertThat(TextTable.trends(card, List.of(trend), 400, UTF_8))
                .contains("2026-02 a      2  part period\n")
                .contains("2026-02 is not judged: the period is cut, or was not over at the as-of instant. Its first 15"
                        + " days against as many of 2026-01: 2, +1, x2.00, +100%.\n")
                .contains("\na the period is cut, or was not over at the as-of instant\n")
                .contains("\npart period: a period that is not whole is not compared with one of other days\n");
        assertThat(Json.trends(card, List.of(trend), List.of()))
                .contains("\"equal_days\": {\"from\": \"2026-01-01\", \"to\": \"2026-01-16\", \"base_value\": \"1\"")
                .contains("\"comparable\": false, \"no_interval\": \"the two cannot be compared\", \"significant\":"
                        + " false, \"hindrances\": [{\"kind\": \"PARTIAL_PERIOD\", \"text\": \"");
    }
}
