package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {

    private static final String MODEL = """
            version = 1
            purpose = whom to call first

            [size]
            category = fit-firmographic
            signal = attribute employees
            transform = at-least 50
            weight = 60
            reason = large enough

            [demo]
            category = behavior
            signal = signal demo-request
            weight = 40
            reason = asked for a demo
            """;

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void files() throws IOException {
        model = Files.writeString(folder.resolve("model.txt"), MODEL);
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("leads.csv"), """
                id,created_at,employees,test,score,customer_at,disqualified_at,owner
                L1,2026-01-05T10:00:00Z,200,,90,2026-03-01,,sam
                L2,2026-01-06T10:00:00Z,,,40,,2026-03-01,jo
                L3,2026-01-07T10:00:00Z,10,,85,,2026-03-01,sam
                L4,2026-01-08T10:00:00Z,500,true,99,2026-03-01,,sam
                L5,2026-02-08T10:00:00Z,500,,,,,
                """);
        Files.writeString(data.resolve("signals.csv"), """
                lead_id,at,kind
                L1,2026-01-05T10:00:00Z,demo_request
                L3,2026-01-20T10:00:00Z,demo_request
                """);
        Files.writeString(data.resolve("reps.csv"), """
                id,seniority
                sam,senior
                jo,junior
                """);
    }

    private Ran kpi(String command, String... more) {
        List<String> args = new ArrayList<>(
                List.of(command, "--data", folder.resolve("data").toString()));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    private Ran score(String... more) {
        List<String> args = new ArrayList<>(List.of("--model", model.toString(), "--as-of", "2026-02-01"));
        args.addAll(List.of(more));
        return kpi("score", args.toArray(String[]::new));
    }

    private Ran validate(String... more) {
        List<String> args =
                new ArrayList<>(List.of("--from", "2026-01-01", "--to", "2026-02-01", "--as-of", "2026-06-01"));
        args.addAll(List.of(more));
        return kpi("validate-score", args.toArray(String[]::new));
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.err()).contains(message);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    // ---- score

    @Test
    void table_listsLeadsFromTheHighestScoreDown() {
        Ran ran = score();

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("""
                Lead scores by model 1, as of 2026-02-01T00:00 UTC

                  lead  band    route     ready  score   coverage
                  L1    80-100  senior    yes    100.0     100.0%
                  L3    0-50    standard  no      40.0     100.0%
                  L2    0-50    standard  no       0.0  40.0% low

                3 leads: 2 in 0-50, 0 in 50-80, 1 in 80-100; of 1 less than half is known.
                """);
    }

    @Test
    void whatHappensLater_doesNotExist() {
        assertThat(score("--as-of", "2026-01-10").err()).contains("should be specified only once");
        assertThat(kpi("score", "--model", model.toString(), "--as-of", "2026-01-10")
                        .out())
                .contains("L3    0-50    standard  no       0.0");
    }

    @Test
    void lead_isExplained() {
        assertThat(score("--lead", "L2").out()).isEqualTo("""
                Lead L2 by model 1, as of 2026-02-01T00:00 UTC

                  rule   signal               found     says  weight  points  reason
                  size   attribute employees  missing      -      60     0.0  large enough
                  demo   signal demo-request  0        0.000      40     0.0  asked for a demo
                  score                                                  0.0

                Band 0-50, standard route, not ready for sales; 40.0% of the weights known, which is little.
                """);
        assertRefused(score("--lead", "L5"), "--lead is \"L5\", there is no such lead as of 2026-02-01");
    }

    @Test
    void lead_thatNoListHolds_saysWhy() throws IOException {
        assertThat(score("--lead", "L4").out()).endsWith("\nLeft out of lists and KPIs, like all test records.\n");
        assertThat(score("--lead", "L4", "--format", "json").out()).contains("\"left_out\": \"TEST\"");
        assertThat(score("--lead", "L1", "--format", "json").out()).doesNotContain("left_out");

        Files.writeString(folder.resolve("data/leads.csv"), """
                id,created_at,duplicate_of
                L1,2026-01-05T10:00:00Z,
                L2,2026-01-06T10:00:00Z,L1
                """);
        assertThat(score("--lead", "L2").out()).endsWith("\nLeft out of lists and KPIs, like all duplicates.\n");
    }

    @Test
    void json_saysTheSame() {
        Map<String, Object> json =
                JsonText.object(score("--format", "json", "--lead", "L1").out());

        assertThat(json).containsOnlyKeys("frame", "scores", "warnings", "problems");
        assertThat(json.get("frame")).isEqualTo(Map.of("as_of", "2026-02-01T00:00:00Z", "zone", "UTC", "model", "1"));
        Map<?, ?> lead = (Map<?, ?>) ((List<?>) json.get("scores")).get(0);
        assertThat(lead.get("lead")).isEqualTo("L1");
        assertThat(lead.get("status")).isEqualTo("DEFINED");
        assertThat(lead.get("score")).isEqualTo("100");
        assertThat(lead.get("coverage")).isEqualTo("1");
        assertThat(lead.get("band")).isEqualTo("80-100");
        assertThat(lead.get("route")).isEqualTo("SENIOR");
        assertThat(lead.get("sales_ready")).isEqualTo(true);
        assertThat(lead.get("clamp_adjustment")).isEqualTo("0");
        assertThat(((Map<?, ?>) ((List<?>) lead.get("parts")).get(0)).get("points"))
                .isEqualTo("60");
    }

    @Test
    void modelThatCannotBeRead_isRefused() throws IOException {
        Files.writeString(model, MODEL.replace("weight = 40", "weight = -4"));

        assertRefused(
                score(),
                "model.txt, line 14, weight: weight of rule demo is -4, must not be negative; category negative takes points away");
        assertRefused(
                kpi("score", "--model", folder.resolve("none.txt").toString(), "--as-of", "2026-02-01"),
                "none.txt: there is no such file");
        assertRefused(kpi("score", "--model", folder.toString(), "--as-of", "2026-02-01"), "it is a folder");
        assertRefused(kpi("score", "--model", model.toString()), "Missing required option: '--as-of=TIME'");
        assertRefused(score("--format", "csv"), "--format is \"csv\", must be table or json");
    }

    // ---- validate-score

    @Test
    void validation_isOfRecordedScores() {
        assertThat(validate().out()).isEqualTo("""
                Validation of recorded scores, leads scored 2026-01-01 through 2026-01-31, outcomes as of 2026-06-01T00:00 UTC

                  band    leads  won   rate  95 % interval  lift  of leads  of won
                  0-50        1    0   0.0%  0.0% to 79.3%  0.00     33.3%    0.0%
                  50-80       0    0      -              -     -      0.0%    0.0%
                  80-100      2    1  50.0%  9.5% to 90.5%  1.50     66.7%  100.0%

                Higher bands win at least as often as lower ones.
                AUC 1.000; worked by senior reps 1.000.
                This proves nothing yet: it takes 20 customers and 20 others, there are 1 and 2.
                Left out: 1 test, spam, internal or duplicate.

                Leads by tenths, from the highest scores down

                  scores        leads  won    rate  of won so far
                  90.0 to 90.0      1    1  100.0%         100.0%
                  85.0 to 85.0      1    0    0.0%         100.0%
                  40.0 to 40.0      1    0    0.0%         100.0%
                """);
    }

    @Test
    void validation_ofAModel_tellsOfItsSignals() {
        assertThat(validate("--model", model.toString()).out())
                .startsWith("Validation of model 1, ")
                .contains("  signal  won with it  without it  missing  log-odds")
                .contains("  size         1 of 1      0 of 1        1     +2.20");
        assertThat(validate("--model", model.toString(), "--after-days", "14").out())
                .contains("  demo         1 of 2      0 of 1        0");
    }

    @Test
    void validation_asJson() {
        Map<String, Object> json = JsonText.object(validate("--format", "json").out());

        assertThat(json.get("leads")).asString().isEqualTo("3");
        assertThat(json.get("conclusive")).isEqualTo(false);
        assertThat(json.get("ordering")).isEqualTo("ASCENDING");
        assertThat(((Map<?, ?>) json.get("auc")).get("value")).isEqualTo("1");
        assertThat((List<?>) json.get("bands")).hasSize(3);
        assertThat(json).containsKeys("frame", "gains", "auc_by_route", "associations", "left_out", "problems");
    }

    @Test
    void card_isOnePageOfMarkdown() {
        Ran ran = validate("--model", model.toString(), "--format", "md");

        assertThat(ran.out())
                .startsWith("# Scoring model 1\n\nwhom to call first\n")
                .contains("| size | fit-firmographic | attribute employees | at-least 50 | 60 | large enough |")
                .contains("## Last validation\n\nLeads scored 2026-01-01 through 2026-01-31")
                .contains("## Known limits");
        assertRefused(validate("--format", "md"), "--format md is the card of a model and needs --model");
    }

    @Test
    void validation_withoutOutcomes_isRefused() throws IOException {
        Files.writeString(folder.resolve("data").resolve("leads.csv"), """
                id,created_at,score
                L1,2026-01-05T10:00:00Z,90
                """);

        assertRefused(validate(), "nothing tells which leads became customers");
        assertRefused(validate("--after-days", "3"), "--after-days is 3, must be at least 0, and needs --model");
        assertRefused(
                kpi("validate-score", "--from", "2026-02-01", "--to", "2026-02-01"),
                "--from must be before --to 2026-02-01");
    }
}
