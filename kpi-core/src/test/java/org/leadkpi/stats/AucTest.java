package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.leadkpi.value.Rational;

class AucTest {

    private static Auc auc(long[] positives, long[] negatives) {
        return Auc.of(Distribution.ofValues(positives), Distribution.ofValues(negatives))
                .orElseThrow();
    }

    /** Spec 5.5. */
    @Test
    void area_ofTheSpecExample_countsTiesHalf() {
        Auc auc = auc(new long[] {90, 80, 70, 40}, new long[] {60, 50, 40, 30, 20, 10});

        assertThat(auc.area()).isEqualTo(Rational.of(43, 48)).isNotEqualTo(Rational.of(21, 24));
        assertThat(auc.area().toDouble()).isCloseTo(0.895833, within(5e-7));
        assertThat(auc.standardError()).isCloseTo(0.119058, within(5e-7));
        Interval interval = auc.interval(0.95).orElseThrow();
        assertThat(interval.lower()).isCloseTo(0.662, within(5e-4));
        assertThat(interval.upper()).isEqualTo(1);
        assertThat(interval.method()).isEqualTo(IntervalMethod.HANLEY_MCNEIL);
    }

    /** scikit-learn: roc_auc_score([0, 0, 1, 1], [.1, .4, .35, .8]) is 0.75. */
    @Test
    void area_isThatOfScikitLearn() {
        assertThat(auc(new long[] {35, 80}, new long[] {10, 40}).area()).isEqualTo(Rational.of(3, 4));
    }

    @Test
    void area_ofScoresAtEntryAndOfToday_differs() {
        long[] lost = {35, 45, 55, 65};

        assertThat(auc(new long[] {30, 40, 50, 60}, lost).area()).isEqualTo(Rational.of(6, 16));
        assertThat(auc(new long[] {95, 95, 95, 95}, lost).area()).isEqualTo(Rational.ONE);
    }

    @Test
    void interval_whereAllPairsAreInOrder_isNotToBeTold() {
        Auc auc = auc(new long[] {2, 3}, new long[] {1});

        assertThat(auc.standardError()).isZero();
        assertThat(auc.interval(0.95)).isEmpty();
    }

    @Test
    void of_anEmptyGroup_isEmpty() {
        assertThat(Auc.of(Distribution.empty(), Distribution.ofValues(1))).isEmpty();
        assertThat(Auc.of(Distribution.ofValues(1), Distribution.empty())).isEmpty();
    }

    @Test
    void pooled_countsPairsWithinEachPart() {
        Auc first = auc(new long[] {2}, new long[] {1});
        Auc second = auc(new long[] {1}, new long[] {2, 2, 3});

        assertThat(Auc.pooled(List.of(first, second))).contains(Rational.of(1, 4));
        assertThat(Auc.pooled(List.of())).isEmpty();
    }

    @Test
    void constructor_refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Auc(Rational.of(3, 2), 1, 1))
                .withMessage("area must be between 0 and 1, was 3/2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Auc(Rational.ONE, 0, 1))
                .withMessage("each group needs a member, there are 0 positives and 1 negatives");
    }

    @Property(tries = 300)
    void area_isTheShareOfPairsWon(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 12) Integer> up,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 12) Integer> down) {
        long halves = 0;
        for (int positive : up) {
            for (int negative : down) {
                halves += positive > negative ? 2 : positive == negative ? 1 : 0;
            }
        }

        Auc auc = auc(longs(up), longs(down));

        assertThat(auc.area()).isEqualTo(Rational.of(halves, 2L * up.size() * down.size()));
        assertThat(auc.interval(0.95).isEmpty())
                .isEqualTo(auc.area().isZero() || auc.area().equals(Rational.ONE));
        auc.interval(0.95)
                .ifPresent(interval ->
                        assertThat(interval.contains(auc.area().toDouble())).isTrue());
    }

    @Property(tries = 300)
    void area_ofGroupsSwapped_isTheRest_andOnlyTheOrderMatters(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20) Integer> up,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20) Integer> down) {
        Rational area = auc(longs(up), longs(down)).area();

        assertThat(auc(longs(down), longs(up)).area()).isEqualTo(Rational.ONE.minus(area));
        assertThat(auc(cubes(up), cubes(down)).area()).isEqualTo(area);
    }

    private static long[] longs(List<Integer> numbers) {
        return numbers.stream().mapToLong(number -> number).toArray();
    }

    private static long[] cubes(List<Integer> numbers) {
        return Arrays.stream(longs(numbers)).map(n -> n * n * n - 7).toArray();
    }
}
