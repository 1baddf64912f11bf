package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncompleteGammaTest {

    // mpmath 1.3.0, 40 digits: gammainc(a, x, inf, regularized=True)
    @ParameterizedTest
    @CsvSource({
        "0.5,0.1,0.65472084601857702044",
        "0.5,5,0.0015654022580025496775",
        "1.5,6.3002055,0.0055854774341314237973",
        "10,3,0.99889751186988452026",
        "10,25,0.00022147663824878358122",
        "100,100,0.48670120172085133514",
        "500,450,0.98928276190871025844",
        "3,60,1.629586652937822435e-23"
    })
    void upper_matchesMpmath(double a, double x, double expected) {
        assertThat(IncompleteGamma.upper(a, x)).isCloseTo(expected, within(2e-14 * expected));
    }

    // scipy 1.17.1 stats.chi2.sf(x, df)
    @ParameterizedTest
    @CsvSource({
        "3.841458820694124,1,0.04999999999999989",
        "150,100,0.0009039320423540184",
        "90,100,0.7531979655998298",
        "1000,1000,0.49405285382923964",
        "0.001,7,0.9999999999997597"
    })
    void chiSquaredTail_matchesScipy(double x, double degreesOfFreedom, double expected) {
        assertThat(IncompleteGamma.chiSquaredTail(x, degreesOfFreedom)).isCloseTo(expected, within(1e-13 * expected));
    }

    @Test
    void upper_atZero_isOne() {
        assertThat(IncompleteGamma.upper(2.5, 0)).isEqualTo(1);
    }

    @Property
    void upper_ofAWholeShape_isAPoissonSum(
            @ForAll @IntRange(min = 1, max = 60) int a, @ForAll @DoubleRange(min = 0.01, max = 120) double x) {
        double term = Math.exp(-x);
        double sum = term;
        for (int n = 1; n < a; n++) {
            term *= x / n;
            sum += term;
        }

        assertThat(IncompleteGamma.upper(a, x)).isCloseTo(sum, within(1e-13));
    }
}
