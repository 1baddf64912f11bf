package org.leadkpi.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What starts and stops the response clock of a lead, where a definition leaves it open.
 *
 * <ul>
 *   <li>A touch that was never sent stops no clock, and neither does one towards us.
 *   <li>Calls, e-mails and social messages stop one by default; text and chat messages may be added.
 * </ul>
 *
 * @param answeringKinds the kinds of touches that stop a clock; default calls, e-mails and social messages
 * @param automatedAnswers whether what a machine sent stops a clock too; default false. Readings that it did are flagged
 * @param perSignal whether a later request of a higher tier opens a second clock even where the first one was answered; default
 *     false, and then it does so only while the first one runs
 * @since 0.1
 */
public record ClockRules(Set<TouchKind> answeringKinds, boolean automatedAnswers, boolean perSignal) {

    private static final ClockRules STANDARD =
            new ClockRules(Set.of(TouchKind.CALL, TouchKind.EMAIL, TouchKind.SOCIAL), false, false);

    /**
     * Copies, and refuses kinds that reach nobody.
     *
     * @param answeringKinds the kinds of touches that stop a clock
     * @param automatedAnswers whether what a machine sent stops a clock too
     * @param perSignal whether a later request of a higher tier opens a second clock even where the first one was answered
     */
    public ClockRules {
        EnumSet<TouchKind> kinds = EnumSet.noneOf(TouchKind.class);
        kinds.addAll(answeringKinds);
        if (kinds.isEmpty() || kinds.contains(TouchKind.MEETING) || kinds.contains(TouchKind.TASK)) {
            throw new IllegalArgumentException("answering kinds are " + kinds
                    + ", must be at least one of CALL, EMAIL, SOCIAL, SMS and CHAT, and nothing else");
        }
        answeringKinds = Collections.unmodifiableSet(kinds);
    }

    /**
     * Returns the defaults.
     *
     * @return calls, e-mails and social messages by a person stop a clock, and one clock runs at a time
     */
    public static ClockRules standard() {
        return STANDARD;
    }

    /**
     * A copy in which other kinds of touches stop a clock.
     *
     * @param kinds the kinds: calls, e-mails, social, text or chat messages
     * @return the copy
     * @throws IllegalArgumentException if there is none, or a meeting or task is among them
     */
    public ClockRules withAnsweringKinds(Set<TouchKind> kinds) {
        return new ClockRules(kinds, automatedAnswers, perSignal);
    }

    /**
     * A copy in which what a machine sent stops a clock too, or does not.
     *
     * @param admitted whether it does
     * @return the copy
     */
    public ClockRules withAutomatedAnswers(boolean admitted) {
        return new ClockRules(answeringKinds, admitted, perSignal);
    }

    /**
     * A copy in which a later request of a higher tier opens a second clock even where the first one was answered, or does not.
     *
     * @param opens whether it does
     * @return the copy
     */
    public ClockRules withPerSignal(boolean opens) {
        return new ClockRules(answeringKinds, automatedAnswers, opens);
    }

    /**
     * Returns whether a touch answers a lead.
     *
     * @param touch the touch
     * @return true for an attempt by us, whatever came of it, a bounce or a voicemail included
     */
    public boolean isAnswer(Touch touch) {
        return isAnswer(TouchForm.of(touch));
    }

    /**
     * Returns whether a touch of some form answers a lead.
     *
     * @param form the form
     * @return true for a call or message from us of an answering kind, by a machine only where the rules admit it
     */
    public boolean isAnswer(TouchForm form) {
        return form.isFromUs() && (automatedAnswers || !form.isByMachine()) && answeringKinds.contains(form.kind());
    }
}
