package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadkpi.metric.Dimension;

/** Numbers the values of a dimension. */
final class Coding {

    private final Dimension dimension;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The value asked for last, which is often the next one too. */
    private String last = "";

    private int lastNumber = -1;

    Coding(Dimension dimension) {
        this.dimension = dimension;
    }

    Dimension dimension() {
        return dimension;
    }

    @SuppressWarnings("ReferenceEquality") // the same object is surely the same value; another one is looked up
    synchronized int number(String value) {
        if (value != last || lastNumber < 0) {
            lastNumber = numbers.computeIfAbsent(value, key -> {
                names.add(key);
                return names.size() - 1;
            });
            last = value;
        }
        return lastNumber;
    }

    synchronized String name(int number) {
        return names.get(number);
    }

    /** How many values are numbered by now. */
    synchronized int size() {
        return names.size();
    }
}
