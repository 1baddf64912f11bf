package org.leadkpi.model;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.leadkpi.internal.PublishedFigure;

/**
 * How soon leads of each intent tier are to be answered.
 *
 * <p>A tier without a target is not judged: {@link IntentTier#UNKNOWN} has none unless it is given one.
 *
 * @param byTier the targets by tier
 * @since 0.1
 */
public record ResponseTargets(Map<IntentTier, ResponseTarget> byTier) {

    private static final ResponseTargets STANDARD = new ResponseTargets(Map.of(
            IntentTier.HIGH, ResponseTarget.under(published("B-22")).withEscalation(published("B-24")),
            IntentTier.MEDIUM, ResponseTarget.upTo(Duration.ofMinutes(60)).withEscalation(Duration.ofMinutes(120)),
            IntentTier.LOW, ResponseTarget.upTo(published("B-23"))));

    private static Duration published(String id) {
        return PublishedFigure.of(id).length();
    }

    /**
     * Copies.
     *
     * @param byTier the targets by tier
     */
    public ResponseTargets {
        Map<IntentTier, ResponseTarget> ordered = new EnumMap<>(IntentTier.class);
        ordered.putAll(byTier);
        byTier = Collections.unmodifiableMap(ordered);
    }

    /**
     * Returns the default targets.
     *
     * <ul>
     *   <li>High intent: under 5 minutes, escalated from 15 on (source A0, benchmarks B-22 and B-24).
     *   <li>Medium intent: up to 60 minutes, escalated from 120 on (defined here).
     *   <li>Low intent: up to 24 hours (source A0, benchmark B-23), never escalated.
     * </ul>
     *
     * @return the targets of the three tiers
     */
    public static ResponseTargets standard() {
        return STANDARD;
    }

    /**
     * A copy with another target for a tier.
     *
     * @param tier the tier
     * @param target its target
     * @return the copy
     */
    public ResponseTargets with(IntentTier tier, ResponseTarget target) {
        Map<IntentTier, ResponseTarget> changed = new EnumMap<>(IntentTier.class);
        changed.putAll(byTier);
        changed.put(tier, target);
        return new ResponseTargets(changed);
    }

    /**
     * Returns the target of a tier.
     *
     * @param tier the tier
     * @return its target, empty when leads of the tier are not judged
     */
    public Optional<ResponseTarget> target(IntentTier tier) {
        return Optional.ofNullable(byTier.get(tier));
    }
}
