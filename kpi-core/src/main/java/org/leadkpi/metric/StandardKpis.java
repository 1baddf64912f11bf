package org.leadkpi.metric;

import static org.leadkpi.metric.Direction.CONTEXT;

import java.util.List;

/**
 * The standard KPIs of the funnel, one constant each.
 *
 * <p>The plain id is the variant to judge by: cohort with strict stages for conversions, fully loaded for costs, median for
 * lengths, count for the win rate. Other variants carry a dotted suffix.
 *
 * <p>They are written down by theme: {@code TrafficKpis}, {@code FunnelKpis}, {@code CostKpis} and {@code DealKpis}.
 *
 * @since 0.1
 */
public final class StandardKpis implements TrafficKpis, FunnelKpis, CostKpis, DealKpis {

    private StandardKpis() {}

    /** All of them, in the order of the funnel. */
    static List<Kpi> all() {
        return List.of(
                CLICK_THROUGH_RATE,
                CLICK_THROUGH_RATE_PAID_SEARCH,
                CLICK_THROUGH_RATE_PAID_SOCIAL,
                CLICK_THROUGH_RATE_EMAIL,
                EMAIL_OPENS,
                OPEN_RATE,
                COST_PER_LEAD,
                COST_PER_LEAD_PROGRAM,
                COST_PER_LEAD_COHORT,
                TRAFFIC_TO_LEAD,
                TRAFFIC_TO_LEAD_SESSIONS,
                FORM_FIELDS,
                NEW_LEADS,
                CLICK_TO_CONVERSION,
                HIGH_INTENT,
                IMPRESSIONS_SHOWN,
                CLICKS_COUNTED,
                WEBSITE_VISITORS,
                PAGES_VIEWED,
                SESSIONS_COUNTED,
                TOTAL_SPEND,
                TOTAL_SPEND_PROGRAM,
                MQL_TO_SQL,
                MQL_TO_SQL_IMPUTE,
                MQL_TO_SQL_ANY,
                MQL_TO_SQL_PER_CYCLE,
                MQL_TO_SQL_PERIOD,
                LEAD_TO_MQL,
                LEAD_TO_MQL_PERIOD,
                LEAD_TO_OPPORTUNITY,
                LEAD_TO_OPPORTUNITY_CREATED,
                LEAD_TO_OPPORTUNITY_PERIOD,
                LEAD_TO_CUSTOMER,
                COST_PER_OPPORTUNITY,
                COST_PER_OPPORTUNITY_PERIOD,
                COST_PER_MQL,
                COST_PER_MQL_PERIOD,
                COST_PER_SQL,
                COST_PER_SQL_PERIOD,
                COST_PER_MEETING,
                COST_PER_MEETING_PERIOD,
                MQL_STALL_RATE,
                RECYCLE_RATE,
                RECYCLE_RATE_NOT_SQL,
                RECYCLED_TO_SQL,
                RECYCLE_RATE_SQL,
                SQL_REJECTION_RATE,
                DISQUALIFICATION_RATE,
                DISQUALIFICATION_RATE_SQL,
                PQL_RATE,
                PQL_TO_CUSTOMER,
                MQL_VOLUME,
                SQL_VOLUME,
                CUSTOMER_ACQUISITION_COST,
                CUSTOMER_ACQUISITION_COST_PROGRAM,
                CUSTOMER_ACQUISITION_COST_COHORT,
                CUSTOMER_ACQUISITION_COST_LAGGED,
                SQL_TO_CUSTOMER,
                SQL_TO_CUSTOMER_PERIOD,
                AVERAGE_DEAL_SIZE,
                AVERAGE_DEAL_SIZE_MEDIAN,
                SALES_CYCLE_LENGTH,
                SALES_CYCLE_LENGTH_MEAN,
                SALES_CYCLE_LENGTH_P90,
                SALES_CYCLE_LENGTH_FROM_SQL,
                SALES_CYCLE_LENGTH_FROM_LEAD,
                SALES_CYCLE_LENGTH_CLOSED,
                SALES_CYCLE_LENGTH_COHORT,
                CUSTOMERS_WON,
                REVENUE_WON,
                REVENUE_WON_ALL,
                PIPELINE_GENERATED,
                PIPELINE_GENERATED_CREATED_AT,
                PIPELINE_GENERATED_CURRENT_AMOUNT,
                PIPELINE_CONTRIBUTION,
                PIPELINE_CONTRIBUTION_INBOUND,
                PIPELINE_CONTRIBUTION_PARTNER,
                PIPELINE_CONTRIBUTION_OTHER,
                PIPELINE_CONTRIBUTION_UNKNOWN,
                PIPELINE_PER_REP,
                PIPELINE_PER_REP_SDR,
                PIPELINE_REALISATION,
                PIPELINE_REALISATION_BY_COUNT,
                WIN_RATE,
                WIN_RATE_BY_AMOUNT,
                WIN_RATE_COHORT,
                PIPELINE_VELOCITY);
    }

    static Kpi.Builder count(String id, Formula formula) {
        return Kpi.named(id)
                .formula(formula)
                .direction(CONTEXT)
                .cadence(Cadence.MONTHLY)
                .interval(IntervalRule.BYAR);
    }
}
