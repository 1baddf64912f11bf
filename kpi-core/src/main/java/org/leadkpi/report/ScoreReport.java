package org.leadkpi.report;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.model.Problem;
import org.leadkpi.scoring.Association;
import org.leadkpi.scoring.BandTable;
import org.leadkpi.scoring.LeadScore;
import org.leadkpi.scoring.ModelCard;
import org.leadkpi.scoring.Route;
import org.leadkpi.scoring.ScoreBand;
import org.leadkpi.scoring.ScoreExplanation;
import org.leadkpi.scoring.ScoreSample;
import org.leadkpi.scoring.ScoreThresholds;
import org.leadkpi.scoring.ScoreValidation;
import org.leadkpi.scoring.ScoringModel;
import org.leadkpi.stats.Auc;
import org.leadkpi.stats.Interval;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;

/**
 * Scores of leads and their validation, as text for persons, as JSON for programs, and a model's card as Markdown.
 *
 * <p>In JSON, quantities are texts of decimal digits and counts are numbers, as in {@link Json}.
 *
 * @since 0.1
 */
public final class ScoreReport {

    private static final int WIDTH = 120;

    private ScoreReport() {}

    // ---- text

    /**
     * Writes scores as a table.
     *
     * @param model the model that made them
     * @param scores the scores by lead, in the order they are to be listed
     * @param asOf the instant they were made at
     * @param zone the zone to show it in
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void scores(
            ScoringModel model, Map<String, LeadScore> scores, Instant asOf, ZoneId zone, Appendable out)
            throws IOException {
        out.append("Lead scores by model ")
                .append(model.version())
                .append(", ")
                .append(at(asOf, zone))
                .append("\n\n");
        out.append(ScoreTables.scores(model, scores).text()).append('\n');
        out.append(summary(scores)).append('\n');
    }

    private static String summary(Map<String, LeadScore> scores) {
        Map<ScoreBand, Long> bands = new EnumMap<>(ScoreBand.class);
        for (ScoreBand band : ScoreBand.values()) {
            bands.put(band, 0L);
        }
        scores.values()
                .forEach(score ->
                        score.value().number().ifPresent(value -> bands.merge(ScoreBand.of(value), 1L, Long::sum)));
        long unscored = scores.values().stream()
                .filter(score -> !score.value().isDefined())
                .count();
        long low = scores.values().stream().filter(LeadScore::isLowCoverage).count();
        return Wording.count(scores.size()) + (scores.size() == 1 ? " lead: " : " leads: ")
                + bands.entrySet().stream()
                        .map(band -> Wording.count(band.getValue()) + " in "
                                + band.getKey().label())
                        .collect(Collectors.joining(", "))
                + (unscored > 0 ? ", " + Wording.count(unscored) + " not scored" : "")
                + (low > 0 ? "; of " + Wording.count(low) + " less than half is known" : "") + ".";
    }

    /**
     * Writes why a lead has its score.
     *
     * @param model the model that made it
     * @param explanation the score and its parts
     * @param zone the zone to show the instant in
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void explanation(ScoringModel model, ScoreExplanation explanation, ZoneId zone, Appendable out)
            throws IOException {
        LeadScore score = explanation.score();
        Optional<Rational> value = score.value().number();
        out.append("Lead ")
                .append(explanation.lead())
                .append(" by model ")
                .append(model.version())
                .append(", ");
        out.append(at(explanation.asOf(), zone)).append("\n\n");
        out.append(ScoreTables.explanation(explanation).text()).append('\n');
        out.append(value.map(number -> "Band " + ScoreBand.of(number).label()).orElse("Not scored: " + score.value()))
                .append(", ")
                .append(ScoreTables.word(ScoreTables.route(model.thresholds(), score)))
                .append(" route, ")
                .append(value.flatMap(model.thresholds()::isSalesReady)
                        .map(ready -> ready ? "ready for sales" : "not ready for sales")
                        .orElse("no sales-ready threshold"))
                .append("; ")
                .append(ScoreTables.percent(score.coverage()))
                .append(" of the weights known")
                .append(score.isLowCoverage() ? ", which is little" : "")
                .append(".\n");
        if (explanation.leftOut().isPresent()) {
            out.append("Left out of lists and KPIs, like all ")
                    .append(Wording.of(explanation.leftOut().get()))
                    .append(".\n");
        }
    }

    /**
     * Writes a validation.
     *
     * @param validation the validation
     * @param zone the zone to show instants in
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void validation(ScoreValidation validation, ZoneId zone, Appendable out) throws IOException {
        out.append("Validation of ").append(scorer(validation)).append(", leads scored ");
        out.append(validation.range().inWords()).append(", outcomes ");
        out.append(at(validation.asOf(), zone)).append("\n\n");
        out.append(ScoreTables.bands(validation.bands()).text()).append('\n');
        paragraph(ScoreTables.ordering(validation.bands().ordering()), out);
        paragraph(ScoreTables.auc(validation), out);
        for (Optional<String> sentence : List.of(
                ScoreTables.calibration(validation), ScoreTables.doubts(validation), ScoreTables.leftOut(validation))) {
            if (sentence.isPresent()) {
                paragraph(sentence.get(), out);
            }
        }
        if (!validation.gains().isEmpty()) {
            out.append("\nLeads by tenths, from the highest scores down\n\n");
            out.append(ScoreTables.gains(validation).text());
        }
        if (!validation.associations().isEmpty()) {
            out.append("\nCustomers by signal\n\n");
            out.append(ScoreTables.associations(validation.associations()).text());
        }
    }

    private static void paragraph(String text, Appendable out) throws IOException {
        out.append(Paragraph.wrap("", "", text, WIDTH));
    }

    private static String scorer(ScoreValidation validation) {
        return validation.model().equals(ScoreSample.RECORDED) ? validation.model() : "model " + validation.model();
    }

    private static String at(Instant asOf, ZoneId zone) {
        return "as of " + asOf.atZone(zone).toLocalDateTime() + " " + zone;
    }

    // ---- Markdown

    /**
     * Writes a model's card: purpose, signals, thresholds, last validation and known limits, on one page.
     *
     * @param card the card
     * @return the Markdown text
     */
    public static String modelCard(ModelCard card) {
        ScoringModel model = card.model();
        StringBuilder text = new StringBuilder("# Scoring model ").append(Markdown.escaped(model.version()));
        text.append("\n\n");
        if (!model.purpose().isEmpty()) {
            text.append(Markdown.escaped(model.purpose())).append("\n\n");
        }
        model.createdAt().ifPresent(day -> text.append("Made on ").append(day).append(". "));
        text.append(words(model)).append("\n\n## Signals\n\n");
        text.append(new Rows(
                        List.of("rule", "category", "signal", "says", "weight", "reason"),
                        4,
                        model.rules().stream()
                                .map(rule -> List.of(
                                        rule.id(),
                                        ScoreTables.word(rule.category()),
                                        rule.signal().toString(),
                                        rule.transform()
                                                + rule.halfLife()
                                                        .map(length -> ", half after " + length.toHours() + " h")
                                                        .orElse(""),
                                        ScoreTables.number(rule.weight()),
                                        rule.reason().isEmpty() ? "none given" : rule.reason()))
                                .toList())
                .markdown());
        text.append("\n## Last validation\n\n");
        if (card.lastValidation().isEmpty()) {
            text.append(model.validatedAt().map(day -> "On " + day + ".\n").orElse("None.\n"));
        } else {
            ScoreValidation validation = card.lastValidation().get();
            text.append("Leads scored ").append(validation.range().inWords()).append(", outcomes as of ");
            text.append(validation.asOf()).append(".\n\n");
            text.append(ScoreTables.bands(validation.bands()).markdown()).append('\n');
            text.append(ScoreTables.ordering(validation.bands().ordering())).append("  \n");
            text.append(ScoreTables.auc(validation)).append('\n');
            ScoreTables.doubts(validation)
                    .ifPresent(doubt -> text.append("\n").append(doubt).append('\n'));
        }
        text.append("\n## Known limits\n\n");
        text.append("* A score orders leads; by weights it is no probability.\n");
        text.append(
                "* Attributes carry no time: one that is filled in after a deal was decided gives the outcome away.\n");
        text.append("* Senior reps work the leads with high scores, which alone may make these win more often.\n");
        model.warnings()
                .forEach(warning ->
                        text.append("* ").append(Markdown.escaped(warning)).append(".\n"));
        return text.toString();
    }

    private static String words(ScoringModel model) {
        ScoreThresholds thresholds = model.thresholds();
        return "Scores from 0 to 100 by "
                + ScoreTables.word(model.normalization()).replace('-', ' ')
                + "; what is not known "
                + switch (model.missing()) {
                    case ZERO -> "counts as zero";
                    case RENORMALIZE -> "is left out";
                }
                + ". Above " + ScoreTables.number(thresholds.senior()) + " to senior reps; "
                + thresholds
                        .salesReady()
                        .map(least -> "ready for sales from " + ScoreTables.number(least) + " on.")
                        .orElse("no threshold for sales.");
    }

    // ---- JSON

    /**
     * Writes scores as JSON: {@code frame}, {@code scores}, {@code warnings} and {@code problems}.
     *
     * <p>Each has {@code lead}, {@code status}, its score or {@code reason}, {@code coverage}, {@code low_coverage}, {@code
     * band}, {@code route} and {@code sales_ready} (absent without a threshold). One that is explained has {@code parts} ({@code rule},
     * {@code category}, {@code signal}, {@code found}, {@code x}, {@code weight}, {@code points}, {@code missing}, {@code reason}) and
     * {@code clamp_adjustment}, whose points add up to the score, and {@code left_out} where it is a test record, a duplicate or the like,
     * which no list holds.
     *
     * @param model the model that made them
     * @param scores the scores by lead, in the order they are to be listed
     * @param explained the score that is explained
     * @param asOf the instant they were made at
     * @param zone the zone of days
     * @param problems what is wrong with the data
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void scoresJson(
            ScoringModel model,
            Map<String, LeadScore> scores,
            Optional<ScoreExplanation> explained,
            Instant asOf,
            ZoneId zone,
            List<Problem> problems,
            Appendable out)
            throws IOException {
        JsonWriter json = new JsonWriter(out).objectOfLines();
        json.name("frame").object();
        json.name("as_of").value(asOf.toString());
        json.name("zone").value(zone.getId());
        json.name("model").value(model.version()).endObject();
        json.name("scores").arrayOfLines();
        for (Map.Entry<String, LeadScore> score : scores.entrySet()) {
            json.object().name("lead").value(score.getKey());
            score(json, model, score.getValue());
            if (explained.isPresent() && explained.get().lead().equals(score.getKey())) {
                parts(json, explained.get());
            }
            json.endObject();
        }
        json.endArray().name("warnings").values(model.warnings());
        problems(json, problems);
        json.endObject().end();
    }

    private static void score(JsonWriter json, ScoringModel model, LeadScore score) throws IOException {
        KpiValue value = score.value();
        json.name("status").value(value.status().name());
        Json.number(json, "score", value.number());
        if (value instanceof KpiValue.Undefined undefined) {
            json.name("reason").value(undefined.reason());
        }
        json.name("coverage").value(Json.decimal(score.coverage()));
        json.name("low_coverage").value(score.isLowCoverage());
        if (value.number().isPresent()) {
            json.name("band").value(ScoreBand.of(value.number().get()).label());
        }
        json.name("route").value(ScoreTables.route(model.thresholds(), score).name());
        Optional<Boolean> ready = value.number().flatMap(model.thresholds()::isSalesReady);
        if (ready.isPresent()) {
            json.name("sales_ready").value(ready.get());
        }
    }

    private static void parts(JsonWriter json, ScoreExplanation explanation) throws IOException {
        json.name("parts").array();
        for (ScoreExplanation.Part part : explanation.parts()) {
            json.object().name("rule").value(part.rule().id());
            json.name("category").value(part.rule().category().name());
            json.name("signal").value(part.rule().signal().toString());
            if (part.found().isPresent()) {
                json.name("found").value(part.found().get());
            }
            Json.number(json, "x", part.x());
            json.name("weight").value(Json.decimal(part.rule().weight()));
            json.name("points").value(Json.decimal(part.points()));
            json.name("missing").value(part.isMissing());
            json.name("reason").value(part.rule().reason()).endObject();
        }
        json.endArray();
        json.name("clamp_adjustment").value(Json.decimal(explanation.clampAdjustment()));
        if (explanation.leftOut().isPresent()) {
            json.name("left_out").value(explanation.leftOut().get().name());
        }
    }

    /**
     * Writes a validation as JSON: {@code frame}, {@code leads}, {@code won}, {@code conclusive}, {@code bands}, {@code ordering},
     * {@code auc}, {@code auc_by_route}, {@code auc_within_routes}, {@code gains}, {@code calibration}, {@code associations}, {@code
     * left_out} and {@code problems}. What does not apply is left out.
     *
     * @param validation the validation
     * @param zone the zone of days
     * @param problems what is wrong with the data
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void validationJson(ScoreValidation validation, ZoneId zone, List<Problem> problems, Appendable out)
            throws IOException {
        JsonWriter json = new JsonWriter(out).objectOfLines();
        json.name("frame").object();
        json.name("from").value(validation.range().start().toString());
        json.name("to").value(validation.range().end().toString());
        json.name("as_of").value(validation.asOf().toString());
        json.name("zone").value(zone.getId());
        json.name("model").value(validation.model()).endObject();
        json.name("leads").value(validation.leads());
        json.name("won").value(validation.won());
        json.name("conclusive").value(validation.isConclusive());
        json.name("bands").arrayOfLines();
        for (BandTable.Row row : validation.bands().rows()) {
            band(json, validation.bands(), row);
        }
        json.endArray();
        json.name("ordering").value(validation.bands().ordering().name());
        if (validation.auc().isPresent()) {
            auc(json.name("auc"), validation.auc().get());
        }
        json.name("auc_by_route").object();
        for (Map.Entry<Route, Auc> route : validation.aucByRoute().entrySet()) {
            auc(json.name(route.getKey().name()), route.getValue());
        }
        json.endObject();
        Json.number(json, "auc_within_routes", validation.aucWithinRoutes());
        json.name("gains").arrayOfLines();
        for (int i = 0; i < validation.gains().size(); i++) {
            ScoreValidation.Gain gain = validation.gains().get(i);
            json.object().name("lowest").value(Json.decimal(gain.lowest()));
            json.name("highest").value(Json.decimal(gain.highest()));
            json.name("mean_score").value(Json.decimal(gain.meanScore()));
            json.name("leads").value(gain.leads());
            json.name("won").value(gain.won());
            json.name("rate").value(Json.decimal(gain.rate()));
            Json.number(json, "share_of_won_so_far", validation.captured(i + 1));
            json.endObject();
        }
        json.endArray();
        if (validation.calibration().isPresent()) {
            ScoreValidation.Calibration found = validation.calibration().get();
            json.name("calibration").object();
            json.name("brier").value(Json.decimal(found.brier()));
            json.name("brier_of_the_rate").value(Json.decimal(found.brierOfTheRate()));
            json.name("log_loss").value(Json.decimal(found.logLoss())).endObject();
        }
        json.name("associations").arrayOfLines();
        for (Association one : validation.associations()) {
            json.object().name("rule").value(one.rule().id());
            json.name("with").value(one.with());
            json.name("with_won").value(one.withWon());
            json.name("without").value(one.without());
            json.name("without_won").value(one.withoutWon());
            json.name("missing").value(one.missing());
            if (one.comparison().isPresent()) {
                json.name("log_odds_ratio").value(Json.decimal(one.logOddsRatio()));
                ReadingJson.interval(
                        json.name("difference"), one.comparison().get().differenceInterval(Interval.LEVEL));
            }
            json.endObject();
        }
        json.endArray().name("left_out").object();
        for (Map.Entry<ScoreSample.LeftOut, Long> reason : validation.leftOut().entrySet()) {
            json.name(reason.getKey().name()).value(Objects.requireNonNull(reason.getValue()));
        }
        json.endObject();
        problems(json, problems);
        json.endObject().end();
    }

    private static void band(JsonWriter json, BandTable bands, BandTable.Row row) throws IOException {
        json.object().name("band").value(row.band().label());
        json.name("leads").value(row.leads());
        json.name("won").value(row.won());
        Json.number(json, "rate", row.rate());
        if (row.interval().isPresent()) {
            ReadingJson.interval(json.name("interval"), row.interval().get());
        }
        Json.number(json, "lift", bands.lift(row.band()));
        Json.number(json, "share_of_leads", bands.shareOfLeads(row.band()));
        Json.number(json, "share_of_won", bands.shareOfWins(row.band()));
        json.endObject();
    }

    private static void auc(JsonWriter json, Auc auc) throws IOException {
        json.object().name("value").value(Json.decimal(auc.area()));
        json.name("standard_error").value(Json.decimal(auc.standardError()));
        if (auc.interval(Interval.LEVEL).isPresent()) {
            ReadingJson.interval(
                    json.name("interval"), auc.interval(Interval.LEVEL).get());
        }
        json.endObject();
    }

    private static void problems(JsonWriter json, List<Problem> problems) throws IOException {
        json.name("problems").arrayOfLines();
        for (Problem problem : problems) {
            Json.problem(json, problem);
        }
        json.endArray();
    }
}
