package org.leadkpi.metric;

import java.util.List;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * A fixed number in a formula.
 *
 * @param value the number
 * @param unit its unit
 * @since 0.1
 */
public record Constant(Rational value, Unit unit) implements Formula {

    @Override
    public List<Formula> operands() {
        return List.of();
    }

    @Override
    public KpiValue apply(List<KpiValue> values, Totals totals) {
        return KpiValue.of(value);
    }

    @Override
    public String write(List<String> written) {
        return value.toString();
    }
}
