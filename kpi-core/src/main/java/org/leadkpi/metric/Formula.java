package org.leadkpi.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * How a number is made: a tree whose leaves are tallies and constants.
 *
 * <p>One tree has several readings: {@link #evaluate} computes it, {@link #text} prints it, {@link #inputs} lists what it
 * needs, {@link #unit} says what it measures, and {@link #trace} shows it with the numbers filled in.
 *
 * <ul>
 *   <li>Units are checked when the formula is built: money cannot be added to a count.
 *   <li>Arithmetic is exact.
 *   <li>An operand without a value leaves the whole without one, for the same reason.
 * </ul>
 *
 * @since 0.1
 */
public sealed interface Formula permits Tally, Constant, Sum, Product, Quotient, DistributionFormula {

    /**
     * Returns the unit of the result.
     *
     * @return the unit
     */
    Unit unit();

    /**
     * Returns the formulas that this one combines.
     *
     * @return the operands, empty for a leaf
     */
    List<Formula> operands();

    /**
     * Computes this node from its operands.
     *
     * @param values the values of the operands, in order
     * @param totals what the leaves read
     * @return the value, or why there is none
     */
    KpiValue apply(List<KpiValue> values, Totals totals);

    /**
     * Writes this node around its operands as they are written.
     *
     * @param written the operands, in order, in parentheses where needed
     * @return the text
     */
    String write(List<String> written);

    /**
     * Computes the formula.
     *
     * @param totals what the leaves read
     * @return the exact value, or why there is none
     */
    default KpiValue evaluate(Totals totals) {
        List<KpiValue> values = new ArrayList<>();
        for (Formula operand : operands()) {
            values.add(operand.evaluate(totals));
        }
        return apply(values, totals);
    }

    /**
     * Computes the formula and keeps every step.
     *
     * @param totals what the leaves read
     * @return this tree with the numbers filled in
     */
    default Trace trace(Totals totals) {
        List<Trace> steps =
                operands().stream().map(operand -> operand.trace(totals)).toList();
        return new Trace(this, steps, apply(steps.stream().map(Trace::value).toList(), totals));
    }

    /**
     * Prints the formula with names.
     *
     * @return the text, as {@code spend / leads}
     */
    default String text() {
        return write(parenthesised(operands().stream().map(Formula::text).toList()));
    }

    /**
     * Puts operands into parentheses where their place needs them.
     *
     * @param written the operands as text, in order
     * @return the texts to insert
     */
    default List<String> parenthesised(List<String> written) {
        List<String> inserted = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Formula operand = operands().get(i);
            boolean loose = operand instanceof Sum || operand instanceof Quotient;
            boolean inSum = this instanceof Sum sum && (sum.sign() == Sum.Sign.PLUS || operand instanceof Quotient);
            boolean productBelowLine = this instanceof Quotient && i > 0 && operand instanceof Product;
            boolean bare = this instanceof DistributionFormula || (!loose && !productBelowLine) || inSum;
            inserted.add(bare ? written.get(i) : "(" + written.get(i) + ")");
        }
        return inserted;
    }

    /**
     * Returns whether another formula is this one or a part of it.
     *
     * @param part the other formula
     * @return true when it occurs in this tree
     */
    default boolean contains(Formula part) {
        return equals(part) || operands().stream().anyMatch(operand -> operand.contains(part));
    }

    /**
     * Lists the tallies the formula reads, with those that tell whether they are known at all.
     *
     * @return the tallies, in order of their names
     */
    default NavigableSet<Tally<?>> inputs() {
        NavigableSet<Tally<?>> inputs = new TreeSet<>();
        operands().forEach(operand -> inputs.addAll(operand.inputs()));
        return inputs;
    }

    /**
     * Adds.
     *
     * @param other a formula of the same unit
     * @return the sum
     * @throws IllegalArgumentException if the units differ
     */
    default Formula plus(Formula other) {
        return new Sum(this, Sum.Sign.PLUS, other);
    }

    /**
     * Subtracts.
     *
     * @param other a formula of the same unit
     * @return the difference
     * @throws IllegalArgumentException if the units differ
     */
    default Formula minus(Formula other) {
        return new Sum(this, Sum.Sign.MINUS, other);
    }

    /**
     * Multiplies.
     *
     * @param other the other factor
     * @return the product
     */
    default Formula times(Formula other) {
        return new Product(this, other);
    }

    /**
     * Divides.
     *
     * @param other the divisor
     * @return the quotient
     */
    default Formula per(Formula other) {
        return new Quotient(this, other);
    }

    /**
     * A fixed number.
     *
     * @param value the number
     * @param unit its unit
     * @return the constant
     */
    static Formula constant(Rational value, Unit unit) {
        return new Constant(value, unit);
    }
}
