package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    @Test
    void contains_includesBothLimits() {
        Interval interval = new Interval(1, 2, 0.95, IntervalMethod.WILSON);

        assertThat(interval.contains(1)).isTrue();
        assertThat(interval.contains(2)).isTrue();
        assertThat(interval.contains(Math.nextDown(1.0))).isFalse();
        assertThat(interval.contains(Math.nextUp(2.0))).isFalse();
        assertThat(interval.contains(Double.NaN)).isFalse();
    }

    @Test
    void width_isTheDistanceOfTheLimits() {
        assertThat(new Interval(-1, 2, 0.95, IntervalMethod.NEWCOMBE).width()).isEqualTo(3);
        assertThat(new Interval(2, 2, 0.95, IntervalMethod.STUDENT_T).width()).isZero();
    }

    @Test
    void isBoundedAbove_isFalseForAnInfiniteUpperLimit() {
        Interval open = new Interval(3, Double.POSITIVE_INFINITY, 0.95, IntervalMethod.COST_PER_OUTPUT);

        assertThat(open.isBoundedAbove()).isFalse();
        assertThat(open.width()).isInfinite();
        assertThat(open.contains(1e300)).isTrue();
        assertThat(new Interval(3, Double.MAX_VALUE, 0.95, IntervalMethod.BYAR).isBoundedAbove())
                .isTrue();
    }

    @Test
    void negativeZero_isZero() {
        assertThat(new Interval(-0.0, -0.0, 1, IntervalMethod.BOUNDS))
                .isEqualTo(new Interval(0.0, 0.0, 1, IntervalMethod.BOUNDS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
    void lowerLimit_notFinite_throws(double lower) {
        assertThatThrownBy(() -> new Interval(lower, Double.POSITIVE_INFINITY, 0.95, IntervalMethod.BYAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lower limit must be finite, was " + lower);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0.9, Double.NEGATIVE_INFINITY})
    void upperLimit_belowTheLower_throws(double upper) {
        assertThatThrownBy(() -> new Interval(1, upper, 0.95, IntervalMethod.BYAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("upper limit must be at least the lower limit 1.0, was " + upper);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void level_outOfRange_throws(double level) {
        assertThatThrownBy(() -> new Interval(0, 1, level, IntervalMethod.BYAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and at most 1, was " + level);
    }

    @Test
    void method_missing_throws() {
        assertThatThrownBy(() -> new Interval(0, 1, 0.95, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("method");
    }

    @Test
    void wider_isTheOneWithTheLargerWidth() {
        Interval narrow = new Interval(1, 2, 0.95, IntervalMethod.WILSON);
        Interval wide = new Interval(-1, 1, 0.95, IntervalMethod.CLUSTERED);
        Interval asWide = new Interval(0, 1, 0.95, IntervalMethod.NEWCOMBE);
        Interval otherLevel = new Interval(-1, 1, 0.9, IntervalMethod.CLUSTERED);

        assertThat(narrow.wider(wide)).isSameAs(wide);
        assertThat(wide.wider(narrow)).isSameAs(wide);
        assertThat(narrow.wider(asWide)).isSameAs(narrow);
        assertThatThrownBy(() -> narrow.wider(otherLevel))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("levels of both intervals must be the same, were 0.95 and 0.9");
    }

    @Test
    void within_cutsTheLimits() {
        Interval interval = new Interval(-0.2, 0.6, 0.95, IntervalMethod.CLUSTERED);

        assertThat(interval.within(0, 1)).isEqualTo(new Interval(0, 0.6, 0.95, IntervalMethod.CLUSTERED));
        assertThat(interval.within(-1, 0.5)).isEqualTo(new Interval(-0.2, 0.5, 0.95, IntervalMethod.CLUSTERED));
        assertThatThrownBy(() -> interval.within(2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("upper limit must be at least the lower limit 2.0, was 0.6");
    }

    @ParameterizedTest
    @CsvSource({
        "WILSON,wilson",
        "CLOPPER_PEARSON,clopper-pearson",
        "NEWCOMBE,newcombe",
        "BYAR,byar",
        "COST_PER_OUTPUT,cost-per-output",
        "ORDER_STATISTIC,order-statistic",
        "STUDENT_T,student-t",
        "BOUNDS,bounds",
        "LOG_RATIO,log-ratio",
        "LOG_LOG,log-log",
        "NORMAL,normal",
        "DELTA,delta",
        "CLUSTERED,clustered",
        "CREDIBLE,credible",
        "HANLEY_MCNEIL,hanley-mcneil",
        "DELONG,delong",
        "COMBINED,combined"
    })
    void label_isKebabCase(IntervalMethod method, String expected) {
        assertThat(method.label()).isEqualTo(expected);
    }

    @Test
    void labels_areDistinct() {
        assertThat(Arrays.stream(IntervalMethod.values()).map(IntervalMethod::label))
                .hasSize(17)
                .doesNotHaveDuplicates();
    }
}
