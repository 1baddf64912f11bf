package org.leadkpi.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.capacity.Floor.NOW;
import static org.leadkpi.capacity.Floor.ZONE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Seniority;
import org.leadkpi.value.Rational;

/** What holds however leads and reps are. */
class AllocationLawsTest {

    private static final int LEADS = 40;
    private static final int REPS = 6;

    private static AllocationPolicy anyPolicy(Random random) {
        return Floor.POLICY
                .with(Floor.anyOf(random, AllocationMode.values()))
                .withLimit(Rational.of(1 + random.nextInt(4), 3));
    }

    @Property(tries = 300)
    void everyLead_goesToExactlyOnePlace(@ForAll Random random) {
        List<QueuedLead> leads = Floor.randomLeads(random, LEADS);
        Allocation allocation = Allocation.of(leads, Floor.randomReps(random, REPS), anyPolicy(random), NOW, ZONE);

        assertThat(allocation.decisions()).extracting(Decision::lead).containsExactlyInAnyOrderElementsOf(leads);
        assertThat(allocation.assigned().size()
                        + allocation.automated().size()
                        + allocation.overflow().size())
                .isEqualTo(leads.size());
    }

    @Property(tries = 300)
    void caps_areRespected(@ForAll Random random) {
        AllocationPolicy policy = anyPolicy(random);
        Allocation allocation =
                Allocation.of(Floor.randomLeads(random, LEADS), Floor.randomReps(random, REPS), policy, NOW, ZONE);
        Set<String> receivers =
                allocation.assigned().stream().map(Decision.Assigned::rep).collect(Collectors.toSet());

        for (RepBook book : allocation.after()) {
            if (receivers.contains(book.rep().id())) {
                LoadBands bands = policy.capacity().of(book.rep());
                assertThat(book.load(policy.capacity()).againstUpper()).isLessThanOrEqualTo(policy.limit());
                book.leads()
                        .forEach((type, count) -> assertThat(Rational.of(count))
                                .isLessThanOrEqualTo(bands.of(type).upper().times(policy.limit())));
            }
        }
    }

    @Property(tries = 300)
    void order_neverMatters(@ForAll Random random) {
        List<QueuedLead> leads = Floor.randomLeads(random, LEADS);
        List<RepBook> reps = Floor.randomReps(random, REPS);
        AllocationPolicy policy = anyPolicy(random);

        assertThat(Allocation.of(Floor.shuffled(leads, random), Floor.shuffled(reps, random), policy, NOW, ZONE))
                .isEqualTo(Allocation.of(leads, reps, policy, NOW, ZONE));
    }

    @Property(tries = 300)
    void oneLeadMoreAtTheEnd_changesNothingForTheOthers(@ForAll Random random) {
        List<QueuedLead> leads = Floor.randomLeads(random, LEADS);
        List<RepBook> reps = Floor.randomReps(random, REPS);
        List<QueuedLead> more = new ArrayList<>(leads);
        more.add(Floor.lead("last", LeadType.HOT_SQL, IntentTier.UNKNOWN, Optional.empty(), Map.of()));
        AllocationPolicy policy = anyPolicy(random);
        Map<String, String> after = Floor.places(Allocation.of(more, reps, policy, NOW, ZONE));
        after.remove("last");

        assertThat(after).isEqualTo(Floor.places(Allocation.of(leads, reps, policy, NOW, ZONE)));
    }

    @Property(tries = 500)
    void allocation_isThatOfAPlainLoop(@ForAll Random random) {
        List<QueuedLead> leads = Floor.randomLeads(random, LEADS);
        List<RepBook> reps = Floor.randomReps(random, REPS);
        AllocationPolicy policy = anyPolicy(random);

        assertThat(Floor.places(Allocation.of(leads, reps, policy, NOW, ZONE)))
                .isEqualTo(new PlainLoop(reps, policy).places(leads));
    }

    @Property(tries = 300)
    void nextLead_isThatOfAnAllocationOfItAlone(@ForAll Random random) {
        List<RepBook> reps = Floor.randomReps(random, REPS);
        AllocationPolicy policy = anyPolicy(random);
        for (QueuedLead lead : Floor.randomLeads(random, 5)) {
            assertThat(Floor.place(Allocation.next(lead, reps, policy, NOW, ZONE)))
                    .isEqualTo(new PlainLoop(reps, policy).places(List.of(lead)).get(lead.id()));
        }
    }

    /** The algorithm as it is told: for every lead, look at every rep. */
    private static final class PlainLoop {
        private final List<RepBook> reps;
        private final AllocationPolicy policy;
        private final Map<String, Map<LeadType, Long>> leads = new HashMap<>();
        private final Map<String, Long> turns = new HashMap<>();
        private final Set<String> kinds;
        private long turn;

        PlainLoop(List<RepBook> reps, AllocationPolicy policy) {
            LocalDate today = NOW.atZone(ZONE).toLocalDate();
            this.reps = reps.stream().filter(book -> book.isStaffed(today)).toList();
            this.policy = policy;
            this.kinds = this.reps.stream()
                    .flatMap(book -> book.rep().skills().stream())
                    .map(skill -> skill.substring(0, skill.indexOf(':')))
                    .collect(Collectors.toSet());
            for (RepBook book : reps) {
                leads.put(book.rep().id(), new EnumMap<>(LeadType.class));
                leads.get(book.rep().id()).putAll(book.leads());
                turns.put(
                        book.rep().id(),
                        book.lastAssignedAt().map(Instant::getEpochSecond).orElse(0L));
            }
            turn = NOW.getEpochSecond();
        }

        Map<String, String> places(List<QueuedLead> queue) {
            Map<String, String> places = new TreeMap<>();
            List<QueuedLead> ordered = new ArrayList<>(queue);
            ordered.sort(Comparator.comparing(QueuedLead::tier)
                    .thenComparing(lead -> lead.score().map(Rational::negate).orElse(Rational.ONE))
                    .thenComparing(QueuedLead::createdAt)
                    .thenComparing(QueuedLead::id));
            for (QueuedLead lead : ordered) {
                places.put(lead.id(), place(lead));
            }
            return places;
        }

        private String place(QueuedLead lead) {
            boolean unqualified = !lead.qualified()
                    || (lead.score().isPresent()
                            && lead.score().get().compareTo(Rational.of(50)) < 0
                            && lead.tier() != IntentTier.HIGH
                            && lead.type() != LeadType.HOT_SQL
                            && lead.type() != LeadType.PQL);
            if (unqualified && lead.owner().isEmpty()) {
                return "automation";
            }
            List<RepBook> may = reps.stream()
                    .filter(book -> !lead.owner().equals(Optional.of(book.rep().id())))
                    .filter(book -> specificity(book, lead) >= 0)
                    .filter(book -> after(book, lead).compareTo(policy.limit()) <= 0)
                    .toList();
            List<RepBook> there = may.stream()
                    .filter(book -> !book.awayUntil().orElse(NOW).isAfter(NOW))
                    .toList();
            List<RepBook> later = lead.tier() != IntentTier.LOW
                    ? List.of()
                    : may.stream()
                            .filter(book -> !there.contains(book))
                            .filter(book -> !book.awayUntil().equals(Optional.of(Instant.MAX)))
                            .toList();
            boolean senior = lead.score().orElse(Rational.ZERO).compareTo(Rational.of(80)) > 0;
            Optional<RepBook> chosen = Stream.of(
                            senior ? seniors(there) : List.<RepBook>of(),
                            there,
                            senior ? seniors(later) : List.<RepBook>of(),
                            later)
                    .filter(pool -> !pool.isEmpty())
                    .findFirst()
                    .flatMap(pool -> pool.stream().min(order(lead, pool.equals(there) || there.containsAll(pool))));
            if (chosen.isEmpty()) {
                return "manager";
            }
            String id = chosen.get().rep().id();
            leads.get(id).merge(lead.type(), 1L, Long::sum);
            turns.put(id, ++turn);
            return id;
        }

        private static List<RepBook> seniors(List<RepBook> books) {
            return books.stream()
                    .filter(book -> book.rep().seniority() == Seniority.SENIOR)
                    .toList();
        }

        private Comparator<RepBook> order(QueuedLead lead, boolean there) {
            Comparator<RepBook> back =
                    Comparator.comparing(book -> there ? NOW : book.awayUntil().orElse(NOW));
            Comparator<RepBook> byTurn = Comparator.<RepBook, Long>comparing(
                            book -> turns.get(book.rep().id()))
                    .thenComparing(book -> book.rep().id());
            if (policy.mode() == AllocationMode.ROUND_ROBIN) {
                return back.thenComparing(byTurn);
            }
            return back.thenComparing(book -> after(book, lead))
                    .thenComparing(book -> -specificity(book, lead))
                    .thenComparing(byTurn);
        }

        private Rational after(RepBook book, QueuedLead lead) {
            Map<LeadType, Long> more = new EnumMap<>(LeadType.class);
            more.putAll(leads.get(book.rep().id()));
            more.merge(lead.type(), 1L, Long::sum);
            return Load.of(more, policy.capacity().of(book.rep())).againstUpper();
        }

        private int specificity(RepBook book, QueuedLead lead) {
            int matched = 0;
            int asked = 0;
            for (Map.Entry<String, String> part : lead.segment().entrySet()) {
                List<String> named = book.rep().skills().stream()
                        .filter(skill -> skill.startsWith(part.getKey() + ":"))
                        .toList();
                asked += kinds.contains(part.getKey()) ? 1 : 0;
                if (named.contains(part.getKey() + ":" + part.getValue())) {
                    matched++;
                } else if (!named.isEmpty()) {
                    return -1;
                }
            }
            return policy.mode() == AllocationMode.STRICT_SEGMENT && matched < asked ? -1 : matched;
        }
    }
}
