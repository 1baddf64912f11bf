package org.leadkpi.cli;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.model.Problem;
import org.leadkpi.report.Csv;
import org.leadkpi.report.Json;
import org.leadkpi.report.Markdown;
import org.leadkpi.report.TextTable;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;

/** The forms in which scorecards, reviews and trends are written. */
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
                .orElseThrow(() -> new BadInput("--format is \"" + text + "\", must be " + words(offered)));
    }

    private static String words(Form... offered) {
        List<String> labels = Arrays.stream(offered).map(Form::label).toList();
        int last = labels.size() - 1;
        return String.join(", ", labels.subList(0, last)) + " or " + labels.get(last);
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

    /** How this form writes the scorecard of a review; a table has the review below it, JSON beside the readings. */
    Output.Body ofReview(Selection.Reviewed found, int width) {
        List<Problem> problems = found.problems().all();
        Output.Body scorecard = of(found.card(), problems, width);
        return switch (this) {
            case TABLE ->
                out -> {
                    scorecard.writeTo(out);
                    TextTable.review(found.full(), found.sheet(), Facts.NONE, width, out);
                };
            case JSON -> out -> Json.review(found.card(), found.full(), found.sheet(), Facts.NONE, problems, out);
            case CSV, MD, HTML -> scorecard;
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
}
