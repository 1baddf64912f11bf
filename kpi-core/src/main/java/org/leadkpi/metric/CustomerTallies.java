package org.leadkpi.metric;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Periods;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * How many customers there are, what they pay, and how many leave.
 *
 * <p>Customers are there or not, so they are counted in three ways:
 *
 * <ul>
 *   <li><b>At the start of a period</b>: who was a customer before its first day. One acquired in it is not at its start. Such
 *       counts depend on the length of the period and do not add up over time.
 *   <li><b>By month</b>: once in every calendar month of the period, or part of one where the period begins or ends within
 *       it. As months at risk a part counts as the share of its days that have begun by the as-of instant. These add up over
 *       time.
 *   <li><b>By exposure</b>: the days from acquisition to churn, in months: a day of a month of 30 days is a thirtieth. These add
 *       up over time too.
 * </ul>
 *
 * <p>Dates count by the day. A customer dated to leave before it came is left out as {@link Exclusion#DATE_ORDER}. Amounts of
 * another currency are converted at the rate of the day they are counted on.
 *
 * @since 0.1
 */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
public final class CustomerTallies {

    private CustomerTallies() {}

    /** How much a customer pays is counted in money per month. */
    private static final Unit PER_MONTH = Unit.MONEY.per(Unit.MONTHS);

    /** A month of one customer. */
    private static final Unit CUSTOMER_MONTHS = Unit.COUNT.times(Unit.MONTHS);

    // ---- what many tallies share; a shared object is asked once per record

    private static final Dating<Customer> AT_START = CustomerTallies::placeAtStart;
    private static final Dating<Customer> AT_START_OF_CHURN = CustomerTallies::placeAtStartOfChurn;
    private static final Dating<Customer> BY_MONTH = CustomerTallies::placeByMonth;
    private static final Dating<Customer> BY_RISK = CustomerTallies::placeByRisk;
    private static final Dating<Customer> BY_MONTHS_AT_RISK = CustomerTallies::placeByMonthsAtRisk;
    private static final Dating<Customer> BY_CHURN_AT_RISK = CustomerTallies::placeByChurnAtRisk;
    private static final Dating<Customer> BY_EXPOSURE = CustomerTallies::placeByExposure;
    private static final Dating<Customer> BY_CHURN = CustomerTallies::placeByChurn;

    private static final Tally.Measure<Customer> ONE = (customer, data, date) -> Quantity.ONE;
    private static final Tally.Measure<Customer> REVENUE =
            (customer, data, date) -> Quantity.money(customer.monthlyRevenue(), data, date);
    private static final Tally.Measure<Customer> GROSS_PROFIT = CustomerTallies::grossProfit;

    private static final BiFunction<Customer, Dataset, Optional<Exclusion>> NO_REVENUE =
            (customer, data) -> unless(customer.monthlyRevenue().isPresent(), Exclusion.NO_AMOUNT);
    private static final BiFunction<Customer, Dataset, Optional<Exclusion>> NO_MARGIN =
            (customer, data) -> unless(customer.grossMargin().isPresent(), Exclusion.NO_AMOUNT);
    private static final BiFunction<Customer, Dataset, Optional<Exclusion>> MISDATED =
            (customer, data) -> unless(!Tenure.of(customer, data).isMisdated(), Exclusion.DATE_ORDER);

    private static final Dating<Customer> BY_ACQUISITION =
            Dating.at((customer, data) -> Optional.of(customer.acquiredAt()));
    private static final BiPredicate<Customer, Dataset> HAS_LEFT =
            (customer, data) -> Tenure.of(customer, data).churned().isPresent();
    private static final Tally.Measure<Customer> MONTHS_THERE = (customer, data, date) ->
            new Quantity.Known(Rational.of(Tenure.of(customer, data).wholeMonths()));

    // ---- at the start of a period

    /** Customers at the start of a period. */
    public static final Tally<Customer> CUSTOMERS_AT_START = ofPeriod(
                    Tally.count("customers-at-start", Source.CUSTOMERS), AT_START)
            .meaning("customers acquired before the period who had not left by its start")
            .build();

    /** Customers at the start of a period who left in it. */
    public static final Tally<Customer> CUSTOMERS_CHURNED = ofPeriod(
                    Tally.count("customers-churned", Source.CUSTOMERS), AT_START_OF_CHURN)
            .meaning("customers at the start of the period who left in it")
            .build();

    /** Monthly revenue at the start of a period. */
    public static final Tally<Customer> REVENUE_AT_START = ofPeriod(revenue("revenue-at-start"), AT_START)
            .meaning("monthly revenue of the customers at the start of the period")
            .build();

    /** Monthly revenue lost in a period. */
    public static final Tally<Customer> REVENUE_CHURNED = ofPeriod(revenue("revenue-churned"), AT_START_OF_CHURN)
            .meaning("monthly revenue of the customers at the start of the period who left in it")
            .build();

    // ---- by month

    /** Customers. */
    public static final Tally<Customer> CUSTOMERS_BY_MONTH = Tally.count("customers-by-month", Source.CUSTOMERS)
            .meaning("customers with a day in a month of the period, once per month")
            .dated(BY_MONTH)
            .needing(Feed.CHURN_DATES)
            .build();

    /** Customers of whom it is known what they pay. */
    public static final Tally<Customer> CUSTOMERS_WITH_REVENUE = Tally.count("customers-with-revenue", Source.CUSTOMERS)
            .meaning("customers with a day in a month of the period and a known monthly revenue, once per month")
            .dated(BY_MONTH)
            .excluding(NO_REVENUE)
            .needing(Feed.MONTHLY_REVENUE)
            .build();

    /** What customers pay. */
    public static final Tally<Customer> MONTHLY_REVENUE = revenue("monthly-revenue")
            .meaning("monthly revenue of the customers with a day in a month of the period, once per month")
            .dated(BY_MONTH)
            .build();

    /** Customers of whom it is known what they pay and what of it is left. */
    public static final Tally<Customer> CUSTOMERS_WITH_MARGIN = Tally.count("customers-with-margin", Source.CUSTOMERS)
            .meaning(
                    "customers with a day in a month of the period and a known monthly revenue and gross margin, once per"
                            + " month")
            .dated(BY_MONTH)
            .excluding(NO_REVENUE)
            .excluding(NO_MARGIN)
            .needing(Feed.MONTHLY_REVENUE, Feed.GROSS_MARGIN)
            .build();

    /** What is left of what customers pay. */
    public static final Tally<Customer> MONTHLY_GROSS_PROFIT = Tally.amount(
                    "monthly-gross-profit", Source.CUSTOMERS, PER_MONTH, GROSS_PROFIT)
            .meaning("monthly revenue times gross margin of the customers with a day in a month of the period, once per"
                    + " month")
            .dated(BY_MONTH)
            .excluding(NO_MARGIN)
            .needing(Feed.MONTHLY_REVENUE, Feed.GROSS_MARGIN)
            .build();

    /** Customers at the start of each month. */
    public static final Tally<Customer> CUSTOMERS_AT_RISK = Tally.count("customers-at-risk", Source.CUSTOMERS)
            .meaning("customers at the start of a month of the period, once per month")
            .dated(BY_RISK)
            .needing(Feed.CHURN_DATES)
            .build();

    /** The months that customers at the start of each were at risk of leaving. */
    public static final Tally<Customer> MONTHS_AT_RISK = Tally.amount(
                    "months-at-risk", Source.CUSTOMERS, CUSTOMER_MONTHS, ONE)
            .meaning("months of the period, times the customers at the start of each")
            .dated(BY_MONTHS_AT_RISK)
            .needing(Feed.CHURN_DATES)
            .build();

    /** Customers at the start of a month who left in it. */
    public static final Tally<Customer> CHURNED_AT_RISK = Tally.count("churned-at-risk", Source.CUSTOMERS)
            .meaning("customers at the start of a month of the period who left in that month")
            .dated(BY_CHURN_AT_RISK)
            .needing(Feed.CHURN_DATES)
            .build();

    // ---- by exposure

    /** The months that customers were customers. */
    public static final Tally<Customer> EXPOSURE_MONTHS = Tally.amount(
                    "exposure-months", Source.CUSTOMERS, CUSTOMER_MONTHS, ONE)
            .meaning("months that customers were customers, by the day")
            .dated(BY_EXPOSURE)
            .needing(Feed.CHURN_DATES)
            .build();

    /** Customers who left. */
    public static final Tally<Customer> CHURN_EVENTS = Tally.count("churn-events", Source.CUSTOMERS)
            .meaning("customers who left, by the day they left")
            .dated(BY_CHURN)
            .excluding(MISDATED)
            .needing(Feed.CHURN_DATES)
            .build();

    // ---- by acquisition

    /** Months after which customers left. */
    public static final Tally<Customer> CUSTOMER_LIFETIMES = acquired(
                    Tally.distribution("customer-lifetimes", Source.CUSTOMERS, Unit.MONTHS, MONTHS_THERE))
            .meaning("whole months that customers who left had been there, by acquisition")
            .where(HAS_LEFT)
            .needing(Feed.CHURN_DATES)
            .build();

    /** Months for which customers have been there so far. */
    public static final Tally<Customer> CUSTOMER_AGES = acquired(
                    Tally.distribution("customer-ages", Source.CUSTOMERS, Unit.MONTHS, MONTHS_THERE))
            .meaning("whole months that customers who are there have been there so far, by acquisition")
            .whereNot(HAS_LEFT)
            .needing(Feed.CHURN_DATES)
            .build();

    /** Customers acquired of whom it is known what they pay. */
    public static final Tally<Customer> ACQUIRED_WITH_REVENUE = acquired(
                    Tally.count("acquired-with-revenue", Source.CUSTOMERS))
            .meaning("customers with a known monthly revenue, by acquisition")
            .excluding(NO_REVENUE)
            .needing(Feed.MONTHLY_REVENUE)
            .build();

    /** What customers acquired pay. */
    public static final Tally<Customer> ACQUIRED_REVENUE = acquired(revenue("acquired-revenue"))
            .meaning("monthly revenue of customers, by acquisition")
            .build();

    // ---- how they are told

    private static Tally.Builder<Customer> acquired(Tally.Builder<Customer> tally) {
        return tally.dated(BY_ACQUISITION).excluding(MISDATED);
    }

    private static <R> Tally.Builder<R> ofPeriod(Tally.Builder<R> tally, Dating<R> dating) {
        return tally.dated(dating).needing(Feed.CHURN_DATES).distinctPerPeriod();
    }

    private static Tally.Builder<Customer> revenue(String name) {
        return Tally.amount(name, Source.CUSTOMERS, PER_MONTH, REVENUE).needing(Feed.MONTHLY_REVENUE);
    }

    private static Quantity grossProfit(Customer customer, Dataset data, LocalDate date) {
        Quantity revenue = Quantity.money(customer.monthlyRevenue(), data, date);
        return revenue instanceof Quantity.Known known
                ? new Quantity.Known(known.value().times(customer.grossMargin().orElse(Rational.ZERO)))
                : revenue;
    }

    private static Optional<Exclusion> unless(boolean condition, Exclusion reason) {
        return condition ? Optional.empty() : Optional.of(reason);
    }

    // ---- when they count

    private static void placeAtStart(Customer customer, Dataset data, Periods periods, Placement to) {
        Tenure tenure = Tenure.of(customer, data);
        int after = periods.indexOf(tenure.acquired()) + 1; // 0 for one acquired before the observed range
        for (int period = after; period < periods.count(); period++) {
            DateRange days = periods.range(period);
            if (tenure.isActiveAtStartOf(days)) {
                to.share(period, days.start(), Rational.ONE);
            } else {
                return;
            }
        }
    }

    private static void placeAtStartOfChurn(Customer customer, Dataset data, Periods periods, Placement to) {
        Tenure tenure = Tenure.of(customer, data);
        int period = tenure.churned().map(periods::indexOf).orElse(-1);
        if (period >= 0 && tenure.isActiveAtStartOf(periods.range(period))) {
            to.share(period, periods.range(period).start(), Rational.ONE);
        }
    }

    private static void placeByMonth(Customer customer, Dataset data, Periods periods, Placement to) {
        Tenure tenure = Tenure.of(customer, data);
        tenure.forEachPart(periods, (period, days, month) -> to.share(period, tenure.firstDayIn(days), Rational.ONE));
    }

    private static void placeByRisk(Customer customer, Dataset data, Periods periods, Placement to) {
        forEachPartAtRisk(
                customer, data, periods, (period, days, month) -> to.share(period, days.start(), Rational.ONE));
    }

    private static void placeByMonthsAtRisk(Customer customer, Dataset data, Periods periods, Placement to) {
        forEachPartAtRisk(
                customer,
                data,
                periods,
                (period, days, month) -> to.share(period, days.start(), Rational.of(days.days(), month.days())));
    }

    private static void placeByChurnAtRisk(Customer customer, Dataset data, Periods periods, Placement to) {
        Tenure tenure = Tenure.of(customer, data);
        forEachPartAtRisk(customer, data, periods, (period, days, month) -> {
            if (tenure.leavesIn(days)) {
                to.share(period, days.start(), Rational.ONE);
            }
        });
    }

    private static void forEachPartAtRisk(Customer customer, Dataset data, Periods periods, Tenure.PartOfMonth action) {
        Tenure tenure = Tenure.of(customer, data);
        tenure.forEachPart(periods, (period, days, month) -> {
            if (tenure.isActiveAtStartOf(days)) {
                action.accept(period, days, month);
            }
        });
    }

    private static void placeByExposure(Customer customer, Dataset data, Periods periods, Placement to) {
        Tenure tenure = Tenure.of(customer, data);
        tenure.forEachPart(periods, (period, days, month) -> {
            Rational exposure = tenure.exposure(days, month);
            if (!exposure.isZero()) {
                to.share(period, tenure.firstDayIn(days), exposure);
            }
        });
    }

    private static void placeByChurn(Customer customer, Dataset data, Periods periods, Placement to) {
        Tenure.of(customer, data).churned().ifPresent(day -> {
            int period = periods.indexOf(day);
            if (period >= 0) {
                to.share(period, day, Rational.ONE);
            }
        });
    }
}
