package org.leadkpi.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadkpi.time.Grain;

/** Columns of journal entries: which record, on which day, and for an amount or a value how much. */
final class Entries extends Segmented {

    private static final int FIRST_CAPACITY = 16;

    /** While entries are added; closed afterwards. */
    private int[] records;

    private int[] days;
    private long @Nullable [] amounts;
    private int size;
    private Column closedRecords = Column.of(new int[0], 0);
    private Column closedDays = closedRecords;

    /** The largest amount without its sign. */
    private long largest;

    /** The segments of the entries along each dimension that was asked for. */
    private final Map<Coding, Column> segments = new ConcurrentHashMap<>();

    /** The entries of each segment and day taken together, by the dimensions that were asked for. */
    private final Map<Axes, Daily> daily = new ConcurrentHashMap<>();

    /** The same entries in the order of their amounts, once that was asked for. */
    private volatile @Nullable Ordered ordered;

    /** Entries in the order of their amounts. */
    static final class Ordered extends Segmented {
        private final Entries base;
        private final int[] order;
        private final Column days;
        private final long[] amounts;
        private final Map<Coding, Column> segments = new ConcurrentHashMap<>();
        private final Map<List<Object>, Samples> samples = new ConcurrentHashMap<>();

        private Ordered(Entries base) {
            this.base = base;
            this.amounts = Arrays.copyOf(base.amounts(), base.size);
            flipSigns(amounts);
            this.order = Radix.sort(amounts);
            flipSigns(amounts);
            this.days = permuted(base.closedDays);
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
        int size() {
            return order.length;
        }

        @Override
        Column days() {
            return days;
        }

        long[] amounts() {
            return amounts;
        }

        /** Where the entries belong along some dimensions in periods of some length; kept until released. */
        Samples samples(Axes axes, Grain grain, Supplier<Samples> deal) {
            return samples.computeIfAbsent(List.of(axes, grain), key -> deal.get());
        }

        @Override
        Column segments(Coding coding) {
            return segments.computeIfAbsent(coding, key -> permuted(base.segments(key)));
        }
    }

    Entries(boolean withAmounts) {
        this.records = new int[FIRST_CAPACITY];
        this.days = new int[records.length];
        this.amounts = withAmounts ? new long[records.length] : null;
    }

    void add(int record, int day) {
        if (size == records.length) {
            resize(size + (size >> 1));
        }
        records[size] = record;
        days[size++] = day;
    }

    void add(int record, int day, long amount) {
        add(record, day);
        amounts()[size - 1] = amount;
        largest = Math.max(largest, amount == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(amount));
    }

    /** Appends the entries of a later part. */
    void append(Entries part) {
        if (size + part.size > records.length) {
            resize(size + part.size);
        }
        System.arraycopy(part.records, 0, records, size, part.size);
        System.arraycopy(part.days, 0, days, size, part.size);
        if (amounts != null) {
            System.arraycopy(part.amounts(), 0, amounts, size, part.size);
            largest = Math.max(largest, part.largest);
        }
        size += part.size;
    }

    /** Ends adding: the columns are made as narrow as they can be. */
    void close() {
        closedRecords = Column.of(records, size);
        closedDays = Column.of(days, size);
        records = new int[0];
        days = new int[0];
        if (amounts != null && size < amounts.length) {
            amounts = Arrays.copyOf(amounts, size);
        }
    }

    private void resize(int capacity) {
        records = Arrays.copyOf(records, capacity);
        days = Arrays.copyOf(days, capacity);
        if (amounts != null) {
            amounts = Arrays.copyOf(amounts, capacity);
        }
    }

    @Override
    int size() {
        return size;
    }

    int record(int entry) {
        return closedRecords.get(entry);
    }

    @Override
    Column days() {
        return closedDays;
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

    /** Numbers the segment of each entry along a dimension, given those of all records. */
    void encode(Coding coding, Column ofRecords) {
        segments.put(coding, ofRecords.at(closedRecords, size));
    }

    @Override
    Column segments(Coding coding) {
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

    /** The entries of each segment and day taken together; kept until released. */
    Daily daily(Axes axes, int mostSegments, int mostDays) {
        return daily.computeIfAbsent(axes, key -> Daily.of(this, segments(key), closedDays, mostSegments, mostDays));
    }

    boolean hasAmounts() {
        return amounts != null;
    }

    /** What no sum of amounts exceeds. */
    double bound() {
        return (double) largest * size;
    }

    @Override
    void release() {
        super.release();
        daily.clear();
        ordered = null;
    }

    /** Bytes of the columns, without what queries derived. */
    long bytes() {
        long narrow = closedRecords.bytes() + closedDays.bytes();
        return amounts == null ? narrow : narrow + (long) size * Long.BYTES;
    }
}
