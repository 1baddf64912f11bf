package org.leadkpi.report;

import java.util.List;
import java.util.Optional;
import org.leadkpi.ledger.Frame;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;

/** What a frame says at the head of a report, the same for every form. */
record FrameHeading(Frame frame) {

    /** The days observed. */
    String days() {
        return frame.range().inWords();
    }

    /** The names of the dimensions, in order. */
    List<String> dimensions() {
        return frame.axes().stream().map(Frame.Axis::dimension).toList();
    }

    /** The instant after which nothing exists, as a time in the zone. */
    String asOf() {
        return frame.asOf().atZone(frame.zone()).toLocalDateTime().toString();
    }

    /** The code of the currency of all amounts, where there can be any. */
    Optional<String> currency() {
        return UnitName.currency(frame.currency());
    }

    /** What the numbers are taken from. */
    String basis() {
        return "as of " + asOf() + " " + frame.zone()
                + currency().map(code -> ", amounts in " + code).orElse("");
    }

    /** The name of a period, else its days. */
    String label(DateRange range) {
        Grain grain = frame.grain();
        return grain.periodOf(range.start(), frame.range()).equals(range) ? grain.label(range) : range.inWords();
    }
}
