package org.leadkpi.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/** The threads that share a loop: those of the caller's pool, or the calling thread alone. */
final class Workers {

    /** The calling thread. */
    static final Workers ALONE = new Workers(null);

    /** Turns below which a loop is not worth sharing. */
    private static final int LEAST_TURNS = 1 << 13;

    /** Ranges start at multiples of this, so that no two of them write to one word of a set of bits. */
    private static final int STEP = 64;

    private final @Nullable ForkJoinPool pool;

    private Workers(@Nullable ForkJoinPool pool) {
        this.pool = pool;
    }

    static Workers of(ForkJoinPool pool) {
        return pool.getParallelism() == 1 ? ALONE : new Workers(pool);
    }

    /** How many ranges a loop is cut into: one a thread, and one only where the loop is short. */
    int ranges(int turns) {
        return pool == null ? 1 : Math.max(1, Math.min(pool.getParallelism(), turns / LEAST_TURNS));
    }

    /** Runs a loop in ranges, and returns what each of them comes to, in their order. */
    <T> List<T> each(int ranges, int turns, Range<T> body) {
        if (pool == null || ranges == 1) {
            List<T> results = new ArrayList<>(ranges);
            for (int range = 0; range < ranges; range++) {
                results.add(body.run(range, start(turns, range, ranges), start(turns, range + 1, ranges)));
            }
            return results;
        }
        List<ForkJoinTask<T>> tasks = new ArrayList<>(ranges);
        for (int i = 0; i < ranges; i++) {
            int range = i;
            tasks.add(ForkJoinTask.adapt(
                    () -> body.run(range, start(turns, range, ranges), start(turns, range + 1, ranges))));
        }
        pool.invoke(ForkJoinTask.adapt(() -> {
            ForkJoinTask.invokeAll(tasks);
        }));
        return tasks.stream().map(ForkJoinTask::join).toList();
    }

    private static int start(int turns, int range, int ranges) {
        return range == ranges ? turns : (int) ((long) turns * range / ranges) / STEP * STEP;
    }

    /** A part of a loop. */
    @FunctionalInterface
    interface Range<T> {
        T run(int range, int from, int to);
    }
}
