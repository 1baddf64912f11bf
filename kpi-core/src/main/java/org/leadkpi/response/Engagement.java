package org.leadkpi.response;

import java.time.ZoneId;
import java.util.List;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.Lead;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Touch;
import org.leadkpi.model.Touches;

/**
 * What leads did with an e-mail of ours.
 *
 * <ul>
 *   <li>A signal does not say which e-mail it is about: it belongs to the latest one that had arrived by then.
 *   <li>However often an e-mail was opened or clicked, it was so once.
 *   <li>Only leads leave signals; of e-mails to prospects who are no leads nothing is known.
 * </ul>
 *
 * @since 0.1
 */
public final class Engagement {

    private Engagement() {}

    /**
     * Returns whether an e-mail of ours was opened or clicked.
     *
     * @param email an e-mail that arrived
     * @param kind what the lead did with it
     * @param data the dataset it belongs to
     * @return true when a signal of the lead belongs to it
     */
    public static boolean shows(Activity email, SignalKind kind, Dataset data) {
        List<IntentSignal> signals = email.lead().map(Lead::signals).orElse(List.of());
        for (int i = 0, n = signals.size(); i < n; i++) {
            IntentSignal signal = signals.get(i);
            if (signal.kind() == kind && belongs(signal, email.touch(), email.touchesOfLead(), data.zone())) {
                return true;
            }
        }
        return false;
    }

    private static boolean belongs(IntentSignal signal, Touch email, Touches touches, ZoneId zone) {
        if (signal.at().isBefore(email.at(), zone)) {
            return false;
        }
        for (int i = 0, n = touches.size(); i < n; i++) {
            if (touches.form(i).isDeliveredEmail()
                    && !signal.at().isBefore(touches.at(i), zone)
                    && Correspondence.order(email, touches.get(i), zone) < 0) {
                return false;
            }
        }
        return true;
    }
}
