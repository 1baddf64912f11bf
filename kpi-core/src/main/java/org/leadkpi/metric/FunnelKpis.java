package org.leadkpi.metric;

import static org.leadkpi.metric.Direction.HIGHER_IS_BETTER;
import static org.leadkpi.metric.Direction.LOWER_IS_BETTER;
import static org.leadkpi.metric.Direction.TARGET_BAND;
import static org.leadkpi.metric.StandardTallies.*;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.A2;
import static org.leadkpi.value.Citation.INF;

import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Policies;

/** How many leads there are, and how many get from stage to stage. */
interface FunnelKpis {

    /** New leads. */
    Kpi NEW_LEADS = StandardKpis.count("new-leads", LEADS)
            .card("K-04")
            .title("New leads")
            .question("How many came?")
            .alias("lead-volume")
            .definition("Leads created in the period, without test, spam, internal and duplicate records. Alone it is"
                    + " vanity: read it with the conversion to SQL.")
            .vanity()
            .stage(FunnelStage.TOP)
            .cite(A0, "KPI 1")
            .cite(A1, "vanity metrics")
            .cite(A2, "leads per rep")
            .build();

    /** High-intent leads. */
    Kpi HIGH_INTENT = StandardKpis.count("high-intent-leads", HIGH_INTENT_LEADS)
            .card("K-06")
            .title("High-intent leads")
            .question("Who asks to talk to us?")
            .alias("demo-requests")
            .definition(
                    "New leads whose intent tier at entry is high: the recorded tier, else that of the first signal.")
            .metric()
            .stage(FunnelStage.TOP)
            .cite(A1, "views without leads against views with demo requests")
            .build();

    /** MQL to SQL, cohort, strict. */
    Kpi MQL_TO_SQL = conversion("mql-to-sql", MQLS_TO_SQL, MQL_COHORT)
            .cohort(MQL_COHORT, MQL_COHORT_OPEN, mqlAge())
            .following(MQL_TO_SQL_DAYS, MQL_LOSS_DAYS, MQL_COHORT_OPEN)
            .card("K-10")
            .title("MQL to SQL rate")
            .alias("mql-to-sql-rate", "mql-to-sql-conversion", "sales-acceptance-rate")
            .definition("Leads that became SQL, of the leads that became MQL in the period (cohort, first entry each)."
                    + " Strict: a lead that skipped MQL is on neither side.")
            .question("Is marketing attracting the right people?")
            .direction(TARGET_BAND)
            .stage(FunnelStage.MID)
            .growth(GrowthStage.EARLY)
            .leavingOut(Exclusion.SKIPPED_STAGE, SQLS_WITHOUT_MQL)
            .cite(A1, "MQL to SQL conversion rate")
            .build();

    /** MQL to SQL, skipped stages imputed. */
    Kpi MQL_TO_SQL_IMPUTE = MQL_TO_SQL
            .variant("impute")
            .title("MQL to SQL rate, skipped stages imputed")
            .definition("As the strict cohort, but a later stage implies the earlier ones at the same instant.")
            .formula(MQLS_TO_SQL_IMPUTED.per(MQL_COHORT_IMPUTED))
            .byPeriod()
            .cohort(MQL_COHORT_IMPUTED, MQL_COHORT_IMPUTED_OPEN, mqlAge())
            .build();

    /** MQL to SQL, any SQL. */
    Kpi MQL_TO_SQL_ANY = MQL_TO_SQL
            .variant("any")
            .title("MQL to SQL rate, any stages")
            .definition("Leads that entered SQL over leads that entered MQL, dated by the MQL entry where there is one."
                    + " Leads that skipped MQL count above the line only, so it can exceed 100 %.")
            .formula(SQLS_ANY.per(MQLS))
            .byPeriod()
            .cohort(MQLS, MQL_COHORT_OPEN, mqlAge())
            .flagWhen(Flag.SKIPPED_STAGES, SQLS_WITHOUT_MQL)
            .build();

    /** MQL to SQL, cycle by cycle. */
    Kpi MQL_TO_SQL_PER_CYCLE = MQL_TO_SQL
            .variant("per-cycle")
            .title("MQL to SQL rate, per cycle")
            .definition(
                    "Cycles that reached SQL, of the cycles that reached MQL in the period. A lead that was recycled and"
                            + " became MQL again begins another cycle, and an SQL counts for the cycle it came in; so this counts cycles,"
                            + " not leads.")
            .formula(MQL_CYCLES_TO_SQL.per(MQL_CYCLES))
            .byPeriod()
            .cohort(MQL_CYCLES, MQL_CYCLES_OPEN, mqlAge())
            .build();

    /** MQL to SQL by period. */
    Kpi MQL_TO_SQL_PERIOD = MQL_TO_SQL
            .variant("period")
            .title("MQL to SQL rate, by period")
            .definition("Entries into SQL in the period over entries into MQL in the period: different leads on both"
                    + " sides, so it can exceed 100 % and swings with volume.")
            .formula(SQLS.per(MQLS))
            .byPeriod()
            .flagWhen(Flag.SKIPPED_STAGES, SQLS_WITHOUT_MQL)
            .build();

    /** Lead to MQL. */
    Kpi LEAD_TO_MQL = conversion("lead-to-mql", LEADS_TO_MQL, LEADS)
            .cohort(LEADS, LEADS_OPEN_TO_MQL)
            .following(LEAD_TO_MQL_DAYS, LEAD_LOSS_TO_MQL_DAYS, LEADS_OPEN_TO_MQL)
            .card("K-11")
            .title("Lead to MQL rate")
            .question("How many of those who come are worth marketing to?")
            .definition("Leads that became MQL, of the leads created in the period.")
            .stage(FunnelStage.MID)
            .cite(INF, "funnel glue")
            .build();

    /** Lead to MQL by period. */
    Kpi LEAD_TO_MQL_PERIOD = LEAD_TO_MQL
            .variant("period")
            .title("Lead to MQL rate, by period")
            .definition("Entries into MQL in the period over leads created in the period.")
            .formula(MQLS.per(LEADS))
            .byPeriod()
            .build();

    /** Lead to qualified opportunity. */
    Kpi LEAD_TO_OPPORTUNITY = conversion("lead-to-opportunity", LEADS_TO_OPPORTUNITY, LEADS)
            .cohort(LEADS, LEADS_OPEN_TO_OPPORTUNITY)
            .card("K-12")
            .title("Lead to opportunity rate")
            .question("How many of those who come become real opportunities?")
            .alias("l2o", "lead-to-opportunity-rate")
            .definition("Leads linked to an opportunity that is qualified by now, of the leads created in the period.")
            .stage(FunnelStage.MID)
            .growth(GrowthStage.EARLY, GrowthStage.GROWTH)
            .cite(A0, "KPI 1, tip")
            .cite(INF, "the definition")
            .build();

    /** Lead to any opportunity. */
    Kpi LEAD_TO_OPPORTUNITY_CREATED = LEAD_TO_OPPORTUNITY
            .variant("created")
            .title("Lead to opportunity rate, any opportunity")
            .definition("Leads linked to any opportunity, qualified or not, of the leads created in the period.")
            .formula(LEADS_TO_ANY_OPPORTUNITY.per(LEADS))
            .build();

    /** Lead to opportunity by period. */
    Kpi LEAD_TO_OPPORTUNITY_PERIOD = LEAD_TO_OPPORTUNITY
            .variant("period")
            .title("Lead to opportunity rate, by period")
            .definition("Leads whose first opportunity was qualified in the period, over leads created in the period.")
            .formula(QUALIFIED_LEADS.per(LEADS))
            .byPeriod()
            .build();

    /** Lead to customer. */
    Kpi LEAD_TO_CUSTOMER = conversion("lead-to-customer", LEADS_TO_CUSTOMER, LEADS)
            .cohort(LEADS, LEADS_OPEN_TO_CUSTOMER)
            .following(LEAD_TO_CUSTOMER_DAYS, LEAD_LOSS_TO_CUSTOMER_DAYS, LEADS_OPEN_TO_CUSTOMER)
            .title("Lead to customer rate")
            .question("How many of those who come stay for good?")
            .definition("Leads that became customers, of the leads created in the period.")
            .stage(FunnelStage.BOTTOM)
            .cite(INF, "funnel glue")
            .build();

    /** MQL stall rate. */
    Kpi MQL_STALL_RATE = Kpi.named("mql-stall-rate")
            .card("K-14")
            .title("MQL stall rate")
            .question("Are qualified leads left lying?")
            .definition("MQLs older than the stall limit that nothing has happened to since, of the MQLs older than the"
                    + " limit, by MQL entry. Disqualification and recycling are dispositions, not stalls; an opportunity"
                    + " counts by what happened to it since.")
            .formula(MQLS_STALLED.per(MQLS_DUE))
            .basis(Basis.COHORT)
            .direction(LOWER_IS_BETTER)
            .stage(FunnelStage.MID)
            .cadence(Cadence.MONTHLY)
            .interval(IntervalRule.WILSON)
            .cite(A1, "most MQLs stall")
            .build();

    /** Share of MQLs sent back to nurture. */
    Kpi RECYCLE_RATE = fate("recycle-rate", MQLS_RECYCLED, MQLS)
            .title("Recycle rate")
            .question("How many come back to nurture?")
            .definition("MQLs sent back to nurture at any time since, of the MQLs of the period.")
            .build();

    /** Share of MQLs sent back to nurture, of those that did not become SQL. */
    Kpi RECYCLE_RATE_NOT_SQL = RECYCLE_RATE
            .variant("not-sql")
            .title("Recycle rate of MQLs that did not become SQL")
            .definition("MQLs sent back to nurture, of the MQLs of the period that have not become SQL by now.")
            .formula(MQLS_RECYCLED_NOT_SQL.per(MQLS_NOT_SQL))
            .build();

    /** Share of recycled MQLs that became SQL after all. */
    Kpi RECYCLED_TO_SQL = conversion("recycled-to-sql", MQLS_RECYCLED_TO_SQL, MQLS_RECYCLED)
            .card("K-15")
            .title("Recycled MQL to SQL rate")
            .definition(
                    "MQLs that became SQL after they had been sent back to nurture, of the MQLs of the period that were"
                            + " sent back.")
            .basis(Basis.COHORT)
            .stage(FunnelStage.MID)
            .cite(A1, "leads cycling back to nurture")
            .cite(INF, "the rate")
            .build();

    /** Share of SQLs sent back to nurture. */
    Kpi RECYCLE_RATE_SQL = RECYCLE_RATE
            .variant("sql")
            .title("Recycle rate of SQLs")
            .definition("SQLs sent back to nurture at any time since, of the SQLs of the period.")
            .formula(SQLS_RECYCLED.per(SQLS))
            .build();

    /** Share of SQLs that sales rejected. */
    Kpi SQL_REJECTION_RATE = fate("sql-rejection-rate", SQLS_REJECTED, SQLS)
            .title("SQL rejection rate")
            .question("Does sales accept what marketing hands over?")
            .definition("SQLs sent back to nurture or disqualified at any time since, of the SQLs of the period.")
            .build();

    /** Share of MQLs disqualified. */
    Kpi DISQUALIFICATION_RATE = fate("disqualification-rate", MQLS_DISQUALIFIED, MQLS)
            .title("Disqualification rate")
            .question("How many turn out not to fit?")
            .definition("MQLs disqualified at any time since, of the MQLs of the period.")
            .build();

    /** Share of SQLs disqualified. */
    Kpi DISQUALIFICATION_RATE_SQL = DISQUALIFICATION_RATE
            .variant("sql")
            .title("Disqualification rate of SQLs")
            .definition("SQLs disqualified at any time since, of the SQLs of the period.")
            .formula(SQLS_DISQUALIFIED.per(SQLS))
            .build();

    /** Trial to PQL. */
    Kpi PQL_RATE = conversion("pql-rate", TRIALS_TO_PQL, TRIAL_STARTS)
            .cohort(TRIAL_STARTS, TRIAL_STARTS_OPEN)
            .card("K-17")
            .title("PQL rate")
            .question("Do trials show who is ready to buy?")
            .definition("Leads that became product-qualified, of the leads that started a trial in the period.")
            .stage(FunnelStage.MID)
            .cite(A2, "product-qualified leads")
            .cite(INF, "the formula")
            .build();

    /** PQL to customer. */
    Kpi PQL_TO_CUSTOMER = conversion("pql-to-customer", PQLS_TO_CUSTOMER, PQLS)
            .cohort(PQLS, PQLS_OPEN)
            .card("K-17")
            .title("PQL to customer rate")
            .question("Do those who use the product buy it?")
            .definition("Leads that became customers, of the leads that became product-qualified in the period.")
            .stage(FunnelStage.BOTTOM)
            .cite(A2, "product-qualified leads")
            .cite(INF, "the formula")
            .build();

    /** MQLs. */
    Kpi MQL_VOLUME = StandardKpis.count("mqls", MQLS)
            .title("MQLs")
            .alias("mql-volume")
            .definition("Leads that entered MQL in the period, first entry each. Alone it is vanity: read it with the"
                    + " conversion to SQL and to customer.")
            .vanity()
            .stage(FunnelStage.MID)
            .cite(A1, "MQL volume without downstream")
            .build();

    /** SQLs. */
    Kpi SQL_VOLUME = StandardKpis.count("sqls", SQLS)
            .title("SQLs")
            .alias("sql-volume")
            .definition("Leads that entered SQL in the period, first entry each.")
            .metric()
            .stage(FunnelStage.MID)
            .cite(A1, "MQL to SQL conversion rate")
            .build();

    /** SQL to customer. */
    Kpi SQL_TO_CUSTOMER = conversion("sql-to-customer", SQLS_TO_CUSTOMER, SQL_COHORT)
            .cohort(SQL_COHORT, SQL_COHORT_OPEN, sqlAge())
            .following(SQL_TO_CUSTOMER_DAYS, SQL_LOSS_DAYS, SQL_COHORT_OPEN)
            .card("K-35")
            .title("SQL to customer rate")
            .alias("sql-close-rate", "sql-to-won")
            .definition(
                    "Leads that became customers, of the leads that became SQL in the period (cohort, first entry).")
            .question("Is the sales process healthy?")
            .stage(FunnelStage.BOTTOM)
            .growth(GrowthStage.GROWTH)
            .cite(A1, "SQL to customer rate")
            .build();

    /** SQL to customer by period. */
    Kpi SQL_TO_CUSTOMER_PERIOD = SQL_TO_CUSTOMER
            .variant("period")
            .title("SQL to customer rate, by period")
            .definition("New customers by first win in the period over entries into SQL in the period.")
            .formula(NEW_CUSTOMERS.per(SQLS))
            .byPeriod()
            .build();

    /** New customers. */
    Kpi CUSTOMERS_WON = StandardKpis.count("new-customers", NEW_CUSTOMERS)
            .card("K-41")
            .title("New customers")
            .question("How many did we win?")
            .definition("Accounts that became customers in the period, by first win; each once.")
            .stage(FunnelStage.BOTTOM)
            .direction(HIGHER_IS_BETTER)
            .cite(A1, "customer acquisition cost")
            .build();

    private static Kpi.Builder conversion(String id, Tally<Journey> converted, Tally<Journey> cohort) {
        return Kpi.named(id)
                .formula(converted.per(cohort))
                .direction(HIGHER_IS_BETTER)
                .cadence(Cadence.MONTHLY)
                .interval(IntervalRule.WILSON);
    }

    private static Kpi.Builder fate(String id, Tally<Journey> fallen, Tally<Journey> entered) {
        return Kpi.named(id)
                .card("K-15")
                .formula(fallen.per(entered))
                .basis(Basis.COHORT)
                .direction(LOWER_IS_BETTER)
                .stage(FunnelStage.MID)
                .cadence(Cadence.MONTHLY)
                .interval(IntervalRule.WILSON)
                .cite(A1, "leads cycling back to nurture, sales keeps rejecting");
    }

    private static Kpi.MatureAge mqlAge() {
        return new Kpi.MatureAge(Policies::mqlToSqlDays, MQL_TO_SQL_DAYS);
    }

    private static Kpi.MatureAge sqlAge() {
        return new Kpi.MatureAge(Policies::sqlToCustomerDays, SQL_TO_CUSTOMER_DAYS);
    }
}
