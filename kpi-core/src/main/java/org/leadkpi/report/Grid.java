package org.leadkpi.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.metric.FunnelStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;

/** What a scorecard looks like as a table: its columns and rows, the same for every form. */
final class Grid {

    /** More KPIs than this are many. */
    private static final int FEW = 12;

    private final Scorecard card;
    private final FrameHeading heading;
    private final List<DateRange> columns;
    private final List<Segment> segments;
    private final List<Segment> rows;

    Grid(Scorecard card) {
        this.card = card;
        this.heading = new FrameHeading(card.frame());
        this.columns = new ArrayList<>(card.periods());
        if (columns.size() > 1) {
            columns.add(card.frame().range());
        }
        this.segments = card.segments().stream().sorted(inOrder(card)).toList();
        this.rows = new ArrayList<>(segments);
        rows.add(Segment.ALL);
    }

    /** The periods, and the whole range after them when there are several. */
    List<DateRange> columns() {
        return columns;
    }

    /** What a column is called: a period, or all. */
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

    /** The segments in the order of the dimensions as they were named, which is that of the columns of their names. */
    List<Segment> segments() {
        return segments;
    }

    private static Comparator<Segment> inOrder(Scorecard card) {
        return card.frame().axes().stream()
                .map(axis -> Comparator.comparing(
                        (Segment segment) -> segment.values().getOrDefault(axis.dimension(), "")))
                .reduce(Comparator::thenComparing)
                .orElse(Comparator.comparing(Segment::toString));
    }

    String dimensions() {
        return String.join(" / ", heading.dimensions());
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
        return heading.days() + (by().isEmpty() ? "" : ", by " + by());
    }

    /** What the numbers are split by, as {@code channel and month}; empty where they are not. */
    String by() {
        List<String> by = new ArrayList<>(heading.dimensions());
        if (columns.size() > 1) {
            by.add(card.frame().grain().name());
        }
        return String.join(" and ", by);
    }

    /** What the numbers are taken from. */
    String basis() {
        return heading.basis();
    }

    /** A KPI with the currency of its amounts, where no heading names it. */
    String label(Kpi kpi) {
        return kpi.title()
                + (kpi.unit().isMoney()
                        ? ", " + UnitName.inWords(kpi.unit(), card.frame().currency())
                        : "");
    }

    /** Whether there are so many KPIs that they are listed by funnel stage, with captions, else in the order they were asked for. */
    boolean isLong() {
        return card.kpis().size() > FEW;
    }

    /** The KPIs by funnel stage when there are many, else all together. */
    Collection<List<Kpi>> byStage() {
        return isLong()
                ? card.kpis().stream()
                        .collect(Collectors.groupingBy(
                                Kpi::stage, () -> new EnumMap<>(FunnelStage.class), Collectors.toList()))
                        .values()
                : List.of(card.kpis());
    }

    /** What heads the numbers of a KPI, as {@code USD, lower is better}. */
    String unit(Kpi kpi) {
        String unit = UnitName.inWords(kpi.unit(), card.frame().currency());
        return unit + ", " + Wording.of(kpi.direction());
    }
}
