package org.leadkpi.metric;

import static org.leadkpi.metric.CustomerTallies.*;
import static org.leadkpi.metric.Direction.CONTEXT;
import static org.leadkpi.metric.Direction.HIGHER_IS_BETTER;
import static org.leadkpi.metric.Direction.LOWER_IS_BETTER;
import static org.leadkpi.metric.Direction.TARGET_BAND;
import static org.leadkpi.metric.StandardKpis.CUSTOMER_ACQUISITION_COST;
import static org.leadkpi.metric.StandardKpis.CUSTOMER_ACQUISITION_COST_LAGGED;
import static org.leadkpi.metric.StandardTallies.NEW_CUSTOMERS;
import static org.leadkpi.metric.StandardTallies.SPEND;
import static org.leadkpi.metric.StandardTallies.WON;
import static org.leadkpi.metric.StandardTallies.WON_AMOUNT;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.EXT;
import static org.leadkpi.value.Citation.INF;

import java.util.List;

/**
 * What customers are worth: churn, revenue per account, lifetime and lifetime value, set against what customers cost.
 *
 * <p>Churn is of the period: a quarter has about three times the churn of a month. What needs a rate per month, the lifetime
 * and all that rests on it, counts the customers at risk month by month, so that it is comparable whatever the grain.
 *
 * @since 0.1
 */
public final class CustomerKpis {

    private CustomerKpis() {}

    /** Customer churn. */
    public static final Kpi CHURN_RATE = Kpi.named("churn-rate")
            .card("K-38")
            .title("Churn rate")
            .question("Do customers stay?")
            .alias("customer-churn", "logo-churn")
            .definition("Customers at the start of the period who left in it, of the customers at its start. Customers"
                    + " acquired in the period are on neither side. Churn of the period: that of a quarter is not"
                    + " comparable with that of a month, and periods do not add up.")
            .formula(CUSTOMERS_CHURNED.per(CUSTOMERS_AT_START))
            .direction(LOWER_IS_BETTER)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.QUARTERLY, Cadence.MONTHLY)
            .growth(GrowthStage.SCALING)
            .interval(IntervalRule.WILSON)
            .cite(A1, "churn rate")
            .build();

    /** Revenue churn. */
    public static final Kpi CHURN_RATE_REVENUE = CHURN_RATE
            .variant("revenue")
            .title("Churn rate, by revenue")
            .definition("Monthly revenue of the customers at the start of the period who left in it, of the monthly"
                    + " revenue of all customers at its start. Upgrades and downgrades are no part of it.")
            .formula(REVENUE_CHURNED.per(REVENUE_AT_START))
            .population(CUSTOMERS_AT_START)
            .interval(IntervalRule.NONE)
            .build();

    /** Average revenue per account. */
    public static final Kpi AVERAGE_REVENUE_PER_ACCOUNT = Kpi.named("average-revenue-per-account")
            .card("K-36")
            .title("Average revenue per account")
            .question("What does a customer pay?")
            .alias("arpa")
            .definition(
                    "Monthly revenue of the customers of each month of the period over those customers, each counted"
                            + " in every month in which it was a customer for a day. Customers whose revenue is not known are"
                            + " left out on both sides.")
            .formula(MONTHLY_REVENUE.per(CUSTOMERS_WITH_REVENUE))
            .direction(CONTEXT)
            .metric()
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.QUARTERLY, Cadence.MONTHLY)
            .growth(GrowthStage.SCALING)
            .cite(A1, "customer lifetime value, average monthly revenue per customer")
            .cite(INF, "the mean over the months of the period")
            .build();

    /** Average gross profit per account. */
    public static final Kpi AVERAGE_REVENUE_PER_ACCOUNT_GROSS_MARGIN = AVERAGE_REVENUE_PER_ACCOUNT
            .variant("gross-margin")
            .title("Average revenue per account, times gross margin")
            .definition("Monthly revenue times gross margin of the customers of each month of the period over those"
                    + " customers. Customers whose revenue or margin is not known are left out on both sides.")
            .formula(MONTHLY_GROSS_PROFIT.per(CUSTOMERS_WITH_MARGIN))
            .cite(EXT, "Skok, SaaS Metrics 2.0")
            .build();

    /** Customer lifetime. */
    public static final Kpi CUSTOMER_LIFETIME = Kpi.named("customer-lifetime")
            .card("K-36")
            .title("Customer lifetime")
            .question("How long does a customer stay?")
            .definition(
                    "One over the churn rate per month: the customers at the start of each month of the period, times"
                            + " its length, over those of them who left in that month. The same whatever the grain; a part of a"
                            + " month counts as the share of its days. Nobody left: unbounded, with a lower limit.")
            .formula(MONTHS_AT_RISK.per(CHURNED_AT_RISK))
            .population(CUSTOMERS_AT_RISK)
            .interval(IntervalRule.RISK_PER_EVENT)
            .direction(HIGHER_IS_BETTER)
            .metric()
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.QUARTERLY)
            .growth(GrowthStage.SCALING)
            .cite(A1, "customer lifetime value, average months before churn")
            .cite(INF, "one over churn per month")
            .build();

    /** Customer lifetime by exposure. */
    public static final Kpi CUSTOMER_LIFETIME_EXPOSURE = CUSTOMER_LIFETIME
            .variant("exposure")
            .title("Customer lifetime, by exposure")
            .definition(
                    "One over the churn events per month of exposure: the months that customers were customers in the"
                            + " period, by the day, over the customers who left in it, those acquired in it included. Nobody"
                            + " left: unbounded, with a lower limit.")
            .formula(EXPOSURE_MONTHS.per(CHURN_EVENTS))
            .population(CUSTOMERS_BY_MONTH)
            .interval(IntervalRule.EXPOSURE_PER_EVENT)
            .build();

    /** Customer lifetime by a model of retention. */
    public static final Kpi CUSTOMER_LIFETIME_RETENTION = CUSTOMER_LIFETIME
            .variant("retention")
            .title("Customer lifetime, by retention")
            .definition(
                    "Mean months that the customers acquired in the period stay, by the shifted-beta-geometric model fitted to"
                            + " their whole months so far: those likely to leave leave first, so retention rises, which one over"
                            + " churn ignores. Limits of use: it looks no further than the months for which every customer of"
                            + " the cohort has been followed, at least 2; it projects from there; and its mean is often without"
                            + " end, so set a horizon. Read it for cohorts that are over, not for a range up to now.")
            .formula(new Retention(CUSTOMER_LIFETIMES, CUSTOMER_AGES))
            .population(CUSTOMER_AGES)
            .basis(Basis.COHORT)
            .interval(IntervalRule.NONE)
            .cite(EXT, "Fader and Hardie 2007, How to project customer retention")
            .build();

    /** Customer lifetime value on revenue. */
    public static final Kpi CUSTOMER_LIFETIME_VALUE = lifetimeValue(
                    Kpi.named("customer-lifetime-value"), AVERAGE_REVENUE_PER_ACCOUNT, CUSTOMER_LIFETIME)
            .title("Customer lifetime value")
            .question("What is a customer worth?")
            .alias("clv", "ltv")
            .definition(
                    "Average monthly revenue per account times the customer lifetime in months, which is one over the"
                            + " monthly churn. On revenue, as the source has it: not comparable with a value on gross margin."
                            + " Nobody left: unbounded, with a lower limit. The mean lifetime of those who have left is no"
                            + " substitute, since it ignores those who stay.")
            .cite(A1, "customer lifetime value")
            .build();

    /** Customer lifetime value on gross margin. */
    public static final Kpi CUSTOMER_LIFETIME_VALUE_GROSS_MARGIN = lifetimeValue(
                    CUSTOMER_LIFETIME_VALUE.variant("gross-margin"),
                    AVERAGE_REVENUE_PER_ACCOUNT_GROSS_MARGIN,
                    CUSTOMER_LIFETIME)
            .title("Customer lifetime value, gross margin")
            .definition("Average monthly revenue times gross margin per account, times the customer lifetime in months."
                    + " Not comparable with a value on revenue, nor with bands that are meant for it.")
            .cite(EXT, "Skok, SaaS Metrics 2.0")
            .build();

    /** Customer lifetime value by exposure. */
    public static final Kpi CUSTOMER_LIFETIME_VALUE_EXPOSURE = lifetimeValue(
                    CUSTOMER_LIFETIME_VALUE.variant("exposure"),
                    AVERAGE_REVENUE_PER_ACCOUNT,
                    CUSTOMER_LIFETIME_EXPOSURE)
            .title("Customer lifetime value, by exposure")
            .definition(
                    "Average monthly revenue per account times the customer lifetime by exposure: months that"
                            + " customers were customers over the customers who left. It counts customers from the day they came.")
            .cite(INF, "events over exposure, which counts those still there")
            .build();

    /** Customer lifetime value by a model of retention. */
    public static final Kpi CUSTOMER_LIFETIME_VALUE_RETENTION = CUSTOMER_LIFETIME_VALUE
            .variant("retention")
            .title("Customer lifetime value, by retention")
            .definition(
                    "Monthly revenue per customer acquired in the period, times the customer lifetime by retention of the same"
                            + " customers. Not discounted, and as limited as that lifetime: a projection, not a measurement.")
            .formula(ACQUIRED_REVENUE.per(ACQUIRED_WITH_REVENUE).times(CUSTOMER_LIFETIME_RETENTION.formula()))
            .restingOn(CUSTOMER_LIFETIME_RETENTION)
            .interval(IntervalRule.NONE)
            .population(ACQUIRED_WITH_REVENUE)
            .basis(Basis.COHORT)
            .cite(EXT, "Fader and Hardie 2007, How to project customer retention")
            .build();

    /** Lifetime value over acquisition cost. */
    public static final Kpi CLV_TO_CAC = Kpi.named("clv-to-cac")
            .card("K-37")
            .title("CLV to CAC")
            .alias("ltv-to-cac")
            .definition("Customer lifetime value on revenue over customer acquisition cost, fully loaded, both of the"
                    + " period and segment. Without a value on either side there is none, for the same reason. The"
                    + " limits of both at 97.5 % make conservative ones of 95 %.")
            .question("Can the model last?")
            .formula(CUSTOMER_LIFETIME_VALUE.formula().per(CUSTOMER_ACQUISITION_COST.formula()))
            .restingOn(CUSTOMER_LIFETIME_VALUE, CUSTOMER_ACQUISITION_COST)
            .population(CUSTOMERS_AT_RISK)
            .style(Style.RATIO)
            .direction(TARGET_BAND)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.QUARTERLY)
            .growth(GrowthStage.SCALING)
            .cite(A1, "CLV to CAC ratio")
            .build();

    /** Lifetime value over acquisition cost, spend counted with the customers it brings. */
    public static final Kpi CLV_TO_CAC_LAGGED = CLV_TO_CAC
            .variant("lagged")
            .title("CLV to CAC, lagged")
            .definition(
                    "Customer lifetime value on revenue over the lagged customer acquisition cost, in which spend counts with"
                            + " the customers that come after it. Without a lag there is no value.")
            .formula(CUSTOMER_LIFETIME_VALUE.formula().per(CUSTOMER_ACQUISITION_COST_LAGGED.formula()))
            .restingOn(CUSTOMER_LIFETIME_VALUE, CUSTOMER_ACQUISITION_COST_LAGGED)
            .build();

    /** Lifetime value on gross margin over acquisition cost. */
    public static final Kpi CLV_TO_CAC_GROSS_MARGIN = CLV_TO_CAC
            .variant("gross-margin")
            .title("CLV to CAC, gross margin")
            .definition(
                    "Customer lifetime value on gross margin over customer acquisition cost, fully loaded, both of the"
                            + " period and segment. Lower than the ratio on revenue, to which the published bands belong.")
            .formula(CUSTOMER_LIFETIME_VALUE_GROSS_MARGIN.formula().per(CUSTOMER_ACQUISITION_COST.formula()))
            .restingOn(CUSTOMER_LIFETIME_VALUE_GROSS_MARGIN, CUSTOMER_ACQUISITION_COST)
            .cite(EXT, "Skok, SaaS Metrics 2.0")
            .build();

    /** Months until a customer has paid back what it cost. */
    public static final Kpi CAC_PAYBACK = Kpi.named("cac-payback")
            .card("K-49")
            .title("CAC payback")
            .question("How long until a customer has paid for itself?")
            .definition(
                    "Months until a customer has paid back what it cost: customer acquisition cost, fully loaded, over"
                            + " average monthly revenue times gross margin per account. Below zero where customers cost more"
                            + " than they pay, so that they never do.")
            .formula(CUSTOMER_ACQUISITION_COST.formula().per(AVERAGE_REVENUE_PER_ACCOUNT_GROSS_MARGIN.formula()))
            .restingOn(CUSTOMER_ACQUISITION_COST)
            .population(NEW_CUSTOMERS)
            .direction(LOWER_IS_BETTER)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.QUARTERLY)
            .growth(GrowthStage.SCALING)
            .cite(EXT, "Skok, SaaS Metrics 2.0")
            .build();

    /** Return on what lead generation cost. */
    public static final Kpi LEAD_GEN_ROI = Kpi.named("lead-gen-roi")
            .card("K-50")
            .title("Lead-generation ROI")
            .question("Does it bring in more than it costs?")
            .alias("roi")
            .definition(
                    "Amount of new business won less spend, over spend, each by its own date: what is won in a period"
                            + " was often paid for in an earlier one. A win has the channel of the lead it came from.")
            .formula(WON_AMOUNT.minus(SPEND).per(SPEND))
            .population(WON)
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.MONTHLY, Cadence.QUARTERLY)
            .cite(A0, "KPI 1 mentions ROI")
            .cite(INF, "the formula")
            .build();

    static List<Kpi> all() {
        return List.of(
                CHURN_RATE,
                CHURN_RATE_REVENUE,
                AVERAGE_REVENUE_PER_ACCOUNT,
                AVERAGE_REVENUE_PER_ACCOUNT_GROSS_MARGIN,
                CUSTOMER_LIFETIME,
                CUSTOMER_LIFETIME_EXPOSURE,
                CUSTOMER_LIFETIME_RETENTION,
                CUSTOMER_LIFETIME_VALUE,
                CUSTOMER_LIFETIME_VALUE_RETENTION,
                CUSTOMER_LIFETIME_VALUE_GROSS_MARGIN,
                CUSTOMER_LIFETIME_VALUE_EXPOSURE,
                CLV_TO_CAC,
                CLV_TO_CAC_LAGGED,
                CLV_TO_CAC_GROSS_MARGIN,
                CAC_PAYBACK,
                LEAD_GEN_ROI);
    }

    // ---- what KPIs of one shape share

    private static Kpi.Builder lifetimeValue(Kpi.Builder kpi, Kpi revenue, Kpi lifetime) {
        return kpi.card("K-36")
                .formula(revenue.formula().times(lifetime.formula()))
                .restingOn(lifetime)
                .population(lifetime.population())
                .direction(HIGHER_IS_BETTER)
                .stage(FunnelStage.BOTTOM)
                .cadence(Cadence.QUARTERLY)
                .growth(GrowthStage.SCALING);
    }
}
