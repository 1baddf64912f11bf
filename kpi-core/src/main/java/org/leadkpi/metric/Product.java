package org.leadkpi.metric;

import java.util.List;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Unit;

/**
 * One formula times another.
 *
 * @param left the first operand
 * @param right the second operand
 * @since 0.1
 */
public record Product(Formula left, Formula right) implements Formula {

    @Override
    public Unit unit() {
        return left.unit().times(right.unit());
    }

    @Override
    public List<Formula> operands() {
        return List.of(left, right);
    }

    @Override
    public KpiValue apply(List<KpiValue> values, Totals totals) {
        return Operands.both(values, (a, b) -> a.times(b));
    }

    @Override
    public String write(List<String> written) {
        return written.get(0) + " x " + written.get(1);
    }
}
