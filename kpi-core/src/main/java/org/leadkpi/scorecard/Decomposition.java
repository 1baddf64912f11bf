package org.leadkpi.scorecard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.leadkpi.ledger.Cell;
import org.leadkpi.metric.Formula;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Quotient;
import org.leadkpi.metric.Segment;
import org.leadkpi.stats.Kitagawa;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;

/**
 * Why a ratio over all segments moved: because the ratios within the segments moved (rate), or because more of the whole
 * came from segments whose ratio is high or low anyway (mix).
 *
 * <p>With w the share of a segment in the denominator and r its ratio, before (0) and after (1), mix is the sum of (w1 - w0)
 * (r0 + r1) / 2 and rate the sum of (r1 - r0) (w0 + w1) / 2, as {@link Kitagawa#ofRate} splits them.
 *
 * <ul>
 *   <li>Mix, rate and what is unbased add up to the change of the total, exactly.
 *   <li>A segment that has no denominator on one side has no ratio there; it is taken as on the other side, so that its coming
 *       or going is all mix.
 *   <li>What stands above the line of a segment with nothing below it, such as spend of a channel without leads, belongs to no
 *       ratio; it is counted as {@link #unbased}.
 *   <li>A total that cannot be compared, a segment with a side that is not known, or segments that do not add up to the total:
 *       nothing is decomposed, and {@link #whyNot} says so.
 * </ul>
 *
 * @since 0.1
 */
public final class Decomposition {

    /**
     * What a segment adds to the change of the total.
     *
     * @param segment the segment
     * @param share its share in the denominator
     * @param baseShare the same before
     * @param ratio its ratio, empty without a denominator
     * @param baseRatio the same before
     * @param mix what it adds by a changed share
     * @param rate what it adds by a changed ratio
     * @param unbased what it adds above the line with nothing below it
     * @since 0.1
     */
    public record Part(
            Segment segment,
            Rational share,
            Rational baseShare,
            Optional<Rational> ratio,
            Optional<Rational> baseRatio,
            Rational mix,
            Rational rate,
            Rational unbased) {
        /**
         * Refuses null.
         *
         * @param segment the segment
         * @param share its share in the denominator
         * @param baseShare the same before
         * @param ratio its ratio, empty without a denominator
         * @param baseRatio the same before
         * @param mix what it adds by a changed share
         * @param rate what it adds by a changed ratio
         * @param unbased what it adds above the line with nothing below it
         */
        public Part {
            Objects.requireNonNull(segment, "segment");
            Objects.requireNonNull(share, "share");
            Objects.requireNonNull(baseShare, "baseShare");
            Objects.requireNonNull(ratio, "ratio");
            Objects.requireNonNull(baseRatio, "baseRatio");
            Objects.requireNonNull(mix, "mix");
            Objects.requireNonNull(rate, "rate");
            Objects.requireNonNull(unbased, "unbased");
        }

        /**
         * Returns all that the segment adds.
         *
         * @return mix, rate and what is unbased together
         */
        public Rational total() {
            return mix.plus(rate).plus(unbased);
        }
    }

    private final Comparison total;
    private final String dimension;
    private final List<Part> parts;
    private final boolean isReversed;
    private final Optional<String> whyNot;

    private Decomposition(
            Comparison total, String dimension, List<Part> parts, boolean isReversed, Optional<String> whyNot) {
        this.total = total;
        this.dimension = dimension;
        this.parts = parts;
        this.isReversed = isReversed;
        this.whyNot = whyNot;
    }

    /**
     * Decomposes the change of a total.
     *
     * @param card the scorecard
     * @param kpi a KPI that is a quotient
     * @param dimension a dimension of the scorecard
     * @param range the days after
     * @param base the days before
     * @return the decomposition
     * @throws IllegalArgumentException if the KPI is no quotient, or the scorecard has no such dimension
     */
    public static Decomposition of(Scorecard card, Kpi kpi, String dimension, DateRange range, DateRange base) {
        Formula formula = card.definition(kpi).formula();
        if (!(formula instanceof Quotient quotient)) {
            throw new IllegalArgumentException("kpi " + kpi.id() + " is no ratio, so it has no mix: " + formula.text());
        }
        if (card.frame().axes().stream().noneMatch(axis -> axis.dimension().equals(dimension))) {
            throw new IllegalArgumentException("no dimension \"" + dimension + "\" in this scorecard; there are "
                    + card.frame().axes().stream().map(axis -> axis.dimension()).toList());
        }
        Comparison total = Comparison.of(card, card.get(kpi, Segment.ALL, range), card.get(kpi, Segment.ALL, base));
        if (!total.isComparable()) {
            return nothing(total, dimension, total.hindrances().get(0).text());
        }
        List<Sides> sides = new ArrayList<>();
        for (Segment segment : card.ledger().segments(dimension)) {
            Cell now = card.cell(segment, range);
            Cell before = card.cell(segment, base);
            for (Cell cell : List.of(now, before)) {
                Optional<KpiValue> unknown = unknown(quotient, cell);
                if (unknown.isPresent()) {
                    return nothing(total, dimension, segment + " is not known: " + unknown.get());
                }
            }
            sides.add(new Sides(
                    segment,
                    number(quotient.numerator().evaluate(now)),
                    number(quotient.denominator().evaluate(now)),
                    number(quotient.numerator().evaluate(before)),
                    number(quotient.denominator().evaluate(before))));
        }
        boolean addsUp = isSum(sides, Sides::numerator, total.reading().numerator())
                && isSum(sides, Sides::denominator, total.reading().denominator())
                && isSum(sides, Sides::baseNumerator, total.base().numerator())
                && isSum(sides, Sides::baseDenominator, total.base().denominator());
        return addsUp
                ? of(total, dimension, sides)
                : nothing(total, dimension, "the segments along " + dimension + " do not add up to the total");
    }

    private static Decomposition nothing(Comparison total, String dimension, String reason) {
        return new Decomposition(total, dimension, List.of(), false, Optional.of(reason));
    }

    private static Optional<KpiValue> unknown(Quotient quotient, Cell cell) {
        return quotient.operands().stream()
                .map(side -> side.evaluate(cell))
                .filter(value -> !value.isDefined())
                .findFirst();
    }

    private static Rational number(KpiValue value) {
        return value.number().orElseThrow();
    }

    private static boolean isSum(List<Sides> sides, Function<Sides, Rational> of, Optional<Rational> total) {
        return total.equals(Optional.of(sides.stream().map(of).reduce(Rational.ZERO, Rational::plus)));
    }

    /** Both sides of a segment, after and before. */
    private record Sides(
            Segment segment,
            Rational numerator,
            Rational denominator,
            Rational baseNumerator,
            Rational baseDenominator) {

        Optional<Rational> ratio() {
            return denominator.isZero() ? Optional.empty() : Optional.of(numerator.dividedBy(denominator));
        }

        /** What stands above the line with nothing below it. */
        Rational unbased() {
            return denominator.isZero() ? numerator : Rational.ZERO;
        }

        Rational baseUnbased() {
            return baseDenominator.isZero() ? baseNumerator : Rational.ZERO;
        }

        Kitagawa.Part based() {
            return new Kitagawa.Part(
                    baseNumerator.minus(baseUnbased()), baseDenominator, numerator.minus(unbased()), denominator);
        }

        Optional<Rational> baseRatio() {
            return baseDenominator.isZero() ? Optional.empty() : Optional.of(baseNumerator.dividedBy(baseDenominator));
        }
    }

    private static Decomposition of(Comparison total, String dimension, List<Sides> sides) {
        Kitagawa split = Kitagawa.ofRate(sides.stream().map(Sides::based).toList());
        Rational whole = total.reading().denominator().orElseThrow();
        Rational baseWhole = total.base().denominator().orElseThrow();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            Sides each = sides.get(i);
            Kitagawa.Effect effect = split.effects().get(i);
            parts.add(new Part(
                    each.segment(),
                    each.denominator().dividedBy(whole),
                    each.baseDenominator().dividedBy(baseWhole),
                    each.ratio(),
                    each.baseRatio(),
                    effect.mix(),
                    effect.rate(),
                    each.unbased().dividedBy(whole).minus(each.baseUnbased().dividedBy(baseWhole))));
        }
        parts.sort(Comparator.comparing((Part part) -> part.total().abs())
                .reversed()
                .thenComparing(Part::segment));
        boolean isReversed = split.isSimpsonReversal()
                && split.total().signum() == total.difference().orElseThrow().signum();
        return new Decomposition(total, dimension, List.copyOf(parts), isReversed, Optional.empty());
    }

    /**
     * Returns the change that is decomposed.
     *
     * @return the comparison of the totals
     */
    public Comparison total() {
        return total;
    }

    /**
     * Returns along what it is decomposed.
     *
     * @return the dimension
     */
    public String dimension() {
        return dimension;
    }

    /**
     * Returns what each segment adds.
     *
     * @return the segments, the one that adds most to the change, in either direction, first; empty when {@link #whyNot} says
     *     why
     */
    public List<Part> parts() {
        return parts;
    }

    /**
     * Returns why nothing is decomposed.
     *
     * @return the reason; empty when it is
     */
    public Optional<String> whyNot() {
        return whyNot;
    }

    /**
     * Returns what changed shares of the segments add to the change.
     *
     * @return the exact sum, in the unit of the KPI; empty when {@link #whyNot} says why
     */
    public Optional<Rational> mix() {
        return sum(Part::mix);
    }

    /**
     * Returns what changed ratios within the segments add to the change.
     *
     * @return the exact sum, in the unit of the KPI; empty when {@link #whyNot} says why
     */
    public Optional<Rational> rate() {
        return sum(Part::rate);
    }

    /**
     * Returns what stands above the line with nothing below it adds to the change; zero for the share of a part.
     *
     * @return the exact sum, in the unit of the KPI; empty when {@link #whyNot} says why
     */
    public Optional<Rational> unbased() {
        return sum(Part::unbased);
    }

    private Optional<Rational> sum(Function<Part, Rational> of) {
        return whyNot.isPresent()
                ? Optional.empty()
                : Optional.of(parts.stream().map(of).reduce(Rational.ZERO, Rational::plus));
    }

    /**
     * Returns whether the total moved one way and every segment the other: Simpson's paradox.
     *
     * <p>Segments that have no ratio on a side do not count. One that did not move: no reversal.
     *
     * @return true when it did
     */
    public boolean isReversed() {
        return isReversed;
    }

    /**
     * Returns whether the ratios within the segments say the opposite of the total, so that it moved by its mix.
     *
     * @return true when rate and total differ in sign, as they do when {@link #isReversed}
     */
    public boolean isMixShift() {
        return rate().map(
                        rate -> rate.signum() * total.difference().orElseThrow().signum() < 0)
                .orElse(false);
    }

    @Override
    public String toString() {
        return total + "; "
                + whyNot.orElseGet(
                        () -> "mix " + mix().orElseThrow() + ", rate " + rate().orElseThrow() + " by " + dimension);
    }
}
