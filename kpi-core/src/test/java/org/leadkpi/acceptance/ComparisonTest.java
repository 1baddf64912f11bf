package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.range;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.acceptance.Scenario.won;
import static org.leadkpi.metric.OutreachKpis.EMAILS_SENT;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE_PER_MESSAGE;
import static org.leadkpi.metric.StandardKpis.*;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Basis;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Quantity;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.Statistic;
import org.leadkpi.metric.Style;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Deal;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.IntervalMethod;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/** What two readings say together: the worded changes of spec 8, and what cannot be compared. */
class ComparisonTest {

    private static Comparison januaryAndFebruary(Scenario company, Kpi kpi) {
        Scorecard card = company.card(Grain.MONTH);
        return Comparison.of(card, card.get(kpi, Segment.ALL, FEBRUARY), card.get(kpi, Segment.ALL, JANUARY));
    }

    private static Set<Comparison.Kind> kinds(List<Comparison.Remark> remarks) {
        return remarks.stream().map(Comparison.Remark::kind).collect(Collectors.toUnmodifiableSet());
    }

    private static void assertNear(Optional<Interval> interval, double lower, double upper, double tolerance) {
        assertThat(interval.orElseThrow().lower()).isCloseTo(lower, within(tolerance));
        assertThat(interval.orElseThrow().upper()).isCloseTo(upper, within(tolerance));
    }

    // ---- the words of a change

    @Test
    void change_thatRoundsToNothing_hasNoSign() {
        Comparison fell = januaryAndFebruary(
                Scenario.observed("2026-01-01", "2026-03-01")
                        .emails(3_000, 0, "2026-01-05T10:00", mail -> mail)
                        .emails(2_999, 0, "2026-02-05T10:00", mail -> mail),
                EMAILS_SENT);

        assertThat(fell.relativeChange()).contains(Rational.of(-1, 3_000));
        assertThat(fell.showRelativeChange()).contains("0.0%");
        assertThat(fell.show()).isEqualTo("-1, x1.00, 0.0%");
    }

    @Test
    void p37AndE04_replyRate_risesBy16PointsNotBy28Percent() {
        Comparison change = januaryAndFebruary(
                Scenario.observed("2026-01-01", "2026-03-01")
                        .emails(1_000, 12, "2026-01-05T10:00", mail -> mail)
                        .emails(1_000, 28, "2026-02-05T10:00", mail -> mail),
                REPLY_RATE_PER_MESSAGE);

        assertThat(change.difference()).contains(Rational.of(2, 125));
        assertThat(change.ratio()).contains(Rational.of(7, 3));
        assertThat(change.relativeChange()).contains(Rational.of(4, 3));
        assertThat(change.show()).isEqualTo("+1.6 pp, x2.33, +133%").doesNotContain("2.8%");
        // spec 0.5, U-DIF: 28/1000 against 12/1000
        assertNear(change.differenceInterval(), 0.003684, 0.029204, 5e-7);
        assertThat(change.differenceInterval().orElseThrow().method()).isEqualTo(IntervalMethod.NEWCOMBE);
        assertThat(change.ratioInterval()).isEmpty();
        assertThat(change.isSignificant()).isTrue();
    }

    @Test
    void p36AndE06_costPerLead_is42PercentLowerAndBuys73PercentMoreNot40() {
        Scorecard card = Scenario.january()
                .leads(10, "a")
                .leads(10, "b")
                .spend("550", "a")
                .spend("950", "b")
                .byChannel();
        Comparison change = Comparison.of(card, card.get(COST_PER_LEAD, "a"), card.get(COST_PER_LEAD, "b"));

        assertThat(change.difference()).contains(Rational.of(-40));
        assertThat(change.relativeChange()).contains(Rational.of(-8, 19));
        assertThat(change.morePerMoney()).contains(Rational.of(8, 11));
        assertThat(change.show())
                .isEqualTo("USD -40.00, 42.1% lower cost, 72.7% more per USD")
                .doesNotContain("40%", "40.0%");
        assertThat(change.isSignificant()).isFalse();
    }

    @Test
    void e11_salesCycle_growsBy30DaysAndTwoThirds() {
        Comparison change = januaryAndFebruary(
                Scenario.observed("2026-01-01", "2026-03-01")
                        .deals(3, "2025-12-10", won("2026-01-24", "1000"))
                        .deals(3, "2025-12-10", won("2026-02-23", "1000")),
                SALES_CYCLE_LENGTH);

        assertThat(change.difference()).contains(Rational.of(30));
        assertThat(change.relativeChange()).contains(Rational.of(2, 3)).isNotEqualTo(Optional.of(Rational.of(2, 5)));
        assertThat(change.show()).isEqualTo("+30.0 d, x1.67, +66.7%");
        assertThat(change.differenceInterval()).isEmpty();
        assertThat(change.ratioInterval()).isEmpty();
        assertThat(change.whyNoInterval()).contains("no method for a difference of quantiles");
        assertThat(change.isSignificant()).isFalse();
        assertThat(kinds(change.caveats())).containsExactly(Comparison.Kind.DATED_BY_END);
    }

    @Test
    void ratioOfCosts_hasALogarithmicInterval() {
        Scorecard card = Scenario.january()
                .leads(60, "dear")
                .leads(80, "cheap")
                .spend("6000", "dear")
                .spend("2000", "cheap")
                .byChannel();

        Comparison change = Comparison.of(card, card.get(COST_PER_LEAD, "dear"), card.get(COST_PER_LEAD, "cheap"));

        // spec 0.5, U-POI: (6000/60)/(2000/80) = 4.0 -> [2.86, 5.59]
        assertThat(change.ratio()).contains(Rational.of(4));
        assertNear(change.ratioInterval(), 2.86, 5.59, 0.005);
        assertThat(change.isSignificant()).isTrue();
    }

    @Test
    void change_fromZero_hasADifferenceButNoRatio() {
        Comparison change = januaryAndFebruary(
                Scenario.observed("2026-01-01", "2026-03-01").lead("L1", "2026-02-03T09:00"), NEW_LEADS);

        assertThat(change.difference()).contains(Rational.ONE);
        assertThat(change.ratio()).isEmpty();
        assertThat(change.relativeChange()).isEmpty();
        assertThat(change.show()).isEqualTo("+1");
        assertThat(change.whyNoInterval()).contains("a side counts nothing");
    }

    @Test
    void change_ofAReadingWithItself_isNone() {
        Reading cost = Scenario.january().leads(10, "a").spend("550", "a").read(COST_PER_LEAD, "a");

        Comparison change = Comparison.of(cost, cost);

        assertThat(change.difference()).contains(Rational.ZERO);
        assertThat(change.show()).isEqualTo("no change");
        assertThat(change.isSignificant()).isFalse();
    }

    @Test
    void segmentAndTotal_shareRecords_soThereIsNoInterval() {
        Scorecard card = Scenario.january()
                .leads(100, "a")
                .leads(10, "b")
                .spend("550", "a")
                .spend("9500", "b")
                .byChannel();

        Comparison change = Comparison.of(card, card.get(COST_PER_LEAD, "b"), card.get(COST_PER_LEAD));

        assertThat(change.ratio().orElseThrow()).isGreaterThan(Rational.of(10));
        assertThat(change.whyNoInterval()).contains("both sides have records in common");
        assertThat(change.isSignificant()).isFalse();
    }

    // ---- counts over unequal days

    @Test
    void count_thatChangesInTotalOnly_isNotSignificant() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01")
                .leads(3_100, "2026-01-05T09:00", lead -> lead)
                .leads(2_800, "2026-02-05T09:00", lead -> lead);

        Comparison change = januaryAndFebruary(company, NEW_LEADS);

        assertThat(change.difference()).contains(Rational.of(-300));
        assertThat(change.ratioInterval().orElseThrow().upper()).isLessThan(1);
        assertThat(change.isSignificant()).isFalse();
        assertThat(change.caveats())
                .containsExactly(new Comparison.Remark(
                        Comparison.Kind.LENGTH, "28 days against 31: per day it moves the other way or not at all"));
    }

    @Test
    void count_thatChangesPerDayToo_isSignificant() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01")
                .leads(3_100, "2026-01-05T09:00", lead -> lead)
                .leads(2_400, "2026-02-05T09:00", lead -> lead);

        Comparison change = januaryAndFebruary(company, NEW_LEADS);

        assertThat(change.isSignificant()).isTrue();
        assertThat(change.caveats()).isEmpty();
    }

    @Test
    void total_ofAMonthAgainstAQuarter_isNotComparable() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-07-01")
                .leads(10, "2026-01-05T09:00", lead -> lead)
                .leads(10, "2026-05-05T09:00", lead -> lead)
                .card(Grain.MONTH);

        Comparison change = Comparison.of(
                card,
                card.get(NEW_LEADS, Segment.ALL, range("2026-04-01", "2026-07-01")),
                card.get(NEW_LEADS, Segment.ALL, JANUARY));

        assertThat(change.difference()).isEmpty();
        assertThat(change.show()).isEqualTo("not comparable: new-leads grows with time: 91 days against 31");
    }

    @Test
    void ratio_ofAMonthAgainstAQuarter_isComparable() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-07-01")
                .leads(10, "2026-01-05T09:00", lead -> lead)
                .leads(10, "2026-05-05T09:00", lead -> lead)
                .spend(JANUARY, usd("100"), SpendCategory.AD_MEDIA, item -> item)
                .spend(range("2026-04-01", "2026-07-01"), usd("200"), SpendCategory.AD_MEDIA, item -> item)
                .card(Grain.MONTH);

        Comparison change = Comparison.of(
                card,
                card.get(COST_PER_LEAD, Segment.ALL, range("2026-04-01", "2026-07-01")),
                card.get(COST_PER_LEAD, Segment.ALL, JANUARY));

        assertThat(change.relativeChange()).contains(Rational.ONE);
        assertThat(change.morePerMoney()).contains(Rational.of(-1, 2));
    }

    // ---- what cannot be compared

    @Test
    void differentKpis_areRefused() {
        Scorecard card = Scenario.january().leads(10, "a").spend("550", "a").card(Grain.MONTH);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.of(card.get(COST_PER_LEAD), card.get(COST_PER_LEAD_PROGRAM)))
                .withMessage("cannot compare cost-per-lead and cost-per-lead.program: they are different KPIs,"
                        + " variants of cost-per-lead that count different things");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.of(card.get(COST_PER_LEAD), card.get(NEW_LEADS)))
                .withMessage("cannot compare cost-per-lead and new-leads: they are different KPIs");
    }

    @Test
    void sideWithoutAValue_isNotComparable_neverZero() {
        Comparison change = januaryAndFebruary(
                Scenario.observed("2026-01-01", "2026-03-01").leads(10, "a").spend("550", "a"), COST_PER_LEAD);

        assertThat(change.isComparable()).isFalse();
        assertThat(change.difference()).isEmpty();
        assertThat(change.show())
                .startsWith("not comparable: [2026-02-01, 2026-03-01) has no value: MISSING_INPUT (")
                .doesNotContain("-100%");
        assertThat(change.whyNoInterval()).contains("the two cannot be compared");
    }

    @Test
    void immatureCohort_isNotComparable() {
        Comparison change = januaryAndFebruary(
                Scenario.observed("2026-01-01", "2026-03-01")
                        .asOf("2026-03-01T00:00")
                        .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-01-09T09:00", 10)
                        .leadsIn(Stage.MQL, 20, "2026-02-20T09:00"),
                MQL_TO_SQL);

        assertThat(kinds(change.hindrances())).containsExactly(Comparison.Kind.IMMATURE);
    }

    @Test
    void partOfAPeriod_isNotComparableWithAWholeOne() {
        Comparison change = januaryAndFebruary(
                Scenario.observed("2026-01-01", "2026-02-16")
                        .asOf("2026-02-16T00:00")
                        .leads(30, "2026-01-05T09:00", lead -> lead)
                        .leads(20, "2026-02-05T09:00", lead -> lead),
                NEW_LEADS,
                range("2026-02-01", "2026-02-16"));

        assertThat(change.show())
                .isEqualTo("not comparable: [2026-02-01, 2026-02-16) is no whole period, and the other side is of"
                        + " other days");
    }

    private static Comparison januaryAndFebruary(Scenario company, Kpi kpi, DateRange february) {
        Scorecard card = company.card(Grain.MONTH);
        return Comparison.of(card, card.get(kpi, Segment.ALL, february), card.get(kpi, Segment.ALL, JANUARY));
    }

    @Test
    void costThatWasNotRecorded_isNotComparableWithOneThatWas() {
        Scorecard card = Scenario.january()
                .leads(10, "a")
                .leads(10, "b")
                .spend("0", "a")
                .spend("950", "b")
                .byChannel();

        Comparison change = Comparison.of(card, card.get(COST_PER_LEAD, "a"), card.get(COST_PER_LEAD, "b"));

        assertThat(change.show()).isEqualTo("not comparable: a cost nothing, or its cost was not recorded");
    }

    // ---- P-40

    /** Days from the creation of an opportunity to its win, dated by its creation: lengths of a start cohort. */
    private static final Kpi CYCLE_OF_COHORT = Kpi.named("cycle-of-cohort")
            .formula(new Statistic(
                    Tally.distribution("cycles-by-start", Source.OPPORTUNITIES, Unit.DAYS, ComparisonTest::days)
                            .where((deal, data) -> deal.opportunity().closedAt().isPresent())
                            .at((deal, data) -> Optional.of(deal.opportunity().createdAt()))
                            .build(),
                    Statistic.Kind.MEAN))
            .basis(Basis.COHORT)
            .style(Style.DAYS)
            .cite(Citation.INF, "lengths of a start cohort")
            .build();

    private static Quantity days(Deal deal, Dataset data, LocalDate date) {
        LocalDate end = deal.opportunity().closedAt().orElseThrow().date(data.zone());
        return new Quantity.Known(Rational.of(ChronoUnit.DAYS.between(date, end)));
    }

    /** A cohort of January with wins after 20 to 100 days, and a cohort of mid-May, of which 20 and 40 days are known. */
    private static Scorecard twoCohorts(int... laterWins) {
        Scenario company = Scenario.observed("2026-01-01", "2026-07-01").asOf("2026-07-01T00:00");
        for (int days : List.of(20, 40, 60, 80, 100)) {
            company.deals(
                    1, "2026-01-01", won(LocalDate.of(2026, 1, 1).plusDays(days).toString()));
        }
        for (int days : laterWins) {
            company.deals(
                    1,
                    "2026-05-17",
                    won(LocalDate.of(2026, 5, 17).plusDays(days).toString()));
        }
        return Scorecard.of(Ledger.of(company.dataset(), Catalog.standard().with(CYCLE_OF_COHORT), Grain.MONTH));
    }

    @Test
    void p40_cyclesOfCohortsFollowedForUnequalTimes_areNotComparable_ratherThanHalved() {
        Scorecard card = twoCohorts(20, 40);
        Reading older = card.get(CYCLE_OF_COHORT, Segment.ALL, JANUARY);
        Reading younger = card.get(CYCLE_OF_COHORT, Segment.ALL, range("2026-05-01", "2026-06-01"));

        Comparison change = Comparison.of(card, younger, older);

        assertThat(List.of(older.show(), younger.show())).containsExactly("60.0 d", "30.0 d");
        assertThat(change.relativeChange()).isEmpty();
        assertThat(change.show())
                .isEqualTo("not comparable: unequal follow-up: members of [2026-05-01, 2026-06-01) were followed for"
                        + " 45.5 d on average, lengths of [2026-01-01, 2026-02-01) reach 92.0 d (90th percentile)");
        assertThat(Comparison.of(older, younger).show())
                .startsWith("not comparable: lengths of two cohorts, and readings do not tell");
    }

    @Test
    void p40_cyclesThatFitIntoTheTimeSince_areComparable() {
        Scenario company = Scenario.observed("2026-01-01", "2026-07-01")
                .asOf("2026-07-01T00:00")
                .deals(1, "2026-01-01", won("2026-01-21"))
                .deals(1, "2026-05-17", won("2026-06-16"));
        Scorecard card =
                Scorecard.of(Ledger.of(company.dataset(), Catalog.standard().with(CYCLE_OF_COHORT), Grain.MONTH));

        Comparison change = Comparison.of(
                card,
                card.get(CYCLE_OF_COHORT, Segment.ALL, range("2026-05-01", "2026-06-01")),
                card.get(CYCLE_OF_COHORT, Segment.ALL, JANUARY));

        assertThat(change.show()).isEqualTo("+10.0 d, x1.50, +50.0%");
    }
}
