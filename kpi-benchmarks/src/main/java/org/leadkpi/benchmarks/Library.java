package org.leadkpi.benchmarks;

import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Catalog;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The library with the standard catalogue, prepared for questions. */
@State(Scope.Benchmark)
public class Library {

    private final ForkJoinPool pool = new ForkJoinPool(2);
    private @Nullable LibraryArm arm;

    /** Creates the state. */
    public Library() {}

    LibraryArm arm() {
        return Objects.requireNonNull(arm, "arm");
    }

    ForkJoinPool pool() {
        return pool;
    }

    /** What the library is prepared for. */
    Catalog catalog() {
        return Catalog.standard();
    }

    /**
     * Prepares the records.
     *
     * @param records the records
     */
    @Setup
    public void prepare(Records records) {
        arm = LibraryArm.prepared(records.workload(), catalog());
    }

    /** Lets the threads go. */
    @TearDown
    public void close() {
        pool.shutdown();
    }

    /** With fifty counts more in the catalogue, none of which is asked for. */
    public static class WithFiftyMore extends Library {
        /** Creates the state. */
        public WithFiftyMore() {}

        @Override
        Catalog catalog() {
            return LibraryArm.fiftyMore();
        }
    }
}
