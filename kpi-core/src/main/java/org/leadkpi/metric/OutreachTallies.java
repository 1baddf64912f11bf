package org.leadkpi.metric;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.MeetingDetails;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.response.Conversation;
import org.leadkpi.response.Outreach;
import org.leadkpi.response.Reply;
import org.leadkpi.time.Timestamp;

/**
 * What is done to reach leads and prospects, and what comes of it: touches, dated by their own time unless a name says else.
 *
 * <p>Touches of test, spam, internal and duplicate leads are left out. Touches of prospects who are no leads count.
 *
 * @since 0.1
 */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
public final class OutreachTallies {

    private OutreachTallies() {}

    // Tallies that are dated and excluded alike share these objects, so that a ledger can ask each once per touch.

    private static final Dating<Activity> BY_TIME =
            Dating.at((activity, data) -> Optional.of(activity.touch().at()));

    private static final Dating<Activity> BY_BOOKING = Dating.at(OutreachTallies::bookedAt);

    private static final BiFunction<Activity, Dataset, Optional<Exclusion>> NO_LEAD =
            (activity, data) -> activity.exclusion(data.policies());

    // ---- what we do

    /** Dials. */
    public static final Tally<Activity> DIALS = touches("dials", Outreach::isDial)
            .meaning("calls by a person to a lead or prospect, whatever came of them")
            .build();

    /** Outbound e-mails. */
    public static final Tally<Activity> OUTBOUND_EMAILS = touches("outbound-emails", Outreach::isOutboundEmail)
            .meaning("e-mails sent by a person or a sequence, bounced ones included")
            .build();

    /** Outreach attempts: dials and outbound e-mails. */
    public static final Tally<Activity> OUTREACH_ATTEMPTS = touches("outreach-attempts", Outreach::isAttempt)
            .meaning("dials and outbound e-mails")
            .build();

    /** Messages that arrived. */
    public static final Tally<Activity> MESSAGES_DELIVERED = touches("messages-delivered", Outreach::isDelivered)
            .meaning("outbound e-mails, social and text messages that neither bounced nor failed")
            .build();

    // ---- what comes of it

    /** Conversations by call. */
    public static final Tally<Activity> CALL_CONVERSATIONS = touches(
                    "call-conversations",
                    BY_TIME,
                    (activity, data) -> Outreach.isConversation(
                            activity.touch(), data.policies().conversationMinimum()))
            .meaning("dials with the intended person that lasted at least as long as a conversation")
            .build();

    /** Conversations by call and e-mail. */
    public static final Tally<Conversation> CONVERSATIONS = conversations(
                    "conversations",
                    conversation -> Optional.of(conversation.activity().touch()))
            .meaning("calls long enough and the first e-mail of substance of each thread")
            .build();

    /** Conversations by call and e-mail, dated by the attempt that brought them. */
    public static final Tally<Conversation> CONVERSATIONS_BY_ATTEMPT = conversations(
                    "conversations-by-attempt", Conversation::attempt)
            .meaning("conversations, by the time of the dial or of the e-mail that was answered")
            .build();

    /** Replies. */
    public static final Tally<Reply> REPLIES = replies(
                    "replies", reply -> reply.activity().touch())
            .meaning("messages by a person that answer a message of ours")
            .build();

    /** Replies, dated by the message they answer. */
    public static final Tally<Reply> REPLIES_BY_MESSAGE = replies("replies-by-message", Reply::message)
            .meaning("messages by a person that answer a message of ours, by the time of the message answered")
            .build();

    /** Meetings booked. */
    public static final Tally<Activity> MEETINGS_BOOKED = touches(
                    "meetings-booked", BY_BOOKING, (activity, data) -> isBooking(activity.touch()))
            .meaning("meetings booked, by the time of booking; a meeting that was moved is booked once")
            .build();

    // ---- how they are told

    private static Tally.Builder<Activity> touches(String name, Predicate<Touch> condition) {
        return touches(name, BY_TIME, (activity, data) -> condition.test(activity.touch()));
    }

    private static Tally.Builder<Activity> touches(
            String name, Dating<Activity> dating, BiPredicate<Activity, Dataset> condition) {
        return Tally.count(name, Source.TOUCHES).dated(dating).where(condition).excluding(NO_LEAD);
    }

    private static Tally.Builder<Conversation> conversations(
            String name, Function<Conversation, Optional<Touch>> dated) {
        return Tally.count(name, Source.CONVERSATIONS)
                .at((conversation, data) -> dated.apply(conversation).map(Touch::at))
                .excluding((conversation, data) -> conversation.activity().exclusion(data.policies()));
    }

    private static Tally.Builder<Reply> replies(String name, Function<Reply, Touch> dated) {
        return Tally.count(name, Source.REPLIES)
                .at((reply, data) -> Optional.of(dated.apply(reply).at()))
                .excluding((reply, data) -> reply.activity().exclusion(data.policies()));
    }

    private static boolean isBooking(Touch touch) {
        return touch.kind() == TouchKind.MEETING
                && (touch.meeting().isEmpty()
                        || touch.meeting().get().rescheduledFrom().isEmpty());
    }

    /** A booking that is dated after the as-of instant has not happened yet. */
    private static Optional<Timestamp> bookedAt(Activity activity, Dataset data) {
        Touch touch = activity.touch();
        if (touch.kind() != TouchKind.MEETING) {
            return Optional.empty();
        }
        Timestamp at = touch.meeting().flatMap(MeetingDetails::bookedAt).orElse(touch.at());
        return data.hasSeen(at) ? Optional.of(at) : Optional.empty();
    }
}
