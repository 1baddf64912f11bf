package org.leadkpi.response;

import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Policies;
import org.leadkpi.model.TaskDetails;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchForm;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.time.Timestamp;

/**
 * What a touch counts as where its {@link TouchForm} alone does not tell. Every rule is a pure function of the touch and the
 * policies.
 *
 * @since 0.1
 */
public final class Outreach {

    private Outreach() {}

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
     * Returns whether a touch is a dial that became a conversation with the intended person.
     *
     * <ul>
     *   <li>A call whose length is not recorded is no conversation, unless the policies count one that reached somebody.
     *   <li>A counterpart that is not recorded is taken for the intended person.
     * </ul>
     *
     * @param activity the touch
     * @param policies how long it must have lasted, exactly that being enough
     * @return false when it was too short, or reached somebody else, a machine or nobody
     */
    public static boolean isConversation(Activity activity, Policies policies) {
        if (activity.form() != TouchForm.DIAL) {
            return false;
        }
        return activity.recordsLength()
                ? activity.lasted(policies.conversationMinimum())
                : policies.connectedIsEnough() && activity.touch().outcome() == TouchOutcome.CONNECTED;
    }
}
