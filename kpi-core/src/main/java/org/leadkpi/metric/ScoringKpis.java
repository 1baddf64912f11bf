package org.leadkpi.metric;

import static org.leadkpi.metric.Direction.HIGHER_IS_BETTER;
import static org.leadkpi.metric.ScoringTallies.*;
import static org.leadkpi.metric.StandardTallies.LEADS;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.A2;
import static org.leadkpi.value.Citation.INF;

import java.util.List;

/**
 * The standard KPIs of lead scores: how good leads are said to be, whether that is acted upon, and whether it is true.
 *
 * @since 0.1
 */
public final class ScoringKpis {

    private ScoringKpis() {}

    /** The median score at entry. */
    public static final Kpi LEAD_QUALITY_SCORE = Kpi.named("lead-quality-score")
            .card("K-16")
            .title("Lead quality score")
            .alias("lqs", "lead-score", "composite-score")
            .definition(
                    "The median of the first scores of leads, 0 to 100, by when they were taken. Later scores know what became"
                            + " of the lead, so they are not looked at.")
            .question("Which leads now?")
            .formula(new Statistic(ENTRY_SCORES, Statistic.Kind.MEDIAN))
            .basis(Basis.COHORT)
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.MID)
            .cadence(Cadence.QUARTERLY)
            .interval(IntervalRule.ORDER_STATISTIC)
            .cite(A0, "KPI 3")
            .cite(A1, "lead scoring")
            .cite(A2, "lead scoring")
            .build();

    /** Leads scored so high that they go to senior reps. */
    public static final Kpi LEAD_QUALITY_SCORE_ABOVE_ROUTING = LEAD_QUALITY_SCORE
            .variant("above-routing")
            .title("Lead quality score, share for senior reps")
            .definition(
                    "Leads whose first score is above 80 (policy), where routing to senior reps begins, of those first scored in the"
                            + " period. A score of exactly 80 is not above it.")
            .formula(SENIOR_SCORES.per(SCORED_LEADS))
            .interval(IntervalRule.WILSON)
            .build();

    /** New leads that have a score. */
    public static final Kpi LEAD_QUALITY_SCORE_COVERAGE = LEAD_QUALITY_SCORE
            .variant("coverage")
            .title("Lead quality score, coverage")
            .definition("New leads that were scored by now, of those created in the period.")
            .formula(LEADS_WITH_SCORE.per(LEADS))
            .interval(IntervalRule.NONE)
            .build();

    /** Leads for senior reps that senior reps own. */
    public static final Kpi ROUTING_COMPLIANCE = Kpi.named("routing-compliance")
            .card("K-56")
            .title("Routing compliance")
            .definition(
                    "Leads owned by a senior rep, of those whose first score is above 80 (policy); those without an owner are in the"
                            + " whole. Leads whose owner has no recorded seniority are in neither. The owner is the one that is"
                            + " recorded: where leads change hands, it is the last one.")
            .question("Do the best leads go to the best reps?")
            .formula(SENIOR_ROUTES_TAKEN.per(SENIOR_ROUTES))
            .basis(Basis.COHORT)
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.CAPACITY)
            .cadence(Cadence.WEEKLY, Cadence.MONTHLY)
            .interval(IntervalRule.WILSON)
            .cite(A0, "KPI 3, routing of leads that score over 80")
            .cite(INF, "what is left out")
            .build();

    /** Whether scores tell customers from others. */
    public static final Kpi SCORE_VALIDITY = Kpi.named("score-validity")
            .card("K-57")
            .title("Score validity")
            .alias("score-auc")
            .definition(
                    "The chance that a lead that became a customer had a higher first score than one that did not, ties counting"
                            + " half: the area under the ROC curve. By when leads were scored, of those that are decided: customers,"
                            + " disqualified, lost, or older than MQLs and SQLs take to convert. A half says nothing; less says the"
                            + " contrary. Under 20 customers or 20 others it proves nothing.")
            .question("Do scores tell who will buy?")
            .formula(new Discrimination(ENTRY_SCORES_WON, ENTRY_SCORES_NOT_WON))
            .population(SCORES_DECIDED)
            .basis(Basis.COHORT)
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.DATA_QUALITY)
            .cadence(Cadence.QUARTERLY)
            .style(Style.RATIO)
            .interval(IntervalRule.HANLEY_MCNEIL)
            .cite(A0, "KPI 3, quarterly validation against deals won")
            .cite(INF, "the area under the ROC curve, and when a lead is decided")
            .build();

    /** How much more the highest band wins. */
    public static final Kpi SCORE_VALIDITY_TOP_BAND_LIFT = SCORE_VALIDITY
            .variant("top-band-lift")
            .title("Score validity, lift of the top band")
            .definition(
                    "The share of customers among decided leads that scored above 80, over that among all decided leads. By when"
                            + " they were scored.")
            .formula(TOP_SCORES_WON.per(TOP_SCORES_DECIDED).per(SCORES_WON.per(SCORES_DECIDED)))
            .interval(IntervalRule.NONE)
            .build();

    /** How many customers the highest band holds. */
    public static final Kpi SCORE_VALIDITY_TOP_BAND_CAPTURE = SCORE_VALIDITY
            .variant("top-band-capture")
            .title("Score validity, capture of the top band")
            .definition(
                    "Customers that scored above 80, of all decided leads that became customers. By when they were scored.")
            .formula(TOP_SCORES_WON.per(SCORES_WON))
            .population(SCORES_WON)
            .style(Style.PERCENT)
            .interval(IntervalRule.WILSON)
            .build();

    /** What becomes of decided leads; by score band, the table of the validation. */
    public static final Kpi SCORE_VALIDITY_WIN_RATE = SCORE_VALIDITY
            .variant("win-rate")
            .title("Score validity, win rate")
            .definition(
                    "Decided leads that became customers, of all decided leads that have a score. By when they were scored. Seen by"
                            + " score band, it should rise with the band.")
            .formula(SCORES_WON.per(SCORES_DECIDED))
            .style(Style.PERCENT)
            .interval(IntervalRule.WILSON)
            .build();

    static List<Kpi> all() {
        return List.of(
                LEAD_QUALITY_SCORE,
                LEAD_QUALITY_SCORE_ABOVE_ROUTING,
                LEAD_QUALITY_SCORE_COVERAGE,
                ROUTING_COMPLIANCE,
                SCORE_VALIDITY,
                SCORE_VALIDITY_TOP_BAND_LIFT,
                SCORE_VALIDITY_TOP_BAND_CAPTURE,
                SCORE_VALIDITY_WIN_RATE);
    }
}
