package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.RuleScenarios.rule;
import static org.leadkpi.acceptance.Scenario.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.capacity.Practice;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.metric.CapacityKpis;
import org.leadkpi.metric.DataQualityKpis;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Feed;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Stage;
import org.leadkpi.model.TouchKind;
import org.leadkpi.time.Grain;

/** The rules on the load of reps, each on a company, or facts, of its own for every answer. */
class CapacityRulesTest implements RuleTheme {

    private static final LeadType COLD = LeadType.COLD_INBOUND;
    private static final LeadType WARM = LeadType.WARM_MQL;
    private static final LeadType HOT = LeadType.HOT_SQL;
    private static final LeadType OUTBOUND = LeadType.OUTBOUND_PROSPECT;
    private static final LeadType UNKNOWN = LeadType.UNKNOWN;

    private static final Supplier<Scenario> ANY = () -> oneRep(COLD, 100);

    private static final List<RuleScenarios.Case> CASES = List.of(
            rule("D71")
                    .fires(() -> oneRep(WARM, 101))
                    .fires(() -> oneRep(COLD, 300))
                    .suspected(() -> given(part("2026-01-16"), "A", WARM, 60))
                    .doesNot(() -> oneRep(WARM, 100))
                    .doesNot(() -> oneRep(COLD, 299))
                    .doesNot(() -> oneRep(OUTBOUND, 400))
                    .isTooThin(() -> oneRep(HOT, 29))
                    .isTooThin(() -> oneRep(UNKNOWN, 400))
                    .lacksInput(() -> oneRep(WARM, 101).lacks(Feed.REPS)),
            rule("D72")
                    .fires(() -> oneRep(COLD, 99))
                    .fires(() -> oneRep(UNKNOWN, 49))
                    .doesNot(() -> oneRep(COLD, 100))
                    .doesNot(() -> oneRep(UNKNOWN, 50))
                    .doesNot(() -> oneRep(HOT, 30))
                    .doesNot(() -> given(oneRep(COLD, 100), "B", COLD, 60)
                            .rep("B", rep -> rep.activeFrom(LocalDate.of(2026, 1, 16))))
                    .isTooThin(() -> oneRep(COLD, 29))
                    .isTooThin(() -> given(part("2026-01-16"), "A", OUTBOUND, 100))
                    .lacksInput(() -> oneRep(COLD, 99).lacks(Feed.REPS)),
            rule("D73")
                    .on(CapacityKpis.LEADS_PER_REP_WARM)
                    .fires(() -> oneRep(WARM, 101))
                    .fires(() -> oneRep(WARM, 49))
                    .suspected(() -> given(part("2026-01-16"), "A", WARM, 60))
                    .doesNot(() -> oneRep(WARM, 100))
                    .doesNot(() -> oneRep(WARM, 50))
                    .doesNot(() -> given(oneRep(WARM, 40), "A", HOT, 10))
                    .isTooThin(() -> oneRep(WARM, 29))
                    .isTooThin(() -> given(oneRep(WARM, 40), "A", UNKNOWN, 40))
                    .lacksInput(() -> oneRep(WARM, 101).lacks(Feed.REPS)),
            rule("D74")
                    .fires(() -> weeks(weeks(eightWeeks(), 0, 50, 20, 10), 4, 80, 8, 600))
                    .suspected(() -> weeks(weeks(eightWeeks(), 0, 50, 20, 10), 4, 80, 30, 600))
                    .doesNot(() -> weeks(weeks(eightWeeks(), 0, 80, 32, 10), 4, 80, 8, 600))
                    .doesNot(() -> weeks(weeks(eightWeeks(), 0, 50, 20, 10), 4, 80, 8, 10))
                    .doesNot(() -> weeks(weeks(eightWeeks(), 0, 50, 20, 10), 4, 80, 40, 600))
                    .isTooThin(() -> weeks(weeks(eightWeeks(), 0, 5, 2, 10), 4, 8, 0, 600))
                    .isTooThin(() -> weeks(rep(Scenario.observed("2026-01-05", "2026-02-02"), "A"), 0, 80, 8, 600))
                    .isTooThin(() -> mix())
                    .lacksInput(() -> weeks(weeks(eightWeeks(), 0, 50, 20, 10), 4, 80, 8, 600)
                            .lacks(Feed.TOUCHES)),
            rule("D75")
                    .fires(() -> two(WARM, 101, 59))
                    .fires(() -> two(WARM, 80, 40))
                    .suspected(() -> given(given(rep(part("2026-01-16"), "B"), "A", WARM, 80), "B", WARM, 30))
                    .doesNot(() -> two(WARM, 80, 60))
                    .doesNot(() -> given(two(WARM, 80, 80), "C", WARM, 5)
                            .rep("C", rep -> rep.activeFrom(LocalDate.of(2026, 1, 20))))
                    .isTooThin(() -> two(WARM, 12, 6))
                    .isTooThin(() -> oneRep(WARM, 80))
                    .lacksInput(() -> two(WARM, 80, 40).lacks(Feed.REPS)),
            rule("D76")
                    .knowing(reviewed(StandardKpis.COST_PER_LEAD))
                    .fires(ANY)
                    .knowing(reviewed(StandardKpis.CUSTOMER_ACQUISITION_COST, StandardKpis.MQL_TO_SQL))
                    .fires(ANY)
                    .knowing(reviewed(StandardKpis.MQL_TO_SQL))
                    .doesNot(ANY)
                    .knowing(Facts.NONE)
                    .lacksInput(ANY),
            rule("D77")
                    .knowing(Facts.builder().ranksByVolume(true).build())
                    .fires(ANY)
                    .knowing(practice(Practice.REWARD_BY_CONVERSION, false))
                    .fires(ANY)
                    .knowing(Facts.builder().ranksByVolume(false).build())
                    .doesNot(ANY)
                    .knowing(practice(Practice.REWARD_BY_CONVERSION, true))
                    .doesNot(ANY)
                    .knowing(practice(Practice.COACHING, false))
                    .lacksInput(ANY),
            rule("D78")
                    .on(DataQualityKpis.DUPLICATE_RATE)
                    .fires(() -> duplicates(94, 6))
                    .doesNot(() -> duplicates(95, 5))
                    .isTooThin(() -> duplicates(20, 6))
                    .lacksInput(() -> duplicates(94, 6).lacks(Feed.LEADS)),
            rule("D78")
                    .on(DataQualityKpis.STALE_LEAD_SHARE)
                    .fires(() -> stale(21, 79))
                    .doesNot(() -> stale(20, 80))
                    .isTooThin(() -> stale(10, 10))
                    .lacksInput(() -> stale(21, 79).lacks(Feed.LEADS)));

    @Override
    public Theme theme() {
        return new Theme(71, 78, CASES, Set.of("D76", "D77"));
    }

    /** E-21: 200 leads of a rep are in the band as cold ones, too many as warm or hot ones, too few as prospects. */
    @ParameterizedTest
    @CsvSource({
        "COLD_INBOUND, NOT_FIRED, NOT_FIRED",
        "WARM_MQL, FIRED, NOT_FIRED",
        "HOT_SQL, FIRED, NOT_FIRED",
        "OUTBOUND_PROSPECT, NOT_FIRED, FIRED"
    })
    void e21_twoHundredLeads_areJudgedByTheirType(LeadType type, Outcome high, Outcome low) {
        Diagnosis found = diagnose(oneRep(type, 200));

        assertThat(only(found, "D71").outcome()).isEqualTo(high);
        assertThat(only(found, "D72").outcome()).isEqualTo(low);
    }

    /** E-01: 200 a rep. Spec 6.1: 100 cold, 25 warm and 10 hot ones fill 0.78 of a month, and twice the least. */
    @Test
    void e01_usualLoads_areHealthy() {
        Scenario ten = given(Scenario.january(), "R0", COLD, 2_000);
        for (int i = 0; i < 10; i++) {
            rep(ten, "R" + i);
        }

        assertThat(outcomes(ten, "D71", "D72")).containsOnly(Outcome.NOT_FIRED);
        assertThat(outcomes(given(given(oneRep(COLD, 100), "A", WARM, 25), "A", HOT, 10), "D71", "D72"))
                .containsOnly(Outcome.NOT_FIRED);
    }

    /** P-31: 35 in a week are 150 a month, which is no low load; 35 as they stand would be. */
    @Test
    void p31_aWeekOfLeads_isNoLowMonth() {
        Scenario company =
                Scenario.observed("2026-04-01", "2026-04-08").leads(350, "2026-04-03T09:00", lead -> lead.owner("R0"));
        for (int i = 0; i < 10; i++) {
            rep(company, "R" + i);
        }

        Finding low = only(diagnose(company), "D72");

        assertThat(low.outcome()).isEqualTo(Outcome.NOT_FIRED).isNotEqualTo(Outcome.FIRED);
        assertThat(low.detail()).startsWith("Leads per rep 150");
    }

    /** P-32: who joined in the middle of the month counts whole by head and half by days, and the evidence says which. */
    @Test
    void p32_theWayOfCountingReps_isNamed() {
        Scenario company = Scenario.observed("2026-04-01", "2026-05-01")
                .leads(490, "2026-04-03T09:00", lead -> lead.owner("R0"))
                .rep("joiner", rep -> rep.activeFrom(LocalDate.of(2026, 4, 16)));
        for (int i = 0; i < 9; i++) {
            rep(company, "R" + i);
        }

        Finding low = only(diagnose(company), "D72");

        // 49 a head, which is low, and 490 / 9.5 = 51.58 by full-time equivalent, which is not
        assertThat(low.outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(low.evidence())
                .extracting(each -> each.text())
                .anySatisfy(text -> assertThat(text).isEqualTo("leads-per-rep by full-time equivalent 51.58"));
    }

    @Test
    void costs_byChannel_areSegmented() {
        Diagnosis found = RuleScenarios.diagnose(
                ANY.get(), reviewed(StandardKpis.COST_PER_LEAD), Grain.MONTH, StandardDimensions.CHANNEL);

        assertThat(only(found, "D76").outcome()).isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void overload_tellsTheLoadsOnce() {
        Diagnosis found = diagnose(weeks(weeks(eightWeeks(), 0, 50, 20, 10), 4, 80, 8, 600));

        assertThat(found.findings()).extracting(Finding::rule).contains("D74").doesNotContain("D71", "D73");
        assertThat(found.of("D71"))
                .anySatisfy(finding -> assertThat(finding.absorbedBy()).contains("D74"));
    }

    @Test
    void practicesThatAreNotFollowed_areNoted() {
        Diagnosis found = RuleScenarios.diagnose(
                oneRep(WARM, 101),
                Facts.builder()
                        .practice(Practice.AUTOMATE_LOW_VALUE, false)
                        .practice(Practice.LEAD_SCORING, true)
                        .build(),
                Grain.MONTH);

        assertThat(only(found, "D71").notes())
                .containsExactly(
                        "not so here: leads of low value go to e-mail sequences and chatbots, and reps keep those of"
                                + " high intent");
    }

    private static Diagnosis diagnose(Scenario company) {
        return RuleScenarios.diagnose(company, Facts.NONE, Grain.MONTH);
    }

    private static Finding only(Diagnosis found, String rule) {
        assertThat(found.of(rule)).hasSize(1);
        return found.of(rule).get(0);
    }

    private static List<Outcome> outcomes(Scenario company, String... rules) {
        Diagnosis found = diagnose(company);
        return Stream.of(rules).map(rule -> only(found, rule).outcome()).toList();
    }

    // ---- companies and facts

    private static Scenario rep(Scenario company, String id) {
        return company.rep(id, rep -> rep);
    }

    private static Scenario given(Scenario company, String rep, LeadType type, int leads) {
        return company.leads(leads, "2026-01-05T09:00", lead -> lead.owner(rep).type(type));
    }

    private static Scenario oneRep(LeadType type, int leads) {
        return given(rep(Scenario.january(), "A"), "A", type, leads);
    }

    private static Scenario two(LeadType type, int first, int second) {
        return given(rep(oneRep(type, first), "B"), "B", type, second);
    }

    /** A month that is observed up to a day. */
    private static Scenario part(String end) {
        return rep(Scenario.observed("2026-01-01", end), "A");
    }

    private static Scenario eightWeeks() {
        return rep(Scenario.observed("2026-01-05", "2026-03-02"), "A");
    }

    /** Four weeks of so many MQLs, of which so many became SQLs, each called after so many minutes. */
    private static Scenario weeks(Scenario company, int from, int mqls, int sqls, int minutes) {
        return weeks(company, from, WARM, mqls, sqls, minutes);
    }

    private static Scenario weeks(Scenario company, int from, LeadType type, int mqls, int sqls, int minutes) {
        for (int week = from; week < from + 4; week++) {
            LocalDate monday = LocalDate.parse("2026-01-05").plusWeeks(week);
            String created = monday + "T09:00";
            String called = monday.atTime(9, 0).plusMinutes(minutes).toString();
            for (int i = 0; i < mqls; i++) {
                String id = type + "-" + week + "-" + i;
                boolean isSql = i < sqls;
                company.lead(id, created, lead -> {
                    lead.origin(Origin.INBOUND).owner("A").type(type).entered(Stage.MQL, at(created));
                    return isSql ? lead.entered(Stage.SQL, at(monday.plusDays(3).toString())) : lead;
                });
                company.touch(TouchKind.CALL, called, call -> call.lead(id));
            }
        }
        return company;
    }

    /** Both types convert better than before, and the total worse. */
    private static Scenario mix() {
        Scenario company = weeks(eightWeeks(), 0, WARM, 50, 30, 10);
        weeks(company, 0, COLD, 10, 1, 10);
        weeks(company, 4, WARM, 20, 13, 600);
        return weeks(company, 4, COLD, 100, 12, 600);
    }

    private static Scenario duplicates(int leads, int copies) {
        return Scenario.january()
                .lead("first", "2026-01-05T09:00")
                .leads(leads - 1, "web")
                .leads(copies, "2026-01-05T09:00", lead -> lead.duplicateOf("first"));
    }

    /** Leads without a touch for months, and others that were called lately. */
    private static Scenario stale(int cold, int called) {
        Scenario company = Scenario.january().noTouches().leads(cold, "web");
        for (int i = 0; i < called; i++) {
            String id = "called-" + i;
            company.lead(id, "2026-01-05T09:00").touch(TouchKind.CALL, "2026-12-01T09:00", call -> call.lead(id));
        }
        return company;
    }

    private static Facts reviewed(Kpi... kpis) {
        return Facts.builder().kpis(List.of(kpis)).build();
    }

    private static Facts practice(Practice practice, boolean isFollowed) {
        return Facts.builder().practice(practice, isFollowed).build();
    }
}
