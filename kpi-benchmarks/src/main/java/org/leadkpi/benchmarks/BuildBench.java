package org.leadkpi.benchmarks;

import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Catalog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the records to something that can be asked. Every invocation gets records of its own, which is not timed: a string
 * remembers its hash, so that records seen before would be read too fast.
 *
 * <p>Run with {@code java -jar kpi-benchmarks/target/benchmarks.jar BuildBench}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx12g")
public class BuildBench {

    /** How many leads; touches, opportunities and spend grow with them. */
    @Param("1000000")
    public int leads;

    private final ForkJoinPool pool = new ForkJoinPool(2);
    private @Nullable Workload workload;
    private @Nullable DuckDb database;

    /** Creates the benchmark. */
    public BuildBench() {}

    /**
     * Makes fresh records and an empty database.
     *
     * @throws SQLException if DuckDB refuses
     */
    @Setup(Level.Invocation)
    public void generate() throws SQLException {
        database = DuckDb.open();
        workload = Workload.of(leads);
        System.gc();
    }

    /**
     * Lets the database go.
     *
     * @throws SQLException if DuckDB refuses
     */
    @TearDown(Level.Invocation)
    public void forget() throws SQLException {
        database().close();
        workload = null;
    }

    /** Lets the threads go. */
    @TearDown
    public void close() {
        pool.shutdown();
    }

    private Workload workload() {
        return Objects.requireNonNull(workload, "workload");
    }

    private DuckDb database() {
        return Objects.requireNonNull(database, "database");
    }

    /**
     * The library links the records; tallies post when they are first asked for.
     *
     * @return what can be asked
     */
    @Benchmark
    public Object linked() {
        return LibraryArm.linked(workload(), Catalog.standard());
    }

    /**
     * The library links the records, and every tally of the catalogue posts.
     *
     * @return what can be asked
     */
    @Benchmark
    public Object journal() {
        return LibraryArm.prepared(workload(), Catalog.standard());
    }

    /**
     * The same with two threads.
     *
     * @return what can be asked
     */
    @Benchmark
    public Object journalParallel() {
        return LibraryArm.prepared(workload(), Catalog.standard(), pool);
    }

    /**
     * DuckDB is given the records by its appender; neither keys nor months are worked out yet.
     *
     * @return what can be asked
     * @throws SQLException if DuckDB refuses
     */
    @Benchmark
    public Object duckdbAppender() throws SQLException {
        database().append(workload());
        return database();
    }
}
