package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the keys of amounts that are no whole numbers of steps. */
final class Fractions {

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Key> keys = new ArrayList<>();

    synchronized int number(int column, long denominator) {
        return numbers.computeIfAbsent(new Key(column, denominator), key -> {
            keys.add(key);
            return keys.size() - 1;
        });
    }

    synchronized Key key(int number) {
        return keys.get(number);
    }
}
