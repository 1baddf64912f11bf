package org.leadkpi.ledger;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadkpi.stats.Distribution;

/**
 * How often each value of a distribution occurs in a cell, in one of two forms: places in a table of sorted values that many
 * cells share, or distinct values with counts, which may be negative after a subtraction.
 */
final class Values {

    /** Takes a value and how often it occurs. */
    @FunctionalInterface
    interface Visitor {
        void visit(long value, long count);
    }

    private final long[] values;
    private final long @Nullable [] counts;
    private final int[] places;
    private final int from;
    private final int to;

    private Values(long[] values, long @Nullable [] counts, int[] places, int from, int to) {
        this.values = values;
        this.counts = counts;
        this.places = places;
        this.from = from;
        this.to = to;
    }

    /** One occurrence for each place in a table of sorted values, the places in ascending order. */
    static Values at(long[] sorted, int[] places, int from, int to) {
        return new Values(sorted, null, places, from, to);
    }

    /** Distinct values, none with a count of zero. */
    static Values of(NavigableMap<Long, Long> counts) {
        Merge merge = new Merge(counts.size());
        counts.forEach(merge::add);
        return merge.values();
    }

    /** Each distinct value with its count, in ascending order. */
    void forEach(Visitor visitor) {
        Cursor each = new Cursor();
        while (each.advance()) {
            visitor.visit(each.value, each.count);
        }
    }

    /** Goes through the distinct values in ascending order. */
    private final class Cursor {
        private int next = from;
        private long value;
        private long count;

        /** Goes to the next value, if there is one. */
        boolean advance() {
            if (next == to) {
                return false;
            }
            if (counts != null) {
                value = values[next];
                count = counts[next++];
            } else {
                int first = next;
                value = values[places[next++]];
                while (next < to && values[places[next]] == value) {
                    next++;
                }
                count = (long) next - first;
            }
            return true;
        }
    }

    NavigableMap<Long, Long> toMap() {
        NavigableMap<Long, Long> map = new TreeMap<>();
        forEach(map::put);
        return map;
    }

    /** The sample, in which no value may occur a negative number of times. */
    Distribution distribution() {
        return counts == null
                ? Distribution.ofPlaces(values, places, from, to)
                : Distribution.ofCounts(Arrays.copyOfRange(values, from, to), Arrays.copyOfRange(counts, from, to));
    }

    /** All of these together. */
    static Values sum(List<Values> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        long[] table = parts.get(0).values;
        if (parts.stream().allMatch(part -> part.counts == null && part.values == table)) {
            BitSet taken = new BitSet(table.length);
            parts.forEach(part -> part.mark(taken));
            if (taken.cardinality()
                    == parts.stream().mapToInt(part -> part.to - part.from).sum()) {
                int[] places = taken.stream().toArray();
                return at(table, places, 0, places.length);
            }
        }
        int middle = parts.size() / 2;
        return sum(parts.subList(0, middle)).plus(sum(parts.subList(middle, parts.size())));
    }

    private void mark(BitSet taken) {
        for (int i = from; i < to; i++) {
            taken.set(places[i]);
        }
    }

    private Values plus(Values other) {
        Cursor a = new Cursor();
        Cursor b = other.new Cursor();
        Merge merge = new Merge(to - from + other.to - other.from);
        boolean inA = a.advance();
        boolean inB = b.advance();
        while (inA || inB) {
            if (!inB || (inA && a.value < b.value)) {
                merge.add(a.value, a.count);
                inA = a.advance();
            } else if (!inA || b.value < a.value) {
                merge.add(b.value, b.count);
                inB = b.advance();
            } else {
                merge.add(a.value, Math.addExact(a.count, b.count));
                inA = a.advance();
                inB = b.advance();
            }
        }
        return merge.values();
    }

    Values negated() {
        Merge merge = new Merge(to - from);
        forEach((value, count) -> merge.add(value, Math.negateExact(count)));
        return merge.values();
    }

    boolean isEmpty() {
        return from == to;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Values that)) {
            return false;
        }
        Cursor a = new Cursor();
        Cursor b = that.new Cursor();
        while (a.advance()) {
            if (!b.advance() || a.value != b.value || a.count != b.count) {
                return false;
            }
        }
        return !b.advance();
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    /** Distinct values with counts as they come in, in ascending order. */
    private static final class Merge {
        private final long[] values;
        private final long[] counts;
        private int size;

        Merge(int capacity) {
            values = new long[capacity];
            counts = new long[capacity];
        }

        void add(long value, long count) {
            if (count != 0) {
                values[size] = value;
                counts[size++] = count;
            }
        }

        Values values() {
            return new Values(values, counts, new int[0], 0, size);
        }
    }
}
