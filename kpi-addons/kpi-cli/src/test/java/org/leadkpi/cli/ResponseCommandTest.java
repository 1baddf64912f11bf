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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseCommandTest {

    /** The example of spec 4.4: A to F of high intent, looked at from half past ten. */
    private static final Map<String, String> FILES = Map.of("leads.csv", """
            id,created_at,channel,origin,intent,owner
            A,2026-01-05T10:00:00-05:00,web,inbound,high,R1
            B,2026-01-05T10:00:00-05:00,web,inbound,high,R1
            C,2026-01-05T10:00:00-05:00,web,inbound,high,R1
            D,2026-01-05T10:00:00-05:00,web,inbound,high,R1
            E,2026-01-05T10:26:00-05:00,web,inbound,high,R1
            F,2026-01-05T10:10:00-05:00,web,inbound,high,R1
            G,2026-01-05T10:00:00-05:00,web,outbound,high,R2
            """, "touches.csv", """
            id,lead_id,at,kind
            T1,A,2026-01-05T10:03:00-05:00,call
            T2,B,2026-01-05T10:05:00-05:00,call
            T3,C,2026-01-05T10:12:00-05:00,call
            T4,D,2026-01-05T10:16:00-05:00,call
            """, "reps.csv", """
            id,role
            R1,sdr
            R2,sdr
            R3,sdr
            R4,manager
            """);

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void files() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.writeString(data.resolve(file.getKey()), file.getValue());
        }
    }

    private Ran response(String... more) {
        List<String> args = new ArrayList<>(List.of("response", "--data", data.toString()));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    private Ran atHalfPastTen(String... more) {
        List<String> args = new ArrayList<>(List.of("--as-of", "2026-01-05T10:30", "--zone", "America/New_York"));
        args.addAll(List.of(more));
        return response(args.toArray(String[]::new));
    }

    private Path calendar(String text) throws IOException {
        return Files.writeString(folder.resolve("office.txt"), text);
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.err()).contains(message);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void table_isWhatToEscalateAndHowTheTierStands() {
        Ran ran = atHalfPastTen();

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("""
                Response to inbound leads, as of 2026-01-05 10:30 America/New_York

                To escalate now: 1 request, by elapsed time
                  lead  intent  asked             waited  from  to  because
                  F     high    2026-01-05 10:10  20 min  R1    R3  least utilized of those who may have it

                Targets, by elapsed time
                  intent  requests  met  late  late, was due to escalate  untouched, late  to escalate  pending  attained   95% interval  all pending miss .. meet
                  high           6    1     2                          1                0            1        1     20.0%  3.6% .. 62.4%            16.7% .. 33.3%

                Time to the first attempt, by elapsed time, untouched leads as waiting
                  intent  median     P75          P90  untouched  oldest untouched
                  high    12 min  16 min  not reached          2            20 min
                """);
    }

    @Test
    void waits_ofMoreThanTwoDays_areInDays_unlessBusinessTimeCounts() throws IOException {
        String inTwoDays = response("--as-of", "2026-01-07T15:00:00Z").out();
        String later = response("--as-of", "2026-01-08T16:30:00Z").out();
        String office = response(
                        "--as-of",
                        "2026-01-19T16:30:00Z",
                        "--calendar",
                        calendar("zone=UTC\nmon-sun=08:00-18:00\n").toString())
                .out();

        assertThat(inTwoDays).containsPattern("F +high +2026-01-05 15:10 +47 h 50 min +R1");
        assertThat(later)
                .containsPattern("F +high +2026-01-05 15:10 +3\\.1 d +R1")
                .containsPattern("high .* 3\\.1 d\n");
        assertThat(office).containsPattern("F +high +2026-01-05 15:10 +141 h 20 min +R1");
    }

    @Test
    void asOf_beforeTheFirstDay_isRefused() {
        assertRefused(
                response("--as-of", "2026-01-04", "--from", "2026-01-05"),
                "--as-of is 2026-01-04, must not be before --from 2026-01-05");
    }

    @Test
    void json_saysTheSame() {
        Ran ran = atHalfPastTen("--format", "json");

        assertThat(ran.status()).isZero();
        Map<String, Object> report = JsonText.object(ran.out());
        assertThat(report).containsEntry("as_of", "2026-01-05T15:30:00Z").containsEntry("zone", "America/New_York");
        assertThat(report).containsEntry("escalated_by", "elapsed").doesNotContainKeys("conversion", "differences");
        assertThat(report)
                .containsEntry(
                        "escalations",
                        List.of(Map.of(
                                "lead_id", "F",
                                "tier", "high",
                                "started_at", "2026-01-05T15:10:00Z",
                                "breached_at", "2026-01-05T15:25:00Z",
                                "age", "1200",
                                "from_rep", "R1",
                                "to", "rep",
                                "to_rep", "R3",
                                "reason", "least utilized of those who may have it")));
        assertThat(report).containsEntry("problems", List.of());
        assertThat(ran.out())
                .contains("\"tier\": \"high\", \"by\": \"elapsed\", \"requests\": 6, \"states\": {\"MET\": 1,"
                        + " \"MISSED_RESPONDED\": 2, \"MISSED_UNTOUCHED\": 0, \"PENDING\": 1, \"ESCALATE\": 1,"
                        + " \"RESPONDED_AFTER_ESCALATION\": 1}, \"unjudged\": 0,"
                        + " \"attainment\": {\"status\": \"DEFINED\", \"value\": \"0.2\"")
                .contains("\"pessimistic\": {\"status\": \"DEFINED\", \"value\": \"0.16666666666666667\"}")
                .contains("\"median\": {\"status\": \"DEFINED\", \"value\": \"720\"}")
                .contains("\"p90\": {\"status\": \"UNBOUNDED\", \"reason\": \"not reached: 2 of 6 have no answer\"}")
                .contains("\"untouched\": 2, \"oldest_untouched\": \"1200\"");
    }

    @Test
    void withoutAnybodyElse_itGoesToTheManager() throws IOException {
        Files.writeString(data.resolve("reps.csv"), "id,role\nR1,sdr\nR4,manager\n");

        assertThat(atHalfPastTen().out())
                .contains("F     high    2026-01-05 10:10  20 min  R1    the manager  no other rep is available");
        assertThat(atHalfPastTen("--format", "json").out())
                .contains("\"to\": \"manager\"")
                .doesNotContain("to_rep");
    }

    @Test
    void calendar_countsBusinessTimeBesideElapsedTime() throws IOException {
        Path office = calendar("zone=America/New_York\nmon-fri=10:20-17:00\n");

        Ran ran = atHalfPastTen("--calendar", office.toString());

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("Nothing to escalate now.")
                .contains("Targets, by elapsed time", "Targets, by business time");
        assertThat(atHalfPastTen("--calendar", office.toString(), "--format", "json")
                        .out())
                .contains("\"escalated_by\": \"business\"", "\"escalations\": [],", "\"by\": \"business\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone=UTC;mon-fri=9-17|office.txt: line 2, mon-fri: not opening hours: \"9-17\"",
                "mon-fri=09:00-17:00|office.txt: calendar must name its zone",
                "zone=UTC;nonsense|office.txt: line 2: not a key and a value: \"nonsense\""
            })
    void calendarThatCannotBeRead_isRefusedWithFileLineAndValue(String text, String message) throws IOException {
        assertRefused(
                atHalfPastTen("--calendar", calendar(text.replace(';', '\n')).toString()), message);
    }

    @Test
    void calendarThatIsNotThere_isRefused() {
        Path nowhere = folder.resolve("nowhere.txt");

        assertRefused(
                atHalfPastTen("--calendar", nowhere.toString()), "cannot read " + nowhere + ": there is no such file");
    }

    @Test
    void days_limitTheRequestsAndTellWhatBecameOfThem() {
        Ran ran = atHalfPastTen("--from", "2026-01-05", "--to", "2026-01-06");

        assertThat(ran.out())
                .contains("Conversion by response time, 2026-01-05\n")
                .contains("An association, not a cause: hot leads are answered first")
                .contains("  all leads  leads  meetings  meeting rate")
                .contains("  high       leads  meetings  meeting rate")
                .contains("Differences within intent tiers, each tier with the same weight in both bands:");
        assertThat(atHalfPastTen("--from", "2026-01-05", "--format", "json").out())
                .contains("\"kpi\": \"meeting-booking-rate.per-lead\"")
                .contains("\"band\": \"0-5m\", \"less\": \"5-15m\", \"within\": \"intent\", \"difference\": \"0\"");
        assertThat(atHalfPastTen("--to", "2026-01-05").out())
                .contains("Nothing to escalate now.", "No inbound requests.");
    }

    @Test
    void whatHappensLater_hasNotHappened() {
        assertThat(response("--as-of", "2026-01-05T10:15:59-05:00").out())
                .contains("To escalate now: 1 request")
                .contains("D     high    2026-01-05 15:00  15 min 59 s");
        assertThat(response("--as-of", "2026-01-05").out()).contains("No inbound requests.");
    }

    @Test
    void withoutTouchesOrOrigins_nothingCanBeSaid() throws IOException {
        Files.delete(data.resolve("touches.csv"));
        assertRefused(atHalfPastTen(), data + " has no touches.csv, so nothing tells which leads were answered");

        Files.writeString(data.resolve("touches.csv"), FILES.get("touches.csv"));
        Files.writeString(data.resolve("leads.csv"), "id,created_at\nA,2026-01-05\n");
        assertRefused(
                atHalfPastTen(), data + " has no column origin in leads.csv, so nothing tells which leads are inbound");
    }

    @Test
    void wrongArguments_areRefused() {
        assertRefused(atHalfPastTen("--format", "csv"), "--format is \"csv\", must be table or json");
        assertRefused(response("--as-of", "noon"), "--as-of is \"noon\", must be a time");
        assertRefused(response(), "--as-of");
        assertRefused(
                atHalfPastTen("--from", "2026-01-05", "--to", "2026-01-05"),
                "--from must be before --to 2026-01-05, which is exclusive");
        assertRefused(response("--as-of", "2026-01-05", "--zone", "Mars"), "--zone is \"Mars\"");
    }

    // spec 8.2: attainment 2 of 3 in either tier, the low one that was missed is untouched, and the duplicate is in
    // none
    @Test
    void workedExample_attainsTwoOfThreeInEitherTier() throws IOException {
        for (String name : FILES.keySet()) {
            Files.delete(data.resolve(name));
        }
        G01.in(data);

        Ran ran = response(
                "--as-of",
                "2026-04-30T23:59:59",
                "--zone",
                "America/New_York",
                "--from",
                "2026-01-01",
                "--to",
                "2026-02-01");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines().filter(line -> line.matches("  (high|low) +3 .*")))
                .satisfiesExactly(
                        high -> assertThat(high).matches("  high +3 +2 +0 +1 +0 +0 +0 +66.7% .*"),
                        low -> assertThat(low).matches("  low +3 +2 +0 +0 +1 +0 +0 +66.7% .*"));
        assertThat(ran.out()).contains("Nothing to escalate now.");
    }

    @Test
    void out_writesTheFormThatTheFileAsksFor() throws IOException {
        Path file = folder.resolve("response.json");

        Ran ran = atHalfPastTen("--out", file.toString());

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("wrote " + file);
        assertThat(Files.readString(file)).startsWith("{\n  \"as_of\"");
    }
}
