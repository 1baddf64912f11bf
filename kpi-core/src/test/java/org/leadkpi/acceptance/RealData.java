package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadkpi.scorecard.Reading;

/** A folder of other people's data beside the project, and the answers that another engine gave to questions about it. */
final class RealData {

    private final Path folder;
    private final Map<String, List<Map<String, String>>> reference;

    private RealData(Path folder) throws IOException {
        this.folder = folder;
        this.reference = tables(Files.readAllLines(folder.resolve("REFERENCE.md")));
    }

    /** The folder of this name; without it, the test that asks is skipped and says so. */
    static RealData of(String name) throws IOException {
        Optional<Path> found = Stream.iterate(
                        Path.of(System.getProperty("user.dir")), Objects::nonNull, Path::getParent)
                .map(above -> above.resolve("shared/data").resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(found.isPresent(), "no folder shared/data/" + name + " beside the project: real data is not tested");
        return new RealData(found.get());
    }

    // ---- the data

    /** The rows of a file that has no delimiter within a cell; a quote around a cell is no part of it. */
    List<Map<String, String>> csv(String file, char delimiter) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        String[] header = lines.get(0).split(String.valueOf(delimiter), -1);
        return lines.stream()
                .skip(1)
                .map(line -> row(header, line.split(String.valueOf(delimiter), -1)))
                .toList();
    }

    Map<String, Map<String, String>> byFirstColumn(String file) throws IOException {
        Map<String, Map<String, String>> rows = new HashMap<>();
        csv(file, ',').forEach(row -> rows.put(row.values().iterator().next(), row));
        return rows;
    }

    private static Map<String, String> row(String[] header, String[] cells) {
        assertThat(cells).hasSameSizeAs(header);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.length; i++) {
            row.put(bare(header[i]), bare(cells[i]));
        }
        return row;
    }

    private static String bare(String cell) {
        String text = cell.strip();
        return text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    // ---- the answers

    /** The only table of the reference under a heading that begins like this; it must have so many rows. */
    List<Map<String, String>> table(String heading, int rows) {
        List<Map<String, String>> table = reference.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(heading))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(table).as(heading).hasSize(rows);
        return table;
    }

    /** The tables of the reference by the heading above them. */
    private static Map<String, List<Map<String, String>>> tables(List<String> lines) {
        Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
        String heading = "";
        String[] header = {};
        for (String line : lines) {
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
                header = new String[0];
            } else if (line.startsWith("| ")) {
                String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
                if (header.length == 0) {
                    header = cells;
                    tables.put(heading, new ArrayList<>());
                } else {
                    tables.get(heading).add(row(header, cells));
                }
            }
        }
        return tables;
    }

    /** The reading has the value of the reference, to as many decimals as that has. */
    static void assertAgrees(Reading reading, String expected) {
        int point = expected.indexOf('.');
        int scale = point < 0 ? 0 : expected.length() - point - 1;
        assertThat(reading.number().orElseThrow().toDecimal(scale, RoundingMode.HALF_UP))
                .as("%s", reading)
                .isEqualByComparingTo(expected);
    }
}
