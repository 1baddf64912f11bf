package org.leadkpi.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.leadkpi.metric.Kpi;
import org.leadkpi.review.Why;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Decomposition;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.Kitagawa;

/** What changed from period to period as JSON: trends, comparisons, and why a number moved. */
final class ChangeJson {

    private ChangeJson() {}

    static void trend(JsonWriter json, Scorecard card, Trend trend) throws IOException {
        json.object();
        ReadingJson.subject(json, trend.kpi(), trend.segment());
        json.name("unit")
                .value(UnitName.of(trend.kpi().unit(), card.frame().currency().getCurrencyCode()));
        json.name("direction").value(trend.kpi().direction().name());
        json.name("points").arrayOfLines();
        for (Trend.Point point : trend.points()) {
            point(json, point);
        }
        json.endArray();
        Optional<Trend.Point> latest = trend.latestSettled();
        if (latest.isPresent()) {
            json.name("latest_settled")
                    .value(latest.get().reading().range().start().toString());
        }
        json.name("run").value(trend.run());
        comparison(json, "equal_days", trend.equalDays());
        comparison(json, "equal_days_year_before", trend.equalDaysYearBefore());
        if (trend.whyNoEqualDays().isPresent()) {
            json.name("no_equal_days").value(trend.whyNoEqualDays().get());
        }
        json.name("decompositions").array();
        for (Decomposition parts : TrendWords.decompositions(card, trend)) {
            decomposition(json, parts);
        }
        json.endArray();
        json.name("summary").value(TrendWords.of(card, trend)).endObject();
    }

    private static void point(JsonWriter json, Trend.Point point) throws IOException {
        json.object();
        ReadingJson.content(json, point.reading());
        json.name("settled").value(point.isSettled());
        comparison(json, "change", point.previous());
        comparison(json, "year_before", point.yearBefore());
        if (point.limits().isPresent()) {
            Trend.Limits limits = point.limits().get();
            json.name("limits").object();
            json.name("mean").value(Json.decimal(limits.process().mean()));
            json.name("lower").value(Json.decimal(limits.lower()));
            json.name("upper").value(Json.decimal(limits.upper()));
            json.name("points").value(limits.points()).endObject();
        }
        if (point.position().isPresent()) {
            json.name("position").value(point.position().get().name());
        }
        json.endObject();
    }

    private static void comparison(JsonWriter json, String name, Optional<Comparison> found) throws IOException {
        if (found.isEmpty()) {
            return;
        }
        Comparison change = found.get();
        json.name(name).object();
        json.name("from").value(change.base().range().start().toString());
        json.name("to").value(change.base().range().end().toString());
        Json.number(json, "base_value", change.base().number());
        json.name("comparable").value(change.isComparable());
        Json.number(json, "difference", change.difference());
        Json.number(json, "ratio", change.ratio());
        Json.number(json, "relative_change", change.relativeChange());
        Json.number(json, "more_per_money", change.morePerMoney());
        if (change.differenceInterval().isPresent()) {
            ReadingJson.interval(
                    json.name("difference_interval"),
                    change.differenceInterval().get());
        }
        if (change.ratioInterval().isPresent()) {
            ReadingJson.interval(
                    json.name("ratio_interval"), change.ratioInterval().get());
        }
        if (change.whyNoInterval().isPresent()) {
            json.name("no_interval").value(change.whyNoInterval().get());
        }
        json.name("significant").value(change.isSignificant());
        remarks(json.name("hindrances"), change.hindrances());
        remarks(json.name("caveats"), change.caveats());
        json.endObject();
    }

    private static void remarks(JsonWriter json, List<Comparison.Remark> remarks) throws IOException {
        json.array();
        for (Comparison.Remark remark : remarks) {
            json.object().name("kind").value(remark.kind().name());
            json.name("text").value(remark.text()).endObject();
        }
        json.endArray();
    }

    private static void decomposition(JsonWriter json, Decomposition parts) throws IOException {
        json.object().name("by").value(parts.dimension());
        if (parts.whyNot().isPresent()) {
            json.name("reason").value(parts.whyNot().get());
        }
        effects(json, parts);
        json.name("parts").array();
        for (Decomposition.Part part : parts.parts()) {
            json.object();
            ReadingJson.segment(json.name("segment"), part.segment());
            json.name("share").value(Json.decimal(part.share()));
            json.name("base_share").value(Json.decimal(part.baseShare()));
            Json.number(json, "ratio", part.ratio());
            Json.number(json, "base_ratio", part.baseRatio());
            json.name("mix").value(Json.decimal(part.mix()));
            json.name("rate").value(Json.decimal(part.rate()));
            json.name("unbased").value(Json.decimal(part.unbased())).endObject();
        }
        json.endArray().endObject();
    }

    private static void effects(JsonWriter json, Decomposition parts) throws IOException {
        Json.number(json, "mix", parts.mix());
        Json.number(json, "rate", parts.rate());
        Json.number(json, "unbased", parts.unbased());
        json.name("reversed").value(parts.isReversed());
        json.name("mix_shift").value(parts.isMixShift());
    }

    private static void part(JsonWriter json, Why why, int index) throws IOException {
        Why.Part part = why.parts().get(index);
        ReadingJson.segment(json.object().name("segment"), part.segment());
        Json.number(json, "base_value", part.base());
        Json.number(json, "value", part.value());
        if (why.mixAndRate().isPresent()) {
            Decomposition.Part split = why.mixAndRate().get().parts().get(index);
            json.name("base_share").value(Json.decimal(split.baseShare()));
            json.name("share").value(Json.decimal(split.share()));
            json.name("mix").value(Json.decimal(split.mix()));
            json.name("rate").value(Json.decimal(split.rate()));
            json.name("unbased").value(Json.decimal(split.unbased()));
        }
        json.name("change").value(Json.decimal(part.change())).endObject();
    }

    /** The parts of a change, within an object. */
    static void why(JsonWriter json, Why why, String currency) throws IOException {
        Kpi kpi = why.total().reading().kpi();
        json.name("kpi").value(kpi.id());
        json.name("unit").value(UnitName.of(kpi.unit(), currency));
        ReadingJson.reading(json.name("before"), why.total().base());
        ReadingJson.reading(json.name("after"), why.total().reading());
        comparison(json, "change", Optional.of(why.total()));
        json.name("by").value(why.dimension());
        if (why.whyNot().isPresent()) {
            json.name("reason").value(why.whyNot().get());
        }
        if (why.mixAndRate().isPresent()) {
            effects(json, why.mixAndRate().get());
        }
        if (why.volumeAndRate().isPresent()) {
            Kitagawa split = why.volumeAndRate().get();
            json.name("numerator").object().name("change").value(Json.decimal(split.total()));
            json.name("volume").value(Json.decimal(split.mix()));
            json.name("rate").value(Json.decimal(split.rate())).endObject();
        }
        json.name("parts").arrayOfLines();
        for (int i = 0; i < why.parts().size(); i++) {
            part(json, why, i);
        }
        json.endArray();
    }
}
