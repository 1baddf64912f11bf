package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyCommandTest {

    @TempDir
    private Path data;

    private final StringBuilder leads = new StringBuilder("id,created_at,channel,mql_at,sql_at\n");

    private void mqls(int count, int sqls, String channel, String month) {
        for (int i = 0; i < count; i++) {
            String day = "2026-" + month + "-05";
            leads.append(String.join("-", "L", channel, month, String.valueOf(i)));
            leads.append(',')
                    .append(day)
                    .append(',')
                    .append(channel)
                    .append(',')
                    .append(day)
                    .append(',');
            leads.append(i < sqls ? "2026-" + month + "-06" : "").append('\n');
        }
    }

    /** Both channels improve from the first quarter to the second, and the total falls; the third is not ripe. */
    @BeforeEach
    void files() throws IOException {
        mqls(200, 60, "organic", "01");
        mqls(100, 10, "linkedin", "01");
        mqls(100, 32, "organic", "04");
        mqls(400, 44, "linkedin", "04");
        mqls(10, 0, "organic", "07");
        Files.writeString(data.resolve("leads.csv"), leads);
    }

    private Ran why(String kpi, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "why",
                kpi,
                "--data",
                data.toString(),
                "--from",
                "2026-01-01",
                "--to",
                "2026-10-01",
                "--as-of",
                "2026-07-10",
                "--grain",
                "quarter"));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.err()).contains(message);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void table_splitsTheLastTwoSettledPeriodsByChannel() {
        Ran ran = why("mql-to-sql");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("MQL to SQL rate, 2026-Q1 to 2026-Q2, by channel  [mql-to-sql]\n")
                .contains("  mix   -9.6 pp  ", "  rate  +1.4 pp  ")
                .contains("Every segment moved the other way: only the mix moved the total.")
                .contains("linkedin  33.3% -> 80.0%  10.0% -> 11.0%  -4.1 pp  +0.6 pp  -3.5 pp\n");
    }

    @Test
    @SuppressWarnings("unchecked")
    void json_hasPartsThatAddUpToTheDifference() {
        Map<String, Object> json = JsonText.object(
                why("mqls", "--format", "json", "--by", "channel").out());

        assertThat(json)
                .containsEntry("kpi", "mqls")
                .containsEntry("by", "channel")
                .containsKeys("frame", "problems");
        List<Map<String, Object>> parts = (List<Map<String, Object>>) json.get("parts");
        assertThat(parts).extracting(part -> part.get("change")).containsExactly("300", "-100");
        assertThat(parts.stream()
                        .map(part -> new BigDecimal((String) part.get("change")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(new BigDecimal((String) ((Map<String, Object>) json.get("change")).get("difference")));
    }

    @Test
    void periods_areChosenByTheirLabels() {
        assertThat(why("mqls", "--base", "2026-q2", "--period", "2026-Q1").out())
                .startsWith("MQLs, 2026-Q2 to 2026-Q1, by channel  [mqls]\n");
        assertRefused(
                why("mqls", "--period", "2026-05"),
                "--period is \"2026-05\", must be one of 2026-Q1, 2026-Q2, 2026-Q3");
    }

    @Test
    void periodWithoutAnotherBefore_isRefused() {
        assertRefused(
                why("mql-to-sql", "--period", "2026-Q1"),
                "mql-to-sql has no settled period before 2026-Q1; choose one of 2026-Q1, 2026-Q2, 2026-Q3 with --base");
    }

    @Test
    void table_tellsStatusesInWordsAndPeriodsByName_asOtherTablesDo() {
        Ran ran = why("mql-to-sql", "--base", "2026-Q3", "--period", "2026-Q2");

        assertThat(ran.out())
                .contains("\n2026-Q3  immature (0.0%)\n")
                .endsWith("\nnot comparable: 2026-Q3 has no value: immature (0 of 10 members of the cohort are mature"
                        + " (decided, or at least 30 days old), at least 80 % must be)\n")
                .doesNotContain("IMMATURE", "2026-07-01,");
        assertThat(why("mql-to-sql", "--base", "2026-Q3", "--period", "2026-Q2", "--format", "json")
                        .out())
                .contains(
                        "\"status\": \"IMMATURE\"", "\"reason\": \"[2026-07-01, 2026-10-01) has no value: IMMATURE (");
    }

    @Test
    void selectionOfMore_isRefused() {
        assertRefused(why("mqls", "--by", "channel,owner"), "--by names channel, owner, must be one dimension");
        assertRefused(why("mqls", "--kpi", "sqls"), "--kpi names sqls, but the KPI to explain is mqls");
        assertRefused(why("mql"), "no kpi \"mql\"");
        assertRefused(why("mqls", "--format", "csv"), "--format is \"csv\", must be table or json");
    }

    // ---- the review below a scorecard

    @Test
    void period_thatHadNotBegun_isRefused() {
        assertRefused(
                Ran.kpi(
                        ("why mqls --from 2026-01-01 --to 2026-07-01 --as-of 2026-03-31T23:59:59Z --period 2026-04 --data "
                                        + data)
                                .split(" ")),
                "--as-of is 2026-03-31T23:59:59Z, must not be before --period 2026-04");
    }

    private Ran scorecard(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "scorecard",
                "--data",
                data.toString(),
                "--from",
                "2026-01-01",
                "--to",
                "2026-07-01",
                "--as-of",
                "2026-12-31"));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    @Test
    void cadence_choosesTheKpisAndTellsTheReviewBelow() {
        Ran ran = scorecard("--cadence", "monthly", "--width", "100");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("Scorecard, 2026-01-01 through 2026-06-30")
                .contains("Review: Monthly, full funnel, 60 min (B-45.monthly)\n")
                .contains("  question                   Which channels get more, and which are cut?\n")
                .contains(
                        "  mql-to-sql                 2026-04 15.2%: as usual, against B-06 working range 10 % to 25 %")
                .contains("for want of own history")
                .contains("  decide                     which channels get more budget, and which less\n")
                .doesNotContain("B-48")
                .endsWith("  source                     A1 how often to review\n");
    }

    @Test
    void fewLeadsAMonth_fitASpreadsheet() {
        Ran ran = Ran.kpi(
                "scorecard",
                "--data",
                data.toString(),
                "--from",
                "2026-01-01",
                "--to",
                "2027-01-01",
                "--stage",
                "early");

        assertThat(ran.out()).contains("(B-48)");
    }

    @Test
    @SuppressWarnings("unchecked")
    void json_ofAReview_isTheUsualObjectAndTheReview() {
        Map<String, Object> json = JsonText.object(
                scorecard("--stage", "early", "--format", "json").out());

        assertThat(json).containsOnlyKeys("frame", "readings", "review", "problems");
        assertThat((List<Map<String, Object>>) json.get("readings"))
                .extracting(reading -> reading.get("kpi"))
                .contains("mql-to-sql", "lead-to-opportunity")
                .doesNotContain("customer-acquisition-cost", "new-leads");
        assertThat((Map<String, Object>) json.get("review"))
                .containsEntry("growth_stage", "EARLY")
                .doesNotContainKeys("cadence", "length", "note");
    }

    @Test
    @SuppressWarnings("unchecked")
    void json_ofAReview_saysWhatTheWordsSay() {
        Map<String, Object> review = (Map<String, Object>) JsonText.object(
                        scorecard("--cadence", "monthly", "--format", "json").out())
                .get("review");

        assertThat(review)
                .containsOnlyKeys("name", "cadence", "length", "question", "items", "checks", "decisions", "source")
                .containsEntry("name", "Monthly, full funnel")
                .containsEntry("cadence", "MONTHLY")
                .containsEntry("question", "Which channels get more, and which are cut?")
                .containsEntry("decisions", List.of("which channels get more budget, and which less"))
                .containsEntry("source", "A1 how often to review");
        assertThat((Map<String, Object>) review.get("length"))
                .containsEntry("benchmark", "B-45.monthly")
                .containsEntry("range", "60 min");
        assertThat((List<Map<String, Object>>) review.get("items"))
                .filteredOn(item -> item.get("kpi").equals("mql-to-sql"))
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("inferred", false)
                        .containsEntry("from", "2026-04-01")
                        .containsEntry("to", "2026-05-01")
                        .containsEntry("verdict", "USUAL")
                        .containsEntry("for_the_worse", false)
                        .containsEntry("primary", "PUBLISHED")
                        .doesNotContainKey("own")
                        .extractingByKey("published")
                        .asString()
                        .contains("benchmark=B-06", "position=IN_BAND", "clear=true"));
        assertThat((List<Map<String, Object>>) review.get("checks"))
                .extracting(check -> check.get("rule"))
                .containsExactlyInAnyOrder("D81", "D83", "D84", "D85", "D88");
    }

    @Test
    @SuppressWarnings("unchecked")
    void json_ofAReview_notesThatASpreadsheetCouldDo() {
        Map<String, Object> review = (Map<String, Object>) JsonText.object(Ran.kpi(
                                "scorecard",
                                "--data",
                                data.toString(),
                                "--from",
                                "2026-01-01",
                                "--to",
                                "2027-01-01",
                                "--stage",
                                "early",
                                "--format",
                                "json")
                        .out())
                .get("review");

        assertThat((Map<String, Object>) review.get("note")).containsEntry("benchmark", "B-48");
    }

    @Test
    void reviewAndKpi_areRefusedTogether() {
        assertRefused(
                scorecard("--cadence", "weekly", "--kpi", "cpl"),
                "--kpi chooses the KPIs, and so do --cadence and --stage; use one of them");
        assertRefused(
                scorecard("--cadence", "hourly"), "--cadence is \"hourly\", must be daily, weekly, monthly, quarterly");
    }

    // ---- rules

    @Test
    @SuppressWarnings("unchecked")
    void rules_areMarkdownOrJson() {
        assertThat(Ran.kpi("rules").out())
                .startsWith("# Rules of the diagnosis\n")
                .contains("\n## D38 SQL_CUSTOMER_LOW\n");
        List<Map<String, Object>> rules = (List<Map<String, Object>>)
                JsonText.object(Ran.kpi("rules", "--format", "json").out()).get("rules");
        assertThat(rules).filteredOn("id", "D38").singleElement().satisfies(rule -> {
            assertThat(rule).containsEntry("severity", "WARNING").containsEntry("looks_at", "each period");
            assertThat(rule.get("thresholds").toString()).contains("sqlCustomer.low", "B-10", "below 10 %");
        });
        assertRefused(Ran.kpi("rules", "--format", "csv"), "--format is \"csv\", must be md or json");
    }
}
