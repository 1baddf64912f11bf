package org.leadkpi.benchmarks;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.time.Grain;
import org.leadkpi.value.KpiValue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sixteen KPIs by channel and month: 288 cells, read into Java. {@code ArmsAgreeTest} asserts that all arms give the same
 * numbers.
 *
 * <p>Run with {@code java -jar kpi-benchmarks/target/benchmarks.jar ScorecardBench}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx12g")
public class ScorecardBench {

    /** Two threads to use. */
    @State(Scope.Benchmark)
    public static class Threads {
        private final ForkJoinPool pool = new ForkJoinPool(2);

        /** Starts none yet. */
        public Threads() {}
    }

    /** Creates the benchmark. */
    public ScorecardBench() {}

    /**
     * The library, prepared.
     *
     * @param library the library
     * @return the values
     */
    @Benchmark
    public List<KpiValue> prepared(Library library) {
        return LibraryArm.values(library.arm().ask(Figures.KPIS.keySet(), Grain.MONTH, StandardDimensions.CHANNEL));
    }

    /**
     * The library, prepared, with two threads.
     *
     * @param library the library
     * @return the values
     */
    @Benchmark
    public List<KpiValue> preparedParallel(Library library) {
        return LibraryArm.values(
                library.arm().ask(library.pool(), Figures.KPIS.keySet(), Grain.MONTH, StandardDimensions.CHANNEL));
    }

    /**
     * The library, prepared, every KPI of the catalogue.
     *
     * @param library the library
     * @return the values
     */
    @Benchmark
    public List<KpiValue> preparedAllKpis(Library library) {
        return LibraryArm.values(library.arm().askEverything(Grain.MONTH, StandardDimensions.CHANNEL));
    }

    /**
     * The library, prepared, with fifty counts in the catalogue that nobody asks for.
     *
     * @param library the library
     * @return the values
     */
    @Benchmark
    public List<KpiValue> preparedFiftyMore(Library.WithFiftyMore library) {
        return LibraryArm.values(library.arm().ask(Figures.KPIS.keySet(), Grain.MONTH, StandardDimensions.CHANNEL));
    }

    /**
     * The library, which has to work out again what it keeps between questions.
     *
     * @param library the library
     * @return the values
     */
    @Benchmark
    public List<KpiValue> uncached(Library library) {
        return LibraryArm.values(
                library.arm().forget().ask(Figures.KPIS.keySet(), Grain.MONTH, StandardDimensions.CHANNEL));
    }

    /**
     * The library, from the records to values.
     *
     * @param records the records
     * @return the values
     */
    @Benchmark
    public List<KpiValue> oneShot(Records records) {
        return LibraryArm.oneShot(records.workload());
    }

    /**
     * The library, from the records to values, with two threads.
     *
     * @param records the records
     * @param threads the threads
     * @return the values
     */
    @Benchmark
    public List<KpiValue> oneShotParallel(Records records, Threads threads) {
        return LibraryArm.oneShot(records.workload(), threads.pool);
    }

    /**
     * A loop by hand, from the records.
     *
     * @param records the records
     * @return the figures
     */
    @Benchmark
    public Map<Place, Figures> handLoop(Records records) {
        return HandLoop.run(records.workload());
    }

    /**
     * Streams, from the records.
     *
     * @param records the records
     * @return the figures
     */
    @Benchmark
    public Map<Place, Figures> streams(Records records) {
        return StreamsArm.run(records.workload());
    }

    /**
     * DuckDB, joins in the query.
     *
     * @param tables the tables
     * @return the figures
     * @throws SQLException if DuckDB refuses
     */
    @Benchmark
    public Map<Place, Figures> duckdbTuned(Databases.Tuned tables) throws SQLException {
        return tables.database().scorecard();
    }

    /**
     * DuckDB, no joins for touches; what {@link #uncached} is to be compared with.
     *
     * @param tables the tables
     * @return the figures
     * @throws SQLException if DuckDB refuses
     */
    @Benchmark
    public Map<Place, Figures> duckdbDenormalised(Databases.Denormalised tables) throws SQLException {
        return tables.database().scorecard();
    }

    /**
     * DuckDB, everything worked out before that can be; what {@link #prepared} is to be compared with.
     *
     * @param tables the tables
     * @return the figures
     * @throws SQLException if DuckDB refuses
     */
    @Benchmark
    public Map<Place, Figures> duckdbBest(Databases.Best tables) throws SQLException {
        return tables.database().scorecard();
    }
}
