package org.leadkpi.scorecard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.leadkpi.ledger.Journal;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.OutreachKpis;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.response.Inquiry;
import org.leadkpi.stats.StandardizedDifference;
import org.leadkpi.stats.TwoProportions;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/**
 * What became of inbound leads, by how long they waited for an answer: the share that booked a meeting, and the share of MQLs
 * that became SQLs, of all leads, by intent tier and by channel.
 *
 * <p>It tells of association, not of cause: hot leads are answered first, and would convert better anyhow. So bands are
 * compared within the tiers, with the same weight for a tier in both ({@link #difference}); what else makes a lead be answered
 * sooner is not taken out.
 *
 * <ul>
 *   <li>Leads are placed by their first response clock and by the tier they came with. One that is known by its day only is in no
 *       band.
 *   <li>A lead answered later has had less time since, and a lead that nobody answered may convert by itself.
 * </ul>
 *
 * @since 0.1
 */
public final class ResponseConversion {

    /** The share of inbound leads that booked a meeting. */
    public static final Kpi MEETINGS = OutreachKpis.MEETING_BOOKING_RATE_PER_LEAD;

    /** The share of MQLs that became SQLs. */
    public static final Kpi SQLS = StandardKpis.MQL_TO_SQL;

    private static final String BAND = StandardDimensions.RESPONSE_BAND.name();
    private static final String TIER = StandardDimensions.INTENT.name();
    private static final Catalog CATALOG = Catalog.standard().only(List.of(MEETINGS.id(), SQLS.id()));

    private final Map<Segment, List<Row>> rows = new LinkedHashMap<>();

    /**
     * One band of one stratum.
     *
     * @param band the response band, as {@code 0-5m}
     * @param meetings the share of its inbound leads that booked a meeting: leads below the line, those with a meeting above
     * @param sqls the share of its MQLs that became SQLs
     * @since 0.1
     */
    public record Row(String band, Reading meetings, Reading sqls) {

        private Optional<TwoProportions> against(Row other, Kpi kpi) {
            Reading mine = reading(kpi);
            Reading its = other.reading(kpi);
            return hasTrials(mine) && hasTrials(its)
                    ? Optional.of(new TwoProportions(
                            count(mine.numerator()),
                            count(mine.denominator()),
                            count(its.numerator()),
                            count(its.denominator())))
                    : Optional.empty();
        }

        private Reading reading(Kpi kpi) {
            return kpi.equals(MEETINGS) ? meetings : sqls;
        }

        private static boolean hasTrials(Reading reading) {
            return count(reading.denominator()) > 0;
        }

        private static long count(Optional<Rational> number) {
            return number.map(Rational::toLongExact).orElse(0L);
        }
    }

    private ResponseConversion(Dataset data) {
        Journal journal = Journal.of(data, CATALOG);
        read(data, journal, Optional.empty());
        read(data, journal, Optional.of(StandardDimensions.INTENT));
        read(data, journal, Optional.of(StandardDimensions.CHANNEL));
    }

    /**
     * Reads the leads of a dataset.
     *
     * @param data the dataset, over its whole range
     * @return the table
     */
    public static ResponseConversion of(Dataset data) {
        return new ResponseConversion(data);
    }

    private void read(Dataset data, Journal journal, Optional<Dimension> by) {
        Dimension[] dimensions = by.map(dimension -> new Dimension[] {StandardDimensions.RESPONSE_BAND, dimension})
                .orElse(new Dimension[] {StandardDimensions.RESPONSE_BAND});
        Scorecard card = Scorecard.of(Ledger.of(journal, CATALOG, Grain.NONE, dimensions));
        for (String stratum : strata(card, by)) {
            List<Row> bands = new ArrayList<>();
            for (String band : Inquiry.BANDS) {
                Segment all = Segment.of(BAND, band);
                Segment segment =
                        by.map(dimension -> all.with(dimension.name(), stratum)).orElse(all);
                bands.add(new Row(
                        band, card.get(MEETINGS, segment, data.range()), card.get(SQLS, segment, data.range())));
            }
            rows.put(by.map(dimension -> Segment.of(dimension.name(), stratum)).orElse(Segment.ALL), bands);
        }
    }

    /** The values of a dimension that leads in some band have; one without a name when there is no dimension. */
    private static Iterable<String> strata(Scorecard card, Optional<Dimension> by) {
        TreeSet<String> strata = new TreeSet<>();
        for (Segment segment : card.segments()) {
            if (Inquiry.BANDS.contains(segment.values().get(BAND))) {
                strata.add(by.map(dimension -> segment.values().get(dimension.name()))
                        .orElse(""));
            }
        }
        return strata;
    }

    /**
     * Returns the bands of all leads, then those by intent tier and by channel.
     *
     * @return the rows of each stratum, from the fastest band to {@code untouched}; empty when no lead is in a band
     */
    public Map<Segment, List<Row>> rows() {
        Map<Segment, List<Row>> copy = new LinkedHashMap<>();
        rows.forEach((stratum, bands) -> copy.put(stratum, List.copyOf(bands)));
        return Collections.unmodifiableMap(copy);
    }

    /**
     * Compares the fastest band with another one within intent tiers, each of which has the same weight in both.
     *
     * @param kpi {@link #MEETINGS} or {@link #SQLS}
     * @param band the other band
     * @return the fastest less the other; empty when no tier has leads in both
     * @throws IllegalArgumentException if the KPI or the band is another one
     */
    public Optional<StandardizedDifference> difference(Kpi kpi, String band) {
        if (!kpi.equals(MEETINGS) && !kpi.equals(SQLS)) {
            throw new IllegalArgumentException(
                    "kpi is " + kpi.id() + ", must be " + MEETINGS.id() + " or " + SQLS.id());
        }
        int other = Inquiry.BANDS.indexOf(band);
        if (other < 0) {
            throw new IllegalArgumentException("band is \"" + band + "\", must be one of " + Inquiry.BANDS);
        }
        List<TwoProportions> tiers = new ArrayList<>();
        rows.forEach((stratum, bands) -> {
            if (stratum.values().containsKey(TIER)) {
                bands.get(0).against(bands.get(other), kpi).ifPresent(tiers::add);
            }
        });
        return tiers.isEmpty() ? Optional.empty() : Optional.of(new StandardizedDifference(tiers));
    }
}
