package org.leadkpi.response;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.MeetingDetails;
import org.leadkpi.model.MeetingStatus;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchForm;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.Touches;
import org.leadkpi.time.Timestamp;

/**
 * A meeting whose time has come and whose outcome is known.
 *
 * <ul>
 *   <li>A meeting that was moved is the one that was booked last: those it replaces are no meetings of their own.
 *   <li>A meeting that was cancelled counts as cancelled late, since it is not recorded when it was.
 * </ul>
 *
 * @param activity the touch
 * @param scheduledFor when it took place, or should have
 * @param status held, missed or cancelled
 * @param qualified whether sales accepted it as qualified, empty when that is not recorded
 * @since 0.1
 */
public record Meeting(Activity activity, Timestamp scheduledFor, MeetingStatus status, Optional<Boolean> qualified) {

    /**
     * Refuses null.
     *
     * @param activity the touch
     * @param scheduledFor when it took place, or should have
     * @param status held, missed or cancelled
     * @param qualified whether sales accepted it as qualified, empty when that is not recorded
     */
    public Meeting {
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(scheduledFor, "scheduledFor");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(qualified, "qualified");
    }

    /**
     * Reads a touch as a meeting whose time has come.
     *
     * @param activity the touch
     * @param data the dataset it belongs to
     * @return the meeting; empty when the touch is none, was replaced by another one, is still to come, or has no recorded
     *     time or outcome
     */
    public static Optional<Meeting> of(Activity activity, Dataset data) {
        if (activity.form() != TouchForm.MEETING || activity.touch().meeting().isEmpty()) {
            return Optional.empty();
        }
        MeetingDetails details = activity.touch().meeting().get();
        return details.scheduledFor()
                .filter(at -> data.hasSeen(at) && isDecided(details.status()) && !isReplaced(activity, data))
                .map(at -> new Meeting(activity, at, details.status(), details.qualified()));
    }

    private static boolean isDecided(MeetingStatus status) {
        return switch (status) {
            case HELD, NO_SHOW, CANCELLED -> true;
            case SCHEDULED, RESCHEDULED -> false;
        };
    }

    private static boolean isReplaced(Activity activity, Dataset data) {
        Touches touches = data.touchesOfContact(activity);
        Optional<Touch> meeting = Optional.of(activity.touch());
        for (int i = 0, n = touches.size(); i < n; i++) {
            if (touches.form(i) == TouchForm.MEETING
                    && touches.get(i).movedFrom(touches, data.zone()).equals(meeting)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether a touch is the booking of a meeting.
     *
     * @param touch the touch
     * @param touches the touches of its contact
     * @param data the dataset it belongs to
     * @return false for a meeting that only moves another one
     */
    public static boolean isBooking(Touch touch, List<Touch> touches, Dataset data) {
        return touch.kind() == TouchKind.MEETING
                && touch.movedFrom(touches, data.zone()).isEmpty();
    }

    /**
     * Returns whether a touch is the booking of a meeting.
     *
     * @param activity the touch
     * @param data the dataset it belongs to
     * @return false for a meeting that only moves another one
     */
    public static boolean isBooking(Activity activity, Dataset data) {
        if (activity.form() != TouchForm.MEETING) {
            return false;
        }
        Touch touch = activity.touch();
        boolean names = touch.meeting().flatMap(MeetingDetails::rescheduledFrom).isPresent();
        return isBooking(touch, names ? data.touchesOfContact(activity) : List.of(), data);
    }

    /**
     * Returns when a meeting was booked.
     *
     * @param touch the touch
     * @param data the dataset it belongs to
     * @return the time; empty when the touch is no meeting, or it was booked after the as-of instant
     */
    public static Optional<Timestamp> bookedAt(Touch touch, Dataset data) {
        return touch.kind() == TouchKind.MEETING
                ? Optional.of(touch.bookedAt()).filter(data::hasSeen)
                : Optional.empty();
    }

    /** When one of the touches of a contact booked a meeting; empty where it books none, or only moves another one. */
    static Optional<Timestamp> bookedAt(Touches touches, int index, Dataset data) {
        return touches.form(index) == TouchForm.MEETING && isBooking(touches.get(index), touches, data)
                ? bookedAt(touches.get(index), data)
                : Optional.empty();
    }

    /**
     * Returns whether a meeting was booked with a contact.
     *
     * @param touches touches of one contact
     * @param since the time with or after which it must have been booked, as a booking that makes the lead is
     * @param data the dataset they belong to
     * @return false when none was booked, or only before
     */
    public static boolean isBookedSince(Touches touches, Timestamp since, Dataset data) {
        for (int i = 0, n = touches.size(); i < n; i++) {
            if (bookedAt(touches, i, data)
                    .filter(at -> !at.isBefore(since, data.zone()))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns when the first of some meetings was booked.
     *
     * @param touches touches of one contact
     * @param since the time after which it must have been booked; where one of the two is known by its day only, the same day
     *     will do
     * @param data the dataset they belong to
     * @return the time, empty when none was booked
     */
    public static Optional<Timestamp> firstBooked(Touches touches, Timestamp since, Dataset data) {
        Optional<Timestamp> first = Optional.empty();
        for (int i = 0, n = touches.size(); i < n; i++) {
            Optional<Timestamp> at = bookedAt(touches, i, data);
            if (at.isPresent()
                    && Correspondence.precedes(since, at.get(), data.zone())
                    && (first.isEmpty() || at.get().compareInstants(first.get(), data.zone()) < 0)) {
                first = at;
            }
        }
        return first;
    }
}
