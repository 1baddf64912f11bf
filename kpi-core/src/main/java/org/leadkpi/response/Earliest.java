package org.leadkpi.response;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Touch;
import org.leadkpi.model.Touches;

/** Which touch of a contact is the first of its kind. */
final class Earliest {

    private Earliest() {}

    /**
     * Whether no earlier touch of a contact is like one of its activities.
     *
     * @param touches the touches of the contact
     * @param like which of them are, by their index
     */
    static boolean isFirst(Activity activity, Touches touches, IntPredicate like, ZoneId zone) {
        for (int i = 0, n = touches.size(); i < n; i++) {
            if (like.test(i) && !touches.isOf(i, activity)) {
                int order = touches.compareTimes(i, activity, zone);
                if (order > 0) {
                    return true;
                }
                if (order < 0 || touches.get(i).id().compareTo(activity.touch().id()) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The first of some touches that is like it should be. */
    static Optional<Touch> of(List<Touch> touches, Predicate<Touch> like, ZoneId zone) {
        @Nullable Touch first = null;
        for (int i = 0, n = touches.size(); i < n; i++) {
            Touch touch = touches.get(i);
            if (first != null && touch.at().compareInstants(first.at(), zone) > 0) {
                break;
            }
            if ((first == null || Correspondence.order(touch, first, zone) < 0) && like.test(touch)) {
                first = touch;
            }
        }
        return Optional.ofNullable(first);
    }
}
