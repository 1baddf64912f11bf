package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.stats.ProcessLimits.Position;
import org.leadkpi.value.Rational;

class ProcessLimitsTest {

    private static final List<Rational> SERIES = series(10, 12, 11, 13, 12, 11);

    @Test
    void limits_ofTheSpecExample() {
        // spec 0.5: 11.5, [7.776, 15.224]
        ProcessLimits limits = ProcessLimits.of(SERIES);

        assertThat(limits.mean()).isEqualTo(Rational.parse("11.5"));
        assertThat(limits.meanMovingRange()).isEqualTo(Rational.parse("1.4"));
        assertThat(limits.lower()).isEqualTo(Rational.parse("7.776"));
        assertThat(limits.upper()).isEqualTo(Rational.parse("15.224"));
    }

    @ParameterizedTest
    @CsvSource({"7.775,BELOW", "7.776,WITHIN", "11,WITHIN", "15.224,WITHIN", "15.225,ABOVE"})
    void judge_comparesExactly(String value, Position expected) {
        assertThat(ProcessLimits.of(SERIES).judge(Rational.parse(value))).isEqualTo(expected);
    }

    @Test
    void judge_ofAConstantSeries_findsAnyOtherValueOutside() {
        ProcessLimits limits = ProcessLimits.of(series(5, 5, 5));

        assertThat(limits.judge(Rational.of(5))).isEqualTo(Position.WITHIN);
        assertThat(limits.judge(Rational.parse("5.001"))).isEqualTo(Position.ABOVE);
    }

    @Test
    void judgeLast_leavesTheLastOutOfItsOwnLimits() {
        assertThat(ProcessLimits.judgeLast(series(10, 12, 11, 13, 12, 11, 16), 6, 12))
                .contains(Position.ABOVE);
        assertThat(ProcessLimits.judgeLast(series(10, 12, 11, 13, 12, 11, 15), 6, 12))
                .contains(Position.WITHIN);
        assertThat(ProcessLimits.judgeLast(series(10, 12, 11, 13, 12, 11, 7), 6, 12))
                .contains(Position.BELOW);
        // With the last one among them, 16 would stretch the limits to hold itself.
        assertThat(ProcessLimits.of(series(10, 12, 11, 13, 12, 11, 16)).judge(Rational.of(16)))
                .isEqualTo(Position.WITHIN);
    }

    @Test
    void judgeLast_looksAtTheNearestOnly() {
        List<Rational> series = series(0, 100, 0, 100, 10, 12, 11, 13, 12, 11, 16);

        assertThat(ProcessLimits.judgeLast(series, 6, 6)).contains(Position.ABOVE);
        assertThat(ProcessLimits.judgeLast(series, 6, 12)).contains(Position.WITHIN);
    }

    @Test
    void judgeLast_ofTooFew_isEmpty() {
        assertThat(ProcessLimits.judgeLast(SERIES, 6, 12)).isEmpty();
        assertThat(ProcessLimits.judgeLast(SERIES, 5, 12)).isPresent();
        assertThat(ProcessLimits.judgeLast(List.of(), 2, 2)).isEmpty();
    }

    @Test
    void arguments_outOfRange_throw() {
        List<Rational> single = series(3);

        assertThatThrownBy(() -> ProcessLimits.of(single))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values must be at least 2, were 1");
        assertThatThrownBy(() -> new ProcessLimits(Rational.ONE, Rational.of(-1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mean moving range must not be negative, was -1/2");
        assertThatThrownBy(() -> ProcessLimits.judgeLast(SERIES, 1, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fewest must be at least 2, was 1");
        assertThatThrownBy(() -> ProcessLimits.judgeLast(SERIES, 6, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("most must be at least fewest 6, was 5");
    }

    @Property
    void limits_moveWithTheSeries(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = -100, max = 100) Integer> values) {
        ProcessLimits limits = ProcessLimits.of(
                values.stream().map(value -> Rational.of(value)).toList());
        ProcessLimits scaled = ProcessLimits.of(
                values.stream().map(value -> Rational.of(3L * value + 7)).toList());

        assertThat(scaled.lower())
                .isEqualTo(limits.lower().times(Rational.of(3)).plus(Rational.of(7)));
        assertThat(scaled.upper())
                .isEqualTo(limits.upper().times(Rational.of(3)).plus(Rational.of(7)));
        assertThat(limits.judge(limits.mean())).isEqualTo(Position.WITHIN);
    }

    private static List<Rational> series(long... values) {
        return LongStream.of(values).mapToObj(Rational::of).toList();
    }
}
