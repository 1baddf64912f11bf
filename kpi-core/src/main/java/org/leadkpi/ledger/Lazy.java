package org.leadkpi.ledger;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made when it is first asked for, once.
 *
 * @param <T> what it is
 */
final class Lazy<T> {

    private @Nullable Supplier<T> maker;
    private volatile @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /** Something that is there. */
    static <T> Lazy<T> of(T made) {
        return new Lazy<>(() -> made);
    }

    T get() {
        T known = made;
        return known == null ? make() : known;
    }

    private synchronized T make() {
        T known = made;
        if (known == null && maker != null) {
            known = maker.get();
            made = known;
            maker = null;
        }
        if (known == null) {
            throw new IllegalStateException("was not made");
        }
        return known;
    }
}
