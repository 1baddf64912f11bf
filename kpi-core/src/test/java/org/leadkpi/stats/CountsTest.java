package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {

    // The formula in Python 3.11 with z = scipy 1.17.1 norm.ppf((1 + level) / 2)
    @ParameterizedTest
    @CsvSource({
        "1,0.95,0.013072132901504331,5.5637555824752605",
        "2,0.9,0.34514985296121903,6.284309908643589",
        "5,0.95,1.6113477157471932,11.668164123398595",
        "10,0.999,2.646549375192375,25.334702443684908",
        "50,0.9,38.96470485721355,63.285831956313054",
        "1000,0.95,938.9724987154902,1063.9525812714862"
    })
    void byar_matchesReference(long events, double level, double lower, double upper) {
        Interval interval = Counts.byar(events, level);

        assertThat(interval.lower()).isCloseTo(lower, within(1e-11));
        assertThat(interval.upper()).isCloseTo(upper, within(1e-11));
        assertThat(interval.level()).isEqualTo(level);
        assertThat(interval.method()).isEqualTo(IntervalMethod.BYAR);
    }

    @Test
    void byar_ofNoEvents_startsAtZero() {
        Interval interval = Counts.byar(0, 0.95);

        assertThat(interval.lower()).isZero();
        // Python 3.11 (1 - 1/9 + 1.959963984540054 / 3) ** 3
        assertThat(interval.upper()).isCloseTo(3.6680118321737507, within(1e-12));
    }

    @Test
    void byar_ofOneEventAtAHighLevel_doesNotFallBelowZero() {
        // The formula gives -0.00899 there.
        assertThat(Counts.byar(1, 0.999).lower()).isZero();
    }

    @Test
    void upperBoundOnNone_isTheRuleOfThree() {
        // spec 0.5: 2.995732
        assertThat(Counts.upperBoundOnNone(0.95)).isCloseTo(2.995732, within(5e-7));
        assertThat(Counts.upperBoundOnNone(0.5)).isCloseTo(Math.log(2), within(1e-15));
    }

    @Test
    void costPerOutput_ofTheSpecExample() {
        // spec 0.5: S = 6000, x = 100 -> [49.33, 73.74]
        Interval interval = Counts.costPerOutput(6_000, 100, 0.95);

        assertThat(interval.lower()).isCloseTo(49.33, within(0.005));
        assertThat(interval.upper()).isCloseTo(73.74, within(0.005));
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(interval.method()).isEqualTo(IntervalMethod.COST_PER_OUTPUT);
    }

    @ParameterizedTest
    @CsvSource({"3000,1001.42", "5000,1669.04"}) // spec 0.5 and P-11
    void costPerOutput_ofNoOutputs_hasOnlyALowerLimit(double cost, double lower) {
        Interval interval = Counts.costPerOutput(cost, 0, 0.95);

        assertThat(interval.lower()).isCloseTo(lower, within(0.005));
        assertThat(interval.isBoundedAbove()).isFalse();
    }

    @Test
    void costPerOutput_ofSoFewThatTheCountMayBeZero_hasNoUpperLimit() {
        Interval interval = Counts.costPerOutput(100, 1, 0.999);

        assertThat(interval.lower()).isCloseTo(100 / 10.177411355156119, within(1e-9));
        assertThat(interval.isBoundedAbove()).isFalse();
    }

    @Test
    void costPerOutput_ofNoCost_isZero() {
        assertThat(Counts.costPerOutput(0, 10, 0.95))
                .isEqualTo(new Interval(0, 0, 0.95, IntervalMethod.COST_PER_OUTPUT));
        assertThat(Counts.costPerOutput(0, 0, 0.95))
                .isEqualTo(new Interval(0, Double.POSITIVE_INFINITY, 0.95, IntervalMethod.COST_PER_OUTPUT));
    }

    @Test
    void ratioOfCosts_ofTheSpecExample() {
        // spec 0.5: (6000/60) / (2000/80) = 4.0 -> [2.86, 5.59]
        Interval interval = Counts.ratioOfCosts(6_000, 60, 2_000, 80, 0.95);

        assertThat(interval.lower()).isCloseTo(2.86, within(0.005));
        assertThat(interval.upper()).isCloseTo(5.59, within(0.005));
        assertThat(Math.sqrt(interval.lower() * interval.upper())).isCloseTo(4, within(1e-12));
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(interval.method()).isEqualTo(IntervalMethod.LOG_RATIO);
    }

    @Test
    void ratioOfCosts_ofSingleOutputs_isDefined() {
        // Python 3.11 exp(1.959963984540054 * sqrt(2))
        assertThat(Counts.ratioOfCosts(1, 1, 1, 1, 0.95).upper()).isCloseTo(15.987507702689744, within(1e-12));
    }

    @Test
    void events_negative_throws() {
        assertThatThrownBy(() -> Counts.byar(-1, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("events must be at least 0, were -1");
        assertThatThrownBy(() -> Counts.costPerOutput(1, -2, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("outputs must be at least 0, were -2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, Double.NaN, Double.POSITIVE_INFINITY})
    void costPerOutput_ofAnImpossibleCost_throws(double cost) {
        assertThatThrownBy(() -> Counts.costPerOutput(cost, 10, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cost must be finite and not negative, was " + cost);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void ratioOfCosts_ofAnImpossibleCost_throws(double cost) {
        assertThatThrownBy(() -> Counts.ratioOfCosts(cost, 1, 1, 1, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("first cost must be finite and above 0, was " + cost);
        assertThatThrownBy(() -> Counts.ratioOfCosts(1, 1, cost, 1, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("second cost must be finite and above 0, was " + cost);
    }

    @Test
    void ratioOfCosts_withoutOutputs_throws() {
        assertThatThrownBy(() -> Counts.ratioOfCosts(1, 0, 1, 1, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("first outputs must be at least 1, were 0");
        assertThatThrownBy(() -> Counts.ratioOfCosts(1, 1, 1, 0, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("second outputs must be at least 1, were 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void level_outOfRange_throws(double level) {
        assertThatThrownBy(() -> Counts.upperBoundOnNone(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was " + level);
        assertThatThrownBy(() -> Counts.byar(1, level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was " + level);
    }

    @Property
    void costPerOutput_containsThePoint_andScalesWithTheCost(
            @ForAll @DoubleRange(min = 0.01, max = 1e9) double cost,
            @ForAll @LongRange(min = 1, max = 1_000_000) long outputs) {
        Interval single = Counts.costPerOutput(cost, outputs, 0.95);
        Interval doubled = Counts.costPerOutput(2 * cost, outputs, 0.95);

        assertThat(single.contains(cost / outputs)).isTrue();
        assertThat(doubled.lower()).isEqualTo(2 * single.lower());
        assertThat(doubled.upper()).isEqualTo(2 * single.upper());
    }
}
