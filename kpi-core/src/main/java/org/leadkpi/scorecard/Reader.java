package org.leadkpi.scorecard;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.leadkpi.internal.Lazy;
import org.leadkpi.ledger.Cell;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.Clusters;
import org.leadkpi.metric.Discrimination;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Formula;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Product;
import org.leadkpi.metric.Quotient;
import org.leadkpi.metric.Retention;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.Statistic;
import org.leadkpi.metric.Style;
import org.leadkpi.metric.Tally;
import org.leadkpi.metric.TimeToEvent;
import org.leadkpi.metric.Trace;
import org.leadkpi.model.Exclusion;
import org.leadkpi.stats.Auc;
import org.leadkpi.stats.Counts;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.IntervalMethod;
import org.leadkpi.stats.Limits;
import org.leadkpi.stats.Means;
import org.leadkpi.stats.Proportions;
import org.leadkpi.stats.Survival;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

/** Makes the reading of one KPI in one cell. */
final class Reader {

    /** Statuses of readings that have limits: a value between them, or none but a limit on one side. */
    private static final Set<Status> BOUNDED = EnumSet.of(Status.DEFINED, Status.NO_OUTPUT, Status.UNBOUNDED);

    private final Kpi kpi;
    private final Cell cell;
    private final Scorecard card;
    private final BiFunction<Cell, String, Collection<Cell>> parts;
    private final List<KpiValue> sides;
    private final KpiValue value;
    private final Maturity.Judgement judgement;
    private @Nullable Trace working;

    /**
     * @param parts splits a cell along a dimension and by period; a cell of one value and period is its own only part
     */
    Reader(Kpi kpi, Cell cell, Scorecard card, BiFunction<Cell, String, Collection<Cell>> parts) {
        this.kpi = kpi;
        this.cell = cell;
        this.card = card;
        this.parts = parts;
        this.sides = kpi.formula() instanceof Quotient quotient
                ? List.of(
                        quotient.numerator().evaluate(cell),
                        quotient.denominator().evaluate(cell))
                : List.of();
        this.value =
                sides.isEmpty() ? kpi.formula().evaluate(cell) : kpi.formula().apply(sides, cell);
        this.judgement = card.judge(kpi, cell, value);
    }

    /**
     * @param isWhole whether the days of the cell are whole
     */
    Reading read(boolean isWhole) {
        return new Reading(
                kpi,
                cell.segment(),
                cell.range(),
                card.frame().currency(),
                judgement.value(),
                numerator(),
                denominator(),
                population(),
                excluded(),
                isPartlyImmature(),
                !isWhole,
                new Lazy<>(this::details));
    }

    private Reading.Details details() {
        return new Reading.Details(
                BOUNDED.contains(judgement.value().status()) ? interval(card.level()) : Optional.empty(),
                isKnown() ? dispersion() : Optional.empty(),
                flags(),
                provisional(),
                working());
    }

    /** The formula with the numbers filled in, which only details ask for, one thread at a time. */
    private Trace working() {
        Trace known = working;
        if (known == null) {
            known = kpi.formula().trace(cell);
            working = known;
        }
        return known;
    }

    private Optional<Rational> provisional() {
        return judgement.value().status() == Status.IMMATURE ? value.number() : Optional.empty();
    }

    private boolean isKnown() {
        return judgement.value().isDefined() || provisional().isPresent();
    }

    private boolean isPartlyImmature() {
        boolean isPartlyImmature = judgement.isPartlyImmature();
        for (Kpi other : kpi.restsOn()) {
            isPartlyImmature |= reader(other).isPartlyImmature();
        }
        return isPartlyImmature;
    }

    /** The reader of another KPI in the same cell. */
    private Reader reader(Kpi other) {
        return new Reader(other, cell, card, parts);
    }

    // ---- the two sides

    private Optional<Rational> numerator() {
        if (kpi.formula() instanceof Quotient) {
            return sides.get(0).number();
        }
        return kpi.formula() instanceof Tally<?> ? value.number() : Optional.empty();
    }

    private Optional<Rational> denominator() {
        return kpi.formula() instanceof Quotient ? sides.get(1).number() : Optional.empty();
    }

    private long population() {
        Tally<?> population = kpi.population();
        return cell.unknown(population).isPresent() ? 0 : cell.rawCount(population);
    }

    private Map<Exclusion, Long> excluded() {
        Map<Exclusion, Long> counts = cell.leftOut(kpi.population());
        for (Tally<?> input : kpi.inputs()) {
            counts = merged(counts, cell.leftOut(input), Math::max);
        }
        for (Map.Entry<Exclusion, Tally<?>> each : kpi.leftOut().entrySet()) {
            long count = cell.rawCount(each.getValue());
            counts = merged(counts, count > 0 ? Map.of(each.getKey(), count) : Map.of(), Math::addExact);
        }
        return counts;
    }

    private static Map<Exclusion, Long> merged(
            Map<Exclusion, Long> one, Map<Exclusion, Long> other, BinaryOperator<Long> both) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Map<Exclusion, Long> merged = new EnumMap<>(one);
        other.forEach((reason, count) -> merged.merge(reason, count, both));
        return merged;
    }

    // ---- flags

    private Set<Flag> flags() {
        EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
        if (isKnown()) {
            raise(flags);
        }
        if (judgement.isPartlyImmature()) {
            flags.add(Flag.PARTLY_IMMATURE);
        }
        if (!card.isWhole(cell.range())) {
            flags.add(Flag.PARTIAL_PERIOD);
        }
        flagSpend(flags);
        kpi.restsOn().forEach(other -> flags.addAll(reader(other).flags()));
        return flags;
    }

    private void raise(Set<Flag> flags) {
        for (Kpi.FlagRule rule : kpi.flags()) {
            Rational threshold = Rational.of(rule.moreThan());
            if (rule.tallies().stream().allMatch(tally -> cell.rawTotal(tally).compareTo(threshold) > 0)) {
                flags.add(rule.flag());
            }
        }
        if (isCost() && value.number().map(Rational::isZero).orElse(false)) {
            flags.add(Flag.FREE_OR_UNCOSTED);
        }
        dispersion().filter(Dispersion::isSkewed).ifPresent(spread -> flags.add(Flag.SKEWED));
        if (working().isCapped() || (cell.horizon().isPresent() && projects(kpi.formula()))) {
            flags.add(Flag.CAPPED);
        }
    }

    /** Whether a lifetime is projected, which a horizon always cuts. */
    private static boolean projects(Formula formula) {
        return formula instanceof Retention || formula.operands().stream().anyMatch(Reader::projects);
    }

    private boolean isCost() {
        return kpi.formula() instanceof Quotient quotient && quotient.isCost();
    }

    /** Spend that names no value of a dimension, and outputs whose cost is not known. */
    private void flagSpend(Set<Flag> flags) {
        Formula spent = kpi.formula() instanceof Quotient quotient ? quotient.numerator() : kpi.formula();
        for (Tally<?> spend : spent.inputs()) {
            if (spend.source() == Source.SPEND && spend.knownBy().isPresent()) {
                for (Frame.Axis axis : card.frame().axes()) {
                    if (axis.splits(Source.SPEND)) {
                        flagSpend(flags, spend, axis.dimension());
                    }
                }
            }
        }
    }

    private void flagSpend(Set<Flag> flags, Tally<?> spend, String dimension) {
        for (Cell part : parts.apply(cell, dimension)) {
            if (Segment.NONE.equals(part.segment().values().get(dimension))
                    && !part.rawTotal(spend).isZero()) {
                flags.add(Flag.UNALLOCATED);
            }
            if (value.isDefined() && !isSame(part) && isCost() && isUncosted(part, spend)) {
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

    private Optional<Interval> interval(double level) {
        return switch (kpi.interval()) {
            case NONE -> Optional.empty();
            case WILSON -> wilson(level);
            case CLUSTERED -> clustered(level);
            case BYAR -> wholeNumber(value.number()).map(count -> Counts.byar(count, level));
            case COST_PER_OUTPUT -> costPerOutput(level);
            case ORDER_STATISTIC -> orderStatistic(level);
            case KAPLAN_MEIER -> kaplanMeier(level);
            case STUDENT_T -> studentT(level);
            case BOUNDS -> bounds();
            case RISK_PER_EVENT -> riskPerEvent(level);
            case EXPOSURE_PER_EVENT -> exposurePerEvent(level);
            case HANLEY_MCNEIL -> hanleyMcneil(level);
            case COMBINED -> combined(level);
        };
    }

    private Optional<Interval> wilson(double level) {
        Optional<Long> part = wholeNumber(numerator());
        Optional<Long> whole = wholeNumber(denominator());
        return part.isPresent() && whole.isPresent() && part.get() <= whole.get()
                ? Optional.of(Proportions.wilson(part.get(), whole.get(), level))
                : Optional.empty();
    }

    /**
     * By clusters, which may tell of less than single trials do, and never of more: then the wider one holds. Where there are no
     * trials, clusters that all say the same do not tell how far others may lie apart.
     */
    private Optional<Interval> clustered(double level) {
        Optional<Interval> independent = wilson(level);
        double most = independent.isPresent() ? 1 : Double.POSITIVE_INFINITY;
        Optional<Interval> byCluster = kpi.clusters()
                .flatMap(pairs -> value.number()
                        .flatMap(ratio -> Clusters.ratio(cell.values(pairs)).intervalAround(ratio.toDouble(), level)))
                .map(interval -> interval.within(0, most))
                .filter(interval -> independent.isPresent() || interval.lower() < interval.upper());
        return independent.isPresent() && byCluster.isPresent()
                ? Optional.of(independent.get().wider(byCluster.get()))
                : independent.or(() -> byCluster);
    }

    private Optional<Interval> costPerOutput(double level) {
        Optional<Long> outputs = wholeNumber(denominator());
        return outputs.isPresent()
                        && numerator().isPresent()
                        && numerator().get().signum() >= 0
                ? Optional.of(Counts.costPerOutput(numerator().get().toDouble(), outputs.get(), level))
                : Optional.empty();
    }

    private Optional<Interval> orderStatistic(double level) {
        return kpi.formula() instanceof Statistic statistic
                ? cell.values(statistic.of())
                        .quantileInterval(statistic.kind().probability(), level)
                        .map(steps -> inUnits(steps, statistic.of()))
                : Optional.empty();
    }

    private Optional<Interval> kaplanMeier(double level) {
        return kpi.formula() instanceof TimeToEvent time
                ? Survival.of(cell.values(time.events()), cell.values(time.waits()))
                        .quantileInterval(time.quantile().probability(), level)
                        .map(steps -> inUnits(steps, time.events()))
                : Optional.empty();
    }

    private Optional<Interval> hanleyMcneil(double level) {
        return kpi.formula() instanceof Discrimination told
                ? Auc.of(cell.values(told.positives()), cell.values(told.negatives()))
                        .flatMap(auc -> auc.interval(level))
                : Optional.empty();
    }

    private Interval inUnits(Interval steps, Tally<?> tally) {
        double resolution = cell.resolution(tally).toDouble();
        return new Interval(steps.lower() / resolution, steps.upper() / resolution, steps.level(), steps.method());
    }

    private Optional<Interval> studentT(double level) {
        if (kpi.spread().isEmpty()) {
            return Optional.empty();
        }
        Tally<?> spread = kpi.spread().get();
        Distribution steps = cell.values(spread);
        if (steps.count() < 2) {
            return Optional.empty();
        }
        double resolution = cell.resolution(spread).toDouble();
        Interval around = Means.studentT(
                steps.mean().toDouble() / resolution, Math.sqrt(steps.variance()) / resolution, steps.count(), level);
        boolean isLength = spread.unit().equals(Unit.SECONDS) || spread.unit().equals(Unit.DAYS);
        return Optional.of(isLength ? around.within(0, Double.POSITIVE_INFINITY) : around);
    }

    /** What remains unknown in or out of the numerator; a share stays one. */
    private Optional<Interval> bounds() {
        if (kpi.unknown().isEmpty() || numerator().isEmpty() || denominator().isEmpty()) {
            return Optional.empty();
        }
        Rational base = denominator().get();
        Rational without = numerator().get().dividedBy(base);
        Rational with =
                numerator().get().plus(cell.rawTotal(kpi.unknown().get())).dividedBy(base);
        if (kpi.style() == Style.PERCENT && without.compareTo(Rational.ONE) <= 0) {
            with = with.min(Rational.ONE);
        }
        return Optional.of(
                new Interval(without.min(with).toDouble(), without.max(with).toDouble(), 1, IntervalMethod.BOUNDS));
    }

    /** How long a member was at risk on average, over the share of members that had the event. */
    private Optional<Interval> riskPerEvent(double level) {
        Optional<Long> events = wholeNumber(denominator());
        long members = population();
        if (events.isEmpty() || numerator().isEmpty() || members < 1 || events.get() > members) {
            return Optional.empty();
        }
        Rational months = numerator().get().dividedBy(Rational.of(members));
        return Optional.of(lifetime(months, Proportions.wilson(events.get(), members, level)));
    }

    private Optional<Interval> exposurePerEvent(double level) {
        return wholeNumber(denominator())
                .flatMap(events -> numerator().map(months -> lifetime(months, Counts.byar(events, level))));
    }

    /** Months over the limits of what happened in them, within the horizon. */
    private Interval lifetime(Rational months, Interval events) {
        double horizon = cell.horizon().map(Rational::toDouble).orElse(Double.POSITIVE_INFINITY);
        Interval unlimited = Limits.quotient(Limits.exactly(months.toDouble()), events, events.level());
        return new Interval(
                Math.min(unlimited.lower(), horizon),
                Math.min(unlimited.upper(), horizon),
                unlimited.level(),
                unlimited.method());
    }

    /** The limits of what this KPI rests on in the place of their numbers, each at a level at which all hold together. */
    private Optional<Interval> combined(double level) {
        List<Reader> uncertain = kpi.restsOn().stream()
                .map(this::reader)
                .filter(reader -> reader.interval(level).isPresent())
                .toList();
        double each = 1 - (1 - level) / Math.max(1, uncertain.size());
        Map<Formula, Interval> known = new HashMap<>();
        uncertain.forEach(
                reader -> reader.interval(each).ifPresent(interval -> known.put(reader.kpi.formula(), interval)));
        return limits(working(), known, level);
    }

    private static Optional<Interval> limits(Trace node, Map<Formula, Interval> known, double level) {
        Interval own = known.get(node.formula());
        if (own != null) {
            return Optional.of(own);
        }
        if (node.formula() instanceof Product || node.formula() instanceof Quotient) {
            Optional<Interval> first = limits(node.steps().get(0), known, level).filter(Reader::isNotNegative);
            Optional<Interval> second =
                    limits(node.steps().get(1), known, level).filter(Reader::isNotNegative);
            if (first.isEmpty() || second.isEmpty()) {
                return Optional.empty();
            }
            if (node.formula() instanceof Product) {
                return Optional.of(Limits.product(first.get(), second.get(), level));
            }
            return second.filter(below -> below.upper() > 0).map(below -> Limits.quotient(first.get(), below, level));
        }
        return node.value().number().map(number -> Limits.exactly(number.toDouble()));
    }

    private static boolean isNotNegative(Interval interval) {
        return interval.lower() >= 0;
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
