package org.leadkpi.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What every arm says about one cell. Money is in cents, response times in seconds, cycles in days; a quantile of nothing is
 * NaN.
 */
record Figures(
        long leads,
        long mqls,
        long sqls,
        long mqlCohort,
        long mqlsToSql,
        long spend,
        long responders,
        double responseMedian,
        double responseP90,
        long responsesDue,
        long responsesWithin,
        long attempts,
        long conversations,
        long replies,
        long meetings,
        long pipeline,
        long closed,
        long won,
        long newCustomers,
        double cycleMedian) {

    /** A first response within this time counts as quick. */
    static final int QUICK_SECONDS = 300;

    /** A call of at least this length may be a conversation. */
    static final int CONVERSATION_SECONDS = 90;

    /** The exact totals, by the tally of the library that counts the same. */
    static final Map<String, ToLongFunction<Figures>> TALLIES = tallies();

    /** The values, by the KPI of the library that says the same. */
    static final Map<String, ToDoubleFunction<Figures>> KPIS = kpis();

    private static Map<String, ToLongFunction<Figures>> tallies() {
        Map<String, ToLongFunction<Figures>> tallies = new LinkedHashMap<>();
        tallies.put("leads", Figures::leads);
        tallies.put("mqls", Figures::mqls);
        tallies.put("sqls", Figures::sqls);
        tallies.put("mql-cohort", Figures::mqlCohort);
        tallies.put("mqls-to-sql", Figures::mqlsToSql);
        tallies.put("spend", Figures::spend);
        tallies.put("responses-due-5m", Figures::responsesDue);
        tallies.put("responses-within-5m", Figures::responsesWithin);
        tallies.put("outreach-attempts", Figures::attempts);
        tallies.put("conversations", Figures::conversations);
        tallies.put("replies", Figures::replies);
        tallies.put("meetings-booked", Figures::meetings);
        tallies.put("pipeline", Figures::pipeline);
        tallies.put("closed", Figures::closed);
        tallies.put("won", Figures::won);
        tallies.put("new-customers", Figures::newCustomers);
        return tallies;
    }

    private static Map<String, ToDoubleFunction<Figures>> kpis() {
        Map<String, ToDoubleFunction<Figures>> kpis = new LinkedHashMap<>();
        kpis.put("new-leads", Figures::leads);
        kpis.put("mqls", Figures::mqls);
        kpis.put("sqls", Figures::sqls);
        kpis.put("mql-to-sql", cell -> ratio(cell.mqlsToSql, cell.mqlCohort));
        kpis.put("spend", cell -> cell.spend / 100.0);
        kpis.put("cost-per-lead", cell -> ratio(cell.spend, cell.leads) / 100);
        kpis.put("customer-acquisition-cost", cell -> ratio(cell.spend, cell.newCustomers) / 100);
        kpis.put("lead-response-time.touched-p50", Figures::responseMedian);
        kpis.put("lead-response-time.touched-p90", Figures::responseP90);
        kpis.put("response-within-5m", cell -> ratio(cell.responsesWithin, cell.responsesDue));
        kpis.put("connect-rate.period", cell -> ratio(cell.conversations, cell.attempts));
        kpis.put("replies", Figures::replies);
        kpis.put("meetings-booked", Figures::meetings);
        kpis.put("pipeline-generated", cell -> cell.pipeline / 100.0);
        kpis.put("win-rate", cell -> ratio(cell.won, cell.closed));
        kpis.put("sales-cycle-length", Figures::cycleMedian);
        return kpis;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
