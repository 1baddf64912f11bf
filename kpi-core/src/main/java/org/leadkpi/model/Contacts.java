package org.leadkpi.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The touches of those contacts that no journey gathers: prospects, and leads that are not in the dataset. */
final class Contacts {

    private final Map<String, List<Touch>> ofProspects = new HashMap<>();
    private final Map<String, List<Touch>> ofUnknownLeads = new HashMap<>();

    Contacts(Genesis genesis, ZoneId zone) {
        List<Touch> touches = genesis.touches();
        for (int i = 0; i < touches.size(); i++) {
            Touch touch = touches.get(i);
            touch.prospect().ifPresent(id -> add(ofProspects, id, touch));
            if (touch.lead().isPresent() && genesis.leadOfTouch(i) < 0) {
                add(ofUnknownLeads, touch.lead().get(), touch);
            }
        }
        sort(ofProspects.values(), zone);
        sort(ofUnknownLeads.values(), zone);
    }

    private static void add(Map<String, List<Touch>> all, String id, Touch touch) {
        all.computeIfAbsent(id, first -> new ArrayList<>(4)).add(touch);
    }

    /** In order of time, as the touches of a lead are. */
    private static void sort(Collection<List<Touch>> all, ZoneId zone) {
        all.forEach(touches -> touches.sort((a, b) -> a.at().compareInstants(b.at(), zone)));
    }

    List<Touch> ofProspect(String id) {
        return Collections.unmodifiableList(ofProspects.getOrDefault(id, List.of()));
    }

    List<Touch> ofUnknownLead(String id) {
        return Collections.unmodifiableList(ofUnknownLeads.getOrDefault(id, List.of()));
    }
}
