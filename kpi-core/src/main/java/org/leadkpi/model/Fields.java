package org.leadkpi.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The checks and copies that the records share. */
final class Fields {

    private Fields() {}

    static void requireText(String name, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
    }

    /** An unmodifiable copy in the order of the names. */
    static Map<String, String> copy(Map<String, String> attributes) {
        return attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
    }
}
