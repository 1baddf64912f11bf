package org.leadkpi.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/**
 * What is counted by weeks and by stretches between clock changes equals what two plain loops count: one looks at the clock
 * every minute, the other turns the hours of every day into instants.
 */
class BusinessCalendarLawsTest {

    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int DAYS_WATCHED = 16;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A zone and a day on which its clocks are changed, or nothing happens. */
    private record Place(ZoneId zone, LocalDate day) {
        static Place of(String zone, String day) {
            return new Place(ZoneId.of(zone), LocalDate.parse(day));
        }
    }

    private static final List<Place> PLACES = List.of(
            Place.of("America/New_York", "2026-03-08"),
            Place.of("America/New_York", "2026-11-01"),
            Place.of("Europe/Berlin", "2026-03-29"),
            Place.of("Europe/Berlin", "2026-10-25"),
            Place.of("Australia/Lord_Howe", "2026-04-05"), // half an hour back
            Place.of("Australia/Lord_Howe", "2026-10-04"),
            Place.of("America/Sao_Paulo", "2018-11-04"), // midnight is skipped
            Place.of("America/Sao_Paulo", "2018-02-17"), // back from midnight
            Place.of("America/St_Johns", "2009-11-01"), // back over midnight
            Place.of("America/St_Johns", "2009-03-08"),
            Place.of("Pacific/Apia", "2011-12-30"), // a day is skipped
            Place.of("Pacific/Kwajalein", "1969-09-30"), // nearly a day is shown twice
            Place.of("Africa/Cairo", "2010-09-09"), // four changes in a year
            Place.of("America/New_York", "2150-03-08"), // by rule, far ahead
            Place.of("Asia/Kolkata", "2026-06-01"),
            Place.of("UTC", "2026-06-01"));

    /** A random calendar, and what it was made of. */
    private static final class Sample {
        private final Random random;
        private final Place place;
        private final TreeMap<LocalDate, Map<DayOfWeek, OpeningHours>> changes = new TreeMap<>();
        private final Map<LocalDate, OpeningHours> days = new HashMap<>();
        private final BusinessCalendar calendar;

        Sample(long seed, Place place, int daysOfChange) {
            this.random = new Random(seed);
            this.place = place;
            BusinessCalendar.Builder builder = BusinessCalendar.builder(place.zone);
            for (int change = random.nextInt(4); change >= 0; change--) {
                LocalDate from = change == 0 ? LocalDate.MIN : near(daysOfChange);
                Map<DayOfWeek, OpeningHours> week =
                        changes.computeIfAbsent(from, date -> new EnumMap<>(DayOfWeek.class));
                for (DayOfWeek day : DayOfWeek.values()) {
                    if (!week.containsKey(day) && (change == 0 || random.nextBoolean())) {
                        week.put(day, day == DayOfWeek.SUNDAY ? openHours() : hours());
                        builder.hoursFrom(from, day, day, week.get(day));
                    }
                }
            }
            for (int count = random.nextInt(6); count > 0; count--) {
                LocalDate day = near(daysOfChange);
                OpeningHours hours =
                        days.computeIfAbsent(day, date -> random.nextBoolean() ? OpeningHours.CLOSED : hours());
                builder.specialDay(day, hours);
            }
            this.calendar = builder.build();
        }

        LocalDate near(int days) {
            return place.day.plusDays(random.nextInt(2 * days) - days);
        }

        OpeningHours openHours() {
            OpeningHours hours = hours();
            return hours.isClosed() ? OpeningHours.parse("01:15-02:45") : hours;
        }

        OpeningHours hours() {
            int kind = random.nextInt(8);
            if (kind < 2) {
                return List.of(OpeningHours.CLOSED, OpeningHours.ALL_DAY).get(kind);
            }
            OpeningHours hours = OpeningHours.CLOSED;
            int from = random.nextInt(kind < 5 ? 4 * 60 : 20 * 60);
            while (from < MINUTES_PER_DAY - 1 && random.nextInt(4) > 0) {
                int to = Math.min(from + 1 + random.nextInt(6 * 60), MINUTES_PER_DAY);
                hours = hours.and(LocalTime.MIN.plusMinutes(from), LocalTime.MIN.plusMinutes(to));
                from = to + random.nextInt(3 * 60);
            }
            return hours;
        }

        OpeningHours hoursOn(LocalDate date) {
            if (days.containsKey(date)) {
                return days.get(date);
            }
            for (Map<DayOfWeek, OpeningHours> week :
                    changes.headMap(date, true).descendingMap().values()) {
                if (week.containsKey(date.getDayOfWeek())) {
                    return week.get(date.getDayOfWeek());
                }
            }
            return OpeningHours.CLOSED;
        }
    }

    /** The first loop: business is open as the latest time says that the clock has shown. */
    private static final class Watch {
        private final Instant start;
        private final boolean[] open = new boolean[DAYS_WATCHED * MINUTES_PER_DAY];
        private final long[] openBefore = new long[open.length + 1];

        Watch(Sample sample) {
            Instant looked = sample.place
                    .day
                    .minusDays(DAYS_WATCHED / 2)
                    .atStartOfDay(sample.place.zone)
                    .toInstant();
            this.start = looked.plus(Duration.ofDays(2));
            LocalDateTime latest = LocalDateTime.MIN;
            for (int minute = -2 * MINUTES_PER_DAY; minute < open.length; minute++) {
                LocalDateTime shown = LocalDateTime.ofInstant(start.plusSeconds(60L * minute), sample.place.zone);
                latest = shown.isAfter(latest) ? shown : latest;
                if (minute >= 0) {
                    open[minute] = sample.hoursOn(latest.toLocalDate()).isOpen(latest.toLocalTime());
                    openBefore[minute + 1] = openBefore[minute] + (open[minute] ? MINUTE.toNanos() : 0);
                }
            }
        }

        Instant at(long nanos) {
            return start.plusNanos(nanos);
        }

        long length() {
            return open.length * MINUTE.toNanos();
        }

        boolean isOpen(long nanos) {
            return open[(int) (nanos / MINUTE.toNanos())];
        }

        long openBefore(long nanos) {
            int minute = (int) (nanos / MINUTE.toNanos());
            return openBefore[minute] + (minute < open.length && open[minute] ? nanos % MINUTE.toNanos() : 0);
        }

        /** The first moment before which so much is open, more than at the start. */
        long firstWith(long nanosOpen) {
            int minute = 0;
            while (openBefore[minute + 1] < nanosOpen) {
                minute++;
            }
            return minute * MINUTE.toNanos() + nanosOpen - openBefore[minute];
        }
    }

    /** Moments on whole minutes, whole seconds and nanoseconds. */
    private static long moment(Random random, long length) {
        long unit = List.of(MINUTE.toNanos(), 1_000_000_000L, 1L).get(random.nextInt(3));
        return (long) (random.nextDouble() * (length / unit)) * unit;
    }

    private static Sample sample(long seed) {
        return new Sample(seed, PLACES.get((int) (seed % PLACES.size())), DAYS_WATCHED / 2);
    }

    @Property(tries = 240, seed = "62", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void businessTime_equalsThatOfAMinuteByMinuteLoop(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Sample sample = sample(seed);
        Watch watch = new Watch(sample);

        for (int i = 0; i < 40; i++) {
            long one = moment(sample.random, watch.length());
            long other = moment(sample.random, watch.length());
            long from = Math.min(one, other);
            long to = Math.max(one, other);
            long open = watch.openBefore(to) - watch.openBefore(from);

            assertThat(sample.calendar.isOpen(watch.at(from)))
                    .as("open at %s: %s", watch.at(from), sample.calendar)
                    .isEqualTo(watch.isOpen(from));
            assertThat(sample.calendar.businessDuration(watch.at(from), watch.at(to)))
                    .as("business from %s to %s: %s", watch.at(from), watch.at(to), sample.calendar)
                    .isEqualTo(Duration.ofNanos(open));
            if (open > 0) {
                long part = 1 + (long) (sample.random.nextDouble() * (open - 1));
                assertThat(sample.calendar.plus(watch.at(from), Duration.ofNanos(part)))
                        .as("%s business ns after %s: %s", part, watch.at(from), sample.calendar)
                        .isEqualTo(watch.at(watch.firstWith(watch.openBefore(from) + part)));
                long opening = watch.isOpen(from) ? from : watch.firstWith(watch.openBefore(from) + 1) - 1;
                assertThat(sample.calendar.nextOpening(watch.at(from)))
                        .as("next opening after %s: %s", watch.at(from), sample.calendar)
                        .isEqualTo(watch.at(opening));
            }
        }
    }

    /** The second loop: the instants at which each interval of each day begins and ends. */
    private static Duration byDays(Sample sample, Instant start, Instant end) {
        Duration open = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(end, sample.place.zone).plusDays(2);
        for (LocalDate day = LocalDate.ofInstant(start, sample.place.zone).minusDays(2);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            OpeningHours hours = sample.hoursOn(day);
            if (!hours.isClosed()) {
                for (String interval : hours.toString().split(", ")) {
                    Instant from = max(start, reached(day, interval.split("-")[0], sample.place.zone));
                    Instant to = min(end, reached(day, interval.split("-")[1], sample.place.zone));
                    if (from.isBefore(to)) {
                        open = open.plus(Duration.between(from, to));
                    }
                }
            }
        }
        return open;
    }

    private static Instant reached(LocalDate day, String time, ZoneId zone) {
        LocalDateTime local = time.equals("24:00") ? day.plusDays(1).atStartOfDay() : day.atTime(LocalTime.parse(time));
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Property(tries = 160, seed = "63", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void businessTime_ofYears_equalsThatOfADayByDayLoop(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Sample sample = new Sample(seed, PLACES.get((int) (seed % PLACES.size())), 800);
        Instant start = sample.near(1000)
                .atStartOfDay(sample.place.zone)
                .toInstant()
                .plusNanos(sample.random.nextLong() >>> 18);
        Instant end = start.plusNanos(
                (long) (sample.random.nextDouble() * Duration.ofDays(1000).toNanos()));

        Duration business = sample.calendar.businessDuration(start, end);

        assertThat(business)
                .as("business from %s to %s: %s", start, end, sample.calendar)
                .isEqualTo(byDays(sample, start, end));
        if (!business.isZero()) {
            Instant reached = sample.calendar.plus(start, business);
            assertThat(reached).isBeforeOrEqualTo(end);
            assertThat(sample.calendar.businessDuration(start, reached)).isEqualTo(business);
            assertThat(sample.calendar.businessDuration(start, reached.minusNanos(1)))
                    .isEqualTo(business.minusNanos(1));
        }
    }

    // spec I-13
    @Property(tries = 1000, seed = "64", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void businessTime_addsUpAndIsAtMostElapsed(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Sample sample = sample(seed);
        Instant a = sample.near(400).atStartOfDay(sample.place.zone).toInstant();
        Instant b = a.plusNanos(moment(sample.random, Duration.ofDays(300).toNanos()));
        Instant c = b.plusNanos(moment(sample.random, Duration.ofDays(30).toNanos()));

        Duration whole = sample.calendar.businessDuration(a, c);

        assertThat(sample.calendar.businessDuration(a, b).plus(sample.calendar.businessDuration(b, c)))
                .isEqualTo(whole);
        assertThat(whole).isBetween(Duration.ZERO, Duration.between(a, c));
        assertThat(BusinessCalendar.ALWAYS_OPEN.businessDuration(a, c)).isEqualTo(Duration.between(a, c));
    }

    // spec I-14
    @Property(tries = 500, seed = "65", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void businessTime_shiftedByWeeksAwayFromClockChanges_isTheSame(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        ZoneId zone = ZoneId.of("America/New_York");
        BusinessCalendar.Builder builder = BusinessCalendar.builder(zone);
        Sample hours = sample(seed);
        for (DayOfWeek day : DayOfWeek.values()) {
            builder.hours(day, hours.openHours());
        }
        BusinessCalendar calendar = builder.build();
        Instant start = LocalDate.of(2026, 4, 1)
                .atStartOfDay(zone)
                .toInstant()
                .plusNanos(moment(random, Duration.ofDays(60).toNanos()));
        Instant end = start.plusNanos(moment(random, Duration.ofDays(30).toNanos()));
        Duration weeks = Duration.ofDays(7L * random.nextInt(16));

        assertThat(calendar.businessDuration(start.plus(weeks), end.plus(weeks)))
                .isEqualTo(calendar.businessDuration(start, end));
        assertThat(calendar.nextOpening(start.plus(weeks)))
                .isEqualTo(calendar.nextOpening(start).plus(weeks));
    }

    @Property(tries = 500, seed = "66", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void text_readsBack(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        BusinessCalendar calendar = sample(seed).calendar;

        BusinessCalendar read = BusinessCalendar.parse(calendar.toString());

        assertThat(read).isEqualTo(calendar).hasSameHashCodeAs(calendar);
        assertThat(read).hasToString(calendar.toString());
    }

    @Property(tries = 300, seed = "67", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void hoursOn_equalsTheLatestSaidOfEachDay(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Sample sample = sample(seed);

        List<OpeningHours> read = new ArrayList<>();
        List<OpeningHours> said = new ArrayList<>();
        for (int i = -20; i < 20; i++) {
            read.add(sample.calendar.hoursOn(sample.place.day.plusDays(i)));
            said.add(sample.hoursOn(sample.place.day.plusDays(i)));
        }

        assertThat(read).isEqualTo(said);
    }
}
