package org.leadkpi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.leadkpi.Datasets;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/** The linked views equal the plain definition, alone or in a pool, whole or in parts. */
class LinkingLawsTest {

    private static final int MANY = 200;
    private static final long SEEDS = 1_000_000;
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** Enough records for a loop to be shared between threads. */
    private static final int LARGE = 17_000;

    // ---- random records

    /** Ids of which many have the same hash: all combinations of Aa and BB of one length have. */
    private static String collidingId(int number) {
        StringBuilder id = new StringBuilder();
        for (int bit = 0; bit < 16; bit++) {
            id.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return id.toString();
    }

    private record Company(List<Lead> leads, List<Touch> touches, List<Opportunity> opportunities, Instant asOf) {

        static Company of(Random random, int leads, Function<Integer, String> id) {
            int touches = random.nextInt(6 * leads + 1);
            boolean inOrder = random.nextBoolean();
            boolean days = random.nextBoolean();
            List<Lead> allLeads = new ArrayList<>();
            for (int i = 0; i < leads; i++) {
                Lead.Builder lead = Lead.builder(id.apply(random.nextInt(20) == 0 ? 0 : i), at(random, days));
                if (random.nextInt(3) == 0) {
                    lead.account("A" + random.nextInt(5));
                }
                for (int steps = random.nextInt(4); steps > 0; steps--) {
                    Stage stage = Stage.values()[random.nextInt(Stage.values().length)];
                    lead.transitions(List.of(StageTransition.of(stage, at(random, days)), mql(random, days)));
                }
                if (random.nextInt(5) == 0) {
                    lead.owner("ann").ownerAssignedAt(at(random, days));
                }
                allLeads.add(lead.build());
            }
            List<Touch> allTouches = new ArrayList<>();
            for (int i = 0; i < touches; i++) {
                String touchId = id.apply(random.nextInt(20) == 0 ? random.nextInt(touches) : i);
                Touch.Builder touch = Touch.builder(touchId, at(random, days), TouchKind.CALL);
                if (random.nextInt(10) == 0) {
                    touch.prospect("P");
                }
                if (random.nextInt(10) > 0) {
                    int skewed = random.nextInt(leads + 3) * random.nextInt(3) / 2;
                    touch.lead(new String(id.apply(skewed).toCharArray()));
                } else {
                    touch.prospect("Q");
                }
                allTouches.add(touch.build());
            }
            if (inOrder) {
                allTouches.sort(Comparator.comparing(touch -> touch.at().instant(ZONE)));
            }
            List<Opportunity> deals = new ArrayList<>();
            for (int i = random.nextInt(leads + 1); i > 0; i--) {
                Opportunity.Builder deal = Opportunity.builder(id.apply(random.nextInt(2 * leads)), at(random, days));
                if (random.nextInt(4) > 0) {
                    deal.lead(id.apply(random.nextInt(leads + 3)));
                }
                if (random.nextInt(3) == 0) {
                    deal.status(OpportunityStatus.WON)
                            .closedAt(at(random, days))
                            .amount(Money.of(5, "EUR"));
                }
                deals.add(deal.build());
            }
            Instant asOf = START.plusDays(random.nextInt(90)).atStartOfDay(ZONE).toInstant();
            return new Company(List.copyOf(allLeads), List.copyOf(allTouches), List.copyOf(deals), asOf);
        }

        private static StageTransition mql(Random random, boolean days) {
            return StageTransition.of(Stage.MQL, at(random, days));
        }

        private static Timestamp at(Random random, boolean days) {
            LocalDate day = START.plusDays(random.nextInt(60));
            return days && random.nextInt(3) == 0
                    ? Timestamp.of(day)
                    : Timestamp.of(
                            day.atStartOfDay(ZONE).toInstant().plus(Duration.ofMinutes(random.nextInt(24) * 60L)));
        }

        Dataset.Builder builder() {
            return Dataset.observed(START, START.plusDays(90))
                    .zone(ZONE)
                    .asOf(asOf)
                    .currency("USD")
                    .leads(leads)
                    .touches(touches)
                    .opportunities(opportunities);
        }
    }

    // ---- the plain definition

    private static <R> List<R> distinct(String kind, List<R> records, Function<R, String> id, List<String> repeated) {
        Set<String> seen = new HashSet<>();
        List<R> kept = new ArrayList<>();
        for (R record : records) {
            if (seen.add(id.apply(record))) {
                kept.add(record);
            } else {
                repeated.add(kind + " " + id.apply(record) + " repeats an id, so the first one stays");
            }
        }
        return kept;
    }

    private static void assertPlain(Company company, Dataset data) {
        List<String> repeated = new ArrayList<>();
        List<Lead> leads = distinct(
                "lead",
                company.leads().stream()
                        .filter(lead -> data.hasSeen(lead.createdAt()))
                        .toList(),
                Lead::id,
                repeated);
        List<Opportunity> deals = distinct(
                "opportunity",
                company.opportunities().stream()
                        .filter(deal -> data.hasSeen(deal.createdAt()))
                        .toList(),
                Opportunity::id,
                repeated);
        List<Touch> touches = distinct(
                "touch",
                company.touches().stream()
                        .filter(touch -> data.hasSeen(touch.at()))
                        .toList(),
                Touch::id,
                repeated);
        Map<String, List<Touch>> touchesOf = new LinkedHashMap<>();
        Map<String, List<String>> dealsOf = new HashMap<>();
        leads.forEach(lead -> touchesOf.put(lead.id(), new ArrayList<>()));
        leads.forEach(lead -> dealsOf.put(lead.id(), new ArrayList<>()));
        touches.forEach(touch -> touch.lead().map(touchesOf::get).ifPresent(list -> list.add(touch)));
        touchesOf
                .values()
                .forEach(list -> list.sort(
                        Comparator.comparing((Touch touch) -> touch.at().instant(ZONE))
                                .thenComparing(touch -> touch.at().precision())));
        deals.stream()
                .sorted(Comparator.comparing(
                                (Opportunity deal) -> deal.createdAt().instant(ZONE))
                        .thenComparing(Opportunity::id))
                .forEach(deal -> deal.lead().map(dealsOf::get).ifPresent(list -> list.add(deal.id())));

        assertThat(data.touches()).isEqualTo(touches);
        assertThat(data.journeys())
                .extracting(journey -> journey.lead().id())
                .isEqualTo(leads.stream().map(Lead::id).toList());
        for (Journey journey : data.journeys()) {
            String id = journey.lead().id();
            assertThat(journey.touches()).isEqualTo(touchesOf.get(id));
            assertThat(journey.opportunities()).extracting(Opportunity::id).isEqualTo(dealsOf.get(id));
            assertThat(journey.history())
                    .isEqualTo(StageHistory.of(journey.lead().transitions(), ZONE));
            assertThat(data.journey(new String(id.toCharArray()))).contains(journey);
        }
        List<Touch> byLead = new ArrayList<>();
        data.journeys().forEach(journey -> byLead.addAll(journey.touches()));
        touches.stream()
                .filter(touch -> touch.lead().flatMap(data::journey).isEmpty())
                .forEach(byLead::add);
        assertThat(byLead).containsExactlyInAnyOrderElementsOf(touches);
        assertThat(data.activities()).extracting(Activity::touch).isEqualTo(byLead);
        for (int i = 0; i < touches.size(); i++) {
            Activity activity = data.activities().get(i);
            Optional<Journey> journey = activity.touch().lead().flatMap(data::journey);
            assertThat(activity.journey()).isEqualTo(journey);
            assertThat(activity.lead()).isEqualTo(journey.map(Journey::lead));
            assertThat(activity.exclusion(data.policies()))
                    .isEqualTo(journey.flatMap(lead -> Exclusion.of(lead, data.policies())));
            assertThat(data.leadOfActivity(i))
                    .isEqualTo(
                            journey.map(lead -> data.journeys().indexOf(lead)).orElse(-1));
        }
        assertThat(data.deals())
                .extracting(deal -> deal.opportunity().id())
                .isEqualTo(deals.stream().map(Opportunity::id).toList());
        for (Deal deal : data.deals()) {
            assertThat(deal.journey()).isEqualTo(deal.opportunity().lead().flatMap(data::journey));
        }
        Map<String, Instant> customers = new TreeMap<>();
        data.acquisitions()
                .forEach(customer ->
                        customers.put(customer.identity(), customer.at().instant(ZONE)));
        assertThat(customers).isEqualTo(newCustomers(data));
        assertThat(data.problems().stream()
                        .filter(problem -> problem.kind() == ProblemKind.DUPLICATE_ID)
                        .map(Problem::message))
                .isEqualTo(repeated);
    }

    /** New customers and since when, found by looking at every lead and every opportunity. */
    private static Map<String, Instant> newCustomers(Dataset data) {
        Map<String, Instant> since = new TreeMap<>();
        for (Journey journey : data.journeys()) {
            if (journey.customerAt().isPresent()
                    && Exclusion.of(journey, data.policies()).isEmpty()) {
                since.merge(identity(journey), journey.customerAt().get().instant(ZONE), LinkingLawsTest::earlier);
            }
        }
        for (Deal deal : data.deals()) {
            Opportunity opportunity = deal.opportunity();
            boolean ownClaim = deal.journey()
                    .map(journey -> Exclusion.of(journey, data.policies()).equals(Optional.of(Exclusion.DUPLICATE)))
                    .orElse(true);
            if (opportunity.isNewBusinessWon() && ownClaim) {
                String identity = opportunity
                        .account()
                        .or(() -> deal.journey().map(LinkingLawsTest::identity))
                        .or(opportunity::lead)
                        .orElse(opportunity.id());
                since.merge(identity, opportunity.closedAt().orElseThrow().instant(ZONE), LinkingLawsTest::earlier);
            }
        }
        return since;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static String identity(Journey journey) {
        return journey.lead()
                .account()
                .or(() -> journey.firstWon().flatMap(Opportunity::account))
                .or(() -> journey.newBusiness().stream()
                        .flatMap(deal -> deal.account().stream())
                        .findFirst())
                .orElse(journey.lead().id());
    }

    /** Without comparing a whole journey for every touch of it. */
    private static List<String> activities(Dataset data) {
        return data.activities().stream()
                .map(activity -> activity.touch().id() + " " + activity.lead().map(Lead::id))
                .toList();
    }

    private static void assertSame(Dataset data, Dataset other) {
        assertThat(other.journeys()).isEqualTo(data.journeys());
        assertThat(other.deals()).isEqualTo(data.deals());
        assertThat(activities(other)).isEqualTo(activities(data));
        assertThat(other.touches()).isEqualTo(data.touches());
        assertThat(other.acquisitions()).isEqualTo(data.acquisitions());
        assertThat(other.problems()).isEqualTo(data.problems());
        assertThat(other.feeds()).isEqualTo(data.feeds());
    }

    @Property(tries = MANY, seed = "51", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void views_equalThePlainDefinition(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Random random = new Random(seed);
        Company company = Company.of(random, 1 + random.nextInt(40), number -> "L" + number);

        assertPlain(company, company.builder().build());
    }

    @Property(tries = MANY, seed = "52", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void views_ofIdsWithOneHash_equalThePlainDefinition(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Random random = new Random(seed);
        Company company = Company.of(random, 1 + random.nextInt(40), LinkingLawsTest::collidingId);

        assertPlain(company, company.builder().build());
    }

    @Property(tries = MANY, seed = "56", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void views_ofIdsThatFitNoByte_equalThePlainDefinition(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Random random = new Random(seed);
        Company company = Company.of(
                random, 1 + random.nextInt(40), number -> "\u00e9\u0141".charAt(number % 2) + "\u00ff" + number / 2);

        assertPlain(company, company.builder().build());
    }

    @Property(tries = 2, seed = "53", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void build_inAPool_isTheSame(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Company company = Company.of(new Random(seed), LARGE, number -> "L" + number);
        Dataset data = company.builder().build();

        for (int threads : new int[] {2, 5}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                assertSame(data, company.builder().build(pool));
                assertSame(
                        data, pool.submit(() -> company.builder().build(pool)).join());
            } finally {
                pool.shutdown();
            }
        }
    }

    @Property(tries = MANY, seed = "54", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void part_ofEverything_isTheDatasetWithoutCustomerRecords(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Records records = Datasets.of(seed).records();
        Dataset data = records.withCustomers(List.of()).dataset();

        Dataset part =
                data.part(records.leads(), List.of(), records.opportunities().orElse(List.of()));

        assertThat(part.journeys()).isEqualTo(data.journeys());
        assertThat(part.deals()).isEqualTo(data.deals());
        assertThat(part.acquisitions()).isEqualTo(data.acquisitions());
        assertThat(part.feeds()).isEqualTo(data.feeds());
        assertThat(part.range()).isEqualTo(data.range());
        assertThat(part.zone()).isEqualTo(data.zone());
        assertThat(part.asOf()).isEqualTo(data.asOf());
        assertThat(part.policies()).isEqualTo(data.policies());
    }

    @Property(tries = MANY, seed = "55", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void part_knowsCustomersAndRepsOfTheWhole(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Records records = Datasets.of(seed).records();
        Dataset data = records.dataset();

        Dataset part =
                data.part(records.leads(), List.of(), records.opportunities().orElse(List.of()));

        assertThat(part.journeys()).isEqualTo(data.journeys());
        assertThat(part.customers()).isEmpty();
        assertThat(part.reps()).isEmpty();
        assertThat(part.spend()).isEmpty();
        assertThat(part.traffic()).isEmpty();
        data.reps().forEach(rep -> {
            assertThat(part.rep(rep.id())).contains(rep);
            assertThat(part.toBuilder().build().rep(rep.id())).contains(rep);
        });
    }

    @Test
    void part_ofNothing_isEmptyAndHasTheFeeds() {
        Dataset data =
                Company.of(new Random(1), 20, number -> "L" + number).builder().build();

        Dataset part = data.part(List.of(), List.of(), List.of());

        assertThat(part.feeds()).isEqualTo(data.feeds()).contains(Feed.TOUCHES);
        assertThat(part.journeys()).isEmpty();
        assertThat(part.activities()).isEmpty();
        assertThat(part.deals()).isEmpty();
        assertThat(part.journey("")).isEmpty();
        assertThat(part.problems()).isEmpty();
    }

    // ---- views

    @Test
    void views_areUnmodifiable() {
        Dataset data = Company.of(new Random(2), 20, number -> "L" + number)
                .builder()
                .asOf(START.plusDays(80).atStartOfDay(ZONE).toInstant())
                .build();

        assertRefusesChange(data.journeys());
        assertRefusesChange(data.deals());
        assertRefusesChange(data.activities());
        assertRefusesChange(data.activities().subList(1, 5));
        assertRefusesChange(data.activities().get(0).journey().orElseThrow().touches());
        assertThatThrownBy(() -> data.journeys().get(20)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> data.activities().get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> data.activities().subList(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static <E> void assertRefusesChange(List<E> view) {
        E element = view.get(0);
        Iterator<E> iterator = view.iterator();
        iterator.next();

        assertThatThrownBy(() -> view.add(element)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.set(0, element)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(view::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Collections.reverse(view)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(iterator::remove).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void activities_areEqual_inEveryView() {
        Dataset data = Company.of(new Random(4), 30, number -> "L" + number)
                .builder()
                .asOf(START.plusDays(80).atStartOfDay(ZONE).toInstant())
                .build();
        List<Activity> activities = data.activities();

        Activity one = activities.get(0);
        assertThat(one.journey().orElseThrow()).isSameAs(one.journey().orElseThrow());
        for (int from = 0; from <= activities.size(); from++) {
            assertThat(activities.subList(from, activities.size()))
                    .isEqualTo(List.copyOf(activities).subList(from, activities.size()));
        }
        Random random = new Random(5);
        List<Activity> plain = List.copyOf(activities);
        for (int i = 0; i < 1000; i++) {
            int at = random.nextInt(plain.size());
            assertThat(activities.get(at)).isEqualTo(plain.get(at));
        }
    }

    @Test
    void journey_ofACaller_copiesItsLists() {
        List<Touch> touches = new ArrayList<>();
        for (String id : List.of("T1", "T2")) {
            touches.add(Touch.builder(id, Timestamp.of(START), TouchKind.CALL)
                    .lead("L")
                    .build());
        }
        Journey journey = new Journey(
                Lead.builder("L", Timestamp.of(START)).build(),
                StageHistory.NONE,
                touches,
                new ArrayList<>(),
                Optional.empty(),
                false);

        touches.clear();

        assertThat(journey.touches()).hasSize(2);
        assertRefusesChange(journey.touches());
    }

    // ---- threads

    @Test
    void lazyValues_areComputedOnceForAllThreads() throws Exception {
        Dataset data = Company.of(new Random(6), 2000, number -> "L" + number)
                .builder()
                .build();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<Object>>> calls = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                calls.add(() -> List.of(data.problems(), data.acquisitions(), data.attributeNames()));
            }
            List<Object> first = List.of(data.problems(), data.acquisitions(), data.attributeNames());
            for (Future<List<Object>> answer : threads.invokeAll(calls)) {
                for (int i = 0; i < first.size(); i++) {
                    assertThat(answer.get().get(i)).isSameAs(first.get(i));
                }
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void oneView_readByManyThreads_isRight() throws Exception {
        Dataset data = Company.of(new Random(7), 500, number -> "L" + number)
                .builder()
                .asOf(START.plusDays(80).atStartOfDay(ZONE).toInstant())
                .build();
        List<Activity> shared = data.activities();
        List<Activity> plain = List.copyOf(data.activities());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Random random = new Random(i);
                calls.add(() -> {
                    for (int turn = 0; turn < 20_000; turn++) {
                        int at = random.nextInt(plain.size());
                        if (!shared.get(at).equals(plain.get(at))) {
                            return false;
                        }
                    }
                    return true;
                });
            }
            for (Future<Boolean> right : threads.invokeAll(calls)) {
                assertThat(right.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }
}
