package org.leadkpi.model;

import java.util.List;
import java.util.Objects;

/** Those records of an immutable list that a range of ordinals names; immutable itself, so it need not be copied. */
final class Slice<E> extends View<E> {

    private static final Slice<Object> EMPTY = new Slice<>(List.of(), new int[0], 0, 0);

    private final List<E> records;
    private final int[] ordinals;
    private final int from;
    private final int size;

    private Slice(List<E> records, int[] ordinals, int from, int size) {
        this.records = records;
        this.ordinals = ordinals;
        this.from = from;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // it never holds an element
    static <E> Slice<E> of(List<E> records, int[] ordinals, int from, int to) {
        return from == to ? (Slice<E>) EMPTY : new Slice<>(records, ordinals, from, to - from);
    }

    /** The list itself where it is known never to change, else a copy. */
    static <E> List<E> copyOf(List<E> list) {
        return list instanceof Slice ? list : List.copyOf(list);
    }

    @Override
    public E get(int index) {
        return records.get(ordinals[from + Objects.checkIndex(index, size)]);
    }

    @Override
    public int size() {
        return size;
    }
}
