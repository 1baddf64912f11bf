package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.MARCH;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.lost;
import static org.leadkpi.acceptance.Scenario.won;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;
import static org.leadkpi.metric.StandardKpis.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Feed;
import org.leadkpi.model.OpportunityType;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Status;

/** Who is a customer, when, and through which channel: spec 0.8 and design 6. */
class CustomersTest {

    private static Scenario quarter() {
        return Scenario.observed("2026-01-01", "2026-04-01");
    }

    private static Reading newCustomers(Scenario company, DateRange month) {
        return company.card(Grain.MONTH).get(CUSTOMERS_WON, Segment.ALL, month);
    }

    // ---- when

    @Test
    void customerDate_isTheOneOfTheLeadWhereThereIsOne() {
        Scenario company = quarter()
                .lead("L", "2026-01-05", lead -> lead.entered(Stage.CUSTOMER, at("2026-03-02")))
                .deal("D", "2026-01-10", deal -> won("2026-02-20", "1000").apply(deal.lead("L")));

        assertReading(newCustomers(company, MARCH)).is("1");
        assertReading(newCustomers(company, FEBRUARY)).is("0");
    }

    @Test
    void customerDate_ofALeadWithoutOne_isItsFirstWin() {
        Scenario company = quarter()
                .lead("L", "2026-01-05")
                .deal("D2", "2026-01-10", deal -> won("2026-03-20", "1000").apply(deal.lead("L")))
                .deal("D1", "2026-01-20", deal -> won("2026-02-20", "1000").apply(deal.lead("L")));

        assertReading(newCustomers(company, FEBRUARY)).is("1");
        assertReading(newCustomers(company, MARCH)).is("0");
    }

    @Test
    void lostAndOpenDeals_makeNoCustomer() {
        Scenario company = quarter()
                .leads(2, "web")
                .deal("D1", "2026-01-10", deal -> lost("2026-02-20").apply(deal.lead("lead-0")))
                .deal("D2", "2026-01-10", deal -> deal.lead("lead-1"));

        assertReading(company.read(CUSTOMERS_WON)).is("0");
        assertReading(company.read(LEAD_TO_CUSTOMER)).isOutOf(0, 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"RENEWAL", "EXPANSION"})
    void winOfAnotherType_makesNoCustomer(OpportunityType type) {
        Scenario company = quarter()
                .lead("L", "2026-01-05")
                .deal(
                        "D",
                        "2026-01-10",
                        deal -> won("2026-02-20", "1000").apply(deal.lead("L")).type(type));

        assertReading(company.read(CUSTOMERS_WON)).is("0");
        assertReading(company.read(LEAD_TO_CUSTOMER)).isOutOf(0, 1);
    }

    @Test
    void winWhileALeadHasNoDateItself_datesTheCohortOfItsCreation() {
        Scenario company = quarter()
                .lead("L", "2026-01-05")
                .deal("D", "2026-01-10", deal -> won("2026-02-20", "1000").apply(deal.lead("L")));

        assertReading(company.card(Grain.MONTH).get(LEAD_TO_CUSTOMER, Segment.ALL, JANUARY))
                .isOutOf(1, 1);
    }

    // ---- who

    @Test
    void identity_isTheAccount_soTwoWinsAreOneCustomerOfTheFirst() {
        Scenario company = quarter()
                .deal("D1", "2026-01-10", deal -> won("2026-03-20", "1000").apply(deal.account("A")))
                .deal("D2", "2026-01-10", deal -> won("2026-02-20", "1000").apply(deal.account("A")));

        assertReading(company.read(CUSTOMERS_WON)).is("1");
        assertReading(newCustomers(company, FEBRUARY)).is("1");
        assertReading(newCustomers(company, MARCH)).is("0");
    }

    @Test
    void identity_ofTwoLeadsOfOneAccount_isOneCustomer() {
        Scenario company = quarter()
                .lead("L1", "2026-01-05", lead -> lead.account("A").entered(Stage.CUSTOMER, at("2026-02-01")))
                .lead("L2", "2026-01-06", lead -> lead.account("A").entered(Stage.CUSTOMER, at("2026-02-01")));

        assertReading(company.read(CUSTOMERS_WON)).is("1");
    }

    @Test
    void identity_withoutAccount_isTheLead() {
        Scenario company = quarter()
                .lead("L", "2026-01-05")
                .deal("D1", "2026-01-10", deal -> won("2026-02-20", "1000").apply(deal.lead("L")))
                .deal("D2", "2026-01-10", deal -> won("2026-03-20", "1000").apply(deal.lead("L")));

        assertReading(company.read(CUSTOMERS_WON)).is("1");
    }

    @Test
    void identity_withoutAccountAndLead_isTheOpportunity() {
        Scenario company = quarter()
                .deal("D1", "2026-01-10", won("2026-02-20", "1000"))
                .deal("D2", "2026-01-10", won("2026-03-20", "1000"));

        assertReading(company.read(CUSTOMERS_WON)).is("2");
    }

    @Test
    void identity_ofADealWithoutAccount_isTheAccountOfItsLead() {
        Scenario company = quarter()
                .lead("L", "2026-01-05", lead -> lead.account("A"))
                .deal("D1", "2026-01-10", deal -> won("2026-02-20", "1000").apply(deal.lead("L")))
                .deal("D2", "2026-01-10", deal -> won("2026-03-20", "1000").apply(deal.account("A")));

        assertReading(company.read(CUSTOMERS_WON)).is("1");
        assertReading(newCustomers(company, FEBRUARY)).is("1");
    }

    @Test
    void sqlToCustomer_ofADealThatNamesNoLead_convertsNoLead() {
        // a lead's customer date is its own, or that of a deal linked to it; the deal makes a customer all the same
        Scenario company = quarter()
                .lead("L1", "2026-01-05", lead -> lead.account("A").entered(Stage.SQL, at("2026-01-07")))
                .lead("L2", "2026-01-05", lead -> lead.account("B").entered(Stage.SQL, at("2026-01-07")))
                .deal("D", "2026-01-10", deal -> won("2026-02-20", "1000").apply(deal.account("A")));

        assertReading(company.read(SQL_TO_CUSTOMER)).isOutOf(0, 2);
        assertReading(company.read(CUSTOMERS_WON)).is("1");
    }

    @Test
    void sqlToCustomer_ofTwoSqlsOfOneCustomer_countsTheLeadThatTheDealIsLinkedTo() {
        Scenario company = quarter()
                .lead("L1", "2026-01-05", lead -> lead.account("A").entered(Stage.SQL, at("2026-01-07")))
                .lead("L2", "2026-01-05", lead -> lead.account("A").entered(Stage.SQL, at("2026-01-07")))
                .deal(
                        "D",
                        "2026-01-10",
                        deal -> won("2026-02-20", "1000").apply(deal.lead("L1").account("A")));

        assertReading(company.read(SQL_TO_CUSTOMER)).isOutOf(1, 2);
        assertReading(company.read(CUSTOMERS_WON)).is("1");
    }

    @Test
    void sqlToCustomer_ofAnAccountThatWasACustomerBefore_isNoConversion() {
        // spec P-33: new logos only
        Scenario company = quarter()
                .lead("L", "2026-01-05", lead -> lead.account("A").entered(Stage.SQL, at("2026-01-07")))
                .deal("D", "2025-10-10", deal -> won("2025-11-20", "1000").apply(deal.account("A")));

        assertReading(company.read(SQL_TO_CUSTOMER)).isOutOf(0, 1);
    }

    @Test
    void secondWinOfAnEarlierCustomer_isNoNewCustomer() {
        Scenario company = quarter()
                .deal("D1", "2025-10-10", deal -> won("2025-11-20", "1000").apply(deal.account("A")))
                .deal("D2", "2026-01-10", deal -> won("2026-02-20", "1000").apply(deal.account("A")));

        assertReading(company.read(CUSTOMERS_WON)).is("0");
        assertReading(company.read(REVENUE_WON)).is("1000");
    }

    // ---- through which channel

    private static Scenario twoLeadsOfOneAccount() {
        return quarter()
                .lead("late", "2026-01-20", lead -> lead.account("A").channel("linkedin"))
                .lead("early", "2026-01-05", lead -> lead.account("A").channel("organic"));
    }

    @Test
    void channel_isThatOfTheFirstLeadOfTheAccount_notOfTheOneThatWon() {
        Scorecard card = twoLeadsOfOneAccount()
                .deal(
                        "D",
                        "2026-01-25",
                        deal -> won("2026-02-20", "1000")
                                .apply(deal.lead("late").account("A")))
                .byChannel();

        assertReading(card.get(CUSTOMERS_WON, "organic")).is("1");
        assertReading(card.get(CUSTOMERS_WON, "linkedin")).is("0");
    }

    @Test
    void channel_ofADealWithoutLead_isThatOfTheFirstLeadOfItsAccount() {
        Scorecard card = twoLeadsOfOneAccount()
                .deal("D", "2026-01-25", deal -> won("2026-02-20", "1000").apply(deal.account("A")))
                .byChannel();

        assertReading(card.get(CUSTOMERS_WON, "organic")).is("1");
        assertReading(card.get(CUSTOMERS_WON)).is("1");
    }

    @Test
    void channel_ofACustomerWithoutAnyLead_isARowOfItsOwn() {
        Scorecard card = quarter()
                .deal("D", "2026-01-25", deal -> won("2026-02-20", "1000").apply(deal.account("A")))
                .byChannel();

        assertReading(card.get(CUSTOMERS_WON, Segment.NONE)).is("1");
    }

    @Test
    void customerAcquisitionCost_meetsSpendAndCustomersOfOneChannel() {
        Scorecard card = twoLeadsOfOneAccount()
                .deal(
                        "D",
                        "2026-01-25",
                        deal -> won("2026-02-20", "1000")
                                .apply(deal.lead("late").account("A")))
                .spend("600", "organic")
                .spend("900", "linkedin")
                .byChannel();

        assertReading(card.get(CUSTOMER_ACQUISITION_COST, "organic")).isOutOf(600, 1);
        assertReading(card.get(CUSTOMER_ACQUISITION_COST, "linkedin")).hasStatus(Status.NO_OUTPUT);
        assertReading(card.get(CUSTOMER_ACQUISITION_COST)).isOutOf(1_500, 1);
    }

    // ---- from which feed

    @Test
    void customerDatesOfLeads_needNoOpportunitiesFeed() {
        Scenario company = quarter()
                .lead(
                        "L1",
                        "2026-01-05",
                        lead -> lead.entered(Stage.SQL, at("2026-01-08")).entered(Stage.CUSTOMER, at("2026-02-01")))
                .lead("L2", "2026-01-05")
                .spend("800", "web");

        assertReading(company.read(CUSTOMERS_WON)).is("1");
        assertReading(company.read(LEAD_TO_CUSTOMER)).isOutOf(1, 2);
        assertReading(company.read(SQL_TO_CUSTOMER)).isOutOf(1, 1);
        assertReading(company.read(CUSTOMER_ACQUISITION_COST)).isOutOf(800, 1);
    }

    @Test
    void leadsWithoutCustomerDatesAndNoOpportunities_areAMissingInput() {
        Scenario company = quarter().lead("L", "2026-01-05").spend("800", "web");

        assertReading(company.read(CUSTOMERS_WON)).hasStatus(Status.MISSING_INPUT);
        assertReading(company.read(CUSTOMER_ACQUISITION_COST)).hasStatus(Status.MISSING_INPUT);
        assertReading(company.read(LEAD_TO_CUSTOMER)).hasStatus(Status.MISSING_INPUT);
    }

    @Test
    void customersFeed_aloneSuffices() {
        Scenario company = quarter()
                .customer("C1", "2026-01-15", customer -> customer.account("A").channel("organic"))
                .customer("C2", "2026-02-15", customer -> customer.account("B").channel("linkedin"))
                .customer("C3", "2026-03-15", customer -> customer.account("B"))
                .spend("600", "organic");

        assertReading(company.read(CUSTOMERS_WON)).is("2");
        assertReading(newCustomers(company, FEBRUARY)).is("1");
        assertReading(newCustomers(company, MARCH)).is("0");
        assertReading(company.card(Grain.NONE, CHANNEL).get(CUSTOMER_ACQUISITION_COST, "organic"))
                .isOutOf(600, 1);
    }

    @Test
    void customersFeed_besideLeadsWithoutCustomerDates_suffices() {
        Scenario company = quarter()
                .lead("L", "2026-01-05", lead -> lead.channel("organic").account("A"))
                .customer("C", "2026-02-15", customer -> customer.account("A"))
                .spend("600", "organic");

        assertReading(company.read(CUSTOMERS_WON, "organic")).is("1");
        assertReading(company.read(CUSTOMER_ACQUISITION_COST, "organic")).isOutOf(600, 1);
    }

    @Test
    void customersFeed_besideWins_doesNotCountThemTwice() {
        Scenario company = quarter()
                .deal("D", "2026-01-25", deal -> won("2026-02-20", "1000").apply(deal.account("A")))
                .customer("C", "2026-02-21", customer -> customer.account("A"));

        assertReading(company.read(CUSTOMERS_WON)).is("1");
    }

    @Test
    void noFeedThatTellsOfCustomers_isNamedInTheReason() {
        Reading customers = quarter().lead("L", "2026-01-05").read(CUSTOMERS_WON);

        assertThat(customers.reason().orElse("")).contains("customer", "opportunity outcomes");
        assertThat(quarter().lead("L", "2026-01-05").dataset().feeds()).doesNotContain(Feed.CUSTOMER_DATES);
    }
}
