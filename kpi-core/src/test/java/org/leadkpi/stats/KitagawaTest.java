package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.leadkpi.stats.Kitagawa.Effect;
import org.leadkpi.stats.Kitagawa.Part;
import org.leadkpi.value.Rational;

class KitagawaTest {

    /** Organic and LinkedIn in two quarters, spec P-02. */
    private static final Kitagawa QUARTERS =
            Kitagawa.ofRate(List.of(Part.of(60, 200, 32, 100), Part.of(10, 100, 44, 400)));

    @Test
    void ofRate_ofTheSpecExample_isExact() {
        // mix -9.5667 pp, rate +1.4333 pp, total -8.1333 pp
        assertThat(QUARTERS.mix()).isEqualTo(Rational.of(-287, 3_000));
        assertThat(QUARTERS.rate()).isEqualTo(Rational.of(43, 3_000));
        assertThat(QUARTERS.total()).isEqualTo(Rational.of(76, 500).minus(Rational.of(70, 300)));
        assertThat(100 * QUARTERS.mix().toDouble()).isCloseTo(-9.5667, within(5e-5));
        assertThat(100 * QUARTERS.rate().toDouble()).isCloseTo(1.4333, within(5e-5));
        assertThat(100 * QUARTERS.total().toDouble()).isCloseTo(-8.1333, within(5e-5));
    }

    @Test
    void effects_ofTheSpecExample_tellWhoMovedTheWhole() {
        // The average of both overall rates is 289/1500: organic above it fell, LinkedIn below it grew.
        Rational shift = Rational.of(7, 15);
        Rational average = Rational.of(289, 1_500);

        assertThat(QUARTERS.effects())
                .containsExactly(
                        new Effect(
                                shift.negate().times(Rational.parse("0.31").minus(average)),
                                Rational.parse("0.02").times(Rational.of(13, 30))),
                        new Effect(
                                shift.times(Rational.parse("0.105").minus(average)),
                                Rational.parse("0.01").times(Rational.of(17, 30))));
        assertThat(QUARTERS.effects()).allMatch(effect -> effect.mix().signum() < 0);
    }

    @Test
    void isSimpsonReversal_ofTheSpecExample() {
        assertThat(QUARTERS.isSimpsonReversal()).isTrue();
        assertThat(QUARTERS.isMixShift()).isTrue();
    }

    @Test
    void isSimpsonReversal_ofOnePartThatFollowsTheWhole_isNone() {
        Kitagawa split =
                Kitagawa.ofRate(List.of(Part.of(60, 200, 32, 100), Part.of(10, 100, 44, 400), Part.of(5, 10, 4, 10)));

        assertThat(split.isSimpsonReversal()).isFalse();
        assertThat(split.isMixShift()).isTrue();
    }

    @Test
    void isSimpsonReversal_ofAPartThatStandsStill_isNone() {
        Kitagawa split = Kitagawa.ofRate(List.of(Part.of(60, 200, 30, 100), Part.of(10, 100, 44, 400)));

        assertThat(split.isSimpsonReversal()).isFalse();
        assertThat(Kitagawa.ofRate(List.of(Part.of(1, 2, 2, 4))).isSimpsonReversal())
                .isFalse();
        assertThat(Kitagawa.ofRate(List.of(Part.of(1, 2, 2, 4))).isMixShift()).isFalse();
    }

    @Test
    void ofRate_withoutMixOrReversal_isRateAlone() {
        Kitagawa split = Kitagawa.ofRate(List.of(Part.of(1, 10, 2, 10), Part.of(2, 10, 3, 10)));

        assertThat(split.mix()).isEqualTo(Rational.ZERO);
        assertThat(split.rate()).isEqualTo(Rational.of(1, 10));
        assertThat(split.isSimpsonReversal()).isFalse();
        assertThat(split.isMixShift()).isFalse();
    }

    @Test
    void ofAmount_ofTheSpecExamples() {
        // spec P-14: gap 10 = volume 3.47 + rate 6.53; gain 6 = volume 2.1 + rate 3.9
        Kitagawa gap = Kitagawa.ofAmount(List.of(Part.of(2, 25, 12, 45)));
        Kitagawa gain = Kitagawa.ofAmount(List.of(Part.of(2, 25, 8, 40)));

        assertThat(gap.total()).isEqualTo(Rational.of(10));
        assertThat(gap.mix().toDouble()).isCloseTo(3.47, within(0.005));
        assertThat(gap.rate().toDouble()).isCloseTo(6.53, within(0.005));
        assertThat(gain.total()).isEqualTo(Rational.of(6));
        assertThat(gain.mix()).isEqualTo(Rational.parse("2.1"));
        assertThat(gain.rate()).isEqualTo(Rational.parse("3.9"));
    }

    @Test
    void part_thatComesOrGoes_isMixAlone() {
        Kitagawa split = Kitagawa.ofRate(
                List.of(Part.of(5, 10, 5, 10), Part.of(0, 0, 9, 10), Part.of(2, 10, 0, 0), Part.of(0, 0, 0, 0)));

        assertThat(split.rate()).isEqualTo(Rational.ZERO);
        assertThat(split.total()).isEqualTo(Rational.of(14, 20).minus(Rational.of(7, 20)));
        assertThat(split.effects().get(3)).isEqualTo(new Effect(Rational.ZERO, Rational.ZERO));
        assertThat(split.isSimpsonReversal()).isFalse();
        assertThat(Kitagawa.ofAmount(List.of(Part.of(0, 0, 9, 10))).effects())
                .containsExactly(new Effect(Rational.of(9), Rational.ZERO));
        assertThat(Kitagawa.ofRate(List.of(Part.of(1, 10, 0, 0), Part.of(0, 0, 2, 10)))
                        .isSimpsonReversal())
                .isFalse();
    }

    @Test
    void bases_thatMakeNoRate_throw() {
        assertThatThrownBy(() -> Part.of(1, -1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("base before must not be negative, was -1");
        assertThatThrownBy(() -> Part.of(1, 1, 3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount after of 3 has no base");
        List<Part> onlyBefore = List.of(Part.of(1, 2, 0, 0));
        assertThatThrownBy(() -> Kitagawa.ofRate(onlyBefore))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bases must be above 0 before and after, were 2 and 0");
        assertThatThrownBy(() -> Kitagawa.ofRate(List.of()))
                .hasMessage("bases must be above 0 before and after, were 0 and 0");
    }

    @Property
    void mixAndRate_addUpToTheChangeExactly(@ForAll("wholes") List<Part> parts) {
        Rational amountBefore = sum(parts.stream().map(Part::amountBefore).toList());
        Rational amountAfter = sum(parts.stream().map(Part::amountAfter).toList());
        Rational baseBefore = sum(parts.stream().map(Part::baseBefore).toList());
        Rational baseAfter = sum(parts.stream().map(Part::baseAfter).toList());
        Assume.that(baseBefore.signum() > 0 && baseAfter.signum() > 0);

        Kitagawa rates = Kitagawa.ofRate(parts);
        Kitagawa amounts = Kitagawa.ofAmount(parts);

        Rational change = amountAfter.dividedBy(baseAfter).minus(amountBefore.dividedBy(baseBefore));
        assertThat(rates.mix().plus(rates.rate())).isEqualTo(change);
        assertThat(sum(rates.effects().stream().map(Effect::total).toList())).isEqualTo(change);
        assertThat(amounts.total()).isEqualTo(amountAfter.minus(amountBefore));
        // A reversal is always a mix shift.
        assertThat(rates.isSimpsonReversal() && !rates.isMixShift()).isFalse();
    }

    @Property
    void mix_matchesTheSpecFormula(@ForAll("wholes") List<Part> parts) {
        List<Part> both = parts.stream()
                .filter(part ->
                        part.baseBefore().signum() > 0 && part.baseAfter().signum() > 0)
                .toList();
        Assume.that(!both.isEmpty());
        Rational baseBefore = sum(both.stream().map(Part::baseBefore).toList());
        Rational baseAfter = sum(both.stream().map(Part::baseAfter).toList());
        Rational mix = Rational.ZERO;
        for (Part part : both) {
            Rational rates = part.amountBefore()
                    .dividedBy(part.baseBefore())
                    .plus(part.amountAfter().dividedBy(part.baseAfter()));
            Rational weights = part.baseAfter()
                    .dividedBy(baseAfter)
                    .minus(part.baseBefore().dividedBy(baseBefore));
            mix = mix.plus(weights.times(rates).times(Rational.of(1, 2)));
        }

        assertThat(Kitagawa.ofRate(both).mix()).isEqualTo(mix);
    }

    @Provide
    Arbitrary<List<Part>> wholes() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, 40);
        return Combinators.combine(numbers, numbers, numbers, numbers)
                .as((amount0, base0, amount1, base1) ->
                        Part.of(base0 == 0 ? 0 : amount0, base0, base1 == 0 ? 0 : amount1, base1))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Rational sum(List<Rational> numbers) {
        return numbers.stream().reduce(Rational.ZERO, Rational::plus);
    }
}
