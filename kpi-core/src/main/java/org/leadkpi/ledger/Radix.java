package org.leadkpi.ledger;

import java.util.Arrays;

/** Stable sorting of many keys by their digits, in a time that grows with their number only. */
final class Radix {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private Radix() {}

    /**
     * Sorts keys in place.
     *
     * @param keys the keys, read as unsigned numbers
     * @return where each key stood before
     */
    static int[] sort(long[] keys) {
        int n = keys.length;
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        long varying = 0;
        for (long key : keys) {
            varying |= key ^ keys[0];
        }
        long[] from = keys;
        int[] fromOrder = order;
        long[] to = new long[n];
        int[] toOrder = new int[n];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            if ((varying >>> shift & (DIGITS - 1)) == 0) {
                continue;
            }
            int[] next = starts(from, shift);
            for (int i = 0; i < n; i++) {
                int place = next[digit(from[i], shift)]++;
                to[place] = from[i];
                toOrder[place] = fromOrder[i];
            }
            long[] keysBefore = from;
            from = to;
            to = keysBefore;
            int[] orderBefore = fromOrder;
            fromOrder = toOrder;
            toOrder = orderBefore;
        }
        if (from != keys) {
            System.arraycopy(from, 0, keys, 0, n);
        }
        return fromOrder;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (DIGITS - 1);
    }

    /** Where the keys of each digit begin. */
    private static int[] starts(long[] keys, int shift) {
        int[] next = new int[DIGITS];
        for (long key : keys) {
            next[digit(key, shift)]++;
        }
        int sum = 0;
        for (int d = 0; d < DIGITS; d++) {
            int count = next[d];
            next[d] = sum;
            sum += count;
        }
        return next;
    }
}
