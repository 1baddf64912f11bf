package org.leadkpi.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is computed when it is first asked for: once, whichever thread asks. */
final class Lazy<T> {

    private final Object lock = new Object();
    private @Nullable Supplier<T> source;
    private volatile @Nullable T value;

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    T get() {
        T known = value;
        return known != null ? known : compute();
    }

    private T compute() {
        synchronized (lock) {
            T known = value;
            if (known == null) {
                Supplier<T> pending = source;
                if (pending == null) {
                    throw new IllegalStateException("a lazy value asks for itself");
                }
                known = pending.get();
                value = known;
                source = null;
            }
            return known;
        }
    }
}
