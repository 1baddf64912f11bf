package org.leadkpi.report;

import java.io.IOException;
import java.util.Map;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Exclusion;
import org.leadkpi.scorecard.Dispersion;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.stats.Interval;
import org.leadkpi.value.Status;

/** A reading as JSON, and what it consists of. */
final class ReadingJson {

    private ReadingJson() {}

    static void reading(JsonWriter json, Reading reading) throws IOException {
        json.object();
        subject(json, reading.kpi(), reading.segment());
        content(json, reading);
        json.endObject();
    }

    static void subject(JsonWriter json, Kpi kpi, Segment segment) throws IOException {
        json.name("kpi").value(kpi.id());
        json.name("basis").value(kpi.basis().name());
        segment(json.name("segment"), segment);
    }

    static void segment(JsonWriter json, Segment segment) throws IOException {
        json.object();
        for (Map.Entry<String, String> value : segment.values().entrySet()) {
            json.name(value.getKey()).value(value.getValue());
        }
        json.endObject();
    }

    static void content(JsonWriter json, Reading reading) throws IOException {
        json.name("from").value(reading.range().start().toString());
        json.name("to").value(reading.range().end().toString());
        json.name("status").value(reading.status().name());
        if (reading.status() == Status.DEFINED) {
            Json.number(json, "value", reading.value().number());
        }
        json.name("unit")
                .value(UnitName.of(reading.kpi().unit(), reading.currency().getCurrencyCode()));
        Json.number(json, "numerator", reading.numerator());
        Json.number(json, "denominator", reading.denominator());
        json.name("n").value(reading.n());
        if (reading.reason().isPresent()) {
            json.name("reason").value(reading.reason().get());
        }
        Json.number(json, "provisional", reading.provisional());
        if (reading.interval().isPresent()) {
            interval(json.name("interval"), reading.interval().get());
        }
        if (reading.dispersion().isPresent()) {
            dispersion(json.name("dispersion"), reading.dispersion().get());
        }
        json.name("flags").values(reading.flags().stream().map(Enum::name).toList());
        json.name("excluded").object();
        for (Map.Entry<Exclusion, Long> count : reading.excluded().entrySet()) {
            json.name(count.getKey().name()).value(count.getValue());
        }
        json.endObject();
    }

    static void interval(JsonWriter json, Interval interval) throws IOException {
        json.object().name("lower").value(Json.decimal(interval.lower()));
        if (interval.isBoundedAbove()) {
            json.name("upper").value(Json.decimal(interval.upper()));
        }
        json.name("level").value(Json.decimal(interval.level()));
        json.name("method").value(interval.method().label());
        json.endObject();
    }

    private static void dispersion(JsonWriter json, Dispersion spread) throws IOException {
        json.object().name("n").value(spread.n());
        json.name("mean").value(Json.decimal(spread.mean()));
        json.name("median").value(Json.decimal(spread.median()));
        json.name("lower_quartile").value(Json.decimal(spread.lowerQuartile()));
        json.name("upper_quartile").value(Json.decimal(spread.upperQuartile()));
        json.name("p90").value(Json.decimal(spread.p90()));
        json.endObject();
    }
}
