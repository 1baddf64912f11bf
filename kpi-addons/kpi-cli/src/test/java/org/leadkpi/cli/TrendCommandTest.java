package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendCommandTest {

    private static final String ENCODING = "stdout.encoding";

    @TempDir
    private Path folder;

    private Path data;
    private String encodingBefore;

    @BeforeEach
    void files() throws IOException {
        data = G01.in(Files.createDirectory(folder.resolve("data")));
        encodingBefore = System.getProperty(ENCODING);
        System.setProperty(ENCODING, "UTF-8");
    }

    @AfterEach
    void encoding() {
        if (encodingBefore == null) {
            System.clearProperty(ENCODING);
        } else {
            System.setProperty(ENCODING, encodingBefore);
        }
    }

    private Ran trend(String... more) {
        List<String> args = new ArrayList<>(
                List.of("trend", "--data", data.toString(), "--from", "2026-01-01", "--zone", "America/New_York"));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    /** Leads of two months and a half: 3, 2 and 2, of which 1 of February's first fortnight. */
    private Ran leads(String... more) throws IOException {
        for (String name : G01.FILES.keySet()) {
            Files.delete(data.resolve(name));
        }
        Files.writeString(data.resolve("leads.csv"), """
                id,created_at,channel
                L1,2026-01-05,organic
                L2,2026-01-06,organic
                L3,2026-01-07,linkedin
                L4,2026-02-03,organic
                L5,2026-02-20,linkedin
                L6,2026-03-02,organic
                L7,2026-03-03,organic
                """);
        return trend(more);
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.err()).contains(message);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void table_isABlockPerKpiWithWordsBelow() throws IOException {
        Ran ran = leads("--to", "2026-04-01", "--kpi", "new-leads");

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("""
                Trend, 2026-01-01 through 2026-03-31, by month
                       as of 2026-04-01T00:00 America/New_York

                New leads  [new-leads]  count, good or bad by context

                  █▁▁
                    period   value  change  relative  limits
                    2026-01      3
                    2026-02      2      -1    -33.3%
                    2026-03      2       0      0.0%
                  2026-03: 2, the same as in 2026-02. No limits: they take 6 settled periods before, there are 2.
                """);
    }

    @Test
    void by_aDimension_isABlockPerSegmentAndTheTotal() throws IOException {
        assertThat(leads("--to", "2026-04-01", "--kpi", "new-leads", "--by", "channel")
                        .out())
                .contains("\n  linkedin  █")
                .contains("\n  organic  ")
                .contains("\n  total  █▁▁\n");
    }

    @Test
    void lastPeriod_thatIsNotOver_isComparedWithAsManyDays() throws IOException {
        assertThat(leads("--to", "2026-03-16", "--kpi", "new-leads", "--width", "400")
                        .out())
                .contains("    2026-03 a      2  part period\n")
                .contains("2026-03 is not judged: the period is cut, or was not over at the as-of instant. Its first 15"
                        + " days against as many of 2026-02: 2, +1, x2.00, +100%.\n");
    }

    @Test
    void outputThatIsNotUnicode_getsAPlainLine() throws IOException {
        System.setProperty(ENCODING, "US-ASCII");

        assertThat(leads("--to", "2026-04-01", "--kpi", "new-leads").out()).contains("\n  '__\n");
    }

    @Test
    void kpisWithoutAnyValue_areLeftOutAndCounted() throws IOException {
        Ran ran = leads("--to", "2026-04-01");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("[new-leads]").doesNotContain("[cost-per-lead]");
        assertThat(ran.err()).matches("\\d+ KPIs have no value in any period and are left out; --kpi says why\n");
    }

    @Test
    void kpiWithoutAnyValue_thatIsNamed_saysWhy() throws IOException {
        Ran ran = leads("--to", "2026-04-01", "--kpi", "cpl");

        assertThat(ran.out())
                .contains("\n  No value in any period; of 2026-03: missing input, feed spend was not supplied.\n");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void json_hasFrameTrendsAndProblems() throws IOException {
        Ran ran = leads("--to", "2026-04-01", "--kpi", "new-leads", "--by", "channel", "--format", "json");

        Map<String, Object> json = JsonText.object(ran.out());
        List<Map<String, Object>> trends = (List<Map<String, Object>>) json.get("trends");
        assertThat(json).containsOnlyKeys("frame", "trends", "problems");
        assertThat(trends)
                .extracting(trend -> trend.get("segment"))
                .containsExactly(Map.of("channel", "linkedin"), Map.of("channel", "organic"), Map.of());
        Map<String, Object> total = trends.get(2);
        List<Map<String, Object>> points = (List<Map<String, Object>>) total.get("points");
        assertThat(points).hasSize(3);
        assertThat(points.get(0)).containsEntry("value", "3").doesNotContainKey("change");
        assertThat((Map<String, Object>) points.get(1).get("change"))
                .containsEntry("base_value", "3")
                .containsEntry("difference", "-1")
                .containsEntry("comparable", true)
                .containsEntry("significant", false);
        assertThat(total).containsEntry("run", 0L).containsEntry("latest_settled", "2026-03-01");
    }

    @Test
    void csvAndMarkdown_areWritten() {
        assertThat(trend("--to", "2026-04-01", "--kpi", "cpl", "--format", "csv")
                        .out())
                .startsWith("kpi,basis,from,to,status,value,unit,")
                .hasLineCount(4);
        assertThat(trend("--to", "2026-04-01", "--kpi", "cpl", "--format", "md").out())
                .startsWith("# Trend\n");
    }

    @Test
    void out_writesAFileInUtf8Instead() throws IOException {
        System.setProperty(ENCODING, "US-ASCII");
        Path file = folder.resolve("trend.txt");

        Ran ran = leads("--to", "2026-04-01", "--kpi", "new-leads", "--out", file.toString());

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("wrote " + file + "\n");
        assertThat(Files.readString(file)).contains("█▁▁");
    }

    @Test
    void badArguments_areRefused() {
        assertRefused(Ran.kpi("trend"), "kpi trend: Missing required options: '--data=DIR'");
        assertRefused(trend("--to", "2026-01-01"), "kpi trend: --from must be before --to 2026-01-01");
        assertRefused(trend("--to", "2026-04-01", "--kpi", "cost-per-led"), "no kpi \"cost-per-led\"; did you mean");
        assertRefused(trend("--to", "2026-04-01", "--format", "xml"), "--format is \"xml\", must be table, json, csv");
        assertRefused(trend("--to", "2026-04-01", "--width", "10"), "--width is 10, must be at least 40");
        assertRefused(trend("--to", "2026-04-01", "--by", "planet"), "no dimension \"planet\"; there are");
    }
}
