package org.leadkpi.benchmarks;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.scoring.LeadScore;
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
 * Scores of all leads by a model of twelve rules, on one thread: exact ones by the library, and floating-point ones by a loop that
 * knows the model.
 *
 * <p>Run with {@code java -jar kpi-benchmarks/target/benchmarks.jar ScoringBench}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx6g")
public class ScoringBench {

    @Param({"1000000"})
    private int leads;

    private @Nullable Dataset data;

    /** Creates the benchmark. */
    public ScoringBench() {}

    /** Makes the leads. */
    @Setup
    public void setUp() {
        data = ScoringWorkload.leads(leads);
    }

    /**
     * Scores by the library.
     *
     * @return the scores
     */
    @Benchmark
    public List<LeadScore> score() {
        return ScoringWorkload.byLibrary(Objects.requireNonNull(data, "data"));
    }

    /**
     * Scores by hand.
     *
     * @return the scores
     */
    @Benchmark
    public double[] scoreByHand() {
        return ScoringWorkload.byHand(Objects.requireNonNull(data, "data"));
    }
}
