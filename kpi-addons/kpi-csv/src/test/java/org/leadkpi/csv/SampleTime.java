package org.leadkpi.csv;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The year of the sample company, and its working hours. All times are local to its zone. */
final class SampleTime {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final LocalDateTime START = LocalDateTime.of(2025, 7, 1, 0, 0);
    static final LocalDateTime END = START.plusYears(1);
    static final List<YearMonth> MONTHS =
            IntStream.range(0, 12).mapToObj(YearMonth.from(START)::plusMonths).toList();

    /** When something happens that does not: like all that lies after the end, it is not written. */
    static final LocalDateTime NEVER = LocalDateTime.of(9999, 1, 1, 0, 0);

    static final LocalTime OPENING = LocalTime.of(8, 30);
    static final LocalTime CLOSING = LocalTime.of(18, 0);
    static final long WORKDAY_SECONDS = ChronoUnit.SECONDS.between(OPENING, CLOSING);

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private SampleTime() {}

    static boolean happens(LocalDateTime at) {
        return at.isBefore(END);
    }

    static String stamp(LocalDateTime at) {
        return STAMP.format(at.atZone(ZONE));
    }

    /** The moment when so many seconds of working time have passed. */
    static LocalDateTime working(LocalDateTime from, long seconds) {
        if (!happens(from)) {
            return NEVER;
        }
        LocalDateTime at = opening(from);
        long left = Math.max(0, seconds);
        long today = ChronoUnit.SECONDS.between(at.toLocalTime(), CLOSING);
        while (left >= today) {
            left -= today;
            at = opening(at.toLocalDate().atTime(CLOSING));
            today = WORKDAY_SECONDS;
        }
        return at.plusSeconds(left);
    }

    private static LocalDateTime opening(LocalDateTime at) {
        LocalDate day = at.toLocalTime().isBefore(CLOSING)
                ? at.toLocalDate()
                : at.toLocalDate().plusDays(1);
        while (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
            day = day.plusDays(1);
        }
        LocalDateTime opens = day.atTime(OPENING);
        return at.isAfter(opens) ? at : opens;
    }
}
