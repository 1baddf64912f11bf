package org.leadkpi.scoring;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.internal.PublishedFigure;
import org.leadkpi.value.Rational;

/**
 * The scores at which something is decided.
 *
 * @param senior above this a lead goes to a senior rep, exactly this is not enough
 * @param salesReady from this on a lead is ready for sales, exactly this is enough; without one nobody can tell
 * @since 0.1
 */
public record ScoreThresholds(Rational senior, Optional<Rational> salesReady) {

    private static final Rational MOST = Rational.of(100);

    /** Senior above 80 (source A0, benchmark B-26), ready for sales from 50 on (defined here). */
    public static final ScoreThresholds STANDARD =
            new ScoreThresholds(Rational.parse(PublishedFigure.of("B-26").edge()), Optional.of(Rational.of(50)));

    /**
     * Refuses thresholds that no score can meet.
     *
     * @param senior above this a lead goes to a senior rep
     * @param salesReady from this on a lead is ready for sales
     * @throws IllegalArgumentException if a threshold is not in [0, 100]
     */
    public ScoreThresholds {
        require("senior threshold", senior);
        Objects.requireNonNull(salesReady, "salesReady").ifPresent(score -> require("sales-ready threshold", score));
    }

    private static void require(String name, Rational score) {
        if (score.signum() < 0 || score.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(name + " is " + score.toDecimalString(6) + ", must lie in [0, 100]");
        }
    }

    /**
     * Returns whom a lead goes to.
     *
     * @param score its score
     * @return {@link Route#SENIOR} above the threshold, else {@link Route#STANDARD}
     */
    public Route route(Rational score) {
        return score.compareTo(senior) > 0 ? Route.SENIOR : Route.STANDARD;
    }

    /**
     * Returns whether a lead is ready for sales.
     *
     * @param score its score
     * @return whether the score reaches the threshold; empty where there is none
     */
    public Optional<Boolean> isSalesReady(Rational score) {
        return salesReady.map(least -> score.compareTo(least) >= 0);
    }
}
