package org.leadkpi.capacity;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadkpi.internal.PublishedFigure;
import org.leadkpi.model.LeadType;
import org.leadkpi.value.Rational;

/** The published figures that speak of leads per rep. */
final class PublishedBands {

    static final LoadBands BANDS = read();

    private static final String SCOPE = "lead-type=";

    private PublishedBands() {}

    private static LoadBands read() {
        List<PublishedFigure> figures = PublishedFigure.all().stream()
                .filter(figure -> figure.kpis().contains("leads-per-rep"))
                .toList();
        Map<LeadType, LoadBand> byType = new EnumMap<>(LeadType.class);
        figures.stream()
                .filter(figure -> figure.scope().startsWith(SCOPE))
                .forEach(figure -> byType.put(type(figure), band(figure)));
        return new LoadBands(
                byType,
                band(general(figures, "band")),
                band(general(figures, "low")),
                Rational.parse(general(figures, "high").edge()));
    }

    private static LeadType type(PublishedFigure figure) {
        return LeadType.valueOf(figure.scope().substring(SCOPE.length()).toUpperCase(Locale.ROOT));
    }

    /** The figure of a kind that speaks of all leads. */
    private static PublishedFigure general(List<PublishedFigure> figures, String kind) {
        return figures.stream()
                .filter(figure -> figure.kind().equals(kind) && figure.scope().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static LoadBand band(PublishedFigure figure) {
        return new LoadBand(
                Rational.parse(figure.edges().get(0)),
                Rational.parse(figure.edges().get(1)));
    }
}
