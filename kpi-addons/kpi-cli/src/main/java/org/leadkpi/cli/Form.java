package org.leadkpi.cli;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.model.Problem;
import org.leadkpi.report.Csv;
import org.leadkpi.report.Html;
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

    /** Endings by which other programs would take a table for something of theirs. */
    private static final Set<String> FOREIGN = Set.of(
            "doc", "docx", "gif", "jpeg", "jpg", "ods", "odt", "parquet", "pdf", "png", "svg", "tsv", "xls", "xlsx",
            "xml", "yaml", "yml", "zip");

    /** The form by its name, one of those that a command has. */
    static Form parse(String text, Form... offered) {
        return Arrays.stream(offered)
                .filter(form -> form.label().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new BadInput("--format is \"" + text + "\", must be " + words(labels(offered))));
    }

    /**
     * The form that the ending of a file names, one of those that a command has; the first of them where it names none. An ending
     * that promises something else is refused.
     */
    static Form ofFile(String name, Form... offered) {
        int point = name.lastIndexOf('.');
        String ending = point < 1 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
        Form form = switch (ending) {
            case "json" -> JSON;
            case "csv" -> CSV;
            case "md" -> MD;
            case "html", "htm" -> HTML;
            default -> offered[0];
        };
        if (FOREIGN.contains(ending)) {
            throw new BadInput("--out is \"" + name + "\", whose ending ." + ending + " names no form; must be "
                    + words(endings(offered)) + ", or none");
        }
        if (!List.of(offered).contains(form)) {
            throw new BadInput("--out is \"" + name + "\", but this is written as " + words(labels(offered)) + " only");
        }
        return form;
    }

    private static List<String> labels(Form... forms) {
        return Arrays.stream(forms).map(Form::label).toList();
    }

    /** The endings of files in these forms; that of any text first. */
    private static List<String> endings(Form... forms) {
        return Stream.concat(
                        Stream.of(".txt"),
                        Arrays.stream(forms).filter(form -> form != TABLE).map(form -> "." + form.label()))
                .toList();
    }

    private static String words(List<String> labels) {
        int last = labels.size() - 1;
        return String.join(", ", labels.subList(0, last)) + " or " + labels.get(last);
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
            case HTML -> Html.of(card).problems(problems)::page;
        };
    }

    /** How this form writes the scorecard of a review; what people read has the review below it, JSON beside the readings. */
    Output.Body ofReview(Selection.Reviewed found, int width) {
        List<Problem> problems = found.problems().all();
        return switch (this) {
            case TABLE ->
                out -> {
                    TextTable.scorecard(found.card(), width, out);
                    TextTable.review(found.full(), found.sheet(), Facts.NONE, width, out);
                };
            case JSON -> out -> Json.review(found.card(), found.full(), found.sheet(), Facts.NONE, problems, out);
            case HTML ->
                Html.of(found.card())
                        .and(Html.of(found.full(), found.sheet(), Facts.NONE))
                        .problems(problems)::page;
            case CSV, MD -> of(found.card(), problems, width);
        };
    }

    /** How this form writes trends. */
    Output.Body ofTrends(Scorecard card, List<Trend> trends, List<Problem> problems, int width, Charset charset) {
        return switch (this) {
            case TABLE -> out -> TextTable.trends(card, trends, width, charset, out);
            case JSON -> out -> Json.trends(card, trends, problems, out);
            case CSV -> out -> Csv.trends(card, trends, out);
            case MD -> out -> out.append(Markdown.trends(card, trends));
            case HTML -> Html.of(card, trends).problems(problems)::page;
        };
    }
}
