package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadkpi.capacity.CapacityModel;
import org.leadkpi.capacity.Headcount;
import org.leadkpi.capacity.LoadBands;
import org.leadkpi.capacity.LoadState;
import org.leadkpi.capacity.TeamLoad;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.CapacityKpis;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.Seniority;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** The load of a team from its records: spec 1.F and 6.1. */
class TeamLoadTest {

    private static final LoadBands BANDS = LoadBands.published();

    private static TeamLoad load(Scenario company) {
        return TeamLoad.of(company.dataset(), CapacityModel.standard()).orElseThrow();
    }

    private static Scenario given(Scenario company, String rep, LeadType type, int leads) {
        return company.leads(leads, "2026-01-05T09:00", lead -> lead.owner(rep).type(type));
    }

    private static Rational perRep(TeamLoad team, Headcount count) {
        return team.perRep(count, BANDS).orElseThrow().total();
    }

    @Test
    void e01_twoThousandLeadsOfTenReps_are200() {
        Scenario company = Scenario.january().leads(2_000, "web");
        for (int i = 0; i < 10; i++) {
            company.rep("R" + i, rep -> rep);
        }

        assertThat(perRep(load(company), Headcount.HEADCOUNT)).isEqualTo(Rational.of(200));
    }

    @Test
    void p31_partOfAMonth_isTakenForWhatItIs() {
        Scenario company = Scenario.observed("2026-04-01", "2026-04-08").leads(350, "2026-04-03T09:00", lead -> lead);
        for (int i = 0; i < 10; i++) {
            company.rep("R" + i, rep -> rep);
        }

        assertThat(perRep(load(company), Headcount.HEADCOUNT)).isEqualTo(Rational.of(150)); // wrong: 35
    }

    @Test
    void p32_joiner_countsByHeadByDaysAndByRamp() {
        Scenario company = Scenario.observed("2026-04-01", "2026-05-01").leads(2_000, "2026-04-03T09:00", lead -> lead);
        for (int i = 0; i < 9; i++) {
            company.rep("R" + i, rep -> rep);
        }
        company.rep("joiner", rep -> rep.activeFrom(LocalDate.of(2026, 4, 16)));
        TeamLoad team = load(company);

        assertThat(perRep(team, Headcount.HEADCOUNT)).isEqualTo(Rational.of(200));
        assertThat(perRep(team, Headcount.FTE_DAYS)).isEqualTo(Rational.parse("4000/19")); // 210.5
        // 1/90 + 2/90 + ... + 15/90 of a day, of 30
        assertThat(team.repMonths(Headcount.RAMP_WEIGHTED))
                .isEqualTo(Rational.of(9).plus(Rational.of(120, 90 * 30)));
    }

    @Test
    void i23_leadsPerRep_timesReps_areTheLeads() {
        TeamLoad team = load(given(given(Scenario.january(), "A", LeadType.COLD_INBOUND, 7), "B", LeadType.PQL, 5)
                .leads(3, "web")
                .rep("A", rep -> rep.fte(Rational.of(1, 2)))
                .rep("B", rep -> rep.activeFrom(LocalDate.of(2026, 1, 10))));

        for (Headcount count : Headcount.values()) {
            assertThat(perRep(team, count).times(team.repMonths(count))).isEqualTo(Rational.of(15));
        }
        assertThat(team.leads()).isEqualTo(Map.of(LeadType.COLD_INBOUND, 7L, LeadType.PQL, 5L, LeadType.UNKNOWN, 3L));
    }

    @Test
    void member_isHeldAgainstWhatThatRepCanCarry() {
        TeamLoad team = load(given(
                        given(given(Scenario.january(), "A", LeadType.WARM_MQL, 90), "B", LeadType.WARM_MQL, 90),
                        "C",
                        LeadType.WARM_MQL,
                        20)
                .rep("A", rep -> rep.seniority(Seniority.JUNIOR))
                .rep("B", rep -> rep.seniority(Seniority.SENIOR))
                .rep("C", rep -> rep.activeFrom(LocalDate.of(2026, 1, 17)).fte(Rational.of(1, 2)))
                .rep("boss", rep -> rep.role(RepRole.MANAGER)));

        assertThat(team.members()).extracting(member -> member.rep().id()).containsExactly("A", "B", "C");
        assertThat(team.members())
                .extracting(member -> member.load().againstUpper())
                .containsExactly(Rational.of(90, 70), Rational.of(90, 120), Rational.of(20 * 31 * 2, 15 * 100));
        assertThat(team.members())
                .extracting(member -> member.load().state())
                .containsExactly(LoadState.OVER, LoadState.IN_BAND, LoadState.IN_BAND);
        assertThat(team.share(LoadState.OVER)).contains(Rational.of(1, 3));
        assertThat(team.share(LoadState.IDLE)).contains(Rational.ZERO);
    }

    @Test
    void imbalance_isThatOfUtilizations() {
        TeamLoad team =
                load(given(given(Scenario.january(), "A", LeadType.COLD_INBOUND, 300), "B", LeadType.COLD_INBOUND, 60)
                        .rep("A", rep -> rep)
                        .rep("B", rep -> rep));

        assertThat(team.spread().orElseThrow().maxOverMin()).contains(Rational.of(5));
        assertThat(team.spread().orElseThrow().variesMoreThan(Rational.parse("0.3")))
                .isTrue();
        assertThat(team.share(LoadState.IDLE)).contains(Rational.of(1, 2));
    }

    @Test
    void leadsOfNobodyAndOfStrangers_areKeptApart() {
        TeamLoad team = load(given(given(Scenario.january(), "left", LeadType.HOT_SQL, 2), "stranger", LeadType.PQL, 3)
                .lead("later", "2026-01-05T09:00", lead -> lead.owner("A").ownerAssignedAt(at("2026-02-01T09:00")))
                .lead("copy", "2026-01-05T09:00", lead -> lead.owner("A").duplicateOf("later"))
                .leads(4, "web")
                .rep("A", rep -> rep)
                .rep("left", rep -> rep.activeTo(LocalDate.of(2026, 1, 1))));

        assertThat(team.members()).hasSize(1);
        assertThat(team.members().get(0).assigned()).isEmpty();
        assertThat(team.elsewhere()).isEqualTo(Map.of(LeadType.HOT_SQL, 2L, LeadType.PQL, 3L));
        assertThat(team.unassigned()).isEqualTo(Map.of(LeadType.UNKNOWN, 4L));
    }

    @Test
    void withoutReps_thereIsNoRatio() {
        TeamLoad team = load(Scenario.january().leads(4, "web").reps());

        assertThat(team.perRep(Headcount.HEADCOUNT, BANDS)).isEmpty();
        assertThat(team.spread()).isEmpty();
        assertThat(team.share(LoadState.IDLE)).isEmpty();
    }

    @Test
    void daysThatHaveNotCome_doNotCount() {
        Scenario company = Scenario.observed("2026-04-01", "2026-05-01").leads(7, "2026-04-03T09:00", lead -> lead);

        assertThat(load(company.asOf("2026-04-07T23:59").rep("A", rep -> rep)).repMonths(Headcount.HEADCOUNT))
                .isEqualTo(Rational.of(7, 30));
        assertThat(TeamLoad.of(company.asOf("2026-03-01T00:00").dataset(), CapacityModel.standard()))
                .isEmpty();
    }

    // ---- K-52 and K-55 by the ledger

    @Test
    void weightedLoad_addsTheSharesOfTypes() {
        Scenario company = Scenario.january().rep("A", rep -> rep);
        given(company, "A", LeadType.COLD_INBOUND, 100);
        given(company, "A", LeadType.WARM_MQL, 25);
        given(company, "A", LeadType.HOT_SQL, 10);

        assertReading(company.read(CapacityKpis.WEIGHTED_LOAD))
                .is("47/60")
                .shows("0.78")
                .isNot("0.675");
        assertReading(company.read(CapacityKpis.WEIGHTED_LOAD_IDLE)).is("2");
        assertThat(company.read(CapacityKpis.WEIGHTED_LOAD).trace())
                .startsWith("weighted-load = (cold-leads-assigned / 300 + warm-leads-assigned / 100"
                        + " + hot-leads-assigned / 50 + outbound-leads-assigned / 500 + product-leads-assigned / 200"
                        + " + untyped-leads-assigned / 200) / rep-months = (100 / 300 + 25 / 100");
    }

    @Test
    void weightedLoad_ofAUsualRep_isThatOfTheTeam() {
        Scenario company = Scenario.observed("2026-01-10", "2026-02-20")
                .rep("A", rep -> rep)
                .rep("B", rep -> rep);
        List.of(LeadType.values())
                .forEach(type -> company.leads(
                        10 + type.ordinal(),
                        "2026-01-15T09:00",
                        lead -> lead.owner("A").type(type)));

        assertReading(company.read(CapacityKpis.WEIGHTED_LOAD))
                .is(load(company)
                        .perRep(Headcount.HEADCOUNT, BANDS)
                        .orElseThrow()
                        .againstUpper()
                        .toString());
    }

    @Test
    void ownBands_makeAKpiOfTheirOwn() {
        LoadBands own = BANDS.endingAt(10);
        Scenario company = given(Scenario.january().rep("A", rep -> rep), "A", LeadType.HOT_SQL, 5);

        assertReading(Scorecard.of(Ledger.of(
                                company.dataset(),
                                Catalog.standard().with(CapacityKpis.weightedLoad("our-load", own)),
                                Grain.NONE))
                        .get(CapacityKpis.weightedLoad("our-load", own)))
                .is("0.5");
    }

    @Test
    void spreadOverOwners_leavesOutWhoIsNoRep() {
        Scenario company = given(given(Scenario.january(), "A", LeadType.PQL, 30), "B", LeadType.PQL, 10)
                .leads(7, "web")
                .rep("A", rep -> rep)
                .rep("B", rep -> rep)
                .rep("C", rep -> rep);
        Scorecard card = company.card(Grain.NONE, StandardDimensions.OWNER);

        assertThat(card.spread(CapacityKpis.LEADS_PER_REP, Scenario.JANUARY).orElseThrow())
                .satisfies(spread -> {
                    assertThat(spread.n()).isEqualTo(3);
                    assertThat(spread.min()).isEqualTo(Rational.ZERO);
                    assertThat(spread.median()).isEqualTo(Rational.of(10));
                    assertThat(spread.max()).isEqualTo(Rational.of(30));
                });
    }
}
