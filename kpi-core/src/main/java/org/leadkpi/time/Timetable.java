package org.leadkpi.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;

/**
 * The opening hours of every date, and how much of them has passed, by a clock that is never changed.
 *
 * <p>Local time is counted in seconds since 1970-01-01T00:00 on that clock. Nothing here walks from day to day: weeks are
 * multiplied, and what special days differ from the hours of their weekday is summed up beforehand.
 */
final class Timetable {

    private static final long SECONDS_PER_DAY = 86_400;

    private final List<Week> weeks;
    private final long[] specialDays;
    private final List<OpeningHours> specialHours;

    /** By how many seconds the first so many special days are open longer than their weekdays. */
    private final long[] surplus;

    /**
     * Makes a timetable.
     *
     * @param weeks the hours from Monday to Sunday by the date from which they hold, the first of them since ever
     * @param days the hours of special days
     */
    Timetable(NavigableMap<LocalDate, List<OpeningHours>> weeks, NavigableMap<LocalDate, OpeningHours> days) {
        this.weeks = new ArrayList<>();
        weeks.forEach((from, hours) -> this.weeks.add(week(from.toEpochDay(), hours)));
        this.specialDays =
                days.keySet().stream().mapToLong(LocalDate::toEpochDay).toArray();
        this.specialHours = List.copyOf(days.values());
        this.surplus = new long[specialDays.length + 1];
        for (int i = 0; i < specialDays.length; i++) {
            int usual = weekOf(specialDays[i]).hours(specialDays[i]).openSeconds();
            surplus[i + 1] = surplus[i] + specialHours.get(i).openSeconds() - usual;
        }
    }

    /** What was open before a week's first day is the same counted by the week before. */
    private Week week(long firstDay, List<OpeningHours> hours) {
        Week week = new Week(firstDay, hours, 0);
        if (weeks.isEmpty()) {
            return week;
        }
        Week previous = weeks.get(weeks.size() - 1);
        return new Week(firstDay, hours, previous.openBefore(firstDay) - week.openBefore(firstDay));
    }

    private Week weekOf(long day) {
        int i = weeks.size() - 1;
        while (i > 0 && day < weeks.get(i).firstDay) {
            i--;
        }
        return weeks.get(i);
    }

    OpeningHours hours(long day) {
        return hours(day, Arrays.binarySearch(specialDays, day));
    }

    private OpeningHours hours(long day, int special) {
        return special >= 0 ? specialHours.get(special) : weekOf(day).hours(day);
    }

    private long openBeforeDay(long day) {
        return openBeforeDay(day, Arrays.binarySearch(specialDays, day));
    }

    private long openBeforeDay(long day, int special) {
        return weekOf(day).openBefore(day) + surplus[special >= 0 ? special : -special - 1];
    }

    /** Returns how many seconds before a local time are open, counted from a point that is the same for all times. */
    private long openBefore(long local) {
        long day = Math.floorDiv(local, SECONDS_PER_DAY);
        int special = Arrays.binarySearch(specialDays, day);
        return openBeforeDay(day, special) + hours(day, special).openBefore(secondOfDay(local));
    }

    /** Returns how many seconds are open from one local time up to another. */
    long openSeconds(long from, long to) {
        return openBefore(to) - openBefore(from);
    }

    /** Returns whether a local time is open. */
    boolean isOpen(long local) {
        return hours(Math.floorDiv(local, SECONDS_PER_DAY)).isOpen(secondOfDay(local));
    }

    /** Returns the first local time before which, counted from another, so many seconds are open, at least one. */
    long after(long from, long openSeconds) {
        long wanted = openBefore(from) + openSeconds;
        long day = Math.floorDiv(from, SECONDS_PER_DAY);
        long step = 1;
        while (openBeforeDay(day + step) < wanted) {
            day += step;
            step *= 2;
        }
        long tooLate = day + step;
        while (tooLate - day > 1) {
            long middle = day + (tooLate - day) / 2;
            if (openBeforeDay(middle) < wanted) {
                day = middle;
            } else {
                tooLate = middle;
            }
        }
        return day * SECONDS_PER_DAY + hours(day).secondAfter((int) (wanted - openBeforeDay(day)));
    }

    private static int secondOfDay(long local) {
        return (int) Math.floorMod(local, SECONDS_PER_DAY);
    }

    /** The hours of a week that repeats from a day on. */
    private static final class Week {
        private static final int DAYS = 7;

        /** Day 0, 1970-01-01, was a Thursday. */
        private static final int FIRST_WEEKDAY = 3;

        private final long firstDay;
        private final List<OpeningHours> hours;
        private final long head;
        private final int[] openBefore = new int[DAYS + 1];

        /** The head is what was open up to the first day, less what this week would have been open up to then. */
        Week(long firstDay, List<OpeningHours> hours, long head) {
            this.firstDay = firstDay;
            this.hours = hours;
            this.head = head;
            for (int i = 0; i < DAYS; i++) {
                openBefore[i + 1] = openBefore[i] + hours.get(i).openSeconds();
            }
        }

        OpeningHours hours(long day) {
            return hours.get((int) Math.floorMod(day + FIRST_WEEKDAY, (long) DAYS));
        }

        long openBefore(long day) {
            long days = day + FIRST_WEEKDAY;
            return head
                    + Math.floorDiv(days, (long) DAYS) * openBefore[DAYS]
                    + openBefore[(int) Math.floorMod(days, (long) DAYS)];
        }
    }
}
