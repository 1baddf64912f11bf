package org.leadkpi.report;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.leadkpi.scorecard.Cohort;
import org.leadkpi.scorecard.Cohorts;
import org.leadkpi.value.KpiValue;

/** Cohorts as JSON. */
final class CohortJson {

    private CohortJson() {}

    static void cohorts(JsonWriter json, Cohorts cohorts) throws IOException {
        json.object();
        ReadingJson.subject(json, cohorts.kpi(), cohorts.segment());
        if (cohorts.unknown().isPresent()) {
            KpiValue unknown = cohorts.unknown().get();
            json.name("status").value(unknown.status().name());
            if (unknown instanceof KpiValue.Undefined undefined) {
                json.name("reason").value(undefined.reason());
            }
            json.endObject();
            return;
        }
        json.name("ages").array();
        for (int age : cohorts.ages()) {
            json.value(age);
        }
        json.endArray();
        OptionalInt equal = cohorts.equalFollowUp();
        if (equal.isPresent()) {
            json.name("equal_follow_up").value(equal.getAsInt());
        }
        json.name("rows").arrayOfLines();
        for (Cohort cohort : cohorts.cohorts()) {
            cohort(json, cohorts, cohort);
        }
        json.endArray();
        cohort(json.name("total"), cohorts, cohorts.whole());
        json.endObject();
    }

    private static void cohort(JsonWriter json, Cohorts cohorts, Cohort cohort) throws IOException {
        json.object();
        json.name("from").value(cohort.range().start().toString());
        json.name("to").value(cohort.range().end().toString());
        json.name("members").value(cohort.members());
        json.name("converted").value(cohort.converted());
        json.name("lost").value(cohort.lost());
        json.name("open").value(cohort.open());
        if (cohort.followedDays().isPresent()) {
            json.name("followed_days").value(cohort.followedDays().getAsInt());
        }
        json.name("at").array();
        for (int age : cohorts.ages()) {
            Optional<Cohort.Standing> standing = cohorts.at(cohort, age);
            if (standing.isPresent()) {
                standing(json, standing.get());
            }
        }
        json.endArray();
        OptionalInt equal = cohorts.equalFollowUp();
        Optional<Cohort.Standing> compared =
                equal.isPresent() ? cohorts.at(cohort, equal.getAsInt()) : Optional.empty();
        if (compared.isPresent() && compared.get().isComplete()) {
            json.name("at_equal_follow_up").object();
            json.name("converted").value(compared.get().converted());
            Json.number(json, "share", Optional.of(compared.get().share()));
            if (compared.get().interval().isPresent()) {
                ReadingJson.interval(
                        json.name("interval"), compared.get().interval().get());
            }
            Json.number(json, "mean_days", cohort.meanDaysWithin(equal.getAsInt()));
            json.endObject();
        }
        Optional<Cohort.Projection> projection = cohorts.projection(cohort);
        if (projection.isPresent()) {
            json.name("projection").object();
            json.name("followed_days").value(projection.get().followedDays());
            Json.number(json, "completeness", Optional.of(projection.get().completeness()));
            Json.number(json, "conversions", Optional.of(projection.get().conversions()));
            Json.number(json, "share", Optional.of(projection.get().share()));
            ReadingJson.interval(json.name("interval"), projection.get().interval());
            json.endObject();
        }
        json.endObject();
    }

    private static void standing(JsonWriter json, Cohort.Standing standing) throws IOException {
        json.object().name("days").value(standing.days());
        json.name("converted").value(standing.converted());
        Json.number(json, "share", Optional.of(standing.share()));
        json.name("complete").value(standing.isComplete());
        Json.number(json, "incidence", standing.incidence());
        if (standing.interval().isPresent()) {
            ReadingJson.interval(json.name("interval"), standing.interval().get());
        }
        json.endObject();
    }
}
