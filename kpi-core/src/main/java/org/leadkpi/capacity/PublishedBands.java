package org.leadkpi.capacity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.leadkpi.model.LeadType;
import org.leadkpi.value.Rational;

/**
 * The lines of the file of published figures that speak of leads per rep. The file belongs to the benchmarks, which stand on the
 * other side of the KPIs; the load needs its edges before there are any KPIs.
 */
final class PublishedBands {

    static final LoadBands BANDS = read();

    private static final String RESOURCE = "/org/leadkpi/benchmark/benchmarks.txt";
    private static final String SCOPE = "lead-type=";

    // the columns of the file
    private static final int KPIS = 1;
    private static final int KIND = 2;
    private static final int RANGE = 4;
    private static final int TYPE = 6;

    private PublishedBands() {}

    private static LoadBands read() {
        List<String[]> rows = text().lines()
                .map(line -> line.split(" *\\| *", -1))
                .filter(cells -> cells.length > TYPE && cells[KPIS].equals("leads-per-rep"))
                .toList();
        Map<LeadType, LoadBand> byType = new EnumMap<>(LeadType.class);
        rows.stream()
                .filter(cells -> cells[TYPE].startsWith(SCOPE))
                .forEach(cells -> byType.put(
                        LeadType.valueOf(cells[TYPE].substring(SCOPE.length()).toUpperCase(Locale.ROOT)),
                        band(numbers(cells))));
        return new LoadBands(
                byType,
                band(general(rows, "band")),
                band(general(rows, "low")),
                general(rows, "high").get(0));
    }

    /** The numbers of the figure of a kind that speaks of all leads. */
    private static List<Rational> general(List<String[]> rows, String kind) {
        return rows.stream()
                .filter(cells -> cells[KIND].equals(kind) && cells[TYPE].isEmpty())
                .map(PublishedBands::numbers)
                .findFirst()
                .orElseThrow();
    }

    private static LoadBand band(List<Rational> edges) {
        return new LoadBand(edges.get(0), edges.get(1));
    }

    private static List<Rational> numbers(String[] cells) {
        return Arrays.stream(cells[RANGE].replaceAll("[^0-9.,]", "").split(","))
                .map(Rational::parse)
                .toList();
    }

    private static String text() {
        try (InputStream in = PublishedBands.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
