package org.leadkpi.metric;

import static org.leadkpi.metric.CapacityTallies.*;
import static org.leadkpi.metric.Direction.HIGHER_IS_BETTER;
import static org.leadkpi.metric.Direction.LOWER_IS_BETTER;
import static org.leadkpi.metric.Direction.TARGET_BAND;
import static org.leadkpi.metric.ResponseTallies.LEADS_LEAKED;
import static org.leadkpi.metric.ResponseTallies.TARGETS_DUE;
import static org.leadkpi.metric.StandardTallies.LEADS;
import static org.leadkpi.value.Citation.A2;
import static org.leadkpi.value.Citation.INF;

import java.util.List;

/**
 * The standard KPIs of capacity: how many leads a rep has to work on, and what comes of them.
 *
 * @since 0.1
 */
public final class CapacityKpis {

    private CapacityKpis() {}

    /** Leads per rep and month. */
    public static final Kpi LEADS_PER_REP = Kpi.named("leads-per-rep")
            .card("K-51")
            .title("Leads per rep")
            .alias("lpr", "lead-to-rep-ratio", "lead-load")
            .definition(
                    "Leads assigned in the period, those still without an owner included, over the reps active in it, per"
                            + " month: a period that is no calendar month counts for as many months as it has, a week of April for"
                            + " 7/30. Reps are counted by head, managers left out.")
            .question("Is the load balanced?")
            .formula(LEADS_ASSIGNED.per(REP_MONTHS))
            .population(LEADS_ASSIGNED)
            .direction(TARGET_BAND)
            .stage(FunnelStage.CAPACITY)
            .cadence(Cadence.WEEKLY, Cadence.MONTHLY)
            .style(Style.COUNT)
            .cite(A2, "leads per rep")
            .cite(INF, "the length of periods that are no month")
            .build();

    /** Leads per full-time equivalent and month. */
    public static final Kpi LEADS_PER_REP_FTE = LEADS_PER_REP
            .variant("fte")
            .title("Leads per full-time equivalent")
            .definition(
                    "Leads assigned in the period, those still without an owner included, over the months that reps were"
                            + " active in it, times their full-time equivalent: who joins in the middle of a month counts half.")
            .formula(LEADS_ASSIGNED.per(FTE_MONTHS))
            .build();

    /** Leads created per rep and month. */
    public static final Kpi LEADS_PER_REP_CREATED = LEADS_PER_REP
            .variant("created")
            .title("Leads created per rep")
            .definition("New leads of the period, whoever owns them, over the reps active in it, per month.")
            .formula(LEADS.per(REP_MONTHS))
            .population(LEADS)
            .build();

    /** Cold inbound leads per rep and month. */
    public static final Kpi LEADS_PER_REP_COLD = ofType("cold", "Cold inbound leads", COLD_LEADS_ASSIGNED);

    /** Warm MQLs per rep and month. */
    public static final Kpi LEADS_PER_REP_WARM = ofType("warm", "Warm MQLs", WARM_LEADS_ASSIGNED);

    /** Hot SQLs per rep and month. */
    public static final Kpi LEADS_PER_REP_SQL = ofType("sql", "Hot SQLs", HOT_LEADS_ASSIGNED);

    /** Outbound prospects per rep and month. */
    public static final Kpi LEADS_PER_REP_OUTBOUND = ofType("outbound", "Outbound prospects", OUTBOUND_LEADS_ASSIGNED);

    /** Customers won per lead assigned. */
    public static final Kpi CONVERSION_PER_LEAD = Kpi.named("conversion-per-lead")
            .card("K-53")
            .title("Conversion per lead")
            .alias("rep-efficiency")
            .definition(
                    "Leads that became customers by now, of those assigned to an owner in the period. Compare reps within a"
                            + " lead type and score band only: leads differ more than reps do.")
            .question("What becomes of the leads that a rep is given?")
            .formula(OWNED_TO_CUSTOMER.per(LEADS_OWNED))
            .basis(Basis.COHORT)
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.CAPACITY)
            .cadence(Cadence.MONTHLY)
            .interval(IntervalRule.WILSON)
            .cite(A2, "reward conversion per lead, not outreach")
            .build();

    /** SQLs per lead assigned. */
    public static final Kpi CONVERSION_PER_LEAD_SQL = CONVERSION_PER_LEAD
            .variant("sql")
            .title("Conversion per lead, to SQL")
            .definition("Leads that reached SQL by now, of those assigned to an owner in the period.")
            .formula(OWNED_TO_SQL.per(LEADS_OWNED))
            .build();

    /** Leads that nobody answered while their target passed. */
    public static final Kpi LEAD_LEAKAGE = Kpi.named("lead-leakage")
            .card("K-54")
            .title("Lead leakage")
            .definition(
                    "Inbound leads that nobody has tried to reach, of those whose clock started in the period and whose target"
                            + " (by intent tier) has passed, answered or not.")
            .question("Do leads fall through?")
            .formula(LEADS_LEAKED.per(TARGETS_DUE))
            .basis(Basis.COHORT)
            .direction(LOWER_IS_BETTER)
            .stage(FunnelStage.CAPACITY)
            .cadence(Cadence.WEEKLY)
            .interval(IntervalRule.WILSON)
            .cite(A2, "lead leakage, lagging follow-up")
            .build();

    private static Kpi ofType(String suffix, String title, Tally<?> leads) {
        return LEADS_PER_REP
                .variant(suffix)
                .title(title + " per rep")
                .definition(title
                        + " assigned in the period, those still without an owner included, over all reps active in it,"
                        + " per month.")
                .formula(leads.per(REP_MONTHS))
                .population(leads)
                .build();
    }

    static List<Kpi> all() {
        return List.of(
                LEADS_PER_REP,
                LEADS_PER_REP_FTE,
                LEADS_PER_REP_CREATED,
                LEADS_PER_REP_COLD,
                LEADS_PER_REP_WARM,
                LEADS_PER_REP_SQL,
                LEADS_PER_REP_OUTBOUND,
                CONVERSION_PER_LEAD,
                CONVERSION_PER_LEAD_SQL,
                LEAD_LEAKAGE);
    }
}
