package org.leadkpi.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final OpeningHours NINE_TO_FIVE = OpeningHours.parse("09:00-17:00");
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(NEW_YORK)
            .hours(MONDAY, FRIDAY, NINE_TO_FIVE)
            .holiday(LocalDate.of(2026, 1, 19))
            .build();

    /** A time with an offset, or one that the clocks of New York show once. */
    private static Instant at(String text) {
        return Timestamp.parse(text, NEW_YORK).instant(NEW_YORK);
    }

    private static BusinessCalendar daily(String hours) {
        return BusinessCalendar.builder(NEW_YORK)
                .hours(MONDAY, SUNDAY, OpeningHours.parse(hours))
                .build();
    }

    private static BusinessCalendar.Builder office() {
        return BusinessCalendar.builder(NEW_YORK).hours(MONDAY, FRIDAY, NINE_TO_FIVE);
    }

    // ---- business time

    // spec P-08 and E-17
    @ParameterizedTest
    @CsvSource({
        "2026-01-09T16:58, 2026-01-12T09:02, PT4M, PT64H4M",
        "2026-01-16T16:58, 2026-01-20T09:02, PT4M, PT88H4M",
        "2026-01-05T14:00, 2026-01-06T09:00, PT3H, PT19H",
        "2026-01-05T14:00, 2026-01-05T14:07, PT7M, PT7M"
    })
    void businessDuration_isTheOverlapWithOpeningHours(String start, String end, Duration business, Duration elapsed) {
        assertThat(OFFICE.businessDuration(at(start), at(end))).isEqualTo(business);
        assertThat(BusinessCalendar.ALWAYS_OPEN.businessDuration(at(start), at(end)))
                .isEqualTo(elapsed);
    }

    // spec P-08: the naive value takes the holiday for a working day
    @Test
    void businessDuration_overAHoliday_doesNotCountIt() {
        Instant friday = at("2026-01-16T16:58");
        Instant tuesday = at("2026-01-20T09:02");

        assertThat(OFFICE.businessDuration(friday, tuesday)).isEqualTo(Duration.ofMinutes(4));
        assertThat(office().build().businessDuration(friday, tuesday))
                .isEqualTo(Duration.ofHours(8).plusMinutes(4));
    }

    // oracles, business time: the clocks change on the Sunday between
    @Test
    void businessDuration_overAWeekendWithAClockChange_is40Minutes() {
        assertThat(OFFICE.businessDuration(at("2026-03-06T16:30"), at("2026-03-09T09:10")))
                .isEqualTo(Duration.ofMinutes(40));
    }

    // oracles and spec P-09: the naive value takes the difference of the clock times
    @ParameterizedTest
    @CsvSource({
        "2026-03-07T20:00, 2026-03-08T08:00, PT11H, PT12H",
        "2026-03-08T01:55-05:00, 2026-03-08T03:05-04:00, PT10M, PT1H10M",
        "2026-11-01T01:50-04:00, 2026-11-01T01:10-05:00, PT20M, PT-40M",
        "2026-03-02, 2026-03-09, PT167H, PT168H"
    })
    void businessDuration_whenAlwaysOpen_isElapsed(String start, String end, Duration right, Duration wrong) {
        assertThat(BusinessCalendar.ALWAYS_OPEN.businessDuration(at(start), at(end)))
                .isEqualTo(right)
                .isNotEqualTo(wrong);
        assertThat(daily("00:00-24:00").businessDuration(at(start), at(end))).isEqualTo(right);
    }

    // spec P-09: the shift 00-08 has its true length
    @ParameterizedTest
    @CsvSource({
        "2026-03-08, 00:00-08:00, PT7H",
        "2026-11-01, 00:00-08:00, PT9H",
        "2026-03-07, 00:00-08:00, PT8H",
        "2026-03-08, 02:30-08:00, PT5H",
        "2026-03-08, 00:00-02:30, PT2H",
        "2026-03-08, 02:00-03:00, PT0S",
        "2026-03-08, '02:15-02:45, 03:00-04:00', PT1H",
        "2026-11-01, 00:00-01:30, PT1H30M",
        "2026-11-01, 01:30-08:00, PT7H30M",
        "2026-11-01, 01:00-02:00, PT2H",
        "2026-11-01, 01:15-01:45, PT30M",
        "2026-11-01, 02:00-08:00, PT6H"
    })
    void businessDuration_ofADayWithAClockChange_isItsTrueLength(LocalDate day, String hours, Duration length) {
        DateRange range = DateRange.ofDay(day);

        assertThat(daily(hours).businessDuration(range.startInstant(NEW_YORK), range.endInstant(NEW_YORK)))
                .isEqualTo(length);
    }

    @Test
    void isOpen_whereTheClockShowsATimeTwice_closesTheFirstTime() {
        BusinessCalendar bar = daily("00:00-01:30");

        assertThat(bar.isOpen(at("2026-11-01T01:29:59.999999999-04:00"))).isTrue();
        assertThat(bar.isOpen(at("2026-11-01T01:30:00-04:00"))).isFalse();
        assertThat(bar.isOpen(at("2026-11-01T01:00:00-05:00"))).isFalse();
        assertThat(bar.isOpen(at("2026-11-01T01:29:00-05:00"))).isFalse();
        assertThat(daily("01:30-08:00").isOpen(at("2026-11-01T01:10:00-05:00"))).isTrue();
    }

    // The clock of St. John's went back from 00:01 to 23:01 of the day before: the day had begun, and does not begin
    // twice.
    @Test
    void businessDuration_whereTheClockGoesBackOverMidnight_countsTheNewDay() {
        ZoneId zone = ZoneId.of("America/St_Johns");
        BusinessCalendar sunday = BusinessCalendar.builder(zone)
                .hours(SUNDAY, OpeningHours.ALL_DAY)
                .build();
        DateRange day = DateRange.ofDay(LocalDate.of(2009, 11, 1));

        assertThat(sunday.businessDuration(
                        day.startInstant(zone).minus(Duration.ofDays(1)),
                        day.endInstant(zone).plus(Duration.ofDays(1))))
                .isEqualTo(day.duration(zone))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void businessDuration_ofADayThatTheZoneLeftOut_isZero() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        BusinessCalendar fridays = BusinessCalendar.builder(apia)
                .hours(FRIDAY, OpeningHours.ALL_DAY)
                .build();

        assertThat(fridays.businessDuration(
                        LocalDate.of(2011, 12, 29).atStartOfDay(apia).toInstant(),
                        LocalDate.of(2012, 1, 1).atStartOfDay(apia).toInstant()))
                .isZero();
    }

    @Test
    void businessDuration_isExactToTheNanosecond() {
        Instant closing = at("2026-01-09T17:00");
        Instant opening = at("2026-01-12T09:00");

        assertThat(OFFICE.businessDuration(closing.minusNanos(1), opening.plusNanos(2)))
                .isEqualTo(Duration.ofNanos(3));
        assertThat(OFFICE.businessDuration(closing.plusNanos(1), opening.minusNanos(1)))
                .isZero();
        assertThat(OFFICE.businessDuration(opening.plusNanos(7), opening.plusNanos(8)))
                .isEqualTo(Duration.ofNanos(1));
        assertThat(OFFICE.businessDuration(opening.plusNanos(999_999_999), opening.plusSeconds(1)))
                .isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void businessDuration_ofNoTime_isZero() {
        assertThat(OFFICE.businessDuration(at("2026-01-09T12:00"), at("2026-01-09T12:00")))
                .isZero();
    }

    @Test
    void businessDuration_endBeforeStart_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OFFICE.businessDuration(at("2026-01-09T12:00"), at("2026-01-09T11:59")))
                .withMessage("end must not be before the start 2026-01-09T17:00:00Z, was 2026-01-09T16:59:00Z");
    }

    @Test
    void businessDuration_ofAlwaysOpen_reachesTheEndsOfTime() {
        assertThat(BusinessCalendar.ALWAYS_OPEN.businessDuration(Instant.MIN, Instant.MAX))
                .isEqualTo(Duration.between(Instant.MIN, Instant.MAX));
    }

    // ---- hours by date

    @Test
    void hours_changeFromADateOn_forTheWeekdaysNamed() {
        BusinessCalendar calendar = office().hoursFrom(
                        LocalDate.of(2026, 4, 1), FRIDAY, FRIDAY, OpeningHours.parse("09:00-15:00"))
                .hoursFrom(LocalDate.of(2026, 5, 1), MONDAY, THURSDAY, OpeningHours.parse("08:00-17:00"))
                .build();

        assertThat(calendar.hoursOn(LocalDate.of(2026, 3, 27))).hasToString("09:00-17:00");
        assertThat(calendar.hoursOn(LocalDate.of(2026, 4, 3))).hasToString("09:00-15:00");
        assertThat(calendar.hoursOn(LocalDate.of(2026, 4, 30))).hasToString("09:00-17:00");
        assertThat(calendar.hoursOn(LocalDate.of(2026, 5, 1))).hasToString("09:00-15:00");
        assertThat(calendar.hoursOn(LocalDate.of(2026, 5, 4))).hasToString("08:00-17:00");
        assertThat(calendar.businessDuration(at("2026-03-30"), at("2026-04-06")))
                .isEqualTo(Duration.ofHours(4 * 8 + 6));
        assertThat(calendar.businessDuration(at("2026-04-27"), at("2026-05-11")))
                .isEqualTo(Duration.ofHours(4 * 8 + 6 + 4 * 9 + 6));
    }

    @Test
    void hours_fromADateOn_mayBeTheFirstOnes() {
        BusinessCalendar calendar = BusinessCalendar.builder(NEW_YORK)
                .hoursFrom(LocalDate.of(2026, 1, 5), MONDAY, FRIDAY, NINE_TO_FIVE)
                .build();

        assertThat(calendar.businessDuration(at("2020-01-01"), at("2026-01-06")))
                .isEqualTo(Duration.ofHours(8));
        assertThat(calendar.nextOpening(at("1970-01-01"))).isEqualTo(at("2026-01-05T09:00"));
    }

    @Test
    void hours_ofWeekdaysOverTheWeekend_wrapAround() {
        BusinessCalendar calendar = BusinessCalendar.builder(ZoneId.of("Asia/Jerusalem"))
                .hours(SUNDAY, THURSDAY, NINE_TO_FIVE)
                .build();

        assertThat(calendar.hoursOn(LocalDate.of(2026, 1, 4))).isEqualTo(NINE_TO_FIVE);
        assertThat(calendar.hoursOn(LocalDate.of(2026, 1, 8))).isEqualTo(NINE_TO_FIVE);
        assertThat(calendar.hoursOn(LocalDate.of(2026, 1, 9))).isEqualTo(OpeningHours.CLOSED);
        assertThat(calendar.hoursOn(LocalDate.of(2026, 1, 10))).isEqualTo(OpeningHours.CLOSED);
    }

    @Test
    void specialDay_replacesTheHoursOfItsWeekday() {
        BusinessCalendar calendar = office().specialDay(LocalDate.of(2026, 7, 2), OpeningHours.parse("09:00-13:00"))
                .specialDay(LocalDate.of(2026, 7, 4), OpeningHours.parse("10:00-11:00"))
                .holiday(LocalDate.of(2026, 7, 3))
                .build();

        assertThat(calendar.businessDuration(at("2026-06-29"), at("2026-07-06")))
                .isEqualTo(Duration.ofHours(3 * 8 + 4 + 1));
        assertThat(calendar.nextOpening(at("2026-07-02T13:00"))).isEqualTo(at("2026-07-04T10:00"));
        assertThat(calendar.isOpen(at("2026-07-04T10:30"))).isTrue();
        assertThat(calendar.isOpen(at("2026-07-03T10:30"))).isFalse();
    }

    @Test
    void shiftOverMidnight_isHoursOfTwoDays() {
        BusinessCalendar night = BusinessCalendar.builder(NEW_YORK)
                .hours(FRIDAY, OpeningHours.parse("22:00-24:00"))
                .hours(SATURDAY, OpeningHours.parse("00:00-06:00"))
                .build();

        assertThat(night.businessDuration(at("2026-01-09T12:00"), at("2026-01-10T12:00")))
                .isEqualTo(Duration.ofHours(8));
        assertThat(night.isOpen(at("2026-01-10T00:00"))).isTrue();
        assertThat(night.plus(at("2026-01-09T23:00"), Duration.ofHours(2))).isEqualTo(at("2026-01-10T01:00"));
    }

    // spec P-09b: 15:00 in Berlin is 10:00 in New York on 10 March and 09:00 on 31 March; six hours apart would be
    // 09:00 twice
    @Test
    void isOpen_asksTheZoneOfTheCalendar() {
        BusinessCalendar fromTen = daily("10:00-17:00");
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant tenth = LocalDateTime.parse("2026-03-10T15:00").atZone(berlin).toInstant();
        Instant thirtyFirst =
                LocalDateTime.parse("2026-03-31T15:00").atZone(berlin).toInstant();

        assertThat(fromTen.isOpen(tenth)).isTrue();
        assertThat(fromTen.isOpen(thirtyFirst)).isFalse();
        assertThat(fromTen.nextOpening(thirtyFirst)).isEqualTo(thirtyFirst.plus(Duration.ofHours(1)));
        assertThat(fromTen.zone()).isEqualTo(NEW_YORK);
    }

    @Test
    void isOpen_includesTheOpeningButNotTheClosing() {
        assertThat(OFFICE.isOpen(at("2026-01-09T09:00"))).isTrue();
        assertThat(OFFICE.isOpen(at("2026-01-09T08:59:59.999999999"))).isFalse();
        assertThat(OFFICE.isOpen(at("2026-01-09T16:59:59.999999999"))).isTrue();
        assertThat(OFFICE.isOpen(at("2026-01-09T17:00"))).isFalse();
    }

    // ---- the next opening, and business time from an instant on

    @Test
    void nextOpening_ofAnOpenInstant_isThatInstant() {
        assertThat(OFFICE.nextOpening(at("2026-01-09T16:59:59.5"))).isEqualTo(at("2026-01-09T16:59:59.5"));
        assertThat(OFFICE.nextOpening(at("2026-01-09T17:00"))).isEqualTo(at("2026-01-12T09:00"));
        assertThat(OFFICE.nextOpening(at("2026-01-17T12:00:00.5"))).isEqualTo(at("2026-01-20T09:00"));
    }

    // oracles, business time
    @Test
    void plus_afterATimeOutsideHours_countsFromTheNextOpening() {
        assertThat(OFFICE.plus(at("2026-01-10T15:00"), Duration.ofHours(1))).isEqualTo(at("2026-01-12T10:00"));
        assertThat(OFFICE.plus(at("2026-01-10T18:00"), Duration.ofHours(1))).isEqualTo(at("2026-01-12T10:00"));
    }

    @Test
    void plus_isTheFirstInstantByWhichTheTimeHasPassed() {
        assertThat(OFFICE.plus(at("2026-01-09T16:00"), Duration.ofHours(1))).isEqualTo(at("2026-01-09T17:00"));
        assertThat(OFFICE.plus(at("2026-01-09T16:00"), Duration.ofHours(1).plusNanos(1)))
                .isEqualTo(at("2026-01-12T09:00:00.000000001"));
        assertThat(OFFICE.plus(at("2026-01-09T16:59:59.75"), Duration.ofMillis(500)))
                .isEqualTo(at("2026-01-12T09:00:00.25"));
        assertThat(OFFICE.plus(at("2026-01-10T15:00:00.75"), Duration.ofMillis(500)))
                .isEqualTo(at("2026-01-12T09:00:00.5"));
        assertThat(OFFICE.plus(at("2026-01-16T16:58"), Duration.ofMinutes(4))).isEqualTo(at("2026-01-20T09:02"));
    }

    @Test
    void plus_noTime_isTheInstantOpenOrNot() {
        assertThat(OFFICE.plus(at("2026-01-10T15:00"), Duration.ZERO)).isEqualTo(at("2026-01-10T15:00"));
    }

    @Test
    void plus_acrossClockChanges_isByTrueLengths() {
        assertThat(daily("00:00-08:00").plus(at("2026-03-08"), Duration.ofHours(8)))
                .isEqualTo(at("2026-03-09T01:00"));
        assertThat(daily("00:00-08:00").plus(at("2026-11-01"), Duration.ofHours(8)))
                .isEqualTo(at("2026-11-01T07:00"));
        assertThat(daily("01:30-08:00").plus(at("2026-11-01T01:30-04:00"), Duration.ofMinutes(45)))
                .isEqualTo(at("2026-11-01T01:15-05:00"));
        assertThat(daily("01:30-08:00").plus(at("2026-11-01T01:10-05:00"), Duration.ofMinutes(30)))
                .isEqualTo(at("2026-11-01T01:40-05:00"));
    }

    @Test
    void plus_years_countsEveryWeek() {
        // 2,080 hours are 260 days of work; 2026 has 261 weekdays less the holiday
        assertThat(OFFICE.plus(at("2026-01-01"), Duration.ofHours(2080))).isEqualTo(at("2026-12-31T17:00"));
    }

    @Test
    void plus_negativeTime_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OFFICE.plus(at("2026-01-09T12:00"), Duration.ofHours(-1)))
                .withMessage("business time must not be negative, was PT-1H");
    }

    @Test
    void plus_beyondTheLastInstant_throws() {
        BusinessCalendar utc = BusinessCalendar.builder(ZoneId.of("UTC"))
                .hours(WEDNESDAY, NINE_TO_FIVE)
                .build();

        for (long seconds : new long[] {40_000_000_000_000_000L, 20_000_000_000_000_000L}) {
            assertThatExceptionOfType(DateTimeException.class)
                    .isThrownBy(() -> utc.plus(at("2026-01-09T12:00"), Duration.ofSeconds(seconds)))
                    .withMessage("business time must end by +1000000000-12-31T23:59:59.999999999Z, was " + seconds
                            + " seconds after 2026-01-09T17:00:00Z");
        }
        assertThat(BusinessCalendar.ALWAYS_OPEN.plus(Instant.MIN, Duration.between(Instant.MIN, Instant.MAX)))
                .isEqualTo(Instant.MAX);
    }

    // ---- what is refused

    @Test
    void build_closedOnAllWeekdays_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.builder(NEW_YORK)
                        .specialDay(LocalDate.of(2026, 7, 3), NINE_TO_FIVE)
                        .build())
                .withMessage("calendar must be open on some weekday, was closed on all");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> office().hoursFrom(LocalDate.of(2027, 1, 1), MONDAY, SUNDAY, OpeningHours.CLOSED)
                        .build())
                .withMessage("calendar must be open on some weekday, was closed on all from 2027-01-01 on");
    }

    @Test
    void hours_givenTwice_mustBeTheSame() {
        OpeningHours shorter = OpeningHours.parse("09:00-15:00");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> office().hours(FRIDAY, shorter))
                .withMessage("hours of FRIDAY must be given once, were 09:00-17:00 and 09:00-15:00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> office().hoursFrom(LocalDate.of(2026, 4, 1), FRIDAY, SUNDAY, shorter)
                        .hoursFrom(LocalDate.of(2026, 4, 1), SATURDAY, SATURDAY, OpeningHours.CLOSED))
                .withMessage("hours of SATURDAY from 2026-04-01 must be given once, were 09:00-15:00 and closed");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> office().holiday(LocalDate.of(2026, 7, 3)).specialDay(LocalDate.of(2026, 7, 3), shorter))
                .withMessage("hours of 2026-07-03 must be given once, were closed and 09:00-15:00");
        assertThat(office().hours(FRIDAY, NINE_TO_FIVE).build()).isEqualTo(office().build());
    }

    // ---- values and their text

    @Test
    void calendars_areValues() {
        BusinessCalendar unchanged = office().hours(SATURDAY, OpeningHours.CLOSED)
                .hoursFrom(LocalDate.of(2026, 4, 1), MONDAY, MONDAY, NINE_TO_FIVE)
                .build();

        assertThat(unchanged).isEqualTo(office().build()).hasSameHashCodeAs(office().build());
        assertThat(unchanged)
                .isNotEqualTo(OFFICE)
                .isNotEqualTo(BusinessCalendar.builder(ZoneId.of("America/Toronto"))
                        .hours(MONDAY, FRIDAY, NINE_TO_FIVE)
                        .build())
                .isNotEqualTo(office().hours(SATURDAY, NINE_TO_FIVE).build())
                .isNotEqualTo("zone=America/New_York\nmon-fri=09:00-17:00");
    }

    @Test
    void builder_usedOn_leavesWhatItBuiltAlone() {
        BusinessCalendar.Builder builder = office();
        BusinessCalendar built = builder.build();

        builder.holiday(LocalDate.of(2026, 1, 19)).hours(SATURDAY, NINE_TO_FIVE);

        assertThat(built).isEqualTo(office().build());
    }

    @Test
    void toString_isWhatParseReads() {
        BusinessCalendar calendar = BusinessCalendar.builder(NEW_YORK)
                .specialDay(LocalDate.of(2026, 7, 3), OpeningHours.parse("9:00-13:00"))
                .holiday(LocalDate.of(2026, 1, 19))
                .hours(MONDAY, FRIDAY, OpeningHours.parse("09:00-12:00, 13:00-17:00"))
                .hours(SUNDAY, OpeningHours.parse("18:00-24:00"))
                .hoursFrom(LocalDate.of(2027, 1, 1), WEDNESDAY, THURSDAY, NINE_TO_FIVE)
                .hoursFrom(LocalDate.of(2026, 4, 1), SUNDAY, SUNDAY, OpeningHours.CLOSED)
                .build();

        assertThat(calendar).hasToString("""
                zone=America/New_York
                mon-fri=09:00-12:00, 13:00-17:00
                sun=18:00-24:00
                from 2026-04-01 sun=closed
                from 2027-01-01 wed-thu=09:00-17:00
                holiday=2026-01-19
                2026-07-03=09:00-13:00""");
        assertThat(BusinessCalendar.parse(calendar.toString())).isEqualTo(calendar);
        assertThat(BusinessCalendar.ALWAYS_OPEN).hasToString("zone=UTC\nmon-sun=00:00-24:00");
        assertThat(BusinessCalendar.parse(BusinessCalendar.ALWAYS_OPEN.toString()))
                .isEqualTo(BusinessCalendar.ALWAYS_OPEN);
    }

    @Test
    void parse_readsWhatPeopleWrite() {
        String text = "\uFEFF# Opening hours of the New York office\r\n"
                + "\r\n"
                + "  Holiday = 2026-01-19   # Martin Luther King Jr. Day\r\n"
                + "Mon - Wed=9:00-17:00\r\n"
                + "thu=13:00 - 17:00,09:00-13:00\r\n"
                + "FRI = 09:00-17:00\r\n"
                + "sat-sun = Closed\r\n"
                + "from  2020-01-01  mon = 09:00-17:00\r\n"
                + "zone = America/New_York";

        assertThat(BusinessCalendar.parse(text)).isEqualTo(OFFICE);
    }

    @Test
    void parse_ofTheExampleInTheDocumentation_countsFourMinutes() {
        BusinessCalendar office = BusinessCalendar.parse("""
                zone=America/New_York
                mon-fri=09:00-17:00
                holiday=2026-01-19        # Martin Luther King Jr. Day
                2026-07-03=09:00-13:00
                from 2027-01-01 fri=09:00-15:00
                """);

        assertThat(office.businessDuration(
                        Instant.parse("2026-01-16T21:58:00Z"), Instant.parse("2026-01-20T14:02:00Z")))
                .hasToString("PT4M");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon-fri 9-17 | line 2: not a key and a value: \"mon-fri 9-17\", expected a line such as mon-fri=09:00-17:00",
                "mon-fri=9-17 | line 2, mon-fri: not opening hours: \"9-17\", "
                        + "expected closed, or times such as 09:00-12:00, 13:00-17:00",
                "sat= | line 2, sat: not opening hours: \"\", expected closed, or times such as 09:00-12:00, 13:00-17:00",
                "fri=22:00-06:00 | line 2, fri: opening hours must end after they start, were 22:00-06:00; "
                        + "a shift over midnight is hours of two days",
                "fri=09:00-12:30, 12:00-17:00 | line 2, fri: opening hours must not overlap, "
                        + "were 09:00-12:30 and 12:00-17:00",
                "holiday=01/19/2026 | line 2, holiday: not a date: \"01/19/2026\", expected one such as 2026-07-03",
                "holiday=2026-02-30 | line 2, holiday: not a date: \"2026-02-30\", expected one such as 2026-07-03",
                "2026-02-30=closed | line 2, 2026-02-30: not a date: \"2026-02-30\", expected one such as 2026-07-03",
                "from 2026-02-30 sat=closed | line 2, from 2026-02-30 sat: not a date: \"2026-02-30\", "
                        + "expected one such as 2026-07-03",
                "zone=Europe/Berlin | line 2, zone: zone must be given once, was America/New_York and Europe/Berlin",
                "zone=New York | line 2, zone: not a time zone: \"New York\", expected one such as America/New_York"
            })
    void parse_ofALineThatCannotBeRead_namesLineKeyAndWhatIsAllowed(String line, String message) {
        String text = "zone=America/New_York\n" + line + "\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"monday", "holidays", "from 1.4.2026 mon-fri", "from 2026-04-01", "mon-", "open", ""})
    void parse_ofAnotherKey_namesThoseAllowed(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.parse("zone=UTC\n\n" + key + "=09:00-17:00"))
                .withMessage(
                        "line 3, " + key + ": no such key, expected zone, holiday, weekdays such as mon-fri or sat, "
                                + "a date such as 2026-07-03, or weekdays from a date on such as from 2026-04-01 mon-fri");
    }

    @Test
    void parse_ofLinesThatContradict_namesTheSecond() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.parse("zone=UTC\nmon-fri=09:00-17:00\n# short\nfri=09:00-15:00"))
                .withMessage("line 4, fri: hours of FRIDAY must be given once, were 09:00-17:00 and 09:00-15:00");
    }

    @Test
    void parse_ofNoCalendar_saysWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.parse("mon-fri=09:00-17:00"))
                .withMessage("calendar must name its zone, in a line such as zone=America/New_York");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.parse("zone=UTC"))
                .withMessage("calendar must be open on some weekday, was closed on all");
    }
}
