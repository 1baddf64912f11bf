package org.leadkpi.metric;

import static org.leadkpi.metric.Direction.LOWER_IS_BETTER;
import static org.leadkpi.metric.StandardTallies.*;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.DER;
import static org.leadkpi.value.Citation.INF;

import org.leadkpi.model.Journey;

/** What is spent, and what leads, their stages and customers cost. */
interface CostKpis {

    /** Spend, fully loaded. */
    Kpi TOTAL_SPEND = Kpi.named("spend")
            .title("Spend")
            .definition("Spend of every category, times its share, accrued by day.")
            .formula(SPEND)
            .population(SPEND_RECORDS)
            .metric()
            .cadence(Cadence.DAILY, Cadence.MONTHLY)
            .cite(INF, "the numerator of every cost")
            .build();

    /** Spend on campaigns only. */
    Kpi TOTAL_SPEND_PROGRAM = TOTAL_SPEND
            .variant("program")
            .title("Program spend")
            .definition("Campaign spend: media, agencies, events and content, accrued by day.")
            .formula(PROGRAM_SPEND)
            .population(PROGRAM_SPEND_RECORDS)
            .build();

    /** Cost per lead, fully loaded. */
    Kpi COST_PER_LEAD = cost("cost-per-lead")
            .card("K-02")
            .title("Cost per lead")
            .alias("cpl")
            .definition("Total spend over new leads. Fully loaded: every category of spend, times its share, accrued by"
                    + " day; leads by creation. Judged by month or quarter and by channel; by week only inside campaigns that"
                    + " run.")
            .question("What does each lead cost?")
            .formula(SPEND.per(LEADS))
            .stage(FunnelStage.TOP)
            .growth(GrowthStage.EARLY)
            .cite(A0, "KPI 1")
            .cite(A1, "cost per lead")
            .build();

    /** Cost per lead, campaign spend only. */
    Kpi COST_PER_LEAD_PROGRAM = COST_PER_LEAD
            .variant("program")
            .title("Cost per lead, program spend")
            .definition("Campaign spend (media, agencies, events, content) over new leads.")
            .formula(PROGRAM_SPEND.per(LEADS))
            .build();

    /** Cost per lead of a window of spend. */
    Kpi COST_PER_LEAD_COHORT = COST_PER_LEAD
            .variant("cohort")
            .title("Cost per lead, cohort")
            .definition(
                    "Spend of the period over the leads it brought: those created as many days later as the lead lag"
                            + " (policy). A day of spend counts once that many days have passed, so that all of its leads can have come."
                            + " Without a lag there is no value.")
            .formula(SPEND_FOLLOWED.per(LEADS_LAGGED))
            .basis(Basis.COHORT)
            .build();

    /** Cost per qualified opportunity, cohort. */
    Kpi COST_PER_OPPORTUNITY = costOfCohort("cost-per-opportunity", LEADS_TO_OPPORTUNITY, LEADS_OPEN_TO_OPPORTUNITY)
            .card("K-13")
            .title("Cost per opportunity")
            .question("What does each real opportunity cost?")
            .alias("cpo")
            .definition("Spend of the period over the leads created in it that have a qualified opportunity by now: the"
                    + " cost per lead divided by the lead-to-opportunity rate.")
            .stage(FunnelStage.MID)
            .cite(DER, "A0 KPI 1, tip")
            .build();

    /** Cost per qualified opportunity by period. */
    Kpi COST_PER_OPPORTUNITY_PERIOD = COST_PER_OPPORTUNITY
            .variant("period")
            .title("Cost per opportunity, by period")
            .definition("Spend of the period over the opportunities qualified in it.")
            .formula(SPEND.per(QUALIFIED_OPPORTUNITIES))
            .byPeriod()
            .build();

    /** Cost per MQL, cohort. */
    Kpi COST_PER_MQL = costOfCohort("cost-per-mql", LEADS_TO_MQL, LEADS_OPEN_TO_MQL)
            .card("K-13")
            .title("Cost per MQL")
            .question("What does each qualified lead cost?")
            .definition("Spend of the period over the leads created in it that are MQL by now.")
            .stage(FunnelStage.MID)
            .cite(DER, "cost per opportunity")
            .build();

    /** Cost per MQL by period. */
    Kpi COST_PER_MQL_PERIOD = COST_PER_MQL
            .variant("period")
            .title("Cost per MQL, by period")
            .definition("Spend of the period over the entries into MQL in it.")
            .formula(SPEND.per(MQLS))
            .byPeriod()
            .build();

    /** Cost per SQL, cohort. */
    Kpi COST_PER_SQL = costOfCohort("cost-per-sql", LEADS_TO_SQL, LEADS_OPEN_TO_SQL)
            .card("K-13")
            .title("Cost per SQL")
            .question("What does each lead that sales accepts cost?")
            .definition("Spend of the period over the leads created in it that are SQL by now.")
            .stage(FunnelStage.MID)
            .cite(DER, "cost per opportunity")
            .build();

    /** Cost per SQL by period. */
    Kpi COST_PER_SQL_PERIOD = COST_PER_SQL
            .variant("period")
            .title("Cost per SQL, by period")
            .definition("Spend of the period over the entries into SQL in it.")
            .formula(SPEND.per(SQLS))
            .byPeriod()
            .build();

    /** Cost per meeting, cohort. */
    Kpi COST_PER_MEETING = costOfCohort("cost-per-meeting", LEADS_TO_MEETING, LEADS_OPEN_TO_MEETING)
            .card("K-13")
            .title("Cost per meeting")
            .definition(
                    "Spend of the period over the leads created in it that have booked a meeting by now. A lead with"
                            + " several meetings counts once.")
            .question("What does each lead that meets us cost?")
            .stage(FunnelStage.MID)
            .cite(DER, "cost per opportunity")
            .build();

    /** Cost per meeting by period. */
    Kpi COST_PER_MEETING_PERIOD = COST_PER_MEETING
            .variant("period")
            .title("Cost per meeting, by period")
            .definition("Spend of the period over the meetings booked in it, by leads and prospects alike.")
            .formula(SPEND.per(OutreachTallies.MEETINGS_BOOKED))
            .byPeriod()
            .build();

    /** Customer acquisition cost, fully loaded, by period. */
    Kpi CUSTOMER_ACQUISITION_COST = cost("customer-acquisition-cost")
            .card("K-34")
            .title("Customer acquisition cost")
            .alias("cac")
            .definition("Total sales and marketing spend of the period over new customers by first win: new logos only,"
                    + " fully loaded. A customer has the channel of its first lead.")
            .question("Can the model last?")
            .formula(SPEND.per(NEW_CUSTOMERS))
            .stage(FunnelStage.BOTTOM)
            .growth(GrowthStage.GROWTH)
            .cite(A1, "customer acquisition cost")
            .build();

    /** Customer acquisition cost on campaign spend. */
    Kpi CUSTOMER_ACQUISITION_COST_PROGRAM = CUSTOMER_ACQUISITION_COST
            .variant("program")
            .title("Customer acquisition cost, program spend")
            .definition(
                    "Campaign spend of the period over new customers by first win. Understates what a customer costs.")
            .formula(PROGRAM_SPEND.per(NEW_CUSTOMERS))
            .build();

    /** Customer acquisition cost of a cohort. */
    Kpi CUSTOMER_ACQUISITION_COST_COHORT = CUSTOMER_ACQUISITION_COST
            .variant("cohort")
            .title("Customer acquisition cost, cohort")
            .definition("Spend of the period over the leads created in it that are customers by now.")
            .formula(SPEND.per(LEADS_TO_CUSTOMER))
            .cohort(LEADS, LEADS_OPEN_TO_CUSTOMER)
            .build();

    /** Customer acquisition cost, spend counted with the customers it brings. */
    Kpi CUSTOMER_ACQUISITION_COST_LAGGED = CUSTOMER_ACQUISITION_COST
            .variant("lagged")
            .title("Customer acquisition cost, lagged")
            .definition(
                    "Spend of earlier days over new customers by first win: each day of spend counts as many days later"
                            + " as the acquisition lag (policy), usually the median sales cycle. Spend from before the first day"
                            + " observed counts if it was supplied. Without a lag there is no value.")
            .formula(SPEND_LAGGED.per(NEW_CUSTOMERS))
            .build();

    private static Kpi.Builder cost(String id) {
        return Kpi.named(id).direction(LOWER_IS_BETTER).cadence(Cadence.MONTHLY).interval(IntervalRule.COST_PER_OUTPUT);
    }

    private static Kpi.Builder costOfCohort(String id, Tally<Journey> outputs, Tally<Journey> open) {
        return cost(id).formula(SPEND.per(outputs)).cohort(LEADS, open);
    }
}
