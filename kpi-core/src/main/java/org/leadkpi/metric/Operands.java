package org.leadkpi.metric;

import java.util.List;
import java.util.function.BinaryOperator;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;

/** What the arithmetic nodes share. */
final class Operands {

    private Operands() {}

    static void requireSameUnit(String phrase, Formula left, Formula right, String symbol) {
        if (!left.unit().equals(right.unit())) {
            throw new IllegalArgumentException(String.format(phrase, left.unit(), right.unit()) + ": " + left.text()
                    + " " + symbol + " " + right.text());
        }
    }

    /** The result of an operation on two values; an operand without a value is the result. */
    static KpiValue both(List<KpiValue> values, BinaryOperator<Rational> operation) {
        for (KpiValue value : values) {
            if (value instanceof KpiValue.Undefined) {
                return value;
            }
        }
        return KpiValue.of(operation.apply(
                values.get(0).number().orElseThrow(), values.get(1).number().orElseThrow()));
    }
}
