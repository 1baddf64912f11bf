package org.leadkpi.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadkpi.capacity.Floor.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.Seniority;
import org.leadkpi.scoring.ScoreThresholds;
import org.leadkpi.value.Rational;

/** Who gets which lead: spec 6.4, and the candidate of 4.4. */
class AllocationTest {

    private static final RepBook R1 = book("R1", Seniority.SENIOR, 100);
    private static final RepBook R2 = book("R2", Seniority.JUNIOR, 50);
    private static final RepBook R3 = book("R3", Seniority.SENIOR, 100).away(Instant.MAX);

    private static AllocationReason reason(Allocation allocation, String lead) {
        return allocation.decisions().stream()
                .filter(decision -> decision.lead().id().equals(lead))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    @Test
    void golden_seniorLeadsGoToTheSenior_andOthersToTheLeastUtilized() {
        Allocation allocation =
                allocate(List.of(warm("L1", 85), warm("L2", 80), warm("L3", 81), warm("L4", 40)), R1, R2, R3);

        assertThat(places(allocation)).isEqualTo(Map.of("L1", "R1", "L2", "R2", "L3", "R1", "L4", "automation"));
        assertThat(allocation.assigned())
                .extracting(Decision.Assigned::utilization)
                .containsExactly(Rational.of(1, 100), Rational.of(2, 100), Rational.of(1, 50));
        assertThat(reason(allocation, "L1")).isEqualTo(AllocationReason.SENIOR);
        assertThat(reason(allocation, "L2")).isEqualTo(AllocationReason.LEAST_UTILIZED);
        assertThat(reason(allocation, "L4")).isEqualTo(AllocationReason.UNQUALIFIED);
        assertThat(allocation.after())
                .extracting(RepBook::leads)
                .containsExactly(Map.of(LeadType.WARM_MQL, 2L), Map.of(LeadType.WARM_MQL, 1L), Map.of());
        assertThat(allocation.after().get(0).lastAssignedAt()).contains(NOW);
        assertThat(allocation.after().get(2).lastAssignedAt()).isEmpty();
    }

    @Test
    void automation_takesWhatIsNotQualified_butNeverHighIntent() {
        QueuedLead recycled = new QueuedLead(
                "recycled",
                LeadType.HOT_SQL,
                IntentTier.HIGH,
                Optional.empty(),
                NOW,
                false,
                Optional.empty(),
                Map.of());
        Allocation allocation = allocate(
                List.of(
                        lead("cold", LeadType.COLD_INBOUND, IntentTier.LOW, score(49), Map.of()),
                        lead("cold-50", LeadType.COLD_INBOUND, IntentTier.LOW, score(50), Map.of()),
                        lead("cold-demo", LeadType.COLD_INBOUND, IntentTier.HIGH, score(10), Map.of()),
                        lead("cold-unscored", LeadType.COLD_INBOUND, IntentTier.LOW, Optional.empty(), Map.of()),
                        lead("hot", LeadType.HOT_SQL, IntentTier.LOW, score(10), Map.of()),
                        lead("product", LeadType.PQL, IntentTier.LOW, score(10), Map.of()),
                        recycled),
                R1);

        assertThat(allocation.automated())
                .extracting(decision -> decision.lead().id())
                .containsExactlyInAnyOrder("cold", "recycled");
        assertThat(reason(allocation, "cold")).isEqualTo(AllocationReason.COLD_BELOW_THRESHOLD);
        assertThat(reason(allocation, "recycled")).isEqualTo(AllocationReason.UNQUALIFIED);
        assertThat(allocation.assigned()).hasSize(5);
    }

    @Test
    void thresholdsOfAModel_decideWhoIsForSeniorsAndWhoForAutomation() {
        AllocationPolicy strict = POLICY.with(new ScoreThresholds(Rational.of(90), Optional.of(Rational.of(70))));
        AllocationPolicy open = POLICY.with(new ScoreThresholds(Rational.of(90), Optional.empty()));
        QueuedLead warm = lead("L", LeadType.COLD_INBOUND, IntentTier.LOW, score(69), Map.of());
        QueuedLead worst = lead("L", LeadType.COLD_INBOUND, IntentTier.LOW, score(0), Map.of());
        QueuedLead good = lead("L", LeadType.COLD_INBOUND, IntentTier.LOW, score(90), Map.of());

        assertThat(strict.isForAutomation(warm)).isTrue();
        assertThat(POLICY.isForAutomation(warm)).isFalse();
        assertThat(open.isForAutomation(worst)).isFalse();
        assertThat(POLICY.isForSenior(good)).isTrue();
        assertThat(strict.isForSenior(good)).isFalse();
    }

    @Test
    void leads_areWorkedOffByIntentScoreAgeAndId() {
        QueuedLead older = new QueuedLead(
                "z-older",
                LeadType.WARM_MQL,
                IntentTier.LOW,
                score(60),
                NOW.minusSeconds(1),
                true,
                Optional.empty(),
                Map.of());
        Allocation allocation = allocate(
                List.of(
                        lead("b", LeadType.WARM_MQL, IntentTier.LOW, score(60), Map.of()),
                        lead("a", LeadType.WARM_MQL, IntentTier.LOW, score(60), Map.of()),
                        lead("unscored", LeadType.WARM_MQL, IntentTier.LOW, Optional.empty(), Map.of()),
                        lead("best", LeadType.WARM_MQL, IntentTier.LOW, score(70), Map.of()),
                        lead("demo", LeadType.WARM_MQL, IntentTier.HIGH, score(50), Map.of()),
                        older),
                R1);

        assertThat(allocation.decisions())
                .extracting(decision -> decision.lead().id())
                .containsExactly("demo", "best", "z-older", "a", "b", "unscored");
    }

    @Test
    void score80_isNotForASenior() {
        assertThat(places(allocate(
                        List.of(warm("L", 80)), book("A", Seniority.JUNIOR, 50), book("B", Seniority.SENIOR, 50))))
                .containsEntry("L", "A");
        assertThat(places(allocate(
                        List.of(warm("L", 81)), book("A", Seniority.JUNIOR, 50), book("B", Seniority.SENIOR, 50))))
                .containsEntry("L", "B");
    }

    @Test
    void seniorWithoutRoom_leavesTheLeadToAnother_andThenToTheManager() {
        Allocation allocation = allocate(
                List.of(warm("L1", 90), warm("L2", 89), warm("L3", 88)),
                book("S", Seniority.SENIOR, 1),
                book("J", Seniority.JUNIOR, 1));

        assertThat(places(allocation)).isEqualTo(Map.of("L1", "S", "L2", "J", "L3", "manager"));
        assertThat(reason(allocation, "L2")).isEqualTo(AllocationReason.NO_SENIOR);
        assertThat(reason(allocation, "L3")).isEqualTo(AllocationReason.NO_ROOM);
        assertThat(allocation.overflow()).hasSize(1);
    }

    @Test
    void skills_decideWhoMayHaveALead_andBreakTies() {
        QueuedLead emea =
                lead("L", LeadType.WARM_MQL, IntentTier.MEDIUM, score(60), Map.of("Region", "EMEA", "size", "9"));

        assertThat(places(allocate(
                        List.of(emea), book("A", Seniority.MID, 50), book("B", Seniority.MID, 50, "region:emea"))))
                .containsEntry("L", "B");
        assertThat(places(allocate(
                        List.of(emea), book("A", Seniority.MID, 50), book("B", Seniority.MID, 49, "region:emea"))))
                .as("the load goes before the skill")
                .containsEntry("L", "A");
        Allocation none = allocate(List.of(emea), book("A", Seniority.MID, 50, "region:US"));
        assertThat(places(none)).containsEntry("L", "manager");
        assertThat(reason(none, "L")).isEqualTo(AllocationReason.NO_SKILL);
        assertThat(places(allocate(List.of(warm("L", 60)), book("A", Seniority.MID, 50, "region:US"))))
                .as("a lead without a region is served by everybody")
                .containsEntry("L", "A");
    }

    @Test
    void kindOfASkill_isWrittenWithDashOrUnderscore() {
        QueuedLead large = lead("L", LeadType.WARM_MQL, IntentTier.MEDIUM, score(60), Map.of("deal_size", "Large"));
        Allocation allocation = allocate(List.of(large), book("A", Seniority.MID, 50, "deal-size: large", "fluent"));

        assertThat(allocation.assigned())
                .extracting(Decision.Assigned::specificity)
                .containsExactly(1);
    }

    @Test
    void strictSegment_asksForTheWholeSegment() {
        QueuedLead lead = lead(
                "L", LeadType.WARM_MQL, IntentTier.MEDIUM, score(60), Map.of("region", "EMEA", "industry", "retail"));
        List<RepBook> reps = List.of(
                book("A", Seniority.MID, 50),
                book("B", Seniority.MID, 50, "region:EMEA"),
                book("C", Seniority.MID, 10, "region:EMEA", "industry:retail"));
        AllocationPolicy strict = POLICY.with(AllocationMode.STRICT_SEGMENT);

        assertThat(Floor.place(Allocation.next(lead, reps, POLICY, NOW, ZONE))).isEqualTo("B");
        assertThat(Floor.place(Allocation.next(lead, reps, strict, NOW, ZONE))).isEqualTo("C");
        assertThat(Allocation.next(lead, reps.subList(0, 2), strict, NOW, ZONE).reason())
                .as("nobody names an industry, so it is no part of the segment")
                .isEqualTo(AllocationReason.LEAST_UTILIZED);
        assertThat(Allocation.next(
                                lead, List.of(reps.get(0), book("D", Seniority.MID, 9, "region:US")), strict, NOW, ZONE)
                        .reason())
                .isEqualTo(AllocationReason.NO_SKILL);
    }

    @Test
    void roundRobin_goesByTurns() {
        RepBook recent = new RepBook(R1.rep(), Map.of(), Optional.of(NOW.minusSeconds(60)), Optional.empty());
        RepBook earlier = new RepBook(
                R2.rep(), Map.of(LeadType.WARM_MQL, 40L), Optional.of(NOW.minusSeconds(120)), Optional.empty());
        Allocation allocation = Allocation.of(
                List.of(warm("a", 60), warm("b", 60), warm("c", 60), warm("d", 60)),
                List.of(recent, earlier),
                POLICY.with(AllocationMode.ROUND_ROBIN),
                NOW,
                ZONE);

        assertThat(places(allocation)).isEqualTo(Map.of("a", "R2", "b", "R1", "c", "R2", "d", "R1"));
        assertThat(reason(allocation, "a")).isEqualTo(AllocationReason.IN_TURN);
    }

    @Test
    void repWhoIsAway_getsOnlyWhatCanWait() {
        RepBook tomorrow = R1.away(NOW.plusSeconds(86_400));
        RepBook nextWeek = R2.away(NOW.plusSeconds(7 * 86_400));
        QueuedLead canWait = lead("L", LeadType.WARM_MQL, IntentTier.LOW, score(60), Map.of());

        assertThat(places(allocate(List.of(canWait), tomorrow, nextWeek))).containsEntry("L", "R1");
        assertThat(reason(allocate(List.of(canWait), tomorrow, nextWeek), "L"))
                .isEqualTo(AllocationReason.NEXT_AVAILABLE);
        assertThat(reason(allocate(List.of(canWait), R3), "L")).isEqualTo(AllocationReason.NOBODY_THERE);
        assertThat(reason(allocate(List.of(warm("L", 60)), tomorrow), "L")).isEqualTo(AllocationReason.NOBODY_THERE);
        assertThat(places(allocate(List.of(warm("L", 60)), R1.away(NOW)))).containsEntry("L", "R1");
    }

    @Test
    void managersAndRepsWhoLeftOrHaveNotBegun_getNothing() {
        LocalDate today = LocalDate.of(2026, 3, 10);
        Rep manager = Rep.builder("M").role(RepRole.MANAGER).build();
        Rep left = Rep.builder("gone").activeTo(today).build();
        Rep begins = Rep.builder("new").activeFrom(today.plusDays(1)).build();
        Allocation allocation =
                allocate(List.of(warm("L", 60)), RepBook.of(manager), RepBook.of(left), RepBook.of(begins));

        assertThat(reason(allocation, "L")).isEqualTo(AllocationReason.NO_REP);
        assertThat(places(allocate(
                        List.of(warm("L", 60)),
                        RepBook.of(left.toBuilder().activeTo(today.plusDays(1)).build()))))
                .containsEntry("L", "gone");
    }

    // ---- a lead that waits too long for its owner (spec 4.4)

    @Test
    void escalatedLead_goesToAnotherRep_elseToTheManager() {
        QueuedLead waiting = ownedBy("R1", lead("L", LeadType.HOT_SQL, IntentTier.HIGH, score(90), Map.of()));

        assertThat(Allocation.next(waiting, List.of(R1, R2, R3), POLICY, NOW, ZONE))
                .isEqualTo(new Decision.Assigned(waiting, AllocationReason.NO_SENIOR, "R2", Rational.of(1, 50), 0));
        assertThat(Allocation.next(waiting, List.of(R1, R3), POLICY, NOW, ZONE))
                .isEqualTo(new Decision.Overflow(waiting, AllocationReason.NOBODY_THERE));
        assertThat(Allocation.next(waiting, List.of(R1), POLICY, NOW, ZONE))
                .isEqualTo(new Decision.Overflow(waiting, AllocationReason.NO_REP));
    }

    @Test
    void escalatedLeads_areSpreadOverTheOthers() {
        List<QueuedLead> waiting =
                List.of(ownedBy("A", warm("1", 60)), ownedBy("A", warm("2", 60)), ownedBy("B", warm("3", 60)));

        assertThat(places(allocate(
                        waiting,
                        book("A", Seniority.MID, 10),
                        book("B", Seniority.MID, 10),
                        book("C", Seniority.MID, 10))))
                .isEqualTo(Map.of("1", "B", "2", "C", "3", "A"));
    }

    @Test
    void leadThatHasAnOwner_isNotAutomated() {
        assertThat(Allocation.next(ownedBy("R1", warm("L", 10)), List.of(R1, R2), POLICY, NOW, ZONE))
                .isInstanceOf(Decision.Assigned.class);
    }

    // ---- caps and quotas

    @Test
    void mixedBook_fillsAMonthTogether() {
        RepBook halfFull = RepBook.of(Rep.builder("R").build()).with(LeadType.COLD_INBOUND, 150);
        List<QueuedLead> sqls = IntStream.range(0, 30)
                .mapToObj(i -> lead("S" + i, LeadType.HOT_SQL, IntentTier.HIGH, Optional.empty(), Map.of()))
                .toList();
        Allocation allocation = allocate(sqls, halfFull);

        assertThat(allocation.assigned()).hasSize(25); // 150/300 + 25/50 = 1
        assertThat(allocation.overflow()).hasSize(5);
        assertThat(Allocation.of(sqls, List.of(halfFull), POLICY.withLimit(Rational.parse("1.1")), NOW, ZONE)
                        .assigned())
                .hasSize(30);
    }

    @Test
    void quotaOf45AMonth_isOneOrTwoADay_and45InTheEnd() {
        RepBook book = book("R", Seniority.MID, 45);
        List<Integer> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2026, 4, 1); day.getMonthValue() == 4; day = day.plusDays(1)) {
            List<QueuedLead> plenty = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                plenty.add(warm(day + "-" + i, 60));
            }
            Allocation allocation = Allocation.of(
                    plenty,
                    List.of(book),
                    POLICY.pacedFor(day),
                    day.atStartOfDay(ZONE).toInstant(),
                    ZONE);
            book = allocation.after().get(0);
            days.add(allocation.assigned().size());
        }

        assertThat(days).hasSize(30).containsOnly(1, 2);
        assertThat(days.stream().mapToInt(day -> day).sum()).isEqualTo(45); // wrong: 30 of one a day, 60 of two
    }

    @Test
    void leadOrRepNamedTwice_isRefused() {
        assertThatThrownBy(() -> allocate(List.of(warm("L", 1), warm("L", 2)), R1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lead L is named twice");
        assertThatThrownBy(() -> allocate(List.of(), R1, R1)).hasMessage("rep R1 is named twice");
        assertThatThrownBy(() -> POLICY.withLimit(Rational.ZERO))
                .hasMessage("limit of the load is 0, must be above zero");
        assertThatThrownBy(() -> R1.with(LeadType.PQL, -1))
                .hasMessage("rep R1 has -1 leads of type PQL, must not be negative");
    }

    private static Optional<Rational> score(int score) {
        return Optional.of(Rational.of(score));
    }
}
