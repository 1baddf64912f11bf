package org.leadkpi.capacity;

import java.util.Collection;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.LeadType;
import org.leadkpi.value.Rational;

/**
 * The reps who may have a certain kind of lead, the best one first.
 *
 * <p>A rep who takes a lead elsewhere only falls back: the load grows, and the turn is later. So what was worked out before is a
 * bound, and only the rep on top needs to be looked at again.
 */
final class Pool {

    private final LeadType type;
    private final PriorityQueue<Entry> entries;

    private record Entry(Seat seat, int specificity, Rational after, long turn, int changes) {

        static Entry of(Seat seat, int specificity, LeadType type) {
            return new Entry(seat, specificity, seat.with(type), seat.turn(), seat.changes());
        }

        boolean isStale() {
            return changes != seat.changes();
        }
    }

    // Written out: nearly all the time of an allocation is spent here.

    private static int byLoad(Entry a, Entry b) {
        int order = a.seat().back().compareTo(b.seat().back());
        order = order != 0 ? order : a.after().compareTo(b.after());
        order = order != 0 ? order : Integer.compare(b.specificity(), a.specificity());
        return order != 0 ? order : byTurnOnly(a, b);
    }

    private static int byTurn(Entry a, Entry b) {
        int order = a.seat().back().compareTo(b.seat().back());
        return order != 0 ? order : byTurnOnly(a, b);
    }

    private static int byTurnOnly(Entry a, Entry b) {
        int order = Long.compare(a.turn(), b.turn());
        return order != 0 ? order : a.seat().id().compareTo(b.seat().id());
    }

    /**
     * Makes a pool.
     *
     * @param seats those who may have such a lead
     * @param specificity how many values of the segment somebody names
     */
    Pool(LeadType type, AllocationMode mode, Collection<Seat> seats, ToIntFunction<Seat> specificity) {
        this.type = type;
        this.entries = new PriorityQueue<>(mode == AllocationMode.ROUND_ROBIN ? Pool::byTurn : Pool::byLoad);
        for (Seat seat : seats) {
            if (seat.hasRoom(type)) {
                entries.add(Entry.of(seat, specificity.applyAsInt(seat), type));
            }
        }
    }

    /** A rep with the number of values of the segment that the rep names. */
    record Choice(Seat seat, int specificity) {}

    /**
     * The best rep who has room.
     *
     * @param except the rep who is to have it no more
     */
    Optional<Choice> best(Optional<String> except) {
        @Nullable Entry passed = null;
        Optional<Choice> best = Optional.empty();
        while (best.isEmpty() && !entries.isEmpty()) {
            Entry top = entries.element();
            if (top.isStale()) {
                entries.remove();
                if (top.seat().hasRoom(type)) {
                    entries.add(Entry.of(top.seat(), top.specificity(), type));
                }
            } else if (except.equals(Optional.of(top.seat().id()))) {
                passed = entries.remove();
            } else {
                best = Optional.of(new Choice(top.seat(), top.specificity()));
            }
        }
        if (passed != null) {
            entries.add(passed);
        }
        return best;
    }
}
