package org.leadkpi.metric;

import java.math.BigInteger;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/** The lengths of time that tallies keep. */
final class Elapsed {

    private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private Elapsed() {}

    /**
     * The days between two points in time: calendar days when one of them is known only by its day, else exact days of
     * 86,400 seconds. An end before its start has no length.
     */
    static Quantity days(Timestamp start, Timestamp end, ZoneId zone) {
        if (end.isBefore(start, zone)) {
            return new Quantity.LeftOut(Exclusion.DATE_ORDER);
        }
        if (isByDay(start, end)) {
            return new Quantity.Known(Rational.of(calendarDays(start, end, zone)));
        }
        Duration length = Duration.between(start.instant(zone), end.instant(zone));
        if (length.getNano() == 0) { // as nearly always, and cheaper
            return new Quantity.Known(Rational.of(length.toSeconds(), SECONDS_PER_DAY));
        }
        BigInteger nanos = BigInteger.valueOf(length.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(length.getNano()));
        return new Quantity.Known(
                Rational.of(nanos, BigInteger.valueOf(Duration.ofDays(1).toNanos())));
    }

    /** The same days, of which only whole ones count. An end before its start is none of them. */
    static Quantity wholeDays(Timestamp start, Timestamp end, ZoneId zone) {
        long days = isByDay(start, end)
                ? calendarDays(start, end, zone)
                : Duration.between(start.instant(zone), end.instant(zone)).toDays();
        return new Quantity.Known(Rational.of(Math.max(0, days)));
    }

    /** Compares the days that have passed since with a number of days: negative where fewer have. */
    static int compareAge(Timestamp since, int days, Dataset data) {
        return since.precision() == Precision.DAY
                ? Long.compare(calendarDays(since, Timestamp.of(data.asOf()), data.zone()), days)
                : data.asOf().compareTo(since.instant(data.zone()).plus(Duration.ofDays(days)));
    }

    private static boolean isByDay(Timestamp start, Timestamp end) {
        return start.precision() == Precision.DAY || end.precision() == Precision.DAY;
    }

    /** However long they are: one on which clocks change has 23 or 25 hours. */
    private static long calendarDays(Timestamp start, Timestamp end, ZoneId zone) {
        return ChronoUnit.DAYS.between(start.date(zone), end.date(zone));
    }
}
