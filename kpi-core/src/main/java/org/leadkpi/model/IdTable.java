package org.leadkpi.model;

import java.util.BitSet;
import java.util.List;

/**
 * Finds leads by id: open addressing over hash and ordinal, 16 bytes a lead.
 *
 * <p>Many ids are looked up in steps (hash, slot, place of the id, id), so that the waits for memory of one step overlap.
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

    /** Enters leads; one whose id is there already is left out, and noted among the {@link #repeats}; all ids go to the bytes. */
    IdTable(List<Lead> leads, IdBytes bytes) {
        this.leads = leads;
        this.slots = new long[Math.max(1, 2 * leads.size())];
        int most = Math.min(BATCH, leads.size());
        String[] ids = new String[most];
        int[] hashes = new int[most];
        for (int start = 0; start < leads.size(); start += most) {
            enter(start, Math.min(most, leads.size() - start), ids, hashes, bytes);
        }
    }

    private void enter(int start, int count, String[] ids, int[] hashes, IdBytes bytes) {
        for (int i = 0; i < count; i++) {
            ids[i] = leads.get(start + i).id();
        }
        for (int i = 0; i < count; i++) {
            hashes[i] = ids[i].hashCode();
        }
        for (int i = 0; i < count; i++) {
            bytes.add(ids[i]);
        }
        for (int i = 0; i < count; i++) {
            enter(start + i, hashes[i]);
        }
    }

    private void enter(int lead, int hash) {
        int slot = home(hash);
        while (slots[slot] != 0) {
            if (isAt(slots[slot], hash)
                    && leads.get(lead(slots[slot])).id().equals(leads.get(lead).id())) {
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
        private final IdBytes bytes;
        private final int[] hashes;
        private final int[] places;
        private final long[] entries;
        private final int[] candidates;
        private final int[] starts;
        private final byte[] firsts;

        Finder(IdBytes bytes, int most) {
            this.bytes = bytes;
            hashes = new int[most];
            places = new int[most];
            entries = new long[most];
            candidates = new int[most];
            starts = new int[most];
            firsts = new byte[most];
        }

        /** Writes the ordinals of some leads; what is not known gets the number given for it. */
        void find(String[] ids, int count, int unknown, int[] found, int at) {
            for (int i = 0; i < count; i++) {
                hashes[i] = ids[i].hashCode();
                places[i] = home(hashes[i]);
            }
            for (int i = 0; i < count; i++) {
                entries[i] = slots[places[i]];
            }
            for (int i = 0; i < count; i++) {
                long entry = entries[i];
                int slot = places[i];
                while (entry != 0 && !isAt(entry, hashes[i])) {
                    slot = after(slot);
                    entry = slots[slot];
                }
                places[i] = slot;
                candidates[i] = lead(entry);
            }
            for (int i = 0; i < count; i++) {
                starts[i] = bytes.start(Math.max(0, candidates[i]));
            }
            for (int i = 0; i < count; i++) {
                firsts[i] = bytes.at(starts[i]);
            }
            for (int i = 0; i < count; i++) {
                int lead = candidates[i];
                if (lead != NONE && !bytes.isAt(lead, starts[i], firsts[i], ids[i])) {
                    lead = IdTable.this.find(ids[i], hashes[i], places[i]);
                }
                found[at + i] = lead == NONE ? unknown : lead;
            }
        }
    }

    /**
     * Spreads a hash over all slots, whose number need not be a power of two. A better mixture would probe less and wait
     * longer: this one keeps ids that follow one another near one another.
     */
    private int home(int hash) {
        int spread = hash * 0x9E3779B9;
        return (int) ((Integer.toUnsignedLong(spread) * slots.length) >>> Integer.SIZE);
    }

    private int after(int slot) {
        return slot + 1 == slots.length ? 0 : slot + 1;
    }

    private static boolean isAt(long entry, int hash) {
        return (int) (entry >>> 32) == hash;
    }

    /** The lead of an entry, {@link #NONE} of an empty one. */
    private static int lead(long entry) {
        return (int) entry - 1;
    }
}
