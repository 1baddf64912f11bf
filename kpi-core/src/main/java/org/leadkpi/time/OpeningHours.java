package org.leadkpi.time;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hours at which one day is open: intervals of local time, in order, none of them overlapping another.
 *
 * <ul>
 *   <li>Whole minutes, each interval from its opening time up to and not including its closing time, 24:00 at the latest.
 *   <li>A shift over midnight is hours of two days: {@code 22:00-24:00} of the one and {@code 00:00-06:00} of the next, so
 *       that a holiday closes exactly its own day.
 *   <li>Intervals that touch are one: {@code 09:00-12:00, 12:00-17:00} equals {@code 09:00-17:00}.
 *   <li>A day without any is {@link #CLOSED}.
 * </ul>
 *
 * <pre>{@code
 * OpeningHours.parse("09:00-12:00, 13:00-17:00").duration()   // PT7H
 * }</pre>
 *
 * @since 0.1
 */
public final class OpeningHours {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int SECONDS_PER_DAY = 86_400;

    private static final String CLOSED_TEXT = "closed";
    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");

    /** Not open at all. */
    public static final OpeningHours CLOSED = new OpeningHours(List.of());

    /** Open from 00:00 to 24:00. */
    public static final OpeningHours ALL_DAY = new OpeningHours(List.of(new Interval(0, SECONDS_PER_DAY)));

    private final List<Interval> intervals;

    private OpeningHours(List<Interval> intervals) {
        this.intervals = List.copyOf(intervals);
    }

    /**
     * Returns the hours of a day that opens once.
     *
     * @param from the opening time
     * @param to the closing time; midnight is the end of the day, 24:00
     * @return the hours
     * @throws IllegalArgumentException if the times are no whole minutes or the closing time is not after the opening time
     */
    public static OpeningHours of(LocalTime from, LocalTime to) {
        return CLOSED.and(from, to);
    }

    /**
     * Returns these hours and another interval.
     *
     * @param from the opening time
     * @param to the closing time; midnight is the end of the day, 24:00
     * @return the hours with the interval
     * @throws IllegalArgumentException if the times are no whole minutes, the closing time is not after the opening time, or
     *     the interval overlaps these hours
     */
    public OpeningHours and(LocalTime from, LocalTime to) {
        if (!isWholeMinute(from) || !isWholeMinute(to)) {
            throw new IllegalArgumentException("opening hours must be whole minutes, were " + from + "-" + to);
        }
        List<Interval> all = new ArrayList<>(intervals);
        all.add(Interval.of(
                from.toSecondOfDay(), to.equals(LocalTime.MIDNIGHT) ? SECONDS_PER_DAY : to.toSecondOfDay()));
        return joined(all);
    }

    /**
     * Reads hours in the form of {@link #toString()}.
     *
     * <ul>
     *   <li>{@code closed}: no hours.
     *   <li>{@code 09:00-17:00}, {@code 9:00-12:00, 13:00-17:00}: intervals in any order, ending at {@code 24:00} at the
     *       latest.
     * </ul>
     *
     * @param text the hours
     * @return the hours
     * @throws IllegalArgumentException if the text has another form, an interval does not end after it starts, or two overlap
     */
    public static OpeningHours parse(String text) {
        if (text.strip().equalsIgnoreCase(CLOSED_TEXT)) {
            return CLOSED;
        }
        List<Interval> read = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher times = INTERVAL.matcher(part.strip());
            if (!times.matches()) {
                throw unreadable(text);
            }
            read.add(Interval.of(
                    second(times.group(1), times.group(2), text), second(times.group(3), times.group(4), text)));
        }
        return joined(read);
    }

    private static int second(String hour, String minute, String text) {
        int minutes = Integer.parseInt(minute);
        int seconds = (Integer.parseInt(hour) * MINUTES_PER_HOUR + minutes) * SECONDS_PER_MINUTE;
        if (minutes >= MINUTES_PER_HOUR || seconds > SECONDS_PER_DAY) {
            throw unreadable(text);
        }
        return seconds;
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "not opening hours: \"" + text + "\", expected closed, or times such as 09:00-12:00, 13:00-17:00");
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0;
    }

    /** Puts intervals in order and joins those that touch. */
    private static OpeningHours joined(List<Interval> intervals) {
        List<Interval> ordered = new ArrayList<>(intervals);
        ordered.sort(Comparator.comparingInt(Interval::from));
        List<Interval> joined = new ArrayList<>();
        Interval open = ordered.get(0);
        for (Interval next : ordered.subList(1, ordered.size())) {
            if (next.from < open.to) {
                throw new IllegalArgumentException("opening hours must not overlap, were " + open + " and " + next);
            }
            if (next.from == open.to) {
                open = new Interval(open.from, next.to);
            } else {
                joined.add(open);
                open = next;
            }
        }
        joined.add(open);
        return new OpeningHours(joined);
    }

    /** {@return whether the day has no hours} */
    public boolean isClosed() {
        return intervals.isEmpty();
    }

    /**
     * Returns whether a time of day is within the hours.
     *
     * @param time the time that the clock shows
     * @return whether it is; the opening time is, the closing time is not
     */
    public boolean isOpen(LocalTime time) {
        return isOpen(time.toSecondOfDay());
    }

    boolean isOpen(int secondOfDay) {
        for (int i = 0, n = intervals.size(); i < n; i++) {
            Interval interval = intervals.get(i);
            if (interval.from <= secondOfDay && secondOfDay < interval.to) {
                return true;
            }
        }
        return false;
    }

    /** {@return how long the hours are together, on a day on which the clocks are not changed} */
    public Duration duration() {
        return Duration.ofSeconds(openSeconds());
    }

    int openSeconds() {
        return openBefore(SECONDS_PER_DAY);
    }

    /** Returns how many of the seconds before a second of the day are within the hours. */
    int openBefore(int secondOfDay) {
        int open = 0;
        for (int i = 0, n = intervals.size(); i < n; i++) {
            Interval interval = intervals.get(i);
            open += Math.max(0, Math.min(secondOfDay, interval.to) - interval.from);
        }
        return open;
    }

    /** Returns the first second of the day before which so many seconds are within the hours, at least one. */
    int secondAfter(int openSeconds) {
        int left = openSeconds;
        for (Interval interval : intervals) {
            if (left <= interval.to - interval.from) {
                return interval.from + left;
            }
            left -= interval.to - interval.from;
        }
        throw new IllegalArgumentException(
                "open seconds must be at most " + openSeconds() + " of " + this + ", were " + openSeconds);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpeningHours hours && intervals.equals(hours.intervals);
    }

    @Override
    public int hashCode() {
        return intervals.hashCode();
    }

    /** {@return the form that {@link #parse} reads, such as {@code 09:00-12:00, 13:00-17:00} or {@code closed}} */
    @Override
    public String toString() {
        return isClosed()
                ? CLOSED_TEXT
                : intervals.stream().map(Interval::toString).collect(Collectors.joining(", "));
    }

    /** From one second of the day up to another. */
    private record Interval(int from, int to) {

        static Interval of(int from, int to) {
            Interval interval = new Interval(from, to);
            if (from >= to) {
                throw new IllegalArgumentException("opening hours must end after they start, were " + interval
                        + "; a shift over midnight is hours of two days");
            }
            return interval;
        }

        private static String text(int second) {
            return second == SECONDS_PER_DAY
                    ? "24:00"
                    : LocalTime.ofSecondOfDay(second).toString();
        }

        @Override
        public String toString() {
            return text(from) + "-" + text(to);
        }
    }
}
