package org.leadkpi.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;

/** What a scorecard looks like as a table: its columns and rows, the same for every form. */
final class Grid {

    private final Scorecard card;
    private final List<DateRange> columns;
    private final List<Segment> rows;

    Grid(Scorecard card) {
        this.card = card;
        this.columns = new ArrayList<>(card.periods());
        if (columns.size() > 1) {
            columns.add(card.frame().range());
        }
        this.rows = new ArrayList<>(card.segments());
        rows.add(Segment.ALL);
    }

    /** The periods, and the whole range after them when there are several. */
    List<DateRange> columns() {
        return columns;
    }

    String heading(int column) {
        boolean isAll = columns.get(column).equals(card.frame().range()) && column == columns.size() - 1;
        return isAll && (columns.size() > 1 || card.frame().grain().equals(Grain.NONE))
                ? "all"
                : card.frame().grain().label(columns.get(column));
    }

    /** Whether the days of a column are cut or not over. */
    boolean isPartial(int column) {
        return !card.isWhole(columns.get(column));
    }

    /** Whether there are segments beside the total, even if no record falls into any. */
    boolean hasSegments() {
        return !card.frame().axes().isEmpty();
    }

    String dimensions() {
        return card.frame().axes().stream().map(Frame.Axis::dimension).collect(Collectors.joining(" / "));
    }

    /** The readings of a KPI by segment, the total last. */
    Map<Segment, List<Reading>> readings(Kpi kpi) {
        Map<Segment, List<Reading>> readings = new LinkedHashMap<>();
        for (Segment row : rows) {
            readings.put(row, readings(kpi, row));
        }
        return readings;
    }

    /** The readings of a KPI in one segment, a column each. */
    List<Reading> readings(Kpi kpi, Segment segment) {
        return columns.stream().map(range -> card.get(kpi, segment, range)).toList();
    }

    /** The reading that speaks for all of them, where none has anything to show and all lack it for one reason. */
    static Optional<Reading> silent(Map<Segment, List<Reading>> readings) {
        List<Reading> all = readings.values().stream().flatMap(List::stream).toList();
        Reading last = all.get(all.size() - 1);
        boolean alike = all.stream()
                .allMatch(reading -> !reading.value().isDefined()
                        && reading.provisional().isEmpty()
                        && reading.status() == last.status());
        return alike ? Optional.of(last) : Optional.empty();
    }

    /** What the numbers are about. */
    String title() {
        Frame frame = card.frame();
        List<String> by = new ArrayList<>();
        frame.axes().forEach(axis -> by.add(axis.dimension()));
        if (columns.size() > 1) {
            by.add(frame.grain().name());
        }
        String days = frame.range().start() + " through " + frame.range().end().minusDays(1);
        return days + (by.isEmpty() ? "" : ", by " + String.join(" and ", by));
    }

    /** What the numbers are taken from. */
    String basis() {
        Frame frame = card.frame();
        return "as of " + frame.asOf().atZone(frame.zone()).toLocalDateTime() + " " + frame.zone()
                + UnitName.amountsIn(frame.currency());
    }

    /** What heads the numbers of a KPI, as {@code USD, lower is better}. */
    String unit(Kpi kpi) {
        String unit = UnitName.inWords(kpi.unit(), card.frame().currency());
        return unit + ", " + Wording.of(kpi.direction());
    }
}
