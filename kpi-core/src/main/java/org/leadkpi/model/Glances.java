package org.leadkpi.model;

import java.time.Duration;
import java.util.List;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;

/**
 * Touches in some order, and what is seen of each at a glance: its form, its time, how long it lasted, and what it has recorded.
 * Touches lie anywhere in memory, so that whoever goes by their leads waits for each one looked at; glances stand in that order,
 * and spare the look.
 *
 * <p>A glance is one number: the form in its lowest bits, some signs, the length in seconds, and the milliseconds of the time. A
 * time that is no whole number of milliseconds, or is known by its day only, is not seen at a glance, nor whether a touch lasted
 * longer than 17 minutes or part of a second: then the touch tells it.
 */
final class Glances {

    private static final TouchForm[] FORMS = TouchForm.values();

    private static final long FORM_BITS = 0x1F;
    private static final long NO_TIME = 0x20;

    /** That the touch is a task, or was planned as one. */
    static final long TASK = 0x40;

    /** That it names the system that recorded it. */
    static final long SYSTEM = 0x80;

    /** That it names the thread it belongs to. */
    static final long THREAD = 0x100;

    /** That it says something. */
    static final long SUBSTANCE = 0x200;

    private static final int LENGTH_SHIFT = 10;
    private static final long LENGTH_BITS = 0x3FF;

    /** The length of a touch that records none; whatever lasted as long or longer counts as one second less. */
    private static final long NO_LENGTH = LENGTH_BITS;

    private static final int TIME_SHIFT = 20;

    /** Milliseconds of no more seconds than these fit. */
    private static final long MOST_SECONDS = 1L << 33;

    private static final int MILLIS_PER_SECOND = 1000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final List<Touch> touches;
    private final int[] ordinals;
    private final long[] glances;

    private Glances(List<Touch> touches, int[] ordinals, long[] glances) {
        this.touches = touches;
        this.ordinals = ordinals;
        this.glances = glances;
    }

    /** Touches in the order they are given. */
    static Glances of(List<Touch> touches) {
        int[] ordinals = new int[touches.size()];
        long[] glances = new long[ordinals.length];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = i;
            glances[i] = at(touches.get(i));
        }
        return new Glances(touches, ordinals, glances);
    }

    /**
     * Touches in the order of their ordinals.
     *
     * @param ofTouches the glances at the touches in the order they are given
     */
    static Glances of(List<Touch> touches, int[] ordinals, long[] ofTouches, Workers workers) {
        long[] glances = new long[ordinals.length];
        workers.each(workers.ranges(glances.length), glances.length, (range, from, to) -> {
            for (int place = from; place < to; place++) {
                glances[place] = ofTouches[ordinals[place]];
            }
            return range;
        });
        return new Glances(touches, ordinals, glances);
    }

    /** Glances at a touch. */
    @SuppressWarnings("EnumOrdinal") // kept nowhere beyond these glances
    static long at(Touch touch) {
        Timestamp at = touch.at();
        long form = TouchForm.of(touch).ordinal();
        boolean seen = at.precision() == Precision.INSTANT
                && at.nanos() % NANOS_PER_MILLI == 0
                && Math.abs(at.epoch()) < MOST_SECONDS;
        long time = seen ? (at.epoch() * MILLIS_PER_SECOND + at.nanos() / NANOS_PER_MILLI) << TIME_SHIFT : NO_TIME;
        return time | length(touch) << LENGTH_SHIFT | signs(touch) | form;
    }

    private static long length(Touch touch) {
        return touch.duration().isEmpty()
                ? NO_LENGTH
                : Math.min(touch.duration().get().toSeconds(), NO_LENGTH - 1);
    }

    private static long signs(Touch touch) {
        ReplyDetails reply = touch.reply();
        return (touch.kind() == TouchKind.TASK || touch.task().isPresent() ? TASK : 0)
                | (touch.sourceSystem().isPresent() ? SYSTEM : 0)
                | (reply.thread().isPresent() ? THREAD : 0)
                | (reply.substantive() ? SUBSTANCE : 0);
    }

    /** Whether two glances show a time. */
    static boolean areTimed(long a, long b) {
        return ((a | b) & NO_TIME) == 0;
    }

    /** Orders two glances that show a time. */
    static int compareTimes(long a, long b) {
        return Long.compare(a >> TIME_SHIFT, b >> TIME_SHIFT);
    }

    long glance(int place) {
        return glances[place];
    }

    int size() {
        return glances.length;
    }

    Touch touch(int place) {
        return touches.get(ordinals[place]);
    }

    boolean shows(int place, long sign) {
        return (glances[place] & sign) != 0;
    }

    boolean recordsLength(int place) {
        return length(place) != NO_LENGTH;
    }

    private long length(int place) {
        return glances[place] >> LENGTH_SHIFT & LENGTH_BITS;
    }

    /** Whether a touch is known to have lasted some time. */
    boolean lasted(int place, Duration atLeast) {
        if (atLeast.toNanosPart() != 0 || atLeast.toSeconds() >= NO_LENGTH) {
            return touch(place)
                    .duration()
                    .filter(length -> length.compareTo(atLeast) >= 0)
                    .isPresent();
        }
        return recordsLength(place) && length(place) >= atLeast.toSeconds();
    }

    TouchForm form(int place) {
        return FORMS[(int) (glances[place] & FORM_BITS)];
    }

    Timestamp at(int place) {
        long glance = glances[place];
        if ((glance & NO_TIME) != 0) {
            return touch(place).at();
        }
        long millis = glance >> TIME_SHIFT;
        return new Timestamp(
                Math.floorDiv(millis, MILLIS_PER_SECOND),
                Math.floorMod(millis, MILLIS_PER_SECOND) * NANOS_PER_MILLI,
                Precision.INSTANT);
    }
}
