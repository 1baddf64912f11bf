package org.leadkpi.value;

import java.util.Objects;

/**
 * Where a definition, a threshold or a figure comes from.
 *
 * @param source the code of the source: {@code A0}, {@code A1}, {@code A2} (the three articles the definitions rest on),
 *     {@code EXT} (an outside reference), {@code DER} (arithmetic consequence of a source) or {@code INF} (inferred,
 *     defined here)
 * @param place where in the source, for a person: a section or KPI number
 * @since 0.1
 */
public record Citation(String source, String place) {

    /** MarketBetter, "Top 10 KPIs for Lead Generation to Master in 2026". */
    public static final String A0 = "A0";
    /** Miniloop, "Lead Generation KPIs: The Metrics That Actually Tell You If Your Pipeline Is Healthy" (2026-06-01). */
    public static final String A1 = "A1";
    /** MLeads, on the ideal number of leads per inside sales rep per month. */
    public static final String A2 = "A2";
    /** An outside reference named in the place. */
    public static final String EXT = "EXT";
    /** Arithmetic consequence of a statement in a source. */
    public static final String DER = "DER";
    /** Inferred: no source states it, it is defined here. */
    public static final String INF = "INF";

    /**
     * Refuses an empty source.
     *
     * @param source the code of the source: {@code A0}, {@code A1}, {@code A2} (the three articles the definitions rest on),
     *     {@code EXT} (an outside reference), {@code DER} (arithmetic consequence of a source) or {@code INF} (inferred,
     *     defined here)
     * @param place where in the source, for a person: a section or KPI number
     */
    public Citation {
        Objects.requireNonNull(place, "place");
        if (source.isBlank()) {
            throw new IllegalArgumentException("a citation needs a source: place " + place);
        }
    }

    /**
     * A citation.
     *
     * @param source the code of the source
     * @param place where in the source
     * @return the citation
     */
    public static Citation of(String source, String place) {
        return new Citation(source, place);
    }

    /**
     * Returns whether no source states this and it is defined here.
     *
     * @return true for {@link #INF} and {@link #DER}
     */
    public boolean isInferred() {
        return source.equals(INF) || source.equals(DER);
    }

    @Override
    public String toString() {
        return place.isEmpty() ? source : source + " " + place;
    }
}
