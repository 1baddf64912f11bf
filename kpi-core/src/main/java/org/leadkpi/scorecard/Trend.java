package org.leadkpi.scorecard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.IntervalRule;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.stats.ProcessLimits;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/**
 * One KPI in one segment, period after period: what changed, and whether the change is more than routine variation.
 *
 * <ul>
 *   <li>A point is <em>settled</em> when it has a value, its period is whole, and every member of its cohort is mature. Only
 *       settled points are judged, and only they make limits and runs; the others are shown.
 *   <li>The limits of a point are the process limits (individuals and moving range) of the settled points before it, at least
 *       {@value #LEAST_HISTORY} and at most {@value #MOST_HISTORY}. A limit that a KPI cannot reach, below
 *       zero where none of them is negative or above the whole for a share, is drawn in.
 *   <li>A last period that is not over is compared with as many days of the period before. A ledger by days can tell them;
 *       one of longer periods cannot, and {@link #whyNoEqualDays} says so.
 * </ul>
 *
 * <pre>{@code
 * Trend trend = Trend.of(Scorecard.of(data, Grain.MONTH), COST_PER_LEAD, Segment.ALL);
 * trend.latestSettled().flatMap(Trend.Point::position);
 * }</pre>
 *
 * @since 0.1
 */
public final class Trend {

    /** How many settled points it takes to say what is routine. */
    public static final int LEAST_HISTORY = 6;

    /** How many settled points say what is routine; older ones are forgotten. */
    public static final int MOST_HISTORY = 12;

    /**
     * What routine variation makes of a KPI.
     *
     * @param process the process limits of the points before
     * @param lower the lower limit, as far as the KPI can reach it
     * @param upper the upper limit, as far as the KPI can reach it
     * @param points how many points they are made of
     * @since 0.1
     */
    public record Limits(ProcessLimits process, Rational lower, Rational upper, int points) {
        /**
         * Refuses null.
         *
         * @param process the process limits of the points before
         * @param lower the lower limit, as far as the KPI can reach it
         * @param upper the upper limit, as far as the KPI can reach it
         * @param points how many points they are made of
         */
        public Limits {
            Objects.requireNonNull(process, "process");
            Objects.requireNonNull(lower, "lower");
            Objects.requireNonNull(upper, "upper");
        }

        private static Limits of(Kpi kpi, List<Rational> history) {
            ProcessLimits process = ProcessLimits.of(history);
            boolean canBeNegative = history.stream().anyMatch(value -> value.signum() < 0);
            Rational lower = canBeNegative ? process.lower() : process.lower().max(Rational.ZERO);
            Rational upper = (kpi.interval() == IntervalRule.WILSON || kpi.interval() == IntervalRule.CLUSTERED)
                            && history.stream().allMatch(Limits::isShare)
                    ? process.upper().min(Rational.ONE)
                    : process.upper();
            return new Limits(process, lower, upper, history.size());
        }

        private static boolean isShare(Rational value) {
            return value.signum() >= 0 && value.compareTo(Rational.ONE) <= 0;
        }
    }

    /**
     * One period.
     *
     * @param reading what the KPI says of it
     * @param isSettled whether it may be judged
     * @param previous the comparison with the period before; empty for the first
     * @param yearBefore the comparison with the same period of the year before; empty where it was not observed
     * @param limits the process limits of the settled points before; empty where they are too few
     * @since 0.1
     */
    public record Point(
            Reading reading,
            boolean isSettled,
            Optional<Comparison> previous,
            Optional<Comparison> yearBefore,
            Optional<Limits> limits) {
        /**
         * Refuses null.
         *
         * @param reading what the KPI says of it
         * @param isSettled whether it may be judged
         * @param previous the comparison with the period before; empty for the first
         * @param yearBefore the comparison with the same period of the year before; empty where it was not observed
         * @param limits the process limits of the settled points before; empty where they are too few
         */
        public Point {
            Objects.requireNonNull(reading, "reading");
            Objects.requireNonNull(previous, "previous");
            Objects.requireNonNull(yearBefore, "yearBefore");
            Objects.requireNonNull(limits, "limits");
        }

        /**
         * Returns where the value lies relative to its limits.
         *
         * @return the place; empty without limits, or when the point is not settled
         */
        public Optional<ProcessLimits.Position> position() {
            return isSettled
                    ? limits.flatMap(routine -> reading.number().map(routine.process()::judge))
                    : Optional.empty();
        }
    }

    private final Kpi kpi;
    private final Segment segment;
    private final List<Point> points;
    private final Optional<Comparison> equalDays;
    private final Optional<Comparison> equalDaysYearBefore;
    private final Optional<String> whyNoEqualDays;

    private Trend(Kpi kpi, Segment segment, List<Point> points, EqualDays equalDays) {
        this.kpi = kpi;
        this.segment = segment;
        this.points = List.copyOf(points);
        this.equalDays = equalDays.previous();
        this.equalDaysYearBefore = equalDays.yearBefore();
        this.whyNoEqualDays = equalDays.whyNot();
    }

    /**
     * Follows a KPI through the periods of a scorecard.
     *
     * @param card the scorecard
     * @param kpi the KPI
     * @param segment a segment, or {@link Segment#ALL}
     * @return the trend
     */
    public static Trend of(Scorecard card, Kpi kpi, Segment segment) {
        return of(card, card, kpi, segment);
    }

    /**
     * Follows a KPI through the periods of a scorecard, with one of shorter periods to cut them.
     *
     * @param card the scorecard
     * @param fine the same by shorter periods, best by days, which tells the first days of a period
     * @param kpi the KPI
     * @param segment a segment, or {@link Segment#ALL}
     * @return the trend
     * @throws IllegalArgumentException if the two do not observe the same: range, zone, as-of instant, currency, feeds,
     *     policies or dimensions differ
     */
    public static Trend of(Scorecard card, Scorecard fine, Kpi kpi, Segment segment) {
        requireSame(card.frame(), fine.frame());
        Kpi defined = card.definition(kpi);
        List<Reading> readings = card.periods().stream()
                .map(period -> card.get(kpi, segment, period))
                .toList();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.get(i);
            Optional<Comparison> previous =
                    i == 0 ? Optional.empty() : Optional.of(Comparison.of(card, reading, readings.get(i - 1)));
            Optional<Comparison> yearBefore = yearBefore(card, reading.range())
                    .map(period -> Comparison.of(
                            card, reading, readings.get(card.periods().indexOf(period))));
            points.add(new Point(reading, reading.isSettled(), previous, yearBefore, limits(defined, points)));
        }
        return new Trend(defined, segment, points, EqualDays.of(card, fine, kpi, segment));
    }

    private static void requireSame(Frame frame, Frame fine) {
        Map<String, List<Object>> parts = new LinkedHashMap<>();
        parts.put("range", List.of(frame.range(), fine.range()));
        parts.put("zone", List.of(frame.zone(), fine.zone()));
        parts.put("as-of instant", List.of(frame.asOf(), fine.asOf()));
        parts.put("currency", List.of(frame.currency(), fine.currency()));
        parts.put("feeds", List.of(frame.feeds(), fine.feeds()));
        parts.put("policies", List.of(frame.policies(), fine.policies()));
        parts.put("dimensions", List.of(frame.axes(), fine.axes()));
        parts.forEach((part, values) -> {
            if (!values.get(0).equals(values.get(1))) {
                throw new IllegalArgumentException("cannot cut the periods of one scorecard with another: " + part
                        + " is " + values.get(0) + " and " + values.get(1));
            }
        });
    }

    /** The observed period of the year before, which may be clipped. */
    private static Optional<DateRange> yearBefore(Scorecard card, DateRange period) {
        Frame frame = card.frame();
        return frame.grain()
                .yearBefore(period, frame.range())
                .flatMap(whole -> whole.intersection(frame.range()))
                .filter(before -> before.compareTo(period) < 0 && card.periods().contains(before));
    }

    // ---- limits

    private static Optional<Limits> limits(Kpi kpi, List<Point> before) {
        List<Rational> settled = before.stream()
                .filter(Point::isSettled)
                .map(point -> point.reading().number().orElseThrow())
                .toList();
        if (settled.size() < LEAST_HISTORY) {
            return Optional.empty();
        }
        List<Rational> history = settled.subList(Math.max(0, settled.size() - MOST_HISTORY), settled.size());
        return Optional.of(Limits.of(kpi, history));
    }

    // ---- a last period that is not over

    /** The days of a period that are over, and as many of others. */
    private record EqualDays(Optional<Comparison> previous, Optional<Comparison> yearBefore, Optional<String> whyNot) {

        private static final EqualDays NOT_NEEDED = new EqualDays(Optional.empty(), Optional.empty(), Optional.empty());

        static EqualDays of(Scorecard card, Scorecard fine, Kpi kpi, Segment segment) {
            List<DateRange> periods = card.periods();
            DateRange last = periods.get(periods.size() - 1);
            if (card.isWhole(last)) {
                return NOT_NEEDED;
            }
            if (periods.size() == 1) {
                return unknown("there is no period before");
            }
            Optional<DateRange> over = over(card.frame(), last);
            if (over.isEmpty()) {
                return unknown("no day of the last period is over yet");
            }
            DateRange before = periods.get(periods.size() - 2);
            long days = over.get().days();
            Optional<DateRange> cut = cut(card, before, days);
            if (cut.isEmpty()) {
                return unknown("the period before has no " + days + " days that were observed from its start");
            }
            if (!tells(fine, over.get()) || !tells(fine, cut.get())) {
                return unknown("a ledger by " + fine.frame().grain() + " cannot tell the first " + days
                        + " days of a period; one by day can");
            }
            Reading now = fine.get(kpi, segment, over.get());
            return new EqualDays(
                    Optional.of(Comparison.of(fine, now, fine.get(kpi, segment, cut.get()))),
                    Trend.yearBefore(card, last)
                            .flatMap(period -> cut(card, period, days))
                            .filter(range -> tells(fine, range))
                            .map(range -> Comparison.of(fine, now, fine.get(kpi, segment, range))),
                    Optional.empty());
        }

        private static EqualDays unknown(String reason) {
            return new EqualDays(Optional.empty(), Optional.empty(), Optional.of(reason));
        }

        /** The days of a period that are over at the as-of instant. */
        private static Optional<DateRange> over(Frame frame, DateRange period) {
            LocalDate today = frame.today();
            LocalDate end = today.isBefore(period.end()) ? today : period.end();
            return period.start().isBefore(end) ? Optional.of(DateRange.of(period.start(), end)) : Optional.empty();
        }

        /** So many first days of a period that was observed from its start. */
        private static Optional<DateRange> cut(Scorecard card, DateRange period, long days) {
            return period.days() >= days
                            && card.frame().grain().isWhole(period, card.frame().range())
                    ? Optional.of(DateRange.of(period.start(), period.start().plusDays(days)))
                    : Optional.empty();
        }

        /** Whether a scorecard has periods that make up a range. */
        private static boolean tells(Scorecard fine, DateRange range) {
            return fine.periods().stream().anyMatch(period -> period.start().equals(range.start()))
                    && fine.periods().stream().anyMatch(period -> period.end().equals(range.end()));
        }
    }

    // ---- what it says

    /**
     * Returns what is followed.
     *
     * @return the KPI
     */
    public Kpi kpi() {
        return kpi;
    }

    /**
     * Returns where it is followed.
     *
     * @return the segment, {@link Segment#ALL} for the total
     */
    public Segment segment() {
        return segment;
    }

    /**
     * Returns the periods.
     *
     * @return one point for each, in order
     */
    public List<Point> points() {
        return points;
    }

    /**
     * Returns whether there is anything to follow.
     *
     * @return true when some period has a value, or a provisional one
     */
    public boolean hasValues() {
        return points.stream()
                .anyMatch(point -> point.reading().value().isDefined()
                        || point.reading().provisional().isPresent());
    }

    /**
     * Returns the last point that may be judged.
     *
     * @return the point, empty when no period is settled
     */
    public Optional<Point> latestSettled() {
        return points.stream().filter(Point::isSettled).reduce((earlier, later) -> later);
    }

    /**
     * Returns how many times in a row the KPI rose or fell up to the latest settled point. Three falls take four points.
     *
     * @return the number of rises, or of falls as a negative number; 0 when the latest settled point is the first of its kind,
     *     cannot be compared with the one before, or equals it
     */
    public int run() {
        int last = latestSettled().map(points::indexOf).orElse(0);
        int run = 0;
        for (int i = last; i > 0; i--) {
            Point point = points.get(i);
            int step = points.get(i - 1).isSettled()
                    ? point.previous()
                            .flatMap(Comparison::difference)
                            .map(Rational::signum)
                            .orElse(0)
                    : 0;
            if (step == 0 || run * step < 0) {
                break;
            }
            run += step;
        }
        return run;
    }

    /**
     * Returns the days of the last period that are over, compared with as many of the period before.
     *
     * @return the comparison; empty when the last period is whole, or {@link #whyNoEqualDays} says why
     */
    public Optional<Comparison> equalDays() {
        return equalDays;
    }

    /**
     * Returns the days of the last period that are over, compared with as many of the same period of the year before.
     *
     * @return the comparison; empty when the last period is whole, or the other one was not observed from its start
     */
    public Optional<Comparison> equalDaysYearBefore() {
        return equalDaysYearBefore;
    }

    /**
     * Returns why the last period, which is not whole, is not compared with as many days of the one before.
     *
     * @return the reason; empty when it is compared, or when it is whole
     */
    public Optional<String> whyNoEqualDays() {
        return whyNoEqualDays;
    }

    @Override
    public String toString() {
        return kpi.id() + " " + segment + ", " + points.size() + " periods: "
                + points.stream()
                        .map(point -> point.reading().show())
                        .reduce((earlier, later) -> earlier + ", " + later)
                        .orElse("");
    }
}
