package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.metric.DataQualityKpis.AMOUNT_COMPLETENESS;
import static org.leadkpi.metric.OutreachKpis.EMAILS_SENT;
import static org.leadkpi.metric.StandardKpis.*;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/**
 * A few rows that Salesforce and HubSpot exported, set against facts that were counted by hand.
 *
 * <p>All rows of the Salesforce export are marked deleted, and one has a probability of 1,000: neither is a field of an
 * opportunity here, so whoever maps an export decides. The HubSpot tables are samples of their own and do not join; its opens are
 * no touches, so there is no open rate of 2,250 % to be had.
 */
class CrmExportsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private static Dataset.Builder observed(int from, int to) {
        return Dataset.observed(LocalDate.of(from, 1, 1), LocalDate.of(to, 1, 1))
                .zone(UTC)
                .currency("USD");
    }

    private static Dataset salesforce() throws IOException {
        List<Opportunity> opportunities = RealData.of("salesforce_seeds").csv("sf_opportunity_data.csv", ',').stream()
                .map(CrmExportsTest::opportunity)
                .toList();
        return observed(2018, 2019).opportunities(opportunities).build();
    }

    private static Opportunity opportunity(Map<String, String> row) {
        Timestamp created = Timestamp.parse(row.get("created_date").replace(' ', 'T'), UTC);
        Opportunity.Builder opportunity =
                Opportunity.builder(row.get("id"), created).qualifiedAt(created);
        if (row.get("is_closed").equals("true")) {
            opportunity
                    .status(row.get("is_won").equals("true") ? OpportunityStatus.WON : OpportunityStatus.LOST)
                    .closedAt(Timestamp.parse(row.get("close_date").substring(0, 10), UTC));
        }
        if (!row.get("amount").isEmpty()) {
            opportunity.amount(Money.of(row.get("amount"), "USD"));
        }
        return opportunity.build();
    }

    @Test
    void salesforce_winsAndAmounts_agree() throws IOException {
        Scorecard card = Scorecard.of(salesforce(), Grain.NONE);

        assertReading(card.get(WIN_RATE)).isOutOf(5, 9);
        assertReading(card.get(REVENUE_WON)).is("24120000").excludesOnly(Exclusion.NO_AMOUNT, 4);
        assertReading(card.get(AVERAGE_DEAL_SIZE))
                .isOutOf(24_120_000, 1)
                .isNot("4824000")
                .excludesOnly(Exclusion.NO_AMOUNT, 4);
        assertReading(card.get(AMOUNT_COMPLETENESS)).isOutOf(4, 10);
    }

    /** A close date has no time: at midnight it would be before the creation of the same day in seven rows of ten. */
    @Test
    void salesforce_cycleInCalendarDays_leavesOutTheOneThatIsReallyReversed() throws IOException {
        Dataset data = salesforce();
        Scorecard card = Scorecard.of(data, Grain.NONE);

        assertThat(data.problems()).extracting(problem -> problem.kind()).containsExactly(ProblemKind.ORDER);
        assertReading(card.get(SALES_CYCLE_LENGTH_MEAN)).is("2").isNot("-0.8");
        assertReading(card.get(SALES_CYCLE_LENGTH)).is("0");
        assertThat(card.get(SALES_CYCLE_LENGTH).n()).isEqualTo(4);
    }

    @Test
    void hubspot_dealsWithoutAmounts_areCountedAsSuch() throws IOException {
        List<Opportunity> deals = RealData.of("hubspot_seeds").csv("deal_data.csv", ',').stream()
                .map(row -> Opportunity.builder(
                                row.get("deal_id"),
                                Timestamp.parse(row.get("property_createdate").replace(' ', 'T'), UTC))
                        .build())
                .toList();
        Scorecard card = Scorecard.of(observed(2019, 2022).opportunities(deals).build(), Grain.NONE);

        assertReading(card.get(AMOUNT_COMPLETENESS)).isOutOf(0, 44);
        assertReading(card.get(REVENUE_WON)).is("0");
    }

    @Test
    void hubspot_opens_areNoTouches() throws IOException {
        List<Touch> mails = RealData.of("hubspot_seeds").csv("email_event_data.csv", ',').stream()
                .filter(row -> row.get("type").equals("SENT"))
                .map(row -> Touch.builder(
                                row.get("id"),
                                Timestamp.parse(row.get("created").replace(' ', 'T'), UTC),
                                TouchKind.EMAIL)
                        .prospect(row.get("recipient"))
                        .build())
                .toList();
        Scorecard card = Scorecard.of(observed(2020, 2021).touches(mails).build(), Grain.NONE);

        assertReading(card.get(EMAILS_SENT)).is("4");
    }
}
