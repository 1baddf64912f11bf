package org.leadkpi.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Journey;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Rep;

/**
 * A rep with the leads of the month, and whether the rep is there.
 *
 * @param rep the rep
 * @param leads how many leads were handed to the rep this month, by type
 * @param lastAssignedAt when the rep got the last one; absent for never
 * @param awayUntil when an absence ends; absent for a rep who is there, {@link Instant#MAX} when nobody knows
 * @since 0.1
 */
public record RepBook(
        Rep rep, Map<LeadType, Long> leads, Optional<Instant> lastAssignedAt, Optional<Instant> awayUntil) {

    /**
     * Copies.
     *
     * @param rep the rep
     * @param leads how many leads were handed to the rep this month, by type
     * @param lastAssignedAt when the rep got the last one; absent for never
     * @param awayUntil when an absence ends; absent for a rep who is there, {@link Instant#MAX} when nobody knows
     * @throws IllegalArgumentException if there are less than no leads of a type
     */
    public RepBook {
        Objects.requireNonNull(lastAssignedAt, "lastAssignedAt");
        Objects.requireNonNull(awayUntil, "awayUntil");
        Map<LeadType, Long> ordered = new EnumMap<>(LeadType.class);
        for (Map.Entry<LeadType, Long> count : leads.entrySet()) {
            if (count.getValue() < 0) {
                throw new IllegalArgumentException("rep " + rep.id() + " has " + count.getValue() + " leads of type "
                        + count.getKey() + ", must not be negative");
            }
            if (count.getValue() > 0) {
                ordered.put(count.getKey(), count.getValue());
            }
        }
        leads = Collections.unmodifiableMap(ordered);
    }

    /**
     * Returns the book of a rep who is there and has no leads yet.
     *
     * @param rep the rep
     * @return the book
     */
    public static RepBook of(Rep rep) {
        return new RepBook(rep, Map.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Reads the book of every rep: the leads that were assigned since an instant.
     *
     * <ul>
     *   <li>Test, spam, internal and duplicate leads are left out.
     * </ul>
     *
     * @param data the records
     * @param since the first instant, usually a month ago or the beginning of the month
     * @return the books, in the order of the reps
     */
    public static List<RepBook> all(Dataset data, Instant since) {
        Map<String, Map<LeadType, Long>> counts = new HashMap<>();
        Map<String, Instant> last = new HashMap<>();
        for (Journey journey : data.journeys()) {
            Optional<String> owner = journey.lead().owner();
            if (owner.isEmpty() || Exclusion.of(journey, data.policies()).isPresent()) {
                continue;
            }
            Instant assigned = journey.lead().assignedAt().instant(data.zone());
            last.merge(owner.get(), assigned, (a, b) -> a.isAfter(b) ? a : b);
            if (!assigned.isBefore(since)) {
                counts.computeIfAbsent(owner.get(), rep -> new EnumMap<>(LeadType.class))
                        .merge(journey.type(data.zone()), 1L, Long::sum);
            }
        }
        return data.reps().stream()
                .map(rep -> new RepBook(
                        rep,
                        counts.getOrDefault(rep.id(), Map.of()),
                        Optional.ofNullable(last.get(rep.id())),
                        Optional.empty()))
                .toList();
    }

    /**
     * A copy with another number of leads of a type.
     *
     * @param type the type
     * @param count how many
     * @return the copy
     */
    public RepBook with(LeadType type, long count) {
        Map<LeadType, Long> changed = new EnumMap<>(LeadType.class);
        changed.putAll(leads);
        changed.put(type, count);
        return new RepBook(rep, changed, lastAssignedAt, awayUntil);
    }

    /** A copy with one more lead of a type. */
    RepBook taking(LeadType type, Instant at) {
        RepBook more = with(type, leads.getOrDefault(type, 0L) + 1);
        return new RepBook(rep, more.leads, Optional.of(at), awayUntil);
    }

    /**
     * A copy of a rep who is away.
     *
     * @param until when the rep is back, {@link Instant#MAX} when nobody knows
     * @return the copy
     */
    public RepBook away(Instant until) {
        return new RepBook(rep, leads, lastAssignedAt, Optional.of(until));
    }

    /**
     * Returns the load of this book.
     *
     * @param capacity how many leads a month each rep can carry
     * @return the load
     */
    public Load load(CapacityModel capacity) {
        return Load.of(leads, capacity.of(rep));
    }

    /** Whether the rep is one to hand leads to on a day, there or not. */
    boolean isStaffed(LocalDate day) {
        return CapacityModel.carriesLeads(rep)
                && rep.activeFrom().map(from -> !day.isBefore(from)).orElse(true)
                && rep.activeTo().map(day::isBefore).orElse(true);
    }
}
