package org.leadkpi.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When business is open: hours by weekday, holidays and special days, in one zone.
 *
 * <p>An interval of opening hours runs from the first instant at which the clock of the zone has reached the opening time on
 * that day to the first at which it has reached the closing time.
 *
 * <ul>
 *   <li>So a day has its true length: 00:00-08:00 lasts 7 hours in New York on 2026-03-08, and 9 hours on 2026-11-01.
 *   <li>A time that the clock skips is reached when it has skipped it: 02:30-08:00 opens at 03:00 on that day in March, and
 *       02:00-03:00 does not open.
 *   <li>A time that the clock shows twice is reached the first time: 00:00-01:30 closes once on that day in November, after
 *       an hour and a half, though the clock is turned back to 01:00 half an hour later.
 *   <li>A holiday closes its whole local day. A special day has hours of its own, which replace those of its weekday.
 *   <li>Hours can change from a date on; weekdays that are not named then keep theirs. A weekday never named is closed.
 *   <li>From the last change on the calendar is open on some weekday, so there always is a next opening.
 * </ul>
 *
 * <pre>{@code
 * BusinessCalendar office = BusinessCalendar.parse("""
 *         zone=America/New_York
 *         mon-fri=09:00-17:00
 *         holiday=2026-01-19        # Martin Luther King Jr. Day
 *         2026-07-03=09:00-13:00
 *         from 2027-01-01 fri=09:00-15:00
 *         """);
 * office.businessDuration(Instant.parse("2026-01-16T21:58:00Z"), Instant.parse("2026-01-20T14:02:00Z"))   // PT4M
 * }</pre>
 *
 * @since 0.1
 */
public final class BusinessCalendar {

    /** Open at every instant: its business time is elapsed time. */
    public static final BusinessCalendar ALWAYS_OPEN = builder(ZoneId.of("UTC"))
            .hours(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, OpeningHours.ALL_DAY)
            .build();

    private static final int WEEKDAYS = 7;

    /** The second after the last. */
    private static final long END_OF_TIME = Instant.MAX.getEpochSecond() + 1;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final NavigableMap<LocalDate, List<OpeningHours>> weeks;
    private final NavigableMap<LocalDate, OpeningHours> days;
    private final Timetable timetable;

    private BusinessCalendar(
            ZoneId zone,
            NavigableMap<LocalDate, List<OpeningHours>> weeks,
            NavigableMap<LocalDate, OpeningHours> days) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.weeks = weeks;
        this.days = days;
        this.timetable = new Timetable(weeks, days);
    }

    /**
     * Starts a calendar that is closed until it is told its hours.
     *
     * @param zone the zone whose days and clocks are meant
     * @return a builder
     */
    public static Builder builder(ZoneId zone) {
        return new Builder(zone);
    }

    /**
     * Reads a calendar from lines of text, in any order.
     *
     * <ul>
     *   <li>{@code zone=America/New_York}: the zone, once.
     *   <li>{@code mon-fri=09:00-12:00, 13:00-17:00}, {@code sat=closed}: the hours of weekdays, the first to the last.
     *   <li>{@code from 2026-04-01 mon-fri=08:00-16:00}: their hours from a date on.
     *   <li>{@code holiday=2026-01-19}: a day that is closed.
     *   <li>{@code 2026-07-03=09:00-13:00}: a special day.
     *   <li>Empty lines, and what follows a {@code #}, are comments.
     *   <li>What is said twice must be the same both times.
     * </ul>
     *
     * @param text the lines
     * @return the calendar
     * @throws IllegalArgumentException if a line cannot be read or contradicts another, naming the line, its key and what is
     *     allowed; if no zone is named; or if the calendar is closed for ever from some date on
     */
    public static BusinessCalendar parse(String text) {
        return CalendarText.parse(text);
    }

    /** {@return the zone whose days and clocks are meant} */
    public ZoneId zone() {
        return zone;
    }

    /**
     * Returns the hours of a date, as the clock shows them.
     *
     * @param date the date
     * @return its hours if it is a holiday or special day, else those of its weekday
     */
    public OpeningHours hoursOn(LocalDate date) {
        return timetable.hours(date.toEpochDay());
    }

    @SuppressWarnings("ReferenceEquality") // a short cut: one that is equal takes the long way to the same answer
    private boolean isNeverClosed() {
        return this == ALWAYS_OPEN;
    }

    /**
     * Returns whether business is open.
     *
     * @param instant the instant
     * @return whether it is; the instant of opening is open, that of closing is not
     */
    public boolean isOpen(Instant instant) {
        return isNeverClosed() || isOpen(instant.getEpochSecond());
    }

    /**
     * Returns when business is open next.
     *
     * @param instant the instant
     * @return the instant itself if it is open, else the next opening
     * @throws DateTimeException if that is beyond the range of {@link Instant}
     */
    public Instant nextOpening(Instant instant) {
        return isOpen(instant) ? instant : Instant.ofEpochSecond(secondAfter(instant.getEpochSecond(), 1) - 1);
    }

    /**
     * Returns how long business is open from one instant up to another: the overlap of that time with the opening hours.
     *
     * <ul>
     *   <li>It is never longer than the time elapsed, and adds up over times that follow each other.
     *   <li>A time outside hours begins to count at the next opening.
     * </ul>
     *
     * @param start the first instant
     * @param end the instant up to which time counts
     * @return the business time, zero or longer
     * @throws IllegalArgumentException if the end is before the start
     */
    public Duration businessDuration(Instant start, Instant end) {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("end must not be before the start " + start + ", was " + end);
        }
        if (isNeverClosed()) { // asked of every lead by every tally of elapsed time
            return Duration.between(start, end);
        }
        long seconds = openSeconds(start.getEpochSecond(), end.getEpochSecond());
        return Duration.ofSeconds(seconds, (long) openNanos(end) - openNanos(start));
    }

    /**
     * Returns when so much business time has passed since an instant.
     *
     * <ul>
     *   <li>It is the first such instant: an hour after Friday 16:00 is Friday 17:00, when business closes.
     *   <li>After a time outside hours it is counted from the next opening: an hour after Saturday 15:00 is Monday 10:00.
     *   <li>No time after an instant is that instant, open or not.
     * </ul>
     *
     * @param start the instant from which business time counts
     * @param business the business time, zero or longer
     * @return the first instant by which it has passed
     * @throws IllegalArgumentException if the business time is negative
     * @throws DateTimeException if the instant is beyond the range of {@link Instant}
     */
    public Instant plus(Instant start, Duration business) {
        if (business.isNegative()) {
            throw new IllegalArgumentException("business time must not be negative, was " + business);
        }
        if (business.isZero()) {
            return start;
        }
        // A second is open as a whole or not at all, so what is counted from the whole second includes what came
        // before.
        Duration counted = business.plusNanos(openNanos(start));
        int nanos = counted.getNano();
        long second = secondAfter(start.getEpochSecond(), counted.getSeconds() + (nanos > 0 ? 1 : 0));
        return nanos > 0 ? Instant.ofEpochSecond(second - 1, nanos) : Instant.ofEpochSecond(second);
    }

    /** Returns how much of the second that an instant is in has been open before it. */
    private int openNanos(Instant instant) {
        long second = instant.getEpochSecond();
        int nanos = instant.getNano();
        return nanos > 0 && isOpen(second) ? nanos : 0;
    }

    private boolean isOpen(long second) {
        int offset = offsetAt(second);
        return new Stretch(second, clockMovesFrom(second, offset), second, offset).isOpen(second);
    }

    private long openSeconds(long from, long to) {
        Stretch stretch = stretchAt(from);
        long open = stretch.openUntil(to);
        while (stretch.end < to) {
            stretch = stretchAfter(stretch);
            open += stretch.openUntil(to);
        }
        return open;
    }

    /** Returns the first second before which, counted from another, so many seconds are open, at least one. */
    private long secondAfter(long from, long openSeconds) {
        if (openSeconds > END_OF_TIME - from) {
            throw tooLate(from, openSeconds);
        }
        Stretch stretch = stretchAt(from);
        long left = openSeconds;
        for (long open = stretch.openUntil(stretch.end); open < left; open = stretch.openUntil(stretch.end)) {
            if (stretch.end == END_OF_TIME) {
                throw tooLate(from, openSeconds);
            }
            left -= open;
            stretch = stretchAfter(stretch);
        }
        return stretch.secondAfter(left);
    }

    private static DateTimeException tooLate(long from, long openSeconds) {
        return new DateTimeException("business time must end by " + Instant.MAX + ", was " + openSeconds
                + " seconds after " + Instant.ofEpochSecond(from));
    }

    private Stretch stretchAt(long second) {
        int offset = offsetAt(second);
        return new Stretch(second, clockMovesFrom(second, offset), endOfStretch(second), offset);
    }

    private Stretch stretchAfter(Stretch before) {
        int offset = offsetAt(before.end);
        long shown = Math.max(before.end, before.movesFrom) + before.offset;
        return new Stretch(before.end, Math.max(before.end, shown - offset), endOfStretch(before.end), offset);
    }

    private int offsetAt(long second) {
        return rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }

    /** Returns the second itself, unless the clock shows then for the second time what it has shown: when it is past that. */
    private long clockMovesFrom(long second, int offset) {
        if (rules.isFixedOffset()) {
            return second;
        }
        ZoneOffsetTransition change =
                rules.getTransition(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.ofTotalSeconds(offset)));
        return change == null || second < change.toEpochSecond()
                ? second
                : change.toEpochSecond() - change.getDuration().toSeconds();
    }

    private long endOfStretch(long second) {
        ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochSecond(second));
        return change == null ? END_OF_TIME : change.toEpochSecond();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar calendar
                && zone.equals(calendar.zone)
                && weeks.equals(calendar.weeks)
                && days.equals(calendar.days);
    }

    @Override
    public int hashCode() {
        return Objects.hash(zone, weeks, days);
    }

    /**
     * Returns the lines that {@link #parse} reads.
     *
     * @return a line for the zone, then one for weekdays that follow each other and have the same hours, for every change of
     *     hours, and for every holiday and special day, in order of time
     */
    @Override
    public String toString() {
        return CalendarText.format(zone, weeks, days);
    }

    /**
     * Time from one change of the clocks to the next, or a part of it.
     *
     * <p>Where the clock was turned back, the calendar stands still at the last second that was shown until the clock moves on
     * from there.
     */
    private final class Stretch {
        private final long start;
        private final long movesFrom;
        private final long end;
        private final int offset;

        Stretch(long start, long movesFrom, long end, int offset) {
            this.start = start;
            this.movesFrom = movesFrom;
            this.end = end;
            this.offset = offset;
        }

        boolean isOpen(long second) {
            return timetable.isOpen(Math.max(second, movesFrom - 1) + offset);
        }

        private long openWhileStanding() {
            return start < movesFrom && isOpen(start) ? movesFrom - start : 0;
        }

        /** Returns how long it is open from its start up to a second, or to its end. */
        long openUntil(long second) {
            long until = Math.min(second, end);
            long standing = Math.min(openWhileStanding(), until - start);
            return until <= movesFrom ? standing : standing + timetable.openSeconds(movesFrom + offset, until + offset);
        }

        /** Returns the first second before which, counted from its start, so many seconds are open, at least one. */
        long secondAfter(long openSeconds) {
            long standing = openWhileStanding();
            return openSeconds <= standing
                    ? start + openSeconds
                    : timetable.after(movesFrom + offset, openSeconds - standing) - offset;
        }
    }

    /**
     * Collects the parts of a {@link BusinessCalendar}; not thread-safe.
     *
     * <p>What is said twice must be the same both times: the order does not matter, and no part silently replaces another.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final ZoneId zone;
        private final NavigableMap<LocalDate, Map<DayOfWeek, OpeningHours>> changes = new TreeMap<>();
        private final NavigableMap<LocalDate, OpeningHours> days = new TreeMap<>();

        private Builder(ZoneId zone) {
            this.zone = Objects.requireNonNull(zone, "zone");
        }

        /**
         * Sets the hours of a weekday.
         *
         * @param day the weekday
         * @param hours its hours
         * @return this builder
         * @throws IllegalArgumentException if it has other hours already
         */
        public Builder hours(DayOfWeek day, OpeningHours hours) {
            return hours(day, day, hours);
        }

        /**
         * Sets the hours of weekdays that follow each other.
         *
         * @param first the first weekday
         * @param last the last weekday, which may be one of the next week: Sunday to Thursday are five
         * @param hours the hours of each
         * @return this builder
         * @throws IllegalArgumentException if one of them has other hours already
         */
        public Builder hours(DayOfWeek first, DayOfWeek last, OpeningHours hours) {
            return hoursFrom(LocalDate.MIN, first, last, hours);
        }

        /**
         * Sets the hours of weekdays that follow each other from a date on, until they change again.
         *
         * @param from the first date on which they hold
         * @param first the first weekday
         * @param last the last weekday, which may be one of the next week: Sunday to Thursday are five
         * @param hours the hours of each
         * @return this builder
         * @throws IllegalArgumentException if one of them has other hours from that date on already
         */
        public Builder hoursFrom(LocalDate from, DayOfWeek first, DayOfWeek last, OpeningHours hours) {
            Objects.requireNonNull(hours, "hours");
            Map<DayOfWeek, OpeningHours> week = changes.computeIfAbsent(from, date -> new EnumMap<>(DayOfWeek.class));
            int count = Math.floorMod(last.getValue() - first.getValue(), WEEKDAYS) + 1;
            for (int i = 0; i < count; i++) {
                DayOfWeek day = first.plus(i);
                requireSame(
                        day + (from.equals(LocalDate.MIN) ? "" : " from " + from), week.putIfAbsent(day, hours), hours);
            }
            return this;
        }

        /**
         * Closes a day.
         *
         * @param date the day
         * @return this builder
         * @throws IllegalArgumentException if it is a special day already
         */
        public Builder holiday(LocalDate date) {
            return specialDay(date, OpeningHours.CLOSED);
        }

        /**
         * Gives a day hours of its own.
         *
         * @param date the day
         * @param hours its hours, whatever its weekday
         * @return this builder
         * @throws IllegalArgumentException if it is a holiday already, or a special day with other hours
         */
        public Builder specialDay(LocalDate date, OpeningHours hours) {
            Objects.requireNonNull(hours, "hours");
            requireSame(date.toString(), days.putIfAbsent(date, hours), hours);
            return this;
        }

        private static void requireSame(String subject, @Nullable OpeningHours present, OpeningHours hours) {
            if (present != null && !present.equals(hours)) {
                throw new IllegalArgumentException(
                        "hours of " + subject + " must be given once, were " + present + " and " + hours);
            }
        }

        /**
         * Makes the calendar.
         *
         * @return the calendar
         * @throws IllegalArgumentException if no weekday is open, or none is from the last change on
         */
        public BusinessCalendar build() {
            NavigableMap<LocalDate, List<OpeningHours>> weeks = new TreeMap<>();
            List<OpeningHours> week = Collections.nCopies(WEEKDAYS, OpeningHours.CLOSED);
            weeks.put(LocalDate.MIN, week);
            for (Map.Entry<LocalDate, Map<DayOfWeek, OpeningHours>> change : changes.entrySet()) {
                List<OpeningHours> changed = new ArrayList<>(week);
                change.getValue().forEach((day, hours) -> changed.set(day.getValue() - 1, hours));
                if (!changed.equals(week)) {
                    week = List.copyOf(changed);
                    weeks.put(change.getKey(), week);
                }
            }
            if (week.stream().allMatch(OpeningHours::isClosed)) {
                throw new IllegalArgumentException("calendar must be open on some weekday, was closed on all"
                        + (weeks.size() > 1 ? " from " + weeks.lastKey() + " on" : ""));
            }
            return new BusinessCalendar(zone, weeks, new TreeMap<>(days));
        }
    }
}
