package org.leadkpi.benchmarks;

import java.util.Optional;
import org.leadkpi.model.Counterpart;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;

/** What touches of a believable company look like: everything about one but who, when and how long. */
enum TouchShape {
    EMAIL(30, TouchKind.EMAIL, TouchOutcome.DELIVERED),
    EMAIL_OF_SEQUENCE(20, TouchKind.EMAIL, TouchOutcome.DELIVERED, true),
    EMAIL_BOUNCED(3, TouchKind.EMAIL, TouchOutcome.BOUNCED),
    EMAIL_FAILED(2, TouchKind.EMAIL, TouchOutcome.FAILED),
    CALL_CONNECTED(6, TouchKind.CALL, TouchOutcome.CONNECTED, Counterpart.INTENDED, 240),
    CALL_UNRECORDED(2, TouchKind.CALL, TouchOutcome.UNKNOWN, Counterpart.UNKNOWN, 120),
    CALL_VOICEMAIL(6, TouchKind.CALL, TouchOutcome.LEFT_VOICEMAIL, Counterpart.UNKNOWN, 45),
    CALL_NO_ANSWER(5, TouchKind.CALL, TouchOutcome.NO_ANSWER),
    CALL_BUSY(1, TouchKind.CALL, TouchOutcome.BUSY),
    CALL_WRONG_NUMBER(1, TouchKind.CALL, TouchOutcome.WRONG_NUMBER, Counterpart.OTHER, 30),
    CALL_GATEKEEPER(1, TouchKind.CALL, TouchOutcome.GATEKEEPER, Counterpart.GATEKEEPER, 90),
    CALL_COLLEAGUE(1, TouchKind.CALL, TouchOutcome.CONNECTED, Counterpart.OTHER, 150),
    CALL_OF_DIALLER(1, TouchKind.CALL, TouchOutcome.NO_ANSWER, true),
    CALL_FAILED(1, TouchKind.CALL, TouchOutcome.FAILED),
    SOCIAL(10, TouchKind.SOCIAL, TouchOutcome.SENT),
    SOCIAL_REPLY(0, TouchKind.SOCIAL, TouchOutcome.REPLIED, TouchDirection.INBOUND),
    SMS(3, TouchKind.SMS, TouchOutcome.SENT),
    SMS_REPLY(0, TouchKind.SMS, TouchOutcome.REPLIED, TouchDirection.INBOUND),
    CHAT(1, TouchKind.CHAT, TouchOutcome.COMPLETED, TouchDirection.INBOUND),
    TASK(3, TouchKind.TASK, TouchOutcome.COMPLETED),
    MEETING(2, TouchKind.MEETING, TouchOutcome.COMPLETED),
    REPLY(0, TouchKind.EMAIL, TouchOutcome.REPLIED, TouchDirection.INBOUND),
    REPLY_WITHOUT_SUBSTANCE(0, TouchKind.EMAIL, TouchOutcome.REPLIED, TouchDirection.INBOUND),
    AUTO_REPLY(0, TouchKind.EMAIL, TouchOutcome.AUTO_REPLIED, TouchDirection.INBOUND);

    private static final TouchShape[] ALL = values();

    /** How many of about a hundred touches have this shape; replies follow what they answer. */
    final int share;

    final TouchKind kind;
    final TouchOutcome outcome;
    final TouchDirection direction;
    final Counterpart counterpart;
    final boolean automated;

    /** The mean length, 0 where none is recorded. */
    final int meanSeconds;

    TouchShape(int share, TouchKind kind, TouchOutcome outcome) {
        this(share, kind, outcome, false);
    }

    TouchShape(int share, TouchKind kind, TouchOutcome outcome, boolean automated) {
        this(share, kind, outcome, TouchDirection.OUTBOUND, Counterpart.UNKNOWN, automated, 0);
    }

    TouchShape(int share, TouchKind kind, TouchOutcome outcome, TouchDirection direction) {
        this(share, kind, outcome, direction, Counterpart.UNKNOWN, false, 0);
    }

    TouchShape(int share, TouchKind kind, TouchOutcome outcome, Counterpart counterpart, int meanSeconds) {
        this(share, kind, outcome, TouchDirection.OUTBOUND, counterpart, false, meanSeconds);
    }

    TouchShape(
            int share,
            TouchKind kind,
            TouchOutcome outcome,
            TouchDirection direction,
            Counterpart counterpart,
            boolean automated,
            int meanSeconds) {
        this.share = share;
        this.kind = kind;
        this.outcome = outcome;
        this.direction = direction;
        this.counterpart = counterpart;
        this.automated = automated;
        this.meanSeconds = meanSeconds;
    }

    /** Stands for the shape while touches are numbers. */
    @SuppressWarnings("EnumOrdinal") // never kept
    byte number() {
        return (byte) ordinal();
    }

    static TouchShape at(int number) {
        return ALL[number];
    }

    /** What is said about the reply, by a thread of its own. */
    ReplyDetails reply(String thread) {
        return new ReplyDetails(
                Optional.of(thread), this == AUTO_REPLY, this != REPLY_WITHOUT_SUBSTANCE, Sentiment.UNKNOWN);
    }
}
