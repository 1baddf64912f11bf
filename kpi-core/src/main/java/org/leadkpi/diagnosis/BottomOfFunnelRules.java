package org.leadkpi.diagnosis;

import static org.leadkpi.metric.CustomerKpis.CHURN_RATE;
import static org.leadkpi.metric.StandardKpis.SQL_TO_CUSTOMER;
import static org.leadkpi.value.Citation.A1;

import java.util.List;
import org.leadkpi.stats.ProcessLimits;

/**
 * Rules on the bottom of the funnel: customers, what they cost and what they are worth.
 *
 * @since 0.1
 */
public final class BottomOfFunnelRules {

    private BottomOfFunnelRules() {}

    /** Few SQLs become customers. */
    public static final Rule SQL_CUSTOMER_LOW = Rule.named("D38", "SQL_CUSTOMER_LOW")
            .claim("Too few SQLs become customers")
            .cite(A1, "SQL to customer rate")
            .when(Criterion.is(SQL_TO_CUSTOMER, "sqlCustomer.low"))
            .causes("the supply of leads may be weak", "the sales process may leak", "SQLs may be graded too well")
            .actions("see MQL to SQL: it tells which of them is likely")
            .build();

    /** Churn goes up. */
    public static final Rule CHURN_RISING = Rule.named("D49", "CHURN_RISING")
            .claim("More and more customers leave")
            .cite(A1, "CLV")
            .overLatest(4)
            .when(Movement.rising(CHURN_RATE).or(Movement.outsideRoutine(CHURN_RATE, ProcessLimits.Position.ABOVE)))
            .causes("onboarding may fall short", "customers may be won that do not fit")
            .actions("check onboarding and retention", "compute the CLV again")
            .build();

    /** All of them, in order. */
    static final List<Rule> ALL = List.of(SQL_CUSTOMER_LOW, CHURN_RISING);
}
