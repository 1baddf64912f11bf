package org.leadkpi.capacity;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Seniority;
import org.leadkpi.value.Rational;

/** A rep while leads are handed out: what the rep has by now. */
final class Seat {

    private final RepBook book;
    private final Skills skills;
    private final Rational limit;
    private final Instant back;
    private final Map<LeadType, Rational> weights = new EnumMap<>(LeadType.class);
    private final Map<LeadType, Long> leads = new EnumMap<>(LeadType.class);
    private final Map<LeadType, Rational> loadsWith = new EnumMap<>(LeadType.class);
    private Rational load;
    private long turn;
    private int changes;

    /**
     * Seats a rep.
     *
     * @param turn the place among all reps by the last lead they got
     */
    Seat(RepBook book, CapacityModel capacity, Rational limit, Instant asOf, long turn) {
        this.book = book;
        this.skills = Skills.of(book.rep());
        this.limit = limit;
        this.back = book.awayUntil().filter(until -> until.isAfter(asOf)).orElse(Instant.MIN);
        this.turn = turn;
        LoadBands bands = capacity.of(book.rep());
        for (LeadType type : LeadType.values()) {
            weights.put(type, bands.of(type).upper().reciprocal());
        }
        leads.putAll(book.leads());
        load = book.load(capacity).againstUpper();
    }

    String id() {
        return book.rep().id();
    }

    Skills skills() {
        return skills;
    }

    boolean isSenior() {
        return book.rep().seniority() == Seniority.SENIOR;
    }

    boolean isThere() {
        return back.equals(Instant.MIN);
    }

    boolean isBackSomeDay() {
        return !isThere() && back.isBefore(Instant.MAX);
    }

    /** When the rep is back; for one who is there, before all others. */
    Instant back() {
        return back;
    }

    Rational load() {
        return load;
    }

    /** The load with one lead more. */
    Rational with(LeadType type) {
        return loadsWith.computeIfAbsent(type, one -> load.plus(weight(one)));
    }

    /** How much of a month a lead fills. */
    Rational weight(LeadType type) {
        return weights.getOrDefault(type, Rational.ONE);
    }

    long count(LeadType type) {
        return leads.getOrDefault(type, 0L);
    }

    boolean hasRoom(LeadType type) {
        return with(type).compareTo(limit) <= 0;
    }

    long turn() {
        return turn;
    }

    /** How often the load has changed, to tell what was worked out before. */
    int changes() {
        return changes;
    }

    void take(LeadType type, long newTurn) {
        load = with(type);
        leads.merge(type, 1L, Long::sum);
        turn = newTurn;
        changed();
    }

    void give(LeadType type) {
        load = load.minus(weight(type));
        leads.merge(type, -1L, Long::sum);
        changed();
    }

    private void changed() {
        loadsWith.clear();
        changes++;
    }

    /** The book with what the rep has by now. */
    RepBook book(Instant asOf) {
        boolean took = leads.entrySet().stream()
                .anyMatch(count -> count.getValue() > book.leads().getOrDefault(count.getKey(), 0L));
        return new RepBook(book.rep(), leads, took ? Optional.of(asOf) : book.lastAssignedAt(), book.awayUntil());
    }
}
