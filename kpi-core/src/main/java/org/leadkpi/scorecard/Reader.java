package org.leadkpi.scorecard;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.leadkpi.ledger.Cell;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Formula;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Quotient;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.Statistic;
import org.leadkpi.metric.Tally;
import org.leadkpi.metric.TimeToEvent;
import org.leadkpi.metric.Trace;
import org.leadkpi.model.Exclusion;
import org.leadkpi.stats.Counts;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.IntervalMethod;
import org.leadkpi.stats.Means;
import org.leadkpi.stats.Proportions;
import org.leadkpi.stats.Survival;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** Makes the reading of one KPI in one cell. */
final class Reader {

    /** The confidence of every interval. */
    private static final double LEVEL = 0.95;

    private final Kpi kpi;
    private final Cell cell;
    private final Frame frame;
    private final Maturity maturity;
    private final BiFunction<Cell, String, Collection<Cell>> parts;
    private final Trace working;
    private final EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);

    /**
     * @param parts splits a cell along a dimension and by period; a cell of one value and period is its own only part
     */
    Reader(Kpi kpi, Cell cell, Frame frame, Maturity maturity, BiFunction<Cell, String, Collection<Cell>> parts) {
        this.kpi = kpi;
        this.cell = cell;
        this.frame = frame;
        this.maturity = maturity;
        this.parts = parts;
        this.working = kpi.formula().trace(cell);
    }

    Reading read() {
        Optional<Dispersion> dispersion = dispersion();
        Maturity.Judgement judgement = maturity.judge(kpi, cell, working.value());
        KpiValue value = judgement.value();
        if (judgement.isPartlyImmature()) {
            flags.add(Flag.PARTLY_IMMATURE);
        }
        Optional<Rational> provisional =
                value.status() == Status.IMMATURE ? working.value().number() : Optional.empty();
        boolean known = value.isDefined() || provisional.isPresent();
        if (known) {
            raiseFlags();
            dispersion.filter(Dispersion::isSkewed).ifPresent(spread -> flags.add(Flag.SKEWED));
        }
        if (!Scorecard.isWhole(frame, cell.range())) {
            flags.add(Flag.PARTIAL_PERIOD);
        }
        flagSpend();
        return new Reading(
                kpi,
                cell.segment(),
                cell.range(),
                frame.currency(),
                value,
                numerator(),
                denominator(),
                population(),
                hasInterval(value) ? interval() : Optional.empty(),
                known ? dispersion : Optional.empty(),
                excluded(),
                flags,
                provisional,
                working);
    }

    // ---- the two sides

    private Optional<Rational> numerator() {
        if (kpi.formula() instanceof Quotient) {
            return working.steps().get(0).value().number();
        }
        return kpi.formula() instanceof Tally<?> ? working.value().number() : Optional.empty();
    }

    private Optional<Rational> denominator() {
        return kpi.formula() instanceof Quotient
                ? working.steps().get(1).value().number()
                : Optional.empty();
    }

    private long population() {
        Tally<?> population = kpi.population();
        return cell.unknown(population).isPresent() ? 0 : cell.rawCount(population);
    }

    private Map<Exclusion, Long> excluded() {
        Map<Exclusion, Long> counts = new EnumMap<>(Exclusion.class);
        cell.leftOut(kpi.population()).forEach((reason, count) -> counts.merge(reason, count, Math::max));
        for (Tally<?> input : kpi.formula().inputs()) {
            cell.leftOut(input).forEach((reason, count) -> counts.merge(reason, count, Math::max));
        }
        kpi.leftOut().forEach((reason, tally) -> {
            long count = cell.rawCount(tally);
            if (count > 0) {
                counts.merge(reason, count, Long::sum);
            }
        });
        return counts;
    }

    // ---- flags

    private void raiseFlags() {
        for (Kpi.FlagRule rule : kpi.flags()) {
            Rational threshold = Rational.of(rule.moreThan());
            if (rule.tallies().stream().allMatch(tally -> cell.rawTotal(tally).compareTo(threshold) > 0)) {
                flags.add(rule.flag());
            }
        }
        if (isCost() && working.value().number().map(Rational::isZero).orElse(false)) {
            flags.add(Flag.FREE_OR_UNCOSTED);
        }
    }

    private boolean isCost() {
        return kpi.formula() instanceof Quotient quotient && quotient.isCost();
    }

    /** Spend that names no value of a dimension, and outputs whose cost is not known. */
    private void flagSpend() {
        Formula spent = kpi.formula() instanceof Quotient quotient ? quotient.numerator() : kpi.formula();
        for (Tally<?> spend : spent.inputs()) {
            if (spend.source() == Source.SPEND && spend.knownBy().isPresent()) {
                for (Frame.Axis axis : frame.axes()) {
                    if (axis.splits(Source.SPEND)) {
                        flagSpend(spend, axis.dimension());
                    }
                }
            }
        }
    }

    private void flagSpend(Tally<?> spend, String dimension) {
        for (Cell part : parts.apply(cell, dimension)) {
            if (Segment.NONE.equals(part.segment().values().get(dimension))
                    && !part.rawTotal(spend).isZero()) {
                flags.add(Flag.UNALLOCATED);
            }
            if (working.value().isDefined() && !isSame(part) && isCost() && isUncosted(part, spend)) {
                flags.add(Flag.INCLUDES_UNCOSTED);
            }
        }
    }

    private boolean isSame(Cell part) {
        return part.segment().equals(cell.segment()) && part.range().equals(cell.range());
    }

    private boolean isUncosted(Cell part, Tally<?> spend) {
        KpiValue outputs = ((Quotient) kpi.formula()).denominator().evaluate(part);
        return spend.knownBy().map(records -> part.rawCount(records) == 0).orElse(false)
                && outputs.number().map(count -> count.signum() > 0).orElse(false);
    }

    // ---- uncertainty

    /** A cost without output and a time that is not reached are bounded from below. */
    private static boolean hasInterval(KpiValue value) {
        return value.isDefined() || value.status() == Status.NO_OUTPUT || value.status() == Status.UNBOUNDED;
    }

    private Optional<Interval> interval() {
        return switch (kpi.interval()) {
            case NONE -> Optional.empty();
            case WILSON -> wilson();
            case BYAR -> wholeNumber(working.value().number()).map(count -> Counts.byar(count, LEVEL));
            case COST_PER_OUTPUT -> costPerOutput();
            case ORDER_STATISTIC -> orderStatistic();
            case KAPLAN_MEIER -> kaplanMeier();
            case STUDENT_T -> studentT();
            case BOUNDS -> bounds();
        };
    }

    private Optional<Interval> wilson() {
        Optional<Long> part = wholeNumber(numerator());
        Optional<Long> whole = wholeNumber(denominator());
        return part.isPresent() && whole.isPresent() && part.get() <= whole.get()
                ? Optional.of(Proportions.wilson(part.get(), whole.get(), LEVEL))
                : Optional.empty();
    }

    private Optional<Interval> costPerOutput() {
        Optional<Long> outputs = wholeNumber(denominator());
        return outputs.isPresent()
                        && numerator().isPresent()
                        && numerator().get().signum() >= 0
                ? Optional.of(Counts.costPerOutput(numerator().get().toDouble(), outputs.get(), LEVEL))
                : Optional.empty();
    }

    private Optional<Interval> orderStatistic() {
        return kpi.formula() instanceof Statistic statistic
                ? cell.values(statistic.of())
                        .quantileInterval(statistic.kind().probability(), LEVEL)
                        .map(steps -> inUnits(steps, statistic.of()))
                : Optional.empty();
    }

    private Optional<Interval> kaplanMeier() {
        return kpi.formula() instanceof TimeToEvent time
                ? Survival.of(cell.values(time.events()), cell.values(time.waits()))
                        .quantileInterval(time.quantile().probability(), LEVEL)
                        .map(steps -> inUnits(steps, time.events()))
                : Optional.empty();
    }

    private Interval inUnits(Interval steps, Tally<?> tally) {
        double resolution = cell.resolution(tally).toDouble();
        return new Interval(steps.lower() / resolution, steps.upper() / resolution, steps.level(), steps.method());
    }

    private Optional<Interval> studentT() {
        if (kpi.spread().isEmpty()) {
            return Optional.empty();
        }
        Distribution steps = cell.values(kpi.spread().get());
        if (steps.count() < 2) {
            return Optional.empty();
        }
        double resolution = cell.resolution(kpi.spread().get()).toDouble();
        return Optional.of(Means.studentT(
                steps.mean().toDouble() / resolution, Math.sqrt(steps.variance()) / resolution, steps.count(), LEVEL));
    }

    private Optional<Interval> bounds() {
        if (kpi.unknown().isEmpty() || numerator().isEmpty() || denominator().isEmpty()) {
            return Optional.empty();
        }
        Rational base = denominator().get();
        Rational without = numerator().get().dividedBy(base);
        Rational with =
                numerator().get().plus(cell.rawTotal(kpi.unknown().get())).dividedBy(base);
        return Optional.of(
                new Interval(without.min(with).toDouble(), without.max(with).toDouble(), 1, IntervalMethod.BOUNDS));
    }

    private static Optional<Long> wholeNumber(Optional<Rational> number) {
        return number.filter(Rational::isInteger).map(Rational::toLongExact);
    }

    // ---- spread

    private Optional<Dispersion> dispersion() {
        if (kpi.spread().isEmpty()) {
            return Optional.empty();
        }
        Distribution steps = cell.values(kpi.spread().get());
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(Dispersion.of(steps, cell.resolution(kpi.spread().get())));
    }
}
