package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values of spec 8.2, through the command and its JSON. */
class FixtureTest {

    @TempDir
    private Path folder;

    private static Ran scorecard(Path data, String to, String... more) {
        List<String> args = new java.util.ArrayList<>(List.of(
                "scorecard",
                "--data",
                data.toString(),
                "--from",
                "2026-01-01",
                "--to",
                to,
                "--as-of",
                "2026-04-30T23:59:59",
                "--zone",
                "America/New_York",
                "--format",
                "json"));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> readings(Ran ran) {
        assertThat(ran.status()).as(ran.err()).isZero();
        return (List<Map<String, Object>>) JsonText.object(ran.out()).get("readings");
    }

    private static Map<String, Object> reading(Ran ran, String kpi, Map<String, String> segment) {
        List<Map<String, Object>> found = readings(ran).stream()
                .filter(reading -> kpi.equals(reading.get("kpi")) && segment.equals(reading.get("segment")))
                .toList();
        assertThat(found).as(kpi + " " + segment).hasSize(1);
        return found.get(0);
    }

    private static void assertValue(Ran ran, String kpi, String value) {
        assertValue(ran, kpi, Map.of(), value);
    }

    private static void assertValue(Ran ran, String kpi, Map<String, String> segment, String value) {
        Map<String, Object> reading = reading(ran, kpi, segment);
        assertThat(reading.get("status")).as(kpi).isEqualTo("DEFINED");
        BigDecimal shown = new BigDecimal((String) reading.get("value"));
        assertThat(shown.subtract(new BigDecimal(value)).abs())
                .as(kpi + " is " + shown + ", not " + value)
                .isLessThan(new BigDecimal("1e-9"));
    }

    @Test
    void january_hasTheValuesOfTheSpecification() throws IOException {
        assertJanuary(G01.in(folder));
    }

    @Test
    void quarter_hasTheValuesOfTheSpecification() throws IOException {
        assertQuarter(G01.in(folder));
    }

    @Test
    void sharedFixture_hasTheValuesOfTheSpecification() {
        Path shared = shared();
        Assumptions.assumeTrue(Files.isDirectory(shared), "skipped: no folder " + shared);

        assertJanuary(shared);
        assertQuarter(shared);
    }

    private static Path shared() {
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            Path candidate = at.resolveSibling("shared").resolve("fixtures").resolve("g01");
            if (at.getParent() != null && Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return start.resolve("../shared/fixtures/g01");
    }

    private static void assertJanuary(Path data) {
        Ran ran = scorecard(data, "2026-02-01");

        assertValue(ran, "new-leads", "7");
        assertThat(reading(ran, "new-leads", Map.of()).get("excluded")).isEqualTo(Map.of("DUPLICATE", 1L));
        assertValue(ran, "cost-per-lead", "942.857142857142857");
        assertValue(ran, "cost-per-lead.program", "514.285714285714286");
        assertValue(ran, "mqls", "4");
        assertValue(ran, "mql-to-sql", "0.5");
        assertThat(reading(ran, "mql-to-sql", Map.of()).get("excluded")).isEqualTo(Map.of("SKIPPED_STAGE", 1L));
        assertValue(ran, "mql-to-sql.period", "0.5");
        assertValue(ran, "mql-to-sql.impute", "0.6");
        assertValue(ran, "lead-to-opportunity", "0.285714285714285714");
        assertValue(ran, "cost-per-opportunity", "3300");
        assertValue(ran, "sql-to-customer", "0.5");
        assertValue(ran, "mql-stall-rate", "0.25");
        assertValue(ran, "pipeline-generated", "50000");
        assertResponse(ran, data);
        assertActivity(ran);

        Ran byChannel = scorecard(data, "2026-02-01", "--by", "channel", "--kpi", "cost-per-lead");
        assertValue(byChannel, "cost-per-lead", Map.of("channel", "organic"), "200");
        assertValue(byChannel, "cost-per-lead", Map.of("channel", "linkedin"), "1000");
        assertValue(byChannel, "cost-per-lead", Map.of("channel", "outbound"), "2000");
        Map<String, Object> unallocated = reading(byChannel, "cost-per-lead", Map.of("channel", "(none)"));
        assertThat(unallocated)
                .containsEntry("status", "NO_OUTPUT")
                .containsEntry("numerator", "1000")
                .containsEntry("flags", List.of("UNALLOCATED"))
                .doesNotContainKey("value");
    }

    /** Answered after 3:00, 4:59, 20:00, 4:00:00 and 23:00:00, and one lead that nobody touched. */
    private static void assertResponse(Ran ran, Path data) {
        assertValue(ran, "lead-response-time", "1200");
        assertValue(ran, "lead-response-time.touched-p50", "1200");
        assertValue(ran, "lead-response-time.mean", "19775.8");
        assertValue(ran, "lead-response-time.p75", "82800");
        assertThat(reading(ran, "lead-response-time.p90", Map.of()))
                .containsEntry("status", "UNBOUNDED")
                .doesNotContainKey("value");
        assertThat(reading(ran, "lead-response-time", Map.of()))
                .containsEntry("unit", "seconds")
                .containsEntry("n", 6L)
                .containsEntry("basis", "COHORT");
        assertValue(ran, "untouched-leads", "1");
        assertSides(ran, "response-within-3m", Map.of(), "0", "6");
        assertSides(ran, "response-within-5m", Map.of(), "2", "6");
        assertSides(ran, "response-within-24h", Map.of(), "5", "6");

        Ran byIntent =
                scorecard(data, "2026-02-01", "--by", "intent", "--kpi", "response-sla-attainment,lead-response-time");
        assertSides(byIntent, "response-sla-attainment", Map.of("intent", "high"), "2", "3");
        assertSides(byIntent, "response-sla-attainment", Map.of("intent", "low"), "2", "3");
        assertValue(byIntent, "lead-response-time", Map.of("intent", "high"), "299");
        assertValue(byIntent, "lead-response-time", Map.of("intent", "low"), "82800");
    }

    private static void assertActivity(Ran ran) {
        assertSides(ran, "connect-rate", Map.of(), "1", "5");
        assertValue(ran, "connect-rate", "0.2");
        assertValue(ran, "dials", "3");
        assertValue(ran, "emails-sent", "2");
        assertValue(ran, "conversations-started", "1");
        assertSides(ran, "leads-per-rep", Map.of(), "7", "2");
        assertValue(ran, "leads-per-rep", "3.5");
    }

    private static void assertSides(
            Ran ran, String kpi, Map<String, String> segment, String numerator, String denominator) {
        assertThat(reading(ran, kpi, segment))
                .containsEntry("status", "DEFINED")
                .containsEntry("numerator", numerator)
                .containsEntry("denominator", denominator);
    }

    private static void assertQuarter(Path data) {
        Ran ran = scorecard(data, "2026-04-01", "--grain", "none");

        assertValue(ran, "pipeline-generated", "80000");
        assertValue(ran, "pipeline-contribution", "0.375");
        assertValue(ran, "pipeline-realisation", "0.6");
        assertValue(ran, "pipeline-realisation.by-count", "0.5");
        assertValue(ran, "customer-acquisition-cost", "6600");
        assertSides(ran, "customer-acquisition-cost", Map.of(), "6600", "1");
        assertSides(ran, "pipeline-realisation.by-count", Map.of(), "1", "2");
        assertValue(ran, "sales-cycle-length", "52");
        assertValue(ran, "win-rate", "0.5");
        assertThat(reading(ran, "sales-cycle-length", Map.of())).containsEntry("unit", "days");
    }

    @Test
    void frame_saysWhatWasAsked() throws IOException {
        Ran ran = scorecard(G01.in(folder), "2026-04-01", "--by", "channel,owner", "--grain", "quarter:april");

        assertThat(JsonText.object(ran.out()).get("frame"))
                .isEqualTo(Map.of(
                        "from", "2026-01-01",
                        "to", "2026-04-01",
                        "as_of", "2026-05-01T03:59:59Z",
                        "zone", "America/New_York",
                        "currency", "USD",
                        "grain", "quarter:april",
                        "by", List.of("channel", "owner")));
        assertThat(readings(ran))
                .anySatisfy(reading ->
                        assertThat(reading.get("segment")).isEqualTo(Map.of("channel", "organic", "owner", "R1")));
    }

    @Test
    void readings_haveTheFieldsOfTheInterface() throws IOException {
        Ran ran = scorecard(G01.in(folder), "2026-04-01", "--by", "channel");

        assertThat(readings(ran)).hasSizeGreaterThan(1_000).allSatisfy(reading -> {
            boolean defined = Objects.equals(reading.get("status"), "DEFINED");
            assertThat(reading)
                    .containsKeys("kpi", "basis", "segment", "from", "to", "status", "unit", "n", "flags", "excluded");
            assertThat(reading.containsKey("value")).isEqualTo(defined);
            assertThat(reading.containsKey("reason")).isEqualTo(!defined);
            assertThat(!reading.containsKey("provisional") || Objects.equals(reading.get("status"), "IMMATURE"))
                    .isTrue();
        });
    }
}
