package org.leadkpi.capacity;

import java.time.LocalDate;
import java.util.Objects;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.LeadType;
import org.leadkpi.scoring.ScoreThresholds;
import org.leadkpi.value.Rational;

/**
 * The choices that handing out leads leaves open.
 *
 * @param capacity how many leads a month each rep can carry
 * @param mode how one of the reps who may have a lead is chosen
 * @param limit how much of a month a rep's leads may fill, as a share of what the rep can carry
 * @param seniorAbove the score above which a lead goes to a senior rep; exactly that does not
 * @param automateBelow the score below which a lead goes to automation; exactly that does not
 * @since 0.1
 */
public record AllocationPolicy(
        CapacityModel capacity, AllocationMode mode, Rational limit, Rational seniorAbove, Rational automateBelow) {

    /**
     * Refuses a limit that is not above zero.
     *
     * @param capacity how many leads a month each rep can carry
     * @param mode how one of the reps who may have a lead is chosen
     * @param limit how much of a month a rep's leads may fill, as a share of what the rep can carry
     * @param seniorAbove the score above which a lead goes to a senior rep; exactly that does not
     * @param automateBelow the score below which a lead goes to automation; exactly that does not
     * @throws IllegalArgumentException if the limit is not above zero
     */
    public AllocationPolicy {
        Objects.requireNonNull(capacity, "capacity");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(seniorAbove, "seniorAbove");
        Objects.requireNonNull(automateBelow, "automateBelow");
        if (limit.signum() <= 0) {
            throw new IllegalArgumentException("limit of the load is " + limit + ", must be above zero");
        }
    }

    /**
     * Returns the defaults: balanced, no rep beyond what they can carry, seniors above a score of 80 (source A0), automation
     * below 50 (defined here).
     *
     * @param capacity how many leads a month each rep can carry
     * @return the policy
     */
    public static AllocationPolicy of(CapacityModel capacity) {
        return new AllocationPolicy(capacity, AllocationMode.BALANCED, Rational.ONE, Rational.ZERO, Rational.ZERO)
                .with(ScoreThresholds.STANDARD);
    }

    /**
     * A copy that decides by the thresholds of a scoring model: who is above the senior one is for a senior rep, who is not ready for
     * sales is for automation. Without a sales-ready threshold, no score is too low for a rep.
     *
     * @param thresholds the thresholds
     * @return the copy
     */
    public AllocationPolicy with(ScoreThresholds thresholds) {
        return new AllocationPolicy(
                capacity,
                mode,
                limit,
                thresholds.senior(),
                thresholds.salesReady().orElse(Rational.ZERO));
    }

    /**
     * A copy with another mode.
     *
     * @param other the mode
     * @return the copy
     */
    public AllocationPolicy with(AllocationMode other) {
        return new AllocationPolicy(capacity, other, limit, seniorAbove, automateBelow);
    }

    /**
     * A copy with another limit of the load.
     *
     * @param share how much of what a rep can carry in a month may be handed out, as 11/10 for a tenth more
     * @return the copy
     * @throws IllegalArgumentException if it is not above zero
     */
    public AllocationPolicy withLimit(Rational share) {
        return new AllocationPolicy(capacity, mode, share, seniorAbove, automateBelow);
    }

    /**
     * A copy that spreads what a rep can carry over the days of a month.
     *
     * <p>By a day, as much of it may be handed out as of the month is over, that day included. What is left over of a lead is
     * carried to the next day, so that 45 leads a month are one or two a day, and 45 in the end. The books are those of the month.
     *
     * @param day the day
     * @return the copy
     */
    public AllocationPolicy pacedFor(LocalDate day) {
        return withLimit(limit.times(Rational.of(day.getDayOfMonth(), day.lengthOfMonth())));
    }

    /** Whether a lead is for a senior rep. */
    boolean isForSenior(QueuedLead lead) {
        return lead.score().map(score -> score.compareTo(seniorAbove) > 0).orElse(false);
    }

    /** Whether a lead is not worth the time of a rep. High intent is, and a lead that has a rep already. */
    boolean isForAutomation(QueuedLead lead) {
        if (lead.owner().isPresent()) {
            return false;
        }
        boolean isHot =
                lead.tier() == IntentTier.HIGH || lead.type() == LeadType.HOT_SQL || lead.type() == LeadType.PQL;
        boolean scoresLow =
                lead.score().map(score -> score.compareTo(automateBelow) < 0).orElse(false);
        return !lead.qualified() || (scoresLow && !isHot);
    }
}
