package org.leadkpi.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a page under a heading.
 *
 * @param title the heading
 * @param content what stands below it
 */
record Chapter(String title, List<Markup> content) {

    Chapter {
        content = List.copyOf(content);
    }

    /** A copy with one more piece at the end. */
    Chapter and(Markup piece) {
        return new Chapter(
                title, Stream.concat(content.stream(), Stream.of(piece)).toList());
    }
}
