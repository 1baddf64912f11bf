package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncompleteBetaTest {

    // mpmath 1.3.0, 40 digits: betainc(a, b, 0, x, regularized=True)
    @ParameterizedTest
    @CsvSource({
        "0.3,2,5,0.579825",
        "0.7,2,5,0.989065",
        "0.5,0.5,0.5,0.5",
        "0.001,0.5,10,0.11110329087513969291",
        "0.2,100,400,0.50892350308883612282",
        "0.22,100,400,0.86726793269988827156",
        "0.9,17,1.5,0.30381394084807278265",
        "0.12,3,40.5,0.89863491082411205998"
    })
    void regularized_matchesMpmath(double x, double a, double b, double expected) {
        assertThat(IncompleteBeta.regularized(x, a, b)).isCloseTo(expected, within(1e-14 * expected));
    }

    @Test
    void regularized_atTheEnds_isZeroAndOne() {
        assertThat(IncompleteBeta.regularized(0, 2, 3)).isZero();
        assertThat(IncompleteBeta.regularized(1, 2, 3)).isEqualTo(1);
    }

    @Property
    void regularized_ofOneParameterOne_isAPower(
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double x,
            @ForAll @DoubleRange(min = 0.5, max = 500) double a) {
        assertThat(IncompleteBeta.regularized(x, a, 1)).isCloseTo(Math.pow(x, a), within(1e-13));
        assertThat(IncompleteBeta.regularized(x, 1, a)).isCloseTo(1 - Math.pow(1 - x, a), within(1e-13));
    }

    @Property
    void regularized_onBothSides_addsUpToOne(
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double x,
            @ForAll @DoubleRange(min = 0.5, max = 5_000) double a,
            @ForAll @DoubleRange(min = 0.5, max = 5_000) double b) {
        double both = IncompleteBeta.regularized(x, a, b) + IncompleteBeta.regularized(1 - x, b, a);

        assertThat(both).isCloseTo(1, within(1e-11));
    }

    @Property
    void inverse_undoesRegularized(
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double probability,
            @ForAll @DoubleRange(min = 1, max = 100_000) double a,
            @ForAll @DoubleRange(min = 1, max = 100_000) double b) {
        double x = IncompleteBeta.inverse(probability, a, b);

        assertThat(IncompleteBeta.regularized(x, a, b)).isCloseTo(probability, within(1e-10));
    }
}
