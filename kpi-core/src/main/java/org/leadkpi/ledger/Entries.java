package org.leadkpi.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Columns of journal entries: which record, what it posts and on which day, and for an amount or a value how much. What and
 * day are one number, {@code signature * days + day}, so that a query finds out with one look into a table where an entry
 * belongs.
 */
final class Entries implements Segmented {

    private static final int FIRST_CAPACITY = 16;

    /** While entries are added; closed afterwards. */
    private int[] records;

    private int[] places;
    private long @Nullable [] amounts;
    private int size;
    private Column closedRecords = Column.of(new int[0], 0);
    private Column closedPlaces = closedRecords;

    /** The largest amount without its sign. */
    private long largest;

    /** The segments of the entries along each dimension that was asked for. */
    private final Map<Coding, Column> segments = new ConcurrentHashMap<>();

    /** The same entries in the order of their amounts, once that was asked for. */
    private volatile @Nullable Ordered ordered;

    /** Entries in the order of their amounts. */
    static final class Ordered implements Segmented {
        private final Entries base;
        private final int[] order;
        private final Column places;
        private final long[] amounts;
        private final Map<Coding, Column> segments = new ConcurrentHashMap<>();

        private Ordered(Entries base) {
            this.base = base;
            this.amounts = Arrays.copyOf(base.amounts(), base.size);
            flipSigns(amounts);
            this.order = Radix.sort(amounts);
            flipSigns(amounts);
            this.places = permuted(base.closedPlaces);
        }

        /** Makes unsigned order of signed order, and back. */
        private static void flipSigns(long[] keys) {
            for (int i = 0; i < keys.length; i++) {
                keys[i] ^= Long.MIN_VALUE;
            }
        }

        private Column permuted(Column column) {
            int[] moved = new int[order.length];
            for (int i = 0; i < moved.length; i++) {
                moved[i] = column.get(order[i]);
            }
            return Column.of(moved, moved.length);
        }

        @Override
        public int size() {
            return order.length;
        }

        @Override
        public Column places() {
            return places;
        }

        long[] amounts() {
            return amounts;
        }

        @Override
        public Column segments(Coding coding) {
            return segments.computeIfAbsent(coding, key -> permuted(base.segments(key)));
        }
    }

    Entries(int capacity, boolean withAmounts) {
        this.records = new int[Math.max(capacity, FIRST_CAPACITY)];
        this.places = new int[records.length];
        this.amounts = withAmounts ? new long[records.length] : null;
    }

    void add(int record, int place) {
        if (size == records.length) {
            resize(size + (size >> 1));
        }
        records[size] = record;
        places[size++] = place;
    }

    void add(int record, int place, long amount) {
        add(record, place);
        amounts()[size - 1] = amount;
        largest = Math.max(largest, amount == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(amount));
    }

    /** Appends the entries of another part, whose records are numbered from an offset on and whose places mean others. */
    void append(Entries part, int offset, IntUnaryOperator placeOf) {
        if (size + part.size > records.length) {
            resize(size + part.size);
        }
        for (int i = 0; i < part.size; i++) {
            records[size + i] = part.records[i] + offset;
            places[size + i] = placeOf.applyAsInt(part.places[i]);
        }
        if (amounts != null) {
            System.arraycopy(part.amounts(), 0, amounts, size, part.size);
            largest = Math.max(largest, part.largest);
        }
        size += part.size;
    }

    /** Ends adding: the columns are made as narrow as they can be. */
    void close() {
        closedRecords = Column.of(records, size);
        closedPlaces = Column.of(places, size);
        records = new int[0];
        places = new int[0];
        if (amounts != null && size < amounts.length) {
            amounts = Arrays.copyOf(amounts, size);
        }
    }

    private void resize(int capacity) {
        records = Arrays.copyOf(records, capacity);
        places = Arrays.copyOf(places, capacity);
        if (amounts != null) {
            amounts = Arrays.copyOf(amounts, capacity);
        }
    }

    @Override
    public int size() {
        return size;
    }

    int record(int entry) {
        return closedRecords.get(entry);
    }

    @Override
    public Column places() {
        return closedPlaces;
    }

    long[] amounts() {
        if (amounts == null) {
            throw new IllegalStateException("these entries count, they have no amounts");
        }
        return amounts;
    }

    boolean isEncoded(Coding coding) {
        return segments.containsKey(coding);
    }

    /** Numbers the segment of each entry along a dimension, given that of a record. */
    void encode(Coding coding, IntUnaryOperator ofRecord) {
        int[] encoded = new int[size];
        for (int i = 0; i < size; i++) {
            encoded[i] = ofRecord.applyAsInt(closedRecords.get(i));
        }
        segments.put(coding, Column.of(encoded, size));
    }

    @Override
    public Column segments(Coding coding) {
        return Objects.requireNonNull(segments.get(coding), "not encoded");
    }

    /** The same entries in the order of their amounts. */
    Ordered ordered() {
        Ordered known = ordered;
        if (known == null) {
            known = new Ordered(this);
            ordered = known;
        }
        return known;
    }

    boolean hasAmounts() {
        return amounts != null;
    }

    /** Whether the amounts are so large that a sum of them might not fit into 64 bits. */
    boolean mayOverflow() {
        return Math.multiplyHigh(largest, size) != 0 || largest * size < 0;
    }

    void release() {
        ordered = null;
    }

    /** Bytes of the columns, without what queries derived. */
    long bytes() {
        long narrow = closedRecords.bytes() + closedPlaces.bytes();
        return amounts == null ? narrow : narrow + (long) size * Long.BYTES;
    }
}
