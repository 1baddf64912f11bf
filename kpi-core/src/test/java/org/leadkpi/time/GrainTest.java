package org.leadkpi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrainTest {

    private static final DateRange HALF_YEAR = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1));

    @ParameterizedTest
    @CsvSource({
        "day,2026-01-05,2026-01-05,2026-01-06",
        "week,2026-01-05,2026-01-05,2026-01-12",
        "week,2026-01-11,2026-01-05,2026-01-12",
        "week,2026-01-01,2025-12-29,2026-01-05",
        "month,2024-02-29,2024-02-01,2024-03-01",
        "month,2026-12-31,2026-12-01,2027-01-01",
        "quarter,2026-01-01,2026-01-01,2026-04-01",
        "quarter,2026-03-31,2026-01-01,2026-04-01",
        "quarter,2026-04-01,2026-04-01,2026-07-01",
        "quarter,2026-12-31,2026-10-01,2027-01-01",
        "quarter:april,2026-03-31,2026-01-01,2026-04-01",
        "quarter:february,2026-01-31,2025-11-01,2026-02-01",
        "quarter:february,2026-05-01,2026-05-01,2026-08-01",
        "quarter:december,2026-02-28,2025-12-01,2026-03-01",
        "year,2026-07-04,2026-01-01,2027-01-01",
        "year:april,2026-03-31,2025-04-01,2026-04-01",
        "year:april,2026-04-01,2026-04-01,2027-04-01",
        "none,2026-03-31,2026-01-01,2026-07-01",
        "none,2030-01-01,2026-01-01,2026-07-01"
    })
    void periodOf_isTheWholePeriod(String grain, LocalDate date, LocalDate start, LocalDate end) {
        assertThat(Grain.parse(grain).periodOf(date, HALF_YEAR)).isEqualTo(DateRange.of(start, end));
    }

    @Test
    void periods_areClippedToTheObservedRange() {
        DateRange observed = DateRange.of(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 3, 10));

        assertThat(Grain.MONTH.periods(observed))
                .hasToString("[[2026-01-15, 2026-02-01), [2026-02-01, 2026-03-01), [2026-03-01, 2026-03-10)]");
        assertThat(Grain.YEAR.periods(observed)).containsExactly(observed);
        assertThat(Grain.NONE.periods(observed)).containsExactly(observed);
        assertThat(Grain.DAY.periods(observed)).hasSize(54);
        assertThat(Grain.WEEK.periods(observed)).hasSize(9);
    }

    @Test
    void periods_cannotBeChanged() {
        List<DateRange> periods = Grain.MONTH.periods(HALF_YEAR);

        assertThatThrownBy(() -> periods.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "day,           2026-03-04, 2025-03-05, 2025-03-06",
        "week,          2026-03-04, 2025-03-03, 2025-03-10",
        "month,         2024-02-29, 2023-02-01, 2023-03-01",
        "quarter,       2026-03-04, 2025-01-01, 2025-04-01",
        "quarter:april, 2026-03-04, 2025-01-01, 2025-04-01",
        "year,          2026-03-04, 2025-01-01, 2026-01-01",
        "year:april,    2026-03-04, 2024-04-01, 2025-04-01"
    })
    void yearBefore_isTheWholePeriodAYearEarlier_daysAndWeeksByTheirWeekdays(
            String grain, LocalDate day, LocalDate start, LocalDate end) {
        DateRange observed = DateRange.of(day, day.plusDays(1));

        assertThat(Grain.parse(grain).yearBefore(observed, observed)).contains(DateRange.of(start, end));
    }

    @Test
    void yearBefore_ofNoGrain_isNone() {
        DateRange observed = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1));

        assertThat(Grain.NONE.yearBefore(observed, observed)).isEmpty();
    }

    @Test
    void isWhole_tellsClippedPeriods() {
        DateRange observed = DateRange.of(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 3, 10));

        assertThat(Grain.MONTH.periods(observed).stream().map(period -> Grain.MONTH.isWhole(period, observed)))
                .containsExactly(false, true, false);
        assertThat(Grain.DAY.periods(observed)).allMatch(period -> Grain.DAY.isWhole(period, observed));
        assertThat(Grain.NONE.isWhole(observed, observed)).isTrue();
        assertThat(Grain.NONE.isWhole(DateRange.ofDay(observed.start()), observed))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "day,2026-01-05,2026-01-06,2026-01-05",
        "week,2026-01-05,2026-01-12,2026-W02",
        "week,2025-12-29,2026-01-05,2026-W01",
        "week,2026-03-02,2026-03-09,2026-W10",
        "week,2026-02-23,2026-03-02,2026-W09",
        "week,2027-01-01,2027-01-04,2026-W53",
        "month,2026-01-15,2026-02-01,2026-01",
        "quarter,2026-01-01,2026-04-01,2026-Q1",
        "quarter,2026-03-31,2026-04-01,2026-Q1",
        "quarter,2026-10-01,2027-01-01,2026-Q4",
        "quarter:april,2025-04-01,2025-07-01,FY2026-Q1",
        "quarter:april,2026-01-01,2026-04-01,FY2026-Q4",
        "quarter:april,2026-04-01,2026-07-01,FY2027-Q1",
        "quarter:february,2026-01-31,2026-02-01,FY2026-Q4",
        "quarter:february,2026-02-01,2026-05-01,FY2027-Q1",
        "year,2026-01-01,2027-01-01,2026",
        "year,2026-12-31,2027-01-01,2026",
        "year:april,2026-03-31,2026-04-01,FY2026",
        "year:april,2026-04-01,2027-04-01,FY2027",
        "year:december,2025-12-01,2026-12-01,FY2026",
        "none,2026-01-01,2026-07-01,2026-01-01..2026-06-30"
    })
    void label_isShort(String grain, LocalDate start, LocalDate end, String expected) {
        assertThat(Grain.parse(grain).label(DateRange.of(start, end))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"day", "week", "month", "quarter", "year", "none", "quarter:april", "year:july", "year:december"
            })
    void parse_ofName_isTheSameGrain(String name) {
        Grain grain = Grain.parse(name);

        assertThat(grain.name()).isEqualTo(name);
        assertThat(grain).hasToString(name);
        assertThat(Grain.parse(name.toUpperCase(Locale.ROOT))).isEqualTo(grain);
    }

    @Test
    void parse_constants() {
        assertThat(List.of(
                        Grain.parse("day"),
                        Grain.parse("week"),
                        Grain.parse("month"),
                        Grain.parse("quarter"),
                        Grain.parse("year"),
                        Grain.parse("none")))
                .containsExactly(Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.NONE);
        assertThat(Grain.parse("quarter:january")).isEqualTo(Grain.QUARTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "days", "fortnight", "quarter:", "quarter:4", "month:april", "week:april", " day"})
    void parse_anythingElse_throwsAndListsTheChoices(String text) {
        assertThatThrownBy(() -> Grain.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a grain: \"" + text
                        + "\", expected day, week, month, quarter, year, none, quarter:april or another first month");
    }

    @Test
    void starting_withoutAMonth_throws() {
        assertThatThrownBy(() -> Grain.quarterStarting(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("firstMonth");
    }

    @Test
    void equals_isByKindAndFirstMonth() {
        assertThat(Grain.quarterStarting(Month.JANUARY))
                .isEqualTo(Grain.QUARTER)
                .hasSameHashCodeAs(Grain.QUARTER);
        assertThat(Grain.yearStarting(Month.JANUARY)).isEqualTo(Grain.YEAR);
        assertThat(Grain.quarterStarting(Month.APRIL))
                .isEqualTo(Grain.quarterStarting(Month.APRIL))
                .isNotEqualTo(Grain.quarterStarting(Month.JULY))
                .isNotEqualTo(Grain.yearStarting(Month.APRIL))
                .isNotEqualTo("quarter:april");
        assertThat(Grain.quarterStarting(Month.APRIL).hashCode()).isNotEqualTo(Grain.QUARTER.hashCode());
    }

    @Property
    void periods_partitionTheRangeExactly(@ForAll("ranges") DateRange observed) {
        for (Grain grain : allGrains()) {
            List<DateRange> periods = grain.periods(observed);

            assertThat(periods.get(0).start()).isEqualTo(observed.start());
            assertThat(periods.get(periods.size() - 1).end()).isEqualTo(observed.end());
            for (int i = 1; i < periods.size(); i++) {
                assertThat(periods.get(i).start()).isEqualTo(periods.get(i - 1).end());
            }
            assertThat(periods)
                    .allSatisfy(period -> assertThat(
                                    grain.periodOf(period.start(), observed).intersection(observed))
                            .contains(period));
            assertThat(periods.stream().map(grain::label)).doesNotHaveDuplicates();
        }
    }

    @Property
    void periodOf_isTheSameForEachOfItsDays(@ForAll("ranges") DateRange observed) {
        for (Grain grain : allGrains()) {
            DateRange period = grain.periodOf(observed.start(), observed);

            assertThat(period.contains(observed.start())).isTrue();
            assertThat(grain.periodOf(period.start(), observed)).isEqualTo(period);
            assertThat(grain.periodOf(period.end().minusDays(1), observed)).isEqualTo(period);
            assertThat(grain.isWhole(period, observed)).isTrue();
        }
    }

    @Property
    void week_startsOnMonday(@ForAll("ranges") DateRange observed) {
        DateRange week = Grain.WEEK.periodOf(observed.start(), observed);

        assertThat(week.start().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(week.days()).isEqualTo(7);
    }

    @Provide
    Arbitrary<DateRange> ranges() {
        return Combinators.combine(
                        Arbitraries.longs().between(-3_000, 3_000),
                        Arbitraries.longs().between(1, 1_200))
                .as((offset, days) -> {
                    LocalDate start = LocalDate.of(2024, 1, 1).plusDays(offset);
                    return DateRange.of(start, start.plusDays(days));
                });
    }

    private static List<Grain> allGrains() {
        List<Grain> grains =
                new ArrayList<>(List.of(Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.NONE));
        for (Month month : Month.values()) {
            grains.add(Grain.quarterStarting(month));
            grains.add(Grain.yearStarting(month));
        }
        return grains;
    }
}
