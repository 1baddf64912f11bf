package org.leadkpi.model;

import java.util.Objects;
import org.leadkpi.time.Timestamp;

/**
 * Something a lead did, or that was learnt of it, that shows intent.
 *
 * @param at when
 * @param kind what
 * @param tier the tier it stands for
 * @since 0.1
 */
public record IntentSignal(Timestamp at, SignalKind kind, IntentTier tier) {

    /**
     * Validates and copies.
     *
     * @param at when
     * @param kind what
     * @param tier the tier it stands for
     */
    public IntentSignal {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(tier, "tier");
    }

    /**
     * A signal of the tier that its kind stands for.
     *
     * @param at when
     * @param kind what
     * @return the signal
     */
    public static IntentSignal of(Timestamp at, SignalKind kind) {
        return new IntentSignal(at, kind, kind.defaultTier());
    }
}
