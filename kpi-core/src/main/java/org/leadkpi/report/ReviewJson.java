package org.leadkpi.report;

import java.io.IOException;
import java.util.Optional;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.review.Assessment;
import org.leadkpi.review.ReviewSheet;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;

/** A review as JSON: the question, how each number stands, the checks, and what to decide. */
final class ReviewJson {

    private ReviewJson() {}

    static void review(JsonWriter json, Scorecard card, ReviewSheet sheet, Facts known) throws IOException {
        json.object().name("name").value(sheet.name());
        if (sheet.cadence().isPresent()) {
            json.name("cadence").value(sheet.cadence().get().name());
        }
        if (sheet.growthStage().isPresent()) {
            json.name("growth_stage").value(sheet.growthStage().get().name());
        }
        figure(json, "length", sheet.length());
        json.name("question").value(sheet.question());
        json.name("items").arrayOfLines();
        for (ReviewSheet.Item item : sheet.items()) {
            item(json, card, item);
        }
        json.endArray().name("checks").arrayOfLines();
        for (Finding answer : sheet.checks(card, known).all()) {
            DiagnosisJson.finding(json, answer);
        }
        json.endArray().name("decisions").values(sheet.decisions());
        figure(json, "note", ReviewSheet.spreadsheet(card));
        json.name("source").value(sheet.citation().toString()).endObject();
    }

    private static void figure(JsonWriter json, String name, Optional<Benchmark> figure) throws IOException {
        if (figure.isPresent()) {
            json.name(name).object().name("benchmark").value(figure.get().id());
            json.name("range").value(figure.get().range());
            json.name("statement").value(figure.get().statement()).endObject();
        }
    }

    private static void item(JsonWriter json, Scorecard card, ReviewSheet.Item item) throws IOException {
        json.object().name("kpi").value(item.kpi().id());
        if (item.by().isPresent()) {
            json.name("by").value(item.by().get());
        }
        json.name("source").value(item.citation().toString());
        json.name("inferred").value(item.citation().isInferred());
        Optional<Assessment> found = Assessment.latest(card, item.kpi());
        if (found.isPresent()) {
            assessment(json, found.get());
        }
        json.endObject();
    }

    private static void assessment(JsonWriter json, Assessment assessment) throws IOException {
        json.name("from").value(assessment.reading().range().start().toString());
        json.name("to").value(assessment.reading().range().end().toString());
        json.name("verdict").value(assessment.verdict().name());
        json.name("for_the_worse").value(assessment.isForTheWorse());
        json.name("primary").value(assessment.primary().name());
        if (assessment.limits().isPresent()) {
            Trend.Limits limits = assessment.limits().get();
            json.name("own").object().name("lower").value(Json.decimal(limits.lower()));
            json.name("upper").value(Json.decimal(limits.upper()));
            Json.number(json, "median", assessment.ownBaseline());
            json.name("periods").value(assessment.history().values().size()).endObject();
        }
        json.name("published").array();
        for (Assessment.Held held : assessment.published()) {
            json.object().name("benchmark").value(held.benchmark().id());
            json.name("label").value(held.benchmark().label());
            json.name("range").value(held.benchmark().range());
            json.name("position").value(held.standing().position().name());
            json.name("clear").value(held.standing().isClear()).endObject();
        }
        json.endArray();
    }
}
