package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadkpi.value.Rational;

class SpreadTest {

    private static Spread of(String... values) {
        return Spread.of(Stream.of(values).map(Rational::parse).toList()).orElseThrow();
    }

    @Test
    void spread_isExact() {
        // numpy 2.1: np.median, np.mean, np.var of [1.2, 0.6, 0.9, 0.5] = 0.75, 0.8, 0.075
        assertThat(of("1.2", "0.6", "0.9", "0.5"))
                .isEqualTo(new Spread(
                        4,
                        Rational.of(1, 2),
                        Rational.of(3, 4),
                        Rational.of(6, 5),
                        Rational.of(4, 5),
                        Rational.of(3, 40)));
        assertThat(of("3", "1", "2").median()).isEqualTo(Rational.of(2));
    }

    @Test
    void variation_isOfAllMembers() {
        // scipy.stats.variation([1.2, 0.6, 0.9, 0.5]) = 0.34232659844072877; with ddof=1 it would be 0.39528...
        assertThat(of("1.2", "0.6", "0.9", "0.5").variation().orElseThrow())
                .isCloseTo(0.34232659844072877, within(1e-15));
        assertThat(of("5", "5").variation()).contains(0.0);
        assertThat(of("0", "0").variation()).isEmpty();
    }

    @Test
    void threshold_isComparedExactly() {
        Spread spread = of("0.7", "1.3"); // mean 1, deviation 0.3

        assertThat(spread.variesMoreThan(Rational.parse("0.3"))).isFalse();
        assertThat(spread.variesMoreThan(Rational.parse("0.2999999999999999999")))
                .isTrue();
        assertThat(of("0", "0").variesMoreThan(Rational.ZERO)).isFalse();
    }

    @Test
    void maxOverMin_needsASmallestValue() {
        assertThat(of("2", "3").maxOverMin()).contains(Rational.of(3, 2));
        assertThat(of("0", "3").maxOverMin()).isEmpty();
    }

    @Test
    void noMembers_haveNoSpread() {
        assertThat(Spread.of(List.of())).isEmpty();
        assertThatThrownBy(() -> new Spread(0, Rational.ONE, Rational.ONE, Rational.ONE, Rational.ONE, Rational.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spread of 0 members, must be at least 1");
    }
}
