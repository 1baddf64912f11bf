package org.leadkpi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.scorecard.Cohorts;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;

class JsonTest {

    private static final Scorecard CARD =
            Books.card(Grain.NONE, List.of(CHANNEL), "cost-per-lead", "mql-to-sql", "sales-cycle-length.mean");

    private static String json(Reading... readings) {
        return Json.scorecard(CARD, List.of(readings), List.of());
    }

    @Test
    void scorecard_statesItsFrame() {
        assertThat(json()).isEqualTo("""
                        {
                          "frame": {"from": "2026-01-01", "to": "2026-03-01", "as_of": "2026-03-01T00:00:00Z", "zone": "Z", \
                        "currency": "USD", "grain": "none", "by": ["channel"]},
                          "readings": [],
                          "problems": []
                        }
                        """);
    }

    @Test
    void scorecard_ofADefinedReading_hasValueAndWorking() {
        assertThat(json(CARD.get(COST_PER_LEAD)))
                .contains("""
                            {"kpi": "cost-per-lead", "basis": "PERIOD", "segment": {}, "from": "2026-01-01", \
                        "to": "2026-03-01", "status": "DEFINED", "value": "150.16666666666667", "unit": "USD", \
                        "numerator": "450.5", "denominator": "3", "n": 3, "interval": {""")
                .contains("\"level\": \"0.95\", \"method\": \"cost-per-output\"}")
                .contains("""
                        "flags": ["UNALLOCATED", "INCLUDES_UNCOSTED"], "excluded": {"DUPLICATE": 1}}
                        """);
    }

    @Test
    void scorecard_ofACostWithoutOutput_hasALowerLimitOnlyAndAReason() {
        assertThat(json(CARD.get(COST_PER_LEAD, "outbound")))
                .contains("\"segment\": {\"channel\": \"outbound\"}")
                .contains("\"status\": \"NO_OUTPUT\", \"unit\": \"USD\", \"numerator\": \"50\", \"denominator\": \"0\"")
                .contains("\"reason\": \"50.00 of spend and no leads\"")
                .contains("\"interval\": {\"lower\": \"16.690")
                .doesNotContain("\"value\"")
                .doesNotContain("upper");
    }

    @Test
    void scorecard_ofAnImmatureReading_hasAProvisionalValue() {
        assertThat(json(CARD.get(MQL_TO_SQL)))
                .contains("\"status\": \"IMMATURE\"")
                .contains("\"reason\": \"2 of 3 members")
                .contains("\"provisional\": \"0.33333333333333333\"")
                .doesNotContain("\"value\"");
    }

    @Test
    void scorecard_ofALength_isInDaysWithItsDispersion() {
        assertThat(json(CARD.get(CARD.kpis().get(2))))
                .contains("\"value\": \"22\", \"unit\": \"days\"")
                .contains("\"dispersion\": {\"n\": 1, \"mean\": \"22\", \"median\": \"22\", \"lower_quartile\": \"22\","
                        + " \"upper_quartile\": \"22\", \"p90\": \"22\"}");
    }

    @Test
    void scorecard_listsProblems() {
        Problem placed = new Problem(
                ProblemKind.ROW_DROPPED,
                "lead L1",
                "bad \"date\"\n",
                Optional.of(new Problem.Place("leads.csv", 3, "created_at", "x\\y")));
        Problem bare = Problem.of(ProblemKind.ORDER, "lead L2", "odd");

        assertThat(Json.scorecard(CARD, List.of(), List.of(placed, bare))).endsWith("""
                          "problems": [
                            {"kind": "ROW_DROPPED", "subject": "lead L1", "message": "bad \\"date\\"\\n", \
                        "file": "leads.csv", "line": 3, "column": "created_at", "value": "x\\\\y", "dropped": true},
                            {"kind": "ORDER", "subject": "lead L2", "message": "odd", "dropped": false}
                          ]
                        }
                        """);
    }

    @Test
    void scorecard_escapesWhatJsonMustNotHold() {
        Reading odd = CARD.get(
                COST_PER_LEAD,
                Segment.of("channel", "\"\\\b\u0001\u2028\uD800 é 😀"),
                CARD.frame().range());

        assertThat(json(odd)).contains("{\"channel\": \"\\\"\\\\\\u0008\\u0001\\u2028\\ud800 é 😀\"}");
    }

    @Test
    void scorecard_writtenAsItGoes_isTheSame() throws IOException {
        StringBuilder out = new StringBuilder();

        Json.scorecard(CARD, CARD.readings(), List.of(), out);

        assertThat(out.toString()).isEqualTo(Json.scorecard(CARD, CARD.readings(), List.of()));
    }

    @Test
    void catalogue_listsEveryKpiOnALine() {
        Catalog catalog = Catalog.standard();

        String json = Json.catalogue(catalog);

        assertThat(json.lines().filter(line -> line.startsWith("    {\"id\": ") && line.contains("\"variant_of\"")))
                .hasSameSizeAs(catalog.kpis());
        assertThat(json)
                .contains("{\"id\": \"cost-per-lead\", \"variant_of\": \"cost-per-lead\", \"aliases\": [\"cpl\"]")
                .contains("\"formula\": \"spend / leads\", \"inputs\": [\"spend\", \"leads\"], \"unit\": \"money\"")
                .contains("{\"source\": \"INF\", \"place\": \"funnel glue\", \"inferred\": true}");
    }

    @Test
    void catalogue_listsBenchmarks_andWhichKpisTheyJudge() {
        String json = Json.catalogue(Catalog.standard());

        assertThat(json.lines().filter(line -> line.startsWith("    {\"id\": \"B-")))
                .hasSameSizeAs(Benchmarks.published().all());
        assertThat(json)
                .contains("\"interval\": \"WILSON\", \"cohorts\": true, \"benchmarks\": [\"B-06\", \"B-07\", \"B-08\"]")
                .contains(
                        "{\"id\": \"B-06\", \"kpis\": [\"mql-to-sql\"], \"kind\": \"BAND\", \"label\": \"working range\","
                                + " \"range\": \"10 % to 25 %\", \"measure\": \"PERCENT\", \"lower\": \"0.1\", \"lower_included\": true,"
                                + " \"upper\": \"0.25\", \"upper_included\": true, \"scope\": {}")
                .contains("\"lower\": \"0.3\", \"lower_included\": false, \"scope\": {}");
    }

    @Test
    void cohorts_areObjectsWithARowForEachPeriod() throws IOException {
        StringBuilder out = new StringBuilder();
        Json.cohorts(CARD, List.of(Cohorts.of(CARD, MQL_TO_SQL, Segment.ALL, List.of(30))), List.of(), out);

        assertThat(out.toString()).contains("\"kpi\": \"mql-to-sql\"");
    }
}
