package org.leadkpi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.FxRates;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

class DatasetTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static Dataset.Builder data() {
        return Dataset.observed(START, START.plusMonths(3)).zone(UTC).currency("USD");
    }

    private static Timestamp day(int day) {
        return Timestamp.of(START.plusDays(day - 1));
    }

    private static Lead.Builder lead(String id, int day) {
        return Lead.builder(id, day(day));
    }

    private static Opportunity.Builder deal(String id, int day) {
        return Opportunity.builder(id, day(day));
    }

    private static List<String> messages(Dataset data) {
        return data.problems().stream().map(Problem::message).toList();
    }

    // ---- touches of whom

    @Test
    void touchesOfContacts_areInOrderOfTime_evenOfThoseNobodyKnows() {
        Dataset data = data().leads(List.of(lead("L1", 1).build()))
                .touches(List.of(
                        Touch.builder("T1", day(9), TouchKind.CALL).lead("L1").build(),
                        Touch.builder("T2", day(2), TouchKind.EMAIL).lead("L1").build(),
                        Touch.builder("T3", day(8), TouchKind.EMAIL).lead("?").build(),
                        Touch.builder("T4", day(7), TouchKind.CALL).lead("?").build(),
                        Touch.builder("T5", day(6), TouchKind.CALL)
                                .lead("L1")
                                .prospect("P1")
                                .build(),
                        Touch.builder("T6", day(5), TouchKind.CALL)
                                .prospect("P1")
                                .build()))
                .build();

        assertThat(data.touchesOfLead("L1")).extracting(Touch::id).containsExactly("T2", "T5", "T1");
        assertThat(data.touchesOfLead("?")).extracting(Touch::id).containsExactly("T4", "T3");
        assertThat(data.touchesOfProspect("P1")).extracting(Touch::id).containsExactly("T6", "T5");
        assertThat(data.touchesOfLead("P1")).isEmpty();
        assertThat(data.touchesOfProspect("L1")).isEmpty();
    }

    @Test
    void touchesOfOneInstant_knownByTheDayAndToTheInstant_areInOneOrder() {
        Touch.Builder midnight = Touch.builder("T2", Timestamp.of(day(5).instant(UTC)), TouchKind.CALL);
        Touch.Builder byDay = Touch.builder("T1", day(5), TouchKind.EMAIL);
        List<Touch> touches = List.of(
                midnight.lead("L1").prospect("P1").build(),
                byDay.lead("L1").prospect("P1").build());

        for (List<Touch> given : List.of(touches, List.of(touches.get(1), touches.get(0)))) {
            Dataset data =
                    data().leads(List.of(lead("L1", 1).build())).touches(given).build();

            assertThat(data.touchesOfLead("L1")).extracting(Touch::id).containsExactly("T2", "T1");
            assertThat(data.touchesOfProspect("P1")).extracting(Touch::id).containsExactly("T2", "T1");
        }
    }

    // ---- what must be declared

    @Test
    void build_withoutZone_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Dataset.observed(START, START.plusDays(1))
                        .currency("USD")
                        .build())
                .withMessage("dataset has no zone; it is never guessed, so set one");
    }

    @Test
    void build_withoutCurrency_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Dataset.observed(START, START.plusDays(1)).zone(UTC).build())
                .withMessage("dataset has no currency; it is never guessed, so set one");
    }

    @Test
    void builder_refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> data().zone(null)).withMessage("zone");
        assertThatNullPointerException().isThrownBy(() -> data().asOf(null)).withMessage("asOf");
        assertThatNullPointerException()
                .isThrownBy(() -> data().currency((Currency) null))
                .withMessage("currency");
        assertThatNullPointerException().isThrownBy(() -> data().fx(null)).withMessage("fx");
        assertThatNullPointerException().isThrownBy(() -> data().policies(null)).withMessage("policies");
        assertThatNullPointerException()
                .isThrownBy(() -> data().stageModel(null))
                .withMessage("stageModel");
    }

    @Test
    void asOf_unlessDeclared_isTheEndOfTheRangeInTheZone() {
        assertThat(data().build().asOf()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(data().zone(ZoneId.of("Asia/Kolkata")).build().asOf())
                .isEqualTo(Instant.parse("2026-03-31T18:30:00Z"));
        assertThat(data().asOf(Instant.EPOCH).build().asOf()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void parts_areKept() {
        Dataset data = data().policies(Policies.STANDARD.withStallDays(7))
                .prospects(List.of(Prospect.builder("P", "A").build()))
                .targetAccounts(List.of(TargetAccount.builder("A").build()))
                .enrollments(List.of(
                        Enrollment.builder("P", "s", day(3)).exitedAt(day(5)).build()))
                .customers(
                        List.of(Customer.builder("C", day(4)).churnedAt(day(8)).build()))
                .reps(List.of(Rep.builder("ann").team("east").build()))
                .traffic(List.of(Traffic.builder(DateRange.ofDay(START))
                        .attribute("t", "1")
                        .build()))
                .spend(List.of(Spend.builder(DateRange.ofDay(START), Money.of(1, "USD"), SpendCategory.TOOL)
                        .attribute("s", "1")
                        .build()))
                .leads(List.of(lead("L", 1).attribute("l", "1").build()))
                .opportunities(List.of(deal("O", 1).attribute("o", "1").build()))
                .touches(List.of(
                        Touch.builder("T", day(2), TouchKind.CALL).lead("L").build()))
                .build();

        assertThat(data.range()).isEqualTo(DateRange.of(START, START.plusMonths(3)));
        assertThat(data.zone()).isEqualTo(UTC);
        assertThat(data.currency()).isEqualTo(Currency.getInstance("USD"));
        assertThat(data.policies().stallDays()).isEqualTo(7);
        assertThat(data.prospects()).hasSize(1);
        assertThat(data.targetAccounts()).hasSize(1);
        assertThat(data.enrollments()).hasSize(1);
        assertThat(data.enrollments().get(0).exitedAt()).contains(day(5));
        assertThat(data.customers().get(0).churnedAt()).contains(day(8));
        assertThat(data.rep("ann").flatMap(Rep::team)).contains("east");
        assertThat(data.rep("bob")).isEmpty();
        assertThat(data.journey("L").orElseThrow().touches()).hasSize(1);
        assertThat(data.journey("M")).isEmpty();
        assertThat(data.attributeNames()).containsExactly("l", "o", "s", "t");
        assertThat(data.problems()).isEmpty();
        assertThat(data)
                .hasToString("Dataset [2026-01-01, 2026-04-01) as of 2026-04-01T00:00:00Z: 1 leads, 1 touches, 1"
                        + " opportunities, 1 spend records, 1 traffic records, 0 problems");
    }

    @Test
    void builderUsedOn_leavesTheBuiltDatasetAsItWas() {
        Dataset.Builder builder = data().leads(List.of(lead("L", 1).build()));
        Dataset data = builder.build();

        builder.traffic(List.of()).policies(Policies.STANDARD.withStallDays(1)).lacks(Feed.LEADS);

        assertThat(data.feeds()).contains(Feed.LEADS).doesNotContain(Feed.TRAFFIC);
        assertThat(data.policies()).isEqualTo(Policies.STANDARD);
    }

    // ---- no look-ahead

    @Test
    void asOf_leavesOutWhatBeganLater() {
        Instant noon = Instant.parse("2026-01-10T12:00:00Z");
        Dataset data = data().asOf(noon)
                .leads(List.of(
                        lead("L1", 10).build(),
                        Lead.builder("L2", Timestamp.of(noon)).build(),
                        Lead.builder("L3", Timestamp.of(noon.plusNanos(1))).build(),
                        lead("L4", 11).build()))
                .opportunities(List.of(deal("O1", 10).build(), deal("O2", 11).build()))
                .touches(List.of(
                        Touch.builder("T1", Timestamp.of(noon), TouchKind.CALL)
                                .lead("L1")
                                .build(),
                        Touch.builder("T2", day(11), TouchKind.CALL).lead("L1").build()))
                .customers(List.of(
                        Customer.builder("C1", day(10)).churnedAt(day(11)).build(),
                        Customer.builder("C2", day(11)).build()))
                .enrollments(List.of(
                        Enrollment.builder("P1", "s", day(10))
                                .exitedAt(day(11))
                                .exitReason("x")
                                .build(),
                        Enrollment.builder("P2", "s", day(11)).build()))
                .build();

        assertThat(data.journeys()).extracting(journey -> journey.lead().id()).containsExactly("L1", "L2");
        assertThat(data.deals()).extracting(deal -> deal.opportunity().id()).containsExactly("O1");
        assertThat(data.touches()).extracting(Touch::id).containsExactly("T1");
        assertThat(data.customers())
                .containsExactly(Customer.builder("C1", day(10)).build());
        assertThat(data.enrollments())
                .containsExactly(Enrollment.builder("P1", "s", day(10)).build());
        assertThat(data.hasSeen(Timestamp.of(noon))).isTrue();
        assertThat(data.hasSeen(Timestamp.of(noon.plusNanos(1)))).isFalse();
    }

    @Test
    void asOf_cutsHistories() {
        Lead lead = lead("L", 1)
                .entered(Stage.MQL, day(3))
                .entered(Stage.SQL, day(20))
                .signal(IntentSignal.of(day(2), SignalKind.WEBINAR))
                .signal(IntentSignal.of(day(20), SignalKind.DEMO_REQUEST))
                .score(new ScoreSnapshot(day(2), BigDecimal.ONE, "m"))
                .score(new ScoreSnapshot(day(20), BigDecimal.TEN, "m"))
                .build();
        Opportunity won = deal("O", 2)
                .status(OpportunityStatus.WON)
                .closedAt(day(20))
                .qualifiedAt(day(15))
                .qualifiedAmount(Money.of(5, "USD"))
                .amount(Money.of(7, "USD"))
                .lossReason("none")
                .stage(new OpportunityStageChange("New", day(2), Optional.empty()))
                .stage(new OpportunityStageChange("Won", day(20), Optional.empty()))
                .build();

        Dataset data = data().asOf(Instant.parse("2026-01-10T12:00:00Z"))
                .leads(List.of(lead))
                .opportunities(List.of(won))
                .build();

        Journey journey = data.journeys().get(0);
        assertThat(journey.entered(Stage.MQL)).contains(day(3));
        assertThat(journey.entered(Stage.SQL)).isEmpty();
        assertThat(journey.entered(Stage.LEAD)).contains(day(1));
        assertThat(journey.lead().signals()).hasSize(1);
        assertThat(journey.lead().scores()).hasSize(1);
        Opportunity cut = data.deals().get(0).opportunity();
        assertThat(cut.status()).isEqualTo(OpportunityStatus.OPEN);
        assertThat(cut.closedAt()).isEmpty();
        assertThat(cut.lossReason()).isEmpty();
        assertThat(cut.qualifiedAt()).isEmpty();
        assertThat(cut.qualifiedAmount()).isEmpty();
        assertThat(cut.amount()).contains(Money.of(7, "USD"));
        assertThat(cut.stages()).hasSize(1);
    }

    /** I-20 with repeated ids: a record that does not exist yet hides none that does. */
    @Test
    void asOf_aLaterRecordOfTheSameId_hidesNothing() {
        Dataset data = data().asOf(Instant.parse("2026-01-10T12:00:00Z"))
                .leads(List.of(lead("L", 20).build(), lead("L", 1).build()))
                .build();

        assertThat(data.journeys()).hasSize(1);
    }

    /** I-20 for owners: an owner who is assigned later is not the owner yet. */
    @Test
    void asOf_anOwnerAssignedLater_isNotTheOwnerYet() {
        Dataset data = data().asOf(Instant.parse("2026-01-10T12:00:00Z"))
                .leads(List.of(
                        lead("L", 1).owner("ann").ownerAssignedAt(day(20)).build()))
                .build();

        assertThat(data.journeys().get(0).lead().owner()).isEmpty();
    }

    // ---- journeys

    @Test
    void journey_gathersTouchesAndDealsInOrderOfTime() {
        Dataset data = data().leads(List.of(lead("L", 1).build()))
                .touches(List.of(
                        Touch.builder("T2", day(9), TouchKind.CALL).lead("L").build(),
                        Touch.builder("T1", day(4), TouchKind.CALL).lead("L").build(),
                        Touch.builder("T3", day(5), TouchKind.CALL)
                                .prospect("P")
                                .build()))
                .opportunities(List.of(
                        deal("O2", 9).lead("L").build(),
                        deal("O3", 4).lead("L").build(),
                        deal("O1", 4).lead("L").build(),
                        deal("O4", 4).build()))
                .build();
        Journey journey = data.journey("L").orElseThrow();

        assertThat(journey.touches()).extracting(Touch::id).containsExactly("T1", "T2");
        assertThat(journey.opportunities()).extracting(Opportunity::id).containsExactly("O1", "O3", "O2");
        assertThat(data.deals().get(0).lead()).map(Lead::id).contains("L");
        assertThat(data.deals().get(3).lead()).isEmpty();
    }

    @Test
    void journey_isLost_whenEveryDealIs() {
        Opportunity lost = deal("O1", 2)
                .lead("L")
                .status(OpportunityStatus.LOST)
                .closedAt(day(5))
                .build();
        Opportunity open = deal("O2", 2).lead("L").build();

        assertThat(data().leads(List.of(lead("L", 1).build()))
                        .build()
                        .journeys()
                        .get(0)
                        .isLost())
                .isFalse();
        assertThat(data().leads(List.of(lead("L", 1).build()))
                        .opportunities(List.of(lost))
                        .build()
                        .journeys()
                        .get(0)
                        .isLost())
                .isTrue();
        assertThat(data().leads(List.of(lead("L", 1).build()))
                        .opportunities(List.of(lost, open))
                        .build()
                        .journeys()
                        .get(0)
                        .isLost())
                .isFalse();
    }

    // ---- customers

    private static Opportunity won(String id, int closed, String lead, String account) {
        Opportunity.Builder deal =
                deal(id, 2).status(OpportunityStatus.WON).closedAt(day(closed)).owner(id + "-owner");
        Optional.ofNullable(lead).ifPresent(deal::lead);
        Optional.ofNullable(account).ifPresent(deal::account);
        return deal.build();
    }

    @Test
    void acquisition_oncePerAccount_atItsFirstWin() {
        Dataset data = data().leads(List.of(
                        lead("L2", 3)
                                .account("Acme")
                                .channel("email")
                                .owner("ann")
                                .build(),
                        lead("L1", 1).account("Acme").channel("organic").build()))
                .opportunities(List.of(won("O2", 9, "L2", "Acme"), won("O1", 8, "L2", "Acme")))
                .build();

        assertThat(data.acquisitions())
                .containsExactly(new Acquisition(
                        "Acme",
                        day(8),
                        Optional.of(data.journeys().get(1).lead()),
                        Optional.of("organic"),
                        Optional.of("O1-owner")));
    }

    @Test
    void acquisition_sourcingLead_isNoLaterThanTheWin() {
        Dataset data = data().leads(List.of(
                        lead("L1", 20).account("Acme").channel("late").build(),
                        lead("L2", 8).account("Acme").channel("same-day").build()))
                .opportunities(List.of(won("O1", 8, null, "Acme")))
                .build();

        assertThat(data.acquisitions().get(0).channel()).contains("same-day");
    }

    @Test
    void acquisition_ofALeadWithoutAccount_andOfADealWithoutLead() {
        Dataset data = data().leads(List.of(lead("L1", 1)
                        .channel("organic")
                        .owner("ann")
                        .entered(Stage.CUSTOMER, day(5))
                        .build()))
                .opportunities(List.of(won("O1", 8, null, null), won("O2", 9, "gone", null)))
                .build();

        assertThat(data.acquisitions()).extracting(Acquisition::identity).containsExactly("L1", "O1", "gone");
        assertThat(data.acquisitions().get(0).owner()).contains("ann");
        assertThat(data.acquisitions().get(1).channel()).isEmpty();
        assertThat(data.acquisitions().get(1).lead()).isEmpty();
    }

    @Test
    void acquisition_notByTestsRenewalsOrUndatedWins() {
        Dataset data = data().leads(List.of(
                        lead("L1", 1).test(true).entered(Stage.CUSTOMER, day(5)).build(),
                        lead("L2", 1).spam(true).build()))
                .opportunities(List.of(
                        won("O1", 8, "L2", "Acme"),
                        won("O2", 8, null, "Brown").toBuilder()
                                .type(OpportunityType.RENEWAL)
                                .build(),
                        won("O3", 8, null, "Cyan").toBuilder().test(true).build(),
                        deal("O4", 3)
                                .account("Delta")
                                .status(OpportunityStatus.WON)
                                .build(),
                        deal("O5", 3)
                                .account("Echo")
                                .status(OpportunityStatus.LOST)
                                .closedAt(day(4))
                                .build()))
                .build();

        assertThat(data.acquisitions()).isEmpty();
    }

    @Test
    void acquisition_byADealOfADuplicateLead_belongsToTheAccount() {
        Dataset data = data().leads(List.of(
                        lead("L1", 1).account("Acme").channel("organic").build(),
                        lead("L2", 1)
                                .account("Acme")
                                .channel("email")
                                .duplicateOf("L1")
                                .build()))
                .opportunities(List.of(won("O1", 8, "L2", null)))
                .build();

        assertThat(data.acquisitions()).hasSize(1);
        assertThat(data.acquisitions().get(0).identity()).isEqualTo("Acme");
        assertThat(data.acquisitions().get(0).channel()).contains("organic");
    }

    @Test
    void acquisition_atOneInstant_byTheFirstId() {
        Dataset data = data().leads(List.of())
                .opportunities(List.of(won("O2", 8, null, "Acme"), won("O1", 8, null, "Acme")))
                .build();

        assertThat(data.acquisitions().get(0).owner()).contains("O1-owner");
    }

    /** Spec 0.8: a customer is an account. The lead of the deal may not know its account. */
    @Test
    void acquisition_identityIsTheAccountOfTheDeal_evenWhenItsLeadHasNone() {
        Dataset data = data().leads(List.of(lead("L1", 1).channel("organic").build()))
                .opportunities(List.of(won("O1", 8, "L1", "Acme"), won("O2", 9, null, "Acme")))
                .build();

        assertThat(data.acquisitions()).extracting(Acquisition::identity).containsExactly("Acme");
    }

    /** Design 6: a lead's customer date is its customer stage, and the win only where there is none. */
    @Test
    void acquisition_isDatedByTheCustomerStage_ofTheLeadThatTheWinNames() {
        Dataset data = data().leads(List.of(lead("L1", 1)
                        .account("Acme")
                        .entered(Stage.CUSTOMER, day(20))
                        .build()))
                .opportunities(List.of(won("O1", 8, "L1", "Acme")))
                .build();

        assertThat(data.acquisitions()).extracting(Acquisition::at).containsExactly(day(20));
    }

    @Test
    void acquisition_identityIsTheAccountThatWasWon_notThatOfALostDealBefore() {
        Opportunity lost = deal("O1", 1)
                .lead("L1")
                .account("Acme")
                .status(OpportunityStatus.LOST)
                .closedAt(day(2))
                .build();
        Dataset data = data().leads(List.of(lead("L1", 1).build()))
                .opportunities(List.of(lost, won("O2", 8, "L1", "Brown")))
                .build();

        assertThat(data.acquisitions()).extracting(Acquisition::identity).containsExactly("Brown");
    }

    @Test
    void acquisition_fromCustomerRecords_onlyWithoutAnyOtherFeed() {
        Customer customer =
                Customer.builder("C", day(4)).account("Acme").channel("email").build();
        Lead lead = lead("L1", 1).account("Acme").channel("organic").build();

        assertThat(data().customers(List.of(customer)).build().acquisitions())
                .containsExactly(
                        new Acquisition("Acme", day(4), Optional.empty(), Optional.of("email"), Optional.empty()));
        assertThat(data().customers(List.of(customer))
                        .leads(List.of(lead))
                        .build()
                        .acquisitions()
                        .get(0)
                        .channel())
                .contains("organic");
        assertThat(data().customers(List.of(customer))
                        .opportunities(List.of())
                        .build()
                        .acquisitions())
                .isEmpty();
        assertThat(data().customers(List.of(customer))
                        .supplies(Feed.CUSTOMER_DATES)
                        .build()
                        .acquisitions())
                .isEmpty();
        assertThat(data().customers(List.of(
                                Customer.builder("C1", day(4)).lead("L1").build(),
                                Customer.builder("C2", day(5)).build()))
                        .leads(List.of(lead("L1", 1).channel("organic").build()))
                        .build()
                        .acquisitions())
                .extracting(
                        Acquisition::identity,
                        acquisition -> acquisition.channel().orElse(""))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("C2", ""),
                        org.assertj.core.groups.Tuple.tuple("L1", "organic"));
    }

    @Test
    void existingCustomer_strictlyBeforeCreation() {
        List<Lead> leads = List.of(
                lead("L1", 10).account("Acme").build(),
                lead("L2", 11).account("Acme").build(),
                lead("L3", 11).account("Brown").build(),
                lead("L4", 11).build());
        Dataset byDeal = data().leads(leads)
                .opportunities(List.of(won("O", 10, null, "Acme")))
                .build();
        Dataset byRecord = data().leads(leads)
                .customers(
                        List.of(Customer.builder("C", day(10)).account("Acme").build()))
                .build();
        Dataset byStage = data().leads(Stream.concat(
                                leads.stream(),
                                Stream.of(lead("L0", 1)
                                        .account("Acme")
                                        .entered(Stage.CUSTOMER, day(10))
                                        .build()))
                        .toList())
                .build();

        for (Dataset data : List.of(byDeal, byRecord, byStage)) {
            assertThat(data.journeys().stream().filter(Journey::existingCustomer))
                    .extracting(journey -> journey.lead().id())
                    .containsExactly("L2");
        }
    }

    /** I-06: what a test record did makes nobody a customer. */
    @Test
    void existingCustomer_notByATestRecord() {
        Dataset data = data().leads(List.of(
                        lead("L1", 1)
                                .account("Acme")
                                .test(true)
                                .entered(Stage.CUSTOMER, day(2))
                                .build(),
                        lead("L2", 11).account("Acme").build()))
                .build();

        assertThat(data.journey("L2").orElseThrow().existingCustomer()).isFalse();
    }

    /** The account that the acquisition names is a customer, whether or not the deal repeats the account of its lead. */
    @Test
    void existingCustomer_byADealThatNamesItsAccountThroughItsLead() {
        Dataset data = data().leads(List.of(
                        lead("L1", 1).account("Acme").build(),
                        lead("L2", 11).account("Acme").build()))
                .opportunities(List.of(won("O1", 8, "L1", null)))
                .build();

        assertThat(data.acquisitions()).extracting(Acquisition::identity).containsExactly("Acme");
        assertThat(data.journey("L2").orElseThrow().existingCustomer()).isTrue();
    }

    /** I-06: as a flag does, so does the reason of a disqualification. */
    @Test
    void existingCustomer_notByALeadDisqualifiedAsTest() {
        Dataset data = data().leads(List.of(
                        lead("L1", 1)
                                .account("Acme")
                                .entered(Stage.CUSTOMER, day(2))
                                .transition(new StageTransition(Stage.DISQUALIFIED, day(3), Optional.of("test")))
                                .build(),
                        lead("L2", 11).account("Acme").build()))
                .build();

        assertThat(data.journey("L2").orElseThrow().existingCustomer()).isFalse();
    }

    /** I-06: no acquisition (see above), hence no existing customer either. */
    @Test
    void existingCustomer_notByADealOfATestRecord() {
        Dataset data = data().leads(List.of(
                        lead("L1", 1).account("Acme").test(true).build(),
                        lead("L2", 11).account("Acme").build()))
                .opportunities(List.of(won("O1", 8, "L1", "Acme")))
                .build();

        assertThat(data.acquisitions()).isEmpty();
        assertThat(data.journey("L2").orElseThrow().existingCustomer()).isFalse();
    }

    // ---- feeds

    @Test
    void feeds_areWhatWasSupplied() {
        assertThat(data().build().feeds()).isEmpty();
        assertThat(data().leads(List.of()).build().feeds())
                .containsExactlyInAnyOrder(
                        Feed.LEADS,
                        Feed.MQL_DATES,
                        Feed.SQL_DATES,
                        Feed.RECYCLING,
                        Feed.DISQUALIFICATION,
                        Feed.INTENT,
                        Feed.ORIGIN,
                        Feed.CLICK_SOURCE,
                        Feed.SIGNALS,
                        Feed.SCORES);
        assertThat(data().opportunities(List.of()).build().feeds())
                .containsExactlyInAnyOrder(
                        Feed.OPPORTUNITIES, Feed.OPPORTUNITY_LEADS, Feed.OPPORTUNITY_OUTCOMES, Feed.QUALIFICATION);
        assertThat(data().touches(List.of()).build().feeds()).containsExactly(Feed.TOUCHES, Feed.SOURCE_SYSTEMS);
        assertThat(data().spend(List.of()).build().feeds()).containsExactly(Feed.SPEND);
        assertThat(data().traffic(List.of()).build().feeds())
                .containsExactlyInAnyOrder(
                        Feed.TRAFFIC, Feed.IMPRESSIONS, Feed.CLICKS, Feed.VISITORS, Feed.SESSIONS, Feed.PAGE_VIEWS);
        assertThat(data().prospects(List.of()).build().feeds()).containsExactly(Feed.PROSPECTS);
        assertThat(data().targetAccounts(List.of()).build().feeds()).containsExactly(Feed.TARGET_ACCOUNTS);
        assertThat(data().enrollments(List.of()).build().feeds()).containsExactly(Feed.ENROLLMENTS);
        assertThat(data().customers(List.of()).build().feeds())
                .containsExactlyInAnyOrder(Feed.CUSTOMERS, Feed.CHURN_DATES, Feed.MONTHLY_REVENUE, Feed.GROSS_MARGIN);
        assertThat(data().reps(List.of()).build().feeds()).containsExactly(Feed.REPS);
        assertThat(data().stageModel(StageModel.of(List.of("a"), "a", "b", "c"))
                        .build()
                        .feeds())
                .containsExactly(Feed.QUALIFICATION);
    }

    @Test
    void feeds_customerDates_whenSomeLeadHasOne() {
        assertThat(data().leads(List.of(
                                lead("L", 1).entered(Stage.CUSTOMER, day(2)).build()))
                        .build()
                        .feeds())
                .contains(Feed.CUSTOMER_DATES);
        assertThat(data().asOf(Instant.parse("2026-01-10T12:00:00Z"))
                        .leads(List.of(
                                lead("L", 1).entered(Stage.CUSTOMER, day(20)).build()))
                        .build()
                        .feeds())
                .doesNotContain(Feed.CUSTOMER_DATES);
    }

    @Test
    void feeds_lacksAndSupplies_theLastWordCounts() {
        assertThat(data().leads(List.of()).lacks(Feed.MQL_DATES).build().feeds())
                .doesNotContain(Feed.MQL_DATES);
        assertThat(data().lacks(Feed.SPEND).supplies(Feed.SPEND).build().feeds())
                .containsExactly(Feed.SPEND);
        assertThat(data().supplies(Feed.SPEND).lacks(Feed.SPEND).build().feeds())
                .isEmpty();
        assertThat(data().build().feeds()).isUnmodifiable();
    }

    @Test
    void calendar_isAFeedUnlessItIsSaidToBeLacking() {
        Policies open = Policies.STANDARD.withCalendar(BusinessCalendar.ALWAYS_OPEN);
        Dataset told = data().lacks(Feed.BUSINESS_CALENDAR).policies(open).build();
        Dataset lacking = data().policies(open).lacks(Feed.BUSINESS_CALENDAR).build();

        assertThat(told.feeds()).contains(Feed.BUSINESS_CALENDAR);
        assertThat(told.toBuilder().policies(Policies.STANDARD).build().feeds()).doesNotContain(Feed.BUSINESS_CALENDAR);
        assertThat(lacking.feeds()).doesNotContain(Feed.BUSINESS_CALENDAR);
        assertThat(lacking.part(List.of(), List.of(), List.of()).feeds()).isEqualTo(lacking.feeds());
        assertThat(lacking.toBuilder().build().feeds()).isEqualTo(lacking.feeds());
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void toBuilder_keepsTheFeeds(Feed feed) {
        Dataset without = data().supplies(Feed.values()).lacks(feed).build();
        Dataset with = data().supplies(feed).build();

        assertThat(without.toBuilder().build().feeds())
                .isEqualTo(without.feeds())
                .hasSize(Feed.values().length - 1);
        assertThat(with.toBuilder().build().feeds()).isEqualTo(Set.of(feed));
    }

    @Test
    void toBuilder_keepsALackingFeed_evenIfRecordsSpeakOfIt() {
        Dataset data = data().leads(
                        List.of(lead("L", 1).entered(Stage.CUSTOMER, day(2)).build()))
                .lacks(Feed.CUSTOMER_DATES)
                .build();

        assertThat(data.feeds()).doesNotContain(Feed.CUSTOMER_DATES);
        assertThat(data.toBuilder().build().feeds()).isEqualTo(data.feeds());
    }

    /** Without it, parts of a dataset that lacks a feed cannot be merged (I-03). */
    @Test
    void toBuilder_withPartOfTheRecords_keepsALackingFeed() {
        Dataset data = data().leads(List.of(lead("L1", 1).build(), lead("L2", 1).build()))
                .lacks(Feed.MQL_DATES)
                .build();

        Dataset part = data.toBuilder().leads(List.of(lead("L1", 1).build())).build();

        assertThat(part.feeds()).isEqualTo(data.feeds());
    }

    /** Absent is told apart from supplied: whoever brings a new kind of record supplies its feed. */
    @Test
    void toBuilder_withAKindOfRecordThatWasNotThere_suppliesItsFeed() {
        Dataset data = data().leads(List.of(lead("L1", 1).build())).build();

        Dataset more = data.toBuilder().traffic(List.of()).build();

        assertThat(more.feeds()).contains(Feed.TRAFFIC).containsAll(data.feeds());
    }

    @Test
    void toBuilder_keepsEverything() {
        Dataset data = data().asOf(Instant.parse("2026-02-10T12:00:00Z"))
                .fx(FxRates.builder()
                        .rate(START, Currency.getInstance("EUR"), Currency.getInstance("USD"), BigDecimal.TEN)
                        .build())
                .policies(Policies.STANDARD.withStallDays(7))
                .stageModel(StageModel.of(List.of("New"), "New", "Won", "Lost"))
                .leads(List.of(lead("L", 1).build()))
                .touches(List.of(
                        Touch.builder("T", day(2), TouchKind.CALL).lead("L").build()))
                .opportunities(List.of(deal("O", 1)
                        .stage(new OpportunityStageChange("Won", day(3), Optional.empty()))
                        .build()))
                .spend(List.of(Spend.builder(DateRange.ofDay(START), Money.of(1, "EUR"), SpendCategory.TOOL)
                        .build()))
                .traffic(List.of(Traffic.builder(DateRange.ofDay(START)).build()))
                .prospects(List.of(Prospect.builder("P", "A").build()))
                .targetAccounts(List.of(TargetAccount.builder("A").build()))
                .enrollments(List.of(Enrollment.builder("P", "s", day(3)).build()))
                .customers(List.of(Customer.builder("C", day(4)).build()))
                .reps(List.of(Rep.builder("ann").build()))
                .build();

        Dataset copy = data.toBuilder().build();

        assertThat(copy.range()).isEqualTo(data.range());
        assertThat(copy.zone()).isEqualTo(data.zone());
        assertThat(copy.asOf()).isEqualTo(data.asOf());
        assertThat(copy.currency()).isEqualTo(data.currency());
        assertThat(copy.policies()).isEqualTo(data.policies());
        assertThat(copy.feeds()).isEqualTo(data.feeds());
        assertThat(copy.journeys()).isEqualTo(data.journeys());
        assertThat(copy.deals()).isEqualTo(data.deals());
        assertThat(copy.deals().get(0).opportunity().status()).isEqualTo(OpportunityStatus.WON);
        assertThat(copy.toBuilder()
                        .opportunities(List.of(deal("O", 1)
                                .stage(new OpportunityStageChange("Lost", day(3), Optional.empty()))
                                .build()))
                        .build()
                        .deals()
                        .get(0)
                        .opportunity()
                        .status())
                .isEqualTo(OpportunityStatus.LOST);
        assertThat(copy.acquisitions()).isEqualTo(data.acquisitions());
        assertThat(copy.touches()).isEqualTo(data.touches());
        assertThat(copy.spend()).isEqualTo(data.spend());
        assertThat(copy.traffic()).isEqualTo(data.traffic());
        assertThat(copy.prospects()).isEqualTo(data.prospects());
        assertThat(copy.targetAccounts()).isEqualTo(data.targetAccounts());
        assertThat(copy.enrollments()).isEqualTo(data.enrollments());
        assertThat(copy.customers()).isEqualTo(data.customers());
        assertThat(copy.reps()).isEqualTo(data.reps());
        assertThat(copy.inReportingCurrency(Money.of(2, "EUR"), START)).contains(Rational.of(20));
    }

    // ---- money and visitors

    @Test
    void inReportingCurrency_byTheRateOfTheDay() {
        Dataset data = data().fx(FxRates.builder()
                        .rate(START, Currency.getInstance("EUR"), Currency.getInstance("USD"), new BigDecimal("1.25"))
                        .build())
                .build();

        assertThat(data.inReportingCurrency(Money.of(4, "USD"), START)).contains(Rational.of(4));
        assertThat(data.inReportingCurrency(Money.of(4, "EUR"), START)).contains(Rational.of(5));
        assertThat(data.inReportingCurrency(Money.of(4, "EUR"), START.minusDays(1)))
                .isEmpty();
        assertThat(data.inReportingCurrency(Money.of(4, "GBP"), START)).isEmpty();
    }

    @Test
    void countsVisitors_ofExactlyARange() {
        DateRange day = DateRange.ofDay(START);
        Traffic visits = Traffic.builder(day).channel("a").visitors(3).build();
        Traffic clicks = Traffic.builder(day).channel("b").clicks(3).build();
        Dataset data = data().traffic(List.of(visits, clicks)).build();

        assertThat(data.countsVisitors(visits.series(), day)).isTrue();
        assertThat(data.countsVisitors(visits.series(), DateRange.ofDay(START.plusDays(1))))
                .isFalse();
        assertThat(data.countsVisitors(clicks.series(), day)).isFalse();
    }

    // ---- problems

    @Test
    void problem_duplicateId_theFirstOneStays() {
        Dataset data = data().leads(List.of(
                        lead("L", 1).channel("a").build(),
                        lead("L", 2).channel("b").build()))
                .opportunities(List.of(deal("O", 1).build(), deal("O", 2).build()))
                .touches(List.of(
                        Touch.builder("T", day(2), TouchKind.CALL).lead("L").build(),
                        Touch.builder("T", day(3), TouchKind.CALL).lead("L").build()))
                .reps(List.of(
                        Rep.builder("R").team("a").build(),
                        Rep.builder("R").team("b").build()))
                .build();

        assertThat(messages(data))
                .containsExactly(
                        "lead L repeats an id, so the first one stays",
                        "opportunity O repeats an id, so the first one stays",
                        "touch T repeats an id, so the first one stays",
                        "rep R repeats an id, so the first one stays");
        assertThat(data.problems()).allMatch(problem -> problem.kind() == ProblemKind.DUPLICATE_ID);
        assertThat(data.journeys()).hasSize(1);
        assertThat(data.journeys().get(0).lead().channel()).contains("a");
        assertThat(data.deals()).hasSize(1);
        assertThat(data.touches()).hasSize(1);
        assertThat(data.rep("R").flatMap(Rep::team)).contains("a");
    }

    @Test
    void problem_duplicateRep_isNoSecondRep() {
        Dataset data = data().reps(
                        List.of(Rep.builder("R").build(), Rep.builder("R").build()))
                .build();

        assertThat(data.reps()).hasSize(1);
    }

    @Test
    void problem_order_ofLeads() {
        Dataset data = data().leads(List.of(
                        lead("L1", 5).entered(Stage.MQL, day(3)).build(),
                        lead("L2", 1)
                                .entered(Stage.MQL, day(9))
                                .entered(Stage.SQL, day(7))
                                .build(),
                        lead("L3", 5).entered(Stage.MQL, day(5)).build()))
                .build();

        assertThat(messages(data))
                .containsExactly(
                        "lead L1 mql is dated 2026-01-03, before its creation at 2026-01-05",
                        "lead L2 sql is dated 2026-01-07, before its mql at 2026-01-09");
        assertThat(data.problems()).allMatch(problem -> problem.kind() == ProblemKind.ORDER);
        assertThat(data.problems().get(0).subject()).isEqualTo("lead L1");
    }

    @Test
    void problem_order_ofOpportunitiesAndTouches() {
        Dataset data = data().leads(List.of(lead("L", 5).build()))
                .opportunities(List.of(
                        deal("O1", 9)
                                .status(OpportunityStatus.LOST)
                                .closedAt(day(8))
                                .build(),
                        deal("O2", 9).qualifiedAt(day(8)).build(),
                        deal("O3", 9)
                                .qualifiedAt(day(9))
                                .status(OpportunityStatus.WON)
                                .closedAt(day(9))
                                .build()))
                .touches(List.of(
                        Touch.builder("T1", day(4), TouchKind.CALL).lead("L").build(),
                        Touch.builder("T2", day(5), TouchKind.CALL).lead("L").build(),
                        Touch.builder("T3", day(1), TouchKind.CALL)
                                .prospect("P")
                                .build()))
                .build();

        assertThat(messages(data))
                .containsExactly(
                        "opportunity O1 close is dated 2026-01-08, before its creation at 2026-01-09",
                        "opportunity O2 qualification is dated 2026-01-08, before its creation at 2026-01-09",
                        "touch T1 contact is dated 2026-01-04, before the creation of its lead at 2026-01-05");
        assertThat(data.problems()).allMatch(problem -> problem.kind() == ProblemKind.ORDER);
    }

    @Test
    void problem_unknownReference() {
        Dataset data = data().leads(List.of(lead("L", 5).build()))
                .opportunities(List.of(
                        deal("O1", 9).lead("M").build(), deal("O2", 9).lead("L").build()))
                .touches(List.of(
                        Touch.builder("T", day(9), TouchKind.CALL).lead("N").build()))
                .build();

        assertThat(messages(data))
                .containsExactly(
                        "opportunity O1 names lead M, which is not there", "touch T names lead N, which is not there");
        assertThat(data.problems()).allMatch(problem -> problem.kind() == ProblemKind.UNKNOWN_REFERENCE);
    }

    @Test
    void problem_missingDate() {
        Dataset data = data().opportunities(List.of(
                        deal("O1", 9).status(OpportunityStatus.WON).build(),
                        deal("O2", 9).status(OpportunityStatus.LOST).build(),
                        deal("O3", 9).build()))
                .build();

        assertThat(messages(data))
                .containsExactly(
                        "opportunity O1 is won without a close date", "opportunity O2 is lost without a close date");
        assertThat(data.problems()).allMatch(problem -> problem.kind() == ProblemKind.MISSING_DATE);
    }

    @Test
    void problem_missingFx() {
        Dataset data = data().opportunities(List.of(
                        deal("O1", 9)
                                .amount(Money.of(5, "EUR"))
                                .qualifiedAt(day(12))
                                .build(),
                        deal("O2", 9)
                                .amount(Money.of(5, "EUR"))
                                .status(OpportunityStatus.WON)
                                .closedAt(day(14))
                                .build(),
                        deal("O3", 9).amount(Money.of(5, "EUR")).build(),
                        deal("O4", 9)
                                .amount(Money.of(5, "USD"))
                                .qualifiedAt(day(12))
                                .build()))
                .spend(List.of(
                        Spend.builder(DateRange.ofDay(START), Money.of(5, "EUR"), SpendCategory.TOOL)
                                .build(),
                        Spend.builder(DateRange.ofDay(START), Money.of(5, "EUR"), SpendCategory.TOOL)
                                .channel("email")
                                .build()))
                .build();

        assertThat(messages(data))
                .containsExactly(
                        "spend of 2026-01-01 has EUR 5.00 and no exchange rate to USD on 2026-01-01",
                        "spend of 2026-01-01 on email has EUR 5.00 and no exchange rate to USD on" + " 2026-01-01",
                        "opportunity O1 has EUR 5.00 and no exchange rate to USD on 2026-01-12",
                        "opportunity O2 has EUR 5.00 and no exchange rate to USD on 2026-01-14");
        assertThat(data.problems()).allMatch(problem -> problem.kind() == ProblemKind.MISSING_FX);
    }

    @Test
    void problem_overlap() {
        Traffic january = Traffic.builder(DateRange.of(START, START.plusMonths(1)))
                .channel("web")
                .campaign("spring")
                .landingPage("/home")
                .clicks(3)
                .build();
        Traffic day = Traffic.builder(DateRange.ofDay(START.plusDays(3)))
                .channel("web")
                .campaign("spring")
                .landingPage("/home")
                .clicks(3)
                .build();
        Traffic later = Traffic.builder(DateRange.ofDay(START.plusMonths(1)))
                .channel("web")
                .campaign("spring")
                .landingPage("/home")
                .sessions(3)
                .build();
        Traffic visitors = day.toBuilder().build();

        Dataset data = data().traffic(List.of(
                        later,
                        day,
                        january,
                        Traffic.builder(day.range()).channel("web").clicks(1).build(),
                        Traffic.builder(visitors.range())
                                .channel("web")
                                .campaign("spring")
                                .landingPage("/home")
                                .visitors(9)
                                .build()))
                .build();

        assertThat(messages(data))
                .containsExactly("traffic of channel web campaign spring landing page /home in 2026-01-04"
                        + " overlaps another record of the same series, and both are counted");
        assertThat(data.problems().get(0).kind()).isEqualTo(ProblemKind.OVERLAP);
    }

    @Test
    void problem_overlap_ofUnnamedSeries() {
        Traffic month = Traffic.builder(DateRange.of(START, START.plusMonths(1)))
                .impressions(3)
                .build();

        assertThat(messages(data().traffic(List.of(month, month)).build()))
                .containsExactly(
                        "traffic of channel (none) in 2026-01-01 through 2026-01-31 overlaps another record of the"
                                + " same series, and both are counted");
        assertThat(messages(data().traffic(List.of(
                                Traffic.builder(month.range()).pageViews(3).build(),
                                Traffic.builder(month.range()).pageViews(3).build()))
                        .build()))
                .hasSize(1);
    }

    @Test
    void problem_enrollment_ofNobodyThere_whereProspectsAreSupplied() {
        Dataset.Builder data = data().leads(List.of(lead("L", 1).build()))
                .enrollments(List.of(
                        Enrollment.builder("L", "s", day(3)).build(),
                        Enrollment.builder("P", "s", day(3)).build(),
                        Enrollment.builder("X", "s", day(3)).exitedAt(day(2)).build()));

        assertThat(messages(data.build()))
                .containsExactly("enrollment of X in s exit is dated 2026-01-02, before its entry at 2026-01-03");
        assertThat(messages(data.prospects(List.of(Prospect.builder("P", "A").build()))
                        .build()))
                .containsExactly(
                        "enrollment of X in s names contact X, which is neither a lead nor a prospect that is there",
                        "enrollment of X in s exit is dated 2026-01-02, before its entry at 2026-01-03");
    }

    @Test
    void problem_rep_activeOnNoDay() {
        LocalDate first = START.plusDays(1);
        Rep.Builder rep = Rep.builder("R").activeFrom(first);

        assertThat(messages(data().reps(List.of(rep.activeTo(first).build())).build()))
                .containsExactly("rep R is active from 2026-01-02 until before 2026-01-02, so on no day");
        assertThat(messages(data().reps(List.of(rep.activeTo(first.plusDays(1)).build()))
                        .build()))
                .isEmpty();
    }

    @Test
    void problem_unknownStage() {
        Dataset data = data().leads(
                        List.of(lead("L", 1).entered(Stage.UNKNOWN, day(3)).build()))
                .build();

        assertThat(messages(data)).containsExactly("lead L entered a stage at 2026-01-03 that maps to none");
        assertThat(data.problems().get(0).kind()).isEqualTo(ProblemKind.UNKNOWN_STAGE);
    }

    @Test
    void problems_ofCleanData_areNone() {
        assertThat(data().leads(List.of(lead("L", 1)
                                .entered(Stage.MQL, day(2))
                                .entered(Stage.SQL, day(2))
                                .build()))
                        .build()
                        .problems())
                .isEmpty();
        assertThat(Arrays.stream(ProblemKind.values())).hasSize(12);
    }
}
