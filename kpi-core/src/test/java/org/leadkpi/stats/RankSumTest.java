package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankSumTest {

    // scipy 1.17.1 mannwhitneyu(a, b, method="asymptotic", use_continuity=True)
    @Test
    void test_matchesScipy() {
        RankSum plain = new RankSum(Distribution.ofValues(19, 22, 16, 29, 24), Distribution.ofValues(20, 11, 17, 12));
        RankSum tied = new RankSum(
                Distribution.ofValues(1, 2, 2, 3, 3, 3, 4, 10), Distribution.ofValues(2, 3, 5, 5, 6, 7, 8, 8, 9, 12));

        assertThat(plain.pairsAbove()).isEqualTo(17);
        assertThat(plain.test().pValue()).isCloseTo(0.11134688653314041, within(1e-12));
        assertThat(plain.test().statistic()).isPositive();
        assertThat(tied.pairsAbove()).isEqualTo(16.5);
        assertThat(tied.test().pValue()).isCloseTo(0.039332878068480924, within(1e-12));
        assertThat(tied.test().statistic()).isNegative();
    }

    @Test
    void equalValues_doNotDiffer() {
        assertThat(new RankSum(Distribution.ofValues(5, 5), Distribution.ofValues(5, 5, 5))
                        .test()
                        .pValue())
                .isEqualTo(1);
    }

    @Test
    void emptySample_throws() {
        assertThatThrownBy(() -> new RankSum(Distribution.ofValues(1), Distribution.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samples must not be empty, had 1 and 0 values");
    }

    @Property
    void sides_areSymmetric(
            @ForAll @Size(min = 1, max = 20) List<Byte> one, @ForAll @Size(min = 1, max = 20) List<Byte> other) {
        Distribution first =
                Distribution.ofValues(one.stream().mapToLong(Byte::longValue).toArray());
        Distribution second =
                Distribution.ofValues(other.stream().mapToLong(Byte::longValue).toArray());
        RankSum there = new RankSum(first, second);
        RankSum back = new RankSum(second, first);

        assertThat(there.pairsAbove() + back.pairsAbove()).isEqualTo((double) one.size() * other.size());
        assertThat(there.pairsAbove())
                .isEqualTo(one.stream()
                        .mapToDouble(a -> other.stream()
                                .mapToDouble(b -> a > b ? 1 : a.equals(b) ? 0.5 : 0)
                                .sum())
                        .sum());
        assertThat(there.test().pValue()).isCloseTo(back.test().pValue(), within(1e-12));
    }
}
