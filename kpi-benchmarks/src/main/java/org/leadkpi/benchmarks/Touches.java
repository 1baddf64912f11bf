package org.leadkpi.benchmarks;

import java.util.EnumSet;
import java.util.Set;
import org.leadkpi.model.Counterpart;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;

/** Which touches count as what, for the arms that read the records themselves. */
final class Touches {

    static final Set<TouchKind> OUTREACH = EnumSet.of(TouchKind.CALL, TouchKind.EMAIL, TouchKind.SOCIAL);
    static final Set<TouchKind> ANSWERS = EnumSet.of(TouchKind.EMAIL, TouchKind.SOCIAL, TouchKind.SMS);
    static final Set<Counterpart> SOMEBODY_ELSE = EnumSet.of(Counterpart.GATEKEEPER, Counterpart.OTHER);
    static final Set<TouchOutcome> NOT_REACHED = EnumSet.of(
            TouchOutcome.LEFT_VOICEMAIL,
            TouchOutcome.NO_ANSWER,
            TouchOutcome.BUSY,
            TouchOutcome.WRONG_NUMBER,
            TouchOutcome.GATEKEEPER);

    private Touches() {}

    static boolean isResponse(Touch touch) {
        return isOutbound(touch)
                && !touch.automated()
                && OUTREACH.contains(touch.kind())
                && touch.outcome() != TouchOutcome.FAILED;
    }

    static boolean isAttempt(Touch touch) {
        return isOutbound(touch)
                && touch.outcome() != TouchOutcome.FAILED
                && (touch.kind() == TouchKind.EMAIL || (touch.kind() == TouchKind.CALL && !touch.automated()));
    }

    /** A reply that names no outbound email is not generated, so nothing has to be looked up. */
    static boolean isConversation(Touch touch) {
        if (touch.kind() == TouchKind.EMAIL) {
            return isReply(touch) && touch.reply().substantive();
        }
        return touch.kind() == TouchKind.CALL
                && isOutbound(touch)
                && touch.duration().isPresent()
                && touch.duration().get().toSeconds() >= Figures.CONVERSATION_SECONDS
                && !SOMEBODY_ELSE.contains(touch.counterpart())
                && !NOT_REACHED.contains(touch.outcome());
    }

    static boolean isReply(Touch touch) {
        return !isOutbound(touch)
                && ANSWERS.contains(touch.kind())
                && !touch.reply().autoReply();
    }

    static boolean isMeeting(Touch touch) {
        return touch.kind() == TouchKind.MEETING;
    }

    private static boolean isOutbound(Touch touch) {
        return touch.direction() == TouchDirection.OUTBOUND;
    }
}
