package org.leadkpi.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Who is one contact, and what happened to it: prospects, leads that are not in the dataset, and leads that a touch says are
 * the prospect they came from.
 */
final class Contacts {

    private final Genesis genesis;
    private final ZoneId zone;
    private final Map<String, Touches> ofProspects;
    private final Map<String, Touches> ofUnknownLeads;

    /** Of those that are one contact with others, one that stands for all of them. */
    private final Map<Name, Name> same = new HashMap<>();

    /** The touches of contacts of several names, by the one that stands for all. */
    private final Map<Name, Touches> ofSeveral = new HashMap<>();

    private final Map<Name, List<Enrollment>> enrollments = new HashMap<>();

    /**
     * What a contact is called.
     *
     * @param ofLead whether it is the id of a lead, else that of a prospect
     * @param id the id
     */
    private record Name(boolean ofLead, String id) {}

    Contacts(Genesis genesis, List<Enrollment> enrolled, ZoneId zone) {
        this.genesis = genesis;
        this.zone = zone;
        this.ofProspects = byName(genesis.touchesNameProspects() ? genesis.touches() : List.of(), Touch::prospect);
        this.ofUnknownLeads = byName(genesis.touchesOfNoLead(), Touch::lead);
        if (!ofProspects.isEmpty()) {
            genesis.touches().forEach(this::linkNames);
        }
        gatherSeveral();
        for (Enrollment enrollment : enrolled) {
            enrollments
                    .computeIfAbsent(standing(named(enrollment.contact())), name -> new ArrayList<>(1))
                    .add(enrollment);
        }
        enrollments
                .values()
                .forEach(list ->
                        list.sort(Comparator.comparing(Enrollment::enrolledAt, (a, b) -> a.compareInstants(b, zone))
                                .thenComparing(Enrollment::sequence)));
    }

    private Map<String, Touches> byName(List<Touch> touches, Function<Touch, Optional<String>> name) {
        Map<String, List<Touch>> byName = new HashMap<>();
        for (Touch touch : touches) {
            name.apply(touch)
                    .ifPresent(id -> byName.computeIfAbsent(id, first -> new ArrayList<>(4))
                            .add(touch));
        }
        Map<String, Touches> sorted = new HashMap<>();
        byName.forEach((id, named) -> sorted.put(id, inOrder(named)));
        return sorted;
    }

    /** In order of time, as the touches of a lead are. */
    private Touches inOrder(List<Touch> touches) {
        touches.sort((a, b) -> Touches.order(a, b, zone));
        return Touches.of(touches);
    }

    private void linkNames(Touch touch) {
        if (touch.prospect().isPresent() && touch.lead().isPresent()) {
            link(
                    new Name(true, touch.lead().get()),
                    new Name(false, touch.prospect().get()));
        }
    }

    /** Whether a touch names a lead and a prospect, so that there is a contact of several names. */
    boolean haveSeveralNames() {
        return !same.isEmpty();
    }

    private void link(Name a, Name b) {
        Name standsForA = standing(a);
        Name standsForB = standing(b);
        same.put(standsForA, standsForB);
        same.put(standsForB, standsForB);
    }

    /** The name that stands for a contact. */
    private Name standing(Name name) {
        Name at = name;
        Name next = same.getOrDefault(at, at);
        while (!next.equals(at)) {
            Name over = same.getOrDefault(next, next);
            same.put(at, over);
            at = next;
            next = over;
        }
        return at;
    }

    private void gatherSeveral() {
        Map<Name, Map<String, Touch>> gathered = new HashMap<>();
        for (Name name : List.copyOf(same.keySet())) {
            Map<String, Touch> touches = gathered.computeIfAbsent(standing(name), key -> new TreeMap<>());
            own(name).forEach(touch -> touches.put(touch.id(), touch));
        }
        gathered.forEach((name, touches) -> ofSeveral.put(name, inOrder(new ArrayList<>(touches.values()))));
    }

    /** The touches that use a name. */
    private Touches own(Name name) {
        if (!name.ofLead()) {
            return ofProspect(name.id());
        }
        Optional<Journey> journey = genesis.journey(name.id());
        return journey.isPresent() ? journey.get().touches() : ofUnknownLead(name.id());
    }

    /** Whose an id is that may be a lead's or a prospect's: the lead's where there is such a lead. */
    private Name named(String id) {
        return new Name(genesis.journey(id).isPresent() || ofUnknownLeads.containsKey(id), id);
    }

    private Touches ofContact(Name name) {
        Touches several = ofSeveral.get(standing(name));
        return several == null ? own(name) : several;
    }

    Touches ofContact(Touch touch) {
        return ofContact(
                touch.lead().isPresent()
                        ? new Name(true, touch.lead().get())
                        : new Name(false, touch.prospect().orElseThrow()));
    }

    Touches ofContact(String id) {
        return ofContact(named(id));
    }

    List<Enrollment> enrollmentsOf(String id) {
        return Collections.unmodifiableList(enrollments.getOrDefault(standing(named(id)), List.of()));
    }

    Touches ofProspect(String id) {
        return ofProspects.getOrDefault(id, Touches.NONE);
    }

    Touches ofUnknownLead(String id) {
        return ofUnknownLeads.getOrDefault(id, Touches.NONE);
    }
}
