package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD_COHORT;
import static org.leadkpi.metric.StandardKpis.COST_PER_MEETING;
import static org.leadkpi.metric.StandardKpis.COST_PER_MEETING_PERIOD;
import static org.leadkpi.metric.StandardKpis.CUSTOMER_ACQUISITION_COST;
import static org.leadkpi.metric.StandardKpis.CUSTOMER_ACQUISITION_COST_COHORT;
import static org.leadkpi.metric.StandardKpis.CUSTOMER_ACQUISITION_COST_LAGGED;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Policies;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.TouchKind;
import org.leadkpi.scorecard.AcquisitionLag;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.FxRates;
import org.leadkpi.value.Money;
import org.leadkpi.value.Status;

/** What outputs cost, when the money goes before them. */
class LaggedCostTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final DateRange DECEMBER = Scenario.month("2025-12-01");

    /** Spend of 3,100 in December and 310 in January; the customers of December's money come in January, 31 days later. */
    private static Scenario slowCompany() {
        return Scenario.observed("2026-01-01", "2026-03-01")
                .spend(DECEMBER, usd("3100"), SpendCategory.AD_MEDIA, item -> item.channel("search"))
                .spend(Scenario.JANUARY, usd("310"), SpendCategory.SALARY, item -> item.channel("search"))
                .leads(
                        10,
                        "2025-12-10T09:00",
                        lead -> lead.channel("search")
                                .entered(Stage.CUSTOMER, Timestamp.parse("2026-01-10T09:00Z", Scenario.NEW_YORK)))
                .leads(
                        2,
                        "2026-01-10T09:00",
                        lead -> lead.channel("search")
                                .entered(Stage.CUSTOMER, Timestamp.parse("2026-02-10T09:00Z", Scenario.NEW_YORK)));
    }

    private static Scenario lagged(int days) {
        return slowCompany().policies(Policies.STANDARD.withAcquisitionLagDays(days));
    }

    @Test
    void lagged_setsSpendAgainstTheCustomersItBrought() {
        Scorecard card = lagged(31).card(Grain.MONTH);

        assertReading(card.get(CUSTOMER_ACQUISITION_COST_LAGGED, Segment.ALL, Scenario.JANUARY))
                .is("310")
                .hasSides("3100", "10");
        // the same company by period: cheap customers now, though December's money brought them
        assertReading(card.get(CUSTOMER_ACQUISITION_COST, Segment.ALL, Scenario.JANUARY))
                .is("31");
        assertReading(card.get(CUSTOMER_ACQUISITION_COST, Segment.ALL, Scenario.FEBRUARY))
                .hasStatus(Status.MISSING_INPUT);
    }

    @Test
    void lagged_movesEachDayOfSpend_andNotTheWholeRecord() {
        // 310 of January over 31 days; 28 of them reach February when moved by 31 days, and the last 3 March
        assertReading(lagged(31)
                        .card(Grain.MONTH)
                        .get(CUSTOMER_ACQUISITION_COST_LAGGED, Segment.ALL, Scenario.FEBRUARY))
                .is("140")
                .hasSides("280", "2");
    }

    @Test
    void lagged_byNoDays_isTheCostOfThePeriod() {
        Scorecard card = lagged(0).card(Grain.MONTH);

        assertThat(card.get(CUSTOMER_ACQUISITION_COST_LAGGED, Segment.ALL, Scenario.JANUARY)
                        .value())
                .isEqualTo(card.get(CUSTOMER_ACQUISITION_COST, Segment.ALL, Scenario.JANUARY)
                        .value());
    }

    @Test
    void lagged_withoutALag_isNotKnown() {
        assertReading(slowCompany().read(CUSTOMER_ACQUISITION_COST_LAGGED))
                .hasStatus(Status.MISSING_INPUT)
                .saysWhy("acquisition lag");
    }

    @Test
    void lagged_looksAtNoSpendAfterTheAsOfInstant() {
        // on the first of February one day of January's spend has moved there, and nobody has come yet
        assertReading(lagged(31)
                        .asOf("2026-02-01T12:00")
                        .card(Grain.MONTH)
                        .get(CUSTOMER_ACQUISITION_COST_LAGGED, Segment.ALL, Scenario.FEBRUARY))
                .hasStatus(Status.NO_OUTPUT)
                .saysWhy("10.00 of spend-lagged");
    }

    @Test
    void lagged_takesTheRateOfTheDayOfTheSpend() {
        FxRates rates = FxRates.builder()
                .rate(LocalDate.of(2025, 12, 1), EUR, USD, BigDecimal.valueOf(2))
                .rate(LocalDate.of(2026, 1, 1), EUR, USD, BigDecimal.valueOf(5))
                .build();

        assertReading(lagged(31)
                        .fx(rates)
                        .spend(DECEMBER, Money.of("31", "EUR"), SpendCategory.AD_MEDIA, item -> item.channel("search"))
                        .card(Grain.MONTH)
                        .get(CUSTOMER_ACQUISITION_COST_LAGGED, Segment.ALL, Scenario.JANUARY))
                .hasSides("3162", "10"); // and not 3,255, at the rate of January
    }

    @Test
    void lagged_byChannel_saysWhereOutputsHaveNoCost() {
        assertReading(lagged(31)
                        .leads(
                                1,
                                "2025-12-10T09:00",
                                lead -> lead.channel("organic")
                                        .entered(
                                                Stage.CUSTOMER,
                                                Timestamp.parse("2026-01-10T09:00Z", Scenario.NEW_YORK)))
                        .byChannel()
                        .get(
                                CUSTOMER_ACQUISITION_COST_LAGGED,
                                Segment.ALL,
                                DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1))))
                .flags(Flag.INCLUDES_UNCOSTED);
    }

    @Test
    void lag_isTheMedianSalesCycle_inWholeDays() {
        Dataset data = Scenario.january()
                .deal("a", "2026-01-01T09:00", Scenario.won("2026-01-11T09:00"))
                .deal("b", "2026-01-01T09:00", Scenario.won("2026-01-21T21:00"))
                .deal("c", "2026-01-01T09:00", Scenario.lost("2026-01-02T09:00"))
                .dataset();

        assertThat(AcquisitionLag.of(data)).hasValue(15); // between 10 and 20.5 days: 15.25
        assertThat(AcquisitionLag.of(Scenario.january().noDeals().dataset())).isEmpty();
        assertThat(AcquisitionLag.of(Scenario.january().leads(1, "a").dataset()))
                .isEmpty();
    }

    @Test
    void cohort_setsSpendAgainstTheCustomersOfItsLeads() {
        Scorecard card = slowCompany().card(Grain.MONTH);

        assertReading(card.get(CUSTOMER_ACQUISITION_COST_COHORT, Segment.ALL, Scenario.JANUARY))
                .is("155")
                .hasSides("310", "2");
    }

    @Test
    void costPerMeeting_countsLeadsThatMeet_orMeetingsOfThePeriod() {
        Scenario company = Scenario.january()
                .spend("600", "search")
                .lead("met-twice", "2026-01-05T09:00", lead -> lead.channel("search"))
                .lead("met-later", "2026-01-06T09:00", lead -> lead.channel("search"))
                .lead("never", "2026-01-07T09:00", lead -> lead.channel("search"))
                .touch(TouchKind.MEETING, "2026-01-08T09:00", touch -> touch.lead("met-twice"))
                .touch(TouchKind.MEETING, "2026-01-20T09:00", touch -> touch.lead("met-twice"))
                .touch(TouchKind.MEETING, "2026-02-03T09:00", touch -> touch.lead("met-later"));

        assertReading(company.read(COST_PER_MEETING)).is("300").flags(Flag.PARTLY_IMMATURE);
        assertReading(company.read(COST_PER_MEETING_PERIOD))
                .hasSides("600", "2")
                .is("300");
        assertReading(company.read(COST_PER_MEETING, "search")).is("300");
    }

    // ---- leads that come some days after the money

    /** Spend of 31 a day in January on a channel whose leads come ten days later: one for each day of it. */
    private static Scenario slowLeads() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01")
                .asOf("2026-03-01T00:00")
                .spend(Scenario.JANUARY, usd("961"), SpendCategory.AD_MEDIA, item -> item.channel("search"));
        for (LocalDate day = LocalDate.of(2026, 1, 11);
                day.isBefore(LocalDate.of(2026, 2, 11));
                day = day.plusDays(1)) {
            company.leads(1, day + "T09:00", lead -> lead.channel("search"));
        }
        return company;
    }

    @Test
    void leadCohort_setsSpendAgainstTheLeadsItBrought() {
        Scorecard card =
                slowLeads().policies(Policies.STANDARD.withLeadLagDays(10)).card(Grain.MONTH);

        assertReading(card.get(COST_PER_LEAD_COHORT, Segment.ALL, Scenario.JANUARY))
                .is("31")
                .hasSides("961", "31");
        // by period January looks dear, and the leads of February seem to come for nothing
        assertReading(card.get(COST_PER_LEAD, Segment.ALL, Scenario.JANUARY)).hasSides("961", "21");
        assertReading(card.get(COST_PER_LEAD, Segment.ALL, Scenario.FEBRUARY)).hasStatus(Status.MISSING_INPUT);
    }

    @Test
    void leadCohort_countsOnlyDaysWhoseLeadsCanHaveCome() {
        // on the evening of 25 January ten days have passed since the days up to the 15th
        Scorecard card = slowLeads()
                .asOf("2026-01-25T18:00")
                .policies(Policies.STANDARD.withLeadLagDays(10))
                .card(Grain.MONTH);

        assertReading(card.get(COST_PER_LEAD_COHORT, Segment.ALL, Scenario.JANUARY))
                .is("31") // and not the 775 of 25 days over the 15 leads so far
                .hasSides("465", "15");
    }

    @Test
    void leadCohort_byNoDays_isTheCostOfThePeriod() {
        Scorecard card =
                slowLeads().policies(Policies.STANDARD.withLeadLagDays(0)).card(Grain.MONTH);

        assertThat(card.get(COST_PER_LEAD_COHORT, Segment.ALL, Scenario.JANUARY).value())
                .isEqualTo(
                        card.get(COST_PER_LEAD, Segment.ALL, Scenario.JANUARY).value());
    }

    @Test
    void leadCohort_withoutALag_isNotKnown() {
        assertReading(slowLeads().read(COST_PER_LEAD_COHORT))
                .hasStatus(Status.MISSING_INPUT)
                .saysWhy("lead lag");
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
