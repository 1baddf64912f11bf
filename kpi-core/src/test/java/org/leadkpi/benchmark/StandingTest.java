package org.leadkpi.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadkpi.benchmark.Standing.Position.ABOVE;
import static org.leadkpi.benchmark.Standing.Position.BELOW;
import static org.leadkpi.benchmark.Standing.Position.IN_BAND;
import static org.leadkpi.benchmark.Standing.Position.NO_VALUE;
import static org.leadkpi.benchmark.Standing.Position.UNBENCHMARKED;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.IntervalMethod;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

class StandingTest {

    private static Benchmark published(String id) {
        return Benchmarks.published().find(id).orElseThrow();
    }

    private static Standing against(String id, Reading reading) {
        return Standing.of(reading, published(id));
    }

    // ---- the position, by the exact value

    /** Between the bands of a KPI there is a gap that no source calls a fault: tension T-25. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mql-to-sql      | 0.0999 | B-06 BELOW, B-07 BELOW, B-08 UNBENCHMARKED
                    mql-to-sql      | 0.10   | B-06 IN_BAND, B-07 UNBENCHMARKED, B-08 UNBENCHMARKED
                    mql-to-sql      | 0.25   | B-06 IN_BAND, B-07 UNBENCHMARKED, B-08 UNBENCHMARKED
                    mql-to-sql      | 0.27   | B-06 ABOVE, B-07 UNBENCHMARKED, B-08 UNBENCHMARKED
                    mql-to-sql      | 0.30   | B-06 ABOVE, B-07 UNBENCHMARKED, B-08 UNBENCHMARKED
                    mql-to-sql      | 0.3001 | B-06 ABOVE, B-07 UNBENCHMARKED, B-08 ABOVE
                    reply-rate      | 0.028  | B-14 BELOW, B-15 BELOW
                    reply-rate      | 0.03   | B-14 BELOW, B-15 UNBENCHMARKED
                    reply-rate      | 0.05   | B-14 IN_BAND, B-15 UNBENCHMARKED
                    reply-rate      | 0.16   | B-14 ABOVE, B-15 UNBENCHMARKED
                    traffic-to-lead | 0.0049 | B-03 BELOW, B-04 BELOW
                    traffic-to-lead | 0.005  | B-03 BELOW, B-04 UNBENCHMARKED
                    sql-to-customer | 0.099  | B-09 BELOW, B-10 BELOW
                    sql-to-customer | 0.15   | B-09 BELOW, B-10 UNBENCHMARKED
                    clv-to-cac      | 0.9    | B-11 BELOW, B-12 BELOW, B-13 UNBENCHMARKED
                    clv-to-cac      | 1      | B-11 BELOW, B-12 UNBENCHMARKED, B-13 UNBENCHMARKED
                    clv-to-cac      | 3      | B-11 IN_BAND, B-12 UNBENCHMARKED, B-13 UNBENCHMARKED
                    clv-to-cac      | 5      | B-11 IN_BAND, B-12 UNBENCHMARKED, B-13 UNBENCHMARKED
                    clv-to-cac      | 5.2    | B-11 IN_BAND, B-12 UNBENCHMARKED, B-13 ABOVE
                    """)
    void position_leavesTheGapsOfTheSources(String kpi, String value, String standings) {
        Reading reading = Readings.ratio(kpi, value);

        assertThat(Benchmarks.published().judging(reading).stream()
                        .map(benchmark -> benchmark.id() + " "
                                + Standing.of(reading, benchmark).position()))
                .containsExactly(standings.split(", ", -1));
    }

    @Test
    void position_isByTheExactValue() {
        assertThat(against("B-07", Readings.share("mql-to-sql", 199, 1_992)).position())
                .isEqualTo(BELOW);
        assertThat(against("B-07", Readings.share("mql-to-sql", 200, 2_000)).position())
                .isEqualTo(UNBENCHMARKED);
    }

    @Test
    void platformWithoutAPublishedRange_isUnbenchmarked() {
        Reading social = Readings.ratio("click-through-rate.paid-social", "0.006");

        assertThat(against("B-02", social).position()).isEqualTo(UNBENCHMARKED);
        assertThat(against("B-02", Readings.ratio("click-through-rate.paid-social", "0.004"))
                        .position())
                .isEqualTo(BELOW);
        assertThat(Benchmarks.published().judging(Readings.ratio("click-through-rate", "0.006")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"B-16", "B-16.example", "B-51"})
    void exampleAndContext_neverJudge(String id) {
        Benchmark benchmark = published(id);

        assertThat(Stream.of("0", "0.06", "0.1", "2", "100").map(Rational::parse))
                .allSatisfy(number -> assertThat(benchmark.position(number)).isEqualTo(UNBENCHMARKED));
    }

    @Test
    void highRange_isHighFromItsBeginning() {
        assertThat(List.of("0.29", "0.3", "0.35", "0.4", "0.5"))
                .extracting(value -> against("B-19", Readings.ratio("invalid-contact-rate", value))
                        .position())
                .containsExactly(UNBENCHMARKED, ABOVE, ABOVE, ABOVE, ABOVE);
    }

    @Test
    void lowRange_isLowUpToItsEnd() {
        assertThat(List.of("49", "50", "100", "101"))
                .extracting(value ->
                        against("B-36", Readings.ratio("leads-per-rep", value)).position())
                .containsExactly(BELOW, BELOW, BELOW, UNBENCHMARKED);
    }

    @Test
    void readingThatIsNotSpokenOf_isUnbenchmarked() {
        assertThat(against("B-06", Readings.ratio("win-rate", "0.05"))).isEqualTo(new Standing(UNBENCHMARKED, false));
        // form fields are no rate
        assertThat(against("B-05", Readings.ratio("traffic-to-lead", "4")))
                .isEqualTo(new Standing(UNBENCHMARKED, false));
        // five minutes are for leads of high intent only
        assertThat(against("B-22", Readings.time("lead-response-time", 600, Segment.ALL))
                        .position())
                .isEqualTo(UNBENCHMARKED);
        assertThat(against("B-22", Readings.time("lead-response-time", 600, Segment.of("intent", "high")))
                        .position())
                .isEqualTo(ABOVE);
    }

    @Test
    void target_isMissedAtItsLimit() {
        Segment high = Segment.of("intent", "high");

        assertThat(against("B-22", Readings.time("lead-response-time", 299, high))
                        .position())
                .isEqualTo(IN_BAND);
        assertThat(against("B-22", Readings.time("lead-response-time", 300, high))
                        .position())
                .isEqualTo(ABOVE);
    }

    @Test
    void readingWithoutValue_standsNowhere() {
        Reading none = Readings.without("mql-to-sql", KpiValue.undefined(Status.NO_DATA, "nothing happened"));
        Standing nowhere = new Standing(NO_VALUE, false);

        assertThat(Standing.of(none, Band.parse("< 1"))).isEqualTo(nowhere);
        assertThat(against("B-06", none)).isEqualTo(nowhere);
        assertThat(Standing.of(none, new History(List.of(Rational.ONE)))).isEqualTo(nowhere);
        assertThat(Standing.of(none, new History(List.of()))).isEqualTo(nowhere);
    }

    // ---- the interval

    /** 8 % each time; the Wilson limits are those of the golden example of MQL to SQL. */
    @ParameterizedTest
    @CsvSource({"80, 1000, true", "40, 500, false", "8, 100, false"})
    void standing_isClear_whenTheIntervalClearsTheEdge(long sqls, long mqls, boolean isClear) {
        Reading reading = Readings.share("mql-to-sql", sqls, mqls);

        assertThat(against("B-07", reading)).isEqualTo(new Standing(BELOW, isClear));
        assertThat(against("B-06", reading)).isEqualTo(new Standing(BELOW, isClear));
    }

    /** How many records it takes to prove each: values of the guide to sample sizes. */
    @ParameterizedTest
    @CsvSource({
        "B-07, mql-to-sql,   0,  35, 34",
        "B-07, mql-to-sql,   4, 100, 0",
        "B-07, mql-to-sql,   7, 140, 0",
        "B-15, reply-rate,   0, 125, 124",
        "B-15, reply-rate,   3, 300, 0",
        "B-15, reply-rate,  23, 1150, 0"
    })
    void standing_isClear_fromTheSampleSizeOn(String id, String kpi, long part, long whole, long tooFew) {
        assertThat(against(id, Readings.share(kpi, part, whole))).isEqualTo(new Standing(BELOW, true));
        if (tooFew > 0) {
            assertThat(against(id, Readings.share(kpi, part, tooFew))).isEqualTo(new Standing(BELOW, false));
        }
    }

    @Test
    void standing_inABand_isClearWhenTheWholeIntervalIsInIt() {
        assertThat(against("B-06", Readings.share("mql-to-sql", 170, 1_000))).isEqualTo(new Standing(IN_BAND, true));
        assertThat(against("B-06", Readings.share("mql-to-sql", 17, 100))).isEqualTo(new Standing(IN_BAND, false));
    }

    @Test
    void standing_aboveAHighEdge_isClearWhenTheLowerLimitIsAbove() {
        // how many records it takes to prove 35 % and 40 %
        assertThat(against("B-08", Readings.share("mql-to-sql", 119, 340))).isEqualTo(new Standing(ABOVE, true));
        assertThat(against("B-08", Readings.share("mql-to-sql", 34, 85))).isEqualTo(new Standing(ABOVE, true));
        assertThat(against("B-08", Readings.share("mql-to-sql", 14, 35))).isEqualTo(new Standing(ABOVE, false));
    }

    /** The golden example of CLV to CAC: nothing above 5 or below 3 can be proved. */
    @Test
    void standing_ofAWideInterval_provesNothing() {
        Reading reading =
                Readings.ratio("clv-to-cac", "4", new Interval(1.7, 9.3, 0.95, IntervalMethod.COST_PER_OUTPUT));

        assertThat(against("B-11", reading)).isEqualTo(new Standing(IN_BAND, false));
        assertThat(against("B-12", reading)).isEqualTo(new Standing(UNBENCHMARKED, false));
        assertThat(against("B-13", reading)).isEqualTo(new Standing(UNBENCHMARKED, false));
    }

    @Test
    void limit_thatEqualsAnEdge_isOnTheSideOfTheEdge() {
        Band half = Band.parse("[0.25, 0.5]");
        Reading upTo = Readings.ratio("share", "0.3", new Interval(0.25, 0.5, 0.95, IntervalMethod.WILSON));
        Reading past =
                Readings.ratio("share", "0.3", new Interval(0.25, Math.nextUp(0.5), 0.95, IntervalMethod.WILSON));
        Reading below = Readings.ratio("share", "0.1", new Interval(0, 0.25, 0.95, IntervalMethod.WILSON));
        Reading wellBelow =
                Readings.ratio("share", "0.1", new Interval(0, Math.nextDown(0.25), 0.95, IntervalMethod.WILSON));

        assertThat(Standing.of(upTo, half)).isEqualTo(new Standing(IN_BAND, true));
        assertThat(Standing.of(past, half)).isEqualTo(new Standing(IN_BAND, false));
        assertThat(Standing.of(below, half)).isEqualTo(new Standing(BELOW, false));
        assertThat(Standing.of(wellBelow, half)).isEqualTo(new Standing(BELOW, true));
    }

    @Test
    void interval_withoutUpperLimit_reachesBeyondEveryEdge() {
        Interval open = new Interval(4, Double.POSITIVE_INFINITY, 0.95, IntervalMethod.COST_PER_OUTPUT);
        Reading reading = Readings.ratio("ratio", "4.5", open);

        assertThat(Standing.of(reading, Band.parse("> 3"))).isEqualTo(new Standing(IN_BAND, true));
        assertThat(Standing.of(reading, Band.parse("< 3"))).isEqualTo(new Standing(ABOVE, true));
        assertThat(Standing.of(reading, Band.parse("[3, 5]"))).isEqualTo(new Standing(IN_BAND, false));
        assertThat(Standing.of(reading, Band.parse("> 6"))).isEqualTo(new Standing(BELOW, false));
    }

    @Test
    void readingWithoutInterval_isNeverClear() {
        assertThat(against("B-07", Readings.ratio("mql-to-sql", "0"))).isEqualTo(new Standing(BELOW, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNBENCHMARKED", "NO_VALUE"})
    void standing_cannotBeClearAboutNothing(Standing.Position nowhere) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Standing(nowhere, true))
                .withMessage("a standing cannot be clear and " + nowhere);
    }
}
