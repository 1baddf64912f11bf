package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.leadkpi.value.Rational;

class StandardizedDifferenceTest {

    /** Hot ones convert alike either way, and so nearly do cold ones; but the fast kind is hot and the slow one cold. */
    @Test
    void difference_isWithinStrata_notThatOfTheMix() {
        TwoProportions hot = new TwoProportions(5, 10, 1, 2);
        TwoProportions cold = new TwoProportions(0, 2, 1, 10);

        StandardizedDifference difference = new StandardizedDifference(List.of(hot, cold));

        assertThat(difference.first()).isEqualTo(Rational.of(1, 4));
        assertThat(difference.second()).isEqualTo(Rational.of(3, 10));
        assertThat(difference.difference())
                .isEqualTo(Rational.of(-1, 20))
                .isNotEqualTo(new TwoProportions(5, 12, 2, 12).difference());
    }

    @Test
    void aSingleStratum_isThePlainDifference() {
        TwoProportions replies = new TwoProportions(28, 1_000, 12, 1_000);

        StandardizedDifference difference = new StandardizedDifference(List.of(replies));

        assertThat(difference.difference()).isEqualTo(replies.difference());
        // spec 0.5 U-DIF: 28/1000 vs 12/1000
        assertThat(difference.interval(0.95).lower()).isEqualTo(0.003684, within(5e-7));
        assertThat(difference.interval(0.95).upper()).isEqualTo(0.029204, within(5e-7));
    }

    @Test
    void interval_addsTheStrataInSquaresByWeight() {
        TwoProportions one = new TwoProportions(56, 70, 48, 80);
        TwoProportions two = new TwoProportions(9, 10, 3, 10);

        Interval interval = new StandardizedDifference(List.of(one, two)).interval(0.95);

        // oracles: 0.2 [0.052431, 0.333873] and 0.6 [0.170523, 0.809018]; weights 150/170 and 20/170
        double w1 = 150.0 / 170;
        double w2 = 20.0 / 170;
        double middle = w1 * 0.2 + w2 * 0.6;
        assertThat(interval.lower())
                .isEqualTo(middle - Math.hypot(w1 * (0.2 - 0.052431), w2 * (0.6 - 0.170523)), within(1e-6));
        assertThat(interval.upper())
                .isEqualTo(middle + Math.hypot(w1 * (0.333873 - 0.2), w2 * (0.809018 - 0.6)), within(1e-6));
    }

    @Test
    void withoutStrata_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StandardizedDifference(List.of()))
                .withMessage("a standardized difference needs at least 1 stratum, has none");
        TwoProportions huge = new TwoProportions(0, Long.MAX_VALUE / 2, 0, Long.MAX_VALUE / 2);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new StandardizedDifference(List.of(huge, huge)));
    }

    @Property(tries = 300, seed = "47", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void itLiesBetweenTheStrata_inItsInterval_inWhateverOrder(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        List<TwoProportions> strata = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int trials1 = 1 + random.nextInt(50);
            int trials2 = 1 + random.nextInt(50);
            strata.add(new TwoProportions(random.nextInt(trials1 + 1), trials1, random.nextInt(trials2 + 1), trials2));
        }
        StandardizedDifference difference = new StandardizedDifference(strata);

        assertThat(difference.difference())
                .isBetween(
                        strata.stream()
                                .map(TwoProportions::difference)
                                .reduce(Rational::min)
                                .orElseThrow(),
                        strata.stream()
                                .map(TwoProportions::difference)
                                .reduce(Rational::max)
                                .orElseThrow());
        Interval interval = difference.interval(0.95);
        assertThat(interval.contains(difference.difference().toDouble())).isTrue();
        assertThat(interval.lower()).isGreaterThanOrEqualTo(-1 - 1e-12);
        assertThat(interval.upper()).isLessThanOrEqualTo(1 + 1e-12);
        Collections.shuffle(strata, random);
        assertThat(new StandardizedDifference(strata).difference()).isEqualTo(difference.difference());
    }
}
