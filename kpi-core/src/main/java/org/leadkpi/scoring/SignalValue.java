package org.leadkpi.scoring;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * What a signal says of one lead: a text, or how often something happened and when last.
 *
 * @param text the text, null where it is a number of events
 * @param count how often it happened
 * @param last when it last happened, null where it never did or has no time
 */
record SignalValue(
        @Nullable String text, long count, @Nullable Timestamp last) {

    private static final SignalValue NEVER = new SignalValue(null, 0, null);

    /** The digits that surely fit a long. */
    private static final int LONG_DIGITS = 18;

    static SignalValue of(String text) {
        return new SignalValue(text, 0, null);
    }

    static SignalValue of(long count, @Nullable Timestamp last) {
        return count == 0 ? NEVER : new SignalValue(null, count, last);
    }

    /** The number; null where the text is none. */
    @Nullable
    Rational number() {
        if (text == null) {
            return Rational.of(count);
        }
        if (isWhole(text)) {
            return Rational.of(Long.parseLong(text));
        }
        try {
            return Rational.parse(text.strip());
        } catch (IllegalArgumentException noNumber) {
            return null;
        }
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONG_DIGITS;
    }

    /** The text as levels name it: without regard to case and to spaces around it. */
    String level() {
        return level(text == null ? Long.toString(count) : text);
    }

    static String level(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** What is found, for a person. */
    String shown() {
        return text == null ? Long.toString(count) : text;
    }
}
