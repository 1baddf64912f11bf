package org.leadkpi.response;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Touch;

/** Which touch of a contact is the first of its kind. */
final class Earliest {

    private Earliest() {}

    /** Whether no earlier touch of the contact is like a touch. */
    static boolean isFirst(Activity activity, Dataset data, Predicate<Touch> like) {
        Touch touch = activity.touch();
        ZoneId zone = data.zone();
        List<Touch> touches = data.touchesOfContact(activity);
        for (int i = 0, n = touches.size(); i < n; i++) {
            Touch other = touches.get(i);
            if (like.test(other)) {
                if (Correspondence.order(other, touch, zone) < 0) {
                    return false;
                }
                if (other.at().compareInstants(touch.at(), zone) > 0) {
                    return true;
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
