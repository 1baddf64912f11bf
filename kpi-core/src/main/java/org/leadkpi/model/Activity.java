package org.leadkpi.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadkpi.time.Timestamp;

/**
 * A touch with the lead it belongs to. What the touch is as outreach, when it took place, how long it lasted and what it has
 * recorded is known without looking at it.
 *
 * @since 0.1
 */
public final class Activity {

    /** The touches that this one is of: those of its lead, or others without a known one. */
    private final Touches touches;

    private final int index;
    private final @Nullable Journey journey;

    /** Null until it is asked for. */
    private @Nullable Touch touch;

    /**
     * Makes an activity.
     *
     * @param touch the touch
     * @param journey the lead and what happened to it, when the touch names a known one
     */
    public Activity(Touch touch, Optional<Journey> journey) {
        this(Touches.of(touch), 0, journey.orElse(null));
    }

    /** One of some touches. */
    Activity(Touches touches, int index, @Nullable Journey journey) {
        this.touches = touches;
        this.index = Objects.checkIndex(index, touches.size());
        this.journey = journey;
    }

    /**
     * Returns the touch.
     *
     * @return the touch
     */
    public Touch touch() {
        Touch known = touch;
        if (known == null) {
            known = touches.get(index);
            touch = known;
        }
        return known;
    }

    /**
     * Returns what the touch is as outreach.
     *
     * @return its form, as {@link TouchForm#of} reads it
     */
    public TouchForm form() {
        return touches.form(index);
    }

    /**
     * Returns what kind of touch it is.
     *
     * @return its kind, as {@link Touch#kind} tells it
     */
    public TouchKind kind() {
        TouchForm form = form();
        return form == TouchForm.OTHER ? touch().kind() : form.kind();
    }

    /**
     * Returns when it took place.
     *
     * @return its time, as {@link Touch#at} tells it
     */
    public Timestamp at() {
        return touches.at(index);
    }

    /**
     * Returns whether it records how long it lasted.
     *
     * @return true where {@link Touch#duration} is present
     */
    public boolean recordsLength() {
        return touches.recordsLength(index);
    }

    /**
     * Returns whether it lasted some time.
     *
     * @param atLeast how long, exactly that being enough
     * @return false where it was shorter, or records no {@link Touch#duration}
     */
    public boolean lasted(Duration atLeast) {
        return touches.lasted(index, atLeast);
    }

    /**
     * Returns whether it names the thread it belongs to.
     *
     * @return true where its {@link ReplyDetails#thread} is present
     */
    public boolean namesThread() {
        return touches.namesThread(index);
    }

    /**
     * Returns whether it says something.
     *
     * @return as its {@link ReplyDetails#substantive} tells it
     */
    public boolean isSubstantive() {
        return touches.shows(index, Glances.SUBSTANCE);
    }

    /**
     * Returns whether it is a task, or was planned as one.
     *
     * @return true for the kind, and where {@link Touch#task} is present
     */
    public boolean isTask() {
        return touches.shows(index, Glances.TASK);
    }

    /**
     * Returns whether it names the system that recorded it.
     *
     * @return true where {@link Touch#sourceSystem} is present
     */
    public boolean namesSystem() {
        return touches.shows(index, Glances.SYSTEM);
    }

    /** What is seen of the touch. */
    long glance() {
        return touches.glance(index);
    }

    /** Whether it is the touch at a place. */
    boolean isAt(Touches others, int other) {
        return touches.isSame(index, others, other);
    }

    /**
     * Returns the lead and what happened to it.
     *
     * @return the journey, empty when the touch names no lead that is known
     */
    public Optional<Journey> journey() {
        return Optional.ofNullable(journey);
    }

    /**
     * Returns the lead.
     *
     * @return the lead, empty when the touch names none that is known
     */
    public Optional<Lead> lead() {
        return journey().map(Journey::lead);
    }

    /**
     * Returns the touches of the lead.
     *
     * @return the touches in order of time, this one among them; empty when the touch names no lead that is known
     */
    public Touches touchesOfLead() {
        return journey == null ? Touches.NONE : journey.touches();
    }

    /**
     * Returns why the lead is no lead, if it is not, as {@link Exclusion#of(Journey, Policies)} says.
     *
     * @param policies the policies in force
     * @return the reason, empty for a proper lead and without a known lead
     */
    public Optional<Exclusion> exclusion(Policies policies) {
        return journey == null ? Optional.empty() : Exclusion.of(journey, policies);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Activity that && that.touch().equals(touch()) && Objects.equals(that.journey, journey);
    }

    @Override
    public int hashCode() {
        return touch().hashCode();
    }

    @Override
    public String toString() {
        return "Activity " + touch().id()
                + lead().map(lead -> " of lead " + lead.id()).orElse(" of no known lead");
    }
}
