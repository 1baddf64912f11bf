package org.leadkpi.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The exact totals of one cell. Entries are added to while a ledger is made, and never afterwards. */
final class Page {

    /** A column, and which value of it: entries with equal keys add up. */
    record Key(int column, long value) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = Integer.compare(column, other.column);
            return order != 0 ? order : Long.compare(value, other.value);
        }
    }

    private final TreeMap<Key, Long> entries = new TreeMap<>();

    void add(Columns columns, Key key, long amount) {
        if (amount == 0) {
            return;
        }
        long before = entries.getOrDefault(key, 0L);
        long after = before + amount;
        if (((before ^ after) & (amount ^ after)) < 0) {
            throw new ArithmeticException(
                    "total of column " + columns.name(key.column()) + " exceeds 64 bits: " + before + " + " + amount);
        }
        if (after == 0) {
            entries.remove(key);
        } else {
            entries.put(key, after);
        }
    }

    void addAll(Columns columns, Page other, int sign) {
        other.entries.forEach((key, amount) -> add(columns, key, sign < 0 ? Math.negateExact(amount) : amount));
    }

    long amount(int column, long value) {
        return entries.getOrDefault(new Key(column, value), 0L);
    }

    /** The amounts of one column by value. */
    SortedMap<Long, Long> column(int column) {
        SortedMap<Long, Long> values = new TreeMap<>();
        entries.subMap(new Key(column, Long.MIN_VALUE), true, new Key(column, Long.MAX_VALUE), true)
                .forEach((key, amount) -> values.put(key.value(), amount));
        return values;
    }

    SortedMap<Key, Long> entries() {
        return Collections.unmodifiableSortedMap(entries);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Page page && page.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }
}
