package org.leadkpi.report;

import java.util.ArrayList;
import java.util.List;

/** A list of a page: words, and what is said of each. */
final class Terms {

    private final List<Markup> parts = new ArrayList<>();

    /** Adds what is said of a word, unless that is nothing. */
    Terms add(String word, String text) {
        return add(Markup.text(word), text);
    }

    /** Adds what is said of a name, unless that is nothing. */
    Terms add(Markup name, String text) {
        if (!text.isBlank()) {
            parts.add(Markup.element("dt", name));
            parts.add(Markup.element("dd", text));
        }
        return this;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    Markup.Element markup() {
        return Markup.element("dl", parts).styled("terms");
    }
}
