package org.leadkpi.report;

import java.util.LinkedHashSet;
import java.util.Set;
import org.leadkpi.metric.Formula;
import org.leadkpi.metric.Tally;

/** Finds the tallies that a formula names. */
final class Leaves {

    private Leaves() {}

    /** The tallies in the order they are written, each once. */
    static Set<Tally<?>> of(Formula formula) {
        Set<Tally<?>> leaves = new LinkedHashSet<>();
        collect(formula, leaves);
        return leaves;
    }

    private static void collect(Formula formula, Set<Tally<?>> leaves) {
        if (formula instanceof Tally<?> tally) {
            leaves.add(tally);
        }
        formula.operands().forEach(operand -> collect(operand, leaves));
    }
}
