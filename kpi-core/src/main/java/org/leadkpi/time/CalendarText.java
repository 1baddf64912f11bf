package org.leadkpi.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of a calendar: lines of a key and a value. */
final class CalendarText {

    private static final String ZONE = "zone";
    private static final String HOLIDAY = "holiday";
    private static final String FROM = "from";

    private static final List<String> WEEKDAY_NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final char COMMENT = '#';
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String DATE = "([+-]?\\d{4,9}-\\d{2}-\\d{2})";
    private static final String WEEKDAY = "(" + String.join("|", WEEKDAY_NAMES) + ")";
    private static final Pattern SPECIAL_DAY = Pattern.compile(DATE);
    private static final Pattern WEEKDAYS =
            Pattern.compile("(?:" + FROM + "\\s+" + DATE + "\\s+)?" + WEEKDAY + "(?:\\s*-\\s*" + WEEKDAY + ")?");

    private CalendarText() {}

    // ---- reading

    static BusinessCalendar parse(String text) {
        List<Line> lines = lines(text);
        BusinessCalendar.Builder calendar = BusinessCalendar.builder(zone(lines));
        for (Line line : lines) {
            try {
                line.addTo(calendar);
            } catch (IllegalArgumentException refused) {
                throw line.refused(refused);
            }
        }
        return calendar.build();
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .lines()
                .toList()) {
            number++;
            int comment = line.indexOf(COMMENT);
            String content = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!content.isEmpty()) {
                lines.add(Line.of(number, content));
            }
        }
        return lines;
    }

    private static ZoneId zone(List<Line> lines) {
        Optional<ZoneId> zone = Optional.empty();
        for (Line line : lines) {
            if (line.key.equals(ZONE)) {
                ZoneId named = line.zone();
                if (zone.isPresent() && !zone.get().equals(named)) {
                    throw line.refused(new IllegalArgumentException(
                            "zone must be given once, was " + zone.get() + " and " + named));
                }
                zone = Optional.of(named);
            }
        }
        return zone.orElseThrow(() ->
                new IllegalArgumentException("calendar must name its zone, in a line such as zone=America/New_York"));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            throw new IllegalArgumentException(
                    "not a date: \"" + text + "\", expected one such as 2026-07-03", notADate);
        }
    }

    private static DayOfWeek weekday(String name) {
        return DayOfWeek.of(WEEKDAY_NAMES.indexOf(name) + 1);
    }

    /** A line that says something. */
    private record Line(int number, String key, String value) {

        static Line of(int number, String content) {
            int equals = content.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("line " + number + ": not a key and a value: \"" + content
                        + "\", expected a line such as mon-fri=09:00-17:00");
            }
            return new Line(
                    number,
                    content.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                    content.substring(equals + 1).strip());
        }

        ZoneId zone() {
            try {
                return ZoneId.of(value);
            } catch (DateTimeException notAZone) {
                throw refused(new IllegalArgumentException(
                        "not a time zone: \"" + value + "\", expected one such as America/New_York", notAZone));
            }
        }

        void addTo(BusinessCalendar.Builder calendar) {
            Matcher weekdays = WEEKDAYS.matcher(key);
            if (weekdays.matches()) {
                DayOfWeek first = weekday(weekdays.group(2));
                DayOfWeek last = weekdays.group(3) == null ? first : weekday(weekdays.group(3));
                LocalDate from = weekdays.group(1) == null ? LocalDate.MIN : date(weekdays.group(1));
                calendar.hoursFrom(from, first, last, OpeningHours.parse(value));
            } else if (SPECIAL_DAY.matcher(key).matches()) {
                calendar.specialDay(date(key), OpeningHours.parse(value));
            } else if (key.equals(HOLIDAY)) {
                calendar.holiday(date(value));
            } else if (!key.equals(ZONE)) {
                throw new IllegalArgumentException(
                        "no such key, expected zone, holiday, weekdays such as mon-fri or sat, "
                                + "a date such as 2026-07-03, or weekdays from a date on such as from 2026-04-01 mon-fri");
            }
        }

        IllegalArgumentException refused(IllegalArgumentException why) {
            return new IllegalArgumentException("line " + number + ", " + key + ": " + why.getMessage(), why);
        }
    }

    // ---- writing

    static String format(
            ZoneId zone,
            NavigableMap<LocalDate, List<OpeningHours>> weeks,
            NavigableMap<LocalDate, OpeningHours> days) {
        List<String> lines = new ArrayList<>();
        lines.add(ZONE + "=" + zone);
        List<OpeningHours> before = Collections.nCopies(WEEKDAY_NAMES.size(), OpeningHours.CLOSED);
        for (Map.Entry<LocalDate, List<OpeningHours>> week : weeks.entrySet()) {
            LocalDate from = week.getKey();
            String prefix = from.equals(LocalDate.MIN) ? "" : FROM + " " + from + " ";
            changes(before, week.getValue()).forEach(change -> lines.add(prefix + change));
            before = week.getValue();
        }
        days.forEach((date, hours) -> lines.add(hours.isClosed() ? HOLIDAY + "=" + date : date + "=" + hours));
        return String.join("\n", lines);
    }

    /** One entry for weekdays that follow each other and change to the same hours. */
    private static List<String> changes(List<OpeningHours> before, List<OpeningHours> week) {
        List<String> changes = new ArrayList<>();
        int first = 0;
        while (first < week.size()) {
            OpeningHours hours = week.get(first);
            boolean changed = !hours.equals(before.get(first));
            int end = first + 1;
            while (end < week.size() && week.get(end).equals(hours) && !hours.equals(before.get(end)) == changed) {
                end++;
            }
            if (changed) {
                String last = end - first == 1 ? "" : "-" + WEEKDAY_NAMES.get(end - 1);
                changes.add(WEEKDAY_NAMES.get(first) + last + "=" + hours);
            }
            first = end;
        }
        return changes;
    }
}
