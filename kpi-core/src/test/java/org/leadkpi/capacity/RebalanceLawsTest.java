package org.leadkpi.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.capacity.Floor.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Seniority;
import org.leadkpi.value.Rational;

/** What holds for every rebalance, and that no fewer moves do. */
class RebalanceLawsTest {

    private static RebalancePolicy anyPolicy(Random random) {
        return new RebalancePolicy(
                CAPACITY, Rational.of(2 + random.nextInt(3), 2), Rational.of(random.nextInt(4), 10), 14);
    }

    private static List<RepBook> anyBooks(Random random, List<Holding> held) {
        List<RepBook> books = new ArrayList<>();
        int id = 0;
        for (RepBook rep : randomReps(random, 6)) {
            RepBook book = rep;
            Map<LeadType, Long> counts = new HashMap<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                LeadType type = anyOf(random, LeadType.values());
                counts.merge(type, 1L, Long::sum);
                Map<String, String> segment = random.nextBoolean() ? Map.of("region", "a") : Map.of();
                QueuedLead lead =
                        ownedBy(rep.rep().id(), lead("L" + id++, type, IntentTier.LOW, Optional.empty(), segment));
                held.add(new Holding(
                        lead,
                        random.nextInt(3) == 0 ? Set.of(Holding.Tie.TOUCHED) : Set.of(),
                        random.nextInt(3) == 0
                                ? Optional.of(NOW.minusSeconds(86_400L * random.nextInt(20)))
                                : Optional.empty()));
            }
            for (Map.Entry<LeadType, Long> count : counts.entrySet()) {
                book = book.with(count.getKey(), count.getValue());
            }
            books.add(book);
        }
        return books;
    }

    private static Rational highest(List<RepBook> books) {
        return books.stream().map(book -> book.load(CAPACITY).againstUpper()).reduce(Rational.ZERO, Rational::max);
    }

    @Property(tries = 500)
    void highestUtilization_neverRises_andNoLeadIsLost(@ForAll Random random) {
        List<Holding> held = new ArrayList<>();
        List<RepBook> books = anyBooks(random, held);
        Rebalance proposal = Rebalance.propose(books, held, anyPolicy(random), NOW, ZONE);

        assertThat(highest(proposal.after())).isLessThanOrEqualTo(highest(proposal.before()));
        assertThat(total(proposal.after())).isEqualTo(total(proposal.before()));
        assertThat(proposal.moves()).doesNotHaveDuplicates();
        assertThat(proposal.moves()).extracting(Rebalance.Move::lead).doesNotHaveDuplicates();
    }

    private static Map<LeadType, Long> total(List<RepBook> books) {
        Map<LeadType, Long> total = new HashMap<>();
        books.forEach(book -> book.leads().forEach((type, count) -> total.merge(type, count, Long::sum)));
        return total;
    }

    @Property(tries = 500)
    void moves_areLegal(@ForAll Random random) {
        List<Holding> held = new ArrayList<>();
        List<RepBook> books = anyBooks(random, held);
        RebalancePolicy policy = anyPolicy(random);
        Rebalance proposal = Rebalance.propose(books, held, policy, NOW, ZONE);
        Map<String, Holding> byLead = new HashMap<>();
        held.forEach(holding -> byLead.put(holding.lead().id(), holding));
        Map<String, RepBook> after = new HashMap<>();
        proposal.after().forEach(book -> after.put(book.rep().id(), book));

        for (Rebalance.Move move : proposal.moves()) {
            Holding holding = byLead.get(move.lead());
            assertThat(holding.ties()).isEmpty();
            holding.movedAt().ifPresent(at -> assertThat(at).isBeforeOrEqualTo(NOW.minusSeconds(14 * 86_400)));
            assertThat(holding.lead().owner()).contains(move.from());
            RepBook taker = after.get(move.to());
            assertThat(taker.load(CAPACITY).againstUpper()).isLessThanOrEqualTo(policy.limit());
            if (holding.lead().segment().containsKey("region")) {
                List<String> regions = taker.rep().skills().stream()
                        .filter(skill -> skill.startsWith("region:"))
                        .toList();
                assertThat(regions.isEmpty() || regions.contains("region:a")).isTrue();
            }
        }
    }

    @Property(tries = 500)
    void secondRun_proposesNothing(@ForAll Random random) {
        List<Holding> held = new ArrayList<>();
        List<RepBook> books = anyBooks(random, held);
        RebalancePolicy policy = anyPolicy(random);
        Rebalance first = Rebalance.propose(books, held, policy, NOW, ZONE);
        Map<String, String> moved = new HashMap<>();
        first.moves().forEach(move -> moved.put(move.lead(), move.to()));
        List<Holding> later = held.stream()
                .map(holding -> moved.containsKey(holding.lead().id())
                        ? new Holding(
                                ownedBy(moved.get(holding.lead().id()), holding.lead()),
                                holding.ties(),
                                Optional.of(NOW))
                        : holding)
                .toList();

        assertThat(Rebalance.propose(first.after(), later, policy, NOW, ZONE).moves())
                .isEmpty();
    }

    @Property(tries = 300)
    void order_neverMatters(@ForAll Random random) {
        List<Holding> held = new ArrayList<>();
        List<RepBook> books = anyBooks(random, held);
        RebalancePolicy policy = anyPolicy(random);

        assertThat(Rebalance.propose(shuffled(books, random), shuffled(held, random), policy, NOW, ZONE))
                .isEqualTo(Rebalance.propose(books, held, policy, NOW, ZONE));
    }

    // ---- the fewest moves

    /** Every distribution of up to 6 leads to each of three reps who can carry alike, at every tolerance that matters. */
    @Test
    void ofRepsWhoCarryAlike_noFewerMovesDo() {
        int compared = 0;
        for (int capacity : new int[] {3, 6}) {
            for (int tolerance = 0; tolerance <= 3; tolerance++) {
                for (int a = 0; a <= 6; a++) {
                    for (int b = 0; b <= 6; b++) {
                        for (int c = 0; c <= 6; c++) {
                            assertFewest(new int[] {a, b, c}, new int[] {capacity, capacity, capacity}, tolerance);
                            compared++;
                        }
                    }
                }
            }
        }
        assertThat(compared).isEqualTo(2 * 4 * 343);
    }

    private static void assertFewest(int[] leads, int[] capacities, int tolerance) {
        Rebalance proposal = propose(leads, capacities, Rational.of(tolerance, 6));

        assertThat(proposal.isEven() ? Optional.of(proposal.moves().size()) : Optional.empty())
                .as("%s leads of reps who carry %s, tolerance %s/6", leads, capacities, tolerance)
                .isEqualTo(fewest(leads, capacities, Rational.of(tolerance, 6)));
    }

    private static Rebalance propose(int[] leads, int[] capacities, Rational tolerance) {
        List<RepBook> books = new ArrayList<>();
        List<Holding> held = new ArrayList<>();
        for (int rep = 0; rep < leads.length; rep++) {
            books.add(book("R" + rep, Seniority.MID, capacities[rep]).with(LeadType.WARM_MQL, leads[rep]));
            for (int i = 0; i < leads[rep]; i++) {
                held.add(Holding.untied(ownedBy("R" + rep, warm("R" + rep + "-" + i, 60))));
            }
        }
        return Rebalance.propose(
                books, held, new RebalancePolicy(CAPACITY, Rational.of(100), tolerance, 14), NOW, ZONE);
    }

    /** Looks at everything that one move makes, then two, and so on. */
    private static Optional<Integer> fewest(int[] leads, int[] capacities, Rational tolerance) {
        Set<List<Integer>> seen = new HashSet<>();
        List<Integer> start = new ArrayList<>();
        for (int count : leads) {
            start.add(count);
        }
        Set<List<Integer>> reached = Set.of(start);
        for (int moves = 0; !reached.isEmpty(); moves++) {
            Set<List<Integer>> next = new HashSet<>();
            for (List<Integer> state : reached) {
                if (isEven(state, capacities, tolerance)) {
                    return Optional.of(moves);
                }
                for (int from = 0; from < leads.length; from++) {
                    for (int to = 0; to < leads.length && state.get(from) > 0; to++) {
                        List<Integer> moved = new ArrayList<>(state);
                        moved.set(from, state.get(from) - 1);
                        moved.set(to, moved.get(to) + 1);
                        if (seen.add(moved)) {
                            next.add(moved);
                        }
                    }
                }
            }
            reached = next;
        }
        return Optional.empty();
    }

    private static boolean isEven(List<Integer> leads, int[] capacities, Rational tolerance) {
        Rational least = Rational.of(leads.get(0), capacities[0]);
        Rational most = least;
        for (int rep = 1; rep < leads.size(); rep++) {
            Rational load = Rational.of(leads.get(rep), capacities[rep]);
            least = least.min(load);
            most = most.max(load);
        }
        return most.minus(least).compareTo(tolerance) <= 0;
    }

    /** Where reps carry unlike, a lead weighs differently with each of them, and one move more than needed can happen. */
    @Test
    void ofRepsWhoCarryUnlike_oneMoveMoreIsTheMost() {
        Random random = new Random(1);
        int even = 0;
        int fewest = 0;
        for (int i = 0; i < 1_000; i++) {
            int[] capacities = {5 + random.nextInt(9), 5 + random.nextInt(9), 5 + random.nextInt(9)};
            int[] leads = {random.nextInt(14), random.nextInt(14), random.nextInt(14)};
            Rational tolerance = Rational.of(random.nextInt(4), 10);
            Rebalance proposal = propose(leads, capacities, tolerance);
            if (proposal.isEven()) {
                int least = fewest(leads, capacities, tolerance).orElseThrow();
                assertThat(proposal.moves()).hasSizeBetween(least, least + 1);
                fewest += proposal.moves().size() == least ? 1 : 0;
                even++;
            }
        }
        assertThat(even).isGreaterThan(500);
        assertThat(fewest).isGreaterThan(even * 99 / 100);
    }
}
