package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {

    // mpmath 1.3.0, 40 digits: root of erfc(-x / sqrt(2)) / 2 = p for the double p
    @ParameterizedTest
    @CsvSource({
        "1e-300,-37.0470962993611992365",
        "1e-20,-9.2623400897984075796",
        "1e-13,-7.3487961028006775135",
        "1e-12,-7.0344838253011319326",
        "1e-5,-4.2648907939228246102",
        "0.001,-3.0902323061678135354",
        "0.02,-2.0537489106318230443",
        "0.074,-1.4466320671589785099",
        "0.076,-1.4325027208258116188",
        "0.3,-0.52440051270804081597",
        "0.45,-0.12566134685507400616",
        "0.6,0.25334710313579974132",
        "0.9,1.2815515655446005935",
        "0.93,1.475791028179171099",
        "0.975,1.959963984540053855",
        "0.99,2.3263478740408407676",
        "0.999999,4.7534243088170877657"
    })
    void quantile_isAccurateToTheLastDigits(double probability, double expected) {
        assertThat(Normal.quantile(probability)).isCloseTo(expected, relative(expected, 1e-15));
    }

    @Test
    void quantile_ofAHalf_isExactlyZero() {
        assertThat(Normal.quantile(0.5)).isZero();
    }

    @Test
    void quantile_forFiftyComparisons_isTheBonferroniLimit() {
        // spec 0.5: k = 50 comparisons at 0.05 -> z = 3.290527
        assertThat(Normal.quantile(1 - 0.05 / 50 / 2)).isCloseTo(3.290527, within(5e-7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
    void quantile_ofNoProbability_throws(double probability) {
        assertThatThrownBy(() -> Normal.quantile(probability))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probability must be above 0 and below 1, was " + probability);
    }

    // mpmath 1.3.0, 40 digits: erfc(-x / sqrt(2)) / 2
    @ParameterizedTest
    @CsvSource({
        "-30,4.9067139271481870595e-198",
        "-10,7.619853024160526066e-24",
        "-5,2.8665157187919391167e-7",
        "-3,0.0013498980316300945267",
        "-2,0.0227501319481792072",
        "-1.6,0.054799291699557984109",
        "-1.5,0.066807201268858066004",
        "-1,0.15865525393145705141",
        "-0.25,0.40129367431707627576",
        "0,0.5",
        "0.5,0.69146246127401310364",
        "1,0.84134474606854294859",
        "1.5,0.933192798731141934",
        "1.75,0.95994084313618290958",
        "2.5,0.99379033467422386483",
        "4,0.99996832875816688008"
    })
    void cdf_isAccurateEvenInTheTail(double x, double expected) {
        assertThat(Normal.cdf(x)).isCloseTo(expected, relative(expected, x < -5 ? 2e-14 : 3e-15));
    }

    @Test
    void cdf_atTheEnds_isZeroAndOne() {
        assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Normal.cdf(Double.NaN)).isNaN();
    }

    @Property
    void cdf_ofQuantile_isTheProbability(
            @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 1 - 1e-6) double probability) {
        assertThat(Normal.cdf(Normal.quantile(probability))).isCloseTo(probability, within(2e-15));
    }

    @Property
    void cdf_isSymmetric(@ForAll @DoubleRange(min = -8, max = 8) double x) {
        assertThat(Normal.cdf(x) + Normal.cdf(-x)).isCloseTo(1, within(1e-15));
    }

    private static Offset<Double> relative(double expected, double share) {
        return within(Math.abs(expected) * share);
    }
}
