package org.leadkpi.benchmark;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leadkpi.metric.Direction;
import org.leadkpi.metric.Formula;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.ResponseKpis;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardTallies;
import org.leadkpi.metric.Trace;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.Proportions;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Citation;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;

/** Readings made by hand. */
final class Readings {

    private Readings() {}

    /** A share with its Wilson interval, of a KPI of that id. */
    static Reading share(String kpi, long part, long whole) {
        return reading(
                ratio(kpi),
                Segment.ALL,
                KpiValue.of(Rational.of(part, whole)),
                Optional.of(Proportions.wilson(part, whole, 0.95)));
    }

    /** A ratio without an interval. */
    static Reading ratio(String kpi, String value) {
        return ratio(kpi, value, Segment.ALL);
    }

    static Reading ratio(String kpi, String value, Segment segment) {
        return reading(ratio(kpi), segment, KpiValue.of(Rational.parse(value)), Optional.empty());
    }

    /** A ratio with an interval. */
    static Reading ratio(String kpi, String value, Interval interval) {
        return reading(ratio(kpi), Segment.ALL, KpiValue.of(Rational.parse(value)), Optional.of(interval));
    }

    /** A time in seconds. */
    static Reading time(String kpi, long seconds, Segment segment) {
        return reading(
                kpi(kpi, ResponseKpis.LEAD_RESPONSE_TIME_TOUCHED_P50.formula()),
                segment,
                KpiValue.of(Rational.of(seconds)),
                Optional.empty());
    }

    static Reading without(String kpi, KpiValue value) {
        return reading(ratio(kpi), Segment.ALL, value, Optional.empty());
    }

    static Kpi ratio(String id) {
        return kpi(id, StandardTallies.LEADS_TO_MQL.per(StandardTallies.LEADS));
    }

    private static Kpi kpi(String id, Formula formula) {
        return Kpi.named(id)
                .title(id)
                .formula(formula)
                .direction(Direction.CONTEXT)
                .cite(Citation.INF, "test")
                .build();
    }

    private static Reading reading(Kpi kpi, Segment segment, KpiValue value, Optional<Interval> interval) {
        return new Reading(
                kpi,
                segment,
                DateRange.of(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 1)),
                Currency.getInstance("USD"),
                value,
                Optional.empty(),
                Optional.empty(),
                0,
                interval,
                Optional.empty(),
                Map.of(),
                Set.of(),
                Optional.empty(),
                new Trace(kpi.formula(), List.of(), value));
    }
}
