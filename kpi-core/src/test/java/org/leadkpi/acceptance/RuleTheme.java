package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.leadkpi.diagnosis.Rule;
import org.leadkpi.diagnosis.RuleSet;

/** The rules of a theme, each on a company of its own for every answer. */
interface RuleTheme {

    /**
     * A theme.
     *
     * @param first the number of the first rule
     * @param last the number of the last one
     * @param cases companies for every answer
     * @param neverTooThin the rules that look at facts or at single records, of which one is enough
     */
    record Theme(int first, int last, List<RuleScenarios.Case> cases, Set<String> neverTooThin) {

        private boolean has(Rule rule) {
            int number = Integer.parseInt(rule.id().replaceAll("[^0-9]", ""));
            return first <= number && number <= last;
        }
    }

    Theme theme();

    @TestFactory
    default Stream<DynamicTest> rules() {
        return RuleScenarios.tests(theme().cases());
    }

    @Test
    default void everyRule_hasACompanyForEveryAnswer() {
        List<String> rules = RuleSet.standard().rules().stream()
                .filter(theme()::has)
                .map(Rule::id)
                .filter(id -> !theme().neverTooThin().contains(id))
                .toList();

        assertThat(RuleScenarios.complete(theme().cases())).isNotEmpty().containsExactlyElementsOf(rules);
    }
}
