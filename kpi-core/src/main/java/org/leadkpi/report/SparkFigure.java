package org.leadkpi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.time.Grain;

/** A KPI through the periods as a small line inside a table. */
final class SparkFigure {

    private static final int WIDTH = 132;
    private static final int HEIGHT = 28;
    private static final int MARGIN = 4;

    private SparkFigure() {}

    /**
     * Draws readings of periods in a row.
     *
     * @param readings the readings
     * @param grain the length of a period
     * @return the picture; empty where fewer than two periods are known
     */
    static Optional<Markup.Element> of(List<Reading> readings, Grain grain) {
        List<Curve.Point> points = readings.stream().map(Curve.Point::of).toList();
        if (Curve.known(points).size() < 2) {
            return Optional.empty();
        }
        Curve curve = new Curve(
                points, Scale.ofParts(points.size(), 0, WIDTH), Scale.of(Curve.known(points), HEIGHT - MARGIN, MARGIN));
        List<Markup> shapes = new ArrayList<>(curve.gaps(0, HEIGHT));
        shapes.addAll(curve.lines());
        shapes.addAll(curve.dots(false, "2.4"));
        return Optional.of(Picture.of(
                "spark",
                WIDTH,
                HEIGHT,
                readings.get(0).kpi().title() + " by " + grain.name(),
                CourseWords.of(readings, grain),
                shapes));
    }
}
