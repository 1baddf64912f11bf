package org.leadkpi.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Policies;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.StageModel;
import org.leadkpi.time.BusinessCalendar;

/** What the records amount to: feeds, currencies, and the worked example. */
class ImportTest {

    private static Set<Feed> feeds(Given given) {
        return given.dataset().feeds();
    }

    @ParameterizedTest
    @CsvSource({
        "'leads.csv', 'id,created_at', LEADS",
        "'leads.csv', 'id,created_at,mql_at', LEADS MQL_DATES",
        "'leads.csv', 'id,created_at,SQL_AT', LEADS SQL_DATES",
        "'leads.csv', 'id,created_at,customer_at', LEADS CUSTOMER_DATES",
        "'leads.csv', 'id,created_at,recycled_at', LEADS RECYCLING",
        "'leads.csv', 'id,created_at,disqualified_at', LEADS DISQUALIFICATION",
        "'leads.csv', 'id,created_at,intent', LEADS INTENT",
        "'leads.csv', 'id,created_at,origin,campaign', LEADS ORIGIN CLICK_SOURCE",
        "'leads.csv', 'id,created_at,click_id', LEADS CLICK_SOURCE",
        "'opportunities.csv', 'id,created_at,lead_id,closed_at', OPPORTUNITIES OPPORTUNITY_LEADS OPPORTUNITY_OUTCOMES",
        "'traffic.csv', 'start_date,impressions,clicks', TRAFFIC IMPRESSIONS CLICKS",
        "'traffic.csv', 'start_date,visitors,sessions,page_views', TRAFFIC VISITORS SESSIONS PAGE_VIEWS",
        "'stages.csv', 'lead_id,stage,at', MQL_DATES SQL_DATES RECYCLING DISQUALIFICATION",
        "'signals.csv', 'lead_id,at,kind', SIGNALS INTENT",
        "'touches.csv', 'id,at,kind', TOUCHES",
        "'opportunities.csv', 'id,created_at', OPPORTUNITIES",
        "'opportunities.csv', 'id,created_at,qualified_at', OPPORTUNITIES QUALIFICATION",
        "'opportunity_stages.csv', 'opportunity_id,stage,at', ''",
        "'spend.csv', 'start_date,amount', SPEND",
        "'traffic.csv', 'start_date', TRAFFIC",
        "'customers.csv', 'id,acquired_at', CUSTOMERS",
        "'customers.csv', 'id,acquired_at,churned_at', CUSTOMERS CHURN_DATES",
        "'customers.csv', 'id,acquired_at,monthly_revenue,gross_margin', CUSTOMERS MONTHLY_REVENUE GROSS_MARGIN",
        "'prospects.csv', 'id,account', PROSPECTS",
        "'accounts.csv', 'id', TARGET_ACCOUNTS",
        "'enrollments.csv', 'contact,sequence,enrolled_at', ENROLLMENTS",
        "'reps.csv', 'id', REPS",
        "'fx.csv', 'date,from,to,rate', ''",
    })
    void feeds_areThoseOfTheFilesAndColumns(String file, String header, String expected) {
        Set<Feed> feeds = EnumSet.noneOf(Feed.class);
        for (String feed : expected.isEmpty() ? new String[0] : expected.split(" ")) {
            feeds.add(Feed.valueOf(feed));
        }

        assertThat(feeds(Given.file(file, header))).isEqualTo(feeds);
    }

    /** No file tells when business is open, so the policies are not contradicted. */
    @Test
    void calendarOfThePolicies_isAFeed() {
        Dataset data = Given.file("leads.csv", "id,created_at", "L1,2026-01-05")
                .read()
                .dataset(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
                .currency("USD")
                .policies(Policies.STANDARD.withCalendar(BusinessCalendar.ALWAYS_OPEN))
                .build();

        assertThat(data.feeds()).contains(Feed.BUSINESS_CALENDAR);
    }

    @Test
    void feeds_ofSeveralFiles_addUp() {
        assertThat(feeds(Given.file("leads.csv", "id,created_at").and("stages.csv", "lead_id,stage,at")))
                .containsExactlyInAnyOrder(
                        Feed.LEADS, Feed.MQL_DATES, Feed.SQL_DATES, Feed.RECYCLING, Feed.DISQUALIFICATION);
    }

    @Test
    void feeds_ofStagesWithACustomer_haveCustomerDates() {
        assertThat(feeds(Given.file("leads.csv", "id,created_at", "L1,2026-01-05")
                        .and("stages.csv", "lead_id,stage,at", "L1,customer,2026-01-06")))
                .contains(Feed.CUSTOMER_DATES);
    }

    @ParameterizedTest
    @CsvSource({
        "Discovery, 2026-01-07",
        "' discovery confirmed', 2026-01-07",
        "SAL, 2026-01-07",
        "Stage 2, 2026-01-07",
    })
    void opportunityStages_thatAreQualifiedByTheirName_qualify(String stage, String at) {
        Dataset data = Given.file(
                        "opportunities.csv",
                        "id,created_at,status,closed_at,currency",
                        "O1,2026-01-05,open,,USD",
                        "O2,2026-01-05,won,2026-01-20,USD",
                        "O3,2026-01-05,open,,USD")
                .and(
                        "opportunity_stages.csv",
                        "opportunity_id,stage,at,amount",
                        "O1,Proposal,2026-01-09,100",
                        "O1," + stage + "," + at + ",80",
                        "O2,Proposal,2026-01-09,70",
                        "O3,Proposal,2026-01-09,60")
                .read()
                .dataset(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
                .build();

        assertThat(data.feeds()).contains(Feed.QUALIFICATION);
        assertThat(data.deals())
                .extracting(deal ->
                        deal.opportunity().qualifiedAt().map(Object::toString).orElse("never"))
                .containsExactly(at, "2026-01-20", "never");
        assertThat(data.deals())
                .extracting(deal -> deal.opportunity()
                        .qualifiedAmount()
                        .map(Object::toString)
                        .orElse("none"))
                .containsExactly("USD 80.00", "USD 70.00", "none");
    }

    @Test
    void opportunityStages_ofOtherNames_orBesideAColumnThatTells_qualifyNothing() {
        Given other = Given.file("opportunities.csv", "id,created_at", "O1,2026-01-05")
                .and("opportunity_stages.csv", "opportunity_id,stage,at", "O1,Proposal,2026-01-07");
        Given told = Given.file("opportunities.csv", "id,created_at,qualified_at", "O1,2026-01-05,")
                .and("opportunity_stages.csv", "opportunity_id,stage,at", "O1,Discovery,2026-01-07");

        assertThat(feeds(other)).doesNotContain(Feed.QUALIFICATION);
        assertThat(feeds(told)).contains(Feed.QUALIFICATION);
        Dataset data = told.read()
                .dataset(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
                .currency("USD")
                .build();
        assertThat(data.deals().get(0).opportunity().qualifiedAt()).isEmpty();
    }

    @Test
    void stageModel_onTopOfOpportunityStages_qualifies() {
        Import found = Given.file("opportunities.csv", "id,created_at", "O1,2026-01-05")
                .and(
                        "opportunity_stages.csv",
                        "opportunity_id,stage,at",
                        "O1,Discovery,2026-01-07",
                        "O1,Won,2026-01-09")
                .read();

        Dataset data = found.dataset(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
                .currency("USD")
                .stageModel(StageModel.of(List.of("New", "Discovery"), "Discovery", "Won", "Lost"))
                .build();

        assertThat(data.feeds()).contains(Feed.QUALIFICATION);
        assertThat(data.deals().get(0).opportunity().qualifiedAt()).hasToString("Optional[2026-01-07]");
        assertThat(data.deals().get(0).opportunity().status()).isEqualTo(OpportunityStatus.WON);
    }

    @Test
    void currency_onlyOneInTheData_isThatOfAmountsWithout() {
        Import found = Given.file("spend.csv", "start_date,amount,currency", "2026-01-05,1,", "2026-01-06,2,eur")
                .and("customers.csv", "id,acquired_at,monthly_revenue", "C1,2026-01-05,3")
                .read();
        Dataset data = Given.dataset(found);

        assertThat(found.currencies()).containsExactly(Currency.getInstance("EUR"));
        assertThat(data.currency()).isEqualTo(Currency.getInstance("EUR"));
        assertThat(data.spend().get(0).amount()).hasToString("EUR 1.00");
        assertThat(data.customers().get(0).monthlyRevenue()).hasToString("Optional[EUR 3.00]");
    }

    @Test
    void currency_given_isThatOfAmountsWithoutAndOfTheDataset() {
        Import found = Given.file("spend.csv", "start_date,amount,currency", "2026-01-05,1,", "2026-01-06,2,EUR")
                .read("USD");
        Dataset data = Given.dataset(found);

        assertThat(data.currency()).isEqualTo(Currency.getInstance("USD"));
        assertThat(data.spend().get(0).amount()).hasToString("USD 1.00");
        assertThat(data.spend().get(1).amount()).hasToString("EUR 2.00");
    }

    @Test
    void currency_unknown_refusesAmountsWithout() {
        assertThatThrownBy(Given.file("spend.csv", "start_date,amount", "2026-01-05,1.50")::read)
                .isInstanceOf(ImportException.class)
                .hasMessage("spend.csv:2: amount 1.50 has no currency, and the data names none; add a column"
                        + " currency, or pass the reporting currency (--currency)");
        assertThatThrownBy(Given.file(
                        "opportunities.csv",
                        "id,created_at,amount,currency",
                        "O1,2026-01-05,1,USD",
                        "O2,2026-01-05,2,EUR",
                        "O3,2026-01-05,3,")::read)
                .isInstanceOf(ImportException.class)
                .hasMessage("opportunities.csv:4: amount 3 has no currency, and the data names several, [EUR, USD]; add"
                        + " a column currency, or pass the reporting currency (--currency)");
    }

    @Test
    void currencies_several_leaveTheDatasetWithoutOne() {
        Import found = Given.file("spend.csv", "start_date,amount,currency", "2026-01-05,1,USD", "2026-01-06,2,EUR")
                .read();
        Dataset.Builder dataset = found.dataset(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));

        assertThat(found.currencies()).extracting(Currency::getCurrencyCode).containsExactly("EUR", "USD");
        assertThatThrownBy(dataset::build).isInstanceOf(IllegalStateException.class);
        assertThat(dataset.currency("USD").build().spend()).hasSize(2);
    }

    @Test
    void currencies_ofRates_areNotThoseOfTheData() {
        assertThat(Given.file("fx.csv", "date,from,to,rate", "2026-01-01,EUR,USD,1.1")
                        .read()
                        .currencies())
                .isEmpty();
    }

    @Test
    void dataset_canBeBuiltTwice() {
        Import found = Given.file("leads.csv", "id,created_at", "L1,2026-01-05").read("USD");

        assertThat(Given.dataset(found).journeys())
                .isEqualTo(Given.dataset(found).journeys());
    }

    /** The worked example of the design, written down here. */
    @Test
    void workedExample() {
        Import found = Given.file(
                        "leads.csv",
                        "id,created_at,channel,origin,intent,owner,mql_at,sql_at,disqualified_at,disqualified_reason,"
                                + "duplicate_of",
                        "L1,2026-01-05T10:00:00-05:00,organic,inbound,high,R1,2026-01-05,2026-01-06,,,",
                        "L2,2026-01-06T11:00:00-05:00,linkedin,inbound,low,R1,2026-01-10,,2026-02-01,no budget,",
                        "L7,2026-01-21T09:00:00-05:00,linkedin,inbound,low,R1,,,,,L2")
                .and(
                        "opportunities.csv",
                        "id,lead_id,created_at,source,qualified_at,qualified_amount,amount,currency,status,"
                                + "closed_at,owner",
                        "O1,L1,2026-01-08,inbound,2026-01-15,50000,48000,USD,won,2026-03-01,R1",
                        "O3,L2,2026-02-12,unknown,,,,USD,open,,R2")
                .and(
                        "spend.csv",
                        "start_date,end_date,channel,category,amount,currency,share",
                        "2026-01-01,2026-01-31,,tool,1000.00,USD,1",
                        "2026-01-01,2026-01-31,outbound,salary,5000.00,USD,0.4")
                .and(
                        "touches.csv",
                        "id,lead_id,at,kind,direction,rep,duration_seconds,outcome,counterpart",
                        "T1,L1,2026-01-05T10:03:00-05:00,call,outbound,R1,120,connected,intended")
                .and(
                        "reps.csv",
                        "id,team,role,seniority,active_from,fte",
                        "R1,inside-sales,inside_sales,senior,2025-01-01,1")
                .read(Given.NEW_YORK);
        Dataset data = Given.dataset(found);

        assertThat(found.problems(data)).isEmpty();
        assertThat(found.rows().values()).containsExactly(3L, 1L, 2L, 2L, 1L);
        assertThat(data.zone()).isEqualTo(Given.NEW_YORK);
        assertThat(data.currency()).isEqualTo(Currency.getInstance("USD"));
        assertThat(data.feeds())
                .containsExactlyInAnyOrder(
                        Feed.LEADS,
                        Feed.MQL_DATES,
                        Feed.SQL_DATES,
                        Feed.DISQUALIFICATION,
                        Feed.INTENT,
                        Feed.ORIGIN,
                        Feed.TOUCHES,
                        Feed.OPPORTUNITIES,
                        Feed.OPPORTUNITY_LEADS,
                        Feed.OPPORTUNITY_OUTCOMES,
                        Feed.QUALIFICATION,
                        Feed.SPEND,
                        Feed.REPS);
        assertThat(data.journeys()).hasSize(3);
        assertThat(data.journeys().get(2).lead().duplicateOf()).contains("L2");
        assertThat(data.deals().get(1).opportunity().source()).contains("unknown");
        assertThat(data.spend())
                .extracting(item -> item.category())
                .containsExactly(SpendCategory.TOOL, SpendCategory.SALARY);
    }
}
