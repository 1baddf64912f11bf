package org.leadkpi.review;

import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.A2;
import static org.leadkpi.value.Citation.INF;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Cadence;
import org.leadkpi.metric.CapacityKpis;
import org.leadkpi.metric.CustomerKpis;
import org.leadkpi.metric.GrowthStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.OutreachKpis;
import org.leadkpi.metric.ResponseKpis;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.value.Citation;

/** What each review looks at. What a source names is cited; what was added here says why. */
final class StandardSheets {

    private StandardSheets() {}

    private static final String CADENCE = "how often to review";
    private static final String STAGES = "growth stages";
    private static final String FUNNEL = "so that each part of the funnel is seen";
    private static final String CHANNEL = "channel";
    private static final String OWNER = "owner";

    static final ReviewSheet DAILY = sheet("Daily")
            .cadence(Cadence.DAILY)
            .asks("Does money run away? From day to day, everything else is mostly noise")
            .by(CHANNEL, StandardKpis.TOTAL_SPEND, A1, CADENCE)
            .decides("pause ads whose spend runs away")
            .cite(A1, CADENCE);

    static final ReviewSheet WEEKLY = sheet("Weekly, tactical")
            .cadence(Cadence.WEEKLY)
            .asks(
                    "Which campaign or sequence has to change this week? A weak week of organic leads is not worth a look, a weak week of"
                            + " replies is")
            .by(CHANNEL, StandardKpis.CLICK_THROUGH_RATE, A1, CADENCE)
            .show(OutreachKpis.REPLY_RATE, A1, CADENCE)
            .show(OutreachKpis.MEETING_RATE, A1, CADENCE)
            .by(OWNER, CapacityKpis.LEADS_PER_REP, A2, "weekly reviews of the load")
            .by(CHANNEL, StandardKpis.TRAFFIC_TO_LEAD, INF, "whether paid pages convert the clicks they get")
            .show(ResponseKpis.RESPONSE_SLA_ATTAINMENT, INF, "leads that wait cannot wait for the month")
            .by(OWNER, OutreachKpis.MEETINGS, INF, "what came of the activity")
            .decides("move budget between ads", "pause a sequence", "even out the load of reps")
            .cite(A1, CADENCE);

    static final ReviewSheet MONTHLY = sheet("Monthly, full funnel")
            .cadence(Cadence.MONTHLY)
            .asks("Which channels get more, and which are cut?")
            .by(CHANNEL, StandardKpis.COST_PER_LEAD, A1, CADENCE)
            .show(StandardKpis.MQL_TO_SQL, A1, CADENCE)
            .by(CHANNEL, StandardKpis.CUSTOMER_ACQUISITION_COST, A1, CADENCE)
            .show(ResponseKpis.LEAD_RESPONSE_TIME, A1, "time-based KPIs")
            .show(StandardKpis.SALES_CYCLE_LENGTH, A1, "time-based KPIs")
            .show(StandardKpis.SQL_TO_CUSTOMER, INF, FUNNEL)
            .by(CHANNEL, StandardKpis.TRAFFIC_TO_LEAD, INF, FUNNEL)
            .decides("which channels get more budget, and which less")
            .cite(A1, CADENCE);

    static final ReviewSheet QUARTERLY = sheet("Quarterly, strategy")
            .cadence(Cadence.QUARTERLY)
            .asks("Are the customers worth what they cost, and is the model still right?")
            .show(CustomerKpis.CUSTOMER_LIFETIME_VALUE, A1, CADENCE)
            .show(CustomerKpis.CLV_TO_CAC, A1, CADENCE)
            .show(StandardKpis.AVERAGE_DEAL_SIZE, A1, CADENCE)
            .show(CustomerKpis.CHURN_RATE, INF, "it is half of what a customer is worth")
            .show(StandardKpis.PIPELINE_GENERATED, INF, "the example of A0 KPI 5 is a quarter")
            .show(StandardKpis.PIPELINE_CONTRIBUTION, INF, "the example of A0 KPI 5 is a quarter")
            .show(StandardKpis.WIN_RATE, INF, "slow to move, and asked for in every growth stage")
            .decides(
                    "strategy and model",
                    "validate the lead score against the deals won and lost (" + Citation.of(A0, "KPI 3") + ")")
            .cite(A1, CADENCE);

    static final ReviewSheet EARLY = sheet("Early stage")
            .stage(GrowthStage.EARLY)
            .asks("Do the tactics produce pipeline at all?")
            .by(CHANNEL, StandardKpis.COST_PER_LEAD, A1, STAGES)
            .show(StandardKpis.MQL_TO_SQL, A1, STAGES)
            .show(OutreachKpis.REPLY_RATE, A1, STAGES)
            .show(OutreachKpis.MEETING_RATE, A1, STAGES)
            .show(StandardKpis.LEAD_TO_OPPORTUNITY, INF, "the pipeline that the question is about")
            .show(StandardKpis.SALES_CYCLE_LENGTH, INF, FUNNEL)
            .decides("which tactics to go on with; to optimise the cost of a customer is premature")
            .cite(A1, STAGES);

    static final ReviewSheet GROWTH = sheet("Growth stage")
            .stage(GrowthStage.GROWTH)
            .asks("Can we afford to scale?")
            .by(CHANNEL, StandardKpis.CUSTOMER_ACQUISITION_COST, A1, STAGES)
            .show(StandardKpis.SQL_TO_CUSTOMER, A1, STAGES)
            .show(OutreachKpis.MEETING_RATE, A1, STAGES)
            .show(OutreachKpis.REPLY_RATE, A1, STAGES)
            .show(StandardKpis.TRAFFIC_TO_LEAD, INF, FUNNEL)
            .show(StandardKpis.LEAD_TO_OPPORTUNITY, INF, FUNNEL)
            .decides("which channels are ready for more money")
            .cite(A1, STAGES);

    static final ReviewSheet SCALING = sheet("Scaling stage")
            .stage(GrowthStage.SCALING)
            .asks("Are the customers worth it?")
            .show(CustomerKpis.CLV_TO_CAC, A1, STAGES)
            .show(StandardKpis.AVERAGE_DEAL_SIZE, A1, STAGES)
            .show(CustomerKpis.CHURN_RATE, A1, STAGES)
            .show(OutreachKpis.REPLY_RATE, A1, STAGES)
            .show(OutreachKpis.MEETING_RATE, A1, STAGES)
            .show(StandardKpis.TRAFFIC_TO_LEAD, INF, FUNNEL)
            .show(StandardKpis.MQL_STALL_RATE, INF, FUNNEL)
            .decides("which customers to win, and which to keep")
            .cite(A1, STAGES);

    static final ReviewSheet IN_SHORT = sheet("In short")
            .asks("Is the pipeline healthy?")
            .by(CHANNEL, StandardKpis.COST_PER_LEAD, A1, "TL;DR")
            .show(StandardKpis.MQL_TO_SQL, A1, "TL;DR")
            .show(StandardKpis.CUSTOMER_ACQUISITION_COST, A1, "TL;DR")
            .show(CustomerKpis.CLV_TO_CAC, A1, "TL;DR")
            .decides("where to look closer")
            .cite(A1, "TL;DR");

    static final ReviewSheet COLD_OUTBOUND = sheet("Cold outbound")
            .asks("Do list, message and meetings hold?")
            .show(OutreachKpis.REPLY_RATE, A1, "FAQ, cold outbound")
            .show(OutreachKpis.MEETING_RATE, A1, "FAQ, cold outbound")
            .show(OutreachKpis.SEQUENCE_TO_MEETING, A1, "FAQ, cold outbound")
            .show(OutreachKpis.ENRICHMENT_HIT_RATE, A1, "FAQ, cold outbound")
            .decides("mend the list, the message or the handling of replies, in this order")
            .cite(A1, "FAQ, cold outbound");

    static final List<ReviewSheet> ALL =
            List.of(DAILY, WEEKLY, MONTHLY, QUARTERLY, EARLY, GROWTH, SCALING, IN_SHORT, COLD_OUTBOUND);

    private static Draft sheet(String name) {
        return new Draft(name);
    }

    /** Collects the parts of a sheet. */
    private static final class Draft {

        private final String name;
        private @Nullable Cadence cadence;
        private @Nullable GrowthStage stage;
        private String question = "";
        private final List<ReviewSheet.Item> items = new ArrayList<>();
        private final List<String> decisions = new ArrayList<>();

        private Draft(String name) {
            this.name = name;
        }

        Draft cadence(Cadence rhythm) {
            cadence = rhythm;
            return this;
        }

        Draft stage(GrowthStage grown) {
            stage = grown;
            return this;
        }

        Draft asks(String what) {
            question = what;
            return this;
        }

        Draft show(Kpi kpi, String source, String place) {
            items.add(new ReviewSheet.Item(kpi, Optional.empty(), Citation.of(source, place)));
            return this;
        }

        Draft by(String dimension, Kpi kpi, String source, String place) {
            items.add(new ReviewSheet.Item(kpi, Optional.of(dimension), Citation.of(source, place)));
            return this;
        }

        Draft decides(String... what) {
            decisions.addAll(List.of(what));
            return this;
        }

        ReviewSheet cite(String source, String place) {
            return new ReviewSheet(
                    name,
                    Optional.ofNullable(cadence),
                    Optional.ofNullable(stage),
                    question,
                    items,
                    decisions,
                    Citation.of(source, place));
        }
    }
}
