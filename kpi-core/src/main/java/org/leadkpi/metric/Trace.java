package org.leadkpi.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BiFunction;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * A formula with the numbers filled in: the same tree, each node with its value.
 *
 * @param formula the node
 * @param steps the traces of its operands, in order
 * @param value its value, or why there is none
 * @since 0.1
 */
public record Trace(Formula formula, List<Trace> steps, KpiValue value) {

    /**
     * Copies.
     *
     * @param formula the node
     * @param steps the traces of its operands, in order
     * @param value its value, or why there is none
     */
    public Trace {
        steps = List.copyOf(steps);
    }

    /**
     * Prints the formula with numbers in the place of names.
     *
     * @param format shows a number of a unit
     * @return the text, as {@code 1,000.10 / 2}
     */
    public String numbers(BiFunction<Rational, Unit, String> format) {
        if (steps.isEmpty() || formula instanceof DistributionFormula || isCutHere()) {
            return value.number()
                    .map(number -> format.apply(number, formula.unit()))
                    .orElse("?");
        }
        return formula.write(formula.parenthesised(
                steps.stream().map(step -> step.numbers(format)).toList()));
    }

    /**
     * Returns whether the horizon of the policies cut a lifetime, here or in a step.
     *
     * @return true when the value would be another without the horizon
     */
    public boolean isCapped() {
        return isCutHere() || steps.stream().anyMatch(Trace::isCapped);
    }

    private boolean isCutHere() {
        return formula instanceof Quotient quotient
                && quotient.isCapped(steps.stream().map(Trace::value).toList(), value);
    }

    /**
     * Prints names, numbers and value.
     *
     * @return the text, as {@code spend / leads = 1,000.10 / 2 = 500.05}
     */
    @Override
    public String toString() {
        return toString(
                Trace::format,
                value.number().map(number -> format(number, formula.unit())).orElseGet(value::toString));
    }

    /**
     * Prints names, numbers and value.
     *
     * @param format shows a number of a unit
     * @param result the value as it is to be shown
     * @return the text, as {@code spend / leads = USD 1,000.10 / 2 = USD 500.05}
     */
    public String toString(BiFunction<Rational, Unit, String> format, String result) {
        String numbers = numbers(format);
        return formula.text() + " = " + (numbers.equals(result) || numbers.equals("?") ? "" : numbers + " = ") + result;
    }

    /**
     * Shows a number without a currency: money with two decimals, anything else with as many as it needs, six at the most.
     *
     * @param number the number
     * @param unit its unit
     * @return the text
     */
    public static String format(Rational number, Unit unit) {
        BigDecimal decimal = number.toDecimal(unit.isMoney() ? 2 : 6, RoundingMode.HALF_UP);
        return Style.grouped(unit.isMoney() ? decimal : decimal.stripTrailingZeros());
    }
}
