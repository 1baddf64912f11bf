package org.leadkpi.report;

import java.io.IOException;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Rule;
import org.leadkpi.diagnosis.Threshold;
import org.leadkpi.diagnosis.Thresholds;
import org.leadkpi.metric.Kpi;
import org.leadkpi.scorecard.Reading;

/** What rules found as JSON, and what they are set to. */
final class DiagnosisJson {

    private DiagnosisJson() {}

    static void finding(JsonWriter json, Finding finding) throws IOException {
        json.object();
        json.name("rule").value(finding.rule());
        json.name("name").value(finding.name());
        json.name("outcome").value(finding.outcome().name());
        json.name("severity").value(finding.severity().name());
        ReadingJson.segment(json.name("segment"), finding.segment());
        json.name("from").value(finding.range().start().toString());
        json.name("to").value(finding.range().end().toString());
        json.name("headline").value(finding.headline());
        json.name("evidence").arrayOfLines();
        for (Evidence evidence : finding.evidence()) {
            evidence(json, evidence);
        }
        json.endArray();
        json.name("causes").values(finding.causes());
        json.name("actions").values(finding.actions());
        json.name("citation").value(finding.citation().toString());
        json.name("notes").values(finding.notes());
        if (finding.reason().isPresent()) {
            json.name("reason").value(finding.reason().get());
        }
        if (finding.absorbedBy().isPresent()) {
            json.name("absorbed_by").value(finding.absorbedBy().get());
        }
        json.endObject();
    }

    private static void evidence(JsonWriter json, Evidence evidence) throws IOException {
        json.object().name("kind").value(Wording.of(evidence));
        json.name("text").value(evidence.text());
        if (evidence instanceof Evidence.Measured measured) {
            Reading reading = measured.reading();
            ReadingJson.subject(json, reading.kpi(), reading.segment());
            ReadingJson.content(json, reading);
            json.name("trace").value(reading.trace());
        } else if (evidence instanceof Evidence.Limit limit) {
            threshold(json, limit.threshold());
        }
        json.endObject();
    }

    private static void threshold(JsonWriter json, Threshold threshold) throws IOException {
        json.name("key").value(threshold.key());
        json.name("range").value(threshold.words());
        json.name("source").value(threshold.citation().toString());
        if (threshold.benchmark().isPresent()) {
            json.name("benchmark").value(threshold.benchmark().get());
        }
    }

    static void rule(JsonWriter json, Rule rule, Thresholds settings) throws IOException {
        json.object().name("id").value(rule.id());
        json.name("name").value(rule.name());
        json.name("claim").value(rule.claim());
        json.name("severity").value(rule.severity().name());
        json.name("looks_at").value(rule.looksAt());
        json.name("dimensions").values(rule.dimensions());
        json.name("kpis").values(rule.kpis().stream().map(Kpi::id).toList());
        json.name("thresholds").array();
        for (String key : rule.thresholds()) {
            threshold(json.object(), settings.get(key));
            json.endObject();
        }
        json.endArray();
        json.name("causes").values(rule.causes());
        json.name("actions").values(rule.actions());
        json.name("absorbs").values(rule.absorbs());
        json.name("suppresses").values(rule.suppresses());
        json.name("citation").value(rule.citation().toString()).endObject();
    }
}
