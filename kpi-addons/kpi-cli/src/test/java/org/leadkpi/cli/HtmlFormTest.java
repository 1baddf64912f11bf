package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Pages from outside: which commands write one, and where. */
class HtmlFormTest {

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void write() throws IOException {
        data = G01.in(Files.createDirectory(folder.resolve("data")));
    }

    private Ran kpi(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command, "--data", data.toString()));
        args.addAll(List.of("--zone", "America/New_York", "--from", "2026-01-01", "--to", "2026-04-01"));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static Document parsed(String page) throws IOException {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(page)));
        } catch (SAXException | ParserConfigurationException malformed) {
            throw new AssertionError(malformed);
        }
    }

    @ParameterizedTest
    @CsvSource({"scorecard,Scorecard", "trend,Trend", "diagnose,Diagnosis"})
    void format_html_isAPageOnStandardOutput(String command, String title) throws IOException {
        Ran ran = kpi(command, "--format", "html", "--by", "channel");

        assertThat(ran.status()).isEqualTo(0);
        assertThat(ran.out()).startsWith("<!DOCTYPE html>\n").endsWith("</html>\n");
        assertThat(parsed(ran.out()).getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo(title);
        assertThat(ran.err()).doesNotContain("wrote");
    }

    @ParameterizedTest
    @CsvSource({"scorecard,a.html", "scorecard,a.HTM", "trend,a.html", "diagnose,a.html"})
    void out_thatEndsInHtml_isTheSamePage(String command, String name) throws IOException {
        Ran ran = kpi(command, "--out", file(name));

        assertThat(ran.status()).isEqualTo(0);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("wrote " + file(name));
        assertThat(Files.readString(Path.of(file(name))))
                .isEqualTo(kpi(command, "--format", "html").out());
    }

    @ParameterizedTest
    @CsvSource({"a.json,json", "a.csv,csv", "a.md,md", "a.txt,table", "a,table"})
    void out_ofAnotherEnding_isInTheFormThatItNames(String name, String form) throws IOException {
        for (String command : List.of("scorecard", "trend")) {
            kpi(command, "--kpi", "cpl", "--out", file(name));

            assertThat(Files.readString(Path.of(file(name))))
                    .isEqualTo(kpi(command, "--kpi", "cpl", "--format", form).out());
        }
    }

    @Test
    void format_goesBeforeTheEnding() throws IOException {
        kpi("scorecard", "--kpi", "cpl", "--format", "json", "--out", file("a.html"));

        assertThat(Files.readString(Path.of(file("a.html")))).startsWith("{");
    }

    @Test
    void scorecard_ofAReview_hasTheReviewBelow() throws IOException {
        Ran ran = kpi("scorecard", "--cadence", "monthly", "--format", "html");

        assertThat(ran.status()).isEqualTo(0);
        assertThat(parsed(ran.out()).getDocumentElement().getTextContent())
                .contains("Review: Monthly", "All together", "decide");
    }

    @Test
    void diagnose_all_listsEveryAnswer() {
        assertThat(kpi("diagnose", "--format", "html").out()).doesNotContain("Answers that are no findings");
        assertThat(kpi("diagnose", "--format", "html", "--all").out()).contains("Answers that are no findings</h2>");
    }

    @Test
    void namesAndProblemsOfTheData_stayText() throws IOException {
        Files.writeString(data.resolve("leads.csv"), """
            id,created_at,channel
            L1,2026-01-05,<script>alert(1)</script>
            L2,2026-02-05,a & 'b'
            L3,<b>never</b>,organic
            """);

        Document page = parsed(kpi("scorecard", "--kpi", "new-leads", "--by", "channel", "--format", "html")
                .out());

        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("b").getLength()).isZero();
        assertThat(page.getDocumentElement().getTextContent())
                .contains("<script>alert(1)</script>", "a & 'b'", "<b>never</b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response", "load", "allocate", "score", "validate-score", "cohorts", "why"})
    void commandThatWritesNoPage_refusesToAndSaysWhatItWrites(String command) throws IOException {
        assertThat(Ran.kpi(command, "--help").out()).doesNotContain("html");
        String[] options = options(command);

        assertRefused(with(options, "--format", "html"), "--format is \"html\", must be table");
        assertRefused(with(options, "--out", file("a.html")), "--out is \"a.html\", but this is written as table");
        assertThat(folder.resolve("a.html")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalogue", "rules"})
    void reference_isNoPage(String command) {
        assertRefused(Ran.kpi(command, "--format", "html"), "--format is \"html\", must be md or json");
        assertRefused(
                Ran.kpi(command, "--out", file("a.html")),
                "kpi " + command + ": --out is \"a.html\", but this is written as md or json only");
        assertThat(folder.resolve("a.html")).doesNotExist();
    }

    @Test
    void diagnose_knowsNoCsv() {
        assertRefused(kpi("diagnose", "--format", "csv"), "--format is \"csv\", must be table, json or html");
        assertRefused(
                kpi("diagnose", "--out", file("a.csv")),
                "--out is \"a.csv\", but this is written as table, json or html only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scorecard | table.xlsx | .txt, .json, .csv, .html or .md",
                "trend | a.b.PARQUET | .txt, .json, .csv, .html or .md",
                "diagnose | findings.pdf | .txt, .json or .html",
                "load | load.tsv | .txt or .json",
                "score | scores.xls | .txt or .json"
            })
    void endingThatPromisesSomethingElse_isRefused(String example) throws IOException {
        String[] parts = example.split(" \\| ", -1);
        String ending = parts[1].substring(parts[1].lastIndexOf('.')).toLowerCase(Locale.ROOT);

        assertRefused(
                with(options(parts[0]), "--out", file(parts[1])),
                "kpi " + parts[0] + ": --out is \"" + parts[1] + "\", whose ending " + ending
                        + " names no form; must be " + parts[2] + ", or none");
        assertThat(folder.resolve(parts[1])).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"table.txt", "table", "TABLE.TXT", ".table", "tmp.xlsx1Y"})
    void endingThatNamesNothing_orNone_isATable(String name) {
        Ran ran = kpi("scorecard", "--kpi", "new-leads", "--out", file(name));

        assertThat(ran.err()).isEqualTo("wrote " + file(name) + "\n");
        assertThat(folder.resolve(name)).content().startsWith("Scorecard, 2026-01-01");
    }

    @Test
    void anyEnding_willDoWhereTheFormIsGiven() {
        kpi("scorecard", "--kpi", "new-leads", "--out", file("page.cgi"), "--format", "html");

        assertThat(folder.resolve("page.cgi")).content().startsWith("<!DOCTYPE html>");
    }

    @Test
    void dash_isStandardOutput() {
        Ran ran = kpi("scorecard", "--kpi", "new-leads", "--out", "-", "--format", "csv");

        assertThat(ran.out())
                .startsWith("kpi,")
                .isEqualTo(kpi("scorecard", "--kpi", "new-leads", "--format", "csv")
                        .out());
        assertThat(ran.err()).isEmpty();
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void folderThatIsNotThere_isRefused() {
        assertRefused(
                kpi("scorecard", "--kpi", "cpl", "--out", file("none/a.html")),
                "cannot write " + file("none/a.html") + ": there is no such folder");
    }

    private String[] options(String command) throws IOException {
        return switch (command) {
            case "response", "allocate" ->
                new String[] {command, "--data", data.toString(), "--as-of", "2026-02-01T12:00:00Z"};
            case "score" ->
                new String[] {command, "--data", data.toString(), "--model", file("model.txt"), "--as-of", "2026-04-01"
                };
            case "why" ->
                new String[] {command, "cpl", "--data", data.toString(), "--from", "2026-01-01", "--to", "2026-04-01"};
            default -> new String[] {command, "--data", data.toString(), "--from", "2026-01-01", "--to", "2026-04-01"};
        };
    }

    private static Ran with(String[] options, String... more) {
        List<String> args = new ArrayList<>(List.of(options));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.status()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
        assertThat(ran.out()).isEmpty();
    }
}
