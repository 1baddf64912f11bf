package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.csv.SampleCompany;
import org.leadkpi.metric.Catalog;
import org.leadkpi.report.Markdown;
import picocli.CommandLine;

class MainTest {

    @TempDir
    private Path folder;

    // ---- the command itself

    @Test
    void help_listsTheCommands() {
        Ran ran = Ran.kpi("--help");

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("demo", "scorecard", "trend", "score", "validate-score", "explain", "catalogue")
                .contains("Start with: kpi demo");
    }

    static Stream<String> commands() {
        return Stream.of(Main.class.getAnnotation(CommandLine.Command.class).subcommands())
                .map(command -> command.getAnnotation(CommandLine.Command.class).name());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_ofACommand_fitsATerminalOfEightyColumns(String command) {
        Ran ran = Ran.kpi(command, "--help");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("Usage: kpi " + command + " ");
        assertThat(ran.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_ofACommand_breaksNoLineBeforeItsTime(String command) {
        for (int width : List.of(80, 100, 120)) {
            List<String> lines = help(command, width).lines().toList();

            for (int i = 1; i < lines.size(); i++) {
                String line = lines.get(i - 1);
                String next = lines.get(i);
                if (isProse(line) && isProse(next)) {
                    int joined = line.length() + 1 + next.split(" ", 2)[0].length();
                    assertThat(joined)
                            .as("%s at %d columns: %s", command, width, line)
                            .isGreaterThanOrEqualTo(width);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_ofACommand_endsWithItsExamples_whichNoWidthBreaks(String command) {
        String usual = help(command, 80);

        assertThat(examples(help(command, 120))).isEqualTo(examples(usual));
        assertThat(examples(usual).lines().skip(1))
                .allSatisfy(line -> assertThat(line).matches("  kpi " + command + " .*|      --.*"));
    }

    /** Only those that name a calendar or a model of one's own cannot be tried as they stand. */
    @Test
    void help_ofEveryCommand_givesExamplesThatRunOnTheSample(@TempDir Path folder) {
        String sample = folder.resolve("sample").toString();
        Ran.kpi("demo", "--csv", sample);

        List<String> examples = commands()
                .flatMap(command ->
                        examples(help(command, 80)).replace("\\\n", "").lines())
                .filter(line -> line.startsWith("  kpi ") && line.contains("--data sample"))
                .filter(line -> !line.contains("office.txt") && !line.contains("model.txt"))
                .map(String::strip)
                .toList();

        assertThat(examples).hasSizeGreaterThan(8).allSatisfy(example -> {
            String here = example.replace("--data sample", "--data " + sample)
                    .replace("--out ", "--out " + folder + File.separator);
            Ran ran = Ran.kpi(here.substring("kpi ".length()).split(" +"));
            assertThat(ran.status()).as(ran.err()).isZero();
        });
    }

    private static boolean isProse(String line) {
        return !line.isEmpty() && !line.startsWith(" ") && !line.startsWith("Usage") && !line.endsWith(":");
    }

    /** From the line that says so to the end; empty where there are none. */
    private static String examples(String help) {
        int start = help.indexOf("\nExample");
        return start < 0 ? "" : help.substring(start + 1);
    }

    private static String help(String command, int width) {
        String before = System.setProperty("picocli.usage.width", String.valueOf(width));
        try {
            return Ran.kpi(command, "--help").out();
        } finally {
            if (before == null) {
                System.clearProperty("picocli.usage.width");
            } else {
                System.setProperty("picocli.usage.width", before);
            }
        }
    }

    /** What an option tells is a format: a bare percent sign in it makes the help complain, past the command. */
    @ParameterizedTest
    @MethodSource("commands")
    void help_ofACommand_complainsOfNothing(String command) {
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
        try {
            Ran.kpi(command, "--help");
        } finally {
            System.setErr(before);
        }

        assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "scorecard --data none --from 2026-01-01 --to 2026-02-01",
                "trend --data none --from 2026-01-01 --to 2026-02-01",
                "diagnose --data none --from 2026-01-01 --to 2026-02-01"
            })
    void width_thatHoldsNothing_isRefused(String command) {
        Ran ran = Ran.kpi((command + " --width 39").split(" ", -1));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--width is 39, must be at least 40");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo --out ",
                "demo --csv ",
                "scorecard --from 2026-01-01 --to 2026-02-01 --data ",
                "diagnose --data none --from 2026-01-01 --to 2026-02-01 --thresholds ",
                "catalogue --out "
            })
    void nameOfAFile_thatIsEmpty_isRefused(String command) {
        String[] words = command.split(" ", -1);

        Ran ran = Ran.kpi(words);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains("Invalid value for option '" + words[words.length - 2]
                        + "': \"\", must be the name of a file or a folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scorecard --by channel, owner|--by is \"channel, owner\", must be without spaces: channel,owner",
                "scorecard --by channel , owner|--by is \"channel , owner\", must be without spaces: channel,owner",
                "trend --kpi=cpl, win-rate,cac|--kpi is \"cpl, win-rate,cac\", must be without spaces: cpl,win-rate,cac",
                "why --by channel, owner cpl|--by is \"channel, owner\", must be without spaces: channel,owner",
                "allocate --away R1 ,R2|--away is \"R1 ,R2\", must be without spaces: R1,R2",
            })
    void list_thatASpaceTears_isRefusedAndMended(String command, String message) {
        String[] words = command.split(" ");

        Ran ran = Ran.kpi(words);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("kpi " + words[0] + ": " + message + "\ntry: kpi " + words[0] + " --help\n");
    }

    @Test
    void list_thatIsQuoted_isNotBlamedForWhatElseIsWrong() {
        assertThat(Ran.kpi("scorecard", "--by", "channel, owner").err())
                .startsWith("kpi scorecard: Missing required options: ");
    }

    @Test
    void demo_withAFileForItsFolder_isRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));

        assertThat(Ran.kpi("demo", "--csv", file.toString()).err())
                .contains("kpi demo: cannot write " + file + ": it is a file");
    }

    @Test
    void version_isTold() {
        assertThat(Ran.kpi("--version").out()).startsWith("kpi ");
    }

    @Test
    void noCommand_isRefusedWithTheUsage() {
        Ran ran = Ran.kpi();

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("Usage: kpi ");
    }

    @Test
    void command_thatIsUnknown_isRefusedWithSuggestions() {
        Ran ran = Ran.kpi("scorcard");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains("kpi: Unmatched argument at index 0: 'scorcard'")
                .contains("kpi scorecard");
    }

    @Test
    void failure_insideTheCommand_isOneLineAndStatus1() {
        Ran ran = broken("catalogue");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo(
                        "kpi catalogue: internal error: java.lang.IllegalStateException: broken; --debug shows where\n");
    }

    @Test
    void failure_insideTheCommand_isTracedWithDebug() {
        Ran ran = broken("catalogue", "--debug");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).startsWith("kpi catalogue: internal error: ").contains("\tat org.leadkpi.cli.");
    }

    /** A run whose standard output fails as nothing but a bug would. */
    private static Ran broken(String... args) {
        StringWriter err = new StringWriter();
        Writer broken = new StringWriter() {
            @Override
            public void write(String text, int from, int length) {
                throw new IllegalStateException("broken");
            }
        };
        int status = Main.run(new PrintWriter(broken), new PrintWriter(err), args);
        return new Ran(status, "", err.toString().replace("\r\n", "\n"));
    }

    // ---- explain and catalogue

    @Test
    void explain_byAlias_explains() {
        Ran ran = Ran.kpi("explain", "cpl");

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .startsWith("Cost per lead [cost-per-lead, also cpl]\n")
                .contains("spend / leads");
    }

    @Test
    void explain_tellsWhatIsPublished() {
        assertThat(Ran.kpi("explain", "t2l").out())
                .contains(
                        "  benchmarks   B-03 reasonable range 1 % to 3 % (A1 traffic-to-lead ratio): Reasonable for B2B")
                .contains("B-05 too many form fields above 3 (A1 traffic-to-lead ratio): ");
    }

    @Test
    void explain_ofAnUnknownKpi_suggests() {
        Ran ran = Ran.kpi("explain", "win-rat");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).startsWith("kpi explain: no kpi \"win-rat\"; did you mean win-rate, ");
    }

    @Test
    void explain_ofNothing_isRefused() {
        assertThat(Ran.kpi("explain").err()).startsWith("kpi explain: Missing required parameter: 'KPI'");
    }

    @Test
    void catalogue_isMarkdownOrJson() {
        assertThat(Ran.kpi("catalogue").out()).isEqualTo(Markdown.catalogue(Catalog.standard()));
        assertThat((List<?>)
                        JsonText.object(Ran.kpi("catalogue", "--format", "json").out())
                                .get("kpis"))
                .hasSameSizeAs(Catalog.standard().kpis());
    }

    @Test
    void catalogue_inAnotherForm_isRefused() {
        Ran ran = Ran.kpi("catalogue", "--format", "table");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("kpi catalogue: --format is \"table\", must be md or json\n");
    }

    // ---- demo

    @Test
    void demo_showsTheSampleCompany() {
        Ran ran = Ran.kpi("demo");

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("Welcome. This is a year of Brackenmoor,")
                .contains("\nCost per lead  [cost-per-lead]  USD, lower is better\n")
                .contains("[new-leads]", "[mql-to-sql]", "[sql-to-customer]", "[customer-acquisition-cost]")
                .contains("[pipeline-generated]", "[win-rate]", "[sales-cycle-length]")
                .containsPattern("\n\\d+ problems with the data: ")
                .containsPattern("\nWhat is the matter\\? The gravest of \\d+ findings, each rule once:\n  CRITICAL  ")
                .contains("\n  kpi demo --csv sample\n")
                .endsWith("\n  kpi explain mql-to-sql\n");
        assertThat(ran.out().lines().limit(30))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(160));
    }

    @Test
    void demo_suggestsCommandsThatWork() {
        Path csv = folder.resolve("csv");
        Ran demo = Ran.kpi("demo", "--csv", csv.toString());

        assertThat(demo.err()).isEqualTo("wrote 13 files to " + csv + "\n");
        assertThat(suggested(demo, "scorecard").out())
                .contains("Win rate  [win-rate]")
                .contains("2026-Q2");
        assertThat(suggested(demo, "diagnose").out()).contains("[D61 LIST_BAD]");
    }

    private static Ran suggested(Ran demo, String command) {
        String line = demo.out()
                .lines()
                .filter(each -> each.startsWith("  kpi " + command + " "))
                .findFirst()
                .orElseThrow();
        Ran ran = Ran.kpi(line.strip().replaceFirst("kpi ", "").split(" "));
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran;
    }

    @Test
    void demo_csv_isTheSampleAndMayBeWrittenAgain() throws IOException {
        Path csv = folder.resolve("csv");

        assertThat(Ran.kpi("demo", "--csv", csv.toString()).status()).isZero();
        assertThat(Ran.kpi("demo", "--csv", csv.toString()).status()).isZero();

        try (var files = Files.list(csv)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(SampleCompany.files().keySet());
        }
    }

    @Test
    void demo_csv_overwritesNothingElse() throws IOException {
        Files.writeString(folder.resolve("leads.csv"), "mine");

        Ran ran = Ran.kpi("demo", "--csv", folder.toString());

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo("kpi demo: " + folder.resolve("leads.csv")
                        + " is there already and differs; choose another folder for --csv\n");
        assertThat(Files.readString(folder.resolve("leads.csv"))).isEqualTo("mine");
    }

    @Test
    void demo_out_writesTheFullScorecard() throws IOException {
        Path file = folder.resolve("report.json");

        Ran ran = Ran.kpi("demo", "--out", file.toString());

        Map<String, Object> json = JsonText.object(Files.readString(file));
        assertThat(ran.err()).isEqualTo("wrote " + file + "\n");
        assertThat((List<?>) json.get("readings"))
                .hasSizeGreaterThan(Catalog.standard().kpis().size() * 12);
        assertThat(ran.out()).startsWith("Welcome.");
    }

    @Test
    void demo_out_asHtml_isAPageOfNumbersAndFindings() throws IOException {
        Path file = folder.resolve("report.html");
        Ran ran = Ran.kpi("demo", "--out", file.toString());

        assertThat(ran.status()).isEqualTo(0);
        assertThat(ran.err()).contains("wrote " + file);
        assertThat(ran.out()).startsWith("Welcome.");
        assertThat(Files.readString(file))
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .endsWith("</html>\n")
                .contains("<h1>Brackenmoor</h1>", "Funnel</h2>", "By channel</h2>", "What is the matter</h2>")
                .contains(
                        "class=\"spark\"",
                        "class=\"funnel\"",
                        "class=\"finding critical\"",
                        "20 problems with the data");
    }

    @Test
    void demo_out_inCapitals_isWrittenAllTheSame() {
        Path report = folder.resolve("REPORT.TXT");

        assertThat(Ran.kpi("demo", "--out", report.toString()).status()).isZero();
        assertThat(report).content().startsWith("Scorecard, ");
    }

    @Test
    void demo_out_withAnotherEnding_isRefused() {
        assertThat(Ran.kpi("demo", "--out", "report.doc").err())
                .isEqualTo("kpi demo: --out is \"report.doc\", whose ending .doc names no form;"
                        + " must be .txt, .json, .csv, .html or .md, or none\n");
    }
}
