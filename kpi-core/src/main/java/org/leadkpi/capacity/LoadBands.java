package org.leadkpi.capacity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.leadkpi.model.LeadType;
import org.leadkpi.value.Rational;

/**
 * How many leads of each type a rep works well with in a month.
 *
 * <p>The published bands are {@link #published()}; benchmarks that were replaced give theirs by {@code Benchmarks.loadBands()}.
 *
 * @param byType the bands by lead type
 * @param general the band of all leads, and of types without a band of their own
 * @param few what counts as a low ratio of leads to reps, whatever their types
 * @param many from how many leads a month on the ratio is high, whatever their types
 * @since 0.1
 */
public record LoadBands(Map<LeadType, LoadBand> byType, LoadBand general, LoadBand few, Rational many) {

    /**
     * Copies.
     *
     * @param byType the bands by lead type
     * @param general the band of all leads, and of types without a band of their own
     * @param few what counts as a low ratio of leads to reps, whatever their types
     * @param many from how many leads a month on the ratio is high, whatever their types
     * @throws IllegalArgumentException if a ratio would be low and high at once
     */
    public LoadBands {
        Map<LeadType, LoadBand> ordered = new EnumMap<>(LeadType.class);
        ordered.putAll(byType);
        byType = Collections.unmodifiableMap(ordered);
        Objects.requireNonNull(general, "general");
        if (many.compareTo(few.upper()) <= 0) {
            throw new IllegalArgumentException(
                    "a high ratio begins at " + many + ", must begin above the low one, which ends at " + few.upper());
        }
    }

    /**
     * Returns the published bands: cold inbound, warm MQLs, hot SQLs, outbound prospects, and the general one.
     *
     * @return the bands of the file of published figures
     */
    public static LoadBands published() {
        return PublishedBands.BANDS;
    }

    /**
     * Returns the band of a type.
     *
     * @param type the type
     * @return its band, else the general one
     */
    public LoadBand of(LeadType type) {
        return byType.getOrDefault(type, general);
    }

    /**
     * A copy for a rep who can carry more or less.
     *
     * <ul>
     *   <li>A band is moved as a whole, so no book is ever over one and idle at once.
     *   <li>Its upper edge is one lead at least.
     *   <li>What counts as a high or low ratio stays: it speaks of ratios, not of reps.
     * </ul>
     *
     * @param multiplier how many times as much, above zero
     * @return the copy
     * @throws IllegalArgumentException if the multiplier is not above zero
     */
    public LoadBands times(Rational multiplier) {
        if (multiplier.signum() <= 0) {
            throw new IllegalArgumentException("capacity multiplier is " + multiplier + ", must be above zero");
        }
        return each(band -> band.times(multiplier));
    }

    /**
     * A copy for a rep whose capacity is known: every band ends there, and keeps its shape.
     *
     * @param leads how many leads a month the rep can carry, of whatever type; one at least
     * @return the copy
     */
    public LoadBands endingAt(long leads) {
        return each(band -> band.endingAt(Rational.of(Math.max(1, leads))));
    }

    private LoadBands each(UnaryOperator<LoadBand> change) {
        Map<LeadType, LoadBand> changed = new EnumMap<>(LeadType.class);
        byType.forEach((type, band) -> changed.put(type, change.apply(band)));
        return new LoadBands(changed, change.apply(general), few, many);
    }
}
