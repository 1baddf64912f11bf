package org.leadkpi.metric;

import java.util.List;
import org.leadkpi.stats.Auc;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

/**
 * How well a number tells two groups apart: the chance that a random member of the first has a higher number than one of the second,
 * a tie counting half. It is the area under the ROC curve, {@link Auc}.
 *
 * <ul>
 *   <li>A group without any member: {@link Status#NO_DATA}.
 * </ul>
 *
 * @param positives the distribution of the numbers of those that should have high ones
 * @param negatives the distribution of the numbers of the others
 * @since 0.1
 */
public record Discrimination(Tally<?> positives, Tally<?> negatives) implements DistributionFormula {

    /**
     * Refuses tallies that keep no values, or values of different units.
     *
     * @param positives the distribution of the numbers of those that should have high ones
     * @param negatives the distribution of the numbers of the others
     */
    public Discrimination {
        for (Tally<?> tally : List.of(positives, negatives)) {
            if (!tally.isDistribution()) {
                throw new IllegalArgumentException(
                        "cannot tell " + tally.name() + " apart: it keeps a total, not values");
            }
        }
        if (!positives.unit().equals(negatives.unit())) {
            throw new IllegalArgumentException("cannot tell " + positives.name() + " from " + negatives.name()
                    + ": one is in " + positives.unit() + ", the other in " + negatives.unit());
        }
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public List<Tally<?>> distributions() {
        return List.of(positives, negatives);
    }

    @Override
    public KpiValue ofValues(Totals totals) {
        long first = totals.values(positives).count();
        long second = totals.values(negatives).count();
        return Auc.of(totals.values(positives), totals.values(negatives))
                .map(Auc::area)
                .map(KpiValue::of)
                .orElseGet(() -> KpiValue.undefined(
                        Status.NO_DATA,
                        "it takes some of both, there are " + first + " " + positives.name() + " and " + second + " "
                                + negatives.name()));
    }

    @Override
    public String write(List<String> written) {
        return "auc(" + written.get(0) + ", against " + written.get(1) + ")";
    }
}
