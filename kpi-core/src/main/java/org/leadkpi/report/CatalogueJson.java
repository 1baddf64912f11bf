package org.leadkpi.report;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.leadkpi.benchmark.Band;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Exclusion;
import org.leadkpi.value.Citation;

/** KPIs and benchmarks as JSON. */
final class CatalogueJson {

    private CatalogueJson() {}

    static void kpi(JsonWriter json, Kpi kpi, Benchmarks benchmarks) throws IOException {
        json.object();
        json.name("id").value(kpi.id());
        json.name("variant_of").value(kpi.base());
        json.name("aliases").values(kpi.aliases());
        json.name("card").value(kpi.card());
        json.name("title").value(kpi.title());
        json.name("definition").value(kpi.definition());
        json.name("question").value(kpi.question());
        json.name("formula").value(kpi.formula().text());
        json.name("inputs")
                .values(Leaves.of(kpi.formula()).stream().map(Tally::name).toList());
        json.name("unit").value(UnitName.of(kpi.unit(), "money"));
        json.name("basis").value(kpi.basis().name());
        json.name("direction").value(kpi.direction().name());
        json.name("stage").value(kpi.stage().name());
        json.name("classification").value(kpi.classification().name());
        json.name("vanity").value(kpi.isVanity());
        json.name("cadences").values(kpi.cadences().stream().map(Enum::name).toList());
        json.name("growth_stages")
                .values(kpi.growthStages().stream().map(Enum::name).toList());
        json.name("population").value(kpi.population().name());
        json.name("left_out").object();
        for (Map.Entry<Exclusion, Tally<?>> reason : kpi.leftOut().entrySet()) {
            json.name(reason.getKey().name()).value(reason.getValue().name());
        }
        json.endObject();
        json.name("interval").value(kpi.interval().name());
        json.name("cohorts").value(kpi.course().isPresent());
        json.name("benchmarks")
                .values(benchmarks.of(kpi).stream().map(Benchmark::id).toList());
        json.name("citations").array();
        for (Citation citation : kpi.citations()) {
            json.object().name("source").value(citation.source());
            json.name("place").value(citation.place());
            json.name("inferred").value(citation.isInferred()).endObject();
        }
        json.endArray().endObject();
    }

    static void benchmark(JsonWriter json, Benchmark benchmark) throws IOException {
        json.object();
        json.name("id").value(benchmark.id());
        json.name("kpis").values(benchmark.kpis());
        json.name("kind").value(benchmark.kind().name());
        json.name("label").value(benchmark.label());
        json.name("range").value(benchmark.range());
        json.name("measure").value(benchmark.measure().name());
        edge(json, "lower", benchmark.band().lower());
        edge(json, "upper", benchmark.band().upper());
        ReadingJson.segment(json.name("scope"), benchmark.scope());
        json.name("statement").value(benchmark.statement());
        json.name("source").value(benchmark.citation().toString());
        if (benchmark.quoting().isPresent()) {
            json.name("quoting").value(benchmark.quoting().get());
        }
        json.endObject();
    }

    private static void edge(JsonWriter json, String name, Optional<Band.Edge> edge) throws IOException {
        if (edge.isPresent()) {
            json.name(name).value(Json.decimal(edge.get().value()));
            json.name(name + "_included").value(edge.get().isIncluded());
        }
    }
}
