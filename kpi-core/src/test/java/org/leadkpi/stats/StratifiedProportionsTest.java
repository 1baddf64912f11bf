package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.leadkpi.value.Rational;

class StratifiedProportionsTest {

    /** Admissions of men and women to the six departments of Berkeley. */
    private static final StratifiedProportions BERKELEY = new StratifiedProportions(List.of(
            new TwoProportions(512, 825, 89, 108),
            new TwoProportions(353, 560, 17, 25),
            new TwoProportions(120, 325, 202, 593),
            new TwoProportions(138, 417, 131, 375),
            new TwoProportions(53, 191, 94, 393),
            new TwoProportions(22, 373, 24, 341)));

    @Test
    void test_matchesR() {
        Significance test = BERKELEY.test().orElseThrow();

        // R 4.3 mantelhaen.test(UCBAdmissions, correct = FALSE): X-squared 1.5246, p 0.2169
        assertThat(test.statistic() * test.statistic()).isCloseTo(1.5246, within(5e-5));
        assertThat(test.pValue()).isCloseTo(0.2169, within(5e-5));
        assertThat(test.isSignificantAt(0.95)).isFalse();
    }

    @Test
    void pooling_findsWhatIsNotThere() {
        TwoProportions pooled = new TwoProportions(1198, 2691, 557, 1835);

        assertThat(pooled.zTest().isSignificantAt(0.999)).isTrue();
        assertThat(pooled.difference().signum()).isPositive();
        assertThat(BERKELEY.difference().signum()).isNegative();
    }

    @Test
    void difference_isWeightedByThePairsOfEachStratum() {
        StratifiedProportions two =
                new StratifiedProportions(List.of(new TwoProportions(1, 2, 0, 2), new TwoProportions(0, 4, 3, 12)));

        // differences 1/2 and -1/4, weights 1 and 3
        assertThat(two.difference()).isEqualTo(Rational.of(-1, 16));
    }

    @Test
    void strataWithoutVariation_testNothing() {
        assertThat(new StratifiedProportions(List.of(new TwoProportions(0, 5, 0, 7), new TwoProportions(3, 3, 2, 2)))
                        .test())
                .isEmpty();
        assertThatThrownBy(() -> new StratifiedProportions(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a stratified comparison needs at least one stratum");
    }

    @Property
    void oneStratum_isThePlainComparison(
            @ForAll @LongRange(max = 50) long successes1, @ForAll @LongRange(max = 50) long successes2) {
        TwoProportions plain = new TwoProportions(successes1, 60, successes2, 70);
        StratifiedProportions one = new StratifiedProportions(List.of(plain));

        assertThat(one.difference()).isEqualTo(plain.difference());
        one.test()
                .ifPresent(test -> assertThat(test.statistic())
                        .isCloseTo(plain.zTest().statistic() * Math.sqrt(129.0 / 130), within(1e-9)));
    }
}
