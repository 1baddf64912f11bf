package org.leadkpi.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of the sources, by theme: {@link TopOfFunnelRules}, {@link MiddleOfFunnelRules}, {@link ScoringRules}, {@link
 * BottomOfFunnelRules}, {@link OutboundRules}, {@link CapacityRules} and {@link ReviewRules}.
 *
 * @since 0.1
 */
public final class StandardRules {

    private StandardRules() {}

    /**
     * Returns every rule.
     *
     * @return the rules, in the order of their ids
     */
    public static List<Rule> all() {
        return Stream.of(
                        TopOfFunnelRules.ALL,
                        MiddleOfFunnelRules.ALL,
                        ScoringRules.ALL,
                        BottomOfFunnelRules.ALL,
                        OutboundRules.ALL,
                        CapacityRules.ALL,
                        ReviewRules.ALL)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }
}
