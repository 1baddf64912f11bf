package org.leadkpi.response;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Touch;

/**
 * The first message of ours that reached a contact, and the first reply of that contact to any message of ours. There is one
 * for each contact that was reached in writing.
 *
 * @param activity the message
 * @param reply the first reply, empty while there is none
 * @since 0.1
 */
public record FirstMessage(Activity activity, Optional<Touch> reply) {

    /**
     * Refuses null.
     *
     * @param activity the message
     * @param reply the first reply, empty while there is none
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
                ? Optional.of(new FirstMessage(activity, firstReply(activity, data)))
                : Optional.empty();
    }

    private static Optional<Touch> firstReply(Activity activity, Dataset data) {
        return Earliest.of(data.touchesOfContact(activity), touch -> Reply.isReply(touch, data), data.zone());
    }
}
