package org.leadkpi.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Policies;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;

/**
 * What a ledger can say: declared, never inferred from the records, so that the ledgers of parts add up to the ledger of
 * the whole.
 *
 * @param range the days observed
 * @param grain the length of a period
 * @param zone the zone whose days count
 * @param asOf the instant after which nothing exists
 * @param currency the currency of every amount
 * @param feeds the feeds that were supplied
 * @param policies the policies in force
 * @param axes the dimensions, in order
 * @param tallies the names of the tallies, in order
 * @since 0.1
 */
public record Frame(
        DateRange range,
        Grain grain,
        ZoneId zone,
        Instant asOf,
        Currency currency,
        Set<Feed> feeds,
        Policies policies,
        List<Axis> axes,
        List<String> tallies) {

    /**
     * A dimension of a ledger, and which sources it splits.
     *
     * @param dimension the name of the dimension
     * @param sources the names of the sources whose records have a value
     * @since 0.1
     */
    public record Axis(String dimension, Set<String> sources) {
        /**
         * Copies, in order.
         *
         * @param dimension the name of the dimension
         * @param sources the names of the sources whose records have a value
         */
        public Axis {
            Objects.requireNonNull(dimension, "dimension");
            sources = Collections.unmodifiableSet(new TreeSet<>(sources));
        }

        /**
         * Returns whether records of a source have a value.
         *
         * @param source the source
         * @return true when they can be split
         */
        public boolean splits(Source<?> source) {
            return sources.contains(source.name());
        }
    }

    /**
     * Copies, in order.
     *
     * @param range the days observed
     * @param grain the length of a period
     * @param zone the zone whose days count
     * @param asOf the instant after which nothing exists
     * @param currency the currency of every amount
     * @param feeds the feeds that were supplied
     * @param policies the policies in force
     * @param axes the dimensions, in order
     * @param tallies the names of the tallies, in order
     */
    public Frame {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(grain, "grain");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(policies, "policies");
        feeds = Collections.unmodifiableSet(new TreeSet<>(feeds));
        axes = List.copyOf(axes);
        tallies = List.copyOf(tallies);
        if (axes.stream().map(Axis::dimension).distinct().count() != axes.size()) {
            throw new IllegalArgumentException("a dimension is named twice: " + axes);
        }
    }

    /**
     * The frame of a dataset.
     *
     * @param data the dataset
     * @param catalog the catalogue whose tallies are kept
     * @param grain the length of a period
     * @param dimensions what to group by
     * @return the frame
     */
    public static Frame of(Dataset data, Catalog catalog, Grain grain, List<Dimension> dimensions) {
        return new Frame(
                data.range(),
                grain,
                data.zone(),
                data.asOf(),
                data.currency(),
                data.feeds(),
                data.policies(),
                dimensions.stream()
                        .map(dimension -> new Axis(dimension.name(), dimension.splitSources()))
                        .toList(),
                catalog.tallies().stream().map(Tally::name).toList());
    }

    /**
     * Cuts the observed range into periods.
     *
     * @return the periods
     */
    public Periods periods() {
        return Periods.of(grain, range, zone);
    }

    /**
     * Returns the day of the as-of instant.
     *
     * @return the day, in the zone of the reports; it need not be over
     */
    public LocalDate today() {
        return asOf.atZone(zone).toLocalDate();
    }

    /**
     * Returns how many decimals of the currency a step of a money total has.
     *
     * @return the digits of the minor unit, 2 for USD
     */
    public int moneyScale() {
        return moneyScale(currency);
    }

    static int moneyScale(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
