package org.leadkpi.diagnosis;

import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.value.Citation.A1;

import java.util.List;

/**
 * Rules on the middle of the funnel: qualification, response and scores.
 *
 * @since 0.1
 */
public final class MiddleOfFunnelRules {

    private MiddleOfFunnelRules() {}

    /** The criteria of MQLs are too loose. */
    public static final Rule MQL_LOOSE = Rule.named("D17", "MQL_LOOSE")
            .claim("Too few MQLs become SQLs")
            .cite(A1, "MQL to SQL conversion rate")
            .overLatest(3)
            .when(Movement.unlessMixed(Movement.pooled(MQL_TO_SQL, "mqlSql.low", 3, 2), MQL_TO_SQL, "channel"))
            .causes(
                    "the criteria of MQLs, or the profile of the ideal customer, may be too loose: the most common cause",
                    "the bar of SQLs may be too strict")
            .actions("require an act of high intent, as a visit to the pricing page, together with firmographic fit")
            .build();

    /** All of them, in order. */
    static final List<Rule> ALL = List.of(MQL_LOOSE);
}
