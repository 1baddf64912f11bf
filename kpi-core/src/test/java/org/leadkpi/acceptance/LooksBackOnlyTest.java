package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.MARCH;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.lost;
import static org.leadkpi.acceptance.Scenario.qualified;
import static org.leadkpi.acceptance.Scenario.range;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.acceptance.Scenario.won;
import static org.leadkpi.metric.StandardKpis.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.OpportunityStageChange;
import org.leadkpi.model.Policies;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageModel;
import org.leadkpi.model.StageTransition;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Status;

/** What happened after the as-of instant does not exist, and days are those of the reporting zone: spec 0.1. */
class LooksBackOnlyTest {

    // ---- after as-of

    @Test
    void dealWonAfterAsOf_isOpen() {
        Scenario company = Scenario.january()
                .asOf("2026-01-20T12:00")
                .deal(
                        "D",
                        "2026-01-02",
                        deal -> won("2026-01-20T12:00:01", "1000")
                                .apply(deal)
                                .qualifiedAt(at("2026-01-05"))
                                .qualifiedAmount(usd("900")));

        assertReading(company.read(WIN_RATE)).hasStatus(Status.NO_DATA);
        assertReading(company.read(REVENUE_WON)).is("0");
        assertReading(company.read(CUSTOMERS_WON)).is("0");
        assertReading(company.read(SALES_CYCLE_LENGTH)).hasStatus(Status.NO_DATA);
        assertReading(company.read(PIPELINE_GENERATED)).is("900");
        assertReading(company.read(PIPELINE_REALISATION)).isOutOf(0, 900).flags(Flag.PARTLY_IMMATURE);
    }

    @Test
    void dealWonAtAsOf_isWon() {
        Scenario company =
                Scenario.january().asOf("2026-01-20T12:00").deal("D", "2026-01-02", won("2026-01-20T12:00", "1000"));

        assertReading(company.read(WIN_RATE)).isOutOf(1, 1);
    }

    @Test
    void dealLostAfterAsOf_isOpen() {
        Scenario company = Scenario.january().asOf("2026-01-20T12:00").deal("D", "2026-01-02", lost("2026-01-21"));

        assertReading(company.read(WIN_RATE)).hasStatus(Status.NO_DATA);
    }

    @Test
    void dealQualifiedAfterAsOf_isNotQualified() {
        Scenario company = Scenario.january()
                .asOf("2026-01-20T12:00")
                .lead("L", "2026-01-02")
                .deal("D", "2026-01-02", deal -> qualified("2026-01-25", "900").apply(deal.lead("L")));

        assertReading(company.read(PIPELINE_GENERATED)).is("0");
        assertReading(company.read(LEAD_TO_OPPORTUNITY)).isOutOf(0, 1);
        assertReading(company.read(LEAD_TO_OPPORTUNITY_CREATED)).isOutOf(1, 1);
    }

    @Test
    void dealCreatedAfterAsOf_doesNotExist() {
        Scenario company = Scenario.january()
                .asOf("2026-01-20T12:00")
                .lead("L", "2026-01-02")
                .deal("D", "2026-01-21", deal -> qualified("2026-01-22", "900").apply(deal.lead("L")));

        assertReading(company.read(LEAD_TO_OPPORTUNITY_CREATED)).isOutOf(0, 1);
    }

    @Test
    void stageOfADealAfterAsOf_doesNotQualifyIt() {
        Scenario company = Scenario.january()
                .stageModel(StageModel.of(List.of("New", "Discovery"), "Discovery", "Won", "Lost"))
                .deal(
                        "D",
                        "2026-01-02",
                        deal -> deal.amount(usd("900"))
                                .stage(new OpportunityStageChange("New", at("2026-01-02"), Optional.empty()))
                                .stage(new OpportunityStageChange("Discovery", at("2026-01-25"), Optional.empty())));

        assertReading(company.asOf("2026-01-20T12:00").read(PIPELINE_GENERATED)).is("0");
        assertReading(company.asOf("2026-01-26T12:00").read(PIPELINE_GENERATED)).is("900");
    }

    @Test
    void leadCreatedAfterAsOf_doesNotExist() {
        Scenario company = Scenario.january()
                .asOf("2026-01-20T12:00")
                .lead("L1", "2026-01-20T12:00")
                .lead("L2", "2026-01-20T12:00:01");

        assertReading(company.read(NEW_LEADS)).is("1");
    }

    @Test
    void mqlAfterAsOf_isNone() {
        Scenario company = Scenario.january()
                .asOf("2026-01-20T12:00")
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-01-25T09:00", 1)
                .leadsFrom(Stage.LEAD, "2026-01-05T09:00", Stage.MQL, "2026-01-25T09:00", 1);

        assertReading(company.read(MQL_VOLUME)).is("1");
        assertReading(company.read(SQL_VOLUME)).is("0");
        assertReading(company.read(LEAD_TO_MQL)).isOutOf(1, 2);
    }

    @Test
    void customerAfterAsOf_isNone() {
        Scenario company = Scenario.january()
                .asOf("2026-01-20T12:00")
                .noDeals()
                .leadsFrom(Stage.SQL, "2026-01-05T09:00", Stage.CUSTOMER, "2026-01-25T09:00", 1);

        assertReading(company.read(CUSTOMERS_WON)).is("0");
        assertReading(company.read(LEAD_TO_CUSTOMER)).isOutOf(0, 1);
    }

    @Test
    void customerRecordAfterAsOf_isNone() {
        Scenario company = Scenario.january()
                .customer("C", "2026-01-25", customer -> customer.account("A"))
                .asOf("2026-01-20T12:00");

        assertReading(company.read(CUSTOMERS_WON)).is("0");
    }

    @Test
    void disqualificationAfterAsOf_doesNotExcludeYet() {
        Scenario company = Scenario.january()
                .lead(
                        "L",
                        "2026-01-05",
                        lead -> lead.transition(
                                new StageTransition(Stage.DISQUALIFIED, at("2026-01-25"), Optional.of("duplicate"))));

        assertReading(company.asOf("2026-01-20T12:00").read(NEW_LEADS)).is("1").excludesNothing();
        assertReading(company.asOf("2026-01-26T12:00").read(NEW_LEADS)).is("0");
    }

    @Test
    void purchaseAfterAsOf_makesNoExistingCustomer() {
        Scenario company = Scenario.january()
                .policies(Policies.STANDARD.withExistingCustomersExcluded(true))
                .lead("L", "2026-01-18", lead -> lead.account("A"))
                .customer("C", "2026-01-25", customer -> customer.account("A"))
                .asOf("2026-01-20T12:00");

        assertReading(company.read(NEW_LEADS)).is("1");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-10T23:59:59, 1000",
        "2026-01-11T00:00, 1100",
        "2026-01-31T12:00, 3100",
        "2026-03-01T00:00, 3100"
    })
    void spendDaysAfterAsOf_doNotCount(String asOf, String spent) {
        Scenario company =
                Scenario.january().leads(1, "2026-01-02", lead -> lead).spend("3100", "web");

        assertReading(company.asOf(asOf).read(TOTAL_SPEND)).is(spent);
    }

    @Test
    void recordsAfterAsOf_changeNothingInAnyReading() {
        Scenario alone = Scenario.observed("2026-01-01", "2026-04-01")
                .asOf("2026-02-05T00:00")
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-01-25T09:00", 3)
                .deals(2, "2026-01-06", qualified("2026-01-20", "500"))
                .spend("3100", "web");
        Scenario withFuture = Scenario.observed("2026-01-01", "2026-04-01")
                .asOf("2026-02-05T00:00")
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-01-25T09:00", 3)
                .deals(2, "2026-01-06", qualified("2026-01-20", "500"))
                .spend("3100", "web")
                .leads(4, "2026-02-06T09:00", lead -> lead)
                .deals(3, "2026-02-07", won("2026-03-01", "700"))
                .spend(MARCH, usd("310"), SpendCategory.TOOL, item -> item);

        assertThat(withFuture.card(Grain.MONTH).readings())
                .isEqualTo(alone.card(Grain.MONTH).readings());
    }

    // ---- days of the zone

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:30, 1, 0",
        "2026-01-31T23:59:59.999, 1, 0",
        "2026-02-01T00:00, 0, 1",
        "2026-02-01T04:30Z, 1, 0",
        "2026-01-31, 1, 0",
        "2026-02-01, 0, 1"
    })
    void lead_belongsToTheMonthOfItsLocalDay(String createdAt, String january, String february) {
        // P-09: 2026-01-31 23:30 in New York is January, though it is February in UTC
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .lead("L", createdAt)
                .card(Grain.MONTH);

        assertReading(card.get(NEW_LEADS, Segment.ALL, JANUARY)).is(january);
        assertReading(card.get(NEW_LEADS, Segment.ALL, FEBRUARY)).is(february);
    }

    @Test
    void lead_inAnotherReportingZone_mayBelongToTheNextMonth() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .zone("UTC")
                .lead("L", "2026-01-31T23:30")
                .card(Grain.MONTH);

        assertReading(card.get(NEW_LEADS, Segment.ALL, JANUARY)).is("0");
        assertReading(card.get(NEW_LEADS, Segment.ALL, FEBRUARY)).is("1");
    }

    @Test
    void lead_knownByItsDayOnly_keepsThatDayInAnyZone() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .zone("Asia/Tokyo")
                .lead("L", "2026-01-31")
                .card(Grain.MONTH);

        assertReading(card.get(NEW_LEADS, Segment.ALL, JANUARY)).is("1");
    }

    @Test
    void leads_onTheDayTheClockJumps_areOfThatDay() {
        LocalDate day = LocalDate.of(2026, 3, 8);
        Scorecard card = Scenario.observed("2026-03-01", "2026-04-01")
                .lead("before the gap", "2026-03-08T01:55")
                .lead("after the gap", "2026-03-08T03:05")
                .lead("late", "2026-03-08T23:30")
                .lead("next day", "2026-03-09T00:00")
                .card(Grain.DAY);

        assertReading(card.get(NEW_LEADS, Segment.ALL, DateRange.ofDay(day))).is("3");
        assertReading(card.get(NEW_LEADS, Segment.ALL, DateRange.ofDay(day.plusDays(1))))
                .is("1");
    }

    @Test
    void leads_onTheDayTheClockFallsBack_areOfThatDay() {
        Scorecard card = Scenario.observed("2026-11-01", "2026-12-01")
                .asOf("2026-12-31T00:00")
                .lead("first 01:50", "2026-11-01T01:50-04:00")
                .lead("second 01:10", "2026-11-01T01:10-05:00")
                .lead("late", "2026-11-01T23:59:59")
                .card(Grain.DAY);

        assertReading(card.get(NEW_LEADS, Segment.ALL, DateRange.ofDay(LocalDate.of(2026, 11, 1))))
                .is("3");
    }

    @Test
    void asOfAtTheStartOfADay_seesWhatIsKnownByThatDay() {
        // spec 0.1: a DAY value stands at the local start of its day, and t = T has happened
        Scenario company = Scenario.january().lead("L", "2026-01-20");

        assertReading(company.asOf("2026-01-20T00:00").read(NEW_LEADS)).is("1");
        assertReading(company.asOf("2026-01-19T23:59:59").read(NEW_LEADS)).is("0");
    }

    // ---- half-open ranges

    @Test
    void observedRange_isHalfOpen() {
        Scenario company = Scenario.january()
                .lead("before", "2025-12-31T23:59:59")
                .lead("first", "2026-01-01T00:00")
                .lead("last", "2026-01-31T23:59:59")
                .lead("after", "2026-02-01T00:00");

        assertReading(company.read(NEW_LEADS)).is("2");
    }

    @Test
    void months_partitionTheObservedRange() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-04-01")
                .lead("L1", "2026-01-31T23:59:59.999999999")
                .lead("L2", "2026-02-01T00:00")
                .lead("L3", "2026-03-01T00:00")
                .card(Grain.MONTH);

        assertThat(card.periods()).containsExactly(JANUARY, FEBRUARY, MARCH);
        card.periods()
                .forEach(month ->
                        assertReading(card.get(NEW_LEADS, Segment.ALL, month)).is("1"));
        assertReading(card.get(NEW_LEADS)).is("3");
    }

    @Test
    void weekOfSpend_isSevenDaysOfTheMonth() {
        // spec 2.4: 3,100 for January, a week of 7 days is 700.00
        Scorecard card = Scenario.january().leads(0, "web").spend("3100", "web").card(Grain.WEEK);

        assertReading(card.get(TOTAL_SPEND, Segment.ALL, range("2026-01-05", "2026-01-12")))
                .is("700");
    }

    @Test
    void weekOfSpend_overTheClockChange_isSevenDaysToo() {
        Scorecard card = Scenario.observed("2026-03-01", "2026-04-01")
                .leads(0, "web")
                .spend(MARCH, usd("3100"), SpendCategory.AD_MEDIA, item -> item)
                .card(Grain.WEEK);

        assertReading(card.get(TOTAL_SPEND, Segment.ALL, range("2026-03-02", "2026-03-09")))
                .is("700");
    }

    @Test
    void weeksOfSpend_addUpToTheMonthExactly() {
        Scorecard card = Scenario.january().leads(0, "web").spend("1000", "web").card(Grain.WEEK);

        assertReading(card.get(TOTAL_SPEND)).is("1000");
        assertReading(card.get(TOTAL_SPEND, Segment.ALL, range("2026-01-05", "2026-01-12")))
                .is("7000/31");
    }

    @Test
    void spendBeforeTheObservedRange_doesNotCount() {
        Scenario company = Scenario.january()
                .leads(0, "web")
                .spend(range("2025-12-01", "2026-02-01"), usd("6200"), SpendCategory.TOOL, item -> item);

        assertReading(company.read(TOTAL_SPEND)).is("3100");
    }
}
