package org.leadkpi.metric;

import java.util.List;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Unit;

/**
 * One formula plus another of the same unit.
 *
 * @param left the first operand
 * @param right the second operand
 * @since 0.1
 */
public record Sum(Formula left, Formula right) implements Formula {

    /**
     * Refuses operands of different units.
     *
     * @param left the first operand
     * @param right the second operand
     */
    public Sum {
        Operands.requireSameUnit("cannot add %s and %s", left, right, "+");
    }

    @Override
    public Unit unit() {
        return left.unit();
    }

    @Override
    public List<Formula> operands() {
        return List.of(left, right);
    }

    @Override
    public KpiValue apply(List<KpiValue> values, Totals totals) {
        return Operands.both(values, (a, b) -> a.plus(b));
    }

    @Override
    public String write(List<String> written) {
        return written.get(0) + " + " + written.get(1);
    }
}
