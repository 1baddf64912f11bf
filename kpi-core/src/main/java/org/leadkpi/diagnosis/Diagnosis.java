package org.leadkpi.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.leadkpi.ledger.Frame;

/**
 * What a set of rules found.
 *
 * @param frame what the scorecard that was examined can say
 * @param all every answer: findings first, the gravest first
 * @since 0.1
 */
public record Diagnosis(Frame frame, List<Finding> all) {

    /**
     * Sorts.
     *
     * @param frame what the scorecard that was examined can say
     * @param all every answer
     */
    public Diagnosis {
        Objects.requireNonNull(frame, "frame");
        List<List<Finding>> byRank = new ArrayList<>();
        for (int rank = 0; rank < Finding.RANKS; rank++) {
            byRank.add(new ArrayList<>());
        }
        all.forEach(finding -> byRank.get(finding.rank()).add(finding));
        all = byRank.stream()
                .flatMap(equals -> equals.stream().sorted(Finding::comparePlace))
                .toList();
    }

    /**
     * Returns what there is to act on.
     *
     * @return the findings that fired or are suspected, without those that another one tells, the gravest first
     */
    public List<Finding> findings() {
        return all.stream()
                .filter(finding ->
                        finding.outcome().isFinding() && finding.absorbedBy().isEmpty())
                .toList();
    }

    /**
     * Returns the answers of a rule.
     *
     * @param rule its id
     * @return the answers
     */
    public List<Finding> of(String rule) {
        return all.stream().filter(finding -> finding.rule().equals(rule)).toList();
    }

    /**
     * Counts the answers.
     *
     * @return how many there are of each outcome, all outcomes listed
     */
    public Map<Outcome, Long> counts() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0L);
        }
        all.forEach(finding -> counts.merge(finding.outcome(), 1L, Long::sum));
        return counts;
    }

    /**
     * Returns what is new since another diagnosis.
     *
     * @param earlier the other one
     * @return the findings that the other one does not have, equal in all they say and rest on
     */
    public List<Finding> since(Diagnosis earlier) {
        Set<Finding> known = new HashSet<>(earlier.findings());
        return findings().stream().filter(finding -> !known.contains(finding)).toList();
    }

    @Override
    public String toString() {
        return "Diagnosis " + counts();
    }
}
