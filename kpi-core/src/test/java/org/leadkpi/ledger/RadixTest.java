package org.leadkpi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RadixTest {

    /** Sorts and compares with a stable sort by comparisons. */
    private static void sorts(long... keys) {
        int[] expectedOrder = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparing(i -> keys[i], Long::compareUnsigned))
                .mapToInt(i -> i)
                .toArray();
        long[] sorted = keys.clone();

        int[] order = Radix.sort(sorted);

        assertThat(order).containsExactly(expectedOrder);
        assertThat(sorted)
                .containsExactly(
                        Arrays.stream(expectedOrder).mapToLong(i -> keys[i]).toArray());
    }

    @Test
    void fewKeys() {
        sorts();
        sorts(5);
        sorts(-5);
        sorts(2, 1);
        sorts(1, 1, 1);
        sorts(3, 1, 2, 1, 3);
    }

    @Test
    void negativeKeys_comeLast() {
        long[] keys = {-1, 0, Long.MIN_VALUE, Long.MAX_VALUE, 1};

        assertThat(Radix.sort(keys)).containsExactly(1, 4, 3, 2, 0);
        assertThat(keys).containsExactly(0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1);
    }

    @Test
    void boundariesOfDigits() {
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long power = 1L << bit;
            sorts(power, 0, power - 1, power, power + 1, -power, ~power, 0, power - 1);
        }
    }

    @Test
    void keysThatDifferInOneDigitOnly() {
        for (int shift = 0; shift < Long.SIZE; shift += 11) {
            for (long base : new long[] {0, -1, 0x0123456789ABCDEFL}) {
                long[] keys = new long[300];
                Random random = new Random(shift);
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = base ^ (long) random.nextInt(2048) << shift;
                }
                sorts(keys);
            }
        }
    }

    @Test
    void equalKeys_stayInOrder() {
        Random random = new Random(2);
        for (int distinct : new int[] {1, 2, 3, 50}) {
            long[] values = random.longs(distinct).toArray();
            sorts(IntStream.range(0, 5_000)
                    .mapToLong(i -> values[random.nextInt(distinct)])
                    .toArray());
        }
    }

    @Test
    void randomKeysOfEveryWidth() {
        Random random = new Random(3);
        for (int bits = 1; bits <= Long.SIZE; bits++) {
            int drop = Long.SIZE - bits;
            sorts(random.longs(random.nextInt(400)).map(key -> key >>> drop).toArray());
        }
    }

    @Test
    void manyKeys() {
        sorts(new Random(4).longs(100_000, -50_000, 50_000).toArray());
    }
}
