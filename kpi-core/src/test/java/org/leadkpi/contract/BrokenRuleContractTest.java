package org.leadkpi.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.leadkpi.diagnosis.Criterion;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Judgement;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.diagnosis.Rule;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.value.Citation;

/** A rule that breaks laws is told which. */
class BrokenRuleContractTest {

    private static RuleContract contract(Rule rule) {
        return new RuleContract() {
            @Override
            protected RuleSet rules() {
                return RuleSet.empty().with(rule);
            }
        };
    }

    private static Rule.Builder rule(Criterion criterion) {
        return Rule.named("OURS-1", "OURS")
                .claim("Something is the matter")
                .cite(Citation.INF, "test")
                .when(criterion)
                .actions("look");
    }

    @Test
    void cause_thatIsCertain_breaksTheLaw() {
        Rule certain = rule(Criterion.is(StandardKpis.MQL_TO_SQL, "mqlSql.low"))
                .causes("the criteria are too loose")
                .build();

        assertThatThrownBy(() -> contract(certain).causes_areWordedAsHypotheses())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the criteria are too loose");
    }

    @Test
    void threshold_thatIsNotSet_breaksTheLaw() {
        Rule unset = rule(Criterion.is(StandardKpis.MQL_TO_SQL, "ours.low"))
                .causes("it may be")
                .build();

        assertThatThrownBy(() -> contract(unset).thresholds_areSet())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ours.low");
    }

    @Test
    void rule_thatFiresOnNothing_breaksTheLaw() {
        Rule eager = rule(Criterion.of(subject -> Judgement.of(Outcome.FIRED, new Evidence.Stated("always", "yes"))))
                .causes("it may be")
                .build();

        assertThatThrownBy(() -> contract(eager).nothing_isNoFinding()).isInstanceOf(AssertionError.class);
    }
}
