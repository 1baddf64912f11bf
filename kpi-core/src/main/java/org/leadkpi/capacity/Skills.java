package org.leadkpi.capacity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.leadkpi.model.Rep;

/**
 * What a rep is skilled in, by kind, and whether that serves a segment.
 *
 * <p>A rep who names no value of a kind serves all of them; a lead without a value of a kind is served by everybody. Case does not
 * matter, and {@code deal-size} is {@code deal_size}. A skill without a kind says nothing.
 */
record Skills(Map<String, Set<String>> byKind) {

    /** What {@link #matches} answers for a rep who serves other segments. */
    static final int NONE = -1;

    static Skills of(Rep rep) {
        Map<String, Set<String>> byKind = new HashMap<>();
        for (String skill : rep.skills()) {
            int colon = skill.indexOf(':');
            if (colon > 0) {
                byKind.computeIfAbsent(kind(skill.substring(0, colon)), kind -> new HashSet<>())
                        .add(word(skill.substring(colon + 1)));
            }
        }
        return new Skills(byKind);
    }

    /** The part of a segment that is of the kinds that any rep names. */
    static Map<String, String> segment(QueuedLead lead, Set<String> kinds) {
        Map<String, String> segment = new TreeMap<>();
        lead.segment().forEach((name, value) -> {
            String kind = kind(name);
            if (kinds.contains(kind)) {
                segment.put(kind, word(value));
            }
        });
        return segment;
    }

    /** How many values of a segment the rep names; {@link #NONE} when the rep names others of a kind. */
    int matches(Map<String, String> segment) {
        int named = 0;
        for (Map.Entry<String, String> part : segment.entrySet()) {
            Set<String> values = byKind.get(part.getKey());
            if (values != null) {
                if (!values.contains(part.getValue())) {
                    return NONE;
                }
                named++;
            }
        }
        return named;
    }

    /** The kinds that any of some reps name. */
    static Set<String> kinds(List<Skills> all) {
        Set<String> kinds = new HashSet<>();
        all.forEach(skills -> kinds.addAll(skills.byKind.keySet()));
        return kinds;
    }

    private static String kind(String name) {
        return word(name).replace('-', '_');
    }

    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
