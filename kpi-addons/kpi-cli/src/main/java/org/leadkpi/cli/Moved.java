package org.leadkpi.cli;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.time.DateRange;

/** The periods between which a KPI moved, by their labels, or the last settled ones. */
final class Moved {

    private final Scorecard card;
    private final Kpi kpi;
    private final Days days;

    Moved(Scorecard card, Kpi kpi, Days days) {
        this.card = card;
        this.kpi = kpi;
        this.days = days;
    }

    /** The last settled period. */
    DateRange last() {
        List<DateRange> settled = settled();
        if (settled.isEmpty()) {
            throw new BadInput(
                    kpi.id() + " has no settled period; choose one of " + labels() + " with --period and --base");
        }
        return settled.get(settled.size() - 1);
    }

    /** The last settled period before another. */
    DateRange before(DateRange after) {
        return settled().stream()
                .filter(period -> !period.end().isAfter(after.start()))
                .reduce((one, next) -> next)
                .orElseThrow(() -> new BadInput(kpi.id() + " has no settled period before "
                        + card.frame().grain().label(after) + "; choose one of " + labels() + " with --base"));
    }

    private List<DateRange> settled() {
        return Trend.of(card, kpi, Segment.ALL).points().stream()
                .filter(Trend.Point::isSettled)
                .map(point -> point.reading().range())
                .toList();
    }

    /** The period of a label, as 2026-03 or 2026-Q1. */
    DateRange period(String option, String label) {
        DateRange found = card.periods().stream()
                .filter(period -> card.frame().grain().label(period).equalsIgnoreCase(label.strip()))
                .findFirst()
                .orElseThrow(() -> new BadInput(option + " is \"" + label + "\", must be one of " + labels()));
        Instant asOf = card.frame().asOf();
        if (asOf.isBefore(found.start().atStartOfDay(card.frame().zone()).toInstant())) {
            throw days.tooEarly(option + " " + label.strip());
        }
        return found;
    }

    private String labels() {
        return card.periods().stream().map(card.frame().grain()::label).collect(Collectors.joining(", "));
    }
}
