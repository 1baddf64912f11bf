package org.leadkpi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadkpi.metric.StandardDimensions.CAMPAIGN;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;
import static org.leadkpi.metric.StandardDimensions.OPPORTUNITY_SOURCE;
import static org.leadkpi.metric.StandardTallies.CYCLES;
import static org.leadkpi.metric.StandardTallies.DEAL_SIZES;
import static org.leadkpi.metric.StandardTallies.LEADS;
import static org.leadkpi.metric.StandardTallies.NEW_CUSTOMERS;
import static org.leadkpi.metric.StandardTallies.REPS;
import static org.leadkpi.metric.StandardTallies.SESSIONS;
import static org.leadkpi.metric.StandardTallies.SPEND;
import static org.leadkpi.metric.StandardTallies.SPEND_RECORDS;
import static org.leadkpi.metric.StandardTallies.WON_AMOUNT;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Quantity;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Rep;
import org.leadkpi.model.ResponseTarget;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Traffic;
import org.leadkpi.stats.Distribution;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

class LedgerTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final DateRange QUARTER = DateRange.of(START, START.plusMonths(3));
    private static final DateRange JANUARY = DateRange.of(START, START.plusMonths(1));
    private static final DateRange FEBRUARY = DateRange.of(START.plusMonths(1), START.plusMonths(2));
    private static final DateRange TWO_MONTHS = DateRange.of(START, START.plusMonths(2));
    private static final Segment ORGANIC = Segment.of("channel", "organic");

    private static Dataset.Builder data() {
        return Dataset.observed(QUARTER.start(), QUARTER.end())
                .zone(ZoneId.of("UTC"))
                .currency("USD")
                .leads(List.of(
                        lead("L1", 3, "organic").build(),
                        lead("L2", 4, "organic").test(true).build(),
                        lead("L3", 40, "email").build()))
                .spend(List.of(Spend.builder(JANUARY, Money.of("3100", "USD"), SpendCategory.AD_MEDIA)
                        .channel("organic")
                        .build()));
    }

    private static Lead.Builder lead(String id, int day, String channel) {
        return Lead.builder(id, Timestamp.of(START.plusDays(day))).channel(channel);
    }

    private static Ledger monthly(Dimension... dimensions) {
        return Ledger.of(data().build(), Grain.MONTH, dimensions);
    }

    // ---- cells

    @Test
    void cell_totals() {
        Ledger ledger = monthly(CHANNEL);

        assertThat(ledger.cell(ORGANIC, JANUARY).total(LEADS)).isEqualTo(KpiValue.of(Rational.ONE));
        assertThat(ledger.cell(ORGANIC, JANUARY).total(SPEND)).isEqualTo(KpiValue.of(Rational.of(3_100)));
        assertThat(ledger.cell(ORGANIC, JANUARY).rawCount(SPEND_RECORDS)).isEqualTo(1);
        assertThat(ledger.cell(ORGANIC, FEBRUARY).total(LEADS)).isEqualTo(KpiValue.of(Rational.ZERO));
        assertThat(ledger.cell(Segment.ALL, QUARTER).total(LEADS)).isEqualTo(KpiValue.of(Rational.of(2)));
        assertThat(ledger.cell(Segment.ALL, TWO_MONTHS).total(LEADS)).isEqualTo(KpiValue.of(Rational.of(2)));
        assertThat(ledger.cell(Segment.of("channel", "nothing"), JANUARY).total(LEADS))
                .isEqualTo(KpiValue.of(Rational.ZERO));
    }

    @Test
    void cell_namesItsPlace() {
        Cell cell = monthly(CHANNEL).cell(ORGANIC, JANUARY);

        assertThat(cell.segment()).isEqualTo(ORGANIC);
        assertThat(cell.range()).isEqualTo(JANUARY);
        assertThat(cell.toString()).matches("organic \\[2026-01-01, 2026-02-01\\): \\d+ columns");
        assertThat(monthly().cell(Segment.ALL, DateRange.of(START.plusMonths(2), START.plusMonths(3))))
                .hasToString("total [2026-03-01, 2026-04-01): 0 columns");
    }

    @Test
    void cell_leftOut_countsByReason() {
        assertThat(monthly(CHANNEL).cell(ORGANIC, JANUARY).leftOut(LEADS))
                .containsExactly(Map.entry(Exclusion.TEST, 1L));
        assertThat(monthly(CHANNEL).cell(ORGANIC, FEBRUARY).leftOut(LEADS)).isEmpty();
    }

    @Test
    void cell_ofUnwholeRange_throws() {
        Ledger ledger = monthly(CHANNEL);

        for (DateRange odd : List.of(
                DateRange.of(START, START.plusDays(10)),
                DateRange.of(START.plusDays(1), START.plusMonths(1)),
                DateRange.of(START.minusMonths(1), START.plusMonths(1)),
                DateRange.of(START.plusMonths(2), START.plusMonths(4)),
                DateRange.of(START.plusYears(1), START.plusYears(2)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ledger.cell(ORGANIC, odd))
                    .withMessage("range " + odd + " is not made of whole periods of grain month within " + QUARTER);
        }
    }

    @Test
    void cell_ofSeveralSegments_addsUp() {
        Ledger ledger = monthly(CHANNEL);

        Cell both =
                ledger.cell(Segment.of("channel", "both"), List.of(ORGANIC, Segment.of("channel", "email")), QUARTER);

        assertThat(both.total(LEADS)).isEqualTo(KpiValue.of(Rational.of(2)));
        assertThat(both.segment()).hasToString("both");
    }

    @Test
    void cell_ofANarrowedSegment_addsUpWhatIsWithin() {
        Ledger ledger = monthly(CHANNEL, CAMPAIGN);

        assertThat(ledger.cell(ORGANIC, QUARTER).total(LEADS)).isEqualTo(KpiValue.of(Rational.ONE));
        assertThat(ledger.cell(Segment.of("campaign", Segment.NONE), QUARTER).total(LEADS))
                .isEqualTo(KpiValue.of(Rational.of(2)));
        assertThat(ledger.segments("channel")).containsExactly(Segment.of("channel", "email"), ORGANIC);
        assertThat(ledger.segments("campaign")).containsExactly(Segment.of("campaign", Segment.NONE));
        assertThat(ledger.segments("team")).isEmpty();
    }

    @Test
    void cell_ofASegmentInAnyOrderOfDimensions_isTheSame() {
        Ledger ledger = monthly(CHANNEL, CAMPAIGN);
        Segment inOrder = ORGANIC.with("campaign", Segment.NONE);
        Segment reversed = Segment.of("campaign", Segment.NONE).with("channel", "organic");

        assertThat(ledger.cell(inOrder, JANUARY).total(LEADS)).isEqualTo(KpiValue.of(Rational.ONE));
        assertThat(ledger.cell(reversed, JANUARY).total(LEADS)).isEqualTo(KpiValue.of(Rational.ONE));
    }

    // ---- what cannot be known

    @Test
    void total_withoutFeed_isAMissingInput() {
        assertThat(monthly().cell(Segment.ALL, QUARTER).total(SESSIONS))
                .isEqualTo(KpiValue.undefined(Status.MISSING_INPUT, "feed traffic was not supplied"));
        assertThat(monthly().cell(Segment.ALL, QUARTER).total(NEW_CUSTOMERS))
                .isEqualTo(KpiValue.undefined(
                        Status.MISSING_INPUT,
                        "none of these feeds was supplied: customer dates, opportunity outcomes, customers"));
    }

    @Test
    void total_withOneOfSeveralFeeds_isKnown() {
        Ledger ledger = Ledger.of(data().supplies(Feed.CUSTOMER_DATES).build(), Grain.MONTH);

        assertThat(ledger.cell(Segment.ALL, QUARTER).total(NEW_CUSTOMERS)).isEqualTo(KpiValue.of(Rational.ZERO));
    }

    @Test
    void total_ofWhatADimensionCannotSplit_isNotApplicable() {
        Ledger ledger = monthly(OPPORTUNITY_SOURCE);

        assertThat(ledger.cell(Segment.of("opportunity-source", "sdr"), JANUARY).total(LEADS))
                .isEqualTo(KpiValue.undefined(
                        Status.NOT_APPLICABLE, "leads cannot be split by opportunity-source: a lead has none"));
        assertThat(ledger.cell(Segment.ALL, JANUARY).total(LEADS)).isEqualTo(KpiValue.of(Rational.ONE));
        assertThat(ledger.segments()).isEmpty();
        assertThat(ledger.segments("opportunity-source")).isEmpty();
    }

    @Test
    void total_ofWhatIsDistinct_overSeveralPeriods_isNotApplicable() {
        Ledger ledger =
                Ledger.of(data().reps(List.of(Rep.builder("ann").build())).build(), Grain.MONTH);

        assertThat(ledger.cell(Segment.ALL, JANUARY).total(REPS)).isEqualTo(KpiValue.of(Rational.ONE));
        assertThat(ledger.cell(Segment.ALL, FEBRUARY).total(REPS)).isEqualTo(KpiValue.of(Rational.ONE));
        assertThat(ledger.cell(Segment.ALL, TWO_MONTHS).total(REPS))
                .isEqualTo(KpiValue.undefined(
                        Status.NOT_APPLICABLE,
                        "NOT_ADDITIVE: active-reps is distinct per period and does not add up over 2 periods"));
        assertThat(ledger.cell(Segment.ALL, TWO_MONTHS).rawCount(REPS)).isEqualTo(2);
    }

    @Test
    void total_ofSpendWithoutRecords_isAMissingInput() {
        assertThat(monthly(CHANNEL)
                        .cell(Segment.of("channel", "email"), JANUARY)
                        .total(SPEND))
                .isEqualTo(KpiValue.undefined(
                        Status.MISSING_INPUT, "no spend-records for email in 2026-01-01 through 2026-01-31"));
    }

    @Test
    void total_ofZeroSpend_isZero() {
        Dataset free = data().spend(List.of(Spend.builder(JANUARY, Money.of(0, "USD"), SpendCategory.TOOL)
                        .build()))
                .build();

        assertThat(Ledger.of(free, Grain.MONTH).cell(Segment.ALL, JANUARY).total(SPEND))
                .isEqualTo(KpiValue.of(Rational.ZERO));
    }

    @Test
    void total_withoutRate_isMissingFx() {
        Dataset foreign = data().opportunities(List.of(won("O1", "EUR"), won("O2", "EUR"), won("O3", "USD")))
                .build();
        Ledger ledger = Ledger.of(foreign, Grain.MONTH);

        KpiValue total = ledger.cell(Segment.ALL, JANUARY).total(WON_AMOUNT);
        assertThat(total.status()).isEqualTo(Status.MISSING_FX);
        assertThat(total.toString())
                .contains("MISSING_FX: an amount has no exchange rate for its date, 2 times among opportunity records ")
                .endsWith(" (won-amount))");
        assertThat(ledger.cell(Segment.ALL, FEBRUARY).total(WON_AMOUNT)).isEqualTo(KpiValue.of(Rational.ZERO));
        assertThat(ledger.cell(Segment.ALL, JANUARY).rawTotal(WON_AMOUNT)).isEqualTo(Rational.of(2_001, 2));
    }

    @Test
    void total_ofSpanningTraffic_isNotApplicable() {
        Dataset spanning = data().traffic(
                        List.of(Traffic.builder(TWO_MONTHS).sessions(100).build()))
                .build();

        assertThat(Ledger.of(spanning, Grain.MONTH).cell(Segment.ALL, JANUARY).total(SESSIONS))
                .isEqualTo(KpiValue.undefined(
                        Status.NOT_APPLICABLE,
                        "SPANS_PERIODS: a record covers days of several periods and cannot be divided, 1 time among"
                                + " traffic records (sessions)"));
    }

    private static Opportunity won(String id, String currency) {
        return Opportunity.builder(id, Timestamp.of(START))
                .status(OpportunityStatus.WON)
                .closedAt(Timestamp.of(START.plusDays(10)))
                .amount(Money.of("1000.50", currency))
                .build();
    }

    // ---- distributions

    @Test
    void values_areExactSteps() {
        Dataset deals = data().opportunities(List.of(won("O1", "USD"), won("O2", "USD")))
                .build();
        Cell cell = Ledger.of(deals, Grain.MONTH).cell(Segment.ALL, QUARTER);

        assertThat(cell.values(DEAL_SIZES).counts()).containsExactly(Map.entry(100_050L, 2L));
        assertThat(cell.resolution(DEAL_SIZES)).isEqualTo(Rational.of(100));
        assertThat(cell.rawTotal(DEAL_SIZES)).isEqualTo(Rational.of(2_001));
        assertThat(cell.rawCount(DEAL_SIZES)).isEqualTo(2);
        assertThat(cell.total(DEAL_SIZES)).isEqualTo(KpiValue.of(Rational.of(2_001)));
        assertThat(cell.values(CYCLES).counts()).containsExactly(Map.entry(10L * 86_400_000_000_000L, 2L));
        assertThat(cell.resolution(CYCLES)).isEqualTo(Rational.of(86_400_000_000_000L));
        assertThat(cell.rawTotal(CYCLES)).isEqualTo(Rational.of(20));
        assertThat(cell.resolution(LEADS)).isEqualTo(Rational.ONE);
    }

    @Test
    void values_finerThanAStep_areRoundedHalfEven() {
        Catalog catalog = catalogOf(tally("half-cents", Unit.MONEY, true, Rational.of(1_005, 1_000)));
        Catalog up = catalogOf(tally("half-cents", Unit.MONEY, true, Rational.of(1_015, 1_000)));

        assertThat(only(catalog).counts()).containsExactly(Map.entry(100L, 1L));
        assertThat(only(up).counts()).containsExactly(Map.entry(102L, 1L));
    }

    @Test
    void resolution_ofSeconds() {
        Catalog catalog = catalogOf(tally("lengths", Unit.SECONDS, true, Rational.of(3, 2)));

        assertThat(only(catalog).counts()).containsExactly(Map.entry(1_500_000_000L, 1L));
    }

    private static Distribution only(Catalog catalog) {
        Dataset one = data().leads(List.of(lead("L1", 1, "organic").build())).build();
        return Ledger.of(one, catalog, Grain.MONTH)
                .cell(Segment.ALL, QUARTER)
                .values(catalog.tallies().get(0));
    }

    private static Tally<Journey> tally(String name, Unit unit, boolean distribution, Rational quantity) {
        Tally.Measure<Journey> measure = (lead, data, date) -> new Quantity.Known(quantity);
        Tally.Builder<Journey> builder = distribution
                ? Tally.distribution(name, Source.LEADS, unit, measure)
                : Tally.amount(name, Source.LEADS, unit, measure);
        return builder.at((lead, data) -> Optional.of(lead.lead().createdAt())).build();
    }

    static Catalog catalogOf(Tally<?> tally) {
        return Catalog.empty()
                .with(Kpi.named("mine")
                        .formula(tally)
                        .population(tally)
                        .cite("INF", "test")
                        .build());
    }

    // ---- limits

    @Test
    void total_beyond64Bits_throwsAndNamesTheColumn() {
        Frame frame = monthly().frame();
        LedgerRow most = new LedgerRow(Segment.ALL, JANUARY, "leads", 1, Long.MAX_VALUE);
        Ledger full = Ledger.ofRows(frame, Catalog.standard(), List.of(most));
        Ledger one =
                Ledger.ofRows(frame, Catalog.standard(), List.of(new LedgerRow(Segment.ALL, JANUARY, "leads", 1, 1)));
        Ledger least = Ledger.ofRows(
                frame, Catalog.standard(), List.of(new LedgerRow(Segment.ALL, JANUARY, "leads", 1, Long.MIN_VALUE)));

        assertThatThrownBy(() -> full.plus(one))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("total of column leads exceeds 64 bits: 9223372036854775807 + 1");
        assertThatThrownBy(() -> least.minus(one))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("total of column leads exceeds 64 bits: -9223372036854775808 + -1");
        assertThatThrownBy(() -> one.minus(least)).isInstanceOf(ArithmeticException.class);
        assertThat(full.minus(one).plus(one)).isEqualTo(full);
        assertThat(full.plus(least).cell(Segment.ALL, JANUARY).rawTotal(LEADS)).isEqualTo(Rational.of(-1));
    }

    @Test
    void quantity_beyond64Bits_throwsAndNamesTheTally() {
        Rational huge = Rational.of(BigInteger.ONE.shiftLeft(63), BigInteger.ONE);
        Rational fine = Rational.of(Long.MAX_VALUE);
        Rational least = Rational.of(Long.MIN_VALUE);

        assertThatThrownBy(
                        () -> Ledger.of(data().build(), catalogOf(tally("vast", Unit.COUNT, false, huge)), Grain.MONTH))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("a quantity of vast exceeds 64 bits: 9223372036854775808");
        for (Rational edge : List.of(fine, least)) {
            Catalog catalog = catalogOf(tally("vast", Unit.COUNT, false, edge));
            Dataset one =
                    data().leads(List.of(lead("L1", 1, "organic").build())).build();
            assertThat(Ledger.of(one, catalog, Grain.MONTH)
                            .cell(Segment.ALL, QUARTER)
                            .rawTotal(catalog.tallies().get(0)))
                    .isEqualTo(edge);
        }
    }

    // ---- combining

    @Test
    void plus_ofDifferentFrames_throwsAndNamesThePart() {
        Dataset data = data().build();
        Ledger ledger = Ledger.of(data, Grain.MONTH);
        assertDiffers(ledger, data, Grain.WEEK, "grain is month and week");
        assertDiffers(
                ledger,
                data.toBuilder().zone(ZoneId.of("Asia/Tokyo")).build(),
                Grain.MONTH,
                "zone is UTC and Asia/Tokyo");
        assertDiffers(
                ledger,
                data.toBuilder().asOf(Instant.parse("2026-05-01T00:00:00Z")).build(),
                Grain.MONTH,
                "as-of instant is 2026-04-01T00:00:00Z and 2026-05-01T00:00:00Z");
        assertDiffers(ledger, data.toBuilder().currency("EUR").build(), Grain.MONTH, "currency is USD and EUR");
        assertDiffers(
                ledger,
                data.toBuilder().policies(Policies.STANDARD.withStallDays(3)).build(),
                Grain.MONTH,
                "policies is " + Policies.STANDARD + " and " + Policies.STANDARD.withStallDays(3));
        Dataset longer = Dataset.observed(START, START.plusMonths(4))
                .zone(ZoneId.of("UTC"))
                .currency("USD")
                .build();
        assertDiffers(ledger, longer, Grain.MONTH, "range is [2026-01-01, 2026-04-01) and [2026-01-01, 2026-05-01)");
    }

    @Test
    void plus_ofOtherFeedsDimensionsOrTallies_throws() {
        Ledger ledger = monthly();
        Ledger withTraffic = Ledger.of(data().traffic(List.of()).build(), Grain.MONTH);
        Ledger few = Ledger.of(data().build(), Catalog.empty().with(StandardKpis.NEW_LEADS), Grain.MONTH);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.plus(withTraffic))
                .withMessageStartingWith("cannot combine ledgers of different frames: feeds is [")
                .withMessageContaining("TRAFFIC");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.minus(monthly(CHANNEL)))
                .withMessageStartingWith("cannot combine ledgers of different frames: dimensions is [] and [");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> few.plus(ledger))
                .withMessageStartingWith("cannot combine ledgers of different frames: tallies is [leads] and [");
    }

    private static void assertDiffers(Ledger ledger, Dataset other, Grain grain, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.plus(Ledger.of(other, grain)))
                .withMessage("cannot combine ledgers of different frames: " + part);
    }

    // ---- rows

    @Test
    void rows_areInOrder() {
        Ledger ledger =
                Ledger.of(data().build(), Catalog.empty().with(StandardKpis.COST_PER_LEAD), Grain.MONTH, CHANNEL);

        assertThat(ledger.rows())
                .containsExactly(
                        new LedgerRow(Segment.of("channel", "email"), FEBRUARY, "leads", 1, 1),
                        new LedgerRow(ORGANIC, JANUARY, "leads", 1, 1),
                        new LedgerRow(ORGANIC, JANUARY, "leads!TEST", 1, 1),
                        new LedgerRow(ORGANIC, JANUARY, "spend", 1, 310_000),
                        new LedgerRow(ORGANIC, JANUARY, "spend-records", 1, 1));
        assertThat(ledger.segments()).containsExactly(Segment.of("channel", "email"), ORGANIC);
        assertThat(ledger).hasToString("Ledger of [2026-01-01, 2026-04-01) by month x channel: 2 cells");
        assertThat(ledger.periods()).hasSize(3).startsWith(JANUARY, FEBRUARY);
    }

    @Test
    void row_refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new LedgerRow(null, JANUARY, "leads", 1, 1))
                .withMessage("segment");
        assertThatNullPointerException()
                .isThrownBy(() -> new LedgerRow(Segment.ALL, null, "leads", 1, 1))
                .withMessage("range");
        assertThatNullPointerException()
                .isThrownBy(() -> new LedgerRow(Segment.ALL, JANUARY, null, 1, 1))
                .withMessage("column");
    }

    @Test
    void ofRows_unknownColumn_throws() {
        assertRowRefused(new LedgerRow(Segment.ALL, JANUARY, "leeds", 1, 1), "tally leeds is not kept by this ledger");
        assertRowRefused(
                new LedgerRow(Segment.ALL, JANUARY, "leeds!TEST", 1, 1), "tally leeds is not kept by this ledger");
        assertRowRefused(
                new LedgerRow(Segment.ALL, JANUARY, "leads!NOPE", 1, 1), "column leads!NOPE has an unknown mark !NOPE");
        assertRowRefused(
                new LedgerRow(Segment.ALL, JANUARY, "leads?TEST", 1, 1), "column leads?TEST has an unknown mark ?TEST");
    }

    @Test
    void ofRows_otherDimensions_throws() {
        LedgerRow row = new LedgerRow(ORGANIC, JANUARY, "leads", 1, 1);

        assertRowRefused(row, "row " + row + " has dimensions [channel], must be []");
    }

    @Test
    void ofRows_otherPeriod_throws() {
        for (DateRange odd : List.of(
                TWO_MONTHS,
                DateRange.of(START.minusMonths(1), START),
                DateRange.of(START.plusDays(1), START.plusMonths(1)))) {
            LedgerRow row = new LedgerRow(Segment.ALL, odd, "leads", 1, 1);

            assertRowRefused(row, "row " + row + " has range " + odd + ", which is no month of " + QUARTER);
        }
    }

    private static void assertRowRefused(LedgerRow row, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ledger.ofRows(monthly().frame(), Catalog.standard(), List.of(row)))
                .withMessage(message);
    }

    @Test
    void ofRows_obstaclesAndExclusions_areKept() {
        Ledger ledger = Ledger.ofRows(
                monthly().frame(),
                Catalog.standard(),
                List.of(
                        new LedgerRow(Segment.ALL, JANUARY, "spend-records", 1, 1),
                        new LedgerRow(Segment.ALL, JANUARY, "spend?MISSING_FX", 1, 3),
                        new LedgerRow(Segment.ALL, JANUARY, "leads!SPAM", 1, 2)));

        assertThat(ledger.cell(Segment.ALL, JANUARY).total(SPEND).status()).isEqualTo(Status.MISSING_FX);
        assertThat(ledger.cell(Segment.ALL, JANUARY).leftOut(LEADS)).containsExactly(Map.entry(Exclusion.SPAM, 2L));
    }

    // ---- binary form

    @Test
    void ofBytes_noLedger_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ledger.ofBytes("hello, world".getBytes(StandardCharsets.UTF_8), Catalog.standard()))
                .withMessage("these bytes are no ledger: the mark is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ledger.ofBytes(new byte[0], Catalog.standard()))
                .withMessage("ledger is cut short after 0 bytes");
    }

    @Test
    void ofBytes_ofAnotherCatalogue_throws() {
        Catalog mine = catalogOf(tally("vast", Unit.COUNT, false, Rational.ONE));
        byte[] bytes = Ledger.of(data().build(), mine, Grain.MONTH).toBytes();
        Catalog more = Catalog.empty().with(StandardKpis.NEW_LEADS, mine.kpis().get(0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ledger.ofBytes(bytes, Catalog.standard()))
                .withMessage("ledger keeps other tallies than the catalogue: vast");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ledger.ofBytes(bytes, more))
                .withMessage("ledger keeps other tallies than the catalogue: some are missing");
    }

    @Test
    void ofBytes_withSomethingBehind_throws() {
        byte[] bytes = monthly(CHANNEL).toBytes();
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

        assertThatIllegalArgumentException().isThrownBy(() -> Ledger.ofBytes(longer, Catalog.standard()));
    }

    @Test
    void ofBytes_referringToATextThatIsNotThere_throws() {
        Frame frame = monthly().frame();
        byte[] bytes = Ledger.ofRows(
                        frame, Catalog.standard(), List.of(new LedgerRow(Segment.ALL, JANUARY, "leads", 1, 1)))
                .toBytes();

        for (int index : new int[] {1, -1}) {
            byte[] wrong = bytes.clone();
            ByteBuffer.wrap(wrong).putInt(wrong.length - 2 * Long.BYTES - Integer.BYTES, index);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Ledger.ofBytes(wrong, Catalog.standard()))
                    .withMessage("ledger refers to text " + index + " of 1");
        }
    }

    @Test
    void bytes_keepEveryPolicy() {
        for (UnaryOperator<Policies> change : List.<UnaryOperator<Policies>>of(
                p -> p.withStallDays(1),
                p -> p.withMaturityDays(2, 90),
                p -> p.withMaturityDays(30, 3),
                p -> p.withExistingCustomersExcluded(true),
                p -> p.withAllLeadsAreWeb(true),
                p -> p.withConversationMinimum(Duration.ofMillis(90_001)),
                p -> p.withVerifiedDays(30),
                p -> p.withStaleDays(60),
                p -> p.withSeniorScore(Rational.of(170, 3)),
                p -> p.withHorizonMonths(60),
                p -> p.withResponseTargets(ResponseTargets.standard()
                        .with(
                                IntentTier.LOW,
                                ResponseTarget.under(Duration.ofMillis(1500))
                                        .withEscalation(Duration.ofNanos(1_500_000_001)))),
                p -> p.withResponseTargets(new ResponseTargets(Map.of())),
                p -> p.withCalendar(
                        BusinessCalendar.parse("zone=Europe/Berlin\nmon-fri=09:00-17:00\nholiday=2026-01-01")))) {
            Ledger ledger = Ledger.of(
                    data().policies(change.apply(Policies.STANDARD)).build(),
                    Grain.quarterStarting(Month.MAY),
                    CHANNEL);

            Ledger read = Ledger.ofBytes(ledger.toBytes(), Catalog.standard());

            assertThat(read).isEqualTo(ledger);
            assertThat(read.frame().policies()).isEqualTo(change.apply(Policies.STANDARD));
        }
    }

    @Test
    void bytes_ofTheWidestRange_readBack() {
        Dataset wide = Dataset.observed(LocalDate.of(1900, 1, 1), LocalDate.of(2200, 12, 31))
                .zone(ZoneId.of("UTC"))
                .currency("USD")
                .build();
        Ledger ledger = Ledger.of(wide, Grain.NONE);

        assertThat(Ledger.ofBytes(ledger.toBytes(), Catalog.standard())).isEqualTo(ledger);
    }

    @Test
    void bytes_keepTextsOfAnyScript() {
        Dataset data =
                data().leads(List.of(lead("L", 2, "поиск 🔎 \u0001").build())).build();
        Ledger ledger = Ledger.of(data, Grain.MONTH, CHANNEL);

        assertThat(Ledger.ofBytes(ledger.toBytes(), Catalog.standard())).isEqualTo(ledger);
    }

    // ---- frame

    @Test
    void frame_isDeclaredNotInferred() {
        Frame frame = monthly(CHANNEL).frame();

        assertThat(frame.range()).isEqualTo(QUARTER);
        assertThat(frame.grain()).isEqualTo(Grain.MONTH);
        assertThat(frame.asOf()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(frame.axes())
                .containsExactly(new Frame.Axis(
                        "channel",
                        Set.of(
                                "lead",
                                "opportunity",
                                "new customer",
                                "customer",
                                "enrollment",
                                "touch",
                                "spend",
                                "traffic")));
        assertThat(frame.tallies()).contains("leads", "spend").isSorted();
        assertThat(frame.moneyScale()).isEqualTo(2);
        assertThat(frame.feeds()).isUnmodifiable();
        assertThat(frame.axes().get(0).splits(Source.LEADS)).isTrue();
        assertThat(frame.axes().get(0).splits(Source.REPS)).isFalse();
        assertThat(Ledger.of(data().currency("JPY").build(), Grain.MONTH)
                        .frame()
                        .moneyScale())
                .isZero();
        assertThat(Ledger.of(data().currency("XXX").build(), Grain.MONTH)
                        .frame()
                        .moneyScale())
                .isZero();
    }

    @Test
    void frame_dimensionTwice_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monthly(CHANNEL, CHANNEL))
                .withMessageStartingWith("a dimension is named twice: [");
    }

    @Test
    void equality_looksAtFrameAndTotals() {
        Ledger ledger = monthly();

        assertThat(ledger).isEqualTo(monthly()).hasSameHashCodeAs(monthly());
        assertThat(ledger).isNotEqualTo(Ledger.empty(ledger.frame(), ledger.catalog()));
        assertThat(ledger).isNotEqualTo(Ledger.of(data().build(), Grain.QUARTER));
        assertThat(ledger).as("other totals in the same cells").isNotEqualTo(ledger.plus(ledger));
        assertThat(ledger.equals("ledger")).isFalse();
        assertThat(ledger.catalog()).isSameAs(Catalog.standard());
        assertThat(Ledger.empty(ledger.frame(), ledger.catalog()).periods()).isEqualTo(ledger.periods());
    }

    @Test
    void during_withSpendOfSeveralMonths_isKnownInEach() {
        Dataset data = data().spend(List.of(Spend.builder(TWO_MONTHS, Money.of(5_900, "USD"), SpendCategory.TOOL)
                        .build()))
                .build();
        Ledger ledger = Ledger.of(data, Grain.MONTH);

        assertThat(ledger.cell(Segment.ALL, JANUARY).total(SPEND)).isEqualTo(KpiValue.of(Rational.of(3_100)));
        assertThat(ledger.cell(Segment.ALL, FEBRUARY).total(SPEND)).isEqualTo(KpiValue.of(Rational.of(2_800)));
        assertThat(ledger.cell(Segment.ALL, TWO_MONTHS).total(SPEND)).isEqualTo(KpiValue.of(Rational.of(5_900)));
    }
}
