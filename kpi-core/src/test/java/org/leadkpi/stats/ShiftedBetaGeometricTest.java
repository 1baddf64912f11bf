package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftedBetaGeometricTest {

    /** The "Regular" customers of Fader and Hardie (2007). */
    private static final long[] REGULAR = {1_000, 631, 468, 382, 326, 289, 262, 241};

    @Test
    void fit_ofRegularCustomers_matchesFaderAndHardie() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.fit(REGULAR).orElseThrow();

        assertThat(model.alpha()).isCloseTo(0.704077, within(1e-6));
        assertThat(model.beta()).isCloseTo(1.182043, within(1e-6));
        assertThat(model.logLikelihood(REGULAR)).isCloseTo(-1680.265, within(5e-4));
        // The plain product of the retentions in Python 3.11
        assertThat(model.survival(12)).isCloseTo(0.17003745614980417, within(1e-7));
    }

    @Test
    void fit_ofHighEndCustomers_matchesScipy() {
        // scipy 1.17.1 optimize.minimize, Nelder-Mead on the negative log-likelihood, tolerance 1e-11
        long[] highEnd = {1_000, 869, 743, 653, 593, 551, 517, 491};

        ShiftedBetaGeometric model = ShiftedBetaGeometric.fit(highEnd).orElseThrow();

        assertThat(model.alpha()).isCloseTo(0.66808834, within(1e-7));
        assertThat(model.beta()).isCloseTo(3.80609488, within(1e-6));
        assertThat(model.logLikelihood(highEnd)).isCloseTo(-1611.158147391156, within(1e-8));
    }

    @Test
    void fit_ofTwoPeriods_isExact() {
        // Retention 0.6 and 0.7: beta / (alpha + beta) and (beta + 1) / (alpha + beta + 1)
        ShiftedBetaGeometric model = ShiftedBetaGeometric.fit(100, 60, 42).orElseThrow();

        assertThat(model.alpha()).isCloseTo(1.2, within(1e-8));
        assertThat(model.beta()).isCloseTo(1.8, within(1e-8));
        assertThat(model.expectedLifetime()).isCloseTo(10, within(1e-6));
    }

    @Test
    void fit_ofACohortThatSaysTooLittle_isEmpty() {
        assertThat(ShiftedBetaGeometric.fit()).isEmpty();
        assertThat(ShiftedBetaGeometric.fit(100)).isEmpty();
        assertThat(ShiftedBetaGeometric.fit(100, 60)).isEmpty();
        assertThat(ShiftedBetaGeometric.fit(100, 100, 100)).isEmpty();
        assertThat(ShiftedBetaGeometric.fit(100, 60, 60)).isEmpty();
        assertThat(ShiftedBetaGeometric.fit(100, 0, 0)).isEmpty();
        assertThat(ShiftedBetaGeometric.fit(0, 0, 0)).isEmpty();
    }

    @Test
    void fit_whereRetentionDoesNotRise_isEmpty() {
        assertThat(ShiftedBetaGeometric.fit(1_000, 800, 640, 512)).isEmpty();
        assertThat(ShiftedBetaGeometric.fit(1_000, 900, 500, 100)).isEmpty();
        assertThat(ShiftedBetaGeometric.fit(100, 50, 20, 0)).isEmpty();
    }

    @Test
    void retention_risesTowardsOne() {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(2, 3);

        assertThat(model.retention(1)).isEqualTo(3 / 5.0);
        assertThat(model.retention(2)).isEqualTo(4 / 6.0);
        assertThat(model.survival(0)).isEqualTo(1);
        assertThat(model.survival(2)).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void expectedLifetime_isTheSumOfSurvival() {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(3, 4);

        assertThat(model.expectedLifetime()).isEqualTo(3);
        assertThat(model.expectedLifetime(0)).isZero();
        assertThat(model.expectedLifetime(1)).isEqualTo(1);
        assertThat(model.expectedLifetime(2)).isCloseTo(1 + 4 / 7.0, within(1e-15));
        assertThat(model.expectedLifetime(100_000)).isCloseTo(3, within(1e-6));
    }

    @Test
    void expectedLifetime_ofSoManyWhoHardlyLeave_isInfinite() {
        ShiftedBetaGeometric regular = ShiftedBetaGeometric.fit(REGULAR).orElseThrow();

        assertThat(regular.expectedLifetime()).isInfinite();
        assertThat(new ShiftedBetaGeometric(1, 1).expectedLifetime()).isInfinite();
        assertThat(regular.expectedLifetime(8)).isCloseTo(3.6143937833142026, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void parameters_outOfRange_throw(double parameter) {
        assertThatThrownBy(() -> new ShiftedBetaGeometric(parameter, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alpha must be finite and above 0, was " + parameter);
        assertThatThrownBy(() -> new ShiftedBetaGeometric(1, parameter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("beta must be finite and above 0, was " + parameter);
    }

    @Test
    void cohorts_thatGrow_throw() {
        assertThatThrownBy(() -> ShiftedBetaGeometric.fit(10, 8, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("remaining after period 2 must be between 0 and 8, were 9");
        assertThatThrownBy(() -> new ShiftedBetaGeometric(1, 1).logLikelihood(10, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("remaining after period 1 must be between 0 and 10, were -1");
    }

    @Test
    void periods_outOfRange_throw() {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(1, 1);

        assertThatThrownBy(() -> model.retention(0)).hasMessage("period must be at least 1, was 0");
        assertThatThrownBy(() -> model.survival(-1)).hasMessage("periods must be at least 0, was -1");
        assertThatThrownBy(() -> model.expectedLifetime(-1)).hasMessage("horizon must be at least 0, was -1");
    }

    @Property(tries = 100)
    void fit_ofTheModelsOwnSurvival_findsItAgain_andNothingLikelier(
            @ForAll @DoubleRange(min = 0.3, max = 5) double alpha,
            @ForAll @DoubleRange(min = 0.3, max = 20) double beta,
            @ForAll @IntRange(min = 3, max = 12) int periods) {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(alpha, beta);
        long[] remaining = new long[periods + 1];
        for (int period = 0; period <= periods; period++) {
            remaining[period] = Math.round(1e12 * model.survival(period));
        }

        ShiftedBetaGeometric fitted = ShiftedBetaGeometric.fit(remaining).orElseThrow();

        assertThat(fitted.alpha()).isCloseTo(alpha, within(1e-3 * alpha));
        assertThat(fitted.beta()).isCloseTo(beta, within(1e-3 * beta));
    }

    @Property(tries = 100)
    void fit_hasNoLikelierNeighbour(
            @ForAll @IntRange(min = 1, max = 400) int first, @ForAll @IntRange(min = 1, max = 200) int second) {
        long[] remaining = {1_000, 1_000 - first, 1_000 - first - second, 1_000 - first - second - second / 2};

        ShiftedBetaGeometric.fit(remaining).ifPresent(fitted -> {
            double best = fitted.logLikelihood(remaining);
            for (double factor : new double[] {0.99, 1.01}) {
                assertThat(new ShiftedBetaGeometric(fitted.alpha() * factor, fitted.beta()).logLikelihood(remaining))
                        .isLessThan(best);
                assertThat(new ShiftedBetaGeometric(fitted.alpha(), fitted.beta() * factor).logLikelihood(remaining))
                        .isLessThan(best);
            }
        });
    }
}
