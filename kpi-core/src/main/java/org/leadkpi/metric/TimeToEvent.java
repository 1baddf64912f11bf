package org.leadkpi.metric;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.Survival;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

/**
 * How long something takes, told by those that it happened to and by those that still wait: a quantile of the Kaplan-Meier
 * curve.
 *
 * <ul>
 *   <li>The median is the first time by which at least half have had their event. Waiting members count as long as they wait.
 *   <li>Where too many still wait, a quantile is not reached: {@link Status#UNBOUNDED}.
 * </ul>
 *
 * @param events the distribution of the times of those that it happened to
 * @param waits the distribution of the times that the others have waited so far
 * @param quantile which quantile
 * @since 0.1
 */
public record TimeToEvent(Tally<?> events, Tally<?> waits, Quantile quantile) implements DistributionFormula {

    /** The quantiles. */
    public enum Quantile {
        /** The median. */
        MEDIAN,
        /** The third quartile. */
        P75,
        /** The 90th percentile. */
        P90;

        /**
         * Returns the share that has had its event by then.
         *
         * @return the probability
         */
        public Rational probability() {
            return switch (this) {
                case MEDIAN -> Rational.of(1, 2);
                case P75 -> Rational.of(3, 4);
                case P90 -> Rational.of(9, 10);
            };
        }
    }

    /**
     * Refuses tallies that keep no values, or values of different units.
     *
     * @param events the distribution of the times of those that it happened to
     * @param waits the distribution of the times that the others have waited so far
     * @param quantile which quantile
     */
    public TimeToEvent {
        Objects.requireNonNull(quantile, "quantile");
        for (Tally<?> tally : List.of(events, waits)) {
            if (!tally.isDistribution()) {
                throw new IllegalArgumentException(
                        "cannot follow " + tally.name() + " over time: it keeps a total, not values");
            }
        }
        if (!events.unit().equals(waits.unit())) {
            throw new IllegalArgumentException("cannot follow " + events.name() + " and " + waits.name()
                    + " together: one is in " + events.unit() + ", the other in " + waits.unit());
        }
    }

    @Override
    public Unit unit() {
        return events.unit();
    }

    @Override
    public List<Tally<?>> distributions() {
        return List.of(events, waits);
    }

    @Override
    public KpiValue ofValues(Totals totals) {
        Distribution happened = totals.values(events);
        Distribution waiting = totals.values(waits);
        if (happened.isEmpty() && waiting.isEmpty()) {
            return KpiValue.undefined(
                    Status.NO_DATA, "no " + events.name() + " and no " + waits.name() + " in this cell");
        }
        OptionalLong steps = Survival.of(happened, waiting).quantile(quantile.probability());
        if (steps.isEmpty()) {
            return KpiValue.undefined(
                    Status.UNBOUNDED,
                    "not reached: " + waiting.count() + " of " + (happened.count() + waiting.count())
                            + " still wait, and have not waited long enough to tell");
        }
        return KpiValue.of(Rational.of(steps.getAsLong()).dividedBy(totals.resolution(events)));
    }

    @Override
    public String write(List<String> written) {
        return "kaplan-meier-" + quantile.name().toLowerCase(Locale.ROOT) + "(" + written.get(0) + ", waiting "
                + written.get(1) + ")";
    }
}
