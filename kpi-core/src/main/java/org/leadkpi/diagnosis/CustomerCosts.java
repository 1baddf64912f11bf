package org.leadkpi.diagnosis;

import static org.leadkpi.metric.CustomerKpis.CLV_TO_CAC;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD;
import static org.leadkpi.metric.StandardKpis.CUSTOMER_ACQUISITION_COST;
import static org.leadkpi.metric.StandardKpis.CUSTOMER_ACQUISITION_COST_LAGGED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadkpi.benchmark.Band;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.GrowthStage;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** Criteria on what customers cost, and what they are worth. */
final class CustomerCosts {

    private static final String CHANNEL = "channel";

    private static final String PORTFOLIO_RATIO = "cac.portfolioRatio";

    private static final String RISING_SHARE = "cac.channelsRising";

    private CustomerCosts() {}

    // ---- cheap leads, dear customers

    /** A lead costs no more than usual, or no more than in the better half of the channels. */
    static Criterion leadsAreCheap() {
        return Movement.notAboveOwn(COST_PER_LEAD, Movement.MEDIAN).either(Peers.lowerHalf(COST_PER_LEAD));
    }

    /**
     * A customer costs more than in three quarters of the periods before, by the spend that went before it.
     *
     * <p>Without any customer it is the least that one costs that counts.
     */
    static Criterion aboveOwn() {
        Criterion above = Movement.aboveOwn(CUSTOMER_ACQUISITION_COST_LAGGED, Movement.UPPER_QUARTILE);
        return Criterion.of(subject -> aboveOwn(subject, above), CUSTOMER_ACQUISITION_COST_LAGGED)
                .using(above.thresholds().toArray(String[]::new));
    }

    private static Judgement aboveOwn(Subject subject, Criterion above) {
        Judgement judgement = above.judge(subject);
        Reading reading = subject.read(CUSTOMER_ACQUISITION_COST_LAGGED);
        boolean isWithout = reading.status() == Status.NO_OUTPUT;
        if (judgement.outcome() != Outcome.FIRED && !isWithout) {
            return judgement;
        }
        List<Rational> before = Movement.before(subject, CUSTOMER_ACQUISITION_COST_LAGGED);
        if (!subject.threshold("history.least").holds(Rational.of(before.size()))) {
            return judgement;
        }
        double usual = Movement.quantile(before, Movement.UPPER_QUARTILE).toDouble();
        boolean isBeyondChance =
                reading.interval().map(limits -> limits.lower() > usual).orElse(false);
        if (isWithout) {
            return isBeyondChance
                    ? Judgement.of(Outcome.FIRED, new Evidence.Measured(reading))
                            .noting(
                                    "there is no customer: it is the least that one costs that lies above what is usual")
                    : judgement;
        }
        return isBeyondChance
                ? judgement
                : judgement.weakened("the interval of customer-acquisition-cost.lagged reaches to what is usual");
    }

    // ---- by channel

    /** A customer cost more from period to period in every channel whose cost is known, most of them beyond noise. */
    static Criterion risingInEveryChannel() {
        Criterion rising = Movement.rising(CUSTOMER_ACQUISITION_COST);
        return Criterion.of(subject -> everyChannel(subject, rising), CUSTOMER_ACQUISITION_COST)
                .using(rising.thresholds().toArray(String[]::new))
                .using(RISING_SHARE);
    }

    private static Judgement everyChannel(Subject subject, Criterion rising) {
        Optional<Scorecard> card = subject.file().card(subject.card().frame().grain(), List.of(CHANNEL));
        if (card.isEmpty()) {
            return Judgement.none(Doubt.Kind.MISSING_INPUT, "needs a scorecard by " + CHANNEL);
        }
        Judgement blended = rising.judge(subject);
        if (blended.outcome() == Outcome.NOT_EVALUABLE) {
            return blended;
        }
        List<Judgement> channels = new ArrayList<>();
        for (Segment segment : Subject.named(card.get(), List.of(CHANNEL))) {
            Subject channel = subject.file().subject(card.get(), segment, subject.range());
            Judgement judgement = rising.judge(channel);
            if (judgement.outcome() == Outcome.NOT_FIRED) {
                return judgement;
            }
            if (judgement.outcome() != Outcome.NOT_EVALUABLE) {
                channels.add(judgement);
            }
        }
        if (channels.size() < 2) {
            return Judgement.none(
                    Doubt.Kind.NO_DATA,
                    "the cost of a customer is known of " + channels.size() + " channels, needs two");
        }
        Optional<Judgement> open =
                channels.stream().filter(each -> each.doubt().isPresent()).findFirst();
        if (open.isPresent()) {
            return open.get();
        }
        long sure = channels.stream()
                .filter(each -> each.outcome() == Outcome.FIRED)
                .count();
        Judgement all = Judgement.of(Outcome.FIRED)
                .with(channels.stream()
                        .flatMap(each -> each.evidence().stream())
                        .toList())
                .with(blended.evidence());
        boolean isBeyondNoise = subject.threshold(RISING_SHARE).holds(Rational.of(sure, channels.size()))
                || blended.outcome() == Outcome.FIRED;
        return isBeyondNoise
                ? all
                : all.weakened("it rises beyond noise in " + sure + " of " + channels.size() + " channels");
    }

    /** A channel brings customers for far less, or far more, than all channels together. */
    static Criterion farFromBlended() {
        return Criterion.of(CustomerCosts::portfolio, CUSTOMER_ACQUISITION_COST).using(PORTFOLIO_RATIO);
    }

    private static Judgement portfolio(Subject channel) {
        Reading own = channel.read(CUSTOMER_ACQUISITION_COST);
        Threshold ratio = channel.threshold(PORTFOLIO_RATIO);
        Optional<Doubt> doubt = Proof.doubt(own, channel.file().thresholds());
        if (doubt.isPresent()) {
            return Judgement.none(doubt.get(), new Evidence.Measured(own));
        }
        Reading blended = channel.file()
                .once(List.of("all channels together", channel.card(), channel.range()), () -> together(channel));
        if (blended.number().isEmpty()) {
            return Judgement.none(
                    Doubt.Kind.NO_VALUE,
                    "no blended cost to compare with: " + blended.value(),
                    new Evidence.Measured(own));
        }
        Rational cost = blended.number().get();
        Band low = new Band(Optional.empty(), Optional.of(new Band.Edge(cost.dividedBy(ratio.number()), false)));
        Band high = new Band(Optional.of(new Band.Edge(cost.times(ratio.number()), false)), Optional.empty());
        Evidence limit = new Evidence.Limit(ratio.above());
        Evidence held = ratio(own, cost).orElse(limit);
        Judgement cheap = Proof.of(own, low, channel.file().thresholds(), held);
        Judgement dear = Proof.of(own, high, channel.file().thresholds(), held);
        String label = cheap.outcome().isFinding() ? "INVEST" : dear.outcome().isFinding() ? "CUT_OR_FIX" : "HOLD";
        return cheap.or(dear)
                .with(List.of(limit, new Evidence.Measured(blended), new Evidence.Stated("allocation", label)));
    }

    /**
     * What a customer costs in all channels whose cost is known, together. The total is no measure of a channel: it has spend that
     * no channel bears, and customers of channels whose cost nobody recorded.
     */
    private static Reading together(Subject channel) {
        List<Segment> costed = channel.siblings().stream()
                .filter(each -> isCosted(channel.in(each).read(CUSTOMER_ACQUISITION_COST)))
                .toList();
        return channel.card()
                .pooled(
                        CUSTOMER_ACQUISITION_COST,
                        Segment.of(CHANNEL, "all channels together"),
                        costed,
                        channel.range());
    }

    private static boolean isCosted(Reading cost) {
        return (cost.value().isDefined() || cost.status() == Status.NO_OUTPUT)
                && !cost.flags().contains(Flag.INCLUDES_UNCOSTED);
    }

    /** How many times as dear a channel is as all together, or how many times as cheap. */
    private static Optional<Evidence> ratio(Reading own, Rational blended) {
        return own.number()
                .filter(cost -> cost.signum() > 0)
                .map(cost -> cost.compareTo(blended) < 0
                        ? new Evidence.Derived(
                                "all channels together cost this many times as much", blended.dividedBy(cost))
                        : new Evidence.Derived(
                                "this many times the cost of all channels together", cost.dividedBy(blended)));
    }

    // ---- worth

    /** A customer is worth what it costs, and less than is sound. */
    static Criterion worthBelowStandard() {
        Criterion below = Criterion.isBelow(CLV_TO_CAC, "clvCac.standard");
        return Criterion.of(
                        subject -> {
                            Judgement judgement = below.judge(subject);
                            boolean isEmergency = judgement.outcome().isFinding()
                                    && subject.read(CLV_TO_CAC)
                                            .number()
                                            .map(subject.threshold("clvCac.emergency")::holds)
                                            .orElse(false);
                            return isEmergency
                                    ? new Judgement(
                                            Outcome.NOT_FIRED, Optional.empty(), judgement.evidence(), List.of())
                                    : judgement;
                        },
                        CLV_TO_CAC)
                .using("clvCac.standard", "clvCac.emergency");
    }

    /** A customer is worth a multiple of what it costs, and that does not rest on nobody having left yet. */
    static Criterion worthFarMore() {
        Criterion high = Criterion.is(CLV_TO_CAC, "clvCac.high");
        return Criterion.of(
                        subject -> {
                            Reading reading = subject.read(CLV_TO_CAC);
                            Judgement judgement = high.judge(subject);
                            boolean restsOnNoChurn = !reading.value().isDefined()
                                    || reading.flags().contains(Flag.CAPPED);
                            return judgement.outcome().isFinding() && restsOnNoChurn
                                    ? Judgement.none(
                                                    Doubt.Kind.NO_VALUE,
                                                    "clv-to-cac rests on nobody having left yet: " + reading.value())
                                            .with(judgement.evidence())
                                    : judgement;
                        },
                        CLV_TO_CAC)
                .using("clvCac.high");
    }

    // ---- the company

    /** The company is at its early stage. */
    static Criterion isEarly() {
        return Criterion.of(subject -> subject.facts()
                .growthStage()
                .map(stage ->
                        Judgement.of(stage == GrowthStage.EARLY, new Evidence.Stated("growth stage", stage.name())))
                .orElseGet(() -> Judgement.none(Doubt.Kind.MISSING_INPUT, "the growth stage is not told")));
    }

    /** The cost of a customer is on the scorecard that is reviewed. */
    static Criterion isPrioritized() {
        return Criterion.of(subject -> subject.facts()
                .kpis()
                .map(kpis -> Judgement.of(
                        kpis.stream().anyMatch(kpi -> kpi.base().equals(CUSTOMER_ACQUISITION_COST.id())),
                        new Evidence.Stated(
                                "KPIs reviewed",
                                String.join(
                                        ", ", kpis.stream().map(kpi -> kpi.id()).toList()))))
                .orElseGet(() -> Judgement.none(
                        Doubt.Kind.MISSING_INPUT, "the KPIs on the scorecard that is reviewed are not told")));
    }
}
