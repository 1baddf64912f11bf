package org.leadkpi.diagnosis;

import static org.leadkpi.metric.StandardKpis.CLICK_THROUGH_RATE;
import static org.leadkpi.metric.StandardKpis.CLICK_THROUGH_RATE_PAID_SEARCH;
import static org.leadkpi.metric.StandardKpis.CLICK_THROUGH_RATE_PAID_SOCIAL;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD;
import static org.leadkpi.metric.StandardKpis.COST_PER_OPPORTUNITY;
import static org.leadkpi.metric.StandardKpis.COST_PER_SQL;
import static org.leadkpi.metric.StandardKpis.FORM_FIELDS;
import static org.leadkpi.metric.StandardKpis.HIGH_INTENT;
import static org.leadkpi.metric.StandardKpis.NEW_LEADS;
import static org.leadkpi.metric.StandardKpis.PAGES_VIEWED;
import static org.leadkpi.metric.StandardKpis.TRAFFIC_TO_LEAD;
import static org.leadkpi.value.Citation.A0;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.DER;
import static org.leadkpi.value.Citation.INF;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Feed;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.Counts;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.MultipleComparisons;
import org.leadkpi.stats.ProcessLimits;
import org.leadkpi.stats.Proportions;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/**
 * Rules on the top of the funnel: advertisements, pages and what a lead costs.
 *
 * @since 0.1
 */
public final class TopOfFunnelRules {

    private static final String CHANNEL = "channel";

    private TopOfFunnelRules() {}

    // ---- advertisements and pages

    /** Clicks are fine, the page fails. */
    public static final Rule LANDING_PAGE = Rule.named("D01", "LANDING_PAGE")
            .claim("People click, but the page does not turn them into leads")
            .cite(A1, "pattern 1")
            .by(CHANNEL)
            .when(Criterion.isNotBelow(CLICK_THROUGH_RATE_PAID_SEARCH, "ctr.search.band")
                    .otherwise(Movement.notBelowUsual(CLICK_THROUGH_RATE))
                    .and(Criterion.isBelow(TRAFFIC_TO_LEAD, "t2l.band"))
                    .strongerWhere(Criterion.is(TRAFFIC_TO_LEAD, "t2l.low")))
            .causes(
                    "the headline may not say what the advertisement promised",
                    "the form may be too long",
                    "the call to action may be unclear")
            .actions(
                    "test headline, length of the form and call to action of the page",
                    "leave the budget of the campaign alone until the page was tested")
            .absorbs("D03", "D04")
            .build();

    /** The page works, the advertisement fails. */
    public static final Rule AD_WEAK = Rule.named("D02", "AD_WEAK")
            .claim("The page turns visitors into leads, but too few people click")
            .cite(A1, "pattern 2")
            .by(CHANNEL)
            .when(Criterion.isBelow(CLICK_THROUGH_RATE_PAID_SEARCH, "ctr.search.band")
                    .otherwise(Criterion.is(CLICK_THROUGH_RATE_PAID_SOCIAL, "ctr.social.low"))
                    .and(Criterion.isNotBelow(TRAFFIC_TO_LEAD, "t2l.band"))
                    .strongerWhere(Criterion.isAbove(TRAFFIC_TO_LEAD, "t2l.band")
                            .or(Movement.aboveOwn(TRAFFIC_TO_LEAD, Movement.UPPER_QUARTILE))))
            .causes(
                    "the advertisement may not say what the page says",
                    "it may be shown to people whom the page was not made for")
            .actions(
                    "rewrite the advertisement so that it says what the page says",
                    "take the visitors whom the page convinces as the audience to show it to")
            .absorbs("D06", "D07")
            .build();

    /** The page turns too few visitors into leads. */
    public static final Rule T2L_LOW = Rule.named("D03", "T2L_LOW")
            .claim("The page turns too few visitors into leads")
            .cite(A1, "traffic-to-lead ratio")
            .when(Criterion.is(TRAFFIC_TO_LEAD, "t2l.low"))
            .causes(
                    "the form may be too long",
                    "the headline may be weak",
                    "the page may not keep what the advertisement promised")
            .actions(
                    "check the number of form fields first",
                    "check the headline second",
                    "align advertisement and page")
            .build();

    /** The page is between poor and reasonable, and worse than it was. */
    public static final Rule T2L_WATCH = Rule.named("D04", "T2L_WATCH")
            .claim("The page turns fewer visitors into leads than is reasonable, and than it used to")
            .severity(Severity.WATCH)
            .cite(DER, "A1 traffic-to-lead ratio")
            .when(Criterion.isAbove(TRAFFIC_TO_LEAD, "t2l.low")
                    .and(Criterion.isBelow(TRAFFIC_TO_LEAD, "t2l.band"))
                    .and(Movement.outsideRoutine(TRAFFIC_TO_LEAD, ProcessLimits.Position.BELOW)))
            .causes("something of the page, or of who visits it, may have changed")
            .actions("watch it against its own history")
            .build();

    /** The form has too many fields. */
    public static final Rule FORM_TOO_LONG = Rule.named("D05", "FORM_TOO_LONG")
            .claim("The form of the page may be too long")
            .severity(Severity.WATCH)
            .cite(A1, "traffic-to-lead ratio")
            .by("landing-page")
            .when(Criterion.is(FORM_FIELDS, "t2l.form.maxFields").and(Criterion.isBelow(TRAFFIC_TO_LEAD, "t2l.band")))
            .causes("visitors may leave rather than fill in every field")
            .actions("cut the form to what sales cannot do without", "test the short form against the long one")
            .build();

    /** Paid social is clicked too seldom. */
    public static final Rule CTR_SOCIAL_LOW = Rule.named("D06", "CTR_SOCIAL_LOW")
            .claim("Too few people click advertisements on social platforms")
            .cite(A1, "click-through rate")
            .when(Criterion.is(CLICK_THROUGH_RATE_PAID_SOCIAL, "ctr.social.low"))
            .causes("the creative may not catch", "the audience may be the wrong one")
            .actions("try another creative", "narrow the audience")
            .build();

    /** Paid search is clicked too seldom. */
    public static final Rule CTR_SEARCH_LOW = Rule.named("D07", "CTR_SEARCH_LOW")
            .claim("Too few people click advertisements in search results")
            .severity(Severity.WATCH)
            .cite(A1, "click-through rate")
            .when(Criterion.isBelow(CLICK_THROUGH_RATE_PAID_SEARCH, "ctr.search.band"))
            .causes("the message may be weak", "it may not answer what people search for")
            .actions("rewrite the headline")
            .build();

    /** A variant is clicked more, and its page holds up. */
    public static final Rule VARIANT_SCALE = Rule.named("D08", "VARIANT_SCALE")
            .claim("This variant is clicked more than the others, and its visitors become leads as often")
            .severity(Severity.INFO)
            .cite(A1, "click-through rate")
            .by("campaign", "variant")
            .when(variant(true))
            .causes("its message may speak to more of those who see it")
            .actions("scale this variant", "keep watching what becomes of its leads")
            .build();

    /** A variant is clicked more, and its visitors do not stay. */
    public static final Rule CLICKBAIT = Rule.named("D08b", "CLICKBAIT")
            .claim("This variant is clicked more than the others, but fewer of its visitors become leads")
            .severity(Severity.INFO)
            .cite(A1, "click-through rate")
            .by("campaign", "variant")
            .when(variant(false))
            .causes("it may promise what the page does not keep")
            .actions("keep the other variant", "align this one with its page")
            .build();

    // ---- what a lead costs

    /** A total hides what channels cost. */
    public static final Rule CPL_SPREAD_HIDDEN = Rule.named("D09", "CPL_SPREAD_HIDDEN")
            .claim("The blended cost per lead hides how much channels differ")
            .severity(Severity.WATCH)
            .cite(A1, "cost per lead")
            .ofTotal()
            .overAll()
            .when(Criterion.of(TopOfFunnelRules::hiddenSpread, COST_PER_LEAD).using("cpl.spread"))
            .causes("cheap and dear channels may cancel each other out in the total")
            .actions("break the cost per lead down by channel before talking of budgets")
            .build();

    /** A channel costs a multiple of another one, and its leads are no better. */
    public static final Rule CPL_4X = Rule.named("D10", "CPL_4X")
            .claim("Leads of this channel cost a multiple of those of another one and are no better")
            .cite(A1, "cost per lead")
            .by(CHANNEL)
            .overAll()
            .when(Criterion.of(TopOfFunnelRules::multipleCost, COST_PER_LEAD, COST_PER_OPPORTUNITY, COST_PER_SQL)
                    .using("cpl.channelRatio", "downstream.mature"))
            .causes("the channel may be saturated, or bought at too high a price")
            .actions(
                    "move budget to the cheaper channel step by step",
                    "watch whether the cheaper channel keeps its cost as it grows")
            .build();

    /** Leads are cheap and opportunities dear. */
    public static final Rule CHEAP_LEADS_DEAR_OPPS = Rule.named("D11", "CHEAP_LEADS_DEAR_OPPS")
            .claim("Leads of this channel are cheap, but its opportunities are dear")
            .cite(A0, "KPI 1, tip")
            .by(CHANNEL)
            .overAll()
            .when(Criterion.of(TopOfFunnelRules::cheapLeads, COST_PER_LEAD, COST_PER_OPPORTUNITY)
                    .using("downstream.mature"))
            .causes("the channel may attract people who do not buy")
            .actions("judge channels by the cost per opportunity, not by the cost per lead")
            .absorbs("D13")
            .build();

    /** The cost per lead jumped. */
    public static final Rule CPL_SPIKE = Rule.named("D12", "CPL_SPIKE")
            .claim("The cost per lead of this channel jumped")
            .cite(A0, "KPI 1, tip")
            .by(CHANNEL)
            .overLatest(1)
            .when(Movement.outsideRoutine(COST_PER_LEAD, ProcessLimits.Position.ABOVE)
                    .and(Movement.aboveUsual(COST_PER_LEAD))
                    .or(Movement.farAboveUsual(COST_PER_LEAD, "cpl.spikePct")))
            .causes(
                    "a tool, or the tracking of leads, may be broken",
                    "a campaign may do worse than it did",
                    "reps may need training")
            .actions("check the tracking first", "look at the campaigns", "look at what reps may need to learn")
            .build();

    /** The cost per lead falls. */
    public static final Rule CPL_IMPROVING = Rule.named("D13", "CPL_IMPROVING")
            .claim("The cost per lead falls month by month")
            .severity(Severity.INFO)
            .cite(A0, "KPI 1, tip")
            .overLatest(Movement.FALLS, 1)
            .when(Movement.unlessMixed(Movement.falling(COST_PER_LEAD), COST_PER_LEAD, CHANNEL))
            .causes("what was changed may pay off")
            .actions("go on, and check that opportunities do not become dearer")
            .build();

    /** Money is spent and no lead comes. */
    public static final Rule SPEND_NO_LEADS = Rule.named("D14", "SPEND_NO_LEADS")
            .claim("Money was spent on this channel and no lead came of it")
            .severity(Severity.WATCH)
            .cite(DER, "A0 KPI 1")
            .by(CHANNEL)
            .when(Criterion.of(TopOfFunnelRules::spendWithoutLeads, COST_PER_LEAD)
                    .using("spend.noLeads"))
            .graver(
                    Severity.CRITICAL,
                    Criterion.of(TopOfFunnelRules::farDearer, COST_PER_LEAD).using("spend.noLeads.critical"))
            .causes("leads may arrive without the mark of their channel", "the channel may fail")
            .actions("verify the tracking of the channel", "pause its spend until leads are seen")
            .build();

    /** A page is viewed much and wanted by nobody. */
    public static final Rule CONTENT_VANITY = Rule.named("D15", "CONTENT_VANITY")
            .claim("This page draws views but no demand, while a smaller one draws demand")
            .severity(Severity.INFO)
            .cite(A1, "metric against KPI")
            .by("landing-page")
            .overAll()
            .when(Criterion.of(TopOfFunnelRules::viewsWithoutDemand, PAGES_VIEWED, HIGH_INTENT)
                    .using("content.views", "content.leads"))
            .causes("it may attract an audience that does not buy")
            .actions("write for those who buy", "value traffic by the leads that come of it, not by views")
            .build();

    /** Nobody knows what a channel costs. */
    public static final Rule UNCOSTED_CHANNEL = Rule.named("D16", "UNCOSTED_CHANNEL")
            .claim("Nobody recorded what this channel costs, so that it looks free")
            .severity(Severity.WATCH)
            .cite(INF, "absent is not zero")
            .by(CHANNEL)
            .overAll()
            .when(Criterion.of(TopOfFunnelRules::leadsWithoutCost, NEW_LEADS, COST_PER_LEAD))
            .causes("work on content, search and tools may not be booked on the channel")
            .actions("record what content, search and tools cost, or an explicit zero where the channel is free")
            .build();

    /** All of them, in order. */
    static final List<Rule> ALL = List.of(
            LANDING_PAGE,
            AD_WEAK,
            T2L_LOW,
            T2L_WATCH,
            FORM_TOO_LONG,
            CTR_SOCIAL_LOW,
            CTR_SEARCH_LOW,
            VARIANT_SCALE,
            CLICKBAIT,
            CPL_SPREAD_HIDDEN,
            CPL_4X,
            CHEAP_LEADS_DEAR_OPPS,
            CPL_SPIKE,
            CPL_IMPROVING,
            SPEND_NO_LEADS,
            CONTENT_VANITY,
            UNCOSTED_CHANNEL);

    // ---- variants

    /**
     * Whether a variant is clicked more than the next best of its campaign, and its visitors become leads as often, or do
     * not. A period is judged once, when it is over; over its variants and periods the level is shared.
     */
    private static Criterion variant(boolean holdsUp) {
        return Criterion.of(
                        subject -> {
                            Evidence own = new Evidence.Measured(subject.read(CLICK_THROUGH_RATE));
                            Optional<Judgement> open = open(subject.read(CLICK_THROUGH_RATE), subject);
                            if (open.isPresent()) {
                                return open.get();
                            }
                            List<Subject> rivals = rivals(subject);
                            Optional<Subject> rival = rivals.stream()
                                    .max((one, other) -> clicks(one).compareTo(clicks(other)));
                            if (rival.isEmpty()) {
                                return Judgement.none(
                                        Doubt.Kind.SMALL_SAMPLE, "no other variant of the campaign has enough", own);
                            }
                            long looks = Math.multiplyExact(
                                    (long) rivals.size(),
                                    subject.card().periods().size());
                            return variant(
                                    subject,
                                    rival.get(),
                                    MultipleComparisons.bonferroni(subject.level(), looks),
                                    holdsUp);
                        },
                        CLICK_THROUGH_RATE,
                        TRAFFIC_TO_LEAD)
                .using("t2l.variantMargin");
    }

    private static Judgement variant(Subject subject, Subject rival, double level, boolean holdsUp) {
        Evidence clicks = difference(subject.read(CLICK_THROUGH_RATE), rival.read(CLICK_THROUGH_RATE), level);
        if (lower(clicks) <= 0) {
            return Judgement.of(Outcome.NOT_FIRED, clicks);
        }
        Reading leads = subject.read(TRAFFIC_TO_LEAD);
        Reading others = rival.read(TRAFFIC_TO_LEAD);
        Optional<Judgement> open = open(leads, subject).or(() -> open(others, subject));
        if (open.isPresent()) {
            return open.get().with(List.of(clicks));
        }
        Threshold margin = subject.threshold("t2l.variantMargin");
        Evidence drop = difference(others, leads, level);
        Evidence limit = new Evidence.Limit(margin);
        boolean isHeld = upper(drop) < margin.number().toDouble();
        boolean isLower = lower(drop) > 0 && !isHeld;
        if (holdsUp ? isHeld : isLower) {
            return Judgement.of(Outcome.FIRED, clicks, drop, limit);
        }
        return isHeld || isLower
                ? Judgement.of(Outcome.NOT_FIRED, clicks, drop, limit)
                : Judgement.none(
                        Doubt.Kind.UNDECIDED,
                        "whether its visitors become leads as often is open",
                        clicks,
                        drop,
                        limit);
    }

    /** The other variants of the campaign that have enough behind them: only those a best one is held against. */
    private static List<Subject> rivals(Subject subject) {
        String campaign = subject.segment().values().getOrDefault("campaign", "");
        Optional<Segment> best = subject.file()
                .once(
                        List.of("most clicked variant", subject.card(), subject.range(), campaign),
                        () -> variants(subject, campaign).stream()
                                .max((one, other) -> clicks(one).compareTo(clicks(other)))
                                .map(Subject::segment));
        if (best.isPresent() && !best.get().equals(subject.segment())) {
            return List.of(subject.in(best.get()));
        }
        return variants(subject, campaign).stream()
                .filter(other -> !other.segment().equals(subject.segment()))
                .toList();
    }

    private static List<Subject> variants(Subject subject, String campaign) {
        return subject.siblings().stream()
                .filter(peer -> campaign.equals(peer.values().get("campaign")))
                .map(subject::in)
                .filter(peer -> open(peer.read(CLICK_THROUGH_RATE), subject).isEmpty())
                .toList();
    }

    private static Rational clicks(Subject subject) {
        return subject.read(CLICK_THROUGH_RATE).number().orElse(Rational.ZERO);
    }

    private static Evidence.Compared difference(Reading reading, Reading base, double level) {
        return new Evidence.Compared(
                reading,
                base,
                number(reading).minus(number(base)),
                Optional.of(Proportions.newcombe(part(reading), whole(reading), part(base), whole(base), level)),
                Optional.empty());
    }

    private static double lower(Evidence evidence) {
        return interval(evidence).lower();
    }

    private static double upper(Evidence evidence) {
        return interval(evidence).upper();
    }

    private static Interval interval(Evidence evidence) {
        return ((Evidence.Compared) evidence).interval().orElseThrow();
    }

    private static long part(Reading reading) {
        return reading.numerator().orElseThrow().toLongExact();
    }

    private static long whole(Reading reading) {
        return reading.denominator().orElseThrow().toLongExact();
    }

    // ---- costs of channels

    private static Judgement hiddenSpread(Subject subject) {
        Scorecard shown = subject.file().card();
        boolean isBrokenDown =
                shown.frame().axes().stream().map(Frame.Axis::dimension).anyMatch(CHANNEL::equals);
        Reading blended = subject.read(COST_PER_LEAD);
        if (isBrokenDown) {
            return Judgement.of(Outcome.NOT_FIRED, new Evidence.Stated("the scorecard is by", CHANNEL));
        }
        Optional<Scorecard> card = subject.file().card(shown.frame().grain(), List.of(CHANNEL));
        if (card.isEmpty()) {
            return Judgement.none(Doubt.Kind.MISSING_INPUT, "needs the cost per lead by " + CHANNEL);
        }
        Optional<Judgement> open = open(blended, subject);
        if (open.isPresent()) {
            return open.get();
        }
        Subject parts = subject.file().subject(card.get(), Segment.ALL, subject.range());
        List<Reading> costs = parts.segments(CHANNEL).stream()
                .map(channel -> parts.in(channel).read(COST_PER_LEAD))
                .filter(cost -> counts(cost, parts))
                .sorted((one, other) -> number(one).compareTo(number(other)))
                .toList();
        if (costs.size() < 2) {
            return Judgement.none(
                    Doubt.Kind.SMALL_SAMPLE,
                    "fewer than two channels with a cost and enough leads",
                    new Evidence.Measured(blended));
        }
        return spread(
                costs.get(costs.size() - 1),
                costs.get(0),
                MultipleComparisons.bonferroni(subject.level(), costs.size()),
                blended,
                subject.threshold("cpl.spread"));
    }

    /** The dearest against the cheapest were searched for, so the level is shared by all. */
    private static Judgement spread(Reading dear, Reading cheap, double level, Reading blended, Threshold threshold) {
        Rational ratio = number(dear).dividedBy(number(cheap));
        Interval limits = Counts.ratioOfCosts(
                dear.numerator().orElseThrow().toDouble(),
                whole(dear),
                cheap.numerator().orElseThrow().toDouble(),
                whole(cheap),
                level);
        List<Evidence> evidence = List.of(
                new Evidence.Measured(blended),
                new Evidence.Compared(
                        dear, cheap, number(dear).minus(number(cheap)), Optional.empty(), Optional.of(limits)),
                new Evidence.Derived("dearest over cheapest channel", ratio),
                new Evidence.Limit(threshold));
        Judgement judgement = Judgement.of(threshold.holds(ratio)).with(evidence);
        return limits.lower() >= threshold.number().toDouble()
                ? judgement
                : judgement.weakened("the interval of the ratio reaches below the threshold");
    }

    private static Judgement multipleCost(Subject asked) {
        Subject subject = decided(asked).orElse(asked);
        Reading cost = subject.read(COST_PER_LEAD);
        Optional<Judgement> open = open(cost, subject);
        if (open.isPresent()) {
            return open.get();
        }
        Optional<Subject> cheapest = cheapest(subject, COST_PER_LEAD, peer -> counts(peer.read(COST_PER_LEAD), peer));
        if (!counts(cost, subject) || cheapest.isEmpty()) {
            return Judgement.none(
                    Doubt.Kind.NO_VALUE, "the cost of its leads is not known", new Evidence.Measured(cost));
        }
        // a cheap channel whose leads are worth little says nothing of one that is nearly as cheap and far better
        return channels(subject, downstream(subject))
                .cheaper(number(cost)
                        .dividedBy(subject.threshold("cpl.channelRatio").number()))
                .map(best -> multipleCost(subject, best))
                .filter(judgement -> judgement.outcome().isFinding())
                .orElseGet(() -> multipleCost(subject, cheapest.get()));
    }

    private static Judgement multipleCost(Subject subject, Subject other) {
        Reading cost = subject.read(COST_PER_LEAD);
        Evidence measured = new Evidence.Measured(cost);
        Threshold threshold = subject.threshold("cpl.channelRatio");
        Rational ratio = number(cost).dividedBy(number(other.read(COST_PER_LEAD)));
        Comparison leads = subject.compare(cost, other.read(COST_PER_LEAD));
        List<Evidence> evidence = new ArrayList<>(List.of(measured));
        Evidence.Compared.of(leads).ifPresent(evidence::add);
        evidence.add(new Evidence.Derived("cost per lead over that of " + other.segment(), ratio));
        evidence.add(new Evidence.Limit(threshold));
        if (!threshold.holds(ratio)) {
            return Judgement.of(Outcome.NOT_FIRED).with(evidence);
        }
        Judgement dearer = Judgement.of(Outcome.FIRED).with(evidence);
        boolean isSure =
                leads.ratioInterval().filter(limits -> limits.lower() > 1).isPresent();
        return unlessBetter(
                isSure ? dearer : dearer.weakened("the two costs may be the same but for chance"), subject, other);
    }

    /** The leads of a dear channel may be worth their cost: what an opportunity costs tells, or else an SQL. */
    private static Judgement unlessBetter(Judgement dearer, Subject subject, Subject other) {
        Kpi kpi = downstream(subject);
        Reading here = subject.read(kpi);
        Reading there = other.read(kpi);
        Judgement told = dearer.with(List.of(new Evidence.Measured(here), new Evidence.Measured(there)));
        boolean isKnown = isDecided(here, subject)
                && isDecided(there, other)
                && (here.value().isDefined() || there.value().isDefined());
        if (!isKnown) {
            Thresholds settings = subject.file().thresholds();
            return told.weakened("whether its leads are better is not known"
                    + Proof.doubtOfMature(here, settings)
                            .or(() -> Proof.doubtOfMature(there, settings))
                            .map(doubt -> ": " + doubt.text())
                            .orElse(" yet"));
        }
        boolean isBetter = here.value().isDefined()
                && (there.value().isDefined() ? number(here).compareTo(number(there)) < 0 : true);
        return isBetter
                ? Judgement.of(Outcome.NOT_FIRED)
                        .with(told.evidence())
                        .noting("its leads are dearer, and so much better that what comes of them is cheaper")
                : told;
    }

    /** What tells of leads whether they are worth their cost: opportunities, or else SQLs. */
    private static Kpi downstream(Subject subject) {
        return subject.read(COST_PER_OPPORTUNITY).status() == Status.MISSING_INPUT
                ? COST_PER_SQL
                : COST_PER_OPPORTUNITY;
    }

    private static Judgement cheapLeads(Subject asked) {
        Subject subject = decided(asked).orElse(asked);
        Reading cost = subject.read(COST_PER_OPPORTUNITY);
        Reading lead = subject.read(COST_PER_LEAD);
        Optional<Judgement> open = open(lead, subject)
                .or(() -> Proof.doubtOfMature(cost, subject.file().thresholds())
                        .map(doubt -> Judgement.none(doubt, new Evidence.Measured(cost))))
                .or(() -> isDecided(cost, subject)
                        ? Optional.empty()
                        : Optional.of(Judgement.none(
                                Doubt.Kind.IMMATURE,
                                cost.kpi().id() + ": its leads are less than "
                                        + subject.threshold("downstream.mature").words() + " old",
                                new Evidence.Measured(cost))));
        if (open.isPresent()) {
            return open.get();
        }
        Downstream channels = channels(subject, COST_PER_OPPORTUNITY);
        Optional<Subject> best = channels.dearer(number(lead)).or(channels::best);
        if (best.isEmpty()) {
            return Judgement.none(
                    Doubt.Kind.SMALL_SAMPLE, "no channel has enough opportunities", new Evidence.Measured(cost));
        }
        Reading otherCost = best.get().read(COST_PER_OPPORTUNITY);
        Comparison leads = subject.compare(lead, best.get().read(COST_PER_LEAD));
        Comparison opportunities = subject.compare(cost, otherCost);
        List<Evidence> evidence = new ArrayList<>(List.of(new Evidence.Measured(lead), new Evidence.Measured(cost)));
        Evidence.Compared.of(leads).ifPresent(evidence::add);
        Evidence.Compared.of(opportunities).ifPresent(evidence::add);
        boolean isCheap = leads.difference().filter(less -> less.signum() < 0).isPresent();
        boolean isDear = cost.value().isDefined()
                ? number(cost).compareTo(number(otherCost)) > 0
                : cost.interval().orElseThrow().lower() > number(otherCost).toDouble();
        Judgement judgement = Judgement.of(isCheap && isDear).with(evidence);
        boolean isSure =
                leads.ratioInterval().filter(limits -> limits.upper() < 1).isPresent()
                        && (!cost.value().isDefined()
                                || opportunities
                                        .ratioInterval()
                                        .filter(limits -> limits.lower() > 1)
                                        .isPresent());
        return isSure ? judgement : judgement.weakened("chance alone may make one of the two differences");
    }

    private static Judgement spendWithoutLeads(Subject subject) {
        Reading cost = subject.read(COST_PER_LEAD);
        Evidence measured = new Evidence.Measured(cost);
        if (cost.status() != Status.NO_OUTPUT) {
            return Proof.doubtOfMature(cost, subject.file().thresholds())
                    .filter(doubt -> doubt.kind().outcome() == Outcome.NOT_EVALUABLE)
                    .map(doubt -> Judgement.none(doubt, measured))
                    .orElseGet(() -> Judgement.of(Outcome.NOT_FIRED, measured));
        }
        if (cost.flags().contains(Flag.PARTIAL_PERIOD)) {
            return Judgement.none(Doubt.Kind.IMMATURE, "the period is not over", measured);
        }
        Threshold threshold = subject.threshold("spend.noLeads");
        List<Rational> before = Movement.before(subject, COST_PER_LEAD);
        Optional<Rational> usual = before.isEmpty() ? blended(subject) : Optional.of(Movement.median(before));
        return usual.filter(value -> value.signum() > 0)
                .map(value -> {
                    Rational times = cost.numerator().orElseThrow().dividedBy(value);
                    return Judgement.of(
                            threshold.holds(times),
                            measured,
                            new Evidence.Derived(
                                    before.isEmpty()
                                            ? "spend over the blended cost of a lead"
                                            : "spend over its own median cost of a lead",
                                    times),
                            new Evidence.Limit(threshold));
                })
                .orElseGet(() ->
                        Judgement.none(Doubt.Kind.SHORT_HISTORY, "nobody knows what a lead usually costs", measured));
    }

    /** The lowest cost per lead that is likely, where there was none, is far above the blended one. */
    private static Judgement farDearer(Subject subject) {
        Reading cost = subject.read(COST_PER_LEAD);
        Threshold threshold = subject.threshold("spend.noLeads.critical");
        Optional<Rational> blended = blended(subject).filter(value -> value.signum() > 0);
        if (blended.isEmpty() || cost.interval().isEmpty()) {
            return Judgement.none(Doubt.Kind.NO_VALUE, "there is no blended cost per lead");
        }
        double least = cost.interval().get().lower();
        return Judgement.of(
                least > threshold.number().times(blended.get()).toDouble(),
                new Evidence.Measured(subject.in(Segment.ALL).read(COST_PER_LEAD)),
                new Evidence.Derived(
                        "least cost of a lead over the blended one",
                        Rational.of(new BigDecimal(least)).dividedBy(blended.get())),
                new Evidence.Limit(threshold));
    }

    private static Optional<Rational> blended(Subject subject) {
        return subject.in(Segment.ALL).read(COST_PER_LEAD).number();
    }

    private static Judgement leadsWithoutCost(Subject subject) {
        Reading leads = subject.read(NEW_LEADS);
        Reading cost = subject.read(COST_PER_LEAD);
        Evidence counted = new Evidence.Measured(leads);
        if (!leads.value().isDefined()) {
            return Judgement.none(Doubt.Kind.MISSING_INPUT, leads.kpi().id() + " " + leads.value(), counted);
        }
        if (!subject.card().frame().feeds().contains(Feed.SPEND)) {
            return Judgement.none(Doubt.Kind.MISSING_INPUT, "no spend was supplied at all", counted);
        }
        boolean isUncosted = number(leads).signum() > 0 && cost.status() == Status.MISSING_INPUT;
        return Judgement.of(isUncosted, counted, new Evidence.Measured(cost));
    }

    // ---- content

    private static Judgement viewsWithoutDemand(Subject subject) {
        Reading views = subject.read(PAGES_VIEWED);
        Reading leads = subject.read(HIGH_INTENT);
        Evidence seen = new Evidence.Measured(views);
        Evidence wanted = new Evidence.Measured(leads);
        for (Reading input : List.of(views, leads)) {
            Optional<Doubt> doubt = Proof.doubtOfMature(input, subject.file().thresholds())
                    .filter(open -> open.kind().outcome() == Outcome.NOT_EVALUABLE);
            if (doubt.isPresent()) {
                return Judgement.none(doubt.get(), seen, wanted);
            }
        }
        Threshold many = subject.threshold("content.views");
        Judgement isVain = Judgement.of(
                many.holds(number(views)) && number(leads).isZero(), seen, new Evidence.Limit(many), wanted);
        Threshold demand = subject.threshold("content.leads");
        Optional<Subject> best = subject.least("views per lead of high intent", page -> {
            Optional<Rational> come = page.read(HIGH_INTENT).number().filter(demand::holds);
            return come.flatMap(count -> page.read(PAGES_VIEWED).number().map(all -> all.dividedBy(count)));
        });
        if (isVain.outcome() != Outcome.FIRED) {
            return isVain;
        }
        if (best.isEmpty()) {
            return Judgement.none(Doubt.Kind.SMALL_SAMPLE, "no page has leads to compare with", seen, wanted);
        }
        Reading less = best.get().read(PAGES_VIEWED);
        Reading more = best.get().read(HIGH_INTENT);
        Judgement told = isVain.with(
                List.of(new Evidence.Measured(less), new Evidence.Measured(more), new Evidence.Limit(demand)));
        if (number(less).compareTo(number(views)) >= 0) {
            return Judgement.of(Outcome.NOT_FIRED).with(told.evidence());
        }
        Interval none = Proportions.wilson(0, number(views).toLongExact(), subject.level());
        long most = Math.min(number(more).toLongExact(), number(less).toLongExact());
        Interval some = Proportions.wilson(most, number(less).toLongExact(), subject.level());
        return none.upper() < some.lower() ? told : told.weakened("both may draw demand alike but for chance");
    }

    // ---- what readings prove

    /** Why there is no answer from a reading, if there is none. */
    private static Optional<Judgement> open(Reading reading, Subject subject) {
        Optional<Doubt> doubt = Proof.doubt(reading, subject.file().thresholds())
                .or(() -> reading.value().isDefined()
                        ? Optional.empty()
                        : Optional.of(
                                new Doubt(Doubt.Kind.NO_VALUE, reading.kpi().id() + " " + reading.value())));
        return doubt.map(why -> Judgement.none(why, new Evidence.Measured(reading)));
    }

    /** Whether a cost is known well enough to be held against others. */
    private static boolean counts(Reading cost, Subject subject) {
        return open(cost, subject).isEmpty()
                && number(cost).signum() > 0
                && !cost.flags().contains(Flag.INCLUDES_UNCOSTED);
    }

    /** The channels of which both costs are known well enough. */
    private static Downstream channels(Subject subject, Kpi further) {
        return subject.file()
                .once(
                        List.of("channels by cost", subject.card(), subject.range(), further),
                        () -> Downstream.of(
                                subject,
                                COST_PER_LEAD,
                                further,
                                peer -> counts(peer.read(COST_PER_LEAD), peer)
                                        && isDecided(peer.read(further), peer)
                                        && peer.read(further).value().isDefined()));
    }

    private static Optional<Subject> cheapest(Subject subject, Kpi cost, Predicate<Subject> counts) {
        return subject.least(
                cost.id(), peer -> counts.test(peer) ? peer.read(cost).number() : Optional.empty());
    }

    /** The first periods, up to the last one whose leads are old enough to be taken as decided. */
    private static Optional<Subject> decided(Subject subject) {
        List<DateRange> old = subject.periods().stream()
                .takeWhile(period -> isOld(period, subject))
                .toList();
        return old.isEmpty()
                ? Optional.empty()
                : Optional.of(subject.over(
                        DateRange.of(old.get(0).start(), old.get(old.size() - 1).end())));
    }

    private static boolean isOld(DateRange days, Subject subject) {
        Frame frame = subject.card().frame();
        Duration age = Duration.between(days.endInstant(frame.zone()), frame.asOf());
        return subject.threshold("downstream.mature").holds(Rational.of(age.toDays()));
    }

    /** Whether a cost further down has enough behind it, and its leads are old enough to be taken as decided. */
    private static boolean isDecided(Reading cost, Subject subject) {
        boolean isMature = !cost.flags().contains(Flag.PARTLY_IMMATURE) || isOld(cost.range(), subject);
        return isMature
                && Proof.doubtOfMature(cost, subject.file().thresholds()).isEmpty();
    }

    private static Rational number(Reading reading) {
        return reading.number().orElseThrow();
    }
}
