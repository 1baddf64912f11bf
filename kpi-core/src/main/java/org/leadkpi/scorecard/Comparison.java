package org.leadkpi.scorecard;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leadkpi.ledger.Cell;
import org.leadkpi.metric.Basis;
import org.leadkpi.metric.Constant;
import org.leadkpi.metric.DistributionFormula;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Formula;
import org.leadkpi.metric.IntervalRule;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Product;
import org.leadkpi.metric.Quotient;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.Statistic;
import org.leadkpi.metric.Style;
import org.leadkpi.metric.Tally;
import org.leadkpi.stats.Counts;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.Proportions;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/**
 * A reading held against another one of the same KPI, its base: two periods, or two segments.
 *
 * <p>Difference, ratio and relative change are exact, and each is named with what it is relative to: 1.2 % to 2.8 % is +1.6
 * percentage points, x2.33 and +133 %, never "2.8 % more"; USD 55 in place of USD 95 is 42.1 % lower cost, and 72.7 % more
 * for the same money.
 *
 * <ul>
 *   <li>What cannot be compared has no difference at all, and says why ({@link #hindrances}): a side without a value, an
 *       immature cohort, a part of a period and a whole one, lengths of cohorts that were followed for unequal times, costs
 *       of which one is not fully known.
 *   <li>What can be compared with care says so ({@link #caveats}).
 *   <li>A base of zero or less: there is a difference, but no ratio and no relative change.
 *   <li>The uncertainty is stated where a method applies: of the difference for shares (Newcombe), of the ratio for costs
 *       per output and for counts (logarithm of the ratio). Elsewhere {@link #whyNoInterval} says why there is none.
 *   <li>Sides that have records in common are not independent, and get no interval.
 * </ul>
 *
 * <pre>{@code
 * Comparison.of(card, card.get(COST_PER_LEAD, "organic"), card.get(COST_PER_LEAD, "paid_search")).show();
 * // USD -69.35, 66.9% lower cost, 202% more per USD
 * }</pre>
 *
 * @since 0.1
 */
public final class Comparison {

    /** No two months differ in length by more than these. */
    private static final long SHORT_MONTH = 28;

    private static final long LONG_MONTH = 31;

    private static final Rational HUNDRED = Rational.of(100);

    /** What stands in the way of a comparison, or should be known beside it. */
    public enum Kind {
        /** A side has no value. */
        NO_VALUE,
        /** A side is a cohort too young to be judged. */
        IMMATURE,
        /** A side is a cohort of which not every member is mature. */
        PARTLY_IMMATURE,
        /** A side is part of a period and the other one is not the same days. */
        PARTIAL_PERIOD,
        /** A quantity that grows with time, over times of different length. */
        LENGTH,
        /** Lengths of members that were followed for unequal times: of the younger ones only the short lengths are known. */
        FOLLOW_UP,
        /** Lengths dated by their end, of which those that go on are no part. */
        DATED_BY_END,
        /** The cost of one side is not fully known. */
        COST_BASIS
    }

    /**
     * Something to know about a comparison.
     *
     * @param kind what it is about
     * @param text what exactly, for a person, lower case without a full stop
     * @since 0.1
     */
    public record Remark(Kind kind, String text) {
        /**
         * Refuses null.
         *
         * @param kind what it is about
         * @param text what exactly, for a person
         */
        public Remark {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final Reading reading;
    private final Reading base;
    private final double level;
    private final List<Remark> hindrances = new ArrayList<>();
    private final List<Remark> caveats = new ArrayList<>();

    private Comparison(Reading reading, Reading base, double level) {
        this.reading = reading;
        this.base = base;
        this.level = level;
    }

    /**
     * Compares two readings, of which nothing is known but what they say.
     *
     * <p>Lengths of two cohorts cannot be compared this way, since readings do not tell how long their members were
     * followed: {@link #of(Scorecard, Reading, Reading)}.
     *
     * @param reading what is compared
     * @param base what it is compared with
     * @return the comparison
     * @throws IllegalArgumentException if the readings are of different KPIs or in different currencies
     */
    public static Comparison of(Reading reading, Reading base) {
        return compare(null, reading, base);
    }

    /**
     * Compares two readings of a scorecard.
     *
     * @param card the scorecard that was read
     * @param reading what is compared
     * @param base what it is compared with
     * @return the comparison
     * @throws IllegalArgumentException if the readings are of different KPIs or in different currencies
     */
    public static Comparison of(Scorecard card, Reading reading, Reading base) {
        return compare(Objects.requireNonNull(card, "card"), reading, base);
    }

    private static Comparison compare(@Nullable Scorecard card, Reading reading, Reading base) {
        requireSame(reading, base);
        Comparison comparison = new Comparison(reading, base, card == null ? Interval.LEVEL : card.level());
        comparison.examine(card);
        return comparison;
    }

    private static void requireSame(Reading reading, Reading base) {
        Kpi one = reading.kpi();
        Kpi other = base.kpi();
        if (!one.equals(other)) {
            String variants = one.base().equals(other.base())
                    ? ", variants of " + one.base() + " that count different things"
                    : "";
            throw new IllegalArgumentException(
                    "cannot compare " + one.id() + " and " + other.id() + ": they are different KPIs" + variants);
        }
        if (!reading.currency().equals(base.currency())) {
            throw new IllegalArgumentException("cannot compare " + one.id() + " in " + reading.currency() + " and in "
                    + base.currency() + ": choose one reporting currency");
        }
    }

    // ---- whether they can be compared

    private void examine(@Nullable Scorecard card) {
        examineValue(reading);
        if (!isSame(reading, base)) {
            examineValue(base);
            if (reading.value().isDefined() && base.value().isDefined()) {
                examineDays();
                examineFollowUp(card);
                examineCosts();
            }
        }
        for (Reading side : List.of(reading, base)) {
            if (side.isPartlyImmature()
                    && caveats.stream().noneMatch(caveat -> caveat.kind() == Kind.PARTLY_IMMATURE)) {
                caveats.add(new Remark(
                        Kind.PARTLY_IMMATURE, "not every member of the cohort of " + name(side) + " is mature"));
            }
        }
    }

    private void examineValue(Reading side) {
        if (!side.value().isDefined()) {
            Kind kind = side.status() == Status.IMMATURE ? Kind.IMMATURE : Kind.NO_VALUE;
            hindrances.add(new Remark(kind, name(side) + " has no value: " + side.value()));
        }
    }

    private void examineDays() {
        if (reading.range().equals(base.range())) {
            return;
        }
        for (Reading side : List.of(reading, base)) {
            if (side.isPartial()) {
                hindrances.add(new Remark(
                        Kind.PARTIAL_PERIOD, name(side) + " is no whole period, and the other side is of other days"));
                return;
            }
        }
        long days = reading.range().days();
        long baseDays = base.range().days();
        if (degree(reading.kpi().formula()) == 0 || days == baseDays) {
            return;
        }
        String lengths = days + " days against " + baseDays;
        if (Math.min(days, baseDays) * LONG_MONTH < Math.max(days, baseDays) * SHORT_MONTH) {
            hindrances.add(new Remark(Kind.LENGTH, reading.kpi().id() + " grows with time: " + lengths));
            return;
        }
        Rational perDay =
                number(reading).dividedBy(Rational.of(days)).minus(number(base).dividedBy(Rational.of(baseDays)));
        if (perDay.signum() != number(reading).compareTo(number(base))) {
            caveats.add(new Remark(Kind.LENGTH, lengths + ": per day it moves the other way or not at all"));
        }
    }

    /** With which power of time a quantity grows: 1 for a total, 0 for a ratio of two. */
    private static int degree(Formula formula) {
        if (formula instanceof Tally<?> tally) {
            return tally.isAdditiveOverTime() ? 1 : 0;
        }
        if (formula instanceof Constant || formula instanceof DistributionFormula) {
            return 0;
        }
        int first = degree(formula.operands().get(0));
        int second = degree(formula.operands().get(1));
        if (formula instanceof Quotient) {
            return first - second;
        }
        return formula instanceof Product ? first + second : Math.max(first, second);
    }

    /**
     * Lengths of cohorts: of the younger one only those are known that fit into the time since. Nine of ten lengths of the
     * older must have fitted into the time that a member of the younger has had on average, which is defined here.
     */
    private void examineFollowUp(@Nullable Scorecard card) {
        if (!(reading.kpi().formula() instanceof Statistic statistic)
                || reading.range().equals(base.range())) {
            return;
        }
        if (reading.kpi().basis() != Basis.COHORT) {
            caveats.add(new Remark(
                    Kind.DATED_BY_END, "lengths are dated by their end: those that go on are no part of either side"));
            return;
        }
        boolean isBaseYounger = reading.range().compareTo(base.range()) < 0;
        Reading younger = isBaseYounger ? base : reading;
        Reading older = isBaseYounger ? reading : base;
        if (card == null) {
            hindrances.add(new Remark(
                    Kind.FOLLOW_UP,
                    "lengths of two cohorts, and readings do not tell how long their members were followed"));
            return;
        }
        Cell cell = card.cell(older.segment(), older.range());
        Distribution lengths = cell.values(statistic.of());
        Rational nineOfTen = lengths.quantile(Rational.of(9, 10)).dividedBy(cell.resolution(statistic.of()));
        Rational followed = card.meanFollowUp(younger.range(), statistic.unit());
        if (nineOfTen.compareTo(followed) > 0) {
            Style style = reading.kpi().style();
            hindrances.add(new Remark(
                    Kind.FOLLOW_UP,
                    "unequal follow-up: members of " + name(younger) + " were followed for "
                            + style.format(followed, reading.currency()) + " on average, lengths of " + name(older)
                            + " reach " + style.format(nineOfTen, reading.currency()) + " (90th percentile)"));
        }
    }

    private void examineCosts() {
        if (reading.kpi().inputs().stream().noneMatch(tally -> tally.source() == Source.SPEND)) {
            return;
        }
        for (Flag flag : List.of(Flag.FREE_OR_UNCOSTED, Flag.INCLUDES_UNCOSTED)) {
            boolean here = reading.flags().contains(flag);
            boolean there = base.flags().contains(flag);
            if (here || there) {
                Reading side = here ? reading : base;
                String what = flag == Flag.FREE_OR_UNCOSTED
                        ? " cost nothing, or its cost was not recorded"
                        : " holds results whose cost is not known";
                (here && there ? caveats : hindrances).add(new Remark(Kind.COST_BASIS, name(side) + what));
            }
        }
        if (reading.flags().contains(Flag.UNALLOCATED) != base.flags().contains(Flag.UNALLOCATED)) {
            Reading side = reading.flags().contains(Flag.UNALLOCATED) ? reading : base;
            caveats.add(new Remark(Kind.COST_BASIS, name(side) + " holds spend that names no segment"));
        }
    }

    private static boolean isSame(Reading one, Reading other) {
        return one.segment().equals(other.segment()) && one.range().equals(other.range());
    }

    /** A side by what tells it from the other one. */
    private String name(Reading side) {
        if (reading.segment().equals(base.segment())) {
            return side.range().toString();
        }
        return reading.range().equals(base.range()) ? side.segment().toString() : side.segment() + " " + side.range();
    }

    private static Rational number(Reading side) {
        return side.number().orElseThrow();
    }

    // ---- what it says

    /**
     * Returns what is compared.
     *
     * @return the reading
     */
    public Reading reading() {
        return reading;
    }

    /**
     * Returns what it is compared with.
     *
     * @return the base
     */
    public Reading base() {
        return base;
    }

    /**
     * Returns whether the two can be compared.
     *
     * @return true without hindrances
     */
    public boolean isComparable() {
        return hindrances.isEmpty();
    }

    /**
     * Returns why the two cannot be compared.
     *
     * @return the reasons, empty when they can
     */
    public List<Remark> hindrances() {
        return List.copyOf(hindrances);
    }

    /**
     * Returns what to know beside the comparison.
     *
     * @return the remarks, which take nothing away from the numbers but something from what they prove
     */
    public List<Remark> caveats() {
        return List.copyOf(caveats);
    }

    /**
     * Returns by how much the reading exceeds its base, in the unit of the KPI; for a share that is in points, not percent.
     *
     * @return the exact difference, negative when it falls short; empty when they cannot be compared
     */
    public Optional<Rational> difference() {
        return isComparable() ? Optional.of(number(reading).minus(number(base))) : Optional.empty();
    }

    /**
     * Returns how many times its base the reading is.
     *
     * @return the exact ratio; empty when they cannot be compared or the base is zero or less
     */
    public Optional<Rational> ratio() {
        return isComparable() && number(base).signum() > 0
                ? Optional.of(number(reading).dividedBy(number(base)))
                : Optional.empty();
    }

    /**
     * Returns the difference as a share of the base.
     *
     * @return the exact share, -8/19 for a cost of 55 in place of 95; empty when there is no {@link #ratio}
     */
    public Optional<Rational> relativeChange() {
        return ratio().map(ratio -> ratio.minus(Rational.ONE));
    }

    /**
     * Returns how much more the same money buys: for a cost per output the share by which outputs per unit of money exceed
     * those of the base, which is not the share by which the cost is lower.
     *
     * @return the exact share, 8/11 for a cost of 55 in place of 95; empty unless the KPI is a cost per output and both sides
     *     are above zero
     */
    public Optional<Rational> morePerMoney() {
        return isCost()
                ? ratio().filter(ratio -> ratio.signum() > 0)
                        .map(ratio -> ratio.reciprocal().minus(Rational.ONE))
                : Optional.empty();
    }

    private boolean isCost() {
        return reading.kpi().formula() instanceof Quotient quotient && quotient.isCost();
    }

    // ---- uncertainty

    /**
     * Returns the uncertainty of the difference of shares: Newcombe's, which puts the limits of both sides together. Where those
     * are of clusters, so are the limits of the difference.
     *
     * @return the interval at the level of the scorecard, in the unit of the KPI; empty where {@link #whyNoInterval} says so, or there is a {@link
     *     #ratioInterval}
     */
    public Optional<Interval> differenceInterval() {
        if (!isIndependent() || !isShare()) {
            return Optional.empty();
        }
        if (reading.kpi().interval() == IntervalRule.CLUSTERED) {
            return reading.interval()
                    .flatMap(upper -> base.interval()
                            .map(lower -> Proportions.difference(
                                    number(reading).toDouble(),
                                    upper,
                                    number(base).toDouble(),
                                    lower)));
        }
        return Optional.of(Proportions.newcombe(
                whole(reading.numerator()).getAsLong(),
                whole(reading.denominator()).getAsLong(),
                whole(base.numerator()).getAsLong(),
                whole(base.denominator()).getAsLong(),
                level));
    }

    /**
     * Returns the uncertainty of the ratio, symmetric on the logarithmic scale: for costs per output and for counts.
     *
     * @return the interval at the level of the scorecard; empty where {@link #whyNoInterval} says so, or there is a {@link #differenceInterval}
     */
    public Optional<Interval> ratioInterval() {
        if (!isIndependent() || !isCountable()) {
            return Optional.empty();
        }
        long events = events(reading).getAsLong();
        long baseEvents = events(base).getAsLong();
        return Optional.of(
                switch (reading.kpi().interval()) {
                    case COST_PER_OUTPUT ->
                        Counts.ratioOfCosts(
                                reading.numerator().orElseThrow().toDouble(),
                                events,
                                base.numerator().orElseThrow().toDouble(),
                                baseEvents,
                                level);
                    // counts in equal time are as the costs of one unit each, the other way round
                    default -> Counts.ratioOfCosts(1, baseEvents, 1, events, level);
                });
    }

    /**
     * Returns why the uncertainty is not stated.
     *
     * @return the reason, empty when there is an interval
     */
    public Optional<String> whyNoInterval() {
        if (!isComparable()) {
            return Optional.of("the two cannot be compared");
        }
        if (!isDisjoint()) {
            return Optional.of("both sides have records in common");
        }
        return switch (reading.kpi().interval()) {
            case WILSON, CLUSTERED ->
                isShare() ? Optional.empty() : Optional.of("the numerator is no part of the denominator on both sides");
            case COST_PER_OUTPUT ->
                isCountable() ? Optional.empty() : Optional.of("a side cost nothing or counts nothing");
            case BYAR -> isCountable() ? Optional.empty() : Optional.of("a side counts nothing");
            case ORDER_STATISTIC, KAPLAN_MEIER -> Optional.of("no method for a difference of quantiles");
            case STUDENT_T -> Optional.of("no method for a difference of means of skewed values");
            case BOUNDS -> Optional.of("bounds are no sampling error");
            case NONE, RISK_PER_EVENT, EXPOSURE_PER_EVENT, HANLEY_MCNEIL, COMBINED ->
                Optional.of("no method for " + reading.kpi().id());
        };
    }

    /**
     * Returns whether the difference is more than chance explains: the interval does not hold "no change".
     *
     * <ul>
     *   <li>Never without an interval, and never while members of a cohort are not mature: what they add later is no chance.
     *   <li>A count over unequal days must have changed both in total and per day.
     * </ul>
     *
     * @return true when it is, at the level of the scorecard
     */
    public boolean isSignificant() {
        if (caveats.stream().anyMatch(caveat -> caveat.kind() == Kind.PARTLY_IMMATURE)) {
            return false;
        }
        boolean byDifference =
                differenceInterval().map(limits -> !limits.contains(0)).orElse(false);
        boolean byRatio = ratioInterval()
                .map(limits -> limits.lower() > Math.max(1, sameRate()) || limits.upper() < Math.min(1, sameRate()))
                .orElse(false);
        return byDifference || byRatio;
    }

    /** The ratio of two counts that occur equally often per day; 1 for what does not grow with time. */
    private double sameRate() {
        return degree(reading.kpi().formula()) == 0
                ? 1
                : (double) reading.range().days() / base.range().days();
    }

    private boolean isIndependent() {
        return isComparable() && isDisjoint();
    }

    /** Whether no record counts on both sides. */
    private boolean isDisjoint() {
        if (!reading.range().overlaps(base.range())) {
            return true;
        }
        Map<String, String> others = base.segment().values();
        return reading.segment().values().entrySet().stream()
                .anyMatch(value -> others.containsKey(value.getKey())
                        && !Objects.equals(others.get(value.getKey()), value.getValue()));
    }

    private boolean isShare() {
        return switch (reading.kpi().interval()) {
            case WILSON, CLUSTERED -> isPart(reading) && isPart(base);
            default -> false;
        };
    }

    private static boolean isPart(Reading side) {
        OptionalLong part = whole(side.numerator());
        OptionalLong all = whole(side.denominator());
        return part.isPresent() && all.isPresent() && 0 <= part.getAsLong() && part.getAsLong() <= all.getAsLong();
    }

    private boolean isCountable() {
        return switch (reading.kpi().interval()) {
            case COST_PER_OUTPUT, BYAR -> hasEvents(reading) && hasEvents(base);
            default -> false;
        };
    }

    /** Both what a cost is and what it is divided by must be above zero, or there is no logarithm. */
    private static boolean hasEvents(Reading side) {
        OptionalLong events = events(side);
        return events.isPresent() && events.getAsLong() > 0 && number(side).signum() > 0;
    }

    private static OptionalLong events(Reading side) {
        return whole(side.denominator().isPresent() ? side.denominator() : side.number());
    }

    private static OptionalLong whole(Optional<Rational> number) {
        return number.isPresent() && number.get().fitsLong()
                ? OptionalLong.of(number.get().toLongExact())
                : OptionalLong.empty();
    }

    // ---- in words

    /**
     * Shows what changed, each number with what it is relative to.
     *
     * @return the text, as {@code +1.6 pp, x2.33, +133%}, {@code USD -40.00, 42.1% lower cost, 72.7% more per USD}, {@code no
     *     change} or {@code not comparable: ...}
     */
    public String show() {
        if (!isComparable()) {
            return "not comparable: " + hindrances.get(0);
        }
        Rational change = difference().orElseThrow();
        if (change.isZero()) {
            return "no change";
        }
        StringBuilder text = new StringBuilder(showDifference());
        if (isCost() && morePerMoney().isPresent()) {
            Rational relative = relativeChange().orElseThrow();
            Rational more = morePerMoney().orElseThrow();
            text.append(", ").append(percent(relative.abs())).append(relative.signum() < 0 ? " lower" : " higher");
            text.append(" cost, ").append(percent(more.abs())).append(more.signum() < 0 ? " less" : " more");
            text.append(" per ").append(reading.currency().getCurrencyCode());
        } else {
            ratio().ifPresent(ratio -> text.append(", x")
                    .append(ratio.toDecimal(2, RoundingMode.HALF_UP).toPlainString()));
            relativeChange().ifPresent(share -> text.append(", ").append(showShare(share)));
        }
        return text.toString();
    }

    /**
     * Shows the difference with its sign and unit: a share in percentage points.
     *
     * @return the text, as {@code +1.6 pp}, {@code USD -40.00} or {@code +30 d}; {@code not comparable} when it is not
     */
    public String showDifference() {
        return difference()
                .map(change -> reading.kpi().style().change(change, reading.currency()))
                .orElse("not comparable");
    }

    /**
     * Shows the relative change with its sign: one decimal below 100 %, none from there on. What rounds to nothing has no sign.
     *
     * @return the text, as {@code +133%} or {@code -42.1%}; empty where there is no relative change
     */
    public Optional<String> showRelativeChange() {
        return relativeChange().map(Comparison::showShare);
    }

    private static String showShare(Rational share) {
        String size = percent(share.abs());
        return Style.sign(share.signum(), size) + size;
    }

    private static String percent(Rational share) {
        int scale = share.compareTo(Rational.ONE) < 0 ? 1 : 0;
        return String.format(
                Locale.ROOT, "%,." + scale + "f%%", share.times(HUNDRED).toDecimal(scale, RoundingMode.HALF_UP));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Comparison comparison
                && comparison.reading.equals(reading)
                && comparison.base.equals(base)
                && comparison.hindrances.equals(hindrances);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reading, base);
    }

    @Override
    public String toString() {
        DateRange range = reading.range();
        Segment segment = reading.segment();
        return reading.kpi().id() + " " + segment + " " + range + " against " + base.segment() + " " + base.range()
                + ": " + show();
    }
}
