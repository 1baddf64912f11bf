package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.value.Rational;

class SurvivalTest {

    private static final Rational HALF = Rational.of(1, 2);

    /** Minutes to the first answer and four still waiting, spec 4.5 and P-07. */
    private static final Survival ANSWERS =
            Survival.of(Distribution.ofValues(2, 3, 4, 5, 6, 600), Distribution.ofValues(4320, 4320, 4320, 4320));

    /** Weeks in remission under 6-MP: E. J. Freireich et al., Blood 21 (1963), the usual textbook example. */
    private static final Survival REMISSION = Survival.of(
            Distribution.ofValues(6, 6, 6, 7, 10, 13, 16, 22, 23),
            Distribution.ofValues(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35));

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "2,9/10", "3,4/5", "4,7/10", "5,3/5", "6,1/2", "599,1/2", "600,2/5", "4320,2/5"})
    void at_ofTheSpecExample(long minute, String share) {
        assertThat(ANSWERS.at(minute)).contains(Rational.parse(share));
    }

    @Test
    void median_ofTheSpecExample_countsThoseStillWaiting() {
        assertThat(ANSWERS.median()).hasValue(6);
        assertThat(ANSWERS).hasToString("Survival[events=6, censored=4, median=6]");
        // The naive median of those answered.
        assertThat(Distribution.ofValues(2, 3, 4, 5, 6, 600).median()).isEqualTo(Rational.parse("4.5"));
    }

    @Test
    void quantile_thatIsNotReached_isEmpty() {
        assertThat(ANSWERS.quantile(Rational.parse("0.6"))).hasValue(600);
        assertThat(ANSWERS.quantile(Rational.parse("0.601"))).isEmpty();
        assertThat(ANSWERS.quantile(Rational.ONE)).isEmpty();
        assertThat(Survival.of(Distribution.ofValues(7), Distribution.EMPTY).quantile(Rational.ONE))
                .hasValue(7);
    }

    @Test
    void median_ofNoEvents_isNotReached() {
        Survival none = Survival.of(Distribution.EMPTY, Distribution.ofValues(3, 9));

        assertThat(none.median()).isEmpty();
        assertThat(none.at(9)).contains(Rational.ONE);
        assertThat(none.at(10)).isEmpty();
        assertThat(none.steps()).isEmpty();
        assertThat(none.quantileInterval(HALF, 0.95)).isEmpty();
        assertThat(none).hasToString("Survival[events=0, censored=2, median=not reached]");
    }

    @Test
    void at_pastTheLastTime_isKnownOnlyIfNobodyIsLeft() {
        assertThat(ANSWERS.lastTime()).hasValue(4320);
        assertThat(ANSWERS.at(4321)).isEmpty();
        assertThat(ANSWERS.interval(4321, 0.95)).isEmpty();
        assertThat(Survival.of(Distribution.ofValues(3, 9), Distribution.ofValues(3))
                        .at(10))
                .contains(Rational.ZERO);
    }

    @Test
    void everything_ofNobody_isEmpty() {
        Survival nobody = Survival.of(Distribution.EMPTY, Distribution.EMPTY);

        assertThat(nobody.at(0)).isEmpty();
        assertThat(nobody.median()).isEmpty();
        assertThat(nobody.interval(0, 0.95)).isEmpty();
        assertThat(nobody.restrictedMean(0)).isEmpty();
        assertThat(nobody.restrictedMeanInterval(0, 0.95)).isEmpty();
        assertThat(nobody.lastTime()).isEmpty();
        assertThat(nobody.atRisk(0)).isZero();
    }

    @Test
    void steps_tellEachTimeWithEvents() {
        // At 6 weeks one is censored together with three events, which come first; 7 has 17 at risk.
        assertThat(REMISSION.steps())
                .hasSize(7)
                .startsWith(
                        new Survival.Step(6, 21, 3, 18 / 21.0), new Survival.Step(7, 17, 1, 18 / 21.0 * (16 / 17.0)));
        assertThat(REMISSION.at(7)).contains(Rational.of(18, 21).times(Rational.of(16, 17)));
    }

    @Test
    void atRisk_countsThoseWatchedUntilThen() {
        assertThat(LongStream.of(0, 6, 7, 10, 11, 35, 36).map(REMISSION::atRisk))
                .containsExactly(21L, 21L, 17L, 15L, 13L, 1L, 0L);
    }

    // scipy 1.17.1 stats.ecdf(CensoredData(...)).sf.confidence_interval(level, method="log-log")
    @ParameterizedTest
    @CsvSource({
        "6,0.8571428571428571,0.6197179552659838,0.951551747646997",
        "9,0.8067226890756302,0.5631465646222333,0.9228090192028804",
        "10,0.7529411764705881,0.5031995107999564,0.8893618351692655",
        "13,0.6901960784313724,0.43161022248618397,0.8490659633494507",
        "22,0.53781512605042,0.26777893676713505,0.7467907176353944",
        "35,0.4481792717086834,0.18805200595923235,0.6801426284952414"
    })
    void interval_matchesScipy(long week, double share, double lower, double upper) {
        Interval interval = REMISSION.interval(week, 0.95).orElseThrow();

        assertThat(REMISSION.at(week).orElseThrow().toDouble()).isCloseTo(share, within(1e-14));
        assertThat(interval.lower()).isCloseTo(lower, within(1e-13));
        assertThat(interval.upper()).isCloseTo(upper, within(1e-13));
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(interval.method()).isEqualTo(IntervalMethod.LOG_LOG);
    }

    @Test
    void interval_atNinetyPercent_matchesScipy() {
        // As above, at 0.9
        Interval interval = ANSWERS.interval(600, 0.9).orElseThrow();

        assertThat(interval.lower()).isCloseTo(0.15938462452752905, within(1e-13));
        assertThat(interval.upper()).isCloseTo(0.6330638396039976, within(1e-13));
    }

    @Test
    void interval_ofNoneOrAll_isEmpty() {
        assertThat(ANSWERS.interval(1, 0.95)).isEmpty();
        assertThat(Survival.of(Distribution.ofValues(3, 9), Distribution.EMPTY).interval(9, 0.95))
                .isEmpty();
    }

    @Test
    void quantileInterval_isReadOffTheLimits() {
        // The limits above: the lower one is at most 0.5 from week 13 on, the upper one never is.
        assertThat(REMISSION.median()).hasValue(23);
        assertThat(REMISSION.quantileInterval(HALF, 0.95))
                .contains(new Interval(13, Double.POSITIVE_INFINITY, 0.95, IntervalMethod.LOG_LOG));
        // At most 0.75: the lower limit from week 6 on, the upper one from week 22 on (0.7467907).
        assertThat(REMISSION.quantileInterval(Rational.of(1, 4), 0.95))
                .contains(new Interval(6, 22, 0.95, IntervalMethod.LOG_LOG));
        assertThat(REMISSION.quantileInterval(Rational.ONE, 0.95)).isEmpty();
    }

    @Test
    void quantileInterval_ofASingleEvent_isEmpty() {
        Survival single = Survival.of(Distribution.ofValues(7), Distribution.EMPTY);

        assertThat(single.median()).hasValue(7);
        assertThat(single.quantileInterval(HALF, 0.95)).isEmpty();
    }

    @Test
    void restrictedMean_isTheAreaUnderTheCurve() {
        // 2 + 0.9 + 0.8 + 0.7 + 0.6 + 0.5 * 4
        assertThat(ANSWERS.restrictedMean(10).orElseThrow()).isCloseTo(7, within(1e-12));
        assertThat(ANSWERS.restrictedMean(1)).hasValue(1);
        assertThat(ANSWERS.restrictedMean(4321)).isEmpty();
        assertThat(Survival.of(Distribution.ofValues(1, 2, 6), Distribution.EMPTY)
                        .restrictedMean(100)
                        .orElseThrow())
                .isCloseTo(3, within(1e-12));
    }

    @Test
    void restrictedMeanInterval_withoutCensoring_isThatOfAPlainMean() {
        // Without censoring the variance is that of the values, cut at the horizon, over n.
        Survival all = Survival.of(Distribution.ofValues(1, 2, 6, 11), Distribution.EMPTY);
        double mean = (1 + 2 + 6 + 8) / 4.0;
        double squares = LongStream.of(1, 2, 6, 8)
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();

        Interval interval = all.restrictedMeanInterval(8, 0.5).orElseThrow();

        double half = Normal.quantile(0.75) * Math.sqrt(squares / 16);
        assertThat(interval.lower()).isCloseTo(mean - half, within(1e-12));
        assertThat(interval.upper()).isCloseTo(mean + half, within(1e-12));
        assertThat(interval.method()).isEqualTo(IntervalMethod.NORMAL);
        assertThat(all.restrictedMeanInterval(8, 0.9999).orElseThrow())
                .isEqualTo(new Interval(0, 8, 0.9999, IntervalMethod.NORMAL));
        assertThat(all.restrictedMeanInterval(1, 0.95)).isEmpty();
    }

    @Test
    void times_negative_throw() {
        assertThatThrownBy(() -> Survival.of(Distribution.ofValues(-3), Distribution.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time must be at least 0, was -3");
        assertThatThrownBy(() -> Survival.of(Distribution.EMPTY, Distribution.ofValues(-1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time must be at least 0, was -1");
        assertThatThrownBy(() -> ANSWERS.at(-1)).hasMessage("time must be at least 0, was -1");
        assertThatThrownBy(() -> ANSWERS.atRisk(-1)).hasMessage("time must be at least 0, was -1");
        assertThatThrownBy(() -> ANSWERS.interval(-1, 0.95)).hasMessage("time must be at least 0, was -1");
        assertThatThrownBy(() -> ANSWERS.restrictedMean(-1)).hasMessage("horizon must be at least 0, was -1");
        assertThatThrownBy(() -> ANSWERS.restrictedMeanInterval(-1, 0.95))
                .hasMessage("horizon must be at least 0, was -1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1/2", "11/10"})
    void share_outOfRange_throws(String share) {
        Rational p = Rational.parse(share);

        assertThatThrownBy(() -> ANSWERS.quantile(p))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be above 0 and at most 1, was " + share);
        assertThatThrownBy(() -> ANSWERS.quantileInterval(p, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be above 0 and at most 1, was " + share);
    }

    @Test
    void level_outOfRange_throws() {
        assertThatThrownBy(() -> ANSWERS.interval(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was 1.0");
        assertThatThrownBy(() -> ANSWERS.quantileInterval(HALF, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was 0.0");
    }

    @Test
    void count_beyondALong_throws() {
        Distribution most = Distribution.of(new TreeMap<>(Map.of(1L, Long.MAX_VALUE)));

        assertThatThrownBy(() -> Survival.of(most, most)).isInstanceOf(ArithmeticException.class);
        assertThat(Survival.of(most, Distribution.EMPTY).at(1)).contains(Rational.ZERO);
    }

    @Test
    void parts_ofASortedSample_areReadAsTheirValues() {
        long[] sorted = {2, 2, 3, 5, 5, 8};
        int[] places = {0, 1, 3, 5};
        Distribution part = Distribution.ofPlaces(sorted, places, 0, 4);

        assertThat(Survival.of(part, part)).isEqualTo(Survival.of(Distribution.ofValues(2, 2, 5, 8), part));
        assertThat(Survival.of(part, part).steps())
                .isEqualTo(Survival.of(Distribution.ofValues(2, 2, 5, 8), Distribution.ofValues(2, 2, 5, 8))
                        .steps());
    }

    @Test
    void equals_isByEventsAndCensorings() {
        Distribution two = Distribution.ofValues(2);
        Distribution three = Distribution.ofValues(3);

        assertThat(Survival.of(two, three))
                .isEqualTo(Survival.of(Distribution.ofValues(2), Distribution.ofValues(3)))
                .hasSameHashCodeAs(Survival.of(Distribution.ofValues(2), Distribution.ofValues(3)))
                .isNotEqualTo(Survival.of(three, two))
                .isNotEqualTo(Survival.of(two, two))
                .isNotEqualTo("2");
    }

    @Property
    void curve_matchesThePlainProduct(@ForAll("times") long[] events, @ForAll("times") long[] censored) {
        Survival survival = Survival.of(Distribution.ofValues(events), Distribution.ofValues(censored));

        for (long time = 0; time <= 30; time++) {
            Rational expected = product(events, censored, time);
            boolean known = isKnown(events, censored, time);
            assertThat(survival.at(time).isPresent()).isEqualTo(known);
            if (known) {
                assertThat(survival.at(time)).contains(expected);
            }
        }
        for (Survival.Step step : survival.steps()) {
            assertThat(step.survival())
                    .isCloseTo(survival.at(step.time()).orElseThrow().toDouble(), within(1e-14));
            assertThat(step.atRisk()).isEqualTo(survival.atRisk(step.time()));
        }
    }

    @Property
    void quantile_isTheFirstTimeOfThePlainProduct(
            @ForAll("times") long[] events,
            @ForAll("times") long[] censored,
            @ForAll @LongRange(min = 1, max = 60) long n) {
        Survival survival = Survival.of(Distribution.ofValues(events), Distribution.ofValues(censored));
        Rational share = Rational.of(n, 60);

        OptionalLong expected = LongStream.rangeClosed(0, 20)
                .filter(time -> isKnown(events, censored, time))
                .filter(time -> product(events, censored, time).compareTo(Rational.ONE.minus(share)) <= 0)
                .findFirst();

        assertThat(survival.quantile(share)).isEqualTo(expected);
    }

    @Property
    void intervals_containThePoint(@ForAll("times") long[] events, @ForAll("times") long[] censored) {
        Survival survival = Survival.of(Distribution.ofValues(events), Distribution.ofValues(censored));

        for (long time = 0; time <= 20; time++) {
            double point = survival.at(time).map(Rational::toDouble).orElse(Double.NaN);
            assertThat(survival.interval(time, 0.95).stream()).allMatch(interval -> interval.contains(point));
            double mean = survival.restrictedMean(time).orElse(Double.NaN);
            assertThat(survival.restrictedMeanInterval(time, 0.95).stream())
                    .allMatch(interval -> interval.contains(mean));
        }
        for (int percent = 5; percent <= 100; percent += 5) {
            Rational share = Rational.of(percent, 100);
            double point = survival.quantile(share).isPresent()
                    ? survival.quantile(share).getAsLong()
                    : Double.POSITIVE_INFINITY;
            assertThat(survival.quantileInterval(share, 0.95).stream()).allMatch(interval -> interval.contains(point));
        }
    }

    @Test
    @Timeout(60)
    void aMillionTimes_takeNoQuadraticTime() {
        // Every second one is censored, so that no run has more than one event: the worst case for exact fractions.
        int n = 1_000_000;
        long[] events = LongStream.range(0, n / 2).map(i -> 2 * i).toArray();
        long[] censored = LongStream.range(0, n / 2).map(i -> 2 * i + 1).toArray();

        Survival survival = Survival.of(ones(events), ones(censored));
        long median = survival.median().orElseThrow();

        // With every second one censored, survival is close to the root of the share still at risk.
        assertThat(median).isBetween(749_990L, 750_010L);
        assertThat(survival.at(median).orElseThrow()).isLessThanOrEqualTo(HALF);
        assertThat(survival.at(median - 1).orElseThrow()).isGreaterThan(HALF);
        assertThat(survival.quantileInterval(HALF, 0.95).orElseThrow().contains(median))
                .isTrue();
        assertThat(survival.steps()).hasSize(n / 2);
    }

    @Test
    void quantile_ofATie_isDecidedExactly() {
        // First a/b remain, then b/2a: a half, which the product of the doubles often misses by a bit.
        int missed = 0;
        for (long b = 3; b <= 60; b++) {
            for (long a = b / 2 + 1; a < b; a++) {
                missed += (double) a / b * ((double) b / (2 * a)) > 0.5 ? 1 : 0;
                Distribution events = Distribution.of(new TreeMap<>(Map.of(1L, 2 * a * (b - a), 3L, 2 * a - b, 4L, b)));
                Distribution censored = Distribution.of(new TreeMap<>(Map.of(2L, 2 * a * a - 2 * a)));

                assertThat(Survival.of(events, censored).at(3)).contains(HALF);
                assertThat(Survival.of(events, censored).median()).hasValue(3);
            }
        }
        assertThat(missed).isPositive();
    }

    @Test
    void at_afterTooManyCensoringsForExactDigits_isRoundedFarBeyondDoubles() {
        long[] events = LongStream.rangeClosed(1, 1_500).map(i -> 2 * i).toArray();
        long[] censored = LongStream.rangeClosed(1, 1_500).map(i -> 2 * i + 1).toArray();
        Survival survival = Survival.of(Distribution.ofValues(events), Distribution.ofValues(censored));
        Rational exact = Rational.ONE;
        for (long left = 3_000; left > 600; left -= 2) {
            exact = exact.times(Rational.of(left - 1, left));
        }

        Rational rounded = survival.at(2_400).orElseThrow();

        assertThat(rounded.denominator().bitLength()).isLessThanOrEqualTo(512);
        assertThat(rounded.minus(exact).abs()).isLessThan(Rational.of(BigDecimal.ONE.movePointLeft(100)));
    }

    @Provide
    Arbitrary<long[]> times() {
        return Arbitraries.longs().between(0, 20).array(long[].class).ofMaxSize(25);
    }

    private static Distribution ones(long[] values) {
        long[] counts = new long[values.length];
        Arrays.fill(counts, 1);
        return Distribution.ofCounts(values, counts);
    }

    private static boolean isKnown(long[] events, long[] censored, long time) {
        long lastEvent = LongStream.of(events).max().orElse(-1);
        long lastCensored = LongStream.of(censored).max().orElse(-1);
        return time <= Math.max(lastEvent, lastCensored) || lastEvent >= 0 && lastCensored < lastEvent;
    }

    /** The definition, one event time after the other. */
    private static Rational product(long[] events, long[] censored, long until) {
        Rational product = Rational.ONE;
        for (long time = 0; time <= until; time++) {
            long now = time;
            long dying = LongStream.of(events).filter(event -> event == now).count();
            long atRisk = LongStream.concat(LongStream.of(events), LongStream.of(censored))
                    .filter(end -> end >= now)
                    .count();
            if (dying > 0) {
                product = product.times(Rational.of(atRisk - dying, atRisk));
            }
        }
        return product;
    }
}
