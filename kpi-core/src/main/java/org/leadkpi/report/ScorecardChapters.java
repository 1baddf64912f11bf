package org.leadkpi.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;

/** A scorecard as chapters of a page: the funnel, what every KPI says of all days, and the same by segment and period. */
final class ScorecardChapters {

    /** How many segments a table has; of more, those with the most records are shown. */
    static final int MOST_SEGMENTS = 24;

    private final Scorecard card;
    private final Grid grid;
    private final Benchmarks benchmarks;
    private final Legend legend = new Legend();

    private ScorecardChapters(Scorecard card, Benchmarks benchmarks) {
        this.card = card;
        this.grid = new Grid(card);
        this.benchmarks = benchmarks;
    }

    static List<Chapter> of(Scorecard card, Benchmarks benchmarks) {
        return new ScorecardChapters(card, benchmarks).write();
    }

    private List<Chapter> write() {
        List<Chapter> chapters = new ArrayList<>();
        FunnelFigure.of(card).ifPresent(figure -> chapters.add(new Chapter("Funnel", funnel(figure))));
        chapters.add(new Chapter("All together", new TotalsTable(card, grid, benchmarks, legend).markup()));
        if (grid.hasSegments()) {
            chapters.add(new Chapter(
                    "By " + String.join(" and ", new FrameHeading(card.frame()).dimensions()), bySegment()));
        } else if (grid.columns().size() > 1) {
            chapters.add(new Chapter("By " + card.frame().grain().name(), byPeriod()));
        }
        legend.markup().ifPresent(words -> {
            int last = chapters.size() - 1;
            chapters.set(last, chapters.get(last).and(words));
        });
        return chapters;
    }

    private static List<Markup> funnel(Markup figure) {
        return List.of(Markup.element(
                "figure",
                figure,
                Markup.element(
                        "figcaption",
                        "Bars count who reached a stage within these days, each by its own date. A rate follows the members of its"
                                + " stage, however late they convert, so it need not be the ratio of two bars.")));
    }

    // ---- without dimensions: a row per KPI

    private List<Markup> byPeriod() {
        List<Markup> all = new ArrayList<>(leftOut(false));
        ReadingTable table =
                new ReadingTable(grid, "Every KPI by " + card.frame().grain().name(), "KPI", legend);
        for (List<Kpi> kpis : grid.byStage()) {
            table.group(grid.isLong() ? Wording.of(kpis.get(0).stage()) : "");
            kpis.forEach(kpi -> table.row("", Markup.text(grid.label(kpi)), grid.readings(kpi, Segment.ALL)));
        }
        all.addAll(table.markup());
        return all;
    }

    // ---- with dimensions: a table per KPI

    private List<Markup> bySegment() {
        boolean isCut = card.segments().size() > MOST_SEGMENTS;
        List<Markup> all = new ArrayList<>(leftOut(isCut));
        Terms silent = new Terms();
        for (Kpi kpi : card.kpis()) {
            Map<Segment, List<Reading>> readings = new LinkedHashMap<>();
            shown(kpi).forEach(segment -> readings.put(segment, grid.readings(kpi, segment)));
            Optional<Reading> none = Grid.silent(readings);
            none.ifPresent(reading -> {
                legend.shows(reading.status());
                silent.add(
                        kpi.title(),
                        Wording.of(reading.status())
                                + reading.reason().map(reason -> ": " + reason).orElse(""));
            });
            if (none.isEmpty()) {
                all.add(block(kpi, readings));
            }
        }
        if (!silent.isEmpty()) {
            String heading = isCut ? "Not known in any segment shown" : "Not known in any segment";
            all.add(Markup.element("section", Markup.element("h3", heading), silent.markup()));
        }
        return all;
    }

    /** The segments of a table in their order, the total last. */
    private List<Segment> shown(Kpi kpi) {
        List<Segment> segments = new ArrayList<>(grid.segments());
        if (segments.size() > MOST_SEGMENTS) {
            Map<Segment, Long> records = new LinkedHashMap<>();
            segments.forEach(segment -> records.put(
                    segment, card.get(kpi, segment, card.frame().range()).n()));
            Set<Segment> largest = new HashSet<>(segments.stream()
                    .sorted(Comparator.comparing(records::get, Comparator.reverseOrder()))
                    .limit(MOST_SEGMENTS)
                    .toList());
            segments.retainAll(largest);
        }
        segments.add(Segment.ALL);
        return segments;
    }

    /** A table under the name of its KPI; where there are many, it is opened by its name. */
    private Markup block(Kpi kpi, Map<Segment, List<Reading>> readings) {
        ReadingTable table = new ReadingTable(grid, kpi.title() + " by " + grid.by(), grid.dimensions(), legend);
        readings.forEach(
                (segment, cells) -> table.row(segment.isTotal() ? "total" : "", SegmentName.of(segment), cells));
        Markup.Element name = Markup.element(
                "h3",
                Markup.text(kpi.title() + " "),
                Markup.element("code", kpi.id()),
                Markup.element("small", " " + grid.unit(kpi)));
        List<Markup> content = new ArrayList<>(table.markup());
        if (!grid.isLong()) {
            content.add(workings(kpi, readings.keySet()));
            content.add(0, name);
            return Markup.element("section", content);
        }
        content.add(0, Markup.element("summary", name));
        return Markup.element("details", content).styled("block");
    }

    /** How the numbers of the segments were worked out, over all days. */
    private Markup workings(Kpi kpi, Set<Segment> segments) {
        Terms terms = new Terms();
        for (Segment segment : segments) {
            terms.add(
                    SegmentName.of(segment),
                    card.get(kpi, segment, card.frame().range()).trace());
        }
        return Markup.element("details", Markup.element("summary", "Workings over all days"), terms.markup());
    }

    // ---- what there is no room for

    private List<Markup> leftOut(boolean segments) {
        List<String> notes = new ArrayList<>();
        if (segments) {
            notes.add("Each table shows the " + MOST_SEGMENTS + " of "
                    + Wording.count(card.segments().size())
                    + " segments with the most records; the total is that of all, and JSON and CSV have the others.");
        }
        ReadingTable.leftOut(grid).ifPresent(notes::add);
        notes.add("How a number over all days was worked out "
                + (grid.isLong() || !grid.hasSegments()
                        ? "opens with the name of its KPI above"
                        : "stands below its table")
                + "; in JSON (--format json) every number has its working.");
        return List.of(Markup.note(String.join(" ", notes)));
    }
}
