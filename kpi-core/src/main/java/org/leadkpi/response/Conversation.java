package org.leadkpi.response;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Touch;

/**
 * A touch that is, or begins, a conversation: a dial that lasted long enough, or the first e-mail of substance of its thread.
 *
 * @param activity the touch
 * @param attempt our attempt that brought it: the dial itself, or the e-mail that was answered; empty when none went before
 * @since 0.1
 */
public record Conversation(Activity activity, Optional<Touch> attempt) {

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
        Touch touch = activity.touch();
        if (Outreach.isConversation(touch, data.policies().conversationMinimum())) {
            return Optional.of(new Conversation(activity, Optional.of(touch)));
        }
        if (!Outreach.isSubstantiveEmail(touch)) {
            return Optional.empty();
        }
        Optional<Touch> attempt = Correspondence.attempt(activity, data);
        return Correspondence.isFirst(activity, attempt, data)
                ? Optional.of(new Conversation(activity, attempt))
                : Optional.empty();
    }
}
