package org.leadkpi.report;

import org.leadkpi.metric.Segment;

/** The name of a segment on a page: whatever was written into a field somewhere, in any direction and of any length. */
final class SegmentName {

    /** A name of more characters is cut; no table could hold it. */
    static final int LONGEST = 80;

    private SegmentName() {}

    /** The name, apart from the text around it, so that one from right to left does not turn its neighbours round. */
    static Markup.Element of(Segment segment) {
        return Markup.element("bdi", text(segment));
    }

    /** The name as a part of a sentence. */
    static String text(Segment segment) {
        String name = segment.toString();
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
