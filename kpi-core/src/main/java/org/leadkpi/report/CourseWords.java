package org.leadkpi.report;

import java.util.Comparator;
import java.util.List;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** What a line through the periods shows, in words. */
final class CourseWords {

    private CourseWords() {}

    /** The ends, the extremes and the gaps; at least one period is known. */
    static String of(List<Reading> readings, Grain grain) {
        Comparator<Reading> byValue = Comparator.comparing(CourseWords::value);
        List<Reading> known = readings.stream()
                .filter(reading -> Curve.Point.of(reading).isKnown())
                .toList();
        long open = known.stream().filter(reading -> !reading.isSettled()).count();
        int unknown = readings.size() - known.size();
        return readings.size() + " periods from " + grain.label(readings.get(0).range()) + " to "
                + grain.label(readings.get(readings.size() - 1).range()) + ": least "
                + said(known.stream().min(byValue).orElseThrow(), grain) + ", greatest "
                + said(known.stream().max(byValue).orElseThrow(), grain) + ", last "
                + said(known.get(known.size() - 1), grain)
                + (open == 0 ? "" : "; " + open + " may still change")
                + (unknown == 0 ? "" : "; " + unknown + " not known");
    }

    private static String said(Reading reading, Grain grain) {
        return Shown.bare(reading, value(reading)) + " in " + grain.label(reading.range());
    }

    private static Rational value(Reading reading) {
        return Curve.Point.of(reading).value().orElseThrow();
    }
}
