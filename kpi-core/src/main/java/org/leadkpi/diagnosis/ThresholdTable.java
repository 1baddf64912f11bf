package org.leadkpi.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leadkpi.benchmark.Band;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.internal.Lines;
import org.leadkpi.value.Citation;

/**
 * Reads thresholds from text.
 *
 * <p>A line of the table has a key, a range, and a statement. The range is the id of a benchmark, maybe followed by a word
 * for a part of it ({@code below}, {@code above}, {@code from}, {@code from-end}); or a range of our own with its measure
 * and source.
 */
final class ThresholdTable {

    private static final int COLUMNS = 5;

    private ThresholdTable() {}

    static Map<String, Threshold> read(String name, String text, Benchmarks benchmarks) {
        return Lines.rows(name, text, new LinkedHashMap<>(), (thresholds, cells) -> {
            if (cells.size() != COLUMNS) {
                throw new IllegalArgumentException("line has " + cells.size() + " columns, must have " + COLUMNS);
            }
            Threshold threshold = cells.get(1).startsWith("B-") ? published(cells, benchmarks) : own(cells);
            if (thresholds.put(threshold.key(), threshold) != null) {
                throw new IllegalArgumentException("threshold " + threshold.key() + " is defined twice");
            }
            return thresholds;
        });
    }

    private static Threshold own(List<String> cells) {
        Benchmark.Measure measure = Benchmark.Measure.valueOf(cells.get(2).toUpperCase(Locale.ROOT));
        String[] source = cells.get(3).split(" ", 2);
        return new Threshold(
                cells.get(0),
                Band.parse(cells.get(1)).times(measure.size()),
                measure,
                cells.get(4),
                Citation.of(source[0], source.length == 1 ? "" : source[1]),
                Optional.empty());
    }

    private static Threshold published(List<String> cells, Benchmarks benchmarks) {
        String[] words = cells.get(1).split(" ", 2);
        Benchmark figure =
                benchmarks.find(words[0]).orElseThrow(() -> new IllegalArgumentException("no benchmark " + words[0]));
        return new Threshold(
                cells.get(0),
                words.length == 1 ? figure.band() : part(figure.band(), words[1]),
                figure.measure(),
                cells.get(4),
                figure.citation(),
                Optional.of(figure.id()));
    }

    private static Band part(Band band, String word) {
        return switch (word) {
            case "below" -> band.below();
            case "above" -> band.above();
            case "from" -> band.notBelow();
            case "from-end" -> new Band(band.upper().map(edge -> new Band.Edge(edge.value(), true)), Optional.empty());
            default ->
                throw new IllegalArgumentException(
                        "part is \"" + word + "\", must be one of below, above, from, from-end");
        };
    }
}
