package org.leadkpi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:00-17:00 | 09:00-17:00 | PT8H",
                "9:00 - 17:00 | 09:00-17:00 | PT8H",
                "13:00-17:30,09:00-12:00 | 09:00-12:00, 13:00-17:30 | PT7H30M",
                "09:00-12:00, 12:00-17:00 | 09:00-17:00 | PT8H",
                "16:00-17:00, 09:00-10:00, 10:00-16:00 | 09:00-17:00 | PT8H",
                "00:00-24:00 | 00:00-24:00 | PT24H",
                "22:00-24:00, 00:00-06:00 | 00:00-06:00, 22:00-24:00 | PT8H",
                "Closed | closed | PT0S"
            })
    void parse_putsIntervalsInOrderAndJoinsThoseThatTouch(String text, String hours, Duration duration) {
        OpeningHours parsed = OpeningHours.parse(text);

        assertThat(parsed).hasToString(hours).isEqualTo(OpeningHours.parse(hours));
        assertThat(parsed.duration()).isEqualTo(duration);
        assertThat(parsed.isClosed()).isEqualTo(duration.isZero());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9-17",
                "09:00",
                "09:00-17:00,",
                "09:60-17:00",
                "09:00-24:01",
                "09:00-25:00",
                "9am-5pm",
                "open"
            })
    void parse_ofAnotherForm_throws(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpeningHours.parse(text))
                .withMessage("not opening hours: \"" + text
                        + "\", expected closed, or times such as 09:00-12:00, 13:00-17:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22:00-06:00", "09:00-09:00", "00:00-00:00", "24:00-24:00"})
    void parse_ofAnIntervalThatDoesNotEndAfterItStarts_throws(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpeningHours.parse(text))
                .withMessage("opening hours must end after they start, were " + text
                        + "; a shift over midnight is hours of two days");
    }

    @Test
    void parse_ofIntervalsThatOverlap_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpeningHours.parse("12:00-17:00, 09:00-12:01"))
                .withMessage("opening hours must not overlap, were 09:00-12:01 and 12:00-17:00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpeningHours.parse("09:00-10:00, 10:00-17:00, 16:00-18:00"))
                .withMessage("opening hours must not overlap, were 09:00-17:00 and 16:00-18:00");
    }

    @Test
    void of_untilMidnight_isTheEndOfTheDay() {
        assertThat(OpeningHours.of(LocalTime.of(18, 0), LocalTime.MIDNIGHT)).hasToString("18:00-24:00");
        assertThat(OpeningHours.of(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)).isEqualTo(OpeningHours.ALL_DAY);
    }

    @Test
    void and_addsAnInterval() {
        OpeningHours morning = OpeningHours.of(NINE, NOON);

        assertThat(morning.and(LocalTime.of(13, 0), FIVE)).isEqualTo(OpeningHours.parse("09:00-12:00, 13:00-17:00"));
        assertThat(morning).hasToString("09:00-12:00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> morning.and(LocalTime.of(11, 0), FIVE))
                .withMessage("opening hours must not overlap, were 09:00-12:00 and 11:00-17:00");
    }

    @Test
    void of_timesThatAreNoWholeMinutes_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpeningHours.of(NINE, LocalTime.of(23, 59, 59)))
                .withMessage("opening hours must be whole minutes, were 09:00-23:59:59");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpeningHours.of(NINE.plusNanos(1), FIVE))
                .withMessage("opening hours must be whole minutes, were 09:00:00.000000001-17:00");
    }

    @Test
    void isOpen_includesTheOpeningButNotTheClosing() {
        OpeningHours hours = OpeningHours.parse("09:00-12:00, 13:00-24:00");

        assertThat(hours.isOpen(NINE)).isTrue();
        assertThat(hours.isOpen(NINE.minusNanos(1))).isFalse();
        assertThat(hours.isOpen(NOON)).isFalse();
        assertThat(hours.isOpen(NOON.minusNanos(1))).isTrue();
        assertThat(hours.isOpen(LocalTime.MAX)).isTrue();
        assertThat(OpeningHours.CLOSED.isOpen(NOON)).isFalse();
    }

    @Test
    void secondAfter_isWhenSoMuchHasPassed() {
        OpeningHours hours = OpeningHours.parse("09:00-12:00, 13:00-17:00");

        assertThat(hours.secondAfter(3 * 3600)).isEqualTo(12 * 3600);
        assertThat(hours.secondAfter(3 * 3600 + 1)).isEqualTo(13 * 3600 + 1);
        assertThat(hours.secondAfter(7 * 3600)).isEqualTo(17 * 3600);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hours.secondAfter(7 * 3600 + 1))
                .withMessage("open seconds must be at most 25200 of 09:00-12:00, 13:00-17:00, were 25201");
    }

    @Test
    void hours_areValues() {
        assertThat(OpeningHours.parse("09:00-12:00"))
                .isEqualTo(OpeningHours.of(NINE, NOON))
                .hasSameHashCodeAs(OpeningHours.of(NINE, NOON))
                .isNotEqualTo(OpeningHours.of(NINE, FIVE))
                .isNotEqualTo("09:00-12:00");
    }
}
