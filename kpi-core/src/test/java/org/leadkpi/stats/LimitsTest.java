package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final double NONE = Double.POSITIVE_INFINITY;

    private static Interval between(double lower, double upper) {
        return new Interval(lower, upper, 0.95, IntervalMethod.WILSON);
    }

    private static Interval result(double lower, double upper) {
        return new Interval(lower, upper, 0.95, IntervalMethod.COMBINED);
    }

    @Test
    void quotient_ofAValueByAKnownCost_isTheSpecExample() {
        // spec K-37: CLV [1,749, 9,324] on CAC 1,000 taken as known is [1.7, 9.3]
        Interval ratio = Limits.quotient(between(1_749, 9_324), Limits.exactly(1_000), 0.95);

        assertThat(ratio.lower()).isCloseTo(1.7, within(0.05));
        assertThat(ratio.upper()).isCloseTo(9.3, within(0.05));
        assertThat(ratio.level()).isEqualTo(0.95);
        assertThat(ratio.method()).isEqualTo(IntervalMethod.COMBINED);
    }

    @Test
    void quotient_crossesTheLimits() {
        assertThat(Limits.quotient(between(2, 6), between(4, 8), 0.95)).isEqualTo(result(0.25, 1.5));
    }

    @Test
    void quotient_atTheEdges() {
        assertThat(Limits.quotient(between(2, 6), between(0, 8), 0.95)).isEqualTo(result(0.25, NONE));
        assertThat(Limits.quotient(between(2, NONE), between(1, NONE), 0.95)).isEqualTo(result(0, NONE));
        assertThat(Limits.quotient(between(0, 0), between(0, 8), 0.95)).isEqualTo(result(0, 0));
    }

    @Test
    void quotient_ofLimitsThatEachLeaveHalfTheError_isOfTheWholeLevel() {
        double level = MultipleComparisons.bonferroni(0.95, 2);
        Interval value = new Interval(1_200, 1_800, level, IntervalMethod.STUDENT_T);
        Interval cost = new Interval(400, 600, level, IntervalMethod.COST_PER_OUTPUT);

        assertThat(Limits.quotient(value, cost, 0.95)).isEqualTo(result(2, 4.5));
    }

    @Test
    void product_multipliesTheLimits() {
        assertThat(Limits.product(between(2, 6), between(4, 8), 0.95)).isEqualTo(result(8, 48));
        assertThat(Limits.product(Limits.exactly(100), between(27, NONE), 0.95)).isEqualTo(result(2_700, NONE));
        assertThat(Limits.product(Limits.exactly(0), between(27, NONE), 0.95)).isEqualTo(result(0, 0));
        assertThat(Limits.product(between(27, NONE), Limits.exactly(0), 0.95)).isEqualTo(result(0, 0));
    }

    @Test
    void negativeLimits_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.product(between(-1, 2), between(1, 2), 0.95))
                .withMessage("lower limit must not be negative, was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.quotient(between(1, 2), between(-1, 2), 0.95))
                .withMessage("lower limit must not be negative, was -1.0");
    }

    @Test
    void divisorOfZero_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.quotient(between(1, 2), Limits.exactly(0), 0.95))
                .withMessage("divisor must be able to be above 0, its upper limit was 0");
    }

    @Property(tries = 500, seed = "6101")
    void limits_holdWhatTheirPartsMake(
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double a,
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double b,
            @ForAll @DoubleRange(min = 0, max = 1) double below,
            @ForAll @DoubleRange(min = 1, max = 9) double above) {
        Interval first = between(a * below, a * above);
        Interval second = between(b * below, b * above);

        assertThat(Limits.product(first, second, 0.95).contains(a * b)).isTrue();
        assertThat(Limits.quotient(first, second, 0.95).contains(a / b)).isTrue();
        assertThat(Limits.quotient(first, Limits.exactly(b), 0.95).width())
                .isLessThanOrEqualTo(Limits.quotient(first, second, 0.95).width());
    }
}
