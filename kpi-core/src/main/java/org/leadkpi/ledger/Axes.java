package org.leadkpi.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadkpi.metric.Segment;

/**
 * The dimensions that a question splits by, and how many values each of them has. Segments are numbered by the values of
 * their dimensions, that of the last one changing fastest.
 */
record Axes(List<Coding> codings, List<Integer> sizes) {

    /** With the signatures of a cell, its numbers must be numbered in 64 bits. */
    private static final long MOST_CELLS = 1L << 45;

    static Axes of(List<Coding> codings) {
        return new Axes(codings, codings.stream().map(Coding::size).toList());
    }

    /** How many cells there may be, which are segments and periods. */
    long cells(int periods) {
        long cells = periods;
        for (int size : sizes) {
            if (Math.multiplyHigh(cells, size) != 0 || cells * size > MOST_CELLS) {
                throw new IllegalArgumentException(
                        "the dimensions have more than " + MOST_CELLS + " possible cells; group by fewer of them");
            }
            cells *= size;
        }
        return cells;
    }

    /** The segment of each entry, where there are few enough of them for an {@code int}. */
    Column cross(Segmented entries) {
        int[] numbers = new int[entries.size()];
        for (int axis = 0; axis < sizes.size(); axis++) {
            int size = sizes.get(axis);
            Column values = entries.segments(codings.get(axis));
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = numbers[i] * size + values.get(i);
            }
        }
        return Column.of(numbers, numbers.length);
    }

    /** The same, however many there are. */
    long[] crossWide(Segmented entries) {
        long[] numbers = new long[entries.size()];
        for (int axis = 0; axis < sizes.size(); axis++) {
            int size = sizes.get(axis);
            Column values = entries.segments(codings.get(axis));
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = numbers[i] * size + values.get(i);
            }
        }
        return numbers;
    }

    Segment segment(long number) {
        long rest = number;
        String[] names = new String[sizes.size()];
        for (int axis = names.length - 1; axis >= 0; axis--) {
            names[axis] = codings.get(axis).name((int) (rest % sizes.get(axis)));
            rest /= sizes.get(axis);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int axis = 0; axis < names.length; axis++) {
            values.put(codings.get(axis).dimension().name(), names[axis]);
        }
        return new Segment(values);
    }
}
