package org.leadkpi.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Quotient;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Decomposition;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.Kitagawa;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/**
 * Why a number moved between two periods: what each segment adds to the change, exactly.
 *
 * <pre>{@code
 * Why why = Why.of(card, StandardKpis.MQL_TO_SQL, "channel", secondQuarter, firstQuarter);
 * why.mixAndRate().get().mix();    // by segments of high or low ratio that grew or shrank
 * why.mixAndRate().get().rate();   // by what changed within segments
 * }</pre>
 *
 * <ul>
 *   <li>A ratio: mix and rate by segment, see {@link Decomposition}; and what stands above its line, by how much there is below it
 *       (volume) and by the ratio.
 *   <li>What adds up over the segments, as counts and amounts: the change of each segment.
 *   <li>What does neither, as a median, and a total that cannot be compared: nothing is split, and {@link #whyNot} says so.
 *   <li>A segment without a value adds nothing, if the others make up the total.
 * </ul>
 *
 * @since 0.1
 */
public final class Why {

    private static final Comparator<Part> LARGEST_FIRST = Comparator.comparing(
                    (Part part) -> part.change().abs(), Comparator.reverseOrder())
            .thenComparing(Part::segment);

    /**
     * What a segment adds to the change.
     *
     * @param segment the segment
     * @param value its value, if it has one
     * @param base its value before, if it had one
     * @param change what it adds to the change of the total
     * @since 0.1
     */
    public record Part(Segment segment, Optional<Rational> value, Optional<Rational> base, Rational change) {
        /**
         * Refuses null.
         *
         * @param segment the segment
         * @param value its value, if it has one
         * @param base its value before, if it had one
         * @param change what it adds to the change of the total
         */
        public Part {
            Objects.requireNonNull(segment, "segment");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(change, "change");
        }
    }

    private final Comparison total;
    private final String dimension;
    private final List<Part> parts;
    private final Optional<Decomposition> mixAndRate;
    private final Optional<String> whyNot;

    private Why(
            Comparison total,
            String dimension,
            List<Part> parts,
            Optional<Decomposition> mixAndRate,
            Optional<String> whyNot) {
        this.total = total;
        this.dimension = dimension;
        this.parts = List.copyOf(parts);
        this.mixAndRate = mixAndRate;
        this.whyNot = whyNot;
    }

    /**
     * Splits the change of a number.
     *
     * @param card the scorecard
     * @param kpi the KPI
     * @param dimension a dimension of the scorecard
     * @param range the days after
     * @param base the days before
     * @return the change, split as far as it can be
     * @throws IllegalArgumentException if the scorecard has no such dimension
     */
    public static Why of(Scorecard card, Kpi kpi, String dimension, DateRange range, DateRange base) {
        if (card.frame().axes().stream().noneMatch(axis -> axis.dimension().equals(dimension))) {
            throw new IllegalArgumentException("no dimension \"" + dimension + "\" in this scorecard; there are "
                    + card.frame().axes().stream().map(axis -> axis.dimension()).toList());
        }
        return card.definition(kpi).formula() instanceof Quotient
                ? ofRatio(Decomposition.of(card, kpi, dimension, range, base))
                : ofSum(card, kpi, dimension, range, base);
    }

    private static Why ofRatio(Decomposition parts) {
        return new Why(
                parts.total(),
                parts.dimension(),
                parts.parts().stream()
                        .map(part -> new Part(part.segment(), part.ratio(), part.baseRatio(), part.total()))
                        .toList(),
                Optional.of(parts),
                parts.whyNot());
    }

    private static Why ofSum(Scorecard card, Kpi kpi, String dimension, DateRange range, DateRange base) {
        Comparison total = Comparison.of(card, card.get(kpi, Segment.ALL, range), card.get(kpi, Segment.ALL, base));
        if (total.difference().isEmpty()) {
            return nothing(total, dimension, total.hindrances().get(0).text());
        }
        List<Part> parts = new ArrayList<>();
        Rational after = Rational.ZERO;
        Rational before = Rational.ZERO;
        for (Segment segment : card.ledger().segments(dimension)) {
            Optional<Rational> value = card.value(kpi, segment, range).number();
            Optional<Rational> old = card.value(kpi, segment, base).number();
            Rational now = value.orElse(Rational.ZERO);
            Rational then = old.orElse(Rational.ZERO);
            parts.add(new Part(segment, value, old, now.minus(then)));
            after = after.plus(now);
            before = before.plus(then);
        }
        boolean addsUp = total.reading().number().equals(Optional.of(after))
                && total.base().number().equals(Optional.of(before));
        if (!addsUp) {
            return nothing(total, dimension, "the segments along " + dimension + " do not add up to the total");
        }
        parts.sort(LARGEST_FIRST);
        return new Why(total, dimension, parts, Optional.empty(), Optional.empty());
    }

    private static Why nothing(Comparison total, String dimension, String reason) {
        return new Why(total, dimension, List.of(), Optional.empty(), Optional.of(reason));
    }

    /**
     * Returns the change of the total.
     *
     * @return the comparison of the totals
     */
    public Comparison total() {
        return total;
    }

    /**
     * Returns along what it is split.
     *
     * @return the dimension
     */
    public String dimension() {
        return dimension;
    }

    /**
     * Returns what each segment adds.
     *
     * @return the segments, the one that adds most in either direction first; empty when {@link #whyNot} says why
     */
    public List<Part> parts() {
        return parts;
    }

    /**
     * Returns how the parts of a ratio come about.
     *
     * @return mix and rate, empty for what adds up
     */
    public Optional<Decomposition> mixAndRate() {
        return mixAndRate;
    }

    /**
     * Returns how the change of what stands above the line of a ratio comes about: the mix is the part of volume, of how much stands
     * below the line, and the rate that of the ratio. More meetings, for example, by more dials, and by more meetings per dial.
     *
     * @return the exact split; empty for what adds up, and where a total has nothing below the line
     */
    public Optional<Kitagawa> volumeAndRate() {
        Reading after = total.reading();
        Reading before = total.base();
        boolean isRatio = mixAndRate.isPresent() && total.isComparable() && hasBase(after) && hasBase(before);
        return isRatio
                ? Optional.of(Kitagawa.ofAmount(List.of(new Kitagawa.Part(
                        before.numerator().orElseThrow(),
                        before.denominator().orElseThrow(),
                        after.numerator().orElseThrow(),
                        after.denominator().orElseThrow()))))
                : Optional.empty();
    }

    private static boolean hasBase(Reading side) {
        return side.numerator().isPresent()
                && side.denominator().map(number -> number.signum() > 0).orElse(false);
    }

    /**
     * Returns why nothing is split.
     *
     * @return the reason; empty when it is
     */
    public Optional<String> whyNot() {
        return whyNot;
    }

    @Override
    public String toString() {
        return total + " by " + dimension + ": " + whyNot.orElseGet(() -> parts.size() + " parts");
    }
}
