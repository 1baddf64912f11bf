package org.leadkpi.metric;

import java.util.List;
import java.util.Objects;
import org.leadkpi.stats.Distribution;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

/**
 * A statistic of the exact values that a distribution tally keeps.
 *
 * @param of the distribution tally
 * @param kind which statistic
 * @since 0.1
 */
public record Statistic(Tally<?> of, Kind kind) implements DistributionFormula {

    /** The statistics. */
    public enum Kind {
        /** The arithmetic mean. */
        MEAN,
        /** The median: quantile 1/2. */
        MEDIAN,
        /** The 90th percentile. */
        P90,
        /** The largest value: quantile 1. */
        MAXIMUM;

        /**
         * Returns which quantile this is.
         *
         * @return the probability; 1/2 for the mean, which is no quantile
         */
        public Rational probability() {
            return switch (this) {
                case MEAN, MEDIAN -> Rational.of(1, 2);
                case P90 -> Rational.of(9, 10);
                case MAXIMUM -> Rational.ONE;
            };
        }
    }

    /**
     * Refuses a tally that keeps no values.
     *
     * @param of the distribution tally
     * @param kind which statistic
     */
    public Statistic {
        Objects.requireNonNull(kind, "kind");
        if (!of.isDistribution()) {
            throw new IllegalArgumentException(
                    "cannot take the " + name(kind) + " of " + of.name() + ": it keeps a total, not values");
        }
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Unit unit() {
        return of.unit();
    }

    @Override
    public List<Tally<?>> distributions() {
        return List.of(of);
    }

    @Override
    public KpiValue ofValues(Totals totals) {
        Distribution distribution = totals.values(of);
        if (distribution.isEmpty()) {
            return KpiValue.undefined(Status.NO_DATA, "no " + of.name() + " in this cell");
        }
        Rational steps = kind == Kind.MEAN ? distribution.mean() : distribution.quantile(kind.probability());
        return KpiValue.of(steps.dividedBy(totals.resolution(of)));
    }

    @Override
    public String write(List<String> written) {
        return name(kind) + "(" + written.get(0) + ")";
    }
}
