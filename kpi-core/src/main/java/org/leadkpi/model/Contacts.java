package org.leadkpi.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is one contact, and what happened to it: prospects, leads that are not in the dataset, and leads that a touch says are
 * the prospect they came from.
 */
final class Contacts {

    private final Genesis genesis;
    private final ZoneId zone;
    private final Map<String, List<Touch>> ofProspects = new HashMap<>();
    private final Map<String, List<Touch>> ofUnknownLeads = new HashMap<>();

    /** Of those that are one contact with others, one that stands for all of them. */
    private final Map<Name, Name> same = new HashMap<>();

    /** The touches of contacts of several names, by the one that stands for all. */
    private final Map<Name, List<Touch>> ofSeveral = new HashMap<>();

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
        if (genesis.touchesNameProspects()) {
            genesis.touches().forEach(this::addToProspect);
        }
        for (Touch touch : genesis.touchesOfNoLead()) {
            touch.lead().ifPresent(id -> add(ofUnknownLeads, id, touch));
        }
        sort(ofProspects.values());
        sort(ofUnknownLeads.values());
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

    private void addToProspect(Touch touch) {
        touch.prospect().ifPresent(prospect -> {
            add(ofProspects, prospect, touch);
            touch.lead().ifPresent(lead -> link(new Name(true, lead), new Name(false, prospect)));
        });
    }

    /** Whether a touch names a lead and a prospect, so that there is a contact of several names. */
    boolean haveSeveralNames() {
        return !same.isEmpty();
    }

    private static void add(Map<String, List<Touch>> all, String id, Touch touch) {
        all.computeIfAbsent(id, first -> new ArrayList<>(4)).add(touch);
    }

    /** In order of time, as the touches of a lead are. */
    private void sort(Collection<List<Touch>> all) {
        all.forEach(touches -> touches.sort((a, b) -> a.at().compareInstants(b.at(), zone)));
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
        gathered.forEach((name, touches) -> ofSeveral.put(name, new ArrayList<>(touches.values())));
        sort(ofSeveral.values());
    }

    /** The touches that use a name. */
    private List<Touch> own(Name name) {
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

    private List<Touch> ofContact(Name name) {
        List<Touch> several = ofSeveral.get(standing(name));
        return several == null ? own(name) : Collections.unmodifiableList(several);
    }

    List<Touch> ofContact(Touch touch) {
        return ofContact(
                touch.lead().isPresent()
                        ? new Name(true, touch.lead().get())
                        : new Name(false, touch.prospect().orElseThrow()));
    }

    List<Touch> ofContact(String id) {
        return ofContact(named(id));
    }

    List<Enrollment> enrollmentsOf(String id) {
        return Collections.unmodifiableList(enrollments.getOrDefault(standing(named(id)), List.of()));
    }

    List<Touch> ofProspect(String id) {
        return Collections.unmodifiableList(ofProspects.getOrDefault(id, List.of()));
    }

    List<Touch> ofUnknownLead(String id) {
        return Collections.unmodifiableList(ofUnknownLeads.getOrDefault(id, List.of()));
    }
}
