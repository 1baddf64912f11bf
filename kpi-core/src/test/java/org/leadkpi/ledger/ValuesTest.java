package org.leadkpi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadkpi.Datasets;
import org.leadkpi.time.Grain;

class ValuesTest {

    private static Values of(long... valuesAndCounts) {
        NavigableMap<Long, Long> counts = new TreeMap<>();
        for (int i = 0; i < valuesAndCounts.length; i += 2) {
            counts.put(valuesAndCounts[i], valuesAndCounts[i + 1]);
        }
        return Values.of(counts);
    }

    private static Values at(long[] table, int... places) {
        return Values.at(table, places, 0, places.length);
    }

    private static void add(Values values, long sign, NavigableMap<Long, Long> to) {
        values.forEach((value, count) -> to.merge(value, sign * count, Long::sum));
        to.values().removeIf(count -> count == 0);
    }

    @Test
    void places_areCountedByValue() {
        long[] table = {-5, -5, 0, 3, 3, 3, 9};

        assertThat(at(table, 0, 1, 2, 4, 5, 6).toMap())
                .containsExactly(Map.entry(-5L, 2L), Map.entry(0L, 1L), Map.entry(3L, 2L), Map.entry(9L, 1L));
        assertThat(Values.at(table, new int[] {0, 3, 4, 6}, 1, 3).toMap()).containsExactly(Map.entry(3L, 2L));
        assertThat(Values.at(table, new int[] {0, 3}, 1, 1).isEmpty()).isTrue();
        assertThat(at(table, 3).isEmpty()).isFalse();
    }

    @Test
    void bothForms_areEqual() {
        Values places = at(new long[] {1, 1, 2, 4}, 0, 1, 3);

        assertThat(places).isEqualTo(of(1, 2, 4, 1)).hasSameHashCodeAs(of(1, 2, 4, 1));
        assertThat(of(1, 2, 4, 1)).isEqualTo(places);
        assertThat(places).isEqualTo(at(new long[] {1, 1, 4}, 0, 1, 2));
        assertThat(places).isNotEqualTo(of(1, 2)).isNotEqualTo(of(1, 2, 4, 2)).isNotEqualTo(of(1, 2, 5, 1));
        assertThat(places.distribution()).isEqualTo(of(1, 2, 4, 1).distribution());
        assertThat(at(new long[] {7}, new int[0])).isEqualTo(of());
    }

    @Test
    void samePlacesTwice_countTwice() {
        Values places = at(new long[] {1, 1, 2, 4}, 0, 1, 3);

        assertThat(Values.sum(List.of(places, places))).isEqualTo(of(1, 4, 4, 2));
        assertThat(Values.sum(List.of(places, places, places))).isEqualTo(of(1, 6, 4, 3));
    }

    @Test
    void overlappingPlaces_countTwiceWhereTheyOverlap() {
        long[] table = {1, 2, 3, 4};

        assertThat(Values.sum(List.of(at(table, 0, 1, 2), at(table, 2, 3)))).isEqualTo(of(1, 1, 2, 1, 3, 2, 4, 1));
        assertThat(Values.sum(List.of(at(table, 1, 3), at(table, 0, 2)))).isEqualTo(of(1, 1, 2, 1, 3, 1, 4, 1));
    }

    @Test
    void placesOfDifferentTables_areNotTakenForThoseOfOne() {
        Values one = at(new long[] {1, 2}, 0);
        Values other = at(new long[] {5, 6}, 1);

        assertThat(Values.sum(List.of(one, other))).isEqualTo(of(1, 1, 6, 1));
        assertThat(Values.sum(List.of(one, of(1, -1)))).isEqualTo(of());
    }

    @Test
    void opposites_cancel() {
        Values places = at(new long[] {1, 1, 2, 4}, 0, 1, 3);

        assertThat(places.negated()).isEqualTo(of(1, -2, 4, -1));
        assertThat(places.negated().negated()).isEqualTo(places);
        assertThat(Values.sum(List.of(places, places.negated())).isEmpty()).isTrue();
        assertThat(Values.sum(List.of(places, of(1, -3), of(5, 1)))).isEqualTo(of(1, -1, 4, 1, 5, 1));
    }

    @Test
    void countsBeyond64Bits_throw() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Values.sum(List.of(of(1, Long.MAX_VALUE), of(1, 1))));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> of(1, Long.MIN_VALUE).negated());
    }

    @Test
    void slicesOfOneTable_addUpAsInAMap() {
        Random random = new Random(6);
        for (int round = 0; round < 200; round++) {
            long[] table =
                    random.longs(1 + random.nextInt(300), -40, 40).sorted().toArray();
            List<Integer> all =
                    new ArrayList<>(IntStream.range(0, table.length).boxed().toList());
            Collections.shuffle(all, random);
            int count = 1 + random.nextInt(8);
            List<Values> parts = new ArrayList<>();
            NavigableMap<Long, Long> expected = new TreeMap<>();
            int[] places = new int[table.length];
            for (int part = 0, from = 0; part < count; part++) {
                int to = part == count - 1 ? table.length : from + random.nextInt(table.length - from + 1);
                int[] slice =
                        all.subList(from, to).stream().mapToInt(i -> i).sorted().toArray();
                System.arraycopy(slice, 0, places, from, slice.length);
                parts.add(Values.at(table, places, from, to));
                from = to;
            }
            if (random.nextBoolean()) {
                parts.add(parts.get(random.nextInt(parts.size())));
            }
            if (random.nextBoolean()) {
                parts.add(parts.get(random.nextInt(parts.size())).negated());
            }
            parts.forEach(part -> add(part, 1, expected));

            assertThat(Values.sum(parts).toMap()).isEqualTo(expected);
            assertThat(Values.sum(parts)).isEqualTo(Values.of(expected));
        }
    }

    @Test
    void distribution_hasTheSameOrderInBothForms() {
        long[] table = new Random(7).longs(500, -100, 100).sorted().toArray();
        int[] places = IntStream.range(0, table.length).filter(i -> i % 3 > 0).toArray();
        NavigableMap<Long, Long> counts = new TreeMap<>();
        Arrays.stream(places).forEach(place -> counts.merge(table[place], 1L, Long::sum));

        assertThat(at(table, places).distribution()).isEqualTo(Values.of(counts).distribution());
    }

    @Test
    void ledgerAddedToItself_doublesEveryRow() {
        int distributions = 0;
        for (long seed = 0; seed < 20; seed++) {
            Ledger ledger = Ledger.of(Datasets.of(seed).data(), Grain.NONE);
            List<LedgerRow> doubled = new ArrayList<>();
            for (LedgerRow row : ledger.rows()) {
                doubled.add(new LedgerRow(row.segment(), row.range(), row.column(), row.value(), 2 * row.amount()));
            }

            assertThat(ledger.plus(ledger).rows()).isEqualTo(doubled);
            distributions += (int) ledger.rows().stream()
                    .filter(row -> row.value() != 1 && row.column().contains("cycle"))
                    .count();
        }
        assertThat(distributions).isPositive();
    }
}
