package org.leadkpi.report;

import java.io.IOException;
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
    private final int width;
    private final Appendable out;
    private final ReviewSheet sheet;
    private final int label;

    ReviewText(Scorecard card, ReviewSheet sheet, int width, Appendable out) {
        this.card = card;
        this.sheet = sheet;
        this.width = width;
        this.out = out;
        this.label = Stream.concat(LABELS.stream(), Arrays.stream(sheet.ids()))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    void write(Facts known) throws IOException {
        out.append('\n');
        String length = sheet.length()
                .map(figure -> ", " + figure.range() + " (" + figure.id() + ")")
                .orElse("");
        out.append("Review: ").append(sheet.name()).append(length).append('\n');
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
    private void checks(Diagnosis checks) throws IOException {
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

    /** A labelled part, left out when there is nothing in it. */
    private void part(String name, String text) throws IOException {
        if (text.isBlank()) {
            return;
        }
        String head = INDENT + name + " ".repeat(label - name.length()) + GAP;
        out.append(Paragraph.wrap(head, " ".repeat(head.length()), text, width));
    }
}
