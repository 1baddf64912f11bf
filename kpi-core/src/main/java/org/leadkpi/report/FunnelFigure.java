package org.leadkpi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.value.Rational;

/** How many reach each stage of the funnel, as bars, with the conversion rates between them. */
final class FunnelFigure {

    /** The stages, and after each the rate at which its members reach the next one. */
    private static final List<Kpi> STAGES = List.of(
            StandardKpis.NEW_LEADS, StandardKpis.MQL_VOLUME, StandardKpis.SQL_VOLUME, StandardKpis.CUSTOMERS_WON);

    private static final List<Kpi> RATES =
            List.of(StandardKpis.LEAD_TO_MQL, StandardKpis.MQL_TO_SQL, StandardKpis.SQL_TO_CUSTOMER);

    private static final int WIDTH = 560;
    private static final int LABELS = 130;
    private static final int VALUES = 90;
    private static final int BAR = 30;
    private static final int STEP = 60;
    private static final int LEAST = 2;

    private final List<Step> steps;
    private final Scale across;

    /** A stage, and the rate at which its members reach the next one. */
    private record Step(Reading stage, Optional<Reading> rate) {}

    private FunnelFigure(List<Step> steps, List<Rational> counts) {
        this.steps = steps;
        List<Rational> numbers =
                Stream.concat(Stream.of(Rational.ZERO), counts.stream()).toList();
        this.across = Scale.of(numbers, LABELS, WIDTH - VALUES);
    }

    /** Draws the funnel of a scorecard over all its days; empty where fewer than two of its stages are counted. */
    static Optional<Markup.Element> of(Scorecard card) {
        List<Step> steps = IntStream.range(0, STAGES.size())
                .boxed()
                .flatMap(i -> reading(card, STAGES.get(i)).map(stage -> new Step(stage, rate(card, i))).stream())
                .toList();
        List<Rational> counts =
                steps.stream().flatMap(step -> step.stage().number().stream()).toList();
        return counts.size() < LEAST || counts.stream().allMatch(Rational::isZero)
                ? Optional.empty()
                : Optional.of(new FunnelFigure(steps, counts).draw());
    }

    private static Optional<Reading> rate(Scorecard card, int stage) {
        return stage < RATES.size() && card.kpis().contains(STAGES.get(stage + 1))
                ? reading(card, RATES.get(stage))
                : Optional.empty();
    }

    private static Optional<Reading> reading(Scorecard card, Kpi kpi) {
        return card.kpis().contains(kpi)
                ? Optional.of(card.get(kpi, Segment.ALL, card.frame().range()))
                : Optional.empty();
    }

    private Markup.Element draw() {
        List<Markup> shapes = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int top = 0;
        for (Step step : steps) {
            bar(step.stage(), top, shapes);
            words.add(said(step.stage()));
            top += STEP;
            if (step.rate().isPresent()) {
                Reading rate = step.rate().get();
                shapes.add(Picture.label(
                        "rate",
                        Integer.toString(LABELS),
                        Integer.toString(top - (STEP - BAR) / 2 + 4),
                        "↓ " + Shown.of(rate, true).text() + " " + rate.kpi().title()));
                words.add(said(rate));
            }
        }
        return Picture.of("funnel", WIDTH, top - (STEP - BAR), "Funnel", String.join("; ", words), shapes);
    }

    private void bar(Reading stage, int top, List<Markup> shapes) {
        String middle = Integer.toString(top + BAR / 2 + 5);
        shapes.add(Picture.label(
                "stage", Integer.toString(LABELS - 12), middle, stage.kpi().title()));
        Rational number = stage.number().orElse(Rational.ZERO);
        shapes.add(Markup.element("rect")
                .styled("bar")
                .with("x", Integer.toString(LABELS))
                .with("y", Integer.toString(top))
                .with("width", across.length(Rational.ZERO, number))
                .with("height", Integer.toString(BAR)));
        shapes.add(Picture.label(
                        "count",
                        across.at(number),
                        middle,
                        Shown.of(stage, true).text())
                .with("dx", "8"));
    }

    private static String said(Reading reading) {
        return reading.kpi().title() + " " + Shown.of(reading, true).text();
    }
}
