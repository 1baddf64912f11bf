package org.leadkpi.metric;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** What the arithmetic nodes share. */
final class Operands {

    private Operands() {}

    /** Statuses of what is known, and makes no number. */
    private static final Set<Status> KNOWN_TO_BE_NONE =
            EnumSet.of(Status.NO_DATA, Status.NO_OUTPUT, Status.NO_BASE, Status.UNBOUNDED);

    /**
     * The result of an operation on two values; an operand without a value is the result. Of two the first one, unless it is
     * known to be none and the other is not known.
     */
    static KpiValue both(List<KpiValue> values, BinaryOperator<Rational> operation) {
        KpiValue none = null;
        for (KpiValue value : values) {
            if (value instanceof KpiValue.Undefined) {
                if (!KNOWN_TO_BE_NONE.contains(value.status())) {
                    return value;
                }
                none = none == null ? value : none;
            }
        }
        if (none != null) {
            return none;
        }
        return KpiValue.of(operation.apply(
                values.get(0).number().orElseThrow(), values.get(1).number().orElseThrow()));
    }
}
