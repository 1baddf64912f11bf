package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalLong;
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

class CumulativeIncidenceTest {

    private static final Distribution NONE = Distribution.EMPTY;

    /** Spec P-39: lost on day 5, open on day 8, won on days 10 and 20. */
    private static final CumulativeIncidence WON =
            CumulativeIncidence.of(Distribution.ofValues(10, 20), Distribution.ofValues(5), Distribution.ofValues(8));

    @ParameterizedTest
    @CsvSource({"0,0", "9,0", "10,3/8", "19,3/8", "20,3/4", "1000,3/4"})
    void at_ofTheSpecExample(long day, String share) {
        assertThat(WON.at(day)).contains(Rational.parse(share));
    }

    @Test
    void at_ofTheSpecExampleWithLossesAsCensored_isTooHigh() {
        CumulativeIncidence naive =
                CumulativeIncidence.of(Distribution.ofValues(10, 20), NONE, Distribution.ofValues(5, 8));

        assertThat(naive.at(10)).contains(Rational.of(1, 2));
        assertThat(naive.at(20)).contains(Rational.ONE);
    }

    @Test
    void at_ofTheConvoysExample() {
        // github.com/better/convoys, test of its Kaplan-Meier: 75 % by day 9, where converted over all gives 50 %.
        CumulativeIncidence converted =
                CumulativeIncidence.of(Distribution.ofValues(6, 6, 7), NONE, Distribution.ofValues(2, 3, 10));

        assertThat(converted.at(9)).contains(Rational.of(3, 4));
        assertThat(converted.at(10)).contains(Rational.of(3, 4));
        assertThat(converted.at(11)).isEmpty();
    }

    @Test
    void quantile_isTheFirstTimeWithTheShare() {
        assertThat(WON.quantile(Rational.of(3, 8))).hasValue(10);
        assertThat(WON.quantile(Rational.parse("0.376"))).hasValue(20);
        assertThat(WON.quantile(Rational.of(3, 4))).hasValue(20);
        assertThat(WON.quantile(Rational.parse("0.751"))).isEmpty();
    }

    @Test
    void steps_tellEachTimeWithEventsOfEitherKind() {
        assertThat(WON.steps())
                .containsExactly(
                        new CumulativeIncidence.Step(5, 4, 0, 1, 0),
                        new CumulativeIncidence.Step(10, 2, 1, 0, 0.375),
                        new CumulativeIncidence.Step(20, 1, 1, 0, 0.75));
        assertThat(LongStream.of(0, 6, 9, 21).map(WON::atRisk)).containsExactly(4L, 3L, 2L, 0L);
        assertThat(WON.lastTime()).hasValue(20);
        assertThat(WON).hasToString("CumulativeIncidence[events=2, competing=1, censored=1]");
    }

    @Test
    void everything_ofNobody_isEmpty() {
        CumulativeIncidence nobody = CumulativeIncidence.of(NONE, NONE, NONE);

        assertThat(nobody.at(0)).isEmpty();
        assertThat(nobody.interval(0, 0.95)).isEmpty();
        assertThat(nobody.quantile(Rational.ONE)).isEmpty();
        assertThat(nobody.quantileInterval(Rational.ONE, 0.95)).isEmpty();
        assertThat(nobody.steps()).isEmpty();
    }

    @Test
    void interval_ofNoneOrAll_isEmpty() {
        assertThat(WON.interval(9, 0.95)).isEmpty();
        assertThat(CumulativeIncidence.of(Distribution.ofValues(1, 2), NONE, NONE)
                        .interval(2, 0.95))
                .isEmpty();
        assertThat(CumulativeIncidence.of(Distribution.ofValues(1), NONE, Distribution.ofValues(1))
                        .interval(2, 0.95))
                .isEmpty();
    }

    @Test
    void interval_whereAllHaveHadOneOrTheOther_isThatOfAProportion() {
        // Without censoring the share is events over all, and its variance p (1-p) / n.
        CumulativeIncidence incidence =
                CumulativeIncidence.of(Distribution.ofValues(1, 3, 3, 6), Distribution.ofValues(2, 6, 7), NONE);
        double p = 4 / 7.0;
        double relativeError = Math.sqrt(p * (1 - p) / 7) / (1 - p);
        double reach = Math.exp(1.959963984540054 * relativeError / -Math.log(1 - p));

        Interval interval = incidence.interval(7, 0.95).orElseThrow();

        assertThat(interval.lower()).isCloseTo(1 - Math.pow(1 - p, 1 / reach), within(1e-12));
        assertThat(interval.upper()).isCloseTo(1 - Math.pow(1 - p, reach), within(1e-12));
        assertThat(interval.method()).isEqualTo(IntervalMethod.LOG_LOG);
    }

    @Test
    void arguments_outOfRange_throw() {
        Distribution negative = Distribution.ofValues(-2);

        assertThatThrownBy(() -> CumulativeIncidence.of(NONE, negative, NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time must be at least 0, was -2");
        assertThatThrownBy(() -> WON.at(-1)).hasMessage("time must be at least 0, was -1");
        assertThatThrownBy(() -> WON.atRisk(-1)).hasMessage("time must be at least 0, was -1");
        assertThatThrownBy(() -> WON.interval(-1, 0.95)).hasMessage("time must be at least 0, was -1");
        assertThatThrownBy(() -> WON.interval(1, 1)).hasMessage("level must be above 0 and below 1, was 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3/2"})
    void share_outOfRange_throws(String share) {
        Rational p = Rational.parse(share);

        assertThatThrownBy(() -> WON.quantile(p))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be above 0 and at most 1, was " + share);
        assertThatThrownBy(() -> WON.quantileInterval(p, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be above 0 and at most 1, was " + share);
    }

    @Test
    void equals_isByTheThreeSamples() {
        Distribution one = Distribution.ofValues(1);

        assertThat(CumulativeIncidence.of(one, NONE, NONE))
                .isEqualTo(CumulativeIncidence.of(Distribution.ofValues(1), NONE, NONE))
                .hasSameHashCodeAs(CumulativeIncidence.of(Distribution.ofValues(1), NONE, NONE))
                .isNotEqualTo(CumulativeIncidence.of(NONE, one, NONE))
                .isNotEqualTo(CumulativeIncidence.of(one, NONE, one))
                .isNotEqualTo(CumulativeIncidence.of(one, one, NONE))
                .isNotEqualTo("1");
    }

    @Property
    void curve_matchesThePlainSum(
            @ForAll("times") long[] events, @ForAll("times") long[] competing, @ForAll("times") long[] censored) {
        CumulativeIncidence incidence = of(events, competing, censored);

        for (long time = 0; time <= 15; time++) {
            Rational expected = sum(events, competing, censored, time);
            assertThat(incidence.at(time).stream()).allMatch(expected::equals);
        }
        for (CumulativeIncidence.Step step : incidence.steps()) {
            assertThat(incidence.at(step.time()).orElseThrow().toDouble()).isCloseTo(step.incidence(), within(1e-14));
        }
    }

    @Property
    void bothIncidencesAndSurvival_sumToOne(
            @ForAll("times") long[] events, @ForAll("times") long[] competing, @ForAll("times") long[] censored) {
        CumulativeIncidence one = of(events, competing, censored);
        CumulativeIncidence other = of(competing, events, censored);
        Survival neither = Survival.of(
                Distribution.ofValues(events).plus(Distribution.ofValues(competing)), Distribution.ofValues(censored));

        for (long time = 0; time <= 15; time++) {
            boolean known = neither.at(time).isPresent();
            assertThat(one.at(time).isPresent()).isEqualTo(known);
            if (known) {
                assertThat(one.at(time)
                                .orElseThrow()
                                .plus(other.at(time).orElseThrow())
                                .plus(neither.at(time).orElseThrow()))
                        .isEqualTo(Rational.ONE);
            }
        }
    }

    @Property
    void withoutCompetingEvents_itIsOneLessSurvival(@ForAll("times") long[] events, @ForAll("times") long[] censored) {
        CumulativeIncidence incidence = of(events, new long[0], censored);
        Survival survival = Survival.of(Distribution.ofValues(events), Distribution.ofValues(censored));

        for (long time = 0; time <= 15; time++) {
            assertThat(incidence.at(time)).isEqualTo(survival.at(time).map(Rational.ONE::minus));
            assertThat(incidence.interval(time, 0.95).isPresent())
                    .isEqualTo(survival.interval(time, 0.95).isPresent());
            if (incidence.interval(time, 0.95).isPresent()) {
                Interval there = incidence.interval(time, 0.95).orElseThrow();
                Interval here = survival.interval(time, 0.95).orElseThrow();
                assertThat(there.lower()).isCloseTo(1 - here.upper(), within(1e-9));
                assertThat(there.upper()).isCloseTo(1 - here.lower(), within(1e-9));
            }
        }
        for (long percent = 10; percent <= 100; percent += 10) {
            Rational share = Rational.of(percent, 100);
            assertThat(incidence.quantile(share)).isEqualTo(survival.quantile(share));
            assertThat(incidence.quantileInterval(share, 0.95)).isEqualTo(survival.quantileInterval(share, 0.95));
        }
    }

    @Property
    void interval_hasTheVarianceOfThePlainSums_andContainsThePoint(
            @ForAll("times") long[] events, @ForAll("times") long[] competing, @ForAll("times") long[] censored) {
        CumulativeIncidence incidence = of(events, competing, censored);

        for (long time = 0; time <= 15; time++) {
            double point = incidence.at(time).map(Rational::toDouble).orElse(Double.NaN);
            Interval interval = incidence.interval(time, 0.95).orElse(null);
            if (interval != null) {
                double reach = Math.log(Math.log(1 - interval.upper()) / Math.log(1 - point));
                double error = reach * (1 - point) * -Math.log(1 - point) / 1.959963984540054;
                assertThat(error * error).isCloseTo(variance(events, competing, censored, time), within(1e-8));
                assertThat(interval.contains(point)).isTrue();
            }
        }
    }

    @Property
    void quantile_isTheFirstTimeOfThePlainSum(
            @ForAll("times") long[] events,
            @ForAll("times") long[] competing,
            @ForAll("times") long[] censored,
            @ForAll @LongRange(min = 1, max = 12) long twelfths) {
        CumulativeIncidence incidence = of(events, competing, censored);
        Rational share = Rational.of(twelfths, 12);

        OptionalLong expected = LongStream.rangeClosed(0, 10)
                .filter(time -> sum(events, competing, censored, time).compareTo(share) >= 0)
                .findFirst();

        assertThat(incidence.quantile(share)).isEqualTo(expected);
        double point = expected.isPresent() ? expected.getAsLong() : Double.POSITIVE_INFINITY;
        assertThat(incidence.quantileInterval(share, 0.95).stream()).allMatch(interval -> interval.contains(point));
    }

    @Test
    @Timeout(60)
    void aMillionTimes_takeNoQuadraticTime() {
        int third = 333_333;
        long[] events = LongStream.range(0, third).map(i -> 3 * i).toArray();
        long[] competing = LongStream.range(0, third).map(i -> 3 * i + 1).toArray();
        long[] censored = LongStream.range(0, third).map(i -> 3 * i + 2).toArray();

        CumulativeIncidence incidence = CumulativeIncidence.of(ones(events), ones(competing), ones(censored));

        // Both kinds share what is lost equally, so that each ends near a half.
        Rational share = Rational.parse("0.4");
        long reached = incidence.quantile(share).orElseThrow();
        assertThat(incidence.at(reached).orElseThrow()).isGreaterThanOrEqualTo(share);
        assertThat(incidence.at(reached - 1).orElseThrow()).isLessThan(share);
        assertThat(incidence.quantileInterval(share, 0.95).orElseThrow().contains(reached))
                .isTrue();
        assertThat(incidence.quantile(Rational.parse("0.51"))).isEmpty();
    }

    @Provide
    Arbitrary<long[]> times() {
        return Arbitraries.longs().between(0, 10).array(long[].class).ofMaxSize(12);
    }

    private static CumulativeIncidence of(long[] events, long[] competing, long[] censored) {
        return CumulativeIncidence.of(
                Distribution.ofValues(events), Distribution.ofValues(competing), Distribution.ofValues(censored));
    }

    private static Distribution ones(long[] values) {
        long[] counts = new long[values.length];
        Arrays.fill(counts, 1);
        return Distribution.ofCounts(values, counts);
    }

    private static long at(long[] times, long time) {
        return LongStream.of(times).filter(value -> value == time).count();
    }

    private static long atRisk(long time, long[]... kinds) {
        return Arrays.stream(kinds)
                .flatMapToLong(LongStream::of)
                .filter(value -> value >= time)
                .count();
    }

    private static Rational survivalBefore(long[] events, long[] competing, long[] censored, long until) {
        Rational survival = Rational.ONE;
        for (long time = 0; time < until; time++) {
            long n = atRisk(time, events, competing, censored);
            long exits = at(events, time) + at(competing, time);
            survival = exits == 0 ? survival : survival.times(Rational.of(n - exits, n));
        }
        return survival;
    }

    /** The definition, one time after the other. */
    private static Rational sum(long[] events, long[] competing, long[] censored, long until) {
        Rational sum = Rational.ZERO;
        for (long time = 0; time <= until; time++) {
            if (at(events, time) > 0) {
                sum = sum.plus(survivalBefore(events, competing, censored, time)
                        .times(Rational.of(at(events, time), atRisk(time, events, competing, censored))));
            }
        }
        return sum;
    }

    /** The three sums of Marubini and Valsecchi, one time after the other. */
    private static double variance(long[] events, long[] competing, long[] censored, long until) {
        double end = sum(events, competing, censored, until).toDouble();
        double variance = 0;
        for (long time = 0; time <= until; time++) {
            double d = at(events, time);
            double exits = d + at(competing, time);
            double n = atRisk(time, events, competing, censored);
            double rest = end - sum(events, competing, censored, time).toDouble();
            double before = survivalBefore(events, competing, censored, time).toDouble();
            if (exits > 0) {
                variance += n == exits ? 0 : rest * rest * exits / (n * (n - exits));
                variance += before * before * (n - d) * d / (n * n * n) - 2 * rest * before * d / (n * n);
            }
        }
        return variance;
    }
}
