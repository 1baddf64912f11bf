package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What records post on account of tallies that share a dating: a list of entries for each set of keys that a record posts
 * under, so that a question passes over the sets that it does not ask for. Under some keys of a set an entry counts one, under
 * the others it adds its amount.
 */
final class Sheet {

    private final Signatures sets = new Signatures();
    private final List<Entries> entries = new ArrayList<>();

    /** How a key that amounts are added under is written in a set; the inverse is the same. */
    static int amount(int key) {
        return ~key;
    }

    /** The entries under the keys that a buffer begins with. */
    Entries under(int[] keys, int length) {
        int set = sets.number(keys, length);
        if (set == entries.size()) {
            entries.add(new Entries(IntStream.of(keys).limit(length).anyMatch(key -> key < 0)));
        }
        return entries.get(set);
    }

    /** How many sets there are. */
    int size() {
        return entries.size();
    }

    Entries entries(int set) {
        return entries.get(set);
    }

    /** The keys of a set that count. */
    int[] counting(int set) {
        return IntStream.of(sets.set(set)).filter(key -> key >= 0).toArray();
    }

    /** The keys of a set that amounts are added under. */
    int[] adding(int set) {
        return IntStream.of(sets.set(set))
                .filter(key -> key < 0)
                .map(Sheet::amount)
                .toArray();
    }

    Stream<Entries> stream() {
        return entries.stream();
    }

    /** Appends what a later part of the records posts. */
    void append(Sheet part) {
        for (int set = 0; set < part.size(); set++) {
            int[] keys = part.sets.set(set);
            under(keys, keys.length).append(part.entries(set));
        }
    }
}
