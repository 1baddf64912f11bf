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
 * <p>One bit a hash tells apart nearly all ids; only those whose bit comes up twice are compared.
 */
final class Repeats {

    private static final int BITS_AN_ID = 12;

    /** Binary digits of a place within a word; there is at least one word. */
    private static final int WORD = 6;

    private static final int MOST_BITS = 30;

    private final int[] hashes;
    private final int size;
    private final int shift;

    private Repeats(int[] hashes, int size) {
        this.hashes = hashes;
        this.size = size;
        long bits = Math.max(1L, (long) size * BITS_AN_ID);
        this.shift =
                Integer.SIZE - Math.max(WORD, Math.min(MOST_BITS, Long.SIZE - Long.numberOfLeadingZeros(bits - 1)));
    }

    /** The repeats among the records, given the hashes of their ids. */
    static <R> BitSet among(List<R> records, Function<R, String> id, int[] hashes, Workers workers) {
        if (records.size() < 2) {
            return new BitSet(0);
        }
        Repeats repeats = new Repeats(hashes, records.size());
        long[] once = new long[1 << (Integer.SIZE - repeats.shift - WORD)];
        long[] twice = new long[once.length];
        List<BitSet> found = workers.each(
                workers.ranges(records.size()),
                once.length,
                (range, from, to) -> repeats.among(records, id, repeats.suspects(once, twice, from, to)));
        BitSet all = found.get(0);
        found.subList(1, found.size()).forEach(all::or);
        return all;
    }

    /** The records whose bit lies in some words and comes up twice: by hash, and those of one hash as given. */
    private long[] suspects(long[] once, long[] twice, int fromWord, int toWord) {
        int many = 0;
        for (int i = 0; i < size; i++) {
            int bit = (hashes[i] * 0x9E3779B9) >>> shift;
            int word = bit >>> WORD;
            if (word >= fromWord && word < toWord) {
                long mask = 1L << bit;
                if ((once[word] & mask) != 0) {
                    twice[word] |= mask;
                    many++;
                }
                once[word] |= mask;
            }
        }
        if (many == 0) {
            return new long[0];
        }
        long[] suspects = new long[2 * many];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int bit = (hashes[i] * 0x9E3779B9) >>> shift;
            int word = bit >>> WORD;
            if (word >= fromWord && word < toWord && (twice[word] & 1L << bit) != 0) {
                suspects[count++] = (long) hashes[i] << Integer.SIZE | i;
            }
        }
        long[] sorted = Arrays.copyOf(suspects, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private <R> BitSet among(List<R> records, Function<R, String> id, long[] suspects) {
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
