package org.leadkpi.response;

import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;

/**
 * What a touch is as outreach, whoever made it and whenever: a dial, a message of ours by hand or by machine, one that bounced, a
 * message that a person wrote to us, or none of these.
 *
 * <p>What was never sent ({@link TouchOutcome#FAILED}) is none of these.
 *
 * @since 0.1
 */
public enum TouchForm {
    /** A call from us by a person. */
    DIAL,
    /** An e-mail that one of us sent. */
    EMAIL_BY_HAND,
    /** An e-mail that one of us sent, and that came back. */
    EMAIL_BY_HAND_BOUNCED,
    /** An e-mail that a sequence or another machine of ours sent. */
    EMAIL_BY_MACHINE,
    /** An e-mail that a machine of ours sent, and that came back. */
    EMAIL_BY_MACHINE_BOUNCED,
    /** A social message that one of us sent. */
    SOCIAL_BY_HAND,
    /** A social message that one of us sent, and that came back. */
    SOCIAL_BY_HAND_BOUNCED,
    /** A social message that a machine of ours sent. */
    SOCIAL_BY_MACHINE,
    /** A social message that a machine of ours sent, and that came back. */
    SOCIAL_BY_MACHINE_BOUNCED,
    /** A text message from us. */
    SMS,
    /** A text message from us that came back. */
    SMS_BOUNCED,
    /** An e-mail that a person wrote to us. */
    EMAIL_FROM_PERSON,
    /** A social message that a person wrote to us. */
    SOCIAL_FROM_PERSON,
    /** A text message that a person wrote to us. */
    SMS_FROM_PERSON,
    /** None of these. */
    OTHER;

    /**
     * Reads the form of a touch.
     *
     * @param touch the touch
     * @return its form
     */
    public static TouchForm of(Touch touch) {
        if (touch.outcome() == TouchOutcome.FAILED) {
            return OTHER;
        }
        return touch.direction() == TouchDirection.OUTBOUND ? sent(touch) : received(touch);
    }

    private static TouchForm sent(Touch touch) {
        boolean bounced = touch.outcome() == TouchOutcome.BOUNCED;
        if (touch.kind() == TouchKind.EMAIL) {
            return touch.automated()
                    ? (bounced ? EMAIL_BY_MACHINE_BOUNCED : EMAIL_BY_MACHINE)
                    : (bounced ? EMAIL_BY_HAND_BOUNCED : EMAIL_BY_HAND);
        }
        return switch (touch.kind()) {
            case CALL -> touch.automated() ? OTHER : DIAL;
            case SOCIAL ->
                touch.automated()
                        ? (bounced ? SOCIAL_BY_MACHINE_BOUNCED : SOCIAL_BY_MACHINE)
                        : (bounced ? SOCIAL_BY_HAND_BOUNCED : SOCIAL_BY_HAND);
            case SMS -> bounced ? SMS_BOUNCED : SMS;
            case EMAIL, CHAT, MEETING, TASK -> OTHER;
        };
    }

    private static TouchForm received(Touch touch) {
        if (touch.automated()
                || touch.reply().autoReply()
                || touch.outcome() == TouchOutcome.AUTO_REPLIED
                || touch.outcome() == TouchOutcome.BOUNCED) {
            return OTHER;
        }
        return switch (touch.kind()) {
            case EMAIL -> EMAIL_FROM_PERSON;
            case SOCIAL -> SOCIAL_FROM_PERSON;
            case SMS -> SMS_FROM_PERSON;
            case CALL, CHAT, MEETING, TASK -> OTHER;
        };
    }

    /** {@return whether it is a call, e-mail or social message from us by a person, a bounce or a voicemail included} */
    public boolean isByHand() {
        return this == DIAL || isEmailByHand() || isSocialByHand();
    }

    /** {@return whether it is a call from us by a person, whatever came of it} */
    public boolean isDial() {
        return this == DIAL;
    }

    /** {@return whether it is an e-mail that one of us sent, bounced or not} */
    public boolean isEmailByHand() {
        return this == EMAIL_BY_HAND || this == EMAIL_BY_HAND_BOUNCED;
    }

    /** {@return whether it is an e-mail that a machine of ours sent, bounced or not} */
    public boolean isEmailByMachine() {
        return this == EMAIL_BY_MACHINE || this == EMAIL_BY_MACHINE_BOUNCED;
    }

    /** {@return whether it is an e-mail that we sent, by hand or by machine, bounced or not} */
    public boolean isOutboundEmail() {
        return isEmailByHand() || isEmailByMachine();
    }

    /** {@return whether it is an e-mail from us that arrived} */
    public boolean isDeliveredEmail() {
        return this == EMAIL_BY_HAND || this == EMAIL_BY_MACHINE;
    }

    /** {@return whether it is an e-mail from us that came back} */
    public boolean isBouncedEmail() {
        return this == EMAIL_BY_HAND_BOUNCED || this == EMAIL_BY_MACHINE_BOUNCED;
    }

    /** {@return whether it is a social message that one of us sent} */
    public boolean isSocialByHand() {
        return this == SOCIAL_BY_HAND || this == SOCIAL_BY_HAND_BOUNCED;
    }

    /** {@return whether it is an attempt to start a conversation: a dial or an e-mail that we sent} */
    public boolean isAttempt() {
        return this == DIAL || isOutboundEmail();
    }

    /** {@return whether it is an e-mail, social or text message that we sent, bounced or not} */
    public boolean isOutboundMessage() {
        return isDelivered() || isBouncedMessage();
    }

    /** {@return whether it is an e-mail, social or text message from us that arrived} */
    public boolean isDelivered() {
        return isDeliveredEmail() || this == SOCIAL_BY_HAND || this == SOCIAL_BY_MACHINE || this == SMS;
    }

    private boolean isBouncedMessage() {
        return isBouncedEmail()
                || this == SOCIAL_BY_HAND_BOUNCED
                || this == SOCIAL_BY_MACHINE_BOUNCED
                || this == SMS_BOUNCED;
    }

    /** {@return whether it is a message that a person wrote to us} */
    public boolean isFromPerson() {
        return this == EMAIL_FROM_PERSON || this == SOCIAL_FROM_PERSON || this == SMS_FROM_PERSON;
    }
}
