package org.leadkpi.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.leadkpi.model.LeadType;
import org.leadkpi.value.Rational;

/**
 * A proposal to even out loads: which leads to hand from the most utilized reps to the least utilized ones.
 *
 * <p>Leads go one by one from the most utilized rep to the least utilized one who may have it, those that fill most first, until no
 * two utilizations lie further apart than the tolerance, or nothing may be moved.
 *
 * <ul>
 *   <li>A lead moves at most once, and only if nothing {@linkplain Holding.Tie ties} it to its rep and it has rested since it last
 *       moved. Proposing again, once the moves are made, proposes nothing.
 *   <li>It goes to a rep who is active, there, and serves its segment, and who has room for it.
 *   <li>It brings the two closer together, and who gets it carries no more than who gave it did before: so the highest utilization
 *       never rises.
 *   <li>Where leads are of one type and reps can carry alike, no fewer moves do. Else a smaller set of moves may exist.
 *   <li>Reps who are away or not active neither give nor get.
 * </ul>
 *
 * @param moves the moves, in the order they were found
 * @param before the books of the reps who take part, in order of their ids
 * @param after the books once the moves are made, in the same order
 * @param tied how many leads of those reps something ties to them, or have not rested
 * @param policy the choices
 * @since 0.1
 */
public record Rebalance(
        List<Move> moves, List<RepBook> before, List<RepBook> after, long tied, RebalancePolicy policy) {

    /**
     * A lead that goes to another rep.
     *
     * @param lead the id of the lead
     * @param from the id of the rep who has it
     * @param to the id of the rep who gets it
     * @since 0.1
     */
    public record Move(String lead, String from, String to) {}

    /**
     * Copies.
     *
     * @param moves the moves, in the order they were found
     * @param before the books of the reps who take part, in order of their ids
     * @param after the books once the moves are made, in the same order
     * @param tied how many leads of those reps something ties to them, or have not rested
     * @param policy the choices
     */
    public Rebalance {
        moves = List.copyOf(moves);
        before = List.copyOf(before);
        after = List.copyOf(after);
        Objects.requireNonNull(policy, "policy");
    }

    /**
     * Proposes moves.
     *
     * @param reps the reps with their books, in any order
     * @param holdings leads of those books, in any order; one that is not among them stays where it is
     * @param policy the choices
     * @param asOf when
     * @param zone the zone whose days tell who is active
     * @return the proposal
     * @throws IllegalArgumentException if a rep is named twice, or has fewer leads of a type in the book than are held
     */
    public static Rebalance propose(
            Collection<RepBook> reps, Collection<Holding> holdings, RebalancePolicy policy, Instant asOf, ZoneId zone) {
        LocalDate day = asOf.atZone(zone).toLocalDate();
        List<RepBook> books = Allocation.ordered(reps).stream()
                .filter(book -> book.isStaffed(day))
                .filter(book ->
                        book.awayUntil().map(back -> !back.isAfter(asOf)).orElse(true))
                .toList();
        Map<String, Table> tables = new LinkedHashMap<>();
        books.forEach(book ->
                tables.put(book.rep().id(), new Table(new Seat(book, policy.capacity(), policy.limit(), asOf, 0))));
        Set<String> kinds = Skills.kinds(
                tables.values().stream().map(table -> table.seat.skills()).toList());
        long tied = 0;
        List<Holding> ordered = holdings.stream()
                .sorted(Comparator.comparing(holding -> holding.lead().id()))
                .toList();
        for (Holding holding : ordered) {
            Table table = tables.get(holding.lead().owner().orElseThrow());
            if (table != null) {
                boolean isFree = holding.isFree(asOf, policy.restDays());
                table.hold(holding.lead(), Skills.segment(holding.lead(), kinds), isFree);
                tied += isFree ? 0 : 1;
            }
        }
        List<Move> moves = moves(tables.values(), policy.tolerance());
        return new Rebalance(
                moves,
                books,
                tables.values().stream().map(table -> table.seat.book(asOf)).toList(),
                tied,
                policy);
    }

    private static List<Move> moves(Collection<Table> tables, Rational tolerance) {
        List<Table> byLoad = new ArrayList<>(tables);
        List<Move> moves = new ArrayList<>();
        Optional<Move> move;
        do {
            byLoad.sort(
                    Comparator.comparing((Table table) -> table.seat.load()).thenComparing(table -> table.seat.id()));
            move = move(byLoad, tolerance);
            move.ifPresent(moves::add);
        } while (move.isPresent());
        return moves;
    }

    /** Moves a lead from the most utilized rep who can give one to the least utilized one who can have it. */
    private static Optional<Move> move(List<Table> byLoad, Rational tolerance) {
        for (int from = byLoad.size() - 1; from > 0; from--) {
            Table giver = byLoad.get(from);
            for (Table taker : byLoad.subList(0, from)) {
                if (giver.seat.load().minus(taker.seat.load()).compareTo(tolerance) <= 0) {
                    break;
                }
                Optional<String> lead = giver.giveTo(taker);
                if (lead.isPresent()) {
                    return Optional.of(new Move(lead.get(), giver.seat.id(), taker.seat.id()));
                }
            }
        }
        return Optional.empty();
    }

    /** {@return how far the utilizations of the reps lie apart} */
    public Rational gapBefore() {
        return gap(before);
    }

    /** {@return how far they lie apart once the moves are made} */
    public Rational gapAfter() {
        return gap(after);
    }

    private Rational gap(List<RepBook> books) {
        List<Rational> loads = books.stream()
                .map(book -> book.load(policy.capacity()).againstUpper())
                .sorted()
                .toList();
        return loads.isEmpty() ? Rational.ZERO : loads.get(loads.size() - 1).minus(loads.get(0));
    }

    /** {@return whether the moves bring the loads as close together as the tolerance asks for} */
    public boolean isEven() {
        return gapAfter().compareTo(policy.tolerance()) <= 0;
    }

    /** A rep at work, with the leads that may be moved. */
    private static final class Table {
        private final Seat seat;
        private final Map<Kind, Deque<String>> free = new LinkedHashMap<>();
        private final Map<LeadType, Long> held = new HashMap<>();

        private record Kind(LeadType type, Map<String, String> segment) {}

        Table(Seat seat) {
            this.seat = seat;
        }

        void hold(QueuedLead lead, Map<String, String> segment, boolean isFree) {
            long count = held.merge(lead.type(), 1L, Long::sum);
            if (count > seat.count(lead.type())) {
                throw new IllegalArgumentException("rep " + seat.id() + " has " + seat.count(lead.type())
                        + " leads of type " + lead.type() + " in the book, but holds more: lead " + lead.id());
            }
            if (isFree) {
                free.computeIfAbsent(new Kind(lead.type(), segment), kind -> new ArrayDeque<>())
                        .add(lead.id());
            }
        }

        private boolean bringsCloser(Table other, LeadType type) {
            Rational theirs = other.seat.with(type);
            Rational gap = theirs.minus(seat.load().minus(seat.weight(type))).abs();
            return theirs.compareTo(seat.load()) <= 0
                    && gap.compareTo(seat.load().minus(other.seat.load())) < 0;
        }

        /** Hands over the lead that fills most of those the other may have; where several fill alike, the first by id. */
        Optional<String> giveTo(Table other) {
            Optional<Map.Entry<Kind, Deque<String>>> best = free.entrySet().stream()
                    .filter(entry -> other.seat.skills().matches(entry.getKey().segment()) != Skills.NONE)
                    .filter(entry -> other.seat.hasRoom(entry.getKey().type()))
                    .filter(entry -> bringsCloser(other, entry.getKey().type()))
                    .min(Comparator.comparing((Map.Entry<Kind, Deque<String>> entry) ->
                                    seat.weight(entry.getKey().type()).negate())
                            .thenComparing(entry -> entry.getValue().getFirst()));
            if (best.isEmpty()) {
                return Optional.empty();
            }
            Kind kind = best.get().getKey();
            Deque<String> leads = best.get().getValue();
            String lead = leads.removeFirst();
            if (leads.isEmpty()) {
                free.remove(kind);
            }
            seat.give(kind.type());
            other.seat.take(kind.type(), 0);
            return Optional.of(lead);
        }
    }
}
