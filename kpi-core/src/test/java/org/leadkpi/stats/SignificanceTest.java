package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SignificanceTest {

    @Test
    void isSignificantAt_comparesWithWhatTheLevelLeaves() {
        Significance outcome = new Significance(1.5, 3, 0.25);

        assertThat(outcome.isSignificantAt(0.75)).isTrue();
        assertThat(outcome.isSignificantAt(0.76)).isFalse();
    }

    @Test
    void numbers_outOfRange_throw() {
        assertThatThrownBy(() -> new Significance(Double.NaN, 3, 0.25))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("statistic must be finite, was NaN");
        assertThatThrownBy(() -> new Significance(1, 0, 0.25))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("degrees of freedom must be above 0, were 0.0");
        assertThatThrownBy(() -> new Significance(1, 3, 1.25))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("p value must be between 0 and 1, was 1.25");
        assertThatThrownBy(() -> new Significance(1, 3, 0.5).isSignificantAt(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was 1.0");
    }
}
