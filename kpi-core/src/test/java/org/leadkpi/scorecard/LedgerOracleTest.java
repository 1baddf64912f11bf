package org.leadkpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.leadkpi.Datasets;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.OpportunityType;
import org.leadkpi.model.Spend;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** A plain loop over the records, written from the specification, says the same as the scorecard. */
class LedgerOracleTest {

    @Property(tries = 400, seed = "4711", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void scorecard_byChannelAndMonth_equalsAPlainLoop(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Datasets.Records records = plain(Datasets.of(seed).records());
        Oracle oracle = new Oracle(records);
        Scorecard card = Scorecard.of(records.dataset(), Grain.MONTH, StandardDimensions.CHANNEL);
        List<DateRange> ranges = new ArrayList<>(months(records.range()));
        assertThat(card.periods()).isEqualTo(ranges);
        ranges.add(records.range());
        List<Optional<String>> channels = new ArrayList<>(List.of(Optional.empty()));
        card.segments().forEach(segment -> channels.add(Optional.of(segment.toString())));

        for (DateRange range : ranges) {
            for (Optional<String> channel : channels) {
                Segment segment =
                        channel.map(name -> Segment.of("channel", name)).orElse(Segment.ALL);
                Expected expected = oracle.cell(channel, range);
                expected.values.forEach((kpi, value) -> {
                    Reading reading = card.get(kpi, segment, range);
                    assertThat(reading.status()).as("%s", reading).isEqualTo(value.status);
                    Optional<Rational> number = reading.value().number().or(reading::provisional);
                    assertThat(number.map(n -> new Fraction(n.numerator(), n.denominator())))
                            .as("%s", reading)
                            .isEqualTo(value.number);
                });
            }
        }
    }

    /** The same company without stage model, declared gaps and opportunities of other accounts than those of their lead. */
    private static Datasets.Records plain(Datasets.Records records) {
        Map<String, Lead> leads = new HashMap<>();
        records.leads().forEach(lead -> leads.put(lead.id(), lead));
        List<Opportunity> opportunities = records.opportunities().orElse(List.of()).stream()
                .map(deal -> {
                    Optional<Lead> lead = deal.lead().map(leads::get);
                    return lead.isEmpty()
                            ? deal
                            : new Opportunity(
                                    deal.id(),
                                    deal.createdAt(),
                                    deal.lead(),
                                    lead.get().account(),
                                    deal.source(),
                                    deal.type(),
                                    deal.qualifiedAt(),
                                    deal.qualifiedAmount(),
                                    deal.amount(),
                                    deal.status(),
                                    deal.closedAt(),
                                    deal.lossReason(),
                                    deal.owner(),
                                    deal.stages(),
                                    deal.test(),
                                    deal.attributes());
                })
                .toList();
        return new Datasets.Records(
                records.range(),
                records.zone(),
                records.asOf(),
                records.fx(),
                records.policies(),
                Optional.empty(),
                records.leads(),
                Optional.of(opportunities),
                Optional.of(records.spend().orElse(List.of())),
                records.traffic(),
                records.reps(),
                records.customers(),
                List.<Feed>of());
    }

    private static List<DateRange> months(DateRange range) {
        List<DateRange> months = new ArrayList<>();
        LocalDate start = range.start();
        while (start.isBefore(range.end())) {
            LocalDate next = start.withDayOfMonth(1).plusMonths(1);
            LocalDate end = next.isBefore(range.end()) ? next : range.end();
            months.add(DateRange.of(start, end));
            start = end;
        }
        return months;
    }

    /** An exact fraction that owes nothing to the code under test. */
    private record Fraction(BigInteger top, BigInteger bottom) {
        static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

        Fraction {
            BigInteger divisor = top.gcd(bottom).max(BigInteger.ONE);
            divisor = bottom.signum() < 0 ? divisor.negate() : divisor;
            top = top.divide(divisor);
            bottom = bottom.divide(divisor);
        }

        static Fraction of(long number) {
            return new Fraction(BigInteger.valueOf(number), BigInteger.ONE);
        }

        static Fraction of(BigDecimal decimal) {
            BigDecimal scaled = decimal.setScale(Math.max(0, decimal.scale()));
            return new Fraction(scaled.unscaledValue(), BigInteger.TEN.pow(scaled.scale()));
        }

        static Fraction of(Rational rational) {
            return new Fraction(rational.numerator(), rational.denominator());
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
        }

        Fraction times(Fraction other) {
            return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
        }

        Fraction over(Fraction other) {
            return new Fraction(top.multiply(other.bottom), bottom.multiply(other.top));
        }

        Fraction inCents() {
            BigDecimal cents = new BigDecimal(top.multiply(BigInteger.valueOf(100)))
                    .divide(new BigDecimal(bottom), 0, RoundingMode.HALF_EVEN);
            return new Fraction(cents.toBigInteger(), BigInteger.valueOf(100));
        }

        int compare(Fraction other) {
            return top.multiply(other.bottom).compareTo(other.top.multiply(bottom));
        }

        boolean isZero() {
            return top.signum() == 0;
        }

        int signum() {
            return top.signum();
        }
    }

    private record Answer(Status status, Optional<Fraction> number) {
        static Answer of(Fraction number) {
            return new Answer(Status.DEFINED, Optional.of(number));
        }

        static Answer none(Status status) {
            return new Answer(status, Optional.empty());
        }
    }

    private static final class Expected {
        private final Map<Kpi, Answer> values = new HashMap<>();
    }

    private static final class Oracle {
        private final Datasets.Records records;
        private final ZoneId zone;
        private final List<Lead> leads = new ArrayList<>();
        private final Map<String, Lead> byId = new HashMap<>();
        private final List<Opportunity> deals = new ArrayList<>();

        Oracle(Datasets.Records records) {
            this.records = records;
            this.zone = records.zone();
            Set<String> seen = new HashSet<>();
            for (Lead lead : records.leads()) {
                if (seen.add(lead.id()) && exists(lead.createdAt())) {
                    leads.add(lead);
                    byId.put(lead.id(), lead);
                }
            }
            Set<String> seenDeals = new HashSet<>();
            for (Opportunity deal : records.opportunities().orElseThrow()) {
                if (seenDeals.add(deal.id()) && exists(deal.createdAt())) {
                    deals.add(deal);
                }
            }
        }

        private boolean exists(Timestamp at) {
            return !at.instant(zone).isAfter(records.seenUntil());
        }

        // ---- leads

        private Optional<Timestamp> first(Lead lead, Stage stage) {
            Optional<Timestamp> first = Optional.empty();
            for (StageTransition step : lead.transitions()) {
                if (step.to() == stage
                        && exists(step.at())
                        && (first.isEmpty()
                                || step.at().instant(zone).isBefore(first.get().instant(zone)))) {
                    first = Optional.of(step.at());
                }
            }
            return first;
        }

        private boolean isBefore(Timestamp a, Timestamp b) {
            return a.precision() == Precision.DAY || b.precision() == Precision.DAY
                    ? a.date(zone).isBefore(b.date(zone))
                    : a.instant(zone).isBefore(b.instant(zone));
        }

        private String disqualification(Lead lead) {
            Optional<StageTransition> first = Optional.empty();
            for (StageTransition step : lead.transitions()) {
                if (step.to() == Stage.DISQUALIFIED
                        && step.reason().isPresent()
                        && exists(step.at())
                        && (first.isEmpty()
                                || step.at()
                                        .instant(zone)
                                        .isBefore(first.get().at().instant(zone)))) {
                    first = Optional.of(step);
                }
            }
            return first.flatMap(StageTransition::reason).orElse("").toLowerCase(Locale.ROOT);
        }

        /** A record of nobody: a test, spam or one of our own people. */
        private boolean isJunk(Lead lead) {
            return lead.test()
                    || lead.spam()
                    || lead.internal()
                    || Set.of("test", "spam", "internal").contains(disqualification(lead));
        }

        private boolean isDuplicateOnly(Lead lead) {
            return !isJunk(lead)
                    && (lead.duplicateOf().isPresent() || disqualification(lead).equals("duplicate"));
        }

        private boolean isNew(Lead lead) {
            boolean real = !isJunk(lead) && !isDuplicateOnly(lead);
            return real && !(records.policies().excludeExistingCustomers() && isExistingCustomer(lead));
        }

        private boolean isExistingCustomer(Lead lead) {
            if (lead.account().isEmpty()) {
                return false;
            }
            List<Timestamp> since = new ArrayList<>();
            for (Lead other : leads) {
                if (other.account().equals(lead.account()) && !isJunk(other)) {
                    first(other, Stage.CUSTOMER).ifPresent(since::add);
                }
            }
            for (Opportunity deal : deals) {
                boolean ofJunk = deal.lead().map(byId::get).map(this::isJunk).orElse(false);
                if (isWonNewBusiness(deal) && deal.account().equals(lead.account()) && !ofJunk) {
                    since.add(deal.closedAt().orElseThrow());
                }
            }
            for (Customer customer : records.customers().orElse(List.of())) {
                if (exists(customer.acquiredAt()) && customer.account().equals(lead.account())) {
                    since.add(customer.acquiredAt());
                }
            }
            return since.stream().anyMatch(at -> isBefore(at, lead.createdAt()));
        }

        private List<Opportunity> dealsOf(Lead lead) {
            return deals.stream()
                    .filter(deal -> deal.lead().equals(Optional.of(lead.id())))
                    .toList();
        }

        private Optional<Timestamp> customerSince(Lead lead) {
            Optional<Timestamp> stage = first(lead, Stage.CUSTOMER);
            if (stage.isPresent()) {
                return stage;
            }
            Optional<Timestamp> first = Optional.empty();
            for (Opportunity deal : dealsOf(lead)) {
                if (isWonNewBusiness(deal)
                        && (first.isEmpty()
                                || deal.closedAt()
                                        .orElseThrow()
                                        .instant(zone)
                                        .isBefore(first.get().instant(zone)))) {
                    first = deal.closedAt();
                }
            }
            return first;
        }

        private static long wholeDays(Instant from, Instant to) {
            return Math.max(0, Duration.between(from, to).toDays());
        }

        /** The longer of the policy and the 90th percentile of the own times from MQL to SQL. */
        private Fraction matureAge() {
            List<Fraction> days = new ArrayList<>();
            for (Lead lead : leads) {
                Optional<Timestamp> mql = first(lead, Stage.MQL);
                Optional<Timestamp> sql = first(lead, Stage.SQL);
                if (isNew(lead) && isIn(records.range(), mql) && sql.isPresent() && !isBefore(sql.get(), mql.get())) {
                    days.add(Fraction.of(
                            wholeDays(mql.get().instant(zone), sql.get().instant(zone))));
                }
            }
            Fraction minimum = Fraction.of(records.policies().mqlToSqlDays());
            if (days.isEmpty()) {
                return minimum;
            }
            Collections.sort(days, Fraction::compare);
            int tenths = 9 * (days.size() - 1);
            Fraction low = days.get(tenths / 10);
            Fraction high = days.get(Math.min(tenths / 10 + 1, days.size() - 1));
            Fraction rest = Fraction.of(tenths % 10).over(Fraction.of(10));
            Fraction p90 = low.plus(high.plus(low.times(Fraction.of(-1))).times(rest));
            return p90.compare(minimum) > 0 ? p90 : minimum;
        }

        private boolean isMature(Lead lead, Timestamp since) {
            List<Opportunity> own = dealsOf(lead);
            boolean lost = !own.isEmpty();
            for (Opportunity deal : own) {
                lost &= status(deal) == OpportunityStatus.LOST;
            }
            Fraction age = Fraction.of(wholeDays(since.instant(zone), records.seenUntil()));
            return first(lead, Stage.SQL).isPresent()
                    || customerSince(lead).isPresent()
                    || first(lead, Stage.DISQUALIFIED).isPresent()
                    || lost
                    || age.compare(matureAge()) >= 0;
        }

        // ---- opportunities

        private OpportunityStatus status(Opportunity deal) {
            boolean closesLater =
                    deal.closedAt().isPresent() && !exists(deal.closedAt().get());
            return closesLater ? OpportunityStatus.OPEN : deal.status();
        }

        private boolean isNewBusiness(Opportunity deal) {
            return !deal.test() && deal.type() == OpportunityType.NEW_BUSINESS;
        }

        private boolean isWonNewBusiness(Opportunity deal) {
            return isNewBusiness(deal)
                    && status(deal) == OpportunityStatus.WON
                    && deal.closedAt().isPresent();
        }

        private Optional<Fraction> dollars(Money money, LocalDate date) {
            Fraction amount = Fraction.of(money.amount());
            return records.fx()
                    .rate(money.currency(), java.util.Currency.getInstance("USD"), date)
                    .map(rate -> amount.times(Fraction.of(rate)));
        }

        private String channel(Optional<Lead> lead) {
            return lead.flatMap(Lead::channel).orElse("(none)");
        }

        // ---- customers

        private record Win(Timestamp at, Optional<Lead> lead, String tie) {}

        /** The channel and date of each customer. */
        private List<Map.Entry<String, Timestamp>> customers() {
            Map<String, Win> wins = new TreeMap<>();
            for (Lead lead : leads) {
                Optional<Timestamp> since = customerSince(lead);
                if (isNew(lead) && since.isPresent()) {
                    note(wins, lead.account().orElse(lead.id()), new Win(since.get(), Optional.of(lead), lead.id()));
                }
            }
            for (Opportunity deal : deals) {
                Optional<Lead> lead = deal.lead().map(byId::get);
                if (isWonNewBusiness(deal) && (lead.isEmpty() || isDuplicateOnly(lead.get()))) {
                    String identity = deal.account()
                            .or(() -> lead.map(l -> l.account().orElse(l.id())))
                            .or(deal::lead)
                            .orElse(deal.id());
                    note(
                            wins,
                            identity,
                            new Win(
                                    deal.closedAt().orElseThrow(),
                                    lead,
                                    lead.map(Lead::id).orElse("")));
                }
            }
            List<Map.Entry<String, Timestamp>> customers = new ArrayList<>();
            wins.forEach((identity, win) -> {
                Optional<Lead> source = Optional.empty();
                for (Lead lead : leads) {
                    boolean counts = lead.account().equals(Optional.of(identity))
                            && isNew(lead)
                            && !isBefore(win.at, lead.createdAt());
                    if (counts && (source.isEmpty() || isEarlier(lead, source.get()))) {
                        source = Optional.of(lead);
                    }
                }
                customers.add(Map.entry(channel(source.or(() -> win.lead)), win.at));
            });
            return customers;
        }

        private boolean isEarlier(Lead a, Lead b) {
            int order = a.createdAt().instant(zone).compareTo(b.createdAt().instant(zone));
            return order < 0 || order == 0 && a.id().compareTo(b.id()) < 0;
        }

        private void note(Map<String, Win> wins, String identity, Win win) {
            Win before = wins.get(identity);
            int order = before == null ? -1 : win.at.instant(zone).compareTo(before.at.instant(zone));
            if (order < 0 || order == 0 && win.tie.compareTo(before.tie) < 0) {
                wins.put(identity, win);
            }
        }

        // ---- the cell

        Expected cell(Optional<String> channel, DateRange range) {
            long newLeads = 0;
            long mqls = 0;
            long sqls = 0;
            long cohort = 0;
            long converted = 0;
            long mature = 0;
            for (Lead lead : leads) {
                if (!isNew(lead) || !isIn(channel, lead.channel().orElse("(none)"))) {
                    continue;
                }
                Optional<Timestamp> mql = first(lead, Stage.MQL);
                Optional<Timestamp> sql = first(lead, Stage.SQL);
                newLeads += isIn(range, Optional.of(lead.createdAt())) ? 1 : 0;
                mqls += isIn(range, mql) ? 1 : 0;
                sqls += isIn(range, sql) ? 1 : 0;
                if (isIn(range, mql) && !(sql.isPresent() && isBefore(sql.get(), mql.get()))) {
                    cohort++;
                    converted += sql.isPresent() ? 1 : 0;
                    mature += isMature(lead, mql.get()) ? 1 : 0;
                }
            }
            Expected expected = new Expected();
            expected.values.put(StandardKpis.NEW_LEADS, Answer.of(Fraction.of(newLeads)));
            expected.values.put(StandardKpis.MQL_VOLUME, Answer.of(Fraction.of(mqls)));
            expected.values.put(StandardKpis.SQL_VOLUME, Answer.of(Fraction.of(sqls)));
            Answer conversion = quotient(Fraction.of(converted), cohort, false);
            expected.values.put(
                    StandardKpis.MQL_TO_SQL,
                    cohort > 0 && 10 * mature < 8 * cohort
                            ? new Answer(Status.IMMATURE, conversion.number)
                            : conversion);

            Answer spend = spend(channel, range);
            long customers = customers().stream()
                    .filter(one -> isIn(channel, one.getKey()) && isIn(range, Optional.of(one.getValue())))
                    .count();
            expected.values.put(StandardKpis.TOTAL_SPEND, spend);
            expected.values.put(StandardKpis.COST_PER_LEAD, cost(spend, newLeads));
            expected.values.put(StandardKpis.CUSTOMERS_WON, Answer.of(Fraction.of(customers)));
            expected.values.put(StandardKpis.CUSTOMER_ACQUISITION_COST, cost(spend, customers));

            deals(channel, range, expected);
            return expected;
        }

        private void deals(Optional<String> channel, DateRange range, Expected expected) {
            Fraction pipeline = Fraction.ZERO;
            boolean pipelineKnown = true;
            Fraction revenue = Fraction.ZERO;
            boolean revenueKnown = true;
            long won = 0;
            long closed = 0;
            List<Fraction> sizes = new ArrayList<>();
            List<Fraction> cycles = new ArrayList<>();
            for (Opportunity deal : deals) {
                if (!isNewBusiness(deal) || !isIn(channel, channel(deal.lead().map(byId::get)))) {
                    continue;
                }
                Optional<Timestamp> qualified = deal.qualifiedAt().filter(this::exists);
                Optional<Money> amountThen = (deal.qualifiedAt().isEmpty() || qualified.isPresent()
                                ? deal.qualifiedAmount()
                                : Optional.<Money>empty())
                        .or(deal::amount);
                if (isIn(range, qualified) && amountThen.isPresent()) {
                    Optional<Fraction> dollars =
                            dollars(amountThen.get(), qualified.get().date(zone));
                    pipelineKnown &= dollars.isPresent();
                    pipeline = pipeline.plus(dollars.orElse(Fraction.ZERO));
                }
                if (status(deal) == OpportunityStatus.OPEN || !isIn(range, deal.closedAt())) {
                    continue;
                }
                closed++;
                if (status(deal) == OpportunityStatus.WON) {
                    won++;
                    if (deal.amount().isPresent()) {
                        Optional<Fraction> dollars = dollars(
                                deal.amount().get(), deal.closedAt().get().date(zone));
                        revenueKnown &= dollars.isPresent();
                        revenue = revenue.plus(dollars.orElse(Fraction.ZERO));
                        dollars.ifPresent(size -> sizes.add(size.inCents()));
                    }
                    if (!isBefore(deal.closedAt().get(), deal.createdAt())) {
                        cycles.add(days(deal.createdAt(), deal.closedAt().get()));
                    }
                }
            }
            expected.values.put(
                    StandardKpis.PIPELINE_GENERATED,
                    pipelineKnown ? Answer.of(pipeline) : Answer.none(Status.MISSING_FX));
            expected.values.put(
                    StandardKpis.REVENUE_WON, revenueKnown ? Answer.of(revenue) : Answer.none(Status.MISSING_FX));
            expected.values.put(StandardKpis.WIN_RATE, quotient(Fraction.of(won), closed, false));
            expected.values.put(
                    StandardKpis.AVERAGE_DEAL_SIZE_MEDIAN,
                    revenueKnown ? median(sizes) : Answer.none(Status.MISSING_FX));
            expected.values.put(StandardKpis.SALES_CYCLE_LENGTH, median(cycles));
        }

        private Fraction days(Timestamp from, Timestamp to) {
            if (from.precision() == Precision.DAY || to.precision() == Precision.DAY) {
                return Fraction.of(ChronoUnit.DAYS.between(from.date(zone), to.date(zone)));
            }
            long millis = Duration.between(from.instant(zone), to.instant(zone)).toMillis();
            return Fraction.of(millis).over(Fraction.of(86_400_000));
        }

        private Answer spend(Optional<String> channel, DateRange range) {
            LocalDate today = LocalDate.ofInstant(records.seenUntil(), zone);
            Fraction sum = Fraction.ZERO;
            boolean known = false;
            boolean missingRate = false;
            for (Spend item : records.spend().orElseThrow()) {
                if (item.acquisitionShare().isZero()
                        || !isIn(channel, item.channel().orElse("(none)"))) {
                    continue;
                }
                Fraction part = Fraction.of(item.share())
                        .times(Fraction.of(item.acquisitionShare()))
                        .over(Fraction.of(item.range().days()));
                for (LocalDate day = item.range().start();
                        day.isBefore(item.range().end());
                        day = day.plusDays(1)) {
                    if (range.contains(day) && !day.isAfter(today)) {
                        known = true;
                        Optional<Fraction> dollars = dollars(item.amount(), day);
                        missingRate |= dollars.isEmpty();
                        sum = sum.plus(dollars.orElse(Fraction.ZERO).times(part));
                    }
                }
            }
            if (!known) {
                return Answer.none(Status.MISSING_INPUT);
            }
            return missingRate ? Answer.none(Status.MISSING_FX) : Answer.of(sum);
        }

        private static Answer cost(Answer spend, long outputs) {
            return spend.number.isEmpty() ? spend : quotient(spend.number.get(), outputs, true);
        }

        private static Answer quotient(Fraction top, long bottom, boolean isCost) {
            if (bottom == 0) {
                Status credited = top.signum() < 0 ? Status.NOT_APPLICABLE : Status.NO_OUTPUT;
                Status withoutBase = isCost ? credited : Status.NO_BASE;
                return Answer.none(top.isZero() ? Status.NO_DATA : withoutBase);
            }
            return Answer.of(top.over(Fraction.of(bottom)));
        }

        private static Answer median(List<Fraction> values) {
            if (values.isEmpty()) {
                return Answer.none(Status.NO_DATA);
            }
            List<Fraction> sorted = new ArrayList<>(values);
            Collections.sort(sorted, Fraction::compare);
            Fraction low = sorted.get((sorted.size() - 1) / 2);
            Fraction high = sorted.get(sorted.size() / 2);
            return Answer.of(low.plus(high).over(Fraction.of(2)));
        }

        private static boolean isIn(Optional<String> wanted, String channel) {
            return wanted.isEmpty() || wanted.get().equals(channel);
        }

        private boolean isIn(DateRange range, Optional<Timestamp> at) {
            return at.isPresent() && exists(at.get()) && range.contains(at.get().date(zone));
        }
    }
}
