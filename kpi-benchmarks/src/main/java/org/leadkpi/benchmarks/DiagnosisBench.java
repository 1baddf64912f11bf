package org.leadkpi.benchmarks;

import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.RuleSet;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All standard rules over a scorecard of 24 months by campaign. Readings are not kept from one diagnosis to the next.
 *
 * <p>Run with {@code java -jar kpi-benchmarks/target/benchmarks.jar DiagnosisBench}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DiagnosisBench {

    private static final int LEADS = 100_000;

    /** How many campaigns there are. */
    @Param({"50", "100", "200"})
    public int segments = 200;

    private final ForkJoinPool pool = new ForkJoinPool(2);
    private final RuleSet rules = RuleSet.standard();
    private @Nullable Scorecard card;

    /** Creates the state. */
    public DiagnosisBench() {}

    /** Counts the scorecard. */
    @Setup
    public void prepare() {
        card = Scorecard.of(Workload.of(LEADS, segments).dataset(), Grain.MONTH, StandardDimensions.CAMPAIGN);
    }

    /**
     * Examines the scorecard.
     *
     * @return what was found
     */
    @Benchmark
    public Diagnosis examine() {
        return rules.examine(Objects.requireNonNull(card, "card"));
    }

    /**
     * Examines the scorecard with two threads.
     *
     * @return what was found
     */
    @Benchmark
    public Diagnosis examineParallel() {
        return rules.examine(Objects.requireNonNull(card, "card"), Facts.NONE, pool);
    }

    /** Lets the threads go. */
    @TearDown
    public void finish() {
        pool.shutdown();
    }
}
