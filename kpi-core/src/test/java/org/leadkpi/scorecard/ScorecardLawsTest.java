package org.leadkpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.leadkpi.Datasets;
import org.leadkpi.FormulaReader;
import org.leadkpi.ledger.Cell;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.ledger.LedgerRow;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.CustomerKpis;
import org.leadkpi.metric.DistributionFormula;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Formula;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Quotient;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.metric.StandardTallies;
import org.leadkpi.metric.Statistic;
import org.leadkpi.metric.Tally;
import org.leadkpi.metric.Trace;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.OpportunityType;
import org.leadkpi.model.Rep;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.FxRates;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** Invariants I-01 to I-08, I-20 and I-24 of the specification, on random companies. */
class ScorecardLawsTest {

    private static final int MANY = 30;
    private static final long SEEDS = 1_000_000;

    private static final Set<Kpi> COSTS = Set.of(
            StandardKpis.COST_PER_LEAD,
            StandardKpis.COST_PER_LEAD_PROGRAM,
            StandardKpis.CUSTOMER_ACQUISITION_COST,
            StandardKpis.CUSTOMER_ACQUISITION_COST_PROGRAM,
            StandardKpis.CUSTOMER_ACQUISITION_COST_COHORT,
            StandardKpis.COST_PER_OPPORTUNITY,
            StandardKpis.COST_PER_OPPORTUNITY_PERIOD,
            StandardKpis.COST_PER_MQL,
            StandardKpis.COST_PER_SQL,
            CustomerKpis.CAC_PAYBACK,
            StandardKpis.TOTAL_SPEND,
            StandardKpis.TOTAL_SPEND_PROGRAM);

    private static final List<Kpi> SHARES = List.of(
            StandardKpis.MQL_TO_SQL,
            StandardKpis.MQL_TO_SQL_IMPUTE,
            StandardKpis.LEAD_TO_MQL,
            StandardKpis.LEAD_TO_OPPORTUNITY,
            StandardKpis.LEAD_TO_OPPORTUNITY_CREATED,
            StandardKpis.LEAD_TO_CUSTOMER,
            StandardKpis.SQL_TO_CUSTOMER,
            StandardKpis.MQL_STALL_RATE,
            StandardKpis.RECYCLE_RATE,
            StandardKpis.RECYCLE_RATE_SQL,
            StandardKpis.SQL_REJECTION_RATE,
            StandardKpis.DISQUALIFICATION_RATE,
            StandardKpis.DISQUALIFICATION_RATE_SQL,
            StandardKpis.PQL_RATE,
            StandardKpis.PQL_TO_CUSTOMER,
            StandardKpis.PIPELINE_REALISATION_BY_COUNT,
            StandardKpis.WIN_RATE,
            StandardKpis.WIN_RATE_COHORT,
            CustomerKpis.CHURN_RATE,
            CustomerKpis.CHURN_RATE_REVENUE);

    // ---- I-01

    @Property(tries = MANY, seed = "101", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i01_orderOfRecords_changesNoReading(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);

        Dataset shuffled = sample.records().shuffled(new Random(seed)).dataset();

        assertThat(sample.ledger(shuffled)).isEqualTo(sample.ledger());
        assertThat(Scorecard.of(sample.ledger(shuffled)).readings())
                .isEqualTo(sample.card().readings());
    }

    @Property(tries = MANY, seed = "102", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i01_orderOfStepsWithinARecord_changesNoReading(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);
        Random random = new Random(seed);

        Datasets.Records records = sample.records();
        List<Lead> leads = new ArrayList<>();
        Map<Lead, Lead> done = new LinkedHashMap<>();
        for (Lead lead : records.leads()) {
            leads.add(done.computeIfAbsent(
                    lead,
                    same -> same.toBuilder()
                            .transitions(Datasets.shuffle(same.transitions(), random))
                            .signals(Datasets.shuffle(same.signals(), random))
                            .build()));
        }
        records = records.withLeads(leads);
        if (records.opportunities().isPresent()) {
            records = records.withOpportunities(records.opportunities().get().stream()
                    .map(deal -> deal.toBuilder()
                            .stages(Datasets.shuffle(deal.stages(), random))
                            .build())
                    .toList());
        }

        assertThat(sample.ledger(records.dataset())).isEqualTo(sample.ledger());
    }

    // ---- I-02

    @Property(tries = MANY, seed = "201", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i02_segments_addUpToTheTotal(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);
        Ledger ledger = sample.ledger();
        List<DateRange> ranges = new ArrayList<>(ledger.periods());
        ranges.add(sample.data().range());

        for (DateRange range : ranges) {
            Cell total = ledger.cell(Segment.ALL, range);
            List<Cell> parts = allSegments(ledger).stream()
                    .map(segment -> ledger.cell(segment, range))
                    .toList();
            for (Tally<?> tally : ledger.catalog().tallies()) {
                assertThat(parts.stream().map(part -> part.rawTotal(tally)).reduce(Rational.ZERO, Rational::plus))
                        .as("%s in %s", tally, range)
                        .isEqualTo(total.rawTotal(tally));
                Map<Exclusion, Long> leftOut = new java.util.EnumMap<>(Exclusion.class);
                parts.forEach(part ->
                        part.leftOut(tally).forEach((reason, count) -> leftOut.merge(reason, count, Long::sum)));
                assertThat(leftOut).as("%s in %s", tally, range).isEqualTo(total.leftOut(tally));
            }
        }
    }

    @Property(tries = MANY, seed = "202", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i02_readingsOfSegments_addUpToTheReadingOfTheTotal(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);
        Ledger ledger = sample.ledger();
        Scorecard card = Scorecard.of(ledger);
        DateRange range = ledger.periods().get(ledger.periods().size() / 2);

        for (Kpi kpi : card.kpis()) {
            Reading total = card.get(kpi, Segment.ALL, range);
            if (isSplitByEveryDimension(kpi, ledger) && !ledger.frame().axes().isEmpty()) {
                List<Reading> parts = card.segments().stream()
                        .map(segment -> card.get(kpi, segment, range))
                        .toList();
                assertSum(total, total.numerator(), parts.stream().map(Reading::numerator));
                assertSum(total, total.denominator(), parts.stream().map(Reading::denominator));
                if (total.status() != Status.NOT_APPLICABLE && total.status() != Status.MISSING_FX) {
                    assertThat(parts.stream().mapToLong(Reading::n).sum())
                            .as("n of %s", total)
                            .isEqualTo(total.n());
                }
            }
        }
    }

    private static void assertSum(
            Reading total, Optional<Rational> whole, java.util.stream.Stream<Optional<Rational>> parts) {
        whole.ifPresent(sum -> assertThat(parts.flatMap(Optional::stream).reduce(Rational.ZERO, Rational::plus))
                .as("%s", total)
                .isEqualTo(sum));
    }

    private static boolean isSplitByEveryDimension(Kpi kpi, Ledger ledger) {
        return kpi.tallies().stream()
                        .allMatch(tally -> ledger.frame().axes().stream().allMatch(axis -> axis.splits(tally.source())))
                && kpi.formula().operands().stream().allMatch(Tally.class::isInstance);
    }

    private static Set<Segment> allSegments(Ledger ledger) {
        Set<Segment> segments = new LinkedHashSet<>();
        ledger.rows().forEach(row -> segments.add(row.segment()));
        return segments;
    }

    // ---- I-03

    @Property(tries = MANY, seed = "301", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i03_anyPartition_mergesToTheWhole(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);
        Random random = new Random(seed);
        boolean looksRepsUp = sample.dimensions().contains(StandardDimensions.TEAM);

        Ledger merged = Datasets.parts(sample.data(), 1 + random.nextInt(4), looksRepsUp, random).stream()
                .map(sample::ledger)
                .reduce(Ledger::plus)
                .orElseThrow();

        Ledger whole = sample.ledger();
        assertThat(merged).isEqualTo(whole);
        assertThat(merged.hashCode()).isEqualTo(whole.hashCode());
        assertThat(Scorecard.of(merged).readings())
                .isEqualTo(Scorecard.of(whole).readings());
    }

    // ---- I-04

    @Property(tries = MANY, seed = "401", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i04_valueOnlyWhenDefined_reasonOtherwise(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        for (Reading reading : allReadings(Datasets.of(seed))) {
            boolean defined = reading.status() == Status.DEFINED;

            assertThat(reading.value().number().isPresent()).as("%s", reading).isEqualTo(defined);
            assertThat(reading.reason().isPresent()).as("%s", reading).isEqualTo(!defined);
            assertThat(reading.reason().map(String::isBlank)).as("%s", reading).isNotEqualTo(Optional.of(true));
            assertThat(reading.provisional().isPresent())
                    .as("%s", reading)
                    .isEqualTo(reading.status() == Status.IMMATURE);
            assertThat(reading.n()).as("%s", reading).isNotNegative();
        }
    }

    @Property(tries = MANY, seed = "402", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i10_interval_containsThePoint(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        for (Reading reading : allReadings(Datasets.of(seed))) {
            if (reading.interval().isPresent() && reading.value().isDefined()) {
                double point = reading.value().number().orElseThrow().toDouble();
                double slack = 1e-9 * Math.max(1, Math.abs(point));
                assertThat(point)
                        .as("%s %s", reading, reading.interval())
                        .isBetween(
                                reading.interval().get().lower() - slack,
                                reading.interval().get().upper() + slack);
            }
        }
    }

    private static List<Reading> allReadings(Datasets.Sample sample) {
        Scorecard card = sample.card();
        List<Reading> readings = new ArrayList<>(card.readings());
        for (Kpi kpi : card.kpis()) {
            readings.add(card.get(kpi));
            if (!card.segments().isEmpty()) {
                readings.add(card.pooled(kpi, segment -> true, sample.data().range()));
            }
        }
        return readings;
    }

    // ---- I-05

    @Property(tries = MANY, seed = "501", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i05_cohortRate_liesInTheUnitInterval(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Scorecard card = Datasets.of(seed).card();

        for (Kpi kpi : SHARES) {
            for (DateRange period : card.periods()) {
                for (Segment segment : allSegmentsAndTotal(card)) {
                    Reading reading = card.get(kpi, segment, period);
                    reading.value()
                            .number()
                            .or(reading::provisional)
                            .ifPresent(
                                    rate -> assertThat(rate).as("%s", reading).isBetween(Rational.ZERO, Rational.ONE));
                    assertThat(reading.status()).as("%s", reading).isNotEqualTo(Status.NO_BASE);
                }
            }
        }
    }

    private static List<Segment> allSegmentsAndTotal(Scorecard card) {
        List<Segment> all = new ArrayList<>(card.segments());
        all.add(Segment.ALL);
        return all;
    }

    // ---- I-06

    @Property(tries = MANY, seed = "601", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i06_anExcludedLead_changesOnlyTheExclusions(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);
        Random random = new Random(seed);
        Lead copied = Datasets.of(seed + 1).records().leads().stream()
                .filter(lead ->
                        lead.transitions().stream().noneMatch(step -> step.to() == org.leadkpi.model.Stage.CUSTOMER))
                .findFirst()
                .orElseGet(() -> Lead.builder(
                                "X", Timestamp.of(sample.data().range().start()))
                        .build());
        Lead.Builder extra = copied.toBuilder();
        if (random.nextBoolean()) {
            extra.test(true);
        } else {
            extra.duplicateOf("L0");
        }
        Lead excluded = renamed(extra.build(), "EXTRA");
        List<Lead> more = new ArrayList<>(sample.records().leads());
        more.add(excluded);

        Dataset after = sample.records().withLeads(more).dataset();

        assertOnlyExclusionsDiffer(sample, after, Set.of("duplicate-rate"));
    }

    @Property(tries = MANY, seed = "602", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i06_aRenewalOfNoLead_changesOnlyTheExclusions(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);

        assertOnlyExclusionsDiffer(
                sample,
                withDeal(sample, seed, Optional.empty(), OpportunityType.RENEWAL, false),
                Set.of("revenue-won.all"));
    }

    @Property(tries = MANY, seed = "603", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i06_aRenewalOfALead_changesOnlyTheExclusions(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);

        assertOnlyExclusionsDiffer(
                sample,
                withDeal(sample, seed, Optional.of("L" + seed % 6), OpportunityType.RENEWAL, false),
                Set.of("revenue-won.all"));
    }

    @Property(tries = MANY, seed = "604", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i06_aTestOpportunityOfALead_changesOnlyTheExclusions(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);

        assertOnlyExclusionsDiffer(
                sample,
                withDeal(sample, seed, Optional.of("L" + seed % 6), OpportunityType.NEW_BUSINESS, true),
                Set.of());
    }

    @Property(tries = MANY, seed = "605", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i06_spendOnExistingCustomersOnly_changesNothing(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);
        List<Spend> more = new ArrayList<>(sample.records().spend().orElse(List.of()));
        more.add(Spend.builder(sample.data().range(), Money.of(5_000, "USD"), SpendCategory.SALARY)
                .channel("organic")
                .acquisitionShare(Rational.ZERO)
                .build());

        Dataset before =
                sample.records().withSpend(more.subList(0, more.size() - 1)).dataset();
        Dataset after = sample.records().withSpend(more).dataset();

        assertThat(sample.ledger(after)).isEqualTo(sample.ledger(before));
    }

    private static Dataset withDeal(
            Datasets.Sample sample, long seed, Optional<String> lead, OpportunityType type, boolean test) {
        Random random = new Random(seed);
        Timestamp at = Timestamp.of(sample.data().range().start().plusDays(random.nextInt((int)
                sample.data().range().days())));
        Opportunity.Builder deal = Opportunity.builder("EXTRA", at)
                .type(type)
                .test(test)
                .amount(Money.of(700, "USD"))
                .source("SDR")
                .qualifiedAt(at)
                .owner("ann");
        lead.ifPresent(deal::lead);
        if (random.nextBoolean()) {
            deal.status(random.nextBoolean() ? OpportunityStatus.WON : OpportunityStatus.LOST)
                    .closedAt(at);
        }
        List<Opportunity> more =
                new ArrayList<>(sample.records().opportunities().orElse(List.of()));
        more.add(deal.build());
        return sample.records().withOpportunities(more).dataset();
    }

    private static void assertOnlyExclusionsDiffer(Datasets.Sample sample, Dataset after, Set<String> except) {
        Dataset declared = sample.data().toBuilder()
                .supplies(after.feeds().toArray(Feed[]::new))
                .lacks(Datasets.missing(after))
                .build();
        Ledger ledger = sample.ledger(declared);
        Scorecard before = Scorecard.of(ledger);
        Scorecard now = Scorecard.of(sample.ledger(after));
        assertThat(now.frame()).isEqualTo(before.frame());
        List<DateRange> ranges = new ArrayList<>(before.periods());
        ranges.add(sample.data().range());
        for (Kpi kpi : before.kpis()) {
            if (except.contains(kpi.id())) {
                continue;
            }
            for (DateRange range : ranges) {
                for (Segment segment : allSegmentsAndTotal(before)) {
                    Reading old = before.get(kpi, segment, range);
                    Reading read = now.get(kpi, segment, range);
                    assertThat(withoutExclusions(read)).as("%s", old).isEqualTo(withoutExclusions(old));
                }
            }
        }
    }

    // ---- parts of a reading

    @Property(tries = MANY, seed = "103", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void detailsWorkedOutLater_areThoseOfTheSameReadingMadeAtOnce(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        for (Reading reading : Datasets.of(seed).card().readings()) {
            boolean isPartlyImmature = reading.isPartlyImmature();
            boolean isSettled = reading.isSettled();

            assertThat(isPartlyImmature).isEqualTo(reading.flags().contains(Flag.PARTLY_IMMATURE));
            assertThat(isSettled)
                    .isEqualTo(reading.value().isDefined()
                            && !isPartlyImmature
                            && !reading.flags().contains(Flag.PARTIAL_PERIOD));
            assertThat(reading.provisional().<KpiValue>map(KpiValue::of).orElse(reading.value()))
                    .isEqualTo(reading.working().value());
            Reading atOnce = copy(reading, reading.excluded());
            assertThat(atOnce).isEqualTo(reading).hasSameHashCodeAs(reading).hasToString(reading.toString());
            assertThat(atOnce.isSettled()).isEqualTo(isSettled);
        }
    }

    private static Reading withoutExclusions(Reading reading) {
        return copy(reading, Map.of());
    }

    private static Reading copy(Reading reading, Map<Exclusion, Long> excluded) {
        return new Reading(
                reading.kpi(),
                reading.segment(),
                reading.range(),
                reading.currency(),
                reading.value(),
                reading.numerator(),
                reading.denominator(),
                reading.n(),
                reading.interval(),
                reading.dispersion(),
                excluded,
                reading.flags(),
                reading.provisional(),
                reading.working());
    }

    static Lead renamed(Lead lead, String id) {
        return new Lead(
                id,
                lead.createdAt(),
                lead.account(),
                lead.channel(),
                lead.campaign(),
                lead.origin(),
                lead.type(),
                lead.intent(),
                lead.zone(),
                lead.owner(),
                lead.ownerAssignedAt(),
                lead.transitions(),
                lead.signals(),
                lead.scores(),
                lead.duplicateOf(),
                lead.test(),
                lead.spam(),
                lead.internal(),
                lead.attributes());
    }

    // ---- I-07

    @Property(tries = MANY, seed = "701", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i07_timesSpend_isTimesCost(
            @ForAll @LongRange(min = 0, max = SEEDS) long seed, @ForAll @LongRange(min = 1, max = 9) long factor) {
        Datasets.Sample sample = Datasets.of(seed);
        Datasets.Records more = sample.records()
                .withSpend(sample.records().spend().orElse(List.of()).stream()
                        .map(item -> new Spend(
                                item.range(),
                                item.amount().times(factor),
                                item.category(),
                                item.channel(),
                                item.campaign(),
                                item.team(),
                                item.share(),
                                item.acquisitionShare(),
                                item.attributes()))
                        .toList());
        Datasets.Records same =
                sample.records().withSpend(sample.records().spend().orElse(List.of()));

        assertCostsTimes(
                Scorecard.of(sample.ledger(same.dataset())),
                Scorecard.of(sample.ledger(more.dataset())),
                Rational.of(factor));
    }

    @Property(tries = MANY, seed = "702", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i07_relabellingTheCurrency_isTimesTheRate(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);
        Datasets.Records records = paidInDollars(sample.records());
        List<Spend> inDollars = relabelled(sample, "USD");
        List<Spend> inFrancs = relabelled(sample, "CHF");
        FxRates francs = FxRates.builder()
                .rate(
                        LocalDate.of(2000, 1, 1),
                        Currency.getInstance("CHF"),
                        Currency.getInstance("USD"),
                        new BigDecimal("1.25"))
                .build();

        assertCostsTimes(
                Scorecard.of(sample.ledger(records.withSpend(inDollars).dataset())),
                Scorecard.of(
                        sample.ledger(records.withFx(francs).withSpend(inFrancs).dataset())),
                Rational.of(5, 4));
    }

    /** The same records with customers who need no exchange rate. */
    private static Datasets.Records paidInDollars(Datasets.Records records) {
        return records.customers()
                .map(customers -> records.withCustomers(customers.stream()
                        .map(customer -> customer.monthlyRevenue().isEmpty()
                                ? customer
                                : customer.toBuilder()
                                        .monthlyRevenue(Money.of(
                                                customer.monthlyRevenue().get().amount(), Currency.getInstance("USD")))
                                        .build())
                        .toList()))
                .orElse(records);
    }

    private static List<Spend> relabelled(Datasets.Sample sample, String currency) {
        return sample.records().spend().orElse(List.of()).stream()
                .map(item -> new Spend(
                        item.range(),
                        Money.of(item.amount().amount(), Currency.getInstance(currency)),
                        item.category(),
                        item.channel(),
                        item.campaign(),
                        item.team(),
                        item.share(),
                        item.acquisitionShare(),
                        item.attributes()))
                .toList();
    }

    private static void assertCostsTimes(Scorecard before, Scorecard after, Rational factor) {
        for (Kpi kpi : COSTS) {
            for (DateRange period : before.periods()) {
                for (Segment segment : allSegmentsAndTotal(before)) {
                    Reading old = before.get(kpi, segment, period);
                    Reading read = after.get(kpi, segment, period);
                    assertThat(read.status()).as("%s", old).isEqualTo(old.status());
                    assertThat(read.value().number())
                            .as("%s", old)
                            .isEqualTo(old.value().number().map(factor::times));
                }
            }
        }
        for (DateRange period : before.periods()) {
            for (Segment segment : allSegmentsAndTotal(before)) {
                Reading old = before.get(CustomerKpis.CLV_TO_CAC, segment, period);
                Reading read = after.get(CustomerKpis.CLV_TO_CAC, segment, period);
                assertThat(read.status()).as("%s", old).isEqualTo(old.status());
                assertThat(read.value().number())
                        .as("%s", old)
                        .isEqualTo(old.value().number().map(ratio -> ratio.dividedBy(factor)));
            }
        }
    }

    // ---- I-08

    @Property(tries = MANY, seed = "801", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i08_costPerOpportunity_isCostPerLeadOverRate(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Scorecard card = Datasets.of(seed).card();

        for (DateRange period : card.periods()) {
            for (Segment segment : allSegmentsAndTotal(card)) {
                Optional<Rational> perLead = number(card, StandardKpis.COST_PER_LEAD, segment, period);
                Optional<Rational> rate = number(card, StandardKpis.LEAD_TO_OPPORTUNITY, segment, period);
                if (perLead.isPresent() && rate.isPresent() && !rate.get().isZero()) {
                    assertThat(number(card, StandardKpis.COST_PER_OPPORTUNITY, segment, period))
                            .contains(perLead.get().dividedBy(rate.get()));
                }
            }
        }
    }

    private static Optional<Rational> number(Scorecard card, Kpi kpi, Segment segment, DateRange period) {
        return card.get(kpi, segment, period).value().number();
    }

    @Property(tries = MANY, seed = "901", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i09_contributions_addUpToOne(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Scorecard card = Datasets.of(seed).card();

        for (Segment segment : allSegmentsAndTotal(card)) {
            Optional<Rational> sum = List.of(
                            StandardKpis.PIPELINE_CONTRIBUTION,
                            StandardKpis.PIPELINE_CONTRIBUTION_INBOUND,
                            StandardKpis.PIPELINE_CONTRIBUTION_PARTNER,
                            StandardKpis.PIPELINE_CONTRIBUTION_OTHER,
                            StandardKpis.PIPELINE_CONTRIBUTION_UNKNOWN)
                    .stream()
                    .flatMap(kpi -> number(card, kpi, segment, card.frame().range()).stream())
                    .reduce(Rational::plus);
            sum.ifPresent(whole -> assertThat(whole).isEqualTo(Rational.ONE));
        }
    }

    // ---- I-20

    @Property(tries = 5 * MANY, seed = "2001", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i20_whatHappensLater_changesNothing(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);
        Hindsight hindsight = new Hindsight(sample.records());

        Dataset forgetful = hindsight.without().dataset();
        Dataset rewritten = hindsight.rewritten(new Random(seed)).dataset();

        assertThat(sample.ledger(forgetful)).isEqualTo(sample.ledger());
        assertThat(sample.ledger(rewritten)).isEqualTo(sample.ledger());
    }

    /** The records as they were at the as-of instant, or with another future. */
    private record Hindsight(Datasets.Records records) {

        private boolean isLater(Timestamp at) {
            return at.instant(records.zone()).isAfter(records.seenUntil());
        }

        private LocalDate today() {
            return LocalDate.ofInstant(records.seenUntil(), records.zone());
        }

        Datasets.Records without() {
            Datasets.Records known = records.withLeads(records.leads().stream()
                    .filter(lead -> !isLater(lead.createdAt()))
                    .map(lead -> lead.toBuilder()
                            .transitions(lead.transitions().stream()
                                    .filter(step -> !isLater(step.at()))
                                    .toList())
                            .signals(lead.signals().stream()
                                    .filter(signal -> !isLater(signal.at()))
                                    .toList())
                            .build())
                    .toList());
            if (records.opportunities().isPresent()) {
                known = known.withOpportunities(records.opportunities().get().stream()
                        .filter(deal -> !isLater(deal.createdAt()))
                        .map(this::cut)
                        .toList());
            }
            if (records.spend().isPresent()) {
                known = known.withSpend(records.spend().get().stream()
                        .filter(item -> !item.range().start().isAfter(today()))
                        .toList());
            }
            if (records.traffic().isPresent()) {
                known = known.withTraffic(records.traffic().get().stream()
                        .filter(row -> !row.range().start().isAfter(today()))
                        .toList());
            }
            if (records.customers().isPresent()) {
                known = known.withCustomers(records.customers().get().stream()
                        .filter(customer -> !isLater(customer.acquiredAt()))
                        .map(this::cut)
                        .toList());
            }
            return known;
        }

        private Customer cut(Customer customer) {
            return customer.churnedAt().map(this::isLater).orElse(false)
                    ? new Customer(
                            customer.id(),
                            customer.acquiredAt(),
                            Optional.empty(),
                            customer.monthlyRevenue(),
                            customer.grossMargin(),
                            customer.account(),
                            customer.lead(),
                            customer.channel(),
                            customer.attributes())
                    : customer;
        }

        private Opportunity cut(Opportunity deal) {
            Opportunity cut = deal;
            if (cut.closedAt().map(this::isLater).orElse(false)) {
                cut = cut.reopened();
            }
            if (cut.qualifiedAt().map(this::isLater).orElse(false)) {
                cut = cut.unqualified();
            }
            return cut.toBuilder()
                    .stages(cut.stages().stream()
                            .filter(stage -> !isLater(stage.at()))
                            .toList())
                    .build();
        }

        Datasets.Records rewritten(Random random) {
            Datasets.Records known = without();
            Timestamp later = Timestamp.of(records.seenUntil().plus(Duration.ofDays(1 + random.nextInt(9))));
            List<Lead> leads = new ArrayList<>(known.leads().stream()
                    .map(lead -> lead.toBuilder()
                            .entered(
                                    Datasets.shuffle(List.of(org.leadkpi.model.Stage.values()), random)
                                            .get(0),
                                    later)
                            .build())
                    .toList());
            leads.add(
                    Lead.builder("LATER", later).channel("moon").account("Acme").build());
            Datasets.Records other = known.withLeads(leads);
            if (known.opportunities().isPresent()) {
                List<Opportunity> deals = new ArrayList<>(known.opportunities().get().stream()
                        .map(deal -> deal.status() == OpportunityStatus.OPEN && random.nextBoolean()
                                ? deal.toBuilder()
                                        .status(OpportunityStatus.WON)
                                        .closedAt(later)
                                        .build()
                                : deal)
                        .toList());
                deals.add(Opportunity.builder("LATER", later)
                        .lead("L0")
                        .qualifiedAt(later)
                        .build());
                other = other.withOpportunities(deals);
            }
            if (known.spend().isPresent()) {
                List<Spend> spend = new ArrayList<>(known.spend().get());
                spend.add(Spend.builder(DateRange.ofDay(today().plusDays(1)), Money.of(99, "USD"), SpendCategory.EVENT)
                        .channel("moon")
                        .build());
                other = other.withSpend(spend);
            }
            if (known.customers().isPresent()) {
                other = other.withCustomers(known.customers().get().stream()
                        .map(customer -> customer.churnedAt().isEmpty() && random.nextBoolean()
                                ? customer.toBuilder().churnedAt(later).build()
                                : customer)
                        .toList());
            }
            if (known.reps().isPresent()) {
                List<Rep> reps = new ArrayList<>(known.reps().get());
                reps.add(Rep.builder("dan").activeFrom(today().plusDays(1)).build());
                other = other.withReps(reps);
            }
            return other;
        }
    }

    // ---- I-24

    @Property(tries = MANY, seed = "2401", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i24_aSegmentWithoutRecords_changesNoOtherReading(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);
        Ledger ledger = sample.ledger();
        Map<String, String> values = new LinkedHashMap<>();
        ledger.frame().axes().forEach(axis -> values.put(axis.dimension(), "nobody has this"));
        Segment nothing = new Segment(values);
        List<LedgerRow> rows = new ArrayList<>(ledger.rows());
        rows.add(new LedgerRow(nothing, ledger.periods().get(0), "leads", 1, 0));

        Ledger more = Ledger.ofRows(ledger.frame(), ledger.catalog(), rows);

        assertThat(Scorecard.of(more).readings()).isEqualTo(Scorecard.of(ledger).readings());
        if (!nothing.isTotal()) {
            for (Kpi kpi : ledger.catalog().kpis()) {
                Reading reading =
                        Scorecard.of(ledger).get(kpi, nothing, sample.data().range());
                assertThat(reading.n()).isZero();
                assertThat(reading.numerator().orElse(Rational.ZERO).isZero() || kpi.formula() instanceof Statistic)
                        .isTrue();
            }
        }
    }

    // ---- traces and texts

    @Property(tries = MANY, seed = "3001", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void text_reEvaluatesToTheValue(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Ledger ledger = Datasets.of(seed).ledger();
        DateRange range = ledger.periods().get(0);

        for (Kpi kpi : ledger.catalog().kpis()) {
            for (Segment segment : allSegments(ledger)) {
                Cell cell = ledger.cell(segment, range);
                Map<String, Formula> leaves = new LinkedHashMap<>();
                collect(kpi.formula(), leaves);
                KpiValue value = kpi.formula().evaluate(cell);
                Optional<Rational> read = FormulaReader.evaluate(
                        kpi.formula().text(),
                        name -> leaves.get(name).evaluate(cell).number());
                assertThat(read).as("%s of %s", kpi, cell).isEqualTo(value.number());
                assertThat(kpi.formula().trace(cell).value()).isEqualTo(value);
            }
        }
    }

    private static void collect(Formula formula, Map<String, Formula> leaves) {
        if (formula instanceof Tally<?> || formula instanceof DistributionFormula) {
            leaves.put(formula.text(), formula);
        } else {
            formula.operands().forEach(operand -> collect(operand, leaves));
        }
    }

    @Property(tries = MANY, seed = "3002", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void trace_numbersMakeTheValue(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        for (Reading reading : Datasets.of(seed).card().readings()) {
            Trace working = reading.working();
            if (reading.kpi().formula() instanceof Quotient quotient) {
                assertThat(working.steps()).hasSize(2);
                assertThat(reading.numerator())
                        .isEqualTo(working.steps().get(0).value().number());
                assertThat(reading.denominator())
                        .isEqualTo(working.steps().get(1).value().number());
                if (quotient.operands().stream().allMatch(Tally.class::isInstance)
                        && working.value().isDefined()) {
                    assertThat(working.value().number())
                            .contains(reading.numerator()
                                    .orElseThrow()
                                    .dividedBy(reading.denominator().orElseThrow()));
                }
            }
            if (working.value().isDefined()) {
                String numbers = working.numbers(
                        (number, unit) -> "(" + number.toString().replace("/", " / ") + ")");
                assertThat(FormulaReader.evaluate(numbers, name -> Optional.empty()))
                        .as("%s", reading)
                        .isEqualTo(working.value().number());
            }
            assertThat(reading.trace())
                    .startsWith(reading.kpi().id() + " = ")
                    .endsWith(reading.value().isDefined() ? reading.show() : ")");
        }
    }

    @Property(tries = 30, seed = "3003", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void sources_readOneRecordAtMostOnce(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Dataset data = Datasets.of(seed).data();

        assertThat(Source.LEADS.records(data)).doesNotHaveDuplicates();
        assertThat(Source.OPPORTUNITIES.records(data)).doesNotHaveDuplicates();
        assertThat(Source.ACQUISITIONS.records(data)).doesNotHaveDuplicates();
        assertThat(Catalog.standard().tallies()).contains(StandardTallies.LEADS);
    }
}
