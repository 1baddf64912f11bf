package org.leadkpi.diagnosis;

import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE;
import static org.leadkpi.metric.OutreachKpis.MEETING_BOOKING_RATE;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE;
import static org.leadkpi.metric.StandardKpis.CLICK_THROUGH_RATE;
import static org.leadkpi.metric.StandardKpis.CLICK_TO_CONVERSION;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.metric.StandardKpis.SQL_TO_CUSTOMER;
import static org.leadkpi.metric.StandardKpis.SQL_VOLUME;
import static org.leadkpi.metric.StandardKpis.TRAFFIC_TO_LEAD;

import java.util.List;
import java.util.Set;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.metric.Classification;
import org.leadkpi.metric.FunnelStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.value.Unit;

/**
 * A metric that looks good and says little when read alone, and what to look at instead.
 *
 * <p>Two tests tell them apart: if a number fell by half, would one know what to change (then it is a KPI), and if it doubled,
 * would revenue follow directly (if not, it is vanity)? Source: A1 metric and KPI, vanity metrics, and A0 KPI 6 for what reps do.
 *
 * <ul>
 *   <li>Followers are no entry of the catalogue, since no record tells them; they have a row all the same.
 *   <li>A metric may have several rows: sent e-mails are both a volume of mail and an activity of reps.
 * </ul>
 *
 * @param metric what people call it
 * @param ids the ids of the catalogue that are it, without variants
 * @param instead the numbers to look at instead
 * @since 0.1
 */
public record Vanity(String metric, List<String> ids, List<Kpi> instead) {

    /** What is known of them. */
    private static final List<Vanity> ALL = List.of(
            new Vanity(
                    "website visitors and page views",
                    List.of("visitors", "page-views", "sessions"),
                    List.of(TRAFFIC_TO_LEAD)),
            new Vanity(
                    "sent e-mails and their open rate",
                    List.of("emails-sent", "email-opens", "open-rate"),
                    List.of(REPLY_RATE, CLICK_TO_CONVERSION)),
            new Vanity("leads generated", List.of("new-leads"), List.of(MQL_TO_SQL)),
            new Vanity("impressions of ads", List.of("impressions"), List.of(CLICK_THROUGH_RATE)),
            new Vanity("social followers", List.of(), List.of(TRAFFIC_TO_LEAD)),
            new Vanity(
                    "dials and e-mails of reps",
                    List.of("dials", "emails-sent", "outreach-attempts"),
                    List.of(CONNECT_RATE, MEETING_BOOKING_RATE)),
            new Vanity("volume of MQLs", List.of("mqls"), List.of(SQL_VOLUME, SQL_TO_CUSTOMER)));

    private static final Set<FunnelStage> BEFORE_REVENUE =
            Set.of(FunnelStage.TOP, FunnelStage.MID, FunnelStage.OUTBOUND);

    /**
     * Copies.
     *
     * @param metric what people call it
     * @param ids the ids of the catalogue that are it, without variants
     * @param instead the numbers to look at instead
     */
    public Vanity {
        ids = List.copyOf(ids);
        instead = List.copyOf(instead);
    }

    /**
     * Returns every vanity metric that is known.
     *
     * @return the metrics, in order
     */
    public static List<Vanity> all() {
        return ALL;
    }

    /**
     * Returns what to look at instead of a number.
     *
     * @param metric the number
     * @return the KPIs, empty where none is named
     */
    public static List<Kpi> replacements(Kpi metric) {
        return ALL.stream()
                .filter(row -> row.ids().contains(metric.base()))
                .flatMap(row -> row.instead().stream())
                .distinct()
                .toList();
    }

    /**
     * Returns the two tests, as they are published.
     *
     * @return the half test and the double test
     */
    public static List<Benchmark> tests() {
        Benchmarks published = Benchmarks.published();
        return List.of(
                published.find("B-46").orElseThrow(),
                published.find("B-46.double").orElseThrow());
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
     * Returns whether revenue would follow directly if a number doubled (or halved, where lower is better). Defined here.
     *
     * @param kpi the number
     * @return true for what lies at the bottom of the funnel, and for KPIs that are rates on the way there; false for vanity
     */
    public static boolean passesDoubleTest(Kpi kpi) {
        boolean isRate = passesHalfTest(kpi) && kpi.unit().equals(Unit.RATIO);
        boolean feedsRevenue = kpi.stage() == FunnelStage.BOTTOM || (isRate && BEFORE_REVENUE.contains(kpi.stage()));
        return feedsRevenue && !kpi.isVanity();
    }
}
