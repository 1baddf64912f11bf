package org.leadkpi;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Lead;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStageChange;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.OpportunityType;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Platform;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageModel;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.Traffic;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.FxRates;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/** Random small companies, one per seed: odd dates, gaps, duplicates and foreign money included. */
public final class Datasets {

    private static final List<String> CHANNELS = List.of("organic", "paid_search", "linkedin", "outbound");
    private static final List<String> ACCOUNTS = List.of("Acme", "Brown", "Cyan", "Delta", "Echo");
    private static final List<String> CAMPAIGNS = List.of("spring", "autumn");
    private static final List<String> OWNERS = List.of("ann", "bob", "cem", "nobody");
    private static final List<String> SOURCES = List.of("SDR", "inbound", "Partner", "unknown", "event");
    private static final List<String> CURRENCIES = List.of("USD", "USD", "USD", "EUR", "JPY", "GBP");
    private static final List<String> STEPS = List.of("New", "Discovery", "Proposal");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("UTC"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("America/Sao_Paulo"));
    private static final List<Grain> GRAINS = List.of(
            Grain.DAY,
            Grain.WEEK,
            Grain.MONTH,
            Grain.MONTH,
            Grain.QUARTER,
            Grain.YEAR,
            Grain.NONE,
            Grain.quarterStarting(Month.FEBRUARY),
            Grain.yearStarting(Month.APRIL));
    private static final List<Dimension> DIMENSIONS = Catalog.standard().dimensions();

    private Datasets() {}

    /** The records of a company before anything is cut, and what a calculation must be told. */
    public record Records(
            DateRange range,
            ZoneId zone,
            Optional<Instant> asOf,
            FxRates fx,
            Policies policies,
            Optional<StageModel> stageModel,
            List<Lead> leads,
            Optional<List<Opportunity>> opportunities,
            Optional<List<Spend>> spend,
            Optional<List<Traffic>> traffic,
            Optional<List<Rep>> reps,
            Optional<List<Customer>> customers,
            List<Feed> lacking) {

        /** The instant after which nothing exists. */
        public Instant seenUntil() {
            return asOf.orElseGet(() -> range.endInstant(zone));
        }

        public Dataset.Builder builder() {
            Dataset.Builder builder = Dataset.observed(range.start(), range.end())
                    .zone(zone)
                    .currency("USD")
                    .fx(fx)
                    .policies(policies)
                    .leads(leads);
            asOf.ifPresent(builder::asOf);
            stageModel.ifPresent(builder::stageModel);
            opportunities.ifPresent(builder::opportunities);
            spend.ifPresent(builder::spend);
            traffic.ifPresent(builder::traffic);
            reps.ifPresent(builder::reps);
            customers.ifPresent(builder::customers);
            return builder.lacks(lacking.toArray(Feed[]::new));
        }

        public Dataset dataset() {
            return builder().build();
        }

        public Records withLeads(List<Lead> other) {
            return new Records(
                    range,
                    zone,
                    asOf,
                    fx,
                    policies,
                    stageModel,
                    other,
                    opportunities,
                    spend,
                    traffic,
                    reps,
                    customers,
                    lacking);
        }

        public Records withOpportunities(List<Opportunity> other) {
            return new Records(
                    range,
                    zone,
                    asOf,
                    fx,
                    policies,
                    stageModel,
                    leads,
                    Optional.of(other),
                    spend,
                    traffic,
                    reps,
                    customers,
                    lacking);
        }

        public Records withSpend(List<Spend> other) {
            return new Records(
                    range,
                    zone,
                    asOf,
                    fx,
                    policies,
                    stageModel,
                    leads,
                    opportunities,
                    Optional.of(other),
                    traffic,
                    reps,
                    customers,
                    lacking);
        }

        public Records withTraffic(List<Traffic> other) {
            return new Records(
                    range,
                    zone,
                    asOf,
                    fx,
                    policies,
                    stageModel,
                    leads,
                    opportunities,
                    spend,
                    Optional.of(other),
                    reps,
                    customers,
                    lacking);
        }

        public Records withReps(List<Rep> other) {
            return new Records(
                    range,
                    zone,
                    asOf,
                    fx,
                    policies,
                    stageModel,
                    leads,
                    opportunities,
                    spend,
                    traffic,
                    Optional.of(other),
                    customers,
                    lacking);
        }

        public Records withCustomers(List<Customer> other) {
            return new Records(
                    range,
                    zone,
                    asOf,
                    fx,
                    policies,
                    stageModel,
                    leads,
                    opportunities,
                    spend,
                    traffic,
                    reps,
                    Optional.of(other),
                    lacking);
        }

        public Records withFx(FxRates other) {
            return new Records(
                    range,
                    zone,
                    asOf,
                    other,
                    policies,
                    stageModel,
                    leads,
                    opportunities,
                    spend,
                    traffic,
                    reps,
                    customers,
                    lacking);
        }

        /** The same records in another order. */
        public Records shuffled(Random random) {
            Records shuffled = withLeads(shuffle(leads, random));
            if (opportunities.isPresent()) {
                shuffled = shuffled.withOpportunities(shuffle(opportunities.get(), random));
            }
            if (spend.isPresent()) {
                shuffled = shuffled.withSpend(shuffle(spend.get(), random));
            }
            if (traffic.isPresent()) {
                shuffled = shuffled.withTraffic(shuffle(traffic.get(), random));
            }
            if (reps.isPresent()) {
                shuffled = shuffled.withReps(shuffle(reps.get(), random));
            }
            if (customers.isPresent()) {
                shuffled = shuffled.withCustomers(shuffle(customers.get(), random));
            }
            return shuffled;
        }
    }

    /** A company, and how somebody looks at it. */
    public record Sample(long seed, Records records, Dataset data, Grain grain, List<Dimension> dimensions) {

        public Ledger ledger() {
            return ledger(data);
        }

        public Ledger ledger(Dataset other) {
            return Ledger.of(other, grain, dimensions.toArray(Dimension[]::new));
        }

        public Scorecard card() {
            return Scorecard.of(ledger());
        }

        @Override
        public String toString() {
            return "sample " + seed + ": " + data + " by " + grain + " x " + dimensions;
        }
    }

    /** The company of a seed. */
    public static Sample of(long seed) {
        Random random = new Random(seed);
        Records records = new Company(random).records();
        Dataset data = records.dataset();
        Grain grain = pick(GRAINS, random);
        if (grain.equals(Grain.DAY) && records.range().days() > 60) {
            grain = Grain.WEEK;
        }
        List<Dimension> all = new ArrayList<>(DIMENSIONS);
        if (data.attributeNames().contains("size")) {
            all.add(StandardDimensions.attribute("size", data));
        }
        Collections.shuffle(all, random);
        int axes = random.nextInt(4);
        List<Dimension> dimensions = new ArrayList<>(all.subList(0, axes));
        if (axes > 0 && random.nextBoolean() && !dimensions.contains(StandardDimensions.CHANNEL)) {
            dimensions.set(0, StandardDimensions.CHANNEL);
        }
        return new Sample(seed, records, data, grain, List.copyOf(dimensions));
    }

    /** The same list in another order. */
    public static <T> List<T> shuffle(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return List.copyOf(copy);
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /**
     * Splits a dataset into parts that share no account, lead or series of traffic.
     *
     * @param sharesReps whether a lead and its rep must stay together, because a dimension looks the rep up
     */
    public static List<Dataset> parts(Dataset data, int count, boolean sharesReps, Random random) {
        Map<String, String> parent = new HashMap<>();
        Function<String, String> root = new Function<>() {
            @Override
            public String apply(String node) {
                String above = parent.getOrDefault(node, node);
                return above.equals(node) ? node : apply(above);
            }
        };
        List<List<String>> together = new ArrayList<>();
        data.journeys().forEach(journey -> {
            Lead lead = journey.lead();
            List<String> nodes = new ArrayList<>(List.of("lead " + lead.id()));
            lead.account().ifPresent(account -> nodes.add("account " + account));
            lead.owner().filter(owner -> sharesReps).ifPresent(owner -> nodes.add("rep " + owner));
            together.add(nodes);
        });
        data.deals().forEach(deal -> {
            Opportunity opportunity = deal.opportunity();
            List<String> nodes = new ArrayList<>(List.of("deal " + opportunity.id()));
            opportunity.lead().ifPresent(lead -> nodes.add("lead " + lead));
            opportunity.account().ifPresent(account -> nodes.add("account " + account));
            opportunity.owner().filter(owner -> sharesReps).ifPresent(owner -> nodes.add("rep " + owner));
            together.add(nodes);
        });
        data.customers().forEach(customer -> {
            List<String> nodes = new ArrayList<>(List.of("customer " + customer.id()));
            customer.lead().ifPresent(lead -> nodes.add("lead " + lead));
            customer.account().ifPresent(account -> nodes.add("account " + account));
            together.add(nodes);
        });
        together.forEach(nodes -> nodes.forEach(node -> parent.put(root.apply(node), root.apply(nodes.get(0)))));
        Map<String, Integer> partOf = new TreeMap<>();
        Function<String, Integer> part =
                node -> partOf.computeIfAbsent(root.apply(node), unit -> random.nextInt(count));
        List<Integer> spendParts =
                data.spend().stream().map(item -> random.nextInt(count)).toList();
        return IntStream.range(0, count)
                .mapToObj(index -> data.toBuilder()
                        .leads(data.journeys().stream()
                                .map(journey -> journey.lead())
                                .filter(lead -> part.apply("lead " + lead.id()) == index)
                                .toList())
                        .opportunities(data.deals().stream()
                                .map(deal -> deal.opportunity())
                                .filter(deal -> part.apply("deal " + deal.id()) == index)
                                .toList())
                        .customers(data.customers().stream()
                                .filter(customer -> part.apply("customer " + customer.id()) == index)
                                .toList())
                        .reps(data.reps().stream()
                                .filter(rep -> part.apply("rep " + rep.id()) == index)
                                .toList())
                        .traffic(data.traffic().stream()
                                .filter(row -> part.apply("traffic " + row.series()) == index)
                                .toList())
                        .spend(IntStream.range(0, spendParts.size())
                                .filter(i -> spendParts.get(i) == index)
                                .mapToObj(i -> data.spend().get(i))
                                .toList())
                        .lacks(missing(data))
                        .supplies(data.feeds().toArray(Feed[]::new))
                        .build())
                .toList();
    }

    /** The feeds that a dataset does not have. */
    public static Feed[] missing(Dataset data) {
        return java.util.Arrays.stream(Feed.values())
                .filter(feed -> !data.feeds().contains(feed))
                .toArray(Feed[]::new);
    }

    private static final class Company {
        private final Random random;
        private final ZoneId zone;
        private final DateRange range;

        Company(Random random) {
            this.random = random;
            this.zone = pick(ZONES, random);
            LocalDate start = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(500));
            int days = random.nextInt(3) == 0 ? 1 + random.nextInt(40) : 60 + random.nextInt(340);
            this.range = DateRange.of(start, start.plusDays(days));
        }

        Records records() {
            Optional<Instant> asOf = some(0.6, () -> instant(20));
            return new Records(
                    range,
                    zone,
                    asOf,
                    fx(),
                    policies(),
                    some(0.2, () -> StageModel.of(STEPS, "Discovery", "Won", "Lost")),
                    leads(),
                    some(0.85, this::opportunities),
                    some(0.9, this::spend),
                    some(0.6, this::traffic),
                    some(0.6, this::reps),
                    some(0.3, this::customers),
                    some(0.15, () -> List.of(pick(List.of(Feed.values()), random)))
                            .orElse(List.of()));
        }

        private <T> Optional<T> some(double chance, java.util.function.Supplier<T> maker) {
            return random.nextDouble() < chance ? Optional.of(maker.get()) : Optional.empty();
        }

        private boolean chance(double chance) {
            return random.nextDouble() < chance;
        }

        private Instant instant(int beyondDays) {
            LocalDate day = day(beyondDays);
            Instant midnight = day.atStartOfDay(zone).toInstant();
            return chance(0.1) ? midnight : midnight.plus(Duration.ofMillis(random.nextInt(80_000_000)));
        }

        private LocalDate day(int beyondDays) {
            return range.start().minusDays(beyondDays).plusDays(random.nextInt((int) range.days() + 2 * beyondDays));
        }

        private Timestamp at(int beyondDays) {
            return chance(0.4) ? Timestamp.of(day(beyondDays)) : Timestamp.of(instant(beyondDays));
        }

        private Timestamp after(Timestamp earlier, int withinDays) {
            Instant later = earlier.instant(zone).plus(Duration.ofMinutes(random.nextInt(withinDays * 1440)));
            return chance(0.4) ? Timestamp.of(LocalDate.ofInstant(later, zone)) : Timestamp.of(later);
        }

        private FxRates fx() {
            FxRates.Builder fx = FxRates.builder();
            Currency usd = Currency.getInstance("USD");
            Currency eur = Currency.getInstance("EUR");
            Currency jpy = Currency.getInstance("JPY");
            fx.rate(range.start().plusDays(random.nextInt(20) - 10), eur, usd, new BigDecimal("1.08"));
            fx.rate(range.start().plusDays(30), eur, usd, new BigDecimal("1.125"));
            fx.rate(range.start().minusDays(400), usd, jpy, new BigDecimal("150"));
            return fx.build();
        }

        private Policies policies() {
            return Policies.STANDARD
                    .withStallDays(chance(0.7) ? 30 : random.nextInt(60))
                    .withMaturityDays(chance(0.5) ? 30 : random.nextInt(90), chance(0.5) ? 90 : random.nextInt(90))
                    .withExistingCustomersExcluded(chance(0.3))
                    .withAllLeadsAreWeb(chance(0.2));
        }

        private List<Lead> leads() {
            List<Lead> leads = new ArrayList<>();
            int count = random.nextInt(16);
            for (int i = 0; i < count; i++) {
                leads.add(lead("L" + i));
            }
            if (count > 0 && chance(0.1)) {
                leads.add(leads.get(0));
            }
            return List.copyOf(leads);
        }

        private Lead lead(String id) {
            Timestamp created = at(30);
            Lead.Builder lead = Lead.builder(id, created)
                    .origin(pick(List.of(Origin.values()), random))
                    .type(pick(List.of(LeadType.values()), random));
            some(0.85, () -> pick(CHANNELS, random)).ifPresent(lead::channel);
            some(0.6, () -> pick(ACCOUNTS, random)).ifPresent(lead::account);
            some(0.5, () -> pick(CAMPAIGNS, random)).ifPresent(lead::campaign);
            some(0.6, () -> pick(OWNERS, random)).ifPresent(lead::owner);
            some(0.3, () -> pick(List.of(IntentTier.values()), random)).ifPresent(lead::intent);
            some(0.1, () -> "L" + random.nextInt(8)).ifPresent(lead::duplicateOf);
            some(0.3, () -> pick(List.of("small", "big"), random)).ifPresent(size -> lead.attribute("size", size));
            some(0.1, () -> "gclid").ifPresent(click -> lead.attribute("click_id", click));
            lead.test(chance(0.05)).spam(chance(0.05)).internal(chance(0.05));
            int signals = random.nextInt(3);
            for (int i = 0; i < signals; i++) {
                lead.signal(IntentSignal.of(at(30), pick(List.of(SignalKind.values()), random)));
            }
            lead.transitions(chance(0.6) ? path(created) : wandering());
            return lead.build();
        }

        private List<StageTransition> path(Timestamp created) {
            List<StageTransition> steps = new ArrayList<>();
            Timestamp at = created;
            for (Stage stage : List.of(Stage.MQL, Stage.SAL, Stage.SQL, Stage.OPPORTUNITY, Stage.CUSTOMER)) {
                if (chance(0.25)) {
                    break;
                }
                if (chance(0.75)) {
                    at = after(at, 40);
                    steps.add(StageTransition.of(stage, at));
                }
            }
            return shuffle(steps, random);
        }

        private List<StageTransition> wandering() {
            List<StageTransition> steps = new ArrayList<>();
            int count = random.nextInt(6);
            for (int i = 0; i < count; i++) {
                Stage stage = pick(List.of(Stage.values()), random);
                Optional<String> reason = stage == Stage.DISQUALIFIED
                        ? some(0.7, () -> pick(List.of("no budget", "Spam", "duplicate", "test"), random))
                        : Optional.empty();
                steps.add(new StageTransition(stage, at(30), reason));
            }
            return steps;
        }

        private Money money() {
            Currency currency = Currency.getInstance(pick(CURRENCIES, random));
            int scale = chance(0.05) ? 3 : Math.max(0, currency.getDefaultFractionDigits());
            return Money.of(BigDecimal.valueOf(random.nextInt(5_000_000), scale), currency);
        }

        private List<Opportunity> opportunities() {
            List<Opportunity> opportunities = new ArrayList<>();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                opportunities.add(opportunity("O" + i));
            }
            if (count > 0 && chance(0.1)) {
                opportunities.add(opportunities.get(0));
            }
            return List.copyOf(opportunities);
        }

        private Opportunity opportunity(String id) {
            Timestamp created = at(40);
            OpportunityType type = chance(0.75)
                    ? OpportunityType.NEW_BUSINESS
                    : pick(List.of(OpportunityType.EXPANSION, OpportunityType.RENEWAL), random);
            Opportunity.Builder deal =
                    Opportunity.builder(id, created).type(type).test(chance(0.05));
            some(0.75, () -> "L" + random.nextInt(18)).ifPresent(deal::lead);
            some(0.6, () -> pick(ACCOUNTS, random)).ifPresent(deal::account);
            some(0.8, () -> pick(SOURCES, random)).ifPresent(deal::source);
            some(0.6, () -> pick(OWNERS, random)).ifPresent(deal::owner);
            some(0.8, this::money).ifPresent(deal::amount);
            some(0.6, () -> chance(0.8) ? after(created, 40) : at(40)).ifPresent(deal::qualifiedAt);
            some(0.4, this::money).ifPresent(deal::qualifiedAmount);
            some(0.2, () -> "big").ifPresent(size -> deal.attribute("size", size));
            OpportunityStatus status = pick(
                    List.of(
                            OpportunityStatus.OPEN,
                            OpportunityStatus.WON,
                            OpportunityStatus.WON,
                            OpportunityStatus.LOST),
                    random);
            deal.status(status);
            if (status != OpportunityStatus.OPEN) {
                some(0.95, () -> chance(0.8) ? after(created, 90) : at(40)).ifPresent(deal::closedAt);
            }
            int stages = chance(0.3) ? random.nextInt(4) : 0;
            for (int i = 0; i < stages; i++) {
                deal.stage(new OpportunityStageChange(
                        pick(List.of("New", "Discovery", "Proposal", "Won", "Lost", "Odd"), random),
                        at(40),
                        some(0.6, this::money)));
            }
            return deal.build();
        }

        private DateRange days(List<Integer> lengths) {
            LocalDate start = day(40);
            return DateRange.of(start, start.plusDays(pick(lengths, random)));
        }

        private List<Spend> spend() {
            List<Spend> spend = new ArrayList<>();
            int count = random.nextInt(10);
            for (int i = 0; i < count; i++) {
                SpendCategory category = pick(List.of(SpendCategory.values()), random);
                Money amount = chance(0.1) ? Money.zero(Currency.getInstance("USD")) : money();
                Spend.Builder item = Spend.builder(
                        days(List.of(1, 7, 29, 30, 31, 365)),
                        category == SpendCategory.CREDIT ? amount.negate() : amount,
                        category);
                some(0.8, () -> pick(CHANNELS, random)).ifPresent(item::channel);
                some(0.3, () -> pick(CAMPAIGNS, random)).ifPresent(item::campaign);
                some(0.3, () -> "east").ifPresent(item::team);
                some(0.1, () -> "big").ifPresent(size -> item.attribute("size", size));
                some(0.3, () -> pick(List.of(Rational.of(2, 5), Rational.of(1, 3)), random))
                        .ifPresent(item::share);
                some(0.1, () -> pick(List.of(Rational.ZERO, Rational.of(1, 2)), random))
                        .ifPresent(item::acquisitionShare);
                spend.add(item.build());
            }
            return List.copyOf(spend);
        }

        private List<Traffic> traffic() {
            List<Traffic> traffic = new ArrayList<>();
            int count = random.nextInt(8);
            for (int i = 0; i < count; i++) {
                LocalDate day = day(20);
                DateRange days = chance(0.5)
                        ? Grain.MONTH.periodOf(day, range)
                        : chance(0.5) ? DateRange.ofDay(day) : days(List.of(7, 20, 45));
                Traffic.Builder row = Traffic.builder(days).platform(pick(List.of(Platform.values()), random));
                some(0.8, () -> pick(CHANNELS, random)).ifPresent(row::channel);
                some(0.3, () -> pick(CAMPAIGNS, random)).ifPresent(row::campaign);
                some(0.3, () -> "/home").ifPresent(row::landingPage);
                some(0.2, () -> "blue").ifPresent(row::variant);
                some(0.6, () -> random.nextInt(1000)).ifPresent(row::impressions);
                some(0.6, () -> random.nextInt(300)).ifPresent(row::clicks);
                some(0.6, () -> random.nextInt(300)).ifPresent(row::visitors);
                some(0.6, () -> random.nextInt(300)).ifPresent(row::sessions);
                some(0.3, () -> random.nextInt(900)).ifPresent(row::pageViews);
                traffic.add(row.build());
            }
            return List.copyOf(traffic);
        }

        private List<Rep> reps() {
            List<Rep> reps = new ArrayList<>();
            for (String id : List.of("ann", "bob", "cem")) {
                if (chance(0.8)) {
                    Rep.Builder rep = Rep.builder(id).role(pick(List.of(RepRole.values()), random));
                    some(0.7, () -> pick(List.of("east", "west"), random)).ifPresent(rep::team);
                    some(0.4, () -> day(20)).ifPresent(rep::activeFrom);
                    some(0.4, () -> day(20)).ifPresent(rep::activeTo);
                    reps.add(rep.build());
                }
            }
            return List.copyOf(reps);
        }

        private List<Customer> customers() {
            List<Customer> customers = new ArrayList<>();
            int count = random.nextInt(7);
            for (int i = 0; i < count; i++) {
                Timestamp acquired = at(60);
                Customer.Builder customer = Customer.builder("C" + i, acquired);
                some(0.7, () -> pick(ACCOUNTS, random)).ifPresent(customer::account);
                some(0.3, () -> "L" + random.nextInt(16)).ifPresent(customer::lead);
                some(0.3, () -> pick(CHANNELS, random)).ifPresent(customer::channel);
                some(0.4, () -> chance(0.9) ? after(acquired, 90) : at(60)).ifPresent(customer::churnedAt);
                some(0.8, this::money).ifPresent(customer::monthlyRevenue);
                some(0.7, () -> Rational.of(random.nextInt(21), 20)).ifPresent(customer::grossMargin);
                some(0.2, () -> "big").ifPresent(size -> customer.attribute("size", size));
                customers.add(customer.build());
            }
            return List.copyOf(customers);
        }
    }
}
