package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

class TallyTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final Timestamp JANUARY = Timestamp.of(LocalDate.of(2026, 1, 5));

    private static Dataset data(Lead... leads) {
        return Dataset.observed(START, LocalDate.of(2026, 4, 1))
                .zone(ZoneId.of("UTC"))
                .currency("USD")
                .leads(List.of(leads))
                .build();
    }

    private static Lead lead(String id) {
        return Lead.builder(id, JANUARY).build();
    }

    /** Writes down what is posted. */
    private static final class Recorder implements Posting {
        private final List<String> lines = new ArrayList<>();
        private final String name;

        Recorder(Tally<?> tally) {
            name = tally.name();
        }

        @Override
        public void one(int tally, int period) {
            lines.add(name + " one in " + period);
        }

        @Override
        public void quantity(int tally, int period, Rational quantity) {
            lines.add(name + " " + quantity + " in " + period);
        }

        @Override
        public void leftOut(int tally, int period, Exclusion reason) {
            lines.add(name + " without " + reason + " in " + period);
        }

        @Override
        public void obstacle(int tally, int period, Obstacle obstacle) {
            lines.add(name + " not for " + obstacle + " in " + period);
        }
    }

    private static <R> List<String> posted(Tally<R> tally, Dataset data) {
        Recorder recorder = new Recorder(tally);
        Periods periods = Periods.of(Grain.MONTH, data.range(), data.zone());
        Poster<R> poster =
                new Poster<>(Plan.of(tally.source(), List.<Tally<?>>of(tally), asked -> true), data, periods, recorder);
        tally.source().records(data).forEach(poster::post);
        return recorder.lines;
    }

    private static Tally.Builder<Journey> count() {
        return Tally.count("things", Source.LEADS)
                .at((lead, data) -> Optional.of(lead.lead().createdAt()));
    }

    private static Tally.Builder<Journey> amount(Quantity quantity) {
        return Tally.amount("things", Source.LEADS, Unit.MONEY, (lead, data, date) -> quantity)
                .at((lead, data) -> Optional.of(lead.lead().createdAt()));
    }

    // ---- building

    @Test
    void count_withoutDate_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Tally.count("things", Source.LEADS).build())
                .withMessage("tally things has no date: say when a record counts");
    }

    @Test
    void name_blank_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tally.count(" ", Source.LEADS))
                .withMessage("tally name is \" \", must be kebab case");
    }

    @Test
    void measure_null_throws() {
        assertThatNullPointerException()
                .isThrownBy(() -> Tally.amount("things", Source.LEADS, Unit.MONEY, null))
                .withMessage("measure");
        assertThatNullPointerException()
                .isThrownBy(() -> Tally.distribution("things", Source.LEADS, Unit.MONEY, null))
                .withMessage("measure");
        assertThatNullPointerException()
                .isThrownBy(() -> Tally.amount("things", Source.LEADS, null, (lead, data, date) -> Quantity.ONE))
                .withMessage("unit");
        assertThatNullPointerException()
                .isThrownBy(() -> Tally.count("things", null))
                .withMessage("source");
    }

    @Test
    void parts_areKept() {
        Tally<Journey> telling = Tally.count("telling", Source.LEADS)
                .at((lead, data) -> Optional.empty())
                .build();
        Tally<Journey> tally = count().meaning("all things")
                .needing(Feed.MQL_DATES, Feed.SQL_DATES)
                .needingAnyOf(Feed.OPPORTUNITIES, Feed.CUSTOMERS)
                .knownBy(telling)
                .distinctPerPeriod()
                .build();

        assertThat(tally.name()).isEqualTo("things");
        assertThat(tally).hasToString("things");
        assertThat(tally.meaning()).isEqualTo("all things");
        assertThat(tally.source()).isSameAs(Source.LEADS);
        assertThat(tally.unit()).isEqualTo(Unit.COUNT);
        assertThat(tally.allOf()).containsExactlyInAnyOrder(Feed.LEADS, Feed.MQL_DATES, Feed.SQL_DATES);
        assertThat(tally.anyOf()).containsExactlyInAnyOrder(Feed.OPPORTUNITIES, Feed.CUSTOMERS);
        assertThat(tally.knownBy()).contains(telling);
        assertThat(tally.isAdditiveOverTime()).isFalse();
        assertThat(tally.isDistribution()).isFalse();
        assertThat(tally.inputs()).containsExactly(telling, tally);
    }

    @Test
    void defaults() {
        Tally<Journey> tally = Tally.count("big-things", Source.LEADS)
                .at((lead, data) -> Optional.empty())
                .build();

        assertThat(tally.meaning()).isEqualTo("big things");
        assertThat(tally.allOf()).containsExactly(Feed.LEADS);
        assertThat(tally.anyOf()).isEmpty();
        assertThat(tally.knownBy()).isEmpty();
        assertThat(tally.isAdditiveOverTime()).isTrue();
        assertThat(Tally.count("c", Source.ACQUISITIONS)
                        .at((customer, data) -> Optional.empty())
                        .build()
                        .allOf())
                .isEmpty();
    }

    @Test
    void equality_isByName() {
        Tally<Journey> one = count().build();
        Tally<Spend> other = Tally.count("things", Source.SPEND)
                .at((item, data) -> Optional.empty())
                .build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.compareTo(other)).isZero();
        assertThat(one.equals("things")).isFalse();
        assertThat(one).isNotEqualTo(StandardTallies.LEADS);
        assertThat(StandardTallies.LEADS.compareTo(one)).isNegative();
    }

    @Test
    void distribution_keepsValues() {
        Tally<Journey> values = Tally.distribution("sizes", Source.LEADS, Unit.DAYS, (lead, data, date) -> Quantity.ONE)
                .at((lead, data) -> Optional.of(lead.lead().createdAt()))
                .build();

        assertThat(values.isDistribution()).isTrue();
        assertThat(values.unit()).isEqualTo(Unit.DAYS);
        assertThat(posted(values, data(lead("A")))).containsExactly("sizes 1 in 0");
    }

    // ---- posting

    @Test
    void post_count() {
        assertThat(posted(count().build(), data(lead("A"), lead("B"))))
                .containsExactly("things one in 0", "things one in 0");
    }

    @Test
    void post_everyConditionMustHold() {
        Tally<Journey> tally = count().where((lead, data) -> !lead.lead().id().equals("A"))
                .where((lead, data) -> !lead.lead().id().equals("B"))
                .build();

        assertThat(posted(tally, data(lead("A"), lead("B"), lead("C")))).containsExactly("things one in 0");
    }

    @Test
    void post_withoutDate_countsNowhere() {
        Tally<Journey> tally = Tally.count("things", Source.LEADS)
                .at((lead, data) -> Optional.empty())
                .build();

        assertThat(posted(tally, data(lead("A")))).isEmpty();
    }

    @Test
    void post_outsideTheObservedRange_countsNowhere() {
        Lead early = Lead.builder("A", Timestamp.of(LocalDate.of(2025, 12, 31))).build();
        Lead march = Lead.builder("B", Timestamp.of(LocalDate.of(2026, 3, 31))).build();

        assertThat(posted(count().build(), data(early, march))).containsExactly("things one in 2");
    }

    @Test
    void post_excluded_isCountedByItsFirstReason() {
        Tally<Journey> tally = count().excluding(
                        (lead, data) -> lead.lead().id().equals("A") ? Optional.of(Exclusion.TEST) : Optional.empty())
                .excluding(
                        (lead, data) -> lead.lead().id().equals("C") ? Optional.empty() : Optional.of(Exclusion.SPAM))
                .build();

        assertThat(posted(tally, data(lead("A"), lead("B"), lead("C"))))
                .containsExactly("things without TEST in 0", "things without SPAM in 0", "things one in 0");
    }

    @Test
    void post_filteredOut_isNoExclusion() {
        Tally<Journey> tally = count().where((lead, data) -> false)
                .excluding((lead, data) -> Optional.of(Exclusion.TEST))
                .build();

        assertThat(posted(tally, data(lead("A")))).isEmpty();
    }

    @Test
    void post_amount() {
        assertThat(posted(amount(new Quantity.Known(Rational.of(7, 3))).build(), data(lead("A"))))
                .containsExactly("things 7/3 in 0");
        assertThat(posted(amount(new Quantity.LeftOut(Exclusion.NO_AMOUNT)).build(), data(lead("A"))))
                .containsExactly("things without NO_AMOUNT in 0");
        assertThat(posted(amount(new Quantity.Unknown(Obstacle.MISSING_FX)).build(), data(lead("A"))))
                .containsExactly("things not for MISSING_FX in 0");
    }

    @Test
    void post_excludedAmount_isNotEvenMeasured() {
        Tally<Journey> tally = Tally.amount("things", Source.LEADS, Unit.MONEY, (lead, data, date) -> {
                    throw new AssertionError("measured");
                })
                .at((lead, data) -> Optional.of(lead.lead().createdAt()))
                .excluding((lead, data) -> Optional.of(Exclusion.TEST))
                .build();

        assertThat(posted(tally, data(lead("A")))).containsExactly("things without TEST in 0");
    }

    @Test
    void post_amount_isMeasuredOnTheDayInTheReportingZone() {
        List<LocalDate> days = new ArrayList<>();
        Tally<Journey> tally = Tally.amount("things", Source.LEADS, Unit.MONEY, (lead, data, date) -> {
                    days.add(date);
                    return Quantity.ONE;
                })
                .at((lead, data) -> Optional.of(lead.lead().createdAt()))
                .build();
        Dataset data = Dataset.observed(START, LocalDate.of(2026, 4, 1))
                .zone(ZoneId.of("America/New_York"))
                .currency("USD")
                .leads(List.of(Lead.builder("A", Timestamp.parse("2026-02-01T02:00:00Z", ZoneId.of("UTC")))
                        .build()))
                .build();

        assertThat(posted(tally, data)).containsExactly("things 1 in 0");
        assertThat(days).containsExactly(LocalDate.of(2026, 1, 31));
    }

    @Test
    void post_countByShare_countsWholePieces() {
        Tally<Spend> tally = Tally.count("items", Source.SPEND)
                .dated(Dating.during((item, data) -> Optional.of(item.range())))
                .build();
        Dataset data = Dataset.observed(START, LocalDate.of(2026, 4, 1))
                .zone(ZoneId.of("UTC"))
                .currency("USD")
                .spend(List.of(Spend.builder(
                                DateRange.of(LocalDate.of(2026, 1, 20), LocalDate.of(2026, 2, 5)),
                                Money.of(1, "USD"),
                                SpendCategory.TOOL)
                        .build()))
                .build();

        assertThat(posted(tally, data)).containsExactly("items one in 0", "items one in 1");
    }

    // ---- quantities

    @Test
    void money_knownLeftOutOrUnknown() {
        Dataset data = data();

        assertThat(Quantity.money(Optional.of(Money.of("12.50", "USD")), data, START))
                .isEqualTo(new Quantity.Known(Rational.of(25, 2)));
        assertThat(Quantity.money(Optional.empty(), data, START)).isEqualTo(new Quantity.LeftOut(Exclusion.NO_AMOUNT));
        assertThat(Quantity.money(Optional.of(Money.of("12.50", "EUR")), data, START))
                .isEqualTo(new Quantity.Unknown(Obstacle.MISSING_FX));
    }

    @Test
    void quantities_refuseNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Quantity.Known(null))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> new Quantity.LeftOut(null))
                .withMessage("reason");
        assertThatNullPointerException()
                .isThrownBy(() -> new Quantity.Unknown(null))
                .withMessage("obstacle");
    }
}
