package org.leadkpi.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Entries that belong to one segment and day taken together: how many there are, and what they amount to. Real data has many
 * times more entries than segments and days, and who asks twice along the same dimensions need not pass over them again.
 *
 * @param size how many segments and days there are with an entry
 * @param amounts null for entries without amounts
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read for every question
record Daily(int size, Column segments, Column days, long[] counts, long @Nullable [] amounts) {

    /** So many times fewer there must be at least. */
    private static final int WORTHWHILE = 4;

    /** Whether taking entries together saves more than it costs. */
    static boolean isWorthwhile(int entries, long segments, int days) {
        return segments * days <= entries / WORTHWHILE;
    }

    /** Takes entries together; their segments and days must be few, and their amounts must not overflow together. */
    static Daily of(Entries entries, Column segments, Column days, int mostSegments, int mostDays) {
        long[] counts = new long[mostSegments * mostDays];
        long[] amounts = entries.hasAmounts() ? new long[counts.length] : null;
        for (int i = 0; i < entries.size(); i++) {
            counts[segments.get(i) * mostDays + days.get(i)]++;
        }
        if (amounts != null) {
            long[] single = entries.amounts();
            for (int i = 0; i < single.length; i++) {
                amounts[segments.get(i) * mostDays + days.get(i)] += single[i];
            }
        }
        return present(counts, amounts, mostDays);
    }

    /** Leaves out where there is no entry. */
    private static Daily present(long[] counts, long @Nullable [] amounts, int mostDays) {
        int size = 0;
        for (long count : counts) {
            size += count > 0 ? 1 : 0;
        }
        int[] segments = new int[size];
        int[] days = new int[size];
        int next = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                segments[next] = cell / mostDays;
                days[next] = cell % mostDays;
                counts[next] = counts[cell];
                if (amounts != null) {
                    amounts[next] = amounts[cell];
                }
                next++;
            }
        }
        return new Daily(
                size,
                Column.of(segments, size),
                Column.of(days, size),
                Arrays.copyOf(counts, size),
                amounts == null ? null : Arrays.copyOf(amounts, size));
    }
}
