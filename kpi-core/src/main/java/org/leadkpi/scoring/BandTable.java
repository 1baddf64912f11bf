package org.leadkpi.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.Proportions;
import org.leadkpi.value.Rational;

/**
 * How many leads of each score band became customers.
 *
 * @param rows the bands from the lowest to the highest, each once
 * @since 0.1
 */
public record BandTable(List<Row> rows) {

    /** Whether higher bands win more. */
    public enum Ordering {
        /** No band wins less often than a lower one. */
        ASCENDING,
        /** A band wins less often than a lower one, and chance does not explain it: their intervals do not touch. */
        INVERTED,
        /** A band wins less often than a lower one, but that may be chance; or there are not two bands to compare. */
        UNCLEAR
    }

    /**
     * One band.
     *
     * @param band the band
     * @param leads how many leads were in it
     * @param won how many of them became customers
     * @since 0.1
     */
    public record Row(ScoreBand band, long leads, long won) {
        /**
         * Refuses counts that cannot be.
         *
         * @param band the band
         * @param leads how many leads were in it
         * @param won how many of them became customers
         * @throws IllegalArgumentException if more won than there are, or a count is negative
         */
        public Row {
            if (won < 0 || won > leads) {
                throw new IllegalArgumentException(
                        "band " + band.label() + " has " + won + " customers, must be 0 to its " + leads + " leads");
            }
        }

        /**
         * Returns the share that became customers.
         *
         * @return the rate, empty without leads
         */
        public Optional<Rational> rate() {
            return leads == 0 ? Optional.empty() : Optional.of(Rational.of(won, leads));
        }

        /**
         * Returns the Wilson interval of the rate at 95 %.
         *
         * @return the interval, empty without leads
         */
        public Optional<Interval> interval() {
            return leads == 0 ? Optional.empty() : Optional.of(Proportions.wilson(won, leads, Interval.LEVEL));
        }
    }

    /**
     * Refuses bands that are not all there in their order.
     *
     * @param rows the bands from the lowest to the highest
     * @throws IllegalArgumentException if a band is missing, repeated or out of its place
     */
    public BandTable {
        rows = List.copyOf(rows);
        if (!rows.stream().map(Row::band).toList().equals(Arrays.asList(ScoreBand.values()))) {
            throw new IllegalArgumentException("bands must be " + Arrays.toString(ScoreBand.values()) + ", were "
                    + rows.stream().map(Row::band).toList());
        }
    }

    /** Counts leads by their band. */
    @SuppressWarnings("EnumOrdinal") // rows are listed in the order of the bands
    static BandTable of(List<ScoredLead> leads) {
        long[] all = new long[ScoreBand.values().length];
        long[] won = new long[all.length];
        for (ScoredLead lead : leads) {
            int band = ScoreBand.of(lead.score()).ordinal();
            all[band]++;
            won[band] += lead.won() ? 1 : 0;
        }
        return new BandTable(Arrays.stream(ScoreBand.values())
                .map(band -> new Row(band, all[band.ordinal()], won[band.ordinal()]))
                .toList());
    }

    /**
     * Returns one band.
     *
     * @param band the band
     * @return its row
     */
    @SuppressWarnings("EnumOrdinal") // rows are listed in the order of the bands
    public Row row(ScoreBand band) {
        return rows.get(band.ordinal());
    }

    /**
     * Returns how many leads there are.
     *
     * @return the leads of all bands
     */
    public long leads() {
        return rows.stream().mapToLong(Row::leads).reduce(0, Math::addExact);
    }

    /**
     * Returns how many became customers.
     *
     * @return the customers of all bands
     */
    public long won() {
        return rows.stream().mapToLong(Row::won).reduce(0, Math::addExact);
    }

    /**
     * Returns how many times the overall rate the rate of a band is.
     *
     * @param band the band
     * @return the lift, empty where the band has no leads or nobody won
     */
    public Optional<Rational> lift(ScoreBand band) {
        return won() == 0
                ? Optional.empty()
                : row(band).rate().map(rate -> rate.dividedBy(Rational.of(won(), leads())));
    }

    /**
     * Returns the share of all leads that are in a band.
     *
     * @param band the band
     * @return the share, empty without leads
     */
    public Optional<Rational> shareOfLeads(ScoreBand band) {
        return leads() == 0
                ? Optional.empty()
                : Optional.of(Rational.of(row(band).leads(), leads()));
    }

    /**
     * Returns the share of all customers that come from a band; of the highest band, what it captures.
     *
     * @param band the band
     * @return the share, empty without customers
     */
    public Optional<Rational> shareOfWins(ScoreBand band) {
        return won() == 0 ? Optional.empty() : Optional.of(Rational.of(row(band).won(), won()));
    }

    /**
     * Returns whether higher bands win more. Bands without leads are passed over.
     *
     * @return the ordering
     */
    public Ordering ordering() {
        List<Row> known = rows.stream().filter(row -> row.leads() > 0).toList();
        boolean ascending = known.size() > 1;
        for (int low = 0; low < known.size(); low++) {
            for (int high = low + 1; high < known.size(); high++) {
                Row lower = known.get(low);
                Row higher = known.get(high);
                if (lower.interval().orElseThrow().lower()
                        > higher.interval().orElseThrow().upper()) {
                    return Ordering.INVERTED;
                }
                ascending &= lower.rate().orElseThrow().compareTo(higher.rate().orElseThrow()) <= 0;
            }
        }
        return ascending ? Ordering.ASCENDING : Ordering.UNCLEAR;
    }
}
