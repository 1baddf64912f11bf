package org.leadkpi.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.leadkpi.value.Rational;

/**
 * A half-open range of days: from its start, up to and not including its end.
 *
 * <ul>
 *   <li>It holds at least one day and always has both ends.
 *   <li>Ranges that touch do not overlap: {@code [2026-01-01, 2026-02-01)} and {@code [2026-02-01, 2026-03-01)} split
 *       two months without a gap.
 *   <li>How many hours it lasts depends on the zone: a week in which the clocks change has 167 or 169.
 * </ul>
 *
 * <p>Ranges are ordered by start, then by end.
 *
 * @param start the first day
 * @param end the day after the last one
 * @since 0.1
 */
public record DateRange(LocalDate start, LocalDate end) implements Comparable<DateRange> {

    private static final Comparator<DateRange> ORDER =
            Comparator.comparing(DateRange::start).thenComparing(DateRange::end);

    /**
     * Makes a range.
     *
     * @param start the first day
     * @param end the day after the last one
     * @throws IllegalArgumentException if the start is not before the end
     */
    public DateRange {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("date range must start before its end " + end + ", started " + start);
        }
    }

    /**
     * Returns the range so many days later.
     *
     * @param days by how many days, negative for an earlier range
     * @return a range of the same length
     */
    public DateRange plusDays(long days) {
        return new DateRange(start.plusDays(days), end.plusDays(days));
    }

    /**
     * Returns the days from {@code start} up to and not including {@code end}.
     *
     * @param start the first day
     * @param end the day after the last one
     * @return the range
     * @throws IllegalArgumentException if the start is not before the end
     */
    public static DateRange of(LocalDate start, LocalDate end) {
        return new DateRange(start, end);
    }

    /**
     * Returns the days from {@code first} to {@code last}, both included.
     *
     * @param first the first day
     * @param last the last day, not before the first
     * @return the range
     * @throws IllegalArgumentException if the last day is before the first
     */
    public static DateRange through(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("last day must not be before the first day " + first + ", was " + last);
        }
        return new DateRange(first, last.plusDays(1));
    }

    /**
     * Returns a single day.
     *
     * @param date the day
     * @return the range of that day alone
     */
    public static DateRange ofDay(LocalDate date) {
        return through(date, date);
    }

    /** {@return whether the range holds one day only} */
    public boolean isOneDay() {
        return end.equals(start.plusDays(1));
    }

    /** {@return how many days the range holds, at least 1} */
    public long days() {
        return ChronoUnit.DAYS.between(start, end);
    }

    /**
     * Returns how many months the range holds: a calendar month is one, a part of one is the share of its days.
     *
     * @return the months, as 7/30 for a week of April
     */
    public Rational months() {
        Rational months = Rational.ZERO;
        LocalDate from = start;
        while (from.isBefore(end)) {
            LocalDate next = from.withDayOfMonth(1).plusMonths(1);
            LocalDate until = next.isBefore(end) ? next : end;
            months = months.plus(Rational.of(ChronoUnit.DAYS.between(from, until), from.lengthOfMonth()));
            from = until;
        }
        return months;
    }

    /**
     * Returns whether a day is in this range.
     *
     * @param date the day
     * @return whether it is; the end is not
     */
    public boolean contains(LocalDate date) {
        return !date.isBefore(start) && date.isBefore(end);
    }

    /**
     * Returns whether every day of another range is in this one.
     *
     * @param other the other range
     * @return whether it is; a range contains itself
     */
    public boolean contains(DateRange other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /**
     * Returns whether an instant is in this range: not before its first instant and before that of the end day.
     *
     * @param instant the instant
     * @param zone the zone whose days are meant
     * @return whether it is
     */
    public boolean contains(Instant instant, ZoneId zone) {
        return !instant.isBefore(startInstant(zone)) && instant.isBefore(endInstant(zone));
    }

    /**
     * Returns whether any day is in both ranges.
     *
     * @param other the other range
     * @return whether there is one; not for ranges that only touch
     */
    public boolean overlaps(DateRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /**
     * Returns the days that are in both ranges.
     *
     * @param other the other range
     * @return the common range, or empty if no day is in both
     */
    public Optional<DateRange> intersection(DateRange other) {
        if (!overlaps(other)) {
            return Optional.empty();
        }
        LocalDate later = start.isAfter(other.start) ? start : other.start;
        LocalDate earlier = end.isBefore(other.end) ? end : other.end;
        return Optional.of(new DateRange(later, earlier));
    }

    /**
     * Returns the first instant of the range.
     *
     * <ul>
     *   <li>The clock skips midnight on that day: the first instant after the gap.
     * </ul>
     *
     * @param zone the zone whose days are meant
     * @return the first instant
     */
    public Instant startInstant(ZoneId zone) {
        return start.atStartOfDay(zone).toInstant();
    }

    /**
     * Returns the instant at which the range is over, which is not part of it.
     *
     * @param zone the zone whose days are meant
     * @return the first instant of the end day
     */
    public Instant endInstant(ZoneId zone) {
        return end.atStartOfDay(zone).toInstant();
    }

    /**
     * Returns how long the range lasts.
     *
     * <ul>
     *   <li>The week from 2026-03-02 lasts 167 hours in New York, for want of the hour the clocks skip.
     *   <li>A day that a zone left out altogether, such as 2011-12-30 in Samoa, lasts no time.
     * </ul>
     *
     * @param zone the zone whose days are meant
     * @return the time from the first instant to the end
     */
    public Duration duration(ZoneId zone) {
        return Duration.between(startInstant(zone), endInstant(zone));
    }

    @Override
    public int compareTo(DateRange other) {
        return this == other ? 0 : ORDER.compare(this, other);
    }

    /** {@return the range with its last day, for people, such as {@code 2026-01-01 through 2026-01-31}; of a single day its date} */
    public String inWords() {
        return isOneDay() ? start.toString() : start + " through " + end.minusDays(1);
    }

    /** {@return the range in half-open notation, such as {@code [2026-01-01, 2026-02-01)}} */
    @Override
    public String toString() {
        return "[" + start + ", " + end + ")";
    }
}
