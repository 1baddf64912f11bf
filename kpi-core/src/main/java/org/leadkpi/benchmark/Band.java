package org.leadkpi.benchmark;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadkpi.value.Rational;

/**
 * A range of numbers with exact edges, each of which belongs to it or not.
 *
 * <p>Every number is below the band, in it, or above it. Numbers are compared exactly, never as they are shown: with a
 * lower edge of 10 %, 199 of 1,992 is below, though it is printed as 10.0 %, and 200 of 2,000 is not.
 *
 * <ul>
 *   <li>Without a lower edge nothing is below, without an upper edge nothing is above; one of them is there.
 *   <li>A single number is a band whose edges are equal, and both belong to it.
 * </ul>
 *
 * <pre>{@code
 * Band.parse("[2, 5]").contains(Rational.of(5))     // true
 * Band.parse("[10, 100)").isAbove(Rational.of(100)) // true
 * }</pre>
 *
 * @param lower where it begins
 * @param upper where it ends
 * @since 0.1
 */
public record Band(Optional<Edge> lower, Optional<Edge> upper) {

    /**
     * One end of a band.
     *
     * @param value the number
     * @param isIncluded whether the number itself belongs to the band
     * @since 0.1
     */
    public record Edge(Rational value, boolean isIncluded) {}

    private static final Pattern ENDS =
            Pattern.compile("(?<left>[\\[(]) *(?<lower>[^ ,]+) *, *(?<upper>[^ ,]+) *(?<right>[])])");
    private static final Pattern RAY =
            Pattern.compile("(?<sign>[<>]=?|=|below\\b|above\\b|at most\\b|at least\\b) *(?<edge>[^ ]+)");
    private static final Pattern WORDS =
            Pattern.compile("(?<left>above +)?(?<lower>[^ ]+) +to +(?<right>below +)?(?<upper>[^ ]+)");

    /**
     * Refuses a band that holds everything or nothing.
     *
     * @param lower where it begins
     * @param upper where it ends
     * @throws IllegalArgumentException if there is no edge, or no number between the edges
     */
    public Band {
        if (lower.isEmpty() && upper.isEmpty()) {
            throw new IllegalArgumentException("a band needs an edge");
        }
        if (lower.isPresent() && upper.isPresent()) {
            Edge low = lower.get();
            Edge high = upper.get();
            int order = low.value().compareTo(high.value());
            if (order > 0 || (order == 0 && !(low.isIncluded() && high.isIncluded()))) {
                throw new IllegalArgumentException("band holds no number: " + notation(lower, upper));
            }
        }
    }

    /**
     * Reads the notation of bands: {@code [2, 5]} with both ends, {@code [10, 100)} without the upper end; {@code < 3},
     * {@code <= 3}, {@code > 3}, {@code >= 3} with one edge; {@code = 3} for a single number. The {@link #words} for them are read
     * too, but for a number that stands alone: {@code 2 to 5}, {@code 10 to below 100}, {@code below 3}, {@code at least 3}.
     *
     * @param notation the text; numbers are decimals or fractions, as {@code 0.5} or {@code 1/3}
     * @return the band
     * @throws IllegalArgumentException if the text is none, or the band would hold nothing
     */
    public static Band parse(String notation) {
        Matcher ends = ENDS.matcher(notation);
        if (ends.matches()) {
            return new Band(
                    edge(ends.group("lower"), ends.group("left").equals("[")),
                    edge(ends.group("upper"), ends.group("right").equals("]")));
        }
        Matcher words = WORDS.matcher(notation);
        if (words.matches()) {
            return new Band(
                    edge(words.group("lower"), words.group("left") == null),
                    edge(words.group("upper"), words.group("right") == null));
        }
        Matcher ray = RAY.matcher(notation);
        if (!ray.matches()) {
            throw new IllegalArgumentException("not a band: \"" + notation
                    + "\", expected one such as [2, 5], 2 to 5, [10, 100), < 3, <= 3, > 3, >= 3 or = 3");
        }
        String edge = ray.group("edge");
        return switch (ray.group("sign")) {
            case "<", "below" -> new Band(Optional.empty(), edge(edge, false));
            case "<=", "at most" -> new Band(Optional.empty(), edge(edge, true));
            case ">", "above" -> new Band(edge(edge, false), Optional.empty());
            case ">=", "at least" -> new Band(edge(edge, true), Optional.empty());
            default -> new Band(edge(edge, true), edge(edge, true));
        };
    }

    private static Optional<Edge> edge(String number, boolean isIncluded) {
        return Optional.of(new Edge(Rational.parse(number), isIncluded));
    }

    /**
     * Returns the band from one number to another, both included.
     *
     * @param lower the smallest number of the band
     * @param upper the largest number of the band
     * @return the band
     * @throws IllegalArgumentException if the first number is the larger one
     */
    public static Band between(Rational lower, Rational upper) {
        return new Band(Optional.of(new Edge(lower, true)), Optional.of(new Edge(upper, true)));
    }

    /**
     * Returns whether a number belongs to the band.
     *
     * @param number the number
     * @return true when it is neither below nor above
     */
    public boolean contains(Rational number) {
        return !isBelow(number) && !isAbove(number);
    }

    /**
     * Returns whether a number lies below the band.
     *
     * @param number the number
     * @return true when it is less than the lower edge, or equals one that does not belong to the band
     */
    public boolean isBelow(Rational number) {
        return lower.map(edge -> isOutside(number.compareTo(edge.value()), edge))
                .orElse(false);
    }

    /**
     * Returns whether a number lies above the band.
     *
     * @param number the number
     * @return true when it is more than the upper edge, or equals one that does not belong to the band
     */
    public boolean isAbove(Rational number) {
        return upper.map(edge -> isOutside(edge.value().compareTo(number), edge))
                .orElse(false);
    }

    private static boolean isOutside(int order, Edge edge) {
        return edge.isIncluded() ? order < 0 : order <= 0;
    }

    /**
     * Returns whether a number belongs to both of two bands.
     *
     * @param other the other band
     * @return true unless one ends before the other begins
     */
    public boolean overlaps(Band other) {
        return !beginsAfter(other) && !other.beginsAfter(this);
    }

    private boolean beginsAfter(Band other) {
        return lower.isPresent()
                && other.upper.isPresent()
                && (other.isAbove(lower.get().value())
                        || (!lower.get().isIncluded()
                                && lower.get().value().equals(other.upper.get().value())));
    }

    /**
     * Returns the numbers below the band.
     *
     * @return the band that ends where this one begins
     * @throws IllegalStateException if nothing lies below
     */
    public Band below() {
        return new Band(Optional.empty(), Optional.of(outer(lower, "below")));
    }

    /**
     * Returns the numbers above the band.
     *
     * @return the band that begins where this one ends
     * @throws IllegalStateException if nothing lies above
     */
    public Band above() {
        return new Band(Optional.of(outer(upper, "above")), Optional.empty());
    }

    /**
     * Returns the numbers that do not lie below the band.
     *
     * @return the band without its upper edge
     * @throws IllegalStateException if nothing lies below
     */
    public Band notBelow() {
        outer(lower, "below");
        return new Band(lower, Optional.empty());
    }

    /**
     * Returns the numbers that do not lie above the band.
     *
     * @return the band without its lower edge
     * @throws IllegalStateException if nothing lies above
     */
    public Band notAbove() {
        outer(upper, "above");
        return new Band(Optional.empty(), upper);
    }

    /** The edge as seen from the other side. */
    private Edge outer(Optional<Edge> edge, String side) {
        return edge.map(end -> new Edge(end.value(), !end.isIncluded()))
                .orElseThrow(() -> new IllegalStateException("nothing lies " + side + " the band " + this));
    }

    /**
     * Returns the band in another measure.
     *
     * @param factor the positive number that both edges are multiplied by
     * @return the band
     */
    public Band times(Rational factor) {
        return new Band(
                lower.map(edge -> new Edge(edge.value().times(factor), edge.isIncluded())),
                upper.map(edge -> new Edge(edge.value().times(factor), edge.isIncluded())));
    }

    /** A number that lies on the same side of the band as any larger one. */
    Rational beyond() {
        return upper.or(() -> lower).orElseThrow().value().plus(Rational.ONE);
    }

    /**
     * Says the band in words.
     *
     * @param number how a number is shown
     * @return the words, as {@code 10 % to 25 %}, {@code below 3 %} or {@code at least 3}
     */
    public String words(Function<Rational, String> number) {
        if (lower.equals(upper)) {
            return lower.map(Edge::value).map(number).orElseThrow();
        }
        String from = lower.map(edge -> (edge.isIncluded() ? upper.isPresent() ? "" : "at least " : "above ")
                        + number.apply(edge.value()))
                .orElse("");
        String to = upper.map(edge -> (edge.isIncluded() ? lower.isPresent() ? "" : "at most " : "below ")
                        + number.apply(edge.value()))
                .orElse("");
        return from.isEmpty() || to.isEmpty() ? from + to : from + " to " + to;
    }

    /** {@return the notation that {@link #parse} reads} */
    @Override
    public String toString() {
        return notation(lower, upper);
    }

    private static String notation(Optional<Edge> lower, Optional<Edge> upper) {
        if (lower.isPresent() && upper.isPresent()) {
            return lower.equals(upper) && lower.get().isIncluded()
                    ? "= " + lower.get().value()
                    : (lower.get().isIncluded() ? "[" : "(") + lower.get().value() + ", "
                            + upper.get().value() + (upper.get().isIncluded() ? "]" : ")");
        }
        String sign = lower.isPresent() ? ">" : "<";
        Edge edge = lower.or(() -> upper).orElseThrow();
        return sign + (edge.isIncluded() ? "= " : " ") + edge.value();
    }
}
