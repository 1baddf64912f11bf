package org.leadkpi.metric;

import java.util.List;
import java.util.Optional;
import org.leadkpi.value.KpiValue;

/**
 * A formula of the exact values that its tallies keep, rather than of their totals.
 *
 * <ul>
 *   <li>Its operands are distributions. The first of them that cannot be known leaves the whole without a value, for the same reason.
 * </ul>
 *
 * @since 0.1
 */
public sealed interface DistributionFormula extends Formula permits Statistic, TimeToEvent, Retention, Discrimination {

    /**
     * Returns the tallies whose values it reads.
     *
     * @return the distributions, in order
     */
    List<Tally<?>> distributions();

    /**
     * Computes it from the values, all of which are known.
     *
     * @param totals what keeps the values
     * @return the value, or why there is none
     */
    KpiValue ofValues(Totals totals);

    @Override
    default List<Formula> operands() {
        return List.copyOf(distributions());
    }

    @Override
    default KpiValue apply(List<KpiValue> values, Totals totals) {
        return values.stream().filter(value -> !value.isDefined()).findFirst().orElseGet(() -> ofValues(totals));
    }

    /** Looks at the values alone: their sums are not needed. */
    @Override
    default KpiValue evaluate(Totals totals) {
        return distributions().stream()
                .map(totals::unknown)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> ofValues(totals));
    }
}
