package org.leadkpi.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.leadkpi.internal.Lines;

/** Reads benchmarks from text: a header, then a line each, columns parted by bars, comments after a hash. */
final class BenchmarkTable {

    private static final List<String> COLUMNS = List.of(
            "id", "kpis", "kind", "label", "range", "measure", "scope", "source", "place", "quoting", "statement");

    private BenchmarkTable() {}

    /**
     * Reads a table.
     *
     * @param name what to call the text in messages
     * @param text the text
     * @return the benchmarks, in order
     * @throws IllegalArgumentException if a line is wrong; the message begins with the name and the number of the line
     */
    static Benchmarks read(String name, String text) {
        return Lines.rows(name, text, Optional.<Benchmarks>empty(), (before, cells) -> {
                    if (before.isEmpty()) {
                        requireHeader(cells);
                        return Optional.of(Benchmarks.empty());
                    }
                    return Optional.of(before.get().with(benchmark(row(cells))));
                })
                .orElse(Benchmarks.empty());
    }

    private static void requireHeader(List<String> cells) {
        if (!cells.equals(COLUMNS)) {
            throw new IllegalArgumentException(
                    "header is \"" + String.join(" | ", cells) + "\", must be \"" + String.join(" | ", COLUMNS) + "\"");
        }
    }

    private static Map<String, String> row(List<String> cells) {
        if (cells.size() != COLUMNS.size()) {
            throw new IllegalArgumentException("line has " + cells.size() + " columns, must have " + COLUMNS.size());
        }
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(COLUMNS.get(i), cells.get(i));
        }
        return row;
    }

    private static Benchmark benchmark(Map<String, String> row) {
        Benchmark.Builder benchmark = Benchmark.named(cell(row, "id"))
                .kpis(words(row, "kpis"))
                .kind(constant(Benchmark.Kind.class, row, "kind"))
                .label(cell(row, "label"))
                .range(cell(row, "range"), constant(Benchmark.Measure.class, row, "measure"))
                .cite(cell(row, "source"), cell(row, "place"))
                .statement(cell(row, "statement"));
        for (String part : words(row, "scope")) {
            int sign = part.indexOf('=');
            if (sign <= 0 || sign == part.length() - 1) {
                throw new IllegalArgumentException("scope is \"" + part + "\", must be dimension=value");
            }
            benchmark.within(part.substring(0, sign), part.substring(sign + 1));
        }
        String quoting = row.getOrDefault("quoting", "");
        return (quoting.isEmpty() ? benchmark : benchmark.quoting(quoting)).build();
    }

    private static String cell(Map<String, String> row, String column) {
        String cell = row.getOrDefault(column, "");
        if (cell.isEmpty()) {
            throw new IllegalArgumentException(column + " is missing");
        }
        return cell;
    }

    private static String[] words(Map<String, String> row, String column) {
        String cell = row.getOrDefault(column, "");
        return cell.isEmpty() ? new String[0] : cell.split(" +", -1);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Map<String, String> row, String column) {
        String word = cell(row, column);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(column + " is \"" + word + "\", must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(BenchmarkTable::word)
                                .collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
