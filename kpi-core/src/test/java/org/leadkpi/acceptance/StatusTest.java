package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.lost;
import static org.leadkpi.acceptance.Scenario.month;
import static org.leadkpi.acceptance.Scenario.qualified;
import static org.leadkpi.acceptance.Scenario.range;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.acceptance.Scenario.won;
import static org.leadkpi.metric.StandardDimensions.OWNER;
import static org.leadkpi.metric.StandardKpis.*;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Lead;
import org.leadkpi.model.OpportunityType;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Policies;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** The status table of spec 0.3, the guards of 0.6 that readings carry, and the exclusion sets of 0.7. */
class StatusTest {

    // ---- every status, with its reason

    static Stream<Arguments> table() {
        return Stream.of(
                row("cost per lead", Status.DEFINED, "", leadsAndSpend().read(COST_PER_LEAD)),
                row("no leads counted", Status.DEFINED, "", january().read(NEW_LEADS)),
                row(
                        "no pipeline, feed present",
                        Status.DEFINED,
                        "",
                        january().noDeals().read(PIPELINE_GENERATED)),
                row(
                        "no customers, feed present",
                        Status.DEFINED,
                        "",
                        january().noDeals().read(CUSTOMERS_WON)),
                row(
                        "explicit zero spend, no leads",
                        Status.NO_DATA,
                        "leads",
                        january().spend("0", "web").read(COST_PER_LEAD)),
                row("no MQLs and no SQLs", Status.NO_DATA, "mql", january().read(MQL_TO_SQL)),
                row("no stalls to speak of", Status.NO_DATA, "mqls", january().read(MQL_STALL_RATE)),
                row("nothing closed", Status.NO_DATA, "won", january().noDeals().read(WIN_RATE)),
                row(
                        "nothing won: mean",
                        Status.NO_DATA,
                        "won",
                        january().noDeals().read(AVERAGE_DEAL_SIZE)),
                row(
                        "nothing won: median",
                        Status.NO_DATA,
                        "cycle",
                        january().noDeals().read(SALES_CYCLE_LENGTH)),
                row(
                        "nothing qualified",
                        Status.NO_DATA,
                        "pipeline",
                        january().noDeals().read(PIPELINE_CONTRIBUTION)),
                row(
                        "spend, no leads",
                        Status.NO_OUTPUT,
                        "1,000",
                        january().spend("1000", "web").read(COST_PER_LEAD)),
                row(
                        "spend, no customers",
                        Status.NO_OUTPUT,
                        "customers",
                        leadsAndSpend().noDeals().read(CUSTOMER_ACQUISITION_COST)),
                row(
                        "spend, no opportunities",
                        Status.NO_OUTPUT,
                        "opportunit",
                        leadsAndSpend().noDeals().read(COST_PER_OPPORTUNITY)),
                row(
                        "SQLs, no MQLs",
                        Status.NO_BASE,
                        "mqls",
                        january().leadsIn(Stage.SQL, 2, "2026-01-05").read(MQL_TO_SQL_PERIOD)),
                row(
                        "leads, no visitors",
                        Status.NO_BASE,
                        "visitors",
                        visitedBy(0).read(TRAFFIC_TO_LEAD)),
                row("no spend feed", Status.MISSING_INPUT, "spend", january().read(COST_PER_LEAD)),
                row(
                        "no spend records",
                        Status.MISSING_INPUT,
                        "spend",
                        january().leads(3, "web").noSpend().read(COST_PER_LEAD)),
                row(
                        "no leads feed",
                        Status.MISSING_INPUT,
                        "leads",
                        Scenario.january().spend("1000", "web").read(COST_PER_LEAD)),
                row(
                        "no leads feed: count",
                        Status.MISSING_INPUT,
                        "leads",
                        Scenario.january().noSpend().read(NEW_LEADS)),
                row(
                        "no opportunities feed",
                        Status.MISSING_INPUT,
                        "opportunities",
                        january().read(PIPELINE_GENERATED)),
                row(
                        "no qualification",
                        Status.MISSING_INPUT,
                        "qualification",
                        january().noDeals().lacks(Feed.QUALIFICATION).read(PIPELINE_GENERATED)),
                row(
                        "no qualification of leads",
                        Status.MISSING_INPUT,
                        "qualification",
                        january().noDeals().lacks(Feed.QUALIFICATION).read(LEAD_TO_OPPORTUNITY)),
                row(
                        "no MQL dates",
                        Status.MISSING_INPUT,
                        "mql dates",
                        january().lacks(Feed.MQL_DATES).read(MQL_TO_SQL)),
                row(
                        "no SQL dates",
                        Status.MISSING_INPUT,
                        "sql dates",
                        january().lacks(Feed.SQL_DATES).read(MQL_TO_SQL)),
                row(
                        "no traffic feed",
                        Status.MISSING_INPUT,
                        "traffic",
                        january().read(TRAFFIC_TO_LEAD)),
                row(
                        "no origin of leads",
                        Status.MISSING_INPUT,
                        "origin",
                        visitedBy(4).lacks(Feed.ORIGIN).read(TRAFFIC_TO_LEAD)),
                row(
                        "no reps feed",
                        Status.MISSING_INPUT,
                        "reps",
                        january().noDeals().read(PIPELINE_PER_REP)),
                row(
                        "no feed of customers",
                        Status.MISSING_INPUT,
                        "opportunity outcomes",
                        january().read(CUSTOMERS_WON)),
                row("young cohort", Status.IMMATURE, "mature", youngMqls(7, 3).read(MQL_TO_SQL)),
                row(
                        "no exchange rate",
                        Status.MISSING_FX,
                        "exchange rate",
                        spendInEuro().read(COST_PER_LEAD)),
                row(
                        "won in a currency without a rate",
                        Status.MISSING_FX,
                        "exchange rate",
                        wonInEuro().read(REVENUE_WON)),
                row(
                        "spend has no owner",
                        Status.NOT_APPLICABLE,
                        "owner",
                        leadsAndSpend().card(Grain.NONE, OWNER).get(COST_PER_LEAD, Segment.NONE)),
                row(
                        "visitors do not add up",
                        Status.NOT_APPLICABLE,
                        "NOT_ADDITIVE",
                        twoMonthsOfVisitors().get(TRAFFIC_TO_LEAD)));
    }

    private static Arguments row(String name, Status status, String reason, Reading reading) {
        return arguments(name, status, reason, reading);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("table")
    void status_ofEachCase_isGivenWithAReasonAndNeverWithAValue(
            String name, Status status, String reason, Reading reading) {
        assertReading(reading).hasStatus(status).saysWhy(reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void show_ofEachCase_printsNeitherZeroNorNaNInPlaceOfAStatus(
            String name, Status status, String reason, Reading reading) {
        if (status == Status.DEFINED) {
            assertThat(reading.show()).isNotEqualTo("DEFINED");
        } else {
            assertThat(reading.show()).isEqualTo(status.name());
        }
    }

    @Test
    void table_coversEveryStatusButUnbounded() {
        EnumSet<Status> covered = table().map(row -> (Status) row.get()[1])
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Status.class)));

        assertThat(covered).isEqualTo(EnumSet.complementOf(EnumSet.of(Status.UNBOUNDED)));
    }

    /** January with an empty feed of leads. */
    private static Scenario january() {
        return Scenario.january().leads(0, "web");
    }

    private static Scenario leadsAndSpend() {
        return Scenario.january().leads(10, "web").spend("1000", "web");
    }

    private static Scenario visitedBy(long visitors) {
        return Scenario.january()
                .leads(3, "2026-01-10T09:00", lead -> lead.origin(Origin.INBOUND))
                .visitors(JANUARY, visitors);
    }

    private static Scorecard twoMonthsOfVisitors() {
        return Scenario.observed("2026-01-01", "2026-03-01")
                .leads(3, "2026-01-10T09:00", lead -> lead.origin(Origin.INBOUND))
                .visitors(JANUARY, 500)
                .visitors(FEBRUARY, 500)
                .card(Grain.MONTH);
    }

    private static Scenario spendInEuro() {
        return Scenario.january()
                .leads(10, "web")
                .spend(JANUARY, Money.of("900", "EUR"), SpendCategory.AD_MEDIA, item -> item.channel("web"));
    }

    private static Scenario wonInEuro() {
        return Scenario.january()
                .deal(
                        "D",
                        "2026-01-02",
                        deal -> won("2026-01-20", "1").apply(deal).amount(Money.of("900", "EUR")));
    }

    // ---- costs

    @Test
    void costPerLead_atExplicitZeroSpend_isZeroFlaggedFreeOrUncosted() {
        Scenario company = Scenario.january().leads(10, "web").spend("0", "web");

        assertReading(company.read(COST_PER_LEAD)).isOutOf(0, 10).flags(Flag.FREE_OR_UNCOSTED);
    }

    @Test
    void costPerLead_atASpend_isNotFlaggedFree() {
        assertReading(leadsAndSpend().read(COST_PER_LEAD)).flagsNot(Flag.FREE_OR_UNCOSTED);
    }

    @Test
    void costPerLead_withoutOutput_carriesSpendAndLowerBound() {
        // spec 0.5: spend over 2.995732, S=3000 -> at least 1001.42
        Scenario company = january().spend("3000", "web");

        assertReading(company.read(COST_PER_LEAD))
                .hasStatus(Status.NO_OUTPUT)
                .hasSides("3000", "0")
                .isAtLeast(1_001.42, 0.005);
    }

    @Test
    void costPerLead_of100LeadsAt6000_hasByarLimits() {
        // spec 0.5: S=6000, x=100 -> [49.33, 73.74]
        Scenario company = Scenario.january().leads(100, "web").spend("6000", "web");

        assertReading(company.read(COST_PER_LEAD)).is("60").hasInterval(49.33, 73.74, 0.005);
    }

    @Test
    void costPerLead_inAMonthWithoutSpendRecords_isMissingInput() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .leads(2, "2026-01-05T09:00", lead -> lead)
                .leads(2, "2026-02-05T09:00", lead -> lead)
                .spend("1000", "web")
                .card(Grain.MONTH);

        assertReading(card.get(COST_PER_LEAD, Segment.ALL, JANUARY)).is("500");
        assertReading(card.get(COST_PER_LEAD, Segment.ALL, FEBRUARY)).hasStatus(Status.MISSING_INPUT);
    }

    @Test
    void costPerLead_ignoresSpendThatAcquiresNobody() {
        Scenario company = leadsAndSpend()
                .spend(
                        JANUARY,
                        usd("700"),
                        SpendCategory.SALARY,
                        item -> item.channel("web").acquisitionShare(Rational.ZERO));

        assertReading(company.read(COST_PER_LEAD)).isOutOf(1_000, 10);
    }

    @Test
    void costPerLead_byOwner_namesTheDimensionThatSpendLacks() {
        Scorecard card = Scenario.january()
                .leads(4, "2026-01-05T09:00", lead -> lead.owner("R1"))
                .spend("1000", "web")
                .card(Grain.NONE, OWNER);

        assertReading(card.get(COST_PER_LEAD, "R1"))
                .hasStatus(Status.NOT_APPLICABLE)
                .saysWhy("spend", "owner");
        assertReading(card.get(NEW_LEADS, "R1")).is("4");
        assertReading(card.get(COST_PER_LEAD)).is("250");
    }

    // ---- periods that are not whole

    @Test
    void period_cutByTheObservedRange_isFlaggedPartial() {
        Scorecard card =
                Scenario.observed("2026-01-01", "2026-02-15").leads(4, "web").card(Grain.MONTH);

        assertReading(card.get(NEW_LEADS, Segment.ALL, JANUARY)).flagsNot(Flag.PARTIAL_PERIOD);
        assertReading(card.get(NEW_LEADS, Segment.ALL, range("2026-02-01", "2026-02-15")))
                .flags(Flag.PARTIAL_PERIOD);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31T23:59:59, true", "2026-02-01T00:00, false"})
    void period_notOverAtAsOf_isFlaggedPartial(String asOf, boolean partial) {
        Reading leads = Scenario.january().leads(4, "web").asOf(asOf).read(NEW_LEADS);

        assertThat(leads.flags().contains(Flag.PARTIAL_PERIOD)).isEqualTo(partial);
    }

    // ---- maturity

    /** MQLs ten days old, some of which became SQL. */
    private static Scenario youngMqls(int converted, int undecided) {
        return Scenario.january()
                .asOf("2026-01-20T09:00")
                .leadsFrom(Stage.MQL, "2026-01-10T09:00", Stage.SQL, "2026-01-12T09:00", converted)
                .leadsIn(Stage.MQL, undecided, "2026-01-10T09:00");
    }

    @Test
    void mqlToSql_withFewerThan80PercentMature_isImmature() {
        assertReading(youngMqls(7, 3).read(MQL_TO_SQL)).isImmatureSoFar("0.7").isNot("0.7");
    }

    @Test
    void mqlToSql_withExactly80PercentMature_isDefinedAndFlagged() {
        assertReading(youngMqls(8, 2).read(MQL_TO_SQL)).isOutOf(8, 10).flags(Flag.PARTLY_IMMATURE);
    }

    @Test
    void mqlToSql_withAllMature_isNotFlagged() {
        assertReading(youngMqls(10, 0).read(MQL_TO_SQL)).isOutOf(10, 10).flagsNot(Flag.PARTLY_IMMATURE);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-09T08:59:59, false", "2026-02-09T09:00, true"})
    void mqlToSql_after30Days_isMature(String asOf, boolean mature) {
        Reading rate = youngMqls(0, 10).asOf(asOf).read(MQL_TO_SQL);

        assertThat(rate.status()).isEqualTo(mature ? Status.DEFINED : Status.IMMATURE);
    }

    @Test
    void mqlToSql_ofDisqualifiedMqls_isMature() {
        Scenario company = Scenario.january()
                .asOf("2026-01-20T09:00")
                .leadsFrom(Stage.MQL, "2026-01-10T09:00", Stage.DISQUALIFIED, "2026-01-12T09:00", 10);

        assertReading(company.read(MQL_TO_SQL)).isOutOf(0, 10).flagsNot(Flag.PARTLY_IMMATURE);
    }

    @Test
    void sqlToCustomer_ofLostDeals_isMature() {
        Scenario company = Scenario.january().asOf("2026-01-20T09:00");
        for (int i = 0; i < 10; i++) {
            String lead = "L" + i;
            company.lead(lead, "2026-01-05T09:00", as -> as.entered(Stage.SQL, at("2026-01-06T09:00")))
                    .deal(
                            "D" + i,
                            "2026-01-07T09:00",
                            deal -> lost("2026-01-15T09:00").apply(deal.lead(lead)));
        }

        assertReading(company.read(SQL_TO_CUSTOMER)).isOutOf(0, 10).flagsNot(Flag.PARTLY_IMMATURE);
    }

    @Test
    void sqlToCustomer_after90Days_isMature() {
        Scenario company = Scenario.january().noDeals().leadsIn(Stage.SQL, 10, "2026-01-10T09:00");

        assertReading(company.asOf("2026-04-09T09:00").read(SQL_TO_CUSTOMER)).isImmatureSoFar("0");
        assertReading(company.asOf("2026-04-10T12:00").read(SQL_TO_CUSTOMER)).isOutOf(0, 10);
    }

    @Test
    void leadToMql_hasNoAgeToMatureAt_soItIsOnlyFlagged() {
        Scenario company =
                Scenario.january().asOf("2026-01-06T09:00").leads(9, "web").leadsIn(Stage.MQL, 1, "2026-01-05T09:00");

        assertReading(company.read(LEAD_TO_MQL)).isOutOf(1, 10).flags(Flag.PARTLY_IMMATURE);
    }

    @Test
    void maturity_whereOwnHistoryIsSlower_waitsForItsP90() {
        // spec 0.6 G-MAT: M is the greater of the configured minimum (30 days) and the P90 of own time to conversion
        Scorecard card = Scenario.observed("2026-01-01", "2026-07-01")
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-03-06T09:00", 50)
                .leadsIn(Stage.MQL, 20, "2026-05-02T09:00")
                .asOf("2026-06-11T09:00")
                .card(Grain.MONTH);

        assertReading(card.get(MQL_TO_SQL, Segment.ALL, month("2026-05-01"))).isImmatureSoFar("0");
    }

    // ---- who is no new lead

    private static Scenario fourLeadsAnd(UnaryOperator<Lead.Builder> fifth) {
        return Scenario.january().leads(4, "web").lead("fifth", "2026-01-06T09:00", fifth);
    }

    static Stream<Arguments> notNew() {
        return Stream.of(
                arguments(Exclusion.TEST, (UnaryOperator<Lead.Builder>) lead -> lead.test(true)),
                arguments(Exclusion.SPAM, (UnaryOperator<Lead.Builder>) lead -> lead.spam(true)),
                arguments(Exclusion.INTERNAL, (UnaryOperator<Lead.Builder>) lead -> lead.internal(true)),
                arguments(Exclusion.DUPLICATE, (UnaryOperator<Lead.Builder>) lead -> lead.duplicateOf("lead-0")));
    }

    @ParameterizedTest
    @MethodSource("notNew")
    void lead_thatIsNoneByItsFlag_isExcludedByReason(Exclusion reason, UnaryOperator<Lead.Builder> fifth) {
        assertReading(fourLeadsAnd(fifth).read(NEW_LEADS)).is("4").excludesOnly(reason, 1);
        assertReading(fourLeadsAnd(fifth).spend("400", "web").read(COST_PER_LEAD))
                .isOutOf(400, 4)
                .excludesOnly(reason, 1);
    }

    private static UnaryOperator<Lead.Builder> disqualified(String reason) {
        return lead -> lead.entered(Stage.MQL, at("2026-01-07"))
                .transition(new StageTransition(Stage.DISQUALIFIED, at("2026-01-10"), Optional.of(reason)));
    }

    @ParameterizedTest
    @EnumSource(names = {"DUPLICATE", "TEST", "SPAM", "INTERNAL"})
    void lead_disqualifiedAsNone_isExcludedByReason(Exclusion reason) {
        Scenario company = fourLeadsAnd(disqualified(reason.name().toLowerCase(Locale.ROOT)));

        assertReading(company.read(NEW_LEADS)).is("4").excludesOnly(reason, 1);
        assertReading(company.read(MQL_VOLUME)).is("0").excludesOnly(reason, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no budget", "bad fit", "competitor"})
    void lead_disqualifiedForFit_staysInTheDenominators(String reason) {
        Scenario company = fourLeadsAnd(disqualified(reason));

        assertReading(company.read(NEW_LEADS)).is("5").excludesNothing();
        assertReading(company.read(LEAD_TO_MQL)).isOutOf(1, 5);
        assertReading(company.read(MQL_TO_SQL)).isOutOf(0, 1);
        assertReading(company.read(DISQUALIFICATION_RATE)).isOutOf(1, 1);
    }

    @Test
    void excludedLead_changesNothingButTheExclusions() {
        Reading with = fourLeadsAnd(lead -> lead.spam(true)).read(NEW_LEADS);
        Reading without = Scenario.january().leads(4, "web").read(NEW_LEADS);

        assertThat(with.value()).isEqualTo(without.value());
        assertThat(with.n()).isEqualTo(without.n());
        assertReading(without).excludesNothing();
    }

    // ---- existing customers

    /** An account that bought on 10 January, and a lead of the same account. */
    private static Scenario boughtOn(String customerAt, String createdAt) {
        return Scenario.january()
                .lead("first", "2026-01-02T09:00", lead -> lead.account("A").entered(Stage.CUSTOMER, at(customerAt)))
                .lead("second", createdAt, lead -> lead.account("A"));
    }

    private static final Policies NO_EXISTING = Policies.STANDARD.withExistingCustomersExcluded(true);

    @Test
    void existingCustomer_byDefault_isANewLead() {
        assertReading(boughtOn("2026-01-10T09:00", "2026-01-15T09:00").read(NEW_LEADS))
                .is("2")
                .excludesNothing();
    }

    @Test
    void existingCustomer_wherePolicyExcludesThem_isLeftOutAndCounted() {
        assertReading(boughtOn("2026-01-10T09:00", "2026-01-15T09:00")
                        .policies(NO_EXISTING)
                        .read(NEW_LEADS))
                .is("1")
                .excludesOnly(Exclusion.EXISTING_CUSTOMER, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-10T09:00, 2026-01-10T09:00, 2",
        "2026-01-10T09:00, 2026-01-10T09:00:01, 1",
        "2026-01-10, 2026-01-10T15:00, 2",
        "2026-01-10T09:00, 2026-01-10, 2",
        "2026-01-10, 2026-01-11, 1",
        "2026-01-10T09:00, 2026-01-09T09:00, 2"
    })
    void existingCustomer_isOneStrictlyBeforeAtTheCoarserPrecision(String bought, String created, String leads) {
        assertReading(boughtOn(bought, created).policies(NO_EXISTING).read(NEW_LEADS))
                .is(leads);
    }

    @Test
    void existingCustomer_isKnownFromWinsAndFromCustomerRecordsToo() {
        Scenario byWin = Scenario.january()
                .lead("L", "2026-01-15T09:00", lead -> lead.account("A"))
                .deal("D", "2025-11-01", deal -> won("2025-12-01", "1").apply(deal.account("A")));
        Scenario byRecord = Scenario.january()
                .lead("L", "2026-01-15T09:00", lead -> lead.account("A"))
                .customer("C", "2025-12-01", customer -> customer.account("A"));

        assertReading(byWin.policies(NO_EXISTING).read(NEW_LEADS)).is("0").excludes(Exclusion.EXISTING_CUSTOMER, 1);
        assertReading(byRecord.policies(NO_EXISTING).read(NEW_LEADS)).is("0").excludes(Exclusion.EXISTING_CUSTOMER, 1);
    }

    // ---- opportunities

    @ParameterizedTest
    @EnumSource(names = {"RENEWAL", "EXPANSION"})
    void deal_thatIsNoNewBusiness_isExcludedByReason(OpportunityType type) {
        Scenario company = Scenario.january()
                .deals(1, "2026-01-02", won("2026-01-20", "1000"))
                .deals(
                        1,
                        "2026-01-02",
                        deal -> won("2026-01-20", "500").apply(deal).type(type).qualifiedAt(at("2026-01-10")));

        assertReading(company.read(WIN_RATE)).isOutOf(1, 1).excludesOnly(Exclusion.NOT_NEW_BUSINESS, 1);
        assertReading(company.read(REVENUE_WON)).is("1000").excludesOnly(Exclusion.NOT_NEW_BUSINESS, 1);
        assertReading(company.read(PIPELINE_GENERATED)).is("0").excludes(Exclusion.NOT_NEW_BUSINESS, 1);
        assertReading(company.read(REVENUE_WON_ALL)).is("1500").excludesNothing();
    }

    @Test
    void deal_thatIsATest_isExcludedByReason() {
        Scenario company = Scenario.january()
                .deals(1, "2026-01-02", won("2026-01-20", "1000"))
                .deals(
                        1,
                        "2026-01-02",
                        deal -> won("2026-01-20", "500").apply(deal).test(true));

        assertReading(company.read(REVENUE_WON)).is("1000").excludesOnly(Exclusion.TEST, 1);
        assertReading(company.read(CUSTOMERS_WON)).is("1");
    }

    private static Scenario wonWithoutAmount() {
        return Scenario.january()
                .deals(2, "2026-01-02", won("2026-01-20", "10000"))
                .deals(1, "2026-01-02", won("2026-01-20"));
    }

    @Test
    void averageDealSize_withAWinWithoutAmount_leavesItOutAndCountsIt() {
        Scenario company = wonWithoutAmount();

        assertReading(company.read(AVERAGE_DEAL_SIZE)).isOutOf(20_000, 2).excludesOnly(Exclusion.NO_AMOUNT, 1);
    }

    @Test
    void revenueWon_withAWinWithoutAmount_countsItAsExcluded() {
        Scenario company = wonWithoutAmount();

        assertReading(company.read(REVENUE_WON)).is("20000").excludesOnly(Exclusion.NO_AMOUNT, 1);
        assertReading(company.read(WIN_RATE)).isOutOf(3, 3);
    }

    @Test
    void averageDealSize_ofAnExplicitZero_countsIt() {
        Scenario company = Scenario.january()
                .deals(1, "2026-01-02", won("2026-01-20", "10000"))
                .deals(1, "2026-01-02", won("2026-01-20", "0"));

        assertReading(company.read(AVERAGE_DEAL_SIZE)).isOutOf(10_000, 2).excludesNothing();
    }

    @Test
    void pipelineGenerated_ofADealWithoutAmount_contributesNothingAndIsCounted() {
        Scenario company = Scenario.january()
                .deals(1, "2026-01-02", qualified("2026-01-10", "7000"))
                .deals(1, "2026-01-02", deal -> deal.qualifiedAt(at("2026-01-10")));

        Reading pipeline = company.read(PIPELINE_GENERATED);

        assertReading(pipeline).is("7000").excludesOnly(Exclusion.NO_AMOUNT, 1);
        assertThat(pipeline.n()).isEqualTo(2);
    }
}
