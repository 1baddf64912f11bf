package org.leadkpi.diagnosis;

import static org.leadkpi.metric.CapacityKpis.LEAD_LEAKAGE;
import static org.leadkpi.metric.ResponseKpis.ESCALATIONS;
import static org.leadkpi.metric.ResponseKpis.LEAD_RESPONSE_TIME;
import static org.leadkpi.metric.ResponseKpis.LEAD_RESPONSE_TIME_MEAN;
import static org.leadkpi.metric.ResponseKpis.LEAD_RESPONSE_TIME_TOUCHED_P50;
import static org.leadkpi.metric.ResponseKpis.LEAD_RESPONSE_TIME_TOUCHED_P90;
import static org.leadkpi.metric.ResponseKpis.OLDEST_UNTOUCHED_AGE;
import static org.leadkpi.metric.ResponseKpis.RESPONSE_OUTCOME_SHARE;
import static org.leadkpi.metric.ResponseKpis.RESPONSE_SLA_ATTAINMENT;
import static org.leadkpi.metric.StandardKpis.MQL_STALL_RATE;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.metric.StandardKpis.MQL_VOLUME;
import static org.leadkpi.metric.StandardKpis.RECYCLED_TO_SQL;
import static org.leadkpi.metric.StandardKpis.RECYCLE_RATE_NOT_SQL;
import static org.leadkpi.metric.StandardKpis.SQL_TO_CUSTOMER;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.A2;
import static org.leadkpi.value.Citation.INF;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.leadkpi.benchmark.Band;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Feed;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.MultipleComparisons;
import org.leadkpi.stats.Proportions;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/**
 * Rules on the middle of the funnel: qualification, response and scores.
 *
 * @since 0.1
 */
public final class MiddleOfFunnelRules {

    private static final String CHANNEL = "channel";

    private static final String INTENT = "intent";

    private static final String BAND = "response-band";

    private static final String HIGH = "high";

    /** The answers that are within the target of a tier, by the band of the response time. */
    private static final Map<String, Set<String>> IN_TIME = Map.of(
            HIGH,
            Set.of("0-5m"),
            "medium",
            Set.of("0-5m", "5-15m", "15-60m"),
            "low",
            Set.of("0-5m", "5-15m", "15-60m", "1-24h"));

    private MiddleOfFunnelRules() {}

    /** Leads answered late convert less than those of the same intent that were answered in time. */
    private static final Criterion SLOW_AND_WORSE = Criterion.of(
                    MiddleOfFunnelRules::slowConvertsLess, RESPONSE_SLA_ATTAINMENT, MQL_TO_SQL)
            .using("sla.slow");

    /** Few MQLs become SQLs, month after month, and not for want of an answer. */
    private static final Criterion FEW_QUALIFY = Movement.unlessMixed(
                    Movement.pooled(MQL_TO_SQL, "mqlSql.low", Movement.A_QUARTER, 2), MQL_TO_SQL, CHANNEL)
            .weakenedWhere(SLOW_AND_WORSE, "slow answers may explain it: see D23, and answer faster first");

    // ---- qualification

    /** The criteria of MQLs are too loose. */
    public static final Rule MQL_LOOSE = Rule.named("D17", "MQL_LOOSE")
            .claim("Too few MQLs become SQLs")
            .cite(A1, "MQL to SQL conversion rate")
            .overLatest(Movement.A_QUARTER)
            .when(FEW_QUALIFY)
            .causes(
                    "the criteria of MQLs, or the profile of the ideal customer, may be too loose: the most common cause",
                    "the bar of SQLs may be too strict")
            .actions(
                    "require an act of high intent, as a visit to the pricing page, together with firmographic fit",
                    "check whether interested leads are sent back to nurture")
            .build();

    /** Marketing brings volume that sales turns down. */
    public static final Rule HIGH_MQL_LOW_SQL = Rule.named("D18", "HIGH_MQL_LOW_SQL")
            .claim("MQLs are many, and too few of them become SQLs")
            .cite(A1, "pattern 4")
            .overLatest(Movement.FALLS, 1)
            .when(FEW_QUALIFY.and(Movement.aboveOwn(MQL_VOLUME, Movement.UPPER_QUARTILE)
                    .lately()
                    .or(Movement.rising(MQL_VOLUME))))
            .causes("any form or download may make an MQL, whatever the fit or the intent")
            .actions(
                    "tighten the definition of an MQL: filter by size of the company and industry",
                    "or require a trigger of high intent, as a visit to the demo or the pricing page")
            .absorbs("D17")
            .build();

    /** The criteria of MQLs are too strict. */
    public static final Rule MQL_STRICT = Rule.named("D19", "MQL_STRICT")
            .claim("So many MQLs become SQLs that the criteria of MQLs may be too strict")
            .severity(Severity.WATCH)
            .cite(A1, "FAQ, MQL to SQL conversion rate")
            .when(Criterion.is(MQL_TO_SQL, "mqlSql.high")
                    .unless(
                            Criterion.is(SQL_TO_CUSTOMER, "sqlCustomer.low"),
                            "few of these SQLs become customers, so the bar of SQLs is the likelier cause"))
            .causes("interested leads may be sent back to nurture instead of to sales")
            .actions(
                    "audit leads that were sent back to nurture",
                    "relax the criteria and compare how many SQLs come of it, not which share")
            .build();

    /** The bar of SQLs is too strict. */
    public static final Rule SQL_BAR_STRICT = Rule.named("D20", "SQL_BAR_STRICT")
            .claim("Too few MQLs become SQLs, while those sent back to nurture convert later as well as any")
            .severity(Severity.WATCH)
            .cite(A1, "MQL to SQL conversion rate")
            .overLatest(Movement.A_QUARTER)
            .when(Criterion.is(MQL_TO_SQL, "mqlSql.low")
                    .and(Criterion.is(RECYCLE_RATE_NOT_SQL, "recycled.share"))
                    .and(Criterion.of(MiddleOfFunnelRules::recycledConvert, RECYCLED_TO_SQL, MQL_TO_SQL)))
            .causes("the bar of SQLs may be so strict that interested leads go around in circles")
            .actions("review the criteria of SQLs with those who send leads back")
            .build();

    /** Nothing happens to MQLs. */
    public static final Rule MQL_STALLS = Rule.named("D21", "MQL_STALLS")
            .claim("Most MQLs lie idle: nobody took them up, sent them back or ruled them out")
            .severity(Severity.CRITICAL)
            .cite(A1, "most MQLs stall")
            .when(Criterion.of(MiddleOfFunnelRules::stalls, MQL_STALL_RATE).using("mql.stall", "mql.stall.least"))
            .causes("the handover to sales may be broken", "nobody may be in charge of them")
            .actions(
                    "work the leads that are there",
                    "fix the handover to sales",
                    "start no new campaign before: it would multiply the waste")
            .build();

    /** Much at the top, a leak at the bottom. */
    public static final Rule TOP_HEAVY_LEAK = Rule.named("D22", "TOP_HEAVY_LEAK")
            .claim("MQLs are many, but too few SQLs become customers")
            .cite(A1, "MQL volume without downstream")
            .in(Grain.MONTH)
            .when(Criterion.is(SQL_TO_CUSTOMER, "sqlCustomer.low")
                    .and(Criterion.isNotBelow(MQL_VOLUME, "topHeavy.mql")
                            .or(Movement.aboveOwn(MQL_VOLUME, Movement.UPPER_QUARTILE))))
            .causes("volume may be pursued while the bottom of the funnel leaks")
            .actions("stop adding volume", "fix the bottom of the funnel first")
            .build();

    // ---- response

    /** Slow answers go with fewer conversions. */
    public static final Rule SLOW_SUPPRESSES = Rule.named("D23", "SLOW_SUPPRESSES")
            .claim("Leads that are answered late become SQLs less often than leads of the same intent answered in time")
            .cite(A1, "inbound response time")
            .ofTotal()
            .overAll()
            .when(SLOW_AND_WORSE)
            .causes(
                    "slow answers may cost conversions even where leads are good",
                    "it is an association: hot leads may be answered first")
            .actions("answer faster before changing the criteria of MQLs")
            .build();

    /** Hot leads wait. */
    public static final Rule LRT_HIGH_TIER_MISS = Rule.named("D24", "LRT_HIGH_TIER_MISS")
            .claim("Leads of high intent wait too long for an answer")
            .cite(A0, "KPI 2")
            .at(INTENT, HIGH)
            .when(Criterion.isBelow(RESPONSE_SLA_ATTAINMENT, "sla.goal")
                    .or(Criterion.isAbove(LEAD_RESPONSE_TIME, "lrt.high.target")))
            .graver(Severity.CRITICAL, Criterion.is(LEAD_RESPONSE_TIME, "lrt.high.critical"))
            .causes("leads may be sorted by hand", "nobody may cover some hours")
            .actions(
                    "let tasks be created and put in order by themselves",
                    "escalate leads that nobody touched",
                    "name a backup for every rep, in turn")
            .build();

    /** Leads of low intent wait too long, too. */
    public static final Rule LRT_LOW_TIER_MISS = Rule.named("D25", "LRT_LOW_TIER_MISS")
            .claim("Leads of low intent are followed up late")
            .severity(Severity.WATCH)
            .cite(A0, "KPI 2")
            .at(INTENT, "low")
            .when(Criterion.isBelow(RESPONSE_SLA_ATTAINMENT, "sla.goal"))
            .causes("reps may have more leads than they can follow up")
            .actions("check the load of the reps", "automate the first step of the follow-up")
            .build();

    /** A hot lead waits now. */
    public static final Rule SLA_BREACH_15 = Rule.named("D26", "SLA_BREACH_15")
            .claim("Leads of high intent wait now and are to be handed on")
            .severity(Severity.CRITICAL)
            .cite(A0, "KPI 2, escalation")
            .at(INTENT, HIGH)
            .overAll()
            .when(Criterion.of(MiddleOfFunnelRules::escalate, ESCALATIONS))
            .causes("their owner may be busy or away")
            .actions("hand each of them to a rep who is available, else to a manager")
            .build();

    /** Requests come to nothing. */
    public static final Rule OUTCOME_LOW = Rule.named("D27", "OUTCOME_LOW")
            .claim("Too few requests come to an outcome in time")
            .cite(A1, "inbound response time")
            .when(Criterion.isBelow(RESPONSE_OUTCOME_SHARE, "outcome.share"))
            .causes("outcomes may not be recorded", "reps may give up after the first attempt")
            .actions("check whether outcomes are recorded", "check how often and when reps try again")
            .build();

    /** Others are faster. */
    public static final Rule INBOUND_3MIN = Rule.named("D28", "INBOUND_3MIN")
            .claim("Answers take longer than those of a leader whom the source quotes")
            .severity(Severity.INFO)
            .cite(A1, "inbound response time, quoted from Cognism")
            .ofTotal()
            .overLatest(1)
            .when(Criterion.isAbove(LEAD_RESPONSE_TIME, "lrt.leader"))
            .causes("it is the level of a leader, which few may need")
            .actions("take it as something to aspire to, once the targets by intent are met")
            .build();

    /** Leads fall through. */
    public static final Rule UNTOUCHED = Rule.named("D29", "UNTOUCHED")
            .claim("Leads fall through: nobody has tried to reach them")
            .cite(A2, "lead leakage")
            .ofTotal()
            .overAll()
            .when(Criterion.of(MiddleOfFunnelRules::isForgotten, OLDEST_UNTOUCHED_AGE)
                    .using("lrt.high.forgotten")
                    .or(Criterion.is(LEAD_LEAKAGE, "leakage.max")))
            .graver(
                    Severity.CRITICAL,
                    Criterion.of(MiddleOfFunnelRules::isForgotten, OLDEST_UNTOUCHED_AGE)
                            .using("lrt.high.forgotten"))
            .causes("leads may be routed to nobody", "reps may have more leads than they can touch")
            .actions("take back the leads that nobody touched", "hand them to reps who have room")
            .build();

    /** The average hides the worst. */
    public static final Rule TAIL_HIDDEN = Rule.named("D30", "TAIL_HIDDEN")
            .claim("The usual response time hides a long tail")
            .severity(Severity.WATCH)
            .cite(INF, "shape of response times")
            .overLatest(Movement.A_QUARTER)
            .when(ratio(LEAD_RESPONSE_TIME_MEAN, "lrt.tail.mean")
                    .or(ratio(LEAD_RESPONSE_TIME_TOUCHED_P90, "lrt.tail.p90")))
            .causes("requests after hours may wait till the morning", "some reps may answer far later than others")
            .actions("report percentiles instead of the average", "find the hours or the reps behind the tail")
            .build();

    /** All of them, in order. */
    static final List<Rule> ALL = List.of(
            MQL_LOOSE,
            HIGH_MQL_LOW_SQL,
            MQL_STRICT,
            SQL_BAR_STRICT,
            MQL_STALLS,
            TOP_HEAVY_LEAK,
            SLOW_SUPPRESSES,
            LRT_HIGH_TIER_MISS,
            LRT_LOW_TIER_MISS,
            SLA_BREACH_15,
            OUTCOME_LOW,
            INBOUND_3MIN,
            UNTOUCHED,
            TAIL_HIDDEN);

    // ---- what they ask

    /** Whether MQLs that were sent back become SQLs at least as often as all of them. */
    private static Judgement recycledConvert(Subject subject) {
        Reading all = subject.read(MQL_TO_SQL);
        return all.number()
                .map(rate -> Proof.of(
                        subject.read(RECYCLED_TO_SQL),
                        Band.between(rate, rate).notBelow(),
                        subject.file().thresholds(),
                        new Evidence.Measured(all)))
                .orElseGet(() -> Judgement.none(
                        Doubt.Kind.NO_DATA, MQL_TO_SQL.id() + " " + all.value(), new Evidence.Measured(all)));
    }

    /** Idle leads are there to be worked: they are no sample of anything. Without what became of others nobody can tell. */
    private static Judgement stalls(Subject subject) {
        Reading stalled = subject.read(MQL_STALL_RATE);
        for (Feed feed : List.of(Feed.RECYCLING, Feed.DISQUALIFICATION)) {
            if (!subject.card().frame().feeds().contains(feed)) {
                return Judgement.none(
                        Doubt.Kind.MISSING_INPUT,
                        feed + " is not recorded, so that a lead that was dealt with looks idle",
                        new Evidence.Measured(stalled));
            }
        }
        return Proof.ofCensus(stalled, subject.threshold("mql.stall"), subject.threshold("mql.stall.least"));
    }

    /** What waits now is known: one lead is enough. */
    private static Judgement escalate(Subject subject) {
        Reading due = subject.read(ESCALATIONS);
        Evidence measured = new Evidence.Measured(due);
        return due.number()
                .map(count -> Judgement.of(count.signum() > 0, measured))
                .orElseGet(
                        () -> Judgement.none(Doubt.Kind.MISSING_INPUT, due.kpi().id() + " " + due.value(), measured));
    }

    /** Whether a lead of high intent waits for too long. */
    private static Judgement isForgotten(Subject subject) {
        Optional<Scorecard> card = subject.file().card(subject.card().frame().grain(), List.of(INTENT));
        if (card.isEmpty()) {
            return Judgement.none(Doubt.Kind.MISSING_INPUT, "needs the response time by " + INTENT);
        }
        Segment high = Segment.of(INTENT, HIGH);
        List<Segment> tiers = Subject.named(card.get(), List.of(INTENT));
        if (tiers.isEmpty()) {
            return Judgement.none(Doubt.Kind.MISSING_INPUT, "no record has a value of " + INTENT);
        }
        if (!tiers.contains(high)) {
            return Judgement.of(Outcome.NOT_FIRED, new Evidence.Stated("leads of high intent", "none"));
        }
        Reading oldest =
                subject.file().subject(card.get(), high, subject.range()).read(OLDEST_UNTOUCHED_AGE);
        Evidence measured = new Evidence.Measured(oldest);
        Threshold limit = subject.threshold("lrt.high.forgotten");
        if (oldest.status() == Status.NO_DATA) {
            return Judgement.of(Outcome.NOT_FIRED, measured);
        }
        return oldest.number()
                .map(age -> Judgement.of(limit.holds(age), measured, new Evidence.Limit(limit)))
                .orElseGet(() ->
                        Judgement.none(Doubt.Kind.MISSING_INPUT, oldest.kpi().id() + " " + oldest.value(), measured));
    }

    /** How many times the median of the answered leads something is. */
    private static Criterion ratio(Kpi kpi, String key) {
        return Criterion.of(
                        subject -> {
                            Reading median = subject.read(LEAD_RESPONSE_TIME_TOUCHED_P50);
                            Reading tail = subject.read(kpi);
                            Evidence usual = new Evidence.Measured(median);
                            Evidence far = new Evidence.Measured(tail);
                            Optional<Doubt> doubt =
                                    Proof.doubt(median, subject.file().thresholds());
                            if (doubt.isPresent()) {
                                return Judgement.none(doubt.get(), usual);
                            }
                            Optional<Rational> base = median.number().filter(time -> time.signum() > 0);
                            if (base.isEmpty() || tail.number().isEmpty()) {
                                return Judgement.none(
                                        Doubt.Kind.NO_VALUE, "there is no median to compare with", usual, far);
                            }
                            Threshold threshold = subject.threshold(key);
                            Rational times = tail.number().get().dividedBy(base.get());
                            return Judgement.of(
                                    threshold.holds(times),
                                    far,
                                    usual,
                                    new Evidence.Derived(kpi.title() + " over median", times),
                                    new Evidence.Limit(threshold));
                        },
                        kpi,
                        LEAD_RESPONSE_TIME_TOUCHED_P50)
                .using(key);
    }

    // ---- slow answers and conversions

    private static Judgement slowConvertsLess(Subject subject) {
        Subject whole = subject.in(Segment.ALL).over(subject.card().frame().range());
        Judgement slow = Proof.of(
                whole.read(RESPONSE_SLA_ATTAINMENT),
                subject.threshold("sla.slow"),
                subject.file().thresholds());
        if (!slow.outcome().isFinding()) {
            return slow;
        }
        Optional<Scorecard> card =
                subject.file().card(subject.card().frame().grain(), List.of(INTENT, CHANNEL, BAND), Set.of(MQL_TO_SQL));
        if (card.isEmpty()) {
            return Judgement.none(
                    Doubt.Kind.MISSING_INPUT,
                    "needs a scorecard by " + INTENT + ", " + CHANNEL + " and " + BAND,
                    new Evidence.Measured(whole.read(RESPONSE_SLA_ATTAINMENT)));
        }
        return settled(whole)
                .map(days -> slow.and(tiers(card.get(), days, subject)))
                .orElseGet(() -> slow.and(Judgement.none(
                        Doubt.Kind.IMMATURE, MQL_TO_SQL.id() + ": no cohort is mature from the first period on")));
    }

    /** The first periods whose MQLs are all mature. */
    private static Optional<DateRange> settled(Subject whole) {
        List<DateRange> mature = whole.periods().stream()
                .takeWhile(period -> whole.over(period).read(MQL_TO_SQL).isSettled())
                .toList();
        return mature.isEmpty()
                ? Optional.empty()
                : Optional.of(DateRange.of(
                        mature.get(0).start(), mature.get(mature.size() - 1).end()));
    }

    /** Whether it holds within a tier. Three tiers are looked at, so they share the level. */
    private static Judgement tiers(Scorecard card, DateRange days, Subject subject) {
        return new TreeSet<>(IN_TIME.keySet())
                .stream()
                        .map(tier -> tier(card, days, tier, subject))
                        .flatMap(Optional::stream)
                        .reduce(Judgement::or)
                        .orElseGet(() -> Judgement.none(
                                Doubt.Kind.NO_DATA, "no MQLs of the same intent were answered both in time and late"));
    }

    private static Optional<Judgement> tier(Scorecard card, DateRange days, String tier, Subject subject) {
        Segment of = Segment.of(INTENT, tier);
        Predicate<Segment> inTier = segment -> tier.equals(segment.values().get(INTENT));
        Set<String> bands = IN_TIME.getOrDefault(tier, Set.of());
        Predicate<Segment> inTime =
                inTier.and(segment -> bands.contains(segment.values().getOrDefault(BAND, "")));
        Predicate<Segment> late = inTier.and(inTime.negate()).and(MiddleOfFunnelRules::isAnswered);
        Optional<Reading> fast = pooled(card, days, of.with(BAND, "in time"), inTime);
        Optional<Reading> slow = pooled(card, days, of.with(BAND, "late"), late);
        if (fast.isEmpty() || slow.isEmpty()) {
            return Optional.empty();
        }
        for (Reading side : List.of(fast.get(), slow.get())) {
            Optional<Doubt> doubt = Proof.doubt(side, subject.file().thresholds());
            if (doubt.isPresent()) {
                return Optional.of(Judgement.none(doubt.get(), new Evidence.Measured(side)));
            }
        }
        Interval limits = Proportions.newcombe(
                part(slow.get()), whole(slow.get()), part(fast.get()), whole(fast.get()), level(subject));
        Evidence compared = new Evidence.Compared(
                slow.get(),
                fast.get(),
                rate(slow.get()).minus(rate(fast.get())),
                Optional.of(limits),
                Optional.empty());
        Judgement judgement = Judgement.of(limits.upper() < 0, compared);
        return Optional.of(
                isLowerWithinChannels(card, days, inTime, late)
                        ? judgement
                        : judgement.weakened("within channels it is not so: the mix of channels may explain it"));
    }

    private static boolean isAnswered(Segment segment) {
        String band = segment.values().getOrDefault(BAND, Segment.NONE);
        return !band.equals("untouched") && !band.equals(Segment.NONE) && !band.equals(Segment.UNSPLIT);
    }

    private static double level(Subject subject) {
        return MultipleComparisons.bonferroni(subject.level(), IN_TIME.size());
    }

    private static Optional<Reading> pooled(Scorecard card, DateRange days, Segment name, Predicate<Segment> segments) {
        List<Segment> chosen = card.segments().stream().filter(segments).toList();
        return chosen.isEmpty() ? Optional.empty() : Optional.of(card.pooled(MQL_TO_SQL, name, chosen, days));
    }

    /** The difference with the same weight for each channel on both sides: the weight of the smaller one, as Mantel and Haenszel have it. */
    private static boolean isLowerWithinChannels(
            Scorecard card, DateRange days, Predicate<Segment> inTime, Predicate<Segment> late) {
        Rational difference = Rational.ZERO;
        Set<String> channels = new TreeSet<>();
        card.segments().forEach(segment -> channels.add(segment.values().getOrDefault(CHANNEL, Segment.NONE)));
        for (String channel : channels) {
            Predicate<Segment> here = segment -> channel.equals(segment.values().getOrDefault(CHANNEL, Segment.NONE));
            Segment name = Segment.of(CHANNEL, channel);
            Optional<Reading> fast = pooled(card, days, name, inTime.and(here)).filter(side -> whole(side) > 0);
            Optional<Reading> slow = pooled(card, days, name, late.and(here)).filter(side -> whole(side) > 0);
            if (fast.isPresent() && slow.isPresent()) {
                Rational weight = Rational.of(whole(fast.get()))
                        .times(Rational.of(whole(slow.get())))
                        .dividedBy(Rational.of(whole(fast.get()) + whole(slow.get())));
                difference = difference.plus(weight.times(rate(slow.get()).minus(rate(fast.get()))));
            }
        }
        return difference.signum() < 0;
    }

    private static Rational rate(Reading side) {
        return Rational.of(part(side), whole(side));
    }

    private static long part(Reading side) {
        return side.numerator().map(Rational::toLongExact).orElse(0L);
    }

    private static long whole(Reading side) {
        return side.denominator().map(Rational::toLongExact).orElse(0L);
    }
}
