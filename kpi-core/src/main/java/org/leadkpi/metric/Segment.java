package org.leadkpi.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A combination of dimension values; {@link #ALL} is the total over all of them.
 *
 * @param values the value of each dimension, in the order the dimensions were named
 * @since 0.1
 */
public record Segment(Map<String, String> values) implements Comparable<Segment> {

    /** The value of records that have none, told apart from a literal {@code unknown}. */
    public static final String NONE = "(none)";

    /** The value of records that the dimension cannot split; they take part in totals only. */
    public static final String UNSPLIT = "(unsplit)";

    /** The total over all segments. */
    public static final Segment ALL = new Segment(Map.of());

    /**
     * Copies, keeping the order.
     *
     * @param values the value of each dimension, in the order the dimensions were named
     */
    public Segment {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A segment of one dimension.
     *
     * @param dimension the dimension
     * @param value the value
     * @return the segment
     */
    public static Segment of(String dimension, String value) {
        return new Segment(Map.of(dimension, value));
    }

    /**
     * A segment of one dimension.
     *
     * @param dimension the dimension
     * @param value the value
     * @return the segment
     */
    public static Segment of(Dimension dimension, String value) {
        return of(dimension.name(), value);
    }

    /**
     * A copy narrowed by one more dimension.
     *
     * @param dimension the dimension
     * @param value the value
     * @return the copy
     */
    public Segment with(String dimension, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(dimension, value);
        return new Segment(more);
    }

    /**
     * Returns whether another segment lies within this one.
     *
     * @param other the other segment
     * @return true when it has every value of this one
     */
    public boolean contains(Segment other) {
        return other.values.entrySet().containsAll(values.entrySet());
    }

    /**
     * Returns whether this is the total.
     *
     * @return true without any dimension
     */
    public boolean isTotal() {
        return values.isEmpty();
    }

    /**
     * Returns whether some dimension has this value.
     *
     * @param value the value
     * @return true when one has
     */
    public boolean has(String value) {
        return values.containsValue(value);
    }

    /** Compares by the values in the order of the names of their dimensions; the total comes last. */
    @Override
    public int compareTo(Segment other) {
        if (this == other) {
            return 0;
        }
        if (isTotal() != other.isTotal()) {
            return isTotal() ? 1 : -1;
        }
        return isAlongOne() && values.keySet().equals(other.values.keySet())
                ? value().compareTo(other.value())
                : key().compareTo(other.key());
    }

    private boolean isAlongOne() {
        return values.size() == 1;
    }

    private String value() {
        return values.values().iterator().next();
    }

    /** The same for segments that are equal, whatever the order of their dimensions. */
    private String key() {
        Map<String, String> sorted = new TreeMap<>(values);
        return String.join("\u0000", sorted.keySet()) + "\u0001" + String.join("\u0000", sorted.values());
    }

    @Override
    public String toString() {
        return isTotal() ? "total" : String.join(" / ", values.values());
    }
}
