package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.leadkpi.value.Rational;

class PairedAucTest {

    private static final boolean[] WON = {true, true, true, false, false, false};

    /** By hand: placements of the winners differ by 0, 0 and 2/3, those of the others by 1/3, 1/3 and 0. */
    @Test
    void difference_ofAnExampleByHand() {
        PairedAuc areas = PairedAuc.of(new long[] {6, 5, 1, 2, 3, 4}, new long[] {6, 5, 3, 1, 2, 4}, WON);

        assertThat(areas.before().area()).isEqualTo(Rational.of(6, 9));
        assertThat(areas.after().area()).isEqualTo(Rational.of(8, 9));
        assertThat(areas.difference()).isEqualTo(Rational.of(2, 9));
        double ofWinners = 4.0 / 27;
        double ofOthers = 1.0 / 27;
        assertThat(areas.standardError()).isCloseTo(Math.sqrt(ofWinners / 3 + ofOthers / 3), within(1e-12));
        assertThat(areas.interval(0.95).method()).isEqualTo(IntervalMethod.DELONG);
        assertThat(areas.interval(0.95).contains(2.0 / 9)).isTrue();
    }

    @Test
    void sameOrder_hasNoDifferenceAndNoError() {
        PairedAuc areas = PairedAuc.of(new long[] {6, 5, 1, 2, 3, 4}, new long[] {60, 50, 10, 20, 30, 40}, WON);

        assertThat(areas.difference().isZero()).isTrue();
        assertThat(areas.standardError()).isZero();
    }

    @Test
    void of_refusesWhatCannotBeCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedAuc.of(new long[] {1}, new long[] {1, 2}, new boolean[] {true, false}))
                .withMessage("numbers must be as many as members, were 1 and 2 for 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedAuc.of(new long[] {1}, new long[] {1}, new boolean[] {true}))
                .withMessage("each group needs a member, there are 1 positives and 0 negatives");
    }

    @Property(tries = 100)
    void areas_areThoseOfEachNumberAlone(
            @ForAll @Size(6) List<@IntRange(max = 5) Integer> first,
            @ForAll @Size(6) List<@IntRange(max = 5) Integer> second) {
        PairedAuc areas = PairedAuc.of(longs(first), longs(second), WON);

        assertThat(areas.before()).isEqualTo(alone(longs(first)));
        assertThat(areas.after()).isEqualTo(alone(longs(second)));
    }

    private static Auc alone(long[] n) {
        return Auc.of(Distribution.ofValues(n[0], n[1], n[2]), Distribution.ofValues(n[3], n[4], n[5]))
                .orElseThrow();
    }

    private static long[] longs(List<Integer> numbers) {
        return numbers.stream().mapToLong(number -> number).toArray();
    }
}
