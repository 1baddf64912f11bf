package org.leadkpi.report;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.leadkpi.metric.Kpi;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;

/** Trends as plain text: a block for each KPI and segment. */
final class TrendText {

    private static final String GAP = "  ";

    private final TrendTable table;
    private final int width;
    private final Charset charset;
    private final Appendable out;

    TrendText(Scorecard card, Collection<Trend> trends, int width, Charset charset, Appendable out) {
        this.table = new TrendTable(card, trends);
        this.width = width;
        this.charset = charset;
        this.out = out;
    }

    void write() throws IOException {
        line("Trend, " + table.grid().title());
        line("       " + table.grid().basis());
        for (Map.Entry<Kpi, List<Trend>> entry : table.trends().entrySet()) {
            Kpi kpi = entry.getKey();
            line("");
            line(kpi.title() + GAP + "[" + kpi.id() + "]" + GAP + table.grid().unit(kpi));
            for (Trend trend : entry.getValue()) {
                block(trend);
            }
        }
        List<String> notes = table.notes();
        if (!notes.isEmpty()) {
            line("");
        }
        for (String note : notes) {
            out.append(Paragraph.wrap("", GAP, note, width));
        }
    }

    private void block(Trend trend) throws IOException {
        line("");
        String name = table.grid().hasSegments() ? trend.segment().toString() : "";
        String title = (name + GAP + table.sparkline(trend, charset)).strip();
        if (!title.isEmpty()) {
            line(GAP + title);
        }
        if (trend.hasValues()) {
            rows(trend);
        }
        out.append(Paragraph.wrap(GAP, GAP, table.words(trend), width));
    }

    private void rows(Trend trend) throws IOException {
        List<List<TrendTable.Entry>> rows = new ArrayList<>();
        trend.points().forEach(point -> rows.add(table.cells(point)));
        List<String> headings = table.headings();
        int[] texts = headings.stream().mapToInt(String::length).toArray();
        int[] marks = new int[texts.length];
        for (List<TrendTable.Entry> row : rows) {
            for (int column = 0; column < texts.length; column++) {
                texts[column] = Math.max(texts[column], row.get(column).text().length());
                marks[column] = Math.max(marks[column], row.get(column).mark().length());
            }
        }
        StringBuilder head = new StringBuilder(GAP);
        for (int column = 0; column < texts.length; column++) {
            head.append(cell(column, headings.get(column), "", texts, marks));
        }
        line(head.toString());
        for (List<TrendTable.Entry> row : rows) {
            StringBuilder text = new StringBuilder(GAP);
            for (int column = 0; column < texts.length; column++) {
                TrendTable.Entry entry = row.get(column);
                text.append(cell(column, entry.text(), entry.mark(), texts, marks));
            }
            line(text.toString());
        }
    }

    /** Numbers to the right, the period and what comes last to the left; marks apart. */
    private static String cell(int column, String text, String mark, int[] texts, int[] marks) {
        boolean isLeft = column == 0 || column == texts.length - 1;
        String blank = " ".repeat(texts[column] - text.length());
        String behind = marks[column] == 0 ? "" : " " + mark + " ".repeat(marks[column] - mark.length());
        return GAP + (isLeft ? text + blank : blank + text) + behind;
    }

    private void line(String text) throws IOException {
        out.append(text.stripTrailing()).append('\n');
    }
}
