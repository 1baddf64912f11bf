package org.leadkpi.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.time.Timestamp;

/** Folders, files, headers and the shapes that CSV comes in. */
class FormTest {

    private static final String ALL_NAMES = "leads.csv, stages.csv, signals.csv, touches.csv, opportunities.csv, "
            + "opportunity_stages.csv, spend.csv, traffic.csv, customers.csv, prospects.csv, accounts.csv, "
            + "enrollments.csv, reps.csv, fx.csv";

    private static Lead firstLead(Import found) {
        return Given.dataset(found).journeys().get(0).lead();
    }

    private static void assertRefused(Given given, String message) {
        assertThatThrownBy(given::read).isInstanceOf(ImportException.class).hasMessage(message);
    }

    @Test
    void folder_isRead(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("leads.csv"), "id,created_at\nL1,2026-01-05 10:00\n");
        Files.writeString(folder.resolve("README.md"), "notes");

        Import found = CanonicalFolder.read(folder, Given.NEW_YORK);

        assertThat(found.problems()).isEmpty();
        assertThat(found.rows()).containsExactly(Map.entry("leads.csv", 1L));
        assertThat(firstLead(found).createdAt()).isEqualTo(Timestamp.parse("2026-01-05T15:00:00Z", ZoneOffset.UTC));
    }

    @Test
    void folder_readInACurrency_isInIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("spend.csv"), "start_date,amount\n2026-01-05,10\n");

        Import found = CanonicalFolder.read(folder, ZoneOffset.UTC, Currency.getInstance("CHF"));

        assertThat(Given.dataset(found).spend().get(0).amount()).hasToString("CHF 10.00");
    }

    @Test
    void folder_thatIsNone_isRefused(@TempDir Path folder) {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> CanonicalFolder.read(missing, ZoneOffset.UTC))
                .isInstanceOf(ImportException.class)
                .hasMessage(missing + " is not a folder");
    }

    @Test
    void folder_withoutCanonicalFile_isRefused() {
        assertRefused(Given.file("lead.csv", "id"), "there is none of the files " + ALL_NAMES + "; found lead.csv");
        assertRefused(Given.file("notes.txt", "id"), "there is none of the files " + ALL_NAMES + "; found no CSV file");
    }

    @Test
    void file_ofUnknownName_isReported() {
        Import found = Given.file("leads.csv", "id,created_at")
                .and("touch.csv", "id")
                .and("notes.txt", "")
                .read();

        assertThat(found.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ProblemKind.UNKNOWN_FILE);
            assertThat(problem.subject()).isEqualTo("file touch.csv");
            assertThat(problem).hasToString("file touch.csv is not read, its name must be one of " + ALL_NAMES);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stages.csv|lead_id,stage,at,source|source|is not read, must be one of lead_id, stage, at, reason",
                "signals.csv|lead_id,at,kind,source|source|is not read, must be one of lead_id, at, kind, tier",
                "opportunity_stages.csv|opportunity_id,stage,at,owner|owner|is not read, must be one of opportunity_id,"
                        + " stage, at, amount",
                "fx.csv|date,from,to,rate,source|source|is not read, must be one of date, from, to, rate",
                "leads.csv|id,created_at,Team|team|groups nothing: a team is that of the rep, by reps.csv",
                "touches.csv|id,at,kind,team|team|groups nothing: a team is that of the rep, by reps.csv",
                "opportunities.csv|id,created_at,team|team|groups nothing: a team is that of the rep, by reps.csv",
                "customers.csv|id,acquired_at,team|team|groups nothing: a team is that of the rep, by reps.csv",
            })
    void column_thatNothingReads_isReportedOnce(String file, String header, String column, String reason) {
        Import found = Given.file(file, header).read();

        assertThat(Given.shown(found.problems()))
                .containsExactly("COLUMN_IGNORED " + file + ":1 " + column + ": column " + column + " " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "leads.csv|id,created_at,region,,company_size",
                "spend.csv|start_date,amount,team,agency",
                "reps.csv|id,team,floor",
                "stages.csv|lead_id,stage,at,reason,",
                "signals.csv|lead_id,at,kind,tier",
                "opportunity_stages.csv|opportunity_id,stage,at,amount",
                "fx.csv|date,from,to,rate",
            })
    void column_thatIsReadOrKept_isNotReported(String file, String header) {
        assertThat(Given.file(file, header).read().problems()).isEmpty();
    }

    @Test
    void file_thatIsADirectory_isRefused(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("leads.csv"));

        assertThatThrownBy(() -> CanonicalFolder.read(folder, ZoneOffset.UTC))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("leads.csv cannot be read: ");
    }

    @Test
    void file_thatIsNotThereAnyMore_isRefused() {
        Map<String, org.leadkpi.csv.CsvSource> files = Map.of("leads.csv", () -> {
            throw new IOException("gone");
        });

        assertThatThrownBy(() -> CanonicalFolder.read(files, ZoneOffset.UTC))
                .isInstanceOf(ImportException.class)
                .hasMessage("leads.csv cannot be read: gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void file_withoutHeader_isRefused(String text) {
        assertRefused(Given.text("leads.csv", text), "leads.csv:1: the file is empty, must have a header row");
    }

    @Test
    void file_withHeaderOnly_hasNoRows() {
        Import found = Given.file("leads.csv", "id,created_at").read();

        assertThat(found.rows()).containsExactly(Map.entry("leads.csv", 0L));
        assertThat(Given.dataset(found).journeys()).isEmpty();
    }

    @Test
    void header_withoutRequiredColumn_isRefused() {
        assertRefused(
                Given.file("leads.csv", "ID, Channel"), "leads.csv:1: column created_at is missing; found id, channel");
        assertRefused(Given.file("fx.csv", "", "rate"), "fx.csv:2: columns date, from, to are missing; found rate");
    }

    @Test
    void header_thatRepeatsAColumn_isRefused() {
        assertRefused(
                Given.file("leads.csv", "id,created_at,Channel,channel"), "leads.csv:1: column channel is there twice");
    }

    @Test
    void header_withNamelessColumns_reportsTheirCellsOnly() {
        Given given = Given.file("leads.csv", "id,created_at,,", "L1,2026-01-05,,", "L2,2026-01-05,,x");

        assertThat(given.problems())
                .containsExactly(
                        "CELL_IGNORED leads.csv:3: row has \"x\" in cell 4, where the header names no column, so it"
                                + " is ignored");
    }

    @Test
    void byteOrderMark_isSkipped() {
        assertThat(firstLead(Given.text("leads.csv", "\uFEFFid,created_at\nL1,2026-01-05\n")
                                .read())
                        .id())
                .isEqualTo("L1");
    }

    @ParameterizedTest
    @CsvSource({"'\n'", "'\r\n'", "'\r'"})
    void lines_mayEndInAnyWay(String end) {
        Import found = Given.text("leads.csv", "id,created_at,channel" + end + "L1,2026-01-05,web" + end + "L2,x,y")
                .read();

        assertThat(firstLead(found).channel()).contains("web");
        assertThat(found.problems().get(0).place().orElseThrow().line()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void delimiter_isTheOneOfTheHeader(String delimiter) {
        String header = String.join(delimiter, "id", "created_at", "channel", "\"a,;b\"");
        String row = String.join(delimiter, "L1", "2026-01-05", "\"a,b;c\td\"", "x");

        Lead lead = firstLead(Given.file("leads.csv", header, row).read());

        assertThat(lead.channel()).contains("a,b;c\td");
        assertThat(lead.attributes()).containsExactly(Map.entry("a,;b", "x"));
    }

    @Test
    void quotes_mayHoldLinesAndQuotes_andLinesStayThoseOfTheFile() {
        Given given = Given.file(
                "leads.csv", "id,created_at,channel", "L1,2026-01-05,\"say \"\"hi\"\"", "there\"", "", "L2,soon,web");

        Import found = given.read();

        assertThat(firstLead(found).channel()).contains("say \"hi\"\nthere");
        assertThat(found.problems().get(0).place().orElseThrow().line()).isEqualTo(5);
    }

    @Test
    void rows_thatAreBlank_doNotCount() {
        Import found = Given.file("leads.csv", "id,created_at", "", ",", "L1,2026-01-05", "  ")
                .read();

        assertThat(found.problems()).isEmpty();
        assertThat(found.rows()).containsExactly(Map.entry("leads.csv", 1L));
    }

    @Test
    void quote_thatIsNeverClosed_isRefused() {
        assertRefused(
                Given.file("leads.csv", "id,created_at", "L1,\"2026-01-05", "L2,2026-01-05"),
                "leads.csv is no well-formed CSV: Unclosed quoted field at end of input (record starting at line 2)");
    }

    @Test
    void text_thatIsNotUtf8_isRefusedWithItsLine() {
        byte[] latin1 = "id,created_at\nL1,2026-01-05\nM\u00FCller,2026-01-05\n".getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(Given.bytes("leads.csv", latin1), "leads.csv:3: is not UTF-8 text");
        assertRefused(
                Given.bytes("leads.csv", "id,created_at\n".getBytes(StandardCharsets.UTF_16)),
                "leads.csv:1: is not UTF-8 text");
    }

    @Test
    void cell_ofTenMegabytes_dropsItsRowOnly() {
        Import found = Given.file(
                        "leads.csv",
                        "id,created_at,channel",
                        "L1,2026-01-05,\"" + "x".repeat(10_000_000) + "\"",
                        "L2,2026-01-05,web")
                .read();

        assertThat(Given.shown(found.problems()))
                .containsExactly(
                        "ROW_DROPPED leads.csv:2 channel: row has a cell of 10000000 characters, must be at most"
                                + " 65536, so the row is dropped");
        assertThat(found.problems().get(0).place().orElseThrow().value())
                .hasSize(60)
                .endsWith("xxx...");
        assertThat(firstLead(found).id()).isEqualTo("L2");
    }

    @Test
    void cell_beyondEveryBuffer_isRefused() {
        Given given = Given.file("leads.csv", "id,created_at", "L1,\"" + "x".repeat(17_000_000));

        assertThatThrownBy(given::read)
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("leads.csv is no well-formed CSV: The maximum buffer size of 16777216")
                .hasMessageEndingWith("(record starting at line 2)");
    }

    /** Whatever becomes of a file on its way, it is read with its problems listed, or refused as a whole. */
    @Test
    void bytes_ofAnyKind_areReadOrRefused() {
        byte[] good = ("id;lead_id;created_at;at;kind;amount;start_date;rate;stage\n"
                        + "T1;L1;2026-01-05;2026-01-05T10:00Z;\"call\";1,50;2026-01-05;1.1;mql\nT1;;;;;;;;\n")
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20_260_105);
        String[] names = ALL_NAMES.split(", ");
        byte[] alphabet = "\"\n\r;,\t\0-:\u00FC9eE/|".getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        int rounds = 2_000;
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = Arrays.copyOf(good, good.length);
            for (int change = random.nextInt(6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean() ? alphabet[random.nextInt(alphabet.length)] : (byte) random.nextInt(128);
            }
            try {
                Import found = Given.bytes(names[round % names.length], bytes).read("USD");
                assertThat(found.problems(Given.dataset(found))).isNotNull();
            } catch (ImportException unreadable) {
                refused++;
                assertThat(unreadable).hasMessageStartingWith(names[round % names.length]);
            }
        }
        assertThat(refused).isStrictlyBetween(0, rounds);
    }

    /** The worked example of the design, where it lies beside the project. */
    @Test
    void workedExample_isReadWithoutProblem() {
        Path example = null;
        for (Path up = Path.of("").toAbsolutePath(); up != null && example == null; up = up.getParent()) {
            Path candidate = up.resolve("shared/fixtures/g01");
            example = Files.isDirectory(candidate) ? candidate : null;
        }
        assumeThat(example)
                .as("no folder shared/fixtures/g01 beside the project, so the worked example is not read")
                .isNotNull();

        Import found = CanonicalFolder.read(example, Given.NEW_YORK);
        Dataset data = Given.dataset(found);

        assertThat(found.problems(data)).isEmpty();
        assertThat(data.journeys()).hasSize(8);
        assertThat(data.touches()).hasSize(5);
        assertThat(data.deals()).hasSize(3);
        assertThat(data.spend()).hasSize(4);
        assertThat(data.reps()).hasSize(2);
    }
}
