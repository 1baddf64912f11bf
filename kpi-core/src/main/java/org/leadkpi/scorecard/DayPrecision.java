package org.leadkpi.scorecard;

import java.util.Map;
import org.leadkpi.ledger.Cell;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Exclusion;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Status;

/** Tells a cell in which nothing happened from one in which all times are known by their day only. */
final class DayPrecision {

    private DayPrecision() {}

    /**
     * Refuses a length within a day where every record that would have one is known by its day.
     *
     * @return the value; not applicable in place of no data, unless some record is left out that may count later
     */
    static KpiValue judge(Kpi kpi, Cell cell, KpiValue value) {
        if (value.status() != Status.NO_DATA) {
            return value;
        }
        long most = cell.leftOut(kpi.population()).getOrDefault(Exclusion.DAY_PRECISION, 0L);
        for (Tally<?> input : kpi.inputs()) {
            Map<Exclusion, Long> leftOut = cell.leftOut(input);
            if (leftOut.containsKey(Exclusion.NOT_DUE)) {
                return value;
            }
            most = Math.max(most, leftOut.getOrDefault(Exclusion.DAY_PRECISION, 0L));
        }
        return most == 0
                ? value
                : KpiValue.undefined(
                        Status.NOT_APPLICABLE,
                        Exclusion.DAY_PRECISION + ": a length within a day cannot be told, of " + most
                                + (most == 1 ? " record" : " records") + " the times are known by their day only");
    }
}
