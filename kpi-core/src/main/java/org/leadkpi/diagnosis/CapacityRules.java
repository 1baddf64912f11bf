package org.leadkpi.diagnosis;

import static org.leadkpi.diagnosis.Criterion.is;
import static org.leadkpi.diagnosis.Criterion.isAbove;
import static org.leadkpi.diagnosis.Criterion.isBelow;
import static org.leadkpi.diagnosis.Criterion.told;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_COLD;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_FTE;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_INBOUND;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_OUTBOUND;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_SQL;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_UNTYPED;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_WARM;
import static org.leadkpi.metric.CapacityKpis.WEIGHTED_LOAD;
import static org.leadkpi.metric.CapacityKpis.WEIGHTED_LOAD_IDLE;
import static org.leadkpi.metric.DataQualityKpis.DUPLICATE_RATE;
import static org.leadkpi.metric.DataQualityKpis.STALE_LEAD_SHARE;
import static org.leadkpi.metric.ResponseKpis.LEAD_RESPONSE_TIME;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD;
import static org.leadkpi.metric.StandardKpis.CUSTOMER_ACQUISITION_COST;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.A2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadkpi.capacity.Practice;
import org.leadkpi.metric.Kpi;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Decomposition;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.Spread;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/**
 * Rules on the load of reps, and on how it is kept.
 *
 * <p>A load is counted, not sampled, so it has no interval; that of a month that is not over is an extrapolation, on which nothing
 * fires. Where the types of leads are known, their ranges go before those that are for all types.
 *
 * @since 0.1
 */
public final class CapacityRules {

    private CapacityRules() {}

    private static final String CHANNEL = "channel";
    private static final String LEAD_TYPE = "lead-type";

    /** How many weeks make an overload, and how many before these they are compared with. */
    private static final int WEEKS = 4;

    private static final List<Kpi> BY_TYPE =
            List.of(LEADS_PER_REP_COLD, LEADS_PER_REP_WARM, LEADS_PER_REP_SQL, LEADS_PER_REP_OUTBOUND);

    // ---- too many, too few

    /** Too many leads for the reps. */
    public static final Rule LOAD_HIGH = onMonths("D71", "LOAD_HIGH")
            .claim("Reps have more leads than they can work on")
            .cite(A2, "high against low lead ratios")
            .when(advised(
                    duringWholeMonth(
                            ofKnownTypes(is(LEADS_PER_REP_INBOUND, "lpr.high").or(is(WEIGHTED_LOAD, "load.over")))),
                    Practice.LEAD_SCORING,
                    Practice.AUTOMATE_LOW_VALUE,
                    Practice.PERSONALIZED_OUTREACH))
            .causes(
                    "reps may burn out, engage weakly and write less personally",
                    "it may suit short cycles and automated outreach, where it brings more opportunities")
            .actions("automate what is of low value", "add reps", "even loads out between reps")
            .absorbs("D73")
            .build();

    /** Too few leads for the reps. */
    public static final Rule LOAD_LOW = onMonths("D72", "LOAD_LOW")
            .claim("Reps have fewer leads than they could work on")
            .severity(Severity.WATCH)
            .cite(A2, "high against low lead ratios")
            .when(Criterion.of(
                            CapacityRules::low,
                            WEIGHTED_LOAD_IDLE,
                            LEADS_PER_REP,
                            LEADS_PER_REP_UNTYPED,
                            LEADS_PER_REP_FTE)
                    .using("load.idle", "lpr.low", "types.known"))
            .causes(
                    "capacity may lie idle, and the pipeline grow slowly",
                    "it may be meant so: outreach is more personal, and more of it converts")
            .actions("bring in more leads, or let reps do something else as well", "have fewer reps on leads")
            .absorbs("D73")
            .build();

    /** By type where types are known, else by number; by full-time equivalent, so that who joins late makes nobody idle. */
    private static Judgement low(Subject subject) {
        boolean isTyped = typesInDoubt(subject).isEmpty();
        Kpi kpi = isTyped ? WEIGHTED_LOAD_IDLE : LEADS_PER_REP;
        Threshold limit = isTyped
                ? subject.threshold("load.idle")
                : subject.threshold("lpr.low").below();
        Reading reading = subject.read(kpi);
        Judgement byHead = Proof.of(reading, limit, subject.file().thresholds());
        if (byHead.outcome() != Outcome.FIRED) {
            return byHead;
        }
        if (!subject.card().isWhole(subject.range())) {
            return Judgement.none(Doubt.Kind.IMMATURE, "the month is not over", new Evidence.Measured(reading));
        }
        Optional<Rational> there = subject.read(LEADS_PER_REP_FTE).denominator();
        Optional<Rational> heads = subject.read(LEADS_PER_REP).denominator();
        if (there.isEmpty() || there.get().isZero() || heads.isEmpty()) {
            return Judgement.none(Doubt.Kind.NO_DATA, "no rep was there all the month", new Evidence.Measured(reading));
        }
        Rational load = reading.number().orElseThrow().times(heads.get()).dividedBy(there.get());
        return Judgement.of(
                limit.holds(load),
                new Evidence.Measured(reading),
                new Evidence.Derived(kpi.id() + " by full-time equivalent", load),
                new Evidence.Limit(limit));
    }

    /** The leads of a type are out of its range. */
    public static final Rule TYPE_BAND = onMonths("D73", "TYPE_BAND")
            .claim("Reps have too many, or too few, leads of a type")
            .severity(Severity.WATCH)
            .cite(A2, "industry standard")
            .when(
                    ofType(LEADS_PER_REP_COLD, "lpr.cold"),
                    ofType(LEADS_PER_REP_WARM, "lpr.warm"),
                    ofType(LEADS_PER_REP_SQL, "lpr.sql"),
                    ofType(LEADS_PER_REP_OUTBOUND, "lpr.outbound"))
            .causes("the mix of leads may not be that which reps are there for")
            .actions("change the mix of leads, or who works on which")
            .build();

    /** Above its range, or below it while other types do not fill the month either. */
    private static Criterion ofType(Kpi kpi, String key) {
        return duringWholeMonth(
                isAbove(kpi, key).or(isBelow(kpi, key).and(ofKnownTypes(is(WEIGHTED_LOAD_IDLE, "load.idle")))));
    }

    /** Load and response time go up, and conversion down. */
    public static final Rule OVERLOAD_CONFIRMED = Rule.named("D74", "OVERLOAD_CONFIRMED")
            .claim("Reps are overwhelmed: loads and response times go up, and fewer leads convert")
            .severity(Severity.CRITICAL)
            .cite(A2, "high against low lead ratios")
            .in(Grain.WEEK)
            .ofTotal()
            .overLatest(2 * WEEKS)
            .when(Criterion.of(CapacityRules::overload, MQL_TO_SQL, LEADS_PER_REP_FTE, LEAD_RESPONSE_TIME))
            .causes("reps may have more leads than they can answer, so that leads leak away")
            .actions("cap what comes in, or move leads to who has room", "automate what is of low value")
            .absorbs("D71", "D73")
            .build();

    private static Judgement overload(Subject subject) {
        List<DateRange> weeks = subject.periods();
        if (weeks.size() < 2 * WEEKS) {
            Optional<Doubt> doubt =
                    Proof.doubt(subject.read(MQL_TO_SQL), subject.file().thresholds());
            return doubt.filter(known -> known.kind().outcome() == Outcome.NOT_EVALUABLE)
                    .map(known -> Judgement.none(known))
                    .orElseGet(() -> Judgement.none(
                            Doubt.Kind.SHORT_HISTORY,
                            "there are " + weeks.size() + " settled weeks, needs " + 2 * WEEKS));
        }
        DateRange before = joined(weeks.subList(0, WEEKS));
        DateRange latest = joined(weeks.subList(WEEKS, 2 * WEEKS));
        Judgement all = moved(subject, LEADS_PER_REP_FTE, latest, before, 1)
                .and(moved(subject, LEAD_RESPONSE_TIME, latest, before, 1))
                .and(moved(subject, MQL_TO_SQL, latest, before, -1));
        return all.outcome().isFinding() ? unlessOfMix(subject, all, latest, before) : all;
    }

    private static DateRange joined(List<DateRange> weeks) {
        return DateRange.of(weeks.get(0).start(), weeks.get(weeks.size() - 1).end());
    }

    /** Whether a KPI moved in a direction; what is sampled, by more than chance. */
    private static Judgement moved(Subject subject, Kpi kpi, DateRange latest, DateRange before, int direction) {
        Reading now = subject.over(latest).read(kpi);
        Reading base = subject.over(before).read(kpi);
        for (Reading reading : List.of(now, base)) {
            Optional<Doubt> doubt = Proof.doubt(reading, subject.file().thresholds());
            if (doubt.isPresent()) {
                return Judgement.none(
                        doubt.get().kind(),
                        Days.during(reading.range()) + ", " + doubt.get().text(),
                        new Evidence.Measured(reading));
            }
        }
        Comparison comparison = subject.compare(now, base);
        Optional<Evidence.Compared> compared = Evidence.Compared.of(comparison);
        if (compared.isEmpty()) {
            return Judgement.none(Doubt.Kind.NO_VALUE, kpi.id() + " cannot be compared", new Evidence.Measured(now));
        }
        Judgement judgement = Judgement.of(compared.get().difference().signum() == direction, compared.get());
        boolean isSampled = comparison.differenceInterval().isPresent()
                || comparison.ratioInterval().isPresent();
        return isSampled && !comparison.isSignificant()
                ? judgement.weakened("the move of " + kpi.id() + " is within what chance alone may do")
                : judgement;
    }

    private static Judgement unlessOfMix(Subject subject, Judgement claim, DateRange latest, DateRange before) {
        Optional<Scorecard> card = subject.file().card(Grain.WEEK, List.of(LEAD_TYPE), Set.of(MQL_TO_SQL));
        if (card.isEmpty()) {
            return claim.noting("nobody looked whether the mix of lead types moved");
        }
        Decomposition parts = Decomposition.of(card.get(), MQL_TO_SQL, LEAD_TYPE, latest, before);
        List<Evidence> split = Evidence.Split.of(parts).map(List::<Evidence>of).orElse(List.of());
        return parts.isReversed()
                ? Judgement.none(
                                Doubt.Kind.MIX_SHIFT,
                                MQL_TO_SQL.id() + " fell by the mix of " + LEAD_TYPE
                                        + ", and within every type it did not")
                        .with(claim.evidence())
                        .with(split)
                : claim.with(split);
    }

    /** Some reps drown while others wait. */
    public static final Rule IMBALANCE = onMonths("D75", "IMBALANCE")
            .claim("Leads are spread unevenly over reps")
            .severity(Severity.WATCH)
            .cite(A2, "balance")
            .by("owner")
            .when(advised(
                    duringWholeMonth(Criterion.of(
                                    CapacityRules::imbalance, WEIGHTED_LOAD, LEADS_PER_REP, LEADS_PER_REP_FTE)
                            .using("load.over", "imbalance.least", "imbalance.cv", "ramp.months", "minEvents.cost")),
                    Practice.WEEKLY_MONITORING,
                    Practice.CRM_ASSIGNMENT))
            .causes("the routing may not look at loads", "reps may cover segments of different size")
            .actions("even loads out weekly", "let the routing give leads to who has room")
            .build();

    private static Judgement imbalance(Subject subject) {
        Reading total = subject.read(WEIGHTED_LOAD);
        Optional<Doubt> doubt = Proof.doubt(total, subject.file().thresholds());
        if (doubt.isPresent()) {
            return Judgement.none(doubt.get(), new Evidence.Measured(total));
        }
        List<Reading> loads = subject.segments("owner").stream()
                .map(subject::in)
                .filter(CapacityRules::isPastRamp)
                .map(rep -> rep.read(WEIGHTED_LOAD))
                .filter(load -> load.number().isPresent())
                .sorted(Comparator.comparing(load -> load.number().orElseThrow()))
                .toList();
        long leads = loads.stream().mapToLong(Reading::n).sum();
        Threshold least = subject.threshold("minEvents.cost");
        if (loads.size() < 2 || !least.holds(Rational.of(leads, loads.size()))) {
            return Judgement.none(
                    Doubt.Kind.SMALL_SAMPLE,
                    loads.size() + " reps who were there full-time all along have " + leads + " leads, needs 2 with "
                            + least.words() + " each",
                    new Evidence.Measured(total));
        }
        Spread spread = Spread.of(
                        loads.stream().map(load -> load.number().orElseThrow()).toList())
                .orElseThrow();
        Threshold over = subject.threshold("load.over");
        Threshold idle = subject.threshold("imbalance.least");
        Threshold widest = subject.threshold("imbalance.cv");
        Evidence most = new Evidence.Measured(loads.get(loads.size() - 1));
        Evidence fewest = new Evidence.Measured(loads.get(0));
        boolean isTorn = over.holds(spread.max()) && idle.holds(spread.min());
        boolean varies = spread.variesMoreThan(widest.number());
        List<Evidence> evidence = new ArrayList<>(
                isTorn
                        ? List.of(most, new Evidence.Limit(over), fewest, new Evidence.Limit(idle))
                        : List.of(most, fewest));
        spread.variation()
                .map(variation -> new Evidence.Derived(
                        "coefficient of variation of " + loads.size() + " reps",
                        Rational.of(BigDecimal.valueOf(variation))))
                .ifPresent(variation -> evidence.addAll(List.of(variation, new Evidence.Limit(widest))));
        return Judgement.of(isTorn || varies).with(evidence);
    }

    /** Whether a rep was there full-time, this month and those before as far as they were observed. */
    private static boolean isPastRamp(Subject rep) {
        List<DateRange> until = rep.card().periods().stream()
                .filter(month -> !month.start().isAfter(rep.range().start()))
                .toList();
        int months = 1 + Math.toIntExact(rep.threshold("ramp.months").number().toLongExact());
        return until.subList(Math.max(0, until.size() - months), until.size()).stream()
                .map(rep::over)
                .allMatch(CapacityRules::isThere);
    }

    private static boolean isThere(Subject rep) {
        Optional<Rational> months = rep.read(LEADS_PER_REP_FTE).denominator();
        return months.isPresent()
                && !months.get().isZero()
                && months.equals(rep.read(LEADS_PER_REP).denominator());
    }

    // ---- how it is kept

    /** Costs without their channel. */
    public static final Rule NOT_SEGMENTED = Rule.named("D76", "NOT_SEGMENTED")
            .claim("Costs are reviewed without their channels")
            .severity(Severity.WATCH)
            .cite(A1, "no segmentation")
            .overAll()
            .ofTotal()
            .when(told(Facts::kpis, "which KPIs are reviewed", (kpis, subject) -> {
                Set<String> costs = Set.of(COST_PER_LEAD.base(), CUSTOMER_ACQUISITION_COST.base());
                String shown = kpis.stream()
                        .filter(kpi -> costs.contains(kpi.base()))
                        .map(Kpi::id)
                        .collect(Collectors.joining(", "));
                return Judgement.of(
                        !shown.isEmpty() && !subject.hasDimension(CHANNEL),
                        new Evidence.Stated("costs reviewed", shown.isEmpty() ? "none" : shown),
                        new Evidence.Stated("by channel", subject.hasDimension(CHANNEL) ? "yes" : "no"));
            }))
            .causes("a blended cost hides that one channel may cost many times what another does")
            .actions("look at costs by channel before any conclusion", "hold each channel against what comes after it")
            .build();

    /** Reps are ranked by how much they do. */
    public static final Rule REWARD_BASIS = Rule.named("D77", "REWARD_BASIS")
            .claim("Reps are ranked by how much they send, not by what comes of it")
            .severity(Severity.INFO)
            .cite(A2, "balance")
            .overAll()
            .ofTotal()
            .when(told(
                    CapacityRules::ranksByVolume,
                    "by what reps are ranked",
                    (byVolume, subject) -> Judgement.of(
                            byVolume, new Evidence.Stated("ranked by", byVolume ? "volume" : "conversion per lead"))))
            .causes("who is paid for activity may send more, and sell no more")
            .actions("rank reps by conversion per lead, within lead type and score band")
            .build();

    private static Optional<Boolean> ranksByVolume(Facts facts) {
        return facts.ranksByVolume()
                .or(() -> Optional.ofNullable(facts.practices().get(Practice.REWARD_BY_CONVERSION))
                        .map(isFollowed -> !isFollowed));
    }

    /** Records that should not be there. */
    public static final Rule DUPLICATES_STALE = Rule.named("D78", "DUPLICATES_STALE")
            .claim("Too many leads are duplicates, or cold for long")
            .severity(Severity.WATCH)
            .cite(A2, "CRM")
            .overAll()
            .ofTotal()
            .when(
                    advised(is(DUPLICATE_RATE, "duplicates.max"), Practice.CRM_HYGIENE),
                    advised(is(STALE_LEAD_SHARE, "stale.max"), Practice.CRM_HYGIENE))
            .causes("the CRM may not be cleaned", "leads may be entered by hand, or by several tools")
            .actions("merge duplicates", "retire leads that have been cold for long")
            .build();

    // ---- words

    private static Rule.Builder onMonths(String id, String name) {
        return Rule.named(id, name).in(Grain.MONTH).ofTotal();
    }

    /** A claim that cannot be made where the types of too many leads are not known; with the loads by type. */
    private static Criterion ofKnownTypes(Criterion claim) {
        return claim.then(
                        (judgement, subject) -> judgement.doubt().isPresent()
                                ? judgement
                                : typesInDoubt(subject).orElseGet(() -> judgement.with(types(subject))),
                        LEADS_PER_REP,
                        LEADS_PER_REP_UNTYPED,
                        LEADS_PER_REP_COLD,
                        LEADS_PER_REP_WARM,
                        LEADS_PER_REP_SQL,
                        LEADS_PER_REP_OUTBOUND)
                .using("types.known");
    }

    private static List<Evidence> types(Subject subject) {
        return BY_TYPE.stream()
                .map(subject::read)
                .filter(reading -> reading.n() > 0)
                .<Evidence>map(Evidence.Measured::new)
                .toList();
    }

    private static Optional<Judgement> typesInDoubt(Subject subject) {
        Threshold least = subject.threshold("types.known");
        long all = subject.read(LEADS_PER_REP).n();
        long unknown = subject.read(LEADS_PER_REP_UNTYPED).n();
        return all == 0 || least.holds(Rational.of(all - unknown, all))
                ? Optional.empty()
                : Optional.of(Judgement.none(
                        Doubt.Kind.LOW_COVERAGE,
                        "the type is known of " + (all - unknown) + " of " + all + " leads, needs " + least.words(),
                        new Evidence.Measured(subject.read(LEADS_PER_REP))));
    }

    private static Criterion duringWholeMonth(Criterion claim) {
        return claim.then((judgement, subject) -> subject.card().isWhole(subject.range())
                ? judgement
                : judgement.weakened("the month is not over: extrapolated"));
    }

    /** Notes which practices that would help are known not to be followed. */
    private static Criterion advised(Criterion claim, Practice... practices) {
        return claim.then((judgement, subject) -> {
            Judgement noted = judgement;
            for (Practice practice : practices) {
                boolean isFollowed = subject.facts().practices().getOrDefault(practice, true);
                if (judgement.outcome().isFinding() && !isFollowed) {
                    noted = noted.noting("not so here: " + practice.words());
                }
            }
            return noted;
        });
    }

    /** All of them, in order. */
    static final List<Rule> ALL = List.of(
            LOAD_HIGH,
            LOAD_LOW,
            TYPE_BAND,
            OVERLOAD_CONFIRMED,
            IMBALANCE,
            NOT_SEGMENTED,
            REWARD_BASIS,
            DUPLICATES_STALE);
}
