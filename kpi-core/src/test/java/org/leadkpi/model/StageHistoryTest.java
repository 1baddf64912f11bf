package org.leadkpi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.model.Stage.CUSTOMER;
import static org.leadkpi.model.Stage.DISQUALIFIED;
import static org.leadkpi.model.Stage.LEAD;
import static org.leadkpi.model.Stage.MQL;
import static org.leadkpi.model.Stage.OPPORTUNITY;
import static org.leadkpi.model.Stage.PROSPECT;
import static org.leadkpi.model.Stage.RECYCLED;
import static org.leadkpi.model.Stage.SAL;
import static org.leadkpi.model.Stage.SQL;
import static org.leadkpi.model.Stage.UNKNOWN;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadkpi.time.Timestamp;

class StageHistoryTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static Timestamp at(String text) {
        return Timestamp.parse(text, NEW_YORK);
    }

    private static StageTransition step(Stage to, String at) {
        return StageTransition.of(to, at(at));
    }

    private static StageHistory history(StageTransition... steps) {
        return StageHistory.of(List.of(steps), NEW_YORK);
    }

    private static List<Stage> order(StageTransition... steps) {
        return history(steps).steps().stream().map(StageTransition::to).toList();
    }

    /** The stages on successive days. */
    private static StageHistory daily(Stage... stages) {
        List<StageTransition> steps = new ArrayList<>();
        for (int i = 0; i < stages.length; i++) {
            steps.add(step(stages[i], "2026-01-" + String.format("%02d", i + 1)));
        }
        return StageHistory.of(steps, NEW_YORK);
    }

    // ---- order

    @Test
    void of_nothing_isNone() {
        assertThat(StageHistory.of(List.of(), NEW_YORK)).isSameAs(StageHistory.NONE);
        assertThat(StageHistory.NONE.current()).isEqualTo(LEAD);
        assertThat(StageHistory.NONE.highest()).isEqualTo(LEAD);
        assertThat(StageHistory.NONE.cycle()).isEqualTo(1);
        assertThat(StageHistory.NONE.disqualifiedReason()).isEmpty();
        assertThat(StageHistory.NONE.firstEntered(MQL)).isEmpty();
        assertThat(StageHistory.NONE.lastEntered(MQL)).isEmpty();
        assertThat(StageHistory.NONE.continuesAfter(MQL)).isFalse();
        assertThat(StageHistory.NONE.entersInOrder(MQL, SQL)).isFalse();
    }

    @Test
    void order_byInstant() {
        assertThat(order(
                        step(SQL, "2026-01-05T10:00:00Z"),
                        step(MQL, "2026-01-05T09:00:00Z"),
                        step(RECYCLED, "2026-01-04T12:00:00Z")))
                .containsExactly(RECYCLED, MQL, SQL);
    }

    @Test
    void order_ofInstants_standsBesideAStepOfTheirDay() {
        StageTransition recycled = step(RECYCLED, "2026-01-05T15:00:00Z");
        StageTransition mql = step(MQL, "2026-01-05T16:00:00Z");

        assertThat(order(step(SQL, "2026-01-05"), mql, recycled)).containsExactly(RECYCLED, MQL, SQL);
        assertThat(order(step(LEAD, "2026-01-05"), mql, recycled)).containsExactly(LEAD, RECYCLED, MQL);
        assertThat(history(step(SQL, "2026-01-05"), mql, recycled).entersInOrder(MQL, RECYCLED))
                .as("sent back before it was an MQL")
                .isFalse();
    }

    @Test
    void order_reversedInstantsOfADay_stand() {
        assertThat(order(step(MQL, "2026-01-05T16:00:00Z"), step(SQL, "2026-01-05T15:00:00Z")))
                .containsExactly(SQL, MQL);
    }

    @Test
    void order_instantsWhoseLocalDatesRunBackwards_isThatOfTheInstants() {
        // until 2011 the clocks of St. John's went back at 00:01, into the day before
        ZoneId zone = ZoneId.of("America/St_Johns");
        StageTransition after = StageTransition.of(SQL, Timestamp.of(Instant.parse("2009-11-01T02:40:00Z")));
        StageTransition before = StageTransition.of(MQL, Timestamp.of(Instant.parse("2009-11-01T02:30:30Z")));
        assertThat(after.at().date(zone)).isBefore(before.at().date(zone));

        assertThat(StageHistory.of(List.of(before, after), zone).steps()).containsExactly(before, after);
        assertThat(StageHistory.of(List.of(after, before), zone).steps()).containsExactly(before, after);
    }

    @Test
    void order_sameInstant_byRank() {
        assertThat(order(step(SQL, "2026-01-05T10:00:00Z"), step(MQL, "2026-01-05T10:00:00Z")))
                .containsExactly(MQL, SQL);
    }

    @Test
    void order_sameDayOfDayPrecision_byRank() {
        assertThat(order(step(CUSTOMER, "2026-01-05"), step(MQL, "2026-01-05"), step(SQL, "2026-01-05")))
                .containsExactly(MQL, SQL, CUSTOMER);
    }

    @Test
    void order_aDayIsTheSameTimeAsEveryInstantOfIt() {
        // SQL is only a day; by its midnight alone it would come before the MQL of 14:00
        assertThat(order(step(SQL, "2026-01-05"), step(MQL, "2026-01-05T19:00:00Z")))
                .containsExactly(MQL, SQL);
        assertThat(order(
                        step(SQL, "2026-01-05"),
                        step(MQL, "2026-01-05T19:00:00Z"),
                        step(LEAD, "2026-01-04"),
                        step(DISQUALIFIED, "2026-01-06T12:00:00Z")))
                .containsExactly(LEAD, MQL, SQL, DISQUALIFIED);
    }

    @Test
    void order_dayIsThatOfTheZone() {
        // 03:00 UTC on the 6th is the evening of the 5th in New York
        assertThat(order(step(SQL, "2026-01-05"), step(MQL, "2026-01-06T03:00:00Z")))
                .containsExactly(MQL, SQL);
        assertThat(order(step(SQL, "2026-01-05"), step(MQL, "2026-01-06T06:00:00Z")))
                .containsExactly(SQL, MQL);
    }

    @Test
    void order_everyDayByItself() {
        assertThat(order(
                        step(SQL, "2026-01-05"),
                        step(MQL, "2026-01-05T19:00:00Z"),
                        step(CUSTOMER, "2026-01-07T15:00:00Z"),
                        step(SAL, "2026-01-07T16:00:00Z")))
                .as("only the day with a date without a time is ordered by rank")
                .containsExactly(MQL, SQL, CUSTOMER, SAL);
    }

    @Test
    void steps_cannotBeChanged() {
        assertThat(daily(MQL).steps()).isUnmodifiable();
    }

    // ---- entries

    @Test
    void firstAndLastEntered_ofAStageEnteredTwice() {
        StageHistory history = daily(MQL, RECYCLED, MQL, SQL);

        assertThat(history.firstEntered(MQL)).contains(at("2026-01-01"));
        assertThat(history.lastEntered(MQL)).contains(at("2026-01-03"));
        assertThat(history.firstEntered(SQL)).contains(at("2026-01-04"));
        assertThat(history.lastEntered(SQL)).contains(at("2026-01-04"));
        assertThat(history.firstEntered(CUSTOMER)).isEmpty();
        assertThat(history.lastEntered(CUSTOMER)).isEmpty();
    }

    @Test
    void imputed_aLaterStageStandsInForASkippedOne() {
        StageHistory skipped = daily(LEAD, SQL, CUSTOMER);

        assertThat(skipped.firstEntered(MQL)).isEmpty();
        assertThat(skipped.firstEnteredOrImputed(MQL)).contains(at("2026-01-02"));
        assertThat(skipped.firstEnteredOrImputed(SQL)).contains(at("2026-01-02"));
        assertThat(skipped.firstEnteredOrImputed(OPPORTUNITY)).contains(at("2026-01-03"));
        assertThat(daily(LEAD, RECYCLED, DISQUALIFIED).firstEnteredOrImputed(MQL))
                .isEmpty();
        assertThat(daily(SQL, MQL).firstEnteredOrImputed(MQL))
                .as("the earliest consistent entry")
                .contains(at("2026-01-01"));
    }

    @Test
    void continuesAfter_anyFurtherStep() {
        assertThat(daily(MQL).continuesAfter(MQL)).isFalse();
        assertThat(daily(LEAD, MQL).continuesAfter(MQL)).isFalse();
        assertThat(daily(MQL, DISQUALIFIED).continuesAfter(MQL)).isTrue();
        assertThat(daily(MQL, MQL).continuesAfter(MQL)).isTrue();
        assertThat(daily(LEAD, SQL).continuesAfter(MQL)).isFalse();
    }

    @Test
    void entersInOrder_countsOnlyLaterSteps() {
        assertThat(daily(MQL, RECYCLED).entersInOrder(MQL, RECYCLED)).isTrue();
        assertThat(daily(RECYCLED, MQL).entersInOrder(MQL, RECYCLED)).isFalse();
        assertThat(daily(MQL, SQL, RECYCLED).entersInOrder(MQL, RECYCLED)).isTrue();
        assertThat(daily(MQL).entersInOrder(MQL, MQL)).isFalse();
        assertThat(daily(RECYCLED).entersInOrder(MQL, RECYCLED)).isFalse();
    }

    @Test
    void entersInOrder_ofThree_takesEachAfterTheOneBefore() {
        assertThat(daily(MQL, RECYCLED, SQL).entersInOrder(MQL, RECYCLED, SQL)).isTrue();
        assertThat(daily(MQL, SQL, RECYCLED, MQL, SQL).entersInOrder(MQL, RECYCLED, SQL))
                .isTrue();
        assertThat(daily(RECYCLED, MQL, SQL, RECYCLED).entersInOrder(MQL, RECYCLED, SQL))
                .as("recycled before it was an MQL, and SQL before it was recycled as one")
                .isFalse();
    }

    // ---- where it stands

    @Test
    void current_isTheLastStep() {
        assertThat(daily(MQL, SQL, RECYCLED).current()).isEqualTo(RECYCLED);
        assertThat(daily(SQL, MQL).current()).isEqualTo(MQL);
    }

    @Test
    void highest_neverFallsBack() {
        assertThat(daily(MQL, SQL, MQL).highest()).isEqualTo(SQL);
        assertThat(daily(MQL, RECYCLED, DISQUALIFIED, UNKNOWN).highest()).isEqualTo(MQL);
        assertThat(daily(PROSPECT).highest()).isEqualTo(LEAD);
        assertThat(daily(DISQUALIFIED).highest()).isEqualTo(LEAD);
    }

    @Test
    void cycle_grows_onReentryAfterRecycling() {
        assertThat(daily(MQL, SQL).cycle()).isEqualTo(1);
        assertThat(daily(MQL, RECYCLED).cycle()).isEqualTo(1);
        assertThat(daily(MQL, RECYCLED, MQL).cycle()).isEqualTo(2);
        assertThat(daily(MQL, RECYCLED, LEAD).cycle()).isEqualTo(2);
        assertThat(daily(MQL, RECYCLED, LEAD, MQL).cycle()).isEqualTo(2);
        assertThat(daily(MQL, RECYCLED, SQL).cycle()).isEqualTo(1);
        assertThat(daily(MQL, RECYCLED, MQL, RECYCLED, MQL).cycle()).isEqualTo(3);
        assertThat(daily(MQL, RECYCLED, RECYCLED, MQL).cycle()).isEqualTo(2);
    }

    @Test
    void disqualifiedReason_isTheFirstOneGiven() {
        StageTransition silent = step(DISQUALIFIED, "2026-01-01");
        StageTransition second = new StageTransition(DISQUALIFIED, at("2026-01-02"), Optional.of("no budget"));
        StageTransition third = new StageTransition(DISQUALIFIED, at("2026-01-03"), Optional.of("spam"));
        StageTransition other = new StageTransition(RECYCLED, at("2025-01-03"), Optional.of("later"));

        assertThat(history(third, second, silent, other).disqualifiedReason()).contains("no budget");
        assertThat(history(silent, other).disqualifiedReason()).isEmpty();
    }

    @Test
    void disqualifiedReason_ofTwoAtOneTime_dependsOnNoOrder() {
        for (String time : List.of("2026-01-02", "2026-01-02T10:00:00Z")) {
            StageTransition one = new StageTransition(DISQUALIFIED, at(time), Optional.of("no budget"));
            StageTransition other = new StageTransition(DISQUALIFIED, at(time), Optional.of("spam"));

            assertThat(history(one, other).disqualifiedReason())
                    .isEqualTo(history(other, one).disqualifiedReason())
                    .contains("no budget");
        }
    }

    // ---- exclusions that a history decides

    @Test
    void exclusion_byReasonOfDisqualification() {
        for (String reason : Arrays.asList("TEST", "spam", "Internal", "duplicate")) {
            assertThat(exclusion(reason)).contains(Exclusion.valueOf(reason.toUpperCase()));
        }
        assertThat(exclusion("no budget")).isEmpty();
    }

    private static Optional<Exclusion> exclusion(String reason) {
        Lead lead = Lead.builder("L", at("2026-01-01")).build();
        StageHistory history = history(new StageTransition(DISQUALIFIED, at("2026-01-02"), Optional.of(reason)));
        return Exclusion.of(
                new Journey(lead, history, List.of(), List.of(), Optional.empty(), false), Policies.STANDARD);
    }

    @Test
    void exclusion_byFlag_inOrderOfSeverity() {
        Lead.Builder lead = Lead.builder("L", at("2026-01-01"));
        Policies strict = Policies.STANDARD.withExistingCustomersExcluded(true);

        assertThat(exclusion(lead.build(), false, strict)).isEmpty();
        assertThat(exclusion(lead.build(), true, strict)).contains(Exclusion.EXISTING_CUSTOMER);
        assertThat(exclusion(lead.build(), true, Policies.STANDARD)).isEmpty();
        assertThat(exclusion(lead.duplicateOf("K").build(), true, strict)).contains(Exclusion.DUPLICATE);
        assertThat(exclusion(lead.internal(true).build(), true, strict)).contains(Exclusion.INTERNAL);
        assertThat(exclusion(lead.spam(true).build(), true, strict)).contains(Exclusion.SPAM);
        assertThat(exclusion(lead.test(true).build(), true, strict)).contains(Exclusion.TEST);
    }

    private static Optional<Exclusion> exclusion(Lead lead, boolean existingCustomer, Policies policies) {
        return Exclusion.of(
                new Journey(lead, StageHistory.NONE, List.of(), List.of(), Optional.empty(), existingCustomer),
                policies);
    }

    @Test
    void exclusion_ofOpportunities() {
        Opportunity.Builder deal = Opportunity.builder("O", at("2026-01-01"));

        assertThat(Exclusion.of(deal.build())).isEmpty();
        assertThat(Exclusion.of(deal.type(OpportunityType.RENEWAL).build())).contains(Exclusion.NOT_NEW_BUSINESS);
        assertThat(Exclusion.of(deal.type(OpportunityType.EXPANSION).build())).contains(Exclusion.NOT_NEW_BUSINESS);
        assertThat(Exclusion.of(deal.test(true).build())).contains(Exclusion.TEST);
    }
}
