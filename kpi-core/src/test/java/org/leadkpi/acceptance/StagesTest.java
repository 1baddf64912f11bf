package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.qualified;
import static org.leadkpi.metric.StandardKpis.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.Lead;
import org.leadkpi.model.OpportunityType;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Status;

/** What stages, regressions and recycling do to conversions: spec 2.6 and the cards K-10 to K-17. */
class StagesTest {

    private static Scenario quarter() {
        return Scenario.observed("2026-01-01", "2026-04-01");
    }

    // ---- first entry, regression, recycling

    @Test
    void mqlEnteredTwice_countsByItsFirstEntry() {
        Scorecard card = quarter()
                .lead(
                        "L",
                        "2026-01-05",
                        lead -> lead.entered(Stage.MQL, at("2026-01-06"))
                                .entered(Stage.RECYCLED, at("2026-01-20"))
                                .entered(Stage.MQL, at("2026-02-10")))
                .card(Grain.MONTH);

        assertReading(card.get(MQL_VOLUME, Segment.ALL, JANUARY)).is("1");
        assertReading(card.get(MQL_VOLUME, Segment.ALL, FEBRUARY)).is("0");
        assertReading(card.get(MQL_VOLUME)).is("1");
    }

    @Test
    void recycledMqlThatBecomesSqlLater_isASuccessOfItsFirstCohort() {
        Scorecard card = quarter()
                .lead(
                        "L",
                        "2026-01-05",
                        lead -> lead.entered(Stage.MQL, at("2026-01-06"))
                                .entered(Stage.RECYCLED, at("2026-01-20"))
                                .entered(Stage.MQL, at("2026-02-10"))
                                .entered(Stage.SQL, at("2026-03-01")))
                .card(Grain.MONTH);

        assertReading(card.get(MQL_TO_SQL, Segment.ALL, JANUARY)).isOutOf(1, 1);
        assertReading(card.get(RECYCLE_RATE, Segment.ALL, JANUARY)).isOutOf(1, 1);
    }

    @Test
    void recycledMqlThatBecomesSqlLater_perCycle_isASuccessOfTheCycleItCameIn() {
        Scorecard card = quarter()
                .lead(
                        "returns",
                        "2026-01-05",
                        lead -> lead.entered(Stage.MQL, at("2026-01-06"))
                                .entered(Stage.RECYCLED, at("2026-01-20"))
                                .entered(Stage.MQL, at("2026-02-10"))
                                .entered(Stage.SQL, at("2026-03-01")))
                .lead(
                        "straight",
                        "2026-01-05",
                        lead -> lead.entered(Stage.MQL, at("2026-01-06"))
                                .entered(Stage.RECYCLED, at("2026-01-20"))
                                .entered(Stage.SQL, at("2026-02-10")))
                .card(Grain.MONTH);

        // the first cycle of the one that returned failed; the other one never began a second
        assertReading(card.get(MQL_TO_SQL_PER_CYCLE, Segment.ALL, JANUARY)).isOutOf(1, 2);
        assertReading(card.get(MQL_TO_SQL_PER_CYCLE, Segment.ALL, FEBRUARY)).isOutOf(1, 1);
        assertReading(card.get(MQL_TO_SQL, Segment.ALL, JANUARY)).isOutOf(2, 2);
        assertReading(card.get(MQL_TO_SQL, Segment.ALL, FEBRUARY)).hasStatus(Status.NO_DATA);
    }

    @Test
    void perCycle_isOpen_whileTheLastCycleGoesOn() {
        Scorecard card = quarter()
                .asOf("2026-02-15T09:00")
                .lead(
                        "returns",
                        "2026-01-05",
                        lead -> lead.entered(Stage.MQL, at("2026-01-06"))
                                .entered(Stage.RECYCLED, at("2026-01-20"))
                                .entered(Stage.MQL, at("2026-02-10")))
                .card(Grain.MONTH);

        assertReading(card.get(MQL_TO_SQL_PER_CYCLE, Segment.ALL, JANUARY)).isOutOf(0, 1);
        assertReading(card.get(MQL_TO_SQL_PER_CYCLE, Segment.ALL, FEBRUARY)).isImmatureSoFar("0");
    }

    @Test
    void backwardMove_deletesNoHistory() {
        Scenario company = quarter()
                .lead(
                        "L",
                        "2026-01-05",
                        lead -> lead.entered(Stage.MQL, at("2026-01-06"))
                                .entered(Stage.SQL, at("2026-01-10"))
                                .entered(Stage.LEAD, at("2026-01-12")));

        assertReading(company.read(MQL_TO_SQL)).isOutOf(1, 1);
        assertReading(company.read(SQL_VOLUME)).is("1");
    }

    @Test
    void stagesOfTheSameDay_areOrderedByRank() {
        Scenario company = quarter()
                .lead(
                        "L",
                        "2026-01-05",
                        lead -> lead.entered(Stage.SQL, at("2026-01-06")).entered(Stage.MQL, at("2026-01-06")));

        assertReading(company.read(MQL_TO_SQL)).isOutOf(1, 1).excludesNothing();
    }

    @Test
    void sqlBeforeMql_isDroppedFromStrictAndReported() {
        Scenario company = quarter()
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-01-10T09:00", 1)
                .lead(
                        "reversed",
                        "2026-01-05",
                        lead -> lead.entered(Stage.SQL, at("2026-01-06")).entered(Stage.MQL, at("2026-01-20")));

        assertReading(company.read(MQL_TO_SQL)).isOutOf(1, 1).excludesOnly(Exclusion.STAGE_ORDER, 1);
        assertThat(company.dataset().problems()).isNotEmpty();
    }

    @Test
    void sqlBeforeMql_underImpute_countsByTheEarliestConsistentChain() {
        Scenario company = quarter()
                .lead(
                        "reversed",
                        "2026-01-05",
                        lead -> lead.entered(Stage.SQL, at("2026-01-06")).entered(Stage.MQL, at("2026-02-20")));

        assertReading(company.card(Grain.MONTH).get(MQL_TO_SQL_IMPUTE, Segment.ALL, JANUARY))
                .isOutOf(1, 1);
    }

    @Test
    void sqlBeforeMql_underImpute_isCountedOnce() {
        Scenario company = quarter()
                .lead(
                        "reversed",
                        "2026-01-05",
                        lead -> lead.entered(Stage.SQL, at("2026-01-06")).entered(Stage.MQL, at("2026-02-20")));

        assertReading(company.read(MQL_TO_SQL_IMPUTE)).isOutOf(1, 1);
    }

    @Test
    void impute_takesAnyLaterStage() {
        Scenario company = quarter()
                .noDeals()
                .leadsIn(Stage.CUSTOMER, 1, "2026-01-05T09:00")
                .leadsIn(Stage.MQL, 1, "2026-01-05T09:00");

        assertReading(company.read(MQL_TO_SQL_IMPUTE)).isOutOf(1, 2);
        assertReading(company.read(MQL_TO_SQL)).isOutOf(0, 1);
    }

    // ---- stall

    @ParameterizedTest
    @CsvSource({"2026-02-08T09:00, NO_DATA", "2026-02-09T09:00, DEFINED"})
    void stall_isDueFromThe30thDay(String asOf, String status) {
        Scenario company = quarter().leadsIn(Stage.MQL, 1, "2026-01-10T09:00").asOf(asOf);

        assertThat(company.read(MQL_STALL_RATE).status()).hasToString(status);
    }

    @ParameterizedTest
    @EnumSource(names = {"SAL", "SQL", "OPPORTUNITY", "CUSTOMER", "RECYCLED", "DISQUALIFIED"})
    void anyLaterStep_isADispositionNotAStall(Stage next) {
        Scenario company = quarter()
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", next, "2026-03-20T09:00", 1)
                .leadsIn(Stage.MQL, 1, "2026-01-05T09:00");

        assertReading(company.read(MQL_STALL_RATE)).isOutOf(1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-12T09:00,                 , 1",
        "2026-01-12T09:00, 2026-01-19T09:00, 1",
        "2026-01-12T09:00, 2026-01-25T09:00, 0",
        "2026-01-25T09:00,                 , 0",
        "2026-01-20T09:00,                 , 0"
    })
    void anOpportunity_isADispositionByWhatHappenedSinceTheMqlEntry(
            String createdAt, String qualifiedAt, long stalled) {
        Scenario company = quarter()
                .lead("L", "2026-01-05T09:00", lead -> lead.entered(Stage.MQL, at("2026-01-20T09:00")))
                .deal("O", createdAt, deal -> {
                    deal.lead("L");
                    return qualifiedAt == null ? deal : deal.qualifiedAt(at(qualifiedAt));
                });

        assertReading(company.read(MQL_STALL_RATE)).isOutOf(stalled, 1);
    }

    @Test
    void stallAndConversion_doNotAddUpToOne() {
        Scenario company = quarter()
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-01-10T09:00", 2)
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.DISQUALIFIED, "2026-01-10T09:00", 5)
                .leadsIn(Stage.MQL, 3, "2026-01-05T09:00");

        assertReading(company.read(MQL_STALL_RATE)).isOutOf(3, 10);
        assertReading(company.read(MQL_TO_SQL)).isOutOf(2, 10);
    }

    // ---- fates

    @Test
    void fates_areCountedOfThoseWhoEnteredTheStage() {
        Scenario company = quarter()
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.RECYCLED, "2026-01-10T09:00", 1)
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.DISQUALIFIED, "2026-01-10T09:00", 2)
                .leadsFrom(Stage.SQL, "2026-01-05T09:00", Stage.RECYCLED, "2026-01-10T09:00", 1)
                .leadsFrom(Stage.SQL, "2026-01-05T09:00", Stage.DISQUALIFIED, "2026-01-10T09:00", 1)
                .leadsIn(Stage.MQL, 1, "2026-01-05T09:00")
                .leadsIn(Stage.SQL, 3, "2026-01-05T09:00")
                .leadsFrom(Stage.RECYCLED, "2026-01-05T09:00", Stage.MQL, "2026-01-06T09:00", 1);

        assertReading(company.read(RECYCLE_RATE)).isOutOf(1, 5);
        assertReading(company.read(DISQUALIFICATION_RATE)).isOutOf(2, 5);
        assertReading(company.read(RECYCLE_RATE_SQL)).isOutOf(1, 5);
        assertReading(company.read(DISQUALIFICATION_RATE_SQL)).isOutOf(1, 5);
        assertReading(company.read(SQL_REJECTION_RATE)).isOutOf(2, 5);
    }

    // ---- opportunities of leads

    @Test
    void leadWithTwoQualifiedDeals_countsOnce() {
        Scenario company = quarter()
                .lead("L1", "2026-01-05")
                .lead("L2", "2026-01-05")
                .deal("D1", "2026-01-10", deal -> qualified("2026-01-12", "5").apply(deal.lead("L1")))
                .deal("D2", "2026-01-10", deal -> qualified("2026-02-12", "5").apply(deal.lead("L1")));

        assertReading(company.read(LEAD_TO_OPPORTUNITY)).isOutOf(1, 2);
        assertReading(company.read(LEAD_TO_OPPORTUNITY_PERIOD)).isOutOf(1, 2);
    }

    @Test
    void leadWithARenewalOnly_hasNoNewOpportunity() {
        Scenario company = quarter()
                .lead("L", "2026-01-05")
                .deal(
                        "D",
                        "2026-01-10",
                        deal -> qualified("2026-01-12", "5")
                                .apply(deal.lead("L"))
                                .type(OpportunityType.RENEWAL));

        assertReading(company.read(LEAD_TO_OPPORTUNITY)).isOutOf(0, 1);
        assertReading(company.read(LEAD_TO_OPPORTUNITY_CREATED)).isOutOf(0, 1);
    }

    @Test
    void leadToOpportunity_isACohortOfTheLeadNotOfTheDeal() {
        Scorecard card = quarter()
                .lead("L", "2026-01-05")
                .deal("D", "2026-02-10", deal -> qualified("2026-03-12", "5").apply(deal.lead("L")))
                .card(Grain.MONTH);

        assertReading(card.get(LEAD_TO_OPPORTUNITY, Segment.ALL, JANUARY)).isOutOf(1, 1);
        assertReading(card.get(LEAD_TO_OPPORTUNITY_PERIOD, Segment.ALL, JANUARY))
                .isOutOf(0, 1);
    }

    // ---- product-qualified leads

    private static Lead.Builder signalled(Lead.Builder lead, String at, SignalKind kind) {
        return lead.signal(IntentSignal.of(at(at), kind));
    }

    @Test
    void pqlRate_isProductQualifiedOfTrialStarts() {
        Scenario company = quarter()
                .noDeals()
                .leads(4, "2026-01-05T09:00", lead -> signalled(lead, "2026-01-06", SignalKind.TRIAL_START))
                .leads(
                        1,
                        "2026-01-05T09:00",
                        lead -> signalled(
                                signalled(lead, "2026-01-06", SignalKind.TRIAL_START),
                                "2026-01-09",
                                SignalKind.PRODUCT_USAGE))
                .leads(3, "2026-01-05T09:00", lead -> lead);

        assertReading(company.read(PQL_RATE)).isOutOf(1, 5);
        assertReading(company.read(PQL_TO_CUSTOMER)).isOutOf(0, 1);
    }

    @Test
    void pql_whoUsedTheProductBeforeTheTrial_orBoughtBeforeTheUse_isNoConversion() {
        Scenario company = quarter()
                .noDeals()
                .leads(
                        1,
                        "2026-01-05T09:00",
                        lead -> signalled(
                                signalled(lead, "2026-01-06", SignalKind.PRODUCT_USAGE),
                                "2026-01-09",
                                SignalKind.TRIAL_START))
                .leads(
                        1,
                        "2026-01-05T09:00",
                        lead -> signalled(lead, "2026-01-09", SignalKind.PRODUCT_USAGE)
                                .entered(Stage.CUSTOMER, at("2026-01-07")));

        assertReading(company.read(PQL_RATE)).hasStatus(Status.NO_DATA).excludes(Exclusion.STAGE_ORDER, 1);
        assertReading(company.read(PQL_TO_CUSTOMER)).isOutOf(0, 1).isNot("1/2").excludes(Exclusion.STAGE_ORDER, 1);
    }
}
