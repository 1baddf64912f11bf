package org.leadkpi.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads one timestamp, left to right.
 *
 * <p>By hand, because a formatter per form costs a microsecond and an exception for each form that does not match, and
 * a load reads millions.
 */
final class TimestampReader {

    private static final int NANO_DIGITS = 9;

    private final String text;
    private final ZoneId zone;
    private int position;

    TimestampReader(String text, ZoneId zone) {
        this.text = text;
        this.zone = zone;
    }

    /** Returns what the whole text says, or throws DateTimeException. */
    Timestamp read() {
        LocalDate date = date();
        if (isAtEnd()) {
            return Timestamp.of(date);
        }
        if (!skip('T')) {
            expect(' ');
        }
        LocalDateTime local = timeOn(date);
        if (isAtEnd()) {
            return Timestamp.of(local.atZone(zone));
        }
        Timestamp timestamp = Timestamp.of(local.toInstant(offset()));
        if (!isAtEnd()) {
            throw unexpected();
        }
        return timestamp;
    }

    private LocalDate date() {
        int year = digits(4);
        expect('-');
        int month = digits(2);
        expect('-');
        return LocalDate.of(year, month, digits(2));
    }

    private LocalDateTime timeOn(LocalDate date) {
        int hour = digits(2);
        expect(':');
        int minute = digits(2);
        int second = skip(':') ? digits(2) : 0;
        int nano = skip('.') ? fraction() : 0;
        return date.atTime(hour, minute, second, nano);
    }

    private ZoneOffset offset() {
        skip(' ');
        if (skip('Z')) {
            return ZoneOffset.UTC;
        }
        int sign = 1;
        if (!skip('+')) {
            expect('-');
            sign = -1;
        }
        int hours = digits(2);
        int minutes = 0;
        if (!isAtEnd()) {
            skip(':');
            minutes = digits(2);
        }
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    /** Returns one to nine digits as nanoseconds. */
    private int fraction() {
        int nano = digits(1);
        int count = 1;
        while (count < NANO_DIGITS && isAtDigit()) {
            nano = nano * 10 + digits(1);
            count++;
        }
        for (; count < NANO_DIGITS; count++) {
            nano *= 10;
        }
        return nano;
    }

    private int digits(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            if (!isAtDigit()) {
                throw unexpected();
            }
            number = number * 10 + (text.charAt(position) - '0');
            position++;
        }
        return number;
    }

    private void expect(char wanted) {
        if (!skip(wanted)) {
            throw unexpected();
        }
    }

    private boolean skip(char wanted) {
        boolean found = !isAtEnd() && text.charAt(position) == wanted;
        if (found) {
            position++;
        }
        return found;
    }

    private boolean isAtDigit() {
        return !isAtEnd() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
    }

    private boolean isAtEnd() {
        return position == text.length();
    }

    private DateTimeException unexpected() {
        return new DateTimeException(
                isAtEnd() ? "it ends too early" : "character " + (position + 1) + " is unexpected");
    }
}
