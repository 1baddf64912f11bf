package org.leadkpi.diagnosis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.leadkpi.benchmark.Band;
import org.leadkpi.metric.Kpi;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Decomposition;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.ProcessLimits;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/**
 * Criteria on how a KPI moves through the periods of a window, or stands among those before it, with their guards.
 *
 * @since 0.1
 */
public final class Movement {

    /** How many moves in a row make a trend. */
    static final String FALLS = "trend.falls";

    private static final String LEAST_HISTORY = "history.least";

    /** The quarter of the own history below which a value is low. */
    static final Rational LOWER_QUARTILE = Rational.of(1, 4);

    /** The middle of the own history. */
    static final Rational MEDIAN = Rational.of(1, 2);

    /** The three quarters of the own history above which a value is high. */
    static final Rational UPPER_QUARTILE = Rational.of(3, 4);

    /** How many months make a quarter, which rates of few records are pooled over. */
    static final int A_QUARTER = 3;

    private Movement() {}

    /**
     * Returns the criterion that a KPI fell from period to period to the end of the window.
     *
     * <ul>
     *   <li>Three falls take four periods, all of them whole and mature.
     *   <li>It is suspected only, unless the last value differs from the first by more than chance or lies outside the routine.
     *   <li>It is suspected only, if the last value is not lower than a year before.
     * </ul>
     *
     * @param kpi the KPI
     * @return the criterion
     */
    public static Criterion falling(Kpi kpi) {
        return run(kpi, -1);
    }

    /**
     * Returns the criterion that a KPI rose from period to period to the end of the window, like {@link #falling}.
     *
     * @param kpi the KPI
     * @return the criterion
     */
    public static Criterion rising(Kpi kpi) {
        return run(kpi, 1);
    }

    private static Criterion run(Kpi kpi, int direction) {
        return Criterion.of(subject -> run(subject, kpi, direction), kpi).using(FALLS);
    }

    private static Judgement run(Subject subject, Kpi kpi, int direction) {
        int steps = Math.toIntExact(subject.threshold(FALLS).number().toLongExact());
        List<Reading> readings = readings(subject, kpi);
        Optional<Judgement> unsettled = unsettled(subject, readings, steps + 1, kpi);
        if (unsettled.isPresent()) {
            return unsettled.get();
        }
        List<Reading> run = readings.subList(readings.size() - steps - 1, readings.size());
        Evidence series = new Evidence.Series(run);
        for (int i = 1; i < run.size(); i++) {
            if (number(run.get(i)).compareTo(number(run.get(i - 1))) != direction) {
                return Judgement.of(Outcome.NOT_FIRED, series);
            }
        }
        return proven(subject, kpi, run, direction, series);
    }

    private static Judgement proven(Subject subject, Kpi kpi, List<Reading> run, int direction, Evidence series) {
        Reading last = run.get(run.size() - 1);
        Comparison whole = subject.compare(last, run.get(0));
        List<Evidence> evidence = new ArrayList<>(List.of(series));
        Evidence.Compared.of(whole).ifPresent(evidence::add);
        Optional<Trend.Point> point = subject.trend(kpi).points().stream()
                .filter(each -> each.reading().range().equals(last.range()))
                .findFirst();
        boolean isOutside = point.flatMap(Trend.Point::position)
                .map(position ->
                        position == (direction < 0 ? ProcessLimits.Position.BELOW : ProcessLimits.Position.ABOVE))
                .orElse(false);
        if (isOutside) {
            Trend.Limits limits = point.flatMap(Trend.Point::limits).orElseThrow();
            evidence.add(new Evidence.Routine(last, limits));
        }
        Judgement fired = new Judgement(Outcome.FIRED, Optional.empty(), evidence, List.of());
        boolean isBeyondChance = whole.isSignificant() || isOutside;
        boolean isSeasonal = point.flatMap(Trend.Point::yearBefore)
                .flatMap(Comparison::difference)
                .map(difference -> difference.signum() != direction)
                .orElse(false);
        Judgement sure =
                isBeyondChance ? fired : fired.weakened("the moves together are within what chance alone may do");
        return isSeasonal ? sure.weakened("against the same period of the year before it did not move that way") : sure;
    }

    /**
     * Returns the criterion that the last value of the window lies outside what was routine before it.
     *
     * <p>Routine are the process limits of the 6 to 12 settled periods before.
     *
     * @param kpi the KPI
     * @param side on which side
     * @return the criterion
     */
    public static Criterion outsideRoutine(Kpi kpi, ProcessLimits.Position side) {
        return Criterion.of(
                subject -> {
                    List<Reading> readings = readings(subject, kpi);
                    Optional<Judgement> unsettled = unsettled(subject, readings, 1, kpi);
                    if (unsettled.isPresent()) {
                        return unsettled.get();
                    }
                    Reading last = readings.get(readings.size() - 1);
                    return subject.trend(kpi).points().stream()
                            .filter(each -> each.reading().range().equals(last.range()))
                            .findFirst()
                            .flatMap(point -> point.limits()
                                    .map(limits -> Judgement.of(
                                            limits.process().judge(number(last)) == side,
                                            new Evidence.Routine(last, limits))))
                            .orElseGet(() -> Judgement.none(
                                    Doubt.Kind.SHORT_HISTORY,
                                    kpi.id() + " has too few settled periods before " + Days.of(last.range())
                                            + ", needs " + Trend.LEAST_HISTORY,
                                    new Evidence.Measured(last)));
                },
                kpi);
    }

    /**
     * Returns the criterion that a KPI lies above a quantile of its own values in the periods before the subject.
     *
     * @param kpi the KPI
     * @param quantile which quantile, from 0 to 1: the smallest value that is not below that share of them
     * @return the criterion
     */
    public static Criterion aboveOwn(Kpi kpi, Rational quantile) {
        return own(kpi, quantile, sign -> sign > 0);
    }

    /**
     * Returns the criterion that a KPI lies at a quantile of its own values in the periods before the subject, or below it.
     *
     * @param kpi the KPI
     * @param quantile which quantile, from 0 to 1: the smallest value that is not below that share of them
     * @return the criterion
     */
    public static Criterion notAboveOwn(Kpi kpi, Rational quantile) {
        return own(kpi, quantile, sign -> sign <= 0);
    }

    /**
     * Returns the criterion that a KPI lies below a quantile of its own values in the periods before the subject.
     *
     * @param kpi the KPI
     * @param quantile which quantile, from 0 to 1: the smallest value that is not below that share of them
     * @return the criterion
     */
    public static Criterion belowOwn(Kpi kpi, Rational quantile) {
        return own(kpi, quantile, sign -> sign < 0);
    }

    private static Criterion own(Kpi kpi, Rational quantile, IntPredicate side) {
        return Criterion.of(
                        subject -> {
                            Reading reading = subject.read(kpi);
                            Evidence measured = new Evidence.Measured(reading);
                            Optional<Doubt> doubt =
                                    Proof.doubt(reading, subject.file().thresholds());
                            if (doubt.isPresent()) {
                                return Judgement.none(doubt.get(), measured);
                            }
                            List<Rational> before = before(subject, kpi);
                            Threshold least = subject.threshold(LEAST_HISTORY);
                            if (!least.holds(Rational.of(before.size()))
                                    || !reading.value().isDefined()) {
                                return Judgement.none(
                                        Doubt.Kind.SHORT_HISTORY,
                                        kpi.id() + " has " + periods(before) + " before, needs " + least.words(),
                                        measured);
                            }
                            Rational bar = quantile(before, quantile);
                            return Judgement.of(
                                    side.test(number(reading).compareTo(bar)),
                                    measured,
                                    new Evidence.Stated(
                                            (quantile.equals(MEDIAN)
                                                            ? "median"
                                                            : quantile.times(Rational.of(100)) + "th percentile")
                                                    + " of " + periods(before) + " before",
                                            kpi.style().format(bar, reading.currency())));
                        },
                        kpi)
                .using(LEAST_HISTORY);
    }

    /** The settled values of the periods before, the last twelve of them. */
    static List<Rational> before(Subject subject, Kpi kpi) {
        List<Reading> settled = subject.file().settled(subject.card(), kpi, subject.segment());
        int end = settled.size();
        while (end > 0
                && settled.get(end - 1).range().end().isAfter(subject.range().start())) {
            end--;
        }
        return settled.subList(Math.max(0, end - Trend.MOST_HISTORY), end).stream()
                .map(Movement::number)
                .toList();
    }

    static Rational quantile(List<Rational> values, Rational quantile) {
        List<Rational> sorted = values.stream().sorted().toList();
        Rational place = quantile.times(Rational.of(sorted.size()));
        int rank = place.numerator()
                .add(place.denominator().subtract(BigInteger.ONE))
                .divide(place.denominator())
                .intValueExact();
        return sorted.get(Math.max(0, rank - 1));
    }

    /**
     * Returns the criterion that the last value of the window exceeds what is usual: the median of those before it.
     *
     * @param kpi the KPI
     * @return the criterion
     */
    public static Criterion aboveUsual(Kpi kpi) {
        return usual(kpi, Band::above, subject -> Rational.ONE, subject -> "");
    }

    /**
     * Returns the criterion that the last value of the window does not fall short of the median of those before it.
     *
     * @param kpi the KPI
     * @return the criterion
     */
    public static Criterion notBelowUsual(Kpi kpi) {
        return usual(kpi, Band::notBelow, subject -> Rational.ONE, subject -> "");
    }

    /**
     * Returns the criterion that the last value of the window exceeds the median of those before it by a share of it.
     *
     * @param kpi the KPI
     * @param key the threshold that sets the share
     * @return the criterion
     */
    public static Criterion farAboveUsual(Kpi kpi, String key) {
        return usual(
                        kpi,
                        Band::notBelow,
                        subject -> Rational.ONE.plus(subject.threshold(key).number()),
                        subject -> ", and " + subject.threshold(key).words() + " of it more")
                .using(key);
    }

    private static Criterion usual(
            Kpi kpi, UnaryOperator<Band> part, Function<Subject, Rational> times, Function<Subject, String> more) {
        return Criterion.of(
                        subject -> {
                            Subject last = subject.lately();
                            Reading reading = last.read(kpi);
                            List<Rational> before = before(last, kpi);
                            Threshold least = subject.threshold(LEAST_HISTORY);
                            if (!least.holds(Rational.of(before.size()))) {
                                Evidence measured = new Evidence.Measured(reading);
                                Doubt doubt = Proof.doubt(
                                                reading, subject.file().thresholds())
                                        .orElseGet(() -> new Doubt(
                                                Doubt.Kind.SHORT_HISTORY,
                                                kpi.id() + " has " + periods(before) + " before, needs "
                                                        + least.words()));
                                return Judgement.none(doubt, measured);
                            }
                            Rational edge = median(before).times(times.apply(subject));
                            return Proof.of(
                                    reading,
                                    part.apply(Band.between(edge, edge)),
                                    subject.file().thresholds(),
                                    new Evidence.Stated(
                                            "median of " + periods(before) + " before" + more.apply(subject),
                                            kpi.style().format(edge, reading.currency())));
                        },
                        kpi)
                .using(LEAST_HISTORY);
    }

    private static String periods(List<?> before) {
        return before.size() + (before.size() == 1 ? " period" : " periods");
    }

    static Rational median(List<Rational> values) {
        return quantile(values, MEDIAN);
    }

    /**
     * Returns a criterion that does not count when the total moved by its mix: when the parts along a dimension moved the other
     * way, from the first to the last period of the window.
     *
     * <p>It is asked of totals only; where the parts are not at hand, a note says that nobody looked.
     *
     * @param claim the criterion
     * @param kpi the KPI that moved, a ratio
     * @param dimension the dimension of the parts
     * @return the criterion
     */
    public static Criterion unlessMixed(Criterion claim, Kpi kpi, String dimension) {
        return Criterion.of(
                        subject -> {
                            Judgement judgement = claim.judge(subject);
                            List<DateRange> periods = subject.periods();
                            if (!judgement.outcome().isFinding()
                                    || !subject.segment().isTotal()
                                    || periods.size() < 2) {
                                return judgement;
                            }
                            Optional<Scorecard> card =
                                    subject.file().card(subject.card().frame().grain(), List.of(dimension));
                            if (card.isEmpty()) {
                                return judgement.noting(
                                        "whether the mix of " + dimension + " explains it was not checked");
                            }
                            Decomposition parts = Decomposition.of(
                                    card.get(), kpi, dimension, periods.get(periods.size() - 1), periods.get(0));
                            Optional<Evidence.Split> split = Evidence.Split.of(parts);
                            if (!isByMix(parts)) {
                                return judgement.with(split.map(List::of).orElse(List.of()));
                            }
                            return Judgement.none(
                                            Doubt.Kind.MIX_SHIFT,
                                            kpi.id() + " moved by the mix of " + dimension
                                                    + ": within its values it moved the other way or not at all")
                                    .with(judgement.evidence())
                                    .with(split.map(List::of).orElse(List.of()));
                        },
                        claim.kpis().toArray(Kpi[]::new))
                .using(claim.thresholds().toArray(String[]::new));
    }

    /** Whether the parts did not move the way that the total did. */
    private static boolean isByMix(Decomposition parts) {
        int moved = parts.total().difference().map(Rational::signum).orElse(0);
        return parts.isReversed()
                || parts.rate().map(rate -> rate.signum() != moved).orElse(false);
    }

    /**
     * Returns the criterion that a KPI pooled over the window lies in a band, and so do enough of its periods on their own.
     *
     * <p>The periods are pooled since each may be small: all together must be enough, and each must be over and mature.
     *
     * @param kpi the KPI
     * @param key the threshold
     * @param periods how many periods the window has
     * @param within how many of them must lie in the band on their own
     * @return the criterion
     */
    public static Criterion pooled(Kpi kpi, String key, int periods, int within) {
        return Criterion.of(
                        subject -> {
                            List<Reading> readings = readings(subject, kpi);
                            Optional<Judgement> unsettled = unsettled(
                                    subject, readings, periods, kpi, doubt -> doubt.kind() != Doubt.Kind.SMALL_SAMPLE);
                            if (unsettled.isPresent()) {
                                return unsettled.get();
                            }
                            Threshold threshold = subject.threshold(key);
                            List<Reading> last = readings.subList(readings.size() - periods, readings.size());
                            DateRange window = DateRange.of(
                                    last.get(0).range().start(),
                                    last.get(periods - 1).range().end());
                            Judgement whole = Proof.of(
                                    subject.over(window).read(kpi),
                                    threshold,
                                    subject.file().thresholds());
                            long held = last.stream()
                                    .filter(reading -> threshold.holds(number(reading)))
                                    .count();
                            Judgement series = whole.with(List.of(new Evidence.Series(last)));
                            return held >= within || !whole.outcome().isFinding()
                                    ? series
                                    : new Judgement(
                                                    Outcome.NOT_FIRED,
                                                    Optional.empty(),
                                                    series.evidence(),
                                                    series.notes())
                                            .noting("only " + held + " of " + periods + " periods on their own");
                        },
                        kpi)
                .using(key);
    }

    static List<Reading> readings(Subject subject, Kpi kpi) {
        return subject.byPeriod().stream().map(period -> period.read(kpi)).toList();
    }

    /** Why the last periods of a window cannot be followed, if they cannot. */
    private static Optional<Judgement> unsettled(Subject subject, List<Reading> readings, int needed, Kpi kpi) {
        return unsettled(subject, readings, needed, kpi, doubt -> true);
    }

    private static Optional<Judgement> unsettled(
            Subject subject, List<Reading> readings, int needed, Kpi kpi, Predicate<Doubt> counts) {
        List<Reading> last = readings.subList(Math.max(0, readings.size() - needed), readings.size());
        for (Reading reading : last) {
            Optional<Doubt> doubt =
                    Proof.doubt(reading, subject.file().thresholds()).filter(counts);
            if (doubt.isPresent()) {
                return Optional.of(Judgement.none(
                        doubt.get().kind(),
                        Days.during(reading.range()) + ", " + doubt.get().text(),
                        new Evidence.Measured(reading)));
            }
            if (!reading.isSettled()) {
                return Optional.of(Judgement.none(
                        Doubt.Kind.IMMATURE,
                        kpi.id() + " of " + Days.of(reading.range()) + ": "
                                + (reading.value().isDefined() ? "the period is not whole" : reading.value()),
                        new Evidence.Measured(reading)));
            }
        }
        return last.size() < needed
                ? Optional.of(Judgement.none(
                        Doubt.Kind.SHORT_HISTORY,
                        kpi.id() + " has " + last.size() + " of " + needed + " periods that it takes",
                        last.stream().map(Evidence.Measured::new).toArray(Evidence[]::new)))
                : Optional.empty();
    }

    private static Rational number(Reading reading) {
        return reading.number().orElseThrow();
    }
}
