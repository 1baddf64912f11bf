package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadkpi.acceptance.Scenario.month;
import static org.leadkpi.acceptance.Scenario.range;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.metric.StandardKpis.NEW_LEADS;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.ProcessLimits;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** One KPI, period after period. */
class TrendTest {

    /** So many leads in each month from January 2025 on, seen when the last month is over. */
    private static Scenario monthly(int... leads) {
        YearMonth first = YearMonth.of(2025, 1);
        LocalDate end = first.plusMonths(leads.length).atDay(1);
        Scenario company = Scenario.observed("2025-01-01", end.toString()).asOf(end + "T00:00");
        for (int i = 0; i < leads.length; i++) {
            company.leads(leads[i], first.plusMonths(i).atDay(10) + "T09:00", lead -> lead);
        }
        return company;
    }

    private static Trend trend(int... leads) {
        return Trend.of(monthly(leads).card(Grain.MONTH), NEW_LEADS, Segment.ALL);
    }

    private static Trend.Point last(Trend trend) {
        return trend.points().get(trend.points().size() - 1);
    }

    // ---- before

    @Test
    void previous_isThePeriodBefore_noneForTheFirst() {
        Trend trend = trend(10, 15);

        assertThat(trend.points().get(0).previous()).isEmpty();
        assertThat(last(trend).previous().orElseThrow().base().range()).isEqualTo(month("2025-01-01"));
        assertThat(last(trend).previous().flatMap(Comparison::difference)).contains(Rational.of(5));
    }

    @Test
    void yearBefore_isTheSameMonth_onceThereAreThirteen() {
        assertThat(last(trend(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)).yearBefore())
                .isEmpty();

        Comparison year = last(trend(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20))
                .yearBefore()
                .orElseThrow();

        assertThat(year.base().range()).isEqualTo(month("2025-01-01"));
        assertThat(year.difference()).contains(Rational.of(19));
    }

    @Test
    void yearBefore_thatWasNotWhole_isNotComparable() {
        Scorecard card = Scenario.observed("2025-01-10", "2026-02-01")
                .leads(3, "2025-01-20T09:00", lead -> lead)
                .leads(5, "2026-01-20T09:00", lead -> lead)
                .card(Grain.MONTH);

        Comparison year =
                last(Trend.of(card, NEW_LEADS, Segment.ALL)).yearBefore().orElseThrow();

        assertThat(year.hindrances().get(0).kind()).isEqualTo(Comparison.Kind.PARTIAL_PERIOD);
    }

    // ---- limits

    /** Spec 0.5, U-XMR: 10, 12, 11, 13, 12, 11 has mean 11.5 and limits 7.776 to 15.224. */
    @Test
    void limits_areThoseOfThePointsBefore() {
        Trend trend = trend(10, 12, 11, 13, 12, 11, 16);

        Trend.Limits limits = last(trend).limits().orElseThrow();

        assertThat(limits.process().mean()).isEqualTo(Rational.parse("11.5"));
        assertThat(limits.lower()).isEqualTo(Rational.parse("7.776"));
        assertThat(limits.upper()).isEqualTo(Rational.parse("15.224"));
        assertThat(limits.points()).isEqualTo(6);
        assertThat(last(trend).position()).contains(ProcessLimits.Position.ABOVE);
        assertThat(last(trend(10, 12, 11, 13, 12, 11, 15)).position()).contains(ProcessLimits.Position.WITHIN);
        assertThat(last(trend(10, 12, 11, 13, 12, 11, 7)).position()).contains(ProcessLimits.Position.BELOW);
    }

    @Test
    void limits_takeSixPointsBefore() {
        Trend trend = trend(10, 12, 11, 13, 12, 99);

        assertThat(last(trend).limits()).isEmpty();
        assertThat(last(trend).position()).isEmpty();
    }

    @Test
    void limits_forgetWhatIsMoreThanTwelvePointsAgo() {
        Trend.Limits limits = last(trend(900, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10))
                .limits()
                .orElseThrow();

        assertThat(limits.points()).isEqualTo(12);
        assertThat(limits.upper()).isEqualTo(Rational.of(10));
    }

    @Test
    void limits_ofACount_areNeverBelowZero() {
        Trend.Limits limits = last(trend(1, 20, 1, 20, 1, 20, 1)).limits().orElseThrow();

        assertThat(limits.lower()).isEqualTo(Rational.ZERO);
        assertThat(limits.process().lower().signum()).isNegative();
    }

    @Test
    void limits_ofAShare_areNeverAboveOne() {
        Scenario company = Scenario.observed("2025-01-01", "2025-08-01").asOf("2025-12-31T00:00");
        for (int i = 1; i <= 7; i++) {
            String day = "2025-0" + i + "-10T09:00";
            company.leadsFrom(Stage.MQL, day, Stage.SQL, "2025-0" + i + "-12T09:00", i % 2 == 0 ? 9 : 1);
            company.leadsIn(Stage.MQL, i % 2 == 0 ? 1 : 9, day);
        }

        Trend.Limits limits = last(Trend.of(company.card(Grain.MONTH), MQL_TO_SQL, Segment.ALL))
                .limits()
                .orElseThrow();

        assertThat(limits.upper()).isEqualTo(Rational.ONE);
        assertThat(limits.process().upper()).isGreaterThan(Rational.ONE);
    }

    // ---- runs

    @Test
    void run_ofThreeFalls_takesFourPoints() {
        assertThat(trend(9, 8, 7).run()).isEqualTo(-2);
        assertThat(trend(9, 8, 7, 6).run()).isEqualTo(-3);
        assertThat(trend(1, 9, 8, 7, 6).run()).isEqualTo(-3);
        assertThat(trend(9, 1, 2, 3).run()).isEqualTo(2);
        assertThat(trend(9, 8, 7, 7).run()).isZero();
        assertThat(trend(9).run()).isZero();
    }

    @Test
    void run_endsAtTheLatestSettledPoint() {
        Scorecard card = monthly(9, 8, 7, 6, 1).asOf("2025-05-20T00:00").card(Grain.MONTH);

        Trend trend = Trend.of(card, NEW_LEADS, Segment.ALL);

        assertThat(trend.run()).isEqualTo(-3);
        assertThat(trend.latestSettled().orElseThrow().reading().range()).isEqualTo(month("2025-04-01"));
        assertThat(last(trend).isSettled()).isFalse();
        assertThat(last(trend).position()).isEmpty();
    }

    @Test
    void cohortThatIsNotMature_isNotJudged() {
        Scenario company = Scenario.observed("2025-01-01", "2025-03-01")
                .asOf("2025-03-01T00:00")
                .leadsFrom(Stage.MQL, "2025-01-05T09:00", Stage.SQL, "2025-01-09T09:00", 10)
                .leadsFrom(Stage.MQL, "2025-02-05T09:00", Stage.SQL, "2025-02-09T09:00", 9)
                .leadsIn(Stage.MQL, 1, "2025-02-20T09:00");

        Trend trend = Trend.of(company.card(Grain.MONTH), MQL_TO_SQL, Segment.ALL);

        assertThat(last(trend).reading().value().isDefined()).isTrue();
        assertThat(last(trend).isSettled()).isFalse();
        assertThat(trend.run()).isZero();
        assertThat(last(trend).previous().orElseThrow().isSignificant()).isFalse();
    }

    // ---- a last period that is not over

    private static Scenario halfOfFebruary() {
        return Scenario.observed("2026-01-01", "2026-02-16")
                .asOf("2026-02-16T00:00")
                .leads(4, "2026-01-15T23:00", lead -> lead)
                .leads(30, "2026-01-16T00:00", lead -> lead)
                .leads(6, "2026-02-10T09:00", lead -> lead);
    }

    @Test
    void equalDays_compareWithAsManyDaysOfThePeriodBefore() {
        Dataset data = halfOfFebruary().dataset();

        Trend trend = Trend.of(Scorecard.of(data, Grain.MONTH), Scorecard.of(data, Grain.DAY), NEW_LEADS, Segment.ALL);

        Comparison days = trend.equalDays().orElseThrow();
        assertThat(days.base().range()).isEqualTo(range("2026-01-01", "2026-01-16"));
        assertThat(days.reading().range()).isEqualTo(range("2026-02-01", "2026-02-16"));
        assertThat(days.show()).isEqualTo("+2, x1.50, +50.0%");
        assertThat(last(trend).previous().orElseThrow().difference()).isEmpty();
        assertThat(trend.whyNoEqualDays()).isEmpty();
        assertThat(trend.equalDaysYearBefore()).isEmpty();
    }

    @Test
    void equalDays_leaveOutADayThatIsNotOver() {
        Dataset data = halfOfFebruary().asOf("2026-02-15T12:00").dataset();

        Trend trend = Trend.of(Scorecard.of(data, Grain.MONTH), Scorecard.of(data, Grain.DAY), NEW_LEADS, Segment.ALL);

        assertThat(trend.equalDays().orElseThrow().base().range()).isEqualTo(range("2026-01-01", "2026-01-15"));
    }

    @Test
    void equalDays_ofTheYearBefore() {
        Dataset data = Scenario.observed("2025-01-01", "2026-01-11")
                .asOf("2026-01-11T00:00")
                .leads(2, "2025-01-05T09:00", lead -> lead)
                .leads(9, "2025-01-20T09:00", lead -> lead)
                .leads(4, "2026-01-05T09:00", lead -> lead)
                .dataset();

        Trend trend = Trend.of(Scorecard.of(data, Grain.MONTH), Scorecard.of(data, Grain.DAY), NEW_LEADS, Segment.ALL);

        assertThat(trend.equalDaysYearBefore().orElseThrow().difference()).contains(Rational.of(2));
    }

    @Test
    void equalDays_thatALedgerByMonthCannotTell_areNotGuessed() {
        Trend trend = Trend.of(halfOfFebruary().card(Grain.MONTH), NEW_LEADS, Segment.ALL);

        assertThat(trend.equalDays()).isEmpty();
        assertThat(trend.whyNoEqualDays())
                .contains("a ledger by month cannot tell the first 15 days of a period; one by day can");
    }

    @Test
    void equalDays_moreThanThePeriodBeforeHas_areNotCompared() {
        Dataset data = Scenario.observed("2026-01-01", "2026-03-30")
                .asOf("2026-03-30T00:00")
                .leads(2, "2026-02-05T09:00", lead -> lead)
                .dataset();

        Trend trend = Trend.of(Scorecard.of(data, Grain.MONTH), Scorecard.of(data, Grain.DAY), NEW_LEADS, Segment.ALL);

        assertThat(trend.whyNoEqualDays())
                .contains("the period before has no 29 days that were observed from its start");
    }

    @Test
    void equalDays_withoutAPeriodBefore_orADayThatIsOver() {
        Scorecard alone = Scenario.january()
                .asOf("2026-01-10T00:00")
                .lead("L1", "2026-01-05T09:00")
                .card(Grain.MONTH);
        Scorecard justBegun = halfOfFebruary().asOf("2026-02-01T08:00").card(Grain.MONTH);

        assertThat(Trend.of(alone, NEW_LEADS, Segment.ALL).whyNoEqualDays()).contains("there is no period before");
        assertThat(Trend.of(justBegun, NEW_LEADS, Segment.ALL).whyNoEqualDays())
                .contains("no day of the last period is over yet");
    }

    @Test
    void scorecardOfOtherRecords_cannotCutPeriods() {
        Scorecard card = halfOfFebruary().card(Grain.MONTH);
        Scorecard other = halfOfFebruary().asOf("2026-02-10T00:00").card(Grain.DAY);
        Scorecard byChannel = halfOfFebruary().card(Grain.DAY, StandardDimensions.CHANNEL);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trend.of(card, other, NEW_LEADS, Segment.ALL))
                .withMessage("cannot cut the periods of one scorecard with another: as-of instant is"
                        + " 2026-02-16T05:00:00Z and 2026-02-10T05:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trend.of(card, byChannel, NEW_LEADS, Segment.ALL))
                .withMessageStartingWith("cannot cut the periods of one scorecard with another: dimensions is []");
    }
}
