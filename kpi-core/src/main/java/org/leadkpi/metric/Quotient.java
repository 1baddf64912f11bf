package org.leadkpi.metric;

import java.util.List;
import java.util.Optional;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

/**
 * One formula divided by another: a ratio of sums, divided once.
 *
 * <ul>
 *   <li>Both sides zero: {@link Status#NO_DATA}.
 *   <li>Money spent and nothing to divide it by: {@link Status#NO_OUTPUT}.
 *   <li>More money credited than spent, and nothing to divide it by: {@link Status#NOT_APPLICABLE}.
 *   <li>Time at risk and no event in it to divide it by: {@link Status#UNBOUNDED}, or the horizon of the policies.
 *   <li>Any other positive numerator over zero: {@link Status#NO_BASE}.
 * </ul>
 *
 * @param numerator what is divided
 * @param denominator what it is divided by
 * @since 0.1
 */
public record Quotient(Formula numerator, Formula denominator) implements Formula {

    private static final Unit TIME_AT_RISK = Unit.COUNT.times(Unit.MONTHS);

    @Override
    public Unit unit() {
        return numerator.unit().per(denominator.unit());
    }

    @Override
    public List<Formula> operands() {
        return List.of(numerator, denominator);
    }

    /**
     * Returns whether this is what an output costs: everything above the line is spend, and outputs are counted below.
     *
     * @return true for a cost per output
     */
    public boolean isCost() {
        return denominator.unit().equals(Unit.COUNT)
                && !numerator.inputs().isEmpty()
                && numerator.inputs().stream().allMatch(tally -> tally.source() == Source.SPEND);
    }

    /**
     * Returns whether this is how long it takes until an event: months that many things were at risk, over the events that
     * were counted in them. It is the reciprocal of a rate per month.
     *
     * @return true for a lifetime in months
     */
    public boolean isLifetime() {
        return denominator.unit().equals(Unit.COUNT) && numerator.unit().equals(TIME_AT_RISK);
    }

    /**
     * Returns whether a value is the horizon of the policies rather than the quotient itself.
     *
     * @param values the values of the operands, in order
     * @param value the value of this node
     * @return true for a lifetime that was cut
     */
    public boolean isCapped(List<KpiValue> values, KpiValue value) {
        return isLifetime() && value.isDefined() && !value.equals(divided(values));
    }

    @Override
    public KpiValue apply(List<KpiValue> values, Totals totals) {
        KpiValue divided = divided(values);
        Optional<Rational> horizon = isLifetime() ? totals.horizon() : Optional.empty();
        boolean isBeyond = horizon.isPresent()
                && (divided.status() == Status.UNBOUNDED
                        || divided.number()
                                .map(months -> months.compareTo(horizon.get()) > 0)
                                .orElse(false));
        return isBeyond ? KpiValue.of(horizon.get()) : divided;
    }

    private KpiValue divided(List<KpiValue> values) {
        if (values.get(0).isDefined()
                && values.get(1).number().map(Rational::isZero).orElse(false)) {
            return overZero(values.get(0).number().orElseThrow());
        }
        return Operands.both(values, Rational::dividedBy);
    }

    private KpiValue overZero(Rational top) {
        if (top.isZero()) {
            return KpiValue.undefined(
                    Status.NO_DATA, "neither " + numerator.text() + " nor " + denominator.text() + " in this cell");
        }
        String amount = Trace.format(top, numerator.unit());
        if (isLifetime()) {
            return KpiValue.undefined(
                    Status.UNBOUNDED, "no " + denominator.text() + " in " + amount + " " + numerator.text());
        }
        if (isCost() && top.signum() < 0) {
            return KpiValue.undefined(
                    Status.NOT_APPLICABLE, amount + " of " + numerator.text() + ": credits exceed what was spent");
        }
        return isCost()
                ? KpiValue.undefined(
                        Status.NO_OUTPUT, amount + " of " + numerator.text() + " and no " + denominator.text())
                : KpiValue.undefined(Status.NO_BASE, amount + " " + numerator.text() + " but no " + denominator.text());
    }

    @Override
    public String write(List<String> written) {
        return written.get(0) + " / " + written.get(1);
    }
}
