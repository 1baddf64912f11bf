package org.leadkpi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.leadkpi.metric.Flag;
import org.leadkpi.scorecard.Reading;

/** Readings as a table of a page: rows downwards, periods and the whole range across. */
final class ReadingTable {

    /** How many periods stand side by side; earlier ones are left out. */
    static final int MOST_PERIODS = 24;

    private final Grid grid;
    private final String caption;
    private final String corner;
    private final int first;
    private final Legend legend;
    private final List<Row> rows = new ArrayList<>();
    private String group = "";

    /** A row: the caption that it stands under, its kind, its name, and its cells. */
    private record Row(String group, String kind, Markup label, List<Shown> cells) {}

    ReadingTable(Grid grid, String caption, String corner, Legend legend) {
        this.legend = legend;
        this.grid = grid;
        this.caption = caption;
        this.corner = corner;
        this.first = firstColumn(grid);
    }

    private static int firstColumn(Grid grid) {
        return Math.max(0, grid.columns().size() - 1 - MOST_PERIODS);
    }

    /** What a page does not show for want of room, if anything. */
    static Optional<String> leftOut(Grid grid) {
        int first = firstColumn(grid);
        return first == 0
                ? Optional.empty()
                : Optional.of("The tables show the last " + MOST_PERIODS + " periods; the " + first
                        + " before them are left out, and stand in JSON and CSV.");
    }

    /** Puts a caption before the next row. */
    void group(String title) {
        group = title;
    }

    void row(String kind, Markup label, List<Reading> readings) {
        rows.add(new Row(
                group,
                kind,
                label,
                readings.stream()
                        .skip(first)
                        .map(reading -> Shown.of(reading, false))
                        .peek(cell -> legend.shows(cell.status()))
                        .toList()));
    }

    /** Whether a column is that of the whole range, beside its periods. */
    private boolean isAll(int column) {
        return column > 0 && column == grid.columns().size() - 1;
    }

    /** The table, and below it what its letters mean. */
    List<Markup> markup() {
        List<Integer> columns =
                IntStream.range(first, grid.columns().size()).boxed().toList();
        List<Set<Flag>> partial = columns.stream()
                .map(column -> grid.isPartial(column) ? Set.of(Flag.PARTIAL_PERIOD) : Set.<Flag>of())
                .toList();
        Marked marked = Marked.of(rows.stream().map(Row::cells).toList(), partial);
        Footnotes footnotes = new Footnotes();
        List<Markup> head = new ArrayList<>();
        head.add(HtmlTable.heading(corner));
        for (int column : columns) {
            head.add(HtmlTable.heading(
                            grid.heading(column),
                            footnotes.marks(marked.columns().get(column - first)))
                    .styled(isAll(column) ? "n all" : "n"));
        }
        HtmlTable table = new HtmlTable(caption, head);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            List<Markup> cells = new ArrayList<>();
            cells.add(HtmlTable.rowHeading(
                    row.label(), footnotes.marks(marked.rows().get(i))));
            for (int column = 0; column < row.cells().size(); column++) {
                String marks = footnotes.marks(marked.cells().get(i).get(column));
                cells.add(HtmlTable.cell(row.cells().get(column), marks, isAll(first + column)));
            }
            table.row(row.group(), row.kind(), cells);
        }
        List<Markup> all = new ArrayList<>();
        all.add(table.markup());
        footnotes.notes().forEach(note -> all.add(Markup.note(note)));
        return all;
    }
}
