package org.leadkpi.diagnosis;

import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE;
import static org.leadkpi.metric.OutreachKpis.MEETING_BOOKING_RATE;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE;
import static org.leadkpi.metric.StandardKpis.CLICK_THROUGH_RATE;
import static org.leadkpi.metric.StandardKpis.CLICK_TO_CONVERSION;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.metric.StandardKpis.SQL_TO_CUSTOMER;
import static org.leadkpi.metric.StandardKpis.TRAFFIC_TO_LEAD;

import java.util.List;
import java.util.Map;
import org.leadkpi.metric.Classification;
import org.leadkpi.metric.FunnelStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.value.Unit;

/**
 * What tells a KPI from a metric, and what to look at instead of a metric that only looks good.
 *
 * <p>Two tests of A1: if a number fell by half, would one know what to change (a KPI), and if it doubled, would revenue follow
 * directly (no vanity)? Source: A1 metric and KPI, vanity metrics; which entries pass is set here.
 *
 * @since 0.1
 */
public final class Vanity {

    private static final Map<String, List<Kpi>> REPLACEMENTS = Map.ofEntries(
            Map.entry("visitors", List.of(TRAFFIC_TO_LEAD)),
            Map.entry("page-views", List.of(TRAFFIC_TO_LEAD)),
            Map.entry("sessions", List.of(TRAFFIC_TO_LEAD)),
            Map.entry("impressions", List.of(CLICK_THROUGH_RATE)),
            Map.entry("clicks", List.of(CLICK_TO_CONVERSION)),
            Map.entry("new-leads", List.of(MQL_TO_SQL)),
            Map.entry("mqls", List.of(MQL_TO_SQL, SQL_TO_CUSTOMER)),
            Map.entry("emails-sent", List.of(REPLY_RATE, CLICK_TO_CONVERSION)),
            Map.entry("dials", List.of(CONNECT_RATE, MEETING_BOOKING_RATE)),
            Map.entry("outreach-attempts", List.of(CONNECT_RATE, MEETING_BOOKING_RATE)));

    private Vanity() {}

    /**
     * Returns what to look at instead.
     *
     * @param metric the metric
     * @return the KPIs, empty where none is named
     */
    public static List<Kpi> replacements(Kpi metric) {
        return REPLACEMENTS.getOrDefault(metric.base(), List.of());
    }

    /**
     * Returns whether one would know what to change if a number fell by half.
     *
     * @param kpi the number
     * @return true for every entry that the catalogue calls a KPI
     */
    public static boolean passesHalfTest(Kpi kpi) {
        return kpi.classification() == Classification.KPI;
    }

    /**
     * Returns whether revenue would follow directly if a number doubled (or halved, where lower is better).
     *
     * @param kpi the number
     * @return true for money and customers at the bottom of the funnel, and for rates between its stages
     */
    public static boolean passesDoubleTest(Kpi kpi) {
        boolean isRate = kpi.unit().equals(Unit.RATIO) && kpi.classification() == Classification.KPI;
        return !kpi.isVanity()
                && (kpi.stage() == FunnelStage.BOTTOM
                        || (isRate
                                && (kpi.stage() == FunnelStage.TOP
                                        || kpi.stage() == FunnelStage.MID
                                        || kpi.stage() == FunnelStage.OUTBOUND)));
    }
}
