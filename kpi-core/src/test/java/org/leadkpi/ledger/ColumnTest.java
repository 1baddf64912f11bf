package org.leadkpi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ColumnTest {

    private static int[] readAll(Column column, int size) {
        return IntStream.range(0, size).map(column::get).toArray();
    }

    private static void keeps(int[] numbers, int bytesEach) {
        Column column = Column.of(numbers, numbers.length);

        assertThat(readAll(column, numbers.length)).containsExactly(numbers);
        assertThat(column.bytes())
                .as("largest of %s", Arrays.toString(numbers))
                .isEqualTo((long) numbers.length * bytesEach);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(column.get(i)).isEqualTo(numbers[i]);
        }
    }

    @Test
    void numbers_takeAsManyBytesAsTheLargestNeeds() {
        keeps(new int[] {0, 1, 127, 128, 254, 255}, 1);
        keeps(new int[] {0, 255, 256}, 2);
        keeps(new int[] {256, 32_767, 32_768, 65_534, 65_535}, 2);
        keeps(new int[] {0, 255, 65_535, 65_536}, 4);
        keeps(new int[] {65_536, Integer.MAX_VALUE - 1, Integer.MAX_VALUE}, 4);
        keeps(new int[] {0}, 0);
        keeps(new int[] {128, 127}, 1);
    }

    @Test
    void numbersWithoutCommonBits_areAsWideAsTheWidest() {
        keeps(new int[] {170, 85}, 1);
        keeps(new int[] {0xFF00, 0x00FF}, 2);
        keeps(new int[] {0x1_0000, 0xFFFF}, 4);
    }

    @Test
    void none_takesNoBytes() {
        assertThat(Column.of(new int[0], 0).bytes()).isZero();
        assertThat(Column.of(new int[] {70_000}, 0).bytes()).isZero();
    }

    @Test
    void onlyTheFirstNumbers_areKept() {
        for (int beyond : new int[] {3, 255, 256, 65_536}) {
            Column column = Column.of(new int[] {7, 8, beyond}, 2);

            assertThat(column.bytes()).isEqualTo(2);
            assertThat(readAll(column, 2)).containsExactly(7, 8);
        }
    }

    @Test
    void array_isNotKept() {
        for (int largest : new int[] {255, 65_535, 65_536}) {
            int[] numbers = {1, largest};
            Column column = Column.of(numbers, 2);

            Arrays.fill(numbers, 9);

            assertThat(readAll(column, 2)).containsExactly(1, largest);
        }
    }

    @Property
    void at_readsTheNumbersAtThePlaces(
            @ForAll @Size(min = 1, max = 400) int[] any,
            @ForAll @IntRange(min = 0, max = Integer.SIZE - 1) int bits,
            @ForAll @Size(max = 400) int[] picks) {
        int[] numbers =
                IntStream.of(any).map(number -> number & ((1 << bits) - 1)).toArray();
        int[] places = IntStream.of(picks)
                .map(pick -> Math.floorMod(pick, numbers.length))
                .toArray();
        Column column = Column.of(numbers, numbers.length);

        Column found = column.at(Column.of(places, places.length), places.length);

        assertThat(readAll(found, places.length))
                .containsExactly(
                        IntStream.of(places).map(place -> numbers[place]).toArray());
        assertThat(found.bytes()).isEqualTo(column.bytes() / numbers.length * places.length);
    }

    @Test
    void zeros_takeNoRoom() {
        keeps(new int[9], 0);
        keeps(new int[0], 0);
    }
}
