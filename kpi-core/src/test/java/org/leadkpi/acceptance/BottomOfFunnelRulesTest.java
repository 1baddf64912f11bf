package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.RuleScenarios.diagnose;
import static org.leadkpi.acceptance.RuleScenarios.rule;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.lost;
import static org.leadkpi.acceptance.Scenario.qualified;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.acceptance.Scenario.won;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.diagnosis.Severity;
import org.leadkpi.diagnosis.Thresholds;
import org.leadkpi.ledger.Journal;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.GrowthStage;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Feed;
import org.leadkpi.model.OpportunityStageChange;
import org.leadkpi.model.Policies;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** The rules on the bottom of the funnel, each on a company of its own for every answer. */
class BottomOfFunnelRulesTest implements RuleTheme {

    private static final Facts EARLY = Facts.builder()
            .growthStage(GrowthStage.EARLY)
            .kpis(List.of(StandardKpis.CUSTOMER_ACQUISITION_COST))
            .build();

    private static final List<RuleScenarios.Case> CASES = List.of(
            rule("D38")
                    .fires(sqlsToCustomers(100, 4))
                    .doesNot(sqlsToCustomers(100, 10))
                    .suspected(sqlsToCustomers(100, 5))
                    .isTooThin(sqlsToCustomers(20, 1))
                    .lacksInput(() -> sqlsToCustomers(100, 4).get().lacks(Feed.LEADS)),
            rule("D39")
                    .fires(funnel(2_000, 100, 4))
                    .doesNot(funnel(500, 100, 4))
                    .doesNot(funnel(2_000, 100, 10))
                    .suspected(funnel(2_000, 100, 5))
                    .isTooThin(funnel(400, 20, 1))
                    .isTooThin(funnel(900, 100, 4))
                    .lacksInput(() -> funnel(2_000, 100, 4).get().lacks(Feed.SQL_DATES)),
            rule("D40")
                    .fires(funnel(500, 100, 4))
                    .doesNot(funnel(2_000, 100, 4))
                    .doesNot(funnel(200, 100, 4))
                    .suspected(funnel(500, 100, 5))
                    .isTooThin(funnel(900, 100, 4))
                    .isTooThin(sqlsToCustomers(100, 4))
                    .lacksInput(() -> funnel(500, 100, 4).get().lacks(Feed.SQL_DATES)),
            rule("D41")
                    .fires(funnel(200, 100, 4))
                    .doesNot(funnel(500, 100, 4))
                    .suspected(funnel(200, 100, 5))
                    .isTooThin(funnel(300, 100, 4))
                    .lacksInput(() -> funnel(200, 100, 4).get().lacks(Feed.SQL_DATES)),
            rule("D42")
                    .at("channel", "ads")
                    .fires(customersOfAds(40, 40, 40, 40, 40, 40, 12))
                    .fires(customersOfAds(40, 40, 40, 40, 40, 40, 0))
                    .doesNot(customersOfAds(40, 40, 40, 40, 40, 40, 40))
                    .suspected(customersOfAds(40, 40, 40, 40, 40, 40, 32))
                    .isTooThin(customersOfAds(40, 40, 12))
                    .lacksInput(() ->
                            customersOfAds(40, 40, 40, 40, 40, 40, 12).get().lacks(Feed.SPEND))
                    .lacksInput(() ->
                            customersOfAds(40, 40, 40, 40, 40, 40, 12).get().policies(Policies.STANDARD)),
            rule("D43")
                    .fires(() -> customers(row(60, 45, 34, 25), row(70, 50, 40, 28)))
                    .doesNot(() -> customers(row(60, 45, 34, 25), row(70, 50, 40, 40)))
                    .suspected(() -> customers(row(30, 29, 28, 27), row(30, 29, 28, 27)))
                    .isTooThin(() -> customers(row(45, 34, 25), row(50, 40, 28)))
                    .isTooThin(() -> customers(row(60, 45, 34, 25)))
                    .lacksInput(() -> customers(row(60, 45, 34, 25)).lacks(Feed.SPEND)),
            rule("D44")
                    .fires(() -> customers(row(25, 34, 45, 60)))
                    .doesNot(() -> customers(row(25, 34, 45, 45)))
                    .suspected(() -> customers(row(27, 28, 29, 30)))
                    .isTooThin(() -> customers(row(34, 45, 60)))
                    .lacksInput(() -> customers(row(25, 34, 45, 60)).lacks(Feed.SPEND)),
            rule("D45")
                    .at("channel", "linkedin")
                    .fires(portfolio(200, 200, 160))
                    .doesNot(() -> portfolio(50, 50, 40, "600"))
                    .suspected(portfolio(50, 50, 40))
                    .isTooThin(portfolio(5, 5, 4))
                    .lacksInput(() -> portfolio(50, 50, 40).get().lacks(Feed.SPEND)),
            rule("D46")
                    .fires(() -> worth("0.5"))
                    .doesNot(() -> worth("1"))
                    .suspected(() -> worth("0.9"))
                    .isTooThin(() -> worth("0.5", 8, 1))
                    .isTooThin(() -> worth("0.5", 1_000, 100, 9))
                    .isTooThin(() -> worth("0.5", 1_000, 9))
                    .lacksInput(() -> worth("0.5").lacks(Feed.CUSTOMERS)),
            rule("D47")
                    .fires(() -> worth("1.8"))
                    .doesNot(() -> worth("3"))
                    .doesNot(() -> worth("0.9"))
                    .suspected(() -> worth("2.5"))
                    .isTooThin(() -> worth("1.8", 8, 1))
                    .isTooThin(() -> worth("1.8", 1_000, 100, 9))
                    .isTooThin(() -> worth("1.8", 1_000, 9))
                    .lacksInput(() -> worth("1.8").lacks(Feed.CUSTOMERS)),
            rule("D48")
                    .fires(() -> worth("10"))
                    .doesNot(() -> worth("5"))
                    .suspected(() -> worth("6"))
                    .isTooThin(() -> worth("10", 1_000, 0))
                    .isTooThin(() -> worth("1000", 1_000, 100, 9))
                    .lacksInput(() -> worth("10").lacks(Feed.CUSTOMERS)),
            rule("D49")
                    .fires(churn(1_000, 10, 30, 50, 80))
                    .doesNot(churn(1_000, 10, 30, 50, 40))
                    .suspected(churn(1_000, 10, 11, 12, 13))
                    .isTooThin(churn(45, 0, 1, 2, 10))
                    .isTooThin(churn(1_000, 10, 30, 50))
                    .lacksInput(() -> Scenario.january().leads(10, "ads")),
            rule("D50")
                    .fires(dealSizes(10_000, 8_000))
                    .doesNot(dealSizes(10_000, 8_600))
                    .isTooThin(() -> dealSizes(5, 10_000, 8_000))
                    .lacksInput(() -> Scenario.january().leads(10, "ads")),
            rule("D51")
                    .fires(cycles(35, 65))
                    .doesNot(cycles(35, 45))
                    .suspected(cycles(35, 47))
                    .isTooThin(() -> cycles(5, 35, 65))
                    .lacksInput(() -> Scenario.january().leads(10, "ads")),
            // what is told of a company is never too little: there is no answer of that kind
            rule("D52")
                    .knowing(EARLY)
                    .fires(Scenario::january)
                    .knowing(Facts.builder()
                            .growthStage(GrowthStage.GROWTH)
                            .kpis(List.of(StandardKpis.CUSTOMER_ACQUISITION_COST))
                            .build())
                    .doesNot(Scenario::january)
                    .knowing(Facts.NONE)
                    .lacksInput(Scenario::january),
            rule("D53")
                    .fires(pipelines(60, 10))
                    .suspected(pipelines(60, 29))
                    .doesNot(pipelines(40, 10))
                    .doesNot(pipelines(60, 31))
                    .isTooThin(() -> pipelines(3, 60, 10))
                    .lacksInput(() -> Scenario.january().leads(10, "ads")),
            rule("D54")
                    .fires(sourced(40, 20, 60, 30))
                    .doesNot(sourced(39, 20, 61, 30))
                    .doesNot(sourced(40, 19, 60, 30))
                    .isTooThin(sourced(4, 2, 5, 2))
                    .lacksInput(() -> Scenario.january().leads(10, "ads")),
            rule("D55")
                    .fires(sources(80, 100))
                    .doesNot(sources(95, 100))
                    .isTooThin(sources(10, 20))
                    .lacksInput(() -> Scenario.january().leads(10, "ads")),
            // a definition is there or it is not: there is never too little
            rule("D56")
                    .fires(() -> sources(80, 100).get().lacks(Feed.QUALIFICATION))
                    .doesNot(sources(80, 100))
                    .lacksInput(() -> Scenario.january().leads(10, "ads"))
                    .knowing(Facts.builder()
                            .unqualifiedPipeline(Rational.of(6, 100))
                            .build())
                    .fires(sources(80, 100))
                    .knowing(Facts.builder()
                            .unqualifiedPipeline(Rational.of(5, 100))
                            .build())
                    .doesNot(sources(80, 100)));

    @Override
    public Theme theme() {
        return new Theme(38, 56, CASES, Set.of("D52", "D56"));
    }

    // ---- how much it takes

    @ParameterizedTest
    @CsvSource({
        "875, 70, FIRED",
        "860, 69, SUSPECTED",
        "140, 7, FIRED",
        "100, 4, FIRED",
        "35, 0, FIRED",
        "34, 0, SUSPECTED"
    })
    void sqlCustomerLow_takesSoManySqls(int sqls, int customers, Outcome outcome) {
        Scenario company = sqlsToCustomers(sqls, customers).get().leadsIn(Stage.CUSTOMER, 1, "2026-01-05T09:00");

        assertThat(about(company, "D38").outcome()).isEqualTo(outcome);
    }

    @Test
    void p16_oneCustomerOfTwentySqls_tellsNothing() {
        Finding finding = about(sqlsToCustomers(20, 1).get(), "D38");

        assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(finding.reason()).hasValue("SMALL_SAMPLE: sql-to-customer rests on 20, needs at least 30");
    }

    @Test
    void g01_hasTooFewOfEverything() {
        Diagnosis diagnosis = RuleSet.standard()
                .examine(
                        Journal.of(FixtureG01.asOf("2026-04-30T23:59:59").dataset()),
                        Catalog.standard(),
                        Facts.NONE,
                        Grain.MONTH);

        for (String rule : List.of("D38", "D39", "D40", "D41", "D53", "D54", "D55")) {
            assertThat(diagnosis.of(rule))
                    .filteredOn(finding -> finding.range().equals(JANUARY))
                    .allSatisfy(finding ->
                            assertThat(finding.outcome()).as("%s", finding).isEqualTo(Outcome.INCONCLUSIVE));
        }
    }

    // ---- whose matter few customers are

    @Test
    void e13_fourOfAHundredSqls_isAMatterOfTheSalesProcess() {
        Diagnosis diagnosis = diagnose(funnel(500, 100, 4).get(), Facts.NONE, Grain.MONTH);

        assertThat(outcomes(diagnosis, "D38", "D39", "D40", "D41"))
                .containsExactly(Outcome.FIRED, Outcome.NOT_FIRED, Outcome.FIRED, Outcome.NOT_FIRED);
        assertThat(diagnosis.of("D40").get(0).evidence().get(0).text()).contains("[1.6%, 9.8%]");
    }

    @Test
    void undecidedSupply_namesEveryHypothesis() {
        for (String rule : List.of("D39", "D40", "D41")) {
            Finding finding = about(funnel(900, 100, 4).get(), rule);

            assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(finding.reason().orElseThrow())
                    .contains("leads may be weak", "sales process may leak", "SQLs may be graded too well");
        }
    }

    @Test
    void healthyClosing_withManySqls_isNoOvergrading() {
        assertThat(about(funnel(200, 100, 25).get(), "D41").outcome()).isEqualTo(Outcome.NOT_FIRED);
    }

    // ---- what customers cost

    @Test
    void goodCplHighCac_isToldOnce() {
        Diagnosis diagnosis = diagnose(cheapLeadsDearCustomers(), Facts.NONE, Grain.MONTH, CHANNEL);
        Segment ads = Segment.of(CHANNEL, "ads");

        Finding pattern = of(diagnosis, "D42", ads);
        assertThat(pattern.outcome()).isEqualTo(Outcome.FIRED);
        assertThat(pattern.severity()).isEqualTo(Severity.WARNING);
        assertThat(pattern.actions().get(0)).contains("SQL to customer");
        assertThat(of(diagnosis, "D47", ads).absorbedBy()).hasValue("D42");
        assertThat(of(diagnosis, "D42", Segment.of(CHANNEL, "events")).outcome())
                .isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void e09_labelsChannelsByWhatTheirCustomersCost() {
        RuleSet withoutGuard = RuleSet.standard().with(Thresholds.standard().with("minEvents.cost", ">= 1"));
        Diagnosis diagnosis = withoutGuard.examine(
                Journal.of(portfolio(5, 5, 4).get().dataset()), Catalog.standard(), Facts.NONE, Grain.MONTH);

        assertThat(label(diagnosis, "organic")).isEqualTo("allocation: INVEST");
        assertThat(label(diagnosis, "search")).isEqualTo("allocation: HOLD");
        assertThat(label(diagnosis, "linkedin")).isEqualTo("allocation: CUT_OR_FIX");
        assertThat(of(diagnosis, "D45", Segment.of(CHANNEL, "search")).evidence())
                .anyMatch(each -> each.text().contains("= USD 500.00"))
                .noneMatch(each -> each.text().contains("USD 530.00"));
    }

    @Test
    void channel_isComparedWithOtherChannels_notWithWhatNoneOfThemBears() {
        Scenario company = portfolio(50, 50, 40)
                .get()
                .spend(JANUARY, usd("200000"), SpendCategory.TOOL, item -> item)
                .customer("uncosted", "2026-01-05", customer -> customer.channel("word of mouth"));

        Diagnosis diagnosis = diagnose(company, Facts.NONE, Grain.MONTH);

        assertThat(label(diagnosis, "organic")).isEqualTo("allocation: INVEST");
        assertThat(label(diagnosis, "search")).isEqualTo("allocation: HOLD");
        assertThat(label(diagnosis, "linkedin")).isEqualTo("allocation: CUT_OR_FIX");
        assertThat(of(diagnosis, "D45", Segment.of(CHANNEL, "search")).evidence())
                .extracting(Evidence::text)
                .anyMatch(text -> text.startsWith("all channels together: ") && text.contains("= USD 500.00"));
    }

    @Test
    void channelWithoutCustomers_isCutByTheLeastTheyCost() {
        Scenario company = portfolio(50, 50, 40)
                .get()
                .leads(20, "events")
                .spend(JANUARY, usd("9000"), SpendCategory.EVENT, item -> item.channel("events"));

        Finding finding = of(diagnose(company, Facts.NONE, Grain.MONTH), "D45", Segment.of(CHANNEL, "events"));

        assertThat(finding.outcome()).isEqualTo(Outcome.FIRED);
        assertThat(finding.evidence()).extracting(Evidence::text).contains("allocation: CUT_OR_FIX");
    }

    @Test
    void fallingCostOfAnotherMix_isNoImprovement() {
        Scenario company = customers(row(40, 40, 40, 40));
        spending(company, "referrals", row(1_000, 2_000, 4_000, 8_000), row(20, 40, 80, 160));

        Finding finding = about(company, "D44");

        assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(finding.reason().orElseThrow()).startsWith("MIX_SHIFT");
    }

    // ---- what customers are worth

    @ParameterizedTest
    @CsvSource({
        "3.0, NOT_FIRED, NOT_FIRED, NOT_FIRED",
        "0.9, SUSPECTED, NOT_FIRED, NOT_FIRED",
        "5.2, NOT_FIRED, NOT_FIRED, SUSPECTED"
    })
    void e16_readsTheRatioByItsEdges(String ratio, Outcome emergency, Outcome below, Outcome high) {
        Diagnosis diagnosis = diagnose(worth(ratio), Facts.NONE, Grain.MONTH);

        assertThat(outcomes(diagnosis, "D46", "D47", "D48")).containsExactly(emergency, below, high);
    }

    @Test
    void suspectedEmergency_isAWarningAtLeast() {
        assertThat(about(worth("0.9"), "D46").severity()).isEqualTo(Severity.WARNING);
        assertThat(about(worth("0.5"), "D46").severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void belowStandard_isToleratedEarly() {
        assertThat(about(worth("1.8"), "D47").severity()).isEqualTo(Severity.WARNING);
        assertThat(diagnose(worth("1.8"), EARLY, Grain.MONTH).of("D47").get(0).severity())
                .isEqualTo(Severity.INFO);
        assertThat(about(worth("2.5"), "D47").severity()).isEqualTo(Severity.WATCH);
        assertThat(diagnose(worth("2.5"), EARLY, Grain.MONTH).of("D47").get(0).severity())
                .isEqualTo(Severity.INFO);
    }

    @Test
    void worthOfCustomers_restsOnThoseWhoCameAndThoseWhoLeft() {
        assertThat(about(worth("0.03", 1_000, 100, 9), "D46").reason())
                .contains("SMALL_SAMPLE: clv-to-cac rests on 9 new-customers, needs at least 10");
        assertThat(about(worth("0.03", 1_000, 9, 100), "D46").reason())
                .contains("SMALL_SAMPLE: clv-to-cac rests on 9 churned-at-risk, needs at least 10");
        assertThat(about(worth("0.03", 1_000, 10, 10), "D46").outcome()).isEqualTo(Outcome.FIRED);
    }

    @Test
    void nobodyLeft_provesNoUnderinvestment() {
        Finding finding = about(worth("10", 1_000, 0), "D48");

        assertThat(finding.reason().orElseThrow()).contains("nobody having left yet");
    }

    // ---- deals and pipeline

    @Test
    void largerDeals_areGoodToKnow_smallerOnesToWatch() {
        assertThat(about(dealSizes(10_000, 12_000).get(), "D50").severity()).isEqualTo(Severity.INFO);
        assertThat(about(dealSizes(10_000, 8_000).get(), "D50").severity()).isEqualTo(Severity.WATCH);
    }

    @Test
    void deals_areFollowedBySegmentToo() {
        Scenario company = dealSizes(10_000, 10_000).get();
        for (int i = 0; i < 20; i++) {
            String before = Integer.toString(9_000 + 10 * i);
            String after = Integer.toString(5_000 + 10 * i);
            company.deals(1, "2026-01-02", deal -> won("2026-02-02", before).apply(deal.attribute("channel", "ads")))
                    .deals(1, "2026-07-02", deal -> won("2026-08-02", after).apply(deal.attribute("channel", "ads")));
        }

        assertThat(of(diagnose(company, Facts.NONE, Grain.MONTH, CHANNEL), "D50", Segment.of(CHANNEL, "ads"))
                        .outcome())
                .isEqualTo(Outcome.FIRED);
    }

    // P-40: of a young quarter only quick wins are known, and they tell nothing of how long its sales take
    @Test
    void cycleGrowth_comparesCohortsFollowedForAsLong() {
        Scenario company = months(9).asOf("2026-10-01T00:00");
        for (int i = 0; i < 12; i++) {
            wonAfter(company, LocalDate.of(2026, 1, 5), 60 + 2L * i);
            wonAfter(company, LocalDate.of(2026, 7, 6), 20 + 2L * i);
            company.deals(1, "2026-09-10", deal -> deal);
        }

        Finding finding = about(company, "D51");

        assertThat(finding.outcome()).isNotIn(Outcome.FIRED, Outcome.SUSPECTED);
        assertThat(finding.range().end()).isEqualTo(LocalDate.of(2026, 4, 1));
    }

    @Test
    void salesMotion_tellsWhyAndWhereDealsWereLost() {
        Scenario company = funnel(500, 100, 4)
                .get()
                .deals(
                        5,
                        "2026-01-06T09:00",
                        deal -> lost("2026-01-20T09:00")
                                .apply(deal)
                                .lossReason("price")
                                .stage(OpportunityStageChange.of("Proposal", at("2026-01-10T09:00")))
                                .stage(OpportunityStageChange.of("Closed Lost", at("2026-01-20T09:00"))))
                .deals(
                        2,
                        "2026-01-06T09:00",
                        deal -> lost("2026-01-20T09:00")
                                .apply(deal)
                                .lossReason("no decision")
                                .stage(OpportunityStageChange.of("Discovery", at("2026-01-10T09:00"))));

        assertThat(diagnose(company, Facts.NONE, Grain.MONTH).of("D40").get(0).evidence())
                .extracting(Evidence::text)
                .contains("losses by reason: price 5, no decision 2", "losses by last stage: Proposal 5, Discovery 2");
    }

    @Test
    void p26_oneLargeDeal_isNoDriftUpMarket() {
        Scenario company =
                dealSizes(10_000, 10_000).get().deals(3, "2026-07-01T09:00", won("2026-08-01T09:00", "400000"));

        assertThat(about(company, "D50").outcome()).isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void pipelineWithoutSources_provesNoContribution() {
        Scenario company = sourced(40, 20, 60, 30).get().deals(20, "2026-01-06T09:00", deal -> deal);
        Diagnosis diagnosis = diagnose(company, Facts.NONE, Grain.MONTH);

        assertThat(outcomes(diagnosis, "D55", "D54")).containsExactly(Outcome.FIRED, Outcome.NOT_EVALUABLE);
        assertThat(diagnosis.of("D54").get(0).reason().orElseThrow()).contains("D55 OPP_SOURCE_MISSING");
    }

    @Test
    void pipelineAboveItsTarget_isLarge() {
        Facts target = Facts.builder()
                .target(StandardKpis.PIPELINE_GENERATED, Rational.of(99_999))
                .build();
        Scenario company = Scenario.january();
        pipeline(company, JANUARY.start(), 100, 3);

        assertThat(diagnose(company, target, Grain.MONTH).of("D53").get(0).outcome())
                .isEqualTo(Outcome.FIRED);
    }

    // ---- companies

    private static Finding about(Scenario company, String rule) {
        return of(diagnose(company, Facts.NONE, Grain.MONTH), rule, Segment.ALL);
    }

    private static Finding of(Diagnosis diagnosis, String rule, Segment segment) {
        return diagnosis.of(rule).stream()
                .filter(finding -> finding.segment().equals(segment))
                .findFirst()
                .orElseThrow();
    }

    private static List<Outcome> outcomes(Diagnosis diagnosis, String... rules) {
        return Stream.of(rules)
                .map(rule -> of(diagnosis, rule, Segment.ALL).outcome())
                .toList();
    }

    private static String label(Diagnosis diagnosis, String channel) {
        return of(diagnosis, "D45", Segment.of(CHANNEL, channel)).evidence().stream()
                .map(Evidence::text)
                .filter(text -> text.startsWith("allocation"))
                .findFirst()
                .orElseThrow();
    }

    /** So many SQLs of January, of which so many became customers; looked at when all are mature. */
    private static Supplier<Scenario> sqlsToCustomers(int sqls, int customers) {
        return () -> Scenario.january()
                .leadsIn(Stage.SQL, sqls - customers, "2026-01-05T09:00")
                .leads(
                        customers,
                        "2026-01-05T09:00",
                        lead -> lead.entered(Stage.SQL, at("2026-01-05T09:00"))
                                .entered(Stage.CUSTOMER, at("2026-02-05T09:00")));
    }

    /** So many MQLs of January, of which so many became SQLs, and of these so many customers. */
    private static Supplier<Scenario> funnel(int mqls, int sqls, int customers) {
        return () -> Scenario.january()
                .leadsIn(Stage.MQL, mqls - sqls, "2026-01-05T09:00")
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-01-06T09:00", sqls - customers)
                .leads(
                        customers,
                        "2026-01-05T09:00",
                        lead -> lead.entered(Stage.MQL, at("2026-01-05T09:00"))
                                .entered(Stage.SQL, at("2026-01-06T09:00"))
                                .entered(Stage.CUSTOMER, at("2026-02-05T09:00")));
    }

    private static LocalDate monthAfter(int months) {
        return JANUARY.start().plusMonths(months);
    }

    /** Months from January on. */
    private static Scenario months(int count) {
        return Scenario.observed(JANUARY.start().toString(), monthAfter(count).toString());
    }

    /** Fifty leads for a thousand dollars each month, of which so many became customers. */
    private static Supplier<Scenario> customersOfAds(int... customers) {
        return () -> {
            Scenario company = months(customers.length).policies(Policies.STANDARD.withAcquisitionLagDays(0));
            for (int i = 0; i < customers.length; i++) {
                month(company, "ads", monthAfter(i), "1000", customers[i]);
                company.leads(50 - customers[i], monthAfter(i) + "T09:00", lead -> lead.channel("ads"));
            }
            return company;
        };
    }

    private static void month(Scenario company, String channel, LocalDate first, String spend, int customers) {
        String at = first.plusDays(4) + "T09:00";
        company.leads(customers, at, lead -> lead.channel(channel).entered(Stage.CUSTOMER, at(at)))
                .spend(
                        Scenario.month(first.toString()),
                        usd(spend),
                        SpendCategory.AD_MEDIA,
                        item -> item.channel(channel));
    }

    private static int[] row(int... months) {
        return months;
    }

    /** Channels that cost 12,000 a month each, and their customers of each month. */
    private static Scenario customers(int[]... channels) {
        Scenario company = months(channels[0].length);
        for (int i = 0; i < channels.length; i++) {
            int[] spend = IntStream.of(channels[i]).map(month -> 12_000).toArray();
            spending(company, "channel-" + i, spend, channels[i]);
        }
        return company;
    }

    private static void spending(Scenario company, String channel, int[] spend, int[] customers) {
        for (int i = 0; i < customers.length; i++) {
            month(company, channel, monthAfter(i), Integer.toString(spend[i]), customers[i]);
        }
    }

    /** Customers of three channels at 220, 420 and 950 dollars. */
    private static Supplier<Scenario> portfolio(int organic, int search, int linkedin) {
        return () -> portfolio(organic, search, linkedin, "950");
    }

    private static Scenario portfolio(int organic, int search, int linkedin, String cost) {
        return Scenario.january()
                .newCustomers(organic, "organic")
                .spend(times("220", organic), "organic")
                .newCustomers(search, "search")
                .spend(times("420", search), "search")
                .newCustomers(linkedin, "linkedin")
                .spend(times(cost, linkedin), "linkedin");
    }

    private static String times(String cost, int customers) {
        return Integer.toString(Integer.parseInt(cost) * customers);
    }

    /** Customers who are worth 1,000 dollars, and a hundred new ones at such a fraction of it. */
    private static Scenario worth(String ratio) {
        return worth(ratio, 1_000, 100);
    }

    /** Customers who pay 100 dollars a month and of whom so many leave in January, and what a hundred new ones cost. */
    private static Scenario worth(String ratio, int atRisk, int leaving) {
        return worth(ratio, atRisk, leaving, 100);
    }

    private static Scenario worth(String ratio, int atRisk, int leaving, int coming) {
        Rational spend = Rational.of(100_000).dividedBy(Rational.parse(ratio));
        Scenario company = Scenario.january()
                .newCustomers(coming, "ads")
                .spend(spend.toDecimal(2, RoundingMode.HALF_UP).toPlainString(), "ads");
        members(company, "ads", atRisk, leaving);
        return company;
    }

    private static void members(Scenario company, String channel, int atRisk, int leaving) {
        for (int i = 0; i < atRisk; i++) {
            boolean leaves = i < leaving;
            company.customer(channel + "-" + i, "2025-06-01", customer -> {
                customer.monthlyRevenue(usd("100")).channel(channel);
                return leaves ? customer.churnedAt(at("2026-01-15")) : customer;
            });
        }
    }

    /** Cheap leads of ads whose customers are worth 1,000 and cost 600, and dear leads of events whose customers cost 200. */
    private static Scenario cheapLeadsDearCustomers() {
        Scenario company = Scenario.january()
                .policies(Policies.STANDARD.withAcquisitionLagDays(0))
                .leads(5_900, "ads")
                .newCustomers(100, "ads")
                .spend("60000", "ads")
                .newCustomers(100, "events")
                .spend("20000", "events");
        members(company, "ads", 1_000, 100);
        members(company, "events", 1_000, 100);
        return company;
    }

    /** So many customers at the start of January, and those who left in each month. */
    private static Supplier<Scenario> churn(int customers, int... leaving) {
        return () -> {
            Scenario company = months(leaving.length);
            int left = 0;
            for (int i = 0; i < leaving.length; i++) {
                String day = monthAfter(i).plusDays(9).toString();
                for (int j = 0; j < leaving[i]; j++) {
                    company.customer("c" + left++, "2025-06-01", customer -> customer.churnedAt(at(day)));
                }
            }
            for (; left < customers; left++) {
                company.customer("c" + left, "2025-06-01", customer -> customer);
            }
            return company;
        };
    }

    private static Supplier<Scenario> dealSizes(int before, int after) {
        return () -> dealSizes(30, before, after);
    }

    /** Deals won in the first and the third quarter, of amounts around a number. */
    private static Scenario dealSizes(int count, int before, int after) {
        Scenario company = months(9);
        for (int i = 0; i < count; i++) {
            int spread = (i - count / 2) * 10;
            company.deals(1, "2026-01-02T09:00", won("2026-02-02T09:00", Integer.toString(before + spread)))
                    .deals(1, "2026-07-02T09:00", won("2026-08-02T09:00", Integer.toString(after + spread)));
        }
        return company;
    }

    private static Supplier<Scenario> cycles(int before, int after) {
        return () -> cycles(12, before, after);
    }

    /** Deals created in the first and the third quarter that are won after so many days, and two more each time. */
    private static Scenario cycles(int count, int before, int after) {
        Scenario company = months(9).asOf("2027-01-01T00:00");
        for (int i = 0; i < count; i++) {
            wonAfter(company, LocalDate.of(2026, 1, 5), before + 2L * i);
            wonAfter(company, LocalDate.of(2026, 7, 6), after + 2L * i);
        }
        return company;
    }

    private static void wonAfter(Scenario company, LocalDate created, long days) {
        company.deals(1, created.toString(), won(created.plusDays(days).toString(), "1000"));
    }

    private static Supplier<Scenario> pipelines(int generated, int won) {
        return () -> pipelines(7, generated, won);
    }

    /** Forty opportunities a month, half of them won; and in the last month so many, and so many won. */
    private static Scenario pipelines(int months, int generated, int won) {
        Scenario company = months(months);
        for (int i = 0; i < months - 1; i++) {
            pipeline(company, monthAfter(i), 40, 20);
        }
        pipeline(company, monthAfter(months - 1), generated, won);
        return company;
    }

    private static void pipeline(Scenario company, LocalDate first, int generated, int won) {
        String created = first.plusDays(1) + "T09:00";
        String closed = first.plusDays(20) + "T09:00";
        company.deals(
                        won,
                        created,
                        deal -> won(closed, "1000")
                                .apply(qualified(created, "1000").apply(deal)))
                .deals(
                        generated - won,
                        created,
                        deal -> lost(closed).apply(qualified(created, "1000").apply(deal)));
    }

    /** Qualified opportunities of sales development and of inbound, and how many of them were won. */
    private static Supplier<Scenario> sourced(int sdr, int sdrWon, int inbound, int inboundWon) {
        return () -> {
            Scenario company = Scenario.january();
            sourced(company, "SDR", sdr, sdrWon);
            sourced(company, "INBOUND", inbound, inboundWon);
            return company;
        };
    }

    private static void sourced(Scenario company, String source, int generated, int won) {
        String created = "2026-01-06T09:00";
        String closed = "2026-02-06T09:00";
        company.deals(
                        won,
                        created,
                        deal -> won(closed, "1000")
                                .apply(qualified(created, "1000").apply(deal.source(source))))
                .deals(
                        generated - won,
                        created,
                        deal -> lost(closed).apply(qualified(created, "1000").apply(deal.source(source))));
    }

    /** Opportunities of January, of which so many name their source. */
    private static Supplier<Scenario> sources(int known, int all) {
        return () -> Scenario.january()
                .deals(
                        known,
                        "2026-01-06T09:00",
                        deal -> qualified("2026-01-07T09:00", "1000").apply(deal.source("INBOUND")))
                .deals(all - known, "2026-01-06T09:00", qualified("2026-01-07T09:00", "1000"));
    }
}
