package org.leadkpi.model;

import java.util.Arrays;

/**
 * The ids of leads side by side, so that comparing one is one wait for memory instead of three. Used while records are
 * linked, and dropped then.
 *
 * <p>An id is held when all its characters fit a byte; another has no bytes here, and is compared where it is.
 */
final class IdBytes {

    private static final int MOST_BYTES = 1 << 30;
    private static final int LATIN = 1 << Byte.SIZE;

    private final int[] ends;
    private byte[] bytes;
    private int leads;

    IdBytes(int leads) {
        this.ends = new int[leads + 1];
        this.bytes = new byte[8 * leads + 1];
    }

    /** Adds the id of the next lead. */
    void add(String id) {
        int from = ends[leads];
        int length = id.length();
        if (bytes.length - from <= length && bytes.length < MOST_BYTES) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, from + length + 1));
        }
        int held = bytes.length - from <= length ? 0 : length;
        for (int i = 0; i < held; i++) {
            char character = id.charAt(i);
            bytes[from + i] = (byte) character;
            if (character >= LATIN) {
                held = 0;
            }
        }
        ends[++leads] = from + held;
    }

    /** Where the id of a lead starts. */
    int start(int lead) {
        return ends[lead];
    }

    /** The byte at a place; there is always one more than all ids have. */
    byte at(int place) {
        return bytes[place];
    }

    /** Whether the id of a lead is held and is this one, given where it starts and its first byte. */
    boolean isAt(int lead, int start, byte first, String id) {
        int length = ends[lead + 1] - start;
        if (length != id.length() || length == 0 || (char) (first & LATIN - 1) != id.charAt(0)) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if ((char) (bytes[start + i] & LATIN - 1) != id.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
