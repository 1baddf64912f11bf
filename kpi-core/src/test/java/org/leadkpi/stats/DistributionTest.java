package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.value.Rational;

class DistributionTest {

    /** Minutes to first response, spec P-06. */
    private static final Distribution MINUTES = Distribution.ofValues(2, 3, 4, 5, 6, 600);

    @ParameterizedTest
    @CsvSource({"0,2", "0.25,3.25", "0.5,4.5", "0.75,5.75", "0.90,303", "0.95,451.5", "1,600"})
    void quantile_ofTheSpecExample(String p, String expected) {
        assertThat(MINUTES.quantile(Rational.parse(p))).isEqualTo(Rational.parse(expected));
    }

    @Test
    void summary_ofTheSpecExample() {
        assertThat(MINUTES.count()).isEqualTo(6);
        assertThat(MINUTES.min()).isEqualTo(2);
        assertThat(MINUTES.max()).isEqualTo(600);
        assertThat(MINUTES.sum()).isEqualTo(620);
        assertThat(MINUTES.mean()).isEqualTo(Rational.of(310, 3));
        assertThat(MINUTES.median()).isEqualTo(Rational.of(9, 2));
        // numpy 2.4.6 var([2, 3, 4, 5, 6, 600], ddof=1)
        assertThat(MINUTES.variance()).isCloseTo(59204.666666666664, within(1e-10));
        assertThat(MINUTES).hasToString("Distribution[n=6, min=2, median=4.5, max=600]");
    }

    @Test
    void median_ofTheSpecDeals() {
        // spec P-26: 10k, 10k, 40k -> mean 20k, median 10k
        Distribution deals = Distribution.ofValues(10_000, 40_000, 10_000);

        assertThat(deals.mean()).isEqualTo(Rational.of(20_000));
        assertThat(deals.median()).isEqualTo(Rational.of(10_000));
    }

    @Test
    void empty_hasNoValues() {
        assertThat(Distribution.empty()).isSameAs(Distribution.EMPTY).isEqualTo(Distribution.ofValues());
        assertThat(Distribution.EMPTY.isEmpty()).isTrue();
        assertThat(Distribution.EMPTY.count()).isZero();
        assertThat(Distribution.EMPTY.sum()).isZero();
        assertThat(Distribution.EMPTY.counts()).isEmpty();
        assertThat(Distribution.EMPTY.quantileInterval(Rational.of(1, 2), 0.95)).isEmpty();
        assertThat(Distribution.EMPTY).hasToString("Distribution[n=0]");
        assertThat(MINUTES.isEmpty()).isFalse();
    }

    @Test
    void empty_hasNoSummary() {
        Rational half = Rational.of(1, 2);

        assertRefused("minimum", Distribution::min);
        assertRefused("maximum", Distribution::max);
        assertRefused("mean", Distribution::mean);
        assertRefused("median", Distribution::median);
        assertRefused("quantile", none -> none.quantile(half));
        assertRefused("quantile", none -> none.nearestRank(half));
    }

    @Test
    void variance_ofFewerThanTwo_throws() {
        assertThatThrownBy(() -> Distribution.ofValues(7).variance())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("variance needs at least 2 values, has 1");
        assertThatThrownBy(Distribution.EMPTY::variance)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("variance needs at least 2 values, has 0");
        assertThat(Distribution.ofValues(7, 7).variance()).isZero();
        assertThat(Distribution.ofValues(7, 9).variance()).isEqualTo(2);
    }

    @Test
    void variance_ofLargeCloseValues_losesNoDigits() {
        long far = 1_000_000_000_000_000_000L;

        assertThat(Distribution.ofValues(far, far + 1, far + 2).variance()).isEqualTo(1);
    }

    @Test
    void of_counts_dropsZerosAndSortsNaturally() {
        TreeMap<Long, Long> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.putAll(Map.of(1L, 2L, 5L, 0L, 9L, 1L));

        Distribution distribution = Distribution.of(backwards);

        assertThat(distribution).isEqualTo(Distribution.ofValues(1, 9, 1));
        assertThat(distribution.counts()).containsExactly(Map.entry(1L, 2L), Map.entry(9L, 1L));
    }

    @Test
    void of_negativeCount_throws() {
        SortedMap<Long, Long> counts = new TreeMap<>(Map.of(5L, -1L));

        assertThatThrownBy(() -> Distribution.of(counts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count of value 5 must not be negative, was -1");
    }

    @Test
    void of_copiesItsArgument() {
        TreeMap<Long, Long> counts = new TreeMap<>(Map.of(5L, 1L));
        Distribution distribution = Distribution.of(counts);

        counts.put(6L, 1L);

        assertThat(distribution).isEqualTo(Distribution.ofValues(5));
    }

    @Test
    void counts_cannotBeChanged() {
        SortedMap<Long, Long> counts = MINUTES.counts();

        assertThatThrownBy(() -> counts.put(1L, 1L)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void count_beyondALong_throws() {
        Distribution half = Distribution.of(new TreeMap<>(Map.of(1L, Long.MAX_VALUE)));
        Distribution other = Distribution.ofValues(2);

        assertThatThrownBy(() -> half.plus(half)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> half.plus(other)).isInstanceOf(ArithmeticException.class);
        assertThat(half.sum()).isEqualTo(BigInteger.valueOf(Long.MAX_VALUE));
        assertThat(half.median()).isEqualTo(Rational.ONE);
    }

    @Test
    void quantile_betweenExtremes_doesNotOverflow() {
        Distribution extremes = Distribution.ofValues(Long.MIN_VALUE, Long.MAX_VALUE);

        assertThat(extremes.median()).isEqualTo(Rational.of(-1, 2));
        assertThat(extremes.sum()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 7})
    void valueAt_outOfRange_throws(long rank) {
        assertThatThrownBy(() -> MINUTES.valueAt(rank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rank must be between 1 and 6, was " + rank);
    }

    @Test
    void valueAt_countsRepeatedValues() {
        Distribution distribution = Distribution.ofValues(8, 3, 3, 8, 8, -1);

        assertThat(LongStream.rangeClosed(1, 6).map(distribution::valueAt)).containsExactly(-1L, 3L, 3L, 8L, 8L, 8L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1/1000", "1001/1000"})
    void share_outOfRange_throws(String share) {
        Rational p = Rational.parse(share);

        assertThatThrownBy(() -> MINUTES.quantile(p))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be between 0 and 1, was " + share);
        assertThatThrownBy(() -> MINUTES.nearestRank(p))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be between 0 and 1, was " + share);
        assertThatThrownBy(() -> MINUTES.quantileInterval(p, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be between 0 and 1, was " + share);
    }

    // n = 6, 10, 20, 30 at the median: spec 0.5; the others: exact binomial sums with Python 3.11 fractions
    @ParameterizedTest
    @CsvSource({
        "6,1/2,0.95,1,6",
        "10,1/2,0.95,2,9",
        "20,1/2,0.95,6,15",
        "30,1/2,0.95,10,21",
        "6,1/2,0.96875,1,6", // both tails are exactly 1/64
        "3,3/4,0.14,2,3",
        "36,9/10,0.95,29,36",
        "37,9/10,0.95,29,37",
        "100,9/10,0.95,84,96",
        "100,1/4,0.9,18,33",
        "72,1/20,0.95,1,9",
        "1000,1/2,0.99,459,542"
    })
    void quantileInterval_liesBetweenTwoRanks(long n, String p, double level, long lower, long upper) {
        Distribution distribution =
                Distribution.ofValues(LongStream.rangeClosed(1, n).toArray());

        assertThat(distribution.quantileInterval(Rational.parse(p), level))
                .contains(new Interval(lower, upper, level, IntervalMethod.ORDER_STATISTIC));
    }

    @ParameterizedTest
    @CsvSource({"1,1/2,0.95", "5,1/2,0.95", "6,1/2,0.97", "35,9/10,0.95", "71,1/20,0.95", "50,0,0.95", "50,1,0.95"})
    void quantileInterval_ofTooFewValues_isEmpty(long n, String p, double level) {
        Distribution distribution =
                Distribution.ofValues(LongStream.rangeClosed(1, n).toArray());

        assertThat(distribution.quantileInterval(Rational.parse(p), level)).isEmpty();
    }

    @Test
    void quantileInterval_ofAnImpossibleLevel_throws() {
        assertThatThrownBy(() -> MINUTES.quantileInterval(Rational.of(1, 2), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was 1.0");
    }

    @Test
    void everyQuantile_ofOneToTwentyValues_matchesTheSortedList() {
        for (int n = 1; n <= 20; n++) {
            long[] values =
                    LongStream.rangeClosed(1, n).map(i -> i * i * 7 % 23).toArray();
            Distribution distribution = Distribution.ofValues(values);
            long[] sorted = values.clone();
            Arrays.sort(sorted);

            for (int percent = 0; percent <= 100; percent++) {
                Rational p = Rational.of(percent, 100);
                assertThat(distribution.quantile(p)).isEqualTo(interpolated(sorted, percent));
                assertThat(distribution.nearestRank(p)).isEqualTo(sorted[Math.max(0, (percent * n + 99) / 100 - 1)]);
            }
        }
    }

    @Property
    void summary_matchesThePlainList(@ForAll("samples") @Size(min = 2, max = 60) long[] values) {
        Distribution distribution = Distribution.ofValues(values);
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        double mean = LongStream.of(values).average().orElseThrow();
        double squares = LongStream.of(values)
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();

        assertThat(distribution.count()).isEqualTo(values.length);
        assertThat(distribution.min()).isEqualTo(sorted[0]);
        assertThat(distribution.max()).isEqualTo(sorted[sorted.length - 1]);
        assertThat(distribution.sum()).isEqualTo(LongStream.of(values).sum());
        assertThat(distribution.mean().toDouble()).isCloseTo(mean, within(1e-12));
        assertThat(distribution.variance()).isCloseTo(squares / (values.length - 1), within(1e-9));
        assertThat(LongStream.rangeClosed(1, values.length).map(distribution::valueAt))
                .containsExactly(Arrays.stream(sorted).boxed().toArray(Long[]::new));
    }

    @Property
    void plus_isTheDistributionOfBothLists(@ForAll("samples") long[] first, @ForAll("samples") long[] second) {
        long[] both =
                LongStream.concat(LongStream.of(first), LongStream.of(second)).toArray();
        Distribution one = Distribution.ofValues(first);
        Distribution two = Distribution.ofValues(second);

        assertThat(one.plus(two))
                .isEqualTo(Distribution.ofValues(both))
                .isEqualTo(two.plus(one))
                .hasSameHashCodeAs(two.plus(one));
        assertThat(one.plus(Distribution.EMPTY)).isEqualTo(one);
    }

    @Property
    void of_ofCounts_isTheSameValue(@ForAll("samples") long[] values) {
        Distribution distribution = Distribution.ofValues(values);

        assertThat(Distribution.of(distribution.counts())).isEqualTo(distribution);
    }

    @Property
    void quantile_neverFalls(
            @ForAll("samples") @Size(min = 1, max = 30) long[] values,
            @ForAll @IntRange(min = 0, max = 999) int thousandths,
            @ForAll @LongRange(min = 1, max = 1_000) long step) {
        Distribution distribution = Distribution.ofValues(values);
        Rational lower = Rational.of(thousandths, 1_000);
        Rational higher = lower.plus(Rational.of(step, 1_000)).min(Rational.ONE);

        assertThat(distribution.quantile(lower)).isLessThanOrEqualTo(distribution.quantile(higher));
    }

    @Test
    void equals_isByValuesAndCounts() {
        assertThat(Distribution.ofValues(1, 2)).isEqualTo(Distribution.ofValues(2, 1));
        assertThat(Distribution.ofValues(1, 2))
                .isNotEqualTo(Distribution.ofValues(1, 2, 2))
                .isNotEqualTo(Distribution.ofValues(1, 3))
                .isNotEqualTo("1, 2");
        assertThat(Distribution.ofValues(1, 2).hashCode())
                .isNotEqualTo(Distribution.ofValues(1, 3).hashCode())
                .isNotEqualTo(Distribution.ofValues(1, 2, 2).hashCode());
    }

    @Provide
    Arbitrary<long[]> samples() {
        return Arbitraries.longs().between(-20, 20).array(long[].class).ofMaxSize(60);
    }

    private static void assertRefused(String wanted, Consumer<Distribution> question) {
        assertThatThrownBy(() -> question.accept(Distribution.EMPTY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no values to take the " + wanted + " of");
    }

    /** Hyndman and Fan's type 7 in hundredths, on a plain sorted array. */
    private static Rational interpolated(long[] sorted, int percent) {
        int position = (sorted.length - 1) * percent;
        long below = sorted[position / 100];
        long above = sorted[Math.min(position / 100 + 1, sorted.length - 1)];
        return Rational.of(below * (100 - position % 100) + above * (position % 100), 100);
    }
}
