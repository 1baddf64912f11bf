package org.leadkpi.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.benchmark.Standing;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Style;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.value.Rational;

/** What every KPI says of all days and segments together, with all that is needed to judge it. */
final class TotalsTable {

    private final Scorecard card;
    private final Grid grid;
    private final Benchmarks benchmarks;
    private final Legend legend;
    private final boolean hasCourse;

    TotalsTable(Scorecard card, Grid grid, Benchmarks benchmarks, Legend legend) {
        this.card = card;
        this.grid = grid;
        this.benchmarks = benchmarks;
        this.legend = legend;
        this.hasCourse = card.periods().size() > 1;
    }

    List<Markup> markup() {
        HtmlTable table = new HtmlTable("Every KPI over all days and segments", head());
        for (List<Kpi> kpis : grid.byStage()) {
            String group = grid.isLong() ? Wording.of(kpis.get(0).stage()) : "";
            kpis.forEach(kpi -> table.row(group, "", row(kpi)));
        }
        List<Markup> all = new ArrayList<>();
        all.add(table.markup());
        if (grid.isPartial(grid.columns().size() - 1)) {
            all.add(Markup.note("These days are not whole: " + Wording.meaning(Flag.PARTIAL_PERIOD) + "."));
        }
        return all;
    }

    private List<Markup> head() {
        List<Markup> head = new ArrayList<>();
        head.add(HtmlTable.heading("KPI"));
        if (hasCourse) {
            head.add(HtmlTable.heading("by " + card.frame().grain().name()));
        }
        head.add(HtmlTable.heading("value").styled("n"));
        head.add(HtmlTable.heading(percent(card.level()) + " interval").styled("n"));
        head.add(HtmlTable.heading("n").styled("n"));
        head.add(HtmlTable.heading("published figure"));
        head.add(HtmlTable.heading("remark"));
        return head;
    }

    private static String percent(double level) {
        return BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private List<Markup> row(Kpi kpi) {
        Reading reading = card.get(kpi, Segment.ALL, card.frame().range());
        Shown shown = Shown.of(reading, true);
        legend.shows(shown.status());
        shown.flags().forEach(legend::names);
        List<Markup> cells = new ArrayList<>();
        cells.add(Markup.element("th", workings(reading)).styled("name").with("scope", "row"));
        if (hasCourse) {
            cells.add(Markup.element("td", course(kpi)));
        }
        cells.add(HtmlTable.cell(shown, "", false));
        cells.add(HtmlTable.number(Shown.limits(reading).orElse("")).styled("n between"));
        cells.add(HtmlTable.number(
                reading.n() > 0 ? Style.COUNT.format(Rational.of(reading.n()), reading.currency()) : ""));
        cells.add(Markup.element("td", standings(reading)).styled("standing"));
        cells.add(HtmlTable.words(remark(reading, shown)).styled("remark"));
        return cells;
    }

    private Markup course(Kpi kpi) {
        List<Reading> periods = card.periods().stream()
                .map(period -> card.get(kpi, Segment.ALL, period))
                .toList();
        return SparkFigure.of(periods, card.frame().grain())
                .<Markup>map(figure -> figure)
                .orElse(HtmlTable.NONE);
    }

    private static String remark(Reading reading, Shown shown) {
        return shown.isDefined()
                ? shown.flags().stream().map(Wording::plain).collect(Collectors.joining(", "))
                : reading.reason().orElse("");
    }

    // ---- where the number comes from

    /** The name of the KPI, which opens what it means and how its number was worked out. */
    private static Markup workings(Reading reading) {
        Kpi kpi = reading.kpi();
        Terms terms = new Terms()
                .add("working", reading.trace())
                .add("definition", kpi.definition())
                .add("basis", Wording.of(kpi.basis()) + "; " + Wording.of(kpi.direction()))
                .add(
                        "left out",
                        reading.excluded().entrySet().stream()
                                .map(part -> part.getValue() + " " + Wording.of(part.getKey()))
                                .collect(Collectors.joining(", ")))
                .add("source", kpi.citations().stream().map(Wording::of).collect(Collectors.joining("; ")));
        return Markup.element(
                "details",
                Markup.element("summary", Markup.text(kpi.title()), Markup.element("code", kpi.id())),
                terms.markup());
    }

    // ---- where it stands

    private List<Markup> standings(Reading reading) {
        List<Markup> standings = benchmarks.judging(reading).stream()
                .flatMap(benchmark -> standing(reading, benchmark).stream())
                .toList();
        return standings.isEmpty() ? List.of(HtmlTable.NONE) : standings;
    }

    /** Where a reading stands against a figure; empty where the figure says nothing of such a number. */
    private static Optional<Markup> standing(Reading reading, Benchmark benchmark) {
        Standing standing = Standing.of(reading, benchmark);
        boolean isOpen = reading.interval().isPresent() && !standing.isClear();
        return switch (standing.position()) {
            case BELOW ->
                Optional.of(standing("▼", benchmark.kind() == Benchmark.Kind.LOW ? "low" : "below", benchmark, isOpen));
            case IN_BAND -> Optional.of(standing("●", "within", benchmark, isOpen));
            case ABOVE ->
                Optional.of(
                        standing("▲", benchmark.kind() == Benchmark.Kind.HIGH ? "high" : "above", benchmark, isOpen));
            case UNBENCHMARKED, NO_VALUE -> Optional.empty();
        };
    }

    private static Markup standing(String mark, String word, Benchmark benchmark, boolean isOpen) {
        return Markup.element(
                "div",
                Markup.element("span", mark).styled("mark").with("aria-hidden", "true"),
                Markup.text(" " + word + ": " + benchmark.label() + " "),
                Markup.element("span", benchmark.range()).styled("range"),
                Markup.text(isOpen ? "; the interval reaches beyond " : " "),
                Markup.element("small", benchmark.id() + ", " + Wording.of(benchmark.citation())));
    }
}
