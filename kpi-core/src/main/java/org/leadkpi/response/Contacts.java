package org.leadkpi.response;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Touch;

/**
 * The messages of those contacts that no journey gathers: prospects, and leads that are not in the dataset.
 *
 * <p>Made once per dataset, when the first inbound message of such a contact is met, and kept no longer than the dataset.
 */
final class Contacts {

    /** By identity, which is what equality of datasets means; a value does not refer to its dataset. */
    private static final Map<Dataset, Contacts> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<String, List<Touch>> ofProspects = new HashMap<>();
    private final Map<String, List<Touch>> ofUnknownLeads = new HashMap<>();

    private Contacts(Dataset data) {
        for (Touch touch : data.touches()) {
            if (!Outreach.isMessage(touch.kind())) {
                continue;
            }
            touch.prospect().ifPresent(id -> add(ofProspects, id, touch));
            if (touch.lead().isPresent() && data.journey(touch.lead().get()).isEmpty()) {
                add(ofUnknownLeads, touch.lead().get(), touch);
            }
        }
        sort(ofProspects.values(), data.zone());
        sort(ofUnknownLeads.values(), data.zone());
    }

    /** In order of time, as the touches of a lead are. */
    private static void sort(Collection<List<Touch>> all, ZoneId zone) {
        all.forEach(touches -> touches.sort((a, b) -> a.at().compareInstants(b.at(), zone)));
    }

    private static void add(Map<String, List<Touch>> all, String id, Touch touch) {
        all.computeIfAbsent(id, first -> new ArrayList<>(4)).add(touch);
    }

    /** The touches that name the lead of an activity. */
    static List<Touch> ofLead(Activity activity, Dataset data) {
        if (activity.journey().isPresent()) {
            return activity.journey().get().touches();
        }
        return activity.touch().lead().isPresent()
                ? of(data).ofUnknownLeads.getOrDefault(activity.touch().lead().get(), List.of())
                : List.of();
    }

    /** The touches that name the prospect of an activity. */
    static List<Touch> ofProspect(Activity activity, Dataset data) {
        return activity.touch().prospect().isPresent()
                ? of(data).ofProspects.getOrDefault(activity.touch().prospect().get(), List.of())
                : List.of();
    }

    private static Contacts of(Dataset data) {
        return KNOWN.computeIfAbsent(data, Contacts::new);
    }
}
