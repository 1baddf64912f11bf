package org.leadkpi.capacity;

/**
 * Why a lead goes where it goes.
 *
 * @since 0.1
 */
public enum AllocationReason {
    /** The rep is the least utilized of those who may have it. */
    LEAST_UTILIZED("least utilized of those who may have it"),
    /** It is the rep's turn. */
    IN_TURN("longest without a lead of those who may have it"),
    /** The score asks for a senior rep, and one has room. */
    SENIOR("score asks for a senior rep"),
    /** The score asks for a senior rep, none has room, so another one has it. */
    NO_SENIOR("score asks for a senior rep, none has room"),
    /** Nobody is there who may have it; it can wait for the rep who is back first. */
    NEXT_AVAILABLE("can wait for the rep who is back first"),
    /** Disqualified or back to nurture, or scored below the threshold. */
    UNQUALIFIED("not qualified: to e-mail sequences and chatbots"),
    /** A cold lead scored below the threshold. */
    COLD_BELOW_THRESHOLD("cold, and scored below the threshold: to e-mail sequences and chatbots"),
    /** There is no rep at all who carries leads, or none but the one who has it. */
    NO_REP("no rep who carries leads"),
    /** All reps are away. */
    NOBODY_THERE("no rep is there"),
    /** No rep who is there serves the segment. */
    NO_SKILL("no rep who is there serves the segment"),
    /** Those who may have it carry as much as they can. */
    NO_ROOM("every rep who may have it is full");

    private final String words;

    AllocationReason(String words) {
        this.words = words;
    }

    /** {@return the reason in a few words} */
    public String words() {
        return words;
    }
}
