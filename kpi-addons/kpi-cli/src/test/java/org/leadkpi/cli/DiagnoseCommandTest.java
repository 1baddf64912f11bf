package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseCommandTest {

    @TempDir
    private Path folder;

    private Path data;

    /** 100 SQLs of January, of which 4 became customers. */
    @BeforeEach
    void files() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        StringBuilder leads = new StringBuilder("id,created_at,channel,sql_at,customer_at\n");
        for (int i = 0; i < 100; i++) {
            leads.append("L")
                    .append(i)
                    .append(",2026-01-05,organic,2026-01-06,")
                    .append(i < 4 ? "2026-02-06" : "");
            leads.append('\n');
        }
        Files.writeString(data.resolve("leads.csv"), leads);
    }

    private Ran diagnose(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "diagnose",
                "--data",
                data.toString(),
                "--from",
                "2026-01-01",
                "--to",
                "2026-02-01",
                "--as-of",
                "2026-12-31"));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> findings(Ran ran) {
        assertThat(ran.status()).as(ran.err()).isZero();
        return (List<Map<String, Object>>) JsonText.object(ran.out()).get("findings");
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.err()).contains(message);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void table_tellsTheFindingWhatItRestsOnAndWhatToCheckFirst() {
        Ran ran = diagnose("--rule", "D38", "--width", "100");

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .startsWith("Diagnosis, 2026-01-01 through 2026-01-31\n")
                .contains("WARNING  Too few SQLs become customers  [D38 SQL_CUSTOMER_LOW]\n")
                .contains("2026-01: SQL to customer rate 4.0% [1.6%, 9.8%] of 100, against below 10 %\n")
                .contains(
                        "  reading       sql-to-customer = sqls-to-customer / sql-cohort = 4 / 100 = 4.0% [1.6%, 9.8%]")
                .contains("  first         ")
                .contains("  source        A1 SQL to customer rate\n")
                .endsWith("1 answers: 1 found, 0 suspected, 0 not seen, 0 cannot tell yet, 0 input missing\n");
    }

    @Test
    void json_hasFindingsWithEvidenceAndCounts() {
        Ran ran = diagnose("--rule", "D38", "--format", "json");

        Map<String, Object> finding = findings(ran).get(0);
        assertThat(finding)
                .containsEntry("rule", "D38")
                .containsEntry("name", "SQL_CUSTOMER_LOW")
                .containsEntry("outcome", "FIRED")
                .containsEntry("severity", "WARNING")
                .containsEntry("segment", Map.of())
                .containsEntry("from", "2026-01-01")
                .containsEntry("to", "2026-02-01")
                .containsEntry("citation", "A1 SQL to customer rate")
                .doesNotContainKeys("reason", "absorbed_by");
        assertThat(finding.get("evidence"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(ran.out())
                .contains("\"counts\": {\"FIRED\": 1, \"SUSPECTED\": 0,")
                .contains("\"problems\": [");
    }

    @Test
    void all_listsEveryAnswerWithItsReason() {
        assertThat(findings(diagnose("--rule", "D03,D38", "--format", "json"))).hasSize(1);
        assertThat(findings(diagnose("--rule", "D03,D38", "--format", "json", "--all")))
                .hasSize(2)
                .filteredOn("outcome", "NOT_EVALUABLE")
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .containsEntry("rule", "D03")
                        .containsEntry(
                                "reason",
                                "MISSING_INPUT: traffic-to-lead MISSING_INPUT (none of these feeds was supplied:"
                                        + " origin, web leads)"));
    }

    @Test
    void by_judgesSegmentsAndTheTotal() {
        assertThat(findings(diagnose("--rule", "D38", "--by", "channel", "--format", "json")))
                .extracting(finding -> finding.get("segment"))
                .containsExactlyInAnyOrder(Map.of(), Map.of("channel", "organic"));
    }

    @Test
    void thresholds_areReadFromAFile() throws IOException {
        Path file = folder.resolve("ours.properties");
        Files.writeString(file, "# our market\nsqlCustomer.low = < 1\n");

        assertThat(findings(diagnose("--rule", "D38", "--thresholds", file.toString(), "--format", "json")))
                .isEmpty();
    }

    @Test
    void thresholds_thatNoRuleReads_areTold() throws IOException {
        Path file = folder.resolve("ours.properties");
        Files.writeString(file, "sqlCustomer.low = < 1 %\nstage.early = < 5\nt2l.low = < 1 %\nscore.lowBand = < 40\n");

        Ran ran = diagnose("--rule", "D38", "--thresholds", file.toString());

        assertThat(ran.status()).isZero();
        assertThat(ran.err())
                .contains("threshold score.lowBand is set, but no rule is held against it\n")
                .doesNotContain("sqlCustomer.low", "t2l.low", "stage.early");
    }

    /** Rules read what the policies make of the records: a lead answered after 8 minutes missed 5, and kept 10. */
    @Test
    void thresholds_ofThePolicies_changeWhatRulesRead() throws IOException {
        StringBuilder leads = new StringBuilder("id,created_at,origin,intent\n");
        StringBuilder touches = new StringBuilder("id,lead_id,at,kind\n");
        for (int i = 0; i < 100; i++) {
            leads.append("L").append(i).append(",2026-01-05T10:00:00Z,inbound,high\n");
            touches.append("T").append(i).append(",L").append(i).append(",2026-01-05T10:08:00Z,call\n");
        }
        Files.writeString(data.resolve("leads.csv"), leads);
        Files.writeString(data.resolve("touches.csv"), touches);
        Path file = folder.resolve("ours.properties");
        Files.writeString(file, "lrt.high.target = < 10 min\n");

        assertThat(findings(diagnose("--rule", "D24", "--by", "intent", "--all", "--format", "json"))
                        .get(0)
                        .toString())
                .contains(
                        "response-sla-attainment = response-targets-met / (response-targets-met + response-targets-missed) = 0 / (0 + 100)");
        assertThat(findings(diagnose(
                                "--rule",
                                "D24",
                                "--by",
                                "intent",
                                "--thresholds",
                                file.toString(),
                                "--all",
                                "--format",
                                "json"))
                        .get(0)
                        .toString())
                .contains(
                        "response-sla-attainment = response-targets-met / (response-targets-met + response-targets-missed) = 100 / (100 + 0)");

        Files.writeString(file, "lrt.high.escalate = >= 2 min\n");
        assertRefused(
                diagnose("--thresholds", file.toString()),
                "thresholds: escalation after PT2M must not be before the response limit PT5M");
    }

    /** Sixty cold leads are less than a rep can work on where a month takes 100, and enough where it takes 50. */
    @Test
    void thresholdsOfLoads_weighTheLeadsThatRulesCount() throws IOException {
        StringBuilder leads = new StringBuilder("id,created_at,type,owner\n");
        for (int i = 0; i < 60; i++) {
            leads.append("L").append(i).append(",2026-01-05,cold_inbound,R1\n");
        }
        Files.writeString(data.resolve("leads.csv"), leads);
        Files.writeString(data.resolve("reps.csv"), "id,role,active_from\nR1,sdr,2025-01-01\n");
        Path file = folder.resolve("ours.properties");
        Files.writeString(file, "lpr.cold = [50, 100]\n");

        assertThat(findings(diagnose("--rule", "D72", "--all", "--format", "json")))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .containsEntry("outcome", "FIRED")
                        .extractingByKey("headline")
                        .asString()
                        .contains("Weighted load, against the least 0.60 of 60"));
        assertThat(findings(diagnose("--rule", "D72", "--thresholds", file.toString(), "--all", "--format", "json")))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .containsEntry("outcome", "NOT_FIRED")
                        .extractingByKey("headline")
                        .asString()
                        .contains("Weighted load, against the least 1.20 of 60"));

        Files.writeString(file, "lpr.cold = < 50\n");
        assertRefused(
                diagnose("--thresholds", file.toString()),
                "thresholds: threshold lpr.cold is below 50, so loads go from 100 to 50, must begin above 0");
    }

    @Test
    void thresholds_ofStagesThatOverlap_areRefused() throws IOException {
        Path file = folder.resolve("ours.properties");
        Files.writeString(file, "stage.early = below 200\n");

        assertRefused(
                diagnose("--thresholds", file.toString()),
                "thresholds: threshold stage.early is below 200, must not overlap stage.scaling, which is at least 100");
    }

    @Test
    void thresholds_thatAreWrong_areRefusedWithFileAndLine() throws IOException {
        Path file = folder.resolve("ours.properties");
        Files.writeString(file, "sqlCustomer.low = < 1\nsqlCustomer.lo = < 1\n");

        assertRefused(diagnose("--thresholds", file.toString()), file + ":2: no threshold \"sqlCustomer.lo\"");
        assertRefused(diagnose("--thresholds", folder.resolve("none").toString()), "cannot read ");
    }

    @Test
    void rulesThatAreNone_areRefused() {
        assertRefused(diagnose("--rule", "D99"), "no rule D99");
        assertRefused(diagnose("--without", "D99"), "no rule D99 to leave out");
        assertRefused(diagnose("--rule", ""), "--rule is \"\", must have no empty item, as D38,D57");
        assertRefused(
                diagnose("--without", "D38,,D39"), "--without is \"D38,,D39\", must have no empty item, as D38,D39");
    }

    @Test
    void rules_areFoundInAnyCase() {
        assertThat(outcome("d38")).isEqualTo("FIRED");
        assertThat(findings(diagnose("--rule", "d38,D08B", "--without", "d38", "--format", "json", "--all")))
                .extracting(finding -> finding.get("rule"))
                .containsOnly("D08b");
    }

    @Test
    void kpi_choosesTheRulesThatReadIt() {
        assertThat(findings(diagnose("--kpi", "sql-to-customer", "--format", "json", "--all")))
                .extracting(finding -> finding.get("rule"))
                .contains("D38")
                .doesNotContain("D03");
    }

    @Test
    void kpi_tellsWhichKpisAreReviewed() throws IOException {
        Path told = facts("cadence = daily\nstage = early\n");
        Path other = Files.writeString(folder.resolve("other.properties"), "kpis = mql-to-sql\n");

        for (String rule : List.of("D76", "D81", "D83", "D88")) {
            assertThat(outcome(rule, "--facts", told.toString())).as(rule).isEqualTo("NOT_EVALUABLE");
        }
        assertThat(outcome("D76", "--kpi", "cpl")).isEqualTo("FIRED");
        assertThat(outcome("D76", "--kpi", "cpl", "--by", "channel")).isEqualTo("NOT_FIRED");
        assertThat(outcome("D76", "--kpi", "cpl", "--facts", other.toString())).isEqualTo("NOT_FIRED");
        assertThat(outcome("D81", "--kpi", "mql-to-sql", "--facts", told.toString()))
                .isEqualTo("FIRED");
        assertThat(outcome("D83", "--kpi", "cpl,traffic-to-lead,mql-to-sql,lead-to-mql,cac,win-rate"))
                .isEqualTo("NOT_FIRED");
        assertThat(outcome("D83", "--kpi", "cpl")).isEqualTo("FIRED");
        assertThat(outcome("D88", "--kpi", "cac", "--facts", told.toString())).isEqualTo("FIRED");
    }

    @Test
    void form_thatIsNone_isRefused() {
        assertRefused(diagnose("--format", "csv"), "--format is \"csv\", must be table, json or html");
    }

    // ---- facts

    private Path facts(String text) throws IOException {
        return Files.writeString(folder.resolve("facts.properties"), text);
    }

    private String outcome(String rule, String... more) {
        List<String> args = new ArrayList<>(List.of("--rule", rule, "--format", "json", "--all"));
        args.addAll(List.of(more));
        return (String) findings(diagnose(args.toArray(String[]::new))).get(0).get("outcome");
    }

    @Test
    void facts_areReadFromAFile() throws IOException {
        Path told = facts("# how we work\nresponse-target = no\nkpis = page-views, mql-to-sql\ncadence = monthly\n");

        assertThat(outcome("D89")).isEqualTo("NOT_EVALUABLE");
        assertThat(outcome("D89", "--facts", told.toString())).isEqualTo("FIRED");
        assertThat(outcome("D85", "--facts", told.toString())).isEqualTo("FIRED");
        assertThat(outcome("D84", "--facts", told.toString())).isEqualTo("FIRED");
    }

    @Test
    void model_makesTheRulesOnHowScoresAreKeptEvaluable() throws IOException {
        Path rough = Files.writeString(folder.resolve("model.txt"), """
                version = 1
                created = 2025-06-01
                sales-ready = none

                [size]
                category = fit-firmographic
                signal = attribute employees
                weight = 60
                """);
        for (String rule : List.of("D33", "D34", "D36", "D37")) {
            assertThat(outcome(rule)).as(rule).isEqualTo("NOT_EVALUABLE");
        }
        assertThat(outcome("D33", "--model", rough.toString())).isEqualTo("FIRED");
        assertThat(outcome("D34", "--model", rough.toString())).isEqualTo("NOT_FIRED");
        assertThat(outcome("D36", "--model", rough.toString())).isEqualTo("FIRED");
        assertThat(outcome("D37", "--model", rough.toString())).isEqualTo("FIRED");

        Path kept = Files.writeString(folder.resolve("kept.txt"), """
                version = 2
                created = 2025-06-01
                validated = 2026-12-01

                [size]
                category = fit-firmographic
                signal = attribute employees
                weight = 60
                reason = large enough
                """);
        for (String rule : List.of("D33", "D34", "D36", "D37")) {
            assertThat(outcome(rule, "--model", kept.toString())).as(rule).isEqualTo("NOT_FIRED");
        }
    }

    /** Leads of 75 points are for senior reps where the model says above 70, unless the thresholds say otherwise. */
    @Test
    void model_saysWhichLeadsAreForSeniorReps() throws IOException {
        StringBuilder leads = new StringBuilder("id,created_at,owner,score\n");
        for (int i = 0; i < 100; i++) {
            leads.append("L")
                    .append(i)
                    .append(",2026-01-05,J,")
                    .append(i < 60 ? 75 : 90)
                    .append("\n");
        }
        Files.writeString(data.resolve("leads.csv"), leads);
        Files.writeString(data.resolve("reps.csv"), "id,seniority\nJ,junior\n");
        Path model = Files.writeString(folder.resolve("model.txt"), """
                version = 1
                created = 2025-06-01
                senior = 70

                [size]
                category = fit-firmographic
                signal = attribute size
                transform = one-of big
                weight = 2
                """);
        Path file = Files.writeString(folder.resolve("ours.properties"), "score.senior = > 95\n");

        assertThat(routed()).contains("0 / 40 ");
        assertThat(routed("--model", model.toString())).contains("0 / 100 ");
        assertThat(routed("--model", model.toString(), "--thresholds", file.toString()))
                .contains("NO_DATA");
    }

    private String routed(String... more) {
        List<String> args = new ArrayList<>(List.of("--rule", "D35", "--format", "json", "--all"));
        args.addAll(List.of(more));
        return findings(diagnose(args.toArray(String[]::new))).get(0).toString();
    }

    @Test
    void model_thatIsNone_isRefused() throws IOException {
        Path nowhere = folder.resolve("nowhere.txt");
        Path wrong = Files.writeString(folder.resolve("model.txt"), "version = 1\ncolor = red\n");

        assertRefused(diagnose("--model", nowhere.toString()), "cannot read " + nowhere + ": there is no such file");
        assertRefused(diagnose("--model", wrong.toString()), "model.txt, line 2, color: no such key of model");
    }

    @Test
    void cadenceAndStage_goBeforeTheFile() throws IOException {
        Path told = facts("kpis = cac\ncadence = monthly\nstage = growth\n");

        assertThat(outcome("D84", "--facts", told.toString(), "--cadence", "weekly"))
                .isEqualTo("NOT_FIRED");
        assertThat(outcome("D88", "--facts", told.toString())).isEqualTo("NOT_FIRED");
        assertThat(outcome("D88", "--facts", told.toString(), "--stage", "early"))
                .isEqualTo("FIRED");
    }

    @Test
    void stage_isTakenFromTheCustomersWhereNobodyTells() throws IOException {
        Path told = facts("kpis = cac\n");
        assertThat(outcome("D88", "--facts", told.toString())).isEqualTo("NOT_EVALUABLE");

        Files.writeString(data.resolve("customers.csv"), "id,acquired_at\nC1,2025-05-05\n");
        assertThat(outcome("D88", "--facts", told.toString())).isEqualTo("FIRED");
    }

    @Test
    void facts_thatAreWrong_areRefusedWithFileAndLine() throws IOException {
        Path told = facts("\ncadence = hourly\n");

        assertRefused(
                diagnose("--facts", told.toString()),
                told + ":2: cadence is \"hourly\", must be one of daily, weekly, monthly, quarterly");
        assertRefused(diagnose("--facts", folder.resolve("none").toString()), "cannot read ");
        assertRefused(diagnose("--stage", "late"), "--stage is \"late\", must be early, growth, scaling");
    }
}
