package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ForecastsTest {

    private static final double[] STATED = {.1, .9, .8, .3};
    private static final boolean[] HAPPENED = {false, true, true, false};

    /** scikit-learn: brier_score_loss([0, 1, 1, 0], [.1, .9, .8, .3]) is 0.0375, log_loss of the same 0.19763488. */
    @Test
    void scores_areThoseOfScikitLearn() {
        assertThat(Forecasts.brier(STATED, HAPPENED)).isCloseTo(0.0375, within(1e-12));
        assertThat(Forecasts.logLoss(STATED, HAPPENED)).isCloseTo(0.19763488, within(5e-9));
    }

    @Test
    void brier_ofCertainties_isTheShareOfErrors() {
        assertThat(Forecasts.brier(new double[] {1, 0}, new boolean[] {true, true}))
                .isEqualTo(0.5);
    }

    @Test
    void wrongArguments_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecasts.brier(new double[] {1.5}, new boolean[] {true}))
                .withMessage("probability must be between 0 and 1, was 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecasts.brier(new double[] {}, new boolean[] {}))
                .withMessage("outcomes must be as many as probabilities, at least 1, were 0 for 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecasts.logLoss(new double[] {1}, new boolean[] {true}))
                .withMessage("probability must be above 0 and below 1, was 1.0");
    }
}
