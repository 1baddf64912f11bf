package org.leadkpi.report;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.review.ReviewSheet;
import org.leadkpi.review.Why;
import org.leadkpi.scorecard.Cohorts;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.value.Status;

/**
 * Scorecards as plain text, for people.
 *
 * <p>With dimensions, one block per KPI: segments and their total downwards, periods and the whole range across. Without
 * dimensions, one table of all KPIs; with a single period that is a list of names and values.
 *
 * <ul>
 *   <li>A number that cannot be known shows its status in a word or two, never zero or a blank.
 *   <li>Flags are letters behind a number, explained below the block; one behind a heading or a label concerns the whole
 *       column or row.
 *   <li>A KPI that is unknown everywhere for one reason takes one line.
 *   <li>A table that is too wide is first made tighter, then cut between periods.
 *   <li>The whole range is read as one period, which for a ratio is no mean of the others.
 * </ul>
 *
 * <pre>{@code
 * System.out.print(TextTable.scorecard(card));
 * }</pre>
 *
 * @since 0.1
 */
public final class TextTable {

    /** How many columns a line has unless another width is asked for. */
    public static final int WIDTH = 160;

    private static final int LABEL_LIMIT = 56;
    private static final int LABEL_LEAST = 24;

    private static final String GAP = "  ";

    private final Grid grid;
    private final Scorecard card;
    private final int width;
    private final Appendable out;
    private final Set<Status> seen = EnumSet.noneOf(Status.class);

    private TextTable(Scorecard card, int width, Appendable out) {
        this.grid = new Grid(card);
        this.card = card;
        this.width = width;
        this.out = out;
    }

    /**
     * Writes a diagnosis: a paragraph for each finding, the gravest first, with what it rests on, what may be behind it and what
     * to do. What a rule says of a segment in several periods is told once, for the last of them.
     *
     * @param diagnosis the diagnosis
     * @param findings the answers to tell: {@link Diagnosis#findings()}, or {@link Diagnosis#all()}
     * @param width how many columns a line has at the most
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void diagnosis(Diagnosis diagnosis, Collection<Finding> findings, int width, Appendable out)
            throws IOException {
        new DiagnosisText(diagnosis, width, out).write(findings);
    }

    /**
     * Writes what belongs below the numbers of a review: the question, how the latest settled period of each number stands, the
     * checks, and what to decide.
     *
     * @param card the scorecard that is reviewed; with the number of new leads on it, a note says whether a spreadsheet would do
     * @param sheet the sheet of the review
     * @param known what else is known
     * @param width how many columns a line has at the most
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void review(Scorecard card, ReviewSheet sheet, Facts known, int width, Appendable out)
            throws IOException {
        ReviewText.write(card, sheet, known, width, out);
    }

    /**
     * Writes why a number moved: the move, and what each segment adds to it, the largest contribution first.
     *
     * @param card the scorecard that holds both periods
     * @param why the change, split
     * @param width how many columns a line of words has at the most
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void why(Scorecard card, Why why, int width, Appendable out) throws IOException {
        new WhyText(card, why, width, out).write();
    }

    /**
     * Writes a scorecard, {@value #WIDTH} columns wide at the most.
     *
     * @param card the scorecard
     * @return the text
     */
    public static String scorecard(Scorecard card) {
        return scorecard(card, WIDTH);
    }

    /**
     * Writes a scorecard.
     *
     * @param card the scorecard
     * @param width the columns of a line; a single period that is wider stands out
     * @return the text
     */
    public static String scorecard(Scorecard card, int width) {
        return Written.text(out -> scorecard(card, width, out));
    }

    /**
     * Writes a scorecard as it goes.
     *
     * @param card the scorecard
     * @param width the columns of a line; a single period that is wider stands out
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void scorecard(Scorecard card, int width, Appendable out) throws IOException {
        new TextTable(card, width, out).write();
    }

    /**
     * Writes trends: a block for each KPI and segment with a row for each period, and what it says in words.
     *
     * @param card the scorecard that the trends follow
     * @param trends the trends, those of a KPI in a row
     * @param width the columns of a line of words; a table that is wider stands out
     * @param charset what the output can show: a line of blocks, or one of plain characters
     * @return the text
     */
    public static String trends(Scorecard card, Collection<Trend> trends, int width, Charset charset) {
        return Written.text(out -> trends(card, trends, width, charset, out));
    }

    /**
     * Writes trends as it goes.
     *
     * @param card the scorecard that the trends follow
     * @param trends the trends, those of a KPI in a row
     * @param width the columns of a line of words; a table that is wider stands out
     * @param charset what the output can show: a line of blocks, or one of plain characters
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void trends(Scorecard card, Collection<Trend> trends, int width, Charset charset, Appendable out)
            throws IOException {
        new TrendText(card, trends, width, charset, out).write();
    }

    /**
     * Writes cohorts as it goes: a block for each KPI and segment with a row for each cohort, a column for each age.
     *
     * @param card the scorecard whose periods make the cohorts
     * @param cohorts the cohorts
     * @param width the columns of a line of words; a table that is wider stands out
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void cohorts(Scorecard card, Collection<Cohorts> cohorts, int width, Appendable out)
            throws IOException {
        new CohortText(card, width, out).write(cohorts);
    }

    /**
     * Counts what is wrong with the data, by kind.
     *
     * @param problems the problems
     * @return a line, as {@code 3 problems with the data: rows dropped 2, cells ignored 1}
     */
    public static String problems(Collection<Problem> problems) {
        Map<ProblemKind, Integer> counts = new EnumMap<>(ProblemKind.class);
        problems.forEach(problem -> counts.merge(problem.kind(), 1, Integer::sum));
        return counts.isEmpty()
                ? "no problems with the data"
                : Wording.count(problems.size()) + (problems.size() == 1 ? " problem" : " problems")
                        + " with the data: "
                        + counts.entrySet().stream()
                                .map(count -> Wording.of(count.getKey()) + " " + Wording.count(count.getValue()))
                                .collect(Collectors.joining(", "));
    }

    private void write() throws IOException {
        line("Scorecard, " + grid.title());
        line("           " + grid.basis());
        if (grid.hasSegments()) {
            for (Kpi kpi : card.kpis()) {
                block(kpi);
            }
        } else if (grid.columns().size() > 1) {
            table();
        } else {
            list();
        }
        legend();
    }

    private void line(String text) throws IOException {
        out.append(text.stripTrailing()).append('\n');
    }

    // ---- with dimensions: a block per KPI

    private void block(Kpi kpi) throws IOException {
        line("");
        Map<Segment, List<Reading>> readings = grid.readings(kpi);
        Optional<Reading> silent = Grid.silent(readings);
        if (silent.isPresent()) {
            line(kpi.title() + "  [" + kpi.id() + "]");
            remark(silent.get());
            return;
        }
        line(kpi.title() + "  [" + kpi.id() + "]  " + grid.unit(kpi));
        Sheet sheet = new Sheet(grid.dimensions());
        readings.forEach((segment, cells) -> {
            if (segment.isTotal()) {
                sheet.rule();
            }
            sheet.row(segment.toString(), cells);
        });
        sheet.write();
    }

    /** Why a KPI has no value at all. */
    private void remark(Reading reading) throws IOException {
        seen.add(reading.status());
        String reason = reading.reason().map(why -> ": " + why).orElse("");
        out.append(Paragraph.wrap(GAP, GAP + GAP, Wording.of(reading.status()) + reason, width));
    }

    // ---- without dimensions: a row per KPI

    private void table() throws IOException {
        Sheet sheet = new Sheet("");
        for (List<Kpi> kpis : grid.byStage()) {
            if (grid.isLong()) {
                sheet.caption(Wording.of(kpis.get(0).stage()));
            }
            for (Kpi kpi : kpis) {
                sheet.row(grid.label(kpi), grid.readings(kpi, Segment.ALL));
            }
        }
        line("");
        sheet.write();
    }

    // ---- without dimensions and periods: a list

    private void list() throws IOException {
        Map<Kpi, Reading> readings = new LinkedHashMap<>();
        card.kpis()
                .forEach(
                        kpi -> readings.put(kpi, grid.readings(kpi, Segment.ALL).get(0)));
        int label = 0;
        int value = 0;
        for (Reading reading : readings.values()) {
            label = Math.max(label, reading.kpi().title().length());
            value = Math.max(value, Shown.of(reading, true).text().length());
        }
        Footnotes footnotes = new Footnotes();
        for (List<Kpi> kpis : grid.byStage()) {
            line("");
            if (grid.isLong()) {
                line(Wording.of(kpis.get(0).stage()));
            }
            for (Kpi kpi : kpis) {
                Reading reading = Objects.requireNonNull(readings.get(kpi));
                Shown shown = Shown.of(reading, true);
                seen.add(shown.status());
                String start = GAP + left(kpi.title(), label) + GAP + right(shown.text(), value) + GAP;
                String remark = shown.isDefined()
                        ? footnotes.marks(shown.flags())
                        : reading.reason().orElse("");
                out.append(Paragraph.wrap(start, " ".repeat(start.length()), remark, width));
            }
        }
        notes(footnotes);
        if (grid.isPartial(0)) {
            line(GAP + Wording.meaning(Flag.PARTIAL_PERIOD));
        }
    }

    // ---- below

    private void notes(Footnotes footnotes) throws IOException {
        for (String note : footnotes.notes()) {
            out.append(Paragraph.wrap(GAP, GAP + GAP, note, width));
        }
    }

    private void legend() throws IOException {
        seen.remove(Status.DEFINED);
        if (seen.isEmpty()) {
            return;
        }
        line("");
        int label = seen.stream()
                .mapToInt(status -> Wording.of(status).length())
                .max()
                .orElse(0);
        for (Status status : seen) {
            String start = left(Wording.of(status), label) + GAP;
            out.append(Paragraph.wrap(start, " ".repeat(start.length()), Wording.meaning(status), width));
        }
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static int widest(String heading, List<String> texts) {
        return texts.stream().mapToInt(String::length).reduce(heading.length(), Math::max);
    }

    /** How much a table is made tighter. */
    private enum Fit {
        FULL,
        COMPACT,
        WHOLE;

        String text(Shown cell) {
            return switch (this) {
                case FULL -> cell.text();
                case COMPACT -> cell.compact();
                case WHOLE -> cell.whole();
            };
        }
    }

    /** A table of one or more KPIs, written when it is known how wide everything is. */
    private final class Sheet {

        private final String corner;
        private final List<String> labels = new ArrayList<>();
        private final List<List<Shown>> table = new ArrayList<>();
        private final Map<Integer, String> captions = new HashMap<>();
        private final Footnotes footnotes = new Footnotes();

        Sheet(String corner) {
            this.corner = corner;
        }

        void row(String label, List<Reading> readings) {
            labels.add(shortened(label));
            table.add(readings.stream()
                    .map(reading -> Shown.of(reading, false))
                    .peek(cell -> seen.add(cell.status()))
                    .toList());
        }

        /** No label takes more than two fifths of a line. */
        private String shortened(String label) {
            int limit = Math.min(LABEL_LIMIT, Math.max(LABEL_LEAST, width * 2 / 5));
            return label.length() <= limit ? label : label.substring(0, limit - 3) + "...";
        }

        /** Puts a line before the next row. */
        void caption(String text) {
            captions.put(table.size(), text);
        }

        /** Puts a rule before the next row. */
        void rule() {
            captions.put(table.size(), "");
        }

        void write() throws IOException {
            List<Set<Flag>> partial = new ArrayList<>();
            for (int column = 0; column < grid.columns().size(); column++) {
                partial.add(grid.isPartial(column) ? EnumSet.of(Flag.PARTIAL_PERIOD) : EnumSet.noneOf(Flag.class));
            }
            Layout best = new Layout(this, Marked.of(table, partial), Fit.FULL);
            for (Fit fit : fits()) {
                Layout tighter = new Layout(this, Marked.of(table, partial), fit);
                best = tighter.parts().size() < best.parts().size() ? tighter : best;
            }
            best.write();
            notes(footnotes);
            if (best.fit == Fit.WHOLE) {
                line(GAP + "amounts in whole " + card.frame().currency().getCurrencyCode());
            }
        }

        private List<Fit> fits() {
            boolean isFine = table.stream().flatMap(List::stream).anyMatch(Shown::isFine);
            boolean isPrecise = table.stream()
                    .flatMap(List::stream)
                    .anyMatch(cell -> !cell.whole().equals(cell.compact()));
            return isFine || !isPrecise ? List.of(Fit.COMPACT) : List.of(Fit.COMPACT, Fit.WHOLE);
        }
    }

    /** A table at one of its widths. */
    private final class Layout {

        private final Sheet sheet;
        private final Fit fit;
        private final List<Column> columns = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private final int labelWidth;

        /** A column as text: the letters stand apart, so that the numbers stay in line. */
        private record Column(
                String heading,
                String headingMarks,
                List<String> texts,
                List<String> marks,
                int textWidth,
                int markWidth) {

            Column(String heading, String headingMarks, List<String> texts, List<String> marks) {
                this(heading, headingMarks, texts, marks, widest(heading, texts), widest(headingMarks, marks));
            }

            int width() {
                return textWidth + (markWidth == 0 ? 0 : 1 + markWidth);
            }

            String head() {
                return cell(heading, headingMarks);
            }

            String cell(int row) {
                return cell(texts.get(row), marks.get(row));
            }

            private String cell(String text, String mark) {
                return right(text, textWidth) + (markWidth == 0 ? "" : " " + left(mark, markWidth));
            }
        }

        Layout(Sheet sheet, Marked marked, Fit fit) {
            this.sheet = sheet;
            this.fit = fit;
            for (int i = 0; i < grid.columns().size(); i++) {
                int column = i;
                columns.add(new Column(
                        grid.heading(column),
                        sheet.footnotes.marks(marked.columns().get(column)),
                        sheet.table.stream()
                                .map(row -> fit.text(row.get(column)))
                                .toList(),
                        marked.cells().stream()
                                .map(row -> sheet.footnotes.marks(row.get(column)))
                                .toList()));
            }
            for (int row = 0; row < sheet.labels.size(); row++) {
                labels.add((sheet.labels.get(row) + " "
                                + sheet.footnotes.marks(marked.rows().get(row)))
                        .stripTrailing());
            }
            labelWidth = widest(sheet.corner, labels);
        }

        void write() throws IOException {
            boolean isFirst = true;
            for (List<Column> part : parts()) {
                if (!isFirst) {
                    line("");
                }
                isFirst = false;
                StringBuilder head = new StringBuilder(GAP).append(left(sheet.corner, labelWidth));
                part.forEach(column -> head.append(GAP).append(column.head()));
                line(head.toString());
                for (int row = 0; row < labels.size(); row++) {
                    row(row, part);
                }
            }
        }

        private void row(int row, List<Column> part) throws IOException {
            String caption = sheet.captions.get(row);
            if (caption != null) {
                if (!caption.isEmpty()) {
                    line("");
                }
                line(caption.isEmpty() ? GAP + "-".repeat(length(part) - GAP.length()) : caption);
            }
            StringBuilder text = new StringBuilder(GAP).append(left(labels.get(row), labelWidth));
            part.forEach(column -> text.append(GAP).append(column.cell(row)));
            line(text.toString());
        }

        /** The columns that go side by side: in as few parts as fit, as even as can be. */
        List<List<Column>> parts() {
            for (int count = 1; count < columns.size(); count++) {
                List<List<Column>> parts = parts(count);
                if (parts.stream().allMatch(part -> length(part) <= width)) {
                    return parts;
                }
            }
            return parts(columns.size());
        }

        private List<List<Column>> parts(int count) {
            int each = (columns.size() + count - 1) / count;
            List<List<Column>> parts = new ArrayList<>();
            for (int from = 0; from < columns.size(); from += each) {
                parts.add(columns.subList(from, Math.min(from + each, columns.size())));
            }
            return parts;
        }

        private int length(List<Column> part) {
            return GAP.length()
                    + labelWidth
                    + part.stream()
                            .mapToInt(column -> GAP.length() + column.width())
                            .sum();
        }
    }
}
