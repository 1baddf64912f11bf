package org.leadkpi.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Journey;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;

/**
 * The learned alternative to weights: the probability that a lead becomes a customer, from how often customers and others had each
 * signal, the signals being taken as independent of each other.
 *
 * <p>The log-odds of the probability are those of the overall rate plus what each signal adds: the logarithm of the share of customers
 * with the signal over that of others, or without it. So the explanation is a sum, as it is with weights.
 *
 * <ul>
 *   <li>A signal that is halfway to all it can say counts as there; one that is missing adds nothing.
 *   <li>0.1 is added to each count, so that what never occurred is unlikely and not impossible.
 *   <li>What a signal adds is rounded to six decimal places and the probability, too, so that sums are exact and the same on every
 *       machine. The probability lies between 0.0001 and 0.9999, since no history proves more.
 *   <li>The score is a hundred times the probability. Rare customers make low scores, so thresholds of a model by weights do not fit;
 *       the order of the leads can be compared, and is by {@link ScoreValidation}.
 *   <li>Signals that go together are counted twice, which pushes probabilities to the ends.
 * </ul>
 *
 * @param version which model it is
 * @param thresholds at which scores something is decided
 * @param prior the log-odds of the overall rate
 * @param signals what each signal adds, in the order of the rules
 * @since 0.1
 */
public record NaiveBayes(String version, ScoreThresholds thresholds, Rational prior, List<Signal> signals)
        implements Scorer {

    private static final double SMOOTHING = 0.1;
    private static final int PLACES = 6;
    private static final Rational LEAST = Rational.of(1, 10_000);
    private static final Rational MOST = Rational.of(9_999, 10_000);
    private static final Rational HUNDRED = Rational.of(100);

    /**
     * What one signal adds to the log-odds.
     *
     * @param rule the rule that looks at the signal; its weight does not matter here
     * @param there what it adds where it is there
     * @param absent what it adds where it is known not to be
     * @since 0.1
     */
    public record Signal(ScoringRule rule, Rational there, Rational absent) {
        /**
         * Refuses null.
         *
         * @param rule the rule that looks at the signal
         * @param there what it adds where it is there
         * @param absent what it adds where it is known not to be
         */
        public Signal {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(there, "there");
            Objects.requireNonNull(absent, "absent");
        }
    }

    /**
     * Why a lead has its probability: the prior and what each signal adds give the log-odds exactly.
     *
     * @param lead the id of the lead
     * @param prior the log-odds of the overall rate
     * @param added what each signal adds, in the order of the rules; empty where it is missing
     * @param logOdds the sum
     * @param probability the probability, clamped
     * @since 0.1
     */
    public record Explanation(
            String lead, Rational prior, List<Optional<Rational>> added, Rational logOdds, Rational probability) {
        /**
         * Copies.
         *
         * @param lead the id of the lead
         * @param prior the log-odds of the overall rate
         * @param added what each signal adds
         * @param logOdds the sum
         * @param probability the probability
         */
        public Explanation {
            added = List.copyOf(added);
        }
    }

    /**
     * Copies.
     *
     * @param version which model it is
     * @param thresholds at which scores something is decided
     * @param prior the log-odds of the overall rate
     * @param signals what each signal adds
     * @throws IllegalArgumentException if there is no signal
     */
    public NaiveBayes {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(prior, "prior");
        signals = List.copyOf(signals);
        if (signals.isEmpty()) {
            throw new IllegalArgumentException("model " + version + " has no signal");
        }
    }

    /**
     * Learns from leads whose outcome is known.
     *
     * @param version which model it is to be
     * @param rules the rules that look at the signals; their weights do not matter
     * @param sample the leads
     * @return the model
     * @throws IllegalArgumentException if there is no rule, no customer or no other lead
     */
    public static NaiveBayes learn(String version, List<ScoringRule> rules, ScoreSample sample) {
        long leads = sample.leads().size();
        long won = sample.leads().stream().filter(ScoredLead::won).count();
        if (won == 0 || won == leads) {
            throw new IllegalArgumentException(
                    "cannot learn from " + won + " customers of " + leads + " leads, it takes some of both");
        }
        List<Signal> signals =
                sample.associations(rules).stream().map(NaiveBayes::signal).toList();
        return new NaiveBayes(
                version, ScoreThresholds.STANDARD, logRatio(won + SMOOTHING, leads - won + SMOOTHING), signals);
    }

    private static Signal signal(Association counts) {
        double won = counts.withWon() + counts.withoutWon() + 2 * SMOOTHING;
        double others = counts.with() + counts.without() - counts.withWon() - counts.withoutWon() + 2 * SMOOTHING;
        return new Signal(
                counts.rule(),
                logRatio((counts.withWon() + SMOOTHING) / won, (counts.with() - counts.withWon() + SMOOTHING) / others),
                logRatio(
                        (counts.withoutWon() + SMOOTHING) / won,
                        (counts.without() - counts.withoutWon() + SMOOTHING) / others));
    }

    private static Rational logRatio(double above, double below) {
        return rounded(StrictMath.log(above / below));
    }

    private static Rational rounded(double number) {
        return Rational.of(new BigDecimal(number).setScale(PLACES, RoundingMode.HALF_EVEN));
    }

    @Override
    public List<ScoringRule> rules() {
        return signals.stream().map(Signal::rule).toList();
    }

    @Override
    public boolean isProbability() {
        return true;
    }

    @Override
    public LeadScore score(Journey journey, Dataset data, Instant asOf) {
        Explanation explanation = explain(journey, data, asOf);
        long known = explanation.added().stream().filter(Optional::isPresent).count();
        return new LeadScore(KpiValue.of(explanation.probability().times(HUNDRED)), Rational.of(known, signals.size()));
    }

    /**
     * Scores a lead and keeps what each signal added.
     *
     * @param journey the lead and what happened to it
     * @param data the dataset it belongs to
     * @param asOf the instant to look from; what happened later does not exist
     * @return the probability and its parts
     */
    public Explanation explain(Journey journey, Dataset data, Instant asOf) {
        List<Optional<Rational>> added = new ArrayList<>();
        Rational logOdds = prior;
        for (Signal signal : signals) {
            Optional<Rational> part = switch (ScoreSample.Presence.of(signal.rule(), journey, data, asOf)) {
                case THERE -> Optional.of(signal.there());
                case ABSENT -> Optional.of(signal.absent());
                case MISSING -> Optional.empty();
            };
            added.add(part);
            logOdds = logOdds.plus(part.orElse(Rational.ZERO));
        }
        Rational probability = rounded(1 / (1 + StrictMath.exp(-logOdds.toDouble())));
        return new Explanation(
                journey.lead().id(),
                prior,
                added,
                logOdds,
                probability.max(LEAST).min(MOST));
    }
}
