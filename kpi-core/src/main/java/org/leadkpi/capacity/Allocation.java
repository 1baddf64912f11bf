package org.leadkpi.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.LeadType;

/**
 * Which rep gets which lead.
 *
 * <ol>
 *   <li>Leads that are not qualified go to automation, and so do those scored below the threshold unless their intent is high.
 *   <li>The others are worked off by intent, score, time of creation and id.
 *   <li>A lead may go to a rep who is active and there, and serves its segment: names its region, industry, deal size, … among the
 *       skills, or none of that kind. A lead of low intent can wait for a rep who is away. A score above the threshold asks for a
 *       senior rep if one of them has room.
 *   <li>The {@linkplain AllocationMode mode} chooses among them.
 *   <li>No rep gets more than the limit of what they can carry. A lead that nobody has room for goes to the manager.
 * </ol>
 *
 * <p>Every lead goes to exactly one place. The order of the input does not matter.
 *
 * @param decisions where each lead goes: those to automation first, then as they were worked off
 * @param before the books before, in order of the ids of the reps
 * @param after the books after, in the same order
 * @since 0.1
 */
public record Allocation(List<Decision> decisions, List<RepBook> before, List<RepBook> after) {

    /**
     * Copies.
     *
     * @param decisions where each lead goes: those to automation first, then as they were worked off
     * @param before the books before, in order of the ids of the reps
     * @param after the books after, in the same order
     */
    public Allocation {
        decisions = List.copyOf(decisions);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * Hands out leads.
     *
     * @param leads the leads, in any order; one that has an owner goes to somebody else
     * @param reps the reps, in any order
     * @param policy the choices
     * @param asOf when
     * @param zone the zone whose days tell who is active
     * @return where each lead goes
     * @throws IllegalArgumentException if a lead or a rep is named twice
     */
    public static Allocation of(
            Collection<QueuedLead> leads,
            Collection<RepBook> reps,
            AllocationPolicy policy,
            Instant asOf,
            ZoneId zone) {
        List<RepBook> books = ordered(reps);
        List<QueuedLead> queue = new ArrayList<>(leads);
        requireUnique("lead", queue.stream().map(QueuedLead::id).toList());
        queue.sort(QueuedLead.BY_URGENCY);
        List<Decision> decisions = new ArrayList<>();
        for (QueuedLead lead : queue) {
            if (policy.isForAutomation(lead)) {
                decisions.add(automated(lead));
            }
        }
        Round round = new Round(books, policy, asOf, asOf.atZone(zone).toLocalDate());
        for (QueuedLead lead : queue) {
            if (!policy.isForAutomation(lead)) {
                decisions.add(round.place(lead));
            }
        }
        return new Allocation(decisions, books, round.books());
    }

    /**
     * Returns where a single lead goes: what {@link #of} says of it alone. A lead that waits too long for its owner goes to another
     * rep, or to the manager.
     *
     * @param lead the lead; its owner, if it has one, does not get it
     * @param reps the reps, in any order
     * @param policy the choices
     * @param asOf when
     * @param zone the zone whose days tell who is active
     * @return where it goes
     */
    public static Decision next(
            QueuedLead lead, Collection<RepBook> reps, AllocationPolicy policy, Instant asOf, ZoneId zone) {
        return of(List.of(lead), reps, policy, asOf, zone).decisions().get(0);
    }

    /** {@return the leads that go to reps, as they were worked off} */
    public List<Decision.Assigned> assigned() {
        return only(Decision.Assigned.class);
    }

    /** {@return the leads that go to automation} */
    public List<Decision.Automated> automated() {
        return only(Decision.Automated.class);
    }

    /** {@return the leads that go to the manager} */
    public List<Decision.Overflow> overflow() {
        return only(Decision.Overflow.class);
    }

    private <D extends Decision> List<D> only(Class<D> kind) {
        return decisions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Decision automated(QueuedLead lead) {
        boolean isCold = lead.qualified() && lead.type() == LeadType.COLD_INBOUND;
        return new Decision.Automated(
                lead, isCold ? AllocationReason.COLD_BELOW_THRESHOLD : AllocationReason.UNQUALIFIED);
    }

    /** The books in order of the ids of the reps, each of them once. */
    static List<RepBook> ordered(Collection<RepBook> reps) {
        requireUnique("rep", reps.stream().map(book -> book.rep().id()).toList());
        return reps.stream()
                .sorted(Comparator.comparing(book -> book.rep().id()))
                .toList();
    }

    private static void requireUnique(String what, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException(what + " " + id + " is named twice");
            }
        }
    }

    /** One round of handing out: who has what by now. */
    private static final class Round {
        private final AllocationPolicy policy;
        private final Instant asOf;
        private final List<Seat> all = new ArrayList<>();
        private final List<Seat> staff = new ArrayList<>();
        private final Set<String> kinds;
        private final Map<Kind, Pool> pools = new HashMap<>();
        private final Map<Blocked, AllocationReason> reasons = new HashMap<>();
        private long turn;

        /** The kind of lead that reps are chosen for. */
        private record Kind(LeadType type, Map<String, String> segment, boolean senior, boolean away) {}

        /** What tells why nobody can have a lead. */
        private record Blocked(Map<String, String> segment, boolean canWait, Optional<String> owner) {}

        Round(List<RepBook> books, AllocationPolicy policy, Instant asOf, LocalDate day) {
            this.policy = policy;
            this.asOf = asOf;
            List<Instant> times = books.stream()
                    .flatMap(book -> book.lastAssignedAt().stream())
                    .distinct()
                    .sorted()
                    .toList();
            Map<Instant, Integer> places = new HashMap<>();
            times.forEach(time -> places.put(time, places.size() + 1));
            turn = times.size();
            for (RepBook book : books) {
                long place = book.lastAssignedAt().map(places::get).orElse(0);
                Seat seat = new Seat(book, policy.capacity(), policy.limit(), asOf, place);
                all.add(seat);
                if (book.isStaffed(day)) {
                    staff.add(seat);
                }
            }
            kinds = Skills.kinds(staff.stream().map(Seat::skills).toList());
        }

        List<RepBook> books() {
            return all.stream().map(seat -> seat.book(asOf)).toList();
        }

        Decision place(QueuedLead lead) {
            Map<String, String> segment = Skills.segment(lead, kinds);
            boolean forSenior = policy.isForSenior(lead);
            boolean canWait = lead.tier() == IntentTier.LOW;
            for (boolean away : canWait ? new boolean[] {false, true} : new boolean[] {false}) {
                for (boolean senior : forSenior ? new boolean[] {true, false} : new boolean[] {false}) {
                    Optional<Pool.Choice> choice = pools.computeIfAbsent(
                                    new Kind(lead.type(), segment, senior, away), this::pool)
                            .best(lead.owner());
                    if (choice.isPresent()) {
                        return assigned(lead, choice.get(), reason(away, forSenior, senior));
                    }
                }
            }
            return new Decision.Overflow(
                    lead, reasons.computeIfAbsent(new Blocked(segment, canWait, lead.owner()), this::whyNobody));
        }

        private Decision assigned(QueuedLead lead, Pool.Choice choice, AllocationReason reason) {
            Seat seat = choice.seat();
            seat.take(lead.type(), ++turn);
            return new Decision.Assigned(lead, reason, seat.id(), seat.load(), choice.specificity());
        }

        private AllocationReason reason(boolean away, boolean forSenior, boolean senior) {
            if (away) {
                return AllocationReason.NEXT_AVAILABLE;
            }
            if (forSenior) {
                return senior ? AllocationReason.SENIOR : AllocationReason.NO_SENIOR;
            }
            return policy.mode() == AllocationMode.ROUND_ROBIN
                    ? AllocationReason.IN_TURN
                    : AllocationReason.LEAST_UTILIZED;
        }

        private Pool pool(Kind kind) {
            List<Seat> seats = staff.stream()
                    .filter(seat -> !kind.senior() || seat.isSenior())
                    .filter(seat -> kind.away() ? seat.isBackSomeDay() : seat.isThere())
                    .filter(seat -> serves(seat, kind.segment()))
                    .toList();
            return new Pool(
                    kind.type(), policy.mode(), seats, seat -> seat.skills().matches(kind.segment()));
        }

        private boolean serves(Seat seat, Map<String, String> segment) {
            int least = policy.mode() == AllocationMode.STRICT_SEGMENT ? segment.size() : 0;
            return seat.skills().matches(segment) >= least;
        }

        private AllocationReason whyNobody(Blocked lead) {
            Predicate<Seat> other = seat -> !lead.owner().equals(Optional.of(seat.id()));
            Predicate<Seat> there = seat -> seat.isThere() || (lead.canWait() && seat.isBackSomeDay());
            if (staff.stream().noneMatch(other)) {
                return AllocationReason.NO_REP;
            }
            if (staff.stream().filter(other).noneMatch(there)) {
                return AllocationReason.NOBODY_THERE;
            }
            return staff.stream().filter(other).filter(there).anyMatch(seat -> serves(seat, lead.segment()))
                    ? AllocationReason.NO_ROOM
                    : AllocationReason.NO_SKILL;
        }
    }
}
