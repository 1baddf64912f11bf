package org.leadkpi.response;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.TouchForm;

/**
 * A touch that is, or begins, a conversation: a dial that lasted long enough, or the first e-mail of substance of its thread.
 *
 * @param activity the touch
 * @param attempt our attempt that brought it: the dial itself, or the message of the same kind that was answered; empty when
 *     none went before
 * @since 0.1
 */
public record Conversation(Activity activity, Optional<Activity> attempt) {

    /**
     * Refuses null.
     *
     * @param activity the touch
     * @param attempt our attempt that brought it
     */
    public Conversation {
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(attempt, "attempt");
    }

    /**
     * Reads a touch as a conversation.
     *
     * @param activity the touch
     * @param data the dataset it belongs to
     * @return the conversation; empty when the touch neither is nor begins one
     */
    public static Optional<Conversation> of(Activity activity, Dataset data) {
        TouchForm form = activity.form();
        if (form == TouchForm.DIAL) {
            return Outreach.isConversation(activity, data.policies())
                    ? Optional.of(new Conversation(activity, Optional.of(activity)))
                    : Optional.empty();
        }
        return form == TouchForm.EMAIL_FROM_PERSON && activity.isSubstantive()
                ? begun(activity, data)
                : Optional.empty();
    }

    /**
     * Reads a touch as a conversation by social message.
     *
     * @param activity the touch
     * @param data the dataset it belongs to
     * @return the conversation, which the first message of substance begins as the first e-mail does; empty when the touch
     *     begins none
     */
    public static Optional<Conversation> bySocialMessage(Activity activity, Dataset data) {
        return activity.form() == TouchForm.SOCIAL_FROM_PERSON && activity.isSubstantive()
                ? begun(activity, data)
                : Optional.empty();
    }

    private static Optional<Conversation> begun(Activity activity, Dataset data) {
        Optional<Activity> attempt = Correspondence.attempt(activity, data);
        return Correspondence.isFirst(activity, attempt, data)
                ? Optional.of(new Conversation(activity, attempt))
                : Optional.empty();
    }
}
