package org.leadkpi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.ProcessLimits;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** A trend as a chart: the values, the limits of routine variation behind them, and what lies outside. */
final class TrendFigure {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 260;
    private static final int LEFT = 116;
    private static final int RIGHT = WIDTH - 12;
    private static final int TOP = 20;
    private static final int BOTTOM = HEIGHT - 36;

    /** How wide a character of a name is, with some space about it. */
    private static final int CHARACTER = 9;

    private final Trend trend;
    private final Grain grain;
    private final List<Curve.Point> points;
    private final Curve curve;

    private TrendFigure(Trend trend, Grain grain, List<Curve.Point> points) {
        this.trend = trend;
        this.grain = grain;
        this.points = points;
        List<Rational> numbers = new ArrayList<>(Curve.known(points));
        trend.points().stream().flatMap(point -> point.limits().stream()).forEach(limits -> {
            numbers.add(limits.lower());
            numbers.add(limits.upper());
        });
        this.curve = new Curve(points, Scale.ofParts(points.size(), LEFT, RIGHT), Scale.of(numbers, BOTTOM, TOP));
    }

    /** Draws a trend; empty where no period is known. */
    static Optional<Markup.Element> of(Trend trend, Grain grain) {
        List<Curve.Point> points = trend.points().stream()
                .map(Trend.Point::reading)
                .map(Curve.Point::of)
                .toList();
        return Curve.known(points).isEmpty()
                ? Optional.empty()
                : Optional.of(new TrendFigure(trend, grain, points).draw());
    }

    private Markup.Element draw() {
        List<Markup> shapes = new ArrayList<>(curve.gaps(TOP, BOTTOM));
        limits(shapes);
        heights(shapes);
        periods(shapes);
        shapes.addAll(curve.lines());
        shapes.addAll(curve.dots(true, "3.5"));
        signals(shapes);
        List<Reading> readings =
                trend.points().stream().map(Trend.Point::reading).toList();
        return Picture.of(
                "chart",
                WIDTH,
                HEIGHT,
                trend.kpi().title() + ", " + SegmentName.text(trend.segment()) + ", by " + grain.name(),
                CourseWords.of(readings, grain),
                shapes);
    }

    /** The stretch of routine variation behind each period, and the mean within it. */
    private void limits(List<Markup> shapes) {
        Scale across = curve.across();
        Scale up = curve.up();
        Rational half = Rational.of(1, 2);
        for (int i = 0; i < points.size(); i++) {
            Optional<Trend.Limits> limits = trend.points().get(i).limits();
            if (limits.isPresent()) {
                Rational from = Rational.of(i).minus(half);
                Rational to = Rational.of(i).plus(half);
                shapes.add(Markup.element("rect")
                        .styled("limits")
                        .with("x", across.at(from))
                        .with("y", up.at(limits.get().upper()))
                        .with("width", across.length(from, to))
                        .with(
                                "height",
                                up.length(limits.get().lower(), limits.get().upper())));
                shapes.add(Markup.element("path")
                        .styled("mean")
                        .with(
                                "d",
                                "M" + across.at(from) + " "
                                        + up.at(limits.get().process().mean()) + "H" + across.at(to)));
            }
        }
    }

    /** The least and the greatest number of the chart. */
    private void heights(List<Markup> shapes) {
        Scale up = curve.up();
        Reading reading = trend.points().get(0).reading();
        List<Rational> ends =
                up.least().equals(up.greatest()) ? List.of(up.least()) : List.of(up.least(), up.greatest());
        for (Rational end : ends) {
            shapes.add(Markup.element("path").styled("rule").with("d", "M" + LEFT + " " + up.at(end) + "H" + RIGHT));
            shapes.add(Picture.label("height", Integer.toString(LEFT - 8), up.at(end), Shown.bare(reading, end))
                    .with("dy", "4"));
        }
    }

    /** As many names of periods as fit. */
    private void periods(List<Markup> shapes) {
        List<String> names = trend.points().stream()
                .map(point -> grain.label(point.reading().range()))
                .toList();
        int longest = names.stream().mapToInt(String::length).max().orElse(1);
        int most = Math.max(1, (RIGHT - LEFT) / (CHARACTER * longest));
        int each = (names.size() + most - 1) / most;
        for (int i = 0; i < names.size(); i += each) {
            shapes.add(Picture.label("period", curve.across().at(i), Integer.toString(BOTTOM + 24), names.get(i)));
        }
    }

    /** A ring and a word at what lies outside its limits. */
    private void signals(List<Markup> shapes) {
        for (int i = 0; i < points.size(); i++) {
            Optional<ProcessLimits.Position> outside =
                    trend.points().get(i).position().filter(position -> position != ProcessLimits.Position.WITHIN);
            if (outside.isPresent()) {
                String x = curve.across().at(i);
                String y = curve.up().at(points.get(i).value().orElseThrow());
                shapes.add(Markup.element("circle")
                        .styled("signal")
                        .with("cx", x)
                        .with("cy", y)
                        .with("r", "7"));
                boolean isLast = i == points.size() - 1;
                shapes.add(Picture.label(isLast ? "signal last" : "signal", x, y, Wording.plain(outside.get()))
                        .with("dx", isLast ? "-10" : "10")
                        .with("dy", "4"));
            }
        }
    }
}
