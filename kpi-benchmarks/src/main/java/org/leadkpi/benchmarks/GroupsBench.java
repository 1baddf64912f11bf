package org.leadkpi.benchmarks;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.time.Grain;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Eight KPIs of leads and touches by more and more groups, all read into Java. In the last grouping nearly every lead has a
 * cell of its own: there only leads are counted, and the library hands over the ledger, DuckDB its rows.
 *
 * <p>Run with {@code java -jar kpi-benchmarks/target/benchmarks.jar GroupsBench}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx12g")
public class GroupsBench {

    /** What is grouped by, beside the month. */
    @Param({"CHANNEL", "CAMPAIGN", "OWNER", "CHANNEL_CAMPAIGN", "CHANNEL_OWNER", "CHANNEL_OWNER_CAMPAIGN"})
    public Grouping by = Grouping.CHANNEL;

    /** Creates the benchmark. */
    public GroupsBench() {}

    /**
     * The library, prepared.
     *
     * @param library the library
     * @return the values, or the ledger of many cells
     */
    @Benchmark
    public Object prepared(Library library) {
        Ledger ledger = library.arm().ask(by.kpis(), Grain.MONTH, by.dimensions());
        return by.isSparse() ? ledger : LibraryArm.values(ledger);
    }

    /**
     * The library, prepared, with two threads.
     *
     * @param library the library
     * @return the values, or the ledger of many cells
     */
    @Benchmark
    public Object preparedParallel(Library library) {
        Ledger ledger = library.arm().ask(library.pool(), by.kpis(), Grain.MONTH, by.dimensions());
        return by.isSparse() ? ledger : LibraryArm.values(ledger);
    }

    /**
     * DuckDB, everything worked out before that can be.
     *
     * @param tables the tables
     * @return the rows
     * @throws SQLException if DuckDB refuses
     */
    @Benchmark
    public List<List<double[]>> duckdbBest(Databases.Best tables) throws SQLException {
        return tables.database().groups(by.keys(), by.isSparse());
    }
}
