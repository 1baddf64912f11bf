package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.leadkpi.value.Rational;

class ClusteredRatioTest {

    /** Four leads with five attempts each and 0, 0, 0 and 4 conversations: spec 0.5 and P-22. */
    private static final ClusteredRatio CONVERSATIONS = of(new int[] {0, 0, 0, 4}, new int[] {5, 5, 5, 5});

    @Test
    void standardError_ofTheSpecExample() {
        assertThat(CONVERSATIONS).isEqualTo(new ClusteredRatio(4, 4, 20, 16, 20, 100));
        assertThat(CONVERSATIONS.ratio()).contains(Rational.of(1, 5));
        assertThat(CONVERSATIONS.standardError()).hasValue(0.2);
    }

    @Test
    void interval_ofTheSpecExample_isWiderThanThatOfIndependentAttempts() {
        Interval clustered = CONVERSATIONS.interval(0.95).orElseThrow();
        Interval naive = Proportions.wilson(4, 20, 0.95);

        // scipy 1.17.1 stats.t.ppf(0.975, 3) * 0.2
        assertThat(clustered.lower()).isCloseTo(0.2 - 0.6364892610567416, within(1e-13));
        assertThat(clustered.upper()).isCloseTo(0.2 + 0.6364892610567416, within(1e-13));
        assertThat(clustered.method()).isEqualTo(IntervalMethod.CLUSTERED);
        assertThat(naive.wider(clustered)).isSameAs(clustered);
        assertThat(clustered.within(0, 1).lower()).isZero();
    }

    @Test
    void interval_ofEqualClusters_isNarrowerThanThatOfIndependentAttempts() {
        Interval clustered =
                of(new int[] {1, 1, 1}, new int[] {5, 5, 5}).interval(0.95).orElseThrow();
        Interval independent = Proportions.wilson(3, 15, 0.95);

        assertThat(clustered).isEqualTo(new Interval(0.2, 0.2, 0.95, IntervalMethod.CLUSTERED));
        assertThat(clustered.wider(independent)).isSameAs(independent);
    }

    @Test
    void ratio_ofTooLittle_isEmpty() {
        assertThat(ClusteredRatio.EMPTY.ratio()).isEmpty();
        assertThat(ClusteredRatio.EMPTY.interval(0.95)).isEmpty();
        assertThat(ClusteredRatio.of(0, 0).plus(ClusteredRatio.of(0, 0)).standardError())
                .isEmpty();
        assertThat(ClusteredRatio.of(1, 5).ratio()).contains(Rational.of(1, 5));
        assertThat(ClusteredRatio.of(1, 5).standardError()).isEmpty();
    }

    @Test
    void sums_ofNoClusters_throw() {
        assertThatThrownBy(() -> new ClusteredRatio(-1, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clusters must be at least 0, were -1");
        assertThatThrownBy(() -> new ClusteredRatio(4, 4, 20, 3, 20, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no 4 clusters have the sums y 4, x 20, yy 3, xy 20 and xx 100");
        assertThatThrownBy(() -> new ClusteredRatio(4, 4, 20, 16, 20, 99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClusteredRatio(4, 4, 20, 16, 41, 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClusteredRatio(0, 0, 0, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sums_beyondALong_throw() {
        assertThatThrownBy(() -> ClusteredRatio.of(1, 1L << 32)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> CONVERSATIONS.interval(1)).hasMessage("level must be above 0 and below 1, was 1.0");
    }

    @Property
    void plus_ofClusters_matchesThePlainVariance(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(min = -50, max = 50) Integer> above,
            @ForAll @Size(20) List<@IntRange(min = 1, max = 50) Integer> below) {
        int[] y = above.stream().mapToInt(value -> value).toArray();
        int[] x = below.stream().mapToInt(value -> value).toArray();
        ClusteredRatio ratio = of(y, x);
        double sumY = 0;
        double sumX = 0;
        for (int i = 0; i < y.length; i++) {
            sumY += y[i];
            sumX += x[i];
        }
        double r = sumY / sumX;
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            squares += (y[i] - r * x[i]) * (y[i] - r * x[i]);
        }
        double m = y.length;
        double variance = squares / (m * (m - 1) * (sumX / m) * (sumX / m));

        assertThat(ratio.standardError().orElseThrow()).isCloseTo(Math.sqrt(variance), within(1e-7));
        assertThat(ratio.interval(0.95).orElseThrow().contains(r)).isTrue();
    }

    private static ClusteredRatio of(int[] y, int[] x) {
        ClusteredRatio ratio = ClusteredRatio.EMPTY;
        for (int i = 0; i < y.length; i++) {
            ratio = ratio.plus(ClusteredRatio.of(y[i], x[i]));
        }
        return ratio;
    }
}
