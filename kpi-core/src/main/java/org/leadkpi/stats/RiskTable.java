package org.leadkpi.stats;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.leadkpi.value.Rational;

/**
 * How many were at risk at each time at which any of them had an event, the events being of two competing kinds.
 *
 * <p>A row is a time with an event of either kind. Rows form runs, in which nobody is censored between one row and the
 * next: there the product of the shares that remain is a single quotient, and a sample without censoring is one run.
 * The doubles below are therefore off by a few units in the last place per run, and not per row.
 */
final class RiskTable {

    /** Beyond so many runs a share is given to {@link Stretch#ROUNDED_BITS} bits, as its exact digits grow with each. */
    private static final int EXACT_RUNS = 1_000;

    /** What one run adds at most to the relative error of a double: a handful of roundings of 2^-53 each. */
    private static final double ERROR_OF_A_RUN = 0x1p-49;

    private final Distribution events;
    private final Distribution competing;
    private final Distribution censored;

    private final int rows;
    private final long[] times;
    private final long[] atRisk;
    private final long[] eventsAt;
    private final long[] exitsAt;

    /** Events of the first kind since the run began, with those of the row. */
    private final long[] eventsInRun;

    private final int[] runOf;
    private final int[] firstRow;
    private final double[] survivalBefore;
    private final double[] incidenceBefore;

    RiskTable(Distribution events, Distribution competing, Distribution censored) {
        for (Distribution kind : new Distribution[] {events, competing, censored}) {
            if (!kind.isEmpty() && kind.min() < 0) {
                throw new IllegalArgumentException("time must be at least 0, was " + kind.min());
            }
        }
        this.events = events;
        this.competing = competing;
        this.censored = censored;
        int most = Math.addExact(events.size(), competing.size());
        times = new long[most];
        atRisk = new long[most];
        eventsAt = new long[most];
        exitsAt = new long[most];
        eventsInRun = new long[most];
        runOf = new int[most];
        firstRow = new int[most];
        survivalBefore = new double[most];
        incidenceBefore = new double[most];
        rows = fill();
    }

    private int fill() {
        long left = Math.addExact(Math.addExact(events.count(), competing.count()), censored.count());
        int row = 0;
        int run = -1;
        int nextEvent = 0;
        int nextCompeting = 0;
        int nextCensored = 0;
        while (nextEvent < events.size() || nextCompeting < competing.size()) {
            long time = Math.min(timeAt(events, nextEvent), timeAt(competing, nextCompeting));
            long lost = 0;
            while (nextCensored < censored.size() && censored.at(nextCensored) < time) {
                lost += censored.countAt(nextCensored++);
            }
            while (timeAt(events, nextEvent) == time && nextEvent < events.size()) {
                eventsAt[row] += events.countAt(nextEvent++);
            }
            exitsAt[row] = eventsAt[row];
            while (timeAt(competing, nextCompeting) == time && nextCompeting < competing.size()) {
                exitsAt[row] += competing.countAt(nextCompeting++);
            }
            left -= lost;
            times[row] = time;
            atRisk[row] = left;
            left -= exitsAt[row];
            boolean begins = row == 0 || lost > 0;
            if (begins) {
                run++;
                firstRow[run] = row;
                survivalBefore[run] = row == 0 ? 1 : survival(row - 1);
                incidenceBefore[run] = row == 0 ? 0 : incidence(row - 1);
            }
            runOf[row] = run;
            eventsInRun[row] = eventsAt[row] + (begins ? 0 : eventsInRun[row - 1]);
            row++;
        }
        return row;
    }

    private static long timeAt(Distribution kind, int place) {
        return place < kind.size() ? kind.at(place) : Long.MAX_VALUE;
    }

    int rows() {
        return rows;
    }

    long time(int row) {
        return times[row];
    }

    long atRisk(int row) {
        return atRisk[row];
    }

    long events(int row) {
        return eventsAt[row];
    }

    /** Returns the events of both kinds. */
    long exits(int row) {
        return exitsAt[row];
    }

    long remaining(int row) {
        return atRisk[row] - exitsAt[row];
    }

    /** Returns how many were observed at least until a time. */
    long atRiskAt(long time) {
        Rational limit = Rational.of(time);
        return Stream.of(events, competing, censored)
                .mapToLong(kind -> kind.count() - kind.countBelow(limit))
                .sum();
    }

    /** Returns the last time at which anyone was observed, empty if nobody was. */
    OptionalLong lastTime() {
        return Stream.of(events, competing, censored)
                .filter(kind -> !kind.isEmpty())
                .mapToLong(Distribution::max)
                .max();
    }

    /** Returns whether the curve is known at a time: anyone was observed that long, or nobody is left. */
    boolean isKnownAt(long time) {
        return lastTime().isPresent() && (time <= lastTime().getAsLong() || (rows > 0 && remaining(rows - 1) == 0));
    }

    /** Returns the last row up to a time, -1 before the first one. */
    int rowAt(long time) {
        int found = Arrays.binarySearch(times, 0, rows, time);
        return found < 0 ? -found - 2 : found;
    }

    /** Returns the share that had no event of either kind, after a row. */
    double survival(int row) {
        int run = runOf[row];
        return survivalBefore[run] * ((double) remaining(row) / atRisk[firstRow[run]]);
    }

    /** Returns the share that had an event of the first kind, after a row. */
    double incidence(int row) {
        int run = runOf[row];
        return incidenceBefore[run] + survivalBefore[run] * ((double) eventsInRun[row] / atRisk[firstRow[run]]);
    }

    Rational exactSurvival(int row) {
        Stretch stretch = stretch(row, runOf[row] < EXACT_RUNS);
        return Rational.of(stretch.survivors, stretch.entrants);
    }

    Rational exactIncidence(int row) {
        Stretch stretch = stretch(row, runOf[row] < EXACT_RUNS);
        return Rational.of(stretch.events, stretch.entrants);
    }

    /** Returns the first time after which survival is at most a limit. */
    OptionalLong firstWithSurvivalAtMost(Rational limit) {
        double rounded = limit.toDouble();
        return first(row -> {
            double survival = survival(row);
            if (isClose(survival, rounded, row)) {
                Stretch stretch = stretch(row, true);
                return compare(stretch.survivors, stretch.entrants, limit) <= 0;
            }
            return survival < rounded;
        });
    }

    /** Returns the first time after which incidence is at least a limit. */
    OptionalLong firstWithIncidenceAtLeast(Rational limit) {
        double rounded = limit.toDouble();
        return first(row -> {
            double incidence = incidence(row);
            if (isClose(incidence, rounded, row)) {
                Stretch stretch = stretch(row, true);
                return compare(stretch.events, stretch.entrants, limit) >= 0;
            }
            return incidence > rounded;
        });
    }

    /** Returns the time of the first row that is past a line which no later row is behind again. */
    private OptionalLong first(IntPredicate past) {
        int low = 0;
        int high = rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (past.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == rows ? OptionalLong.empty() : OptionalLong.of(times[low]);
    }

    /** Returns whether rounding may have put a double on the wrong side of a limit. */
    private boolean isClose(double share, double limit, int row) {
        return Math.abs(share - limit) <= (runOf[row] + 2) * ERROR_OF_A_RUN * Math.max(share, limit);
    }

    private static int compare(BigInteger numerator, BigInteger denominator, Rational limit) {
        return numerator
                .multiply(limit.denominator())
                .compareTo(limit.numerator().multiply(denominator));
    }

    private Stretch stretch(int row, boolean exactly) {
        return stretch(0, runOf[row], row, exactly);
    }

    /** Multiplies runs by halves, so that numbers of many digits meet only numbers of as many. */
    private Stretch stretch(int firstRun, int lastRun, int lastRow, boolean exactly) {
        if (firstRun == lastRun) {
            int end = firstRun == runOf[lastRow] ? lastRow : firstRow[firstRun + 1] - 1;
            return new Stretch(
                    BigInteger.valueOf(remaining(end)),
                    BigInteger.valueOf(atRisk[firstRow[firstRun]]),
                    BigInteger.valueOf(eventsInRun[end]));
        }
        int middle = (firstRun + lastRun) >>> 1;
        Stretch both = stretch(firstRun, middle, lastRow, exactly).then(stretch(middle + 1, lastRun, lastRow, exactly));
        return exactly ? both : both.rounded();
    }

    /** Of so many entrants, so many remain and so many had an event of the first kind; only the quotients have meaning. */
    private record Stretch(BigInteger survivors, BigInteger entrants, BigInteger events) {

        static final int ROUNDED_BITS = 512;

        Stretch then(Stretch next) {
            return new Stretch(
                    survivors.multiply(next.survivors),
                    entrants.multiply(next.entrants),
                    events.multiply(next.entrants).add(survivors.multiply(next.events)));
        }

        Stretch rounded() {
            int excess = Math.max(0, entrants.bitLength() - ROUNDED_BITS);
            return new Stretch(survivors.shiftRight(excess), entrants.shiftRight(excess), events.shiftRight(excess));
        }
    }
}
