package org.leadkpi.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Records that repeat no id, and those that do.
 *
 * @param records the records; of those with the same id the first one
 * @param repeats the records left out since they repeat an id, in order
 * @param id tells the id of a record
 */
record Distinct<R>(List<R> records, List<R> repeats, Function<R, String> id) {

    static <R> Distinct<R> of(List<R> records, BitSet repeats, Function<R, String> id) {
        if (repeats.isEmpty()) {
            return new Distinct<>(records, List.of(), id);
        }
        List<R> leftOut = repeats.stream().mapToObj(records::get).toList();
        return new Distinct<>(without(records, repeats), leftOut, id);
    }

    /** The ids that were repeated. */
    List<String> repeated() {
        return repeats.stream().map(id).toList();
    }

    /** All records, so that whoever looks again finds the same ones distinct. */
    List<R> given() {
        return repeats.isEmpty()
                ? records
                : Stream.concat(records.stream(), repeats.stream()).toList();
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

    /** Moves the numbers of the records that stay to the front. */
    static void close(long[] numbers, int size, BitSet left) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!left.get(i)) {
                numbers[kept++] = numbers[i];
            }
        }
    }
}
