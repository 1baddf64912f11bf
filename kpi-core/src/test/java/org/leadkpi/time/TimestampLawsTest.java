package org.leadkpi.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What is compared as numbers equals what dates and instants say, near the edges of days in odd zones too. */
class TimestampLawsTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Asia/Manila"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("+18:00"),
            ZoneId.of("-18:00"));

    private static Timestamp near(LocalDate day, Random random) {
        LocalDate moved = day.plusDays(random.nextInt(11) - 5);
        return random.nextBoolean()
                ? Timestamp.of(moved)
                : Timestamp.of(moved.atStartOfDay(ZoneId.of("UTC"))
                        .toInstant()
                        .plusSeconds(random.nextInt(24) * 3600L)
                        .plusNanos(random.nextInt(3)));
    }

    @Property(tries = 2000, seed = "61", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void comparisons_equalThoseOfDatesAndInstants(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        LocalDate day = List.of(LocalDate.of(2011, 12, 30), LocalDate.of(1844, 12, 31), LocalDate.of(2009, 11, 1))
                .get(random.nextInt(3));
        Timestamp a = near(day, random);
        Timestamp b = near(day, random);

        boolean instants = a.precision() == Precision.INSTANT && b.precision() == Precision.INSTANT;
        int coarse = instants
                ? a.instant(zone).compareTo(b.instant(zone))
                : a.date(zone).compareTo(b.date(zone));
        assertThat(Integer.signum(a.compareAtCoarserPrecision(b, zone))).isEqualTo(Integer.signum(coarse));
        assertThat(Integer.signum(a.compareInstants(b, zone)))
                .isEqualTo(Integer.signum(a.instant(zone).compareTo(b.instant(zone))));
        assertThat(a.isAfter(b.instant(zone), zone)).isEqualTo(a.instant(zone).isAfter(b.instant(zone)));
    }

    @Test
    void comparisons_reachTheEndsOfTime() {
        ZoneId zone = ZONES.get(6);
        Timestamp day = Timestamp.of(LocalDate.of(2026, 1, 1));

        assertThat(day.isAfter(Instant.MAX, zone)).isFalse();
        assertThat(day.isAfter(Instant.MIN, zone)).isTrue();
        assertThat(Timestamp.of(Instant.MAX).isAfter(day, zone)).isTrue();
        assertThat(day.isAfter(Timestamp.of(Instant.MIN), zone)).isTrue();
    }
}
