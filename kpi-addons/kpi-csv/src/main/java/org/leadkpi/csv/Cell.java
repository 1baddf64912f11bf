package org.leadkpi.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * A kind of cell: what its text must be, and what it then means.
 *
 * @param bound what the text must be, to follow "must be"
 * @param reader the meaning; refuses other text by an IllegalArgumentException, a DateTimeException or an
 *     ArithmeticException
 */
record Cell<T>(String bound, Function<String, T> reader) {

    /** More digits than any amount or rate has, and few enough to compute with. */
    private static final int MOST_DIGITS = 40;

    private static final int NANO_DIGITS = 9;

    /** Years beyond these are slips of the pen. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2200;

    private static final String OUR_TIME = ", in the years " + FIRST_YEAR + " to " + LAST_YEAR;

    /** Lengths from here on are slips of the pen: 31 years. */
    private static final BigDecimal TOO_LONG = BigDecimal.TEN.pow(9);

    /** Amounts and counts from here on are slips of the pen, and would not add up in 64 bits. */
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);

    /** How a number is written, to be followed by its bounds. */
    static final String PLAIN = "a number such as 1234.50, without thousands separators or currency signs, ";

    static final Cell<String> TEXT = new Cell<>("text", text -> text);

    static final Cell<LocalDate> DATE =
            new Cell<>("a date such as 2026-01-31" + OUR_TIME, LocalDate::parse).where(Cell::isOfOurTime);

    static final Cell<BigDecimal> DECIMAL = new Cell<>(
                    PLAIN + "below 1e15", text -> new BigDecimal(withoutExponent(text)))
            .where(number -> number.abs().compareTo(TOO_MUCH) < 0);

    static final Cell<Rational> FRACTION =
            new Cell<>("a number such as 0.4 or 2/5", text -> Rational.parse(withoutExponent(text)));

    static final Cell<Rational> SHARE =
            FRACTION.where(Cell::isShare).bounded("a number such as 0.4 or 2/5, from 0 to 1");

    static final Cell<Long> COUNT = new Cell<>("a whole number from 0 to below 1e15", Long::parseLong)
            .where(number -> number >= 0 && BigDecimal.valueOf(number).compareTo(TOO_MUCH) < 0);

    static final Cell<Duration> SECONDS = DECIMAL.where(
                    number -> number.signum() >= 0 && number.compareTo(TOO_LONG) < 0)
            .map(Cell::seconds)
            .bounded("a number of seconds such as 90.5, from 0 to below 1e9");

    static final Cell<Boolean> FLAG = new Cell<>("one of true, false, yes, no, 1, 0", Cell::flag);

    static final Cell<ZoneId> ZONE = new Cell<>("a zone such as Europe/Paris", ZoneId::of);

    static final Cell<Currency> CURRENCY =
            new Cell<>("an ISO 4217 currency such as USD", code -> Currency.getInstance(code.toUpperCase(Locale.ROOT)));

    static final Cell<List<String>> LIST = new Cell<>(
            "words separated by bars",
            text -> Arrays.stream(text.split("\\|"))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList());

    /** A date or time; local times are in the zone. */
    static Cell<Timestamp> timestamp(ZoneId zone) {
        return new Cell<>(
                        "a date or time such as 2026-01-31 or 2026-01-31T10:00:00-05:00" + OUR_TIME,
                        text -> Timestamp.parse(text, zone))
                .where(at -> isOfOurTime(at.date(zone)));
    }

    /** A constant of an enum, without regard to case; a space or hyphen stands for an underscore. */
    static <E extends Enum<E>> Cell<E> word(Class<E> type) {
        Map<String, E> words = new HashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        String all = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new Cell<>("one of " + all, text -> {
            E asWritten = words.get(text);
            E word = asWritten != null ? asWritten : words.get(normalized(text));
            if (word == null) {
                throw new IllegalArgumentException("must be one of " + all + ", was " + text);
            }
            return word;
        });
    }

    /** What the text means, empty when it is not what it must be. */
    Optional<T> read(String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    <U> Cell<U> map(Function<T, U> meaning) {
        return new Cell<>(bound, reader.andThen(meaning));
    }

    Cell<T> where(Predicate<T> accepted) {
        return new Cell<>(bound, reader.andThen(value -> {
            if (!accepted.test(value)) {
                throw new IllegalArgumentException("must be " + bound + ", was " + value);
            }
            return value;
        }));
    }

    Cell<T> bounded(String narrower) {
        return new Cell<>(narrower, reader);
    }

    private static String withoutExponent(String text) {
        if (text.length() > MOST_DIGITS || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new IllegalArgumentException("not a plain number: " + text.length() + " characters");
        }
        return text;
    }

    private static boolean isOfOurTime(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    private static boolean isShare(Rational number) {
        return number.signum() >= 0 && number.compareTo(Rational.ONE) <= 0;
    }

    private static Duration seconds(BigDecimal number) {
        BigDecimal nanos = number.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.HALF_UP);
        return Duration.ofNanos(nanos.longValueExact());
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new IllegalArgumentException("not a flag: " + text);
        };
    }

    private static String normalized(String text) {
        return text.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
