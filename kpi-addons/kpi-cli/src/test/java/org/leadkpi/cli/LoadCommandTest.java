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

/** {@code kpi load} from outside: what is written, and what is refused. */
class LoadCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void company() throws IOException {
        List<String> leads = new ArrayList<>(List.of("id,created_at,type,owner"));
        add(leads, 100, "cold_inbound", "A");
        add(leads, 25, "warm_mql", "A");
        add(leads, 10, "hot_sql", "A");
        add(leads, 200, "outbound_prospect", "B");
        add(leads, 3, "pql", "");
        add(leads, 2, "pql", "left");
        write("leads.csv", leads);
        write(
                "reps.csv",
                List.of(
                        "id,team,role,seniority,active_to",
                        "A,in,sdr,mid,",
                        "B,out,sdr,mid,",
                        "left,in,sdr,mid,2026-02-01",
                        "boss,in,manager,senior,"));
    }

    private static void add(List<String> leads, int count, String type, String owner) {
        for (int i = 0; i < count; i++) {
            leads.add("L" + leads.size() + ",2026-03-02T09:00:00Z," + type + "," + owner);
        }
    }

    private void write(String file, List<String> lines) throws IOException {
        Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
    }

    private Ran load(String... more) {
        List<String> args = new ArrayList<>(
                List.of("load", "--data", folder.toString(), "--from", "2026-03-01", "--to", "2026-04-01"));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(Ran ran) {
        return JsonText.object(ran.out());
    }

    @Test
    @SuppressWarnings("unchecked")
    void json_tellsTheLoadOfEachRepAndOfTheTeam() {
        Ran ran = load("--format", "json");
        Map<String, Object> report = json(ran);
        List<Map<String, Object>> reps = (List<Map<String, Object>>) report.get("reps");
        Map<String, Object> team = (Map<String, Object>) report.get("team");

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(report).containsOnlyKeys("frame", "reps", "team", "spread", "problems");
        assertThat(report.get("frame"))
                .isEqualTo(Map.of(
                        "from", "2026-03-01", "to", "2026-04-01", "as_of", "2026-04-01T00:00:00Z", "zone", "UTC"));
        assertThat(reps).hasSize(2);
        assertThat(reps.get(0))
                .containsEntry("rep", "A")
                .containsEntry("months", "1")
                .containsEntry("leads", Map.of("cold_inbound", 100L, "warm_mql", 25L, "hot_sql", 10L))
                .containsEntry("leads_per_month", "135")
                .containsEntry("load_hi", "0.78333333333333333")
                .containsEntry("load_lo", "2")
                .containsEntry("state", "IN_BAND")
                .containsEntry("label", "TYPICAL");
        assertThat((Map<String, Object>) reps.get(0).get("capacity")).containsEntry("cold_inbound", "300");
        assertThat(reps.get(1))
                .containsEntry("load_hi", "0.4")
                .containsEntry("load_lo", "0.66666666666666667")
                .containsEntry("state", "IDLE")
                .doesNotContainKey("label");
        assertThat(team)
                .containsEntry("unassigned", Map.of("pql", 3L))
                .containsEntry("elsewhere", Map.of("pql", 2L))
                .containsEntry("leads_per_rep", Map.of("headcount", "170", "fte_days", "170", "ramp_weighted", "170"));
        assertThat((Map<String, Object>) report.get("spread"))
                .containsEntry("n", 2L)
                .containsEntry("rep_idle_share", "0.5")
                .containsEntry("rep_overload_share", "0")
                .containsEntry("max_over_min", "1.9583333333333333");
    }

    @Test
    void table_isForAPerson() {
        assertThat(load("--width", "100").out()).isEqualTo("""
                Load of reps, 2026-03-01 through 2026-03-31, leads of a month

                  rep          state    seniority  cold inbound  warm mql  hot sql  outbound prospect  pql  all  of the most  of the least
                  A            in band  mid                 100        25       10                  0    0  135        78.3%        200.0%
                  B            idle     mid                   0         0        0                200    0  200        40.0%         66.7%
                  a usual rep  in band                       50      12.5        5                100  2.5  170        60.4%        135.8%

                Leads per rep and month: 170 by head, 170 by full-time days, 170 with newcomers at part of their
                  strength.
                The team is in band, its ratio of leads to reps is typical. Good for productivity, conversion,
                  morale, revenue (A2 high against low lead ratios).
                Reps lie between 40.0% and 78.3% of what they can carry; 0.0% are overloaded, 50.0% are idle;
                  coefficient of variation 0.32.
                3 leads wait for a rep.
                2 leads belong to somebody who is no active rep.
                Ask: Are reps overwhelmed, or idle? Does the follow-up lag behind? Do conversions fall?
                """);
    }

    @Test
    void team_countsItsRepsOnly() {
        assertThat(load("--team", "out", "--format", "json").out())
                .contains("\"rep\": \"B\"")
                .doesNotContain("\"rep\": \"A\"");
    }

    @Test
    void withoutReps_leadsAreNobodys() throws IOException {
        write("reps.csv", List.of("id,role", "boss,manager"));

        assertThat(load().out()).endsWith("No rep who carries leads was active: 340 leads are nobody's to work on.\n");
        assertThat(json(load("--format", "json")))
                .containsEntry("spread", Map.of())
                .containsEntry("reps", List.of());
    }

    @Test
    void out_thatEndsInJson_isJson() throws IOException {
        Path file = folder.resolve("load.json");

        assertThat(load("--out", file.toString()).err()).isEqualTo("wrote " + file + "\n");
        assertThat(Files.readString(file)).startsWith("{\n  \"frame\": ");
    }

    @Test
    void badArguments_areRefused() {
        assertRefused(Ran.kpi("load"), "Missing required options: '--from=DATE', '--to=DATE', '--data=DIR'");
        assertRefused(load("--as-of", "2026-02-28"), "--as-of is 2026-02-28, must not be before --from 2026-03-01");
        assertRefused(load("--format", "md"), "--format is \"md\", must be table or json");
        assertRefused(
                Ran.kpi("load", "--data", folder.toString(), "--from", "2026-03-01", "--to", "2026-03-01"),
                "--from must be before --to 2026-03-01, which is exclusive; it is 2026-03-01");
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("kpi load: ").contains(message);
    }
}
