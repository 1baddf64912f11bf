package org.leadkpi.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a message that answers, or may be answered.
 *
 * @param thread the thread both messages belong to
 * @param autoReply whether a machine wrote it
 * @param substantive whether it says something, a bare acknowledgement does not
 * @param sentiment its tone
 * @since 0.1
 */
public record ReplyDetails(Optional<String> thread, boolean autoReply, boolean substantive, Sentiment sentiment) {

    /**
     * Validates and copies.
     *
     * @param thread the thread both messages belong to
     * @param autoReply whether a machine wrote it
     * @param substantive whether it says something, a bare acknowledgement does not
     * @param sentiment its tone
     */
    public ReplyDetails {
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(sentiment, "sentiment");
    }

    /** Nothing recorded: no thread, not automatic, substantive, unknown sentiment. */
    public static final ReplyDetails NONE = new ReplyDetails(Optional.empty(), false, true, Sentiment.UNKNOWN);
}
