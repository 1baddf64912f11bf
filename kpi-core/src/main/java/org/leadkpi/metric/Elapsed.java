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
        if (start.precision() == Precision.DAY || end.precision() == Precision.DAY) {
            return new Quantity.Known(Rational.of(ChronoUnit.DAYS.between(start.date(zone), end.date(zone))));
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

    static Quantity wholeDays(Timestamp start, Timestamp end, Dataset data) {
        Duration length = Duration.between(start.instant(data.zone()), end.instant(data.zone()));
        return new Quantity.Known(Rational.of(Math.max(0, length.toDays())));
    }
}
