package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;

/** Companies whose true rate is exactly that of a threshold: a rule must hardly ever fire on them. */
class ThresholdSimulationTest {

    private static final int COMPANIES = 1_000;

    /** The limits are of 95 %, so on one side one in forty goes wrong; the allowance is that of so many companies. */
    private static final double MOST = 0.025 + 2 * Math.sqrt(0.025 * 0.975 / COMPANIES);

    @ParameterizedTest
    @CsvSource({"D38, 0.10, 100, 1", "D38, 0.10, 400, 2", "D19, 0.30, 100, 3", "D19, 0.30, 400, 4"})
    void rule_atItsThreshold_hardlyEverFires(String rule, double rate, int members, long seed) {
        Random random = new Random(seed);
        RuleSet rules = RuleSet.standard().only(rule);

        long fired = IntStream.range(0, COMPANIES)
                .mapToObj(company -> draw(rule, members, binomial(members, rate, random)))
                .filter(company -> fires(rules, company))
                .count();

        assertThat(fired / (double) COMPANIES).as("seed %d", seed).isLessThanOrEqualTo(MOST);
    }

    private static boolean fires(RuleSet rules, Scenario company) {
        Catalog catalog = Catalog.standard()
                .only(rules.rules().get(0).kpis().stream().map(kpi -> kpi.id()).toList());
        List<Finding> findings = rules.examine(Scorecard.of(Ledger.of(company.dataset(), catalog, Grain.MONTH)))
                .all();
        return findings.stream().anyMatch(finding -> finding.outcome() == Outcome.FIRED);
    }

    private static Scenario draw(String rule, int members, int converted) {
        Stage from = rule.equals("D38") ? Stage.SQL : Stage.MQL;
        Stage to = rule.equals("D38") ? Stage.CUSTOMER : Stage.SQL;
        return Scenario.january()
                .leadsIn(from, members - converted, "2026-01-05T09:00")
                .leadsFrom(from, "2026-01-05T09:00", to, "2026-01-20T09:00", converted);
    }

    private static int binomial(int trials, double rate, Random random) {
        return (int) IntStream.range(0, trials)
                .filter(trial -> random.nextDouble() < rate)
                .count();
    }
}
