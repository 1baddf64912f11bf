package org.leadkpi.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * The periods that a range of days is cut into, numbered from 0, with the instants at which they begin in a zone.
 *
 * <p>Finding the period of an event is a search among precomputed instants: no calendar arithmetic per record.
 *
 * @since 0.1
 */
public final class Periods {

    private final Grain grain;
    private final DateRange observed;
    private final ZoneId zone;
    private final List<DateRange> ranges;
    private final long[] startSeconds;
    private final long[] startDays;

    /** How many periods begin in a second and in a day, on average. */
    private final double perSecond;

    private final double perDay;

    private Periods(Grain grain, DateRange observed, ZoneId zone) {
        this.grain = Objects.requireNonNull(grain, "grain");
        this.observed = Objects.requireNonNull(observed, "observed");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.ranges = List.copyOf(grain.periods(observed));
        int n = ranges.size();
        this.startSeconds = new long[n + 1];
        this.startDays = new long[n + 1];
        for (int i = 0; i < n; i++) {
            startSeconds[i] = ranges.get(i).startInstant(zone).getEpochSecond();
            startDays[i] = ranges.get(i).start().toEpochDay();
        }
        startSeconds[n] = observed.endInstant(zone).getEpochSecond();
        startDays[n] = observed.end().toEpochDay();
        this.perSecond = (double) n / (startSeconds[n] - startSeconds[0]);
        this.perDay = (double) n / (startDays[n] - startDays[0]);
    }

    /**
     * Cuts a range of days into periods.
     *
     * @param grain the length of a period
     * @param observed the days to cut
     * @param zone the zone whose days count
     * @return the periods
     */
    public static Periods of(Grain grain, DateRange observed, ZoneId zone) {
        return new Periods(grain, observed, zone);
    }

    /**
     * Returns the number of the period that holds an instant.
     *
     * @param instant the instant
     * @return the number from 0, or -1 when the instant lies outside the range
     */
    public int indexOf(Instant instant) {
        return search(startSeconds, perSecond, instant.getEpochSecond());
    }

    /**
     * Returns the number of the period that holds a point in time; one of day precision lies at the start of its day.
     *
     * @param at the point in time
     * @return the number from 0, or -1 when it lies outside the range
     */
    public int indexOf(Timestamp at) {
        return at.precision() == Precision.DAY
                ? search(startDays, perDay, at.epoch())
                : search(startSeconds, perSecond, at.epoch());
    }

    /**
     * Returns the number of the period that holds a day.
     *
     * @param day the day
     * @return the number from 0, or -1 when the day lies outside the range
     */
    public int indexOf(LocalDate day) {
        return search(startDays, perDay, day.toEpochDay());
    }

    /** Periods are about equally long, so a guess by proportion is right or next to it. */
    private static int search(long[] starts, double perUnit, long value) {
        int last = starts.length - 1;
        if (value < starts[0] || value >= starts[last]) {
            return -1;
        }
        int index = Math.min(last - 1, (int) ((value - starts[0]) * perUnit));
        while (value < starts[index]) {
            index--;
        }
        while (value >= starts[index + 1]) {
            index++;
        }
        return index;
    }

    /**
     * Returns the periods.
     *
     * @return consecutive ranges that cut the observed days without a gap
     */
    public List<DateRange> ranges() {
        return ranges;
    }

    /**
     * Returns a period.
     *
     * @param index the number from 0
     * @return its days
     */
    public DateRange range(int index) {
        return ranges.get(index);
    }

    /**
     * Returns how many periods there are.
     *
     * @return the number of periods, at least 1
     */
    public int count() {
        return ranges.size();
    }

    /**
     * Returns the grain.
     *
     * @return the length of a period
     */
    public Grain grain() {
        return grain;
    }

    /**
     * Returns the days that are cut.
     *
     * @return the observed range
     */
    public DateRange observed() {
        return observed;
    }

    /**
     * Returns the zone.
     *
     * @return the zone whose days count
     */
    public ZoneId zone() {
        return zone;
    }
}
