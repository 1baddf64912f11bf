package org.leadkpi.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Many whole numbers from 0 on, kept as narrow as the largest of them allows: how fast they are read is a matter of how many
 * bytes they take.
 */
final class Column {

    private static final int BYTE = 1 << Byte.SIZE;
    private static final int CHAR = 1 << Character.SIZE;

    private final byte @Nullable [] bytes;
    private final char @Nullable [] chars;
    private final int @Nullable [] ints;

    private Column(byte @Nullable [] bytes, char @Nullable [] chars, int @Nullable [] ints) {
        this.bytes = bytes;
        this.chars = chars;
        this.ints = ints;
    }

    /** The first numbers of an array, which is not kept. */
    static Column of(int[] numbers, int size) {
        int all = 0;
        for (int i = 0; i < size; i++) {
            all |= numbers[i];
        }
        if (all < BYTE) {
            byte[] bytes = new byte[size];
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) numbers[i];
            }
            return new Column(bytes, null, null);
        }
        if (all < CHAR) {
            char[] chars = new char[size];
            for (int i = 0; i < size; i++) {
                chars[i] = (char) numbers[i];
            }
            return new Column(null, chars, null);
        }
        return new Column(null, null, Arrays.copyOf(numbers, size));
    }

    int get(int place) {
        if (bytes != null) {
            return bytes[place] & (BYTE - 1);
        }
        return chars != null ? chars[place] : ints()[place];
    }

    private int[] ints() {
        return ints == null ? new int[0] : ints;
    }

    /** Copies some numbers in a row to the start of an array. */
    void read(int from, int count, int[] into) {
        if (bytes != null) {
            for (int i = 0; i < count; i++) {
                into[i] = bytes[from + i] & (BYTE - 1);
            }
        } else if (chars != null) {
            for (int i = 0; i < count; i++) {
                into[i] = chars[from + i];
            }
        } else {
            System.arraycopy(ints(), from, into, 0, count);
        }
    }

    long bytes() {
        if (bytes != null) {
            return bytes.length;
        }
        return chars != null ? (long) chars.length * Character.BYTES : (long) ints().length * Integer.BYTES;
    }
}
