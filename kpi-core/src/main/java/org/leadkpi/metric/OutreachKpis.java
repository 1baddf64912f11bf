package org.leadkpi.metric;

import static org.leadkpi.metric.Direction.HIGHER_IS_BETTER;
import static org.leadkpi.metric.Direction.LOWER_IS_BETTER;
import static org.leadkpi.metric.OutreachTallies.*;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.DER;
import static org.leadkpi.value.Citation.EXT;
import static org.leadkpi.value.Citation.INF;

import java.util.List;
import java.util.Optional;
import org.leadkpi.model.Policies;

/**
 * The KPIs of outreach and of activity, one constant each: conversations, replies, meetings, sequences, lists and what reps do.
 *
 * <p>Rates over contacts count a contact once, with the attempt, message, reply or enrollment that began it; rates over
 * messages and attempts count each of them.
 *
 * @since 0.1
 */
public final class OutreachKpis {

    private OutreachKpis() {}

    private static final Kpi.MatureAge REPLY_AGE = new Kpi.MatureAge(Policies::replyDays, DAYS_TO_REPLY);

    private static final Kpi.MatureAge MESSAGE_AGE = new Kpi.MatureAge(Policies::replyDays, Optional.empty());

    private static final Kpi.MatureAge MEETING_AGE = new Kpi.MatureAge(Policies::meetingDays, REPLY_TO_MEETING_DAYS);

    private static final Kpi.MatureAge SEQUENCE_AGE =
            new Kpi.MatureAge(Policies::meetingDays, ENROLLED_TO_MEETING_DAYS);

    // ---- conversations

    /** Connect rate, cohort of attempts. */
    public static final Kpi CONNECT_RATE = outreachRate("connect-rate", CONVERSATIONS_BY_ATTEMPT, OUTREACH_ATTEMPTS)
            .card("K-18")
            .title("Connect rate")
            .alias("conversation-rate")
            .definition(
                    "Conversations over outreach attempts (dials and outbound e-mails), both by the time of the"
                            + " attempt: a reply counts with the e-mail it answers. It moves with the mix of dials and e-mails.")
            .question("Is outreach landing?")
            .basis(Basis.COHORT)
            .clusteredBy(ATTEMPTS_BY_CONTACT)
            .cite(A0, "KPI 4")
            .build();

    /** Connect rate by period. */
    public static final Kpi CONNECT_RATE_PERIOD = CONNECT_RATE
            .variant("period")
            .title("Connect rate, by period")
            .definition("Conversations by their own time over outreach attempts by theirs, so a reply may count in"
                    + " another period than the e-mail it answers.")
            .formula(CONVERSATIONS.per(OUTREACH_ATTEMPTS))
            .byPeriod()
            .build();

    /** Connect rate of calls. */
    public static final Kpi CONNECT_RATE_CALL_ONLY = CONNECT_RATE
            .variant("call-only")
            .title("Connect rate, calls only")
            .definition("Conversations by call over dials, both by the time of the call.")
            .formula(CALL_CONVERSATIONS.per(DIALS))
            .clusteredBy(DIALS_BY_CONTACT)
            .build();

    /** Connect rate of e-mails. */
    public static final Kpi CONNECT_RATE_EMAIL_ONLY = CONNECT_RATE
            .variant("email-only")
            .title("Connect rate, e-mails only")
            .definition(
                    "Conversations by e-mail over outbound e-mails, both by the time of the e-mail that was answered.")
            .formula(EMAIL_CONVERSATIONS_BY_ATTEMPT.per(OUTBOUND_EMAILS))
            .clusteredBy(EMAILS_BY_CONTACT)
            .build();

    /** Connect rate with social messages. */
    public static final Kpi CONNECT_RATE_WITH_SOCIAL = CONNECT_RATE
            .variant("with-social")
            .title("Connect rate, social messages included")
            .definition(
                    "As the connect rate, with social messages by a person among the attempts, and the first answer of"
                            + " substance to one, by social message, among the conversations.")
            .formula(CONVERSATIONS_BY_ATTEMPT
                    .plus(SOCIAL_CONVERSATIONS_BY_ATTEMPT)
                    .per(OUTREACH_WITH_SOCIAL))
            .interval(IntervalRule.WILSON)
            .build();

    /** Connect rate of what arrived. */
    public static final Kpi CONNECT_RATE_DELIVERED_ONLY = CONNECT_RATE
            .variant("delivered-only")
            .title("Connect rate, bounced e-mails left out")
            .definition("As the connect rate, but e-mails that bounced are no attempts: they could not land.")
            .formula(CONVERSATIONS_BY_ATTEMPT.per(ATTEMPTS_DELIVERED))
            .clusteredBy(DELIVERED_BY_CONTACT)
            .build();

    /** Contacts that we talked to over contacts that we tried to reach. */
    public static final Kpi CONNECT_RATE_REACH = CONNECT_RATE
            .variant("reach")
            .title("Reach rate")
            .definition("Contacts with at least one conversation at any time since, of the contacts with at least one"
                    + " attempt, by the time of the first attempt. However often a contact was tried, it counts once.")
            .formula(CONTACTS_REACHED.per(CONTACTS_ATTEMPTED))
            .interval(IntervalRule.WILSON)
            .build();

    /** Conversations started. */
    public static final Kpi CONVERSATIONS_STARTED = StandardKpis.count("conversations-started", CONVERSATIONS)
            .card("K-18b")
            .title("Conversations started")
            .question("How many people did we talk to?")
            .alias("conversations")
            .definition(
                    "Calls with the intended person of at least 90 seconds (policy), and e-mails of substance from a"
                            + " person, once per thread, by their own time. Voicemails, gatekeepers and automatic replies are"
                            + " none.")
            .stage(FunnelStage.OUTBOUND)
            .direction(HIGHER_IS_BETTER)
            .cadence(Cadence.WEEKLY)
            .cite(A0, "KPI 4")
            .build();

    // ---- replies

    /** Replies. */
    public static final Kpi REPLIES_RECEIVED = StandardKpis.count("replies", REPLIES)
            .card("K-19")
            .title("Replies")
            .question("How many answered?")
            .definition(
                    "E-mails, social and text messages by a person that answer an earlier message of ours, positive or"
                            + " negative, by their own time. Automatic replies and bounces are none.")
            .metric()
            .stage(FunnelStage.OUTBOUND)
            .cadence(Cadence.WEEKLY)
            .cite(A1, "reply rate")
            .build();

    /** Contacts that replied over contacts that a message reached. */
    public static final Kpi REPLY_RATE = outreachRate("reply-rate", CONTACTS_REPLIED, CONTACTS_MESSAGED)
            .cohort(CONTACTS_MESSAGED, CONTACTS_WITHOUT_REPLY, REPLY_AGE)
            .following(DAYS_TO_REPLY, CONTACTS_WITHOUT_REPLY)
            .card("K-19")
            .title("Reply rate")
            .alias("response-rate")
            .definition(
                    "Contacts with at least one reply by a person at any time since, of the contacts with at least one"
                            + " e-mail, social or text message that arrived, by the time of the first one. However many messages a"
                            + " contact received, it counts once. Automatic replies and bounces are none.")
            .question("Are targeting and message right?")
            .growth(GrowthStage.EARLY)
            .cite(A1, "reply rate")
            .cite(A0, "example of message testing")
            .build();

    /** Replies over messages delivered. */
    public static final Kpi REPLY_RATE_PER_MESSAGE = REPLY_RATE
            .variant("per-message")
            .card("K-19b")
            .title("Reply rate, per message")
            .alias("reply-rate-per-message")
            .definition(
                    "Replies over delivered e-mails, social and text messages, both by the time of the message. Lower"
                            + " than the share of contacts that replied, to which the published bands belong.")
            .formula(REPLIES_BY_MESSAGE.per(MESSAGES_DELIVERED))
            .byPeriod()
            .cohort(MESSAGES_DELIVERED, MESSAGES_OPEN, MESSAGE_AGE)
            .clusteredBy(MESSAGES_BY_CONTACT)
            .build();

    /** Replies over messages sent. */
    public static final Kpi REPLY_RATE_PER_MESSAGE_SENT = REPLY_RATE_PER_MESSAGE
            .variant("sent")
            .title("Reply rate, per message sent")
            .definition(
                    "Replies over e-mails, social and text messages sent, bounced ones included, both by the time of the"
                            + " message. Bad addresses lower it; the rate over delivered messages leaves them out.")
            .formula(REPLIES_BY_MESSAGE.per(MESSAGES_SENT))
            .cohort(MESSAGES_SENT, MESSAGES_OPEN, MESSAGE_AGE)
            .clusteredBy(SENT_BY_CONTACT)
            .build();

    /** Positive replies over messages delivered. */
    public static final Kpi POSITIVE_REPLY_RATE = outreachRate(
                    "positive-reply-rate", POSITIVE_REPLIES_BY_MESSAGE, MESSAGES_DELIVERED)
            .card("K-20")
            .title("Positive reply rate")
            .question("How many answered that they are interested?")
            .definition(
                    "Replies of positive tone over delivered e-mails, social and text messages, both by the time of the"
                            + " message. The bounds tell what the replies could change whose tone is not recorded.")
            .cohort(MESSAGES_DELIVERED, MESSAGES_OPEN, MESSAGE_AGE)
            .boundedBy(UNRATED_REPLIES_BY_MESSAGE)
            .flagWhen(Flag.UNKNOWN_SENTIMENT, UNRATED_REPLIES_BY_MESSAGE)
            .cite(INF, "replies that are worth a conversation")
            .build();

    /** Positive replies over replies. */
    public static final Kpi POSITIVE_REPLY_RATE_OF_REPLIES = POSITIVE_REPLY_RATE
            .variant("of-replies")
            .title("Positive share of replies")
            .definition(
                    "Replies of positive tone over all replies, both by the time of the message answered. The bounds"
                            + " tell what the replies could change whose tone is not recorded.")
            .formula(POSITIVE_REPLIES_BY_MESSAGE.per(REPLIES_BY_MESSAGE))
            .byPeriod()
            .basis(Basis.COHORT)
            .build();

    // ---- meetings

    /** Contacts that booked a meeting over contacts that replied. */
    public static final Kpi MEETING_RATE = outreachRate("meeting-rate", REPLIES_TO_MEETING, CONTACTS_REPLYING)
            .cohort(CONTACTS_REPLYING, REPLIES_WITHOUT_MEETING, MEETING_AGE)
            .following(REPLY_TO_MEETING_DAYS, REPLIES_WITHOUT_MEETING)
            .card("K-21")
            .title("Meeting rate, from replies")
            .alias("meeting-book-rate", "reply-to-meeting")
            .definition(
                    "Contacts with a meeting booked after their first reply and within 14 days of it (policy), of the"
                            + " contacts that replied, by the time of that reply. A meeting that was moved is booked once.")
            .question("Do replies become meetings?")
            .growth(GrowthStage.GROWTH)
            .cite(A1, "meeting book rate")
            .build();

    /** Meetings booked over conversations. */
    public static final Kpi MEETING_BOOKING_RATE = outreachRate("meeting-booking-rate", MEETINGS_BOOKED, CONVERSATIONS)
            .card("K-22")
            .title("Meeting booking rate")
            .alias("appointment-setting-rate")
            .definition(
                    "Meetings by the time they were booked over conversations by theirs. A meeting that was moved is"
                            + " booked once.")
            .question("Do conversations become meetings?")
            .clusteredBy(CONVERSATIONS_BY_CONTACT)
            .cite(A0, "introduction")
            .cite(INF, "the formula")
            .build();

    /** Meetings booked over attempts. */
    public static final Kpi MEETING_BOOKING_RATE_PER_ATTEMPT = MEETING_BOOKING_RATE
            .variant("per-attempt")
            .title("Meeting booking rate, per attempt")
            .definition("Meetings by the time they were booked over outreach attempts by theirs.")
            .formula(MEETINGS_BOOKED.per(OUTREACH_ATTEMPTS))
            .interval(IntervalRule.WILSON)
            .build();

    /** Meetings booked over dials. */
    public static final Kpi MEETING_BOOKING_RATE_PER_DIAL = MEETING_BOOKING_RATE
            .variant("per-dial")
            .title("Meeting booking rate, per dial")
            .definition("Meetings by the time they were booked over dials by the time of the call.")
            .formula(MEETINGS_BOOKED.per(DIALS))
            .interval(IntervalRule.WILSON)
            .build();

    /** Inbound leads that booked a meeting. */
    public static final Kpi MEETING_BOOKING_RATE_PER_LEAD = MEETING_BOOKING_RATE
            .variant("per-lead")
            .title("Meeting booking rate, per inbound lead")
            .definition(
                    "Inbound leads with at least one meeting booked at any time since, of the inbound leads created in"
                            + " the period.")
            .formula(INBOUND_TO_MEETING.per(INBOUND_LEADS))
            .basis(Basis.COHORT)
            .interval(IntervalRule.WILSON)
            .build();

    /** Meetings held over meetings due. */
    public static final Kpi MEETING_SHOW_RATE = outreachRate("meeting-show-rate", MEETINGS_HELD, MEETINGS_DUE)
            .card("K-23")
            .title("Meeting show rate")
            .alias("show-rate")
            .definition(
                    "Meetings held over meetings held, missed or cancelled, by the time they were scheduled for. A"
                            + " meeting that was moved counts once, with its last time. When a meeting was cancelled is not"
                            + " recorded, so every cancellation counts as a late one. Meetings without an outcome are left out.")
            .question("Do booked meetings take place?")
            .cite(EXT, "SDR metrics of the same publisher")
            .cite(INF, "the formula")
            .build();

    /** Meetings accepted over meetings held. */
    public static final Kpi QUALIFIED_MEETING_RATE = outreachRate(
                    "qualified-meeting-rate", MEETINGS_QUALIFIED, MEETINGS_HELD)
            .card("K-23")
            .title("Qualified meeting rate")
            .definition(
                    "Meetings that sales accepted as qualified over meetings held, by the time they were scheduled for."
                            + " The bounds tell what the meetings could change that nobody has judged.")
            .question("Are the meetings worth it?")
            .boundedBy(MEETINGS_UNJUDGED)
            .cite(EXT, "SDR metrics of the same publisher")
            .cite(INF, "the formula")
            .build();

    /** Contacts of sequences that booked a meeting. */
    public static final Kpi SEQUENCE_TO_MEETING = outreachRate(
                    "sequence-to-meeting", ENROLLED_TO_MEETING, CONTACTS_ENROLLED)
            .cohort(CONTACTS_ENROLLED, ENROLLED_WITHOUT_MEETING, SEQUENCE_AGE)
            .following(ENROLLED_TO_MEETING_DAYS, ENROLLED_WITHOUT_MEETING)
            .card("K-24")
            .title("Sequence to meeting rate")
            .definition(
                    "Contacts with a meeting booked at any time after their enrollment, of the contacts enrolled in a"
                            + " sequence, by the time of enrollment. Of several enrollments of a contact the last one before its"
                            + " first meeting counts, or the last one while there is no meeting; the others are left out, and so"
                            + " are those that ended before anything was sent.")
            .question("Do sequences make meetings?")
            .growth(GrowthStage.GROWTH)
            .cite(A1, "sequence to meeting rate")
            .build();

    // ---- lists and delivery

    /** Target accounts that can be reached. */
    public static final Kpi ENRICHMENT_HIT_RATE = outreachRate(
                    "enrichment-hit-rate", ACCOUNTS_REACHABLE, ACCOUNTS_TARGETED)
            .card("K-25")
            .title("Enrichment hit rate")
            .definition(
                    "Target accounts with at least one prospect whose e-mail address or phone number is valid, of all"
                            + " target accounts; one on several lists counts on each. The lists as they stand on the last day observed: earlier periods have no value,"
                            + " since how they stood then is not recorded.")
            .question("Can we reach whom we target?")
            .basis(Basis.SNAPSHOT)
            .interval(IntervalRule.NONE)
            .cite(A1, "enrichment hit rate")
            .build();

    /** Prospects without a valid e-mail address. */
    public static final Kpi INVALID_CONTACT_RATE = outreachRate(
                    "invalid-contact-rate", PROSPECTS_INVALID, PROSPECTS_LISTED)
            .card("K-26")
            .title("Invalid contact rate")
            .definition(
                    "Prospects whose e-mail address is invalid, unverified, catch-all or unknown, of all prospects. The"
                            + " lists as they stand on the last day observed: earlier periods have no value, since how they stood"
                            + " then is not recorded.")
            .question("Is the list fit to be mailed?")
            .direction(LOWER_IS_BETTER)
            .basis(Basis.SNAPSHOT)
            .interval(IntervalRule.NONE)
            .cite(A1, "list quality")
            .build();

    /** Prospects that were verified long ago. */
    public static final Kpi STALE_VERIFICATION_RATE = outreachRate(
                    "stale-verification-rate", PROSPECTS_VERIFIED_LONG_AGO, PROSPECTS_LISTED)
            .card("K-26")
            .title("Stale verification rate")
            .definition(
                    "Prospects whose e-mail address was last verified more than 90 days ago (policy), of all prospects. Where of"
                            + " no prospect it is recorded when it was verified, it is not known. The lists as they stand on the last day"
                            + " observed, like the invalid contact rate, which rests on these verifications.")
            .question("Does what is known of the list still hold?")
            .direction(LOWER_IS_BETTER)
            .basis(Basis.SNAPSHOT)
            .interval(IntervalRule.NONE)
            .cite(INF, "recency of a verification")
            .build();

    /** E-mails that came back. */
    public static final Kpi BOUNCE_RATE = outreachRate("bounce-rate", EMAILS_BOUNCED, OUTBOUND_EMAILS)
            .card("K-27")
            .title("Bounce rate")
            .question("Are the addresses good?")
            .definition(
                    "Outbound e-mails that bounced over outbound e-mails, by the time they were sent. What failed to be"
                            + " sent is on neither side.")
            .direction(LOWER_IS_BETTER)
            .cite(INF, "deliverability, a cause named in A1")
            .build();

    /** E-mails that arrived. */
    public static final Kpi DELIVERY_RATE = outreachRate("delivery-rate", EMAILS_DELIVERED, OUTBOUND_EMAILS)
            .card("K-27")
            .title("Delivery rate")
            .question("Do our messages arrive?")
            .definition(
                    "Outbound e-mails that did not bounce over outbound e-mails, by the time they were sent. What failed"
                            + " to be sent is on neither side.")
            .cite(INF, "deliverability, a cause named in A1")
            .build();

    // ---- activity

    /** Dials. */
    public static final Kpi DIALS_MADE = activity("dials", DIALS)
            .card("K-28")
            .title("Dials")
            .definition(
                    "Calls by a person to a lead or prospect, by the time of the call, whatever came of them. Alone it"
                            + " is vanity: read it with the connect rate.")
            .vanity()
            .build();

    /** E-mails sent by a person. */
    public static final Kpi EMAILS_SENT = activity("emails-sent", EMAILS_BY_HAND)
            .card("K-29")
            .title("E-mails sent")
            .definition(
                    "Outbound e-mails by a person, bounced ones included, by the time they were sent. Alone it is vanity:"
                            + " read it with the reply rate.")
            .vanity()
            .build();

    /** E-mails sent by a machine. */
    public static final Kpi EMAILS_SENT_AUTOMATED = EMAILS_SENT
            .variant("automated")
            .title("E-mails sent, automated")
            .definition(
                    "Outbound e-mails that a sequence or another machine sent, bounced ones included, by the time they"
                            + " were sent. Not the work of a rep.")
            .formula(EMAILS_BY_MACHINE)
            .build();

    /** Tasks completed. */
    public static final Kpi TASKS_DONE = activity("tasks-completed", TASKS_COMPLETED)
            .card("K-30")
            .title("Tasks completed")
            .definition(
                    "Tasks that a person completed, by the time of completion, not by the time they were due. A call or"
                            + " message that was planned as a task counts here too, so the counts of activity are not to be added.")
            .flagWhen(Flag.COUNTED_ELSEWHERE, TASKS_COUNTED_ELSEWHERE)
            .build();

    /** Social messages sent by a person. */
    public static final Kpi SOCIAL_MESSAGES_SENT = activity("social-touches", SOCIAL_TOUCHES)
            .card("K-31a")
            .title("Social touches")
            .definition("Social messages to a lead or prospect by a person, by the time they were sent.")
            .build();

    /** Outreach attempts. */
    public static final Kpi ATTEMPTS_MADE = activity("outreach-attempts", OUTREACH_ATTEMPTS)
            .card("K-31b")
            .title("Outreach attempts")
            .definition(
                    "Dials and outbound e-mails, by the time they were made, e-mails by hand or by a sequence. Alone it"
                            + " is vanity: read it with the connect rate.")
            .vanity()
            .build();

    /** Meetings booked. */
    public static final Kpi MEETINGS = activity("meetings-booked", MEETINGS_BOOKED)
            .card("K-31c")
            .title("Meetings booked")
            .alias("appointments-set")
            .definition(
                    "Meetings by the time they were booked, not by the time they take place. A meeting that was moved"
                            + " is booked once.")
            .build();

    /** Dials per rep and working day. */
    public static final Kpi DIALS_PER_DAY = perDay(DIALS_MADE, DIALS);

    /** E-mails sent per rep and working day. */
    public static final Kpi EMAILS_SENT_PER_DAY = perDay(EMAILS_SENT, EMAILS_BY_HAND);

    /** Tasks completed per rep and working day. */
    public static final Kpi TASKS_DONE_PER_DAY = perDay(TASKS_DONE, TASKS_COMPLETED);

    /** Social messages per rep and working day. */
    public static final Kpi SOCIAL_MESSAGES_SENT_PER_DAY = perDay(SOCIAL_MESSAGES_SENT, SOCIAL_TOUCHES);

    /** Outreach attempts per rep and working day. */
    public static final Kpi ATTEMPTS_PER_DAY = perDay(ATTEMPTS_MADE, OUTREACH_ATTEMPTS);

    /** Meetings booked per rep and working day. */
    public static final Kpi MEETINGS_PER_DAY = perDay(MEETINGS, MEETINGS_BOOKED);

    /** Meetings booked over dials. */
    public static final Kpi DIALS_TO_MEETING = outreachRate("dials-to-meeting", MEETINGS_BOOKED, DIALS)
            .card("K-32")
            .title("Dials to meeting rate")
            .question("How many dials make a meeting?")
            .definition(
                    "Meetings booked, by the time of booking, over dials, by the time of the call. Its reciprocal is"
                            + " dials per meeting.")
            .stage(FunnelStage.ACTIVITY)
            .cite(DER, "A0 KPI 6")
            .build();

    /** Dials over meetings booked. */
    public static final Kpi DIALS_TO_MEETING_PER_MEETING = DIALS_TO_MEETING
            .variant("per-meeting")
            .title("Dials per meeting")
            .definition("Dials, by the time of the call, over meetings booked, by the time of booking.")
            .formula(DIALS.per(MEETINGS_BOOKED))
            .direction(LOWER_IS_BETTER)
            .style(Style.COUNT)
            .interval(IntervalRule.NONE)
            .build();

    /** What automatic logging adds to the activity that is tracked. */
    public static final Kpi ACTIVITY_CAPTURE_UPLIFT = Kpi.named("activity-capture-uplift")
            .card("K-33")
            .title("Activity capture uplift")
            .definition(
                    "Dials, e-mails and social messages by a person that a system recorded, over those logged by hand (that"
                            + " name no source system): by how much automatic logging raises what is tracked. A rise right"
                            + " after a change of logging is a break in the measurement, not effort: do not compare across it.")
            .question("How much of the work would we not see without automatic logging?")
            .formula(ACTIVITY_CAPTURED.per(ACTIVITY_TRACKED.minus(ACTIVITY_CAPTURED)))
            .population(ACTIVITY_TRACKED)
            .stage(FunnelStage.DATA_QUALITY)
            .cadence(Cadence.MONTHLY)
            .cite(A0, "KPI 6, automatic logging")
            .cite(INF, "the formula")
            .build();

    /** The share of activity that was logged automatically. */
    public static final Kpi ACTIVITY_CAPTURE_AUTOMATIC_SHARE = ACTIVITY_CAPTURE_UPLIFT
            .variant("automatic-share")
            .title("Activity captured automatically")
            .definition("Dials, e-mails and social messages by a person that a system recorded, of all of them.")
            .formula(ACTIVITY_CAPTURED.per(ACTIVITY_TRACKED))
            .build();

    static List<Kpi> all() {
        return List.of(
                CONNECT_RATE,
                CONNECT_RATE_PERIOD,
                CONNECT_RATE_CALL_ONLY,
                CONNECT_RATE_EMAIL_ONLY,
                CONNECT_RATE_WITH_SOCIAL,
                CONNECT_RATE_DELIVERED_ONLY,
                CONNECT_RATE_REACH,
                CONVERSATIONS_STARTED,
                REPLIES_RECEIVED,
                REPLY_RATE,
                REPLY_RATE_PER_MESSAGE,
                REPLY_RATE_PER_MESSAGE_SENT,
                POSITIVE_REPLY_RATE,
                POSITIVE_REPLY_RATE_OF_REPLIES,
                MEETING_RATE,
                MEETING_BOOKING_RATE,
                MEETING_BOOKING_RATE_PER_ATTEMPT,
                MEETING_BOOKING_RATE_PER_DIAL,
                MEETING_BOOKING_RATE_PER_LEAD,
                MEETING_SHOW_RATE,
                QUALIFIED_MEETING_RATE,
                SEQUENCE_TO_MEETING,
                ENRICHMENT_HIT_RATE,
                INVALID_CONTACT_RATE,
                STALE_VERIFICATION_RATE,
                BOUNCE_RATE,
                DELIVERY_RATE,
                DIALS_MADE,
                EMAILS_SENT,
                EMAILS_SENT_AUTOMATED,
                TASKS_DONE,
                SOCIAL_MESSAGES_SENT,
                ATTEMPTS_MADE,
                MEETINGS,
                DIALS_PER_DAY,
                EMAILS_SENT_PER_DAY,
                TASKS_DONE_PER_DAY,
                SOCIAL_MESSAGES_SENT_PER_DAY,
                ATTEMPTS_PER_DAY,
                MEETINGS_PER_DAY,
                DIALS_TO_MEETING,
                DIALS_TO_MEETING_PER_MEETING,
                ACTIVITY_CAPTURE_UPLIFT,
                ACTIVITY_CAPTURE_AUTOMATIC_SHARE);
    }

    // ---- what KPIs of one shape share

    private static Kpi perDay(Kpi count, Tally<?> what) {
        return count.variant("per-day")
                .title(count.title() + " per rep and working day")
                .definition(count.title()
                        + " over the working days of the reps active in the period, managers left out: the"
                        + " days on which business is open (policy), Mondays to Fridays where there is no calendar. Absences are"
                        + " not recorded, so they count as days worked.")
                .formula(what.per(CapacityTallies.REP_WORKING_DAYS))
                .population(CapacityTallies.REP_WORKING_DAYS)
                .style(Style.COUNT)
                .interval(IntervalRule.NONE)
                .cite(INF, "normalised by working days")
                .build();
    }

    private static Kpi.Builder outreachRate(String id, Tally<?> successes, Tally<?> attempts) {
        return Kpi.named(id)
                .formula(successes.per(attempts))
                .direction(HIGHER_IS_BETTER)
                .stage(FunnelStage.OUTBOUND)
                .cadence(Cadence.WEEKLY)
                .interval(IntervalRule.WILSON);
    }

    private static Kpi.Builder activity(String id, Tally<?> tally) {
        return StandardKpis.count(id, tally)
                .metric()
                .stage(FunnelStage.ACTIVITY)
                .cadence(Cadence.WEEKLY)
                .question("Is effort enough?")
                .cite(A0, "KPI 6");
    }
}
