package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadkpi.internal.Lazy;
import org.leadkpi.stats.Distribution;
import org.leadkpi.value.Rational;

/** The exact totals of one cell, none of them zero: counts and amounts by key, distributions by column. */
final class Page {

    private static final int[] NONE = new int[0];

    static final Page EMPTY = new Page(new Key[0], new long[0], new int[0], List.of());

    /** Takes an entry of a page. */
    @FunctionalInterface
    interface Visitor {
        void visit(Key key, long amount);
    }

    private final Key[] keys;
    private final long[] amounts;

    /** The columns of what is left out and of what stands in the way, of which most cells have few. */
    private final int[] beside;

    private final int[] columns;
    private final List<Lazy<Values>> values;

    /** Takes keys and columns in ascending order. */
    Page(Key[] keys, long[] amounts, int[] columns, List<Lazy<Values>> values) {
        this.keys = keys;
        this.amounts = amounts;
        this.beside = beside(keys);
        this.columns = columns;
        this.values = values;
    }

    private static int[] beside(Key[] keys) {
        int[] found = new int[keys.length];
        int size = 0;
        for (Key key : keys) {
            if (!Columns.isTotal(key.column())) {
                found[size++] = key.column();
            }
        }
        return size == 0 ? NONE : Arrays.copyOf(found, size);
    }

    static Page of(NavigableMap<Key, Long> amounts, NavigableMap<Integer, Lazy<Values>> values) {
        return new Page(
                amounts.keySet().toArray(Key[]::new),
                amounts.values().stream().mapToLong(amount -> amount).toArray(),
                values.keySet().stream().mapToInt(column -> column).toArray(),
                List.copyOf(values.values()));
    }

    /** The amount under a key, 0 when there is none. */
    long amount(int column, long value) {
        int place = find(column, value);
        return place < keys.length && keys[place].column() == column && keys[place].value() == value
                ? amounts[place]
                : 0;
    }

    /** Where the first key at or after this one stands. */
    private int find(int column, long value) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Key key = keys[middle];
            boolean before = key.column() < column || (key.column() == column && key.value() < value);
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first column of a range that has an amount, or -1: a range of columns that hold no totals. */
    int firstBetween(int first, int last) {
        for (int column : beside) {
            if (column >= first) {
                return column <= last ? column : -1;
            }
        }
        return -1;
    }

    /** The amounts of a column, each divided by its denominator, together. */
    Rational amounts(int column) {
        Rational sum = Rational.ZERO;
        for (int i = find(column, Long.MIN_VALUE); i < keys.length && keys[i].column() == column; i++) {
            sum = sum.plus(Rational.of(amounts[i], keys[i].value()));
        }
        return sum;
    }

    /** The values of a distribution. */
    Distribution distribution(int column) {
        return values(column).map(Values::distribution).orElseGet(Distribution::empty);
    }

    /** How often each value of a distribution occurs, if any does. */
    Optional<Values> values(int column) {
        int place = Arrays.binarySearch(columns, column);
        return place < 0 ? Optional.empty() : Optional.of(values.get(place).get());
    }

    /** Every entry in ascending order of its key. */
    void forEach(Visitor visitor) {
        int key = 0;
        for (int i = 0; i <= columns.length; i++) {
            int column = i < columns.length ? columns[i] : Integer.MAX_VALUE;
            while (key < keys.length && keys[key].column() < column) {
                visitor.visit(keys[key], amounts[key]);
                key++;
            }
            if (i < columns.length) {
                values.get(i).get().forEach((value, count) -> visitor.visit(new Key(column, value), count));
            }
        }
    }

    boolean isEmpty() {
        return keys.length == 0 && columns.length == 0;
    }

    Page negated() {
        if (isEmpty()) {
            return this;
        }
        long[] opposite = new long[amounts.length];
        Arrays.setAll(opposite, i -> Math.negateExact(amounts[i]));
        return new Page(
                keys,
                opposite,
                columns,
                values.stream().map(each -> Lazy.of(each.get().negated())).toList());
    }

    /**
     * All of these together.
     *
     * @param mayCancel whether values may occur a negative number of times, so that nothing may be left of some
     * @throws ArithmeticException if a total exceeds 64 bits; the message names the column
     */
    static Page sum(Columns columns, List<Page> parts, boolean mayCancel) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Map<Key, Long> unordered = new HashMap<>();
        Map<Integer, List<Lazy<Values>>> values = new TreeMap<>();
        for (Page part : parts) {
            for (int i = 0; i < part.keys.length; i++) {
                add(columns, unordered, part.keys[i], part.amounts[i]);
            }
            for (int i = 0; i < part.columns.length; i++) {
                values.computeIfAbsent(part.columns[i], column -> new ArrayList<>())
                        .add(part.values.get(i));
            }
        }
        TreeMap<Key, Long> amounts = new TreeMap<>(unordered);
        amounts.values().removeIf(amount -> amount == 0);
        TreeMap<Integer, Lazy<Values>> sums = new TreeMap<>();
        values.forEach((column, list) -> sums.put(column, new Lazy<>(() -> sum(columns, column, list))));
        if (mayCancel) {
            sums.values().removeIf(sum -> sum.get().isEmpty());
        }
        return of(amounts, sums);
    }

    private static Values sum(Columns columns, int column, List<Lazy<Values>> parts) {
        try {
            return Values.sum(parts.stream().map(Lazy::get).toList());
        } catch (ArithmeticException overflow) {
            throw new ArithmeticException("a count of column " + columns.name(column) + " exceeds 64 bits");
        }
    }

    /**
     * Adds an amount under a key.
     *
     * @throws ArithmeticException if the total exceeds 64 bits; the message names the column
     */
    static void add(Columns columns, Map<Key, Long> amounts, Key key, long amount) {
        long before = amounts.getOrDefault(key, 0L);
        long after = before + amount;
        if (((before ^ after) & (amount ^ after)) < 0) {
            throw overflow(columns, key.column(), before, amount);
        }
        amounts.put(key, after);
    }

    static ArithmeticException overflow(Columns columns, int column, long before, long amount) {
        return new ArithmeticException(
                "total of column " + columns.name(column) + " exceeds 64 bits: " + before + " + " + amount);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Page page
                && Arrays.equals(page.keys, keys)
                && Arrays.equals(page.amounts, amounts)
                && Arrays.equals(page.columns, columns)
                && page.values.stream()
                        .map(Lazy::get)
                        .toList()
                        .equals(values.stream().map(Lazy::get).toList());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keys) * 31 + Arrays.hashCode(amounts);
    }
}
