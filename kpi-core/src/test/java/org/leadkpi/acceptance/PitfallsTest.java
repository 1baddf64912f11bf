package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.lost;
import static org.leadkpi.acceptance.Scenario.qualified;
import static org.leadkpi.acceptance.Scenario.range;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.acceptance.Scenario.won;
import static org.leadkpi.metric.StandardKpis.*;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.OpportunityStageChange;
import org.leadkpi.model.OpportunityType;
import org.leadkpi.model.Origin;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageModel;
import org.leadkpi.scorecard.Dispersion;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.FxRates;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** The pitfalls of spec 8: the right answer is given, and the naive one is not. */
class PitfallsTest {

    // ---- P-01

    @ParameterizedTest
    @CsvSource({"75, 1500, 25, 4500, 100", "26, 390, 9, 1710, 102.5"})
    void p01_totalOfChannels_isRatioOfSums(int leadsA, String spendA, int leadsB, String spendB, String naive) {
        Scenario company = Scenario.january()
                .leads(leadsA, "organic")
                .leads(leadsB, "linkedin")
                .spend(spendA, "organic")
                .spend(spendB, "linkedin");

        assertReading(company.byChannel().get(COST_PER_LEAD)).is("60.00").isNot(naive);
    }

    // ---- P-03

    private static Scorecard twoCohorts() {
        return Scenario.observed("2026-01-01", "2026-04-01")
                .leadsFrom(Stage.MQL, "2026-01-10T09:00", Stage.SQL, "2026-01-20T09:00", 10)
                .leadsFrom(Stage.MQL, "2026-01-10T09:00", Stage.SQL, "2026-02-10T09:00", 10)
                .leadsIn(Stage.MQL, 80, "2026-01-10T09:00")
                .leadsFrom(Stage.MQL, "2026-02-10T09:00", Stage.SQL, "2026-02-20T09:00", 5)
                .leadsFrom(Stage.MQL, "2026-02-10T09:00", Stage.SQL, "2026-03-05T09:00", 5)
                .leadsIn(Stage.MQL, 40, "2026-02-10T09:00")
                .card(Grain.MONTH);
    }

    @Test
    void p03_mqlToSql_ofCohorts_isTheSameInBothMonths() {
        Scorecard card = twoCohorts();

        assertReading(card.get(MQL_TO_SQL, Segment.ALL, JANUARY))
                .isOutOf(20, 100)
                .isNot("0.1");
        assertReading(card.get(MQL_TO_SQL, Segment.ALL, FEBRUARY))
                .isOutOf(10, 50)
                .isNot("0.3");
    }

    @Test
    void p03_mqlToSql_byPeriod_triplesAndSaysSoInItsName() {
        Scorecard card = twoCohorts();

        assertReading(card.get(MQL_TO_SQL_PERIOD, Segment.ALL, JANUARY)).isOutOf(10, 100);
        assertReading(card.get(MQL_TO_SQL_PERIOD, Segment.ALL, FEBRUARY)).isOutOf(15, 50);
        assertThat(MQL_TO_SQL_PERIOD.id()).isEqualTo("mql-to-sql.period");
    }

    // ---- P-04

    @Test
    void p04_sqlToCustomer_ofAYoungCohort_isImmatureNot3Percent() {
        Scenario company = Scenario.january()
                .asOf("2026-01-20T09:00")
                .leadsIn(Stage.SQL, 97, "2026-01-05T09:00")
                .leadsFrom(Stage.SQL, "2026-01-05T09:00", Stage.CUSTOMER, "2026-01-15T09:00", 3);

        assertReading(company.read(SQL_TO_CUSTOMER))
                .isImmatureSoFar("0.03")
                .saysWhy("3 of 100")
                .isNot("0.03")
                .shows("IMMATURE");
    }

    // ---- P-10

    private static Scenario spendInTwoCurrencies() {
        return Scenario.january()
                .leads(20, "web")
                .spend(JANUARY, Money.of("900", "EUR"), SpendCategory.AD_MEDIA, item -> item.channel("web"))
                .spend(JANUARY, usd("1000"), SpendCategory.AD_MEDIA, item -> item.channel("web"));
    }

    private static FxRates euroAt110From(String day) {
        return FxRates.builder()
                .rate(
                        LocalDate.parse(day),
                        Currency.getInstance("EUR"),
                        Currency.getInstance("USD"),
                        new BigDecimal("1.10"))
                .build();
    }

    @Test
    void p10_costPerLead_inTwoCurrencies_convertsEachItem() {
        Scenario company = spendInTwoCurrencies().fx(euroAt110From("2026-01-01"));

        assertReading(company.read(COST_PER_LEAD))
                .isOutOf(1_990, 20)
                .is("99.50")
                .isNot("95");
    }

    @Test
    void p10_costPerLead_withoutARate_isMissingFxNotOneToOne() {
        Scenario company = spendInTwoCurrencies();

        assertReading(company.read(COST_PER_LEAD))
                .hasStatus(Status.MISSING_FX)
                .saysWhy("exchange rate")
                .isNot("95");
        assertThat(company.dataset().problems())
                .anySatisfy(problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.MISSING_FX));
    }

    @Test
    void p10_costPerLead_withARateFromLaterOnOnly_isMissingFx() {
        Scenario company = spendInTwoCurrencies().fx(euroAt110From("2026-01-16"));

        assertReading(company.read(COST_PER_LEAD)).hasStatus(Status.MISSING_FX);
    }

    @Test
    void p10_costPerLead_ofAChannelInOneCurrency_isNotHurtByAnother() {
        Scorecard card = spendInTwoCurrencies()
                .leads(10, "events")
                .spend("500", "events")
                .byChannel();

        assertReading(card.get(COST_PER_LEAD, "events")).is("50");
        assertReading(card.get(COST_PER_LEAD, "web")).hasStatus(Status.MISSING_FX);
    }

    // ---- P-11

    private static Scenario spendWithoutLeads() {
        return Scenario.january()
                .leads(0, "a")
                .leads(10, "b")
                .spend("5000", "a")
                .spend("1000", "b");
    }

    @Test
    void p11_channelWithSpendButNoLeads_isNoOutputWithALowerBound() {
        Reading a = spendWithoutLeads().byChannel().get(COST_PER_LEAD, "a");

        assertReading(a)
                .hasStatus(Status.NO_OUTPUT)
                .hasSides("5000", "0")
                .isAtLeast(1_669.04, 0.005)
                .shows("NO_OUTPUT");
    }

    @Test
    void p11_total_countsTheSpendThatBroughtNothing() {
        Scorecard card = spendWithoutLeads().byChannel();

        assertReading(card.get(COST_PER_LEAD, "b")).is("100");
        assertReading(card.get(COST_PER_LEAD)).isOutOf(6_000, 10).is("600").isNot("100");
    }

    // ---- P-11b

    @Test
    void p11b_channelWithoutSpendRecords_isMissingInputNotFree() {
        Scorecard card = spendWithoutLeads().leads(40, "organic").byChannel();

        assertReading(card.get(COST_PER_LEAD, "organic"))
                .hasStatus(Status.MISSING_INPUT)
                .saysWhy("spend", "organic")
                .isNot("0");
    }

    @Test
    void p11b_blendedTotal_saysThatItIncludesUncostedLeads() {
        Scorecard card = spendWithoutLeads().leads(40, "organic").byChannel();

        assertReading(card.get(COST_PER_LEAD)).isOutOf(6_000, 50).is("120").flags(Flag.INCLUDES_UNCOSTED);
    }

    @Test
    void p11b_pooledPaidChannels_are600() {
        Scorecard card = spendWithoutLeads().leads(40, "organic").byChannel();

        Reading paid = card.pooled(COST_PER_LEAD, channel -> !channel.has("organic"), JANUARY);

        assertReading(paid).isOutOf(6_000, 10).is("600").flagsNot(Flag.INCLUDES_UNCOSTED);
    }

    @Test
    void p11b_pooledWithAnUncostedChannel_saysSo() {
        Scorecard card = spendWithoutLeads().leads(40, "organic").byChannel();

        Reading some = card.pooled(COST_PER_LEAD, channel -> !channel.has("a"), JANUARY);

        assertReading(some).isOutOf(1_000, 50).flags(Flag.INCLUDES_UNCOSTED);
    }

    @Test
    void p11b_severalMonthsOfWhichOneHasNoKnownCost_saySo() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .lead("L1", "2026-01-05T09:00", lead -> lead.channel("b"))
                .lead("L2", "2026-02-05T09:00", lead -> lead.channel("b"))
                .spend("300", "b")
                .card(Grain.MONTH, StandardDimensions.CHANNEL);

        assertReading(card.get(COST_PER_LEAD, "b")).isOutOf(300, 2).flags(Flag.INCLUDES_UNCOSTED);
        assertReading(card.get(COST_PER_LEAD)).flags(Flag.INCLUDES_UNCOSTED);
        assertReading(card.get(COST_PER_LEAD, Segment.of("channel", "b"), JANUARY))
                .is("300")
                .flagsNot(Flag.INCLUDES_UNCOSTED);
    }

    // ---- P-16

    @Test
    void p16_sqlToCustomer_of20Sqls_hasAnIntervalThatStraddles10Percent() {
        Scenario company = Scenario.january()
                .leadsIn(Stage.SQL, 19, "2026-01-05T09:00")
                .leadsFrom(Stage.SQL, "2026-01-05T09:00", Stage.CUSTOMER, "2026-02-05T09:00", 1);

        Reading rate = company.read(SQL_TO_CUSTOMER);

        assertReading(rate).isOutOf(1, 20).hasInterval(0.009, 0.236, 0.0005);
        assertThat(rate.interval().orElseThrow().upper()).isGreaterThan(0.10);
    }

    // ---- P-17

    private static Scenario skippedStages() {
        return Scenario.january()
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-01-10T09:00", 3)
                .leadsIn(Stage.MQL, 7, "2026-01-05T09:00")
                .leadsFrom(Stage.LEAD, "2026-01-05T09:00", Stage.SQL, "2026-01-10T09:00", 4);
    }

    @Test
    void p17_mqlToSql_strict_is30PercentAndCountsTheSkips() {
        assertReading(skippedStages().read(MQL_TO_SQL))
                .isOutOf(3, 10)
                .isNot("0.7")
                .excludesOnly(Exclusion.SKIPPED_STAGE, 4);
    }

    @Test
    void p17_mqlToSql_imputed_is50Percent() {
        assertReading(skippedStages().read(MQL_TO_SQL_IMPUTE)).isOutOf(7, 14);
    }

    @Test
    void p17_mqlToSql_anyAndPeriod_are70PercentFlagged() {
        assertReading(skippedStages().read(MQL_TO_SQL_ANY)).isOutOf(7, 10).flags(Flag.SKIPPED_STAGES);
        assertReading(skippedStages().read(MQL_TO_SQL_PERIOD)).isOutOf(7, 10).flags(Flag.SKIPPED_STAGES);
    }

    // ---- P-19

    private static Scenario webLeads() {
        return Scenario.january().leads(20, "2026-01-10T09:00", lead -> lead.origin(Origin.INBOUND));
    }

    private static Scenario dailyVisitors(Scenario company) {
        for (int day = 1; day <= 16; day++) {
            LocalDate date = LocalDate.of(2026, 1, day);
            company.visitors(DateRange.ofDay(date), 100);
        }
        return company;
    }

    @Test
    void p19_trafficToLead_ofMonthlyUniques_is2Percent() {
        assertReading(webLeads().visitors(JANUARY, 1_000).card(Grain.MONTH).get(TRAFFIC_TO_LEAD))
                .isOutOf(20, 1_000)
                .shows("2.0%");
    }

    @Test
    void p19_trafficToLead_ofDailyUniquesOnly_isRefusedNot125Percent() {
        Scorecard card = dailyVisitors(webLeads()).card(Grain.MONTH);

        assertReading(card.get(TRAFFIC_TO_LEAD))
                .hasStatus(Status.NOT_APPLICABLE)
                .saysWhy("NOT_ADDITIVE")
                .isNot("0.0125");
        assertReading(card.get(WEBSITE_VISITORS))
                .hasStatus(Status.NOT_APPLICABLE)
                .isNot("1600");
    }

    @Test
    void p19_trafficToLead_ofBoth_takesTheMonthAndNeverTheSumOfDays() {
        Scorecard card = dailyVisitors(webLeads().visitors(JANUARY, 1_000)).card(Grain.MONTH);

        assertReading(card.get(TRAFFIC_TO_LEAD))
                .isOutOf(20, 1_000)
                .isNot("0.0125")
                .isNot("20/2600");
    }

    @Test
    void p19_trafficToLead_overTwoMonths_isNotTheSumOfMonthlyUniques() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .leads(20, "2026-01-10T09:00", lead -> lead.origin(Origin.INBOUND))
                .visitors(JANUARY, 1_000)
                .visitors(FEBRUARY, 1_000)
                .card(Grain.MONTH);

        assertReading(card.get(TRAFFIC_TO_LEAD))
                .hasStatus(Status.NOT_APPLICABLE)
                .saysWhy("NOT_ADDITIVE");
        assertReading(card.get(TRAFFIC_TO_LEAD, Segment.ALL, JANUARY)).isOutOf(20, 1_000);
    }

    // ---- P-20

    private static Scenario dealThatGrew() {
        return Scenario.observed("2026-01-01", "2026-07-01")
                .deal(
                        "D",
                        "2026-03-28",
                        deal -> qualified("2026-04-03", "60000").apply(deal).amount(usd("90000")));
    }

    @Test
    void p20_pipelineGenerated_isDatedAndValuedAtQualification() {
        Scorecard card = dealThatGrew().card(Grain.QUARTER);

        assertReading(card.get(PIPELINE_GENERATED, Segment.ALL, card.periods().get(0)))
                .is("0")
                .isNot("90000");
        assertReading(card.get(PIPELINE_GENERATED, Segment.ALL, card.periods().get(1)))
                .is("60000")
                .isNot("90000");
    }

    @Test
    void p20_pipelineGenerated_seenLater_isNotRestated() {
        Scorecard soon = dealThatGrew().asOf("2026-04-10T00:00").card(Grain.QUARTER);
        Scorecard late = dealThatGrew().asOf("2026-12-01T00:00").card(Grain.QUARTER);

        assertThat(soon.get(PIPELINE_GENERATED).value())
                .isEqualTo(late.get(PIPELINE_GENERATED).value());
    }

    @Test
    void p20_pipelineGenerated_byAStageModel_takesTheAmountOfThatStage() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-07-01")
                .stageModel(StageModel.of(List.of("New", "Discovery", "Offer"), "Discovery", "Won", "Lost"))
                .deal(
                        "D",
                        "2026-03-28",
                        deal -> deal.stage(stage("New", "2026-03-28", "50000"))
                                .stage(stage("Discovery", "2026-04-03", "60000"))
                                .stage(stage("Offer", "2026-05-20", "90000"))
                                .amount(usd("90000")))
                .card(Grain.QUARTER);

        assertReading(card.get(PIPELINE_GENERATED, Segment.ALL, card.periods().get(0)))
                .is("0");
        assertReading(card.get(PIPELINE_GENERATED, Segment.ALL, card.periods().get(1)))
                .is("60000");
    }

    private static OpportunityStageChange stage(String name, String at, String amount) {
        return new OpportunityStageChange(name, at(at), Optional.of(usd(amount)));
    }

    // ---- P-23

    @Test
    void p23_pipelineContribution_withUnknownSources_isBoundedNotAFact() {
        Reading contribution = Scenario.january()
                .deal(
                        "D1",
                        "2026-01-05",
                        deal -> qualified("2026-01-10", "2000000").apply(deal.source("sdr")))
                .deal("D2", "2026-01-05", qualified("2026-01-10", "500000"))
                .deal(
                        "D3",
                        "2026-01-05",
                        deal -> qualified("2026-01-10", "2500000").apply(deal.source("inbound")))
                .read(PIPELINE_CONTRIBUTION);

        assertReading(contribution)
                .isOutOf(2_000_000, 5_000_000)
                .hasInterval(0.4, 0.5, 1e-12)
                .flags(Flag.UNKNOWN_SOURCE);
        assertThat(contribution.interval().orElseThrow().level())
                .as("bounds are no sampling interval")
                .isEqualTo(1);
    }

    // ---- P-25

    @Test
    void p25_costPerLead_ofAnAnnualInvoice_accruesByDay() {
        Reading costPerLead = Scenario.january()
                .leads(100, "web")
                .spend(range("2026-01-01", "2027-01-01"), usd("12000"), SpendCategory.TOOL, item -> item)
                .spend("5000", "web")
                .read(COST_PER_LEAD);

        Rational exact = Rational.of(5_000).plus(Rational.of(12_000 * 31, 365)).dividedBy(Rational.of(100));
        assertReading(costPerLead).is(exact).isNot("170").shows("USD 60.19");
    }

    // ---- P-26

    @Test
    void p26_averageDealSize_showsTheMedianBesideTheMean() {
        Scenario company = Scenario.january()
                .deals(2, "2026-01-02", won("2026-01-20", "10000"))
                .deals(1, "2026-01-02", won("2026-01-20", "40000"));

        Reading mean = company.read(AVERAGE_DEAL_SIZE);

        // by hand: t(2, 0.975) = 4.302653 times s / sqrt(3) = 10,000
        assertReading(mean).is("20000").flags(Flag.SKEWED).hasInterval(-23_026.5, 63_026.5, 0.1);
        Dispersion spread = mean.dispersion().orElseThrow();
        assertThat(spread.median()).isEqualTo(Rational.of(10_000));
        assertThat(spread.mean()).isEqualTo(Rational.of(20_000));
        assertThat(spread.n()).isEqualTo(3);
        assertReading(company.read(AVERAGE_DEAL_SIZE_MEDIAN)).is("10000");
    }

    // ---- P-29

    @ParameterizedTest
    @CsvSource({"199, 1992, true", "200, 2000, false"})
    void p29_rate_thatRoundsToTheThreshold_isComparedExactly(int sqls, int mqls, boolean below) {
        Reading rate = Scenario.january()
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-01-10T09:00", sqls)
                .leadsIn(Stage.MQL, mqls - sqls, "2026-01-05T09:00")
                .read(MQL_TO_SQL);

        Rational value = rate.value().number().orElseThrow();

        assertThat(value.compareTo(Rational.of(1, 10)) < 0).isEqualTo(below);
        assertReading(rate).shows("10.0%");
        assertThat(value.toDecimal(3, RoundingMode.HALF_UP)).isEqualByComparingTo("0.1");
    }

    // ---- P-33

    /** 100 SQLs, of which five were won as new business; three expansions were sold to others of them. */
    private static Scenario winsAndExpansions() {
        Scenario company = Scenario.january();
        for (int i = 0; i < 100; i++) {
            String lead = "L" + i;
            company.lead(
                    lead, "2026-01-05T09:00", as -> as.account("A" + lead).entered(Stage.SQL, at("2026-01-06T09:00")));
            if (i < 5) {
                company.deal(
                        "D" + i,
                        "2026-01-07",
                        deal -> won("2026-01-20", "1000").apply(deal.lead(lead).account("A" + lead)));
            } else if (i < 8) {
                company.deal(
                        "D" + i,
                        "2026-01-07",
                        deal -> won("2026-01-20", "1000")
                                .apply(deal.lead(lead).account("A" + lead))
                                .type(OpportunityType.EXPANSION));
            }
        }
        return company;
    }

    @Test
    void p33_sqlToCustomer_countsNewLogosOnly() {
        assertReading(winsAndExpansions().read(SQL_TO_CUSTOMER)).isOutOf(5, 100).isNot("0.08");
        assertReading(winsAndExpansions().read(SQL_TO_CUSTOMER_PERIOD))
                .isOutOf(5, 100)
                .isNot("0.08");
    }

    @Test
    void p33_expansions_areLeftOutOfNewBusinessAndCounted() {
        assertReading(winsAndExpansions().read(CUSTOMERS_WON)).is("5").isNot("8");
        assertReading(winsAndExpansions().read(REVENUE_WON))
                .is("5000")
                .isNot("8000")
                .excludesOnly(Exclusion.NOT_NEW_BUSINESS, 3);
    }

    // ---- P-35

    @Test
    void p35_customerAcquisitionCost_ofChannels_isRatioOfSums() {
        Scorecard card = Scenario.january()
                .newCustomers(5, "a")
                .newCustomers(5, "b")
                .newCustomers(4, "c")
                .spend("1100", "a")
                .spend("2100", "b")
                .spend("3800", "c")
                .byChannel();

        assertReading(card.get(CUSTOMER_ACQUISITION_COST))
                .isOutOf(7_000, 14)
                .is("500")
                .isNot("530");
        assertReading(card.pooled(CUSTOMER_ACQUISITION_COST, channel -> true, JANUARY))
                .is("500")
                .isNot("530");
    }

    // ---- P-38

    @Test
    void p38_rate_ofNothingOnBothSides_isNoDataNotZero() {
        Reading rate = Scenario.january().leads(0, "web").visitors(JANUARY, 0).read(TRAFFIC_TO_LEAD);

        assertReading(rate).hasStatus(Status.NO_DATA).isNot("0").shows("NO_DATA");
    }

    @Test
    void p38_rate_withoutABase_isNoBaseNotInfinity() {
        Reading rate = Scenario.january()
                .leads(3, "2026-01-10T09:00", lead -> lead.origin(Origin.INBOUND))
                .visitors(JANUARY, 0)
                .read(TRAFFIC_TO_LEAD);

        assertReading(rate).hasStatus(Status.NO_BASE).hasSides("3", "0").shows("NO_BASE");
    }

    @Test
    void p38_rate_ofZeroIn10000_isZeroWithAnInterval() {
        Reading rate =
                Scenario.january().leads(0, "web").visitors(JANUARY, 10_000).read(TRAFFIC_TO_LEAD);

        assertReading(rate).isOutOf(0, 10_000).shows("0.0%").hasInterval(0, 0.00038, 0.000005);
        assertThat(rate.interval().orElseThrow().lower()).isZero();
    }

    @Test
    void p38_clickThroughRate_followsTheSameTable() {
        Scenario nothing =
                Scenario.january().traffic(JANUARY, row -> row.impressions(0).clicks(0));
        Scenario baseless =
                Scenario.january().traffic(JANUARY, row -> row.impressions(0).clicks(3));

        assertReading(nothing.read(CLICK_THROUGH_RATE)).hasStatus(Status.NO_DATA);
        assertReading(baseless.read(CLICK_THROUGH_RATE)).hasStatus(Status.NO_BASE);
    }

    @Test
    void p38_winRate_withLossesOnly_isAnExplicitZero() {
        assertReading(Scenario.january()
                        .deals(4, "2026-01-02", lost("2026-01-20"))
                        .read(WIN_RATE))
                .isOutOf(0, 4);
    }
}
