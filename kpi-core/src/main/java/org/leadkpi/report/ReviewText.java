package org.leadkpi.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.review.Assessment;
import org.leadkpi.review.ReviewSheet;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.value.Rational;

/** What belongs below the numbers of a review: the question, how each number stands, the checks, and what to decide. */
final class ReviewText {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final List<String> LABELS = List.of("question", "decide", "source");

    private final Scorecard card;
    private final ReviewSheet sheet;
    private final List<Part> parts = new ArrayList<>();

    /** A labelled part. */
    private record Part(String name, String text) {}

    private ReviewText(Scorecard card, ReviewSheet sheet, Facts known) {
        this.card = card;
        this.sheet = sheet;
        collect(known);
    }

    /** The review as text. */
    static void write(Scorecard card, ReviewSheet sheet, Facts known, int width, Appendable out) throws IOException {
        ReviewText review = new ReviewText(card, sheet, known);
        out.append('\n').append(review.title()).append('\n');
        int label = Stream.concat(LABELS.stream(), Arrays.stream(sheet.ids()))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        for (Part part : review.parts) {
            String head = INDENT + part.name() + " ".repeat(label - part.name().length()) + GAP;
            out.append(Paragraph.wrap(head, " ".repeat(head.length()), part.text(), width));
        }
    }

    /** The review as a chapter of a page. */
    static Chapter chapter(Scorecard card, ReviewSheet sheet, Facts known) {
        ReviewText review = new ReviewText(card, sheet, known);
        Terms terms = new Terms();
        review.parts.forEach(part -> terms.add(part.name(), part.text()));
        return new Chapter(review.title(), List.of(terms.markup()));
    }

    private String title() {
        String length = sheet.length()
                .map(figure -> ", " + figure.range() + " (" + figure.id() + ")")
                .orElse("");
        return "Review: " + sheet.name() + length;
    }

    private void collect(Facts known) {
        part("question", sheet.question());
        for (ReviewSheet.Item item : sheet.items()) {
            part(item.kpi().id(), standing(item) + hint(item));
        }
        checks(sheet.checks(card, known));
        part("decide", String.join("; ", sheet.decisions()));
        Optional<Benchmark> spreadsheet = ReviewSheet.spreadsheet(card);
        if (spreadsheet.isPresent()) {
            part(
                    "note",
                    spreadsheet.get().statement() + " (" + spreadsheet.get().id() + ")");
        }
        part("source", Wording.of(sheet.citation()));
    }

    /** What the rules on reviews find, and how the others of them answered. */
    private void checks(Diagnosis checks) {
        for (Finding finding : checks.findings()) {
            String evidence = finding.evidence().stream().map(Evidence::text).collect(Collectors.joining("; "));
            part(
                    "check",
                    finding.claim() + " [" + finding.rule() + "]: " + evidence + ". "
                            + String.join("; ", finding.actions()));
        }
        part(
                "checks",
                checks.all().stream()
                        .filter(answer -> !answer.outcome().isFinding())
                        .collect(Collectors.groupingBy(
                                Finding::outcome,
                                TreeMap::new,
                                Collectors.mapping(
                                        answer -> answer.rule() + " " + answer.name(), Collectors.joining(", "))))
                        .entrySet()
                        .stream()
                        .map(answers -> Wording.of(answers.getKey()) + ": " + answers.getValue())
                        .collect(Collectors.joining("; ")));
    }

    /** How the latest settled period stands. */
    private String standing(ReviewSheet.Item item) {
        return Assessment.latest(card, item.kpi()).map(this::words).orElse("no settled period yet");
    }

    private String words(Assessment assessment) {
        Reading reading = assessment.reading();
        String when = card.frame().grain().label(reading.range()) + " "
                + Shown.of(reading, true).text();
        String verdict = Wording.of(assessment.verdict()) + (assessment.isForTheWorse() ? ", for the worse" : "");
        String against = switch (assessment.primary()) {
            case OWN_HISTORY -> ", against its own " + own(assessment) + directional(assessment);
            case PUBLISHED -> ", against " + published(assessment) + " alone, for want of own history";
            case NONE -> ", with nothing to hold it against";
        };
        return when + ": " + verdict + against;
    }

    private String own(Assessment assessment) {
        Trend.Limits limits = assessment.limits().orElseThrow();
        return show(assessment, limits.lower()) + " to " + show(assessment, limits.upper()) + " (median "
                + show(assessment, assessment.ownBaseline().orElseThrow()) + " of "
                + assessment.history().values().size() + " periods)";
    }

    private String directional(Assessment assessment) {
        return assessment.published().isEmpty() ? "" : "; for direction only: " + published(assessment);
    }

    private static String published(Assessment assessment) {
        return assessment.published().stream()
                .map(held -> held.benchmark().id() + " " + held.benchmark().label() + " "
                        + held.benchmark().range())
                .collect(Collectors.joining(" and "));
    }

    private String show(Assessment assessment, Rational number) {
        return assessment.reading().kpi().style().format(number, card.frame().currency());
    }

    private static String hint(ReviewSheet.Item item) {
        return item.by().map(dimension -> "; look at it by " + dimension).orElse("")
                + (item.citation().isInferred()
                        ? " (added here: " + item.citation().place() + ")"
                        : "");
    }

    /** Adds a part, unless there is nothing in it. */
    private void part(String name, String text) {
        if (!text.isBlank()) {
            parts.add(new Part(name, text));
        }
    }
}
