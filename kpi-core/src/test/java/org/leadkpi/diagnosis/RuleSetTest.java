package org.leadkpi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.leadkpi.ledger.Journal;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Citation;

/** How rules look at a company, and how their answers are put in order. */
class RuleSetTest {

    private static final Dataset TWO_MONTHS = twoMonths();

    // ---- what a rule looks at

    @Test
    void thresholdsThatNoRuleReads_areToldWhereTheyAreSet() {
        Thresholds ours = Thresholds.standard()
                .with("stage.early", "< 5")
                .with("mqlSql.low", "< 5")
                .with("confidence", "= 90")
                .with("minN.rate", ">= 20");

        assertThat(RuleSet.standard().idleThresholds()).isEmpty();
        assertThat(RuleSet.standard().with(ours).idleThresholds()).containsExactly("stage.early");
        assertThat(RuleSet.empty().with(ours).idleThresholds()).containsExactly("mqlSql.low", "stage.early");
    }

    @Test
    void rule_looksAtEachPeriodOfEachSegmentAndTheTotal() {
        List<Finding> found = examine(always("X1")).of("X1");

        assertThat(found)
                .extracting(Finding::segment, finding -> finding.range().start().getMonthValue())
                .containsExactlyInAnyOrder(
                        tuple("linkedin", 1),
                        tuple("linkedin", 2),
                        tuple("organic", 1),
                        tuple("organic", 2),
                        tuple("", 1),
                        tuple("", 2));
    }

    private static Tuple tuple(String channel, int month) {
        return Tuple.tuple(channel.isEmpty() ? Segment.ALL : Segment.of("channel", channel), month);
    }

    @Test
    void ruleOverTheLatestPeriods_looksAtEachSegmentOnce() {
        assertThat(examine(rule("X1").when(holds(true)).overLatest(1).build()).of("X1"))
                .hasSize(3)
                .allMatch(finding -> finding.range().start().getMonthValue() == 2);
    }

    @Test
    void ruleOverATrend_looksAtAsManyPeriodsAsTheUserSays() {
        Dataset falls = Companies.mqls(
                new int[] {200, 140}, new int[] {200, 120}, new int[] {200, 100}, new int[] {200, 80}, new int[] {
                    200, 60
                });
        RuleSet rules = RuleSet.standard().only("D79");

        for (int steps : List.of(2, 3, 4)) {
            assertThat(examine(falls, rules.with(rules.thresholds().with("trend.falls", ">= " + steps)))
                            .of("D79"))
                    .filteredOn(finding -> finding.kpi().equals(Optional.of("mql-to-sql")))
                    .filteredOn(finding -> finding.segment().isTotal())
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.outcome()).isEqualTo(Outcome.FIRED);
                        assertThat(finding.range().start().getMonthValue()).isEqualTo(5 - steps);
                    });
        }
    }

    @Test
    void confidence_isThatOfEveryInterval() {
        // 14 of 200 are 7 %; Wilson reaches to 11.4 % at 95 %, and to 9.7 % at 80 %
        Dataset few = Companies.mqls(new int[] {200, 14});
        RuleSet rules = RuleSet.empty()
                .with(rule("X1")
                        .when(Criterion.is(StandardKpis.MQL_TO_SQL, "mqlSql.low"))
                        .build());

        assertThat(examine(few, rules).of("X1")).extracting(Finding::outcome).containsOnly(Outcome.SUSPECTED);
        assertThat(examine(few, rules.with(rules.thresholds().with("confidence", "= 80")))
                        .of("X1"))
                .extracting(Finding::outcome)
                .containsOnly(Outcome.FIRED);
    }

    private static Diagnosis examine(Dataset data, RuleSet rules) {
        return rules.examine(Journal.of(data), Catalog.standard(), Facts.NONE, Grain.MONTH);
    }

    @Test
    void ruleOverAll_looksAtTheTotalOfAllDays() {
        assertThat(examine(rule("X1").when(holds(true)).ofTotal().overAll().build())
                        .of("X1"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.segment().isTotal()).isTrue();
                    assertThat(finding.range()).isEqualTo(TWO_MONTHS.range());
                });
    }

    @Test
    void ruleAtASegment_looksAtNoOther() {
        Rule one =
                rule("X1").when(holds(true)).at("channel", "organic").overAll().build();

        assertThat(examine(one).of("X1"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.segment()).isEqualTo(Segment.of("channel", "organic")));
    }

    @Test
    void ruleAtASegmentThatNobodyHas_isNotEvaluable() {
        Rule none = rule("X1").when(holds(true)).at("channel", "radio").build();

        assertThat(examine(none).of("X1"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.doubt())
                        .contains(new Doubt(Doubt.Kind.MISSING_INPUT, "no record has the channel radio")));
    }

    @Test
    void ruleByADimension_needsAJournalToCountIt() {
        Rule byOwner = rule("X1").when(holds(true)).by("owner").build();
        Scorecard card = Scorecard.of(TWO_MONTHS, Grain.MONTH, StandardDimensions.CHANNEL);

        assertThat(RuleSet.empty().with(byOwner).examine(card).of("X1"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.doubt())
                        .contains(new Doubt(Doubt.Kind.MISSING_INPUT, "needs a scorecard by month and owner")));
        assertThat(examine(byOwner).of("X1"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.doubt())
                        .contains(new Doubt(Doubt.Kind.MISSING_INPUT, "no record has a value of owner")));
    }

    @Test
    void ruleOnAKpiThatIsNotShown_isNotEvaluable() {
        Rule rate = rule("X1")
                .when(Criterion.is(StandardKpis.MQL_TO_SQL, "mqlSql.low"))
                .build();
        Scorecard card = Scorecard.of(TWO_MONTHS, Grain.MONTH).only("new-leads");

        assertThat(RuleSet.empty().with(rate).examine(card).of("X1"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.doubt())
                        .contains(new Doubt(Doubt.Kind.MISSING_INPUT, "not on the scorecard: mql-to-sql")));
    }

    @Test
    void suspicion_isNeverGraverThanAWatch() {
        Rule weak = rule("X1")
                .severity(Severity.CRITICAL)
                .when(holds(true).then(judgement -> judgement.weakened("perhaps")))
                .ofTotal()
                .overAll()
                .build();

        assertThat(examine(weak).of("X1")).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.SUSPECTED);
            assertThat(finding.severity()).isEqualTo(Severity.WATCH);
        });
    }

    @Test
    void rule_isGraver_whereSomethingHoldsAsWell() {
        Rule grave = rule("X1")
                .when(holds(true))
                .graver(Severity.CRITICAL, holds(true))
                .ofTotal()
                .overAll()
                .build();
        Rule mild = rule("X2")
                .when(holds(true))
                .graver(Severity.CRITICAL, holds(false))
                .ofTotal()
                .overAll()
                .build();

        Diagnosis found = examine(grave, mild);

        assertThat(found.of("X1").get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.of("X2").get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void rule_withoutAPart_isRefused() {
        assertThatThrownBy(() -> Rule.named("X1", "TEST").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rule X1 has no claim");
        assertThatThrownBy(() -> Rule.named("X1", "TEST").claim("It is").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rule X1 has no criterion");
        assertThatThrownBy(() -> Rule.named("X1", "TEST")
                        .claim("It is")
                        .when(holds(true))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rule X1 has no citation");
        assertThatThrownBy(() -> Rule.named("X1", "TEST")
                        .claim("It is")
                        .when(holds(true))
                        .cite(Citation.INF, "test")
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rule X1 has no action");
    }

    // ---- one cause is told once

    @Test
    void pattern_absorbsFindingsOnItsParts_aboutTheSame() {
        Rule pattern = rule("X1").when(inFebruary()).absorbs("X2").build();

        Diagnosis found = examine(pattern, always("X2"));

        assertThat(found.of("X2"))
                .allSatisfy(part -> assertThat(part.absorbedBy())
                        .isEqualTo(part.range().start().getMonthValue() == 2 ? Optional.of("X1") : Optional.empty()));
        assertThat(found.findings())
                .filteredOn(finding -> finding.rule().equals("X2"))
                .hasSize(3);
        assertThat(found.all()).hasSize(12);
    }

    @Test
    void pattern_thatDoesNotFire_absorbsNothing() {
        Rule pattern = rule("X1").when(holds(false)).absorbs("X2").build();

        assertThat(examine(pattern, always("X2")).of("X2"))
                .allMatch(part -> part.absorbedBy().isEmpty());
    }

    @Test
    void pattern_absorbsNoAnswerThatIsNoFinding() {
        Rule pattern = rule("X1").when(holds(true)).absorbs("X2").build();
        Rule part = rule("X2").when(holds(false)).build();

        assertThat(examine(pattern, part).of("X2"))
                .allMatch(answer -> answer.absorbedBy().isEmpty());
    }

    @Test
    void badData_makeDependentRulesNotEvaluable() {
        Rule data = rule("X1")
                .claim("Data are bad")
                .when(holds(true))
                .ofTotal()
                .overAll()
                .suppresses("X2")
                .build();

        assertThat(examine(data, always("X2")).of("X2")).hasSize(6).allSatisfy(answer -> {
            assertThat(answer.outcome()).isEqualTo(Outcome.NOT_EVALUABLE);
            assertThat(answer.reason())
                    .hasValueSatisfying(
                            text -> assertThat(text).startsWith("SUPPRESSED: X1 TEST was found: Data are bad"));
        });
    }

    @Test
    void badDataOfOneSegment_leaveOthersAlone() {
        Rule data = rule("X1")
                .when(holds(true))
                .at("channel", "organic")
                .overAll()
                .suppresses("X2")
                .build();

        Diagnosis found = examine(data, always("X2"));

        assertThat(found.of("X2"))
                .filteredOn(answer -> answer.outcome() == Outcome.FIRED)
                .hasSize(2)
                .allMatch(answer -> answer.segment().equals(Segment.of("channel", "linkedin")));
    }

    // ---- which rules there are

    @Test
    void idThatIsTaken_isRefused() {
        assertThatThrownBy(() -> RuleSet.standard().with(always("D17")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule D17 is defined twice: MQL_LOOSE and TEST");
    }

    @Test
    void ruleThatIsNotThere_cannotBeChosenOrLeftOut() {
        assertThatThrownBy(() -> RuleSet.empty().with(always("X1")).without("X2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no rule X2 to leave out; there are [X1]");
        assertThatThrownBy(() -> RuleSet.empty().with(always("X1")).only("X2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no rule X2");
    }

    @Test
    void onlyAndWithout_leaveTheOrder() {
        RuleSet three = RuleSet.empty().with(always("X1"), always("X2"), always("X3"));

        assertThat(three.without("X2").rules()).extracting(Rule::id).containsExactly("X1", "X3");
        assertThat(three.only("X3", "X1").rules()).extracting(Rule::id).containsExactly("X1", "X3");
        assertThat(three).hasToString("RuleSet: 3 rules");
    }

    @Test
    void standardRules_haveUniqueIdsAndNames_andWordCausesAsHypotheses() {
        assertThat(StandardRules.all()).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(StandardRules.all()).extracting(Rule::name).doesNotHaveDuplicates();
        assertThat(StandardRules.all()).allSatisfy(rule -> {
            assertThat(rule.actions()).as("%s", rule).isNotEmpty();
            assertThat(rule.claim()).as("%s", rule).doesNotEndWith(".");
        });
    }

    // ---- what was found

    @Test
    void diagnosis_tellsTheGravestFirst_andCountsEveryOutcome() {
        Rule mild = rule("X1")
                .severity(Severity.INFO)
                .when(holds(true))
                .ofTotal()
                .overAll()
                .build();
        Rule grave = rule("X2")
                .severity(Severity.CRITICAL)
                .when(holds(true))
                .ofTotal()
                .overAll()
                .build();
        Rule none = rule("X3")
                .severity(Severity.CRITICAL)
                .when(holds(false))
                .ofTotal()
                .overAll()
                .build();

        Diagnosis found = examine(mild, grave, none);

        assertThat(found.all()).extracting(Finding::rule).containsExactly("X2", "X1", "X3");
        assertThat(found.findings()).extracting(Finding::rule).containsExactly("X2", "X1");
        assertThat(found.counts())
                .isEqualTo(Map.of(
                        Outcome.FIRED, 2L,
                        Outcome.SUSPECTED, 0L,
                        Outcome.NOT_FIRED, 1L,
                        Outcome.INCONCLUSIVE, 0L,
                        Outcome.NOT_EVALUABLE, 0L));
    }

    @Test
    void since_tellsWhatIsNew() {
        Diagnosis earlier = examine(always("X1"));

        assertThat(examine(always("X1")).since(earlier)).isEmpty();
        assertThat(examine(always("X1"), always("X2")).since(earlier))
                .hasSize(6)
                .allMatch(finding -> finding.rule().equals("X2"));
    }

    @Test
    void since_countsAFindingOnOtherNumbersAsNew() {
        Rule low = rule("X1")
                .when(Criterion.of(
                        subject -> Judgement.of(true, new Evidence.Measured(subject.read(StandardKpis.NEW_LEADS)))))
                .ofTotal()
                .overAll()
                .build();
        List<Lead> more = new ArrayList<>(
                TWO_MONTHS.journeys().stream().map(Journey::lead).toList());
        more.addAll(Companies.mqls("radio", 1, 1, 0));
        Dataset grown = Companies.observed(2).leads(more).build();

        assertThat(examine(grown, low).since(examine(low))).hasSize(1);
    }

    // ---- words

    private static Dataset twoMonths() {
        List<Lead> leads = new ArrayList<>();
        for (int month = 0; month < 2; month++) {
            leads.addAll(Companies.mqls("organic", month, 40, 8));
            leads.addAll(Companies.mqls("linkedin", month, 40, 2));
        }
        return Companies.observed(2).leads(leads).build();
    }

    private static Diagnosis examine(Rule... rules) {
        return examine(TWO_MONTHS, rules);
    }

    private static Diagnosis examine(Dataset data, Rule... rules) {
        return RuleSet.empty()
                .with(rules)
                .examine(Journal.of(data), Catalog.standard(), Facts.NONE, Grain.MONTH, StandardDimensions.CHANNEL);
    }

    private static Rule.Builder rule(String id) {
        return Rule.named(id, "TEST")
                .claim("It is so")
                .cite(Citation.INF, "test")
                .causes("it may be")
                .actions("look");
    }

    private static Rule always(String id) {
        return rule(id).when(holds(true)).build();
    }

    private static Criterion holds(boolean does) {
        return Criterion.of(subject -> Judgement.of(does, new Evidence.Stated("it", "is so")));
    }

    private static Criterion inFebruary() {
        DateRange january = DateRange.of(
                TWO_MONTHS.range().start(), TWO_MONTHS.range().start().plusMonths(1));
        return Criterion.of(
                subject -> Judgement.of(!subject.range().equals(january), new Evidence.Stated("it", "is February")));
    }
}
