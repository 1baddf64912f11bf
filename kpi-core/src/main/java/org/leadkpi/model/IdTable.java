package org.leadkpi.model;

import java.util.BitSet;
import java.util.List;

/**
 * Finds leads by id: open addressing over hash and ordinal, 16 bytes a lead.
 *
 * <p>Many ids are looked up in steps (hash, slot, lead, id), so that the waits for memory of one step overlap.
 */
final class IdTable {

    /** How many ids are looked up together. */
    static final int BATCH = 256;

    /** The id to look up where a record names no lead; no lead has a blank one. */
    static final String NOBODY = "";

    private static final int NONE = -1;

    private final List<Lead> leads;
    private final long[] slots;
    private final BitSet repeats = new BitSet(0);

    /** Enters leads; one whose id is there already is left out, and noted among the {@link #repeats}. */
    IdTable(List<Lead> leads) {
        this.leads = leads;
        this.slots = new long[Math.max(1, 2 * leads.size())];
        for (int lead = 0; lead < leads.size(); lead++) {
            enter(lead);
        }
    }

    private void enter(int lead) {
        String id = leads.get(lead).id();
        int hash = id.hashCode();
        int slot = home(hash);
        while (slots[slot] != 0) {
            if (isAt(slots[slot], hash) && leads.get(lead(slots[slot])).id().equals(id)) {
                repeats.set(lead);
                return;
            }
            slot = after(slot);
        }
        slots[slot] = (long) hash << 32 | (lead + 1);
    }

    /** The leads that repeat the id of an earlier one. */
    BitSet repeats() {
        return repeats;
    }

    /** The ordinal of a lead, negative when it is not known. */
    int find(String id) {
        int hash = id.hashCode();
        return find(id, hash, home(hash));
    }

    private int find(String id, int hash, int from) {
        int slot = from;
        while (slots[slot] != 0) {
            if (isAt(slots[slot], hash) && leads.get(lead(slots[slot])).id().equals(id)) {
                return lead(slots[slot]);
            }
            slot = after(slot);
        }
        return NONE;
    }

    /** A place to look up many ids from one thread. */
    final class Finder {
        private final int[] hashes;
        private final int[] homes;
        private final long[] entries;
        private final String[] candidates;

        Finder(int most) {
            hashes = new int[most];
            homes = new int[most];
            entries = new long[most];
            candidates = new String[most];
        }

        /** Writes the ordinals of some leads; what is not known gets the number given for it. */
        void find(String[] ids, int count, int unknown, int[] ordinals, int at) {
            for (int i = 0; i < count; i++) {
                hashes[i] = ids[i].hashCode();
            }
            for (int i = 0; i < count; i++) {
                homes[i] = home(hashes[i]);
                entries[i] = slots[homes[i]];
            }
            for (int i = 0; i < count; i++) {
                if (entries[i] != 0 && isAt(entries[i], hashes[i])) {
                    candidates[i] = leads.get(lead(entries[i])).id();
                } else {
                    candidates[i] = NOBODY;
                    entries[i] = 0;
                }
            }
            for (int i = 0; i < count; i++) {
                int found = candidates[i].equals(ids[i])
                        ? lead(entries[i])
                        : IdTable.this.find(ids[i], hashes[i], homes[i]);
                ordinals[at + i] = found == NONE ? unknown : found;
            }
        }
    }

    /** Spreads a hash over all slots, whose number need not be a power of two. */
    private int home(int hash) {
        return (int) (((hash * 0x9E3779B9) & 0xFFFF_FFFFL) * slots.length >>> 32);
    }

    private int after(int slot) {
        return slot + 1 == slots.length ? 0 : slot + 1;
    }

    private static boolean isAt(long entry, int hash) {
        return (int) (entry >>> 32) == hash;
    }

    private static int lead(long entry) {
        return (int) entry - 1;
    }
}
