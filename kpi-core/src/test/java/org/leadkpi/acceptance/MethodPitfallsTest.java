package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.metric.CapacityKpis.CONVERSION_PER_LEAD_SQL;
import static org.leadkpi.metric.CustomerKpis.CUSTOMER_LIFETIME_VALUE_EXPOSURE;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE;
import static org.leadkpi.metric.OutreachKpis.DIALS_TO_MEETING;
import static org.leadkpi.metric.OutreachKpis.MEETINGS;
import static org.leadkpi.metric.ResponseKpis.*;
import static org.leadkpi.metric.StandardDimensions.HOUR;
import static org.leadkpi.metric.StandardDimensions.OWNER;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Stage;
import org.leadkpi.model.TouchKind;
import org.leadkpi.response.ResponseClock;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Dispersion;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.CumulativeIncidence;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.ExposureRate;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.Kitagawa;
import org.leadkpi.stats.MultipleComparisons;
import org.leadkpi.stats.RatePrior;
import org.leadkpi.stats.Survival;
import org.leadkpi.stats.TwoProportions;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** The pitfalls of spec 8 that lie in the method, from records to the answer: the right one, and the naive one beside it. */
class MethodPitfallsTest {

    private static final BusinessCalendar OFFICE =
            BusinessCalendar.parse("zone=America/New_York\nmon-fri=09:00-17:00\n2026-01-19=closed");

    private static Rational minutes(String minutes) {
        return Rational.parse(minutes).times(Rational.of(60));
    }

    private static long count(Rational side) {
        return side.toLongExact();
    }

    private static long successes(Reading reading) {
        return count(reading.numerator().orElseThrow());
    }

    private static long trials(Reading reading) {
        return count(reading.denominator().orElseThrow());
    }

    // ---- P-06

    @Test
    void p06_responseTimes_haveAMedianOf4AndAHalfMinutes_thoughTheirMeanIs103() {
        Scenario company = Scenario.january();
        for (int minutes : List.of(2, 3, 4, 5, 6, 600)) {
            company.inbound(
                    "L" + minutes,
                    "2026-01-05T08:00",
                    "2026-01-05T" + LocalTime.of(8, 0).plusMinutes(minutes));
        }
        Dispersion spread = company.read(LEAD_RESPONSE_TIME_MEAN).dispersion().orElseThrow();

        assertThat(spread.median()).isEqualTo(minutes("4.5")).isNotEqualTo(spread.mean());
        assertThat(spread.upperQuartile()).isEqualTo(minutes("5.75"));
        assertThat(spread.p90()).isEqualTo(minutes("303"));
        assertThat(spread.mean()).isEqualTo(Rational.of(6_200));
        assertThat(Distribution.ofValues(2, 3, 4, 5, 6, 600).quantile(Rational.of(19, 20)))
                .isEqualTo(Rational.parse("451.5"));
    }

    // ---- P-08

    @ParameterizedTest
    @CsvSource({
        "2026-01-09T16:58, 2026-01-12T09:02, PT4M, PT3844M",
        "2026-01-16T16:58, 2026-01-20T09:02, PT4M, PT8H4M",
        "2026-01-05T14:00, 2026-01-06T09:00, PT3H, PT19H"
    })
    void p08_businessTime_isTheOverlapWithTheCalendar(
            String created, String answered, Duration business, Duration naive) {
        Dataset data = Scenario.january().inbound("L", created, answered).dataset();
        Journey lead = data.journeys().get(0);

        assertThat(ResponseClock.of(lead, data.policies().clockRules(), data.zone())
                        .orElseThrow()
                        .elapsed(OFFICE))
                .contains(business)
                .isNotEqualTo(Optional.of(naive));
    }

    // ---- P-12

    @Test
    void p12_lifetimeValue_countsTheMonthsOfThoseWhoStay() {
        Scenario company = Scenario.observed("2024-01-01", "2026-01-01");
        for (int i = 0; i < 10; i++) {
            int months = i + 2;
            company.customer(
                    "C" + i,
                    "2024-01-01",
                    customer -> months > 6
                            ? customer.monthlyRevenue(usd("100"))
                            : customer.monthlyRevenue(usd("100"))
                                    .churnedAt(at(LocalDate.of(2024, 1, 1)
                                            .plusMonths(months)
                                            .toString())));
        }

        // the naive one: four months, the mean of those who left
        assertReading(company.read(CUSTOMER_LIFETIME_VALUE_EXPOSURE)).is("2800").isNot("400");
    }

    // ---- P-14

    private static Scenario week(Scenario company, String rep, int dials, int meetings) {
        return company.touches(
                        dials,
                        TouchKind.CALL,
                        "2026-01-05T10:00",
                        call -> call.prospect("P" + rep).rep(rep))
                .touches(
                        meetings,
                        TouchKind.MEETING,
                        "2026-01-06T10:00",
                        meeting -> meeting.prospect("P" + rep).rep(rep));
    }

    private static Comparison dialsToMeeting(int dials1, int meetings1, int dials2, int meetings2) {
        Scorecard card = week(week(Scenario.january(), "ann", dials1, meetings1), "bob", dials2, meetings2)
                .card(Grain.NONE, OWNER);
        return Comparison.of(card, card.get(DIALS_TO_MEETING, "ann"), card.get(DIALS_TO_MEETING, "bob"));
    }

    @ParameterizedTest
    @CsvSource({"45, 12, 25, 2, 10, 3.47, 6.53", "40, 8, 25, 2, 6, 2.1, 3.9"})
    void p14_gapInMeetings_isMoreOfRateThanOfVolume(
            int dials1, int meetings1, int dials2, int meetings2, long gap, double volume, double rate) {
        Comparison change = dialsToMeeting(dials1, meetings1, dials2, meetings2);
        Kitagawa parts = Kitagawa.ofAmount(List.of(Kitagawa.Part.of(
                successes(change.base()),
                trials(change.base()),
                successes(change.reading()),
                trials(change.reading()))));

        assertThat(parts.total()).isEqualTo(Rational.of(gap));
        assertThat(parts.mix().toDouble()).isCloseTo(volume, within(0.005));
        assertThat(parts.rate().toDouble()).isCloseTo(rate, within(0.005));
        // "just dial more" holds the gap for one of volume
        assertThat(parts.mix()).isNotEqualTo(parts.total());
    }

    @Test
    void p14_oneWeek_showsNoDifferenceInRate_fourDo() {
        Comparison week = dialsToMeeting(45, 12, 25, 2);
        Comparison month = dialsToMeeting(180, 48, 100, 8);

        assertNear(week.differenceInterval().orElseThrow(), -0.014, 0.342);
        assertThat(week.isSignificant()).isFalse();
        assertNear(month.differenceInterval().orElseThrow(), 0.095, 0.266);
        assertThat(month.isSignificant()).isTrue();
    }

    @Test
    void p14_meetingsOfOneWeek_differByAnExactTest() {
        Scorecard card =
                week(week(Scenario.january(), "ann", 45, 12), "bob", 25, 2).card(Grain.NONE, OWNER);

        double p = ExposureRate.of(count(card.get(MEETINGS, "ann").number().orElseThrow()), Rational.ONE)
                .exactTest(
                        ExposureRate.of(count(card.get(MEETINGS, "bob").number().orElseThrow()), Rational.ONE));

        assertThat(p).isCloseTo(0.0129, within(0.00005));
    }

    private static void assertNear(Interval interval, double lower, double upper) {
        assertThat(interval.lower()).isCloseTo(lower, within(0.0005));
        assertThat(interval.upper()).isCloseTo(upper, within(0.0005));
    }

    // ---- P-15

    private static Scenario calls(Scenario company, int hour, int conversations, int dials) {
        String time = "2026-01-06T" + hour + ":00";
        return company.touches(
                        conversations,
                        TouchKind.CALL,
                        time,
                        call -> call.prospect("P").duration(Duration.ofMinutes(2)))
                .touches(dials - conversations, TouchKind.CALL, time, call -> call.prospect("P"));
    }

    /** Looked for among 50 hours of a week; the last column is what a look at one hour alone makes of it. */
    @ParameterizedTest
    @CsvSource({
        "26, 100, 400, 2000, -0.018, 0.155, false, false",
        "104, 400, 1600, 8000, -0.007, 0.139, false, true",
        "260, 1000, 4000, 20000, 0.016, 0.109, true, true"
    })
    void p15_bestHourOf50_isBetterOnlyBeyondWhatSearchingFinds(
            int best,
            int bestDials,
            int rest,
            int restDials,
            double lower,
            double upper,
            boolean right,
            boolean naive) {
        Scorecard card = calls(calls(Scenario.january(), 16, best, bestDials), 10, rest, restDials)
                .card(Grain.NONE, HOUR);
        Reading cell = card.get(CONNECT_RATE, "16");
        Reading others = card.get(CONNECT_RATE, "10");
        TwoProportions pair = new TwoProportions(successes(cell), trials(cell), successes(others), trials(others));
        // the first one fails at 95 % already, which is what its published limits are for
        double level = bestDials == 100 ? 0.95 : MultipleComparisons.bonferroni(0.95, 50);

        assertNear(pair.differenceInterval(level), lower, upper);
        assertThat(pair.differenceInterval(level).lower() > 0).isEqualTo(right);
        assertThat(pair.differenceInterval(0.95).lower() > 0).isEqualTo(naive);
        assertThat(pair.lift()).contains(Rational.of(3, 10));
    }

    // ---- P-24

    @Test
    void p24_responseAudit_countsThe23OfAHundredWhoNeverGotAnAnswer() {
        Scenario company = Scenario.january().asOf("2026-02-04T09:00");
        String[] answers = Stream.of(
                        Collections.nCopies(37, "2026-01-05T09:30"),
                        Collections.nCopies(16, "2026-01-05T21:00"),
                        Collections.nCopies(24, "2026-01-15T09:00"))
                .flatMap(List::stream)
                .toArray(String[]::new);
        for (int i = 0; i < 100; i++) {
            String[] answer = i < answers.length ? new String[] {answers[i]} : new String[0];
            company.inbound("L" + i, "2026-01-05T09:00", answer);
        }

        assertReading(company.read(RESPONSE_WITHIN_60M)).isOutOf(37, 100);
        assertReading(company.read(RESPONSE_WITHIN_24H)).isOutOf(53, 100).isNot("53/77");
        assertReading(company.read(UNTOUCHED_LEADS)).is("23");
        assertReading(company.read(LEAD_RESPONSE_TIME)).is(minutes("720"));
        assertReading(company.read(LEAD_RESPONSE_TIME_P90)).hasStatus(Status.UNBOUNDED);
        // a mean there is, but of those who answered, and its name says so
        Reading mean = company.read(LEAD_RESPONSE_TIME_MEAN);
        assertThat(mean.n()).isEqualTo(77);
        assertThat(mean.kpi().title()).contains("answered leads");
    }

    // ---- P-30

    @Test
    void p30_repWithHalfOfTwo_ranksBehindTheOneWith30Of100() {
        Scenario company = Scenario.january();
        sqls(sqls(company, "A", 1, 2), "B", 30, 100);
        Scorecard card = company.card(Grain.NONE, OWNER);
        RatePrior pool = new RatePrior(Rational.of(1, 4), Rational.of(20));

        List<String> byRate =
                ranked(rep -> card.get(CONVERSION_PER_LEAD_SQL, rep).number().orElseThrow());
        List<String> shrunk = ranked(rep -> {
            Reading reading = card.get(CONVERSION_PER_LEAD_SQL, rep);
            return pool.shrink(successes(reading), trials(reading));
        });

        assertThat(shrunk).containsExactly("B", "A").isNotEqualTo(byRate);
        assertThat(pool.shrink(1, 2)).isEqualTo(Rational.of(3, 11));
        assertThat(pool.shrink(30, 100)).isEqualTo(Rational.of(7, 24));
    }

    private static Scenario sqls(Scenario company, String owner, int sqls, int leads) {
        return company.leads(
                        sqls, "2026-01-05T09:00", lead -> lead.owner(owner).entered(Stage.SQL, at("2026-01-06T09:00")))
                .leads(leads - sqls, "2026-01-05T09:00", lead -> lead.owner(owner));
    }

    private static List<String> ranked(Function<String, Rational> rate) {
        return Stream.of("A", "B").sorted(Comparator.comparing(rate).reversed()).toList();
    }

    // ---- P-39

    @Test
    void p39_lostDeal_competesWithWinning_andIsNotStillOpen() {
        Distribution won = Distribution.ofValues(10, 20);
        Distribution lost = Distribution.ofValues(5);
        Distribution open = Distribution.ofValues(8);
        CumulativeIncidence right = CumulativeIncidence.of(won, lost, open);
        Survival naive = Survival.of(won, open.plus(lost));

        assertThat(right.at(10)).contains(Rational.of(3, 8));
        assertThat(right.at(20)).contains(Rational.of(3, 4));
        assertThat(naive.at(10)).contains(Rational.of(1, 2));
        assertThat(naive.at(20)).contains(Rational.ZERO);
    }
}
