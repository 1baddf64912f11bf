package org.leadkpi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @Test
    void of_instant_keepsNanoseconds() {
        Instant exact = Instant.parse("2026-01-05T15:00:00.000000001Z");

        Timestamp timestamp = Timestamp.of(exact);

        assertThat(timestamp.precision()).isEqualTo(Precision.INSTANT);
        assertThat(timestamp.instant(NEW_YORK)).isEqualTo(exact);
        assertThat(timestamp).hasToString("2026-01-05T15:00:00.000000001Z");
    }

    @Test
    void of_date_hasDayPrecision() {
        Timestamp timestamp = Timestamp.of(DAY);

        assertThat(timestamp.precision()).isEqualTo(Precision.DAY);
        assertThat(timestamp.date(NEW_YORK)).isEqualTo(DAY);
        assertThat(timestamp.date(ZoneId.of("Pacific/Auckland"))).isEqualTo(DAY);
        assertThat(timestamp.instant(NEW_YORK)).isEqualTo(Instant.parse("2026-01-05T05:00:00Z"));
        assertThat(timestamp).hasToString("2026-01-05");
    }

    @Test
    void of_offsetAndZonedDateTime_isTheInstant() {
        assertThat(Timestamp.of(OffsetDateTime.parse("2026-01-05T13:00:00+01:00")))
                .isEqualTo(Timestamp.of(NOON));
        assertThat(Timestamp.of(ZonedDateTime.of(2026, 1, 5, 7, 0, 0, 0, NEW_YORK)))
                .isEqualTo(Timestamp.of(NOON));
    }

    @Test
    void equals_tellsADayFromItsFirstInstant() {
        Timestamp day = Timestamp.of(DAY);

        assertThat(day).isEqualTo(Timestamp.of(DAY)).isNotEqualTo(Timestamp.of(day.instant(ZoneOffset.UTC)));
    }

    @Test
    void constructor_acceptsTheWholeRange() {
        assertThat(Timestamp.of(Instant.MIN).instant(ZoneOffset.UTC)).isEqualTo(Instant.MIN);
        assertThat(Timestamp.of(Instant.MAX).instant(ZoneOffset.UTC)).isEqualTo(Instant.MAX);
        assertThat(Timestamp.of(LocalDate.MIN).date(ZoneOffset.UTC)).isEqualTo(LocalDate.MIN);
        assertThat(Timestamp.of(LocalDate.MAX).date(ZoneOffset.UTC)).isEqualTo(LocalDate.MAX);
    }

    @Test
    void constructor_beyondTheRange_throws() {
        long lastDay = LocalDate.MAX.toEpochDay();

        assertThatThrownBy(() -> new Timestamp(lastDay + 1, 0, Precision.DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epoch must be between -365243219162 and 365241780471, was 365241780472");
        assertThatThrownBy(() -> new Timestamp(Long.MIN_VALUE, 0, Precision.INSTANT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epoch must be between -31557014167219200 and 31556889864403199, was " + Long.MIN_VALUE);
        assertThatThrownBy(() -> new Timestamp(0, 1_000_000_000, Precision.INSTANT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nanos must be between 0 and 999999999, was 1000000000");
        assertThatThrownBy(() -> new Timestamp(0, -1, Precision.INSTANT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nanos must be between 0 and 999999999, was -1");
        assertThatThrownBy(() -> new Timestamp(0, 1, Precision.DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nanos must be between 0 and 0, was 1");
        assertThatThrownBy(() -> new Timestamp(0, 0, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("precision");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T15:00:00Z,2026-01-05T15:00:00Z",
        "2026-01-05T15:00Z,2026-01-05T15:00:00Z",
        "2026-01-05 15:00:00Z,2026-01-05T15:00:00Z",
        "2026-01-05T15:00:00.5Z,2026-01-05T15:00:00.500Z",
        "2026-01-05T15:00:00.123456789Z,2026-01-05T15:00:00.123456789Z",
        "2026-01-05T15:00:00.000000001Z,2026-01-05T15:00:00.000000001Z",
        "2026-01-05T16:00:00+01:00,2026-01-05T15:00:00Z",
        "2026-01-05T16:00+01:00,2026-01-05T15:00:00Z",
        "2026-01-05T10:00:00-0500,2026-01-05T15:00:00Z",
        "2026-01-05 10:00:00 -0500,2026-01-05T15:00:00Z",
        "2026-01-05T11:30:00-03:30,2026-01-05T15:00:00Z",
        "2026-01-05T20:45:00+0545,2026-01-05T15:00:00Z",
        "2026-01-05T15:00:00.000+0000,2026-01-05T15:00:00Z",
        "2026-01-05T15:00:00+00,2026-01-05T15:00:00Z",
        "2026-01-05 10:00:00,2026-01-05T15:00:00Z",
        "2026-01-05T10:00,2026-01-05T15:00:00Z",
        "2026-07-05T10:00:59,2026-07-05T14:00:59Z",
        "2024-02-29,2024-02-29",
        "1999-12-31,1999-12-31",
        "0000-01-01,0000-01-01"
    })
    void parse_knownForm_isThatTime(String text, String expected) {
        assertThat(Timestamp.parse(text, NEW_YORK)).hasToString(expected);
    }

    @Test
    void parse_dateAlone_hasDayPrecision() {
        assertThat(Timestamp.parse("2026-01-05", BERLIN)).isEqualTo(Timestamp.of(DAY));
    }

    @Test
    void parse_timeTheClockSkips_movesLaterByTheGap() {
        assertThat(Timestamp.parse("2026-03-08T02:30", NEW_YORK)).hasToString("2026-03-08T07:30:00Z");
    }

    @Test
    void parse_timeTheClockShowsTwice_isTheEarlier() {
        assertThat(Timestamp.parse("2026-11-01T01:30", NEW_YORK)).hasToString("2026-11-01T05:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "'','it ends too early'",
        "2026,'it ends too early'",
        "2026-1-05,character 7 is unexpected",
        "2026/01/05,character 5 is unexpected",
        "05.01.2026,character 3 is unexpected",
        "' 2026-01-05',character 1 is unexpected",
        "'2026-01-05 ','it ends too early'",
        "2026-01-05T,'it ends too early'",
        "2026-01-05t10:00,character 11 is unexpected",
        "2026-01-05T10,'it ends too early'",
        "2026-01-05T10-00,character 14 is unexpected",
        "2026-01-05T10:00:,'it ends too early'",
        "2026-01-05T10:00:00.,'it ends too early'",
        "2026-01-05T10:00:00.Z,character 21 is unexpected",
        "2026-01-05T10:00:00.1234567890,character 30 is unexpected",
        "2026-01-05T10:00ZZ,character 18 is unexpected",
        "2026-01-05T10:00+1,'it ends too early'",
        "2026-01-05T10:00+01:,'it ends too early'",
        "2026-01-05T10:00+01:000,character 23 is unexpected",
        "2026-01-05T10:00 EST,character 18 is unexpected",
        "2026-01-0\u0665,character 10 is unexpected",
        "2026-01-0:,character 10 is unexpected",
        "2026-01-0/,character 10 is unexpected"
    })
    void parse_unknownForm_throwsAndSaysWhere(String text, String where) {
        assertThatThrownBy(() -> Timestamp.parse(text, NEW_YORK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a date or time: \"" + text + "\", " + where);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-13-01",
                "2025-02-29",
                "2026-01-05T24:00",
                "2026-01-05T10:60",
                "2026-01-05T10:00:60Z",
                "2026-01-05T10:00+19:00",
                "2026-01-05T10:00+01:60"
            })
    void parse_noRealTime_throws(String text) {
        assertThatThrownBy(() -> Timestamp.parse(text, NEW_YORK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a date or time: \"" + text + "\", ");
    }

    @Test
    void parse_withoutAZone_throws() {
        assertThatThrownBy(() -> Timestamp.parse("2026-01-05", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("zone");
    }

    // spec P-09
    @Test
    void elapsedTime_acrossClockChanges_isTrueTime() {
        Instant beforeGap = Timestamp.parse("2026-03-08 01:55", NEW_YORK).instant(NEW_YORK);
        Instant afterGap = Timestamp.parse("2026-03-08 03:05", NEW_YORK).instant(NEW_YORK);
        Instant daylight = Timestamp.parse("2026-11-01T01:50-04:00", NEW_YORK).instant(NEW_YORK);
        Instant standard = Timestamp.parse("2026-11-01T01:10-05:00", NEW_YORK).instant(NEW_YORK);

        assertThat(Duration.between(beforeGap, afterGap)).hasMinutes(10);
        assertThat(Duration.between(daylight, standard)).hasMinutes(20);
    }

    // spec P-09
    @Test
    void date_isThatOfTheZone() {
        Timestamp lateInJanuary = Timestamp.parse("2026-01-31T23:30", NEW_YORK);

        assertThat(lateInJanuary.date(NEW_YORK)).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(lateInJanuary.date(ZoneOffset.UTC)).isEqualTo(LocalDate.of(2026, 2, 1));
    }

    // spec P-09b: the offset of Berlin to New York is five hours for three weeks of March
    @ParameterizedTest
    @CsvSource({"2026-03-10 15:00,10:00", "2026-03-31 15:00,09:00"})
    void localTime_ofTwoZones_followsTheRulesOfTheDate(String berlin, LocalTime newYork) {
        Instant call = Timestamp.parse(berlin, BERLIN).instant(BERLIN);

        assertThat(LocalTime.ofInstant(call, NEW_YORK)).isEqualTo(newYork);
    }

    // Midnight is skipped on these days: tzdata, Brazil, Lebanon, Cuba and Iran
    @ParameterizedTest
    @CsvSource({
        "2018-11-04,America/Sao_Paulo,2018-11-04T03:00:00Z",
        "2026-03-29,Asia/Beirut,2026-03-28T22:00:00Z",
        "2026-03-08,America/Havana,2026-03-08T05:00:00Z",
        "2018-03-22,Asia/Tehran,2018-03-21T20:30:00Z",
        "2026-03-08,America/New_York,2026-03-08T05:00:00Z"
    })
    void instant_ofADayWithoutMidnight_isTheFirstOneAfterTheGap(LocalDate date, ZoneId zone, Instant expected) {
        Instant first = Timestamp.of(date).instant(zone);

        assertThat(first).isEqualTo(expected);
        assertThat(LocalDate.ofInstant(first.minusNanos(1), zone)).isEqualTo(date.minusDays(1));
    }

    @Test
    void compare_ofTwoInstants_isExact() {
        Timestamp first = Timestamp.of(NOON);
        Timestamp nextNano = Timestamp.of(NOON.plusNanos(1));
        Timestamp nextSecond = Timestamp.of(NOON.plusSeconds(1));

        assertThat(first.compareAtCoarserPrecision(nextNano, NEW_YORK)).isNegative();
        assertThat(nextNano.compareAtCoarserPrecision(first, NEW_YORK)).isPositive();
        assertThat(nextNano.compareAtCoarserPrecision(nextSecond, NEW_YORK)).isNegative();
        assertThat(first.compareAtCoarserPrecision(Timestamp.of(NOON), NEW_YORK))
                .isZero();
    }

    @Test
    void compare_withADay_isByDate() {
        Timestamp day = Timestamp.of(DAY);
        Timestamp lateThatDay = Timestamp.parse("2026-01-05T23:59:59", NEW_YORK);
        Timestamp nextMorning = Timestamp.parse("2026-01-06T00:00", NEW_YORK);

        assertThat(day.compareAtCoarserPrecision(lateThatDay, NEW_YORK)).isZero();
        assertThat(lateThatDay.compareAtCoarserPrecision(day, NEW_YORK)).isZero();
        assertThat(lateThatDay.compareAtCoarserPrecision(day, BERLIN)).isPositive();
        assertThat(day.compareAtCoarserPrecision(nextMorning, NEW_YORK)).isNegative();
        assertThat(day.compareAtCoarserPrecision(Timestamp.of(DAY.minusDays(1)), NEW_YORK))
                .isPositive();
    }

    @Test
    void isBefore_isAfter_areNeitherForADayAndATimeOnIt() {
        Timestamp day = Timestamp.of(DAY);
        Timestamp thatDay = Timestamp.of(NOON);
        Timestamp nextDay = Timestamp.of(NOON.plusSeconds(86_400));

        assertThat(day.isBefore(thatDay, NEW_YORK)).isFalse();
        assertThat(day.isAfter(thatDay, NEW_YORK)).isFalse();
        assertThat(day.isBefore(nextDay, NEW_YORK)).isTrue();
        assertThat(day.isAfter(nextDay, NEW_YORK)).isFalse();
        assertThat(nextDay.isAfter(day, NEW_YORK)).isTrue();
        assertThat(nextDay.isBefore(day, NEW_YORK)).isFalse();
    }

    @Property
    void parse_ofToString_isTheSameValue(
            @ForAll @LongRange(min = -62_000_000_000L, max = 250_000_000_000L) long second,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nano) {
        Timestamp instant = Timestamp.of(Instant.ofEpochSecond(second, nano));
        Timestamp day = Timestamp.of(instant.date(ZoneOffset.UTC));

        assertThat(Timestamp.parse(instant.toString(), NEW_YORK)).isEqualTo(instant);
        assertThat(Timestamp.parse(day.toString(), NEW_YORK)).isEqualTo(day);
    }

    @Property
    void parse_ofLocalTime_followsTheZone(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);

        assertThat(Timestamp.parse(local.toString(), BERLIN).instant(BERLIN))
                .isEqualTo(ZonedDateTime.ofLocal(local, BERLIN, null).toInstant());
    }
}
