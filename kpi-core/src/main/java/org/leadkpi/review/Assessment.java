package org.leadkpi.review;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.benchmark.History;
import org.leadkpi.benchmark.Standing;
import org.leadkpi.metric.Direction;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.ProcessLimits;
import org.leadkpi.value.Rational;

/**
 * How a reading stands: against its own history where there is enough of it, else against what is published.
 *
 * <p>The own history are the settled periods before the reading. From six of them on, they are the primary reference: process limits
 * over the last twelve tell a signal from noise, and published figures are directional only. With fewer, published figures stand
 * alone, and a reading whose interval straddles an edge is left open.
 *
 * <ul>
 *   <li>A reading without a value, or one of a period that is not over or of a cohort that is not ripe: not known.
 *   <li>A peer's number is told beside the others; it never decides.
 *   <li>Low and high are facts; whether that is good is told by {@link #isForTheWorse}.
 * </ul>
 *
 * @param reading the reading
 * @param published what is published about it, and how it stands against each
 * @param history the own history before it
 * @param limits the process limits of the own history, empty where there is too little of it
 * @param verdict how it stands against the primary reference
 * @param primary the reference that decides
 * @param peer what a peer is said to have, if anybody told
 * @since 0.1
 */
public record Assessment(
        Reading reading,
        List<Held> published,
        History history,
        Optional<Trend.Limits> limits,
        Verdict verdict,
        Primary primary,
        Optional<Peer> peer) {

    /**
     * How a reading stands against its primary reference.
     *
     * @since 0.1
     */
    public enum Verdict {
        /** Lower than usual. */
        LOW,
        /** As usual. */
        USUAL,
        /** Higher than usual. */
        HIGH,
        /** On one side of a published edge, but too few records to be sure. */
        UNCLEAR,
        /** Nothing to be held against, or nothing to hold. */
        UNKNOWN
    }

    /**
     * Which reference decides.
     *
     * @since 0.1
     */
    public enum Primary {
        /** The own history. */
        OWN_HISTORY,
        /** What is published. */
        PUBLISHED,
        /** None. */
        NONE
    }

    /**
     * A published figure, and how the reading stands against it.
     *
     * @param benchmark the figure
     * @param standing where the reading stands
     * @since 0.1
     */
    public record Held(Benchmark benchmark, Standing standing) {
        /**
         * Refuses null.
         *
         * @param benchmark the figure
         * @param standing where the reading stands
         */
        public Held {
            Objects.requireNonNull(benchmark, "benchmark");
            Objects.requireNonNull(standing, "standing");
        }
    }

    /**
     * What a peer is said to have: a guess from outside, which never decides.
     *
     * @param who the peer, or who says so
     * @param number the number, in the unit of the KPI
     * @since 0.1
     */
    public record Peer(String who, Rational number) {
        /**
         * Refuses a peer without a name.
         *
         * @param who the peer, or who says so
         * @param number the number, in the unit of the KPI
         * @throws IllegalArgumentException if nobody is named
         */
        public Peer {
            Objects.requireNonNull(number, "number");
            if (who.isBlank()) {
                throw new IllegalArgumentException("the number of a peer needs a name: " + number);
            }
        }
    }

    /**
     * Copies.
     *
     * @param reading the reading
     * @param published what is published about it, and how it stands against each
     * @param history the own history before it
     * @param limits the process limits of the own history, empty where there is too little of it
     * @param verdict how it stands against the primary reference
     * @param primary the reference that decides
     * @param peer what a peer is said to have, if anybody told
     */
    public Assessment {
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(primary, "primary");
        Objects.requireNonNull(peer, "peer");
        published = List.copyOf(published);
    }

    /**
     * Assesses a period of a trend.
     *
     * @param trend the KPI in its segment, through the periods
     * @param point the period, one of the trend
     * @param benchmarks what is published
     * @return the assessment
     */
    public static Assessment of(Trend trend, Trend.Point point, Benchmarks benchmarks) {
        Reading reading = point.reading();
        History history = new History(trend.points().stream()
                .filter(before -> before.isSettled()
                        && !before.reading()
                                .range()
                                .end()
                                .isAfter(reading.range().start()))
                .flatMap(before -> before.reading().number().stream())
                .toList());
        List<Held> published = benchmarks.judging(reading).stream()
                .map(benchmark -> new Held(benchmark, Standing.of(reading, benchmark)))
                .toList();
        Primary primary = point.limits().isPresent()
                ? Primary.OWN_HISTORY
                : published.isEmpty() ? Primary.NONE : Primary.PUBLISHED;
        Verdict verdict = switch (primary) {
            case OWN_HISTORY -> point.position().map(Assessment::verdict).orElse(Verdict.UNKNOWN);
            case PUBLISHED -> point.isSettled() ? verdict(published) : Verdict.UNKNOWN;
            case NONE -> Verdict.UNKNOWN;
        };
        return new Assessment(reading, published, history, point.limits(), verdict, primary, Optional.empty());
    }

    /**
     * Assesses the latest settled period of a KPI, of all segments together.
     *
     * @param card the scorecard
     * @param kpi the KPI
     * @return the assessment, empty where no period is settled, or the scorecard does not hold the KPI
     */
    public static Optional<Assessment> latest(Scorecard card, Kpi kpi) {
        return card.kpis().contains(kpi) ? latest(Trend.of(card, kpi, Segment.ALL)) : Optional.empty();
    }

    /**
     * Assesses the latest settled period of a trend by the published figures.
     *
     * @param trend the KPI in its segment, through the periods
     * @return the assessment, empty where no period is settled
     */
    public static Optional<Assessment> latest(Trend trend) {
        return trend.latestSettled().map(point -> of(trend, point, Benchmarks.published()));
    }

    private static Verdict verdict(ProcessLimits.Position position) {
        return switch (position) {
            case BELOW -> Verdict.LOW;
            case WITHIN -> Verdict.USUAL;
            case ABOVE -> Verdict.HIGH;
        };
    }

    private static Verdict verdict(List<Held> published) {
        Set<Standing.Position> clear = published.stream()
                .map(Held::standing)
                .filter(Standing::isClear)
                .map(Standing::position)
                .collect(Collectors.toSet());
        if (clear.contains(Standing.Position.BELOW)) {
            return Verdict.LOW;
        }
        if (clear.contains(Standing.Position.ABOVE)) {
            return Verdict.HIGH;
        }
        if (clear.contains(Standing.Position.IN_BAND)) {
            return Verdict.USUAL;
        }
        boolean stands = published.stream()
                .map(held -> held.standing().position())
                .anyMatch(position ->
                        position != Standing.Position.UNBENCHMARKED && position != Standing.Position.NO_VALUE);
        return stands ? Verdict.UNCLEAR : Verdict.UNKNOWN;
    }

    /**
     * A copy that tells what a peer is said to have.
     *
     * @param other the peer
     * @return the copy, with the same verdict
     */
    public Assessment with(Peer other) {
        return new Assessment(reading, published, history, limits, verdict, primary, Optional.of(other));
    }

    /**
     * Returns what is usual here.
     *
     * @return the median of the own history, empty without one
     */
    public Optional<Rational> ownBaseline() {
        return history.median();
    }

    /**
     * Returns whether it stands on the side that is worse for the KPI.
     *
     * @return true when it is low where higher is better, or high where lower is better
     */
    public boolean isForTheWorse() {
        Direction direction = reading.kpi().direction();
        return (verdict == Verdict.LOW && direction == Direction.HIGHER_IS_BETTER)
                || (verdict == Verdict.HIGH && direction == Direction.LOWER_IS_BETTER);
    }
}
