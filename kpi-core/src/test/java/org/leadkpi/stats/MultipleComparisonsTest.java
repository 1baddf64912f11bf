package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipleComparisonsTest {

    @Test
    void bonferroni_ofFiftyCells_isTheSpecExample() {
        // spec 0.5: k = 50 -> z = 3.290527
        double level = MultipleComparisons.bonferroni(0.95, 50);

        assertThat(level).isCloseTo(0.999, within(1e-15));
        assertThat(Levels.standardErrors(level)).isCloseTo(3.290527, within(5e-7));
        assertThat(MultipleComparisons.bonferroni(0.95, 2)).isEqualTo(0.975);
        assertThat(MultipleComparisons.bonferroni(0.95, 1)).isEqualTo(0.95);
    }

    @Test
    void benjaminiHochberg_matchesScipy() {
        // scipy 1.17.1 stats.false_discovery_control([0.01, 0.04, 0.03, 0.005, 0.5, 0.039])
        assertThat(MultipleComparisons.benjaminiHochberg(0.01, 0.04, 0.03, 0.005, 0.5, 0.039))
                .containsExactly(new double[] {0.03, 0.048, 0.048, 0.03, 0.5, 0.048}, within(1e-15));
        assertThat(MultipleComparisons.benjaminiHochberg()).isEmpty();
        assertThat(MultipleComparisons.benjaminiHochberg(0.2)).containsExactly(0.2);
    }

    @Test
    void benjaminiHochberg_leavesItsArgumentAlone() {
        double[] pValues = {0.01, 0.02};

        MultipleComparisons.benjaminiHochberg(pValues);

        assertThat(pValues).containsExactly(0.01, 0.02);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void pValue_outOfRange_throws(double pValue) {
        assertThatThrownBy(() -> MultipleComparisons.benjaminiHochberg(0.5, pValue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("p value must be between 0 and 1, was " + pValue);
        assertThatThrownBy(() -> MultipleComparisons.benjaminiHochberg(pValue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("p value must be between 0 and 1, was " + pValue);
    }

    @Test
    void arguments_outOfRange_throw() {
        assertThatThrownBy(() -> MultipleComparisons.bonferroni(0.95, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("comparisons must be at least 1, were 0");
        assertThatThrownBy(() -> MultipleComparisons.bonferroni(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was 1.0");
    }

    @Property
    void benjaminiHochberg_keepsTheOrder_andMatchesTheDefinition(
            @ForAll @Size(max = 30) List<@DoubleRange(min = 0, max = 1) Double> values) {
        double[] pValues = values.stream().mapToDouble(value -> value).toArray();
        double[] adjusted = MultipleComparisons.benjaminiHochberg(pValues);
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);

        for (int i = 0; i < pValues.length; i++) {
            double expected = 1;
            for (int rank = 1; rank <= sorted.length; rank++) {
                if (sorted[rank - 1] >= pValues[i]) {
                    expected = Math.min(expected, sorted[rank - 1] * sorted.length / rank);
                }
            }
            assertThat(adjusted[i]).isCloseTo(expected, within(1e-15)).isBetween(pValues[i], 1.0);
            for (int j = 0; j < pValues.length; j++) {
                assertThat(pValues[i] < pValues[j] && adjusted[i] > adjusted[j]).isFalse();
            }
        }
    }
}
