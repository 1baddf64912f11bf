package org.leadkpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.leadkpi.metric.StandardDimensions.CAMPAIGN;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD;
import static org.leadkpi.metric.StandardKpis.NEW_LEADS;
import static org.leadkpi.metric.StandardKpis.TOTAL_SPEND;
import static org.leadkpi.metric.StandardTallies.LEADS;
import static org.leadkpi.metric.StandardTallies.SPEND;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.metric.Totals;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Platform;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Traffic;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.IntervalMethod;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

class ScorecardTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final DateRange QUARTER = DateRange.of(START, START.plusMonths(3));
    private static final DateRange JANUARY = DateRange.of(START, START.plusMonths(1));
    private static final DateRange FEBRUARY = DateRange.of(START.plusMonths(1), START.plusMonths(2));
    private static final Segment ORGANIC = Segment.of("channel", "organic");

    private static final Kpi MINE =
            Kpi.named("mine").formula(LEADS).cite("INF", "").build();

    private static Dataset.Builder empty() {
        return Dataset.observed(QUARTER.start(), QUARTER.end())
                .zone(ZoneId.of("UTC"))
                .currency("USD");
    }

    private static Timestamp day(int day) {
        return Timestamp.of(START.plusDays(day - 1));
    }

    private static Lead.Builder lead(String id, int day, String channel) {
        return Lead.builder(id, day(day)).channel(channel);
    }

    private static Spend spend(String amount, String channel) {
        Spend.Builder item = Spend.builder(JANUARY, Money.of(amount, "USD"), SpendCategory.AD_MEDIA);
        return (channel.isEmpty() ? item : item.channel(channel)).build();
    }

    private static Dataset.Builder data() {
        return empty().leads(List.of(
                        lead("L1", 3, "organic").build(),
                        lead("L2", 4, "organic").build(),
                        lead("L3", 5, "email").build(),
                        lead("L4", 5, "email").test(true).build()))
                .spend(List.of(spend("1000.10", "organic"), spend("10", "")));
    }

    private static Scorecard card(Dataset.Builder data) {
        return Scorecard.of(data.build(), Grain.MONTH, CHANNEL);
    }

    // ---- finding a reading

    @Test
    void get_bySegmentAndPeriod() {
        Reading reading = card(data()).get(COST_PER_LEAD, ORGANIC, JANUARY);

        assertThat(reading.value()).isEqualTo(KpiValue.of(Rational.of(50_005, 100)));
        assertThat(reading.show()).isEqualTo("USD 500.05");
        assertThat(reading.trace()).isEqualTo("cost-per-lead = spend / leads = USD 1,000.10 / 2 = USD 500.05");
        assertThat(reading.numerator()).contains(Rational.of(100_010, 100));
        assertThat(reading.denominator()).contains(Rational.of(2));
        assertThat(reading.n()).isEqualTo(2);
        assertThat(reading.reason()).isEmpty();
        assertThat(reading.segment()).isEqualTo(ORGANIC);
        assertThat(reading.range()).isEqualTo(JANUARY);
        assertThat(reading.currency()).isEqualTo(Currency.getInstance("USD"));
        assertThat(reading).hasToString("cost-per-lead organic [2026-01-01, 2026-02-01): USD 500.05, n 2");
    }

    /** Whoever reads by the constant sees what the table shows, and not what the constant would be. */
    @Test
    void kpiThatTheCatalogueDefinesOtherwise_isReadAsItIsDefinedThere() {
        Kpi dearer = Kpi.named(COST_PER_LEAD.id())
                .formula(SPEND.plus(SPEND).per(LEADS))
                .cite("INF", "")
                .build();
        Catalog ours = Catalog.standard().replacing(List.of(dearer));
        Scorecard card = Scorecard.of(Ledger.of(data().build(), ours, Grain.MONTH, CHANNEL));
        KpiValue doubled = KpiValue.of(Rational.of(100_010, 100));

        assertThat(card.definition(COST_PER_LEAD)).isSameAs(dearer);
        assertThat(card.get(COST_PER_LEAD, "organic").value()).isEqualTo(doubled);
        assertThat(card.get(COST_PER_LEAD, "organic").kpi()).isSameAs(dearer);
        assertThat(card.only("new-leads").value(COST_PER_LEAD, ORGANIC, QUARTER))
                .isEqualTo(doubled);
        assertThat(card.pooled(COST_PER_LEAD, ORGANIC::equals, QUARTER).value()).isEqualTo(doubled);
        assertThat(Trend.of(card, COST_PER_LEAD, ORGANIC).kpi()).isSameAs(dearer);
        assertThat(Decomposition.of(card, COST_PER_LEAD, "channel", FEBRUARY, JANUARY)
                        .total()
                        .base()
                        .kpi())
                .isSameAs(dearer);
        assertThat(card.definition(MINE)).isSameAs(MINE);
    }

    @Test
    void get_byValue_isTheWholeRange() {
        Scorecard card = card(data());

        assertThat(card.get(COST_PER_LEAD, "organic").value().number()).contains(Rational.of(50_005, 100));
        assertThat(card.get(COST_PER_LEAD, "organic").range()).isEqualTo(QUARTER);
        assertThat(card.get(NEW_LEADS).show()).isEqualTo("3");
        assertThat(card.get(NEW_LEADS).segment()).isEqualTo(Segment.ALL);
        assertThat(card.get(NEW_LEADS).excluded()).containsExactly(Map.entry(Exclusion.TEST, 1L));
    }

    @Test
    void get_wrongNumberOfValues_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> card(data()).get(NEW_LEADS, "organic", "spring"))
                .withMessage("segment has 2 values, this scorecard has 1 dimensions: channel");
    }

    @Test
    void get_unknownValue_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> card(data()).get(NEW_LEADS, "tv"))
                .withMessage("no segment \"tv\"; there are (none), email, organic");
    }

    @Test
    void get_segmentInAnyOrderOfDimensions() {
        Scorecard card = Scorecard.of(data().build(), Grain.MONTH, CHANNEL, CAMPAIGN);
        Segment reversed = Segment.of("campaign", "(none)").with("channel", "organic");
        DateRange two = DateRange.of(JANUARY.start(), FEBRUARY.end());

        assertThat(card.get(NEW_LEADS, reversed, JANUARY).value().number()).contains(Rational.of(2));
        assertThat(card.get(NEW_LEADS, reversed, QUARTER).value().number()).contains(Rational.of(2));
        assertThat(card.get(NEW_LEADS, reversed, two).value().number()).contains(Rational.of(2));
    }

    @Test
    void get_severalPeriods() {
        DateRange two = DateRange.of(JANUARY.start(), FEBRUARY.end());

        assertThat(card(data()).get(NEW_LEADS, Segment.ALL, two).value().number())
                .contains(Rational.of(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> card(data()).get(NEW_LEADS, Segment.ALL, DateRange.ofDay(START)));
    }

    @Test
    void only_keepsTheOrderGiven() {
        Scorecard card = card(data()).only("new-leads", "cpl");

        assertThat(card.kpis()).containsExactly(NEW_LEADS, COST_PER_LEAD);
        assertThat(card.ledger().cell(ORGANIC, JANUARY).rawCount(NEW_LEADS.population()))
                .isEqualTo(2);
        assertThat(card.readings())
                .extracting(reading -> reading.kpi().id() + " " + reading.segment() + " "
                        + reading.range().start())
                .startsWith(
                        "new-leads (none) 2026-01-01",
                        "new-leads email 2026-01-01",
                        "new-leads organic 2026-01-01",
                        "new-leads total 2026-01-01",
                        "new-leads (none) 2026-02-01")
                .hasSize(2 * 3 * 4);
        assertThat(card.toString()).isEqualTo("Scorecard of 2 KPIs over " + card.ledger());
        assertThat(card.frame()).isEqualTo(card.ledger().frame());
        assertThat(card.periods()).hasSize(3);
    }

    @Test
    void withLevel_changesTheIntervals_andNoNumber() {
        Scorecard card = Scorecard.of(data().build(), Grain.MONTH, CHANNEL);
        Scorecard surer = card.withLevel(0.99);
        Reading usual = card.get(COST_PER_LEAD);
        Reading sure = surer.only(COST_PER_LEAD.id()).get(COST_PER_LEAD);

        assertThat(sure.value()).isEqualTo(usual.value());
        assertThat(usual.interval().orElseThrow().level()).isEqualTo(Interval.LEVEL);
        assertThat(sure.interval().orElseThrow().level()).isEqualTo(0.99);
        assertThat(sure.interval().orElseThrow().width())
                .isGreaterThan(usual.interval().orElseThrow().width());
        assertThat(card.withLevel(0.95)).isSameAs(card);
        assertThatThrownBy(() -> card.withLevel(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level of confidence is 1.0, must lie between 0 and 1");
    }

    @Test
    void pooled_isARatioOfSums() {
        Scorecard card = card(data().spend(List.of(spend("1000", "organic"), spend("2000", "email"))));

        Reading both = card.pooled(COST_PER_LEAD, segment -> true, JANUARY);

        assertThat(both.value().number()).contains(Rational.of(1_000));
        assertThat(both.segment()).hasToString("email + organic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> card.pooled(COST_PER_LEAD, segment -> false, JANUARY))
                .withMessage("no segment to pool; there are [email, organic]");
    }

    @Test
    void pooled_withUnallocatedSpend_saysSo() {
        Reading both = card(data()).pooled(COST_PER_LEAD, segment -> !segment.has("email"), JANUARY);

        assertThat(both.value().number()).contains(Rational.of(50_505, 100));
        assertThat(both.flags()).contains(Flag.UNALLOCATED);
    }

    // ---- whole and partial periods

    @Test
    void isWhole_whenOverAndUncut() {
        Dataset cut = Dataset.observed(START.plusDays(9), START.plusMonths(3))
                .zone(ZoneId.of("UTC"))
                .currency("USD")
                .asOf(Instant.parse("2026-03-01T00:00:00Z"))
                .leads(List.of())
                .build();
        Scorecard card = Scorecard.of(cut, Grain.MONTH);

        assertThat(card.isWhole(card.periods().get(0))).as("cut").isFalse();
        assertThat(card.isWhole(card.periods().get(1))).as("just over").isTrue();
        assertThat(card.isWhole(card.periods().get(2))).as("not over").isFalse();
        assertThat(card.isWhole(card.frame().range())).as("not over").isFalse();
        assertThat(card.get(NEW_LEADS, Segment.ALL, card.periods().get(0)).flags())
                .containsExactly(Flag.PARTIAL_PERIOD);
        assertThat(card.get(NEW_LEADS, Segment.ALL, card.periods().get(1)).flags())
                .isEmpty();
        Scorecard over = Scorecard.of(
                cut.toBuilder().asOf(Instant.parse("2026-04-01T00:00:00Z")).build(), Grain.MONTH);
        assertThat(over.isWhole(over.frame().range()))
                .as("the range as declared")
                .isTrue();
    }

    // ---- flags of spend

    @Test
    void unallocatedSpend_isFlaggedInTheTotalAndInItsOwnSegment() {
        Scorecard card = card(data());

        assertThat(card.get(COST_PER_LEAD, Segment.ALL, JANUARY).flags())
                .containsExactly(Flag.UNALLOCATED, Flag.INCLUDES_UNCOSTED);
        assertThat(card.get(COST_PER_LEAD, ORGANIC, JANUARY).flags()).isEmpty();
        assertThat(card.get(TOTAL_SPEND, Segment.of("channel", "(none)"), JANUARY)
                        .flags())
                .containsExactly(Flag.UNALLOCATED);
        assertThat(card.get(TOTAL_SPEND, Segment.ALL, JANUARY).flags()).containsExactly(Flag.UNALLOCATED);
        assertThat(Scorecard.of(data().build(), Grain.MONTH)
                        .get(COST_PER_LEAD, Segment.ALL, JANUARY)
                        .flags())
                .as("no dimension tells")
                .isEmpty();
    }

    @Test
    void freeLeads_areFlagged() {
        Reading free = card(data().spend(List.of(spend("0", "organic")))).get(COST_PER_LEAD, ORGANIC, JANUARY);

        assertThat(free.value()).isEqualTo(KpiValue.of(Rational.ZERO));
        assertThat(free.flags()).containsExactly(Flag.FREE_OR_UNCOSTED);
    }

    @Test
    void spendWithoutOutput_hasALowerBound() {
        Scorecard card = card(data().spend(List.of(spend("3000", "tv"))));

        Reading reading = card.get(COST_PER_LEAD, Segment.of("channel", "tv"), JANUARY);

        assertThat(reading.status()).isEqualTo(Status.NO_OUTPUT);
        assertThat(reading.show()).isEqualTo("NO_OUTPUT");
        assertThat(reading.interval().orElseThrow().lower())
                // spec 0.5 U-POI: S=3000 without outputs -> at least 1001.42
                .isCloseTo(1_001.42, within(0.01));
        assertThat(reading.trace())
                .isEqualTo(
                        "cost-per-lead = spend / leads = USD 3,000.00 / 0 = NO_OUTPUT (3,000.00 of spend and no leads)");
    }

    // ---- maturity

    private static Dataset.Builder mqls(int young, int old) {
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < young + old; i++) {
            leads.add(lead("L" + i, 2, "organic")
                    .entered(Stage.MQL, day(i < young ? 80 : 3))
                    .build());
        }
        return empty().leads(leads);
    }

    @Test
    void cohort_ofWhichFourFifthsAreMature_isRead() {
        Reading reading = Scorecard.of(mqls(1, 4).build(), Grain.NONE).get(StandardKpis.MQL_TO_SQL);

        assertThat(reading.value()).isEqualTo(KpiValue.of(Rational.ZERO));
        assertThat(reading.flags()).containsExactly(Flag.PARTLY_IMMATURE);
        assertThat(reading.provisional()).isEmpty();
    }

    @Test
    void cohort_ofWhichFewerAreMature_isProvisional() {
        Reading reading = Scorecard.of(mqls(2, 5).build(), Grain.NONE).get(StandardKpis.MQL_TO_SQL);

        assertThat(reading.value())
                .isEqualTo(KpiValue.undefined(
                        Status.IMMATURE,
                        "5 of 7 members of the cohort are mature (decided, or at least 30 days old), at least 80 %"
                                + " must be"));
        assertThat(reading.provisional()).contains(Rational.ZERO);
        assertThat(reading.n()).isEqualTo(7);
        assertThat(reading.toString())
                .isEqualTo("mql-to-sql total [2026-01-01, 2026-04-01): IMMATURE, n 7, so far 0.0%");
        assertThat(reading.interval()).isEmpty();
    }

    @Test
    void cohort_ripensByTheOwnHistory_whereThatIsSlower() {
        // spec 0.6 G-MAT: M = max(config minimum, P90 of the own times to conversion); here 60 days
        List<Lead> leads = new ArrayList<>();
        leads.add(lead("SLOW", 1, "email")
                .entered(Stage.MQL, day(2))
                .entered(Stage.SQL, day(62))
                .build());
        leads.add(lead("OPEN", 1, "organic").entered(Stage.MQL, day(35)).build());
        leads.add(lead("OLD", 1, "tv").entered(Stage.MQL, day(30)).build());
        Scorecard card = Scorecard.of(empty().leads(leads).build(), Grain.MONTH, CHANNEL);

        Reading open = card.get(StandardKpis.MQL_TO_SQL, ORGANIC, FEBRUARY);

        assertThat(open.status()).isEqualTo(Status.IMMATURE);
        assertThat(open.reason().orElseThrow())
                .isEqualTo(
                        "0 of 1 members of the cohort are mature (decided, or at least 60 days old), at least 80 % must"
                                + " be");
        assertThat(card.get(StandardKpis.MQL_TO_SQL, Segment.of("channel", "tv"), JANUARY)
                        .status())
                .isEqualTo(Status.DEFINED);
        assertThat(card.pooled(StandardKpis.MQL_TO_SQL, segment -> segment.has("organic"), FEBRUARY)
                        .status())
                .isEqualTo(Status.IMMATURE);
    }

    @Test
    void cohort_allMature_hasNoFlag() {
        assertThat(Scorecard.of(mqls(0, 5).build(), Grain.NONE)
                        .get(StandardKpis.MQL_TO_SQL)
                        .flags())
                .isEmpty();
    }

    @Test
    void cohort_withoutRequiredMaturity_isOnlyFlagged() {
        Reading reading = Scorecard.of(data().build(), Grain.NONE).get(StandardKpis.LEAD_TO_MQL);

        assertThat(reading.value()).isEqualTo(KpiValue.of(Rational.ZERO));
        assertThat(reading.flags()).containsExactly(Flag.PARTLY_IMMATURE);
    }

    /** G-MAT: a member is mature once it converted. Under ANY a lead dated in the wrong order is a member too. */
    @Test
    void cohortOfAnyStages_countsWhoConvertedAsMature() {
        Dataset data = empty().leads(List.of(lead("L", 1, "organic")
                        .entered(Stage.SQL, day(3))
                        .entered(Stage.MQL, day(5))
                        .build()))
                .build();

        Reading reading = Scorecard.of(data, Grain.NONE).get(StandardKpis.MQL_TO_SQL_ANY);

        assertThat(reading.value()).isEqualTo(KpiValue.of(Rational.ONE));
    }

    @Test
    void skippedStage_isReportedAsLeftOut() {
        Dataset data = empty().leads(List.of(
                        lead("L1", 1, "organic").entered(Stage.SQL, day(3)).build(),
                        lead("L2", 1, "organic")
                                .entered(Stage.MQL, day(2))
                                .entered(Stage.SQL, day(3))
                                .build()))
                .build();

        Reading strict = Scorecard.of(data, Grain.NONE).get(StandardKpis.MQL_TO_SQL);
        Reading any = Scorecard.of(data, Grain.NONE).get(StandardKpis.MQL_TO_SQL_ANY);

        assertThat(strict.excluded()).containsExactly(Map.entry(Exclusion.SKIPPED_STAGE, 1L));
        assertThat(strict.n()).isEqualTo(1);
        assertThat(any.excluded()).isEmpty();
        assertThat(any.flags()).containsExactly(Flag.SKIPPED_STAGES);
        assertThat(any.value().number()).contains(Rational.of(2));
        assertThat(any.interval()).as("no interval above 100 %").isEmpty();
    }

    // ---- intervals and spread

    private static Opportunity won(String id, long amount, int closed) {
        return Opportunity.builder(id, day(1))
                .status(OpportunityStatus.WON)
                .closedAt(day(closed))
                .amount(Money.of(amount, "USD"))
                .build();
    }

    @Test
    void meanAndMedian_ofDeals() {
        // spec K-39: 10k, 10k, 40k -> mean 20k, median 10k
        Dataset data = empty().opportunities(List.of(won("A", 10_000, 5), won("B", 10_000, 9), won("C", 40_000, 20)))
                .build();
        Scorecard card = Scorecard.of(data, Grain.NONE);

        Reading mean = card.get(StandardKpis.AVERAGE_DEAL_SIZE);
        assertThat(mean.show()).isEqualTo("USD 20,000.00");
        assertThat(mean.flags()).containsExactly(Flag.SKEWED);
        assertThat(mean.dispersion())
                .contains(new Dispersion(
                        3,
                        Rational.of(20_000),
                        Rational.of(10_000),
                        Rational.of(10_000),
                        Rational.of(25_000),
                        Rational.of(34_000)));
        assertThat(mean.interval().orElseThrow().method()).isEqualTo(IntervalMethod.STUDENT_T);
        // t table: the 97.5 % point of two degrees of freedom is 4.302653; the standard error is 10,000
        assertThat(mean.interval().orElseThrow().lower()).isCloseTo(-23_026.53, within(0.01));
        assertThat(mean.interval().orElseThrow().upper()).isCloseTo(63_026.53, within(0.01));
        assertThat(card.get(StandardKpis.AVERAGE_DEAL_SIZE_MEDIAN).show()).isEqualTo("USD 10,000.00");
        assertThat(card.get(StandardKpis.AVERAGE_DEAL_SIZE_MEDIAN).interval())
                .as("five values or fewer")
                .isEmpty();
        assertThat(card.get(StandardKpis.SALES_CYCLE_LENGTH).show()).isEqualTo("8.0 d");
        assertThat(card.get(StandardKpis.SALES_CYCLE_LENGTH).numerator()).isEmpty();
        assertThat(card.get(StandardKpis.SALES_CYCLE_LENGTH).n()).isEqualTo(3);
    }

    @Test
    void median_ofSixDeals_hasAnIntervalOfItsOwnUnit() {
        List<Opportunity> deals = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            deals.add(won("O" + i, 100L * i, 10 + i));
        }
        Reading median = Scorecard.of(empty().opportunities(deals).build(), Grain.NONE)
                .get(StandardKpis.AVERAGE_DEAL_SIZE_MEDIAN);

        // spec 0.5 U-QNT: n = 6 -> ranks 1 and 6
        assertThat(median.interval().orElseThrow().lower()).isEqualTo(100);
        assertThat(median.interval().orElseThrow().upper()).isEqualTo(600);
        assertThat(median.value().number()).contains(Rational.of(350));
    }

    @Test
    void rate_hasAWilsonInterval_andACountByar() {
        Dataset data = empty().traffic(List.of(Traffic.builder(JANUARY)
                        .platform(Platform.PAID_SEARCH)
                        .impressions(1_000)
                        .clicks(28)
                        .build()))
                .leads(List.of(lead("L", 1, "x").build()))
                .build();
        Scorecard card = Scorecard.of(data, Grain.NONE);

        // spec 0.5 U-WIL: 28/1000 -> [0.019442, 0.040170]
        assertThat(card.get(StandardKpis.CLICK_THROUGH_RATE)
                        .interval()
                        .orElseThrow()
                        .lower())
                .isCloseTo(0.019442, within(1e-6));
        assertThat(card.get(StandardKpis.CLICK_THROUGH_RATE)
                        .interval()
                        .orElseThrow()
                        .upper())
                .isCloseTo(0.040170, within(1e-6));
        assertThat(card.get(NEW_LEADS).interval().orElseThrow().method()).isEqualTo(IntervalMethod.BYAR);
        assertThat(card.get(StandardKpis.CLICKS_COUNTED).interval()).isEmpty();
    }

    private static Opportunity qualified(String id, long amount, String source) {
        Opportunity.Builder deal =
                Opportunity.builder(id, day(1)).qualifiedAt(day(5)).amount(Money.of(amount, "USD"));
        return (source.isEmpty() ? deal : deal.source(source)).build();
    }

    @Test
    void contribution_hasBoundsOfWhatIsUnknown() {
        // spec K-44: total 5.0M, SDR 2.0M, unknown 0.5M -> [40 %, 50 %]
        Dataset data = empty().opportunities(List.of(
                        qualified("A", 2_000, "SDR"), qualified("B", 500, ""), qualified("C", 2_500, "inbound")))
                .build();
        Reading reading = Scorecard.of(data, Grain.NONE).get(StandardKpis.PIPELINE_CONTRIBUTION);

        assertThat(reading.show()).isEqualTo("40.0%");
        assertThat(reading.interval().orElseThrow().lower()).isCloseTo(0.4, within(1e-12));
        assertThat(reading.interval().orElseThrow().upper()).isCloseTo(0.5, within(1e-12));
        assertThat(reading.interval().orElseThrow().method()).isEqualTo(IntervalMethod.BOUNDS);
        assertThat(reading.flags()).containsExactly(Flag.UNKNOWN_SOURCE);
    }

    /** A bad row of data is a problem of the load, not an exception of the calculation (style 15). */
    @Test
    void negativeAmounts_doNotBreakTheScorecard() {
        Dataset data = empty().opportunities(List.of(qualified("A", 2_000, "SDR"), qualified("B", -500, "")))
                .build();
        Scorecard card = Scorecard.of(data, Grain.NONE);

        assertThat(card.get(StandardKpis.PIPELINE_CONTRIBUTION).value().isDefined())
                .isTrue();
    }

    @Test
    void everyKpi_isReadOnOddMoney() {
        Dataset data = data().opportunities(List.of(won("A", -5, 5), won("B", 0, 9)))
                .spend(List.of(Spend.builder(JANUARY, Money.of("-7.77", "USD"), SpendCategory.CREDIT)
                        .channel("organic")
                        .build()))
                .build();
        Scorecard card = Scorecard.of(data, Grain.MONTH, CHANNEL);

        assertThat(card.readings()).hasSize(card.kpis().size() * 3 * 4);
        assertThat(card.get(COST_PER_LEAD, ORGANIC, JANUARY).show()).isEqualTo("USD -3.89");
        assertThat(card.get(COST_PER_LEAD, ORGANIC, JANUARY).interval()).isEmpty();
    }

    // ---- flags of traffic

    @Test
    void traffic_flags() {
        Traffic search = Traffic.builder(JANUARY)
                .platform(Platform.PAID_SEARCH)
                .channel("web")
                .impressions(10)
                .clicks(11)
                .visitors(5)
                .build();
        Traffic social =
                search.toBuilder().platform(Platform.PAID_SOCIAL).clicks(1).build();
        Dataset data = empty().leads(List.of(Lead.builder("L", day(2))
                        .channel("web")
                        .origin(org.leadkpi.model.Origin.INBOUND)
                        .build()))
                .traffic(List.of(search, social))
                .build();
        Scorecard card = Scorecard.of(data, Grain.MONTH);

        assertThat(card.get(StandardKpis.CLICK_THROUGH_RATE, Segment.ALL, JANUARY)
                        .flags())
                .containsExactlyInAnyOrder(Flag.MIXED_PLATFORMS, Flag.MORE_CLICKS_THAN_IMPRESSIONS);
        assertThat(card.get(StandardKpis.CLICK_THROUGH_RATE_PAID_SEARCH, Segment.ALL, JANUARY)
                        .flags())
                .containsExactly(Flag.MORE_CLICKS_THAN_IMPRESSIONS);
        assertThat(card.get(StandardKpis.CLICK_THROUGH_RATE_PAID_SOCIAL, Segment.ALL, JANUARY)
                        .flags())
                .as("social has fewer clicks than impressions")
                .isEmpty();
        assertThat(card.get(StandardKpis.TRAFFIC_TO_LEAD, Segment.ALL, JANUARY).flags())
                .containsExactly(Flag.NOT_DEDUPLICATED);
        assertThat(card.get(StandardKpis.TRAFFIC_TO_LEAD, Segment.ALL, JANUARY).show())
                .isEqualTo("10.0%");
        assertThat(card.get(StandardKpis.TRAFFIC_TO_LEAD).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    // ---- the record itself

    @Test
    void reading_provisionalOnlyWhenImmature() {
        Kpi kpi = NEW_LEADS;

        assertThatThrownBy(() -> new Reading(
                        kpi,
                        Segment.ALL,
                        JANUARY,
                        Currency.getInstance("USD"),
                        KpiValue.of(Rational.ONE),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Set.of(),
                        Optional.of(Rational.ONE),
                        kpi.formula().trace(Totals.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only an immature reading has a provisional value: 1");
    }

    @Test
    void dispersion_isSkewed_beyondHalfTheQuartileRange() {
        Dispersion even = Dispersion.of(Distribution.ofValues(100, 200, 300), Rational.of(100));
        Dispersion skewed = Dispersion.of(Distribution.ofValues(1, 1, 1, 1, 90), Rational.ONE);
        Dispersion onTheEdge =
                new Dispersion(2, Rational.of(3), Rational.of(2), Rational.of(1), Rational.of(3), Rational.of(3));

        assertThat(even.mean()).isEqualTo(Rational.of(2));
        assertThat(even.p90()).isEqualTo(Rational.of(28, 10));
        assertThat(even.lowerQuartile()).isEqualTo(Rational.of(3, 2));
        assertThat(even.upperQuartile()).isEqualTo(Rational.of(5, 2));
        assertThat(even.isSkewed()).isFalse();
        assertThat(skewed.isSkewed()).isTrue();
        assertThat(onTheEdge.isSkewed()).isFalse();
    }

    @Test
    void reading_collectionsCannotBeChanged() {
        Reading reading = card(data()).get(NEW_LEADS);

        assertThat(reading.flags()).isUnmodifiable();
        assertThatThrownBy(() -> reading.excluded().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
