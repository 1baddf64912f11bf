package org.leadkpi.ledger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Entries that know their segments. */
abstract class Segmented {

    private final Map<Axes, Column> crossed = new ConcurrentHashMap<>();

    abstract int size();

    /** The day that each entry counts on. */
    abstract Column days();

    /** The segment of each entry along a dimension that was encoded. */
    abstract Column segments(Coding coding);

    /** The segment of each entry along several, where there are few enough for an {@code int}; kept until released. */
    final Column segments(Axes axes) {
        return switch (axes.codings().size()) {
            case 0 -> Column.ZEROS;
            case 1 -> segments(axes.codings().get(0));
            default -> crossed.computeIfAbsent(axes, key -> key.cross(this));
        };
    }

    void release() {
        crossed.clear();
    }
}
