package org.leadkpi.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;

/**
 * When an event happened: an instant, or a day of which no more is known.
 *
 * <ul>
 *   <li>An instant needs no zone until it is asked for its date; a day needs one to be asked for an instant.
 *   <li>A day and the instant it starts at are different values.
 *   <li>There is no natural order, since a day and an instant within it have none without a zone:
 *       {@link #compareAtCoarserPrecision}.
 * </ul>
 *
 * <p>The components are bare numbers because millions of these are kept; the factories and accessors on
 * {@link java.time} types are the way in and out.
 *
 * @param epoch seconds since 1970-01-01T00:00:00Z, or days since 1970-01-01 when the precision is a day
 * @param nanos nanoseconds after that second, 0 to 999,999,999; 0 when the precision is a day
 * @param precision how precisely the time is known
 * @since 0.1
 */
public record Timestamp(long epoch, int nanos, Precision precision) {

    private static final long FIRST_DAY = LocalDate.MIN.toEpochDay();
    private static final long LAST_DAY = LocalDate.MAX.toEpochDay();
    private static final long FIRST_SECOND = Instant.MIN.getEpochSecond();
    private static final long LAST_SECOND = Instant.MAX.getEpochSecond();
    private static final int LAST_NANO = 999_999_999;
    private static final long SECONDS_PER_DAY = 86_400;

    /** More than any offset, and any gap of the clock, moves a date. */
    private static final long MOST_DAYS_SHIFTED = 3;

    /**
     * Makes a timestamp from its numbers; {@link #of(Instant)} and {@link #of(LocalDate)} read better.
     *
     * @param epoch seconds or days since the start of 1970
     * @param nanos nanoseconds after that second
     * @param precision how precisely the time is known
     * @throws IllegalArgumentException if a number is beyond the range of {@link Instant} or {@link LocalDate}
     */
    public Timestamp {
        boolean isDay = Objects.requireNonNull(precision, "precision") == Precision.DAY;
        require("epoch", epoch, isDay ? FIRST_DAY : FIRST_SECOND, isDay ? LAST_DAY : LAST_SECOND);
        require("nanos", nanos, 0, isDay ? 0 : LAST_NANO);
    }

    /**
     * Returns a point in time.
     *
     * @param instant the instant
     * @return a timestamp of instant precision
     */
    public static Timestamp of(Instant instant) {
        return new Timestamp(instant.getEpochSecond(), instant.getNano(), Precision.INSTANT);
    }

    /**
     * Returns a day without a time.
     *
     * @param date the day
     * @return a timestamp of day precision
     */
    public static Timestamp of(LocalDate date) {
        return new Timestamp(date.toEpochDay(), 0, Precision.DAY);
    }

    /**
     * Returns a point in time, without its offset.
     *
     * @param dateTime the date and time with an offset
     * @return a timestamp of instant precision
     */
    public static Timestamp of(OffsetDateTime dateTime) {
        return of(dateTime.toInstant());
    }

    /**
     * Returns a point in time, without its zone.
     *
     * @param dateTime the date and time in a zone
     * @return a timestamp of instant precision
     */
    public static Timestamp of(ZonedDateTime dateTime) {
        return of(dateTime.toInstant());
    }

    /**
     * Reads a date or a time in the forms that exports use.
     *
     * <ul>
     *   <li>{@code 2026-01-05}: a day.
     *   <li>{@code 2026-01-05T15:00:00Z}, {@code 2026-01-05T16:00+01:00}, {@code 2026-01-05 10:00:00.5 -0500}: an
     *       instant. A space may stand for the T and before the offset, seconds may be missing, and the offset may be
     *       {@code Z}, hours, or hours and minutes with or without a colon.
     *   <li>{@code 2026-01-05 15:00}: the local time in the zone. Skipped by the clock: moved later by the length of
     *       the gap. Shown twice by it: the earlier one.
     *   <li>Years have four digits, fractions of a second one to nine.
     * </ul>
     *
     * @param text the date or time
     * @param zone the zone of a time without an offset
     * @return the timestamp
     * @throws IllegalArgumentException if the text has another form or names no real date, time or offset
     */
    public static Timestamp parse(String text, ZoneId zone) {
        try {
            return new TimestampReader(text, Objects.requireNonNull(zone, "zone")).read();
        } catch (DateTimeException notReal) {
            throw new IllegalArgumentException(
                    "not a date or time: \"" + text + "\", " + notReal.getMessage(), notReal);
        }
    }

    /**
     * Returns the instant, which for a day is its first one in the zone.
     *
     * <ul>
     *   <li>The clock skips midnight on that day: the first instant after the gap.
     * </ul>
     *
     * @param zone the zone whose day is meant
     * @return the instant
     */
    public Instant instant(ZoneId zone) {
        return precision == Precision.DAY
                ? LocalDate.ofEpochDay(epoch).atStartOfDay(zone).toInstant()
                : Instant.ofEpochSecond(epoch, nanos);
    }

    /**
     * Returns the local date, which for a day is that day in any zone.
     *
     * @param zone the zone whose date is wanted
     * @return the date
     */
    public LocalDate date(ZoneId zone) {
        return precision == Precision.DAY
                ? LocalDate.ofEpochDay(epoch)
                : LocalDate.ofInstant(Instant.ofEpochSecond(epoch, nanos), zone);
    }

    /**
     * Compares as far as both are known: two instants as instants, anything else as local dates.
     *
     * <ul>
     *   <li>A day and an instant on that day compare as equal, though they are different values.
     *   <li>So this is no order to sort a mixture by: two instants of one day may differ and yet both equal the day.
     * </ul>
     *
     * @param other the time to compare with
     * @param zone the zone of the dates
     * @return negative, zero or positive as this is earlier, not known to differ, or later
     */
    public int compareAtCoarserPrecision(Timestamp other, ZoneId zone) {
        if (precision == other.precision) {
            return compareNumbers(other.epoch, other.nanos);
        }
        int apart = precision == Precision.DAY ? daysApart(epoch, other.epoch) : -daysApart(other.epoch, epoch);
        return apart != 0 ? apart : Long.compare(epochDay(zone), other.epochDay(zone));
    }

    /**
     * Compares the instants, a day standing for its first one: an order to sort by.
     *
     * @param other the time to compare with
     * @param zone the zone whose days are meant
     * @return negative, zero or positive as the instant of this is earlier, the same, or later
     */
    public int compareInstants(Timestamp other, ZoneId zone) {
        if (precision == Precision.INSTANT && other.precision == Precision.INSTANT) {
            return compareNumbers(other.epoch, other.nanos);
        }
        if (precision == Precision.DAY && other.precision == Precision.DAY && epoch == other.epoch) {
            return 0;
        }
        return instant(zone).compareTo(other.instant(zone));
    }

    /**
     * Returns whether the instant lies after another, a day standing for its first one.
     *
     * @param instant the instant to compare with
     * @param zone the zone whose day is meant
     * @return whether {@link #instant} is later
     */
    public boolean isAfter(Instant instant, ZoneId zone) {
        if (precision == Precision.INSTANT) {
            return compareNumbers(instant.getEpochSecond(), instant.getNano()) > 0;
        }
        int apart = daysApart(epoch, instant.getEpochSecond());
        return apart != 0 ? apart > 0 : instant(zone).isAfter(instant);
    }

    private int compareNumbers(long otherEpoch, int otherNanos) {
        int whole = Long.compare(epoch, otherEpoch);
        return whole != 0 ? whole : Integer.compare(nanos, otherNanos);
    }

    /** Compares a day with a second where no zone matters, since they are days apart; else zero. */
    private static int daysApart(long day, long second) {
        long days = day - Math.floorDiv(second, SECONDS_PER_DAY);
        return Math.abs(days) > MOST_DAYS_SHIFTED ? Long.signum(days) : 0;
    }

    private long epochDay(ZoneId zone) {
        return precision == Precision.DAY ? epoch : date(zone).toEpochDay();
    }

    /**
     * Returns whether this is earlier as far as both are known.
     *
     * @param other the time to compare with
     * @param zone the zone of the dates
     * @return whether it is earlier; not for a day and an instant on it
     */
    public boolean isBefore(Timestamp other, ZoneId zone) {
        return compareAtCoarserPrecision(other, zone) < 0;
    }

    /**
     * Returns whether this is later as far as both are known.
     *
     * @param other the time to compare with
     * @param zone the zone of the dates
     * @return whether it is later; not for a day and an instant on it
     */
    public boolean isAfter(Timestamp other, ZoneId zone) {
        return compareAtCoarserPrecision(other, zone) > 0;
    }

    /** {@return the time in ISO form, such as {@code 2026-01-05T15:00:00Z} or {@code 2026-01-05}} */
    @Override
    public String toString() {
        return precision == Precision.DAY
                ? LocalDate.ofEpochDay(epoch).toString()
                : Instant.ofEpochSecond(epoch, nanos).toString();
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most + ", was " + value);
        }
    }
}
