package org.leadkpi.diagnosis;

import static org.leadkpi.diagnosis.Criterion.told;
import static org.leadkpi.metric.ScoringKpis.ROUTING_COMPLIANCE;
import static org.leadkpi.metric.ScoringKpis.SCORE_VALIDITY;
import static org.leadkpi.metric.ScoringKpis.SCORE_VALIDITY_WIN_RATE;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Exclusion;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scoring.ModelCard;
import org.leadkpi.scoring.ScoreBand;
import org.leadkpi.scoring.ScoringRule;
import org.leadkpi.stats.Proportions;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/**
 * Rules on lead scores: whether they tell who buys, whether that was looked at, and whether it is acted upon.
 *
 * <p>Scores are judged by what became of leads, so only quarters count in which it is decided of every lead, the last two of them.
 *
 * @since 0.1
 */
public final class ScoringRules {

    private ScoringRules() {}

    private static final String SCORE_BAND = "score-band";

    /** How many quarters in a row make a score broken. */
    private static final int QUARTERS = 2;

    // ---- what became of the scores

    /** Leads of low scores win as often as others. */
    public static final Rule SCORE_BROKEN = Rule.named("D31", "SCORE_BROKEN")
            .claim("Leads of low scores become customers as often as others")
            .cite(A0, "KPI 3")
            .in(Grain.QUARTER)
            .by(SCORE_BAND)
            .ofTotal()
            .overAll()
            .when(Criterion.of(ScoringRules::broken, SCORE_VALIDITY_WIN_RATE).using("minN.wins"))
            .causes(
                    "the weights may reward what does not make a customer",
                    "buyers may have changed since the weights were set",
                    "reps may work leads of high scores less well")
            .actions(
                    "look which signals customers of low scores had",
                    "recalibrate the weights, and hold them against leads that they have not seen",
                    "route by something else until then")
            .build();

    private static Judgement broken(Subject subject) {
        return window(subject, SCORE_VALIDITY_WIN_RATE)
                .map(quarters -> bands(subject, quarters))
                .orElseGet(() -> undecided(subject, SCORE_VALIDITY_WIN_RATE));
    }

    private static Judgement bands(Subject subject, List<DateRange> quarters) {
        Subject window = subject.over(joined(quarters));
        Reading all = window.read(SCORE_VALIDITY_WIN_RATE);
        Optional<Judgement> few = tooFewWins(window, all);
        if (few.isPresent()) {
            return few.get();
        }
        Reading low = ofBand(window, ScoreBand.LOW);
        Reading high = ofBand(window, ScoreBand.HIGH);
        Evidence[] evidence = {new Evidence.Measured(low), new Evidence.Measured(high), new Evidence.Measured(all)};
        if (low.number().isEmpty()) {
            return Judgement.none(Doubt.Kind.NO_DATA, "no decided lead has a low score", evidence);
        }
        return inverted(low, high, evidence).or(persistent(subject, quarters, low, all, evidence));
    }

    /** Whether low scores win more often than high ones, beyond chance. */
    private static Judgement inverted(Reading low, Reading high, Evidence... evidence) {
        if (high.number().isEmpty()) {
            return Judgement.none(Doubt.Kind.NO_DATA, "no decided lead has a high score", evidence);
        }
        if (low.number().get().compareTo(high.number().get()) <= 0) {
            return Judgement.of(Outcome.NOT_FIRED, evidence);
        }
        return low.interval().orElseThrow().lower()
                        > high.interval().orElseThrow().upper()
                ? Judgement.of(Outcome.FIRED, evidence)
                : Judgement.none(
                        Doubt.Kind.UNDECIDED,
                        "low scores win more often than high ones, but their intervals overlap",
                        evidence);
    }

    /** Whether low scores have no smaller share of the customers than of the leads, quarter after quarter. */
    private static Judgement persistent(
            Subject subject, List<DateRange> quarters, Reading low, Reading all, Evidence... evidence) {
        for (DateRange quarter : quarters) {
            Subject of = subject.over(quarter);
            Optional<Rational> lows = ofBand(of, ScoreBand.LOW).number();
            if (lows.isEmpty() || lows.get().compareTo(number(of.read(SCORE_VALIDITY_WIN_RATE))) < 0) {
                return Judgement.of(Outcome.NOT_FIRED, evidence);
            }
        }
        if (quarters.size() < QUARTERS) {
            return Judgement.none(
                    Doubt.Kind.SHORT_HISTORY,
                    "low scores win as often as all in one quarter, which takes " + QUARTERS + " in a row",
                    evidence);
        }
        long others = count(all.denominator()) - count(low.denominator());
        boolean isBeyondChance = others > 0
                && Proportions.newcombe(
                                        count(low.numerator()),
                                        count(low.denominator()),
                                        count(all.numerator()) - count(low.numerator()),
                                        others,
                                        subject.level())
                                .lower()
                        >= 0;
        Judgement fired = Judgement.of(Outcome.FIRED, evidence);
        return isBeyondChance
                ? fired
                : fired.weakened("in " + QUARTERS + " quarters in a row, but within what chance alone may do");
    }

    private static Reading ofBand(Subject subject, ScoreBand band) {
        return subject.in(Segment.of(SCORE_BAND, band.label())).read(SCORE_VALIDITY_WIN_RATE);
    }

    /** Scores say nothing. */
    public static final Rule SCORE_NO_SIGNAL = Rule.named("D32", "SCORE_NO_SIGNAL")
            .claim("Scores do not tell who becomes a customer")
            .severity(Severity.WATCH)
            .cite(A0, "KPI 3")
            .in(Grain.QUARTER)
            .ofTotal()
            .overAll()
            .when(Criterion.of(ScoringRules::signal, SCORE_VALIDITY, SCORE_VALIDITY_WIN_RATE)
                    .using("score.weak", "score.chance", "minN.wins"))
            .causes(
                    "the signals may not be those that customers differ by",
                    "leads may be worked alike, whatever their score")
            .actions(
                    "drop or replace signals that customers and others have alike",
                    "add a signal only when it is proven")
            .build();

    private static Judgement signal(Subject subject) {
        return window(subject, SCORE_VALIDITY)
                .map(quarters -> signal(subject.over(joined(quarters)), subject.threshold("score.weak")))
                .orElseGet(() -> undecided(subject, SCORE_VALIDITY));
    }

    private static Judgement signal(Subject window, Threshold weak) {
        Reading area = window.read(SCORE_VALIDITY);
        return tooFewWins(window, window.read(SCORE_VALIDITY_WIN_RATE)).orElseGet(() -> {
            Threshold chance = window.threshold("score.chance");
            // scores that part customers from others entirely have no interval
            boolean isWeak = area.interval()
                    .map(interval -> interval.upper() < weak.number().toDouble())
                    .orElseGet(() -> weak.holds(number(area)));
            boolean mayBeChance = area.interval()
                    .map(interval -> interval.contains(chance.number().toDouble()))
                    .orElse(false);
            return Judgement.of(
                    isWeak || mayBeChance,
                    new Evidence.Measured(area),
                    new Evidence.Limit(mayBeChance ? chance : weak));
        });
    }

    /** The last quarters, two at most, in which it is decided of every scored lead what became of it. */
    private static Optional<List<DateRange>> window(Subject subject, Kpi kpi) {
        List<DateRange> quarters = subject.periods();
        for (int last = quarters.size(); last > 0; last--) {
            if (isDecided(subject, kpi, quarters.get(last - 1))) {
                boolean isOne = last == 1 || !isDecided(subject, kpi, quarters.get(last - QUARTERS));
                return Optional.of(quarters.subList(isOne ? last - 1 : last - QUARTERS, last));
            }
        }
        return Optional.empty();
    }

    private static boolean isDecided(Subject subject, Kpi kpi, DateRange quarter) {
        Reading reading = subject.over(quarter).read(kpi);
        return reading.number().isPresent() && !reading.excluded().containsKey(Exclusion.NOT_DUE);
    }

    private static DateRange joined(List<DateRange> quarters) {
        return DateRange.of(
                quarters.get(0).start(), quarters.get(quarters.size() - 1).end());
    }

    /** Why no quarter can be judged: an input is missing, or it is too early. */
    private static Judgement undecided(Subject subject, Kpi kpi) {
        Reading whole = subject.read(kpi);
        Doubt doubt = Proof.doubt(whole, subject.file().thresholds())
                .filter(known -> known.kind().outcome() == Outcome.NOT_EVALUABLE
                        || whole.number().isEmpty())
                .orElseGet(() -> new Doubt(
                        Doubt.Kind.IMMATURE,
                        "there is no quarter in which it is decided of every scored lead what became of it"));
        return Judgement.none(doubt, new Evidence.Measured(whole));
    }

    private static Optional<Judgement> tooFewWins(Subject subject, Reading winRate) {
        Threshold least = subject.threshold("minN.wins");
        long won = count(winRate.numerator());
        long others = count(winRate.denominator()) - won;
        return least.holds(Rational.of(Math.min(won, others)))
                ? Optional.empty()
                : Optional.of(Judgement.none(
                        Doubt.Kind.SMALL_SAMPLE,
                        "scores rest on " + won + " customers and " + others + " others, need " + least.words()
                                + " of each",
                        new Evidence.Measured(winRate)));
    }

    private static long count(Optional<Rational> counted) {
        return counted.map(Rational::toLongExact).orElse(0L);
    }

    private static Rational number(Reading reading) {
        return reading.number().orElseThrow();
    }

    // ---- how scores are kept

    /** Nobody looked for more than a quarter whether scores are right. */
    public static final Rule SCORE_STALE = onModel("D33", "SCORE_STALE")
            .claim("Nobody has validated the scores for more than a quarter")
            .severity(Severity.WATCH)
            .cite(A0, "KPI 3")
            .when(aboutModel(ScoringRules::age).using("score.validate"))
            .causes("what makes a buyer may have changed since")
            .actions("validate the scores against deals won now", "put it down for every quarter")
            .build();

    private static Judgement age(ModelCard card, Subject subject) {
        LocalDate today = subject.card().frame().today();
        Optional<LocalDate> validated = validated(card, subject);
        Optional<LocalDate> since = validated.or(() -> card.model().createdAt());
        Evidence known = new Evidence.Stated(
                "last validated", validated.map(LocalDate::toString).orElse("never"));
        if (since.isEmpty()) {
            return Judgement.none(
                    Doubt.Kind.NO_DATA, "never validated, and the model does not say when it was made", known);
        }
        Threshold limit = subject.threshold("score.validate");
        return Judgement.of(limit.holds(quarters(since.get(), today)), known, new Evidence.Limit(limit));
    }

    /** How many quarters lie between two days: a third for each whole month, and the rest by days. */
    private static Rational quarters(LocalDate since, LocalDate today) {
        long months = ChronoUnit.MONTHS.between(since, today);
        LocalDate month = since.plusMonths(months);
        return Rational.of(months)
                .plus(Rational.of(ChronoUnit.DAYS.between(month, today), month.lengthOfMonth()))
                .dividedBy(Rational.of(3));
    }

    /** Many signals before any proof. */
    public static final Rule SCORE_TOO_COMPLEX = onModel("D34", "SCORE_TOO_COMPLEX")
            .claim("The score has many signals, and nobody has ever validated it")
            .severity(Severity.INFO)
            .cite(A0, "KPI 3")
            .when(aboutModel((card, subject) -> {
                        long signals = card.model().signalCount();
                        Threshold start = subject.threshold("score.signals.start");
                        Optional<LocalDate> validated = validated(card, subject);
                        return Judgement.of(
                                validated.isEmpty() && start.above().holds(Rational.of(signals)),
                                new Evidence.Stated("signals", String.valueOf(signals)),
                                new Evidence.Stated(
                                        "last validated",
                                        validated.map(LocalDate::toString).orElse("never")),
                                new Evidence.Limit(start));
                    })
                    .using("score.signals.start"))
            .causes("weak signals may drown strong ones, and nobody can tell which")
            .actions("start with three or four strong signals", "add others when deals won prove them")
            .build();

    /** The best leads are not with the best reps. */
    public static final Rule SENIOR_ROUTING = Rule.named("D35", "SENIOR_ROUTING")
            .claim("The best leads do not go to the best reps")
            .severity(Severity.WATCH)
            .cite(A0, "KPI 3")
            .ofTotal()
            .when(Criterion.of(ScoringRules::routing, ROUTING_COMPLIANCE).using("senior.compliance", "senior.minN"))
            .causes("the routing may not know the score", "senior reps may have no room for them")
            .actions("let the routing send leads of high scores to senior reps first", "make room with senior reps")
            .build();

    private static Judgement routing(Subject subject) {
        Thresholds settings = subject.file().thresholds();
        Threshold least =
                settings.get("minN.rate").with(subject.threshold("senior.minN").band());
        Reading reading = subject.read(ROUTING_COMPLIANCE);
        Judgement judgement = Proof.of(reading, subject.threshold("senior.compliance"), settings.with(least));
        return reading.numerator().map(Rational::isZero).orElse(false)
                ? judgement.weakened("no senior rep has any of them: there may have been none to have them")
                : judgement;
    }

    /** Nobody wrote down from which score on a lead is ready for sales. */
    public static final Rule NO_SQL_THRESHOLD = onModel("D36", "NO_SQL_THRESHOLD")
            .claim("Leads are scored, but no score makes them ready for sales")
            .severity(Severity.INFO)
            .cite(A1, "lead scoring")
            .when(aboutModel((card, subject) -> stated(
                    card.model().thresholds().salesReady().isEmpty(),
                    "ready for sales",
                    card.model()
                            .thresholds()
                            .salesReady()
                            .map(score -> "from " + score.toDecimalString(2) + " on")
                            .orElse("no threshold"))))
            .causes("each rep may decide for himself, and each in another way")
            .actions("agree on the threshold with sales", "let it flag leads by itself")
            .build();

    /** Rules of a score that give no reason. */
    public static final Rule SCORE_UNEXPLAINED = onModel("D37", "SCORE_UNEXPLAINED")
            .claim("The score does not say why its signals count")
            .severity(Severity.INFO)
            .cite(A0, "KPI 3")
            .when(aboutModel((card, subject) -> {
                String silent = card.model().rules().stream()
                        .filter(rule -> rule.reason().isBlank())
                        .map(ScoringRule::id)
                        .collect(Collectors.joining(", "));
                return stated(!silent.isEmpty(), "without a reason", silent.isEmpty() ? "none" : silent);
            }))
            .causes("reps may not trust what nobody explains to them")
            .actions("write a reason for each signal", "hand reps the model on one page")
            .build();

    // ---- words

    private static Rule.Builder onModel(String id, String name) {
        return Rule.named(id, name).overAll().ofTotal();
    }

    private static Criterion aboutModel(BiFunction<ModelCard, Subject, Judgement> answer) {
        return told(Facts::scoring, "what leads are scored by", answer);
    }

    private static Judgement stated(boolean holds, String name, String value) {
        return Judgement.of(holds, new Evidence.Stated(name, value));
    }

    /** The day of the last validation, whether it is at hand or only told; what came later than one looks is not known. */
    private static Optional<LocalDate> validated(ModelCard card, Subject subject) {
        Frame frame = subject.card().frame();
        Optional<LocalDate> atHand = card.lastValidation()
                .filter(done -> !done.asOf().isAfter(frame.asOf()))
                .map(done -> done.asOf().atZone(frame.zone()).toLocalDate());
        Optional<LocalDate> told = card.model()
                .validatedAt()
                .filter(day -> !day.isAfter(subject.card().frame().today()));
        return Stream.concat(atHand.stream(), told.stream()).max(Comparator.naturalOrder());
    }

    /** All of them, in order. */
    static final List<Rule> ALL = List.of(
            SCORE_BROKEN,
            SCORE_NO_SIGNAL,
            SCORE_STALE,
            SCORE_TOO_COMPLEX,
            SENIOR_ROUTING,
            NO_SQL_THRESHOLD,
            SCORE_UNEXPLAINED);
}
