package org.leadkpi.response;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Touch;

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
 * @since 0.1
 */
public record FirstAttempt(
        Activity activity, int attempts, int dials, int bounced, int conversations, int calls, int meetings) {

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
     */
    public FirstAttempt {
        Objects.requireNonNull(activity, "activity");
    }

    /** {@return whether there was a conversation at any time since} */
    public boolean reached() {
        return conversations > 0;
    }

    /**
     * Reads a touch as the first attempt to reach a contact.
     *
     * @param activity the touch
     * @param data the dataset it belongs to
     * @return the attempt; empty when it is none, or an earlier one was made
     */
    public static Optional<FirstAttempt> of(Activity activity, Dataset data) {
        return Outreach.isAttempt(activity.touch()) && Earliest.isFirst(activity, data, Outreach::isAttempt)
                ? Optional.of(followed(activity, data))
                : Optional.empty();
    }

    private static FirstAttempt followed(Activity activity, Dataset data) {
        int dials = 0;
        int emails = 0;
        int bounced = 0;
        int calls = 0;
        int answers = 0;
        int meetings = 0;
        List<Touch> touches = data.touchesOfContact(activity);
        for (int i = 0, n = touches.size(); i < n; i++) {
            Touch touch = touches.get(i);
            TouchForm form = TouchForm.of(touch);
            if (form.isDial()) {
                dials++;
                calls += Outreach.isConversation(touch, data.policies()) ? 1 : 0;
            } else if (form.isOutboundEmail()) {
                emails++;
                bounced += form.isBouncedEmail() ? 1 : 0;
            } else {
                answers += form == TouchForm.EMAIL_FROM_PERSON && isAnswer(touch, activity, data) ? 1 : 0;
            }
            meetings += Meeting.isBooking(touch, touches, data)
                            && Meeting.bookedAt(touch, data).isPresent()
                    ? 1
                    : 0;
        }
        return new FirstAttempt(activity, dials + emails, dials, bounced, calls + answers, calls, meetings);
    }

    /** Whether a touch begins a conversation by e-mail that an attempt of ours brought. */
    private static boolean isAnswer(Touch touch, Activity first, Dataset data) {
        return Outreach.isSubstantiveEmail(touch)
                && Conversation.of(Correspondence.activity(touch, first, data), data)
                        .flatMap(Conversation::attempt)
                        .isPresent();
    }
}
