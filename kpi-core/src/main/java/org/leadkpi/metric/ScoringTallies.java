package org.leadkpi.metric;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Journey;
import org.leadkpi.scoring.EntryScore;
import org.leadkpi.scoring.Route;
import org.leadkpi.scoring.ScoreBand;
import org.leadkpi.scoring.ScoreOutcome;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Unit;

/**
 * The scores that leads had when they came, and what became of them.
 *
 * <p>A lead counts when its first score was taken. Test, spam, internal and duplicate leads are left out; so are, where scores are
 * held against outcomes, leads that are not decided yet or were before they were scored.
 *
 * @since 0.1
 */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
public final class ScoringTallies {

    private ScoringTallies() {}

    private static final Dating<Journey> BY_ENTRY_SCORE =
            Dating.at((lead, data) -> entry(lead, data).map(EntryScore::at));

    private static final BiPredicate<Journey, Dataset> IS_SENIOR_SCORE = (lead, data) -> entry(lead, data)
            .map(entry -> entry.score().compareTo(data.policies().seniorScore()) > 0)
            .orElse(false);

    private static final BiPredicate<Journey, Dataset> IS_TOP_BAND = (lead, data) -> entry(lead, data)
            .map(entry -> ScoreBand.of(entry.score()) == ScoreBand.HIGH)
            .orElse(false);

    private static final BiPredicate<Journey, Dataset> IS_WON =
            (lead, data) -> outcome(lead, data).equals(Optional.of(ScoreOutcome.WON));

    private static final BiFunction<Journey, Dataset, Optional<Exclusion>> UNDECIDED =
            (lead, data) -> outcome(lead, data).flatMap(ScoringTallies::whyUndecided);

    private static final BiFunction<Journey, Dataset, Optional<Exclusion>> UNKNOWN_SENIORITY = (lead, data) ->
            lead.lead().owner().isPresent() && Route.taken(lead, data).isEmpty()
                    ? Optional.of(Exclusion.UNKNOWN_SENIORITY)
                    : Optional.empty();

    private static final Tally.Measure<Journey> ENTRY_SCORE = (lead, data, date) ->
            new Quantity.Known(entry(lead, data).map(EntryScore::score).orElseThrow());

    // ---- scores

    /** Scores at entry. */
    public static final Tally<Journey> ENTRY_SCORES = Tally.distribution(
                    "entry-scores", Source.LEADS, Unit.POINTS, ENTRY_SCORE)
            .dated(BY_ENTRY_SCORE)
            .excluding(LeadTerms.NO_NEW_LEAD)
            .needing(Feed.SCORES)
            .meaning("first scores of leads, by when they were taken")
            .build();

    /** Leads that were scored. */
    public static final Tally<Journey> SCORED_LEADS = scored("scored-leads")
            .meaning("leads by when they were first scored")
            .build();

    /** Leads scored so high that they go to senior reps. */
    public static final Tally<Journey> SENIOR_SCORES = scored("senior-scores")
            .meaning("leads whose first score is above 80 (policy), by when it was taken")
            .where(IS_SENIOR_SCORE)
            .build();

    /** New leads that have a score. */
    public static final Tally<Journey> LEADS_WITH_SCORE = LeadTerms.newLeads("leads-with-score")
            .needing(Feed.SCORES)
            .meaning("new leads that were scored by now, by creation")
            .where((lead, data) -> entry(lead, data).isPresent())
            .build();

    // ---- routing

    /** Leads that should be with a senior rep, and of which it is known whether they are. */
    public static final Tally<Journey> SENIOR_ROUTES = scored("senior-routes")
            .needing(Feed.REPS)
            .excluding(UNKNOWN_SENIORITY)
            .meaning(
                    "leads whose first score is above 80 (policy) and whose owner, if any, has a known seniority, by when it was taken")
            .where(IS_SENIOR_SCORE)
            .build();

    /** Leads that should be with a senior rep, and are. */
    public static final Tally<Journey> SENIOR_ROUTES_TAKEN = scored("senior-routes-taken")
            .needing(Feed.REPS)
            .excluding(UNKNOWN_SENIORITY)
            .meaning("leads whose first score is above 80 (policy) and whose owner is senior, by when it was taken")
            .where(IS_SENIOR_SCORE)
            .where((lead, data) -> Route.taken(lead, data).equals(Optional.of(Route.SENIOR)))
            .build();

    // ---- validity

    /** Scored leads that are decided. */
    public static final Tally<Journey> SCORES_DECIDED = decided("scores-decided")
            .meaning("scored leads that became customers, were disqualified or lost, or are too old to become any")
            .build();

    /** Scored leads that became customers. */
    public static final Tally<Journey> SCORES_WON = decided("scores-won")
            .meaning("scored leads that became customers")
            .where(IS_WON)
            .build();

    /** Scored leads of the highest band that are decided. */
    public static final Tally<Journey> TOP_SCORES_DECIDED = decided("top-scores-decided")
            .meaning("decided leads whose first score is above 80")
            .where(IS_TOP_BAND)
            .build();

    /** Scored leads of the highest band that became customers. */
    public static final Tally<Journey> TOP_SCORES_WON = decided("top-scores-won")
            .meaning("leads whose first score is above 80 that became customers")
            .where(IS_TOP_BAND)
            .where(IS_WON)
            .build();

    /** Scores at entry of leads that became customers. */
    public static final Tally<Journey> ENTRY_SCORES_WON = decidedScores("entry-scores-won")
            .meaning("first scores of leads that became customers, by when they were taken")
            .where(IS_WON)
            .build();

    /** Scores at entry of leads that did not become customers. */
    public static final Tally<Journey> ENTRY_SCORES_NOT_WON = decidedScores("entry-scores-not-won")
            .meaning("first scores of decided leads that did not become customers, by when they were taken")
            .whereNot(IS_WON)
            .build();

    // ---- how they are told

    private static Tally.Builder<Journey> scored(String name) {
        return Tally.count(name, Source.LEADS)
                .dated(BY_ENTRY_SCORE)
                .excluding(LeadTerms.NO_NEW_LEAD)
                .needing(Feed.SCORES);
    }

    private static Tally.Builder<Journey> decided(String name) {
        return ofOutcomes(scored(name));
    }

    private static Tally.Builder<Journey> decidedScores(String name) {
        return ofOutcomes(Tally.distribution(name, Source.LEADS, Unit.POINTS, ENTRY_SCORE)
                .dated(BY_ENTRY_SCORE)
                .excluding(LeadTerms.NO_NEW_LEAD)
                .needing(Feed.SCORES));
    }

    private static Tally.Builder<Journey> ofOutcomes(Tally.Builder<Journey> scores) {
        return scores.excluding(UNDECIDED).needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES, Feed.CUSTOMERS);
    }

    private static Optional<EntryScore> entry(Journey lead, Dataset data) {
        return EntryScore.of(lead.lead(), data.zone());
    }

    private static Optional<ScoreOutcome> outcome(Journey lead, Dataset data) {
        Optional<Timestamp> scoredAt = entry(lead, data).map(EntryScore::at);
        return scoredAt.map(at -> ScoreOutcome.of(lead, at, data));
    }

    private static Optional<Exclusion> whyUndecided(ScoreOutcome outcome) {
        return switch (outcome) {
            case OPEN -> Optional.of(Exclusion.NOT_DUE);
            case DECIDED_BEFORE -> Optional.of(Exclusion.DECIDED_BEFORE);
            case WON, NOT_WON -> Optional.empty();
        };
    }
}
