package org.leadkpi.scorecard;

import java.math.RoundingMode;
import java.util.OptionalInt;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.Grain;

/**
 * By how many days spend goes before the customers it brings, where nobody said so: by the median sales cycle.
 *
 * <p>A median does not add up over parts of the data, so it is found once for the whole, and then declared as a policy that
 * holds for every part:
 *
 * <pre>{@code
 * int days = AcquisitionLag.of(data).orElse(0);
 * Dataset lagged = data.toBuilder()
 *         .policies(data.policies().withAcquisitionLagDays(days))
 *         .build();
 * Scorecard.of(lagged, Grain.MONTH).get(CUSTOMER_ACQUISITION_COST_LAGGED);
 * }</pre>
 *
 * @since 0.1
 */
public final class AcquisitionLag {

    private AcquisitionLag() {}

    /**
     * Finds the median sales cycle of all deals that a dataset observes as won.
     *
     * @param data the dataset
     * @return whole days, half a day rounded up; empty where no deal was won
     */
    public static OptionalInt of(Dataset data) {
        Catalog cycles = Catalog.empty().with(StandardKpis.SALES_CYCLE_LENGTH);
        return Scorecard.of(Ledger.of(data, cycles, Grain.NONE))
                .get(StandardKpis.SALES_CYCLE_LENGTH)
                .number()
                .map(days ->
                        OptionalInt.of(days.toDecimal(0, RoundingMode.HALF_UP).intValueExact()))
                .orElse(OptionalInt.empty());
    }
}
