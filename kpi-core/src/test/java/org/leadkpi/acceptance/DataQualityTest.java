package org.leadkpi.acceptance;

import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.acceptance.Scenario.won;
import static org.leadkpi.metric.DataQualityKpis.*;

import org.junit.jupiter.api.Test;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Stage;
import org.leadkpi.model.TouchKind;
import org.leadkpi.value.Status;

/** What the records say about themselves: spec 1.G. */
class DataQualityTest {

    @Test
    void opportunitySource_thatIsUnknownOrMissing_isIncomplete() {
        Scenario company = Scenario.january()
                .deal("known", "2026-01-05T09:00", deal -> deal.source("sdr"))
                .deal("unknown", "2026-01-05T09:00", deal -> deal.source("unknown"))
                .deal("missing", "2026-01-05T09:00", deal -> deal);

        assertReading(company.read(OPPORTUNITY_SOURCE_COMPLETENESS)).isOutOf(1, 3);
    }

    @Test
    void amount_thatIsZero_isKnown() {
        Scenario company = Scenario.january()
                .deal("zero", "2026-01-05T09:00", deal -> deal.amount(usd("0")))
                .deal("missing", "2026-01-05T09:00", deal -> deal);

        assertReading(company.read(AMOUNT_COMPLETENESS)).isOutOf(1, 2);
    }

    @Test
    void closedOpportunities_withoutADate_areCounted() {
        Scenario company = Scenario.january()
                .deal(
                        "dated",
                        "2026-01-05T09:00",
                        deal -> won("2026-02-01T09:00").apply(deal))
                .deal("undated", "2026-01-05T09:00", deal -> deal.status(OpportunityStatus.LOST))
                .deal("open", "2026-01-05T09:00", deal -> deal);

        assertReading(company.read(STAGE_DATE_COMPLETENESS)).isOutOf(1, 2);
    }

    @Test
    void duplicates_areLeadsToo() {
        Scenario company = Scenario.january()
                .lead("one", "2026-01-05T09:00")
                .lead("two", "2026-01-05T09:00", lead -> lead.duplicateOf("one"))
                .lead("test", "2026-01-05T09:00", lead -> lead.test(true));

        assertReading(company.read(DUPLICATE_RATE)).isOutOf(1, 2);
    }

    @Test
    void leadsWithoutAChannel_areIncomplete() {
        assertReading(Scenario.january()
                        .leads(3, "web")
                        .lead("none", "2026-01-05T09:00")
                        .read(LEAD_SOURCE_COMPLETENESS))
                .isOutOf(3, 4);
    }

    @Test
    void staleLeads_areOpenAndForgotten() {
        Scenario company = Scenario.january()
                .asOf("2026-05-01T00:00")
                .lead("forgotten", "2026-01-05T09:00")
                .lead("called", "2026-01-05T09:00")
                .touch(TouchKind.CALL, "2026-03-05T09:00", call -> call.lead("called"))
                .lead("moved", "2026-01-05T09:00", lead -> lead.entered(Stage.MQL, at("2026-03-05T09:00")))
                .lead(
                        "closed",
                        "2026-01-05T09:00",
                        lead -> lead.entered(Stage.DISQUALIFIED, at("2026-01-06T09:00"), "fit"))
                .lead(
                        "parked",
                        "2026-01-05T09:00",
                        lead -> lead.entered(Stage.RECYCLED, at("2026-01-06T09:00"), "later"));

        assertReading(company.read(STALE_LEAD_SHARE)).isOutOf(1, 3);
        assertReading(company.policies(Policies.STANDARD.withStaleDays(30)).read(STALE_LEAD_SHARE))
                .isOutOf(3, 3);
        assertReading(company.policies(Policies.STANDARD.withStaleDays(120)).read(STALE_LEAD_SHARE))
                .isOutOf(0, 3);
    }

    @Test
    void leadsThatSkipMql_areCountedByTheirSql() {
        Scenario company = Scenario.january()
                .lead(
                        "both",
                        "2026-01-05T09:00",
                        lead -> lead.entered(Stage.MQL, at("2026-01-05T10:00"))
                                .entered(Stage.SQL, at("2026-01-06T09:00")))
                .lead("skips", "2026-01-05T09:00", lead -> lead.entered(Stage.SQL, at("2026-01-06T09:00")))
                .lead(
                        "after",
                        "2026-01-05T09:00",
                        lead -> lead.entered(Stage.SQL, at("2026-01-06T09:00"))
                                .entered(Stage.MQL, at("2026-01-09T09:00")))
                .lead("neither", "2026-01-05T09:00");

        assertReading(company.read(STAGE_SKIP_RATE)).isOutOf(2, 3);
    }

    @Test
    void withoutRecords_thereIsNoData() {
        assertReading(Scenario.january().noDeals().read(OPPORTUNITY_SOURCE_COMPLETENESS))
                .hasStatus(Status.NO_DATA);
        assertReading(Scenario.january().leads(1, "web").read(AMOUNT_COMPLETENESS))
                .hasStatus(Status.MISSING_INPUT);
    }
}
