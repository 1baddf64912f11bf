package org.leadkpi.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.metric.Kpi;
import org.leadkpi.scorecard.Reading;

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
        private static final Benchmarks BENCHMARKS = BenchmarkTable.read(RESOURCE, text());

        private static String text() {
            try (InputStream in = Benchmarks.class.getResourceAsStream(RESOURCE)) {
                return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
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

    private static int narrowness(Benchmark benchmark) {
        return benchmark.scope().values().size();
    }

    @Override
    public String toString() {
        return "Benchmarks: " + byId.size() + " figures";
    }
}
