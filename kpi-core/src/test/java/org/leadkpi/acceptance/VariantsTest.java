package org.leadkpi.acceptance;

import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.lost;
import static org.leadkpi.acceptance.Scenario.qualified;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.acceptance.Scenario.won;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_INBOUND;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_UNTYPED;
import static org.leadkpi.metric.CustomerKpis.CLV_TO_CAC;
import static org.leadkpi.metric.CustomerKpis.CLV_TO_CAC_LAGGED;
import static org.leadkpi.metric.OutreachKpis.DIALS_PER_DAY;
import static org.leadkpi.metric.OutreachKpis.MEETINGS_PER_DAY;
import static org.leadkpi.metric.ScoringKpis.SCORE_VALIDITY_WIN_RATE;
import static org.leadkpi.metric.StandardKpis.*;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.ScoreSnapshot;
import org.leadkpi.model.Seniority;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.TouchKind;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Status;

/** What variants and raw metrics count that no other example is about, and what a simpler count would make of it. */
class VariantsTest {

    // ---- top of the funnel

    @Test
    void clickToConversion_takesInboundLeadsThatNameTheirClick() {
        Scenario company = Scenario.january()
                .traffic(JANUARY, row -> row.clicks(200))
                .webLeads(3, "2026-01-05T09:00", lead -> lead.campaign("spring"))
                .webLeads(2, "2026-01-05T09:00", lead -> lead.attribute("click_id", "x"))
                .webLeads(4, "2026-01-05T09:00", lead -> lead)
                .leads(5, "2026-01-05T09:00", lead -> lead.campaign("spring"));

        assertReading(company.read(CLICK_TO_CONVERSION)).isOutOf(5, 200).isNot("9/200");
    }

    @Test
    void rawMetrics_areCountedByDay_andTheLongestFormStands() {
        Scenario company = Scenario.january()
                .traffic(JANUARY, row -> row.sessions(120).pageViews(300).formFields(3))
                .traffic(JANUARY, row -> row.sessions(30).pageViews(50).formFields(7));

        assertReading(company.read(SESSIONS_COUNTED)).is("150");
        assertReading(company.read(PAGES_VIEWED)).is("350");
        assertReading(company.read(FORM_FIELDS)).is("7").isNot("10");
    }

    // ---- middle of the funnel

    @Test
    void byPeriod_eachSideCountsWhatHappenedInIt() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .spend(JANUARY, usd("600"), SpendCategory.AD_MEDIA, item -> item.channel("search"))
                .spend(FEBRUARY, usd("100"), SpendCategory.AD_MEDIA, item -> item.channel("search"))
                .leadsFrom(Stage.MQL, "2026-01-10", Stage.SQL, "2026-01-20", 2)
                .leadsFrom(Stage.LEAD, "2026-01-10", Stage.MQL, "2026-02-10", 1)
                .card(Grain.MONTH);

        assertReading(card.get(LEAD_TO_MQL_PERIOD, Segment.ALL, JANUARY)).isOutOf(2, 3);
        assertReading(card.get(LEAD_TO_MQL, Segment.ALL, JANUARY)).isOutOf(3, 3);
        assertReading(card.get(COST_PER_MQL_PERIOD, Segment.ALL, JANUARY)).is("300");
        assertReading(card.get(COST_PER_MQL, Segment.ALL, JANUARY)).is("200");
        assertReading(card.get(COST_PER_SQL_PERIOD, Segment.ALL, JANUARY)).is("300");
        assertReading(card.get(COST_PER_SQL_PERIOD, Segment.ALL, FEBRUARY)).hasStatus(Status.NO_OUTPUT);
    }

    @Test
    void recycled_isOfThoseWhoDidNotBecomeSql_orBecameItAfterAll() {
        Scenario company = Scenario.observed("2026-01-01", "2026-04-01")
                .leads(
                        2,
                        "2026-01-05",
                        lead -> lead.entered(Stage.MQL, at("2026-01-05")).entered(Stage.RECYCLED, at("2026-01-10")))
                .leads(
                        1,
                        "2026-01-05",
                        lead -> lead.entered(Stage.MQL, at("2026-01-05"))
                                .entered(Stage.RECYCLED, at("2026-01-10"))
                                .entered(Stage.SQL, at("2026-02-10")))
                .leadsIn(Stage.MQL, 4, "2026-01-05")
                .leadsFrom(Stage.MQL, "2026-01-05", Stage.SQL, "2026-01-06", 3);

        assertReading(company.read(RECYCLE_RATE)).isOutOf(3, 10);
        assertReading(company.read(RECYCLE_RATE_NOT_SQL)).isOutOf(2, 6);
        assertReading(company.read(RECYCLED_TO_SQL)).isOutOf(1, 3);
    }

    @Test
    void recycledToSql_countsNoSql_thatCameBeforeTheMqlWasSentBack() {
        Scenario company = Scenario.observed("2026-01-01", "2026-04-01")
                .lead(
                        "nurtured before it was an MQL",
                        "2026-01-05",
                        lead -> lead.entered(Stage.RECYCLED, at("2026-01-06"))
                                .entered(Stage.MQL, at("2026-01-10"))
                                .entered(Stage.SQL, at("2026-01-12"))
                                .entered(Stage.RECYCLED, at("2026-01-20")));

        assertReading(company.read(RECYCLE_RATE)).isOutOf(1, 1);
        assertReading(company.read(RECYCLED_TO_SQL)).isOutOf(0, 1).isNot("1");
    }

    // ---- bottom of the funnel

    @Test
    void pipelineAtCurrentAmounts_isRestated_andTheWinRateByAmountWeighsDeals() {
        Scenario company = Scenario.january()
                .deal(
                        "won",
                        "2026-01-05T09:00",
                        deal -> qualified("2026-01-06T09:00", "1000")
                                .apply(won("2026-01-20T09:00", "900").apply(deal)))
                .deal(
                        "lost",
                        "2026-01-05T09:00",
                        deal -> qualified("2026-01-06T09:00", "2000")
                                .apply(lost("2026-01-20T09:00").apply(deal.amount(usd("2700")))));

        assertReading(company.read(PIPELINE_GENERATED)).is("3000");
        assertReading(company.read(PIPELINE_GENERATED_CURRENT_AMOUNT)).is("3600");
        assertReading(company.read(WIN_RATE)).isOutOf(1, 2);
        assertReading(company.read(WIN_RATE_BY_AMOUNT)).isOutOf(900, 3600);
    }

    @Test
    void clvToCacLagged_setsTheCustomersAgainstTheMoneyThatBroughtThem() {
        Scenario company = Scenario.january()
                .policies(Policies.STANDARD.withAcquisitionLagDays(31))
                .newCustomers(10, "ads")
                .spend(Scenario.month("2025-12-01"), usd("5000"), SpendCategory.AD_MEDIA, item -> item.channel("ads"))
                .spend("1000", "ads");
        for (int i = 0; i < 100; i++) {
            boolean leaves = i < 10;
            company.customer(
                    "c" + i,
                    "2025-06-01",
                    customer -> leaves
                            ? customer.monthlyRevenue(usd("100")).churnedAt(at("2026-01-15"))
                            : customer.monthlyRevenue(usd("100")));
        }

        assertReading(company.read(CLV_TO_CAC)).is("10"); // 1,000 over the 100 of January's money
        assertReading(company.read(CLV_TO_CAC_LAGGED)).is("2"); // over the 500 of December's
    }

    // ---- capacity, scores and the people who did it

    @Test
    void leadsPerRep_withoutProspects_andOfNoType() {
        Scenario company = Scenario.january()
                .rep("R", rep -> rep.role(RepRole.INSIDE_SALES))
                .leads(6, "2026-01-05T09:00", lead -> lead.type(LeadType.OUTBOUND_PROSPECT))
                .leads(3, "2026-01-05T09:00", lead -> lead.type(LeadType.COLD_INBOUND))
                .leads(1, "2026-01-05T09:00", lead -> lead);

        assertReading(company.read(LEADS_PER_REP_INBOUND)).is("4").isNot("10");
        assertReading(company.read(LEADS_PER_REP_UNTYPED)).is("1");
    }

    // K-28 to K-31: counts are normalised by working days
    @Test
    void activityPerDay_isPerRepAndDayThatBusinessIsOpen() {
        Scenario company = Scenario.observed("2026-01-05", "2026-01-19")
                .rep("A", rep -> rep.role(RepRole.SDR))
                .rep("B", rep -> rep.role(RepRole.SDR).activeFrom(LocalDate.of(2026, 1, 12)))
                .rep("M", rep -> rep.role(RepRole.MANAGER))
                .touches(
                        45,
                        TouchKind.CALL,
                        "2026-01-06T10:00",
                        call -> call.prospect("P").rep("A"));

        // ten days of A and five of B, though a fortnight has fourteen
        assertReading(company.read(DIALS_PER_DAY)).isOutOf(45, 15).isNot("45/21");
        assertReading(company.read(MEETINGS_PER_DAY)).isOutOf(0, 15);
        assertReading(company.card(Grain.NONE, StandardDimensions.OWNER).get(DIALS_PER_DAY, "A"))
                .isOutOf(45, 10);
        assertReading(company.card(Grain.NONE, StandardDimensions.OWNER).get(DIALS_PER_DAY, "B"))
                .is("0");
        company.policies(
                Policies.STANDARD.withCalendar(BusinessCalendar.parse("zone=America/New_York\nmon-thu=09:00-17:00")));
        assertReading(company.read(DIALS_PER_DAY)).isOutOf(45, 12);
    }

    @Test
    void scoreValidityWinRate_isOfDecidedLeads() {
        Scenario company = Scenario.january()
                .asOf("2026-12-31T00:00")
                .leads(
                        1,
                        "2026-01-05T09:00",
                        lead -> lead.score(new ScoreSnapshot(at("2026-01-05T10:00"), new BigDecimal("90"), "v1"))
                                .entered(Stage.CUSTOMER, at("2026-01-20T09:00")))
                .leads(
                        3,
                        "2026-01-05T09:00",
                        lead -> lead.score(new ScoreSnapshot(at("2026-01-05T10:00"), new BigDecimal("20"), "v1"))
                                .entered(Stage.DISQUALIFIED, at("2026-01-20T09:00")));

        assertReading(company.read(SCORE_VALIDITY_WIN_RATE)).isOutOf(1, 4);
    }

    @Test
    void leads_areSplitByHowExperiencedTheirOwnerIs() {
        Scorecard card = Scenario.january()
                .reps(
                        Rep.builder("old").seniority(Seniority.SENIOR).build(),
                        Rep.builder("new").seniority(Seniority.JUNIOR).build(),
                        Rep.builder("unknown").build())
                .leads(3, "2026-01-05T09:00", lead -> lead.owner("old"))
                .leads(2, "2026-01-05T09:00", lead -> lead.owner("new"))
                .leads(1, "2026-01-05T09:00", lead -> lead.owner("unknown"))
                .card(Grain.NONE, StandardDimensions.REP_SENIORITY);

        assertReading(card.get(NEW_LEADS, "senior")).is("3");
        assertReading(card.get(NEW_LEADS, "junior")).is("2");
        assertReading(card.get(NEW_LEADS, Segment.NONE)).is("1");
    }
}
