package org.leadkpi.benchmark;

import java.util.Objects;
import java.util.function.Function;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.stats.Interval;
import org.leadkpi.value.Rational;

/**
 * How a reading stands against a range of numbers, and whether its interval leaves no doubt about it.
 *
 * <p>The position is a fact about the exact value, not a verdict: above a band may be good. It is clear when every number
 * of the interval has the same position. A reading without an interval is never clear, since nothing says how far it could
 * be off; what counts the whole population of interest needs no such proof.
 *
 * @param position where the value stands
 * @param isClear whether the whole interval stands there
 * @since 0.1
 */
public record Standing(Position position, boolean isClear) {

    /**
     * Where a value stands.
     *
     * @since 0.1
     */
    public enum Position {
        /** Below the range, or as low as the source calls low. */
        BELOW,
        /** In the range. */
        IN_BAND,
        /** Above the range, or as high as the source calls high. */
        ABOVE,
        /** There is a value, and nothing that it could be judged by. */
        UNBENCHMARKED,
        /** The reading has no value, for the reason that its status tells. */
        NO_VALUE
    }

    /**
     * Refuses clarity about nothing.
     *
     * @param position where the value stands
     * @param isClear whether the whole interval stands there
     * @throws IllegalArgumentException if it is clear, but stands nowhere
     */
    public Standing {
        Objects.requireNonNull(position, "position");
        if (isClear && (position == Position.UNBENCHMARKED || position == Position.NO_VALUE)) {
            throw new IllegalArgumentException("a standing cannot be clear and " + position);
        }
    }

    /**
     * Returns how a reading stands against a benchmark.
     *
     * @param reading the reading
     * @param benchmark the benchmark; unbenchmarked when it does not {@link Benchmark#judges judge} the reading
     * @return the standing
     */
    public static Standing of(Reading reading, Benchmark benchmark) {
        Function<Rational, Position> unjudged = number -> Position.UNBENCHMARKED;
        return of(reading, benchmark.judges(reading) ? benchmark::position : unjudged, benchmark.band());
    }

    /**
     * Returns how a reading stands against its own history: the range of the previous periods.
     *
     * @param reading the reading
     * @param history the previous periods; unbenchmarked when there are none
     * @return the standing
     */
    public static Standing of(Reading reading, History history) {
        return history.range()
                .map(range -> of(reading, range))
                .orElse(new Standing(reading.value().isDefined() ? Position.UNBENCHMARKED : Position.NO_VALUE, false));
    }

    /**
     * Returns how a reading stands against a band.
     *
     * @param reading the reading
     * @param band the band, in the unit of its KPI
     * @return the standing
     */
    public static Standing of(Reading reading, Band band) {
        return of(reading, number -> position(number, band), band);
    }

    /** Judges value and interval: the numbers of a position lie in one stretch, so the ends of the interval tell all. */
    private static Standing of(Reading reading, Function<Rational, Position> judge, Band band) {
        Position position = reading.number().map(judge).orElse(Position.NO_VALUE);
        boolean stands = position != Position.UNBENCHMARKED && position != Position.NO_VALUE;
        boolean isClear = stands
                && reading.interval()
                        .map(interval -> judge.apply(exact(interval.lower())) == position
                                && judge.apply(upper(interval, band)) == position)
                        .orElse(false);
        return new Standing(position, isClear);
    }

    private static Rational upper(Interval interval, Band band) {
        return interval.isBoundedAbove() ? exact(interval.upper()) : band.beyond();
    }

    private static Rational exact(double limit) {
        return Rational.exactly(limit);
    }

    static Position position(Rational number, Band band) {
        if (band.isBelow(number)) {
            return Position.BELOW;
        }
        return band.isAbove(number) ? Position.ABOVE : Position.IN_BAND;
    }
}
