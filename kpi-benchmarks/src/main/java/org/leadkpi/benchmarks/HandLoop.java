package org.leadkpi.benchmarks;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Spend;
import org.leadkpi.model.Stage;
import org.leadkpi.time.Timestamp;

/** What an engineer would write by hand: one loop per record list into a map of counters, by channel and month. */
final class HandLoop {

    private HandLoop() {}

    /** The counters of one channel and month. */
    static final class Counters {
        long leads;
        long mqls;
        long mqlsToSql;
        long won;
        BigDecimal spend = BigDecimal.ZERO;
    }

    static Map<String, Counters> run(Workload workload) {
        Map<String, Counters> cells = new TreeMap<>();
        Map<String, String> channels = new HashMap<>();
        for (Lead lead : workload.leads()) {
            String channel = lead.channel().orElse("");
            channels.put(lead.id(), channel);
            cell(cells, channel, lead.createdAt()).leads++;
            lead.transitions().stream()
                    .filter(step -> step.to() == Stage.MQL && isInRange(step.at()))
                    .findFirst()
                    .ifPresent(mql -> {
                        Counters counters = cell(cells, channel, mql.at());
                        counters.mqls++;
                        boolean converted = lead.transitions().stream()
                                .anyMatch(step -> step.to() == Stage.SQL && isSeen(step.at()));
                        counters.mqlsToSql += converted ? 1 : 0;
                    });
        }
        for (Opportunity opportunity : workload.opportunities()) {
            if (opportunity.status() == OpportunityStatus.WON
                    && isInRange(opportunity.closedAt().orElseThrow())) {
                String channel = channels.getOrDefault(opportunity.lead().orElseThrow(), "");
                cell(cells, channel, opportunity.closedAt().orElseThrow()).won++;
            }
        }
        for (Spend item : workload.spend()) {
            Counters counters = cell(
                    cells,
                    item.channel().orElseThrow(),
                    Timestamp.of(item.range().start()));
            counters.spend = counters.spend.add(item.amount().amount());
        }
        return cells;
    }

    private static boolean isSeen(Timestamp at) {
        return !at.instant(Workload.ZONE)
                .isAfter(Workload.TO.atStartOfDay(Workload.ZONE).toInstant());
    }

    private static boolean isInRange(Timestamp at) {
        return at.date(Workload.ZONE).isBefore(Workload.TO);
    }

    private static Counters cell(Map<String, Counters> cells, String channel, Timestamp at) {
        return cells.computeIfAbsent(channel + " " + YearMonth.from(at.date(Workload.ZONE)), key -> new Counters());
    }
}
