package org.leadkpi.stats;

import java.util.List;
import org.leadkpi.value.Rational;

/**
 * How much of a change in a total comes from the weights of its parts, and how much from the rates within them.
 *
 * <p>A part is an amount over a base, such as successes over trials, before and after; its rate is the quotient. With w the
 * weight of a part and r its rate, before (0) and after (1), the mix effect is Σ (w1 - w0) (r0 + r1) / 2 and the rate effect
 * Σ (r1 - r0) (w0 + w1) / 2. They add up to the change exactly, to the last digit. Source: E. M. Kitagawa, JASA 50 (1955)
 * 1168-1194.
 *
 * <ul>
 *   <li>A part without base on one side has no rate there: it is taken to have had its other one. Its coming or going is
 *       mix alone.
 *   <li>A part without base on both sides: no effect.
 *   <li>The parts must be the whole, those of unknown kind included.
 * </ul>
 *
 * <pre>{@code
 * Kitagawa split = Kitagawa.ofRate(List.of(Part.of(60, 200, 32, 100), Part.of(10, 100, 44, 400)));
 * split.total()                // -0.0813: the rate fell by 8.1 points
 * split.mix()                  // -0.0957
 * split.rate()                 // +0.0143
 * split.isSimpsonReversal()    // true: it rose in every part
 * }</pre>
 *
 * @since 0.1
 */
public final class Kitagawa {

    private static final Rational HALF = Rational.of(1, 2);

    private final List<Part> parts;
    private final List<Effect> effects;

    private Kitagawa(List<Part> parts, List<Effect> effects) {
        this.parts = parts;
        this.effects = effects;
    }

    /**
     * One part of a whole, before and after.
     *
     * @param amountBefore the amount before, such as successes
     * @param baseBefore what it is divided by, such as trials, not negative
     * @param amountAfter the amount after
     * @param baseAfter what it is divided by, not negative
     * @since 0.1
     */
    public record Part(Rational amountBefore, Rational baseBefore, Rational amountAfter, Rational baseAfter) {

        /**
         * Makes a part.
         *
         * @param amountBefore the amount before
         * @param baseBefore what it is divided by
         * @param amountAfter the amount after
         * @param baseAfter what it is divided by
         * @throws IllegalArgumentException if a base is negative, or 0 under an amount
         */
        public Part {
            requireBase("before", amountBefore, baseBefore);
            requireBase("after", amountAfter, baseAfter);
        }

        /**
         * Returns a part of whole numbers.
         *
         * @param amountBefore the amount before
         * @param baseBefore what it is divided by
         * @param amountAfter the amount after
         * @param baseAfter what it is divided by
         * @return the part
         * @throws IllegalArgumentException if a base is negative, or 0 under an amount
         */
        public static Part of(long amountBefore, long baseBefore, long amountAfter, long baseAfter) {
            return new Part(
                    Rational.of(amountBefore),
                    Rational.of(baseBefore),
                    Rational.of(amountAfter),
                    Rational.of(baseAfter));
        }

        private static void requireBase(String when, Rational amount, Rational base) {
            if (base.signum() < 0) {
                throw new IllegalArgumentException("base " + when + " must not be negative, was " + base);
            }
            if (base.isZero() && !amount.isZero()) {
                throw new IllegalArgumentException("amount " + when + " of " + amount + " has no base");
            }
        }

        private boolean hasBothRates() {
            return baseBefore.signum() > 0 && baseAfter.signum() > 0;
        }

        private Rational rateBefore() {
            return baseBefore.isZero() ? ownRateAfter() : amountBefore.dividedBy(baseBefore);
        }

        private Rational rateAfter() {
            return baseAfter.isZero() ? rateBefore() : ownRateAfter();
        }

        private Rational ownRateAfter() {
            return baseAfter.isZero() ? Rational.ZERO : amountAfter.dividedBy(baseAfter);
        }
    }

    /**
     * What changed in a total on account of one part, or of all together.
     *
     * @param mix the effect of the weight: of a larger or smaller share in the whole, or of more or less base
     * @param rate the effect of the rate
     * @since 0.1
     */
    public record Effect(Rational mix, Rational rate) {

        /** {@return both effects together} */
        public Rational total() {
            return mix.plus(rate);
        }
    }

    /**
     * Splits the change of an overall rate, all amounts over all bases, where a weight is a part's share in the base.
     *
     * <ul>
     *   <li>The mix effect of a single part is measured from the overall rate, halfway between before and after: a part
     *       that grows and has a rate below it takes the whole down. That leaves the sum over the parts the same.
     * </ul>
     *
     * @param parts all parts of the whole
     * @return the split, in the unit of the rates
     * @throws IllegalArgumentException if there is no base at all before, or none after
     */
    public static Kitagawa ofRate(List<Part> parts) {
        Part whole = sum(parts);
        if (!whole.hasBothRates()) {
            throw new IllegalArgumentException(
                    "bases must be above 0 before and after, were " + whole.baseBefore + " and " + whole.baseAfter);
        }
        Rational average = whole.rateBefore().plus(whole.rateAfter()).times(HALF);
        return new Kitagawa(
                List.copyOf(parts),
                parts.stream()
                        .map(part -> effect(
                                part,
                                part.baseBefore.dividedBy(whole.baseBefore),
                                part.baseAfter.dividedBy(whole.baseAfter),
                                average))
                        .toList());
    }

    /**
     * Splits the change of an overall amount, where a weight is a part's base itself: the mix effect is that of volume.
     *
     * @param parts all parts of the whole
     * @return the split, in the unit of the amounts
     */
    public static Kitagawa ofAmount(List<Part> parts) {
        return new Kitagawa(
                List.copyOf(parts),
                parts.stream()
                        .map(part -> effect(part, part.baseBefore, part.baseAfter, Rational.ZERO))
                        .toList());
    }

    private static Effect effect(Part part, Rational weightBefore, Rational weightAfter, Rational average) {
        Rational before = part.rateBefore();
        Rational after = part.rateAfter();
        return new Effect(
                weightAfter
                        .minus(weightBefore)
                        .times(before.plus(after).times(HALF).minus(average)),
                after.minus(before).times(weightBefore.plus(weightAfter)).times(HALF));
    }

    private static Part sum(List<Part> parts) {
        Part sum = Part.of(0, 0, 0, 0);
        for (Part part : parts) {
            sum = new Part(
                    sum.amountBefore.plus(part.amountBefore),
                    sum.baseBefore.plus(part.baseBefore),
                    sum.amountAfter.plus(part.amountAfter),
                    sum.baseAfter.plus(part.baseAfter));
        }
        return sum;
    }

    /** {@return the effects of each part, in the order in which they were given, unmodifiable} */
    public List<Effect> effects() {
        return effects;
    }

    /** {@return the effect of the weights of all parts} */
    public Rational mix() {
        return effects.stream().map(Effect::mix).reduce(Rational.ZERO, Rational::plus);
    }

    /** {@return the effect of the rates of all parts} */
    public Rational rate() {
        return effects.stream().map(Effect::rate).reduce(Rational.ZERO, Rational::plus);
    }

    /** {@return the change of the whole, which is the mix and the rate effect together} */
    public Rational total() {
        return mix().plus(rate());
    }

    /**
     * Returns whether the whole moved in one direction and every part in the other (Simpson's paradox).
     *
     * <ul>
     *   <li>Parts without a rate on one side have no direction and do not count; it takes at least one that has.
     *   <li>A part whose rate did not change, or a whole that did not: no reversal.
     * </ul>
     *
     * @return whether the rates of all parts moved against the whole
     */
    public boolean isSimpsonReversal() {
        int against = -total().signum();
        List<Part> moving = parts.stream().filter(Part::hasBothRates).toList();
        return against != 0
                && !moving.isEmpty()
                && moving.stream().allMatch(part -> part.rateAfter().compareTo(part.rateBefore()) == against);
    }

    /**
     * Returns whether the change of the whole is one of mix: the rates on their own would have moved it the other way.
     *
     * @return whether the rate effect and the total are of opposite signs; always so in a reversal
     */
    public boolean isMixShift() {
        return total().signum() * rate().signum() < 0;
    }
}
