package org.leadkpi.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Many whole numbers from 0 on, kept as narrow as the largest of them allows: how fast they are read is a matter of how many
 * bytes they take.
 */
final class Column {

    /** Nothing but zeros, however many. */
    static final Column ZEROS = new Column(null, null, null);

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
        if (all == 0) {
            return ZEROS;
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
        if (chars != null) {
            return chars[place];
        }
        return ints == null ? 0 : ints[place];
    }

    /** The numbers at the first places that another column names; it takes as many bytes for each as this one. */
    Column at(Column places, int size) {
        if (bytes != null) {
            byte[] found = new byte[size];
            for (int i = 0; i < size; i++) {
                found[i] = bytes[places.get(i)];
            }
            return new Column(found, null, null);
        }
        if (chars != null) {
            char[] found = new char[size];
            for (int i = 0; i < size; i++) {
                found[i] = chars[places.get(i)];
            }
            return new Column(null, found, null);
        }
        if (ints == null) {
            return ZEROS;
        }
        int[] found = new int[size];
        for (int i = 0; i < size; i++) {
            found[i] = ints[places.get(i)];
        }
        return new Column(null, null, found);
    }

    long bytes() {
        if (bytes != null) {
            return bytes.length;
        }
        if (chars != null) {
            return (long) chars.length * Character.BYTES;
        }
        return ints == null ? 0 : (long) ints.length * Integer.BYTES;
    }
}
