package org.leadkpi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.value.Rational;

class DateRangeTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final DateRange JANUARY = DateRange.of(FIRST, LocalDate.of(2026, 2, 1));

    @Test
    void of_through_ofDay_makeHalfOpenRanges() {
        assertThat(JANUARY).hasToString("[2026-01-01, 2026-02-01)");
        assertThat(JANUARY.inWords()).isEqualTo("2026-01-01 through 2026-01-31");
        assertThat(DateRange.ofDay(FIRST).inWords()).isEqualTo("2026-01-01");
        assertThat(DateRange.through(FIRST, LocalDate.of(2026, 1, 31))).isEqualTo(JANUARY);
        assertThat(DateRange.ofDay(FIRST)).hasToString("[2026-01-01, 2026-01-02)");
    }

    @Test
    void of_startNotBeforeEnd_throws() {
        assertThatThrownBy(() -> DateRange.of(FIRST, FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("date range must start before its end 2026-01-01, started 2026-01-01");
        assertThatThrownBy(() -> DateRange.of(FIRST.plusDays(1), FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("date range must start before its end 2026-01-01, started 2026-01-02");
    }

    @Test
    void through_lastBeforeFirst_throws() {
        assertThatThrownBy(() -> DateRange.through(FIRST, FIRST.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("last day must not be before the first day 2026-01-01, was 2025-12-31");
    }

    @Test
    void months_takesAPartOfAMonthForTheShareOfItsDays() {
        assertThat(months("2026-04-01", "2026-05-01")).isEqualTo(Rational.ONE);
        assertThat(months("2026-04-01", "2026-04-08")).isEqualTo(Rational.of(7, 30));
        assertThat(months("2026-01-31", "2026-03-02")).isEqualTo(Rational.of(33, 31));
        assertThat(months("2024-02-01", "2024-02-29")).isEqualTo(Rational.of(28, 29));
    }

    private static Rational months(String start, String end) {
        return DateRange.of(LocalDate.parse(start), LocalDate.parse(end)).months();
    }

    @Test
    void days_countsTheFirstButNotTheEnd() {
        assertThat(JANUARY.days()).isEqualTo(31);
        assertThat(DateRange.ofDay(FIRST).days()).isEqualTo(1);
    }

    @Test
    void contains_date_includesTheStartOnly() {
        assertThat(JANUARY.contains(FIRST)).isTrue();
        assertThat(JANUARY.contains(FIRST.minusDays(1))).isFalse();
        assertThat(JANUARY.contains(LocalDate.of(2026, 1, 31))).isTrue();
        assertThat(JANUARY.contains(LocalDate.of(2026, 2, 1))).isFalse();
    }

    @Test
    void contains_range_includesItself() {
        assertThat(JANUARY.contains(JANUARY)).isTrue();
        assertThat(JANUARY.contains(DateRange.ofDay(FIRST))).isTrue();
        assertThat(JANUARY.contains(DateRange.of(FIRST.minusDays(1), JANUARY.end())))
                .isFalse();
        assertThat(JANUARY.contains(DateRange.of(FIRST, JANUARY.end().plusDays(1))))
                .isFalse();
    }

    @Test
    void contains_instant_isByTheZone() {
        assertThat(JANUARY.contains(Instant.parse("2026-01-01T05:00:00Z"), NEW_YORK))
                .isTrue();
        assertThat(JANUARY.contains(Instant.parse("2026-01-01T04:59:59.999999999Z"), NEW_YORK))
                .isFalse();
        assertThat(JANUARY.contains(Instant.parse("2026-02-01T04:59:59.999999999Z"), NEW_YORK))
                .isTrue();
        assertThat(JANUARY.contains(Instant.parse("2026-02-01T05:00:00Z"), NEW_YORK))
                .isFalse();
    }

    @Test
    void rangesThatTouch_doNotOverlap() {
        DateRange february = DateRange.of(JANUARY.end(), LocalDate.of(2026, 3, 1));

        assertThat(JANUARY.overlaps(february)).isFalse();
        assertThat(february.overlaps(JANUARY)).isFalse();
        assertThat(JANUARY.intersection(february)).isEmpty();
    }

    @Test
    void intersection_isTheCommonDays() {
        DateRange fortnight = DateRange.of(LocalDate.of(2026, 1, 25), LocalDate.of(2026, 2, 8));
        DateRange common = DateRange.of(LocalDate.of(2026, 1, 25), LocalDate.of(2026, 2, 1));

        assertThat(JANUARY.intersection(fortnight)).contains(common);
        assertThat(fortnight.intersection(JANUARY)).contains(common);
        assertThat(JANUARY.intersection(common)).contains(common);
    }

    // spec P-09
    @Test
    void duration_ofTheWeekTheClocksChange_is167Hours() {
        DateRange week = DateRange.of(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 9));

        assertThat(week.duration(NEW_YORK)).isEqualTo(Duration.ofHours(167));
        assertThat(week.duration(ZoneId.of("Europe/Berlin"))).isEqualTo(Duration.ofHours(168));
        assertThat(week.startInstant(NEW_YORK)).isEqualTo(Instant.parse("2026-03-02T05:00:00Z"));
        assertThat(week.endInstant(NEW_YORK)).isEqualTo(Instant.parse("2026-03-09T04:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-08,America/New_York,23:00",
        "2026-11-01,America/New_York,25:00",
        "2018-11-04,America/Sao_Paulo,23:00",
        "2018-02-17,America/Sao_Paulo,25:00",
        "2026-03-29,Asia/Beirut,23:00",
        "2026-04-05,Australia/Lord_Howe,24:30",
        "2026-10-04,Australia/Lord_Howe,23:30",
        "2011-12-30,Pacific/Apia,00:00",
        "2026-06-01,Asia/Kolkata,24:00"
    })
    void duration_ofADay_isItsTrueLength(LocalDate date, ZoneId zone, String hoursAndMinutes) {
        String[] parts = hoursAndMinutes.split(":");
        Duration expected = Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1]));

        assertThat(DateRange.ofDay(date).duration(zone)).isEqualTo(expected);
    }

    @Test
    void compareTo_isByStartThenEnd() {
        DateRange shorter = DateRange.ofDay(FIRST);
        DateRange later = DateRange.ofDay(FIRST.plusDays(1));

        assertThat(Stream.of(later, JANUARY, shorter).sorted()).containsExactly(shorter, JANUARY, later);
        assertThat(JANUARY).isEqualByComparingTo(DateRange.of(JANUARY.start(), JANUARY.end()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "America/Sao_Paulo", "Asia/Beirut", "Asia/Kolkata", "Pacific/Apia"})
    void consecutiveDays_shareTheirBoundary(ZoneId zone) {
        for (LocalDate date = LocalDate.of(2010, 1, 1); date.getYear() < 2020; date = date.plusDays(1)) {
            DateRange day = DateRange.ofDay(date);

            assertThat(day.endInstant(zone))
                    .isEqualTo(DateRange.ofDay(day.end()).startInstant(zone));
        }
    }

    @Property
    void contains_instant_agreesWithItsLocalDate(
            @ForAll("ranges") DateRange range,
            @ForAll @LongRange(min = 1_765_000_000, max = 1_800_000_000) long second) {
        Instant instant = Instant.ofEpochSecond(second);

        assertThat(range.contains(instant, NEW_YORK)).isEqualTo(range.contains(LocalDate.ofInstant(instant, NEW_YORK)));
    }

    @Property
    void isOneDay_tellsARangeOfOneDay(
            @ForAll @LongRange(min = 0, max = 1_500) long first, @ForAll @LongRange(min = 1, max = 800) long days) {
        LocalDate start = FIRST.plusDays(first);

        assertThat(DateRange.ofDay(start).isOneDay()).isTrue();
        assertThat(DateRange.of(start, start.plusDays(days)).isOneDay()).isEqualTo(days == 1);
    }

    @Test
    void isOneDay_ofTheSameDaysOfOtherMonthsAndYears_isFalse() {
        assertThat(DateRange.of(FIRST, LocalDate.of(2026, 2, 2)).isOneDay()).isFalse();
        assertThat(DateRange.of(FIRST, LocalDate.of(2027, 1, 2)).isOneDay()).isFalse();
        assertThat(DateRange.of(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 1))
                        .isOneDay())
                .isTrue();
        assertThat(DateRange.of(LocalDate.of(2025, 12, 31), LocalDate.of(2027, 1, 1))
                        .isOneDay())
                .isFalse();
    }

    @Property
    void intersection_holdsTheDaysOfBoth(
            @ForAll("ranges") DateRange first, @ForAll("ranges") DateRange second, @ForAll("dates") LocalDate date) {
        boolean inBoth = first.contains(date) && second.contains(date);

        assertThat(first.intersection(second)
                        .filter(common -> common.contains(date))
                        .isPresent())
                .isEqualTo(inBoth);
        assertThat(first.intersection(second).isPresent()).isEqualTo(first.overlaps(second));
        assertThat(first.intersection(second)).isEqualTo(second.intersection(first));
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs().between(0, 400).map(FIRST::plusDays);
    }

    @Provide
    Arbitrary<DateRange> ranges() {
        return Combinators.combine(dates(), Arbitraries.longs().between(1, 60))
                .as((start, days) -> DateRange.of(start, start.plusDays(days)));
    }
}
