package org.leadkpi.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadkpi.capacity.Floor.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Rep;
import org.leadkpi.model.Seniority;
import org.leadkpi.value.Rational;

/** Evening out loads: spec 6.5. */
class RebalanceTest {

    private static final RebalancePolicy WEEKLY = RebalancePolicy.of(CAPACITY);

    private static RepBook warmBook(String rep, int leads, String... skills) {
        return book(rep, Seniority.MID, 100, skills).with(LeadType.WARM_MQL, leads);
    }

    private static List<Holding> held(String rep, int leads) {
        return IntStream.range(0, leads)
                .mapToObj(i -> Holding.untied(ownedBy(rep, warm(String.format("%s-%03d", rep, i), 60))))
                .toList();
    }

    private static Rebalance propose(RebalancePolicy policy, List<RepBook> books, List<Holding> holdings) {
        return Rebalance.propose(books, holdings, policy, NOW, ZONE);
    }

    private static final List<RepBook> GOLDEN = List.of(warmBook("R1", 120), warmBook("R2", 60), warmBook("R3", 90));

    private static List<Holding> golden() {
        List<Holding> all = new ArrayList<>(held("R1", 120));
        all.addAll(held("R2", 60));
        all.addAll(held("R3", 90));
        return all;
    }

    private static List<Long> counts(Rebalance rebalance) {
        return rebalance.after().stream()
                .map(book -> book.leads().get(LeadType.WARM_MQL))
                .toList();
    }

    @Test
    void golden_withTolerance_stopsAtTheTolerance() {
        Rebalance proposal = propose(WEEKLY, GOLDEN, golden());

        assertThat(proposal.moves())
                .hasSize(20)
                .allMatch(move -> move.from().equals("R1") && move.to().equals("R2"));
        assertThat(counts(proposal)).containsExactly(100L, 80L, 90L);
        assertThat(proposal.gapBefore()).isEqualTo(Rational.of(3, 5));
        assertThat(proposal.gapAfter()).isEqualTo(Rational.of(1, 5));
        assertThat(proposal.isEven()).isTrue();
        assertThat(proposal.moves().get(0)).isEqualTo(new Rebalance.Move("R1-000", "R1", "R2"));
    }

    @Test
    void golden_withoutTolerance_evensOut() {
        Rebalance proposal = propose(WEEKLY.withTolerance(Rational.ZERO), GOLDEN, golden());

        assertThat(proposal.moves()).hasSize(30);
        assertThat(counts(proposal)).containsExactly(90L, 90L, 90L);
    }

    @ParameterizedTest
    @EnumSource
    void leadThatIsTied_staysWhereItIs(Holding.Tie tie) {
        List<Holding> tied = golden().stream()
                .map(holding -> new Holding(holding.lead(), Set.of(tie), Optional.empty()))
                .toList();
        Rebalance proposal = propose(WEEKLY, GOLDEN, tied);

        assertThat(proposal.moves()).isEmpty();
        assertThat(proposal.tied()).isEqualTo(270);
        assertThat(proposal.isEven()).isFalse();
    }

    @Test
    void leadThatWasMoved_restsForAFortnight() {
        assertThat(propose(WEEKLY, GOLDEN, moved(NOW.minus(Duration.ofDays(14)).plusNanos(1)))
                        .moves())
                .isEmpty();
        assertThat(propose(WEEKLY, GOLDEN, moved(NOW.minus(Duration.ofDays(14))))
                        .moves())
                .hasSize(20);
    }

    private static List<Holding> moved(Instant at) {
        return golden().stream()
                .map(holding -> new Holding(holding.lead(), Set.of(), Optional.of(at)))
                .toList();
    }

    @Test
    void leadsThatAreInNoHolding_stay() {
        assertThat(propose(WEEKLY, GOLDEN, held("R1", 5)).moves()).hasSize(5);
        assertThat(propose(WEEKLY, GOLDEN, List.of()).moves()).isEmpty();
    }

    @Test
    void segment_goesOnlyToWhoServesIt() {
        List<RepBook> books =
                List.of(warmBook("A", 90), warmBook("B", 10, "region:US"), warmBook("C", 20, "region:EMEA"));
        List<Holding> emea = IntStream.range(0, 90)
                .mapToObj(i -> Holding.untied(ownedBy(
                        "A",
                        lead("L" + i, LeadType.WARM_MQL, IntentTier.LOW, Optional.empty(), Map.of("region", "EMEA")))))
                .toList();
        Rebalance proposal = propose(WEEKLY, books, emea);

        assertThat(proposal.moves()).isNotEmpty().allMatch(move -> move.to().equals("C"));
        assertThat(proposal.isEven()).isFalse();
        assertThat(proposal.gapAfter()).isLessThan(proposal.gapBefore());
    }

    @Test
    void leadsThatFillMost_goFirst() {
        RepBook full = RepBook.of(Rep.builder("A").build())
                .with(LeadType.COLD_INBOUND, 150)
                .with(LeadType.HOT_SQL, 25);
        RepBook empty = RepBook.of(Rep.builder("B").build());
        List<Holding> held = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            held.add(Holding.untied(ownedBy(
                    "A", lead("a-cold" + i, LeadType.COLD_INBOUND, IntentTier.LOW, Optional.empty(), Map.of()))));
            held.add(Holding.untied(
                    ownedBy("A", lead("hot" + i, LeadType.HOT_SQL, IntentTier.LOW, Optional.empty(), Map.of()))));
        }
        Rebalance proposal = propose(WEEKLY, List.of(full, empty), held);

        // a gap of 1, two fiftieths less with every hot lead
        assertThat(proposal.moves()).hasSize(20).allMatch(move -> move.lead().startsWith("hot"));
    }

    @Test
    void repsWhoAreAwayOrManage_neitherGiveNorGet() {
        List<RepBook> books =
                List.of(warmBook("R1", 120), warmBook("R2", 0).away(NOW.plusSeconds(1)), warmBook("R3", 110));

        assertThat(propose(WEEKLY, books, held("R1", 120)).moves()).isEmpty();
        assertThat(propose(WEEKLY, List.of(), List.of()).gapAfter()).isEqualTo(Rational.ZERO);
    }

    @Test
    void wrongArguments_areRefused() {
        assertThatThrownBy(() -> Holding.untied(warm("L", 60)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lead L is in no book, it has no owner");
        assertThatThrownBy(() -> propose(WEEKLY, List.of(warmBook("R1", 1)), held("R1", 2)))
                .hasMessage("rep R1 has 1 leads of type WARM_MQL in the book, but holds more: lead R1-001");
        assertThatThrownBy(() -> WEEKLY.withTolerance(Rational.of(-1)))
                .hasMessage("tolerance of the rebalance is -1, must not be negative");
        assertThatThrownBy(() -> new RebalancePolicy(CAPACITY, Rational.ZERO, Rational.ZERO, 1))
                .hasMessage("limit of the load is 0, must be above zero");
        assertThatThrownBy(() -> new RebalancePolicy(CAPACITY, Rational.ONE, Rational.ZERO, -1))
                .hasMessage("rest of a moved lead is -1 days, must not be negative");
    }
}
