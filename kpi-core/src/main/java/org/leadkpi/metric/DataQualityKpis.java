package org.leadkpi.metric;

import static org.leadkpi.metric.DataQualityTallies.*;
import static org.leadkpi.metric.Direction.HIGHER_IS_BETTER;
import static org.leadkpi.metric.Direction.LOWER_IS_BETTER;
import static org.leadkpi.metric.StandardTallies.CREATED;
import static org.leadkpi.metric.StandardTallies.LEADS;
import static org.leadkpi.metric.StandardTallies.SQLS;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.A2;
import static org.leadkpi.value.Citation.INF;

import java.util.List;

/**
 * The standard KPIs of data quality: how far the other numbers can be trusted.
 *
 * <p>They describe the records that are there, so they have no sampling interval.
 *
 * @since 0.1
 */
public final class DataQualityKpis {

    private DataQualityKpis() {}

    /** Opportunities whose source is known. */
    public static final Kpi OPPORTUNITY_SOURCE_COMPLETENESS = share(
                    "opportunity-source-completeness", OPPORTUNITIES_WITH_SOURCE, CREATED)
            .card("K-58")
            .title("Opportunity source completeness")
            .definition(
                    "New-business opportunities that name their source, of those created in the period. What names none is"
                            + " nobody's pipeline.")
            .direction(HIGHER_IS_BETTER)
            .cite(A0, "KPI 5, the source as a mandatory field")
            .build();

    /** Leads that repeat another one. */
    public static final Kpi DUPLICATE_RATE = share("duplicate-rate", DUPLICATE_LEADS, LEADS_RECORDED)
            .card("K-59")
            .title("Duplicate rate")
            .definition(
                    "Leads that repeat another one, of all leads created in the period; test, spam and internal records are in"
                            + " neither.")
            .direction(LOWER_IS_BETTER)
            .cite(A2, "the CRM removes duplicates")
            .cite(INF, "the definition")
            .build();

    /** Open leads that nothing happens to. */
    public static final Kpi STALE_LEAD_SHARE = share("stale-lead-share", STALE_LEADS, OPEN_LEADS)
            .card("K-60")
            .title("Stale lead share")
            .definition(
                    "Leads without a touch, a signal or a step for 90 days (policy), of those created in the period that are still"
                            + " open: neither customers nor disqualified, recycled or lost.")
            .direction(LOWER_IS_BETTER)
            .cite(A2, "the CRM removes cold leads")
            .cite(INF, "the definition, and the 90 days")
            .build();

    /** Leads whose channel is known. */
    public static final Kpi LEAD_SOURCE_COMPLETENESS = share("lead-source-completeness", LEADS_WITH_CHANNEL, LEADS)
            .card("K-61")
            .title("Lead source completeness")
            .definition("New leads that name the channel that brought them, of those created in the period.")
            .direction(HIGHER_IS_BETTER)
            .cite(A1, "the source is tracked through to close")
            .build();

    /** Closed opportunities whose close is dated. */
    public static final Kpi STAGE_DATE_COMPLETENESS = share(
                    "stage-date-completeness", CLOSED_WITH_DATE, SAID_TO_BE_CLOSED)
            .card("K-62")
            .title("Stage date completeness")
            .definition(
                    "Opportunities won or lost that say when, of those created in the period that are said to be won or lost."
                            + " Without the date, neither win rate nor cycle length can count them.")
            .direction(HIGHER_IS_BETTER)
            .cite(INF, "the definition")
            .build();

    /** SQLs that never were MQLs. */
    public static final Kpi STAGE_SKIP_RATE = share("stage-skip-rate", SQL_ENTRIES_SKIPPING, SQLS)
            .card("K-63")
            .title("Stage skip rate")
            .definition(
                    "Leads that became SQLs in the period without having been MQLs before, of all that became SQLs in it. The"
                            + " strict MQL to SQL rate leaves them out of both sides.")
            .direction(LOWER_IS_BETTER)
            .cite(INF, "the definition")
            .build();

    /** Opportunities whose amount is known. */
    public static final Kpi AMOUNT_COMPLETENESS = share("amount-completeness", OPPORTUNITIES_WITH_AMOUNT, CREATED)
            .card("K-64")
            .title("Amount completeness")
            .definition("New-business opportunities with an amount, of those created in the period.")
            .direction(HIGHER_IS_BETTER)
            .cite(INF, "the definition")
            .build();

    private static Kpi.Builder share(String id, Tally<?> part, Tally<?> whole) {
        return Kpi.named(id)
                .question("How far can the other numbers be trusted?")
                .formula(part.per(whole))
                .stage(FunnelStage.DATA_QUALITY)
                .cadence(Cadence.MONTHLY);
    }

    static List<Kpi> all() {
        return List.of(
                OPPORTUNITY_SOURCE_COMPLETENESS,
                DUPLICATE_RATE,
                STALE_LEAD_SHARE,
                LEAD_SOURCE_COMPLETENESS,
                STAGE_DATE_COMPLETENESS,
                STAGE_SKIP_RATE,
                AMOUNT_COMPLETENESS);
    }
}
