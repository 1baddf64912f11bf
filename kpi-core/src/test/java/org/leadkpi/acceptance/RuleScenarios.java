package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.ledger.Journal;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Unit;

/**
 * Companies on which a rule fires, on which it just does not, of which there is too little to tell, and of which an input is
 * missing.
 */
final class RuleScenarios {

    private RuleScenarios() {}

    /** A rule, where its answer is looked for, and a company for each answer. */
    static final class Case {

        private final String rule;
        private Segment segment = Segment.ALL;
        private Grain grain = Grain.MONTH;
        private Facts facts = Facts.NONE;
        private Dimension[] by = {};
        private Optional<String> kpi = Optional.empty();
        private final List<Answer> answers = new ArrayList<>();

        private Case(String rule) {
            this.rule = rule;
        }

        private record Answer(Outcome outcome, Supplier<Scenario> company, Facts facts) {}

        /** Looks at a segment instead of the total. */
        Case in(Dimension dimension, String value) {
            segment = Segment.of(dimension, value);
            by = new Dimension[] {dimension};
            return this;
        }

        /** Looks at a segment along several dimensions of a rule that names them itself. */
        Case at(Segment place) {
            segment = place;
            return this;
        }

        /** Looks at a segment of a rule that names its dimension itself. */
        Case at(String dimension, String value) {
            segment = Segment.of(dimension, value);
            return this;
        }

        /** Looks at the answer about one of the KPIs of a rule. */
        Case on(Kpi one) {
            kpi = Optional.of(one.id());
            return this;
        }

        Case grain(Grain length) {
            grain = length;
            return this;
        }

        /** What is known, for the companies that follow. */
        Case knowing(Facts known) {
            facts = known;
            return this;
        }

        Case fires(Supplier<Scenario> company) {
            return answers(Outcome.FIRED, company);
        }

        Case suspected(Supplier<Scenario> company) {
            return answers(Outcome.SUSPECTED, company);
        }

        Case doesNot(Supplier<Scenario> company) {
            return answers(Outcome.NOT_FIRED, company);
        }

        Case isTooThin(Supplier<Scenario> company) {
            return answers(Outcome.INCONCLUSIVE, company);
        }

        Case lacksInput(Supplier<Scenario> company) {
            return answers(Outcome.NOT_EVALUABLE, company);
        }

        private Case answers(Outcome outcome, Supplier<Scenario> company) {
            answers.add(new Answer(outcome, company, facts));
            return this;
        }

        private Stream<DynamicTest> tests() {
            return answers.stream()
                    .map(answer -> dynamicTest(
                            rule + " " + answer.outcome(),
                            () -> assertThat(last(answer)).satisfies(finding -> {
                                assertThat(finding.outcome()).as("%s", finding).isEqualTo(answer.outcome());
                                assertThat(finding.headline()).isNotBlank();
                                assertMeasuredAlike(finding);
                            })));
        }

        /** What is held against a threshold is measured as the threshold is, and so is what a headline sets against it. */
        private static void assertMeasuredAlike(Finding finding) {
            Set<String> held = new HashSet<>();
            Evidence last = new Evidence.Stated("nothing", "");
            for (Evidence each : finding.evidence()) {
                if (!(each instanceof Evidence.Limit limit)) {
                    last = each;
                    continue;
                }
                if (last instanceof Evidence.Measured measured) {
                    Unit unit = measured.reading().kpi().unit();
                    assertThat(limit.threshold().measure().fits(unit))
                            .as("%s: %s in %s held against %s", finding, measured.kpi(), unit, limit)
                            .isTrue();
                    held.add(measured.brief() + ", against " + limit.threshold().words());
                } else if (last instanceof Evidence.Derived derived) {
                    held.add(derived.name());
                }
            }
            String detail = finding.doubt().isPresent() ? "" : finding.detail();
            assertThat(!detail.contains(", against ") || held.stream().anyMatch(detail::contains))
                    .as("%s", finding)
                    .isTrue();
        }

        /** The answer for the segment and the last period there is. */
        private Finding last(Answer answer) {
            List<Finding> found = diagnose(answer.company().get(), answer.facts(), grain, by).of(rule).stream()
                    .filter(finding -> finding.segment().equals(segment) || finding.outcome() == Outcome.NOT_EVALUABLE)
                    .filter(finding -> kpi.isEmpty() || finding.kpi().equals(kpi))
                    .toList();
            assertThat(found).as("answers of %s about %s", rule, segment).isNotEmpty();
            return found.stream().max(Comparator.comparing(Finding::range)).orElseThrow();
        }
    }

    static Case rule(String id) {
        return new Case(id);
    }

    static Stream<DynamicTest> tests(List<Case> cases) {
        return cases.stream().flatMap(Case::tests);
    }

    /** The ids of the rules that have a company for each of the four answers. */
    static List<String> complete(List<Case> cases) {
        return cases.stream()
                .collect(Collectors.groupingBy(
                        each -> each.rule,
                        Collectors.flatMapping(
                                each -> each.answers.stream().map(Case.Answer::outcome), Collectors.toSet())))
                .entrySet()
                .stream()
                .filter(each -> each.getValue()
                        .containsAll(
                                List.of(Outcome.FIRED, Outcome.NOT_FIRED, Outcome.INCONCLUSIVE, Outcome.NOT_EVALUABLE)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    static Diagnosis diagnose(Scenario company, Facts facts, Grain grain, Dimension... by) {
        return RuleSet.standard().examine(Journal.of(company.dataset()), Catalog.standard(), facts, grain, by);
    }
}
