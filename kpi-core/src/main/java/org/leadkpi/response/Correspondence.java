package org.leadkpi.response;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchForm;
import org.leadkpi.model.Touches;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;

/**
 * Who answers what: which of our messages an inbound one answers, and where a conversation by e-mail begins.
 *
 * <p>Only messages of the same contact are looked at: those that name the same lead, or the same prospect.
 *
 * <ul>
 *   <li>What answers is later than what it answers; where one of the two is known by its day only, the same day will do.
 *   <li>A message of the same thread goes first. One of another thread is never answered; where either side records no
 *       thread, any message may be. Among these, one that arrived goes first, then one of the same kind, then the latest.
 *   <li>So a message that bounced is answered only if nothing else can be. One that failed was never sent.
 * </ul>
 *
 * @since 0.1
 */
public final class Correspondence {

    private Correspondence() {}

    /**
     * Returns the message of ours that an inbound one answers.
     *
     * @param reply an inbound message
     * @param data the dataset it belongs to
     * @return an e-mail, social or text message; empty when nothing of ours went before
     */
    public static Optional<Activity> message(Activity reply, Dataset data) {
        return Optional.ofNullable(answered(reply, data, false));
    }

    /**
     * Returns whether a person has answered a message of ours.
     *
     * @param message an e-mail, social or text message
     * @param data the dataset it belongs to
     * @return whether it is the one that some message of the same contact answers
     */
    public static boolean isAnswered(Activity message, Dataset data) {
        Touch touch = message.touch();
        LocalDate day = message.at().date(data.zone());
        Touches touches = data.touchesOfContact(message);
        for (int i = touches.size() - 1; i >= 0; i--) {
            if (!touches.form(i).isFromPerson()) {
                continue;
            }
            if (touches.at(i).date(data.zone()).isBefore(day)) {
                return false;
            }
            if (message(activity(touches, i, message, data), data)
                    .map(Activity::touch)
                    .filter(touch::equals)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the message of ours of the same kind that an inbound one answers, as an e-mail an e-mail: the attempt it is a
     * success of.
     *
     * @param reply an inbound message
     * @param data the dataset it belongs to
     * @return the message of the same kind; empty when none of ours went before
     */
    public static Optional<Activity> attempt(Activity reply, Dataset data) {
        return Optional.ofNullable(answered(reply, data, true));
    }

    /**
     * Returns whether an inbound message begins a conversation: it is the first of its kind that says something in its thread,
     * or, where it names no thread, the first after the message of ours that it answers.
     *
     * @param reply an inbound message that says something
     * @param data the dataset it belongs to
     * @return false when an earlier one has begun the same conversation
     */
    public static boolean isFirst(Activity reply, Dataset data) {
        return isFirst(reply, attempt(reply, data), data);
    }

    /** The same, where the message of ours that it answers is known. */
    static boolean isFirst(Activity reply, Optional<Activity> attempt, Dataset data) {
        Activity since = reply.namesThread() ? null : attempt.orElse(null);
        return !isBegun(reply, since, ofLead(reply, data), data)
                && !isBegun(reply, since, ofProspect(reply, data), data);
    }

    private static boolean isBegun(Activity reply, @Nullable Activity since, Touches touches, Dataset data) {
        ZoneId zone = data.zone();
        for (int i = touches.countUntil(reply, zone) - 1; i >= 0; i--) {
            if (touches.form(i) == reply.form()
                    && !touches.isOf(i, reply)
                    && isBegunBy(activity(touches, i, reply, data), reply, zone)
                    && (since == null || precedes(since.at(), touches.at(i), zone))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBegunBy(Activity other, Activity reply, ZoneId zone) {
        return other.isSubstantive()
                && other.namesThread() == reply.namesThread()
                && (!reply.namesThread() || thread(other).equals(thread(reply)))
                && order(other, reply, zone) < 0;
    }

    /** A touch of a contact with its lead, given another touch of the contact with its own. */
    @SuppressWarnings("ReferenceEquality") // touches gathered under several names may be of other leads
    static Activity activity(Touches touches, int index, Activity other, Dataset data) {
        return other.journey()
                .filter(lead -> lead.touches() == touches)
                .map(lead -> lead.activity(index))
                .orElseGet(() -> activity(touches.get(index), other, data));
    }

    private static Activity activity(Touch touch, Activity other, Dataset data) {
        return new Activity(
                touch,
                touch.lead().equals(other.touch().lead())
                        ? other.journey()
                        : touch.lead().flatMap(data::journey));
    }

    /** The touches that name the lead of a reply. */
    private static Touches ofLead(Activity reply, Dataset data) {
        if (reply.journey().isPresent()) {
            return reply.touchesOfLead();
        }
        Optional<String> named = reply.touch().lead();
        return named.isPresent() ? data.touchesOfLead(named.get()) : Touches.of(List.of());
    }

    /** The touches that name the prospect of a reply. */
    private static Touches ofProspect(Activity reply, Dataset data) {
        return reply.touch().prospect().isPresent()
                ? data.touchesOfProspect(reply.touch().prospect().get())
                : Touches.of(List.of());
    }

    private static @Nullable Activity answered(Activity reply, Dataset data, boolean ofSameKind) {
        Activity best = best(null, reply, ofLead(reply, data), ofSameKind, data);
        return best(best, reply, ofProspect(reply, data), ofSameKind, data);
    }

    /** Goes back in time, so that it can stop as soon as nothing earlier can be better. */
    private static @Nullable Activity best(
            @Nullable Activity known, Activity reply, Touches touches, boolean ofSameKind, Dataset data) {
        ZoneId zone = data.zone();
        Timestamp at = reply.at();
        Activity best = known;
        boolean ofRightForm = best != null && isOfRightForm(best, reply);
        int last = at.precision() == Precision.INSTANT ? touches.countUntil(reply, zone) : touches.size();
        for (int i = last - 1; i >= 0; i--) {
            if (best != null && ofRightForm && touches.compareTimes(i, best, zone) < 0) {
                if (!reply.namesThread() || isSameThread(best, reply)) {
                    return best;
                }
                if (!touches.namesThread(i)) {
                    continue;
                }
            }
            TouchForm form = touches.form(i);
            if (!form.isOutboundMessage()
                    || (ofSameKind && !form.isOf(reply.kind()))
                    || !precedes(touches.at(i), at, zone)) {
                continue;
            }
            Activity message = activity(touches, i, reply, data);
            if (!isOtherThread(message, reply) && (best == null || isBetter(message, best, reply, zone))) {
                best = message;
                ofRightForm = isOfRightForm(message, reply);
            }
        }
        return best;
    }

    /** Whether only a later message, or one of the thread of the reply, could be better. */
    private static boolean isOfRightForm(Activity message, Activity reply) {
        return message.kind() == reply.kind() && message.form().isDelivered();
    }

    private static boolean isBetter(Activity message, Activity than, Activity reply, ZoneId zone) {
        int order = Boolean.compare(isSameThread(message, reply), isSameThread(than, reply));
        if (order == 0) {
            order = Boolean.compare(message.form().isDelivered(), than.form().isDelivered());
        }
        if (order == 0) {
            order = Boolean.compare(message.kind() == reply.kind(), than.kind() == reply.kind());
        }
        return order == 0 ? order(message, than, zone) > 0 : order > 0;
    }

    private static boolean isSameThread(Activity message, Activity reply) {
        return message.namesThread() && reply.namesThread() && thread(message).equals(thread(reply));
    }

    private static boolean isOtherThread(Activity message, Activity reply) {
        return message.namesThread() && reply.namesThread() && !thread(message).equals(thread(reply));
    }

    private static Optional<String> thread(Activity message) {
        return message.touch().reply().thread();
    }

    /** Whether one time is earlier than another, or may be, since one of them is known by its day only. */
    static boolean precedes(Timestamp at, Timestamp later, ZoneId zone) {
        int order = at.compareAtCoarserPrecision(later, zone);
        return order < 0 || (order == 0 && (at.precision() == Precision.DAY || later.precision() == Precision.DAY));
    }

    /** An order without ties, so that the order in which touches are given does not matter. */
    static int order(Touch a, Touch b, ZoneId zone) {
        int order = a.at().compareInstants(b.at(), zone);
        return order == 0 ? a.id().compareTo(b.id()) : order;
    }

    private static int order(Activity a, Activity b, ZoneId zone) {
        int order = a.at().compareInstants(b.at(), zone);
        return order == 0 ? a.touch().id().compareTo(b.touch().id()) : order;
    }
}
