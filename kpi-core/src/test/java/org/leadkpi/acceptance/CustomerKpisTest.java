package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.MARCH;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.acceptance.Scenario.won;
import static org.leadkpi.metric.CustomerKpis.*;
import static org.leadkpi.metric.CustomerTallies.CHURNED_AT_RISK;
import static org.leadkpi.metric.CustomerTallies.CUSTOMERS_WITH_MARGIN;
import static org.leadkpi.metric.CustomerTallies.CUSTOMERS_WITH_REVENUE;
import static org.leadkpi.metric.CustomerTallies.MONTHLY_GROSS_PROFIT;
import static org.leadkpi.metric.CustomerTallies.MONTHLY_REVENUE;
import static org.leadkpi.metric.CustomerTallies.MONTHS_AT_RISK;
import static org.leadkpi.metric.StandardTallies.NEW_CUSTOMERS;
import static org.leadkpi.metric.StandardTallies.SPEND;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.Totals;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Policies;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.value.FxRates;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** What customers are worth: spec cards K-36 to K-38, K-49 and K-50, pitfalls P-12 and P-34, examples E-16 and E-20. */
class CustomerKpisTest {

    private static final UnaryOperator<Customer.Builder> PAYING = customer -> customer.monthlyRevenue(usd("100"));

    /** Customers of last year who pay 100 a month, of whom so many leave on a day. */
    private static Scenario customers(Scenario company, int count, int leaving, String churnedAt) {
        Scenario told = company;
        for (int i = 0; i < count; i++) {
            boolean leaves = i < leaving;
            told = told.customer(
                    churnedAt + "-" + i,
                    "2025-06-01",
                    customer -> leaves ? PAYING.apply(customer).churnedAt(at(churnedAt)) : PAYING.apply(customer));
        }
        return told;
    }

    private static Scenario january(int count, int leaving) {
        return customers(Scenario.january(), count, leaving, "2026-01-10");
    }

    private static Scenario firstQuarter() {
        return Scenario.observed("2026-01-01", "2026-04-01");
    }

    private static Reading january(Scenario company, Kpi kpi) {
        return company.card(Grain.MONTH).get(kpi, Segment.ALL, JANUARY);
    }

    // ---- churn

    @Test
    void churnRate_isOfThoseAtTheStart() {
        assertReading(january(200, 5).read(CHURN_RATE))
                .isOutOf(5, 200)
                .hasInterval(0.0107, 0.0572, 0.00005)
                .shows("2.5%");
    }

    @Test
    void churnRate_ofNobody_isZeroWithAnUpperLimit() {
        // spec 0.5: 0 of n starts at exactly 0
        assertReading(january(100, 0).read(CHURN_RATE)).isOutOf(0, 100).hasInterval(0, 0.036994, 0.000001);
    }

    @Test
    void churnRate_leavesOutWhoCameInThePeriod() {
        Scenario company = Scenario.january()
                .customer("there", "2025-12-31", PAYING)
                .customer("there too", "2025-12-31T23:59", PAYING)
                .customer("left", "2025-12-31", customer -> customer.churnedAt(at("2026-01-31T23:59")))
                .customer("came and left", "2026-01-01", customer -> customer.churnedAt(at("2026-01-20")))
                .customer("came", "2026-01-15", PAYING);

        assertReading(company.read(CHURN_RATE)).isOutOf(1, 3).isNot("2/5").isNot("1/5");
    }

    @Test
    void churnRate_atTheEdges_countsTheFirstInstantAndNotTheOneAfter() {
        Scenario company = firstQuarter()
                .customer("first", "2025-06-01", customer -> customer.churnedAt(at("2026-02-01T00:00")))
                .customer("after", "2025-06-01", customer -> customer.churnedAt(at("2026-03-01")))
                .customer("before", "2025-06-01", customer -> customer.churnedAt(at("2026-01-31T23:59:59")))
                .customer("new", "2026-02-01T00:00", PAYING);
        Scorecard card = company.card(Grain.MONTH);

        assertReading(card.get(CHURN_RATE, Segment.ALL, JANUARY)).isOutOf(1, 3);
        assertReading(card.get(CHURN_RATE, Segment.ALL, FEBRUARY)).isOutOf(1, 2);
        assertReading(card.get(CHURN_RATE, Segment.ALL, MARCH)).isOutOf(1, 2);
    }

    @Test
    void churnRate_countsDaysOfTheZone() {
        // 2026-02-01T03:00Z is still January in New York
        Scenario company = Scenario.january()
                .customer("left", "2025-06-01", customer -> customer.churnedAt(at("2026-02-01T03:00Z")))
                .customer("stayed", "2025-06-01", PAYING);

        assertReading(company.read(CHURN_RATE)).isOutOf(1, 2);
        assertReading(company.zone("UTC").read(CHURN_RATE)).isOutOf(0, 2);
    }

    @Test
    void churnRate_overSeveralPeriods_hasNoValue() {
        Scorecard card = customers(firstQuarter(), 10, 1, "2026-02-10").card(Grain.MONTH);

        assertReading(card.get(CHURN_RATE))
                .hasStatus(Status.NOT_APPLICABLE)
                .saysWhy("NOT_ADDITIVE", "customers-churned");
    }

    @Test
    void churnRate_ofAQuarter_isThatOfTheQuarter() {
        Scenario company = customers(customers(firstQuarter(), 100, 5, "2026-01-10"), 100, 10, "2026-03-10");

        assertReading(company.card(Grain.QUARTER).get(CHURN_RATE)).isOutOf(15, 200);
    }

    @Test
    void churnRate_withoutAnyoneAtTheStart_isNoData() {
        assertReading(Scenario.january().customer("C", "2026-01-05", PAYING).read(CHURN_RATE))
                .hasStatus(Status.NO_DATA);
    }

    @Test
    void churnRate_ofPeriodsThatHaveNotBegun_isNoData() {
        Scenario company = customers(firstQuarter(), 10, 1, "2026-02-10").asOf("2026-03-01T00:00");
        Scorecard card = company.card(Grain.MONTH);

        assertReading(card.get(CHURN_RATE, Segment.ALL, FEBRUARY)).isOutOf(1, 10);
        assertReading(card.get(CHURN_RATE, Segment.ALL, MARCH)).hasStatus(Status.NO_DATA);
        assertReading(company.asOf("2026-03-01T00:01").card(Grain.MONTH).get(CHURN_RATE, Segment.ALL, MARCH))
                .isOutOf(0, 9)
                .flags(Flag.PARTIAL_PERIOD);
    }

    @Test
    void churnRateByRevenue_weighsCustomersByWhatTheyPay() {
        Scenario company = Scenario.january()
                .customer("small", "2025-06-01", customer -> customer.monthlyRevenue(usd("100")))
                .customer("medium", "2025-06-01", customer -> customer.monthlyRevenue(usd("200")))
                .customer(
                        "large",
                        "2025-06-01",
                        customer -> customer.monthlyRevenue(usd("300")).churnedAt(at("2026-01-20")));

        assertReading(company.read(CHURN_RATE_REVENUE)).isOutOf(300, 600).isNot("1/3");
        assertReading(company.read(CHURN_RATE)).isOutOf(1, 3);
    }

    // ---- lifetime and its value

    @Test
    void lifetimeValue_ofTheWorkedExample() {
        Scenario company = january(200, 5);

        assertReading(company.read(AVERAGE_REVENUE_PER_ACCOUNT)).isOutOf(20_000, 200);
        assertReading(company.read(CUSTOMER_LIFETIME))
                .isOutOf(200, 5)
                .hasInterval(17.49, 93.24, 0.005)
                .shows("40.0 mo");
        assertReading(company.read(CUSTOMER_LIFETIME_VALUE))
                .is("4000")
                .hasInterval(1_749, 9_324, 0.5)
                .shows("USD 4,000.00")
                .flagsNot(Flag.CAPPED);
        assertThat(company.read(CUSTOMER_LIFETIME_VALUE).trace())
                .isEqualTo("customer-lifetime-value = (monthly-revenue / customers-with-revenue) x (months-at-risk /"
                        + " churned-at-risk) = (USD 20,000.00 / 200) x (200 / 5) = USD 4,000.00");
        assertThat(company.read(CUSTOMER_LIFETIME_VALUE).n()).isEqualTo(200);
    }

    @Test
    void lifetime_withoutChurn_isUnboundedWithALowerLimit() {
        // spec P-34: neither infinity nor 0; 1 / 0.036994 = 27.0 months
        assertReading(january(100, 0).read(CUSTOMER_LIFETIME))
                .hasStatus(Status.UNBOUNDED)
                .saysWhy("no churned-at-risk in 100 months-at-risk")
                .isAtLeast(27.03, 0.005);
        assertReading(january(100, 0).read(CUSTOMER_LIFETIME_VALUE))
                .hasStatus(Status.UNBOUNDED)
                .isAtLeast(2_703.18, 0.005)
                .shows("UNBOUNDED");
    }

    @Test
    void lifetimeByExposure_countsThoseWhoStayed() {
        // spec P-12
        Scenario company = Scenario.observed("2024-01-01", "2026-01-01");
        for (int i = 0; i < 10; i++) {
            int months = i + 2;
            company.customer(
                    "C" + i,
                    "2024-01-01",
                    customer -> months > 6
                            ? PAYING.apply(customer)
                            : PAYING.apply(customer)
                                    .churnedAt(at("2024-01-01".replace("-01-", "-0" + (1 + months) + "-"))));
        }
        for (Grain grain : new Grain[] {Grain.NONE, Grain.YEAR, Grain.QUARTER, Grain.MONTH, Grain.WEEK}) {
            Scorecard card = company.card(grain);

            assertReading(card.get(CUSTOMER_LIFETIME_EXPOSURE))
                    .isOutOf(140, 5)
                    .is("28")
                    .isNot("4")
                    .hasInterval(12.00, 86.88, 0.005);
            assertReading(card.get(CUSTOMER_LIFETIME_VALUE_EXPOSURE))
                    .is("2800")
                    .isNot("400")
                    .hasInterval(1_199.85, 8_688.38, 0.005);
        }
    }

    @Test
    void lifetimeByExposure_withoutChurn_isUnboundedWithALowerLimit() {
        // 240 months over the upper Byar limit of none, 3.668012
        Scenario company = Scenario.observed("2024-01-01", "2026-01-01");
        for (int i = 0; i < 10; i++) {
            company.customer("C" + i, "2024-01-01", PAYING);
        }

        assertReading(company.read(CUSTOMER_LIFETIME_EXPOSURE))
                .hasStatus(Status.UNBOUNDED)
                .isAtLeast(65.43, 0.005);
    }

    @Test
    void lifetime_ofAQuarter_isThatOfItsMonths() {
        // 200 + 195 + 195 months at risk, 5 + 0 + 10 who left
        Scenario company = customers(customers(firstQuarter(), 100, 5, "2026-01-10"), 100, 10, "2026-03-10");

        assertReading(company.card(Grain.QUARTER).get(CUSTOMER_LIFETIME)).isOutOf(590, 15);
        assertReading(company.card(Grain.NONE).get(CUSTOMER_LIFETIME)).isOutOf(590, 15);
        assertReading(company.card(Grain.MONTH).get(CUSTOMER_LIFETIME)).isOutOf(590, 15);
        assertReading(company.card(Grain.MONTH).get(CUSTOMER_LIFETIME, Segment.ALL, FEBRUARY))
                .hasStatus(Status.UNBOUNDED);
        // the quarter's churn of 7.5 % is no monthly rate
        assertReading(company.card(Grain.QUARTER).get(CUSTOMER_LIFETIME)).isNot("200/15");
    }

    @Test
    void lifetime_ofAMonth_isOneOverItsChurn() {
        Scenario company = january(200, 8);

        assertThat(company.read(CUSTOMER_LIFETIME).number())
                .isEqualTo(company.read(CHURN_RATE).number().map(Rational::reciprocal));
    }

    @Test
    void lifetime_ofPartOfAMonth_takesTheShareOfItsDays() {
        // 7 of 31 days, and 14 of 31 until the as-of instant
        Scenario week = customers(Scenario.observed("2026-01-05", "2026-01-12"), 62, 2, "2026-01-10");
        Scenario youngMonth = customers(Scenario.january(), 62, 2, "2026-01-10").asOf("2026-01-15T00:00");

        assertReading(week.read(CUSTOMER_LIFETIME))
                .isOutOf(14, 2)
                .hasInterval(7.0 / 31 / 0.1101, 7.0 / 31 / 0.0089, 0.2);
        assertReading(youngMonth.read(CUSTOMER_LIFETIME)).isOutOf(28, 2);
        assertReading(youngMonth.read(CUSTOMER_LIFETIME_EXPOSURE))
                .isOutOf(Rational.of(60 * 14 + 2 * 9, 31).toString(), "2");
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "1, 60", "5, 40"})
    void horizon_cutsWhatIsLonger(int leaving, String months) {
        Scenario company = january(200, leaving).policies(Policies.STANDARD.withHorizonMonths(60));
        Reading value = company.read(CUSTOMER_LIFETIME_VALUE);

        assertReading(company.read(CUSTOMER_LIFETIME)).is(months);
        assertReading(value).is(months + "00");
        if (leaving < 5) {
            assertReading(value).flags(Flag.CAPPED);
            assertThat(value.trace()).endsWith("(USD 20,000.00 / 200) x (60) = USD 6,000.00");
        } else {
            assertReading(value).flagsNot(Flag.CAPPED).hasInterval(1_749, 6_000, 0.5);
        }
    }

    @Test
    void lifetimeValueOnGrossMargin_weighsWhatIsLeft() {
        Scenario company = Scenario.january();
        for (int i = 0; i < 10; i++) {
            boolean leaves = i == 0;
            company.customer("C" + i, "2025-06-01", customer -> {
                PAYING.apply(customer).grossMargin(leaves ? Rational.of(1, 2) : Rational.of(8, 10));
                return leaves ? customer.churnedAt(at("2026-01-10")) : customer;
            });
        }

        // 9 x 80 + 50 = 770 of 10 customers, times 10 months
        assertReading(company.read(AVERAGE_REVENUE_PER_ACCOUNT_GROSS_MARGIN)).isOutOf(770, 10);
        assertReading(company.read(CUSTOMER_LIFETIME_VALUE_GROSS_MARGIN)).is("770");
        assertReading(company.read(CUSTOMER_LIFETIME_VALUE)).is("1000");
    }

    @Test
    void averageRevenue_countsACustomerInEachMonthItWasOne() {
        Scenario company = firstQuarter()
                .customer("old", "2025-06-01", customer -> customer.monthlyRevenue(usd("100")))
                .customer("new", "2026-02-15", customer -> customer.monthlyRevenue(usd("400")))
                .customer(
                        "gone",
                        "2025-06-01",
                        customer -> customer.monthlyRevenue(usd("70")).churnedAt(at("2026-01-20")));
        Scorecard card = company.card(Grain.MONTH);

        assertReading(card.get(AVERAGE_REVENUE_PER_ACCOUNT, Segment.ALL, JANUARY))
                .isOutOf(170, 2);
        assertReading(card.get(AVERAGE_REVENUE_PER_ACCOUNT, Segment.ALL, FEBRUARY))
                .isOutOf(500, 2);
        assertReading(card.get(AVERAGE_REVENUE_PER_ACCOUNT)).isOutOf(1_170, 6);
        assertReading(company.card(Grain.QUARTER).get(AVERAGE_REVENUE_PER_ACCOUNT))
                .isOutOf(1_170, 6);
    }

    // ---- against cost

    @Test
    void clvToCac_combinesTheLimitsOfBoth() {
        // scipy 1.17.1: Wilson 5/200 and Byar 10, both at 97.5 %: (100/0.063709)/(10000/4.263190),
        // (100/0.009570)/(10000/19.737954)
        Scenario company = january(200, 5).newCustomers(10, "web").spend("10000", "web");

        assertReading(company.read(CLV_TO_CAC))
                .is("4")
                .hasInterval(0.66917, 20.62511, 0.00001)
                .shows("4.00");
        assertThat(company.read(CLV_TO_CAC).interval().orElseThrow().level()).isEqualTo(0.95);
    }

    @ParameterizedTest
    @CsvSource({"75, 500, 3, 3.00", "45, 1000, 9/10, 0.90", "130, 500, 26/5, 5.20"})
    void clvToCac_ofTheWorkedExamples(String revenue, String cost, String ratio, String shown) {
        // spec E-16: CLV of 1,500, 900 and 2,600, here over 20 months; E-20 is the first one
        Rational value = CLV_TO_CAC
                .of(
                        MONTHLY_REVENUE.is(usd(revenue)),
                        CUSTOMERS_WITH_REVENUE.is(1),
                        MONTHS_AT_RISK.is(20),
                        CHURNED_AT_RISK.is(1),
                        SPEND.is(usd(cost)),
                        NEW_CUSTOMERS.is(1))
                .value()
                .number()
                .orElseThrow();

        assertThat(value).isEqualTo(Rational.parse(ratio));
        assertThat(CLV_TO_CAC.style().format(value, Currency.getInstance("USD")))
                .isEqualTo(shown);
    }

    @Test
    void clvToCacOnGrossMargin_isLowerThanOnRevenue() {
        Totals.Given[] given = {
            MONTHLY_REVENUE.is(usd("75")),
            CUSTOMERS_WITH_REVENUE.is(1),
            MONTHLY_GROSS_PROFIT.is(usd("60")),
            CUSTOMERS_WITH_MARGIN.is(1),
            MONTHS_AT_RISK.is(20),
            CHURNED_AT_RISK.is(1),
            SPEND.is(usd("500")),
            NEW_CUSTOMERS.is(1)
        };

        assertThat(CLV_TO_CAC_GROSS_MARGIN.of(given).value().number()).contains(Rational.parse("12/5"));
        assertThat(CLV_TO_CAC.of(given).value().number()).contains(Rational.of(3));
        assertThat(Benchmarks.published().of(CLV_TO_CAC_GROSS_MARGIN)).isEmpty();
    }

    @Test
    void clvToCac_withoutAValueOnEitherSide_saysTheSame() {
        Scenario unbounded = january(200, 0).newCustomers(10, "web").spend("10000", "web");
        Scenario noCustomers = january(200, 5).lead("L", "2026-01-05").noDeals().spend("10000", "web");
        Scenario noSpend = january(200, 0).newCustomers(10, "web");
        Scenario noCustomersFeed = Scenario.january().newCustomers(10, "web").spend("10000", "web");

        assertReading(unbounded.read(CLV_TO_CAC)).hasStatus(Status.UNBOUNDED).isAtLeast(1.7398, 0.0001);
        assertReading(noCustomers.read(CLV_TO_CAC)).hasStatus(Status.NO_OUTPUT);
        assertReading(noSpend.read(CLV_TO_CAC)).hasStatus(Status.MISSING_INPUT).saysWhy("spend");
        assertReading(noCustomersFeed.read(CLV_TO_CAC))
                .hasStatus(Status.MISSING_INPUT)
                .saysWhy("customers");
    }

    @Test
    void clvToCac_ofCustomersThatCostNothing_hasNoBase() {
        assertReading(january(200, 5).newCustomers(10, "web").spend("0", "web").read(CLV_TO_CAC))
                .hasStatus(Status.NO_BASE);
    }

    @Test
    void clvToCac_isFlaggedLikeWhatItRestsOn() {
        Scenario company = january(200, 5)
                .newCustomers(5, "web")
                .newCustomers(5, "organic")
                .spend("10000", "web")
                .policies(Policies.STANDARD.withHorizonMonths(12));

        assertReading(company.byChannel().get(CLV_TO_CAC)).is("6/5").flags(Flag.INCLUDES_UNCOSTED, Flag.CAPPED);
    }

    @Test
    void cacPayback_isInMonthsOfGrossProfit() {
        Scenario company = Scenario.january().spend("10000", "web").newCustomers(10, "web");
        for (int i = 0; i < 10; i++) {
            company.customer(
                    "C" + i, "2026-01-20", customer -> PAYING.apply(customer).grossMargin(Rational.parse("0.8")));
        }

        assertReading(company.read(CAC_PAYBACK))
                .is("12.5")
                .isNot("10")
                .hasInterval(6.79663, 26.10993, 0.00001)
                .shows("12.5 mo");
    }

    @Test
    void leadGenRoi_isWhatWasWonLessWhatWasSpent() {
        Scenario company = Scenario.january()
                .deal("D", "2026-01-05", won("2026-01-25", "30000"))
                .spend("10000", "web");

        assertReading(company.read(LEAD_GEN_ROI))
                .isOutOf(20_000, 10_000)
                .isNot("3")
                .shows("200.0%");
        assertReading(Scenario.january().noDeals().spend("10000", "web").read(LEAD_GEN_ROI))
                .is("-1");
    }

    @Test
    void leadGenRoi_withoutSpend_isMissingAndOfNoneIsWithoutBase() {
        Scenario company = Scenario.january().deal("D", "2026-01-05", won("2026-01-25", "30000"));

        assertReading(company.read(LEAD_GEN_ROI)).hasStatus(Status.MISSING_INPUT);
        assertReading(company.spend("0", "web").read(LEAD_GEN_ROI)).hasStatus(Status.NO_BASE);
    }

    // ---- what is not known

    @Test
    void unknownRevenue_isLeftOutAndNotZero() {
        Scenario company = Scenario.january()
                .customer(
                        "known",
                        "2025-06-01",
                        customer -> PAYING.apply(customer).churnedAt(at("2026-01-10")))
                .customer("unknown", "2025-06-01", customer -> customer);

        assertReading(company.read(AVERAGE_REVENUE_PER_ACCOUNT))
                .isOutOf(100, 1)
                .isNot("50")
                .excludesOnly(Exclusion.NO_AMOUNT, 1);
        assertReading(company.read(CUSTOMER_LIFETIME_VALUE)).is("200").excludesOnly(Exclusion.NO_AMOUNT, 1);
        assertReading(company.read(CHURN_RATE_REVENUE)).isOutOf(100, 100).excludesOnly(Exclusion.NO_AMOUNT, 1);
        assertReading(company.read(CHURN_RATE)).isOutOf(1, 2).excludesNothing();
    }

    @Test
    void unknownMargin_isLeftOutAndNotZero() {
        Scenario company = Scenario.january()
                .customer(
                        "known",
                        "2025-06-01",
                        customer -> PAYING.apply(customer).grossMargin(Rational.of(1, 2)))
                .customer("unknown", "2025-06-01", PAYING);

        assertReading(company.read(AVERAGE_REVENUE_PER_ACCOUNT_GROSS_MARGIN))
                .isOutOf(50, 1)
                .excludesOnly(Exclusion.NO_AMOUNT, 1);
    }

    @Test
    void otherCurrency_needsARate() {
        Scenario company = Scenario.january()
                .customer(
                        "euro",
                        "2025-06-01",
                        customer ->
                                customer.monthlyRevenue(Money.of("100", "EUR")).churnedAt(at("2026-01-10")))
                .customer("dollar", "2025-06-01", PAYING);
        FxRates rates = FxRates.builder()
                .rate(
                        LocalDate.of(2026, 1, 1),
                        Currency.getInstance("EUR"),
                        Currency.getInstance("USD"),
                        new BigDecimal("1.10"))
                .build();

        for (Kpi kpi : new Kpi[] {AVERAGE_REVENUE_PER_ACCOUNT, CUSTOMER_LIFETIME_VALUE, CHURN_RATE_REVENUE}) {
            assertReading(company.fx(FxRates.none()).read(kpi))
                    .hasStatus(Status.MISSING_FX)
                    .saysWhy("an amount has no exchange rate for its date, 1 time among customer records");
        }
        assertReading(company.read(CHURN_RATE)).isOutOf(1, 2);
        assertThat(company.dataset().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.MISSING_FX));
        assertReading(company.fx(rates).read(AVERAGE_REVENUE_PER_ACCOUNT))
                .isOutOf(210, 2)
                .isNot("100");
        assertReading(company.read(CHURN_RATE_REVENUE)).isOutOf(110, 210);
        assertThat(company.dataset().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CUSTOMERS", "CHURN_DATES", "MONTHLY_REVENUE"})
    void missingFeed_isNotZero(String feed) {
        Scenario company = january(200, 0).lacks(Feed.valueOf(feed));

        assertReading(company.read(CUSTOMER_LIFETIME_VALUE))
                .hasStatus(Status.MISSING_INPUT)
                .saysWhy("feed " + feed.toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " was not supplied");
    }

    @Test
    void missingMargins_leaveRevenueAlone() {
        Scenario company = january(200, 5).lacks(Feed.GROSS_MARGIN);

        assertReading(company.read(CUSTOMER_LIFETIME_VALUE_GROSS_MARGIN)).hasStatus(Status.MISSING_INPUT);
        assertReading(company.read(CUSTOMER_LIFETIME_VALUE)).is("4000");
    }

    @Test
    void churnBeforeAcquisition_isReportedAndLeftOut() {
        Scenario company = january(10, 1)
                .customer(
                        "odd", "2026-01-20", customer -> PAYING.apply(customer).churnedAt(at("2026-01-12")));

        assertReading(company.read(CHURN_RATE)).isOutOf(1, 10);
        assertReading(company.read(CUSTOMER_LIFETIME_EXPOSURE))
                .isOutOf(Rational.of(9 * 31 + 9, 31).toString(), "1")
                .excludesOnly(Exclusion.DATE_ORDER, 1);
        assertReading(company.read(AVERAGE_REVENUE_PER_ACCOUNT)).isOutOf(1_000, 10);
        assertThat(company.dataset().problems())
                .singleElement()
                .hasToString("customer odd churn is dated 2026-01-12, before its acquisition at 2026-01-20");
    }

    @Test
    void repeatedId_countsOnce() {
        Scenario company = Scenario.january()
                .customer("C", "2025-06-01", PAYING)
                .customer("C", "2025-06-01", customer -> customer.monthlyRevenue(usd("900")));

        assertReading(company.read(AVERAGE_REVENUE_PER_ACCOUNT)).isOutOf(100, 1);
        assertThat(company.dataset().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.DUPLICATE_ID));
    }

    // ---- by what they are split

    @Test
    void channel_isThatOfTheRecordElseOfItsLead() {
        Scenario company = Scenario.january()
                .lead("L", "2025-05-01", lead -> lead.channel("organic").owner("ann"))
                .customer(
                        "own", "2025-06-01", customer -> PAYING.apply(customer).channel("web"))
                .customer(
                        "own and lead",
                        "2025-06-01",
                        customer -> customer.channel("web").lead("L"))
                .customer(
                        "lead",
                        "2025-06-01",
                        customer -> PAYING.apply(customer).lead("L").churnedAt(at("2026-01-10")))
                .customer("none", "2025-06-01", PAYING);

        assertReading(company.read(CHURN_RATE, "web")).isOutOf(0, 2);
        assertReading(company.read(CHURN_RATE, "organic")).isOutOf(1, 1);
        assertReading(company.read(CHURN_RATE, Segment.NONE)).isOutOf(0, 1);
        assertReading(company.card(Grain.NONE, StandardDimensions.OWNER).get(CHURN_RATE, "ann"))
                .isOutOf(1, 2);
    }

    @Test
    void attribute_isThatOfTheRecordElseOfItsLead() {
        Scenario company = Scenario.january()
                .lead("L", "2025-05-01", lead -> lead.attribute("plan", "gold"))
                .customer("own", "2025-06-01", customer -> customer.attribute("plan", "silver"))
                .customer("lead", "2025-06-01", customer -> customer.lead("L"));
        Scorecard card = company.card(Grain.NONE, StandardDimensions.attribute("plan", company.dataset()));

        assertThat(company.dataset().attributeNames()).contains("plan");
        assertReading(card.get(CHURN_RATE, "silver")).isOutOf(0, 1);
        assertReading(card.get(CHURN_RATE, "gold")).isOutOf(0, 1);
    }

    @Test
    void dimensionThatCannotSplitCustomers_hasNoAnswer() {
        Scorecard card = january(10, 1)
                .deal("D", "2026-01-05", deal -> deal.source("SDR"))
                .card(Grain.NONE, StandardDimensions.OPPORTUNITY_SOURCE);

        assertReading(card.get(CHURN_RATE, "SDR"))
                .hasStatus(Status.NOT_APPLICABLE)
                .saysWhy("cannot be split by opportunity-source: a customer has none");
        assertReading(card.get(CHURN_RATE)).isOutOf(1, 10);
    }
}
