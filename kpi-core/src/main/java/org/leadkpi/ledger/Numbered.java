package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Things by small numbers, each made when it is first asked for.
 *
 * @param <T> what they are
 */
final class Numbered<T> {

    private final Supplier<T> maker;
    private final List<@Nullable T> made = new ArrayList<>();

    Numbered(Supplier<T> maker) {
        this.maker = maker;
    }

    T get(int number) {
        T known = number < made.size() ? made.get(number) : null;
        return known == null ? make(number) : known;
    }

    private T make(int number) {
        while (made.size() <= number) {
            made.add(null);
        }
        T one = maker.get();
        made.set(number, one);
        return one;
    }

    /** What was made, in the order of the numbers. */
    Stream<T> stream() {
        return made.stream().filter(Objects::nonNull);
    }

    /** Takes what was made, in the order of the numbers. */
    void forEach(ObjIntConsumer<T> action) {
        for (int number = 0; number < made.size(); number++) {
            T one = made.get(number);
            if (one != null) {
                action.accept(one, number);
            }
        }
    }
}
