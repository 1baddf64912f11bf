package org.leadkpi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    private static int number(Signatures signatures, int... set) {
        return signatures.number(set, set.length);
    }

    @Test
    void sets_areNumberedInTheOrderOfTheirFirstOccurrence() {
        Signatures signatures = new Signatures();

        assertThat(signatures.size()).isZero();
        assertThat(number(signatures, 4, 7)).isZero();
        assertThat(number(signatures)).isEqualTo(1);
        assertThat(number(signatures, 4)).isEqualTo(2);
        assertThat(number(signatures, 4, 7)).isZero();
        assertThat(number(signatures)).isEqualTo(1);
        assertThat(number(signatures, 7, 4)).isEqualTo(3);
        assertThat(signatures.size()).isEqualTo(4);
        assertThat(signatures.set(0)).containsExactly(4, 7);
        assertThat(signatures.set(1)).isEmpty();
    }

    @Test
    void onlyTheFirstEntriesOfABuffer_count() {
        Signatures signatures = new Signatures();
        int[] buffer = {1, 2, 3};

        assertThat(signatures.number(buffer, 2)).isZero();
        buffer[2] = 9;
        assertThat(signatures.number(buffer, 2)).isZero();
        buffer[1] = 8;
        assertThat(signatures.number(buffer, 2)).isEqualTo(1);
        assertThat(signatures.number(buffer, 0)).isEqualTo(2);
        assertThat(signatures.set(0)).containsExactly(1, 2);
    }

    @Test
    void setsOfEqualHashes_areKeptApart() {
        Signatures signatures = new Signatures();
        List<int[]> colliding = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            colliding.add(new int[] {i, 31 * (1_000 - i)});
        }

        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < colliding.size(); i++) {
                assertThat(number(signatures, colliding.get(i))).isEqualTo(i);
            }
        }
    }

    @Test
    void leadingZeros_count() {
        Signatures signatures = new Signatures();

        assertThat(number(signatures, 0)).isZero();
        assertThat(number(signatures, 0, 0)).isEqualTo(1);
        assertThat(number(signatures, 0, 0, 0)).isEqualTo(2);
        assertThat(number(signatures, 0)).isZero();
    }

    @Test
    void numbers_stayWhileTheTableGrows() {
        Signatures signatures = new Signatures();
        for (int i = 0; i < 5_000; i++) {
            assertThat(number(signatures, i, i * 7)).isEqualTo(i);
            assertThat(number(signatures, i, i * 7)).isEqualTo(i);
            assertThat(number(signatures, i / 2, i / 2 * 7)).isEqualTo(i / 2);
        }
        assertThat(signatures.size()).isEqualTo(5_000);
    }

    @Test
    void randomSets_areNumberedAsByAMap() {
        Random random = new Random(5);
        Signatures signatures = new Signatures();
        Map<List<Integer>, Integer> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int[] set = random.ints(random.nextInt(6), -3, 4).toArray();
            List<Integer> boxed = new ArrayList<>();
            for (int key : set) {
                boxed.add(key);
            }
            expected.putIfAbsent(boxed, expected.size());

            assertThat(number(signatures, set)).isEqualTo(expected.get(boxed));
        }
        assertThat(signatures.size()).isEqualTo(expected.size());
    }
}
