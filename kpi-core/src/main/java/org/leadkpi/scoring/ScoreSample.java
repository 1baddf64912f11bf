package org.leadkpi.scoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Journey;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * The leads of a range whose scores can be held against what became of them: scored when they came, and decided since.
 *
 * <ul>
 *   <li>A lead belongs to the range by the day it was scored.
 *   <li>The score is that at entry. Today's score knows the outcome, so it would validate any model.
 *   <li>A lead that is not decided yet, or was before it was scored, is left out and counted.
 *   <li>Test, spam, internal and duplicate leads are no leads; what was disqualified for its fit is a lead that was not won.
 * </ul>
 *
 * @since 0.1
 */
public final class ScoreSample {

    /** What stands for a model where scores are recorded ones. */
    public static final String RECORDED = "recorded scores";

    /** Why a lead of the range is left out. */
    public enum LeftOut {
        /** A test, spam, internal or duplicate record. */
        NO_NEW_LEAD,
        /** Never scored, or there is nothing to score it by. */
        NOT_SCORED,
        /** Not decided yet, and young enough to become a customer. */
        OPEN,
        /** Decided before it was scored. */
        DECIDED_BEFORE
    }

    /** Feeds of which one tells who became a customer. */
    private static final Set<Feed> OUTCOMES =
            Collections.unmodifiableSet(EnumSet.of(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES, Feed.CUSTOMERS));

    /** A lead with what it can be scored by. */
    private record Member(ScoredLead lead, Journey journey, Instant asOf) {}

    private final Dataset data;
    private final DateRange range;
    private final String model;
    private final Optional<Scorer> scorer;
    private final List<Member> members;
    private final Map<LeftOut, Long> leftOut;

    private ScoreSample(
            Dataset data,
            DateRange range,
            String model,
            Optional<Scorer> scorer,
            List<Member> members,
            Map<LeftOut, Long> leftOut) {
        this.data = data;
        this.range = range;
        this.model = model;
        this.scorer = scorer;
        this.members = List.copyOf(members);
        this.leftOut = Collections.unmodifiableMap(leftOut);
    }

    /**
     * Takes the scores that are recorded.
     *
     * @param data the dataset; its range says which leads
     * @return the sample
     * @throws IllegalArgumentException if no feed tells which leads became customers
     */
    public static ScoreSample recorded(Dataset data) {
        return collect(data, RECORDED, Optional.empty(), Duration.ZERO);
    }

    /**
     * Scores leads as they came: when their first score was taken, or else when they were created.
     *
     * @param data the dataset; its range says which leads
     * @param scorer what scores them
     * @return the sample
     * @throws IllegalArgumentException if no feed tells which leads became customers
     */
    public static ScoreSample scored(Dataset data, Scorer scorer) {
        return scored(data, scorer, Duration.ZERO);
    }

    /**
     * Scores leads some time after they came, so that what they did in the meantime counts. Those that were decided by then are
     * left out.
     *
     * @param data the dataset; its range says which leads
     * @param scorer what scores them
     * @param after how long after they came
     * @return the sample
     * @throws IllegalArgumentException if the time is negative, or no feed tells which leads became customers
     */
    public static ScoreSample scored(Dataset data, Scorer scorer, Duration after) {
        if (after.isNegative()) {
            throw new IllegalArgumentException("time after entry is " + after + ", must not be negative");
        }
        return collect(data, scorer.version(), Optional.of(scorer), after);
    }

    private static ScoreSample collect(Dataset data, String model, Optional<Scorer> scorer, Duration after) {
        if (Collections.disjoint(data.feeds(), OUTCOMES)) {
            throw new IllegalArgumentException(
                    "nothing tells which leads became customers: supply their customer dates, or opportunities with outcomes");
        }
        List<Member> members = new ArrayList<>();
        Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
        ZoneId zone = data.zone();
        for (Journey journey : data.journeys()) {
            Optional<EntryScore> recorded = EntryScore.of(journey.lead(), zone);
            Timestamp came = recorded.map(EntryScore::at).orElse(journey.lead().createdAt());
            Timestamp at = after.isZero()
                    ? came
                    : Timestamp.of(EntryScore.instant(came, zone).plus(after));
            if (!data.range().contains(at.date(zone)) || !data.hasSeen(at)) {
                continue;
            }
            Instant asOf = EntryScore.instant(at, zone);
            Optional<Rational> score = scorer.isEmpty()
                    ? recorded.map(EntryScore::score)
                    : scorer.get().score(journey, data, asOf).value().number();
            Optional<LeftOut> reason = reason(journey, at, score, data);
            if (reason.isPresent()) {
                leftOut.merge(reason.get(), 1L, Long::sum);
                continue;
            }
            boolean won = ScoreOutcome.of(journey, at, data) == ScoreOutcome.WON;
            ScoredLead lead =
                    new ScoredLead(journey.lead().id(), at, score.orElseThrow(), won, Route.taken(journey, data));
            members.add(new Member(lead, journey, asOf));
        }
        return new ScoreSample(data, data.range(), model, scorer, members, leftOut);
    }

    private static Optional<LeftOut> reason(Journey journey, Timestamp at, Optional<Rational> score, Dataset data) {
        if (Exclusion.of(journey, data.policies()).isPresent()) {
            return Optional.of(LeftOut.NO_NEW_LEAD);
        }
        if (score.isEmpty()) {
            return Optional.of(LeftOut.NOT_SCORED);
        }
        return switch (ScoreOutcome.of(journey, at, data)) {
            case OPEN -> Optional.of(LeftOut.OPEN);
            case DECIDED_BEFORE -> Optional.of(LeftOut.DECIDED_BEFORE);
            case WON, NOT_WON -> Optional.empty();
        };
    }

    /**
     * Takes those that were scored before a day.
     *
     * @param day the day
     * @return the earlier part
     */
    public ScoreSample before(LocalDate day) {
        return part(DateRange.of(range.start(), day), at -> at.isBefore(day));
    }

    /**
     * Takes those that were scored on a day or later.
     *
     * @param day the day
     * @return the later part
     */
    public ScoreSample since(LocalDate day) {
        return part(DateRange.of(day, range.end()), at -> !at.isBefore(day));
    }

    /** What was left out is not known by day, so a part does not tell. */
    private ScoreSample part(DateRange days, Predicate<LocalDate> isIn) {
        return new ScoreSample(
                data,
                days,
                model,
                scorer,
                members.stream()
                        .filter(member -> isIn.test(member.lead().scoredAt().date(data.zone())))
                        .toList(),
                Map.of());
    }

    /** The same leads, scored at the same instants by something else; those that it cannot score are left out. */
    ScoreSample rescored(Scorer other) {
        List<Member> again = new ArrayList<>();
        for (Member member : members) {
            other.score(member.journey(), data, member.asOf()).value().number().ifPresent(score -> {
                ScoredLead lead = member.lead();
                again.add(new Member(
                        new ScoredLead(lead.lead(), lead.scoredAt(), score, lead.won(), lead.workedBy()),
                        member.journey(),
                        member.asOf()));
            });
        }
        return new ScoreSample(data, range, other.version(), Optional.of(other), again, leftOut);
    }

    /**
     * Counts customers with and without each signal, as it was when the leads were scored.
     *
     * @param rules the rules that look at the signals
     * @return what was counted, in the order of the rules
     */
    public List<Association> associations(List<ScoringRule> rules) {
        return rules.stream().map(this::association).toList();
    }

    @SuppressWarnings("EnumOrdinal") // counters by kind, which do not leave the method
    private Association association(ScoringRule rule) {
        long[] leads = new long[Presence.values().length];
        long[] won = new long[leads.length];
        for (Member member : members) {
            int found = Presence.of(rule, member.journey(), data, member.asOf()).ordinal();
            leads[found]++;
            won[found] += member.lead().won() ? 1 : 0;
        }
        int there = Presence.THERE.ordinal();
        int absent = Presence.ABSENT.ordinal();
        return new Association(
                rule, leads[there], won[there], leads[absent], won[absent], leads[Presence.MISSING.ordinal()]);
    }

    /** Whether a signal is there, taken as a yes or no. */
    enum Presence {
        THERE,
        ABSENT,
        MISSING;

        private static final Rational HALF = Rational.of(1, 2);

        static Presence of(ScoringRule rule, Journey journey, Dataset data, Instant asOf) {
            SignalValue value = rule.signal().read(journey, data, asOf);
            Rational x = value == null ? null : rule.x(value, data, asOf);
            if (x == null) {
                return MISSING;
            }
            return x.compareTo(HALF) >= 0 ? THERE : ABSENT;
        }
    }

    /**
     * Returns the leads.
     *
     * @return the leads, in the order of the dataset
     */
    public List<ScoredLead> leads() {
        return members.stream().map(Member::lead).toList();
    }

    /**
     * Returns how many leads of the range are left out.
     *
     * @return the counts by reason, without zeros; none for a part of a sample
     */
    public Map<LeftOut, Long> leftOut() {
        return leftOut;
    }

    /**
     * Returns the days on which the leads were scored.
     *
     * @return the range
     */
    public DateRange range() {
        return range;
    }

    /**
     * Returns when the outcomes were looked at.
     *
     * @return the as-of instant of the dataset
     */
    public Instant asOf() {
        return data.asOf();
    }

    /**
     * Returns what made the scores.
     *
     * @return the version of the model, or {@code recorded scores}
     */
    public String model() {
        return model;
    }

    /**
     * Returns what made the scores.
     *
     * @return the model, empty where the scores are recorded ones
     */
    public Optional<Scorer> scorer() {
        return scorer;
    }

    @Override
    public String toString() {
        return "ScoreSample of " + members.size() + " leads by " + model;
    }
}
