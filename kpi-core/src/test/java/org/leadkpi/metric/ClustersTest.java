package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.leadkpi.stats.ClusteredRatio;
import org.leadkpi.stats.Distribution;
import org.leadkpi.value.Rational;

class ClustersTest {

    private static long code(long above, long below) {
        return ((Quantity.Known) Clusters.pair(above, below)).value().toLongExact();
    }

    @Test
    void ratio_ofFourLeadsOfFiveAttempts() {
        Distribution pairs = Distribution.ofValues(code(0, 5), code(0, 5), code(0, 5), code(4, 5));

        ClusteredRatio ratio = Clusters.ratio(pairs);

        assertThat(ratio).isEqualTo(new ClusteredRatio(4, 4, 20, 16, 20, 100));
        assertThat(ratio.ratio()).contains(Rational.of(1, 5));
        assertThat(ratio.standardError()).hasValue(0.2);
        assertThat(Clusters.ratio(Distribution.EMPTY)).isEqualTo(ClusteredRatio.EMPTY);
    }

    @Property(tries = 200, seed = "9101")
    void ratio_isThatOfTheSingleClusters(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 900) Integer> drawn) {
        ClusteredRatio expected = ClusteredRatio.EMPTY;
        long[] codes = new long[drawn.size()];
        for (int i = 0; i < drawn.size(); i++) {
            long above = drawn.get(i) % 30;
            long below = drawn.get(i) / 30;
            expected = expected.plus(ClusteredRatio.of(above, below));
            codes[i] = code(above, below);
        }

        assertThat(Clusters.ratio(Distribution.ofValues(codes))).isEqualTo(expected);
    }

    @Test
    void pair_outOfRange_isRefused() {
        assertThat(Clusters.ratio(Distribution.ofValues(code(16_777_215, 16_777_215)))
                        .sumY())
                .isEqualTo(16_777_215);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clusters.pair(16_777_216, 1))
                .withMessage("a cluster counts 16777216 over 1, must lie between 0 and 16777215");
        assertThatIllegalArgumentException().isThrownBy(() -> Clusters.pair(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Clusters.pair(1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Clusters.pair(1, 16_777_216));
    }
}
