package org.leadkpi.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadkpi.internal.Lines;

/**
 * A combination of dimension values; {@link #ALL} is the total over all of them.
 *
 * <p>Immutable. Two are equal when they have the same value of each dimension, in whatever order.
 *
 * @since 0.1
 */
public final class Segment implements Comparable<Segment> {

    /** The value of records that have none, told apart from a literal {@code unknown}. */
    public static final String NONE = "(none)";

    /** The value of records that the dimension cannot split; they take part in totals only. */
    public static final String UNSPLIT = "(unsplit)";

    /** The total over all segments. */
    public static final Segment ALL = new Segment(Map.of());

    private final Map<String, String> values;

    /** Worked out once, since segments are looked up for every cell. */
    private final int hash;

    /** What this is compared by, written when it is first compared; whoever writes it writes the same. */
    private @Nullable String key;

    /**
     * Copies, keeping the order.
     *
     * @param values the value of each dimension, in the order the dimensions were named
     */
    public Segment(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.hash = values.hashCode();
    }

    /** {@return the value of each dimension, in the order the dimensions were named} */
    public Map<String, String> values() {
        return values;
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
        return key().compareTo(other.key());
    }

    /** The same for segments that are equal, whatever the order of their dimensions. */
    private String key() {
        String known = key;
        if (known == null) {
            Map<String, String> sorted = new TreeMap<>(values);
            known = String.join("\u0000", sorted.keySet()) + "\u0001" + String.join("\u0000", sorted.values());
            key = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Segment that && that.hash == hash && that.values.equals(values));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** {@return the values for people, on one line} */
    @Override
    public String toString() {
        return isTotal() ? "total" : Lines.single(String.join(" / ", values.values()));
    }
}
