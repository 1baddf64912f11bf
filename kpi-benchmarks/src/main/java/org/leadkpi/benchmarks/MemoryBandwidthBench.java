package org.leadkpi.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
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
 * The physical limit: how long it takes to read memory once, and do nothing with it but add. Megabytes over milliseconds are
 * gigabytes per second.
 *
 * <p>Run with {@code java -jar kpi-benchmarks/target/benchmarks.jar MemoryBandwidthBench}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class MemoryBandwidthBench {

    /** How much is read, far more than any cache holds; a megabyte is a million bytes. */
    @Param("512")
    public int megabytes;

    private final ForkJoinPool pool = new ForkJoinPool(1);
    private long[] numbers = {};

    /** Creates the benchmark. */
    public MemoryBandwidthBench() {}

    /** Fills the array. */
    @Setup
    public void fill() {
        numbers = new SplittableRandom(1)
                .longs(megabytes * 1_000_000L / Long.BYTES)
                .toArray();
    }

    /** Lets the thread go. */
    @TearDown
    public void close() {
        pool.shutdown();
    }

    /**
     * One thread.
     *
     * @return the sum
     */
    @Benchmark
    public long oneThread() {
        return sum(0, numbers.length);
    }

    /**
     * Two threads, half each.
     *
     * @return the sum
     */
    @Benchmark
    public long twoThreads() {
        int middle = numbers.length / 2;
        ForkJoinTask<Long> upper = pool.submit(() -> sum(middle, numbers.length));
        return sum(0, middle) + upper.join();
    }

    private long sum(int from, int to) {
        long[] array = numbers;
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += array[i];
        }
        return sum;
    }
}
