package org.leadkpi.report;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leadkpi.metric.Style;
import org.leadkpi.scoring.Association;
import org.leadkpi.scoring.BandTable;
import org.leadkpi.scoring.LeadScore;
import org.leadkpi.scoring.Route;
import org.leadkpi.scoring.ScoreBand;
import org.leadkpi.scoring.ScoreExplanation;
import org.leadkpi.scoring.ScoreSample;
import org.leadkpi.scoring.ScoreThresholds;
import org.leadkpi.scoring.ScoreValidation;
import org.leadkpi.scoring.ScoringModel;
import org.leadkpi.scoring.ScoringRule;
import org.leadkpi.stats.Auc;
import org.leadkpi.stats.Interval;
import org.leadkpi.value.Rational;

/** What scores look like as tables, the same for every form. */
final class ScoreTables {

    private static final Rational HUNDRED = Rational.of(100);

    private ScoreTables() {}

    // ---- scores

    static Rows scores(ScoringModel model, Map<String, LeadScore> scores) {
        List<List<String>> rows = new ArrayList<>();
        scores.forEach((lead, score) -> {
            Optional<Rational> value = score.value().number();
            rows.add(List.of(
                    lead,
                    value.map(ScoreBand::of).map(ScoreBand::label).orElse("not scored"),
                    word(route(model.thresholds(), score)),
                    value.flatMap(model.thresholds()::isSalesReady)
                            .map(ScoreTables::yes)
                            .orElse(Wording.NOTHING),
                    value.map(ScoreTables::points).orElse(Wording.NOTHING),
                    percent(score.coverage()) + (score.isLowCoverage() ? " low" : "")));
        });
        return new Rows(List.of("lead", "band", "route", "ready", "score", "coverage"), 4, rows);
    }

    /** Where a lead without a score goes is not for the score to say, so it takes the standard route. */
    static Route route(ScoreThresholds thresholds, LeadScore score) {
        return score.value().number().map(thresholds::route).orElse(Route.STANDARD);
    }

    static Rows explanation(ScoreExplanation explanation) {
        List<List<String>> rows = new ArrayList<>();
        for (ScoreExplanation.Part part : explanation.parts()) {
            ScoringRule rule = part.rule();
            rows.add(List.of(
                    rule.id(),
                    rule.signal().toString(),
                    part.found().orElse("missing"),
                    part.x().map(x -> decimal(x, 3)).orElse(Wording.NOTHING),
                    number(rule.weight()),
                    points(part.points()),
                    rule.reason()));
        }
        if (!explanation.clampAdjustment().isZero()) {
            rows.add(List.of("cut off", "", "", "", "", points(explanation.clampAdjustment()), ""));
        }
        rows.add(List.of(
                "score",
                "",
                "",
                "",
                "",
                explanation.score().value().number().map(ScoreTables::points).orElse(Wording.NOTHING),
                ""));
        return new Rows(List.of("rule", "signal", "found", "says", "weight", "points", "reason"), 3, rows);
    }

    // ---- validation

    static Rows bands(BandTable bands) {
        List<List<String>> rows = new ArrayList<>();
        for (BandTable.Row row : bands.rows()) {
            ScoreBand band = row.band();
            rows.add(List.of(
                    band.label(),
                    Wording.count(row.leads()),
                    Wording.count(row.won()),
                    row.rate().map(ScoreTables::percent).orElse(Wording.NOTHING),
                    row.interval().map(ScoreTables::percents).orElse(Wording.NOTHING),
                    bands.lift(band).map(lift -> decimal(lift, 2)).orElse(Wording.NOTHING),
                    bands.shareOfLeads(band).map(ScoreTables::percent).orElse(Wording.NOTHING),
                    bands.shareOfWins(band).map(ScoreTables::percent).orElse(Wording.NOTHING)));
        }
        return new Rows(
                List.of("band", "leads", "won", "rate", "95 % interval", "lift", "of leads", "of won"), 1, rows);
    }

    static Rows gains(ScoreValidation validation) {
        List<List<String>> rows = new ArrayList<>();
        boolean stated = validation.calibration().isPresent();
        for (int i = 0; i < validation.gains().size(); i++) {
            ScoreValidation.Gain gain = validation.gains().get(i);
            List<String> row = new ArrayList<>(List.of(
                    points(gain.lowest()) + " to " + points(gain.highest()),
                    Wording.count(gain.leads()),
                    Wording.count(gain.won()),
                    percent(gain.rate())));
            if (stated) {
                row.add(percent(gain.meanScore().dividedBy(HUNDRED)));
            }
            row.add(validation.captured(i + 1).map(ScoreTables::percent).orElse(Wording.NOTHING));
            rows.add(row);
        }
        List<String> headings = new ArrayList<>(List.of("scores", "leads", "won", "rate"));
        if (stated) {
            headings.add("stated");
        }
        headings.add("of won so far");
        return new Rows(headings, 1, rows);
    }

    static Rows associations(List<Association> associations) {
        List<List<String>> rows = new ArrayList<>();
        for (Association one : associations) {
            rows.add(List.of(
                    one.rule().id(),
                    of(one.withWon(), one.with()),
                    of(one.withoutWon(), one.without()),
                    Wording.count(one.missing()),
                    one.comparison().isEmpty() ? Wording.NOTHING : signed(one.logOddsRatio()),
                    one.comparison()
                            .map(comparison -> percents(comparison.differenceInterval(Interval.LEVEL)))
                            .orElse(Wording.NOTHING)));
        }
        return new Rows(
                List.of("signal", "won with it", "without it", "missing", "log-odds", "difference, 95 %"), 1, rows);
    }

    // ---- sentences

    static String ordering(BandTable.Ordering ordering) {
        return switch (ordering) {
            case ASCENDING -> "Higher bands win at least as often as lower ones.";
            case INVERTED -> "A higher band wins less often than a lower one, and chance does not explain it.";
            case UNCLEAR -> "Bands cannot be put in order: too few of them, or a difference that may be chance.";
        };
    }

    static String auc(ScoreValidation validation) {
        if (validation.auc().isEmpty()) {
            return "No AUC: it takes customers and others, there are " + of(validation.won(), validation.leads())
                    + " leads.";
        }
        List<String> parts = new ArrayList<>();
        parts.add("AUC " + shown(validation.auc().get()));
        validation
                .aucByRoute()
                .forEach((route, auc) ->
                        parts.add("worked by " + (route == Route.SENIOR ? "senior" : "other") + " reps " + shown(auc)));
        if (validation.aucByRoute().size() > 1) {
            validation.aucWithinRoutes().ifPresent(area -> parts.add("within both together " + decimal(area, 3)));
        }
        return String.join("; ", parts) + ".";
    }

    static Optional<String> doubts(ScoreValidation validation) {
        return validation.isConclusive()
                ? Optional.empty()
                : Optional.of("This proves nothing yet: it takes " + ScoreValidation.LEAST_OF_EACH + " customers and "
                        + ScoreValidation.LEAST_OF_EACH + " others, there are " + Wording.count(validation.won())
                        + " and "
                        + Wording.count(validation.leads() - validation.won()) + ".");
    }

    static Optional<String> leftOut(ScoreValidation validation) {
        if (validation.leftOut().isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        validation.leftOut().forEach((reason, count) -> parts.add(Wording.count(count) + " " + words(reason)));
        return Optional.of("Left out: " + String.join(", ", parts) + ".");
    }

    private static String words(ScoreSample.LeftOut reason) {
        return switch (reason) {
            case NO_NEW_LEAD -> "test, spam, internal or duplicate";
            case NOT_SCORED -> "not scored";
            case OPEN -> "not decided yet";
            case DECIDED_BEFORE -> "decided before they were scored";
        };
    }

    static Optional<String> calibration(ScoreValidation validation) {
        return validation
                .calibration()
                .map(found -> "Brier score " + shown(found.brier()) + " against " + shown(found.brierOfTheRate())
                        + " by the overall rate; log loss " + shown(found.logLoss()) + ".");
    }

    // ---- numbers

    private static String shown(Auc auc) {
        return decimal(auc.area(), 3)
                + auc.interval(Interval.LEVEL)
                        .map(interval -> " (" + shown(interval.lower()) + " to " + shown(interval.upper()) + ")")
                        .orElse("");
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    private static String of(long some, long all) {
        return Wording.count(some) + " of " + Wording.count(all);
    }

    private static String signed(double number) {
        String size = String.format(Locale.ROOT, "%.2f", Math.abs(number));
        return Style.sign(Double.compare(number, 0), size) + size;
    }

    static String points(Rational number) {
        return decimal(number, 1);
    }

    private static String percents(Interval interval) {
        return String.format(Locale.ROOT, "%.1f%% to %.1f%%", 100 * interval.lower(), 100 * interval.upper());
    }

    static String percent(Rational share) {
        return decimal(share.times(HUNDRED), 1) + "%";
    }

    static String decimal(Rational number, int places) {
        return number.toDecimal(places, RoundingMode.HALF_UP).toPlainString();
    }

    static String number(Rational number) {
        return number.toDecimalString(4);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String yes(boolean truth) {
        return truth ? "yes" : "no";
    }
}
