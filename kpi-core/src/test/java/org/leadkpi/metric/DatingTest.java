package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Traffic;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

class DatingTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static DateRange days(String start, String end) {
        return DateRange.of(LocalDate.parse(start), LocalDate.parse(end));
    }

    private static Dataset.Builder quarter() {
        return Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1))
                .zone(NEW_YORK)
                .currency("USD");
    }

    private static Dataset asOf(String instant) {
        return quarter().asOf(Instant.parse(instant)).build();
    }

    private static <R> List<String> placed(Dating<R> dating, R record, Dataset data, Grain grain) {
        List<String> lines = new ArrayList<>();
        dating.place(record, data, Periods.of(grain, data.range(), data.zone()), new Placement() {
            @Override
            public void at(int period, Timestamp at) {
                lines.add(period + " at " + at);
            }

            @Override
            public void share(int period, LocalDate date, Rational share) {
                lines.add(period + " " + date + " " + share);
            }

            @Override
            public void obstacle(int period, Obstacle obstacle) {
                lines.add(period + " " + obstacle);
            }
        });
        return lines;
    }

    private static List<String> placed(Dating<DateRange> dating, DateRange days, Dataset data) {
        return placed(dating, days, data, Grain.MONTH);
    }

    private static Dating<DateRange> oneRate() {
        return Dating.accruing(days -> days, (days, data) -> true);
    }

    private static Dating<DateRange> dailyRate() {
        return Dating.accruing(days -> days, (days, data) -> false);
    }

    private static Dating<DateRange> present() {
        return Dating.during((days, data) -> Optional.of(days));
    }

    // ---- a point in time

    @Test
    void at_placesInThePeriodOfTheReportingZone() {
        Dating<Timestamp> dating = Dating.at((at, data) -> Optional.of(at));
        Timestamp evening = Timestamp.of(Instant.parse("2026-02-01T04:59:59Z"));
        Timestamp midnight = Timestamp.of(Instant.parse("2026-02-01T05:00:00Z"));

        assertThat(placed(dating, evening, quarter().build(), Grain.MONTH))
                .containsExactly("0 at 2026-02-01T04:59:59Z");
        assertThat(placed(dating, midnight, quarter().build(), Grain.MONTH))
                .containsExactly("1 at 2026-02-01T05:00:00Z");
    }

    @Test
    void at_outsideOrAbsent_placesNowhere() {
        Dating<Timestamp> dating = Dating.at((at, data) -> Optional.of(at));
        Dating<Timestamp> never = Dating.at((at, data) -> Optional.empty());

        assertThat(placed(
                        dating,
                        Timestamp.of(LocalDate.of(2025, 12, 31)),
                        quarter().build(),
                        Grain.MONTH))
                .isEmpty();
        assertThat(placed(
                        dating,
                        Timestamp.of(LocalDate.of(2026, 4, 1)),
                        quarter().build(),
                        Grain.MONTH))
                .isEmpty();
        assertThat(placed(
                        dating,
                        Timestamp.of(LocalDate.of(2026, 1, 1)),
                        quarter().build(),
                        Grain.MONTH))
                .containsExactly("0 at 2026-01-01");
        assertThat(placed(
                        never, Timestamp.of(LocalDate.of(2026, 1, 1)), quarter().build(), Grain.MONTH))
                .isEmpty();
    }

    // ---- accrual

    // spec 2.4: 3,100 for January, a week of 7 days -> 700.00
    @Test
    void accruing_byWeek_isStraightLine() {
        DateRange january = days("2026-01-01", "2026-02-01");

        assertThat(placed(oneRate(), january, quarter().build(), Grain.WEEK))
                .containsExactly(
                        "0 2026-01-01 4/31",
                        "1 2026-01-05 7/31",
                        "2 2026-01-12 7/31",
                        "3 2026-01-19 7/31",
                        "4 2026-01-26 6/31");
    }

    @Test
    void accruing_acrossTheClockChange_countsDaysNotHours() {
        // New York loses an hour on 2026-03-08; UTC months do not
        DateRange march = days("2026-03-01", "2026-04-01");

        assertThat(placed(oneRate(), march, quarter().build(), Grain.WEEK))
                .containsExactly(
                        "8 2026-03-01 1/31",
                        "9 2026-03-02 7/31",
                        "10 2026-03-09 7/31",
                        "11 2026-03-16 7/31",
                        "12 2026-03-23 7/31",
                        "13 2026-03-30 2/31");
    }

    @Test
    void accruing_beyondTheObservedRange_countsTheDaysInside() {
        assertThat(placed(oneRate(), days("2025-12-22", "2026-01-11"), quarter().build()))
                .containsExactly("0 2026-01-01 1/2");
        assertThat(placed(
                        oneRate(),
                        days("2026-03-27", "2026-04-06"),
                        quarter().asOf(Instant.parse("2026-12-01T00:00:00Z")).build()))
                .containsExactly("2 2026-03-27 1/2");
        assertThat(placed(oneRate(), days("2026-04-01", "2026-04-06"), quarter().build()))
                .isEmpty();
        assertThat(placed(oneRate(), days("2025-12-01", "2026-01-01"), quarter().build()))
                .isEmpty();
    }

    @Test
    void accruing_stopsAtTheAsOfDay() {
        Dataset tenth = asOf("2026-02-10T12:00:00Z");

        assertThat(placed(oneRate(), days("2026-02-01", "2026-02-21"), tenth)).containsExactly("1 2026-02-01 1/2");
        assertThat(placed(oneRate(), days("2026-02-10", "2026-02-11"), tenth)).containsExactly("1 2026-02-10 1");
        assertThat(placed(oneRate(), days("2026-02-11", "2026-02-12"), tenth)).isEmpty();
        assertThat(placed(oneRate(), days("2026-02-01", "2026-02-11"), tenth)).containsExactly("1 2026-02-01 1");
    }

    @Test
    void accruing_asOfDay_isThatOfTheReportingZone() {
        // 03:00 UTC is still the 10th in New York
        assertThat(placed(oneRate(), days("2026-02-11", "2026-02-12"), asOf("2026-02-11T03:00:00Z")))
                .isEmpty();
        assertThat(placed(oneRate(), days("2026-02-11", "2026-02-12"), asOf("2026-02-11T05:00:00Z")))
                .containsExactly("1 2026-02-11 1");
    }

    @Test
    void accruingLater_movesTheDays_andKnowsASingleDayAsOne() {
        Dataset data = quarter().build();
        Dating<DateRange> later = Dating.accruingLater(days -> days, any -> OptionalInt.of(31), (days, any) -> true);
        Dating<DateRange> unknown = Dating.accruingLater(days -> days, any -> OptionalInt.empty(), (days, any) -> true);
        DateRange oneDay = days("2026-01-05", "2026-01-06");
        DateRange twoDays = days("2026-01-05", "2026-01-07");

        assertThat(placed(later, oneDay, data)).containsExactly("1 2026-02-05 1");
        assertThat(later.isOfOneDay(oneDay, data)).isTrue();
        assertThat(later.isOfOneDay(twoDays, data)).isFalse();
        assertThat(placed(unknown, twoDays, data)).isEmpty();
        assertThat(unknown.isOfOneDay(twoDays, data)).isTrue();
    }

    @Test
    void accruing_withDailyRates_placesEveryDay() {
        assertThat(placed(
                        dailyRate(), days("2026-01-30", "2026-02-03"), quarter().build()))
                .containsExactly("0 2026-01-30 1/4", "0 2026-01-31 1/4", "1 2026-02-01 1/4", "1 2026-02-02 1/4");
        assertThat(placed(dailyRate(), days("2026-02-09", "2026-02-12"), asOf("2026-02-10T12:00:00Z")))
                .containsExactly("1 2026-02-09 1/3", "1 2026-02-10 1/3");
    }

    // ---- presence

    @Test
    void during_countsOncePerPeriod() {
        assertThat(placed(present(), days("2025-06-01", "2026-02-02"), quarter().build()))
                .containsExactly("0 2026-01-01 1", "1 2026-02-01 1");
        assertThat(placed(present(), days("2026-03-01", "2026-03-05"), asOf("2026-02-10T12:00:00Z")))
                .isEmpty();
        Dating<DateRange> never = Dating.during((days, data) -> Optional.empty());
        assertThat(placed(never, days("2026-03-01", "2026-03-05"), quarter().build()))
                .isEmpty();
    }

    // ---- traffic

    private static Traffic.Builder traffic(String start, String end) {
        return Traffic.builder(days(start, end)).channel("web").visitors(10);
    }

    @Test
    void wholeTraffic_withinAPeriod_counts() {
        assertThat(placed(
                        Dating.wholeTraffic(),
                        traffic("2026-02-01", "2026-03-01").build(),
                        quarter().build(),
                        Grain.MONTH))
                .containsExactly("1 2026-02-01 1");
        assertThat(placed(
                        Dating.wholeTraffic(),
                        traffic("2026-02-03", "2026-02-04").build(),
                        quarter().build(),
                        Grain.MONTH))
                .containsExactly("1 2026-02-03 1");
    }

    @Test
    void wholeTraffic_acrossPeriods_cannotBeDivided() {
        assertThat(placed(
                        Dating.wholeTraffic(),
                        traffic("2026-01-20", "2026-02-10").build(),
                        quarter().build(),
                        Grain.MONTH))
                .containsExactly("0 SPANS_PERIODS", "1 SPANS_PERIODS");
        assertThat(placed(
                        Dating.wholeTraffic(),
                        traffic("2025-12-20", "2026-01-10").build(),
                        quarter().build(),
                        Grain.MONTH))
                .containsExactly("0 SPANS_PERIODS");
        assertThat(placed(
                        Dating.wholeTraffic(),
                        traffic("2026-01-20", "2026-02-10").build(),
                        quarter().build(),
                        Grain.QUARTER))
                .containsExactly("0 2026-01-20 1");
    }

    @Test
    void exactTraffic_ofExactlyThePeriod_counts() {
        assertThat(placed(
                        Dating.exactTraffic(),
                        traffic("2026-02-01", "2026-03-01").build(),
                        quarter().build(),
                        Grain.MONTH))
                .containsExactly("1 2026-02-01 1");
    }

    @Test
    void exactTraffic_ofOtherRanges_isNotAdditive() {
        assertThat(placed(
                        Dating.exactTraffic(),
                        traffic("2026-02-03", "2026-02-04").build(),
                        quarter().build(),
                        Grain.MONTH))
                .containsExactly("1 NOT_ADDITIVE");
        assertThat(placed(
                        Dating.exactTraffic(),
                        traffic("2026-01-01", "2026-03-01").build(),
                        quarter().build(),
                        Grain.MONTH))
                .containsExactly("0 NOT_ADDITIVE", "1 NOT_ADDITIVE");
    }

    @Test
    void exactTraffic_besideAnExactRecordOfTheSeries_isPassedOver() {
        Traffic day = traffic("2026-02-03", "2026-02-04").build();
        Traffic month = traffic("2026-02-01", "2026-03-01").build();
        Traffic otherSeries = traffic("2026-02-01", "2026-03-01").channel("app").build();

        assertThat(placed(
                        Dating.exactTraffic(),
                        day,
                        quarter().traffic(List.of(day, month)).build(),
                        Grain.MONTH))
                .isEmpty();
        assertThat(placed(
                        Dating.exactTraffic(),
                        day,
                        quarter().traffic(List.of(day, otherSeries)).build(),
                        Grain.MONTH))
                .containsExactly("1 NOT_ADDITIVE");
    }
}
