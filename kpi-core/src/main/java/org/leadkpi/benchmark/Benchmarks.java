package org.leadkpi.benchmark;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.leadkpi.capacity.LoadBand;
import org.leadkpi.capacity.LoadBands;
import org.leadkpi.internal.PublishedFigure;
import org.leadkpi.internal.Resources;
import org.leadkpi.metric.CapacityKpis;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.LeadType;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.value.Rational;

/**
 * An immutable set of benchmarks.
 *
 * <pre>{@code
 * Benchmarks.published().of(StandardKpis.MQL_TO_SQL);   // B-06, B-07, B-08
 * Benchmarks.published().with(peers);                   // the same and a figure of one's own
 * }</pre>
 *
 * @since 0.1
 */
public final class Benchmarks {

    private static final String RESOURCE = "benchmarks.txt";

    private static final Benchmarks EMPTY = new Benchmarks(Map.of());

    private final Map<String, Benchmark> byId;

    private Benchmarks(Map<String, Benchmark> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /**
     * Returns the published figures, in the order of the file they stand in.
     *
     * @return the published benchmarks
     */
    public static Benchmarks published() {
        return Published.BENCHMARKS;
    }

    /** Read on first use. */
    private static final class Published {
        private static final Benchmarks BENCHMARKS =
                BenchmarkTable.read(RESOURCE, Resources.text(PublishedFigure.FILE));
    }

    /**
     * Returns no benchmarks, to start a set of one's own.
     *
     * @return the empty set
     */
    public static Benchmarks empty() {
        return EMPTY;
    }

    /**
     * A copy with one more benchmark.
     *
     * @param benchmark the benchmark
     * @return the copy
     * @throws IllegalArgumentException if its id is taken
     */
    public Benchmarks with(Benchmark benchmark) {
        if (byId.containsKey(benchmark.id())) {
            throw new IllegalArgumentException("benchmark " + benchmark.id() + " is defined twice: "
                    + byId.get(benchmark.id()) + " and " + benchmark);
        }
        return put(benchmark);
    }

    /**
     * A copy with a benchmark in the place of the one with its id: a threshold of one's own.
     *
     * @param benchmark the benchmark
     * @return the copy
     * @throws IllegalArgumentException if there is none with its id
     */
    public Benchmarks replace(Benchmark benchmark) {
        if (!byId.containsKey(benchmark.id())) {
            throw new IllegalArgumentException("no benchmark " + benchmark.id() + " to replace by " + benchmark);
        }
        return put(benchmark);
    }

    private Benchmarks put(Benchmark benchmark) {
        Map<String, Benchmark> more = new LinkedHashMap<>(byId);
        more.put(benchmark.id(), benchmark);
        return new Benchmarks(more);
    }

    /**
     * Returns every benchmark.
     *
     * @return the benchmarks, in the order they were added
     */
    public List<Benchmark> all() {
        return List.copyOf(byId.values());
    }

    /**
     * Finds a benchmark.
     *
     * @param id its id, as {@code B-06}
     * @return the benchmark, if there is one
     */
    public Optional<Benchmark> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Returns what is published about a KPI, whatever it says. A variant has only the figures that name it.
     *
     * @param kpi the KPI
     * @return the benchmarks that belong to it, in order
     */
    public List<Benchmark> of(Kpi kpi) {
        return byId.values().stream()
                .filter(benchmark -> benchmark.kpis().contains(kpi.id()))
                .toList();
    }

    /**
     * Returns what a reading can be judged by. What speaks of its segment in particular goes before what speaks of all
     * records: the range of a type of leads before the general one.
     *
     * @param reading the reading
     * @return the benchmarks of the narrowest scope that {@link Benchmark#judges judge} it, in order; none when it is
     *     unbenchmarked
     */
    public List<Benchmark> judging(Reading reading) {
        List<Benchmark> judges = byId.values().stream()
                .filter(benchmark -> benchmark.judges(reading))
                .toList();
        int narrowest = judges.stream().mapToInt(Benchmarks::narrowness).max().orElse(0);
        return judges.stream()
                .filter(benchmark -> narrowness(benchmark) == narrowest)
                .toList();
    }

    /**
     * Returns what the figures say that a rep can carry: those on leads per rep, by type of leads and of all leads.
     *
     * @return the bands
     * @throws IllegalStateException if there is no figure of a kind that is needed, or it lacks an edge
     */
    public LoadBands loadBands() {
        List<Benchmark> figures = byId.values().stream()
                .filter(benchmark -> benchmark.kpis().contains(CapacityKpis.LEADS_PER_REP.id()))
                .toList();
        Map<LeadType, LoadBand> byType = new EnumMap<>(LeadType.class);
        for (LeadType type : LeadType.values()) {
            Segment scope =
                    Segment.of(StandardDimensions.LEAD_TYPE.name(), type.name().toLowerCase(Locale.ROOT));
            figure(figures, Benchmark.Kind.BAND, scope).ifPresent(band -> byType.put(type, loadBand(band)));
        }
        return new LoadBands(
                byType,
                loadBand(general(figures, Benchmark.Kind.BAND)),
                loadBand(general(figures, Benchmark.Kind.LOW)),
                edge(general(figures, Benchmark.Kind.HIGH), Band::lower));
    }

    private static Benchmark general(List<Benchmark> figures, Benchmark.Kind kind) {
        return figure(figures, kind, Segment.ALL)
                .orElseThrow(() -> new IllegalStateException("no figure of leads per rep of kind " + kind));
    }

    /** Of several figures the last one, since it was added to the others. */
    private static Optional<Benchmark> figure(List<Benchmark> figures, Benchmark.Kind kind, Segment scope) {
        return figures.stream()
                .filter(benchmark ->
                        benchmark.kind() == kind && benchmark.scope().equals(scope))
                .reduce((earlier, later) -> later);
    }

    private static LoadBand loadBand(Benchmark figure) {
        return new LoadBand(edge(figure, Band::lower), edge(figure, Band::upper));
    }

    private static Rational edge(Benchmark figure, Function<Band, Optional<Band.Edge>> side) {
        return side.apply(figure.band())
                .map(Band.Edge::value)
                .orElseThrow(() -> new IllegalStateException(
                        "figure " + figure.id() + " of leads per rep lacks an edge: " + figure.band()));
    }

    private static int narrowness(Benchmark benchmark) {
        return benchmark.scope().values().size();
    }

    @Override
    public String toString() {
        return "Benchmarks: " + byId.size() + " figures";
    }
}
