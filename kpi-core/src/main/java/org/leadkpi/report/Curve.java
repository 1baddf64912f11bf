package org.leadkpi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.value.Rational;

/**
 * Readings of periods in a row as a line: broken where nothing is known, dashed towards and hollow at what may still change.
 *
 * @param points the periods, in order
 * @param across where the periods stand, numbered from 0
 * @param up where the values stand
 */
record Curve(List<Point> points, Scale across, Scale up) {

    /**
     * A period.
     *
     * @param value what is known of it
     * @param isSettled whether no later record changes it
     */
    record Point(Optional<Rational> value, boolean isSettled) {

        /** What a reading knows: its value, else that of a young cohort so far. */
        static Point of(Reading reading) {
            return new Point(reading.number().or(reading::provisional), reading.isSettled());
        }

        boolean isKnown() {
            return value.isPresent();
        }
    }

    Curve {
        points = List.copyOf(points);
    }

    /** What is known of the periods. */
    static List<Rational> known(List<Point> points) {
        return points.stream().flatMap(point -> point.value().stream()).toList();
    }

    /** A bar in the back for each period of which nothing is known, from one height to another. */
    List<Markup> gaps(int top, int bottom) {
        List<Markup> gaps = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (!points.get(i).isKnown()) {
                gaps.add(Markup.element("path").styled("gap").with("d", "M" + across.at(i) + " " + top + "V" + bottom));
            }
        }
        return gaps;
    }

    /** The lines between periods that follow each other and are both known. */
    List<Markup> lines() {
        List<Markup> lines = new ArrayList<>();
        line(true).ifPresent(path -> lines.add(path.styled("line")));
        line(false).ifPresent(path -> lines.add(path.styled("line open")));
        return lines;
    }

    private Optional<Markup.Element> line(boolean isSettled) {
        StringBuilder path = new StringBuilder();
        boolean isDrawn = false;
        for (int i = 1; i < points.size(); i++) {
            boolean isPart = isLinked(i)
                    && isSettled
                            == (points.get(i - 1).isSettled() && points.get(i).isSettled());
            if (isPart) {
                path.append(isDrawn ? "" : "M" + place(i - 1)).append("L").append(place(i));
            }
            isDrawn = isPart;
        }
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(Markup.element("path").with("d", path.toString()));
    }

    /** Whether a line leads to a period from the one before. */
    private boolean isLinked(int index) {
        return index > 0
                && index < points.size()
                && points.get(index).isKnown()
                && points.get(index - 1).isKnown();
    }

    /** Dots at what is not settled, at what no line leads to, and at the last known period; at every one if asked for. */
    List<Markup> dots(boolean all, String radius) {
        List<Markup> dots = new ArrayList<>();
        int last = last();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            boolean isAlone = !isLinked(i) && !isLinked(i + 1);
            if (point.isKnown() && (all || !point.isSettled() || isAlone || i == last)) {
                dots.add(Markup.element("circle")
                        .styled(point.isSettled() ? "dot" : "dot open")
                        .with("cx", across.at(i))
                        .with("cy", up.at(point.value().orElseThrow()))
                        .with("r", radius));
            }
        }
        return dots;
    }

    private int last() {
        int last = points.size() - 1;
        while (last > 0 && !points.get(last).isKnown()) {
            last--;
        }
        return last;
    }

    private String place(int index) {
        return across.at(index) + " " + up.at(points.get(index).value().orElseThrow());
    }
}
