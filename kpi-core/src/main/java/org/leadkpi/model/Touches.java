package org.leadkpi.model;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.leadkpi.time.Timestamp;

/**
 * Touches of one contact, in order of time. Immutable.
 *
 * <p>The form and the time of each are at hand, while the touch itself may lie anywhere in memory: whoever goes through many
 * touches asks for {@link #form} and {@link #at} first, and for the touch only where these leave a question.
 *
 * @since 0.1
 */
public final class Touches extends View<Touch> {

    static final Touches NONE = new Touches(Glances.of(List.of()), 0, 0);

    private final Glances glances;
    private final int from;
    private final int size;

    private Touches(Glances glances, int from, int size) {
        this.glances = glances;
        this.from = from;
        this.size = size;
    }

    /** Those at the places from one to another. */
    static Touches of(Glances glances, int from, int to) {
        return from == to ? NONE : new Touches(glances, from, to - from);
    }

    /** A touch alone. */
    static Touches of(Touch touch) {
        return of(List.of(touch));
    }

    /**
     * Takes touches as they come.
     *
     * @param touches touches in order of time
     * @return the touches
     */
    public static Touches of(List<Touch> touches) {
        if (touches instanceof Touches known) {
            return known;
        }
        Glances glances = Glances.of(List.copyOf(touches));
        return of(glances, 0, glances.size());
    }

    /**
     * Returns what a touch is as outreach.
     *
     * @param index which one, from 0
     * @return its form, as {@link TouchForm#of} reads it
     */
    public TouchForm form(int index) {
        return glances.form(place(index));
    }

    /**
     * Returns when a touch took place.
     *
     * @param index which one, from 0
     * @return its time, as {@link Touch#at} tells it
     */
    public Timestamp at(int index) {
        return glances.at(place(index));
    }

    boolean recordsLength(int index) {
        return glances.recordsLength(place(index));
    }

    boolean lasted(int index, Duration atLeast) {
        return glances.lasted(place(index), atLeast);
    }

    /**
     * Returns whether a touch names the thread it belongs to.
     *
     * @param index which one, from 0
     * @return true where its {@link ReplyDetails#thread} is present
     */
    public boolean namesThread(int index) {
        return shows(index, Glances.THREAD);
    }

    boolean shows(int index, long sign) {
        return glances.shows(place(index), sign);
    }

    /** The order of time; at the same time what is known more precisely comes first, in whatever order they are given. */
    static int order(Touch a, Touch b, ZoneId zone) {
        int order = a.at().compareInstants(b.at(), zone);
        return order == 0 ? a.at().precision().compareTo(b.at().precision()) : order;
    }

    @Override
    public Touch get(int index) {
        return glances.touch(place(index));
    }

    @Override
    public int size() {
        return size;
    }

    /**
     * Compares when a touch and an activity took place.
     *
     * @param index which touch, from 0
     * @param activity the activity
     * @param zone the zone whose days place times of day precision
     * @return as {@link Timestamp#compareInstants} compares the times
     */
    public int compareTimes(int index, Activity activity, ZoneId zone) {
        long glance = glance(index);
        long other = activity.glance();
        return Glances.areTimed(glance, other)
                ? Glances.compareTimes(glance, other)
                : at(index).compareInstants(activity.at(), zone);
    }

    /**
     * Returns how many touches took place no later than an activity.
     *
     * @param activity the activity
     * @param zone the zone whose days place times of day precision
     * @return their number; they come first
     */
    public int countUntil(Activity activity, ZoneId zone) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compareTimes(middle, activity, zone) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Returns whether a touch is that of an activity.
     *
     * @param index which touch, from 0
     * @param activity the activity
     * @return true where it is the same touch
     */
    public boolean isOf(int index, Activity activity) {
        return activity.isAt(this, index);
    }

    @SuppressWarnings("ReferenceEquality") // what is seen at another glance is compared
    boolean isSame(int index, Touches others, int other) {
        return glances == others.glances
                ? place(index) == others.place(other)
                : get(index).equals(others.get(other));
    }

    long glance(int index) {
        return glances.glance(place(index));
    }

    /**
     * Returns whether a touch is of a form.
     *
     * @param form tells which forms are meant
     * @return true where at least one is
     */
    public boolean anyIs(Predicate<TouchForm> form) {
        for (int i = 0; i < size; i++) {
            if (form.test(form(i))) {
                return true;
            }
        }
        return false;
    }

    private int place(int index) {
        return from + Objects.checkIndex(index, size);
    }
}
