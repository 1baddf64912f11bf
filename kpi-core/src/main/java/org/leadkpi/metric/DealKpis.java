package org.leadkpi.metric;

import static org.leadkpi.metric.Direction.CONTEXT;
import static org.leadkpi.metric.Direction.HIGHER_IS_BETTER;
import static org.leadkpi.metric.Direction.LOWER_IS_BETTER;
import static org.leadkpi.metric.StandardTallies.*;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.DER;
import static org.leadkpi.value.Citation.INF;

import org.leadkpi.model.Policies;

/** What opportunities are worth, how long they take, and how many are won. */
interface DealKpis {

    /** Average deal size. */
    Kpi AVERAGE_DEAL_SIZE = Kpi.named("average-deal-size")
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
    Kpi AVERAGE_DEAL_SIZE_MEDIAN = AVERAGE_DEAL_SIZE
            .variant("median")
            .title("Median deal size")
            .definition("Median amount of the deals won, new business, by close.")
            .formula(new Statistic(DEAL_SIZES, Statistic.Kind.MEDIAN))
            .population(DEAL_SIZES)
            .interval(IntervalRule.ORDER_STATISTIC)
            .build();

    /** Median sales cycle. */
    Kpi SALES_CYCLE_LENGTH = Kpi.named("sales-cycle-length")
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
    Kpi SALES_CYCLE_LENGTH_MEAN = SALES_CYCLE_LENGTH
            .variant("mean")
            .title("Sales cycle length, mean")
            .definition("Mean days from the creation of an opportunity to its win, as the source has it.")
            .formula(new Statistic(CYCLES, Statistic.Kind.MEAN))
            .interval(IntervalRule.STUDENT_T)
            .build();

    /** 90th percentile of the sales cycle. */
    Kpi SALES_CYCLE_LENGTH_P90 = SALES_CYCLE_LENGTH
            .variant("p90")
            .title("Sales cycle length, 90th percentile")
            .definition("The days within which nine of ten wins were won.")
            .formula(new Statistic(CYCLES, Statistic.Kind.P90))
            .build();

    /** Median sales cycle from SQL. */
    Kpi SALES_CYCLE_LENGTH_FROM_SQL = SALES_CYCLE_LENGTH
            .variant("from-sql")
            .title("Sales cycle length from SQL")
            .definition("Median days from the SQL entry of the lead to the win.")
            .formula(new Statistic(CYCLES_FROM_SQL, Statistic.Kind.MEDIAN))
            .spread(CYCLES_FROM_SQL)
            .build();

    /** Median sales cycle from lead. */
    Kpi SALES_CYCLE_LENGTH_FROM_LEAD = SALES_CYCLE_LENGTH
            .variant("from-lead")
            .title("Sales cycle length from lead")
            .definition("Median days from the creation of the lead to the win.")
            .formula(new Statistic(CYCLES_FROM_LEAD, Statistic.Kind.MEDIAN))
            .spread(CYCLES_FROM_LEAD)
            .build();

    /** Median time to the close of won and lost deals. */
    Kpi SALES_CYCLE_LENGTH_CLOSED = SALES_CYCLE_LENGTH
            .variant("closed")
            .title("Sales cycle length, lost deals included")
            .definition(
                    "Median days from the creation of an opportunity to its close, won or lost, new business, by close.")
            .formula(new Statistic(CYCLES_TO_CLOSE, Statistic.Kind.MEDIAN))
            .spread(CYCLES_TO_CLOSE)
            .build();

    /** Median sales cycle of a cohort. */
    Kpi SALES_CYCLE_LENGTH_COHORT = SALES_CYCLE_LENGTH
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

    /** Revenue won. */
    Kpi REVENUE_WON = amount("revenue-won", WON_AMOUNT, WON)
            .card("K-42")
            .title("Revenue won")
            .question("What did we win?")
            .definition("Amount of new business won, by close.")
            .cite(A1, "customer acquisition cost")
            .build();

    /** Revenue won of any type. */
    Kpi REVENUE_WON_ALL = REVENUE_WON
            .variant("all")
            .title("Revenue won, renewals and expansions included")
            .definition("Amount won, renewals and expansions included, by close.")
            .formula(WON_AMOUNT_ALL)
            .population(WON_ALL)
            .build();

    /** Pipeline generated. */
    Kpi PIPELINE_GENERATED = amount("pipeline-generated", PIPELINE, QUALIFIED_OPPORTUNITIES)
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
    Kpi PIPELINE_GENERATED_CREATED_AT = PIPELINE_GENERATED
            .variant("created-at")
            .title("Pipeline generated, by creation")
            .definition("Amount at qualification of the opportunities created in the period and qualified by now. It"
                    + " restates the past as opportunities qualify.")
            .formula(PIPELINE_CREATED)
            .population(QUALIFIED_CREATED)
            .build();

    /** Pipeline at current amounts. */
    Kpi PIPELINE_GENERATED_CURRENT_AMOUNT = PIPELINE_GENERATED
            .variant("current-amount")
            .title("Pipeline generated, at current amounts")
            .definition("Current amount of the opportunities qualified in the period. It restates the past as amounts"
                    + " change.")
            .formula(PIPELINE_NOW)
            .build();

    /** Pipeline contribution of sales development. */
    Kpi PIPELINE_CONTRIBUTION = contribution(Kpi.named("pipeline-contribution"), SDR_PIPELINE, "sales development")
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
    Kpi PIPELINE_CONTRIBUTION_INBOUND = contribution(
                    PIPELINE_CONTRIBUTION.variant("inbound"), INBOUND_PIPELINE, "inbound")
            .title("Pipeline contribution of inbound")
            .build();

    /** Pipeline contribution of partners. */
    Kpi PIPELINE_CONTRIBUTION_PARTNER = contribution(
                    PIPELINE_CONTRIBUTION.variant("partner"), PARTNER_PIPELINE, "partners")
            .title("Pipeline contribution of partners")
            .build();

    /** Pipeline contribution of other named sources. */
    Kpi PIPELINE_CONTRIBUTION_OTHER = contribution(
                    PIPELINE_CONTRIBUTION.variant("other"), OTHER_PIPELINE, "other named sources")
            .title("Pipeline contribution of other sources")
            .build();

    /** Pipeline of unknown source. */
    Kpi PIPELINE_CONTRIBUTION_UNKNOWN = PIPELINE_CONTRIBUTION
            .variant("unknown")
            .title("Pipeline of unknown source")
            .definition("Pipeline whose source is not recorded, of all pipeline, by qualification.")
            .formula(UNKNOWN_PIPELINE.per(PIPELINE))
            .interval(IntervalRule.NONE)
            .build();

    /** Pipeline per rep. */
    Kpi PIPELINE_PER_REP = Kpi.named("pipeline-per-rep")
            .card("K-45")
            .title("Pipeline per rep")
            .question("What does each rep bring in?")
            .definition("Pipeline generated in the period over reps active in it, managers left out.")
            .formula(PIPELINE.per(REPS))
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.BOTTOM)
            .cadence(Cadence.QUARTERLY)
            .cite(DER, "A0 KPI 5, example")
            .build();

    /** SDR pipeline per SDR. */
    Kpi PIPELINE_PER_REP_SDR = PIPELINE_PER_REP
            .variant("sdr")
            .title("SDR pipeline per SDR")
            .definition("Pipeline sourced by sales development in the period over SDRs and BDRs active in it.")
            .formula(SDR_PIPELINE.per(SDR_REPS))
            .build();

    /** Pipeline realisation by value. */
    Kpi PIPELINE_REALISATION = Kpi.named("pipeline-realisation")
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
    Kpi PIPELINE_REALISATION_BY_COUNT = PIPELINE_REALISATION
            .variant("by-count")
            .title("Pipeline realisation, by count")
            .definition("Opportunities won, of the opportunities qualified in the period.")
            .formula(PIPELINE_WON.per(QUALIFIED_OPPORTUNITIES))
            .interval(IntervalRule.WILSON)
            .build();

    /** Win rate. */
    Kpi WIN_RATE = Kpi.named("win-rate")
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
    Kpi WIN_RATE_BY_AMOUNT = WIN_RATE.variant("by-amount")
            .title("Win rate, by amount")
            .definition("Amount won over amount won or lost, new business, by close.")
            .formula(WON_AMOUNT.per(CLOSED_AMOUNT))
            .population(CLOSED)
            .interval(IntervalRule.NONE)
            .build();

    /** Win rate of a cohort. */
    Kpi WIN_RATE_COHORT = WIN_RATE.variant("cohort")
            .title("Win rate, cohort")
            .definition("Opportunities won over opportunities won or lost by now, of those created in the period.")
            .formula(CREATED_WON.per(CREATED_CLOSED))
            .population(CREATED_CLOSED)
            .cohort(CREATED, CREATED_OPEN)
            .following(CREATED_WON_DAYS, CREATED_LOST_DAYS, CREATED_OPEN)
            .build();

    /** Pipeline velocity. */
    Kpi PIPELINE_VELOCITY = Kpi.named("pipeline-velocity")
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

    private static Kpi.Builder amount(String id, Tally<?> amount, Tally<?> population) {
        return Kpi.named(id)
                .formula(amount)
                .population(population)
                .direction(HIGHER_IS_BETTER)
                .stage(FunnelStage.BOTTOM)
                .cadence(Cadence.MONTHLY);
    }

    private static Kpi.Builder contribution(Kpi.Builder kpi, Tally<?> part, String who) {
        return kpi.definition(
                        "Pipeline sourced by " + who + " over all pipeline, both at and by qualification. Pipeline of"
                                + " unknown source is not attributed; the bounds tell what it could change.")
                .formula(part.per(PIPELINE));
    }
}
