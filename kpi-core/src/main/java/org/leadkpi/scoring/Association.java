package org.leadkpi.scoring;

import java.util.Optional;
import org.leadkpi.stats.TwoProportions;

/**
 * How often leads with a signal became customers, and leads without it. A signal that is halfway to all it can say counts as
 * there.
 *
 * @param rule the rule that looks at the signal
 * @param with leads with the signal
 * @param withWon how many of these became customers
 * @param without leads known to be without it
 * @param withoutWon how many of these became customers
 * @param missing leads of which nothing is known
 * @since 0.1
 */
public record Association(ScoringRule rule, long with, long withWon, long without, long withoutWon, long missing) {

    private static final double HALDANE = 0.5;

    /**
     * Refuses counts that cannot be.
     *
     * @param rule the rule that looks at the signal
     * @param with leads with the signal
     * @param withWon how many of these became customers
     * @param without leads known to be without it
     * @param withoutWon how many of these became customers
     * @param missing leads of which nothing is known
     * @throws IllegalArgumentException if there are more customers than leads, or a count is negative
     */
    public Association {
        if (withWon < 0 || withWon > with || withoutWon < 0 || withoutWon > without || missing < 0) {
            throw new IllegalArgumentException("counts of rule " + rule.id() + " cannot be: " + withWon + " won of "
                    + with + " with it, " + withoutWon + " of " + without + " without it, " + missing + " missing");
        }
    }

    /**
     * Returns the comparison of both rates.
     *
     * @return the comparison, empty where all leads are of one kind
     */
    public Optional<TwoProportions> comparison() {
        return with == 0 || without == 0
                ? Optional.empty()
                : Optional.of(new TwoProportions(withWon, with, withoutWon, without));
    }

    /**
     * Returns the logarithm of the ratio of the odds to win with the signal and without it, half a lead being added to each of the
     * four counts so that none is zero (J. B. S. Haldane, Annals of Human Genetics 20 (1956) 309-311).
     *
     * @return the log-odds ratio, above 0 where the signal speaks for the lead
     */
    public double logOddsRatio() {
        return StrictMath.log((withWon + HALDANE) / (with - withWon + HALDANE))
                - StrictMath.log((withoutWon + HALDANE) / (without - withoutWon + HALDANE));
    }
}
