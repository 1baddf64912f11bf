package org.leadkpi.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first asked for: once, whichever thread asks.
 *
 * @param <T> the type of the value
 */
public final class Lazy<T> {

    private @Nullable Supplier<T> maker;
    private volatile @Nullable T made;

    /**
     * A value to be made.
     *
     * @param maker makes it, and is let go afterwards
     */
    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    private Lazy(T made) {
        this.made = made;
    }

    /**
     * A value that is there.
     *
     * @param made the value
     * @param <T> the type of the value
     * @return the value, in the place of one to be made
     */
    public static <T> Lazy<T> of(T made) {
        return new Lazy<>(made);
    }

    /**
     * Returns the value.
     *
     * @return the value, made by now
     * @throws IllegalStateException if it asks for itself while it is made
     */
    public T get() {
        T known = made;
        return known != null ? known : make();
    }

    private T make() {
        synchronized (this) {
            T known = made;
            if (known == null) {
                Supplier<T> pending = maker;
                if (pending == null) {
                    throw new IllegalStateException("a lazy value asks for itself");
                }
                known = pending.get();
                made = known;
                maker = null;
            }
            return known;
        }
    }
}
