package org.leadkpi.capacity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Journey;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Rep;
import org.leadkpi.stats.Spread;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/**
 * How many leads the reps of a team were given, each held against what the rep can carry.
 *
 * <p>A lead counts when it is assigned to its owner, at creation where that is not recorded; one without an owner counts for the
 * team when it is created. Test, spam, internal and duplicate leads are left out. Only days that have come by the as-of instant
 * count, and every number of leads is one of a month, however long the days are.
 *
 * @param days the days that were looked at
 * @param members the reps who carry leads and were active on one of the days, in order of their ids
 * @param unassigned the leads without an owner, by type
 * @param elsewhere the leads of owners who are not among the members, by type
 * @since 0.1
 */
public record TeamLoad(
        DateRange days, List<Member> members, Map<LeadType, Long> unassigned, Map<LeadType, Long> elsewhere) {

    /**
     * A rep with the leads of some days.
     *
     * @param rep the rep
     * @param assigned how many leads the rep was given, by type
     * @param months how many months the rep was active in those days
     * @param load what that comes to in a month
     * @since 0.1
     */
    public record Member(Rep rep, Map<LeadType, Long> assigned, Rational months, Load load) {

        /**
         * Copies.
         *
         * @param rep the rep
         * @param assigned how many leads the rep was given, by type
         * @param months how many months the rep was active in those days
         * @param load what that comes to in a month
         */
        public Member {
            Objects.requireNonNull(rep, "rep");
            assigned = copy(assigned);
            Objects.requireNonNull(months, "months");
            Objects.requireNonNull(load, "load");
        }
    }

    /**
     * Copies.
     *
     * @param days the days that were looked at
     * @param members the reps who carry leads and were active on one of the days, in order of their ids
     * @param unassigned the leads without an owner, by type
     * @param elsewhere the leads of owners who are not among the members, by type
     */
    public TeamLoad {
        Objects.requireNonNull(days, "days");
        members = List.copyOf(members);
        unassigned = copy(unassigned);
        elsewhere = copy(elsewhere);
    }

    private static Map<LeadType, Long> copy(Map<LeadType, Long> counts) {
        Map<LeadType, Long> ordered = new EnumMap<>(LeadType.class);
        ordered.putAll(counts);
        return Collections.unmodifiableMap(ordered);
    }

    /**
     * Reads the loads of all reps over the observed days.
     *
     * @param data the records
     * @param capacity how many leads a month each rep can carry
     * @return the loads, empty when no observed day has come by the as-of instant
     */
    public static Optional<TeamLoad> of(Dataset data, CapacityModel capacity) {
        return of(data, capacity, rep -> true);
    }

    /**
     * Reads the loads of some reps over the observed days.
     *
     * @param data the records
     * @param capacity how many leads a month each rep can carry
     * @param belongs whether a rep belongs to the team
     * @return the loads, empty when no observed day has come by the as-of instant
     */
    public static Optional<TeamLoad> of(Dataset data, CapacityModel capacity, Predicate<Rep> belongs) {
        LocalDate end = data.lastDay().plusDays(1);
        DateRange range = data.range();
        if (!range.start().isBefore(end)) {
            return Optional.empty();
        }
        DateRange days = DateRange.of(range.start(), end.isBefore(range.end()) ? end : range.end());
        Map<String, Map<LeadType, Long>> byOwner = new HashMap<>();
        Map<LeadType, Long> unassigned = new EnumMap<>(LeadType.class);
        for (Journey journey : data.journeys()) {
            if (days.contains(journey.lead().assignedAt().date(data.zone()))
                    && Exclusion.of(journey, data.policies()).isEmpty()) {
                journey.lead()
                        .owner()
                        .map(owner -> byOwner.computeIfAbsent(owner, rep -> new EnumMap<>(LeadType.class)))
                        .orElse(unassigned)
                        .merge(journey.type(data.zone()), 1L, Long::sum);
            }
        }
        List<Member> members = data.reps().stream()
                .filter(belongs.and(CapacityModel::carriesLeads))
                .flatMap(rep -> Headcount.activeDays(rep, days).stream()
                        .map(active ->
                                member(rep, byOwner.getOrDefault(rep.id(), Map.of()), active.months(), capacity)))
                .sorted(Comparator.comparing(member -> member.rep().id()))
                .toList();
        Set<String> ids = new HashSet<>();
        members.forEach(member -> ids.add(member.rep().id()));
        Map<LeadType, Long> elsewhere = new EnumMap<>(LeadType.class);
        byOwner.forEach((owner, counts) -> {
            if (!ids.contains(owner)) {
                counts.forEach((type, count) -> elsewhere.merge(type, count, Long::sum));
            }
        });
        return Optional.of(new TeamLoad(days, members, unassigned, elsewhere));
    }

    private static Member member(Rep rep, Map<LeadType, Long> assigned, Rational months, CapacityModel capacity) {
        return new Member(rep, assigned, months, Load.perMonth(assigned, months, capacity.of(rep)));
    }

    /**
     * Returns all leads of the days: those of members, of others, and of nobody.
     *
     * @return how many leads there are, by type
     */
    public Map<LeadType, Long> leads() {
        Map<LeadType, Long> sum = new EnumMap<>(LeadType.class);
        List<Map<LeadType, Long>> parts = new ArrayList<>(List.of(unassigned, elsewhere));
        members.forEach(member -> parts.add(member.assigned()));
        parts.forEach(part -> part.forEach((type, count) -> sum.merge(type, count, Long::sum)));
        return sum;
    }

    /**
     * Returns how many reps the members come to, times the months of the days.
     *
     * @param count how reps are counted
     * @return the months of reps
     */
    public Rational repMonths(Headcount count) {
        return members.stream().map(member -> count.months(member.rep(), days)).reduce(Rational.ZERO, Rational::plus);
    }

    /**
     * Returns the leads a month of the team, over its reps: those of nobody included.
     *
     * @param count how reps are counted
     * @param bands the bands of a usual rep
     * @return the load of a usual rep, empty when there are no reps
     */
    public Optional<Load> perRep(Headcount count, LoadBands bands) {
        Rational months = repMonths(count);
        return months.isZero() ? Optional.empty() : Optional.of(Load.perMonth(leads(), months, bands));
    }

    /** {@return how far the utilizations of the members lie apart, empty when there are none} */
    public Optional<Spread> spread() {
        return Spread.of(
                members.stream().map(member -> member.load().againstUpper()).toList());
    }

    /**
     * Returns the share of members whose load is in a state.
     *
     * @param state the state
     * @return the share, empty when there are no members
     */
    public Optional<Rational> share(LoadState state) {
        return members.isEmpty() ? Optional.empty() : Optional.of(Rational.of(count(members, state), members.size()));
    }

    private static long count(Collection<Member> members, LoadState state) {
        return members.stream().filter(member -> member.load().state() == state).count();
    }
}
