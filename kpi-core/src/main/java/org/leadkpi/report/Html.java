package org.leadkpi.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.internal.Resources;
import org.leadkpi.ledger.Frame;
import org.leadkpi.model.Problem;
import org.leadkpi.review.ReviewSheet;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.time.Grain;

/**
 * Scorecards, diagnoses and trends as a page to look at, print and send: one file of HTML with its drawings inside.
 *
 * <ul>
 *   <li>It needs no script and loads nothing. Whatever a name or a message says, it stays text.
 *   <li>Numbers are written as {@link TextTable} writes them; what is not known is a status with its reason, and a gap in a line.
 *   <li>It follows the light or dark scheme of its reader, and can be read without colors, by ear, on a small screen and on paper.
 *   <li>What there is no room for is said to be left out. The same input makes the same bytes, which are well-formed XML too.
 * </ul>
 *
 * <pre>{@code
 * Html.of(card).page();                                            // a scorecard
 * Html.of(found).and(Html.of(card)).titled("June").page();         // a diagnosis, and the numbers below it
 * Html.of(card).toHtml();                                          // a part of a page, for a notebook
 * }</pre>
 *
 * @since 0.1
 */
public final class Html {

    private static final String STYLE = "/org/leadkpi/report/page.css";

    /** More chapters than this are listed when somebody asks for them. */
    private static final int MOST_LINKS = 16;

    private final String title;
    private final FrameHeading heading;
    private final List<Chapter> chapters;
    private final Optional<List<Problem>> problems;

    private Html(String title, FrameHeading heading, List<Chapter> chapters, Optional<List<Problem>> problems) {
        this.title = Objects.requireNonNull(title, "title");
        this.heading = heading;
        this.chapters = List.copyOf(chapters);
        this.problems = problems.map(List::copyOf);
    }

    private static Html of(String title, Frame frame, List<Chapter> chapters) {
        return new Html(title, new FrameHeading(frame), chapters, Optional.empty());
    }

    /**
     * A page of a scorecard, held against the published figures.
     *
     * @param card the scorecard
     * @return the page
     */
    public static Html of(Scorecard card) {
        return of(card, Benchmarks.published());
    }

    /**
     * A page of a scorecard: its funnel, every KPI over all days with its course, interval and standing, and a table by segment
     * and period.
     *
     * @param card the scorecard
     * @param benchmarks the figures to hold it against
     * @return the page
     */
    public static Html of(Scorecard card, Benchmarks benchmarks) {
        return of("Scorecard", card.frame(), ScorecardChapters.of(card, benchmarks));
    }

    /**
     * A page of trends: a chart for each KPI and segment, what it says in words, and its numbers.
     *
     * @param card the scorecard that the trends follow
     * @param trends the trends, those of a KPI in a row
     * @return the page
     */
    public static Html of(Scorecard card, Collection<Trend> trends) {
        return of("Trend", card.frame(), TrendChapters.of(card, trends));
    }

    /**
     * A page of what a diagnosis found.
     *
     * @param diagnosis the diagnosis
     * @return the page
     */
    public static Html of(Diagnosis diagnosis) {
        return of(diagnosis, diagnosis.findings());
    }

    /**
     * A page of a diagnosis: each finding with what it rests on, what may be behind it and what to check first, and the other answers
     * counted by reason.
     *
     * @param diagnosis the diagnosis
     * @param findings the answers to tell: {@link Diagnosis#findings()}, or {@link Diagnosis#all()}
     * @return the page
     */
    public static Html of(Diagnosis diagnosis, Collection<Finding> findings) {
        return of("Diagnosis", diagnosis.frame(), DiagnosisChapters.of(diagnosis, findings));
    }

    /**
     * A page of what a review asks and decides, to stand below the numbers of the review.
     *
     * @param card the scorecard that is reviewed; with the number of new leads on it, a note says whether a spreadsheet would do
     * @param sheet the sheet of the review
     * @param known what else is known
     * @return the page
     */
    public static Html of(Scorecard card, ReviewSheet sheet, Facts known) {
        return of("Review", card.frame(), List.of(ReviewText.chapter(card, sheet, known)));
    }

    /**
     * A copy with another title.
     *
     * @param title the title
     * @return the copy
     */
    public Html titled(String title) {
        return new Html(title, heading, chapters, problems);
    }

    /**
     * A copy with the chapters of another page after its own, under its own heading.
     *
     * @param other the other page
     * @return the copy
     */
    public Html and(Html other) {
        return new Html(
                title,
                heading,
                Stream.concat(chapters.stream(), other.chapters.stream()).toList(),
                problems.or(() -> other.problems));
    }

    /**
     * A copy that tells what is wrong with the data: all of it counted at the head, some of it in full at the end.
     *
     * @param found the problems
     * @return the copy
     */
    public Html problems(Collection<Problem> found) {
        return new Html(title, heading, chapters, Optional.of(List.copyOf(found)));
    }

    /**
     * Writes the whole page.
     *
     * @return the text of a file, to be kept in UTF-8
     */
    public String page() {
        return Written.text(this::page);
    }

    /**
     * Writes the whole page as it goes.
     *
     * @param out where to write, in UTF-8
     * @throws IOException if {@code out} cannot be written
     */
    public void page(Appendable out) throws IOException {
        out.append("<!DOCTYPE html>\n");
        Markup.element(
                        "html",
                        Markup.element(
                                "head",
                                meta("charset", "utf-8"),
                                meta("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                                meta("http-equiv", "Content-Security-Policy")
                                        .with("content", "default-src 'none'; style-src 'unsafe-inline'"),
                                meta("name", "color-scheme").with("content", "light dark"),
                                Markup.element("title", title + ", " + heading.days()),
                                style()),
                        Markup.element("body", Markup.element("main", content()))
                                .styled("leadkpi"))
                .with("lang", "en")
                .writeTo(out);
    }

    /**
     * Writes it as a part of a page, with its own style that touches nothing else: what a notebook shows.
     *
     * @return the HTML
     */
    public String toHtml() {
        List<Markup> all = new ArrayList<>();
        all.add(style());
        all.addAll(content());
        return Written.text(Markup.element("div", all).styled("leadkpi")::writeTo);
    }

    private static Markup.Element meta(String attribute, String value) {
        return Markup.element("meta").with(attribute, value);
    }

    private static Markup style() {
        return Markup.element("style", Resources.text(STYLE));
    }

    private List<Markup> content() {
        List<Chapter> all = new ArrayList<>(chapters);
        problems.map(ProblemChapter::of).ifPresent(all::add);
        List<Markup> content = new ArrayList<>();
        content.add(Markup.element("header", Markup.element("h1", title), frame(), contents(all)));
        for (int i = 0; i < all.size(); i++) {
            List<Markup> section = new ArrayList<>();
            section.add(Markup.element("h2", all.get(i).title()).with("id", anchor(i)));
            section.addAll(all.get(i).content());
            content.add(Markup.element("section", section));
        }
        return content;
    }

    private Markup frame() {
        List<Markup> facts = new ArrayList<>();
        facts.add(fact("days", heading.days()));
        facts.add(fact("by", by()));
        facts.add(fact("as of", heading.asOf() + " " + heading.frame().zone()));
        heading.currency().ifPresent(currency -> facts.add(fact("amounts in", currency)));
        problems.ifPresent(found -> facts.add(fact("problems", Wording.count(found.size()))));
        return Markup.element("dl", facts).styled("frame");
    }

    private static Markup fact(String name, String text) {
        return Markup.element("div", Markup.element("dt", name), Markup.element("dd", text));
    }

    private String by() {
        List<String> by = new ArrayList<>(heading.dimensions());
        Grain grain = heading.frame().grain();
        if (!grain.equals(Grain.NONE)) {
            by.add(grain.name());
        }
        return by.isEmpty() ? "all together" : String.join(" and ", by);
    }

    private static Markup contents(List<Chapter> all) {
        List<Markup> links = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            links.add(
                    Markup.element("li", Markup.element("a", all.get(i).title()).with("href", "#" + anchor(i))));
        }
        Markup list = Markup.element("ul", links);
        return Markup.element(
                        "nav",
                        all.size() > MOST_LINKS
                                ? Markup.element("details", Markup.element("summary", all.size() + " chapters"), list)
                                : list)
                .with("aria-label", "Contents");
    }

    private static String anchor(int chapter) {
        return "part-" + (chapter + 1);
    }

    @Override
    public String toString() {
        return "Page \"" + title + "\" of " + chapters.size() + (chapters.size() == 1 ? " chapter" : " chapters");
    }
}
