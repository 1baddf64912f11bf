package org.leadkpi.response;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.TouchForm;
import org.leadkpi.model.Touches;

/**
 * The first attempt to reach a contact, and what came of all of them. There is one for each contact that we tried to reach.
 *
 * @param activity the dial or e-mail
 * @param attempts how many attempts there were by now, this one included
 * @param dials how many of them were calls
 * @param bounced how many of them were e-mails that bounced
 * @param conversations how many conversations came of them by now
 * @param calls how many of those were calls
 * @param meetings how many meetings were booked with the contact by now
 * @param reached whether there was a conversation at any time since, whether an attempt brought it or not
 * @since 0.1
 */
public record FirstAttempt(
        Activity activity,
        int attempts,
        int dials,
        int bounced,
        int conversations,
        int calls,
        int meetings,
        boolean reached) {

    /**
     * Refuses null.
     *
     * @param activity the dial or e-mail
     * @param attempts how many attempts there were by now, this one included
     * @param dials how many of them were calls
     * @param bounced how many of them were e-mails that bounced
     * @param conversations how many conversations came of them by now
     * @param calls how many of those were calls
     * @param meetings how many meetings were booked with the contact by now
     * @param reached whether there was a conversation at any time since, whether an attempt brought it or not
     */
    public FirstAttempt {
        Objects.requireNonNull(activity, "activity");
    }

    /**
     * Reads a touch as the first attempt to reach a contact.
     *
     * @param activity the touch
     * @param data the dataset it belongs to
     * @return the attempt; empty when it is none, or an earlier one was made
     */
    public static Optional<FirstAttempt> of(Activity activity, Dataset data) {
        if (!activity.form().isAttempt()) {
            return Optional.empty();
        }
        Touches touches = data.touchesOfContact(activity);
        return Earliest.isFirst(activity, touches, i -> touches.form(i).isAttempt(), data.zone())
                ? Optional.of(followed(activity, touches, data))
                : Optional.empty();
    }

    private static FirstAttempt followed(Activity activity, Touches touches, Dataset data) {
        int dials = 0;
        int emails = 0;
        int bounced = 0;
        int calls = 0;
        int answers = 0;
        int meetings = 0;
        boolean reached = false;
        for (int i = 0, n = touches.size(); i < n; i++) {
            TouchForm form = touches.form(i);
            if (form.isDial()) {
                dials++;
                calls += form == TouchForm.DIAL
                                && Outreach.isConversation(
                                        Correspondence.activity(touches, i, activity, data), data.policies())
                        ? 1
                        : 0;
            } else if (form.isOutboundEmail()) {
                emails++;
                bounced += form.isBouncedEmail() ? 1 : 0;
            } else if (form == TouchForm.EMAIL_FROM_PERSON) {
                Optional<Conversation> begun =
                        Conversation.of(Correspondence.activity(touches, i, activity, data), data);
                answers += begun.flatMap(Conversation::attempt).isPresent() ? 1 : 0;
                reached |= begun.isPresent() && !touches.at(i).isBefore(activity.at(), data.zone());
            } else if (form == TouchForm.MEETING) {
                meetings += Meeting.bookedAt(touches, i, data).isPresent() ? 1 : 0;
            }
        }
        int conversations = calls + answers;
        return new FirstAttempt(
                activity, dials + emails, dials, bounced, conversations, calls, meetings, reached || calls > 0);
    }
}
