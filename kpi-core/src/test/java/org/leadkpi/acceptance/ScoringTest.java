package org.leadkpi.acceptance;

import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.metric.ScoringKpis.LEAD_QUALITY_SCORE;
import static org.leadkpi.metric.ScoringKpis.LEAD_QUALITY_SCORE_ABOVE_ROUTING;
import static org.leadkpi.metric.ScoringKpis.LEAD_QUALITY_SCORE_COVERAGE;
import static org.leadkpi.metric.ScoringKpis.ROUTING_COMPLIANCE;
import static org.leadkpi.metric.ScoringKpis.SCORE_VALIDITY;
import static org.leadkpi.metric.ScoringKpis.SCORE_VALIDITY_TOP_BAND_CAPTURE;
import static org.leadkpi.metric.ScoringKpis.SCORE_VALIDITY_TOP_BAND_LIFT;
import static org.leadkpi.metric.StandardDimensions.SCORE_BAND;
import static org.leadkpi.metric.StandardKpis.NEW_LEADS;

import java.math.BigDecimal;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Policies;
import org.leadkpi.model.ScoreSnapshot;
import org.leadkpi.model.Seniority;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** Lead scores as KPIs: spec 5, K-16, K-56, K-57 and P-28. */
class ScoringTest {

    private static final String ENTRY = "2026-01-05T10:00";
    private static final ZoneId ZONE = Scenario.NEW_YORK;

    private static Timestamp at(String local) {
        return Timestamp.parse(local, ZONE);
    }

    private static Lead.Builder score(Lead.Builder lead, String at, String score) {
        return lead.score(new ScoreSnapshot(at(at), new BigDecimal(score), ""));
    }

    private static Scenario scored(String... scores) {
        Scenario company = Scenario.january();
        for (String score : scores) {
            company.leads(1, ENTRY, lead -> score(lead, ENTRY, score));
        }
        return company;
    }

    private static Scenario outcome(Scenario company, String score, Stage stage) {
        return company.leads(1, ENTRY, lead -> score(lead, ENTRY, score).entered(stage, at("2026-03-01T10:00")));
    }

    // ---- the score

    @Test
    void leadQuality_isTheMedianScore() {
        assertReading(scored("10", "20.5", "71.428571428", "90").read(LEAD_QUALITY_SCORE))
                .is("45.964285714")
                .shows("46.0");
        assertReading(Scenario.january().leads(3, "web").read(LEAD_QUALITY_SCORE))
                .hasStatus(Status.NO_DATA);
        assertReading(Scenario.january().leads(3, "web").lacks(Feed.SCORES).read(LEAD_QUALITY_SCORE))
                .hasStatus(Status.MISSING_INPUT)
                .saysWhy("feed scores was not supplied");
    }

    @Test
    void exactly80_isNotForSeniorReps() {
        assertReading(scored("80", "80.1", "10").read(LEAD_QUALITY_SCORE_ABOVE_ROUTING))
                .isOutOf(1, 3);
    }

    @Test
    void coverage_isOfNewLeads() {
        assertReading(scored("80").leads(3, "web").read(LEAD_QUALITY_SCORE_COVERAGE))
                .isOutOf(1, 4);
    }

    @Test
    void scoreBand_isThatAtEntry() {
        Scenario company = scored("50", "50.5", "80", "81")
                .lead("later", ENTRY, lead -> score(score(lead, "2026-02-01T10:00", "95"), ENTRY, "10"))
                .leads(1, "web");
        Scorecard card = company.card(Grain.NONE, SCORE_BAND);

        assertReading(card.get(NEW_LEADS, "0-50")).is("2");
        assertReading(card.get(NEW_LEADS, "50-80")).is("2");
        assertReading(card.get(NEW_LEADS, "80-100")).is("1").isNot("2");
        assertReading(card.get(NEW_LEADS, "(none)")).is("1");
    }

    // ---- routing

    @Test
    void compliance_isOfLeadsWhoseOwnersAreKnown() {
        Scenario company = scored("81")
                .rep("sam", rep -> rep.seniority(Seniority.SENIOR))
                .rep("jo", rep -> rep.seniority(Seniority.JUNIOR))
                .rep("new", rep -> rep);
        for (String owner : new String[] {"sam", "sam", "jo", "new", "stranger"}) {
            company.leads(1, ENTRY, lead -> score(lead, ENTRY, "90").owner(owner));
        }
        company.leads(1, ENTRY, lead -> score(lead, ENTRY, "80").owner("jo"));

        assertReading(company.read(ROUTING_COMPLIANCE))
                .isOutOf(2, 4)
                .excludesOnly(Exclusion.UNKNOWN_SENIORITY, 2)
                .hasInterval(0.150, 0.850, 5e-4);
        assertReading(company.policies(Policies.STANDARD.withSeniorScore(Rational.of(79)))
                        .read(ROUTING_COMPLIANCE))
                .isOutOf(2, 5);
    }

    // ---- validity

    /** Spec 5.5: 21.5 of 24 pairs. */
    @Test
    void validity_isTheAreaUnderTheCurve_withItsInterval() {
        Scenario company = Scenario.january();
        for (String score : new String[] {"90", "80", "70", "40"}) {
            outcome(company, score, Stage.CUSTOMER);
        }
        for (String score : new String[] {"60", "50", "40", "30", "20", "10"}) {
            outcome(company, score, Stage.DISQUALIFIED);
        }

        assertReading(company.read(SCORE_VALIDITY)).is("43/48").shows("0.90").hasInterval(0.662, 1, 5e-4);
        assertReading(company.read(SCORE_VALIDITY_TOP_BAND_LIFT)).is("5/2").shows("2.50");
        assertReading(company.read(SCORE_VALIDITY_TOP_BAND_CAPTURE)).isOutOf(1, 4);
    }

    /** P-28: scores at entry say 0.375, today's scores 1. */
    @Test
    void p28_validityOfScoresAtEntry() {
        Scenario company = Scenario.january();
        for (String score : new String[] {"30", "40", "50", "60"}) {
            company.leads(
                    1,
                    ENTRY,
                    lead -> score(score(lead, "2026-04-01T10:00", "95"), ENTRY, score)
                            .entered(Stage.CUSTOMER, at("2026-03-01T10:00")));
        }
        for (String score : new String[] {"35", "45", "55", "65"}) {
            outcome(company, score, Stage.DISQUALIFIED);
        }

        assertReading(company.read(SCORE_VALIDITY)).is("0.375").isNot("1");
    }

    @Test
    void validity_leavesOutWhatIsNotDecided() {
        Scenario company = outcome(outcome(Scenario.january(), "90", Stage.CUSTOMER), "10", Stage.DISQUALIFIED)
                .asOf("2026-04-01T00:00")
                .leads(1, ENTRY, lead -> score(lead, ENTRY, "50"));

        assertReading(company.read(SCORE_VALIDITY)).is("1").excludesOnly(Exclusion.NOT_DUE, 1);
        assertReading(company.asOf("2026-12-31T00:00").read(SCORE_VALIDITY))
                .is("1")
                .excludesNothing();
    }

    @Test
    void validity_withoutCustomers_hasNoValue() {
        assertReading(outcome(Scenario.january(), "90", Stage.DISQUALIFIED)
                        .noDeals()
                        .read(SCORE_VALIDITY))
                .hasStatus(Status.NO_DATA)
                .saysWhy("there are 0 entry-scores-won and 1 entry-scores-not-won");
    }
}
