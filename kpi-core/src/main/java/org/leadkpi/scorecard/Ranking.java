package org.leadkpi.scorecard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.metric.Direction;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.RatePrior;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/**
 * Segments in the order of a share, each drawn towards the share of all, the more so the fewer records it has.
 *
 * <p>One of two is no better than thirty of a hundred: a small segment that leads does so by luck more often than not. The
 * shrunk share of a segment with x of n is <code>(x + weight * mean) / (n + weight)</code>. Mean and weight are given, or
 * estimated from how far the segments lie apart beyond chance (empirical Bayes).
 *
 * <ul>
 *   <li>Where they lie no further apart than chance, all have the share of all, and the order says nothing.
 *   <li>A segment without a value takes no part.
 *   <li>Reps are to be ranked among leads of one type and score band: group by these, and rank within them.
 * </ul>
 *
 * <p>Source: A2 (reward conversion per lead); the shrinkage is defined here.
 *
 * @param kpi the KPI
 * @param range the days
 * @param prior what the segments are drawn towards, empty where they lie no further apart than chance
 * @param places the segments, the best first
 * @since 0.1
 */
public record Ranking(Kpi kpi, DateRange range, Optional<RatePrior> prior, List<Place> places) {

    /**
     * A segment in a ranking.
     *
     * @param reading what was read of it
     * @param shrunk its share, drawn towards that of all
     * @param interval within which its own share lies, given all the others; empty where they lie no further apart than chance
     * @since 0.1
     */
    public record Place(Reading reading, Rational shrunk, Optional<Interval> interval) {
        /**
         * Refuses what is not there.
         *
         * @param reading what was read of it
         * @param shrunk its share, drawn towards that of all
         * @param interval within which its own share lies
         */
        public Place {
            Objects.requireNonNull(reading, "reading");
            Objects.requireNonNull(shrunk, "shrunk");
            Objects.requireNonNull(interval, "interval");
        }

        /** {@return the segment} */
        public Segment segment() {
            return reading.segment();
        }
    }

    /**
     * Copies.
     *
     * @param kpi the KPI
     * @param range the days
     * @param prior what the segments are drawn towards, empty where they lie no further apart than chance
     * @param places the segments, the best first
     */
    public Ranking {
        Objects.requireNonNull(kpi, "kpi");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(prior, "prior");
        places = List.copyOf(places);
    }

    /**
     * Ranks the segments of a scorecard; mean and weight are estimated from them.
     *
     * @param card the scorecard
     * @param kpi the KPI, a share of something counted
     * @param range a period, or several whole ones in a row
     * @return the ranking, without places when no segment has a value
     * @throws IllegalArgumentException if the KPI is no share of something counted
     */
    public static Ranking of(Scorecard card, Kpi kpi, DateRange range) {
        List<Reading> readings = readings(card, kpi, range);
        long[] part = readings.stream().mapToLong(Ranking::part).toArray();
        long[] whole = readings.stream().mapToLong(Ranking::whole).toArray();
        Optional<RatePrior> prior = readings.size() < 2 ? Optional.empty() : RatePrior.estimate(part, whole);
        return of(card.definition(kpi), range, prior, card.level(), readings);
    }

    /**
     * Ranks the segments of a scorecard, drawn towards a given share.
     *
     * @param card the scorecard
     * @param kpi the KPI, a share of something counted
     * @param range a period, or several whole ones in a row
     * @param prior what they are drawn towards, and how strongly
     * @return the ranking, without places when no segment has a value
     * @throws IllegalArgumentException if the KPI is no share of something counted
     */
    public static Ranking of(Scorecard card, Kpi kpi, DateRange range, RatePrior prior) {
        return of(card.definition(kpi), range, Optional.of(prior), card.level(), readings(card, kpi, range));
    }

    private static Ranking of(
            Kpi kpi, DateRange range, Optional<RatePrior> prior, double level, List<Reading> readings) {
        long part = readings.stream().mapToLong(Ranking::part).sum();
        long whole = readings.stream().mapToLong(Ranking::whole).sum();
        List<Place> places = new ArrayList<>();
        for (Reading reading : readings) {
            places.add(new Place(
                    reading,
                    prior.map(towards -> towards.shrink(part(reading), whole(reading)))
                            .orElseGet(() -> Rational.of(part, whole)),
                    prior.map(towards -> towards.interval(part(reading), whole(reading), level))));
        }
        Comparator<Place> byShare = Comparator.comparing(Place::shrunk);
        places.sort((kpi.direction() == Direction.LOWER_IS_BETTER ? byShare : byShare.reversed())
                .thenComparing(Place::segment));
        return new Ranking(kpi, range, prior, places);
    }

    private static List<Reading> readings(Scorecard card, Kpi kpi, DateRange range) {
        List<Reading> readings = card.segments().stream()
                .map(segment -> card.get(kpi, segment, range))
                .filter(reading -> reading.value().isDefined())
                .toList();
        for (Reading reading : readings) {
            if (!isShare(reading)) {
                throw new IllegalArgumentException(
                        "cannot rank by " + kpi.id() + ": it is no share of something counted: " + reading.trace());
            }
        }
        return readings;
    }

    private static boolean isShare(Reading reading) {
        return reading.numerator().isPresent()
                && reading.denominator().isPresent()
                && reading.numerator().get().isInteger()
                && reading.denominator().get().isInteger()
                && reading.numerator().get().signum() >= 0
                && reading.numerator().get().compareTo(reading.denominator().get()) <= 0;
    }

    private static long part(Reading reading) {
        return reading.numerator().orElseThrow().toLongExact();
    }

    private static long whole(Reading reading) {
        return reading.denominator().orElseThrow().toLongExact();
    }
}
