package org.leadkpi.scoring;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * One signal of a scoring model: what it reads, how much that says, and how much it counts.
 *
 * <p>How much the signal says is a number x from 0 to 1: that of the transform, faded by age where there is a half-life, at most the
 * cap.
 *
 * <ul>
 *   <li>Fading multiplies by 0.5 to the power age / half-life, where the age is that of the last event. The factor is rounded to
 *       six decimal places, so that x stays an exact fraction and is the same on every machine.
 * </ul>
 *
 * @param id the id, unique in a model, in kebab case
 * @param category what it looks at; a negative rule takes its points away
 * @param signal what it reads
 * @param transform how much what is read says
 * @param weight how much it counts, not negative
 * @param halfLife after which time a signal says half as much; none where it does not fade
 * @param cap the most that x can be, above 0 and at most 1
 * @param reason why it counts, for the rep who is told; empty when nobody says
 * @since 0.1
 */
public record ScoringRule(
        String id,
        ScoreCategory category,
        LeadSignal signal,
        SignalTransform transform,
        Rational weight,
        Optional<Duration> halfLife,
        Rational cap,
        String reason) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** One of the steps in which a signal fades. */
    private static final long FADING_STEPS = 1_000_000;

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Refuses a rule that cannot be.
     *
     * @param id the id
     * @param category what it looks at
     * @param signal what it reads
     * @param transform how much what is read says
     * @param weight how much it counts
     * @param halfLife after which time a signal says half as much
     * @param cap the most that x can be
     * @param reason why it counts
     * @throws IllegalArgumentException if a part is out of its bounds, or what has no time is to fade
     */
    public ScoringRule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("rule id is \"" + id + "\", must be kebab case");
        }
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(transform, "transform");
        if (weight.signum() < 0) {
            throw new IllegalArgumentException("weight of rule " + id + " is " + SignalTransform.text(weight)
                    + ", must not be negative; category negative takes points away");
        }
        halfLife.ifPresent(length -> {
            if (length.isZero() || length.isNegative() || !length.equals(Duration.ofSeconds(length.toSeconds()))) {
                throw new IllegalArgumentException(
                        "half-life of rule " + id + " is " + length + ", must be at least a second, and whole ones");
            }
            if (!signal.isTimed()) {
                throw new IllegalArgumentException(
                        "half-life of rule " + id + " is " + length + ", but " + signal + " has no time to fade from");
            }
        });
        if (cap.signum() <= 0 || cap.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException(
                    "cap of rule " + id + " is " + SignalTransform.text(cap) + ", must be above 0 and at most 1");
        }
        reason = reason.strip();
    }

    /**
     * A rule that does not fade, has no cap and gives no reason.
     *
     * @param id the id, unique in a model, in kebab case
     * @param category what it looks at
     * @param signal what it reads
     * @param transform how much what is read says
     * @param weight how much it counts, not negative
     * @return the rule
     * @throws IllegalArgumentException if a part is out of its bounds
     */
    public static ScoringRule of(
            String id, ScoreCategory category, LeadSignal signal, SignalTransform transform, Rational weight) {
        return new ScoringRule(id, category, signal, transform, weight, Optional.empty(), Rational.ONE, "");
    }

    /**
     * A copy with another weight.
     *
     * @param other how much it counts, not negative
     * @return the copy
     */
    public ScoringRule withWeight(Rational other) {
        return new ScoringRule(id, category, signal, transform, other, halfLife, cap, reason);
    }

    /**
     * A copy that fades.
     *
     * @param length after which time the signal says half as much
     * @return the copy
     */
    public ScoringRule withHalfLife(Duration length) {
        return new ScoringRule(id, category, signal, transform, weight, Optional.of(length), cap, reason);
    }

    /**
     * A copy with a cap.
     *
     * @param most the most that x can be, above 0 and at most 1
     * @return the copy
     */
    public ScoringRule withCap(Rational most) {
        return new ScoringRule(id, category, signal, transform, weight, halfLife, most, reason);
    }

    /**
     * A copy with a reason.
     *
     * @param why why it counts, for the rep who is told
     * @return the copy
     */
    public ScoringRule withReason(String why) {
        return new ScoringRule(id, category, signal, transform, weight, halfLife, cap, why);
    }

    /** The weight with the sign it counts with. */
    Rational signedWeight() {
        return category.adds() ? weight : weight.negate();
    }

    /** How much a signal says; null where it cannot be read. */
    @Nullable
    Rational x(SignalValue value, Dataset data, Instant asOf) {
        Rational x = transform.apply(value);
        if (x == null) {
            return null;
        }
        Timestamp last = value.last();
        if (halfLife.isPresent() && last != null && !x.isZero()) {
            x = x.times(fading(Duration.between(last.instant(data.zone()), asOf), halfLife.get()));
        }
        return x.min(cap);
    }

    private static Rational fading(Duration age, Duration halfLife) {
        double share = StrictMath.pow(0.5, seconds(age) / seconds(halfLife));
        return Rational.of(StrictMath.round(share * FADING_STEPS), FADING_STEPS);
    }

    private static double seconds(Duration length) {
        return length.toSeconds() + length.toNanosPart() / NANOS_PER_SECOND;
    }

    /** What x times the weight is a whole number of parts of, where the signal is a whole number. */
    BigInteger denominator() {
        BigInteger ofX = halfLife.isPresent()
                ? transform.denominator().multiply(BigInteger.valueOf(FADING_STEPS))
                : transform.denominator();
        return SignalTransform.leastCommonMultiple(ofX, cap.denominator()).multiply(weight.denominator());
    }
}
