package org.leadkpi.response;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;

/**
 * A message by a person that answers a message of ours.
 *
 * @param activity the message
 * @param message the message of ours that it answers
 * @since 0.1
 */
public record Reply(Activity activity, Activity message) {

    /**
     * Refuses null.
     *
     * @param activity the message
     * @param message the message of ours that it answers
     */
    public Reply {
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(message, "message");
    }

    /**
     * Reads a touch as a reply.
     *
     * @param activity the touch
     * @param data the dataset it belongs to
     * @return the reply; empty when no person wrote it, or nothing of ours went before
     */
    public static Optional<Reply> of(Activity activity, Dataset data) {
        return activity.form().isFromPerson()
                ? Correspondence.message(activity, data).map(message -> new Reply(activity, message))
                : Optional.empty();
    }
}
