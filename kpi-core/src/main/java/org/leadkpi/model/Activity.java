package org.leadkpi.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A touch with the lead it belongs to, which is looked up when it is asked for.
 *
 * @since 0.1
 */
public final class Activity {

    private final Touch touch;
    private final @Nullable Genesis genesis;

    /** The number of the lead among all of them. */
    private final int ordinal;

    /** Null until it is asked for; one reference, so that threads may race to it. */
    @SuppressWarnings("NullableOptional")
    private @Nullable Optional<Journey> journey;

    /**
     * Makes an activity.
     *
     * @param touch the touch
     * @param journey the lead and what happened to it, when the touch names a known one
     */
    public Activity(Touch touch, Optional<Journey> journey) {
        this(touch, null, -1);
        this.journey = Objects.requireNonNull(journey, "journey");
    }

    /** The touch of a lead that is known by its number. */
    Activity(Touch touch, @Nullable Genesis genesis, int ordinal) {
        this.touch = Objects.requireNonNull(touch, "touch");
        this.genesis = genesis;
        this.ordinal = ordinal;
    }

    /**
     * Returns the touch.
     *
     * @return the touch
     */
    public Touch touch() {
        return touch;
    }

    /**
     * Returns the lead and what happened to it.
     *
     * @return the journey, empty when the touch names no lead that is known
     */
    @SuppressWarnings("NullableOptional") // not looked up yet is not the same as none
    public Optional<Journey> journey() {
        @Nullable Optional<Journey> known = journey;
        if (known == null) {
            known = genesis == null ? Optional.empty() : Optional.of(genesis.journey(ordinal));
            journey = known;
        }
        return known;
    }

    /**
     * Returns the lead.
     *
     * @return the lead, empty when the touch names none that is known
     */
    public Optional<Lead> lead() {
        return genesis == null
                ? journey().map(Journey::lead)
                : Optional.of(genesis.leads().get(ordinal));
    }

    /**
     * Returns the touches of the lead.
     *
     * @return the touches in order of time, this one among them; empty when the touch names no lead that is known
     */
    public List<Touch> touchesOfLead() {
        if (genesis == null) {
            return journey().map(Journey::touches).orElse(List.of());
        }
        return genesis.touchesOf(ordinal);
    }

    /**
     * Returns why the lead is no lead, if it is not, as {@link Exclusion#of(Journey, Policies)} says.
     *
     * @param policies the policies in force
     * @return the reason, empty for a proper lead and without a known lead
     */
    public Optional<Exclusion> exclusion(Policies policies) {
        return genesis == null
                ? journey().flatMap(lead -> Exclusion.of(lead, policies))
                : genesis.exclusion(ordinal, policies);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Activity that
                && that.touch.equals(touch)
                && that.journey().equals(journey());
    }

    @Override
    public int hashCode() {
        return touch.hashCode();
    }

    @Override
    public String toString() {
        return "Activity " + touch.id()
                + lead().map(lead -> " of lead " + lead.id()).orElse(" of no known lead");
    }
}
