package org.leadkpi.scoring;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadkpi.value.Rational;

/**
 * How much a signal says, from 0 for nothing to 1 for all it can say.
 *
 * <ul>
 *   <li>{@code present}: 1 for any text, and for what happened at least once.
 *   <li>{@code at-least 3}, {@code at-most 50}, {@code between 50 and 1000}: 1 within the limits, both included, else 0.
 *   <li>{@code ramp 0 to 3}: in equal steps from 0 at the first number to 1 at the second, which may be the smaller one.
 *   <li>{@code one-of saas, fintech}: 1 for these texts, else 0.
 *   <li>{@code levels vp = 1, director = 0.8, * = 0}: so much for each text, {@code *} being any other; 0 where that is not said.
 * </ul>
 *
 * <p>Texts are compared without regard to case; one with a comma or an equals sign stands in double quotes. A number that cannot
 * be read is a missing signal. Transforms are equal when their text is.
 *
 * @since 0.1
 */
public final class SignalTransform {

    /** Transforms what a signal says; null where it cannot be read. */
    @FunctionalInterface
    private interface Function {
        @Nullable
        Rational apply(SignalValue value);
    }

    /** Any text, or anything that happened. */
    public static final SignalTransform PRESENT = new SignalTransform(
            "present",
            BigInteger.ONE,
            value -> value.text() != null || value.count() > 0 ? Rational.ONE : Rational.ZERO);

    private static final String NUMBER = "(-?[0-9][0-9./]*)";
    private static final Pattern AT_LEAST = Pattern.compile("at-least " + NUMBER);
    private static final Pattern AT_MOST = Pattern.compile("at-most " + NUMBER);
    private static final Pattern BETWEEN = Pattern.compile("between " + NUMBER + " and " + NUMBER);
    private static final Pattern RAMP = Pattern.compile("ramp " + NUMBER + " to " + NUMBER);
    private static final Pattern ENTRY =
            Pattern.compile("\\s*(?:\"([^\"]*)\"|([^\",=]+?))\\s*(?:=\\s*([^\",=]+?)\\s*)?(,|$)");
    private static final Pattern PLAIN = Pattern.compile("[^\",=*\\s](?:[^\",=]*[^\",=\\s])?");
    private static final String ONE_OF = "one-of ";
    private static final String LEVELS = "levels ";
    private static final String ANY_OTHER = "*";

    private final String text;
    private final BigInteger denominator;
    private final Function function;

    private SignalTransform(String text, BigInteger denominator, Function function) {
        this.text = text;
        this.denominator = denominator;
        this.function = function;
    }

    /**
     * 1 from a number on, else 0.
     *
     * @param least the number, included
     * @return the transform
     */
    public static SignalTransform atLeast(Rational least) {
        return number("at-least " + text(least), BigInteger.ONE, x -> indicator(x.compareTo(least) >= 0));
    }

    /**
     * 1 up to a number, else 0.
     *
     * @param most the number, included
     * @return the transform
     */
    public static SignalTransform atMost(Rational most) {
        return number("at-most " + text(most), BigInteger.ONE, x -> indicator(x.compareTo(most) <= 0));
    }

    /**
     * 1 between two numbers, else 0.
     *
     * @param least the smaller number, included
     * @param most the larger number, included
     * @return the transform
     * @throws IllegalArgumentException if the first is the larger one
     */
    public static SignalTransform between(Rational least, Rational most) {
        if (least.compareTo(most) > 0) {
            throw new IllegalArgumentException("lower limit is " + text(least) + ", must be at most " + text(most));
        }
        return number(
                "between " + text(least) + " and " + text(most),
                BigInteger.ONE,
                x -> indicator(x.compareTo(least) >= 0 && x.compareTo(most) <= 0));
    }

    /**
     * In equal steps from 0 to 1.
     *
     * @param zero the number from which on it is above 0
     * @param one the number from which on it is 1; smaller than the other where less is better
     * @return the transform
     * @throws IllegalArgumentException if both are the same
     */
    public static SignalTransform ramp(Rational zero, Rational one) {
        Rational length = one.minus(zero);
        if (length.isZero()) {
            throw new IllegalArgumentException("ramp begins and ends at " + text(zero) + ", must have a length");
        }
        BigInteger steps = length.numerator().abs().multiply(zero.denominator());
        return number(
                "ramp " + text(zero) + " to " + text(one),
                steps,
                x -> x.minus(zero).dividedBy(length).max(Rational.ZERO).min(Rational.ONE));
    }

    /**
     * 1 for some texts, else 0.
     *
     * @param texts the texts, at least one
     * @return the transform
     * @throws IllegalArgumentException if there is no text, or one has a double quote
     */
    public static SignalTransform oneOf(Set<String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("one-of names no text");
        }
        Map<String, Rational> levels = new LinkedHashMap<>();
        new TreeSet<>(texts).forEach(level -> levels.put(level, Rational.ONE));
        return levels(
                ONE_OF + levels.keySet().stream().map(SignalTransform::quoted).collect(Collectors.joining(", ")),
                levels,
                Rational.ZERO);
    }

    /**
     * So much for each text.
     *
     * @param levels what each text says, 0 to 1, in the order they are to be written
     * @param otherwise what any other text says, 0 to 1
     * @return the transform
     * @throws IllegalArgumentException if there is no text, one has a double quote, or a level is out of its range
     */
    public static SignalTransform levels(Map<String, Rational> levels, Rational otherwise) {
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("levels name no text");
        }
        String text = levels.entrySet().stream()
                .map(level -> quoted(level.getKey()) + " = " + text(level.getValue()))
                .collect(Collectors.joining(", "));
        return levels(LEVELS + text + ", " + ANY_OTHER + " = " + text(otherwise), levels, otherwise);
    }

    private static SignalTransform levels(String text, Map<String, Rational> levels, Rational otherwise) {
        requireShare(ANY_OTHER, otherwise);
        Map<String, Rational> byText = new LinkedHashMap<>();
        BigInteger denominator = otherwise.denominator();
        for (Map.Entry<String, Rational> level : levels.entrySet()) {
            requireShare(level.getKey(), level.getValue());
            if (byText.put(SignalValue.level(level.getKey()), level.getValue()) != null) {
                throw new IllegalArgumentException("level \"" + level.getKey() + "\" is named twice");
            }
            denominator = leastCommonMultiple(denominator, level.getValue().denominator());
        }
        Map<String, Rational> known = Map.copyOf(byText);
        return new SignalTransform(text, denominator, value -> known.getOrDefault(value.level(), otherwise));
    }

    private static void requireShare(String level, Rational share) {
        if (share.signum() < 0 || share.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("level \"" + level + "\" is " + text(share) + ", must lie in [0, 1]");
        }
    }

    private static SignalTransform number(
            String text, BigInteger denominator, java.util.function.Function<Rational, Rational> function) {
        return new SignalTransform(text, denominator, value -> {
            Rational number = value.number();
            return number == null ? null : function.apply(number);
        });
    }

    private static Rational indicator(boolean holds) {
        return holds ? Rational.ONE : Rational.ZERO;
    }

    // ---- text

    /**
     * Reads a transform.
     *
     * @param text the text, as {@link #toString} writes it
     * @return the transform
     * @throws IllegalArgumentException if the text names none; the message says what is expected
     */
    public static SignalTransform parse(String text) {
        String spaced = text.strip().replaceAll("\\s+", " ");
        Matcher matcher = AT_LEAST.matcher(spaced);
        if (matcher.matches()) {
            return atLeast(Rational.parse(matcher.group(1)));
        }
        matcher = AT_MOST.matcher(spaced);
        if (matcher.matches()) {
            return atMost(Rational.parse(matcher.group(1)));
        }
        matcher = BETWEEN.matcher(spaced);
        if (matcher.matches()) {
            return between(Rational.parse(matcher.group(1)), Rational.parse(matcher.group(2)));
        }
        matcher = RAMP.matcher(spaced);
        if (matcher.matches()) {
            return ramp(Rational.parse(matcher.group(1)), Rational.parse(matcher.group(2)));
        }
        if (spaced.equals(PRESENT.text)) {
            return PRESENT;
        }
        String list = text.strip();
        if (list.startsWith(ONE_OF)) {
            return oneOf(entries(list.substring(ONE_OF.length()), false).stream()
                    .map(Entry::level)
                    .collect(Collectors.toSet()));
        }
        if (list.startsWith(LEVELS)) {
            return levels(entries(list.substring(LEVELS.length()), true));
        }
        throw new IllegalArgumentException("not a transform: \"" + text + "\", expected present, at-least N, at-most N,"
                + " between A and B, ramp A to B, one-of TEXT, TEXT or levels TEXT = X, TEXT = X");
    }

    /** A part of a list of texts. */
    private record Entry(
            String level, boolean isAnyOther, @Nullable Rational share) {}

    private static SignalTransform levels(List<Entry> entries) {
        Map<String, Rational> levels = new LinkedHashMap<>();
        Rational otherwise = Rational.ZERO;
        for (Entry entry : entries) {
            Rational share = Objects.requireNonNull(entry.share());
            if (entry.isAnyOther()) {
                otherwise = share;
            } else if (levels.put(entry.level(), share) != null) {
                throw new IllegalArgumentException("level \"" + entry.level() + "\" is named twice");
            }
        }
        return levels(levels, otherwise);
    }

    private static List<Entry> entries(String text, boolean withShare) {
        List<Entry> entries = new ArrayList<>();
        Matcher matcher = ENTRY.matcher(text);
        int at = 0;
        while (at < text.length()
                && matcher.find(at)
                && matcher.start() == at
                && (matcher.group(3) != null) == withShare) {
            String quoted = matcher.group(1);
            String level = quoted == null ? matcher.group(2) : quoted;
            entries.add(new Entry(
                    level,
                    quoted == null && level.equals(ANY_OTHER),
                    withShare ? Rational.parse(matcher.group(3)) : null));
            at = matcher.end();
        }
        if (at < text.length() || entries.isEmpty()) {
            throw new IllegalArgumentException("cannot read \"" + text.substring(at) + "\", expected "
                    + (withShare ? "TEXT = X, TEXT = X" : "TEXT, TEXT") + ", a text with a comma in double quotes");
        }
        return entries;
    }

    private static String quoted(String level) {
        if (level.isBlank() || level.indexOf('"') >= 0 || level.lines().count() > 1) {
            throw new IllegalArgumentException(
                    "level is \"" + level + "\", must be a line of text without a double quote");
        }
        return PLAIN.matcher(level).matches() && !level.contains("  ") ? level : '"' + level + '"';
    }

    static String text(Rational number) {
        String digits = number.toDecimalString(1);
        return Rational.parse(digits).equals(number) ? digits : number.toString();
    }

    // ---- what it says

    /** How much a signal says; null where it cannot be read. */
    @Nullable
    Rational apply(SignalValue value) {
        return function.apply(value);
    }

    /** What the shares of whole numbers are a whole number of parts of. */
    BigInteger denominator() {
        return denominator;
    }

    static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
        return a.divide(a.gcd(b)).multiply(b);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignalTransform that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return the text, as {@code ramp 0 to 3}} */
    @Override
    public String toString() {
        return text;
    }
}
