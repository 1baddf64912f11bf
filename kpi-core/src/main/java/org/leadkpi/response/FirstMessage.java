package org.leadkpi.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchForm;
import org.leadkpi.model.Touches;

/**
 * The first message of ours that reached a contact, and what came of all of them. There is one for each contact that was
 * written to: where nothing arrived, the first message that was sent stands in.
 *
 * @param activity the message
 * @param reply the first reply to any message of ours, empty while there is none
 * @param messages how many messages of ours arrived by now
 * @param bounced how many messages of ours bounced by now
 * @param replies how many replies there were by now
 * @since 0.1
 */
public record FirstMessage(Activity activity, Optional<Touch> reply, int messages, int bounced, int replies) {

    /**
     * Refuses null.
     *
     * @param activity the message
     * @param reply the first reply to any message of ours, empty while there is none
     * @param messages how many messages of ours arrived by now
     * @param bounced how many messages of ours bounced by now
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
     * @return the message; empty when it is none, or another one is the first
     */
    public static Optional<FirstMessage> of(Activity activity, Dataset data) {
        TouchForm form = activity.form();
        if (!form.isOutboundMessage()) {
            return Optional.empty();
        }
        Touches touches = data.touchesOfContact(activity);
        boolean first = form.isDelivered()
                ? Earliest.isFirst(activity, touches, i -> touches.form(i).isDelivered(), data.zone())
                : !touches.anyIs(TouchForm::isDelivered)
                        && Earliest.isFirst(
                                activity, touches, i -> touches.form(i).isOutboundMessage(), data.zone());
        return first ? Optional.of(followed(activity, touches, data)) : Optional.empty();
    }

    /** {@return whether any message of ours arrived} */
    public boolean arrived() {
        return messages > 0;
    }

    private static FirstMessage followed(Activity activity, Touches touches, Dataset data) {
        int messages = 0;
        int bounced = 0;
        List<Touch> replies = new ArrayList<>();
        for (int i = 0, n = touches.size(); i < n; i++) {
            TouchForm form = touches.form(i);
            if (form.isDelivered()) {
                messages++;
            } else if (form.isOutboundMessage()) {
                bounced++;
            } else if (form.isFromPerson()
                    && Reply.of(Correspondence.activity(touches, i, activity, data), data)
                            .isPresent()) {
                replies.add(touches.get(i));
            }
        }
        return new FirstMessage(
                activity, Earliest.of(replies, reply -> true, data.zone()), messages, bounced, replies.size());
    }
}
