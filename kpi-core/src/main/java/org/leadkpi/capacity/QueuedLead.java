package org.leadkpi.capacity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.ScoreSnapshot;
import org.leadkpi.model.Stage;
import org.leadkpi.value.Rational;

/**
 * A lead that waits for a rep, or for another one: all that its allocation looks at.
 *
 * @param id the id, unique in a queue
 * @param type the kind of lead, which tells how much of a month it takes
 * @param tier how strongly it wants to buy
 * @param score its score; absent when not known, which is no low one
 * @param createdAt since when it waits
 * @param qualified false when it was disqualified or is back to nurture
 * @param owner the rep who has it and is to be another one; absent for a lead that nobody has
 * @param segment what reps may be skilled in, by kind, as {@code region} and {@code EMEA}
 * @since 0.1
 */
public record QueuedLead(
        String id,
        LeadType type,
        IntentTier tier,
        Optional<Rational> score,
        Instant createdAt,
        boolean qualified,
        Optional<String> owner,
        Map<String, String> segment) {

    /** The order in which leads are worked off: the strongest intent, the best score, the longest wait, the id. */
    static final Comparator<QueuedLead> BY_URGENCY = Comparator.comparing(QueuedLead::tier)
            .thenComparing((a, b) -> compareScores(b.score, a.score))
            .thenComparing(QueuedLead::createdAt)
            .thenComparing(QueuedLead::id);

    /**
     * Copies.
     *
     * @param id the id, unique in a queue
     * @param type the kind of lead, which tells how much of a month it takes
     * @param tier how strongly it wants to buy
     * @param score its score; absent when not known, which is no low one
     * @param createdAt since when it waits
     * @param qualified false when it was disqualified or is back to nurture
     * @param owner the rep who has it and is to be another one; absent for a lead that nobody has
     * @param segment what reps may be skilled in, by kind, as {@code region} and {@code EMEA}
     */
    public QueuedLead {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(owner, "owner");
        segment = Map.copyOf(segment);
    }

    /**
     * Reads a lead, with the latest score that was taken of it.
     *
     * @param journey the lead and what happened to it
     * @param zone the zone that places times of day precision
     * @return the lead as its allocation sees it
     */
    public static QueuedLead of(Journey journey, ZoneId zone) {
        return of(journey, zone, lead -> latestScore(lead.lead(), zone));
    }

    /**
     * Reads a lead, with a score by a function.
     *
     * @param journey the lead and what happened to it
     * @param zone the zone that places times of day precision
     * @param score what scores it, empty where it cannot
     * @return the lead as its allocation sees it
     */
    public static QueuedLead of(Journey journey, ZoneId zone, Function<Journey, Optional<Rational>> score) {
        Lead lead = journey.lead();
        Stage stage = journey.history().current();
        return new QueuedLead(
                lead.id(),
                journey.type(zone),
                lead.intentTier(zone),
                score.apply(journey),
                lead.createdAt().instant(zone),
                stage != Stage.DISQUALIFIED && stage != Stage.RECYCLED,
                lead.owner(),
                lead.attributes());
    }

    /**
     * Returns the leads that wait for a rep.
     *
     * <ul>
     *   <li>They have no owner. Customers and disqualified leads wait for none, and neither do test, spam, internal and duplicate
     *       records.
     * </ul>
     *
     * @param data the records
     * @param score what scores a lead, empty where it cannot
     * @return the leads, in order of urgency
     */
    public static List<QueuedLead> waiting(Dataset data, Function<Journey, Optional<Rational>> score) {
        return data.journeys().stream()
                .filter(journey -> journey.lead().owner().isEmpty() && isOpen(journey, data))
                .map(journey -> of(journey, data.zone(), score))
                .sorted(BY_URGENCY)
                .toList();
    }

    /**
     * Returns the leads that wait for a rep, each with the latest score that was taken of it.
     *
     * @param data the records
     * @return the leads, in order of urgency
     */
    public static List<QueuedLead> waiting(Dataset data) {
        return waiting(data, journey -> latestScore(journey.lead(), data.zone()));
    }

    /** Whether there is anything left to do about a lead. */
    static boolean isOpen(Journey journey, Dataset data) {
        Stage stage = journey.history().current();
        return Exclusion.of(journey, data.policies()).isEmpty()
                && journey.customerAt().isEmpty()
                && stage != Stage.DISQUALIFIED
                && stage != Stage.CUSTOMER;
    }

    private static Optional<Rational> latestScore(Lead lead, ZoneId zone) {
        return lead.scores().stream()
                .max((a, b) -> a.at().compareInstants(b.at(), zone))
                .map(ScoreSnapshot::score)
                .map(Rational::of);
    }

    /** A lead without a score comes after those that have one. */
    private static int compareScores(Optional<Rational> a, Optional<Rational> b) {
        if (a.isPresent() && b.isPresent()) {
            return a.get().compareTo(b.get());
        }
        return Boolean.compare(a.isPresent(), b.isPresent());
    }
}
