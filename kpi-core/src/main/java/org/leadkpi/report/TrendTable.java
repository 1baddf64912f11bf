package org.leadkpi.report;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.ProcessLimits;
import org.leadkpi.value.Status;

/** What trends look like as tables, the same for every form. */
final class TrendTable {

    private final Scorecard card;
    private final Grid grid;
    private final Map<Kpi, List<Trend>> trends = new LinkedHashMap<>();
    private final boolean hasYearBefore;
    private final Footnotes footnotes = new Footnotes();
    private final Set<Status> statuses = EnumSet.noneOf(Status.class);
    private final Set<Comparison.Kind> hindrances = EnumSet.noneOf(Comparison.Kind.class);
    private boolean hasSignificant;
    private boolean hasSignal;

    TrendTable(Scorecard card, Collection<Trend> all) {
        this.card = card;
        this.grid = new Grid(card);
        for (Trend trend : all) {
            trends.computeIfAbsent(trend.kpi(), kpi -> new ArrayList<>()).add(trend);
        }
        this.hasYearBefore = all.stream()
                .flatMap(trend -> trend.points().stream())
                .anyMatch(point -> point.yearBefore().isPresent());
    }

    /** The trends of each KPI, in the order given. */
    Map<Kpi, List<Trend>> trends() {
        return trends;
    }

    /** What the periods and KPIs are about, as a scorecard says it. */
    Grid grid() {
        return grid;
    }

    /** The headings; the year before is left out where none is observed. */
    List<String> headings() {
        return hasYearBefore
                ? List.of("period", "value", "change", "relative", "same period last year", "limits")
                : List.of("period", "value", "change", "relative", "limits");
    }

    /**
     * What stands under a heading.
     *
     * @param text the text
     * @param mark what stands behind it, apart so that numbers stay in line; empty for nothing
     */
    record Entry(String text, String mark) {

        private static Entry of(String text) {
            return new Entry(text, "");
        }

        @Override
        public String toString() {
            return (text + " " + mark).strip();
        }
    }

    /** A period under the headings. */
    List<Entry> cells(Trend.Point point) {
        Shown shown = Shown.of(point.reading(), false);
        statuses.add(shown.status());
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(point.reading().flags());
        List<Entry> cells = new ArrayList<>();
        String period = card.frame().grain().label(point.reading().range());
        boolean isPartial = flags.remove(Flag.PARTIAL_PERIOD);
        cells.add(new Entry(period, isPartial ? footnotes.mark(Flag.PARTIAL_PERIOD) : ""));
        cells.add(new Entry(shown.text(), footnotes.marks(flags)));
        cells.add(Entry.of(point.previous().map(this::change).orElse("")));
        cells.add(new Entry(
                point.previous().map(TrendTable::relative).orElse(""),
                point.previous().map(this::star).orElse("")));
        if (hasYearBefore) {
            cells.add(new Entry(
                    point.yearBefore().map(this::both).orElse(""),
                    point.yearBefore().map(this::star).orElse("")));
        }
        Optional<ProcessLimits.Position> outside =
                point.position().filter(position -> position != ProcessLimits.Position.WITHIN);
        hasSignal |= outside.isPresent();
        cells.add(new Entry(
                point.limits().map(limits -> limits(point.reading(), limits)).orElse(""),
                outside.map(Wording::plain).orElse("")));
        return cells;
    }

    private String change(Comparison change) {
        if (!change.isComparable()) {
            Comparison.Kind kind = change.hindrances().get(0).kind();
            boolean isPlain = kind == Comparison.Kind.NO_VALUE || kind == Comparison.Kind.IMMATURE;
            if (!isPlain) {
                hindrances.add(kind);
            }
            return isPlain ? Wording.NOTHING : Wording.of(kind);
        }
        return Shown.bare(change.reading(), change.showDifference(), false);
    }

    private static String relative(Comparison change) {
        return change.showRelativeChange().orElse(change.isComparable() ? Wording.NOTHING : "");
    }

    private String star(Comparison change) {
        hasSignificant |= change.isSignificant();
        return change.isSignificant() ? "*" : "";
    }

    private String both(Comparison change) {
        return (change(change) + " " + relative(change)).strip();
    }

    static String limits(Reading reading, Trend.Limits limits) {
        return Shown.bare(reading, limits.lower()) + " to " + Shown.bare(reading, limits.upper());
    }

    String sparkline(Trend trend, Charset charset) {
        return Sparkline.of(
                trend.points().stream().map(point -> point.reading().number()).toList(), charset);
    }

    String words(Trend trend) {
        return TrendWords.of(card, trend);
    }

    /** What the marks and short words of the cells made so far mean. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(footnotes.notes());
        if (hasSignificant) {
            notes.add("* more than chance explains: the 95 % interval of the change does not hold \"no change\"");
        }
        if (hasSignal) {
            notes.add("above, below: outside the limits of routine variation, made from the " + Trend.LEAST_HISTORY
                    + " to " + Trend.MOST_HISTORY + " settled periods before");
        }
        hindrances.forEach(kind -> notes.add(Wording.of(kind) + ": " + Wording.meaning(kind)));
        statuses.remove(Status.DEFINED);
        statuses.forEach(status -> notes.add(Wording.of(status) + ": " + Wording.meaning(status)));
        return notes;
    }
}
