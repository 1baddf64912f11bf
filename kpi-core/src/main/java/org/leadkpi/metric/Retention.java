package org.leadkpi.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.ShiftedBetaGeometric;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

/**
 * How many months a cohort stays on average, by a model of retention that lets members differ: those who are likely to leave
 * leave first, so that retention rises with time ({@link ShiftedBetaGeometric}).
 *
 * <p>It is fitted to the whole months for which every member has been followed, and projected from there. The value is an
 * estimate of 12 digits.
 *
 * <ul>
 *   <li>Nobody has left: {@link Status#UNBOUNDED}, as any lifetime without events is.
 *   <li>Followed for less than 2 months, or retention that does not rise: {@link Status#NOT_APPLICABLE}; then a constant rate of
 *       churn describes it as well.
 *   <li>So many hardly ever leave that the mean has no end: {@link Status#UNBOUNDED}, unless the policies set a horizon.
 *   <li>With a horizon it is the mean of the months up to it.
 * </ul>
 *
 * @param lifetimes the distribution of the whole months after which members left
 * @param ages the distribution of the whole months for which the others have been members so far
 * @since 0.1
 */
public record Retention(Tally<?> lifetimes, Tally<?> ages) implements DistributionFormula {

    private static final int LEAST_MONTHS = 2;

    /** Customers are not followed for longer than a century. */
    private static final long MOST_MONTHS = 1_200;

    private static final MathContext DIGITS = new MathContext(12);

    /**
     * Refuses tallies that keep no months.
     *
     * @param lifetimes the distribution of the whole months after which members left
     * @param ages the distribution of the whole months for which the others have been members so far
     */
    public Retention {
        for (Tally<?> tally : List.of(lifetimes, ages)) {
            Objects.requireNonNull(tally, "tally");
            if (!tally.isDistribution() || !tally.unit().equals(Unit.MONTHS)) {
                throw new IllegalArgumentException("cannot tell retention by " + tally.name() + ": it keeps no months");
            }
        }
    }

    @Override
    public Unit unit() {
        return Unit.MONTHS;
    }

    @Override
    public List<Tally<?>> distributions() {
        return List.of(lifetimes, ages);
    }

    @Override
    public KpiValue ofValues(Totals totals) {
        return of(totals.values(lifetimes), totals.values(ages), totals.horizon());
    }

    private KpiValue of(Distribution left, Distribution there, Optional<Rational> horizon) {
        if (left.isEmpty() && there.isEmpty()) {
            return KpiValue.undefined(
                    Status.NO_DATA, "no " + lifetimes.name() + " and no " + ages.name() + " in this cell");
        }
        if (left.isEmpty()) {
            return KpiValue.undefined(Status.UNBOUNDED, "none of " + there.count() + " members has left");
        }
        long months = Math.min(MOST_MONTHS, there.isEmpty() ? left.max() + 1 : there.min());
        if (months < LEAST_MONTHS) {
            return KpiValue.undefined(
                    Status.NOT_APPLICABLE,
                    "every member must have been followed for " + LEAST_MONTHS + " whole months, they were for "
                            + months);
        }
        Optional<ShiftedBetaGeometric> model = ShiftedBetaGeometric.fit(remaining(left, there, (int) months));
        if (model.isEmpty()) {
            return KpiValue.undefined(
                    Status.NOT_APPLICABLE,
                    "retention does not rise over the " + months
                            + " months followed, so the members do not seem to differ");
        }
        double lifetime = horizon.isPresent()
                ? model.get().expectedLifetime(Math.toIntExact(horizon.get().toLongExact()))
                : model.get().expectedLifetime();
        return Double.isInfinite(lifetime)
                ? KpiValue.undefined(
                        Status.UNBOUNDED,
                        "so many hardly ever leave that the mean has no end; a horizon makes it finite")
                : KpiValue.of(Rational.of(new BigDecimal(lifetime, DIGITS)));
    }

    /** How many were there at the start, and after each month: who left after t whole months left in month t + 1. */
    private static long[] remaining(Distribution left, Distribution there, int months) {
        long[] remaining = new long[months + 1];
        for (int month = 0; month <= months; month++) {
            remaining[month] = left.count() + there.count() - left.countBelow(Rational.of(month));
        }
        return remaining;
    }

    @Override
    public String write(List<String> written) {
        return "retention-lifetime(" + written.get(0) + ", still there " + written.get(1) + ")";
    }
}
