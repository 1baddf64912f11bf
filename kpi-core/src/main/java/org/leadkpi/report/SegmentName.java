package org.leadkpi.report;

import org.leadkpi.metric.Segment;

/** The name of a segment on a page: whatever was written into a field somewhere, in any direction and of any length. */
final class SegmentName {

    /** A name of more characters is cut; no table could hold it. */
    static final int LONGEST = 80;

    private SegmentName() {}

    /** The name, apart from the text around it, so that one from right to left does not turn its neighbours round. */
    static Markup.Element of(Segment segment) {
        return of(segment.toString());
    }

    /** Other words for a segment, apart from the text around them. */
    static Markup.Element of(String name) {
        return Markup.element("bdi", text(name));
    }

    /** The name as a part of a sentence. */
    static String text(Segment segment) {
        return text(segment.toString());
    }

    private static String text(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
