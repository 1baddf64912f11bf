package org.leadkpi.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.stats.Counts;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.MultipleComparisons;
import org.leadkpi.stats.StratifiedProportions;
import org.leadkpi.stats.TwoProportions;
import org.leadkpi.value.Rational;

/**
 * The segments of a scorecard side by side, over the same days: who stands out of them.
 *
 * <p>Whoever looks for the best of many finds one, be there a difference or not. So the level of confidence is raised by the
 * number of segments that are compared (Bonferroni).
 *
 * @since 0.1
 */
public final class Peers {

    private final Kpi kpi;
    private final List<Rational> values;
    private final List<Reading> readings;
    private final long successes;
    private final long trials;

    /**
     * @param kpi the KPI
     * @param readings the readings of the segments that name a value of each dimension
     */
    Peers(Kpi kpi, List<Reading> readings) {
        this.kpi = kpi;
        this.values = readings.stream()
                .flatMap(reading -> reading.number().stream())
                .sorted()
                .toList();
        this.readings = readings.stream().filter(Peers::isCounted).toList();
        this.successes = this.readings.stream().mapToLong(Peers::successes).sum();
        this.trials = this.readings.stream().mapToLong(Peers::trials).sum();
    }

    /** Whether a reading is a share of something that happened at all, or a number of things. */
    private static boolean isCounted(Reading reading) {
        return reading.value().isDefined()
                && reading.numerator().filter(Rational::isInteger).isPresent()
                && reading.denominator().map(Rational::isInteger).orElse(true);
    }

    private static long successes(Reading reading) {
        return reading.numerator().orElseThrow().toLongExact();
    }

    private static long trials(Reading reading) {
        return reading.denominator().map(Rational::toLongExact).orElse(0L);
    }

    /** The confidence of one comparison, where there are so many that all together have that of the subject. */
    private double level(Subject subject) {
        return MultipleComparisons.bonferroni(subject.level(), Math.max(1, readings.size()));
    }

    // ---- one against the others together

    /**
     * Returns the criterion that a rate of the segment is higher than that of all other segments together.
     *
     * @param kpi the KPI, a rate
     * @return the criterion
     */
    public static Criterion aboveOthers(Kpi kpi) {
        return Criterion.of(subject -> subject.peers(kpi).differs(subject, 1), kpi);
    }

    /**
     * Returns the criterion that a rate of the segment is lower than that of all other segments together.
     *
     * @param kpi the KPI, a rate
     * @return the criterion
     */
    public static Criterion belowOthers(Kpi kpi) {
        return Criterion.of(subject -> subject.peers(kpi).differs(subject, -1), kpi);
    }

    private Judgement differs(Subject subject, int direction) {
        Reading own = subject.read(kpi);
        Optional<Judgement> doubt = doubt(subject, own);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        long otherTrials = trials - trials(own);
        if (otherTrials == 0) {
            return alone(own);
        }
        TwoProportions sides = new TwoProportions(successes(own), trials(own), successes - successes(own), otherTrials);
        if (sides.difference().signum() != direction) {
            return Judgement.of(Outcome.NOT_FIRED, new Evidence.Measured(own));
        }
        return judge(subject, own, others(subject), sides, readings.size());
    }

    private static Judgement judge(Subject subject, Reading own, Reading base, TwoProportions sides, int comparisons) {
        Interval interval = sides.differenceInterval(MultipleComparisons.bonferroni(subject.level(), comparisons));
        boolean isWithinChance = interval.contains(0)
                || subject.compare(own, base)
                        .differenceInterval()
                        .map(limits -> limits.contains(0))
                        .orElse(false);
        Judgement judgement = Judgement.of(
                !isWithinChance,
                new Evidence.Measured(own),
                new Evidence.Compared(own, base, sides.difference(), Optional.of(interval), Optional.empty()));
        return comparisons == 1
                ? judgement
                : judgement.noting(
                        "limits for " + comparisons + " comparisons at once: one in twenty of such searches finds"
                                + " a difference that is not there");
    }

    /** The other segments as one. */
    private Reading others(Subject subject) {
        return subject.card()
                .pooled(
                        kpi,
                        Segment.of(
                                subject.segment().values().keySet().iterator().next(), "the others"),
                        subject.siblings().stream()
                                .filter(sibling -> !sibling.equals(subject.segment()))
                                .toList(),
                        subject.range());
    }

    private Optional<Judgement> doubt(Subject subject, Reading own) {
        Optional<Doubt> doubt = Proof.doubt(own, subject.file().thresholds());
        if (doubt.isPresent()) {
            return Optional.of(Judgement.none(doubt.get(), new Evidence.Measured(own)));
        }
        return isCounted(own)
                ? Optional.empty()
                : Optional.of(Judgement.none(
                        Doubt.Kind.NO_VALUE, kpi.id() + " counts no share of anything", new Evidence.Measured(own)));
    }

    private Judgement alone(Reading own) {
        return Judgement.none(
                Doubt.Kind.NO_DATA, kpi.id() + " has no other segment to compare with", new Evidence.Measured(own));
    }

    /** By how much the rate of a segment exceeds that of the others together; empty where a side has none. */
    Optional<Rational> aboveOthers(Subject subject) {
        Reading own = subject.read(kpi);
        return isCounted(own) && trials > trials(own)
                ? Optional.of(
                        own.number().orElseThrow().minus(Rational.of(successes - successes(own), trials - trials(own))))
                : Optional.empty();
    }

    // ---- like with like

    /**
     * Returns a segment and others within the values of another dimension: those in which both have something.
     *
     * @param subject the segment, of one dimension
     * @param kpi the KPI, a rate
     * @param dimension the dimension to compare within
     * @param base the segment to compare with; without one all others together
     * @return the strata; empty of the total, where nothing can be compared, or there is no scorecard by both dimensions
     */
    static Optional<StratifiedProportions> within(Subject subject, Kpi kpi, String dimension, Optional<Segment> base) {
        if (subject.segment().isTotal()) {
            return Optional.empty();
        }
        String own = subject.segment().values().keySet().iterator().next();
        return subject.file()
                .card(subject.card().frame().grain(), List.of(own, dimension), Set.of(kpi))
                .flatMap(card -> strata(
                        subject.file().subject(card, subject.segment(), subject.range()), kpi, own, dimension, base));
    }

    /** Whether a segment of one dimension has anything that names a value of another dimension; the total is no such segment. */
    static boolean isRecorded(Subject subject, Kpi kpi, String dimension) {
        if (subject.segment().isTotal()) {
            return false;
        }
        String own = subject.segment().values().keySet().iterator().next();
        return subject.file().card(subject.card().frame().grain(), List.of(own, dimension), Set.of(kpi)).stream()
                .flatMap(card -> Subject.named(card, List.of(own, dimension)).stream()
                        .filter(subject.segment()::contains)
                        .map(place -> subject.file().subject(card, place, subject.range())))
                .anyMatch(place -> Shares.of(place, kpi).trials() > 0);
    }

    /**
     * Returns two spans of days of the total within the values of a dimension: those in which both have something.
     *
     * @param first the one
     * @param second the other
     * @param kpi the KPI, a rate
     * @param dimension the dimension to compare within
     * @return the strata; empty where nothing can be compared, or there is no scorecard by the dimension
     */
    static Optional<StratifiedProportions> within(Subject first, Subject second, Kpi kpi, String dimension) {
        return first.file()
                .card(first.card().frame().grain(), List.of(dimension))
                .flatMap(card -> stratified(Subject.named(card, List.of(dimension)).stream()
                        .map(value -> Shares.of(first.file().subject(card, value, first.range()), kpi)
                                .against(Shares.of(first.file().subject(card, value, second.range()), kpi)))
                        .flatMap(Optional::stream)
                        .toList()));
    }

    private static Optional<StratifiedProportions> stratified(List<TwoProportions> strata) {
        return strata.isEmpty() ? Optional.empty() : Optional.of(new StratifiedProportions(strata));
    }

    private static Optional<StratifiedProportions> strata(
            Subject subject, Kpi kpi, String own, String dimension, Optional<Segment> base) {
        List<TwoProportions> strata = new ArrayList<>();
        for (Segment value : subject.segments(dimension)) {
            String name = value.values().getOrDefault(dimension, Segment.NONE);
            Shares first = Shares.of(subject.in(subject.segment().with(dimension, name)), kpi);
            Shares second = base.map(other -> Shares.of(subject.in(other.with(dimension, name)), kpi))
                    .orElseGet(() -> Shares.of(subject.in(value), kpi)
                            .minus(Shares.of(
                                    subject.in(Segment.of(own, Segment.NONE).with(dimension, name)), kpi))
                            .minus(first));
            first.against(second).ifPresent(strata::add);
        }
        return stratified(strata);
    }

    /** Successes and trials. */
    private record Shares(long successes, long trials) {

        static Shares of(Subject subject, Kpi kpi) {
            Reading reading = subject.read(kpi);
            return isCounted(reading) ? new Shares(Peers.successes(reading), Peers.trials(reading)) : new Shares(0, 0);
        }

        /** Both sides, where each has something. */
        Optional<TwoProportions> against(Shares other) {
            return trials > 0 && other.trials > 0
                    ? Optional.of(new TwoProportions(successes, trials, other.successes, other.trials))
                    : Optional.empty();
        }

        Shares minus(Shares other) {
            return new Shares(successes - other.successes, trials - other.trials);
        }
    }

    // ---- the better half

    /**
     * Returns the criterion that a KPI of the segment lies in the lower half of all segments: not above their median.
     *
     * @param kpi the KPI
     * @return the criterion
     */
    public static Criterion lowerHalf(Kpi kpi) {
        return Criterion.of(subject -> subject.peers(kpi).isLowerHalf(subject), kpi);
    }

    private Judgement isLowerHalf(Subject subject) {
        Reading own = subject.read(kpi);
        Optional<Doubt> doubt = Proof.doubt(own, subject.file().thresholds());
        if (doubt.isPresent() || own.number().isEmpty()) {
            return Judgement.none(
                    doubt.map(Doubt::kind).orElse(Doubt.Kind.NO_VALUE),
                    doubt.map(Doubt::text).orElse(kpi.id() + " " + own.value()),
                    new Evidence.Measured(own));
        }
        if (values.size() < 2) {
            return alone(own);
        }
        Rational median = values.get((values.size() - 1) / 2);
        return Judgement.of(
                own.number().get().compareTo(median) <= 0,
                new Evidence.Measured(own),
                new Evidence.Stated(
                        "median of " + values.size() + " segments", kpi.style().format(median, own.currency())));
    }

    // ---- the best of all

    /**
     * Returns the criterion that a rate of the segment is the highest of all, and higher than each other one.
     *
     * <p>Only the best one is compared, with each other segment that rests on enough.
     *
     * @param kpi the KPI, a rate
     * @return the criterion
     */
    public static Criterion best(Kpi kpi) {
        return Criterion.of(subject -> subject.peers(kpi).isBest(subject), kpi);
    }

    private Judgement isBest(Subject subject) {
        Reading own = subject.read(kpi);
        Optional<Judgement> doubt = doubt(subject, own);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        Rational rate = own.number().orElseThrow();
        List<Reading> rivals = new ArrayList<>();
        for (Reading other : readings) {
            if (!other.segment().equals(own.segment())
                    && Proof.doubt(other, subject.file().thresholds()).isEmpty()) {
                if (other.number().orElseThrow().compareTo(rate) >= 0) {
                    return Judgement.of(Outcome.NOT_FIRED, new Evidence.Measured(own), new Evidence.Measured(other));
                }
                rivals.add(other);
            }
        }
        if (rivals.isEmpty()) {
            return alone(own);
        }
        Judgement judgement = Judgement.of(Outcome.FIRED);
        for (Reading other : rivals) {
            TwoProportions sides = new TwoProportions(successes(own), trials(own), successes(other), trials(other));
            judgement = judgement.and(judge(subject, own, other, sides, rivals.size()));
        }
        return judgement;
    }

    /** The segment with the highest rate of all others that rest on enough. */
    Optional<Segment> next(Subject subject) {
        return readings.stream()
                .filter(other -> !other.segment().equals(subject.segment()))
                .filter(other -> Proof.doubt(other, subject.file().thresholds()).isEmpty())
                .max(Comparator.comparing(other -> other.number().orElseThrow()))
                .map(Reading::segment);
    }

    // ---- counts of a team

    /** The mean of a count over the other segments, of which there is at least one. */
    Rational meanOfOthers(Subject subject) {
        return Rational.of(successes - successes(subject.read(kpi)), readings.size() - 1L);
    }

    /**
     * Returns the criterion that a count of the segment lies below a quantile of the segments, or above it, and differs from
     * the mean of the others by more than chance.
     *
     * <p>Somebody is always last, so it does not hold where chance alone may do as much. Only those are compared who do
     * something at all: many owners of leads never dial.
     *
     * @param kpi the KPI, a count
     * @param doing the KPI that counts what all of them do
     * @param quantile which quantile, from 0 to 1, interpolated
     * @param side on which side of it, by the sign of the comparison
     * @return the criterion
     */
    static Criterion beyond(Kpi kpi, Kpi doing, Rational quantile, IntPredicate side) {
        return Criterion.of(subject -> subject.team(kpi, doing).isBeyond(subject, quantile, side), kpi, doing);
    }

    private Judgement isBeyond(Subject subject, Rational quantile, IntPredicate side) {
        Reading own = subject.read(kpi);
        Evidence measured = new Evidence.Measured(own);
        if (!own.value().isDefined()) {
            Doubt doubt = Proof.doubt(own, subject.file().thresholds()).orElseThrow();
            return Judgement.none(doubt, measured);
        }
        if (readings.stream().map(Reading::segment).noneMatch(own.segment()::equals)) {
            return Judgement.none(Doubt.Kind.NO_DATA, "is none of those who are compared by " + kpi.id(), measured);
        }
        if (readings.size() < 2) {
            return alone(own);
        }
        Distribution counts = Distribution.ofValues(
                readings.stream().mapToLong(Peers::successes).toArray());
        Rational bar = counts.quantile(quantile);
        Evidence stated = new Evidence.Stated(
                quantile.times(Rational.of(100)) + "th percentile of " + readings.size() + " segments",
                kpi.style().format(bar, own.currency()));
        long count = successes(own);
        int fromMean = Rational.of(count).compareTo(meanOfOthers(subject));
        if (!side.test(Rational.of(count).compareTo(bar)) || !side.test(fromMean) || fromMean == 0) {
            return Judgement.of(Outcome.NOT_FIRED, measured, stated);
        }
        Judgement beyond = Judgement.of(isBeyondChance(subject, count, successes - count), measured, stated);
        return beyond.outcome() == Outcome.FIRED
                ? beyond
                : beyond.noting("chance alone may set " + kpi.id() + " that far from the mean of the others");
    }

    /** Whether a count differs from the mean of the others; counts in equal time are as costs of one unit, turned round. */
    private boolean isBeyondChance(Subject subject, long count, long others) {
        if (others == 0) {
            return false;
        }
        if (count == 0) {
            double expected = (double) others / (readings.size() - 1);
            return expected > Counts.upperBoundOnNone(level(subject));
        }
        return !Counts.ratioOfCosts(readings.size() - 1, others, 1, count, level(subject))
                .contains(1);
    }
}
