package org.leadkpi.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.PairedAuc;
import org.leadkpi.value.Rational;

/**
 * Other weights for a model, proposed with what speaks for them and against them. Nothing applies them: whoever owns the model takes
 * {@link #proposed} or does not.
 *
 * <p>What a weight should be is learnt from the leads scored before a day, and judged by those scored since.
 *
 * <ul>
 *   <li>A weight goes towards the log-odds ratio of its signal ({@link Association#logOddsRatio}), scaled so that the weights that
 *       add keep their sum. A signal that speaks the other way than it is meant to goes towards 0.
 *   <li>It goes n / (n + 50) of the way, n being how many leads have the signal or how many do not, whichever is less: what few
 *       leads say counts little. The 50 are defined here.
 *   <li>A weight of 0 stays, and so does one whose signal all or none of the leads have. Weights are rounded to hundredths; those that
 *       add keep their sum exactly.
 *   <li>It is accepted if the area under the ROC curve of the later leads does not fall, the lower limit of its difference at 95 %
 *       being at least -0.02, and no band is inverted. There must be 20 customers and 20 others on both sides of the day.
 * </ul>
 *
 * @param before the model as it is
 * @param proposed the model with other weights
 * @param changes what becomes of each weight, in the order of the rules
 * @param holdOut both models on the later leads, empty where these are too few to compare
 * @param bands the bands of the proposed model on the later leads
 * @param reasons why it is not accepted; empty where it is
 * @since 0.1
 */
public record Recalibration(
        ScoringModel before,
        ScoringModel proposed,
        List<Change> changes,
        Optional<PairedAuc> holdOut,
        BandTable bands,
        List<String> reasons) {

    private static final double PRIOR_LEADS = 50;
    private static final double TOLERATED_FALL = -0.02;
    private static final int PLACES = 2;

    /**
     * What becomes of one weight.
     *
     * @param counts what was counted of the earlier leads
     * @param before the weight as it is
     * @param after the weight proposed
     * @param reason why
     * @since 0.1
     */
    public record Change(Association counts, Rational before, Rational after, String reason) {}

    /**
     * Copies.
     *
     * @param before the model as it is
     * @param proposed the model with other weights
     * @param changes what becomes of each weight
     * @param holdOut both models on the later leads
     * @param bands the bands of the proposed model on the later leads
     * @param reasons why it is not accepted
     */
    public Recalibration {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(proposed, "proposed");
        Objects.requireNonNull(holdOut, "holdOut");
        Objects.requireNonNull(bands, "bands");
        changes = List.copyOf(changes);
        reasons = List.copyOf(reasons);
    }

    /**
     * Proposes weights.
     *
     * @param model the model as it is
     * @param sample leads scored by the model, with what became of them
     * @param holdOutFrom the day from which on leads are held out to judge the proposal
     * @return the proposal
     */
    public static Recalibration propose(ScoringModel model, ScoreSample sample, LocalDate holdOutFrom) {
        ScoreSample training = sample.before(holdOutFrom);
        List<String> reasons = new ArrayList<>();
        requireEnough("before", holdOutFrom, training, reasons);
        List<Change> changes = changes(training.associations(model.rules()));
        List<ScoringRule> rules = changes.stream()
                .map(change -> change.counts().rule().withWeight(change.after()))
                .toList();
        ScoringModel proposed = model.toBuilder()
                .version(model.version() + "-recalibrated")
                .rules(rules)
                .build();
        if (rules.equals(model.rules())) {
            reasons.add("no weight changes");
        }
        ScoreSample later = sample.since(holdOutFrom);
        ScoreSample old = later.rescored(proposed).rescored(model);
        ScoreSample anew = old.rescored(proposed);
        BandTable bands = BandTable.of(anew.leads());
        Optional<PairedAuc> holdOut = Optional.empty();
        if (requireEnough("since", holdOutFrom, old, reasons)) {
            PairedAuc areas = compare(old, anew);
            holdOut = Optional.of(areas);
            double lower = areas.interval(Interval.LEVEL).lower();
            if (lower < TOLERATED_FALL) {
                reasons.add("the area under the ROC curve may fall: from "
                        + shown(areas.before().area()) + " to "
                        + shown(areas.after().area()) + ", the lower limit of the difference is "
                        + shown(Rational.of(BigDecimal.valueOf(lower))) + ", must be at least " + TOLERATED_FALL);
            }
        }
        if (bands.ordering() == BandTable.Ordering.INVERTED) {
            reasons.add("a higher band of the proposed model wins less often than a lower one");
        }
        return new Recalibration(model, proposed, changes, holdOut, bands, reasons);
    }

    /**
     * Returns whether nothing speaks against the proposal.
     *
     * @return true without reasons
     */
    public boolean isAccepted() {
        return reasons.isEmpty();
    }

    private static boolean requireEnough(String side, LocalDate day, ScoreSample sample, List<String> reasons) {
        long won = sample.leads().stream().filter(ScoredLead::won).count();
        long others = sample.leads().size() - won;
        boolean enough = won >= ScoreValidation.LEAST_OF_EACH && others >= ScoreValidation.LEAST_OF_EACH;
        if (!enough) {
            reasons.add("too few leads " + side + " " + day + ": " + won + " customers and " + others
                    + " others, it takes " + ScoreValidation.LEAST_OF_EACH + " of each");
        }
        return enough;
    }

    // ---- weights

    private static List<Change> changes(List<Association> counts) {
        double adding = 0;
        double ratios = 0;
        for (Association one : counts) {
            if (one.rule().category().adds() && isJudged(one)) {
                adding += one.rule().weight().toDouble();
                ratios += strength(one);
            }
        }
        double scale = ratios == 0 ? 0 : adding / ratios;
        double[] wanted = new double[counts.size()];
        double sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            Association one = counts.get(i);
            wanted[i] = isJudged(one) && scale > 0
                    ? shrunk(one, scale)
                    : one.rule().weight().toDouble();
            sum += one.rule().category().adds() && isJudged(one) ? wanted[i] : 0;
        }
        List<Rational> weights = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            Association one = counts.get(i);
            boolean rescaled = one.rule().category().adds() && isJudged(one) && sum > 0;
            boolean moved = isJudged(one) && scale > 0;
            weights.add(
                    moved
                            ? rounded(rescaled ? wanted[i] * adding / sum : wanted[i])
                            : one.rule().weight());
        }
        keepSum(counts, weights);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            Association one = counts.get(i);
            changes.add(new Change(one, one.rule().weight(), weights.get(i), reason(one, weights.get(i))));
        }
        return changes;
    }

    private static boolean isJudged(Association counts) {
        return counts.rule().weight().signum() > 0 && counts.with() > 0 && counts.without() > 0;
    }

    /** How far a signal speaks the way it is meant to, at least not at all. */
    private static double strength(Association counts) {
        double ratio = counts.logOddsRatio();
        return Math.max(0, counts.rule().category().adds() ? ratio : -ratio);
    }

    private static double shrunk(Association counts, double scale) {
        double n = Math.min(counts.with(), counts.without());
        double share = n / (n + PRIOR_LEADS);
        return share * scale * strength(counts)
                + (1 - share) * counts.rule().weight().toDouble();
    }

    private static Rational rounded(double weight) {
        return Rational.of(new BigDecimal(weight).setScale(PLACES, RoundingMode.HALF_EVEN));
    }

    /** What rounding has brought or taken goes to the largest of the weights that add, the first of several. */
    private static void keepSum(List<Association> counts, List<Rational> weights) {
        Rational rest = Rational.ZERO;
        int largest = -1;
        for (int i = 0; i < weights.size(); i++) {
            if (counts.get(i).rule().category().adds()) {
                rest = rest.plus(counts.get(i).rule().weight()).minus(weights.get(i));
                largest = largest < 0 || weights.get(i).compareTo(weights.get(largest)) > 0 ? i : largest;
            }
        }
        weights.set(largest, weights.get(largest).plus(rest));
    }

    private static String reason(Association counts, Rational after) {
        if (counts.rule().weight().isZero()) {
            return "a weight of 0 stays";
        }
        if (!isJudged(counts)) {
            return "all leads are alike in it, so they tell nothing";
        }
        String said = "log-odds ratio " + shown(Rational.of(BigDecimal.valueOf(counts.logOddsRatio()))) + ", "
                + counts.withWon() + " won of " + counts.with() + " with it, " + counts.withoutWon() + " of "
                + counts.without() + " without it";
        boolean contrary = strength(counts) == 0;
        int change = after.compareTo(counts.rule().weight());
        return said
                + (contrary ? ": it speaks the other way than it is meant to" : "")
                + (change == 0 ? "; the weight stays" : change > 0 ? "; more than it counts" : "; less than it counts");
    }

    private static String shown(Rational number) {
        return number.toDecimal(3, RoundingMode.HALF_UP).toPlainString();
    }

    // ---- the later leads

    private static PairedAuc compare(ScoreSample old, ScoreSample anew) {
        List<ScoredLead> leads = old.leads();
        long[] before = places(leads);
        long[] after = places(anew.leads());
        boolean[] won = new boolean[leads.size()];
        for (int i = 0; i < won.length; i++) {
            won[i] = leads.get(i).won();
        }
        return PairedAuc.of(before, after, won);
    }

    private static long[] places(List<ScoredLead> leads) {
        Map<Rational, Long> ranks = ScoreValidation.ranks(leads);
        return leads.stream()
                .mapToLong(lead -> Objects.requireNonNull(ranks.get(lead.score())))
                .toArray();
    }
}
