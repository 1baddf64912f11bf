package org.leadkpi.ledger;

import java.util.List;

/** Reads the segments and places of entries a block at a time, so that a block stays in the nearest cache. */
final class Blocks {

    /** Entries per block. */
    static final int SIZE = 1 << 11;

    private final Column[] axes;
    private final long[] sizes;
    private final Column placed;
    private final int[] read = new int[SIZE];
    private final int[] segments = new int[SIZE];
    private final int[] places = new int[SIZE];

    /**
     * @param sizes how many values each dimension has
     */
    Blocks(Segmented entries, List<Coding> codings, long[] sizes) {
        this.axes = codings.stream().map(entries::segments).toArray(Column[]::new);
        this.sizes = sizes;
        this.placed = entries.places();
    }

    /** The places of some entries in a row; overwritten by the next call. */
    int[] places(int from, int count) {
        placed.read(from, count, places);
        return places;
    }

    /** The segments of some entries in a row, where they are few enough to be numbered so; overwritten by the next call. */
    int[] segments(int from, int count) {
        if (axes.length > 0) {
            axes[0].read(from, count, segments);
        }
        for (int axis = 1; axis < axes.length; axis++) {
            int size = (int) sizes[axis];
            axes[axis].read(from, count, read);
            for (int i = 0; i < count; i++) {
                segments[i] = segments[i] * size + read[i];
            }
        }
        return segments;
    }

    /** The same where they are many. */
    void segments(int from, int count, long[] into) {
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis].read(from, count, read);
            for (int i = 0; i < count; i++) {
                into[from + i] = into[from + i] * sizes[axis] + read[i];
            }
        }
    }
}
