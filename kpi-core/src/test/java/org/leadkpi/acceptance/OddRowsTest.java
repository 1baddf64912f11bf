package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.won;
import static org.leadkpi.metric.StandardKpis.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.model.Stage;

/** Odd rows are kept, counted and reported, and left out of lengths only: design 6. */
class OddRowsTest {

    @Test
    void dealClosedBeforeItWasCreated_isWonButHasNoLength() {
        Scenario company = Scenario.january()
                .deal("odd", "2026-01-20", won("2026-01-10", "1000"))
                .deal("even", "2026-01-02", won("2026-01-10", "1000"));

        assertReading(company.read(WIN_RATE)).isOutOf(2, 2);
        assertReading(company.read(REVENUE_WON)).is("2000");
        assertReading(company.read(SALES_CYCLE_LENGTH)).is("8").excludesOnly(Exclusion.DATE_ORDER, 1);
        assertThat(company.dataset().problems()).extracting(Problem::kind).contains(ProblemKind.ORDER);
    }

    @Test
    void dealClosedOnTheDayItWasCreated_isNotOdd() {
        Scenario company = Scenario.january().deal("D", "2026-01-10T15:00", won("2026-01-10", "1000"));

        assertReading(company.read(SALES_CYCLE_LENGTH)).is("0").excludesNothing();
        assertThat(company.dataset().problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-08T10:00, 2026-01-10T22:00, 2.5",
        "2026-01-08, 2026-01-10T22:00, 2",
        "2026-01-08T10:00, 2026-01-10, 2",
        "2026-01-08, 2026-01-10, 2"
    })
    void salesCycle_isInCalendarDaysWhereAnEndIsOnlyADate(String created, String closed, String days) {
        assertReading(Scenario.january().deal("D", created, won(closed, "1")).read(SALES_CYCLE_LENGTH))
                .is(days);
    }

    @Test
    void stageBeforeCreation_isKeptAndReported() {
        Scenario company =
                Scenario.january().lead("L", "2026-01-20", lead -> lead.entered(Stage.MQL, at("2026-01-10")));

        assertReading(company.read(NEW_LEADS)).is("1");
        assertReading(company.read(MQL_VOLUME)).is("1");
        assertThat(company.dataset().problems()).extracting(Problem::kind).containsExactly(ProblemKind.ORDER);
    }

    @Test
    void stageOnTheDayOfCreation_isNotOdd() {
        Scenario company =
                Scenario.january().lead("L", "2026-01-20T15:00", lead -> lead.entered(Stage.MQL, at("2026-01-20")));

        assertThat(company.dataset().problems()).isEmpty();
    }

    @Test
    void leadWithAnIdThatRepeats_isDroppedAndReported() {
        Scenario company = Scenario.january()
                .lead("L", "2026-01-10", lead -> lead.channel("first"))
                .lead("L", "2026-01-11", lead -> lead.channel("second"));

        assertReading(company.read(NEW_LEADS, "first")).is("1");
        assertReading(company.read(NEW_LEADS)).is("1");
        assertThat(company.dataset().problems()).extracting(Problem::kind).containsExactly(ProblemKind.DUPLICATE_ID);
    }

    @Test
    void dealOfALeadThatIsNotThere_isKeptAndReported() {
        Scenario company = Scenario.january()
                .leads(1, "web")
                .deal("D", "2026-01-10", deal -> won("2026-01-20", "1000").apply(deal.lead("nobody")));

        assertReading(company.read(REVENUE_WON)).is("1000");
        assertReading(company.read(CUSTOMERS_WON)).is("1");
        assertThat(company.dataset().problems())
                .extracting(Problem::kind)
                .containsExactly(ProblemKind.UNKNOWN_REFERENCE);
    }

    @Test
    void wonDealWithoutADate_countsInNoPeriodAndIsReported() {
        Scenario company = Scenario.january().deal("D", "2026-01-10", deal -> deal.status(OpportunityStatus.WON));

        assertReading(company.read(REVENUE_WON)).is("0");
        assertThat(company.dataset().problems()).extracting(Problem::kind).contains(ProblemKind.MISSING_DATE);
    }
}
