package org.leadkpi.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.leadkpi.metric.Kpi;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;

/** Trends as chapters of a page: for each KPI and segment a chart, what it says in words, and the numbers. */
final class TrendChapters {

    /** With more trends than this only those of all segments together are shown. */
    static final int MOST_TRENDS = 240;

    private final Scorecard card;
    private final Collection<Trend> all;
    private final TrendTable table;

    private TrendChapters(Scorecard card, Collection<Trend> all) {
        this.card = card;
        this.all = all;
        this.table = new TrendTable(
                card,
                isTooMany(all)
                        ? all.stream()
                                .filter(trend -> trend.segment().isTotal())
                                .toList()
                        : all);
    }

    static List<Chapter> of(Scorecard card, Collection<Trend> trends) {
        return new TrendChapters(card, trends).write();
    }

    private static boolean isTooMany(Collection<Trend> trends) {
        return trends.size() > MOST_TRENDS;
    }

    private List<Chapter> write() {
        List<Chapter> chapters = new ArrayList<>();
        table.trends().forEach((kpi, trends) -> chapters.add(chapter(kpi, trends)));
        List<Markup> notes = new ArrayList<>();
        notes.add(Markup.note(
                "Charts: the shaded stretch is routine variation, with its mean, made of the settled periods before;"
                        + " a hollow dot may still change; a grey bar is a period of which nothing is known."));
        if (isTooMany(all)) {
            notes.add(Markup.note("These are the trends of all segments together; those of " + Wording.count(all.size())
                    + " KPIs and segments do not fit a page. Choose fewer KPIs to see them."));
        }
        table.notes().forEach(text -> notes.add(Markup.note(text)));
        chapters.add(new Chapter("How to read this", notes));
        return chapters;
    }

    private Chapter chapter(Kpi kpi, List<Trend> trends) {
        List<Markup> content = new ArrayList<>();
        content.add(Markup.note(
                Markup.element("code", kpi.id()), Markup.text(" " + table.grid().unit(kpi))));
        for (Trend trend : trends) {
            if (table.grid().hasSegments()) {
                content.add(Markup.element("h3", SegmentName.of(trend.segment())));
            }
            TrendFigure.of(trend, card.frame().grain())
                    .ifPresent(figure -> content.add(
                            HtmlTable.scrolling(kpi.title() + ", " + SegmentName.text(trend.segment()), figure)));
            content.add(Markup.element("p", table.words(trend)));
            if (trend.hasValues()) {
                content.add(Markup.element("details", Markup.element("summary", "Numbers"), numbers(trend)));
            }
        }
        return new Chapter(kpi.title(), content);
    }

    private Markup numbers(Trend trend) {
        List<Markup> head = new ArrayList<>();
        for (String heading : table.headings()) {
            head.add(
                    head.isEmpty()
                            ? HtmlTable.heading(heading)
                            : HtmlTable.heading(heading).styled("n"));
        }
        HtmlTable numbers = new HtmlTable(trend.kpi().title() + ", " + SegmentName.text(trend.segment()), head);
        for (Trend.Point point : trend.points()) {
            List<Markup> cells = new ArrayList<>();
            for (TrendTable.Entry entry : table.cells(point)) {
                cells.add(
                        cells.isEmpty()
                                ? HtmlTable.rowHeading(Markup.text(entry.text()), entry.mark())
                                : HtmlTable.number(entry.toString()));
            }
            numbers.row("", "", cells);
        }
        return numbers.markup();
    }
}
