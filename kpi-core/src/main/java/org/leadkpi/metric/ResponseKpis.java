package org.leadkpi.metric;

import static org.leadkpi.metric.Direction.HIGHER_IS_BETTER;
import static org.leadkpi.metric.Direction.LOWER_IS_BETTER;
import static org.leadkpi.metric.ResponseTallies.*;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.INF;

import java.util.List;
import org.leadkpi.response.Inquiry;

/**
 * The standard KPIs of the response to inbound leads.
 *
 * <p>Leads that nobody has answered are in every one of them, as waiting or as missed, unless the title says "answered leads".
 *
 * @since 0.1
 */
public final class ResponseKpis {

    private ResponseKpis() {}

    /** Median response time, leads that still wait included. */
    public static final Kpi LEAD_RESPONSE_TIME = responseTime("lead-response-time")
            .title("Lead response time")
            .alias("inbound-response-time", "lrt", "speed-to-lead", "first-response-time")
            .definition(
                    "The median time from clock start to the first attempt by a person (call, e-mail or social message), of"
                            + " the inbound leads whose clock started in the period: the first time by which half of them were"
                            + " answered. Leads that still wait count for as long as they wait (Kaplan-Meier), disqualified ones until"
                            + " then.")
            .formula(new TimeToEvent(RESPONSE_TIMES, RESPONSE_WAITS, TimeToEvent.Quantile.MEDIAN))
            .population(MEASURED_CLOCKS)
            .interval(IntervalRule.KAPLAN_MEIER)
            .build();

    /** Third quartile of the response time, leads that still wait included. */
    public static final Kpi LEAD_RESPONSE_TIME_P75 = LEAD_RESPONSE_TIME
            .variant("p75")
            .title("Lead response time, third quartile")
            .definition("The first time by which three quarters of the inbound leads were answered (Kaplan-Meier).")
            .formula(new TimeToEvent(RESPONSE_TIMES, RESPONSE_WAITS, TimeToEvent.Quantile.P75))
            .build();

    /** 90th percentile of the response time, leads that still wait included. */
    public static final Kpi LEAD_RESPONSE_TIME_P90 = LEAD_RESPONSE_TIME
            .variant("p90")
            .title("Lead response time, 90th percentile")
            .definition("The first time by which nine tenths of the inbound leads were answered (Kaplan-Meier).")
            .formula(new TimeToEvent(RESPONSE_TIMES, RESPONSE_WAITS, TimeToEvent.Quantile.P90))
            .build();

    /** Median response time by business time, leads that still wait included. */
    public static final Kpi LEAD_RESPONSE_TIME_BUSINESS = LEAD_RESPONSE_TIME
            .variant("business")
            .title("Lead response time, business time")
            .definition("The median time from clock start to the first attempt by a person, of which only what lies in"
                    + " business hours counts (Kaplan-Meier). A request outside hours begins to wait when business opens. The"
                    + " calendar is a policy; without one there is no business time.")
            .formula(new TimeToEvent(RESPONSE_TIMES_BUSINESS, RESPONSE_WAITS_BUSINESS, TimeToEvent.Quantile.MEDIAN))
            .build();

    /** Median time until we talk with a lead, leads that still wait included. */
    public static final Kpi TIME_TO_FIRST_CONVERSATION = responseTime("time-to-first-conversation")
            .title("Time to first conversation")
            .flagNever(Flag.AUTOMATED)
            .alias("ttfc")
            .definition(
                    "The median time from clock start to the first conversation (a call that lasts long enough, or an"
                            + " e-mail of substance), of the inbound leads whose clock started in the period. Leads that we have not"
                            + " talked with count for as long as they wait (Kaplan-Meier), disqualified ones until then.")
            .question("How long until we talk with those who ask?")
            .formula(new TimeToEvent(CONVERSATION_TIMES, CONVERSATION_WAITS, TimeToEvent.Quantile.MEDIAN))
            .population(CONVERSATION_CLOCKS)
            .interval(IntervalRule.KAPLAN_MEIER)
            .cite(INF, "companion of the response time, which stops at an attempt")
            .build();

    /** Median time until a lead is sales-qualified, leads that are not included. */
    public static final Kpi TIME_TO_QUALIFICATION = responseTime("time-to-qualification")
            .title("Time to qualification")
            .flagNever(Flag.AUTOMATED)
            .alias("ttfq", "time-to-sql")
            .definition(
                    "The median time from clock start to the entry into SQL or beyond, of the inbound leads whose clock"
                            + " started in the period: the first time by which half of them were qualified. Those that are not count"
                            + " for as long as they could have been; so does a disqualified lead, which never will be.")
            .question("How long until sales takes those who ask?")
            .style(Style.DAYS)
            .formula(new TimeToEvent(QUALIFICATION_TIMES, QUALIFICATION_WAITS, TimeToEvent.Quantile.MEDIAN))
            .population(RESPONSE_CLOCKS)
            .interval(IntervalRule.KAPLAN_MEIER)
            .cite(INF, "companion of the response time, which stops at an attempt")
            .build();

    /** Mean response time of the leads that were answered. */
    public static final Kpi LEAD_RESPONSE_TIME_MEAN = answered("mean", Statistic.Kind.MEAN)
            .title("Lead response time, answered leads, mean")
            .definition(answeredOnly("The mean") + " A few forgotten leads make the mean, so it is never the headline.")
            .spread(RESPONSE_TIMES)
            .interval(IntervalRule.STUDENT_T)
            .build();

    /** Median response time of the leads that were answered. */
    public static final Kpi LEAD_RESPONSE_TIME_TOUCHED_P50 = answered("touched-p50", Statistic.Kind.MEDIAN)
            .title("Lead response time, answered leads, median")
            .definition(answeredOnly("The median"))
            .build();

    /** 90th percentile of the response time of the leads that were answered. */
    public static final Kpi LEAD_RESPONSE_TIME_TOUCHED_P90 = answered("touched-p90", Statistic.Kind.P90)
            .title("Lead response time, answered leads, 90th percentile")
            .definition(answeredOnly("The 90th percentile"))
            .build();

    /** Median response time of the leads that were answered in the period. */
    public static final Kpi LEAD_RESPONSE_TIME_BY_ANSWER = responseTime("lead-response-time.by-answer")
            .title("Lead response time, by the answer")
            .definition(
                    "The median time from clock start to the first attempt by a person, of the leads that were answered in"
                            + " the period, whenever they asked. It tells what was worked off, not how fast those who ask are answered:"
                            + " not comparable with the other response times.")
            .formula(new Statistic(RESPONSE_TIMES_BY_ANSWER, Statistic.Kind.MEDIAN))
            .basis(Basis.PERIOD)
            .metric()
            .interval(IntervalRule.ORDER_STATISTIC)
            .build();

    /** Leads answered within a minute. */
    public static final Kpi RESPONSE_WITHIN_1M = responseWithin("1m", "1 minute", RESPONSES_WITHIN_1M, RESPONSES_DUE_1M)
            .build();

    /** Leads answered within three minutes. */
    public static final Kpi RESPONSE_WITHIN_3M = responseWithin(
                    "3m", "3 minutes", RESPONSES_WITHIN_3M, RESPONSES_DUE_3M)
            .build();

    /** Leads answered within five minutes. */
    public static final Kpi RESPONSE_WITHIN_5M = responseWithin(
                    "5m", "5 minutes", RESPONSES_WITHIN_5M, RESPONSES_DUE_5M)
            .build();

    /** Leads answered within a quarter of an hour. */
    public static final Kpi RESPONSE_WITHIN_15M = responseWithin(
                    "15m", "15 minutes", RESPONSES_WITHIN_15M, RESPONSES_DUE_15M)
            .build();

    /** Leads answered within an hour. */
    public static final Kpi RESPONSE_WITHIN_60M = responseWithin(
                    "60m", "60 minutes", RESPONSES_WITHIN_60M, RESPONSES_DUE_60M)
            .build();

    /** Leads answered within 24 hours. */
    public static final Kpi RESPONSE_WITHIN_24H = responseWithin(
                    "24h", "24 hours", RESPONSES_WITHIN_24H, RESPONSES_DUE_24H)
            .build();

    /** Median delay until a lead had its owner. */
    public static final Kpi LEAD_RESPONSE_TIME_ROUTING = responseTime("lead-response-time.routing")
            .title("Lead response time, answered leads, routing")
            .definition(
                    "The median time from clock start to the assignment, of the leads that their first owner answered. A lead"
                            + " that was assigned before it asked, or after it was answered, is left out as REASSIGNED. One that"
                            + " nobody owns has no such delay yet: how long it waits is the oldest untouched lead, by owner.")
            .formula(new Statistic(ROUTING_TIMES, Statistic.Kind.MEDIAN))
            .interval(IntervalRule.ORDER_STATISTIC)
            .build();

    /** Median delay between the assignment and the first attempt. */
    public static final Kpi LEAD_RESPONSE_TIME_REP = responseTime("lead-response-time.rep")
            .title("Lead response time, answered leads, owner")
            .definition(
                    "The median time from the assignment to the first attempt, of the leads that their first owner answered.")
            .formula(new Statistic(REP_TIMES, Statistic.Kind.MEDIAN))
            .interval(IntervalRule.ORDER_STATISTIC)
            .build();

    /** Leads answered within the target of their tier. */
    public static final Kpi RESPONSE_SLA_ATTAINMENT = Kpi.named("response-sla-attainment")
            .card("K-09")
            .title("Response SLA attainment")
            .alias("sla-attainment")
            .definition(
                    "Inbound leads answered within the target of their intent tier (by default, high: in less than 5 minutes;"
                            + " medium: within an hour; low: within a day), of those whose clock started in the period and whose target was met or missed:"
                            + " answered late, or not at all while it passed. Those that can still meet it are in neither.")
            .question("Are we there while interest is hot?")
            .formula(TARGETS_MET.per(TARGETS_MET.plus(TARGETS_MISSED)))
            .population(MEASURED_CLOCKS)
            .basis(Basis.COHORT)
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.MID)
            .cadence(Cadence.WEEKLY, Cadence.MONTHLY)
            .interval(IntervalRule.WILSON)
            .flagWhen(Flag.AUTOMATED, LEADS_RESPONDED_BY_MACHINE)
            .cite(A0, "KPI 2, targets by intent")
            .cite(INF, "the target of medium intent")
            .build();

    /** Leads answered within the target of their tier by business time. */
    public static final Kpi RESPONSE_SLA_ATTAINMENT_BUSINESS = RESPONSE_SLA_ATTAINMENT
            .variant("business")
            .title("Response SLA attainment, business time")
            .definition(
                    "The attainment where only time in business hours counts. The calendar is a policy; without one there"
                            + " is no business time.")
            .formula(TARGETS_MET_BUSINESS.per(TARGETS_MET_BUSINESS.plus(TARGETS_MISSED_BUSINESS)))
            .build();

    /** The same if all leads that are pending miss their target. */
    public static final Kpi RESPONSE_SLA_ATTAINMENT_PESSIMISTIC = RESPONSE_SLA_ATTAINMENT
            .variant("pessimistic")
            .title("Response SLA attainment, pessimistic")
            .definition("The attainment if every lead that can still meet its target misses it.")
            .formula(TARGETS_MET.per(TARGETS_MET.plus(TARGETS_MISSED).plus(TARGETS_PENDING)))
            .interval(IntervalRule.NONE)
            .build();

    /** The same if all leads that are pending meet their target. */
    public static final Kpi RESPONSE_SLA_ATTAINMENT_OPTIMISTIC = RESPONSE_SLA_ATTAINMENT
            .variant("optimistic")
            .title("Response SLA attainment, optimistic")
            .definition("The attainment if every lead that can still meet its target meets it.")
            .formula(TARGETS_MET
                    .plus(TARGETS_PENDING)
                    .per(TARGETS_MET.plus(TARGETS_MISSED).plus(TARGETS_PENDING)))
            .interval(IntervalRule.NONE)
            .build();

    /** Leads that are to be handed to somebody else now. */
    public static final Kpi ESCALATIONS = Kpi.named("escalations-due")
            .card("K-09")
            .title("Escalations due")
            .definition(
                    "Inbound leads whose clock started in the period, without an answer for so long that somebody else is to"
                            + " answer them: by default 15 minutes at high intent, two hours at medium; by business time where"
                            + " there is a calendar. Disqualified leads are not escalated.")
            .question("Are we there while interest is hot?")
            .formula(ESCALATIONS_DUE)
            .flagWhen(Flag.AUTOMATED, LEADS_RESPONDED_BY_MACHINE)
            .basis(Basis.COHORT)
            .direction(LOWER_IS_BETTER)
            .stage(FunnelStage.MID)
            .cadence(Cadence.DAILY)
            .metric()
            .cite(A0, "KPI 2, escalation after 15 minutes")
            .cite(INF, "the limit of medium intent")
            .build();

    /** Leads that came to something within 24 hours. */
    public static final Kpi RESPONSE_OUTCOME_SHARE = Kpi.named("response-outcome-share")
            .card("K-09b")
            .title("Response outcome share")
            .definition(
                    "Inbound leads with an outcome within 24 hours of the request (a conversation, a meeting booked, a"
                            + " qualification, or a disqualification or recycling with its reason), of those whose clock started in the"
                            + " period at least 24 hours before the as-of instant. Voicemails and bare attempts are no outcome.")
            .question("Do requests come to something while interest is hot?")
            .formula(RESPONSE_OUTCOMES.per(RESPONSE_OUTCOMES_DUE))
            .basis(Basis.COHORT)
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.MID)
            .cadence(Cadence.MONTHLY)
            .interval(IntervalRule.WILSON)
            .cite(A1, "outcome share, quoted from Cognism")
            .cite(INF, "the window of 24 hours")
            .build();

    /** Leads that nobody has answered. */
    public static final Kpi UNTOUCHED_LEADS = Kpi.named("untouched-leads")
            .card("K-08")
            .title("Untouched leads")
            .definition(
                    "Inbound leads whose clock started in the period and that nobody has tried to reach by now; one that asked"
                            + " again counts with each of its clocks.")
            .question("Are we there while interest is hot?")
            .formula(LEADS_UNTOUCHED)
            .flagWhen(Flag.AUTOMATED, LEADS_RESPONDED_BY_MACHINE)
            .direction(LOWER_IS_BETTER)
            .stage(FunnelStage.MID)
            .cadence(Cadence.DAILY, Cadence.WEEKLY)
            .basis(Basis.COHORT)
            .metric()
            .cite(A0, "KPI 2")
            .cite(INF, "the count")
            .build();

    /** How long the lead that has waited longest has waited. */
    public static final Kpi OLDEST_UNTOUCHED_AGE = responseTime("oldest-untouched-age")
            .title("Oldest untouched lead")
            .definition(
                    "How long the inbound lead that has waited longest has waited, of those whose clock started in the period,"
                            + " that nobody has tried to reach and that are not disqualified.")
            .formula(new Statistic(UNTOUCHED_AGES, Statistic.Kind.MAXIMUM))
            .direction(LOWER_IS_BETTER)
            .cadence(Cadence.DAILY, Cadence.WEEKLY)
            .metric()
            .build();

    private static Kpi.Builder responseTime(String id) {
        return Kpi.named(id)
                .card("K-08")
                .question("Are we there while interest is hot?")
                .basis(Basis.COHORT)
                .direction(LOWER_IS_BETTER)
                .stage(FunnelStage.MID)
                .cadence(Cadence.WEEKLY, Cadence.MONTHLY)
                .style(Style.DURATION)
                .flagWhen(Flag.AUTOMATED, LEADS_RESPONDED_BY_MACHINE)
                .cite(A0, "KPI 2")
                .cite(A1, "lead response time");
    }

    private static String answeredOnly(String statistic) {
        return statistic + " of the time from clock start to the first attempt by a person (call, e-mail or social"
                + " message), of the inbound leads whose clock started in the period. Of answered leads only: those that"
                + " nobody has answered are not in it, so read it with the share answered within a limit.";
    }

    private static Kpi.Builder responseWithin(String suffix, String limit, Tally<Inquiry> within, Tally<Inquiry> due) {
        return Kpi.named("response-within-" + suffix)
                .card("K-08")
                .title("Answered within " + limit)
                .definition("Inbound leads answered by a person in strictly less than " + limit
                        + ", of those whose clock" + " started in the period at least " + limit
                        + " before the as-of instant, answered or not.")
                .question("Are we there while interest is hot?")
                .formula(within.per(due))
                .basis(Basis.COHORT)
                .direction(HIGHER_IS_BETTER)
                .stage(FunnelStage.MID)
                .cadence(Cadence.WEEKLY, Cadence.MONTHLY)
                .interval(IntervalRule.WILSON)
                .flagWhen(Flag.AUTOMATED, LEADS_RESPONDED_BY_MACHINE)
                .cite(A0, "KPI 2")
                .cite(INF, "the share over all leads whose limit has passed");
    }

    private static Kpi.Builder answered(String variant, Statistic.Kind kind) {
        return responseTime("lead-response-time." + variant)
                .formula(new Statistic(RESPONSE_TIMES, kind))
                .interval(IntervalRule.ORDER_STATISTIC);
    }

    static List<Kpi> all() {
        return List.of(
                LEAD_RESPONSE_TIME,
                LEAD_RESPONSE_TIME_P75,
                LEAD_RESPONSE_TIME_P90,
                LEAD_RESPONSE_TIME_BUSINESS,
                LEAD_RESPONSE_TIME_MEAN,
                LEAD_RESPONSE_TIME_TOUCHED_P50,
                LEAD_RESPONSE_TIME_TOUCHED_P90,
                LEAD_RESPONSE_TIME_BY_ANSWER,
                LEAD_RESPONSE_TIME_ROUTING,
                LEAD_RESPONSE_TIME_REP,
                TIME_TO_FIRST_CONVERSATION,
                TIME_TO_QUALIFICATION,
                RESPONSE_WITHIN_1M,
                RESPONSE_WITHIN_3M,
                RESPONSE_WITHIN_5M,
                RESPONSE_WITHIN_15M,
                RESPONSE_WITHIN_60M,
                RESPONSE_WITHIN_24H,
                RESPONSE_SLA_ATTAINMENT,
                RESPONSE_SLA_ATTAINMENT_BUSINESS,
                RESPONSE_SLA_ATTAINMENT_PESSIMISTIC,
                RESPONSE_SLA_ATTAINMENT_OPTIMISTIC,
                ESCALATIONS,
                RESPONSE_OUTCOME_SHARE,
                UNTOUCHED_LEADS,
                OLDEST_UNTOUCHED_AGE);
    }
}
