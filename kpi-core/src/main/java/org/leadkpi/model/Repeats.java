package org.leadkpi.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the records that repeat the id of an earlier one.
 *
 * <p>One bit a hash tells apart nearly all ids. Fewer bits, of the hashes whose bit came up again, find the records that
 * are worth comparing.
 */
final class Repeats {

    private static final int BITS_AN_ID = 12;
    private static final int FEWEST_BITS = 6;
    private static final int MOST_BITS = 30;

    private Repeats() {}

    /** The repeats among the records, given the hashes of their ids. */
    static <R> BitSet among(List<R> records, Function<R, String> id, int[] hashes, Workers workers) {
        int size = records.size();
        if (size < 2) {
            return new BitSet(0);
        }
        int shift = shift(size);
        long[] met = words(shift);
        List<BitSet> found = workers.each(workers.ranges(size), met.length, (range, from, to) -> {
            int[] again = again(met, shift, from, to, hashes, size);
            return again.length == 0 ? new BitSet(0) : among(records, id, suspects(again, hashes, size));
        });
        BitSet all = found.get(0);
        found.subList(1, found.size()).forEach(all::or);
        return all;
    }

    /** How far a hash is shifted to be the place of its bit among enough bits for some ids. */
    private static int shift(int ids) {
        int digits = Long.SIZE - Long.numberOfLeadingZeros((long) ids * BITS_AN_ID);
        return Integer.SIZE - Math.max(FEWEST_BITS, Math.min(MOST_BITS, digits));
    }

    private static long[] words(int shift) {
        return new long[1 << (Integer.SIZE - shift - FEWEST_BITS)];
    }

    /** The hashes whose bit lies in some of the words and was met before. */
    private static int[] again(long[] met, int shift, int fromWord, int toWord, int[] hashes, int size) {
        int[] again = new int[8];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int bit = (hashes[i] * 0x9E3779B9) >>> shift;
            int word = bit >>> FEWEST_BITS;
            if (word >= fromWord && word < toWord) {
                long before = met[word];
                met[word] = before | 1L << bit;
                if (before == met[word]) {
                    again = count == again.length ? Arrays.copyOf(again, 2 * count) : again;
                    again[count++] = hashes[i];
                }
            }
        }
        return Arrays.copyOf(again, count);
    }

    /** Few records among which are all that have one of the hashes: by hash, and those of one hash as given. */
    private static long[] suspects(int[] again, int[] hashes, int size) {
        int shift = shift(again.length);
        long[] bits = words(shift);
        for (int hash : again) {
            int bit = (hash * 0x85EBCA6B) >>> shift;
            bits[bit >>> FEWEST_BITS] |= 1L << bit;
        }
        long[] suspects = new long[2 * again.length];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int bit = (hashes[i] * 0x85EBCA6B) >>> shift;
            if ((bits[bit >>> FEWEST_BITS] & 1L << bit) != 0) {
                suspects = count == suspects.length ? Arrays.copyOf(suspects, 2 * count) : suspects;
                suspects[count++] = (long) hashes[i] << Integer.SIZE | i;
            }
        }
        long[] sorted = Arrays.copyOf(suspects, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static <R> BitSet among(List<R> records, Function<R, String> id, long[] suspects) {
        BitSet repeats = new BitSet(0);
        for (int from = 0, to; from < suspects.length; from = to) {
            to = from + 1;
            while (to < suspects.length && suspects[to] >> Integer.SIZE == suspects[from] >> Integer.SIZE) {
                to++;
            }
            if (to - from > 1) {
                Set<String> ids = new HashSet<>();
                for (int i = from; i < to; i++) {
                    if (!ids.add(id.apply(records.get((int) suspects[i])))) {
                        repeats.set((int) suspects[i]);
                    }
                }
            }
        }
        return repeats;
    }
}
