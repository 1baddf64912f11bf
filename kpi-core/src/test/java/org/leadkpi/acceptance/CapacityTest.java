package org.leadkpi.acceptance;

import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.metric.CapacityKpis.*;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Status;

/** How many leads a rep has: the examples and pitfalls of spec 1.F and 8. */
class CapacityTest {

    private static Scenario reps(Scenario company, int count) {
        for (int i = 0; i < count; i++) {
            company.rep("R" + i, rep -> rep.role(RepRole.INSIDE_SALES));
        }
        return company;
    }

    @Test
    void e01_leadsPerRep_is200() {
        assertReading(reps(Scenario.january().leads(2_000, "web"), 10).read(LEADS_PER_REP))
                .is("200")
                .shows("200");
    }

    @Test
    void p31_partOfAMonth_countsForItsShare() {
        Scenario company =
                reps(Scenario.observed("2026-04-01", "2026-04-08").leads(350, "2026-04-03T09:00", lead -> lead), 10);

        assertReading(company.read(LEADS_PER_REP)).is("150").isNot("35");
    }

    @Test
    void p31_monthThatIsNotOver_countsForTheDaysThatCame() {
        Scenario company = reps(
                Scenario.observed("2026-04-01", "2026-05-01")
                        .asOf("2026-04-07T23:59")
                        .leads(350, "2026-04-03T09:00", lead -> lead),
                10);

        assertReading(company.read(LEADS_PER_REP)).is("150").isNot("35");
    }

    @Test
    void p32_repWhoJoinsInTheMiddle_isAHeadAndHalfAnEquivalent() {
        Scenario company = reps(
                        Scenario.observed("2026-04-01", "2026-05-01").leads(2_000, "2026-04-03T09:00", lead -> lead), 9)
                .rep("joiner", rep -> rep.role(RepRole.INSIDE_SALES).activeFrom(LocalDate.of(2026, 4, 16)));

        assertReading(company.read(LEADS_PER_REP)).is("200");
        assertReading(company.read(LEADS_PER_REP_FTE)).isOutOf("2000", "9.5").isNot("200");
        // 1/90 on the first of 15 days to 15/90 on the last, each a thirtieth of the month
        assertReading(company.read(LEADS_PER_REP_RAMP))
                .isOutOf("2000", "407/45")
                .isNot("200");
    }

    @Test
    void quarter_isThreeMonths() {
        Scenario company =
                reps(Scenario.observed("2026-01-01", "2026-04-01").leads(600, "2026-02-03T09:00", lead -> lead), 2);
        Scorecard card = company.card(Grain.QUARTER);

        assertReading(card.get(
                        LEADS_PER_REP, Segment.ALL, DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1))))
                .is("100");
    }

    @Test
    void managers_carryNoLeads() {
        Scenario company = reps(Scenario.january().leads(10, "web"), 2).rep("boss", rep -> rep.role(RepRole.MANAGER));

        assertReading(company.read(LEADS_PER_REP)).is("5");
    }

    @Test
    void leadsWithoutReps_areNoBase() {
        assertReading(Scenario.january()
                        .leads(10, "web")
                        .rep("boss", rep -> rep.role(RepRole.MANAGER))
                        .read(LEADS_PER_REP))
                .hasStatus(Status.NO_BASE);
        assertReading(Scenario.january().leads(10, "web").read(LEADS_PER_REP)).hasStatus(Status.MISSING_INPUT);
    }

    @Test
    void lead_countsWhenItIsAssigned() {
        Scenario company = reps(Scenario.january(), 1)
                .lead("late", "2026-01-05T09:00", lead -> lead.owner("R0").ownerAssignedAt(at("2026-02-02T09:00")))
                .lead("waiting", "2026-01-05T09:00")
                .lead("at-once", "2026-01-05T09:00", lead -> lead.owner("R0"));

        assertReading(company.read(LEADS_PER_REP)).is("2");
        assertReading(company.read(LEADS_PER_REP_CREATED)).is("3");
    }

    @Test
    void leadsPerRep_byOwner_isTheLoadOfEach() {
        Scenario company = reps(Scenario.january(), 2)
                .lead("a", "2026-01-05T09:00", lead -> lead.owner("R0"))
                .lead("b", "2026-01-05T09:00", lead -> lead.owner("R0"))
                .lead("c", "2026-01-05T09:00", lead -> lead.owner("R1"))
                .lead("d", "2026-01-05T09:00");
        Scorecard card = company.card(Grain.MONTH, StandardDimensions.OWNER);

        assertReading(card.get(LEADS_PER_REP, Segment.of("owner", "R0"), Scenario.JANUARY))
                .is("2");
        assertReading(card.get(LEADS_PER_REP, Segment.of("owner", Segment.NONE), Scenario.JANUARY))
                .hasStatus(Status.NO_BASE);
        assertReading(card.get(LEADS_PER_REP, Segment.ALL, Scenario.JANUARY)).is("2");
    }

    @Test
    void typesOfLeads_haveLoadsOfTheirOwn() {
        Scenario company = reps(Scenario.january(), 1)
                .leads(100, "2026-01-05T09:00", lead -> lead.type(LeadType.COLD_INBOUND))
                .leads(25, "2026-01-05T09:00", lead -> lead.type(LeadType.WARM_MQL))
                .leads(10, "2026-01-05T09:00", lead -> lead.type(LeadType.HOT_SQL))
                .leads(7, "2026-01-05T09:00", lead -> lead.type(LeadType.OUTBOUND_PROSPECT));

        assertReading(company.read(LEADS_PER_REP_COLD)).is("100");
        assertReading(company.read(LEADS_PER_REP_WARM)).is("25");
        assertReading(company.read(LEADS_PER_REP_SQL)).is("10");
        assertReading(company.read(LEADS_PER_REP_OUTBOUND)).is("7");
        assertReading(company.read(LEADS_PER_REP)).is("142");
    }

    @Test
    void conversionPerLead_isOfAssignedLeadsOnly() {
        Scenario company = Scenario.january()
                .noDeals()
                .lead(
                        "won",
                        "2026-01-05T09:00",
                        lead -> lead.owner("R0")
                                .entered(Stage.SQL, at("2026-01-06T09:00"))
                                .entered(Stage.CUSTOMER, at("2026-03-01T09:00")))
                .lead("sql", "2026-01-05T09:00", lead -> lead.owner("R0").entered(Stage.SQL, at("2026-02-06T09:00")))
                .lead("nothing", "2026-01-05T09:00", lead -> lead.owner("R0"))
                .lead("nobody's", "2026-01-05T09:00", lead -> lead.entered(Stage.CUSTOMER, at("2026-03-01T09:00")));

        assertReading(company.read(CONVERSION_PER_LEAD)).isOutOf(1, 3);
        assertReading(company.read(CONVERSION_PER_LEAD_SQL)).isOutOf(2, 3);
    }
}
