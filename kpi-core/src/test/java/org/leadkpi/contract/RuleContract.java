package org.leadkpi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Rule;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.ledger.Journal;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.Grain;

/**
 * The laws that every rule keeps. An author of rules extends it, and the build says which law one of them breaks.
 *
 * <pre>{@code
 * class OurRulesTest extends RuleContract {
 *     @Override
 *     protected RuleSet rules() {
 *         return RuleSet.empty().with(ours).with(RULE_ONE, RULE_TWO);
 *     }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public abstract class RuleContract {

    private static final Pattern HYPOTHESIS = Pattern.compile("\\b(may|might|could)\\b");

    /**
     * Returns what is to keep the laws.
     *
     * @return the rules, with the thresholds that they ask for
     */
    protected abstract RuleSet rules();

    /**
     * Returns the KPIs that the rules read.
     *
     * @return the catalogue; by default the standard one
     */
    protected Catalog catalog() {
        return Catalog.standard();
    }

    /**
     * Returns records to examine, in an order that the seed sets; by default those of a small company.
     *
     * @param seed sets the order of the records and nothing else
     * @return the data, observed for several months
     */
    protected Dataset data(long seed) {
        return Company.shuffled(seed);
    }

    private Diagnosis examine(Dataset data) {
        return rules().examine(
                        Journal.of(data, catalog()), catalog(), Facts.NONE, Grain.MONTH, StandardDimensions.CHANNEL);
    }

    /** There is something to hold against the laws, and every id is used once. */
    @Test
    public void ids_areUnique() {
        assertThat(rules().rules()).isNotEmpty().extracting(Rule::id).doesNotHaveDuplicates();
    }

    /** Every rule says what is the matter, where it comes from, and what to do first. */
    @Test
    public void rules_haveAClaimASourceAndAnAction() {
        assertThat(rules().rules()).allSatisfy(rule -> {
            assertThat(rule.claim()).as(rule.id()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.citation().source()).as(rule.id()).isNotBlank();
            assertThat(rule.actions()).as(rule.id()).isNotEmpty().noneMatch(String::isBlank);
        });
    }

    /** Causes are hypotheses and are worded as such; where the rule tells all there is, it names none. */
    @Test
    public void causes_areWordedAsHypotheses() {
        assertThat(rules().rules())
                .allSatisfy(rule -> assertThat(rule.causes())
                        .as(rule.id())
                        .allSatisfy(cause -> assertThat(cause).containsPattern(HYPOTHESIS)));
    }

    /** Every threshold that a rule asks for is set. */
    @Test
    public void thresholds_areSet() {
        RuleSet rules = rules();
        assertThat(rules.rules().stream().flatMap(rule -> rule.thresholds().stream()))
                .allSatisfy(key -> assertThatCode(() -> rules.thresholds().get(key))
                        .as(key)
                        .doesNotThrowAnyException());
    }

    /** Of nothing, nothing is the matter. */
    @Test
    public void nothing_isNoFinding() {
        assertThat(examine(Company.empty()).all())
                .isNotEmpty()
                .noneMatch(answer -> answer.outcome().isFinding());
    }

    /** The order of records, and so of segments, changes nothing. */
    @Test
    public void orderOfRecords_changesNothing() {
        assertThat(examine(data(1)).all())
                .isNotEmpty()
                .isEqualTo(examine(data(2)).all());
    }

    /** Every rule answers. */
    @Test
    public void rules_answer() {
        List<String> answering =
                examine(data(1)).all().stream().map(Finding::rule).distinct().toList();

        assertThat(answering)
                .containsExactlyInAnyOrderElementsOf(
                        rules().rules().stream().map(Rule::id).toList());
    }

    /** The readings that an answer rests on make the values that it shows. */
    @Test
    public void evidence_evaluatesAgain() {
        assertThat(examine(data(1)).all().stream().flatMap(answer -> answer.evidence().stream()))
                .filteredOn(Evidence.Measured.class::isInstance)
                .extracting(each -> ((Evidence.Measured) each).reading())
                .allSatisfy(Readings::assertSidesMakeTheValue);
    }
}
