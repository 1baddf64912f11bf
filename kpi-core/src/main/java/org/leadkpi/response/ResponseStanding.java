package org.leadkpi.response;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.IntentTier;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.Proportions;
import org.leadkpi.stats.Survival;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/**
 * How the requests of one intent tier stand at an instant: how many are in each state, and how long an answer takes.
 *
 * <p>The tier is that of the request, so a lead that downloads and then asks for a demo stands in two tiers; where KPIs are
 * split by {@code intent}, it stands in the one it came with.
 *
 * @param tier the tier
 * @param states how many requests are in each state, every state in order
 * @param unjudged how many have no state: their tier has no target, or they are known by their day only
 * @param answered how long the answered ones waited, in nanoseconds
 * @param waiting how long the others have waited, or had waited when they were disqualified, in nanoseconds
 * @param untouched how many nobody has answered, those known by their day only included
 * @param oldest how long the one has waited that has waited longest, of those that nobody has answered and that are not
 *     disqualified; empty when there is none whose wait is known
 * @since 0.1
 */
public record ResponseStanding(
        IntentTier tier,
        Map<ResponseState, Long> states,
        long unjudged,
        Distribution answered,
        Distribution waiting,
        long untouched,
        Optional<Duration> oldest) {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /**
     * Copies.
     *
     * @param tier the tier
     * @param states how many requests are in each state
     * @param unjudged how many have no state
     * @param answered how long the answered ones waited, in nanoseconds
     * @param waiting how long the others have waited, in nanoseconds
     * @param untouched how many nobody has answered
     * @param oldest how long the one has waited that has waited longest
     */
    public ResponseStanding {
        Objects.requireNonNull(tier, "tier");
        Map<ResponseState, Long> every = new EnumMap<>(ResponseState.class);
        for (ResponseState state : ResponseState.values()) {
            every.put(state, states.getOrDefault(state, 0L));
        }
        states = Collections.unmodifiableMap(every);
        Objects.requireNonNull(answered, "answered");
        Objects.requireNonNull(waiting, "waiting");
        Objects.requireNonNull(oldest, "oldest");
    }

    /**
     * Reads the standing of every tier at the as-of instant of a dataset, by its targets.
     *
     * @param data the dataset
     * @param calendar when time counts; {@link BusinessCalendar#ALWAYS_OPEN} for elapsed time
     * @return one for each tier that has requests in the days observed, in the order of the tiers
     */
    public static List<ResponseStanding> byTier(Dataset data, BusinessCalendar calendar) {
        Map<IntentTier, Count> counts = new EnumMap<>(IntentTier.class);
        for (Inquiry inquiry : Inquiry.of(data)) {
            counts.computeIfAbsent(inquiry.clock().tier(), Count::new).add(inquiry, data, calendar);
        }
        return counts.values().stream().map(Count::standing).toList();
    }

    private static final class Count {
        private final IntentTier tier;
        private final Map<ResponseState, Long> states = new EnumMap<>(ResponseState.class);
        private final List<Duration> answered = new ArrayList<>();
        private final List<Duration> waiting = new ArrayList<>();
        private long unjudged;
        private long untouched;
        private Optional<Duration> oldest = Optional.empty();

        Count(IntentTier tier) {
            this.tier = tier;
        }

        void add(Inquiry inquiry, Dataset data, BusinessCalendar calendar) {
            ResponseClock clock = inquiry.clock();
            ResponseState.of(clock, data.policies().responseTargets(), data.asOf(), calendar)
                    .ifPresentOrElse(state -> states.merge(state, 1L, Long::sum), () -> unjudged++);
            clock.elapsed(calendar).ifPresent(answered::add);
            if (clock.stop().isPresent()) {
                return;
            }
            untouched++;
            if (clock.isMeasurable()) {
                Instant start = clock.start().instant(data.zone());
                Duration wait = calendar.businessDuration(start, inquiry.waitsUntil(data.asOf(), data.zone()));
                waiting.add(wait);
                if (inquiry.disqualifiedAt(data.zone()).isEmpty()) {
                    oldest = Optional.of(oldest.filter(longest -> longest.compareTo(wait) > 0)
                            .orElse(wait));
                }
            }
        }

        ResponseStanding standing() {
            return new ResponseStanding(
                    tier, states, unjudged, distribution(answered), distribution(waiting), untouched, oldest);
        }

        private static Distribution distribution(List<Duration> lengths) {
            return Distribution.ofValues(
                    lengths.stream().mapToLong(Duration::toNanos).toArray());
        }
    }

    /** {@return how many requests there are} */
    public long requests() {
        return met() + missed() + pending() + unjudged;
    }

    /** {@return how many were answered in time} */
    public long met() {
        return states.getOrDefault(ResponseState.MET, 0L);
    }

    /** {@return how many were not, and cannot be any more} */
    public long missed() {
        return states.entrySet().stream()
                .filter(count -> count.getKey().isMissed())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** {@return how many can still be} */
    public long pending() {
        return states.getOrDefault(ResponseState.PENDING, 0L);
    }

    /**
     * Returns the share that was answered in time, of those that were met or missed.
     *
     * @return the share, {@link Status#NO_DATA} when there are none
     */
    public KpiValue attainment() {
        return share(met(), met() + missed());
    }

    /**
     * Returns the Wilson interval of the attainment.
     *
     * @param level the level of confidence, such as 0.95
     * @return the interval, empty when there is no attainment
     */
    public Optional<Interval> attainmentInterval(double level) {
        long judged = met() + missed();
        return judged == 0 ? Optional.empty() : Optional.of(Proportions.wilson(met(), judged, level));
    }

    /**
     * Returns the attainment if every pending request misses its target.
     *
     * @return the share, {@link Status#NO_DATA} when there are no requests with a state
     */
    public KpiValue pessimistic() {
        return share(met(), met() + missed() + pending());
    }

    /**
     * Returns the attainment if every pending request meets its target.
     *
     * @return the share, {@link Status#NO_DATA} when there are no requests with a state
     */
    public KpiValue optimistic() {
        return share(met() + pending(), met() + missed() + pending());
    }

    private static KpiValue share(long part, long whole) {
        return whole == 0
                ? KpiValue.undefined(Status.NO_DATA, "no requests met or missed their target")
                : KpiValue.of(Rational.of(part, whole));
    }

    /**
     * Returns the time by which a share of the requests was answered, those that wait included (Kaplan-Meier).
     *
     * @param share the share, in (0, 1)
     * @return the time in seconds; {@link Status#UNBOUNDED} when it is not reached, {@link Status#NO_DATA} when no time is known
     */
    public KpiValue answeredBy(Rational share) {
        if (answered.isEmpty() && waiting.isEmpty()) {
            return KpiValue.undefined(Status.NO_DATA, "no requests whose time is known to less than a day");
        }
        OptionalLong nanos = Survival.of(answered, waiting).quantile(share);
        return nanos.isPresent()
                ? KpiValue.of(Rational.of(nanos.getAsLong(), NANOS_PER_SECOND))
                : KpiValue.undefined(
                        Status.UNBOUNDED,
                        "not reached: " + waiting.count() + " of " + (answered.count() + waiting.count())
                                + " have no answer");
    }
}
