package org.leadkpi.model;

/**
 * What a touch is as outreach, whoever made it and whenever: a call or message of ours by hand or by machine, one that bounced, a
 * message that a person wrote to us, a meeting, or none of these.
 *
 * <p>What was never sent ({@link TouchOutcome#FAILED}) is none of these; a meeting is one whatever came of it.
 *
 * @since 0.1
 */
public enum TouchForm {
    /** A call from us by a person that reached, as far as is recorded, whom it was meant for. */
    DIAL(TouchKind.CALL, Sender.PERSON, true),
    /** A call from us by a person that reached somebody else, a machine or nobody. */
    DIAL_MISSED(TouchKind.CALL, Sender.PERSON, false),
    /** A call that a machine of ours made. */
    CALL_BY_MACHINE(TouchKind.CALL, Sender.MACHINE, true),
    /** An e-mail that one of us sent. */
    EMAIL_BY_HAND(TouchKind.EMAIL, Sender.PERSON, true),
    /** An e-mail that one of us sent, and that came back. */
    EMAIL_BY_HAND_BOUNCED(TouchKind.EMAIL, Sender.PERSON, false),
    /** An e-mail that a sequence or another machine of ours sent. */
    EMAIL_BY_MACHINE(TouchKind.EMAIL, Sender.MACHINE, true),
    /** An e-mail that a machine of ours sent, and that came back. */
    EMAIL_BY_MACHINE_BOUNCED(TouchKind.EMAIL, Sender.MACHINE, false),
    /** A social message that one of us sent. */
    SOCIAL_BY_HAND(TouchKind.SOCIAL, Sender.PERSON, true),
    /** A social message that one of us sent, and that came back. */
    SOCIAL_BY_HAND_BOUNCED(TouchKind.SOCIAL, Sender.PERSON, false),
    /** A social message that a machine of ours sent. */
    SOCIAL_BY_MACHINE(TouchKind.SOCIAL, Sender.MACHINE, true),
    /** A social message that a machine of ours sent, and that came back. */
    SOCIAL_BY_MACHINE_BOUNCED(TouchKind.SOCIAL, Sender.MACHINE, false),
    /** A text message that one of us sent. */
    SMS_BY_HAND(TouchKind.SMS, Sender.PERSON, true),
    /** A text message that one of us sent, and that came back. */
    SMS_BY_HAND_BOUNCED(TouchKind.SMS, Sender.PERSON, false),
    /** A text message that a machine of ours sent. */
    SMS_BY_MACHINE(TouchKind.SMS, Sender.MACHINE, true),
    /** A text message that a machine of ours sent, and that came back. */
    SMS_BY_MACHINE_BOUNCED(TouchKind.SMS, Sender.MACHINE, false),
    /** A chat in which one of us wrote. */
    CHAT_BY_HAND(TouchKind.CHAT, Sender.PERSON, true),
    /** A chat in which a machine of ours wrote. */
    CHAT_BY_MACHINE(TouchKind.CHAT, Sender.MACHINE, true),
    /** An e-mail that a person wrote to us. */
    EMAIL_FROM_PERSON(TouchKind.EMAIL, Sender.CONTACT, true),
    /** A social message that a person wrote to us. */
    SOCIAL_FROM_PERSON(TouchKind.SOCIAL, Sender.CONTACT, true),
    /** A text message that a person wrote to us. */
    SMS_FROM_PERSON(TouchKind.SMS, Sender.CONTACT, true),
    /** A meeting, whoever asked for it. */
    MEETING(TouchKind.MEETING, Sender.NOBODY, true),
    /** None of these. */
    OTHER(TouchKind.TASK, Sender.NOBODY, true);

    private enum Sender {
        PERSON,
        MACHINE,
        CONTACT,
        NOBODY
    }

    private final TouchKind kind;
    private final Sender sender;
    private final boolean arrived;

    TouchForm(TouchKind kind, Sender sender, boolean arrived) {
        this.kind = kind;
        this.sender = sender;
        this.arrived = arrived;
    }

    /**
     * Reads the form of a touch.
     *
     * @param touch the touch
     * @return its form
     */
    public static TouchForm of(Touch touch) {
        if (touch.kind() == TouchKind.MEETING) {
            return MEETING;
        }
        if (touch.outcome() == TouchOutcome.FAILED) {
            return OTHER;
        }
        return touch.direction() == TouchDirection.OUTBOUND ? sent(touch) : received(touch);
    }

    private static TouchForm sent(Touch touch) {
        boolean byMachine = touch.automated();
        boolean bounced = touch.outcome() == TouchOutcome.BOUNCED;
        return switch (touch.kind()) {
            case CALL -> byMachine ? CALL_BY_MACHINE : (isMiss(touch) ? DIAL_MISSED : DIAL);
            case EMAIL ->
                byMachine
                        ? (bounced ? EMAIL_BY_MACHINE_BOUNCED : EMAIL_BY_MACHINE)
                        : (bounced ? EMAIL_BY_HAND_BOUNCED : EMAIL_BY_HAND);
            case SOCIAL ->
                byMachine
                        ? (bounced ? SOCIAL_BY_MACHINE_BOUNCED : SOCIAL_BY_MACHINE)
                        : (bounced ? SOCIAL_BY_HAND_BOUNCED : SOCIAL_BY_HAND);
            case SMS ->
                byMachine
                        ? (bounced ? SMS_BY_MACHINE_BOUNCED : SMS_BY_MACHINE)
                        : (bounced ? SMS_BY_HAND_BOUNCED : SMS_BY_HAND);
            case CHAT -> byMachine ? CHAT_BY_MACHINE : CHAT_BY_HAND;
            case MEETING, TASK -> OTHER;
        };
    }

    private static boolean isMiss(Touch call) {
        if (call.counterpart() == Counterpart.GATEKEEPER || call.counterpart() == Counterpart.OTHER) {
            return true;
        }
        return switch (call.outcome()) {
            case LEFT_VOICEMAIL, NO_ANSWER, BUSY, WRONG_NUMBER, GATEKEEPER, FAILED -> true;
            case CONNECTED,
                    LEFT_LIVE_MESSAGE,
                    SENT,
                    DELIVERED,
                    BOUNCED,
                    REPLIED,
                    AUTO_REPLIED,
                    OPTED_OUT,
                    COMPLETED,
                    UNKNOWN -> false;
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

    /** The kind of touch; that of what is none of these is one that no rule asks for. */
    TouchKind kind() {
        return kind;
    }

    /**
     * Returns whether a touch of this form is of a kind.
     *
     * @param other the kind
     * @return true for a call, message or meeting of that kind; false where it is none of these
     */
    public boolean isOf(TouchKind other) {
        return kind == other && this != OTHER;
    }

    /** {@return whether it is a call or message from us, by hand or by machine, bounced or not} */
    public boolean isFromUs() {
        return sender == Sender.PERSON || sender == Sender.MACHINE;
    }

    /** {@return whether a machine of ours made or sent it} */
    public boolean isByMachine() {
        return sender == Sender.MACHINE;
    }

    /** {@return whether it is a call, e-mail or social message from us by a person, a bounce or a voicemail included} */
    public boolean isByHand() {
        return isDial() || isEmailByHand() || isSocialByHand();
    }

    /** {@return whether it is a call from us by a person, whatever came of it} */
    public boolean isDial() {
        return kind == TouchKind.CALL && sender == Sender.PERSON;
    }

    /** {@return whether it is, or begins, a conversation if it lasted long enough, or says something} */
    public boolean mayBeConversation() {
        return this == DIAL || this == EMAIL_FROM_PERSON;
    }

    /** {@return whether it is an e-mail that one of us sent, bounced or not} */
    public boolean isEmailByHand() {
        return kind == TouchKind.EMAIL && sender == Sender.PERSON;
    }

    /** {@return whether it is an e-mail that a machine of ours sent, bounced or not} */
    public boolean isEmailByMachine() {
        return kind == TouchKind.EMAIL && sender == Sender.MACHINE;
    }

    /** {@return whether it is an e-mail that we sent, by hand or by machine, bounced or not} */
    public boolean isOutboundEmail() {
        return kind == TouchKind.EMAIL && isFromUs();
    }

    /** {@return whether it is an e-mail from us that arrived} */
    public boolean isDeliveredEmail() {
        return isOutboundEmail() && arrived;
    }

    /** {@return whether it is an e-mail from us that came back} */
    public boolean isBouncedEmail() {
        return isOutboundEmail() && !arrived;
    }

    /** {@return whether it is a social message that one of us sent} */
    public boolean isSocialByHand() {
        return kind == TouchKind.SOCIAL && sender == Sender.PERSON;
    }

    /** {@return whether it is an attempt to start a conversation: a dial or an e-mail that we sent} */
    public boolean isAttempt() {
        return isDial() || isOutboundEmail();
    }

    /** {@return whether it is an e-mail, social or text message that we sent, bounced or not} */
    public boolean isOutboundMessage() {
        return isFromUs() && (kind == TouchKind.EMAIL || kind == TouchKind.SOCIAL || kind == TouchKind.SMS);
    }

    /** {@return whether it is an e-mail, social or text message from us that arrived} */
    public boolean isDelivered() {
        return isOutboundMessage() && arrived;
    }

    /** {@return whether it is a message that a person wrote to us} */
    public boolean isFromPerson() {
        return sender == Sender.CONTACT;
    }
}
