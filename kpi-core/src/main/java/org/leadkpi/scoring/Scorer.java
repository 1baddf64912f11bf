package org.leadkpi.scoring;

import java.time.Instant;
import java.util.List;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Journey;

/**
 * What scores leads from 0 to 100: a model by rules, or one that was learned. Both are validated the same way.
 *
 * @since 0.1
 */
public sealed interface Scorer permits ScoringModel, NaiveBayes {

    /**
     * Returns which model it is.
     *
     * @return the version
     */
    String version();

    /**
     * Returns what it looks at.
     *
     * @return the rules, in their order
     */
    List<ScoringRule> rules();

    /**
     * Returns at which scores something is decided.
     *
     * @return the thresholds
     */
    ScoreThresholds thresholds();

    /**
     * Returns whether a score is a hundred times the probability that the lead becomes a customer.
     *
     * @return true where the scores can be held against what happened
     */
    boolean isProbability();

    /**
     * Scores a lead.
     *
     * @param journey the lead and what happened to it
     * @param data the dataset it belongs to
     * @param asOf the instant to look from; what happened later does not exist
     * @return the score
     */
    LeadScore score(Journey journey, Dataset data, Instant asOf);
}
