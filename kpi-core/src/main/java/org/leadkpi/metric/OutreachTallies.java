package org.leadkpi.metric;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.leadkpi.model.Activity;
import org.leadkpi.model.ContactStatus;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Journey;
import org.leadkpi.model.MeetingStatus;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Prospect;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.TargetAccount;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchForm;
import org.leadkpi.response.Conversation;
import org.leadkpi.response.Correspondence;
import org.leadkpi.response.Engagement;
import org.leadkpi.response.FirstAttempt;
import org.leadkpi.response.FirstMessage;
import org.leadkpi.response.FirstReply;
import org.leadkpi.response.Meeting;
import org.leadkpi.response.Outreach;
import org.leadkpi.response.Reply;
import org.leadkpi.response.SequenceEntry;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Unit;

/**
 * What is done to reach leads and prospects, and what comes of it: touches, dated by their own time unless a name says else.
 *
 * <p>Touches of test, spam, internal and duplicate leads are left out. Touches of prospects who are no leads count.
 *
 * <p>A contact is a lead, a prospect, or both where a touch names both. It counts once: with its first attempt, with the
 * first message that reached it, with its first reply, or with the enrollment that counts, and in the segment and period of
 * that one.
 *
 * @since 0.1
 */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
public final class OutreachTallies {

    private OutreachTallies() {}

    // Tallies that are dated and excluded alike share these objects, so that a ledger can ask each once per touch.

    private static final Dating<Activity> BY_TIME = Dating.at((activity, data) -> Optional.of(activity.at()));

    private static final Dating<Activity> BY_BOOKING = Dating.at((activity, data) ->
            activity.form() == TouchForm.MEETING ? Meeting.bookedAt(activity.touch(), data) : Optional.empty());

    private static final Dating<Activity> BY_COMPLETION = Dating.at((activity, data) ->
            activity.isTask() ? Outreach.completedAt(activity.touch()).filter(data::hasSeen) : Optional.empty());

    private static final Dating<Meeting> BY_SCHEDULE =
            Dating.at((meeting, data) -> Optional.of(meeting.scheduledFor()));

    private static final BiFunction<Meeting, Dataset, Optional<Exclusion>> NO_LEAD_OF_MEETING =
            (meeting, data) -> meeting.activity().exclusion(data.policies());

    private static final BiFunction<Activity, Dataset, Optional<Exclusion>> NO_LEAD =
            (activity, data) -> activity.exclusion(data.policies());

    private static final BiPredicate<Activity, Dataset> IS_TO_LEAD =
            (activity, data) -> activity.journey().isPresent();

    // ---- what we do

    /** Dials. */
    public static final Tally<Activity> DIALS = touches("dials", TouchForm::isDial)
            .meaning("calls by a person to a lead or prospect, whatever came of them")
            .build();

    /** Outbound e-mails. */
    public static final Tally<Activity> OUTBOUND_EMAILS = touches("outbound-emails", TouchForm::isOutboundEmail)
            .meaning("e-mails sent by a person or a sequence, bounced ones included")
            .build();

    /** E-mails sent by a person. */
    public static final Tally<Activity> EMAILS_BY_HAND = touches("emails-by-hand", TouchForm::isEmailByHand)
            .meaning("e-mails sent by a person, bounced ones included")
            .build();

    /** E-mails sent by a machine. */
    public static final Tally<Activity> EMAILS_BY_MACHINE = touches("emails-by-machine", TouchForm::isEmailByMachine)
            .meaning("e-mails sent by a sequence or another machine, bounced ones included")
            .build();

    /** Outbound e-mails that arrived. */
    public static final Tally<Activity> EMAILS_DELIVERED = touches("emails-delivered", TouchForm::isDeliveredEmail)
            .meaning("outbound e-mails that did not bounce")
            .build();

    /** Outbound e-mails to leads that arrived. */
    public static final Tally<Activity> EMAILS_TO_LEADS = emailsToLeads("emails-to-leads")
            .meaning("outbound e-mails to leads that did not bounce")
            .build();

    /** Outbound e-mails that leads opened. */
    public static final Tally<Activity> EMAILS_OPENED = emailsToLeads("emails-opened", SignalKind.EMAIL_OPEN)
            .meaning("outbound e-mails to leads that they opened at any time since, by the time of the e-mail")
            .build();

    /** Outbound e-mails that leads clicked in. */
    public static final Tally<Activity> EMAILS_CLICKED = emailsToLeads("emails-clicked", SignalKind.EMAIL_CLICK)
            .meaning("outbound e-mails to leads that they clicked in at any time since, by the time of the e-mail")
            .build();

    /** Outbound e-mails that came back. */
    public static final Tally<Activity> EMAILS_BOUNCED = touches("emails-bounced", TouchForm::isBouncedEmail)
            .meaning("outbound e-mails that bounced")
            .build();

    /** Social messages. */
    public static final Tally<Activity> SOCIAL_TOUCHES = touches("social-touches", TouchForm::isSocialByHand)
            .meaning("social messages sent by a person")
            .build();

    /** Outreach attempts: dials and outbound e-mails. */
    public static final Tally<Activity> OUTREACH_ATTEMPTS = touches("outreach-attempts", TouchForm::isAttempt)
            .meaning("dials and outbound e-mails")
            .build();

    /** Outreach attempts, social messages among them. */
    public static final Tally<Activity> OUTREACH_WITH_SOCIAL = touches(
                    "outreach-with-social", OutreachTallies::isOutreach)
            .meaning("dials, outbound e-mails and social messages by a person")
            .build();

    /** Dials and e-mails that arrived. */
    public static final Tally<Activity> ATTEMPTS_DELIVERED = touches(
                    "attempts-delivered", form -> form.isDial() || form.isDeliveredEmail())
            .meaning("dials, and outbound e-mails that did not bounce")
            .build();

    /** Messages that were sent. */
    public static final Tally<Activity> MESSAGES_SENT = touches("messages-sent", TouchForm::isOutboundMessage)
            .meaning("outbound e-mails, social and text messages, bounced ones included")
            .build();

    /** What reps did. */
    public static final Tally<Activity> ACTIVITY_TRACKED = touches("activity-tracked", TouchForm::isByHand)
            .meaning("dials, e-mails and social messages by a person")
            .build();

    /** What reps did, recorded by a system. */
    public static final Tally<Activity> ACTIVITY_CAPTURED = touches("activity-captured", TouchForm::isByHand)
            .where((activity, data) -> activity.namesSystem())
            .meaning("dials, e-mails and social messages by a person that name the system that recorded them")
            .needing(Feed.SOURCE_SYSTEMS)
            .build();

    /** Tasks completed. */
    public static final Tally<Activity> TASKS_COMPLETED = tasks("tasks-completed")
            .meaning("tasks that a person completed, by the time of completion")
            .build();

    /** Tasks completed that are dials, e-mails or social messages too. */
    public static final Tally<Activity> TASKS_COUNTED_ELSEWHERE = tasks("tasks-counted-elsewhere")
            .meaning("completed tasks that are dials, e-mails or social messages too")
            .where(Source.FORM.is(OutreachTallies::isOutreach))
            .build();

    /** Messages that arrived. */
    public static final Tally<Activity> MESSAGES_DELIVERED = touches("messages-delivered", TouchForm::isDelivered)
            .meaning("outbound e-mails, social and text messages that neither bounced nor failed")
            .build();

    /** Messages that may yet be answered. */
    public static final Tally<Activity> MESSAGES_OPEN = touches("messages-open", TouchForm::isDelivered)
            .where((activity, data) -> isYoung(activity, data) && !Correspondence.isAnswered(activity, data))
            .meaning("messages that arrived, have no reply, and are younger than replies take to come (policy)")
            .build();

    // ---- what comes of it

    /** Conversations by call. */
    public static final Tally<Activity> CALL_CONVERSATIONS = touches(
                    "call-conversations", form -> form == TouchForm.DIAL)
            .where((activity, data) -> Outreach.isConversation(activity, data.policies()))
            .meaning("dials with the intended person that lasted at least as long as a conversation")
            .build();

    /** Conversations by call and e-mail. */
    public static final Tally<Conversation> CONVERSATIONS = conversations(
                    "conversations", conversation -> Optional.of(conversation.activity()))
            .meaning("calls long enough and the first e-mail of substance of each thread")
            .build();

    /** Conversations by call and e-mail, dated by the attempt that brought them. */
    public static final Tally<Conversation> CONVERSATIONS_BY_ATTEMPT = conversations(
                    "conversations-by-attempt", Conversation::attempt)
            .meaning("conversations, by the time of the dial or of the e-mail that was answered")
            .build();

    /** Conversations by e-mail, dated by the e-mail that brought them. */
    public static final Tally<Conversation> EMAIL_CONVERSATIONS_BY_ATTEMPT = conversations(
                    "email-conversations-by-attempt", Conversation::attempt)
            .meaning("first e-mails of substance of each thread, by the time of the e-mail that was answered")
            .where((conversation, data) -> conversation.activity().form() == TouchForm.EMAIL_FROM_PERSON)
            .build();

    /** Conversations by social message, dated by the message that brought them. */
    public static final Tally<Conversation> SOCIAL_CONVERSATIONS_BY_ATTEMPT = conversations(
                    Tally.count("social-conversations-by-attempt", Source.SOCIAL_CONVERSATIONS), Conversation::attempt)
            .meaning("first social messages of substance of each thread, by the time of the message that was answered")
            .where((conversation, data) -> conversation
                    .attempt()
                    .filter(attempt -> attempt.form().isSocialByHand())
                    .isPresent())
            .build();

    /** Replies. */
    public static final Tally<Reply> REPLIES = replies("replies", Reply::activity)
            .meaning("messages by a person that answer a message of ours")
            .build();

    /** Replies, dated by the message they answer. */
    public static final Tally<Reply> REPLIES_BY_MESSAGE = replies("replies-by-message", Reply::message)
            .meaning("messages by a person that answer a message of ours, by the time of the message answered")
            .build();

    /** Positive replies, dated by the message they answer. */
    public static final Tally<Reply> POSITIVE_REPLIES_BY_MESSAGE = repliesOf(
                    "positive-replies-by-message", Sentiment.POSITIVE)
            .meaning("replies of positive tone, by the time of the message answered")
            .build();

    /** Replies of a tone that is not recorded, dated by the message they answer. */
    public static final Tally<Reply> UNRATED_REPLIES_BY_MESSAGE = repliesOf(
                    "unrated-replies-by-message", Sentiment.UNKNOWN)
            .meaning("replies of a tone that is not recorded, by the time of the message answered")
            .build();

    /** Meetings booked. */
    public static final Tally<Activity> MEETINGS_BOOKED = touches("meetings-booked", BY_BOOKING)
            .where((activity, data) -> Meeting.isBooking(activity, data))
            .meaning("meetings booked, by the time of booking; a meeting that was moved is booked once")
            .build();

    // ---- meetings, by the time they were scheduled for

    private static final BiPredicate<Meeting, Dataset> IS_HELD =
            (meeting, data) -> meeting.status() == MeetingStatus.HELD;

    /** Meetings whose time has come. */
    public static final Tally<Meeting> MEETINGS_DUE = meetings("meetings-due")
            .meaning("meetings held, missed or cancelled, by the time they were scheduled for; a moved one counts once")
            .build();

    /** Meetings held. */
    public static final Tally<Meeting> MEETINGS_HELD = meetings("meetings-held")
            .meaning("meetings held, by the time they were scheduled for")
            .where(IS_HELD)
            .build();

    /** Meetings held that sales accepted. */
    public static final Tally<Meeting> MEETINGS_QUALIFIED = meetings("meetings-qualified")
            .meaning("meetings held that sales accepted as qualified, by the time they were scheduled for")
            .where(IS_HELD)
            .where((meeting, data) -> meeting.qualified().orElse(false))
            .build();

    /** Meetings held that nobody judged. */
    public static final Tally<Meeting> MEETINGS_UNJUDGED = meetings("meetings-unjudged")
            .meaning("meetings held of which it is not recorded whether sales accepted them")
            .where(IS_HELD)
            .where((meeting, data) -> meeting.qualified().isEmpty())
            .build();

    // ---- contacts: each counts once, with its first attempt, message or reply

    private static final Cohort<FirstAttempt> ATTEMPTED = new Cohort<>(
            Source.FIRST_ATTEMPTS,
            attempt -> attempt.activity().at(),
            attempt -> Optional.empty(),
            (attempt, data) -> attempt.activity().exclusion(data.policies()));

    private static final Cohort<FirstMessage> MESSAGED = new Cohort<>(
            Source.FIRST_MESSAGES,
            message -> message.activity().at(),
            message -> message.reply().map(Touch::at),
            (message, data) -> message.activity().exclusion(data.policies()));

    private static final BiPredicate<FirstMessage, Dataset> HAS_ARRIVED = (message, data) -> message.arrived();

    private static final Cohort<FirstReply> REPLYING = new Cohort<>(
            Source.FIRST_REPLIES,
            reply -> reply.activity().at(),
            FirstReply::meeting,
            (reply, data) -> reply.activity().exclusion(data.policies()));

    private static final Cohort<SequenceEntry> ENROLLED = new Cohort<>(
            Source.SEQUENCE_ENTRIES,
            entry -> entry.enrollment().enrolledAt(),
            SequenceEntry::meeting,
            OutreachTallies::exclusion);

    /** Contacts that we tried to reach. */
    public static final Tally<FirstAttempt> CONTACTS_ATTEMPTED = ATTEMPTED
            .members("contacts-attempted")
            .meaning("contacts with a dial or an outbound e-mail, by the first one")
            .build();

    /** What came of the attempts to reach each contact. */
    public static final Tally<FirstAttempt> ATTEMPTS_BY_CONTACT = ATTEMPTED
            .pairs("attempts-by-contact", attempt -> Clusters.pair(attempt.conversations(), attempt.attempts()))
            .meaning("contacts by how many conversations came of how many attempts, by the first attempt")
            .build();

    /** What came of the calls to each contact. */
    public static final Tally<FirstAttempt> DIALS_BY_CONTACT = ATTEMPTED
            .pairs("dials-by-contact", attempt -> Clusters.pair(attempt.calls(), attempt.dials()))
            .meaning("contacts by how many conversations came of how many dials, by the first attempt")
            .where((attempt, data) -> attempt.dials() > 0)
            .build();

    /** What came of the e-mails to each contact. */
    public static final Tally<FirstAttempt> EMAILS_BY_CONTACT = ATTEMPTED
            .pairs(
                    "emails-by-contact",
                    attempt -> Clusters.pair(
                            attempt.conversations() - attempt.calls(), attempt.attempts() - attempt.dials()))
            .meaning("contacts by how many conversations came of how many e-mails, by the first attempt")
            .where((attempt, data) -> attempt.attempts() > attempt.dials())
            .build();

    /** What came of the attempts to reach each contact that did not bounce. */
    public static final Tally<FirstAttempt> DELIVERED_BY_CONTACT = ATTEMPTED
            .pairs(
                    "attempts-delivered-by-contact",
                    attempt -> Clusters.pair(attempt.conversations(), attempt.attempts() - attempt.bounced()))
            .meaning(
                    "contacts by how many conversations came of how many attempts that did not bounce, by the first attempt")
            .where((attempt, data) -> attempt.attempts() > attempt.bounced() || attempt.conversations() > 0)
            .build();

    /** What came of the conversations with each contact. */
    public static final Tally<FirstAttempt> CONVERSATIONS_BY_CONTACT = ATTEMPTED
            .pairs("conversations-by-contact", attempt -> Clusters.pair(attempt.meetings(), attempt.conversations()))
            .meaning("contacts by how many meetings came with how many conversations, by the first attempt")
            .build();

    /** Contacts that we talked to. */
    public static final Tally<FirstAttempt> CONTACTS_REACHED = ATTEMPTED
            .members("contacts-reached")
            .meaning("contacts with a conversation at any time since, by the first attempt")
            .where((attempt, data) -> attempt.reached())
            .build();

    /** Contacts that a message reached. */
    public static final Tally<FirstMessage> CONTACTS_MESSAGED = MESSAGED.members("contacts-messaged")
            .where(HAS_ARRIVED)
            .meaning("contacts with a message of ours that arrived, by the first one")
            .build();

    /** What came of the messages to each contact. */
    public static final Tally<FirstMessage> MESSAGES_BY_CONTACT = MESSAGED.pairs(
                    "messages-by-contact", message -> Clusters.pair(message.replies(), message.messages()))
            .meaning("contacts by how many replies came of how many messages that arrived, by the first of them")
            .where(HAS_ARRIVED)
            .build();

    /** What came of the messages sent to each contact. */
    public static final Tally<FirstMessage> SENT_BY_CONTACT = MESSAGED.pairs(
                    "messages-sent-by-contact",
                    message -> Clusters.pair(message.replies(), message.messages() + message.bounced()))
            .meaning("contacts by how many replies came of how many messages, bounced ones included, by the first that"
                    + " arrived, or that was sent where none did")
            .build();

    /** Contacts that replied. */
    public static final Tally<FirstMessage> CONTACTS_REPLIED = MESSAGED.reached("contacts-replied")
            .where(HAS_ARRIVED)
            .meaning("contacts that replied at any time since, by the first message that arrived")
            .build();

    /** How long contacts have not replied. */
    public static final Tally<FirstMessage> CONTACTS_WITHOUT_REPLY = MESSAGED.ages("contacts-without-reply")
            .where(HAS_ARRIVED)
            .meaning("days that contacts have not replied, by the first message that arrived")
            .build();

    /** How long contacts took to reply. */
    public static final Tally<FirstMessage> DAYS_TO_REPLY = MESSAGED.days("days-to-reply")
            .where(HAS_ARRIVED)
            .meaning("days from the first message that arrived to the first reply")
            .build();

    /** Contacts that replied, by their reply. */
    public static final Tally<FirstReply> CONTACTS_REPLYING = REPLYING.members("contacts-replying")
            .meaning("contacts that replied, by the first reply")
            .build();

    /** Contacts that booked a meeting after their reply. */
    public static final Tally<FirstReply> REPLIES_TO_MEETING = REPLYING.reached("replies-to-meeting")
            .meaning("contacts that booked a meeting soon enough after their first reply, by that reply")
            .build();

    /** How long contacts have not booked a meeting. */
    public static final Tally<FirstReply> REPLIES_WITHOUT_MEETING = REPLYING.ages("replies-without-meeting")
            .meaning("days since the first reply of contacts without a meeting on account of it")
            .build();

    /** How long contacts took to book a meeting. */
    public static final Tally<FirstReply> REPLY_TO_MEETING_DAYS = REPLYING.days("reply-to-meeting-days")
            .meaning("days from the first reply to the first meeting booked after it")
            .build();

    /** Contacts in sequences. */
    public static final Tally<SequenceEntry> CONTACTS_ENROLLED = ENROLLED.members("contacts-enrolled")
            .meaning("contacts enrolled in a sequence, by the enrollment that counts")
            .needing(Feed.TOUCHES)
            .build();

    /** Contacts in sequences that booked a meeting. */
    public static final Tally<SequenceEntry> ENROLLED_TO_MEETING = ENROLLED.reached("enrolled-to-meeting")
            .meaning("enrolled contacts with a meeting booked at any time since, by the enrollment that counts")
            .needing(Feed.TOUCHES)
            .build();

    /** How long contacts in sequences have not booked a meeting. */
    public static final Tally<SequenceEntry> ENROLLED_WITHOUT_MEETING = ENROLLED.ages("enrolled-without-meeting")
            .meaning("days since enrollment of contacts without a meeting")
            .needing(Feed.TOUCHES)
            .build();

    /** How long contacts in sequences took to book a meeting. */
    public static final Tally<SequenceEntry> ENROLLED_TO_MEETING_DAYS = ENROLLED.days("enrolled-to-meeting-days")
            .meaning("days from enrollment to the first meeting booked after it")
            .needing(Feed.TOUCHES)
            .build();

    // ---- inbound leads, by creation

    private static final BiPredicate<Journey, Dataset> IS_INBOUND =
            (lead, data) -> lead.lead().isOf(Origin.INBOUND);

    private static final Cohort<Journey> CREATED = new Cohort<>(
            Source.LEADS,
            lead -> lead.lead().createdAt(),
            lead -> Optional.empty(),
            (lead, data) -> Exclusion.of(lead, data.policies()));

    /** New leads that came to us. */
    public static final Tally<Journey> INBOUND_LEADS = CREATED.members("inbound-leads")
            .meaning("new leads of inbound origin, by creation")
            .where(IS_INBOUND)
            .needing(Feed.ORIGIN)
            .build();

    /** New leads that came to us and booked a meeting. */
    public static final Tally<Journey> INBOUND_TO_MEETING = CREATED.members("inbound-to-meeting")
            .meaning("inbound leads with a meeting booked at any time since, by creation")
            .where(IS_INBOUND)
            .where(LeadTerms.HAS_MEETING)
            .needing(Feed.ORIGIN, Feed.TOUCHES)
            .build();

    // ---- lists, as they stand on the last day observed

    private static final Dating<Prospect> PROSPECTS_NOW =
            Dating.at((prospect, data) -> Optional.of(lastDayObserved(data)));

    private static final Dating<TargetAccount> ACCOUNTS_NOW =
            Dating.at((account, data) -> Optional.of(lastDayObserved(data)));

    /** Prospects. */
    public static final Tally<Prospect> PROSPECTS_LISTED = prospects("prospects-listed")
            .meaning("prospects of all lists, as they stand on the last day observed")
            .build();

    /** Prospects without a valid e-mail address. */
    public static final Tally<Prospect> PROSPECTS_INVALID = prospects("prospects-invalid")
            .meaning("prospects whose e-mail address is invalid, unverified, catch-all or unknown")
            .where((prospect, data) -> prospect.emailStatus() != ContactStatus.VALID)
            .build();

    /** Prospects of which it is known when they were verified. */
    public static final Tally<Prospect> PROSPECTS_VERIFIED = prospects("prospects-verified")
            .meaning("prospects of which it is recorded when their e-mail address was last verified")
            .where((prospect, data) -> prospect.verifiedAt().isPresent())
            .build();

    /** Prospects that were verified long ago. */
    public static final Tally<Prospect> PROSPECTS_VERIFIED_LONG_AGO = prospects("prospects-verified-long-ago")
            .meaning("prospects whose e-mail address was last verified more than 90 days ago (policy)")
            .where(OutreachTallies::wasVerifiedLongAgo)
            .knownBy(PROSPECTS_VERIFIED)
            .build();

    /** Target accounts. */
    public static final Tally<TargetAccount> ACCOUNTS_TARGETED = accounts("accounts-targeted")
            .meaning("target accounts of all lists, as they stand on the last day observed")
            .build();

    /** Target accounts that can be reached. */
    public static final Tally<TargetAccount> ACCOUNTS_REACHABLE = accounts("accounts-reachable")
            .meaning("target accounts with a prospect whose e-mail address or phone number is valid")
            .where((account, data) ->
                    data.prospectsOfAccount(account.id()).stream().anyMatch(Prospect::isReachable))
            .needing(Feed.PROSPECTS)
            .build();

    // ---- how they are told

    /**
     * Contacts that began something, and may come through: who they are, who came through, how long that took, and how long the
     * others have waited. Days are whole ones.
     *
     * @param source the contacts
     * @param start when they began
     * @param end when they came through
     * @param exclusion why one does not count
     */
    private record Cohort<R>(
            Source<R> source,
            Function<R, Timestamp> start,
            Function<R, Optional<Timestamp>> end,
            BiFunction<R, Dataset, Optional<Exclusion>> exclusion,
            Dating<R> dating,
            BiPredicate<R, Dataset> isThrough) {

        Cohort(
                Source<R> source,
                Function<R, Timestamp> start,
                Function<R, Optional<Timestamp>> end,
                BiFunction<R, Dataset, Optional<Exclusion>> exclusion) {
            this(
                    source,
                    start,
                    end,
                    exclusion,
                    Dating.at((one, data) -> Optional.of(start.apply(one))),
                    (one, data) -> end.apply(one).isPresent());
        }

        Tally.Builder<R> members(String name) {
            return of(Tally.count(name, source));
        }

        Tally.Builder<R> reached(String name) {
            return members(name).where(isThrough);
        }

        Tally.Builder<R> ages(String name) {
            return distribution(name, (one, data) -> Timestamp.of(data.asOf())).whereNot(isThrough);
        }

        Tally.Builder<R> days(String name) {
            return distribution(name, (one, data) -> end.apply(one).orElseThrow())
                    .where(isThrough);
        }

        Tally.Builder<R> pairs(String name, Function<R, Quantity> pair) {
            return of(Tally.distribution(name, source, Unit.COUNT, (one, data, date) -> pair.apply(one)));
        }

        private Tally.Builder<R> distribution(String name, BiFunction<R, Dataset, Timestamp> until) {
            return of(Tally.distribution(
                    name,
                    source,
                    Unit.DAYS,
                    (one, data, date) -> Elapsed.wholeDays(start.apply(one), until.apply(one, data), data.zone())));
        }

        private Tally.Builder<R> of(Tally.Builder<R> tally) {
            return tally.dated(dating).excluding(exclusion);
        }
    }

    private static Optional<Exclusion> exclusion(SequenceEntry entry, Dataset data) {
        return data.journey(entry.enrollment().contact())
                .flatMap(lead -> Exclusion.of(lead, data.policies()))
                .or(entry::exclusion);
    }

    private static Tally.Builder<Meeting> meetings(String name) {
        return Tally.count(name, Source.MEETINGS).dated(BY_SCHEDULE).excluding(NO_LEAD_OF_MEETING);
    }

    private static Tally.Builder<Prospect> prospects(String name) {
        return Tally.count(name, Source.PROSPECTS).dated(PROSPECTS_NOW);
    }

    private static boolean wasVerifiedLongAgo(Prospect prospect, Dataset data) {
        return prospect.verifiedAt()
                .filter(at -> Elapsed.compareAge(at, data.policies().verifiedDays(), data) > 0)
                .isPresent();
    }

    private static Tally.Builder<TargetAccount> accounts(String name) {
        return Tally.count(name, Source.TARGET_ACCOUNTS).dated(ACCOUNTS_NOW);
    }

    private static boolean isYoung(Activity message, Dataset data) {
        return Elapsed.compareAge(message.at(), data.policies().replyDays(), data) < 0;
    }

    private static boolean isOutreach(TouchForm form) {
        return form.isAttempt() || form.isSocialByHand();
    }

    private static Timestamp lastDayObserved(Dataset data) {
        LocalDate last = data.range().end().minusDays(1);
        return Timestamp.of(data.lastDay().isBefore(last) ? data.lastDay() : last);
    }

    private static Tally.Builder<Activity> tasks(String name) {
        return touches(name, BY_COMPLETION);
    }

    private static Tally.Builder<Reply> repliesOf(String name, Sentiment sentiment) {
        return replies(name, Reply::message)
                .where((reply, data) -> reply.activity().touch().reply().sentiment() == sentiment);
    }

    private static Tally.Builder<Activity> emailsToLeads(String name) {
        return touches(name, TouchForm::isDeliveredEmail).where(IS_TO_LEAD);
    }

    private static Tally.Builder<Activity> emailsToLeads(String name, SignalKind kind) {
        return emailsToLeads(name)
                .where((activity, data) -> Engagement.shows(activity, kind, data))
                .needing(Feed.SIGNALS);
    }

    private static Tally.Builder<Activity> touches(String name, Predicate<TouchForm> form) {
        return touches(name, BY_TIME).where(Source.FORM.is(form));
    }

    private static Tally.Builder<Activity> touches(String name, Dating<Activity> dating) {
        return Tally.count(name, Source.TOUCHES).dated(dating).excluding(NO_LEAD);
    }

    private static Tally.Builder<Conversation> conversations(
            String name, Function<Conversation, Optional<Activity>> dated) {
        return conversations(Tally.count(name, Source.CONVERSATIONS), dated);
    }

    private static Tally.Builder<Conversation> conversations(
            Tally.Builder<Conversation> tally, Function<Conversation, Optional<Activity>> dated) {
        return tally.at((conversation, data) -> dated.apply(conversation).map(Activity::at))
                .excluding((conversation, data) -> conversation.activity().exclusion(data.policies()));
    }

    private static Tally.Builder<Reply> replies(String name, Function<Reply, Activity> dated) {
        return Tally.count(name, Source.REPLIES)
                .at((reply, data) -> Optional.of(dated.apply(reply).at()))
                .excluding((reply, data) -> reply.activity().exclusion(data.policies()));
    }
}
