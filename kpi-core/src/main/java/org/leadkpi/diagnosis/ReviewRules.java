package org.leadkpi.diagnosis;

import static org.leadkpi.diagnosis.Criterion.told;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE;
import static org.leadkpi.metric.OutreachKpis.MEETING_RATE;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE;
import static org.leadkpi.metric.OutreachKpis.SEQUENCE_TO_MEETING;
import static org.leadkpi.metric.StandardKpis.LEAD_TO_OPPORTUNITY;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.metric.StandardKpis.SQL_TO_CUSTOMER;
import static org.leadkpi.metric.StandardKpis.TRAFFIC_TO_LEAD;
import static org.leadkpi.metric.StandardKpis.WIN_RATE;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.A2;
import static org.leadkpi.value.Citation.INF;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.leadkpi.benchmark.Band;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.metric.Cadence;
import org.leadkpi.metric.FunnelStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Decomposition;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.ProcessLimits;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/**
 * Rules on series of periods, and on how numbers are reviewed.
 *
 * @since 0.1
 */
public final class ReviewRules {

    private ReviewRules() {}

    /** The rates that are followed, by what their parts are split by. */
    private static final List<Kpi> RATES = List.of(
            TRAFFIC_TO_LEAD,
            LEAD_TO_OPPORTUNITY,
            MQL_TO_SQL,
            SQL_TO_CUSTOMER,
            WIN_RATE,
            CONNECT_RATE,
            REPLY_RATE,
            MEETING_RATE,
            SEQUENCE_TO_MEETING);

    private static final Set<String> TIME_KPIS = Set.of("lead-response-time", "sales-cycle-length");

    private static final String CHANNEL = "channel";

    private static final String SHOWN = "which KPIs are reviewed";

    // ---- series

    /** A rate fell three months in a row. */
    public static final Rule THREE_MONTH_DECLINE = Rule.named("D79", "THREE_MONTH_DECLINE")
            .claim("A rate falls period after period")
            .cite(A1, "how often to review")
            .overLatest(Movement.FALLS, 1)
            .when(each(RATES, kpi -> Movement.unlessMixed(Movement.falling(kpi), kpi, CHANNEL)))
            .causes(
                    "something may have changed at its stage of the funnel: such a run is real, a single bad week is not")
            .actions("find what changed when the fall began", "compare channels and campaigns")
            .build();

    /** A drop that is routine. */
    public static final Rule SINGLE_PERIOD_NOISE = Rule.named("D80", "SINGLE_PERIOD_NOISE")
            .claim("A drop looks bad, but is within the routine")
            .severity(Severity.INFO)
            .cite(A1, "how often to review")
            .overLatest(2)
            .ofTotal()
            .when(each(RATES, kpi -> Criterion.of(subject -> noise(subject, kpi), kpi)))
            .causes("chance alone may move a rate by as much from period to period")
            .actions("do nothing about it; look again when the next period is over")
            .build();

    private static Judgement noise(Subject subject, Kpi kpi) {
        Judgement outside =
                Movement.outsideRoutine(kpi, ProcessLimits.Position.BELOW).judge(subject);
        if (outside.outcome() != Outcome.NOT_FIRED) {
            return outside.outcome() == Outcome.FIRED
                    ? new Judgement(Outcome.NOT_FIRED, Optional.empty(), outside.evidence(), outside.notes())
                    : outside;
        }
        List<Reading> readings = Movement.readings(subject, kpi);
        Reading last = readings.get(readings.size() - 1);
        Optional<Comparison> step = subject.trend(kpi).points().stream()
                .filter(point -> point.reading().range().equals(last.range()))
                .findFirst()
                .flatMap(Trend.Point::previous);
        Rational usual = outside.evidence().stream()
                .filter(Evidence.Routine.class::isInstance)
                .map(each -> ((Evidence.Routine) each).limits().process().meanMovingRange())
                .findFirst()
                .orElseThrow();
        boolean isNotable = step.flatMap(Comparison::difference)
                .map(change -> change.negate().compareTo(usual) > 0)
                .orElse(false);
        return Judgement.of(isNotable, outside.evidence().toArray(Evidence[]::new))
                .with(step.flatMap(Evidence.Compared::of).map(List::of).orElse(List.of()));
    }

    /** The total moved against all its parts. */
    public static final Rule SIMPSON = Rule.named("D86", "SIMPSON")
            .claim("The total moved one way, and every channel the other")
            .cite(INF, "implied by A1 no segmentation")
            .overLatest(2)
            .ofTotal()
            .when(each(
                    List.of(TRAFFIC_TO_LEAD, LEAD_TO_OPPORTUNITY, MQL_TO_SQL, SQL_TO_CUSTOMER),
                    kpi -> Criterion.of(subject -> simpson(subject, kpi), kpi)))
            .causes("the mix of channels may have shifted: it moves a total without any change within them")
            .actions("report by channel", "judge the change of mix and the changes within channels apart")
            .build();

    private static Judgement simpson(Subject subject, Kpi kpi) {
        List<DateRange> periods = subject.periods();
        Reading last = subject.over(periods.get(periods.size() - 1)).read(kpi);
        Optional<Doubt> doubt = Proof.doubt(last, subject.file().thresholds());
        if (doubt.isPresent()) {
            return Judgement.none(doubt.get(), new Evidence.Measured(last));
        }
        if (periods.size() < 2) {
            return Judgement.none(
                    Doubt.Kind.SHORT_HISTORY, kpi.id() + " has 1 period, needs 2", new Evidence.Measured(last));
        }
        Optional<Scorecard> card = subject.file().card(subject.card().frame().grain(), List.of(CHANNEL));
        if (card.isEmpty()) {
            return Judgement.none(
                    Doubt.Kind.MISSING_INPUT, "needs a scorecard by " + CHANNEL, new Evidence.Measured(last));
        }
        Decomposition parts = Decomposition.of(card.get(), kpi, CHANNEL, last.range(), periods.get(0));
        Optional<Evidence.Split> split = Evidence.Split.of(parts);
        if (split.isEmpty()) {
            return Judgement.none(Doubt.Kind.NO_VALUE, parts.whyNot().orElse("no parts"), new Evidence.Measured(last));
        }
        Judgement judgement = Judgement.of(parts.isReversed(), split.get());
        return parts.total().isSignificant()
                ? judgement
                : judgement.weakened("the move of the total is within what chance alone may do");
    }

    // ---- how numbers are reviewed

    /** Rates that are looked at every day. */
    public static final Rule DAILY_REVIEW = onReview("D81", "DAILY_REVIEW")
            .claim("Rates are reviewed every day")
            .severity(Severity.INFO)
            .cite(A1, "how often to review")
            .when(toldOfShown(Facts::cadence, "the cadence of the review", (cadence, shown) -> {
                List<Kpi> rates = shown.stream()
                        .filter(kpi -> !kpi.cadences().contains(Cadence.DAILY))
                        .toList();
                return stated(cadence == Cadence.DAILY && !rates.isEmpty(), "reviewed " + plain(cadence), names(rates));
            }))
            .causes("who looks every day may act on noise, which most of it is")
            .actions("review live spend on advertisements daily, and everything else weekly or less often")
            .build();

    /** A published figure that is the target. */
    public static final Rule BENCHMARK_TARGET = onReview("D82", "BENCHMARK_TARGET")
            .claim("A published figure is used as the target")
            .severity(Severity.INFO)
            .cite(A1, "industry benchmarks as fixed targets")
            .when(Criterion.of(ReviewRules::benchmarkTarget).using("history.least"))
            .causes("audience, offer and market of those behind the figure may differ")
            .actions("take the figure as a check of the direction", "set the target by your own history")
            .build();

    private static Judgement benchmarkTarget(Subject subject) {
        Map<String, Rational> targets = subject.facts().targets();
        if (targets.isEmpty()) {
            return untold("what KPIs are held to");
        }
        Judgement all = Judgement.of(Outcome.NOT_FIRED);
        for (Kpi kpi : subject.card().kpis()) {
            Rational target = targets.get(kpi.id());
            if (target != null) {
                all = all.or(benchmarkTarget(subject, kpi, target));
            }
        }
        return all;
    }

    private static Judgement benchmarkTarget(Subject subject, Kpi kpi, Rational target) {
        Optional<Benchmark> figure = subject.file().benchmarks().of(kpi).stream()
                .filter(benchmark -> benchmark.measure().fits(kpi.unit()) && isEdge(benchmark.band(), target))
                .findFirst();
        String shown = kpi.id() + " "
                + kpi.style().format(target, subject.card().frame().currency());
        Evidence held = new Evidence.Stated("target", shown);
        if (figure.isEmpty()) {
            return Judgement.of(Outcome.NOT_FIRED, held);
        }
        long settled = Movement.readings(subject, kpi).stream()
                .filter(Reading::isSettled)
                .count();
        Threshold least = subject.threshold("history.least");
        Evidence published = new Evidence.Stated("published", figure.get().toString());
        return least.holds(Rational.of(settled))
                ? Judgement.of(Outcome.FIRED, held, published)
                : Judgement.none(
                        Doubt.Kind.SHORT_HISTORY,
                        kpi.id() + " has " + settled + " settled periods of its own, needs " + least.words(),
                        held,
                        published);
    }

    private static boolean isEdge(Band band, Rational number) {
        return band.lower().map(edge -> edge.value().equals(number)).orElse(false)
                || band.upper().map(edge -> edge.value().equals(number)).orElse(false);
    }

    /** A scorecard that is too long, or blind for a part of the funnel. */
    public static final Rule TOO_MANY_KPIS = onReview("D83", "TOO_MANY_KPIS")
            .claim("The scorecard is too long, or lacks a part of the funnel")
            .severity(Severity.WATCH)
            .cite(A1, "metric and KPI")
            .when(told(Facts::kpis, SHOWN, ReviewRules::selection)
                    .using("scorecard.kpis", "scorecard.perGroup", "scorecard.overload"))
            .causes("with too many numbers nobody may act on any, and a part that is not shown may leak unseen")
            .actions("keep five to seven KPIs, two or three for each of top, middle and bottom")
            .build();

    private static Judgement selection(List<Kpi> kpis, Subject subject) {
        Map<FunnelStage, Long> groups = new EnumMap<>(FunnelStage.class);
        List.of(FunnelStage.TOP, FunnelStage.MID, FunnelStage.BOTTOM).forEach(stage -> groups.put(stage, 0L));
        kpis.forEach(kpi -> groups.computeIfPresent(kpi.stage(), (stage, count) -> count + 1));
        Rational all = Rational.of(kpis.size());
        Threshold length = subject.threshold("scorecard.kpis");
        Threshold group = subject.threshold("scorecard.perGroup");
        // the review of the month sees the full funnel, any other one a part; within the length, one of each group is
        // enough,
        // since both limits cannot always be met
        boolean isFull = subject.facts().cadence().map(Cadence.MONTHLY::equals).orElse(true);
        boolean lacks = isFull
                && groups.values().stream()
                        .map(Rational::of)
                        .anyMatch(count -> length.holds(all)
                                ? count.isZero()
                                : group.below().holds(count));
        boolean isLong = length.above().holds(all);
        Judgement judgement = Judgement.of(
                isLong || lacks,
                new Evidence.Stated("KPIs", String.valueOf(kpis.size())),
                new Evidence.Stated(
                        "by group",
                        groups.entrySet().stream()
                                .map(each -> plain(each.getKey()) + " " + each.getValue())
                                .collect(Collectors.joining(", "))),
                new Evidence.Limit(length),
                new Evidence.Limit(group));
        Threshold overload = subject.threshold("scorecard.overload");
        return overload.holds(all)
                ? judgement.with(List.of(new Evidence.Limit(overload))).noting("so many numbers drown the signal")
                : judgement;
    }

    /** A monthly review without any length of time. */
    public static final Rule NO_TIME_KPI = onReview("D84", "NO_TIME_KPI")
            .claim("The monthly review has no KPI on time")
            .severity(Severity.WATCH)
            .cite(A1, "time-based KPIs")
            .when(toldOfShown(
                    Facts::cadence,
                    "the cadence of the review",
                    (cadence, shown) -> stated(
                            cadence == Cadence.MONTHLY
                                    && shown.stream().noneMatch(kpi -> TIME_KPIS.contains(kpi.base())),
                            "reviewed " + plain(cadence),
                            names(shown))))
            .causes("what slows down may show in a length of time long before it shows in money")
            .actions("add the lead response time or the length of the sales cycle")
            .build();

    /** Numbers that only look good. */
    public static final Rule VANITY_ON_SCORECARD = onReview("D85", "VANITY_ON_SCORECARD")
            .claim("The scorecard shows numbers that only look good")
            .severity(Severity.INFO)
            .cite(A1, "vanity metrics")
            .when(told(Facts::kpis, SHOWN, (kpis, subject) -> {
                List<Kpi> vain = kpis.stream().filter(Kpi::isVanity).toList();
                return stated(
                        !vain.isEmpty(),
                        "on the scorecard",
                        vain.isEmpty()
                                ? names(kpis)
                                : vain.stream()
                                        .map(kpi -> kpi.id() + " (instead: " + names(Vanity.replacements(kpi)) + ")")
                                        .collect(Collectors.joining(", ")));
            }))
            .causes("such a number may double, and revenue need not follow")
            .actions("replace each by the rate that it feeds")
            .build();

    /** More volume is planned above a leak. */
    public static final Rule TOP_WITHOUT_DOWNSTREAM = Rule.named("D87", "TOP_WITHOUT_DOWNSTREAM")
            .claim("More volume is planned while what comes after leaks")
            .cite(A1, "top of the funnel without downstream")
            .overLatest(1)
            .when(Criterion.of(ReviewRules::volume, downstream().kpis().toArray(Kpi[]::new))
                    .using(downstream().thresholds().toArray(String[]::new)))
            .causes("more volume may only multiply the waste below")
            .actions("hold campaigns for volume", "mend the bottom first")
            .build();

    /** What fires below: MQLs that stall, a leak under a large volume, few customers. */
    private static Criterion downstream() {
        List<String> ids = List.of("D21", "D22", "D38");
        List<Criterion> criteria = new ArrayList<>();
        for (List<Rule> rules : List.of(MiddleOfFunnelRules.ALL, BottomOfFunnelRules.ALL)) {
            rules.stream()
                    .filter(rule -> ids.contains(rule.id()))
                    .map(Rule::criterion)
                    .forEach(criteria::add);
        }
        return Criterion.any(criteria);
    }

    private static Judgement volume(Subject subject) {
        Optional<Boolean> planned = subject.facts().addsVolume();
        if (planned.isEmpty()) {
            return untold("whether more volume is planned");
        }
        Evidence plan = new Evidence.Stated("more volume planned", planned.get() ? "yes" : "no");
        return planned.get() ? downstream().judge(subject).with(List.of(plan)) : Judgement.of(Outcome.NOT_FIRED, plan);
    }

    /** KPIs of another growth stage. */
    public static final Rule STAGE_FIT = onReview("D88", "STAGE_FIT")
            .claim("The scorecard shows KPIs of another growth stage")
            .severity(Severity.INFO)
            .cite(A1, "growth stages")
            .when(toldOfShown(Facts::growthStage, "the growth stage", (stage, shown) -> {
                List<Kpi> strange = shown.stream()
                        .filter(kpi -> kpi.stage() != FunnelStage.OUTBOUND // which every stage may have
                                && !kpi.growthStages().isEmpty()
                                && !kpi.growthStages().contains(stage))
                        .toList();
                return stated(!strange.isEmpty(), "in the stage " + plain(stage), names(strange));
            }))
            .causes("they may answer a question that this stage does not ask yet, or no longer")
            .actions("swap them for the KPIs of the stage")
            .build();

    /** Nobody wrote down how fast to follow up. */
    public static final Rule SLA_UNDEFINED = onReview("D89", "SLA_UNDEFINED")
            .claim("Nobody wrote down how fast leads are followed up")
            .severity(Severity.WATCH)
            .cite(A2, "balance")
            .when(told(
                    Facts::hasResponseTarget,
                    "whether there is a written target for follow-up",
                    (exists, subject) -> stated(!exists, "written target", exists ? "yes" : "no")))
            .causes("without it, every rep may follow up at a pace of his own")
            .actions("write the target down, by intent of the lead", "hand on what misses it")
            .build();

    /** A reply rate that was judged without its market. */
    public static final Rule ICP_BENCH_CONTEXT = Rule.named("D90", "ICP_BENCH_CONTEXT")
            .claim("The reply rate looks healthy, but its market is not known")
            .severity(Severity.INFO)
            .cite(A1, "industry benchmarks as fixed targets")
            .when(Criterion.is(REPLY_RATE, "reply.band")
                    .and(Criterion.of(subject -> Judgement.of(
                            subject.facts().market().isEmpty(),
                            new Evidence.Stated(
                                    "market", subject.facts().market().orElse("not told"))))))
            .causes(
                    "the same rate may be excellent in enterprise security and weak in broad mailing to small businesses")
            .actions("hold it against its own history", "compare it within its market")
            .build();

    // ---- words

    private static Rule.Builder onReview(String id, String name) {
        return Rule.named(id, name).overAll().ofTotal();
    }

    private static Criterion[] each(List<Kpi> kpis, Function<Kpi, Criterion> criterion) {
        return kpis.stream().map(criterion).toArray(Criterion[]::new);
    }

    private static Judgement untold(String what) {
        return Judgement.none(Doubt.Kind.MISSING_INPUT, "nobody told " + what);
    }

    /** A criterion on a fact and the KPIs that are reviewed, which is not evaluable as long as nobody told both. */
    private static <T> Criterion toldOfShown(
            Function<Facts, Optional<T>> fact, String what, BiFunction<T, List<Kpi>, Judgement> answer) {
        return told(
                fact,
                what,
                (known, subject) -> subject.facts()
                        .kpis()
                        .map(shown -> answer.apply(known, shown))
                        .orElseGet(() -> untold(SHOWN)));
    }

    private static Judgement stated(boolean holds, String name, String value) {
        return Judgement.of(holds, new Evidence.Stated(name, value.isEmpty() ? "none" : value));
    }

    private static String names(List<Kpi> kpis) {
        return kpis.stream().map(Kpi::id).collect(Collectors.joining(", "));
    }

    private static String plain(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** All of them, in order. */
    static final List<Rule> ALL = List.of(
            THREE_MONTH_DECLINE,
            SINGLE_PERIOD_NOISE,
            DAILY_REVIEW,
            BENCHMARK_TARGET,
            TOO_MANY_KPIS,
            NO_TIME_KPI,
            VANITY_ON_SCORECARD,
            SIMPSON,
            TOP_WITHOUT_DOWNSTREAM,
            STAGE_FIT,
            SLA_UNDEFINED,
            ICP_BENCH_CONTEXT);
}
