package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kpi allocate} from outside: what is written, and what is refused. */
class AllocateCommandTest {

    @TempDir
    private Path folder;

    private Ran allocate(String... more) {
        List<String> args =
                new ArrayList<>(List.of("allocate", "--data", folder.toString(), "--as-of", "2026-03-10T12:00"));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    private void write(String file, String... lines) throws IOException {
        Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
    }

    private void golden() throws IOException {
        write(
                "leads.csv",
                "id,created_at,type,score",
                "L1,2026-03-09T09:00:00Z,warm_mql,85",
                "L2,2026-03-09T09:00:00Z,warm_mql,80",
                "L3,2026-03-09T09:00:00Z,warm_mql,81",
                "L4,2026-03-09T09:00:00Z,warm_mql,40");
        write(
                "reps.csv",
                "id,team,role,seniority,capacity",
                "R1,a,sdr,senior,100",
                "R2,a,sdr,junior,50",
                "R3,b,sdr,senior,100");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Ran ran, String name) {
        return (List<Map<String, Object>>) (JsonText.object(ran.out())).get(name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Ran ran) {
        return JsonText.object(ran.out());
    }

    @Test
    void json_tellsWhereEachLeadGoesAndWhy() throws IOException {
        golden();
        Ran ran = allocate("--away", "R3", "--format", "json");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(object(ran))
                .containsOnlyKeys("as_of", "zone", "mode", "limit", "decisions", "reps", "totals", "problems")
                .containsEntry("as_of", "2026-03-10T12:00:00Z")
                .containsEntry("mode", "balanced")
                .containsEntry("limit", "1")
                .containsEntry("totals", Map.of("leads", 4L, "assigned", 3L, "automated", 1L, "overflow", 0L));
        assertThat(list(ran, "decisions"))
                .containsExactly(
                        Map.of(
                                "lead",
                                "L4",
                                "type",
                                "warm_mql",
                                "tier",
                                "unknown",
                                "score",
                                "40",
                                "to",
                                "automation",
                                "reason",
                                "UNQUALIFIED",
                                "because",
                                "not qualified: to e-mail sequences and chatbots"),
                        assigned("L1", "85", "R1", "0.01", "SENIOR", "score asks for a senior rep"),
                        assigned("L3", "81", "R1", "0.02", "SENIOR", "score asks for a senior rep"),
                        assigned(
                                "L2", "80", "R2", "0.02", "LEAST_UTILIZED", "least utilized of those who may have it"));
        assertThat(list(ran, "reps").get(0))
                .isEqualTo(Map.of(
                        "rep",
                        "R1",
                        "leads_before",
                        0L,
                        "leads_after",
                        2L,
                        "utilization_before",
                        "0",
                        "utilization_after",
                        "0.02"));
    }

    private static Map<String, Object> assigned(
            String lead, String score, String rep, String load, String reason, String because) {
        return Map.of(
                "lead",
                lead,
                "type",
                "warm_mql",
                "tier",
                "unknown",
                "score",
                score,
                "to",
                "rep",
                "rep",
                rep,
                "utilization",
                load,
                "specificity",
                0L,
                "reason",
                reason,
                "because",
                because);
    }

    @Test
    void table_isForAPerson() throws IOException {
        golden();

        assertThat(allocate("--away", "R3").out()).isEqualTo("""
                Leads to hand out, as of 2026-03-10T12:00 UTC, balanced

                  lead  type      intent   score  to          load with it  because
                  L4    warm mql  unknown  40     automation                not qualified: to e-mail sequences and chatbots
                  L1    warm mql  unknown  85     R1          1.0%          score asks for a senior rep
                  L3    warm mql  unknown  81     R1          2.0%          score asks for a senior rep
                  L2    warm mql  unknown  80     R2          2.0%          least utilized of those who may have it

                  rep  leads  then  load  then
                  R1       0     2  0.0%  2.0%
                  R2       0     1  0.0%  2.0%
                  R3       0     0  0.0%  0.0%

                4 leads: 3 to reps, 1 to automation, 0 to the manager.
                """);
    }

    @Test
    void mode_decidesAmongThoseWhoMayHaveALead() throws IOException {
        golden();

        assertThat(reps(allocate("--mode", "round-robin", "--format", "json")))
                .isEqualTo(Map.of("L1", "R1", "L3", "R3", "L2", "R2"));
        assertThat(reps(allocate("--mode", "strict-segment", "--team", "b", "--format", "json")))
                .isEqualTo(Map.of("L1", "R3", "L3", "R3", "L2", "R3"));
    }

    private static Map<Object, Object> reps(Ran ran) {
        return list(ran, "decisions").stream()
                .filter(decision -> decision.containsKey("rep"))
                .collect(Collectors.toMap(decision -> decision.get("lead"), decision -> decision.get("rep")));
    }

    @Test
    void paced_handsOutNoMoreThanTheMonthHasSeen() throws IOException {
        List<String> leads = new ArrayList<>(List.of("id,created_at,type,owner"));
        for (int i = 0; i < 45; i++) {
            leads.add("L" + i + ",2026-03-01T09:00:00Z,warm_mql,");
        }
        leads.add("old,2026-02-27T09:00:00Z,warm_mql,R");
        write("leads.csv", leads.toArray(String[]::new));
        write("reps.csv", "id,capacity", "R,31");

        assertThat(reps(allocate("--paced", "--format", "json"))).hasSize(10); // the tenth of 31 days
        assertThat(reps(allocate("--format", "json")))
                .as("with the one of a month ago")
                .hasSize(30);
    }

    @Test
    void noLeadWaits() throws IOException {
        write("leads.csv", "id,created_at,owner", "L,2026-03-01T09:00:00Z,R");
        write("reps.csv", "id", "R");

        assertThat(allocate().out()).endsWith("No lead waits for a rep.\n");
    }

    @Test
    void rebalance_proposesMoves() throws IOException {
        List<String> leads = new ArrayList<>(List.of("id,created_at,type,owner"));
        for (int i = 0; i < 10; i++) {
            leads.add("L" + i + ",2026-03-01T09:00:00Z,warm_mql," + (i < 8 ? "A" : "B"));
        }
        write("leads.csv", leads.toArray(String[]::new));
        write("touches.csv", "id,lead_id,at,kind", "T,L0,2026-03-02T09:00:00Z,call");
        write("reps.csv", "id,capacity", "A,10", "B,10");
        Ran ran = allocate("--rebalance", "--format", "json");

        assertThat(object(ran))
                .containsOnlyKeys(
                        "as_of",
                        "zone",
                        "tolerance",
                        "moves",
                        "reps",
                        "gap_before",
                        "gap_after",
                        "even",
                        "tied",
                        "problems")
                .containsEntry("tolerance", "0.2")
                .containsEntry("gap_before", "0.6")
                .containsEntry("gap_after", "0.2")
                .containsEntry("even", true)
                .containsEntry("tied", 1L);
        assertThat(list(ran, "moves"))
                .containsExactly(
                        Map.of("lead", "L1", "from_rep", "A", "to_rep", "B"),
                        Map.of("lead", "L2", "from_rep", "A", "to_rep", "B"));
        assertThat(list(allocate("--rebalance", "--tolerance", "0", "--format", "json"), "moves"))
                .hasSize(3);
        assertThat(allocate("--rebalance").out()).isEqualTo("""
                Leads to move, as of 2026-03-10T12:00 UTC

                  from  to  leads
                  A     B       2

                  lead  from  to
                  L1    A     B
                  L2    A     B

                  rep  leads  then   load   then
                  A        8     6  80.0%  60.0%
                  B        2     4  20.0%  40.0%

                2 moves. Loads lie 60 points apart, then 20 points; up to 20 points is tolerated. 1 lead stays: touched, in conversation, with a clock that runs or an open
                  opportunity, or moved a short while ago.
                """);
        assertThat(allocate("--rebalance", "--tolerance", "0.6").out())
                .contains("Nothing to move. Loads lie 60 points apart;");
    }

    @Test
    void badArguments_areRefused() throws IOException {
        golden();

        assertRefused(Ran.kpi("allocate"), "Missing required options: '--as-of=TIME', '--data=DIR'");
        assertRefused(
                allocate("--mode", "fair"), "--mode is \"fair\", must be balanced, round-robin or strict-segment");
        assertRefused(allocate("--away", "R9"), "--away names \"R9\", who is not in reps.csv");
        assertRefused(allocate("--away", "R1,,R3"), "--away is \"R1,,R3\", must have no empty item, as R1,R3");
        assertRefused(allocate("--team", "x,y"), "--team is x, y; reps.csv has no rep of it");
        assertRefused(allocate("--team", "b,y"), "--team is y; reps.csv has no rep of it");
        assertRefused(allocate("--tolerance", "much"), "--tolerance is \"much\", must be a share such as 0.2");
        assertRefused(allocate("--tolerance=-1"), "--tolerance is \"-1\", must be a share such as 0.2");
        assertRefused(allocate("--tolerance", "0.1"), "--tolerance is 0.1, which only --rebalance asks for");
        assertRefused(
                allocate("--rebalance", "--mode", "balanced"),
                "--mode is balanced, which --rebalance does not ask for");
        assertRefused(allocate("--format", "csv"), "--format is \"csv\", must be table or json");
        assertRefused(allocate("--width", "10"), "--width is 10, must be at least 40");
        assertRefused(allocate("--zone", "Mars"), "--zone is \"Mars\"");
        assertRefused(Ran.kpi("allocate", "--data", folder.toString(), "--as-of", "noon"), "--as-of is \"noon\"");
        Files.delete(folder.resolve("reps.csv"));
        assertRefused(allocate(), "there is no reps.csv in " + folder + ", which tells who works on leads");
    }

    @Test
    void strict_failsOnABadRow() throws IOException {
        golden();
        write("leads.csv", "id,created_at,type", "L1,yesterday,warm_mql");

        assertThat(allocate().status()).isZero();
        assertRefused(allocate("--strict"), "rows dropped or cells ignored: 1, which --strict forbids");
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("kpi allocate: ").contains(message);
    }
}
