package org.leadkpi.response;

import java.util.Optional;
import org.leadkpi.model.Policies;
import org.leadkpi.model.TaskDetails;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchForm;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.time.Timestamp;

/**
 * What a touch counts as. Every rule is a pure function of the touch, and most of them are of its {@link TouchForm}.
 *
 * <p>What was never sent ({@link TouchOutcome#FAILED}) counts as nothing.
 *
 * @since 0.1
 */
public final class Outreach {

    private Outreach() {}

    /**
     * Returns whether a touch is a dial: a call from us by a person.
     *
     * @param touch the touch
     * @return true whatever came of it
     */
    public static boolean isDial(Touch touch) {
        return TouchForm.of(touch).isDial();
    }

    /**
     * Returns whether a touch is an e-mail from us that arrived.
     *
     * @param touch the touch
     * @return true for an e-mail that neither bounced nor failed
     */
    public static boolean isDeliveredEmail(Touch touch) {
        return TouchForm.of(touch).isDeliveredEmail();
    }

    /**
     * Returns whether a touch is a social message from us by a person.
     *
     * @param touch the touch
     * @return false for what a machine sent
     */
    public static boolean isSocialTouch(Touch touch) {
        return TouchForm.of(touch).isSocialByHand();
    }

    /**
     * Returns when a person completed a task.
     *
     * @param touch a task, or a touch of another kind that was planned as one
     * @return the recorded time, else that of a touch of kind task that is marked as completed; empty when it is not completed
     */
    public static Optional<Timestamp> completedAt(Touch touch) {
        if (touch.automated()) {
            return Optional.empty();
        }
        Optional<Timestamp> recorded = touch.task().flatMap(TaskDetails::completedAt);
        return recorded.isEmpty() && touch.kind() == TouchKind.TASK && touch.outcome() == TouchOutcome.COMPLETED
                ? Optional.of(touch.at())
                : recorded;
    }

    /**
     * Returns whether a touch is an attempt to start a conversation: a dial or an e-mail that we sent.
     *
     * @param touch the touch
     * @return false for social messages, which are outreach but no attempt by default
     */
    public static boolean isAttempt(Touch touch) {
        return TouchForm.of(touch).isAttempt();
    }

    /**
     * Returns whether a touch is a message that we sent: an e-mail, social or text message.
     *
     * @param touch the touch
     * @return true even when it bounced
     */
    public static boolean isOutboundMessage(Touch touch) {
        return TouchForm.of(touch).isOutboundMessage();
    }

    /**
     * Returns whether a touch is a message from us that arrived.
     *
     * @param touch the touch
     * @return true for an e-mail, social or text message that neither bounced nor failed
     */
    public static boolean isDelivered(Touch touch) {
        return TouchForm.of(touch).isDelivered();
    }

    /**
     * Returns whether a touch is a message that a person wrote to us.
     *
     * @param touch the touch
     * @return false for automatic replies and for notices that something could not be delivered
     */
    public static boolean isHumanMessage(Touch touch) {
        return TouchForm.of(touch).isFromPerson();
    }

    /**
     * Returns whether a touch is an e-mail from a person that says something: one side of a conversation.
     *
     * @param touch the touch
     * @return false for a bare acknowledgement
     */
    public static boolean isSubstantiveEmail(Touch touch) {
        return touch.kind() == TouchKind.EMAIL && isSubstantive(touch);
    }

    /** Whether a touch is a message from a person that says something. */
    static boolean isSubstantive(Touch touch) {
        return isHumanMessage(touch) && touch.reply().substantive();
    }

    /**
     * Returns whether a touch is a dial that became a conversation with the intended person.
     *
     * <ul>
     *   <li>A call whose length is not recorded is no conversation, unless the policies count one that reached somebody.
     *   <li>A counterpart that is not recorded is taken for the intended person.
     * </ul>
     *
     * @param touch the touch
     * @param policies how long it must have lasted, exactly that being enough
     * @return false when it was too short, or reached somebody else, a machine or nobody
     */
    public static boolean isConversation(Touch touch, Policies policies) {
        return TouchForm.of(touch) == TouchForm.DIAL && isLongEnough(touch, policies);
    }

    /** Whether a dial that reached whom it was meant for lasted as long as a conversation. */
    static boolean isLongEnough(Touch touch, Policies policies) {
        return touch.duration().isPresent()
                ? touch.duration().get().compareTo(policies.conversationMinimum()) >= 0
                : policies.connectedIsEnough() && touch.outcome() == TouchOutcome.CONNECTED;
    }
}
