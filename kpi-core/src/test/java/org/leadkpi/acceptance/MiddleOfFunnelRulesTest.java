package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.RuleScenarios.rule;
import static org.leadkpi.acceptance.Scenario.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Doubt;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.diagnosis.Severity;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.time.Grain;

/** The rules on qualification and response, each on a company of its own for every answer. */
class MiddleOfFunnelRulesTest implements RuleTheme {

    private static final String MORNING = "2026-01-05T09:00";

    private static final List<RuleScenarios.Case> CASES = List.of(
            rule("D17")
                    .fires(months(3, 400, 20))
                    .doesNot(months(3, 400, 40))
                    .suspected(months(3, 100, 8))
                    .fires(months(3, 25, 0))
                    .isTooThin(months(3, 9, 0))
                    .isTooThin(months(2, 400, 20))
                    .lacksInput(() -> months(3, 400, 20).get().lacks(Feed.MQL_DATES)),
            rule("D18")
                    .fires(volumes(200, 200, 200, 200, 200, 200, 200, 400))
                    .fires(volumes(200, 300, 400, 500))
                    .doesNot(volumes(200, 200, 200, 200, 200, 200, 200, 200))
                    .isTooThin(volumes(200, 200, 200, 400))
                    .lacksInput(() -> volumes(200, 300, 400, 500).get().lacks(Feed.MQL_DATES)),
            rule("D19")
                    .fires(january(500, 200, 60))
                    .doesNot(january(500, 150, 60))
                    .doesNot(january(500, 200, 4))
                    .suspected(january(500, 160, 60))
                    .isTooThin(january(20, 15, 6))
                    .lacksInput(() -> january(500, 200, 60).get().lacks(Feed.SQL_DATES)),
            rule("D20")
                    .fires(recycled(1_000, 600, 60))
                    .doesNot(recycled(1_000, 480, 60))
                    .doesNot(recycled(1_000, 600, 100))
                    .suspected(recycled(1_000, 600, 85))
                    .isTooThin(recycled(20, 15, 1))
                    .lacksInput(() -> recycled(1_000, 600, 60).get().lacks(Feed.RECYCLING)),
            rule("D21")
                    .fires(january(500, 100, 0))
                    .doesNot(january(500, 101, 0))
                    .isTooThin(january(49, 0, 0))
                    .lacksInput(() -> january(500, 100, 0).get().lacks(Feed.DISQUALIFICATION)),
            rule("D22")
                    .fires(january(500, 100, 4))
                    .doesNot(january(500, 100, 10))
                    .suspected(january(500, 100, 5))
                    .isTooThin(january(499, 100, 4))
                    .isTooThin(january(500, 20, 1))
                    .lacksInput(() -> january(500, 100, 4).get().lacks(Feed.SQL_DATES)),
            rule("D23")
                    .fires(speeds(300, 150, 300, 60))
                    .doesNot(speeds(300, 60, 300, 60))
                    .doesNot(speeds(400, 200, 100, 10))
                    .isTooThin(speeds(20, 20, 20, 0))
                    .lacksInput(() -> speeds(300, 150, 300, 60).get().lacks(Feed.TOUCHES)),
            rule("D24")
                    .at("intent", "high")
                    .fires(tier(IntentTier.HIGH, 50, 120, 50, 1_200))
                    .doesNot(tier(IntentTier.HIGH, 90, 120, 10, 1_200))
                    .suspected(tier(IntentTier.HIGH, 89, 120, 11, 1_200))
                    .isTooThin(tier(IntentTier.HIGH, 3, 120, 2, 1_200))
                    .lacksInput(() ->
                            tier(IntentTier.HIGH, 50, 120, 50, 1_200).get().lacks(Feed.TOUCHES)),
            rule("D25")
                    .at("intent", "low")
                    .fires(tier(IntentTier.LOW, 50, 3_600, 50, 100_000))
                    .doesNot(tier(IntentTier.LOW, 90, 3_600, 10, 100_000))
                    .suspected(tier(IntentTier.LOW, 89, 3_600, 11, 100_000))
                    .isTooThin(tier(IntentTier.LOW, 3, 3_600, 2, 100_000))
                    .lacksInput(() ->
                            tier(IntentTier.LOW, 50, 3_600, 50, 100_000).get().lacks(Feed.TOUCHES)),
            rule("D26")
                    .at("intent", "high")
                    .fires(waiting("2026-01-05T09:15"))
                    .doesNot(waiting("2026-01-05T09:14:59"))
                    .lacksInput(() -> waiting("2026-01-05T09:15").get().lacks(Feed.TOUCHES)),
            rule("D27")
                    .fires(outcomes(100, 50))
                    .doesNot(outcomes(100, 70))
                    .suspected(outcomes(100, 65))
                    .isTooThin(outcomes(20, 5))
                    .lacksInput(() -> outcomes(100, 50).get().lacks(Feed.TOUCHES)),
            rule("D28")
                    .fires(times(10, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5))
                    .doesNot(tier(IntentTier.LOW, 65, 179, 35, 240))
                    .suspected(tier(IntentTier.LOW, 50, 170, 51, 190))
                    .isTooThin(tier(IntentTier.LOW, 4, 180, 4, 180))
                    .lacksInput(
                            () -> tier(IntentTier.LOW, 35, 180, 65, 240).get().lacks(Feed.TOUCHES)),
            rule("D29")
                    .fires(forgotten(100, 1, IntentTier.HIGH, "2026-01-06T09:00:01"))
                    .fires(forgotten(85, 15, IntentTier.LOW, "2026-01-07T09:00"))
                    .doesNot(forgotten(100, 1, IntentTier.HIGH, "2026-01-06T09:00"))
                    .doesNot(forgotten(95, 5, IntentTier.LOW, "2026-01-07T09:00"))
                    .suspected(forgotten(94, 6, IntentTier.LOW, "2026-01-07T09:00"))
                    .isTooThin(forgotten(9, 1, IntentTier.LOW, "2026-01-07T09:00"))
                    .lacksInput(() -> forgotten(85, 15, IntentTier.LOW, "2026-01-07T09:00")
                            .get()
                            .lacks(Feed.TOUCHES)),
            rule("D30")
                    .fires(tier(IntentTier.LOW, 9, 60, 1, 2_460))
                    .doesNot(tier(IntentTier.LOW, 9, 60, 1, 2_400))
                    .isTooThin(tier(IntentTier.LOW, 8, 60, 1, 36_000))
                    .lacksInput(
                            () -> tier(IntentTier.LOW, 9, 60, 1, 2_460).get().lacks(Feed.TOUCHES)));

    @Override
    public Theme theme() {
        return new Theme(17, 30, CASES, Set.of("D26"));
    }

    // ---- examples

    @Test
    void e13_manyMqls_withALeakAtTheBottom() {
        Diagnosis found = diagnose(january(500, 100, 4));

        assertThat(answer(found, "D22").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(answer(found, "D38").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(answer(found, "D22").actions()).startsWith("stop adding volume");
    }

    @Test
    void e14_mostMqlsStall_whileTheRateToSqlIsInItsRange() {
        Diagnosis found = diagnose(january(500, 100, 0));

        assertThat(answer(found, "D21").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(answer(found, "D21").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(answer(found, "D19").outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(found.of("D17")).noneMatch(finding -> finding.outcome().isFinding());
    }

    @Test
    void p02_totalThatFellByItsMix_isNotTakenForLooseCriteria() {
        Scenario company = Scenario.observed("2026-01-01", "2026-07-01")
                .mqls(200, 60, 30, "2026-01-05", lead -> lead.channel("organic"))
                .mqls(100, 10, 5, "2026-01-05", lead -> lead.channel("linkedin"))
                .mqls(100, 32, 16, "2026-04-05", lead -> lead.channel("organic"))
                .mqls(400, 44, 22, "2026-04-05", lead -> lead.channel("linkedin"));

        Diagnosis found = RuleScenarios.diagnose(company, Facts.NONE, Grain.QUARTER, StandardDimensions.CHANNEL);

        assertThat(found.of("D17")).noneMatch(finding -> finding.outcome() == Outcome.FIRED);
    }

    @Test
    void poolThatFellByItsMix_isAMixShift() {
        Scenario company = Scenario.observed("2026-01-01", "2026-04-01");
        int[][] months = {{100, 20, 900, 54}, {60, 12, 940, 56}, {20, 5, 980, 60}};
        for (int i = 0; i < months.length; i++) {
            String day = "2026-0" + (i + 1) + "-05";
            company.mqls(months[i][0], months[i][1], 0, day, lead -> lead.channel("organic"))
                    .mqls(months[i][2], months[i][3], 0, day, lead -> lead.channel("linkedin"));
        }

        Finding total = answer(diagnose(() -> company), "D17");

        assertThat(total.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(total.doubt()).map(Doubt::kind).contains(Doubt.Kind.MIX_SHIFT);
        assertThat(total.evidence()).hasAtLeastOneElementOfType(Evidence.Split.class);
    }

    @Test
    void p03_ratesAreThoseOfCohorts_notOfPeriods() {
        Supplier<Scenario> company = () -> Scenario.observed("2026-01-01", "2026-04-01")
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-01-20T09:00", 10)
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-02-20T09:00", 10)
                .leadsIn(Stage.MQL, 80, "2026-01-05T09:00")
                .leadsFrom(Stage.MQL, "2026-02-05T09:00", Stage.SQL, "2026-02-20T09:00", 5)
                .leadsFrom(Stage.MQL, "2026-02-05T09:00", Stage.SQL, "2026-03-20T09:00", 5)
                .leadsIn(Stage.MQL, 40, "2026-02-05T09:00")
                .leadsFrom(Stage.MQL, "2026-03-05T09:00", Stage.SQL, "2026-03-20T09:00", 10)
                .leadsIn(Stage.MQL, 40, "2026-03-05T09:00");

        Diagnosis found = diagnose(company);

        assertThat(found.of("D19")).allMatch(finding -> finding.outcome() == Outcome.NOT_FIRED);
        assertThat(answer(found, "D17").outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(answer(found, "D17").headline()).contains("20.0%");
    }

    @Test
    void p04_youngCohort_isNoProof() {
        Supplier<Scenario> company = () -> Scenario.january()
                .leadsIn(Stage.SQL, 97, "2026-01-05T09:00")
                .leadsFrom(Stage.SQL, "2026-01-05T09:00", Stage.CUSTOMER, "2026-01-12T09:00", 3)
                .leadsIn(Stage.MQL, 600, "2026-01-05T09:00")
                .asOf("2026-01-20T09:00");

        Finding leak = answer(diagnose(company), "D22");

        assertThat(leak.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(leak.doubt()).map(Doubt::kind).contains(Doubt.Kind.IMMATURE);
    }

    @Test
    void p06_averageHidesATail_butSixLeadsAreTooFewToSaySo() {
        assertThat(answer(diagnose(times(1, 2, 3, 4, 5, 6, 600)), "D30").outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);

        Finding tail = answer(diagnose(times(2, 2, 3, 4, 5, 6, 600)), "D30");

        assertThat(tail.outcome()).isEqualTo(Outcome.FIRED);
        assertThat(tail.headline()).contains("1 h 43 min");
    }

    @Test
    void p07_leadsThatNobodyTouched_count() {
        Supplier<Scenario> company = () -> {
            Scenario all = times(1, 2, 3, 4, 5, 6, 600).get().asOf("2026-01-08T09:00");
            for (int i = 0; i < 4; i++) {
                all.lead(
                        "waiting-" + i,
                        MORNING,
                        lead -> lead.origin(Origin.INBOUND).intent(IntentTier.HIGH));
            }
            return all;
        };

        Finding late = answer(diagnose(company), "D24");

        assertThat(late.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(late.evidence())
                .filteredOn(Evidence.Measured.class::isInstance)
                .extracting(Evidence::text)
                .anyMatch(text -> text.contains("lead-response-time") && text.contains("= 6 min"));
        assertThat(answer(diagnose(company), "D29").severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void p16_oneCustomerOfTwentySqls_isTooFew() {
        Diagnosis found = diagnose(january(600, 20, 1));

        assertThat(answer(found, "D22").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(answer(found, "D22").doubt()).map(Doubt::kind).contains(Doubt.Kind.SMALL_SAMPLE);
    }

    @ParameterizedTest
    @CsvSource({"1992, 199, true", "2000, 200, false"})
    void p29_thresholdsCompareExactly(int mqls, int sqls, boolean isBelow) {
        Finding loose = answer(diagnose(months(3, mqls, sqls)), "D17");

        assertThat(loose.outcome()).isEqualTo(isBelow ? Outcome.SUSPECTED : Outcome.NOT_FIRED);
        assertThat(loose.headline()).contains("10.0%");
    }

    @Test
    void manyMqlsFewSqls_tellTheCauseOnce() {
        Diagnosis found = diagnose(volumes(200, 300, 400, 500));

        assertThat(answer(found, "D18").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(answer(found, "D17").absorbedBy()).contains("D18");
    }

    @Test
    void slowAnswers_makeLooseCriteriaASuspicion() {
        Scenario company = Scenario.observed("2026-01-01", "2026-04-01");
        for (int i = 1; i <= 3; i++) {
            String day = "2026-0" + i + "-05";
            speed(company, day, 100, 15, 120);
            speed(company, day, 500, 10, 7_200);
        }

        Diagnosis found = diagnose(() -> company);

        assertThat(answer(found, "D23").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(answer(found, "D17").outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(answer(found, "D17").severity()).isEqualTo(Severity.WATCH);
    }

    @Test
    void slowAnswers_ofAWorseChannel_areNoProof() {
        Scenario company = Scenario.january();
        channelSpeed(company, "organic", 300, 150, 120);
        channelSpeed(company, "organic", 20, 10, 7_200);
        channelSpeed(company, "linkedin", 20, 2, 120);
        channelSpeed(company, "linkedin", 300, 30, 7_200);

        Finding slow = answer(diagnose(() -> company), "D23");

        assertThat(slow.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(slow.notes()).anyMatch(note -> note.contains("mix of channels"));
    }

    @Test
    void hotLeads_thatWaitForMoreThanAnHour_areCritical() {
        Finding late = answer(
                diagnose(() -> tier(IntentTier.HIGH, 10, 120, 60, 3_700)
                        .get()
                        .answered(30, MORNING, 7_200, lead -> lead.intent(IntentTier.HIGH))),
                "D24");

        assertThat(late.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(late.evidence()).filteredOn(Evidence.Limit.class::isInstance).hasSizeGreaterThan(1);
    }

    @Test
    void fixtureG01_isTooSmallForEveryBand() {
        Diagnosis found = diagnose(() -> FixtureG01.asOf("2026-04-30T23:59:59"));

        for (String rule : List.of("D17", "D18", "D19", "D21", "D22", "D24", "D25", "D27", "D28", "D30")) {
            assertThat(found.of(rule))
                    .as(rule)
                    .isNotEmpty()
                    .noneMatch(finding -> finding.outcome().isFinding());
            assertThat(found.of(rule)).as(rule).anyMatch(finding -> finding.outcome() == Outcome.INCONCLUSIVE);
        }
    }

    @Test
    void leadsWithoutAnIntent_areNotTakenForCold() {
        Scenario company = Scenario.january()
                .inbound("a", "2026-01-05T09:00")
                .inbound("b", "2026-01-05T09:00", "2026-01-05T09:01")
                .lacks(Feed.INTENT);

        assertThat(answer(diagnose(() -> company), "D29").outcome()).isEqualTo(Outcome.NOT_EVALUABLE);
    }

    // ---- companies

    private static Diagnosis diagnose(Supplier<Scenario> company) {
        return RuleScenarios.diagnose(company.get(), Facts.NONE, Grain.MONTH);
    }

    /** The last answer about the total, or about the one segment that a rule looks at. */
    private static Finding answer(Diagnosis found, String rule) {
        return found.of(rule).stream()
                .filter(finding ->
                        finding.segment().isTotal() || finding.segment().equals(Segment.of("intent", "high")))
                .reduce((earlier, later) -> later.range().compareTo(earlier.range()) > 0 ? later : earlier)
                .orElseThrow();
    }

    private static Supplier<Scenario> january(int mqls, int sqls, int customers) {
        return () -> Scenario.january().mqls(mqls, sqls, customers, "2026-01-05", lead -> lead);
    }

    private static Supplier<Scenario> months(int months, int mqls, int sqls) {
        return () -> {
            Scenario company = Scenario.observed("2026-01-01", "2026-0" + (months + 1) + "-01");
            for (int i = 1; i <= months; i++) {
                company.mqls(mqls, sqls, 0, "2026-0" + i + "-05", lead -> lead);
            }
            return company;
        };
    }

    /** So many MQLs each month up to January, of which 5 % become SQL. */
    private static Supplier<Scenario> volumes(int... mqls) {
        return () -> {
            LocalDate first = LocalDate.of(2026, 2, 1).minusMonths(mqls.length);
            Scenario company = Scenario.observed(first.toString(), "2026-02-01");
            for (int i = 0; i < mqls.length; i++) {
                company.mqls(
                        mqls[i],
                        mqls[i] / 20,
                        0,
                        first.plusMonths(i).plusDays(4).toString(),
                        lead -> lead);
            }
            return company;
        };
    }

    /** MQLs of January, of which so many were sent back to nurture, and so many of these became SQL after that. */
    private static Supplier<Scenario> recycled(int mqls, int sentBack, int converted) {
        return () -> Scenario.january()
                .leadsIn(Stage.MQL, mqls - sentBack, MORNING)
                .leads(
                        sentBack - converted,
                        MORNING,
                        lead -> lead.entered(Stage.MQL, at(MORNING)).transition(back()))
                .leads(
                        converted,
                        MORNING,
                        lead -> lead.entered(Stage.MQL, at(MORNING))
                                .transition(back())
                                .entered(Stage.SQL, at("2026-01-20T09:00")));
    }

    private static StageTransition back() {
        return new StageTransition(Stage.RECYCLED, at("2026-01-10T09:00"), Optional.empty());
    }

    /** MQLs of high intent that were answered after two minutes or two hours, and how many of each became SQL. */
    private static Supplier<Scenario> speeds(int fast, int fastSqls, int slow, int slowSqls) {
        return () -> speed(
                speed(Scenario.january(), "2026-01-05", fast, fastSqls, 120), "2026-01-05", slow, slowSqls, 7_200);
    }

    private static Scenario speed(Scenario company, String day, int mqls, int sqls, long seconds) {
        String at = day + "T09:00";
        return company.answered(
                        mqls - sqls,
                        at,
                        seconds,
                        lead -> lead.intent(IntentTier.HIGH).entered(Stage.MQL, at(at)))
                .answered(
                        sqls,
                        at,
                        seconds,
                        lead -> lead.intent(IntentTier.HIGH)
                                .entered(Stage.MQL, at(at))
                                .entered(Stage.SQL, at(day + "T18:00")));
    }

    private static void channelSpeed(Scenario company, String channel, int mqls, int sqls, long seconds) {
        company.answered(
                        mqls - sqls,
                        MORNING,
                        seconds,
                        lead -> lead.channel(channel).intent(IntentTier.HIGH).entered(Stage.MQL, at(MORNING)))
                .answered(
                        sqls,
                        MORNING,
                        seconds,
                        lead -> lead.channel(channel)
                                .intent(IntentTier.HIGH)
                                .entered(Stage.MQL, at(MORNING))
                                .entered(Stage.SQL, at("2026-01-05T18:00")));
    }

    /** Leads of an intent, so many answered after so many seconds, and others after others. */
    private static Supplier<Scenario> tier(IntentTier intent, int some, long seconds, int others, long otherSeconds) {
        return () -> Scenario.january()
                .answered(some, MORNING, seconds, lead -> lead.intent(intent))
                .answered(others, MORNING, otherSeconds, lead -> lead.intent(intent));
    }

    /** So many leads of high intent for each response time in minutes. */
    private static Supplier<Scenario> times(int each, int... minutes) {
        return () -> {
            Scenario company = Scenario.january();
            for (int time : minutes) {
                company.answered(each, MORNING, 60L * time, lead -> lead.intent(IntentTier.HIGH));
            }
            return company;
        };
    }

    /** A lead of high intent of nine in the morning that nobody has touched. */
    private static Supplier<Scenario> waiting(String asOf) {
        return () -> Scenario.january()
                .noTouches()
                .lead("hot", MORNING, lead -> lead.origin(Origin.INBOUND).intent(IntentTier.HIGH))
                .asOf(asOf);
    }

    /** Leads that were answered in time, and others of the same morning that nobody has touched. */
    private static Supplier<Scenario> forgotten(int answered, int untouched, IntentTier intent, String asOf) {
        return () -> Scenario.january()
                .answered(answered, MORNING, 60, lead -> lead.intent(IntentTier.LOW))
                .webLeads(untouched, MORNING, lead -> lead.intent(intent))
                .asOf(asOf);
    }

    /** Requests, with so many of which somebody talked the same day. */
    private static Supplier<Scenario> outcomes(int requests, int talked) {
        return () -> Scenario.january().requests(requests, talked);
    }
}
