package org.leadkpi.response;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Enrollment;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.Touches;
import org.leadkpi.time.Timestamp;

/**
 * An enrollment in a sequence, and what came of it. Each contact has one that counts: the last one before its first meeting was
 * booked, or the last one of all while none was.
 *
 * @param enrollment the enrollment
 * @param meeting when the first meeting after it was booked; empty while there is none, and where it does not count
 * @param exclusion why it does not count: nothing was sent before it ended, or another enrollment of the contact counts
 * @since 0.1
 */
public record SequenceEntry(Enrollment enrollment, Optional<Timestamp> meeting, Optional<Exclusion> exclusion) {

    /**
     * Refuses null.
     *
     * @param enrollment the enrollment
     * @param meeting when the first meeting after it was booked
     * @param exclusion why it does not count
     */
    public SequenceEntry {
        Objects.requireNonNull(enrollment, "enrollment");
        Objects.requireNonNull(meeting, "meeting");
        Objects.requireNonNull(exclusion, "exclusion");
    }

    /**
     * Reads what came of an enrollment.
     *
     * @param enrollment the enrollment
     * @param data the dataset it belongs to
     * @return the entry
     */
    public static SequenceEntry of(Enrollment enrollment, Dataset data) {
        Touches touches = data.touchesOfContact(enrollment.contact());
        if (!isSent(enrollment, touches, data)) {
            return leftOut(enrollment, Exclusion.NOT_SENT);
        }
        @Nullable Enrollment counting = null;
        Optional<Timestamp> meeting = Optional.empty();
        for (Enrollment other : data.enrollmentsOfContact(enrollment.contact())) {
            if (isSent(other, touches, data) && (counting == null || !isOver(meeting, other, data))) {
                counting = other;
                meeting = Meeting.firstBooked(touches, other.enrolledAt(), data);
            }
        }
        return enrollment.equals(counting)
                ? new SequenceEntry(enrollment, meeting, Optional.empty())
                : leftOut(enrollment, Exclusion.DUPLICATE);
    }

    private static SequenceEntry leftOut(Enrollment enrollment, Exclusion reason) {
        return new SequenceEntry(enrollment, Optional.empty(), Optional.of(reason));
    }

    /** Whether the meeting was booked before another enrollment, which then comes too late to count. */
    private static boolean isOver(Optional<Timestamp> meeting, Enrollment other, Dataset data) {
        return meeting.isPresent() && !Correspondence.precedes(other.enrolledAt(), meeting.get(), data.zone());
    }

    /** Whether it goes on, or something of ours went out before it ended. */
    private static boolean isSent(Enrollment enrollment, Touches touches, Dataset data) {
        return enrollment.exitedAt().isEmpty()
                || IntStream.range(0, touches.size())
                        .filter(i -> touches.form(i).isDial() || touches.form(i).isOutboundMessage())
                        .mapToObj(touches::at)
                        .anyMatch(at -> !at.isBefore(enrollment.enrolledAt(), data.zone())
                                && !at.isAfter(enrollment.exitedAt().get(), data.zone()));
    }

    /**
     * Returns who works on an enrolled contact.
     *
     * @param enrollment the enrollment
     * @param data the dataset it belongs to
     * @return the rep of our first touch since the enrollment that names one, empty when none does
     */
    public static Optional<String> rep(Enrollment enrollment, Dataset data) {
        return Earliest.of(
                        data.touchesOfContact(enrollment.contact()),
                        touch -> touch.direction() == TouchDirection.OUTBOUND
                                && touch.rep().isPresent()
                                && !touch.at().isBefore(enrollment.enrolledAt(), data.zone()),
                        data.zone())
                .flatMap(Touch::rep);
    }
}
