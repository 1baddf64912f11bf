package org.leadkpi.response;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Touches;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;

/**
 * The first reply of a contact, and when a meeting was booked on account of it. There is one for each contact that replied.
 *
 * @param activity the reply
 * @param meeting when the first meeting after the reply was booked, empty while there is none, and when it was booked too late
 *     to be on account of the reply
 * @since 0.1
 */
public record FirstReply(Activity activity, Optional<Timestamp> meeting) {

    /**
     * Refuses null.
     *
     * @param activity the reply
     * @param meeting when the first meeting after the reply was booked
     */
    public FirstReply {
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(meeting, "meeting");
    }

    /**
     * Reads a reply as the first one of a contact.
     *
     * @param reply the reply
     * @param data the dataset it belongs to
     * @return the reply; empty when the contact replied before
     */
    public static Optional<FirstReply> of(Reply reply, Dataset data) {
        Activity activity = reply.activity();
        Touches touches = data.touchesOfContact(activity);
        return Earliest.isFirst(
                        activity,
                        touches,
                        i -> isReply(Correspondence.activity(touches, i, activity, data), data),
                        data.zone())
                ? Optional.of(new FirstReply(activity, meeting(activity, touches, data)))
                : Optional.empty();
    }

    private static boolean isReply(Activity activity, Dataset data) {
        return Reply.of(activity, data).isPresent();
    }

    private static Optional<Timestamp> meeting(Activity reply, Touches touches, Dataset data) {
        Timestamp since = reply.at();
        return Meeting.firstBooked(touches, since, data)
                .filter(booked -> isWithin(data.policies().meetingDays(), since, booked, data.zone()));
    }

    /** Where one of the two is known by its day only, days are counted. */
    private static boolean isWithin(int days, Timestamp since, Timestamp booked, ZoneId zone) {
        if (since.precision() == Precision.DAY || booked.precision() == Precision.DAY) {
            return !booked.date(zone).isAfter(since.date(zone).plusDays(days));
        }
        return !booked.instant(zone).isAfter(since.instant(zone).plus(Duration.ofDays(days)));
    }
}
