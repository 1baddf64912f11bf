package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.value.Rational;

class ExposureRateTest {

    /** Ten customers, five of whom left after 2, 3, 4, 5 and 6 months, the others still there at 24: spec P-12. */
    private static final ExposureRate LOSSES = ExposureRate.of(5, Rational.of(2 + 3 + 4 + 5 + 6 + 5 * 24));

    @Test
    void rate_ofTheSpecExample() {
        assertThat(LOSSES.rate()).isEqualTo(Rational.of(5, 140));
        assertThat(LOSSES.rate().toDouble()).isCloseTo(0.03571, within(5e-6));
        assertThat(LOSSES.meanTime()).contains(Rational.of(28));
        // The naive mean of those that left.
        assertThat(Distribution.ofValues(2, 3, 4, 5, 6).mean()).isEqualTo(Rational.of(4));
    }

    @Test
    void intervals_areThoseOfTheCount() {
        Interval rate = LOSSES.interval(0.95);
        Interval time = LOSSES.meanTimeInterval(0.95);

        // Byar for 5 events, as in CountsTest
        assertThat(rate.lower()).isCloseTo(1.6113477157471932 / 140, within(1e-14));
        assertThat(rate.upper()).isCloseTo(11.668164123398595 / 140, within(1e-14));
        assertThat(rate.method()).isEqualTo(IntervalMethod.BYAR);
        assertThat(time.lower()).isCloseTo(1 / rate.upper(), within(1e-11));
        assertThat(time.upper()).isCloseTo(1 / rate.lower(), within(1e-11));
        assertThat(time.method()).isEqualTo(IntervalMethod.BYAR);
    }

    @Test
    void meanTime_withoutEvents_hasOnlyALowerLimit() {
        ExposureRate none = ExposureRate.of(0, Rational.of(100));

        assertThat(none.rate()).isEqualTo(Rational.ZERO);
        assertThat(none.meanTime()).isEmpty();
        assertThat(none.interval(0.95).lower()).isZero();
        assertThat(none.meanTimeInterval(0.95).lower()).isCloseTo(100 / 2.995732, within(1e-4));
        assertThat(none.meanTimeInterval(0.95).isBoundedAbove()).isFalse();
    }

    @Test
    void ratio_isThatOfTheRates() {
        ExposureRate first = ExposureRate.of(60, Rational.of(6_000));
        ExposureRate second = ExposureRate.of(80, Rational.of(2_000));

        // spec 0.5, upside down: costs of 100 and 25 per output are rates of 0.01 and 0.04
        Interval interval = second.ratioInterval(first, 0.95).orElseThrow();

        assertThat(second.ratioTo(first)).contains(Rational.of(4));
        assertThat(interval.lower()).isCloseTo(2.86, within(0.005));
        assertThat(interval.upper()).isCloseTo(5.59, within(0.005));
        assertThat(interval.method()).isEqualTo(IntervalMethod.LOG_RATIO);
    }

    @Test
    void ratio_withoutEvents_isEmpty() {
        ExposureRate none = ExposureRate.of(0, Rational.ONE);

        assertThat(LOSSES.ratioTo(none)).isEmpty();
        assertThat(none.ratioTo(LOSSES)).contains(Rational.ZERO);
        assertThat(LOSSES.ratioInterval(none, 0.95)).isEmpty();
        assertThat(none.ratioInterval(LOSSES, 0.95)).isEmpty();
    }

    // 12 v 2: spec P-14, 0.0129; the digits: scipy 1.17.1 stats.binomtest(x1, x1 + x2, e1 / (e1 + e2)).pvalue
    @ParameterizedTest
    @CsvSource({
        "12,1,2,1,0.012939453125",
        "12,45,2,25,0.15988860437282407",
        "5,3,35,7,0.01487255768380921",
        "600,55,400,45,0.0014741780320980734",
        "0,1,0,9,1"
    })
    void exactTest_matchesScipy(long x1, long exposure1, long x2, long exposure2, double p) {
        ExposureRate first = ExposureRate.of(x1, Rational.of(exposure1));
        ExposureRate second = ExposureRate.of(x2, Rational.of(exposure2));

        assertThat(first.exactTest(second)).isCloseTo(p, within(1e-12));
        assertThat(second.exactTest(first)).isCloseTo(p, within(1e-12));
    }

    @Test
    void arguments_outOfRange_throw() {
        assertThatThrownBy(() -> ExposureRate.of(-1, Rational.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("events must be at least 0, were -1");
        assertThatThrownBy(() -> ExposureRate.of(1, Rational.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exposure must be above 0, was 0");
        assertThatThrownBy(() -> LOSSES.ratioInterval(ExposureRate.of(0, Rational.ONE), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was 0.0");
    }

    @Property
    void everyInterval_containsThePoint(
            @ForAll @LongRange(min = 1, max = 10_000) long events,
            @ForAll @LongRange(min = 1, max = 10_000) long exposure) {
        ExposureRate rate = ExposureRate.of(events, Rational.of(exposure));

        assertThat(rate.interval(0.95).contains(rate.rate().toDouble())).isTrue();
        assertThat(rate.meanTimeInterval(0.95)
                        .contains(rate.meanTime().orElseThrow().toDouble()))
                .isTrue();
        assertThat(rate.ratioInterval(LOSSES, 0.95).orElseThrow())
                .matches(interval ->
                        interval.contains(rate.ratioTo(LOSSES).orElseThrow().toDouble()));
    }
}
