package org.leadkpi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.metric.StandardKpis.MQL_VOLUME;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.metric.Direction;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.stats.ProcessLimits;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/** How a KPI moves: months of MQLs and how many of them became SQL. */
class MovementTest {

    // ---- falls and rises

    @Test
    void threeFalls_takeFourPeriods() {
        assertThat(judge(Movement.falling(MQL_TO_SQL), of(200, 120, 100, 80, 60))
                        .outcome())
                .isEqualTo(Outcome.FIRED);

        Judgement three = judge(Movement.falling(MQL_TO_SQL), of(200, 120, 100, 80));

        assertThat(three.doubt())
                .contains(new Doubt(Doubt.Kind.SHORT_HISTORY, "mql-to-sql has 3 of 4 periods that it takes"));
    }

    @Test
    void onlyTheLastPeriods_count() {
        assertThat(judge(Movement.falling(MQL_TO_SQL), of(200, 20, 120, 100, 80, 60))
                        .outcome())
                .isEqualTo(Outcome.FIRED);
        assertThat(judge(Movement.falling(MQL_TO_SQL), of(200, 120, 100, 80, 60, 61))
                        .outcome())
                .isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void periodWithoutChange_breaksTheRun() {
        assertThat(judge(Movement.falling(MQL_TO_SQL), of(200, 120, 100, 100, 60))
                        .outcome())
                .isEqualTo(Outcome.NOT_FIRED);
        assertThat(judge(Movement.rising(MQL_TO_SQL), of(200, 60, 80, 80, 120)).outcome())
                .isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void riseIsNoFall() {
        assertThat(judge(Movement.rising(MQL_TO_SQL), of(200, 60, 80, 100, 120)).outcome())
                .isEqualTo(Outcome.FIRED);
        assertThat(judge(Movement.falling(MQL_TO_SQL), of(200, 60, 80, 100, 120))
                        .outcome())
                .isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void runThatChanceMayHaveMade_isSuspectedOnly() {
        Judgement small = judge(Movement.falling(MQL_TO_SQL), of(200, 63, 62, 61, 60));

        assertThat(small.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(small.notes()).containsExactly("the moves together are within what chance alone may do");
    }

    @Test
    void run_carriesItsValues_andTheComparisonOfItsEnds() {
        Judgement fall = judge(Movement.falling(MQL_TO_SQL), of(200, 120, 100, 80, 60));

        assertThat(fall.evidence().get(0))
                .isInstanceOfSatisfying(
                        Evidence.Series.class,
                        series -> assertThat(series.readings()).hasSize(4));
        assertThat(fall.evidence().get(1))
                .isInstanceOfSatisfying(
                        Evidence.Compared.class,
                        ends -> assertThat(ends.difference()).isEqualTo(Rational.of(-3, 10)));
    }

    @Test
    void fallThatCameAYearBeforeToo_isSuspectedOnly() {
        Dataset seasonal = of(200, 90, 80, 70, 40, 90, 90, 90, 90, 90, 90, 90, 90, 90, 80, 70, 60);

        Judgement fall = judge(Movement.falling(MQL_TO_SQL), seasonal);

        assertThat(fall.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(fall.notes()).contains("against the same period of the year before it did not move that way");
    }

    @Test
    void periodThatIsNotOver_isNotFollowed() {
        List<Lead> leads = new ArrayList<>();
        int[] sqls = {120, 100, 80, 60};
        for (int i = 0; i < sqls.length; i++) {
            leads.addAll(Companies.mqls("organic", i, 200, sqls[i]));
        }
        Dataset now = Companies.observed(4)
                .leads(leads)
                .asOf(LocalDate.of(2025, 4, 20).atStartOfDay(ZoneOffset.UTC).toInstant())
                .build();

        assertThat(judge(Movement.falling(MQL_TO_SQL), now).doubt())
                .map(Doubt::kind)
                .contains(Doubt.Kind.IMMATURE);
    }

    // ---- what is routine, and what is usual

    @Test
    void lastValue_outsideTheLimitsOfThoseBefore_isNoRoutine() {
        Criterion low = Movement.outsideRoutine(MQL_TO_SQL, ProcessLimits.Position.BELOW);

        assertThat(judge(low, of(200, 60, 64, 58, 62, 61, 59, 30)).outcome()).isEqualTo(Outcome.FIRED);
        assertThat(judge(low, of(200, 60, 64, 58, 62, 61, 59, 55)).outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(judge(low, of(200, 60, 64, 58, 62, 61, 59, 90)).outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(judge(low, of(200, 60, 64, 58, 62, 61, 30)).doubt())
                .map(Doubt::kind)
                .contains(Doubt.Kind.SHORT_HISTORY);
    }

    @Test
    void quantilesOfTheOwnPast_needSixPeriods() {
        Criterion high = Movement.aboveOwn(MQL_VOLUME, Rational.of(3, 4)).lately();

        assertThat(judge(high, volumes(10, 20, 30, 40, 50, 60, 51)).outcome()).isEqualTo(Outcome.FIRED);
        assertThat(judge(high, volumes(10, 20, 30, 40, 50, 60, 50)).outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(judge(high, volumes(20, 30, 40, 50, 60, 70)).doubt())
                .contains(new Doubt(Doubt.Kind.SHORT_HISTORY, "mqls has 5 periods before, needs at least 6"));
    }

    @Test
    void lastValue_isProvenAboveTheMedian_byItsInterval() {
        Criterion above = Movement.aboveUsual(MQL_TO_SQL);

        assertThat(judge(above, of(200, 60, 60, 60, 60, 60, 60, 90)).outcome()).isEqualTo(Outcome.FIRED);
        assertThat(judge(above, of(200, 60, 60, 60, 60, 60, 60, 65)).outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(judge(above, of(200, 60, 60, 60, 60, 60, 60, 60)).outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(judge(above, of(200, 60, 60, 90)).doubt())
                .contains(new Doubt(Doubt.Kind.SHORT_HISTORY, "mql-to-sql has 2 periods before, needs at least 6"));
    }

    @Test
    void lastValue_farAboveTheMedian_exceedsItByTheShare() {
        Criterion far = Movement.farAboveUsual(MQL_TO_SQL, "cpl.spikePct");

        assertThat(judge(far, of(2_000, 600, 600, 600, 600, 600, 600, 900)).outcome())
                .isEqualTo(Outcome.FIRED);
        assertThat(judge(far, of(2_000, 600, 600, 600, 600, 600, 600, 780)).outcome())
                .isEqualTo(Outcome.SUSPECTED);
        assertThat(judge(far, of(2_000, 600, 600, 600, 600, 600, 600, 779)).outcome())
                .isEqualTo(Outcome.NOT_FIRED);
    }

    // ---- persistence and mix

    @Test
    void pool_mustHold_andSoMustEnoughOfItsPeriods() {
        Criterion low = Movement.pooled(MQL_TO_SQL, "mqlSql.low", 3, 2);

        assertThat(judge(low, of(400, 20, 20, 40)).outcome()).isEqualTo(Outcome.FIRED);
        assertThat(judge(low, of(400, 60, 60, 60)).outcome()).isEqualTo(Outcome.NOT_FIRED);

        Judgement onePeriod = judge(low, of(400, 0, 41, 42));

        assertThat(onePeriod.outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(onePeriod.notes()).contains("only 1 of 3 periods on their own");
    }

    @Test
    void moveOfTheTotal_byItsMix_isAMixShift() {
        List<Lead> leads = new ArrayList<>();
        leads.addAll(Companies.mqls("organic", 0, 200, 60));
        leads.addAll(Companies.mqls("linkedin", 0, 100, 10));
        leads.addAll(Companies.mqls("organic", 1, 100, 32));
        leads.addAll(Companies.mqls("linkedin", 1, 400, 44));
        Dataset simpson = Companies.observed(2).leads(leads).build();
        Criterion claim = Criterion.of(subject -> Judgement.of(true, new Evidence.Stated("it", "fell")), MQL_TO_SQL);

        Judgement mixed = judge(Movement.unlessMixed(claim, MQL_TO_SQL, "channel"), simpson);

        assertThat(mixed.doubt()).map(Doubt::kind).contains(Doubt.Kind.MIX_SHIFT);
        assertThat(mixed.evidence())
                .filteredOn(Evidence.Split.class::isInstance)
                .singleElement()
                .satisfies(split -> {
                    Evidence.Split parts = (Evidence.Split) split;
                    // P-02 of the specification: -9.5667 and +1.4333 points, together -8.1333
                    assertThat(parts.mix().plus(parts.rate())).isEqualTo(Rational.of(-61, 750));
                    assertThat(parts.mix()).isEqualTo(Rational.of(-287, 3_000));
                });
    }

    @Test
    void moveWithinSegments_isNotCalledMix() {
        List<Lead> leads = new ArrayList<>();
        for (int month = 0; month < 2; month++) {
            leads.addAll(Companies.mqls("organic", month, 100, 40 - 20 * month));
            leads.addAll(Companies.mqls("linkedin", month, 100, 20 - 10 * month));
        }
        Dataset real = Companies.observed(2).leads(leads).build();
        Criterion claim = Criterion.of(subject -> Judgement.of(true, new Evidence.Stated("it", "fell")), MQL_TO_SQL);

        assertThat(judge(Movement.unlessMixed(claim, MQL_TO_SQL, "channel"), real)
                        .outcome())
                .isEqualTo(Outcome.FIRED);
    }

    // ---- joined criteria

    @Test
    void otherwise_asksAnother_whereThereIsNoData() {
        Subject subject = Companies.whole(of(100, 20));
        Criterion none = answering(Judgement.none(Doubt.Kind.NO_DATA, "none"));
        Criterion small = answering(Judgement.none(Doubt.Kind.SMALL_SAMPLE, "few"));
        Criterion other = answering(Judgement.of(Outcome.NOT_FIRED));

        assertThat(none.otherwise(other).judge(subject).outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(small.otherwise(other).judge(subject).doubt())
                .map(Doubt::kind)
                .contains(Doubt.Kind.SMALL_SAMPLE);
    }

    @Test
    void otherCause_takesAFindingAway_weakensOrStrengthensIt() {
        Subject subject = Companies.whole(of(100, 20));
        Criterion it = answering(Judgement.of(true, new Evidence.Stated("it", "is")));
        Criterion cause = answering(Judgement.of(true, new Evidence.Stated("cause", "is")));
        Criterion no = answering(Judgement.of(false));

        assertThat(it.unless(cause, "why").judge(subject).outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(it.unless(cause, "why").judge(subject).notes()).containsExactly("why");
        assertThat(it.unless(no, "why").judge(subject).outcome()).isEqualTo(Outcome.FIRED);
        assertThat(it.weakenedWhere(cause, "why").judge(subject).outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(it.weakenedWhere(no, "why").judge(subject).outcome()).isEqualTo(Outcome.FIRED);
        assertThat(it.strongerWhere(cause).judge(subject).evidence()).hasSize(2);
        assertThat(no.unless(cause, "why").judge(subject).notes()).isEmpty();
    }

    @Test
    void otherCause_thatIsNotOnTheScorecard_isNotMissed() {
        Criterion unknown = Criterion.of(
                subject -> Judgement.of(true),
                Kpi.named("ours")
                        .title("Ours")
                        .formula(MQL_TO_SQL.formula())
                        .direction(Direction.CONTEXT)
                        .cite("INF", "test")
                        .build());
        Criterion it = answering(Judgement.of(true)).weakenedWhere(unknown, "why");

        assertThat(it.judge(Companies.whole(of(100, 20))).outcome()).isEqualTo(Outcome.FIRED);
        assertThat(it.kpis()).isEmpty();
    }

    // ---- what there is to look at

    @Test
    void file_countsOtherScorecardsFromItsJournal_once() {
        CaseFile file = Companies.file(of(100, 20, 30));
        List<String> channel = List.of("channel");

        assertThat(file.card(file.card().frame().grain(), channel))
                .isPresent()
                .isEqualTo(file.card(file.card().frame().grain(), channel));
    }

    @Test
    void file_ofAScorecardAlone_hasNoOther() {
        CaseFile counted = Companies.file(of(100, 20, 30), StandardDimensions.CHANNEL);
        CaseFile alone = new CaseFile(
                counted.card(), Optional.empty(), Thresholds.standard(), Benchmarks.published(), Facts.NONE);

        assertThat(alone.card(alone.card().frame().grain(), List.of("owner"))).isEmpty();
        assertThat(alone.card(alone.card().frame().grain(), List.of("channel"))).contains(counted.card());
        assertThat(alone.card(alone.card().frame().grain(), List.of())).contains(counted.card());
    }

    @Test
    void subject_findsItsSiblings_andTheLeastOfThem() {
        List<Lead> leads = new ArrayList<>();
        leads.addAll(Companies.mqls("organic", 0, 30, 3));
        leads.addAll(Companies.mqls("linkedin", 0, 20, 10));
        leads.addAll(Companies.mqls("referral", 0, 5, 0));
        CaseFile file = Companies.file(Companies.observed(1).leads(leads).build(), StandardDimensions.CHANNEL);
        DateRange all = file.card().frame().range();
        Subject organic = file.subject(file.card(), Segment.of("channel", "organic"), all);

        assertThat(organic.siblings()).hasSize(3);
        assertThat(organic.least("rate", each -> each.read(MQL_TO_SQL).number().filter(rate -> rate.signum() > 0)))
                .map(Subject::segment)
                .contains(organic.segment());
        assertThat(organic.least("none", each -> Optional.empty())).isEmpty();
    }

    // ---- words

    private static Judgement judge(Criterion criterion, Dataset data) {
        return criterion.judge(Companies.whole(data));
    }

    private static Criterion answering(Judgement judgement) {
        return Criterion.of(subject -> judgement);
    }

    /** Months of so many MQLs, and how many of them became SQL in each. */
    private static Dataset of(int mqls, int... sqls) {
        int[][] months = new int[sqls.length][];
        for (int i = 0; i < sqls.length; i++) {
            months[i] = new int[] {mqls, sqls[i]};
        }
        return Companies.mqls(months);
    }

    private static Dataset volumes(int... mqls) {
        int[][] months = new int[mqls.length][];
        for (int i = 0; i < mqls.length; i++) {
            months[i] = new int[] {mqls[i], 0};
        }
        return Companies.mqls(months);
    }
}
