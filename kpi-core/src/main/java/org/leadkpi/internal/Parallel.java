package org.leadkpi.internal;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Runs tasks, on the threads of a pool where there is one. */
public final class Parallel {

    private Parallel() {}

    /**
     * Runs all tasks to their end; what one of them throws is thrown.
     *
     * @param pool the threads, null for the one that asks
     * @param tasks the tasks
     */
    public static void run(@Nullable ForkJoinPool pool, List<Callable<?>> tasks) {
        try {
            if (pool == null) {
                for (Callable<?> task : tasks) {
                    task.call();
                }
            } else {
                for (Future<?> done :
                        pool.invokeAll(tasks.stream().map(Parallel::plain).toList())) {
                    done.get();
                }
            }
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the threads of a pool", stopped);
        } catch (Exception failed) {
            throw unchecked(failed);
        }
    }

    private static Callable<Object> plain(Callable<?> task) {
        return () -> {
            task.call();
            return task;
        };
    }

    private static RuntimeException unchecked(@Nullable Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("a task failed", thrown);
    }
}
