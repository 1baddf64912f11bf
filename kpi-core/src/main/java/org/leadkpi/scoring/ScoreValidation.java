package org.leadkpi.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.leadkpi.stats.Auc;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.Forecasts;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/**
 * Whether scores told who would become a customer: bands, the area under the ROC curve, gains, calibration, signals.
 *
 * <ul>
 *   <li>With fewer than 20 customers or 20 others, the numbers stand, and prove nothing: {@link #isConclusive}.
 *   <li>Senior reps work the leads with high scores, which may be why these win. So the area is given within those that senior reps
 *       work and within the others, too.
 *   <li>The order of the leads makes no difference.
 * </ul>
 *
 * @param model what made the scores, by its version
 * @param range the days on which the leads were scored
 * @param asOf when the outcomes were looked at
 * @param bands how many leads of each band became customers
 * @param auc how well scores tell customers from others, empty without either
 * @param aucByRoute the same within those that each kind of rep works, without those where there is no answer
 * @param gains a tenth of the leads in each row, from the highest scores to the lowest
 * @param calibration how good the probabilities were, where scores are some
 * @param associations customers with and without each signal, where the signals are known
 * @param leftOut how many leads of the range are left out, by reason
 * @since 0.1
 */
public record ScoreValidation(
        String model,
        DateRange range,
        Instant asOf,
        BandTable bands,
        Optional<Auc> auc,
        Map<Route, Auc> aucByRoute,
        List<Gain> gains,
        Optional<Calibration> calibration,
        List<Association> associations,
        Map<ScoreSample.LeftOut, Long> leftOut) {

    /** How many customers, and how many others, it takes; source: specification of the validation, defined here. */
    public static final int LEAST_OF_EACH = 20;

    private static final int TENTHS = 10;
    private static final Rational HUNDRED = Rational.of(100);

    /**
     * A tenth of the leads by score. Equal scores stay together, so that a row may hold more or fewer.
     *
     * @param leads how many leads
     * @param won how many of them became customers
     * @param lowest the lowest score among them
     * @param highest the highest score among them
     * @param meanScore the mean score
     * @since 0.1
     */
    public record Gain(long leads, long won, Rational lowest, Rational highest, Rational meanScore) {
        /**
         * Returns the share that became customers.
         *
         * @return the rate
         */
        public Rational rate() {
            return Rational.of(won, leads);
        }
    }

    /**
     * How good the probabilities were. Those of each row of {@link #gains} are to be held against its rate.
     *
     * @param brier the Brier score
     * @param logLoss the log loss
     * @param brierOfTheRate the Brier score of stating the overall rate for every lead, which a model must beat
     * @since 0.1
     */
    public record Calibration(double brier, double logLoss, double brierOfTheRate) {}

    /**
     * Copies.
     *
     * @param model what made the scores
     * @param range the days on which the leads were scored
     * @param asOf when the outcomes were looked at
     * @param bands how many leads of each band became customers
     * @param auc how well scores tell customers from others
     * @param aucByRoute the same within those that each kind of rep works
     * @param gains a tenth of the leads in each row
     * @param calibration how good the probabilities were
     * @param associations customers with and without each signal
     * @param leftOut how many leads of the range are left out
     */
    public ScoreValidation {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(bands, "bands");
        Objects.requireNonNull(auc, "auc");
        Objects.requireNonNull(calibration, "calibration");
        EnumMap<Route, Auc> byRoute = new EnumMap<>(Route.class);
        byRoute.putAll(aucByRoute);
        aucByRoute = Collections.unmodifiableMap(byRoute);
        EnumMap<ScoreSample.LeftOut, Long> reasons = new EnumMap<>(ScoreSample.LeftOut.class);
        reasons.putAll(leftOut);
        leftOut = Collections.unmodifiableMap(reasons);
        gains = List.copyOf(gains);
        associations = List.copyOf(associations);
    }

    /**
     * Validates the scores of a sample.
     *
     * @param sample the leads with their scores at entry and what became of them
     * @return the validation
     */
    public static ScoreValidation of(ScoreSample sample) {
        List<ScoredLead> leads = sample.leads();
        Map<Rational, Long> ranks = ranks(leads);
        Map<Route, Auc> byRoute = new EnumMap<>(Route.class);
        for (Route route : Route.values()) {
            auc(leads, ranks, lead -> lead.workedBy().equals(Optional.of(route)))
                    .ifPresent(auc -> byRoute.put(route, auc));
        }
        return new ScoreValidation(
                sample.model(),
                sample.range(),
                sample.asOf(),
                BandTable.of(leads),
                auc(leads, ranks, lead -> true),
                byRoute,
                gains(leads),
                sample.scorer().filter(Scorer::isProbability).flatMap(scorer -> calibration(leads)),
                sample.scorer()
                        .map(scorer -> sample.associations(scorer.rules()))
                        .orElse(List.of()),
                sample.leftOut());
    }

    /** Only the order of scores matters, so that their places in it stand for them. */
    static Map<Rational, Long> ranks(List<ScoredLead> leads) {
        TreeSet<Rational> scores = new TreeSet<>();
        leads.forEach(lead -> scores.add(lead.score()));
        Map<Rational, Long> ranks = new HashMap<>();
        scores.forEach(score -> ranks.put(score, (long) ranks.size()));
        return ranks;
    }

    private static Optional<Auc> auc(List<ScoredLead> leads, Map<Rational, Long> ranks, Predicate<ScoredLead> isIn) {
        TreeMap<Long, Long> won = new TreeMap<>();
        TreeMap<Long, Long> others = new TreeMap<>();
        for (ScoredLead lead : leads) {
            if (isIn.test(lead)) {
                (lead.won() ? won : others).merge(Objects.requireNonNull(ranks.get(lead.score())), 1L, Math::addExact);
            }
        }
        return Auc.of(Distribution.of(won), Distribution.of(others));
    }

    /** The rows from the highest score down; a score belongs to the row that the leads above it have filled up to. */
    private static List<Gain> gains(List<ScoredLead> leads) {
        TreeMap<Rational, long[]> byScore = new TreeMap<>(Comparator.reverseOrder());
        for (ScoredLead lead : leads) {
            long[] counts = byScore.computeIfAbsent(lead.score(), score -> new long[2]);
            counts[0]++;
            counts[1] += lead.won() ? 1 : 0;
        }
        List<Gain> gains = new ArrayList<>();
        long above = 0;
        long row = -1;
        for (Map.Entry<Rational, long[]> score : byScore.entrySet()) {
            long count = score.getValue()[0];
            Gain one = new Gain(count, score.getValue()[1], score.getKey(), score.getKey(), score.getKey());
            long next = above * TENTHS / leads.size();
            if (next == row) {
                gains.set(gains.size() - 1, merged(gains.get(gains.size() - 1), one));
            } else {
                gains.add(one);
            }
            row = next;
            above += count;
        }
        return gains;
    }

    private static Gain merged(Gain higher, Gain lower) {
        long leads = higher.leads + lower.leads;
        Rational sum =
                higher.meanScore.times(Rational.of(higher.leads)).plus(lower.meanScore.times(Rational.of(lower.leads)));
        return new Gain(leads, higher.won + lower.won, lower.lowest, higher.highest, sum.dividedBy(Rational.of(leads)));
    }

    private static Optional<Calibration> calibration(List<ScoredLead> leads) {
        if (leads.isEmpty()) {
            return Optional.empty();
        }
        List<ScoredLead> ordered = new ArrayList<>(leads);
        ordered.sort(Comparator.comparing(ScoredLead::score).thenComparing(ScoredLead::won));
        double[] stated = new double[ordered.size()];
        boolean[] won = new boolean[stated.length];
        long wins = 0;
        for (int i = 0; i < stated.length; i++) {
            stated[i] = ordered.get(i).score().dividedBy(HUNDRED).toDouble();
            won[i] = ordered.get(i).won();
            wins += won[i] ? 1 : 0;
        }
        Rational rate = Rational.of(wins, stated.length);
        return Optional.of(new Calibration(
                Forecasts.brier(stated, won),
                Forecasts.logLoss(stated, won),
                rate.times(Rational.ONE.minus(rate)).toDouble()));
    }

    /**
     * Returns how many leads were validated.
     *
     * @return the number of leads
     */
    public long leads() {
        return bands.leads();
    }

    /**
     * Returns how many of them became customers.
     *
     * @return the number of customers
     */
    public long won() {
        return bands.won();
    }

    /**
     * Returns whether there are enough customers and enough others to say anything.
     *
     * @return true from 20 of each on
     */
    public boolean isConclusive() {
        return won() >= LEAST_OF_EACH && leads() - won() >= LEAST_OF_EACH;
    }

    /**
     * Returns the area under the ROC curve over pairs of leads that the same kind of rep works.
     *
     * @return the area, empty where there are no such pairs
     */
    public Optional<Rational> aucWithinRoutes() {
        return Auc.pooled(aucByRoute.values());
    }

    /**
     * Returns the share of all customers among the leads of the first rows of {@link #gains}.
     *
     * @param rows how many rows
     * @return the share, empty without customers
     */
    public Optional<Rational> captured(int rows) {
        long found = gains.stream().limit(rows).mapToLong(Gain::won).sum();
        return won() == 0 ? Optional.empty() : Optional.of(Rational.of(found, won()));
    }
}
