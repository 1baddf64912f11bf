package org.leadkpi.diagnosis;

import static org.leadkpi.metric.StandardKpis.PIPELINE_GENERATED;
import static org.leadkpi.metric.StandardKpis.PIPELINE_REALISATION;
import static org.leadkpi.metric.StandardKpis.PIPELINE_REALISATION_BY_COUNT;
import static org.leadkpi.metric.StandardKpis.WIN_RATE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Feed;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.value.Rational;

/** Criteria on what pipeline is generated, and how much of it closes. */
final class Pipelines {

    private static final String SOURCE = "opportunity-source";

    private static final String SALES_DEVELOPMENT = "sdr";

    private static final String UNQUALIFIED = "pipeline.unqualified";

    private Pipelines() {}

    /** Less of it closes than usual, by amount and by number; or few deals are won. */
    static Criterion littleCloses() {
        return Movement.notAboveOwn(PIPELINE_REALISATION, Movement.LOWER_QUARTILE)
                .and(Movement.notAboveOwn(PIPELINE_REALISATION_BY_COUNT, Movement.LOWER_QUARTILE))
                .then(Pipelines::beyondChance, PIPELINE_REALISATION_BY_COUNT)
                .or(Criterion.is(WIN_RATE, "winRate.low"));
    }

    /** One month of four is in its own lower quarter by chance: it takes an interval that lies below it. */
    private static Judgement beyondChance(Judgement judgement, Subject subject) {
        if (judgement.outcome() != Outcome.FIRED) {
            return judgement;
        }
        Rational usual =
                Movement.quantile(Movement.before(subject, PIPELINE_REALISATION_BY_COUNT), Movement.LOWER_QUARTILE);
        boolean isBelow = subject.read(PIPELINE_REALISATION_BY_COUNT)
                .interval()
                .filter(limits -> limits.upper() < usual.toDouble())
                .isPresent();
        return isBelow
                ? judgement
                : judgement.weakened(
                        "the interval of " + PIPELINE_REALISATION_BY_COUNT.id() + " reaches to what is usual");
    }

    /** More is generated than usual, or than the target. */
    static Criterion isLarge() {
        return Movement.aboveOwn(PIPELINE_GENERATED, Movement.UPPER_QUARTILE)
                .either(Criterion.of(Pipelines::aboveTarget, PIPELINE_GENERATED));
    }

    private static Judgement aboveTarget(Subject subject) {
        Optional<Rational> target =
                Optional.ofNullable(subject.facts().targets().get(PIPELINE_GENERATED.id()));
        Reading reading = subject.read(PIPELINE_GENERATED);
        Evidence measured = new Evidence.Measured(reading);
        if (target.isEmpty()) {
            return Judgement.none(Doubt.Kind.MISSING_INPUT, "no target of pipeline-generated is told", measured);
        }
        if (reading.number().isEmpty()) {
            Doubt doubt = Proof.doubt(reading, subject.file().thresholds()).orElseThrow();
            return Judgement.none(doubt, measured);
        }
        return Judgement.of(
                reading.number().get().compareTo(target.get()) > 0,
                measured,
                new Evidence.Stated(
                        "target of pipeline-generated",
                        PIPELINE_GENERATED.style().format(target.get(), reading.currency())));
    }

    /** As much of the pipeline of sales development closes as of all pipeline. */
    static Criterion closesAsUsual() {
        return Criterion.of(Pipelines::closesAsUsual, PIPELINE_REALISATION).using("minEvents.cost");
    }

    private static Judgement closesAsUsual(Subject subject) {
        List<String> dimensions = new ArrayList<>(subject.segment().values().keySet());
        dimensions.add(SOURCE);
        Optional<Scorecard> card =
                subject.file().card(subject.card().frame().grain(), dimensions, Set.of(PIPELINE_REALISATION));
        if (card.isEmpty()) {
            return Judgement.none(Doubt.Kind.MISSING_INPUT, "needs a scorecard by " + String.join(", ", dimensions));
        }
        Optional<Segment> team = card.get().ledger().segments(SOURCE).stream()
                .map(segment -> segment.values().get(SOURCE))
                .filter(SALES_DEVELOPMENT::equalsIgnoreCase)
                .findFirst()
                .map(value -> subject.segment().with(SOURCE, value));
        if (team.isEmpty()) {
            return Judgement.none(Doubt.Kind.NO_DATA, "no opportunity was sourced by sales development");
        }
        Reading whole = subject.read(PIPELINE_REALISATION);
        Reading own =
                subject.file().subject(card.get(), team.get(), subject.range()).read(PIPELINE_REALISATION);
        for (Reading side : List.of(own, whole)) {
            Optional<Doubt> doubt = Proof.doubt(side, subject.file().thresholds());
            if (doubt.isPresent() && doubt.get().kind() != Doubt.Kind.SMALL_SAMPLE) {
                return Judgement.none(doubt.get(), new Evidence.Measured(side));
            }
        }
        Threshold least = subject.threshold("minEvents.cost");
        if (!least.holds(Rational.of(whole.n()))) {
            return Judgement.none(
                    Doubt.Kind.SMALL_SAMPLE,
                    whole.kpi().id() + " rests on " + whole.n() + ", needs " + least.words(),
                    new Evidence.Measured(whole));
        }
        return Judgement.of(
                own.number().orElseThrow().compareTo(whole.number().orElseThrow()) >= 0,
                new Evidence.Measured(own),
                new Evidence.Measured(whole));
    }

    /** There are opportunities, and nothing says from which stage on they are qualified; or too many count before. */
    static Criterion isUndefined() {
        return Criterion.of(Pipelines::isUndefined, PIPELINE_GENERATED).using(UNQUALIFIED);
    }

    private static Judgement isUndefined(Subject subject) {
        Set<Feed> feeds = subject.card().frame().feeds();
        Evidence measured = new Evidence.Measured(subject.read(PIPELINE_GENERATED));
        if (!feeds.contains(Feed.OPPORTUNITIES)) {
            return Judgement.none(Doubt.Kind.MISSING_INPUT, "no opportunities were supplied", measured);
        }
        if (!feeds.contains(Feed.QUALIFICATION)) {
            return Judgement.of(
                    Outcome.FIRED,
                    measured,
                    new Evidence.Stated("qualified stage", "neither dates nor a stage model say what is qualified"));
        }
        Threshold most = subject.threshold(UNQUALIFIED);
        return subject.facts()
                .unqualifiedPipeline()
                .map(share -> Judgement.of(
                        most.holds(share),
                        measured,
                        new Evidence.Derived("share counted before it is qualified", share),
                        new Evidence.Limit(most)))
                .orElseGet(() -> Judgement.of(Outcome.NOT_FIRED, measured)
                        .noting("how much is counted before it is qualified is not told"));
    }
}
