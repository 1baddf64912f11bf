package org.leadkpi.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From records to a scorecard by channel and month. {@code ArmsAgreeTest} asserts that the arms count the same.
 *
 * <p>Run with {@code java -jar kpi-benchmarks/target/benchmarks.jar ScorecardBench}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class ScorecardBench {

    /** How many leads. */
    @Param({"10000", "100000"})
    public int leads;

    private Workload workload;

    /** Creates the state. */
    public ScorecardBench() {
        this.workload = Workload.of(0);
    }

    /** Generates the records. */
    @Setup
    public void generate() {
        workload = Workload.of(leads);
    }

    /**
     * The library, every standard KPI: links the records, posts them and reads the scorecard.
     *
     * @return the scorecard
     */
    @Benchmark
    public Scorecard oneShot() {
        return Scorecard.of(workload.dataset(), Grain.MONTH, StandardDimensions.CHANNEL);
    }

    /**
     * A loop by hand, five counters.
     *
     * @return the counters
     */
    @Benchmark
    public Map<String, HandLoop.Counters> handLoop() {
        return HandLoop.run(workload);
    }
}
