package org.leadkpi.metric;

import static org.leadkpi.metric.CapacityTallies.*;
import static org.leadkpi.metric.Direction.HIGHER_IS_BETTER;
import static org.leadkpi.metric.Direction.LOWER_IS_BETTER;
import static org.leadkpi.metric.Direction.TARGET_BAND;
import static org.leadkpi.metric.ResponseTallies.LEADS_LEAKED;
import static org.leadkpi.metric.ResponseTallies.TARGETS_DUE;
import static org.leadkpi.metric.StandardTallies.LEADS;
import static org.leadkpi.value.Citation.A2;
import static org.leadkpi.value.Citation.DER;
import static org.leadkpi.value.Citation.INF;

import java.util.List;
import java.util.function.Function;
import org.leadkpi.capacity.LoadBand;
import org.leadkpi.capacity.LoadBands;
import org.leadkpi.model.LeadType;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

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

    /** Leads assigned per full-time equivalent that has learnt the job. */
    public static final Kpi LEADS_PER_REP_RAMP = LEADS_PER_REP
            .variant("ramp")
            .title("Leads per ramped full-time equivalent")
            .definition(
                    "Leads assigned in the period, those still without an owner included, over the months that reps were"
                            + " active in it, times their full-time equivalent: who is new counts for a part that grows day by day"
                            + " to all of it after 90 days.")
            .formula(LEADS_ASSIGNED.per(RAMPED_MONTHS))
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

    /** Leads without a recorded type per rep and month. */
    public static final Kpi LEADS_PER_REP_UNTYPED = ofType("untyped", "Leads of unknown type", UNTYPED_LEADS_ASSIGNED);

    /** Leads per rep and month without outbound prospects. */
    public static final Kpi LEADS_PER_REP_INBOUND = LEADS_PER_REP
            .variant("inbound")
            .title("Leads per rep, without outbound prospects")
            .definition(
                    "Leads assigned in the period that are no outbound prospects, those still without an owner included, over"
                            + " all reps active in it, per month. A rep works on more prospects than leads, so that what is a high"
                            + " ratio of leads is none of prospects.")
            .formula(LEADS_ASSIGNED.minus(OUTBOUND_LEADS_ASSIGNED).per(REP_MONTHS))
            .build();

    /** How much of a month the leads of a rep fill, at the most that the published bands allow. */
    public static final Kpi WEIGHTED_LOAD = weightedLoad(LoadBands.published());

    /** How much of a month the leads of a rep fill, at the least that the published bands ask for. */
    public static final Kpi WEIGHTED_LOAD_IDLE = idle(WEIGHTED_LOAD, LoadBands.published());

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

    /**
     * The load of reps by bands of one's own.
     *
     * @param id the id of the KPI
     * @param bands the bands
     * @return the KPI; above 1 reps are overloaded
     */
    public static Kpi weightedLoad(String id, LoadBands bands) {
        return loadBy(id, bands).build();
    }

    /**
     * What stands in the place of {@link #WEIGHTED_LOAD} and its variant by bands of one's own, for {@link Catalog#replacing}.
     *
     * @param bands the bands
     * @return the KPIs, under the ids of the standard ones
     */
    public static List<Kpi> weightedLoads(LoadBands bands) {
        Kpi load = weightedLoad(bands);
        return List.of(load, idle(load, bands));
    }

    private static Kpi weightedLoad(LoadBands bands) {
        return loadBy("weighted-load", bands)
                .alias("capacity-utilisation", "capacity-utilization")
                .build();
    }

    private static Kpi idle(Kpi load, LoadBands bands) {
        return load.variant("idle")
                .title("Weighted load, against the least")
                .definition(
                        "Leads assigned in the period, each as the share that it takes of the least that a rep should have of its"
                                + " type in a month, over the reps active in the period. Below 1 reps are idle.")
                .formula(weighted(bands, LoadBand::lower))
                .build();
    }

    private static Kpi.Builder loadBy(String id, LoadBands bands) {
        return Kpi.named(id)
                .card("K-52")
                .title("Weighted load")
                .definition(
                        "Leads assigned in the period, those still without an owner included, each as the share that it takes of"
                                + " the most that a rep can have of its type in a month, over the reps active in the period. Above 1 reps"
                                + " are overloaded; every rep counts alike, however experienced. How it differs between reps, and who is"
                                + " idle, is told by the load of the team (kpi load).")
                .question("Have reps too many leads, or too few?")
                .formula(weighted(bands, LoadBand::upper))
                .population(LEADS_ASSIGNED)
                .direction(TARGET_BAND)
                .stage(FunnelStage.CAPACITY)
                .cadence(Cadence.WEEKLY, Cadence.MONTHLY)
                .style(Style.RATIO)
                .cite(A2, "leads per rep, by type")
                .cite(DER, "leads of several types together");
    }

    private static Formula weighted(LoadBands bands, Function<LoadBand, Rational> edge) {
        return share(COLD_LEADS_ASSIGNED, LeadType.COLD_INBOUND, bands, edge)
                .plus(share(WARM_LEADS_ASSIGNED, LeadType.WARM_MQL, bands, edge))
                .plus(share(HOT_LEADS_ASSIGNED, LeadType.HOT_SQL, bands, edge))
                .plus(share(OUTBOUND_LEADS_ASSIGNED, LeadType.OUTBOUND_PROSPECT, bands, edge))
                .plus(share(PRODUCT_LEADS_ASSIGNED, LeadType.PQL, bands, edge))
                .plus(share(UNTYPED_LEADS_ASSIGNED, LeadType.UNKNOWN, bands, edge))
                .per(REP_MONTHS);
    }

    private static Formula share(Tally<?> leads, LeadType type, LoadBands bands, Function<LoadBand, Rational> edge) {
        return leads.per(Formula.constant(edge.apply(bands.of(type)), Unit.RATIO));
    }

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
                LEADS_PER_REP_RAMP,
                LEADS_PER_REP_CREATED,
                LEADS_PER_REP_COLD,
                LEADS_PER_REP_WARM,
                LEADS_PER_REP_SQL,
                LEADS_PER_REP_OUTBOUND,
                LEADS_PER_REP_UNTYPED,
                LEADS_PER_REP_INBOUND,
                WEIGHTED_LOAD,
                WEIGHTED_LOAD_IDLE,
                CONVERSION_PER_LEAD,
                CONVERSION_PER_LEAD_SQL,
                LEAD_LEAKAGE);
    }
}
