package org.leadkpi.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.benchmark.Standing.Position.ABOVE;
import static org.leadkpi.benchmark.Standing.Position.BELOW;
import static org.leadkpi.benchmark.Standing.Position.IN_BAND;
import static org.leadkpi.benchmark.Standing.Position.UNBENCHMARKED;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Traffic;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

class HistoryTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    private static History of(String... values) {
        return new History(Stream.of(values).map(Rational::parse).toList());
    }

    // ---- what is usual

    /** The weekly reply rates of the golden example. */
    @Test
    void history_hasMedianAndRange() {
        History weeks = of("0.060", "0.064", "0.058", "0.062", "0.061", "0.059");

        assertThat(weeks.median()).contains(Rational.parse("0.0605"));
        assertThat(weeks.range()).contains(Band.parse("[0.058, 0.064]"));
        assertThat(weeks.isPrimary()).isTrue();
    }

    @Test
    void median_ofAnOddNumber_isTheMiddleOne() {
        assertThat(of("9", "1", "2").median()).contains(Rational.of(2));
        assertThat(of("7").median()).contains(Rational.of(7));
        assertThat(of("7").range()).contains(Band.parse("= 7"));
    }

    @Test
    void history_withoutValues_saysNothing() {
        assertThat(of().median()).isEmpty();
        assertThat(of().range()).isEmpty();
        assertThat(of().isPrimary()).isFalse();
    }

    @Test
    void history_isPrimaryFromSixPeriodsOn() {
        assertThat(of("1", "1", "1", "1", "1").isPrimary()).isFalse();
        assertThat(of("1", "1", "1", "1", "1", "1").isPrimary()).isTrue();
    }

    @Test
    void history_keepsTheLastTwelve() {
        History history = new History(IntStream.rangeClosed(1, 15)
                .mapToObj(month -> Rational.of(month))
                .toList());

        assertThat(history.values()).hasSize(12).startsWith(Rational.of(4)).endsWith(Rational.of(15));
        assertThat(history.range()).contains(Band.parse("[4, 15]"));
    }

    // ---- how a reading stands against it

    @Test
    void reading_standsAgainstTheRangeBeforeIt() {
        History weeks = of("0.060", "0.064", "0.058", "0.062", "0.061", "0.059");

        assertThat(Stream.of("0.0579", "0.058", "0.064", "0.0641")
                        .map(value -> Standing.of(Readings.ratio("reply-rate", value), weeks)
                                .position()))
                .containsExactly(BELOW, IN_BAND, IN_BAND, ABOVE);
        assertThat(Standing.of(Readings.share("reply-rate", 20, 1_000), weeks)).isEqualTo(new Standing(BELOW, true));
        assertThat(Standing.of(Readings.share("reply-rate", 5, 100), weeks)).isEqualTo(new Standing(BELOW, false));
    }

    @Test
    void reading_withoutHistory_isUnbenchmarked() {
        assertThat(Standing.of(Readings.ratio("reply-rate", "0.05"), of()))
                .isEqualTo(new Standing(UNBENCHMARKED, false));
    }

    // ---- where it comes from

    /** Clicks of a thousand impressions by month; none in April, and December is not over. */
    private static Scorecard card() {
        List<Traffic> traffic = new ArrayList<>();
        for (int month = 0; month < 12; month++) {
            LocalDate day = JANUARY.plusMonths(month);
            if (month != 3) {
                traffic.add(
                        row(day, "search").impressions(1_000).clicks(month + 1).build());
                traffic.add(row(day, "social").impressions(1_000).clicks(100).build());
            }
        }
        Dataset data = Dataset.observed(JANUARY, JANUARY.plusYears(1))
                .zone(ZoneOffset.UTC)
                .asOf(JANUARY.plusMonths(11).plusDays(9).atStartOfDay().toInstant(ZoneOffset.UTC))
                .currency("USD")
                .traffic(traffic)
                .build();
        return Scorecard.of(Ledger.of(
                data, Catalog.standard().only(List.of("click-through-rate")), Grain.MONTH, StandardDimensions.CHANNEL));
    }

    private static Traffic.Builder row(LocalDate day, String channel) {
        return Traffic.builder(DateRange.ofDay(day)).channel(channel);
    }

    private static Reading reading(Scorecard card, Segment segment, int month) {
        LocalDate start = JANUARY.plusMonths(month);
        return card.get(StandardKpis.CLICK_THROUGH_RATE, segment, DateRange.of(start, start.plusMonths(1)));
    }

    @Test
    void before_collectsEarlierPeriodsOfTheSameSegment() {
        Scorecard card = card();

        assertThat(History.before(card, reading(card, Segment.of("channel", "search"), 6))
                        .values())
                .as("January to June without April, which has no impressions")
                .containsExactly(
                        Rational.of(1, 1_000),
                        Rational.of(2, 1_000),
                        Rational.of(3, 1_000),
                        Rational.of(5, 1_000),
                        Rational.of(6, 1_000));
        assertThat(History.before(card, reading(card, Segment.of("channel", "social"), 2))
                        .values())
                .containsExactly(Rational.of(1, 10), Rational.of(1, 10));
        assertThat(History.before(card, reading(card, Segment.ALL, 1)).values())
                .containsExactly(Rational.of(101, 2_000));
    }

    @Test
    void before_theFirstPeriod_isEmpty() {
        Scorecard card = card();

        assertThat(History.before(card, reading(card, Segment.ALL, 0))).isEqualTo(of());
    }

    @Test
    void before_leavesOutWhatIsCut() {
        Scorecard card = card();
        Reading later = reading(card, Segment.ALL, 11);
        DateRange next = DateRange.of(JANUARY.plusYears(1), JANUARY.plusYears(1).plusMonths(1));
        Reading january = new Reading(
                later.kpi(),
                later.segment(),
                next,
                later.currency(),
                later.value(),
                later.numerator(),
                later.denominator(),
                later.n(),
                later.interval(),
                later.dispersion(),
                later.excluded(),
                later.flags(),
                later.provisional(),
                later.working());

        assertThat(later.number()).as("December is read, though it is not over").isPresent();
        assertThat(History.before(card, january).values())
                .as("January to November without April")
                .hasSize(10)
                .endsWith(Rational.of(111, 2_000));
    }
}
