package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the distinct sets of keys that records post to. Real data has a few dozen of them, whatever the number of tallies,
 * so that counting how often each occurs answers every tally at once.
 */
final class Signatures {

    private static final int FIRST_CAPACITY = 64;
    private static final int SPREAD = 0x9E3779B9;

    private final List<int[]> sets = new ArrayList<>();

    /** Numbers of sets plus one, found by open addressing; 0 where there is none. */
    private int[] table = new int[FIRST_CAPACITY];

    /** The number of a set given as the first entries of a buffer, from 0 in the order of their first occurrence. */
    int number(int[] buffer, int length) {
        int slot = slot(buffer, length);
        if (table[slot] == 0) {
            sets.add(Arrays.copyOf(buffer, length));
            table[slot] = sets.size();
            if (sets.size() * 2 > table.length) {
                table = new int[table.length * 2];
                for (int i = 0; i < sets.size(); i++) {
                    table[slot(sets.get(i), sets.get(i).length)] = i + 1;
                }
                return sets.size() - 1;
            }
        }
        return table[slot] - 1;
    }

    private int slot(int[] buffer, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + buffer[i];
        }
        int mask = table.length - 1;
        int slot = (hash * SPREAD) >>> 7 & mask;
        while (table[slot] != 0 && !isAt(slot, buffer, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int slot, int[] buffer, int length) {
        int[] set = sets.get(table[slot] - 1);
        return Arrays.equals(set, 0, set.length, buffer, 0, length);
    }

    int[] set(int number) {
        return sets.get(number);
    }

    int size() {
        return sets.size();
    }
}
