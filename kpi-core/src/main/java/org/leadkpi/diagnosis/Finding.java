package org.leadkpi.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.metric.Segment;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Citation;

/**
 * What a rule says of a segment and some days. Two findings are equal when all they say and rest on is, so that two diagnoses
 * can be compared.
 *
 * @param rule the id of the rule
 * @param name the name of the rule
 * @param claim what is the matter if the rule is right, in a sentence
 * @param outcome what the rule found
 * @param severity how grave it is, or would be
 * @param segment the segment
 * @param range the days
 * @param evidence what it rests on
 * @param causes what may be behind it: hypotheses
 * @param actions what to do, the first thing first
 * @param citation where the rule comes from
 * @param doubt why there is no answer, where there is none
 * @param notes what a reader should know beside it
 * @param absorbedBy the id of a rule that says the same and more, so that one cause is told once
 * @since 0.1
 */
public record Finding(
        String rule,
        String name,
        String claim,
        Outcome outcome,
        Severity severity,
        Segment segment,
        DateRange range,
        List<Evidence> evidence,
        List<String> causes,
        List<String> actions,
        Citation citation,
        Optional<Doubt> doubt,
        List<String> notes,
        Optional<String> absorbedBy) {

    private static final int SEVERITIES = Severity.values().length;
    private static final int OUTCOMES = Outcome.values().length;

    /** How many ranks there are, from 0. */
    static final int RANKS = 2 * SEVERITIES * OUTCOMES;

    /**
     * Refuses a finding without evidence, and an open question without a reason.
     *
     * @param rule the id of the rule
     * @param name the name of the rule
     * @param claim what is the matter if the rule is right, in a sentence
     * @param outcome what the rule found
     * @param severity how grave it is, or would be
     * @param segment the segment
     * @param range the days
     * @param evidence what it rests on
     * @param causes what may be behind it: hypotheses
     * @param actions what to do, the first thing first
     * @param citation where the rule comes from
     * @param doubt why there is no answer, where there is none
     * @param notes what a reader should know beside it
     * @param absorbedBy the id of a rule that says the same and more, so that one cause is told once
     * @throws IllegalArgumentException if it is a finding without evidence, or open without a reason
     */
    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(absorbedBy, "absorbedBy");
        evidence = List.copyOf(evidence);
        causes = List.copyOf(causes);
        actions = List.copyOf(actions);
        notes = List.copyOf(notes);
        if (outcome.isFinding() && evidence.isEmpty()) {
            throw new IllegalArgumentException("rule " + rule + " " + outcome + " without evidence");
        }
        boolean isOpen = outcome == Outcome.INCONCLUSIVE || outcome == Outcome.NOT_EVALUABLE;
        if (isOpen != doubt.isPresent()) {
            throw new IllegalArgumentException(
                    "rule " + rule + " " + outcome + (isOpen ? " without a reason" : " with a reason: " + doubt.get()));
        }
    }

    /**
     * Says who it is about, with the names of the dimensions: a value alone, as the number of a step, tells little.
     *
     * @return the text, as {@code step 3} or {@code campaign spring / variant A}; empty of the total
     */
    public String place() {
        return segment.values().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(" / "));
    }

    /**
     * Says it in a line: the claim, how sure it is, and the detail.
     *
     * @return the line
     */
    public String headline() {
        String sure = switch (outcome) {
            case FIRED -> claim;
            case SUSPECTED -> "Suspected: " + lower(claim);
            case NOT_FIRED -> "Not seen: " + lower(claim);
            case INCONCLUSIVE -> "Cannot tell yet: " + lower(claim);
            case NOT_EVALUABLE -> "Cannot be evaluated: " + lower(claim);
        };
        String detail = detail();
        return detail.isEmpty() ? sure : sure + ": " + detail;
    }

    /**
     * Says what the answer comes down to: why there is none, or the first reading, and what was held against a threshold that
     * decided it, in the measure of the threshold.
     *
     * @return the text, empty if there is nothing to say
     */
    public String detail() {
        return doubt.map(Doubt::text).orElseGet(() -> new Detail(this).text());
    }

    /**
     * Returns the KPI that the answer is about.
     *
     * @return the id of the first one that it rests on, empty where it rests on none
     */
    public Optional<String> kpi() {
        return evidence.stream().flatMap(each -> each.kpi().stream()).findFirst();
    }

    private static String lower(String sentence) {
        boolean isWord = sentence.length() > 1 && !Character.isUpperCase(sentence.charAt(1));
        return isWord ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
    }

    /**
     * Returns why there is no answer.
     *
     * @return the reason, where the outcome is open
     */
    public Optional<String> reason() {
        return doubt.map(Doubt::toString);
    }

    /** A number that is small where there is much to act on: the gravest first, then what is sure. */
    @SuppressWarnings("EnumOrdinal") // never kept: the order of the constants is that of their weight
    int rank() {
        int calm = SEVERITIES - 1 - severity.ordinal();
        int open = outcome.isFinding() ? 0 : SEVERITIES;
        return (open + calm) * OUTCOMES + outcome.ordinal();
    }

    /** Compares findings of the same rank: by rule, days and segment. */
    int comparePlace(Finding other) {
        int byRule = rule.compareTo(other.rule);
        int byDays = byRule != 0 ? byRule : range.compareTo(other.range);
        return byDays != 0 ? byDays : segment.compareTo(other.segment);
    }

    Finding absorbed(String by) {
        return new Finding(
                rule,
                name,
                claim,
                outcome,
                severity,
                segment,
                range,
                evidence,
                causes,
                actions,
                citation,
                doubt,
                notes,
                Optional.of(by));
    }

    Finding suppressed(String by) {
        return new Finding(
                rule,
                name,
                claim,
                Outcome.NOT_EVALUABLE,
                severity,
                segment,
                range,
                evidence,
                causes,
                actions,
                citation,
                Optional.of(new Doubt(Doubt.Kind.SUPPRESSED, by)),
                notes,
                absorbedBy);
    }

    @Override
    public String toString() {
        return outcome + " " + rule + " " + name + " " + segment + " " + range + ": " + headline();
    }
}
