package org.leadkpi.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.leadkpi.ledger.Ledger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One lead gets one touch more, and the ledger of the sixteen KPIs by channel and month follows.
 *
 * <p>Run with {@code java -jar kpi-benchmarks/target/benchmarks.jar IncrementalBench}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx12g")
public class IncrementalBench {

    private LibraryArm.@Nullable Change change;

    /** Creates the benchmark. */
    public IncrementalBench() {}

    /**
     * Makes the ledger and the change.
     *
     * @param records the records
     */
    @Setup
    public void prepare(Records records) {
        change = LibraryArm.Change.oneTouchMore(records.workload());
    }

    /**
     * Takes back what the journey brought and adds what it brings now.
     *
     * @return the ledger afterwards
     */
    @Benchmark
    public Ledger replaceJourney() {
        return Objects.requireNonNull(change, "change").apply();
    }
}
