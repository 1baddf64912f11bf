package org.leadkpi.diagnosis;

import static org.leadkpi.metric.OutreachKpis.BOUNCE_RATE;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE_CALL_ONLY;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE_EMAIL_ONLY;
import static org.leadkpi.metric.OutreachKpis.DELIVERY_RATE;
import static org.leadkpi.metric.OutreachKpis.ENRICHMENT_HIT_RATE;
import static org.leadkpi.metric.OutreachKpis.MEETING_RATE;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE_PER_MESSAGE;
import static org.leadkpi.metric.OutreachKpis.SEQUENCE_TO_MEETING;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.DER;

import java.util.List;
import org.leadkpi.time.Grain;

/**
 * Rules on outreach: replies, meetings, lists, and what reps do.
 *
 * @since 0.1
 */
public final class OutboundRules {

    private OutboundRules() {}

    // ---- replies and meetings

    /** Few contacts reply. */
    public static final Rule REPLY_LOW = Rule.named("D57", "REPLY_LOW")
            .claim("Too few contacts reply")
            .cite(A1, "reply rate")
            .when(Criterion.is(REPLY_RATE, "reply.low").beside(BOUNCE_RATE))
            .causes(
                    "mail may not arrive, or end up as spam",
                    "the audience may be the wrong one",
                    "the message may not speak of a problem that they have")
            .actions(
                    "check deliverability and bounces first",
                    "check the list second",
                    "check the targeting third",
                    "change the message last")
            .build();

    /** Contacts reply less than is healthy, but not alarmingly little. */
    public static final Rule REPLY_WATCH = Rule.named("D58", "REPLY_WATCH")
            .claim("Fewer contacts reply than is healthy")
            .severity(Severity.WATCH)
            .cite(DER, "A1 reply rate")
            .when(Criterion.isAbove(REPLY_RATE, "reply.low").and(Criterion.isBelow(REPLY_RATE, "reply.band")))
            .actions("compare it with its own history")
            .build();

    /** Replies do not become meetings. */
    public static final Rule MEETING_RATE_LOW = Rule.named("D59", "MEETING_RATE_LOW")
            .claim("Contacts reply, but too few replies become meetings")
            .cite(A1, "meeting rate")
            .when(Criterion.isNotBelow(REPLY_RATE, "reply.band").and(Criterion.isBelow(MEETING_RATE, "meeting.band")))
            .causes(
                    "answers to those who ask for more may not lead to a call",
                    "interested replies may wait too long for an answer")
            .actions("write a playbook for replies", "answer replies faster")
            .build();

    /** Sequences do not become meetings. */
    public static final Rule SEQ_MEETING_LOW = Rule.named("D60", "SEQ_MEETING_LOW")
            .claim("Sequences burn through contacts and make few meetings")
            .cite(A1, "sequence to meeting rate")
            .when(Criterion.isBelow(SEQUENCE_TO_MEETING, "seqMeeting.band")
                    .beside(DELIVERY_RATE, REPLY_RATE, MEETING_RATE))
            .causes("mail may not arrive", "contacts may not reply", "replies may not become meetings")
            .actions("look at its factors in order: delivery rate, reply rate, meeting rate")
            .build();

    // ---- lists

    /** A list is bad. */
    public static final Rule LIST_BAD = Rule.named("D61", "LIST_BAD")
            .claim("A list holds so many bad addresses that it will hurt delivery and replies")
            .graver(Severity.CRITICAL, Prospecting.listIsBad("list.invalid.crit"))
            .cite(A1, "enrichment hit rate")
            .by("list")
            .overAll()
            .when(Prospecting.listIsBad("list.invalid.warn").beside(ENRICHMENT_HIT_RATE))
            .causes("addresses may be old, guessed or never verified")
            .actions("verify or replace the addresses before anything is sent")
            .build();

    /** A bad list explains few replies. */
    public static final Rule REPLY_LOW_BY_LIST = Rule.named("D62", "REPLY_LOW_BY_LIST")
            .claim("Too few contacts of a list reply, and the list itself explains it")
            .cite(A1, "enrichment hit rate, tracked alongside reply rate")
            .by("list")
            .overAll()
            .when(Prospecting.fewReplyOnThisListOnly("reply.low")
                    .and(Prospecting.listIsBad("list.invalid.warn"))
                    .beside(BOUNCE_RATE, ENRICHMENT_HIT_RATE))
            .causes("the list may keep a good message from arriving")
            .actions("fix the list, keep the message")
            .absorbs("D57")
            .build();

    // ---- messages

    /** One step of a sequence brings most replies. */
    public static final Rule BEST_STEP = Rule.named("D63", "BEST_STEP")
            .claim("One step of the sequence is answered more often than each other one")
            .severity(Severity.INFO)
            .cite(A1, "reply rate by step")
            .by("step")
            .overAll()
            .when(Peers.best(REPLY_RATE_PER_MESSAGE))
            .causes("its message, or its moment, may be the right one")
            .actions("keep that step, and write the others like it")
            .build();

    // ---- reps and times

    /** A rep reaches fewer than the team. */
    public static final Rule REP_CONNECT_LOW = Rule.named("D64", "REP_CONNECT_LOW")
            .claim("A rep reaches fewer people than the others, on the same lists")
            .severity(Severity.WATCH)
            .cite(A0, "KPI 4, check the list before the rep")
            .by("owner")
            .overAll()
            .when(Prospecting.fallsBehindOnSameLists()
                    .needing(CONNECT_RATE, "connect.attempts")
                    .beside(CONNECT_RATE_CALL_ONLY, CONNECT_RATE_EMAIL_ONLY))
            .causes("the list may be worse than its name", "the rep may lack practice")
            .actions("compare the lists once more, and give the rep another one", "coach the rep")
            .build();

    /** Some hour of the week is better. */
    public static final Rule TIME_WINDOW = Rule.named("D65", "TIME_WINDOW")
            .claim("At one hour of the week more people are reached than at the others")
            .severity(Severity.INFO)
            .cite(A0, "KPI 4, connect rates by time of day and day of the week")
            .by("hour", "weekday")
            .overAll()
            .when(Prospecting.betterHour())
            .causes("prospects may be more inclined to answer then")
            .actions("reserve that hour for focused calling", "confirm it in the next weeks before it becomes a rule")
            .build();

    /** More of the same does not help. */
    public static final Rule VOLUME_NOT_RELEVANCE = Rule.named("D66", "VOLUME_NOT_RELEVANCE")
            .claim("More attempts bring no more conversations")
            .severity(Severity.INFO)
            .cite(A0, "KPI 4, relevance instead of volume")
            .overLatest(2)
            .when(Prospecting.volumeWithoutConversations())
            .causes("attempts may be less relevant to those who get them")
            .actions(
                    "prepare each call shortly: one piece of news of the company, one personal detail",
                    "do not raise the volume further")
            .build();

    /** A message is better than the others, or than the one before. */
    public static final Rule MESSAGE_UPLIFT = Rule.named("D67", "MESSAGE_UPLIFT")
            .claim("A message brings more replies than the others, or than the one before")
            .severity(Severity.INFO)
            .cite(A0, "KPI 4, example")
            .by("message-variant")
            .andOfTotal()
            .overAll()
            .when(Prospecting.betterMessageOnSameLists())
            .causes("writing that speaks of the context of the contact may help")
            .actions("adopt that message")
            .build();

    // ---- activity

    /** A rep does less, and gets less. */
    public static final Rule ACTIVITY_GAP = Rule.named("D68", "ACTIVITY_GAP")
            .claim("A rep dials less and books fewer meetings than the others, week after week")
            .severity(Severity.WATCH)
            .cite(A0, "KPI 6, example")
            .by("owner")
            .in(Grain.WEEK)
            .overLatest(Prospecting.WEEKS, 0)
            .when(Prospecting.activityGap())
            .causes("there may be too little activity", "the list may be bad", "calls may not convince")
            .actions(
                    "compare the lists first",
                    "where the volume is most of the gap, agree on a plan of dials, step by step",
                    "where the rate is most of the gap, coach the calls or change the list")
            .build();

    /** A rep is busy to no effect. */
    public static final Rule BUSY_NOT_EFFECTIVE = Rule.named("D69", "BUSY_NOT_EFFECTIVE")
            .claim("A rep makes more attempts than most and has fewer conversations than most")
            .severity(Severity.WATCH)
            .cite(A0, "KPI 4, busy work and productive work")
            .by("owner")
            .overAll()
            .when(Prospecting.busyWithoutEffect())
            .causes("attempts may be made for their number", "the list may be bad")
            .actions("check the list first", "review the quality of calls and messages")
            .build();

    /** Activity rose because it is logged otherwise. */
    public static final Rule LOGGING_BREAK = Rule.named("D70", "LOGGING_BREAK")
            .claim("Activity rose when it began to be logged by itself: that is the measurement, not effort")
            .severity(Severity.INFO)
            .cite(A0, "KPI 6, automatic logging")
            .ofTotal()
            .overAll()
            .when(Prospecting.loggingBreak())
            .causes("activity may have been forgotten before, not absent")
            .actions("do not compare activity across that day", "start a new history of activity there")
            .build();

    /** All of them, in order. */
    static final List<Rule> ALL = List.of(
            REPLY_LOW,
            REPLY_WATCH,
            MEETING_RATE_LOW,
            SEQ_MEETING_LOW,
            LIST_BAD,
            REPLY_LOW_BY_LIST,
            BEST_STEP,
            REP_CONNECT_LOW,
            TIME_WINDOW,
            VOLUME_NOT_RELEVANCE,
            MESSAGE_UPLIFT,
            ACTIVITY_GAP,
            BUSY_NOT_EFFECTIVE,
            LOGGING_BREAK);
}
