package org.leadkpi.acceptance;

import static org.leadkpi.acceptance.RuleScenarios.rule;
import static org.leadkpi.acceptance.Scenario.at;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Stage;

/** The rules on the bottom of the funnel, each on a company of its own for every answer. */
class BottomOfFunnelRulesTest {

    static final List<RuleScenarios.Case> CASES = List.of(rule("D38")
            .fires(sqlsToCustomers(100, 4))
            .doesNot(sqlsToCustomers(100, 10))
            .suspected(sqlsToCustomers(100, 5))
            .isTooThin(sqlsToCustomers(20, 1))
            .lacksInput(() -> sqlsToCustomers(100, 4).get().lacks(Feed.LEADS)));

    @TestFactory
    Stream<DynamicTest> rules() {
        return RuleScenarios.tests(CASES);
    }

    /** So many SQLs of January, of which so many became customers; looked at when all are mature. */
    private static Supplier<Scenario> sqlsToCustomers(int sqls, int customers) {
        return () -> Scenario.january()
                .leadsIn(Stage.SQL, sqls - customers, "2026-01-05T09:00")
                .leads(
                        customers,
                        "2026-01-05T09:00",
                        lead -> lead.entered(Stage.SQL, at("2026-01-05T09:00"))
                                .entered(Stage.CUSTOMER, at("2026-02-05T09:00")));
    }
}
