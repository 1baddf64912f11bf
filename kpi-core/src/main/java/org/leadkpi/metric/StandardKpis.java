package org.leadkpi.metric;

import static org.leadkpi.metric.Direction.CONTEXT;
import static org.leadkpi.metric.Direction.HIGHER_IS_BETTER;
import static org.leadkpi.metric.Direction.LOWER_IS_BETTER;
import static org.leadkpi.metric.Direction.TARGET_BAND;
import static org.leadkpi.metric.StandardTallies.*;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.A2;
import static org.leadkpi.value.Citation.DER;
import static org.leadkpi.value.Citation.INF;

import java.util.List;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Policies;

/**
 * The standard KPIs, one constant each.
 *
 * <p>The plain id is the variant to judge by: cohort with strict stages for conversions, fully loaded for costs, median for
 * lengths, count for the win rate. Other variants carry a dotted suffix.
 *
 * @since 0.1
 */
public final class StandardKpis {

    private StandardKpis() {}

    private static final Kpi.MatureAge MQL_AGE = new Kpi.MatureAge(Policies::mqlToSqlDays, MQL_TO_SQL_DAYS);

    private static final Kpi.MatureAge SQL_AGE = new Kpi.MatureAge(Policies::sqlToCustomerDays, SQL_TO_CUSTOMER_DAYS);

    // ---- top of the funnel

    /** Click-through rate over all platforms. */
    public static final Kpi CLICK_THROUGH_RATE = Kpi.named("click-through-rate")
            .card("K-01")
            .title("Click-through rate")
            .alias("ctr", "click-rate")
            .definition("Clicks over impressions, both by the day in the ad account. The interval is optimistic, since"
                    + " impressions are not independent.")
            .question("Is the message compelling?")
            .formula(CLICKS.per(IMPRESSIONS))
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.TOP)
            .cadence(Cadence.WEEKLY)
            .interval(IntervalRule.WILSON)
            .flagWhen(Flag.MIXED_PLATFORMS, SEARCH_IMPRESSIONS, SOCIAL_IMPRESSIONS)
            .flagWhen(Flag.MIXED_PLATFORMS, SEARCH_IMPRESSIONS, OTHER_IMPRESSIONS)
            .flagWhen(Flag.MIXED_PLATFORMS, SOCIAL_IMPRESSIONS, OTHER_IMPRESSIONS)
            .flagWhen(Flag.MORE_CLICKS_THAN_IMPRESSIONS, CLICK_ANOMALIES)
            .cite(A1, "click-through rate")
            .build();

    /** Click-through rate of paid search. */
    public static final Kpi CLICK_THROUGH_RATE_PAID_SEARCH = CLICK_THROUGH_RATE
            .variant("paid-search")
            .title("Click-through rate, paid search")
            .definition("Clicks over impressions of paid search, both by the day in the ad account.")
            .formula(SEARCH_CLICKS.per(SEARCH_IMPRESSIONS))
            .flagNever(Flag.MIXED_PLATFORMS)
            .flagNever(Flag.MORE_CLICKS_THAN_IMPRESSIONS)
            .flagWhen(Flag.MORE_CLICKS_THAN_IMPRESSIONS, SEARCH_CLICK_ANOMALIES)
            .build();

    /** Click-through rate of paid social. */
    public static final Kpi CLICK_THROUGH_RATE_PAID_SOCIAL = CLICK_THROUGH_RATE
            .variant("paid-social")
            .title("Click-through rate, paid social")
            .definition("Clicks over impressions of paid social, both by the day in the ad account.")
            .formula(SOCIAL_CLICKS.per(SOCIAL_IMPRESSIONS))
            .flagNever(Flag.MIXED_PLATFORMS)
            .flagNever(Flag.MORE_CLICKS_THAN_IMPRESSIONS)
            .flagWhen(Flag.MORE_CLICKS_THAN_IMPRESSIONS, SOCIAL_CLICK_ANOMALIES)
            .build();

    /** Click-through rate of e-mails. */
    public static final Kpi CLICK_THROUGH_RATE_EMAIL = CLICK_THROUGH_RATE
            .variant("email")
            .title("Click-through rate, e-mails")
            .definition(
                    "E-mails to leads that they clicked in, over e-mails to leads that arrived, both by the time of the"
                            + " e-mail. However often an e-mail was clicked, it counts once; a click belongs to the latest e-mail that"
                            + " had arrived.")
            .formula(OutreachTallies.EMAILS_CLICKED.per(OutreachTallies.EMAILS_TO_LEADS))
            .basis(Basis.COHORT)
            .flagNever(Flag.MIXED_PLATFORMS)
            .flagNever(Flag.MORE_CLICKS_THAN_IMPRESSIONS)
            .build();

    /** E-mails opened. */
    public static final Kpi EMAIL_OPENS = traffic("email-opens", "E-mails opened", OutreachTallies.EMAILS_OPENED)
            .definition("E-mails to leads that they opened, by the time of the e-mail, each once. Programs that fetch"
                    + " pictures beforehand open e-mails that nobody reads.")
            .basis(Basis.COHORT)
            .build();

    /** E-mails opened over e-mails that arrived. */
    public static final Kpi OPEN_RATE = traffic(
                    "open-rate", "Open rate", OutreachTallies.EMAILS_OPENED.per(OutreachTallies.EMAILS_TO_LEADS))
            .definition("E-mails to leads that they opened, over e-mails to leads that arrived, both by the time of the"
                    + " e-mail. Programs that fetch pictures beforehand open e-mails that nobody reads, so neither a high nor a"
                    + " low rate says anything.")
            .basis(Basis.COHORT)
            .build();

    /** Cost per lead, fully loaded. */
    public static final Kpi COST_PER_LEAD = cost("cost-per-lead")
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
    public static final Kpi COST_PER_LEAD_PROGRAM = COST_PER_LEAD
            .variant("program")
            .title("Cost per lead, program spend")
            .definition("Campaign spend (media, agencies, events, content) over new leads.")
            .formula(PROGRAM_SPEND.per(LEADS))
            .build();

    /** Cost per lead of a window of spend. */
    public static final Kpi COST_PER_LEAD_COHORT = COST_PER_LEAD
            .variant("cohort")
            .title("Cost per lead, cohort")
            .definition(
                    "Spend of the period over the leads it brought: those created as many days later as the lead lag"
                            + " (policy). A day of spend counts once that many days have passed, so that all of its leads can have come."
                            + " Without a lag there is no value.")
            .formula(SPEND_FOLLOWED.per(LEADS_LAGGED))
            .basis(Basis.COHORT)
            .build();

    /** Traffic-to-lead rate. */
    public static final Kpi TRAFFIC_TO_LEAD = Kpi.named("traffic-to-lead")
            .card("K-03")
            .title("Traffic-to-lead rate")
            .alias("t2l", "visitor-to-lead", "traffic-to-lead-ratio")
            .definition("New inbound leads, by creation, over distinct visitors counted over exactly the period."
                    + " Visitors of shorter ranges are never added up.")
            .question("Does the page do its job?")
            .formula(WEB_LEADS.per(VISITORS))
            .flagWhenSeveral(Flag.NOT_DEDUPLICATED, VISITOR_RECORDS)
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.TOP)
            .cadence(Cadence.WEEKLY, Cadence.MONTHLY)
            .interval(IntervalRule.WILSON)
            .cite(A1, "traffic-to-lead ratio")
            .build();

    /** Leads over sessions. */
    public static final Kpi TRAFFIC_TO_LEAD_SESSIONS = TRAFFIC_TO_LEAD
            .variant("sessions")
            .title("Session-to-lead rate")
            .definition("New inbound leads over sessions; not comparable with the rate over visitors.")
            .formula(WEB_LEADS.per(SESSIONS))
            .flagNever(Flag.NOT_DEDUPLICATED)
            .build();

    /** New leads. */
    public static final Kpi NEW_LEADS = count("new-leads", LEADS)
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

    /** Click-to-conversion rate. */
    public static final Kpi CLICK_TO_CONVERSION = Kpi.named("click-to-conversion")
            .card("K-05")
            .title("Click-to-conversion rate")
            .question("Do clicks become leads?")
            .definition("New inbound leads attributed to a click (by campaign or click id) over clicks, each by its own"
                    + " date.")
            .formula(CLICK_LEADS.per(CLICKS))
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.TOP)
            .cadence(Cadence.WEEKLY)
            .interval(IntervalRule.WILSON)
            .cite(A1, "replacements for vanity metrics")
            .build();

    /** High-intent leads. */
    public static final Kpi HIGH_INTENT = count("high-intent-leads", HIGH_INTENT_LEADS)
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

    /** Impressions. */
    public static final Kpi IMPRESSIONS_SHOWN =
            traffic("impressions", "Impressions", IMPRESSIONS).build();

    /** Clicks. */
    public static final Kpi CLICKS_COUNTED = count("clicks", CLICKS)
            .card("K-07")
            .title("Clicks")
            .definition("Clicks, by the day in the ad account.")
            .metric()
            .interval(IntervalRule.NONE)
            .cite(A1, "click-through rate")
            .build();

    /** Fields of the longest form. */
    public static final Kpi FORM_FIELDS = Kpi.named("form-fields")
            .card("K-03")
            .title("Form fields")
            .definition("Fields of the longest form that traffic records of the period state.")
            .formula(new Statistic(FORM_LENGTHS, Statistic.Kind.MAXIMUM))
            .population(VISITORS)
            .direction(LOWER_IS_BETTER)
            .stage(FunnelStage.TOP)
            .cadence(Cadence.MONTHLY)
            .metric()
            .cite(A1, "traffic-to-lead ratio")
            .cite(INF, "the longest of several")
            .build();

    /** Visitors. */
    public static final Kpi WEBSITE_VISITORS = traffic("visitors", "Website visitors", VISITORS)
            .definition(
                    "Distinct visitors, counted over exactly the period. Those of shorter ranges are never added up.")
            .flagWhenSeveral(Flag.NOT_DEDUPLICATED, VISITOR_RECORDS)
            .build();

    /** Page views. */
    public static final Kpi PAGES_VIEWED =
            traffic("page-views", "Page views", PAGE_VIEWS).build();

    /** Sessions. */
    public static final Kpi SESSIONS_COUNTED =
            traffic("sessions", "Sessions", SESSIONS).build();

    /** Spend, fully loaded. */
    public static final Kpi TOTAL_SPEND = Kpi.named("spend")
            .title("Spend")
            .definition("Spend of every category, times its share, accrued by day.")
            .formula(SPEND)
            .population(SPEND_RECORDS)
            .metric()
            .cadence(Cadence.DAILY, Cadence.MONTHLY)
            .cite(INF, "the numerator of every cost")
            .build();

    /** Spend on campaigns only. */
    public static final Kpi TOTAL_SPEND_PROGRAM = TOTAL_SPEND
            .variant("program")
            .title("Program spend")
            .definition("Campaign spend: media, agencies, events and content, accrued by day.")
            .formula(PROGRAM_SPEND)
            .population(PROGRAM_SPEND_RECORDS)
            .build();

    // ---- middle of the funnel

    /** MQL to SQL, cohort, strict. */
    public static final Kpi MQL_TO_SQL = conversion("mql-to-sql", MQLS_TO_SQL, MQL_COHORT)
            .cohort(MQL_COHORT, MQL_COHORT_OPEN, MQL_AGE)
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
    public static final Kpi MQL_TO_SQL_IMPUTE = MQL_TO_SQL
            .variant("impute")
            .title("MQL to SQL rate, skipped stages imputed")
            .definition("As the strict cohort, but a later stage implies the earlier ones at the same instant.")
            .formula(MQLS_TO_SQL_IMPUTED.per(MQL_COHORT_IMPUTED))
            .byPeriod()
            .cohort(MQL_COHORT_IMPUTED, MQL_COHORT_IMPUTED_OPEN, MQL_AGE)
            .build();

    /** MQL to SQL, any SQL. */
    public static final Kpi MQL_TO_SQL_ANY = MQL_TO_SQL
            .variant("any")
            .title("MQL to SQL rate, any stages")
            .definition("Leads that entered SQL over leads that entered MQL, dated by the MQL entry where there is one."
                    + " Leads that skipped MQL count above the line only, so it can exceed 100 %.")
            .formula(SQLS_ANY.per(MQLS))
            .byPeriod()
            .cohort(MQLS, MQL_COHORT_OPEN, MQL_AGE)
            .flagWhen(Flag.SKIPPED_STAGES, SQLS_WITHOUT_MQL)
            .build();

    /** MQL to SQL, cycle by cycle. */
    public static final Kpi MQL_TO_SQL_PER_CYCLE = MQL_TO_SQL
            .variant("per-cycle")
            .title("MQL to SQL rate, per cycle")
            .definition(
                    "Cycles that reached SQL, of the cycles that reached MQL in the period. A lead that was recycled and"
                            + " became MQL again begins another cycle, and an SQL counts for the cycle it came in; so this counts cycles,"
                            + " not leads.")
            .formula(MQL_CYCLES_TO_SQL.per(MQL_CYCLES))
            .byPeriod()
            .cohort(MQL_CYCLES, MQL_CYCLES_OPEN, MQL_AGE)
            .build();

    /** MQL to SQL by period. */
    public static final Kpi MQL_TO_SQL_PERIOD = MQL_TO_SQL
            .variant("period")
            .title("MQL to SQL rate, by period")
            .definition("Entries into SQL in the period over entries into MQL in the period: different leads on both"
                    + " sides, so it can exceed 100 % and swings with volume.")
            .formula(SQLS.per(MQLS))
            .byPeriod()
            .flagWhen(Flag.SKIPPED_STAGES, SQLS_WITHOUT_MQL)
            .build();

    /** Lead to MQL. */
    public static final Kpi LEAD_TO_MQL = conversion("lead-to-mql", LEADS_TO_MQL, LEADS)
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
    public static final Kpi LEAD_TO_MQL_PERIOD = LEAD_TO_MQL
            .variant("period")
            .title("Lead to MQL rate, by period")
            .definition("Entries into MQL in the period over leads created in the period.")
            .formula(MQLS.per(LEADS))
            .byPeriod()
            .build();

    /** Lead to qualified opportunity. */
    public static final Kpi LEAD_TO_OPPORTUNITY = conversion("lead-to-opportunity", LEADS_TO_OPPORTUNITY, LEADS)
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
    public static final Kpi LEAD_TO_OPPORTUNITY_CREATED = LEAD_TO_OPPORTUNITY
            .variant("created")
            .title("Lead to opportunity rate, any opportunity")
            .definition("Leads linked to any opportunity, qualified or not, of the leads created in the period.")
            .formula(LEADS_TO_ANY_OPPORTUNITY.per(LEADS))
            .build();

    /** Lead to opportunity by period. */
    public static final Kpi LEAD_TO_OPPORTUNITY_PERIOD = LEAD_TO_OPPORTUNITY
            .variant("period")
            .title("Lead to opportunity rate, by period")
            .definition("Leads whose first opportunity was qualified in the period, over leads created in the period.")
            .formula(QUALIFIED_LEADS.per(LEADS))
            .byPeriod()
            .build();

    /** Lead to customer. */
    public static final Kpi LEAD_TO_CUSTOMER = conversion("lead-to-customer", LEADS_TO_CUSTOMER, LEADS)
            .cohort(LEADS, LEADS_OPEN_TO_CUSTOMER)
            .following(LEAD_TO_CUSTOMER_DAYS, LEAD_LOSS_TO_CUSTOMER_DAYS, LEADS_OPEN_TO_CUSTOMER)
            .title("Lead to customer rate")
            .question("How many of those who come stay for good?")
            .definition("Leads that became customers, of the leads created in the period.")
            .stage(FunnelStage.BOTTOM)
            .cite(INF, "funnel glue")
            .build();

    /** Cost per qualified opportunity, cohort. */
    public static final Kpi COST_PER_OPPORTUNITY = costOfCohort(
                    "cost-per-opportunity", LEADS_TO_OPPORTUNITY, LEADS_OPEN_TO_OPPORTUNITY)
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
    public static final Kpi COST_PER_OPPORTUNITY_PERIOD = COST_PER_OPPORTUNITY
            .variant("period")
            .title("Cost per opportunity, by period")
            .definition("Spend of the period over the opportunities qualified in it.")
            .formula(SPEND.per(QUALIFIED_OPPORTUNITIES))
            .byPeriod()
            .build();

    /** Cost per MQL, cohort. */
    public static final Kpi COST_PER_MQL = costOfCohort("cost-per-mql", LEADS_TO_MQL, LEADS_OPEN_TO_MQL)
            .card("K-13")
            .title("Cost per MQL")
            .question("What does each qualified lead cost?")
            .definition("Spend of the period over the leads created in it that are MQL by now.")
            .stage(FunnelStage.MID)
            .cite(DER, "cost per opportunity")
            .build();

    /** Cost per MQL by period. */
    public static final Kpi COST_PER_MQL_PERIOD = COST_PER_MQL
            .variant("period")
            .title("Cost per MQL, by period")
            .definition("Spend of the period over the entries into MQL in it.")
            .formula(SPEND.per(MQLS))
            .byPeriod()
            .build();

    /** Cost per SQL, cohort. */
    public static final Kpi COST_PER_SQL = costOfCohort("cost-per-sql", LEADS_TO_SQL, LEADS_OPEN_TO_SQL)
            .card("K-13")
            .title("Cost per SQL")
            .question("What does each lead that sales accepts cost?")
            .definition("Spend of the period over the leads created in it that are SQL by now.")
            .stage(FunnelStage.MID)
            .cite(DER, "cost per opportunity")
            .build();

    /** Cost per SQL by period. */
    public static final Kpi COST_PER_SQL_PERIOD = COST_PER_SQL
            .variant("period")
            .title("Cost per SQL, by period")
            .definition("Spend of the period over the entries into SQL in it.")
            .formula(SPEND.per(SQLS))
            .byPeriod()
            .build();

    /** Cost per meeting, cohort. */
    public static final Kpi COST_PER_MEETING = costOfCohort("cost-per-meeting", LEADS_TO_MEETING, LEADS_OPEN_TO_MEETING)
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
    public static final Kpi COST_PER_MEETING_PERIOD = COST_PER_MEETING
            .variant("period")
            .title("Cost per meeting, by period")
            .definition("Spend of the period over the meetings booked in it, by leads and prospects alike.")
            .formula(SPEND.per(OutreachTallies.MEETINGS_BOOKED))
            .byPeriod()
            .build();

    /** MQL stall rate. */
    public static final Kpi MQL_STALL_RATE = Kpi.named("mql-stall-rate")
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
    public static final Kpi RECYCLE_RATE = fate("recycle-rate", MQLS_RECYCLED, MQLS)
            .title("Recycle rate")
            .question("How many come back to nurture?")
            .definition("MQLs sent back to nurture at any time since, of the MQLs of the period.")
            .build();

    /** Share of MQLs sent back to nurture, of those that did not become SQL. */
    public static final Kpi RECYCLE_RATE_NOT_SQL = RECYCLE_RATE
            .variant("not-sql")
            .title("Recycle rate of MQLs that did not become SQL")
            .definition("MQLs sent back to nurture, of the MQLs of the period that have not become SQL by now.")
            .formula(MQLS_RECYCLED_NOT_SQL.per(MQLS_NOT_SQL))
            .build();

    /** Share of recycled MQLs that became SQL after all. */
    public static final Kpi RECYCLED_TO_SQL = conversion("recycled-to-sql", MQLS_RECYCLED_TO_SQL, MQLS_RECYCLED)
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
    public static final Kpi RECYCLE_RATE_SQL = RECYCLE_RATE
            .variant("sql")
            .title("Recycle rate of SQLs")
            .definition("SQLs sent back to nurture at any time since, of the SQLs of the period.")
            .formula(SQLS_RECYCLED.per(SQLS))
            .build();

    /** Share of SQLs that sales rejected. */
    public static final Kpi SQL_REJECTION_RATE = fate("sql-rejection-rate", SQLS_REJECTED, SQLS)
            .title("SQL rejection rate")
            .question("Does sales accept what marketing hands over?")
            .definition("SQLs sent back to nurture or disqualified at any time since, of the SQLs of the period.")
            .build();

    /** Share of MQLs disqualified. */
    public static final Kpi DISQUALIFICATION_RATE = fate("disqualification-rate", MQLS_DISQUALIFIED, MQLS)
            .title("Disqualification rate")
            .question("How many turn out not to fit?")
            .definition("MQLs disqualified at any time since, of the MQLs of the period.")
            .build();

    /** Share of SQLs disqualified. */
    public static final Kpi DISQUALIFICATION_RATE_SQL = DISQUALIFICATION_RATE
            .variant("sql")
            .title("Disqualification rate of SQLs")
            .definition("SQLs disqualified at any time since, of the SQLs of the period.")
            .formula(SQLS_DISQUALIFIED.per(SQLS))
            .build();

    /** Trial to PQL. */
    public static final Kpi PQL_RATE = conversion("pql-rate", TRIALS_TO_PQL, TRIAL_STARTS)
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
    public static final Kpi PQL_TO_CUSTOMER = conversion("pql-to-customer", PQLS_TO_CUSTOMER, PQLS)
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
    public static final Kpi MQL_VOLUME = count("mqls", MQLS)
            .title("MQLs")
            .alias("mql-volume")
            .definition("Leads that entered MQL in the period, first entry each. Alone it is vanity: read it with the"
                    + " conversion to SQL and to customer.")
            .vanity()
            .stage(FunnelStage.MID)
            .cite(A1, "MQL volume without downstream")
            .build();

    /** SQLs. */
    public static final Kpi SQL_VOLUME = count("sqls", SQLS)
            .title("SQLs")
            .alias("sql-volume")
            .definition("Leads that entered SQL in the period, first entry each.")
            .metric()
            .stage(FunnelStage.MID)
            .cite(A1, "MQL to SQL conversion rate")
            .build();

    // ---- bottom of the funnel

    /** Customer acquisition cost, fully loaded, by period. */
    public static final Kpi CUSTOMER_ACQUISITION_COST = cost("customer-acquisition-cost")
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
    public static final Kpi CUSTOMER_ACQUISITION_COST_PROGRAM = CUSTOMER_ACQUISITION_COST
            .variant("program")
            .title("Customer acquisition cost, program spend")
            .definition(
                    "Campaign spend of the period over new customers by first win. Understates what a customer costs.")
            .formula(PROGRAM_SPEND.per(NEW_CUSTOMERS))
            .build();

    /** Customer acquisition cost of a cohort. */
    public static final Kpi CUSTOMER_ACQUISITION_COST_COHORT = CUSTOMER_ACQUISITION_COST
            .variant("cohort")
            .title("Customer acquisition cost, cohort")
            .definition("Spend of the period over the leads created in it that are customers by now.")
            .formula(SPEND.per(LEADS_TO_CUSTOMER))
            .cohort(LEADS, LEADS_OPEN_TO_CUSTOMER)
            .build();

    /** Customer acquisition cost, spend counted with the customers it brings. */
    public static final Kpi CUSTOMER_ACQUISITION_COST_LAGGED = CUSTOMER_ACQUISITION_COST
            .variant("lagged")
            .title("Customer acquisition cost, lagged")
            .definition(
                    "Spend of earlier days over new customers by first win: each day of spend counts as many days later"
                            + " as the acquisition lag (policy), usually the median sales cycle. Spend from before the first day"
                            + " observed counts if it was supplied. Without a lag there is no value.")
            .formula(SPEND_LAGGED.per(NEW_CUSTOMERS))
            .build();

    /** SQL to customer. */
    public static final Kpi SQL_TO_CUSTOMER = conversion("sql-to-customer", SQLS_TO_CUSTOMER, SQL_COHORT)
            .cohort(SQL_COHORT, SQL_COHORT_OPEN, SQL_AGE)
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
    public static final Kpi SQL_TO_CUSTOMER_PERIOD = SQL_TO_CUSTOMER
            .variant("period")
            .title("SQL to customer rate, by period")
            .definition("New customers by first win in the period over entries into SQL in the period.")
            .formula(NEW_CUSTOMERS.per(SQLS))
            .byPeriod()
            .build();

    /** Average deal size. */
    public static final Kpi AVERAGE_DEAL_SIZE = Kpi.named("average-deal-size")
            .card("K-39")
            .title("Average deal size")
            .question("Are deals getting larger?")
            .alias("ads", "acv")
            .definition(
                    "Amount won over deals won with a known amount, new business, by close. The median stands beside"
                            + " it, since a few large deals move the mean.")
            .formula(WON_AMOUNT.per(WON_WITH_AMOUNT))
            .direction(CONTEXT)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.QUARTERLY)
            .growth(GrowthStage.SCALING)
            .interval(IntervalRule.STUDENT_T)
            .spread(DEAL_SIZES)
            .cite(A1, "average deal size")
            .build();

    /** Median deal size. */
    public static final Kpi AVERAGE_DEAL_SIZE_MEDIAN = AVERAGE_DEAL_SIZE
            .variant("median")
            .title("Median deal size")
            .definition("Median amount of the deals won, new business, by close.")
            .formula(new Statistic(DEAL_SIZES, Statistic.Kind.MEDIAN))
            .population(DEAL_SIZES)
            .interval(IntervalRule.ORDER_STATISTIC)
            .build();

    /** Median sales cycle. */
    public static final Kpi SALES_CYCLE_LENGTH = Kpi.named("sales-cycle-length")
            .card("K-40")
            .title("Sales cycle length")
            .question("How long does a sale take?")
            .alias("scl")
            .definition("Median days from the creation of an opportunity to its win, new business, by close. Calendar"
                    + " days when either end is only a date.")
            .formula(new Statistic(CYCLES, Statistic.Kind.MEDIAN))
            .direction(LOWER_IS_BETTER)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.MONTHLY)
            .interval(IntervalRule.ORDER_STATISTIC)
            .spread(CYCLES)
            .cite(A1, "sales cycle length")
            .build();

    /** Mean sales cycle. */
    public static final Kpi SALES_CYCLE_LENGTH_MEAN = SALES_CYCLE_LENGTH
            .variant("mean")
            .title("Sales cycle length, mean")
            .definition("Mean days from the creation of an opportunity to its win, as the source has it.")
            .formula(new Statistic(CYCLES, Statistic.Kind.MEAN))
            .interval(IntervalRule.STUDENT_T)
            .build();

    /** 90th percentile of the sales cycle. */
    public static final Kpi SALES_CYCLE_LENGTH_P90 = SALES_CYCLE_LENGTH
            .variant("p90")
            .title("Sales cycle length, 90th percentile")
            .definition("The days within which nine of ten wins were won.")
            .formula(new Statistic(CYCLES, Statistic.Kind.P90))
            .build();

    /** Median sales cycle from SQL. */
    public static final Kpi SALES_CYCLE_LENGTH_FROM_SQL = SALES_CYCLE_LENGTH
            .variant("from-sql")
            .title("Sales cycle length from SQL")
            .definition("Median days from the SQL entry of the lead to the win.")
            .formula(new Statistic(CYCLES_FROM_SQL, Statistic.Kind.MEDIAN))
            .spread(CYCLES_FROM_SQL)
            .build();

    /** Median sales cycle from lead. */
    public static final Kpi SALES_CYCLE_LENGTH_FROM_LEAD = SALES_CYCLE_LENGTH
            .variant("from-lead")
            .title("Sales cycle length from lead")
            .definition("Median days from the creation of the lead to the win.")
            .formula(new Statistic(CYCLES_FROM_LEAD, Statistic.Kind.MEDIAN))
            .spread(CYCLES_FROM_LEAD)
            .build();

    /** Median time to the close of won and lost deals. */
    public static final Kpi SALES_CYCLE_LENGTH_CLOSED = SALES_CYCLE_LENGTH
            .variant("closed")
            .title("Sales cycle length, lost deals included")
            .definition(
                    "Median days from the creation of an opportunity to its close, won or lost, new business, by close.")
            .formula(new Statistic(CYCLES_TO_CLOSE, Statistic.Kind.MEDIAN))
            .spread(CYCLES_TO_CLOSE)
            .build();

    /** Median sales cycle of a cohort. */
    public static final Kpi SALES_CYCLE_LENGTH_COHORT = SALES_CYCLE_LENGTH
            .variant("cohort")
            .title("Sales cycle length, cohort")
            .definition(
                    "Median days to the win of the opportunities created in the period that were won within as many days"
                            + " as an SQL needs to be mature (policy, 90). Every cohort is followed for as long, so a young one, of"
                            + " which only quick wins can be known, does not look quicker than an old one.")
            .formula(new Statistic(CYCLES_WITHIN_FOLLOW_UP, Statistic.Kind.MEDIAN))
            .cohort(CREATED, CREATED_OPEN, new Kpi.MatureAge(Policies::sqlToCustomerDays, CYCLES_WITHIN_FOLLOW_UP))
            .following(CREATED_WON_DAYS, CREATED_LOST_DAYS, CREATED_OPEN)
            .spread(CYCLES_WITHIN_FOLLOW_UP)
            .build();

    /** New customers. */
    public static final Kpi CUSTOMERS_WON = count("new-customers", NEW_CUSTOMERS)
            .card("K-41")
            .title("New customers")
            .question("How many did we win?")
            .definition("Accounts that became customers in the period, by first win; each once.")
            .stage(FunnelStage.BOTTOM)
            .direction(HIGHER_IS_BETTER)
            .cite(A1, "customer acquisition cost")
            .build();

    /** Revenue won. */
    public static final Kpi REVENUE_WON = amount("revenue-won", WON_AMOUNT, WON)
            .card("K-42")
            .title("Revenue won")
            .question("What did we win?")
            .definition("Amount of new business won, by close.")
            .cite(A1, "customer acquisition cost")
            .build();

    /** Revenue won of any type. */
    public static final Kpi REVENUE_WON_ALL = REVENUE_WON
            .variant("all")
            .title("Revenue won, renewals and expansions included")
            .definition("Amount won, renewals and expansions included, by close.")
            .formula(WON_AMOUNT_ALL)
            .population(WON_ALL)
            .build();

    /** Pipeline generated. */
    public static final Kpi PIPELINE_GENERATED = amount("pipeline-generated", PIPELINE, QUALIFIED_OPPORTUNITIES)
            .card("K-43")
            .title("Pipeline generated")
            .alias("pipeline-created", "qualified-pipeline")
            .definition("Amount at qualification of the opportunities qualified in the period, new business. Not"
                    + " restated when amounts change later; where no amount was recorded at qualification, the"
                    + " current one stands in.")
            .question("What revenue does this team add?")
            .growth(GrowthStage.GROWTH, GrowthStage.SCALING)
            .cadence(Cadence.QUARTERLY, Cadence.MONTHLY)
            .cite(A0, "KPI 5")
            .build();

    /** Pipeline by creation. */
    public static final Kpi PIPELINE_GENERATED_CREATED_AT = PIPELINE_GENERATED
            .variant("created-at")
            .title("Pipeline generated, by creation")
            .definition("Amount at qualification of the opportunities created in the period and qualified by now. It"
                    + " restates the past as opportunities qualify.")
            .formula(PIPELINE_CREATED)
            .population(QUALIFIED_CREATED)
            .build();

    /** Pipeline at current amounts. */
    public static final Kpi PIPELINE_GENERATED_CURRENT_AMOUNT = PIPELINE_GENERATED
            .variant("current-amount")
            .title("Pipeline generated, at current amounts")
            .definition("Current amount of the opportunities qualified in the period. It restates the past as amounts"
                    + " change.")
            .formula(PIPELINE_NOW)
            .build();

    /** Pipeline contribution of sales development. */
    public static final Kpi PIPELINE_CONTRIBUTION = contribution(
                    Kpi.named("pipeline-contribution"), SDR_PIPELINE, "sales development")
            .card("K-44")
            .title("Pipeline contribution")
            .question("What revenue does this team add?")
            .population(QUALIFIED_OPPORTUNITIES)
            .direction(CONTEXT)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.QUARTERLY)
            .growth(GrowthStage.GROWTH, GrowthStage.SCALING)
            .boundedBy(UNKNOWN_PIPELINE)
            .flagWhen(Flag.UNKNOWN_SOURCE, UNKNOWN_PIPELINE)
            .cite(A0, "KPI 5")
            .build();

    /** Pipeline contribution of inbound. */
    public static final Kpi PIPELINE_CONTRIBUTION_INBOUND = contribution(
                    PIPELINE_CONTRIBUTION.variant("inbound"), INBOUND_PIPELINE, "inbound")
            .title("Pipeline contribution of inbound")
            .build();

    /** Pipeline contribution of partners. */
    public static final Kpi PIPELINE_CONTRIBUTION_PARTNER = contribution(
                    PIPELINE_CONTRIBUTION.variant("partner"), PARTNER_PIPELINE, "partners")
            .title("Pipeline contribution of partners")
            .build();

    /** Pipeline contribution of other named sources. */
    public static final Kpi PIPELINE_CONTRIBUTION_OTHER = contribution(
                    PIPELINE_CONTRIBUTION.variant("other"), OTHER_PIPELINE, "other named sources")
            .title("Pipeline contribution of other sources")
            .build();

    /** Pipeline of unknown source. */
    public static final Kpi PIPELINE_CONTRIBUTION_UNKNOWN = PIPELINE_CONTRIBUTION
            .variant("unknown")
            .title("Pipeline of unknown source")
            .definition("Pipeline whose source is not recorded, of all pipeline, by qualification.")
            .formula(UNKNOWN_PIPELINE.per(PIPELINE))
            .interval(IntervalRule.NONE)
            .build();

    /** Pipeline per rep. */
    public static final Kpi PIPELINE_PER_REP = Kpi.named("pipeline-per-rep")
            .card("K-45")
            .title("Pipeline per rep")
            .question("What does each rep bring in?")
            .definition("Pipeline generated in the period over reps active in it, managers left out.")
            .formula(PIPELINE.per(StandardTallies.REPS))
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.QUARTERLY)
            .cite(DER, "A0 KPI 5, example")
            .build();

    /** SDR pipeline per SDR. */
    public static final Kpi PIPELINE_PER_REP_SDR = PIPELINE_PER_REP
            .variant("sdr")
            .title("SDR pipeline per SDR")
            .definition("Pipeline sourced by sales development in the period over SDRs and BDRs active in it.")
            .formula(SDR_PIPELINE.per(SDR_REPS))
            .build();

    /** Pipeline realisation by value. */
    public static final Kpi PIPELINE_REALISATION = Kpi.named("pipeline-realisation")
            .card("K-46")
            .title("Pipeline realisation")
            .question("How much of the pipeline turned into revenue?")
            .alias("pipeline-realization")
            .definition("Amount won of the opportunities qualified in the period, over their amount at qualification.")
            .formula(PIPELINE_WON_AMOUNT.per(PIPELINE))
            .population(QUALIFIED_OPPORTUNITIES)
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.QUARTERLY)
            .cohort(QUALIFIED_OPPORTUNITIES, PIPELINE_OPEN)
            .cite(A0, "KPI 5, compare generated with closed")
            .build();

    /** Pipeline realisation by count. */
    public static final Kpi PIPELINE_REALISATION_BY_COUNT = PIPELINE_REALISATION
            .variant("by-count")
            .title("Pipeline realisation, by count")
            .definition("Opportunities won, of the opportunities qualified in the period.")
            .formula(PIPELINE_WON.per(QUALIFIED_OPPORTUNITIES))
            .interval(IntervalRule.WILSON)
            .build();

    /** Win rate. */
    public static final Kpi WIN_RATE = Kpi.named("win-rate")
            .card("K-47")
            .title("Win rate")
            .question("How often do we win?")
            .definition("Opportunities won over opportunities won or lost, new business, by close.")
            .formula(WON.per(CLOSED))
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.MONTHLY, Cadence.QUARTERLY)
            .interval(IntervalRule.WILSON)
            .cite(INF, "the usual definition")
            .build();

    /** Win rate by amount. */
    public static final Kpi WIN_RATE_BY_AMOUNT = WIN_RATE.variant("by-amount")
            .title("Win rate, by amount")
            .definition("Amount won over amount won or lost, new business, by close.")
            .formula(WON_AMOUNT.per(CLOSED_AMOUNT))
            .population(CLOSED)
            .interval(IntervalRule.NONE)
            .build();

    /** Win rate of a cohort. */
    public static final Kpi WIN_RATE_COHORT = WIN_RATE.variant("cohort")
            .title("Win rate, cohort")
            .definition("Opportunities won over opportunities won or lost by now, of those created in the period.")
            .formula(CREATED_WON.per(CREATED_CLOSED))
            .population(CREATED_CLOSED)
            .cohort(CREATED, CREATED_OPEN)
            .following(CREATED_WON_DAYS, CREATED_LOST_DAYS, CREATED_OPEN)
            .build();

    /** Pipeline velocity. */
    public static final Kpi PIPELINE_VELOCITY = Kpi.named("pipeline-velocity")
            .card("K-48")
            .title("Pipeline velocity")
            .question("How much revenue does the pipeline make per day?")
            .definition("Opportunities qualified in the period, times win rate, times average deal size, over the mean"
                    + " sales cycle: money per day.")
            .formula(QUALIFIED_OPPORTUNITIES
                    .times(WON.per(CLOSED))
                    .times(WON_AMOUNT.per(WON_WITH_AMOUNT))
                    .per(new Statistic(CYCLES, Statistic.Kind.MEAN)))
            .population(QUALIFIED_OPPORTUNITIES)
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.QUARTERLY)
            .cite(A0, "KPI 2 mentions velocity")
            .cite(INF, "the formula")
            .build();

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

    // ---- what KPIs of one shape share

    private static Kpi.Builder cost(String id) {
        return Kpi.named(id).direction(LOWER_IS_BETTER).cadence(Cadence.MONTHLY).interval(IntervalRule.COST_PER_OUTPUT);
    }

    private static Kpi.Builder costOfCohort(String id, Tally<Journey> outputs, Tally<Journey> open) {
        return cost(id).formula(SPEND.per(outputs)).cohort(LEADS, open);
    }

    static Kpi.Builder count(String id, Formula formula) {
        return Kpi.named(id)
                .formula(formula)
                .direction(CONTEXT)
                .cadence(Cadence.MONTHLY)
                .interval(IntervalRule.BYAR);
    }

    private static Kpi.Builder amount(String id, Tally<?> amount, Tally<?> population) {
        return Kpi.named(id)
                .formula(amount)
                .population(population)
                .direction(HIGHER_IS_BETTER)
                .stage(FunnelStage.BOTTOM)
                .cadence(Cadence.MONTHLY);
    }

    private static Kpi.Builder traffic(String id, String title, Formula formula) {
        return count(id, formula)
                .card("K-07")
                .title(title)
                .definition(title + ", by day. Says nothing about demand by itself.")
                .vanity()
                .interval(IntervalRule.NONE)
                .stage(FunnelStage.TOP)
                .cite(A1, "vanity metrics");
    }

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

    private static Kpi.Builder contribution(Kpi.Builder kpi, Tally<?> part, String who) {
        return kpi.definition(
                        "Pipeline sourced by " + who + " over all pipeline, both at and by qualification. Pipeline of"
                                + " unknown source is not attributed; the bounds tell what it could change.")
                .formula(part.per(PIPELINE));
    }
}
