package org.leadkpi.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Touch;

/**
 * The first message of ours that reached a contact, and what came of all of them. There is one for each contact that was
 * reached in writing.
 *
 * @param activity the message
 * @param reply the first reply to any message of ours, empty while there is none
 * @param messages how many messages of ours arrived by now, this one included
 * @param replies how many replies there were by now
 * @since 0.1
 */
public record FirstMessage(Activity activity, Optional<Touch> reply, int messages, int replies) {

    /**
     * Refuses null.
     *
     * @param activity the message
     * @param reply the first reply to any message of ours, empty while there is none
     * @param messages how many messages of ours arrived by now, this one included
     * @param replies how many replies there were by now
     */
    public FirstMessage {
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(reply, "reply");
    }

    /**
     * Reads a touch as the first message to a contact.
     *
     * @param activity the touch
     * @param data the dataset it belongs to
     * @return the message; empty when it did not arrive, or an earlier one did
     */
    public static Optional<FirstMessage> of(Activity activity, Dataset data) {
        return Outreach.isDelivered(activity.touch()) && Earliest.isFirst(activity, data, Outreach::isDelivered)
                ? Optional.of(followed(activity, data))
                : Optional.empty();
    }

    private static FirstMessage followed(Activity activity, Dataset data) {
        int messages = 0;
        List<Touch> replies = new ArrayList<>();
        List<Touch> touches = data.touchesOfContact(activity);
        for (int i = 0, n = touches.size(); i < n; i++) {
            Touch touch = touches.get(i);
            if (Outreach.isDelivered(touch)) {
                messages++;
            } else if (Reply.isReply(touch, data)) {
                replies.add(touch);
            }
        }
        return new FirstMessage(activity, Earliest.of(replies, reply -> true, data.zone()), messages, replies.size());
    }
}
