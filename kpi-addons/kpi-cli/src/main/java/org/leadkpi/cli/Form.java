package org.leadkpi.cli;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.model.Problem;
import org.leadkpi.report.Csv;
import org.leadkpi.report.Json;
import org.leadkpi.report.Markdown;
import org.leadkpi.report.TextTable;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;

/** The forms in which scorecards, trends and diagnoses are written. */
enum Form {
    TABLE,
    JSON,
    CSV,
    HTML,
    MD;

    static Form parse(String text) {
        return parse(text, values()).available();
    }

    /** The form by its name, one of those that a command has. */
    static Form parse(String text, Form... offered) {
        return Arrays.stream(offered)
                .filter(form -> form.label().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new BadInput("--format is \"" + text + "\", must be "
                        + Arrays.stream(offered).map(Form::label).collect(Collectors.joining(", "))));
    }

    /** The form that a file name asks for by its ending. */
    static Form ofFile(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "json" -> JSON;
            case "csv" -> CSV;
            case "md" -> MD;
            case "txt" -> TABLE;
            case "html", "htm" -> HTML.available();
            default -> throw new BadInput("--out is \"" + name + "\", must end in .txt, .md, .json or .csv");
        };
    }

    private Form available() {
        if (this == HTML) {
            throw new BadInput("html comes with a later release; until then there are table, json, csv and md");
        }
        return this;
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How this form writes a scorecard. */
    Output.Body of(Scorecard card, List<Problem> problems, int width) {
        return switch (this) {
            case TABLE -> out -> TextTable.scorecard(card, width, out);
            case JSON -> out -> Json.scorecard(card, card.readings(), problems, out);
            case CSV -> out -> Csv.scorecard(card, card.readings(), out);
            case MD -> out -> out.append(Markdown.scorecard(card));
            case HTML -> throw new IllegalStateException("html is refused before");
        };
    }

    /** How this form writes the scorecard of a review; a table has the review below it. */
    Output.Body ofReview(Selection.Reviewed found, int width) {
        Output.Body scorecard = of(found.card(), found.problems().all(), width);
        return this == TABLE
                ? out -> {
                    scorecard.writeTo(out);
                    TextTable.review(found.full(), found.sheet(), Facts.NONE, width, out);
                }
                : scorecard;
    }

    /** How this form writes why a number moved. */
    Output.Body ofWhy(Selection.Explained found, int width) {
        return switch (this) {
            case TABLE -> out -> TextTable.why(found.card(), found.why(), width, out);
            case JSON ->
                out -> Json.why(found.card(), found.why(), found.problems().all(), out);
            case CSV, MD, HTML -> throw new BadInput("--format is \"" + label() + "\", must be table or json here");
        };
    }

    /** How this form writes trends. */
    Output.Body ofTrends(Scorecard card, List<Trend> trends, List<Problem> problems, int width, Charset charset) {
        return switch (this) {
            case TABLE -> out -> TextTable.trends(card, trends, width, charset, out);
            case JSON -> out -> Json.trends(card, trends, problems, out);
            case CSV -> out -> Csv.trends(card, trends, out);
            case MD -> out -> out.append(Markdown.trends(card, trends));
            case HTML -> throw new IllegalStateException("html is refused before");
        };
    }

    /** How this form writes a diagnosis. */
    Output.Body ofDiagnosis(Diagnosis diagnosis, Collection<Finding> findings, List<Problem> problems, int width) {
        return switch (this) {
            case TABLE -> out -> TextTable.diagnosis(diagnosis, findings, width, out);
            case JSON -> out -> Json.diagnosis(diagnosis, findings, problems, out);
            case CSV, MD, HTML -> throw new BadInput("--format is \"" + label() + "\", must be table or json here");
        };
    }
}
