package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.MARCH;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP;
import static org.leadkpi.metric.OutreachKpis.*;
import static org.leadkpi.metric.ResponseKpis.*;
import static org.leadkpi.metric.ResponseTallies.RESPONSE_TIMES;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;
import static org.leadkpi.metric.StandardDimensions.INTENT;
import static org.leadkpi.metric.StandardKpis.*;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Exclusion;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

/** The integration golden of spec 8.2: every value that needs neither survival curves nor scores. */
class FixtureG01Test {

    private static final Scorecard CARD = FixtureG01.asOf("2026-04-30T23:59:59").card(Grain.MONTH, CHANNEL);
    private static final DateRange QUARTER = Scenario.range("2026-01-01", "2026-04-01");

    private static Reading january(Kpi kpi) {
        return CARD.get(kpi, Segment.ALL, JANUARY);
    }

    private static Reading january(Kpi kpi, String channel) {
        return CARD.get(kpi, Segment.of("channel", channel), JANUARY);
    }

    private static Reading quarter(Kpi kpi) {
        return CARD.get(kpi, Segment.ALL, QUARTER);
    }

    // ---- top of the funnel

    @Test
    void newLeads_ofJanuary_areSevenWithoutTheDuplicate() {
        assertReading(january(NEW_LEADS)).is("7").excludesOnly(Exclusion.DUPLICATE, 1);
    }

    @Test
    void highIntentLeads_ofJanuary_areThree() {
        assertReading(january(HIGH_INTENT)).is("3");
    }

    @Test
    void costPerLead_isFullyLoaded() {
        assertReading(january(COST_PER_LEAD))
                .isOutOf(6_600, 7)
                .shows("USD 942.86")
                .excludesOnly(Exclusion.DUPLICATE, 1);
    }

    @Test
    void costPerLeadProgram_isCampaignSpendOnly() {
        assertReading(january(COST_PER_LEAD_PROGRAM)).isOutOf(3_600, 7).shows("USD 514.29");
    }

    @ParameterizedTest
    @CsvSource({"organic, 600, 3", "linkedin, 3000, 3", "outbound, 2000, 1"})
    void costPerLead_ofAChannel_isItsSpendOverItsLeads(String channel, long spend, long leads) {
        assertReading(january(COST_PER_LEAD, channel)).isOutOf(spend, leads);
    }

    @Test
    void costPerLead_ofSpendWithoutChannel_isARowOfItsOwn() {
        Reading unallocated = january(COST_PER_LEAD, Segment.NONE);

        assertReading(unallocated)
                .hasStatus(Status.NO_OUTPUT)
                .hasSides("1000", "0")
                .flags(Flag.UNALLOCATED);
    }

    @Test
    void costPerLead_inTotal_saysThatSpendIsUnallocated() {
        assertReading(january(COST_PER_LEAD)).flags(Flag.UNALLOCATED);
        assertReading(january(COST_PER_LEAD, "organic")).flagsNot(Flag.UNALLOCATED);
    }

    // ---- middle of the funnel

    @Test
    void mqls_ofJanuary_areFour() {
        assertReading(january(MQL_VOLUME)).is("4");
    }

    @Test
    void mqlToSql_strict_leavesOutTheLeadThatSkippedMql() {
        assertReading(january(MQL_TO_SQL)).isOutOf(2, 4).excludes(Exclusion.SKIPPED_STAGE, 1);
    }

    @Test
    void mqlToSql_byPeriod_countsEntriesOfJanuary() {
        assertReading(january(MQL_TO_SQL_PERIOD)).isOutOf(2, 4).flags(Flag.SKIPPED_STAGES);
    }

    @Test
    void mqlToSql_imputed_countsTheSkippedStage() {
        assertReading(january(MQL_TO_SQL_IMPUTE)).isOutOf(3, 5);
    }

    @Test
    void mqlToSql_any_countsTheSkippedLeadAboveTheLineOnly() {
        assertReading(january(MQL_TO_SQL_ANY)).isOutOf(3, 4).flags(Flag.SKIPPED_STAGES);
    }

    @Test
    void leadToOpportunity_countsQualifiedOnes() {
        assertReading(january(LEAD_TO_OPPORTUNITY)).isOutOf(2, 7);
    }

    @Test
    void leadToOpportunityCreated_countsTheUnqualifiedOneToo() {
        assertReading(january(LEAD_TO_OPPORTUNITY_CREATED)).isOutOf(3, 7);
    }

    @Test
    void costPerOpportunity_isCostPerLeadOverLeadToOpportunity() {
        Rational costPerLead = january(COST_PER_LEAD).value().number().orElseThrow();
        Rational leadToOpportunity =
                january(LEAD_TO_OPPORTUNITY).value().number().orElseThrow();

        assertReading(january(COST_PER_OPPORTUNITY)).is("3300").is(costPerLead.dividedBy(leadToOpportunity));
    }

    @Test
    void mqlStallRate_isTheOneLeadWithoutDisposition() {
        assertReading(january(MQL_STALL_RATE)).isOutOf(1, 4);
        assertReading(january(MQL_STALL_RATE, "organic")).isOutOf(1, 3);
        assertReading(january(MQL_STALL_RATE, "linkedin")).isOutOf(0, 1);
    }

    // ---- bottom of the funnel

    @Test
    void sqlToCustomer_ofJanuarySqls_isOneOfTwo() {
        assertReading(january(SQL_TO_CUSTOMER)).isOutOf(1, 2);
    }

    @Test
    void pipelineGenerated_isDatedByQualification() {
        assertReading(quarter(PIPELINE_GENERATED)).is("80000");
        assertReading(january(PIPELINE_GENERATED)).is("50000");
        assertReading(CARD.get(PIPELINE_GENERATED, Segment.ALL, FEBRUARY)).is("30000");
    }

    @Test
    void pipelineGenerated_byCreation_isAllOfJanuary() {
        assertReading(january(PIPELINE_GENERATED_CREATED_AT)).is("80000");
    }

    @Test
    void pipelineContribution_ofTheQuarter_isTheSdrShare() {
        assertReading(quarter(PIPELINE_CONTRIBUTION)).isOutOf(30_000, 80_000).shows("37.5%");
    }

    @Test
    void pipelineRealisation_isWonAmountOverAmountAtQualification() {
        assertReading(quarter(PIPELINE_REALISATION)).isOutOf(48_000, 80_000);
        assertReading(quarter(PIPELINE_REALISATION_BY_COUNT)).isOutOf(1, 2);
    }

    @Test
    void customerAcquisitionCost_ofTheQuarter_isAllSpendOverOneCustomer() {
        assertReading(quarter(CUSTOMER_ACQUISITION_COST)).isOutOf(6_600, 1);
    }

    @Test
    void customerAcquisitionCost_byMonth_partsSpendFromTheCustomerItBrought() {
        assertReading(january(CUSTOMER_ACQUISITION_COST)).hasStatus(Status.NO_OUTPUT);
        assertReading(CARD.get(CUSTOMER_ACQUISITION_COST, Segment.ALL, MARCH)).hasStatus(Status.MISSING_INPUT);
    }

    @Test
    void newCustomers_areDatedByTheWin() {
        assertReading(CARD.get(CUSTOMERS_WON, Segment.ALL, MARCH)).is("1");
        assertReading(january(CUSTOMERS_WON)).is("0");
    }

    @Test
    void salesCycleLength_isFromCreationToWin() {
        assertReading(quarter(SALES_CYCLE_LENGTH)).is("52");
        assertReading(quarter(SALES_CYCLE_LENGTH_MEAN)).is("52");
    }

    @Test
    void winRate_ofTheQuarter_isOneOfTwo() {
        assertReading(quarter(WIN_RATE)).isOutOf(1, 2);
    }

    // ---- segments

    static Kpi[] quotients() {
        return new Kpi[] {
            COST_PER_LEAD,
            COST_PER_LEAD_PROGRAM,
            COST_PER_OPPORTUNITY,
            COST_PER_OPPORTUNITY_PERIOD,
            COST_PER_MQL,
            COST_PER_SQL,
            CUSTOMER_ACQUISITION_COST,
            MQL_TO_SQL,
            MQL_TO_SQL_IMPUTE,
            MQL_TO_SQL_ANY,
            MQL_TO_SQL_PERIOD,
            LEAD_TO_MQL,
            LEAD_TO_OPPORTUNITY,
            LEAD_TO_CUSTOMER,
            MQL_STALL_RATE,
            DISQUALIFICATION_RATE,
            SQL_TO_CUSTOMER,
            SQL_TO_CUSTOMER_PERIOD,
            PIPELINE_CONTRIBUTION,
            PIPELINE_REALISATION,
            PIPELINE_REALISATION_BY_COUNT,
            WIN_RATE
        };
    }

    @ParameterizedTest
    @MethodSource("quotients")
    void channels_ofTheQuarter_partitionBothSides(Kpi kpi) {
        assertPartition(CARD, kpi, QUARTER);
    }

    @ParameterizedTest
    @MethodSource("quotients")
    void channels_ofJanuary_partitionBothSides(Kpi kpi) {
        assertPartition(CARD, kpi, JANUARY);
    }

    /** Spend has no intent, so costs do not split by it. */
    static Stream<Kpi> rates() {
        return Stream.of(quotients()).filter(kpi -> kpi.unit().equals(Unit.RATIO));
    }

    @ParameterizedTest
    @MethodSource("rates")
    void channelsByIntent_ofTheQuarter_partitionBothSides(Kpi kpi) {
        Scorecard crossed = FixtureG01.asOf("2026-04-30T23:59:59").card(Grain.MONTH, CHANNEL, INTENT);

        assertPartition(crossed, kpi, QUARTER);
    }

    private static void assertPartition(Scorecard card, Kpi kpi, DateRange range) {
        Reading total = card.get(kpi, Segment.ALL, range);

        assertThat(sum(card, kpi, range, Reading::numerator))
                .isEqualTo(total.numerator().orElse(Rational.ZERO));
        assertThat(sum(card, kpi, range, Reading::denominator))
                .isEqualTo(total.denominator().orElse(Rational.ZERO));
    }

    private static Rational sum(Scorecard card, Kpi kpi, DateRange range, Function<Reading, Optional<Rational>> side) {
        return card.segments().stream()
                .map(segment -> card.get(kpi, segment, range))
                .flatMap(reading -> side.apply(reading).stream())
                .reduce(Rational.ZERO, Rational::plus);
    }

    // ---- response and outreach

    @Test
    void responseTimes_areThreeMinutesToTwentyThreeHours() {
        assertReading(january(LEAD_RESPONSE_TIME)).is("1200").shows("20 min");
        assertReading(january(LEAD_RESPONSE_TIME_TOUCHED_P50)).is("1200").shows("20 min");
        assertReading(january(UNTOUCHED_LEADS)).is("1");
        assertThat(FixtureG01.asOf("2026-04-30T23:59:59")
                        .card(Grain.MONTH)
                        .ledger()
                        .cell(Segment.ALL, JANUARY)
                        .values(RESPONSE_TIMES)
                        .counts()
                        .keySet())
                .extracting(Duration::ofNanos)
                .containsExactly(
                        Duration.ofMinutes(3),
                        Duration.ofSeconds(299),
                        Duration.ofMinutes(20),
                        Duration.ofHours(4),
                        Duration.ofHours(23));
        assertReading(january(RESPONSE_WITHIN_3M)).isOutOf(0, 6).excludesOnly(Exclusion.DUPLICATE, 1);
        assertReading(january(RESPONSE_WITHIN_5M)).isOutOf(2, 6);
        assertReading(january(RESPONSE_WITHIN_60M)).isOutOf(3, 6);
        assertReading(january(RESPONSE_WITHIN_24H)).isOutOf(5, 6);
    }

    @Test
    void responses_byIntent_attainTwoOfThree() {
        Scorecard card = FixtureG01.asOf("2026-04-30T23:59:59").card(Grain.MONTH, INTENT);

        assertReading(card.get(RESPONSE_WITHIN_5M, Segment.of("intent", "high"), JANUARY))
                .isOutOf(2, 3);
        assertReading(card.get(RESPONSE_WITHIN_24H, Segment.of("intent", "low"), JANUARY))
                .isOutOf(2, 3);
        assertReading(card.get(RESPONSE_SLA_ATTAINMENT, Segment.of("intent", "high"), JANUARY))
                .isOutOf(2, 3);
        assertReading(card.get(RESPONSE_SLA_ATTAINMENT, Segment.of("intent", "low"), JANUARY))
                .isOutOf(2, 3);
    }

    @Test
    void leadsPerRep_areThreeAndAHalf() {
        assertReading(january(LEADS_PER_REP)).isOutOf(7, 2).shows("3.5");
    }

    @Test
    void connectRate_isOneOfFive() {
        assertReading(january(CONNECT_RATE)).isOutOf(1, 5).shows("20.0%");
        assertReading(january(CONNECT_RATE_CALL_ONLY)).isOutOf(1, 3);
        assertReading(january(DIALS_MADE)).is("3");
    }

    // ---- as of an earlier day

    @Test
    void asOfEndOfFebruary_theDealsAreOpenStill() {
        Scorecard earlier = FixtureG01.asOf("2026-02-28T23:59:59").card(Grain.MONTH, CHANNEL);

        assertReading(earlier.get(CUSTOMERS_WON)).is("0");
        assertReading(earlier.get(WIN_RATE)).hasStatus(Status.NO_DATA);
        assertReading(earlier.get(PIPELINE_GENERATED)).is("80000");
        assertReading(earlier.get(PIPELINE_REALISATION)).isOutOf(0, 80_000).flags(Flag.PARTLY_IMMATURE);
        assertReading(earlier.get(SALES_CYCLE_LENGTH)).hasStatus(Status.NO_DATA);
    }

    @Test
    void asOfEndOfFebruary_theSqlsAreTooYoung() {
        Scorecard earlier = FixtureG01.asOf("2026-02-28T23:59:59").card(Grain.MONTH);

        assertReading(earlier.get(SQL_TO_CUSTOMER, Segment.ALL, JANUARY)).isImmatureSoFar("0");
    }

    @Test
    void asOfNoonOfTheLastOfJanuary_laterEventsDoNotExist() {
        Scorecard earlier = FixtureG01.asOf("2026-01-31T12:00").card(Grain.MONTH);

        assertReading(earlier.get(NEW_LEADS, Segment.ALL, JANUARY)).is("6");
        assertReading(earlier.get(MQL_VOLUME, Segment.ALL, JANUARY)).is("4");
        assertReading(earlier.get(MQL_TO_SQL, Segment.ALL, JANUARY)).isImmatureSoFar("1/4");
        assertReading(earlier.get(LEAD_TO_OPPORTUNITY, Segment.ALL, JANUARY)).isOutOf(1, 6);
        assertReading(earlier.get(DISQUALIFICATION_RATE, Segment.ALL, JANUARY)).isOutOf(0, 4);
        assertReading(earlier.get(PIPELINE_GENERATED)).is("50000");
    }

    @Test
    void asOfMidJanuary_onlyTheSpendOfThoseDaysIsThere() {
        Scorecard earlier = FixtureG01.asOf("2026-01-15T23:59:59").card(Grain.MONTH);

        assertReading(earlier.get(TOTAL_SPEND)).is("99000/31");
        assertReading(earlier.get(NEW_LEADS)).is("5");
    }
}
