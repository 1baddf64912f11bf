package org.leadkpi.diagnosis;

import static org.leadkpi.metric.CustomerKpis.CHURN_RATE;
import static org.leadkpi.metric.CustomerKpis.CLV_TO_CAC;
import static org.leadkpi.metric.CustomerKpis.CLV_TO_CAC_LAGGED;
import static org.leadkpi.metric.DataQualityKpis.OPPORTUNITY_SOURCE_COMPLETENESS;
import static org.leadkpi.metric.StandardKpis.AVERAGE_DEAL_SIZE;
import static org.leadkpi.metric.StandardKpis.CUSTOMER_ACQUISITION_COST;
import static org.leadkpi.metric.StandardKpis.PIPELINE_CONTRIBUTION;
import static org.leadkpi.metric.StandardKpis.PIPELINE_REALISATION;
import static org.leadkpi.metric.StandardKpis.SALES_CYCLE_LENGTH;
import static org.leadkpi.metric.StandardKpis.SQL_TO_CUSTOMER;
import static org.leadkpi.metric.StandardKpis.WIN_RATE;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;

import java.util.List;
import org.leadkpi.stats.ProcessLimits;
import org.leadkpi.time.Grain;

/**
 * Rules on the bottom of the funnel: customers, what they cost and what they are worth.
 *
 * @since 0.1
 */
public final class BottomOfFunnelRules {

    private BottomOfFunnelRules() {}

    // ---- few customers, and whose matter that is

    /** Few SQLs become customers. */
    public static final Rule SQL_CUSTOMER_LOW = Rule.named("D38", "SQL_CUSTOMER_LOW")
            .claim("Too few SQLs become customers")
            .cite(A1, "SQL to customer rate")
            .when(Criterion.is(SQL_TO_CUSTOMER, "sqlCustomer.low"))
            .causes(
                    "the supply of leads may be weak",
                    "the sales process may leak",
                    "leads may be passed on as SQLs before they are ready to buy")
            .actions("look at MQL to SQL: it tells which of them is likely")
            .build();

    /** Few SQLs become customers, and few MQLs SQLs. */
    public static final Rule LEAD_QUALITY = Rule.named("D39", "LEAD_QUALITY")
            .claim("Few SQLs become customers because the supply of leads is weak")
            .cite(A1, "SQL to customer rate, when sales blames lead quality")
            .when(LowClosing.with(LowClosing.Supply.WEAK))
            .causes("targeting may be too wide, so that the complaints of sales about lead quality may be right")
            .actions("tighten targeting", "tighten the criteria of MQLs")
            .build();

    /** Few SQLs become customers, although they are qualified as usual. */
    public static final Rule SALES_MOTION = Rule.named("D40", "SALES_MOTION")
            .claim("Few SQLs become customers although leads are qualified as usual: the sales process leaks")
            .cite(A1, "SQL to customer rate, when leads come in well qualified")
            .when(LowClosing.with(LowClosing.Supply.USUAL)
                    .then(LowClosing::withLosses)
                    .beside(WIN_RATE, SALES_CYCLE_LENGTH))
            .causes(
                    "discovery calls may be weak",
                    "the price may be unclear",
                    "there may be no champion, so that decisions take long",
                    "the position against competitors may not convince")
            .actions(
                    "review calls",
                    "look at the reasons of losses, and at the stage where they happen",
                    "make the price clear",
                    "name a champion for each opportunity")
            .build();

    /** Few SQLs become customers, and many MQLs SQLs. */
    public static final Rule OVERGRADED_SQL = Rule.named("D41", "OVERGRADED_SQL")
            .claim("Few SQLs become customers because too much passes as an SQL")
            .cite(A1, "SQL to customer rate, marketing overgrading SQLs")
            .when(LowClosing.with(LowClosing.Supply.GENEROUS))
            .causes("the bar of SQLs may be too low", "marketing may grade too well")
            .actions("tighten the criteria of SQLs: company size, role, budget, use case")
            .build();

    /** Leads are cheap, customers are dear. */
    public static final Rule GOOD_CPL_HIGH_CAC = Rule.named("D42", "GOOD_CPL_HIGH_CAC")
            .claim("Leads are cheap, but customers are expensive: that is sales or qualification, not marketing")
            .cite(A1, "pattern 3")
            .by("channel")
            .overLatest(1)
            .when(CustomerCosts.leadsAreCheap()
                    .and(CustomerCosts.aboveOwn().either(Criterion.isBelow(CLV_TO_CAC_LAGGED, "clvCac.standard")))
                    .beside(SQL_TO_CUSTOMER, SALES_CYCLE_LENGTH))
            .causes(
                    "leads may be qualified too loosely",
                    "the sales process may lose too many of them",
                    "the sales cycle may be too long")
            .actions(
                    "look at the SQL to customer rate and at the sales cycle first",
                    "fix sales operations; leave the campaign as it is")
            .absorbs("D45", "D47")
            .build();

    // ---- what a customer costs

    /** Customers become dearer in every channel. */
    public static final Rule CAC_RISING_ALL = Rule.named("D43", "CAC_RISING_ALL")
            .claim("Customers become more expensive in every channel")
            .cite(A1, "customer acquisition cost, rising across every channel")
            .ofTotal()
            .overLatest(Movement.FALLS, 1)
            .when(CustomerCosts.risingInEveryChannel())
            .causes("competition may be growing", "the outbound lists may be getting worse")
            .actions(
                    "check the enrichment hit rate and the invalid contacts of the lists",
                    "check the prices of auctions")
            .build();

    /** Customers become cheaper. */
    public static final Rule CAC_FALLING = Rule.named("D44", "CAC_FALLING")
            .claim("Customers become cheaper, month after month")
            .severity(Severity.INFO)
            .cite(A1, "customer acquisition cost, a consistent drop")
            .overLatest(Movement.FALLS, 1)
            .when(Movement.unlessMixed(
                    Movement.falling(CUSTOMER_ACQUISITION_COST), CUSTOMER_ACQUISITION_COST, "channel"))
            .causes("targeting may be better", "the sales cycle may be shorter", "referrals may be contributing")
            .actions("find out which of them it is, and reinforce it")
            .build();

    /** Where to invest, and where to cut. */
    public static final Rule CAC_PORTFOLIO = Rule.named("D45", "CAC_PORTFOLIO")
            .claim("A channel brings customers at another cost than all channels together")
            .severity(Severity.INFO)
            .cite(A1, "customer acquisition cost by channel")
            .by("channel")
            .overAll()
            .when(CustomerCosts.farFromBlended())
            .causes(
                    "channels may reach people who are more, or less, ready to buy",
                    "a cheap channel may be small, and not stay cheap when it grows")
            .actions("shift budget step by step", "watch whether the next customers cost as much as the last ones")
            .build();

    // ---- what a customer is worth

    /** Customers cost more than they pay. */
    public static final Rule CLV_CAC_EMERGENCY = Rule.named("D46", "CLV_CAC_EMERGENCY")
            .claim("Customers cost more than they will ever pay")
            .severity(Severity.CRITICAL)
            .suspectedAtMost(Severity.WARNING)
            .cite(A1, "CLV to CAC ratio")
            .overLatest(Movement.A_QUARTER)
            .when(Criterion.is(CLV_TO_CAC, "clvCac.emergency"))
            .causes("acquisition may be too expensive", "customers may leave too soon, or pay too little")
            .actions("act at once on acquisition or on retention, whichever is further off")
            .build();

    /** Customers are worth less than is sound. */
    public static final Rule CLV_CAC_BELOW = Rule.named("D47", "CLV_CAC_BELOW")
            .claim("Customers are worth too little for what they cost")
            .milder(Severity.INFO, CustomerCosts.isEarly())
            .cite(A1, "CLV to CAC ratio")
            .overLatest(Movement.A_QUARTER)
            .when(CustomerCosts.worthBelowStandard())
            .causes("acquisition may be too expensive", "customers may leave too soon, or buy too little more")
            .actions(
                    "reduce CAC: more efficient channels, a shorter sales cycle",
                    "raise CLV: less churn, better onboarding, more to upgrade to")
            .build();

    /** More could be invested. */
    public static final Rule CLV_CAC_UNDERINVEST = Rule.named("D48", "CLV_CAC_UNDERINVEST")
            .claim("Customers are worth so much more than they cost that growth may be underfunded")
            .severity(Severity.INFO)
            .cite(A1, "CLV to CAC ratio")
            .overLatest(Movement.A_QUARTER)
            .when(CustomerCosts.worthFarMore())
            .causes("less may be spent on acquisition than the market would bear")
            .actions("spend more on acquisition, step by step", "watch what the next customer costs, not the mean")
            .build();

    /** Churn goes up. */
    public static final Rule CHURN_RISING = Rule.named("D49", "CHURN_RISING")
            .claim("More and more customers leave")
            .cite(A1, "churn rate, which quietly destroys the CLV to CAC ratio")
            .overLatest(Movement.FALLS, 1)
            .when(Movement.rising(CHURN_RATE)
                    .either(Movement.outsideRoutine(CHURN_RATE, ProcessLimits.Position.ABOVE))
                    .needing(CHURN_RATE, "churn.atRisk")
                    .beside(CLV_TO_CAC))
            .causes("onboarding may fall short", "customers may be won that do not fit")
            .actions("check onboarding and retention", "compute CLV and CLV to CAC again")
            .build();

    // ---- deals

    /** Deals become smaller, or larger. */
    public static final Rule DEAL_SIZE_DRIFT = Rule.named("D50", "DEAL_SIZE_DRIFT")
            .claim("The size of deals drifts")
            .severity(Severity.INFO)
            .graver(Severity.WATCH, Deals.drift(-1))
            .cite(A1, "average deal size trend")
            .in(Grain.QUARTER)
            .overLatest(Deals.WINDOW)
            .when(Movement.unlessMixed(Deals.drift(-1).or(Deals.drift(1)), AVERAGE_DEAL_SIZE, "channel"))
            .causes(
                    "smaller, or larger, customers may be addressed than before",
                    "discounts may have changed",
                    "the mix of segments may have changed")
            .actions("check the mix of segments first", "decide whether that is where you want to go")
            .build();

    /** Sales take longer. */
    public static final Rule CYCLE_GROWTH = Rule.named("D51", "CYCLE_GROWTH")
            .claim("Sales take longer than two quarters ago")
            .cite(A1, "time-based KPIs")
            .in(Grain.QUARTER)
            .overLatest(Deals.WINDOW)
            .when(Deals.slower())
            .causes(
                    "qualification may have changed",
                    "champions may be missing",
                    "competitors may have become stronger")
            .actions("look at how long opportunities stay in each stage", "check the champion", "look at the losses")
            .build();

    /** Efficiency before there is proof. */
    public static final Rule PREMATURE_CAC = Rule.named("D52", "PREMATURE_CAC")
            .claim("The cost of a customer is optimized before there are customers enough to tell")
            .severity(Severity.INFO)
            .cite(A1, "early stage")
            .ofTotal()
            .overAll()
            .when(CustomerCosts.isEarly().and(CustomerCosts.isPrioritized()))
            .causes("a scorecard of a later stage may have been taken over")
            .actions("reach the first customers on any channel; efficiency comes after")
            .build();

    // ---- pipeline

    /** Much pipeline, of which little closes. */
    public static final Rule PIPELINE_NOT_CLOSING = Rule.named("D53", "PIPELINE_NOT_CLOSING")
            .claim("Much pipeline is generated, of which little closes")
            .cite(A0, "KPI 5, compare generated with closed")
            .overLatest(1)
            .when(Pipelines.littleCloses().and(Pipelines.isLarge()))
            .causes("opportunities may be qualified too loosely")
            .actions("train qualification", "do not praise volume alone")
            .build();

    /** A case for more people. */
    public static final Rule PIPELINE_CONTRIBUTION_CASE = Rule.named("D54", "PIPELINE_CONTRIBUTION")
            .claim("Sales development brings a large share of the pipeline: a case for people and tools")
            .severity(Severity.INFO)
            .cite(A0, "KPI 5, example")
            .ofTotal()
            .overLatest(Movement.A_QUARTER)
            .when(Criterion.is(PIPELINE_CONTRIBUTION, "contribution.case")
                    .and(Pipelines.closesAsUsual())
                    .ledBy(PIPELINE_REALISATION))
            .causes("the team may be worth more investment")
            .actions("present the share of the pipeline together with the share of it that closes")
            .build();

    /** Opportunities without a source. */
    public static final Rule OPP_SOURCE_MISSING = Rule.named("D55", "OPP_SOURCE_MISSING")
            .claim("Too many opportunities do not say where they came from, so contribution cannot be trusted")
            .severity(Severity.WATCH)
            .cite(A0, "KPI 5, the source as a mandatory field")
            .when(Criterion.is(OPPORTUNITY_SOURCE_COMPLETENESS, "opp.sourceComplete"))
            .causes("the field may be optional in the CRM")
            .actions("make the source of an opportunity mandatory", "fill in the missing ones")
            .suppresses("D54")
            .build();

    /** Pipeline that nobody defined. */
    public static final Rule PIPELINE_UNDEFINED = Rule.named("D56", "PIPELINE_UNDEFINED")
            .claim("Nobody has defined from which stage on an opportunity is pipeline, so its numbers may be inflated")
            .cite(A0, "KPI 5, a written definition of pipeline")
            .ofTotal()
            .overAll()
            .when(Pipelines.isUndefined())
            .causes("sales and marketing may count different things")
            .actions(
                    "write one definition for sales and marketing: the stage from which on an opportunity is qualified")
            .build();

    /** All of them, in order. */
    static final List<Rule> ALL = List.of(
            SQL_CUSTOMER_LOW,
            LEAD_QUALITY,
            SALES_MOTION,
            OVERGRADED_SQL,
            GOOD_CPL_HIGH_CAC,
            CAC_RISING_ALL,
            CAC_FALLING,
            CAC_PORTFOLIO,
            CLV_CAC_EMERGENCY,
            CLV_CAC_BELOW,
            CLV_CAC_UNDERINVEST,
            CHURN_RISING,
            DEAL_SIZE_DRIFT,
            CYCLE_GROWTH,
            PREMATURE_CAC,
            PIPELINE_NOT_CLOSING,
            PIPELINE_CONTRIBUTION_CASE,
            OPP_SOURCE_MISSING,
            PIPELINE_UNDEFINED);
}
