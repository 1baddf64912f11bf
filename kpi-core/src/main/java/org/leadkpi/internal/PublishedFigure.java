package org.leadkpi.internal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/**
 * A line of the file of published figures. The file belongs to the benchmarks, which stand to the right of the KPIs; policies need
 * some of its numbers before there are any KPIs, and a number stands there and nowhere else.
 *
 * @param id the id of the figure, as {@code B-26}
 * @param kpis the ids of the KPIs it belongs to
 * @param kind the word for what it is good for, as {@code band}
 * @param edges the numbers of its range, one or two, as they are written
 * @param measure the word for what they are written in, as {@code minutes}
 * @param scope the records it speaks of, as {@code lead-type=warm_mql}; empty for all
 */
public record PublishedFigure(
        String id, List<String> kpis, String kind, List<String> edges, String measure, String scope) {

    /** The name of the file in the library. */
    public static final String FILE = "/org/leadkpi/benchmark/benchmarks.txt";

    // the columns of the file
    private static final int ID = 0;
    private static final int KPIS = 1;
    private static final int KIND = 2;
    private static final int RANGE = 4;
    private static final int MEASURE = 5;
    private static final int SCOPE = 6;

    /** Read on first use. */
    private static final Lazy<List<PublishedFigure>> ALL = new Lazy<>(() -> Resources.text(FILE)
            .lines()
            .filter(line -> line.startsWith("B-"))
            .map(PublishedFigure::read)
            .toList());

    private static PublishedFigure read(String line) {
        String[] cells = line.split(" *\\| *", -1);
        return new PublishedFigure(
                cells[ID],
                List.of(cells[KPIS].split(" ")),
                cells[KIND],
                List.of(cells[RANGE].replaceAll("[^0-9.,]", "").split(",")),
                cells[MEASURE],
                cells[SCOPE]);
    }

    /**
     * Returns every figure.
     *
     * @return the figures, in the order of the file
     */
    public static List<PublishedFigure> all() {
        return ALL.get();
    }

    /**
     * Returns a figure.
     *
     * @param id its id
     * @return the figure
     * @throws NoSuchElementException if there is none
     */
    public static PublishedFigure of(String id) {
        return all().stream()
                .filter(figure -> figure.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no published figure " + id));
    }

    /**
     * Returns the edge of a figure that has one.
     *
     * @return the number, as it is written
     * @throws IllegalStateException if it has two
     */
    public String edge() {
        if (edges.size() != 1) {
            throw new IllegalStateException("published figure " + id + " has " + edges.size() + " edges");
        }
        return edges.get(0);
    }

    /**
     * Returns the edge of a figure that is a length of time.
     *
     * @return the length
     * @throws IllegalArgumentException if it is written in something else
     */
    public Duration length() {
        return Duration.of(Long.parseLong(edge()), ChronoUnit.valueOf(measure.toUpperCase(Locale.ROOT)));
    }
}
