package org.leadkpi.benchmarks;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * One KPI at a time: cost per lead by channel and month, and leads by owner over the whole range. DuckDB has its best
 * layout, which for these two is the tuned one.
 *
 * <p>Run with {@code java -jar kpi-benchmarks/target/benchmarks.jar SingleKpiBench}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx12g")
public class SingleKpiBench {

    /** Creates the benchmark. */
    public SingleKpiBench() {}

    /**
     * Cost per lead by the library.
     *
     * @param library the library
     * @return the values
     */
    @Benchmark
    public List<KpiValue> costPerLead(Library library) {
        return LibraryArm.values(library.arm().ask(Set.of("cost-per-lead"), Grain.MONTH, StandardDimensions.CHANNEL));
    }

    /**
     * Cost per lead by DuckDB.
     *
     * @param tables the tables
     * @return the values
     * @throws SQLException if DuckDB refuses
     */
    @Benchmark
    public Map<Place, Double> costPerLeadDuckdb(Databases.Best tables) throws SQLException {
        return tables.database().costPerLead();
    }

    /**
     * Cost per lead by Streams.
     *
     * @param records the records
     * @return the values
     */
    @Benchmark
    public Map<Place, Double> costPerLeadStreams(Records records) {
        return StreamsArm.costPerLead(records.workload());
    }

    /**
     * Leads by owner by the library.
     *
     * @param library the library
     * @return the values
     */
    @Benchmark
    public List<KpiValue> leadsByOwner(Library library) {
        return LibraryArm.values(library.arm().ask(Set.of("new-leads"), Grain.NONE, StandardDimensions.OWNER));
    }

    /**
     * Leads by owner by DuckDB.
     *
     * @param tables the tables
     * @return the values
     * @throws SQLException if DuckDB refuses
     */
    @Benchmark
    public Map<String, Long> leadsByOwnerDuckdb(Databases.Best tables) throws SQLException {
        return tables.database().leadsByOwner();
    }

    /**
     * Leads by owner by Streams.
     *
     * @param records the records
     * @return the values
     */
    @Benchmark
    public Map<String, Long> leadsByOwnerStreams(Records records) {
        return StreamsArm.leadsByOwner(records.workload());
    }
}
