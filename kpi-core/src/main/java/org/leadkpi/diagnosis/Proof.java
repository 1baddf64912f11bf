package org.leadkpi.diagnosis;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.leadkpi.benchmark.Band;
import org.leadkpi.metric.Formula;
import org.leadkpi.metric.IntervalRule;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Quotient;
import org.leadkpi.metric.Tally;
import org.leadkpi.metric.Trace;
import org.leadkpi.model.Exclusion;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.stats.Interval;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/**
 * How much a single reading proves: the guards that every rule on a level comes with.
 *
 * <ol>
 *   <li><b>Inputs.</b> A missing feed or rate leaves nothing to evaluate.
 *   <li><b>Maturity.</b> Every member of a cohort must be mature.
 *   <li><b>Coverage.</b> The needed field must be known of most records.
 *   <li><b>Sample.</b> There must be enough records, and enough behind each KPI that it rests on and each cost in its formula.
 *   <li><b>Confidence.</b> The whole interval must lie where the criterion holds; a value there whose interval reaches out is
 *       suspected only. What has no sampling error counts as it is: a count is the number of what was there.
 * </ol>
 *
 * @since 0.1
 */
public final class Proof {

    /** Reasons for which a record is left out since something of it is not known. */
    private static final Set<Exclusion> UNKNOWN =
            EnumSet.of(Exclusion.NO_AMOUNT, Exclusion.STAGE_ORDER, Exclusion.DATE_ORDER, Exclusion.DAY_PRECISION);

    private static final String EVENTS = "minEvents.cost";

    private Proof() {}

    /**
     * Holds a reading against a threshold.
     *
     * @param reading the reading
     * @param threshold where the criterion holds
     * @param settings how much proof it takes
     * @return the judgement
     */
    public static Judgement of(Reading reading, Threshold threshold, Thresholds settings) {
        return of(reading, threshold.band(), settings, new Evidence.Limit(threshold));
    }

    /**
     * Holds a reading against a band.
     *
     * @param reading the reading
     * @param band where the criterion holds
     * @param settings how much proof it takes
     * @param limit where the band comes from
     * @return the judgement
     */
    public static Judgement of(Reading reading, Band band, Thresholds settings, Evidence limit) {
        Evidence measured = new Evidence.Measured(reading);
        Optional<Doubt> doubt = doubt(reading, settings);
        if (doubt.isPresent()) {
            return Judgement.none(doubt.get(), measured, limit);
        }
        return confidence(reading, band, measured, limit);
    }

    /**
     * Returns what keeps a reading from proving anything, whatever it is held against.
     *
     * @param reading the reading
     * @param settings how much proof it takes
     * @return the reason, empty when there is none
     */
    public static Optional<Doubt> doubt(Reading reading, Thresholds settings) {
        return inputs(reading)
                .or(() -> maturity(reading))
                .or(() -> coverage(reading, settings))
                .or(() -> samples(reading, settings));
    }

    /**
     * Holds a reading of a whole population against a threshold: what there is, is not a sample of anything, so the value
     * counts as it is.
     *
     * @param reading the reading
     * @param threshold where the criterion holds
     * @param least how many there must be
     * @return the judgement
     */
    public static Judgement ofCensus(Reading reading, Threshold threshold, Threshold least) {
        Evidence measured = new Evidence.Measured(reading);
        Evidence limit = new Evidence.Limit(threshold);
        Optional<Doubt> doubt = inputs(reading).or(() -> maturity(reading)).or(() -> sample(reading, least));
        return doubt.map(open -> Judgement.none(open, measured, limit))
                .or(() -> reading.number().map(number -> Judgement.of(threshold.holds(number), measured, limit)))
                .orElseGet(() -> Judgement.none(
                        Doubt.Kind.NO_VALUE, reading.kpi().id() + " " + reading.value(), measured, limit));
    }

    /** What keeps a reading from proving anything, were its cohort known to be mature. */
    static Optional<Doubt> doubtOfMature(Reading reading, Thresholds settings) {
        return inputs(reading).or(() -> coverage(reading, settings)).or(() -> samples(reading, settings));
    }

    private static Optional<Doubt> inputs(Reading reading) {
        Status status = reading.status();
        return switch (status) {
            case DEFINED, IMMATURE -> Optional.empty();
            case MISSING_INPUT -> doubt(reading, Doubt.Kind.MISSING_INPUT);
            case MISSING_FX -> doubt(reading, Doubt.Kind.MISSING_FX);
            case NOT_APPLICABLE -> doubt(reading, Doubt.Kind.NOT_APPLICABLE);
            case NO_DATA -> doubt(reading, Doubt.Kind.NO_DATA);
            case NO_OUTPUT, UNBOUNDED ->
                reading.interval().isPresent() ? Optional.empty() : doubt(reading, Doubt.Kind.NO_VALUE);
            case NO_BASE -> doubt(reading, Doubt.Kind.NO_VALUE);
        };
    }

    private static Optional<Doubt> doubt(Reading reading, Doubt.Kind kind) {
        return Optional.of(Doubt.of(kind, () -> reading.kpi().id() + " " + reading.value()));
    }

    private static Optional<Doubt> maturity(Reading reading) {
        if (reading.status() == Status.IMMATURE) {
            return Optional.of(Doubt.of(
                    Doubt.Kind.IMMATURE,
                    () -> reading.kpi().id() + ": " + reading.reason().orElseThrow()));
        }
        return reading.isPartlyImmature()
                ? Optional.of(Doubt.of(
                        Doubt.Kind.IMMATURE, () -> reading.kpi().id() + ": not every member of the cohort is mature"))
                : Optional.empty();
    }

    private static Optional<Doubt> coverage(Reading reading, Thresholds settings) {
        long unknown = 0;
        for (Exclusion reason : UNKNOWN) {
            unknown += reading.excluded().getOrDefault(reason, 0L);
        }
        if (unknown == 0) {
            return Optional.empty();
        }
        Threshold least = settings.get("coverage");
        long all = Math.addExact(reading.n(), unknown);
        Rational known = Rational.of(reading.n(), all);
        return least.holds(known)
                ? Optional.empty()
                : Optional.of(Doubt.of(
                        Doubt.Kind.LOW_COVERAGE,
                        () -> reading.kpi().id() + ": the field is known of " + reading.n() + " of " + all
                                + " records, needs " + least.words()));
    }

    private static Optional<Doubt> samples(Reading reading, Thresholds settings) {
        return sample(reading, leastOf(reading.kpi(), settings)).or(() -> sampleWithin(reading, settings));
    }

    private static Threshold leastOf(Kpi kpi, Thresholds settings) {
        return settings.get(isRate(kpi) ? "minN.rate" : EVENTS);
    }

    /** What is too small of the quotients that its formula is made of: those of KPIs that it rests on, and costs. */
    private static Optional<Doubt> sampleWithin(Reading reading, Thresholds settings) {
        if (reading.kpi().formula().operands().stream().allMatch(part -> part instanceof Tally<?>)) {
            return Optional.empty();
        }
        Map<Formula, Threshold> least = new HashMap<>();
        restedOn(reading.kpi()).forEach(kpi -> least.put(kpi.formula(), leastOf(kpi, settings)));
        return reading.working().steps().stream()
                .flatMap(step -> sampleWithin(step, least, settings.get(EVENTS)))
                .findFirst()
                .map(words ->
                        Doubt.of(Doubt.Kind.SMALL_SAMPLE, () -> reading.kpi().id() + " rests on " + words));
    }

    private static Stream<String> sampleWithin(Trace step, Map<Formula, Threshold> least, Threshold leastOfCosts) {
        Stream<String> within = step.steps().stream().flatMap(part -> sampleWithin(part, least, leastOfCosts));
        if (!(step.formula() instanceof Quotient quotient) || step.steps().isEmpty()) {
            return within;
        }
        boolean isAsked = quotient.isCost() || least.containsKey(quotient);
        Threshold needed = least.getOrDefault(quotient, leastOfCosts);
        // without any output or event, the limit on one side is what proves
        return Stream.concat(
                step.steps().get(1).value().number().stream()
                        .filter(base -> isAsked && !base.isZero() && !needed.holds(base))
                        .map(base -> base + " " + quotient.denominator().text() + ", needs " + needed.words()),
                within);
    }

    private static Stream<Kpi> restedOn(Kpi kpi) {
        return kpi.restsOn().stream().flatMap(other -> Stream.concat(Stream.of(other), restedOn(other)));
    }

    private static Optional<Doubt> sample(Reading reading, Threshold least) {
        Rational n = base(reading);
        return least.holds(n)
                ? Optional.empty()
                : Optional.of(Doubt.of(
                        Doubt.Kind.SMALL_SAMPLE,
                        () -> reading.kpi().id() + " rests on " + n + ", needs " + least.words()));
    }

    /** Whether it is a share of something counted, or the state of a whole population; an amount is neither. */
    private static boolean isRate(Kpi kpi) {
        return kpi.interval() == IntervalRule.WILSON
                || kpi.interval() == IntervalRule.CLUSTERED
                || (kpi.interval() == IntervalRule.NONE && !kpi.formula().unit().isMoney());
    }

    /** How many things a reading rests on: the base of a rate, the outputs of a cost, else the records. */
    static Rational base(Reading reading) {
        return switch (reading.kpi().interval()) {
            case WILSON, CLUSTERED -> reading.denominator().orElseGet(() -> Rational.of(reading.n()));
            case COST_PER_OUTPUT ->
                // without output, the spend is what proves: the lower limit holds for any number of outputs
                reading.status() == Status.NO_OUTPUT
                        ? Rational.of(Long.MAX_VALUE)
                        : reading.denominator().orElseGet(() -> Rational.of(reading.n()));
            default -> Rational.of(reading.n());
        };
    }

    private static Judgement confidence(Reading reading, Band band, Evidence... evidence) {
        IntervalRule method = reading.kpi().interval();
        if (reading.interval().isEmpty() || method == IntervalRule.BYAR) {
            boolean isExact =
                    method == IntervalRule.NONE || method == IntervalRule.BOUNDS || method == IntervalRule.BYAR;
            return isExact && reading.value().isDefined()
                    ? Judgement.of(band.contains(reading.number().orElseThrow()), evidence)
                    : Judgement.none(Doubt.Kind.SMALL_SAMPLE, reading.kpi().id() + " has no interval", evidence);
        }
        Interval interval = reading.interval().get();
        boolean lowerHolds = band.contains(Rational.exactly(interval.lower()));
        boolean upperHolds = interval.isBoundedAbove()
                ? band.contains(Rational.exactly(interval.upper()))
                : band.upper().isEmpty();
        boolean reachesIn = lowerHolds || upperHolds || overlaps(interval, band);
        if (!reading.value().isDefined()) {
            return lowerHolds && upperHolds
                    ? Judgement.of(Outcome.FIRED, evidence)
                    : reachesIn
                            ? Judgement.none(Doubt.Kind.NO_VALUE, reading.kpi().id() + " " + reading.value(), evidence)
                            : Judgement.of(Outcome.NOT_FIRED, evidence);
        }
        if (!band.contains(reading.number().orElseThrow())) {
            Judgement not = Judgement.of(Outcome.NOT_FIRED, evidence);
            return reachesIn ? not.noting("the interval reaches to where it would hold: no proof of health") : not;
        }
        return lowerHolds && upperHolds
                ? Judgement.of(Outcome.FIRED, evidence)
                : Judgement.of(Outcome.SUSPECTED, evidence)
                        .noting("the interval of " + reading.kpi().id() + " reaches beyond the threshold");
    }

    private static boolean overlaps(Interval interval, Band band) {
        boolean beginsBefore = band.upper()
                .map(edge -> interval.lower() <= edge.value().toDouble())
                .orElse(true);
        boolean endsAfter = band.lower()
                .map(edge -> interval.upper() >= edge.value().toDouble())
                .orElse(true);
        return beginsBefore && endsAfter;
    }
}
