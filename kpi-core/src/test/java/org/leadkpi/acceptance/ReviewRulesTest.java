package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.RuleScenarios.diagnose;
import static org.leadkpi.acceptance.RuleScenarios.rule;
import static org.leadkpi.acceptance.Scenario.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.metric.Cadence;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.GrowthStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Stage;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** The rules on series and on reviews, each on a company, or facts, of its own for every answer. */
class ReviewRulesTest implements RuleTheme {

    private static final Kpi MQL_TO_SQL = StandardKpis.MQL_TO_SQL;

    private static final List<Kpi> BALANCED = List.of(
            StandardKpis.COST_PER_LEAD,
            StandardKpis.TRAFFIC_TO_LEAD,
            StandardKpis.MQL_TO_SQL,
            StandardKpis.LEAD_TO_OPPORTUNITY,
            StandardKpis.SQL_TO_CUSTOMER);

    private static final Supplier<Scenario> ANY = () -> months(100, 20);

    private static final List<RuleScenarios.Case> CASES = List.of(
            rule("D79")
                    .on(MQL_TO_SQL)
                    .fires(() -> months(100, 40, 30, 25, 15))
                    .suspected(() -> months(100, 40, 39, 38, 37))
                    .doesNot(() -> months(100, 40, 30, 30, 15))
                    .isTooThin(() -> months(10, 4, 3, 2, 1))
                    .isTooThin(() -> months(100, 30, 20, 10))
                    .lacksInput(() -> months(100, 40, 30, 20, 10).lacks(Feed.LEADS)),
            rule("D80")
                    .on(MQL_TO_SQL)
                    .fires(() -> months(100, 20, 26, 20, 26, 20, 26, 19))
                    .doesNot(() -> months(100, 20, 26, 20, 26, 20, 26, 21))
                    .doesNot(() -> months(100, 20, 26, 20, 26, 20, 26, 1))
                    .isTooThin(() -> months(100, 20, 26, 20, 26, 20, 19))
                    .lacksInput(
                            () -> months(100, 20, 26, 20, 26, 20, 26, 20, 10).lacks(Feed.LEADS)),
            rule("D86")
                    .on(MQL_TO_SQL)
                    .grain(Grain.QUARTER)
                    .fires(() -> simpson())
                    .suspected(() -> quarters()
                            .mqls(40, 12, "organic", "2026-01-10")
                            .mqls(40, 4, "linkedin", "2026-01-10")
                            .mqls(20, 7, "organic", "2026-04-10")
                            .mqls(50, 6, "linkedin", "2026-04-10")
                            .company)
                    .doesNot(() -> quarters()
                            .mqls(200, 60, "organic", "2026-01-10")
                            .mqls(200, 50, "organic", "2026-04-10")
                            .company)
                    .isTooThin(() -> quarters()
                            .mqls(20, 6, "organic", "2026-01-10")
                            .mqls(10, 3, "organic", "2026-04-10")
                            .company)
                    .isTooThin(() -> quarters().mqls(200, 60, "organic", "2026-01-10").company)
                    .lacksInput(() -> simpson().lacks(Feed.LEADS)),
            rule("D81")
                    .knowing(reviewed(Cadence.DAILY, MQL_TO_SQL))
                    .fires(ANY)
                    .knowing(reviewed(Cadence.DAILY, Catalog.standard().kpi("spend")))
                    .doesNot(ANY)
                    .knowing(reviewed(Cadence.WEEKLY, MQL_TO_SQL))
                    .doesNot(ANY)
                    .knowing(Facts.builder().cadence(Cadence.DAILY).build())
                    .lacksInput(ANY)
                    .knowing(Facts.NONE)
                    .lacksInput(ANY),
            rule("D82")
                    .knowing(held("1/10"))
                    .fires(() -> months(100, 20, 21, 22, 20, 21, 22))
                    .isTooThin(() -> months(100, 20, 21, 22, 20, 21))
                    .knowing(held("12/100"))
                    .doesNot(() -> months(100, 20, 21, 22, 20, 21, 22))
                    .knowing(Facts.NONE)
                    .lacksInput(ANY),
            rule("D83")
                    .knowing(shown(8))
                    .fires(ANY)
                    .knowing(shown(2))
                    .fires(ANY)
                    .knowing(Facts.builder().kpis(BALANCED).build())
                    .doesNot(ANY)
                    .knowing(Facts.builder().kpis(BALANCED.subList(0, 4)).build())
                    .fires(ANY)
                    .knowing(Facts.NONE)
                    .lacksInput(ANY),
            rule("D84")
                    .knowing(reviewed(Cadence.MONTHLY, MQL_TO_SQL))
                    .fires(ANY)
                    .knowing(reviewed(Cadence.MONTHLY, MQL_TO_SQL, StandardKpis.SALES_CYCLE_LENGTH))
                    .doesNot(ANY)
                    .knowing(reviewed(Cadence.WEEKLY, MQL_TO_SQL))
                    .doesNot(ANY)
                    .knowing(Facts.builder().cadence(Cadence.MONTHLY).build())
                    .lacksInput(ANY)
                    .knowing(Facts.NONE)
                    .lacksInput(ANY),
            rule("D85")
                    .knowing(reviewed(Cadence.MONTHLY, Catalog.standard().kpi("page-views")))
                    .fires(ANY)
                    .knowing(reviewed(Cadence.MONTHLY, MQL_TO_SQL))
                    .doesNot(ANY)
                    .knowing(Facts.NONE)
                    .lacksInput(ANY),
            rule("D87")
                    .knowing(Facts.builder().addsVolume(true).build())
                    .fires(() -> sqls(100, 4))
                    .doesNot(() -> Scenario.january().mqls(200, 100, 20, "2026-01-05", lead -> lead))
                    .isTooThin(() -> sqls(20, 1))
                    .knowing(Facts.builder().addsVolume(false).build())
                    .doesNot(() -> sqls(100, 4))
                    .knowing(Facts.NONE)
                    .lacksInput(() -> sqls(100, 4)),
            rule("D88")
                    .knowing(reviewed(GrowthStage.EARLY, StandardKpis.CUSTOMER_ACQUISITION_COST))
                    .fires(ANY)
                    .knowing(reviewed(GrowthStage.EARLY, StandardKpis.COST_PER_LEAD))
                    .doesNot(ANY)
                    .knowing(Facts.builder().growthStage(GrowthStage.EARLY).build())
                    .lacksInput(ANY)
                    .knowing(Facts.NONE)
                    .lacksInput(ANY),
            rule("D89")
                    .knowing(Facts.builder().responseTarget(false).build())
                    .fires(ANY)
                    .knowing(Facts.builder().responseTarget(true).build())
                    .doesNot(ANY)
                    .knowing(Facts.NONE)
                    .lacksInput(ANY),
            rule("D90")
                    .fires(() -> replies(1_000, 100))
                    .suspected(() -> replies(100, 10))
                    .doesNot(() -> replies(1_000, 20))
                    .isTooThin(() -> replies(20, 2))
                    .lacksInput(ANY)
                    .knowing(Facts.builder().market("enterprise security").build())
                    .doesNot(() -> replies(1_000, 100)));

    @Override
    public Theme theme() {
        return new Theme(79, 90, CASES, Set.of("D81", "D83", "D84", "D85", "D88", "D89"));
    }

    @Test
    void totalThatFellByItsMix_isNoDecline() {
        // both channels improve, and the total falls: a shift towards the weaker channel, three quarters in a row
        Scenario company = quarters()
                .mqls(300, 90, "organic", "2026-01-10")
                .mqls(100, 10, "linkedin", "2026-01-10")
                .mqls(200, 62, "organic", "2026-04-10")
                .mqls(200, 22, "linkedin", "2026-04-10")
                .mqls(100, 32, "organic", "2026-07-10")
                .mqls(300, 36, "linkedin", "2026-07-10")
                .mqls(40, 13, "organic", "2026-10-10")
                .mqls(360, 46, "linkedin", "2026-10-10")
                .company;

        Diagnosis found = diagnose(company, Facts.NONE, Grain.QUARTER);

        assertThat(found.of("D79"))
                .filteredOn(finding -> finding.kpi().equals(Optional.of("mql-to-sql")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
                    assertThat(finding.reason())
                            .hasValueSatisfying(reason ->
                                    assertThat(reason).startsWith("MIX_SHIFT: mql-to-sql moved by the mix of channel"));
                });
    }

    // ---- companies and facts

    /** So many MQLs at the start of each month from January 2025 on, of which so many became SQLs. */
    private static Scenario months(int mqls, int... sqls) {
        LocalDate first = LocalDate.parse("2025-01-01");
        Scenario company =
                Scenario.observed("2025-01-01", first.plusMonths(sqls.length).toString());
        for (int i = 0; i < sqls.length; i++) {
            String day = first.plusMonths(i).plusDays(4) + "T09:00";
            company.leadsIn(Stage.MQL, mqls - sqls[i], day)
                    .leadsFrom(Stage.MQL, day, Stage.SQL, first.plusMonths(i).plusDays(5) + "T09:00", sqls[i]);
        }
        return company;
    }

    /** MQLs by channel and quarter. */
    private static final class Quarters {
        private final Scenario company =
                Scenario.observed("2026-01-01", "2027-01-01").asOf("2027-06-30T00:00");

        Quarters mqls(int mqls, int sqls, String channel, String day) {
            company.leads(
                    mqls - sqls, day + "T09:00", lead -> lead.channel(channel).entered(Stage.MQL, at(day)));
            company.leads(
                    sqls,
                    day + "T09:00",
                    lead -> lead.channel(channel)
                            .entered(Stage.MQL, at(day))
                            .entered(
                                    Stage.SQL,
                                    at(LocalDate.parse(day).plusDays(3).toString())));
            return this;
        }
    }

    private static Quarters quarters() {
        return new Quarters();
    }

    /** Both channels improve, from 30 to 32 % and from 10 to 11 %, and the total falls. */
    private static Scenario simpson() {
        return quarters()
                .mqls(200, 60, "organic", "2026-01-10")
                .mqls(100, 10, "linkedin", "2026-01-10")
                .mqls(100, 32, "organic", "2026-04-10")
                .mqls(400, 44, "linkedin", "2026-04-10")
                .company;
    }

    private static Scenario sqls(int sqls, int customers) {
        return Scenario.january()
                .leadsIn(Stage.SQL, sqls - customers, "2026-01-05T09:00")
                .leadsFrom(Stage.SQL, "2026-01-05T09:00", Stage.CUSTOMER, "2026-02-05T09:00", customers);
    }

    private static Scenario replies(int sent, int replied) {
        return Scenario.january().leads(1, "organic").emails(sent, replied, "2026-01-05T09:00", reply -> reply);
    }

    private static Facts reviewed(Cadence cadence, Kpi... kpis) {
        return Facts.builder().cadence(cadence).kpis(List.of(kpis)).build();
    }

    private static Facts reviewed(GrowthStage stage, Kpi... kpis) {
        return Facts.builder().growthStage(stage).kpis(List.of(kpis)).build();
    }

    private static Facts held(String mqlToSql) {
        return Facts.builder().target(MQL_TO_SQL, Rational.parse(mqlToSql)).build();
    }

    private static Facts shown(int kpis) {
        return Facts.builder().kpis(Catalog.standard().kpis().subList(0, kpis)).build();
    }
}
