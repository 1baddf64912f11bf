package org.leadkpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.leadkpi.ledger.Cell;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.CustomerKpis;
import org.leadkpi.metric.CustomerTallies;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/** A plain loop over customers and days, written from the definitions, counts the same as the ledger. */
class CustomerOracleTest {

    private static final List<Tally<?>> TALLIES = List.of(
            CustomerTallies.CUSTOMERS_AT_START,
            CustomerTallies.CUSTOMERS_CHURNED,
            CustomerTallies.REVENUE_AT_START,
            CustomerTallies.REVENUE_CHURNED,
            CustomerTallies.CUSTOMERS_BY_MONTH,
            CustomerTallies.CUSTOMERS_WITH_REVENUE,
            CustomerTallies.MONTHLY_REVENUE,
            CustomerTallies.CUSTOMERS_WITH_MARGIN,
            CustomerTallies.MONTHLY_GROSS_PROFIT,
            CustomerTallies.CUSTOMERS_AT_RISK,
            CustomerTallies.MONTHS_AT_RISK,
            CustomerTallies.CHURNED_AT_RISK,
            CustomerTallies.EXPOSURE_MONTHS,
            CustomerTallies.CHURN_EVENTS);

    private static final List<Grain> GRAINS =
            List.of(Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.NONE);

    private static final long SEEDS = 1_000_000;

    private static final Catalog CATALOG = Catalog.standard()
            .only(List.of(
                    "churn-rate",
                    "churn-rate.revenue",
                    "customer-lifetime-value",
                    "customer-lifetime-value.gross-margin",
                    "customer-lifetime-value.exposure"));

    // ---- the laws

    @Property(tries = 600, seed = "1925", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void everyTally_byChannelAndAnyGrain_equalsAPlainLoop(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Company company = new Company(new Random(seed));
        Grain grain = company.pick(GRAINS);
        Ledger ledger = Ledger.of(company.dataset(), CATALOG, grain, StandardDimensions.CHANNEL);

        Map<String, Rational> counted = new TreeMap<>();
        for (Segment segment : ledger.segments()) {
            for (DateRange period : ledger.periods()) {
                Cell cell = ledger.cell(segment, period);
                for (Tally<?> tally : TALLIES) {
                    String key = segment.values().get("channel") + " " + period + " " + tally;
                    if (!cell.rawTotal(tally).isZero()) {
                        counted.put(key, cell.rawTotal(tally));
                    }
                }
            }
        }

        assertThat(counted).isEqualTo(new Oracle(company).counted(ledger.periods()));
    }

    @Property(tries = 100, seed = "1926", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void countsByMonthAndExposure_areTheSameWhateverTheGrain(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Dataset data = new Company(new Random(seed)).dataset();
        Cell byMonth = whole(data, Grain.MONTH);

        for (Grain grain : List.of(Grain.QUARTER, Grain.YEAR, Grain.NONE)) {
            for (Tally<?> tally : TALLIES.subList(4, TALLIES.size())) {
                assertThat(whole(data, grain).rawTotal(tally))
                        .as("%s by %s", tally, grain)
                        .isEqualTo(byMonth.rawTotal(tally));
            }
        }
        for (Grain grain : List.of(Grain.DAY, Grain.WEEK)) {
            for (Tally<?> tally : List.of(CustomerTallies.EXPOSURE_MONTHS, CustomerTallies.CHURN_EVENTS)) {
                assertThat(whole(data, grain).rawTotal(tally))
                        .as("%s by %s", tally, grain)
                        .isEqualTo(byMonth.rawTotal(tally));
            }
        }
    }

    private static Cell whole(Dataset data, Grain grain) {
        return Ledger.of(data, CATALOG, grain).cell(Segment.ALL, data.range());
    }

    @Property(tries = 100, seed = "1927", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void orderAndPartsOfCustomers_neverMatter(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Company company = new Company(new Random(seed));
        Dataset data = company.dataset();
        Ledger ledger = Ledger.of(data, CATALOG, Grain.WEEK, StandardDimensions.CHANNEL);
        Collections.shuffle(company.customers, company.random);
        int half = company.customers.size() / 2;
        Ledger parts = Ledger.of(
                        data.toBuilder()
                                .customers(company.customers.subList(0, half))
                                .build(),
                        CATALOG,
                        Grain.WEEK,
                        StandardDimensions.CHANNEL)
                .plus(Ledger.of(
                        data.toBuilder()
                                .customers(company.customers.subList(half, company.customers.size()))
                                .build(),
                        CATALOG,
                        Grain.WEEK,
                        StandardDimensions.CHANNEL));

        assertThat(Ledger.of(company.dataset(), CATALOG, Grain.WEEK, StandardDimensions.CHANNEL))
                .isEqualTo(ledger);
        assertThat(parts).isEqualTo(ledger);
    }

    @Property(tries = 100, seed = "1928", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void lifetimeOfAWholeMonth_isOneOverItsChurn(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Dataset data = new Company(new Random(seed)).dataset();
        Scorecard card = Scorecard.of(Ledger.of(data, CATALOG, Grain.MONTH));

        for (DateRange month : card.periods()) {
            Optional<Rational> churn =
                    number(card, CustomerKpis.CHURN_RATE, month).filter(rate -> !rate.isZero());
            if (card.isWhole(month)) {
                Optional<Rational> arpa = CustomerKpis.AVERAGE_REVENUE_PER_ACCOUNT
                        .formula()
                        .evaluate(card.ledger().cell(Segment.ALL, month))
                        .number();
                assertThat(number(card, CustomerKpis.CUSTOMER_LIFETIME_VALUE, month))
                        .isEqualTo(arpa.flatMap(revenue -> churn.map(revenue::dividedBy)));
            }
        }
    }

    private static Optional<Rational> number(Scorecard card, Kpi kpi, DateRange range) {
        return card.get(kpi, Segment.ALL, range).number();
    }

    // ---- random customers

    private static final class Company {
        private static final List<ZoneId> ZONES =
                List.of(ZoneId.of("America/New_York"), ZoneId.of("Asia/Kolkata"), ZoneId.of("America/Sao_Paulo"));

        private final Random random;
        private final ZoneId zone;
        private final DateRange range;
        private final Instant asOf;
        private final List<Customer> customers = new ArrayList<>();

        Company(Random random) {
            this.random = random;
            this.zone = pick(ZONES);
            LocalDate start = chance(0.5) ? LocalDate.of(2026, 1, 1) : LocalDate.of(2026, 1, 20);
            this.range = DateRange.of(start, start.plusDays(20 + random.nextInt(110)));
            Instant end = range.endInstant(zone);
            this.asOf = chance(0.5)
                    ? end.plusSeconds(random.nextInt(1_000_000))
                    : chance(0.3)
                            ? range.start()
                                    .plusDays(random.nextInt(20))
                                    .atStartOfDay(zone)
                                    .toInstant()
                            : end.minusSeconds(random.nextInt(20 * 86_400));
            int count = random.nextInt(9);
            for (int i = 0; i < count; i++) {
                customers.add(customer("C" + i));
            }
        }

        Dataset dataset() {
            return Dataset.observed(range.start(), range.end())
                    .zone(zone)
                    .asOf(asOf)
                    .currency("USD")
                    .customers(customers)
                    .build();
        }

        private boolean chance(double chance) {
            return random.nextDouble() < chance;
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private Timestamp at() {
            LocalDate day = range.start().minusDays(70).plusDays(random.nextInt((int) range.days() + 80));
            LocalDate date = chance(0.3) ? day.withDayOfMonth(1) : day;
            return chance(0.4)
                    ? Timestamp.of(date)
                    : Timestamp.of(
                            date.atStartOfDay(zone).toInstant().plusSeconds(chance(0.3) ? 0 : random.nextInt(80_000)));
        }

        private Customer customer(String id) {
            Customer.Builder customer = Customer.builder(id, at());
            if (chance(0.6)) {
                customer.churnedAt(at());
            }
            if (chance(0.8)) {
                customer.monthlyRevenue(Money.of(1 + random.nextInt(900), "USD"));
            }
            if (chance(0.7)) {
                customer.grossMargin(Rational.of(random.nextInt(11), 10));
            }
            if (chance(0.8)) {
                customer.channel(pick(List.of("web", "event")));
            }
            return customer.build();
        }
    }

    // ---- the plain loop

    private static final class Oracle {
        private final Company company;
        private final Map<String, Rational> totals = new TreeMap<>();

        Oracle(Company company) {
            this.company = company;
        }

        Map<String, Rational> counted(List<DateRange> periods) {
            for (Customer customer : company.customers) {
                if (!customer.acquiredAt().instant(company.zone).isAfter(company.asOf)) {
                    periods.forEach(period -> count(customer, period));
                }
            }
            totals.values().removeIf(Rational::isZero);
            return totals;
        }

        /** Whether a day has begun before the as-of instant. */
        private boolean hasBegun(LocalDate day) {
            return day.atStartOfDay(company.zone).toInstant().isBefore(company.asOf);
        }

        private void count(Customer customer, DateRange period) {
            String key = customer.channel().orElse("(none)") + " " + period + " ";
            LocalDate came = customer.acquiredAt().date(company.zone);
            Optional<LocalDate> left = customer.churnedAt()
                    .filter(at -> !at.instant(company.zone).isAfter(company.asOf))
                    .map(at -> at.date(company.zone))
                    .filter(this::hasBegun);
            Optional<Rational> revenue = customer.monthlyRevenue().map(Money::toRational);
            Optional<Rational> profit =
                    revenue.flatMap(amount -> customer.grossMargin().map(amount::times));

            if (wasThereBefore(period.start(), came, left)) {
                add(key + "customers-at-start", Rational.ONE);
                add(key + "revenue-at-start", revenue.orElse(Rational.ZERO));
                if (left.isPresent() && period.contains(left.get())) {
                    add(key + "customers-churned", Rational.ONE);
                    add(key + "revenue-churned", revenue.orElse(Rational.ZERO));
                }
            }
            if (left.isPresent() && period.contains(left.get()) && !left.get().isBefore(came)) {
                add(key + "churn-events", Rational.ONE);
            }
            Map<YearMonth, List<LocalDate>> months = new TreeMap<>();
            for (LocalDate day = period.start(); day.isBefore(period.end()); day = day.plusDays(1)) {
                if (hasBegun(day)) {
                    months.computeIfAbsent(YearMonth.from(day), month -> new ArrayList<>())
                            .add(day);
                }
            }
            months.forEach((month, days) -> {
                boolean there = false;
                for (LocalDate day : days) {
                    boolean isCustomer = !day.isBefore(came) && (left.isEmpty() || day.isBefore(left.get()));
                    if (isCustomer) {
                        add(key + "exposure-months", Rational.of(1, month.lengthOfMonth()));
                    }
                    there |= isCustomer || (left.equals(Optional.of(day)) && !day.isBefore(came));
                }
                if (there) {
                    add(key + "customers-by-month", Rational.ONE);
                    add(
                            key + "customers-with-revenue",
                            revenue.map(amount -> Rational.ONE).orElse(Rational.ZERO));
                    add(key + "monthly-revenue", revenue.orElse(Rational.ZERO));
                    add(
                            key + "customers-with-margin",
                            profit.map(amount -> Rational.ONE).orElse(Rational.ZERO));
                    add(key + "monthly-gross-profit", profit.orElse(Rational.ZERO));
                }
                if (wasThereBefore(days.get(0), came, left)) {
                    add(key + "customers-at-risk", Rational.ONE);
                    add(key + "months-at-risk", Rational.of(days.size(), month.lengthOfMonth()));
                    if (left.isPresent() && days.contains(left.get())) {
                        add(key + "churned-at-risk", Rational.ONE);
                    }
                }
            });
        }

        private boolean wasThereBefore(LocalDate day, LocalDate came, Optional<LocalDate> left) {
            return hasBegun(day)
                    && came.isBefore(day)
                    && (left.isEmpty() || !left.get().isBefore(day));
        }

        private void add(String key, Rational amount) {
            totals.merge(key, amount, Rational::plus);
        }
    }
}
