package org.leadkpi.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Spend;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.Touch;
import org.leadkpi.time.Timestamp;

/** What a good engineer writes by hand: one loop per record list into a map of counters, by channel and month. */
final class HandLoop {

    private final Map<Place, Counters> cells = new HashMap<>();
    private final Map<String, LeadInfo> leads;

    private HandLoop(int leadCount) {
        this.leads = new HashMap<>(leadCount * 4 / 3 + 1);
    }

    static Map<Place, Figures> run(Workload workload) {
        HandLoop loop = new HandLoop(workload.leads().size());
        workload.leads().forEach(loop::count);
        workload.touches().forEach(loop::count);
        workload.opportunities().forEach(loop::count);
        workload.spend().forEach(loop::count);
        loop.leads.values().forEach(loop::countResponse);
        Map<Place, Figures> figures = new HashMap<>();
        loop.cells.forEach((place, counters) -> figures.put(place, counters.figures()));
        return figures;
    }

    private void count(Lead lead) {
        LeadInfo info = new LeadInfo(lead.channel().orElse(""), lead.createdAt());
        leads.put(lead.id(), info);
        cell(info.channel, lead.createdAt()).leads++;
        Timestamp mql = null;
        Timestamp sql = null;
        for (StageTransition step : lead.transitions()) {
            if (step.to() == Stage.MQL && (mql == null || step.at().epoch() < mql.epoch())) {
                mql = step.at();
            } else if (step.to() == Stage.SQL && (sql == null || step.at().epoch() < sql.epoch())) {
                sql = step.at();
            }
        }
        if (mql != null) {
            Counters counters = cell(info.channel, mql);
            counters.mqls++;
            if (sql == null || sql.epoch() >= mql.epoch()) {
                counters.mqlCohort++;
                counters.mqlsToSql += sql == null ? 0 : 1;
            }
        }
        if (sql != null) {
            cell(info.channel, sql).sqls++;
        }
    }

    private void count(Touch touch) {
        LeadInfo lead = leads.get(touch.lead().orElseThrow());
        if (lead == null) {
            return;
        }
        long second = touch.at().epoch();
        if (Touches.isResponse(touch) && second >= lead.created.epoch()) {
            lead.firstResponse = Math.min(lead.firstResponse, second);
        }
        Counters counters = cell(lead.channel, touch.at());
        counters.attempts += Touches.isAttempt(touch) ? 1 : 0;
        counters.conversations += Touches.isConversation(touch) ? 1 : 0;
        counters.replies += Touches.isReply(touch) ? 1 : 0;
        counters.meetings += Touches.isMeeting(touch) ? 1 : 0;
    }

    private void count(Opportunity opportunity) {
        LeadInfo lead = leads.get(opportunity.lead().orElseThrow());
        if (lead == null) {
            return;
        }
        opportunity
                .qualifiedAt()
                .ifPresent(at -> cell(lead.channel, at).pipeline += opportunity
                        .amountAtQualification()
                        .orElseThrow()
                        .amount()
                        .movePointRight(2)
                        .longValueExact());
        opportunity.closedAt().ifPresent(at -> {
            Counters counters = cell(lead.channel, at);
            counters.closed++;
            if (opportunity.status() == OpportunityStatus.WON) {
                counters.won++;
                counters.newCustomers += lead.customer ? 0 : 1;
                lead.customer = true;
                counters.cycles.add(at.epoch() - opportunity.createdAt().epoch());
            }
        });
    }

    private void count(Spend item) {
        cell(item.channel().orElse(""), Timestamp.of(item.range().start())).spend +=
                item.amount().amount().movePointRight(2).longValueExact();
    }

    private void countResponse(LeadInfo lead) {
        Counters counters = cell(lead.channel, lead.created);
        boolean isDue = lead.created.epoch() + Figures.QUICK_SECONDS <= Workload.AS_OF.getEpochSecond();
        counters.responsesDue += isDue ? 1 : 0;
        if (lead.firstResponse != Long.MAX_VALUE) {
            long seconds = lead.firstResponse - lead.created.epoch();
            counters.responses.add(seconds);
            counters.responsesWithin += isDue && seconds < Figures.QUICK_SECONDS ? 1 : 0;
        }
    }

    private Counters cell(String channel, Timestamp at) {
        return cells.computeIfAbsent(Place.of(channel, at), place -> new Counters());
    }

    /** What has to be known of a lead when its touches and opportunities come by. */
    private static final class LeadInfo {
        private final String channel;
        private final Timestamp created;
        private long firstResponse = Long.MAX_VALUE;
        private boolean customer;

        LeadInfo(String channel, Timestamp created) {
            this.channel = channel;
            this.created = created;
        }
    }

    /** The counters of one channel and month. */
    private static final class Counters {
        private long leads;
        private long mqls;
        private long sqls;
        private long mqlCohort;
        private long mqlsToSql;
        private long spend;
        private long responsesDue;
        private long responsesWithin;
        private long attempts;
        private long conversations;
        private long replies;
        private long meetings;
        private long pipeline;
        private long closed;
        private long won;
        private long newCustomers;
        private final List<Long> responses = new ArrayList<>();
        private final List<Long> cycles = new ArrayList<>();

        Figures figures() {
            Collections.sort(responses);
            Collections.sort(cycles);
            return new Figures(
                    leads,
                    mqls,
                    sqls,
                    mqlCohort,
                    mqlsToSql,
                    spend,
                    responses.size(),
                    Quantiles.of(responses, 0.5),
                    Quantiles.of(responses, 0.9),
                    responsesDue,
                    responsesWithin,
                    attempts,
                    conversations,
                    replies,
                    meetings,
                    pipeline,
                    closed,
                    won,
                    newCustomers,
                    Quantiles.of(cycles, 0.5) / 86_400);
        }
    }
}
