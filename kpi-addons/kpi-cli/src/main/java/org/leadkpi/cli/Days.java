package org.leadkpi.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import picocli.CommandLine.Option;

/** Which days a command looks at, and from when. */
final class Days {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    /** Before anything that data tells of. */
    static final LocalDate FIRST_DAY = LocalDate.of(FIRST_YEAR, 1, 1);

    @Option(names = "--from", paramLabel = "DATE", required = true, description = "The first day, as 2026-01-01.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "DATE",
            required = true,
            description = "The day after the last one, as 2026-04-01.")
    private String to = "";

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "What happened later does not exist: a time with offset, a time in the zone, or a date for the"
                            + " start of that day. The later, the more is decided. Default: --to.")
    private @Nullable String asOf;

    DateRange range() {
        return range(date("--from", from), date("--to", to));
    }

    /** The instant to look from; refused before the first day, when there would be nothing to see. */
    Instant asOf(ZoneId zone) {
        return asOf == null ? date("--to", to).atStartOfDay(zone).toInstant() : asOf(asOf, date("--from", from), zone);
    }

    /** The same by its text, for a command without {@code --to}. */
    static Instant asOf(String text, LocalDate first, ZoneId zone) {
        Instant at = instant(text, zone);
        if (at.isBefore(first.atStartOfDay(zone).toInstant())) {
            throw tooEarly(text, "--from " + first);
        }
        return at;
    }

    /** What is wrong with an instant to look from that lies before what is asked for: there would be nothing to see. */
    BadInput tooEarly(String bound) {
        return tooEarly(asOf == null ? to : asOf, bound);
    }

    private static BadInput tooEarly(String asOf, String bound) {
        return new BadInput("--as-of is " + asOf + ", must not be before " + bound);
    }

    static DateRange range(LocalDate first, LocalDate end) {
        if (!first.isBefore(end)) {
            throw new BadInput("--from must be before --to " + end + ", which is exclusive; it is " + first);
        }
        return DateRange.of(first, end);
    }

    static LocalDate date(String option, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
                throw new BadInput(
                        option + " is " + date + ", must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR);
            }
            return date;
        } catch (DateTimeException wrong) {
            throw new BadInput(option + " is \"" + text + "\", must be a date such as 2026-01-31", wrong);
        }
    }

    static Instant instant(String text, ZoneId zone) {
        try {
            return Timestamp.parse(text, zone).instant(zone);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new BadInput(
                    "--as-of is \"" + text + "\", must be a time such as 2026-04-30T23:59:59-04:00 or a date", wrong);
        }
    }
}
