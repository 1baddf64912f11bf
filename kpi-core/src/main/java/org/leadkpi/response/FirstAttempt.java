package org.leadkpi.response;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Touch;

/**
 * The first attempt to reach a contact, and whether a conversation came of any attempt. There is one for each contact that we
 * tried to reach.
 *
 * @param activity the dial or e-mail
 * @param reached whether there was a conversation at any time since
 * @since 0.1
 */
public record FirstAttempt(Activity activity, boolean reached) {

    /**
     * Refuses null.
     *
     * @param activity the dial or e-mail
     * @param reached whether there was a conversation at any time since
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
        return Outreach.isAttempt(activity.touch()) && Earliest.isFirst(activity, data, Outreach::isAttempt)
                ? Optional.of(new FirstAttempt(activity, isReached(data.touchesOfContact(activity), data)))
                : Optional.empty();
    }

    private static boolean isReached(List<Touch> touches, Dataset data) {
        for (int i = 0, n = touches.size(); i < n; i++) {
            if (isReached(touches.get(i), data)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReached(Touch touch, Dataset data) {
        return Outreach.isConversation(touch, data.policies().conversationMinimum())
                || (Outreach.isSubstantiveEmail(touch)
                        && Conversation.of(Correspondence.activity(touch, data), data)
                                .flatMap(Conversation::attempt)
                                .isPresent());
    }
}
