package org.leadkpi.capacity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.leadkpi.model.LeadType;
import org.leadkpi.value.Rational;

/**
 * The leads that somebody has to work on in a month, held against the bands of their types.
 *
 * <p>A mixed book counts each lead as the share that it takes of a band: a hundred cold leads where 300 are the most, 25 warm ones
 * where 100 are, and ten hot ones where 50 are, fill 1/3 + 1/4 + 1/5 of a month.
 *
 * <ul>
 *   <li>Leads of one type are judged by the band of that type; both of its edges are in band.
 *   <li>Types without a band of their own are judged by the general one.
 *   <li>No leads at all are idle.
 * </ul>
 *
 * @param leads the leads a month by type
 * @param bands the bands of who works on them
 * @since 0.1
 */
public record Load(Map<LeadType, Rational> leads, LoadBands bands) {

    /**
     * Copies.
     *
     * @param leads the leads a month by type
     * @param bands the bands of who works on them
     * @throws IllegalArgumentException if there are less than no leads of a type
     */
    public Load {
        Map<LeadType, Rational> ordered = new EnumMap<>(LeadType.class);
        leads.forEach((type, count) -> {
            if (count.signum() < 0) {
                throw new IllegalArgumentException(
                        "leads of type " + type + " are " + count + ", must not be negative");
            }
            if (!count.isZero()) {
                ordered.put(type, count);
            }
        });
        leads = Collections.unmodifiableMap(ordered);
        Objects.requireNonNull(bands, "bands");
    }

    /**
     * Returns the load of whole leads.
     *
     * @param leads how many leads a month there are by type
     * @param bands the bands of who works on them
     * @return the load
     */
    public static Load of(Map<LeadType, Long> leads, LoadBands bands) {
        return perMonth(leads, Rational.ONE, bands);
    }

    /**
     * Returns the load of leads that came in a time that is no month.
     *
     * @param leads how many leads came by type
     * @param months in how many months, above zero
     * @param bands the bands of who works on them
     * @return the load of a month
     */
    public static Load perMonth(Map<LeadType, Long> leads, Rational months, LoadBands bands) {
        Map<LeadType, Rational> monthly = new EnumMap<>(LeadType.class);
        leads.forEach((type, count) -> monthly.put(type, Rational.of(count).dividedBy(months)));
        return new Load(monthly, bands);
    }

    /** {@return how many leads a month there are, of all types} */
    public Rational total() {
        return leads.values().stream().reduce(Rational.ZERO, Rational::plus);
    }

    /**
     * Returns how much of a month the leads fill, at the most that the bands allow: the utilization.
     *
     * @return the sum over the types of leads over the upper edge; above 1 it is too much
     */
    public Rational againstUpper() {
        return against(LoadBand::upper);
    }

    /**
     * Returns how much of a month the leads fill, at the least that the bands ask for.
     *
     * @return the sum over the types of leads over the lower edge; below 1 it is too little
     */
    public Rational againstLower() {
        return against(LoadBand::lower);
    }

    private Rational against(Function<LoadBand, Rational> edge) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<LeadType, Rational> count : leads.entrySet()) {
            sum = sum.plus(count.getValue().dividedBy(edge.apply(bands.of(count.getKey()))));
        }
        return sum;
    }

    /** {@return whether that is too much, too little, or in band} */
    public LoadState state() {
        if (againstUpper().compareTo(Rational.ONE) > 0) {
            return LoadState.OVER;
        }
        return againstLower().compareTo(Rational.ONE) < 0 ? LoadState.IDLE : LoadState.IN_BAND;
    }

    /**
     * Returns what so many leads are called, whatever their types.
     *
     * <ul>
     *   <li>Outbound prospects make no ratio high, since more of them are usual; but they keep one from being low.
     *   <li>Outbound prospects alone have no label.
     * </ul>
     *
     * @return the label, empty when there are outbound prospects only
     */
    public Optional<LoadLabel> label() {
        Rational all = total();
        Rational prospects = leads.getOrDefault(LeadType.OUTBOUND_PROSPECT, Rational.ZERO);
        if (all.equals(prospects) && !all.isZero()) {
            return Optional.empty();
        }
        if (all.minus(prospects).compareTo(bands.many()) >= 0) {
            return Optional.of(LoadLabel.HIGH);
        }
        if (all.compareTo(bands.few().lower()) < 0) {
            return Optional.of(LoadLabel.VERY_LOW);
        }
        return Optional.of(all.compareTo(bands.few().upper()) <= 0 ? LoadLabel.LOW : LoadLabel.TYPICAL);
    }
}
