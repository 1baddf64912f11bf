package org.leadkpi.scoring;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Exclusion;
import org.leadkpi.value.Rational;

/**
 * Why a lead has its score. The points of all parts and the clamp adjustment add up to the score exactly.
 *
 * @param lead the id of the lead
 * @param leftOut why no list of scores and no KPI holds the lead, as for a test record; empty for an ordinary one
 * @param asOf the instant it was scored at
 * @param score the score
 * @param parts what each rule brought, in the order of the rules
 * @param clampAdjustment what is taken away above 100 or added below 0; zero within
 * @since 0.1
 */
public record ScoreExplanation(
        String lead,
        Optional<Exclusion> leftOut,
        Instant asOf,
        LeadScore score,
        List<Part> parts,
        Rational clampAdjustment) {

    /**
     * What one rule brought.
     *
     * @param rule the rule
     * @param found what its signal says, empty where it is missing
     * @param x how much that says, 0 to 1; empty where the signal is missing or cannot be read
     * @param points the points of the score it brought, below 0 where it speaks against the lead
     * @since 0.1
     */
    public record Part(ScoringRule rule, Optional<String> found, Optional<Rational> x, Rational points) {
        /**
         * Refuses null.
         *
         * @param rule the rule
         * @param found what its signal says
         * @param x how much that says
         * @param points the points of the score it brought
         */
        public Part {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(found, "found");
            Objects.requireNonNull(x, "x");
            Objects.requireNonNull(points, "points");
        }

        /**
         * Returns whether the signal is missing or cannot be read.
         *
         * @return true where the rule knows nothing of the lead
         */
        public boolean isMissing() {
            return x.isEmpty();
        }
    }

    /**
     * Copies.
     *
     * @param lead the id of the lead
     * @param leftOut why no list of scores and no KPI holds the lead
     * @param asOf the instant it was scored at
     * @param score the score
     * @param parts what each rule brought
     * @param clampAdjustment what is taken away above 100 or added below 0
     */
    public ScoreExplanation {
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(leftOut, "leftOut");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(clampAdjustment, "clampAdjustment");
        parts = List.copyOf(parts);
    }

    /**
     * Returns the rules that know nothing of the lead.
     *
     * @return the rules whose signal is missing, in their order
     */
    public List<ScoringRule> missing() {
        return parts.stream().filter(Part::isMissing).map(Part::rule).toList();
    }
}
