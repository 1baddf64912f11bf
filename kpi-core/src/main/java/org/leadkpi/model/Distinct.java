package org.leadkpi.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Records that repeat no id, and the ids that were repeated, in order.
 *
 * @param records the records; of those with the same id the first one
 * @param repeated the ids of the records left out
 */
record Distinct<R>(List<R> records, List<String> repeated) {

    static <R> Distinct<R> of(List<R> records, BitSet repeats, Function<R, String> id) {
        if (repeats.isEmpty()) {
            return new Distinct<>(records, List.of());
        }
        List<String> repeated =
                repeats.stream().mapToObj(i -> id.apply(records.get(i))).toList();
        return new Distinct<>(without(records, repeats), repeated);
    }

    /** Tells by the ids which records repeat an earlier one. */
    static <R> Distinct<R> of(List<R> records, Function<R, String> id) {
        Set<String> seen = new HashSet<>();
        BitSet repeats = new BitSet(0);
        for (int i = 0; i < records.size(); i++) {
            if (!seen.add(id.apply(records.get(i)))) {
                repeats.set(i);
            }
        }
        return of(records, repeats, id);
    }

    /** The records except some. */
    static <R> List<R> without(List<R> records, BitSet left) {
        List<R> kept = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            if (!left.get(i)) {
                kept.add(records.get(i));
            }
        }
        return List.copyOf(kept);
    }

    /** Moves the numbers of the records that stay to the front. */
    static void close(int[] numbers, int size, BitSet left) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!left.get(i)) {
                numbers[kept++] = numbers[i];
            }
        }
    }
}
