package org.leadkpi.metric;

import java.util.List;
import java.util.function.BinaryOperator;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * One formula plus or minus another of the same unit.
 *
 * @param left the first operand
 * @param sign whether the second one is added or taken away
 * @param right the second operand
 * @since 0.1
 */
public record Sum(Formula left, Sign sign, Formula right) implements Formula {

    /** Whether an operand is added or taken away. */
    public enum Sign {
        /** Added. */
        PLUS("+", "cannot add %s and %s"),
        /** Taken away. */
        MINUS("-", "cannot subtract %2$s from %1$s");

        private final String symbol;
        private final String refusal;

        Sign(String symbol, String refusal) {
            this.symbol = symbol;
            this.refusal = refusal;
        }

        private BinaryOperator<Rational> operation() {
            return this == PLUS ? Rational::plus : Rational::minus;
        }
    }

    /**
     * Refuses operands of different units.
     *
     * @param left the first operand
     * @param sign whether the second one is added or taken away
     * @param right the second operand
     */
    public Sum {
        if (!left.unit().equals(right.unit())) {
            throw new IllegalArgumentException(String.format(sign.refusal, left.unit(), right.unit()) + ": "
                    + left.text() + " " + sign.symbol + " " + right.text());
        }
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
        return Operands.both(values, sign.operation());
    }

    @Override
    public String write(List<String> written) {
        return written.get(0) + " " + sign.symbol + " " + written.get(1);
    }
}
