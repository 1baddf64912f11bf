package org.leadkpi.diagnosis;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.leadkpi.metric.Kpi;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/**
 * A question about a subject, and what it takes to answer it: the part that rules are made of.
 *
 * <p>The criteria made here come with their guards: enough records, a mature cohort, known fields, and limits of the
 * uncertainty that clear the threshold. See {@link Proof}.
 *
 * @since 0.1
 */
public final class Criterion {

    private final Set<Kpi> kpis;
    private final Set<String> thresholds;
    private final Function<Subject, Judgement> answer;

    private Criterion(Set<Kpi> kpis, Set<String> thresholds, Function<Subject, Judgement> answer) {
        this.kpis = Collections.unmodifiableSet(new LinkedHashSet<>(kpis));
        this.thresholds = Collections.unmodifiableSet(new LinkedHashSet<>(thresholds));
        this.answer = Objects.requireNonNull(answer, "answer");
    }

    /**
     * Returns a criterion of one's own.
     *
     * @param answer what it says of a subject
     * @param kpis the KPIs that it reads, in order
     * @return the criterion
     */
    public static Criterion of(Function<Subject, Judgement> answer, Kpi... kpis) {
        return new Criterion(new LinkedHashSet<>(List.of(kpis)), Set.of(), answer);
    }

    /** A criterion on a fact, which is not evaluable as long as nobody told it. */
    static <T> Criterion told(
            Function<Facts, Optional<T>> fact, String what, BiFunction<T, Subject, Judgement> answer) {
        return of(subject -> fact.apply(subject.facts())
                .map(known -> answer.apply(known, subject))
                .orElseGet(() -> Judgement.none(Doubt.Kind.MISSING_INPUT, "nobody told " + what)));
    }

    /**
     * A copy that tells which thresholds it asks for.
     *
     * @param keys the keys
     * @return the copy
     */
    public Criterion using(String... keys) {
        Set<String> more = new LinkedHashSet<>(thresholds);
        more.addAll(List.of(keys));
        return new Criterion(kpis, more, answer);
    }

    /**
     * A copy whose first KPI is another one: the last periods that a rule looks at end with the last settled one of it.
     *
     * @param kpi the KPI
     * @return the copy
     */
    public Criterion ledBy(Kpi kpi) {
        Set<Kpi> all = new LinkedHashSet<>(List.of(kpi));
        all.addAll(kpis);
        return new Criterion(all, thresholds, answer);
    }

    /**
     * A copy that tells which other KPIs it reads.
     *
     * @param others the KPIs
     * @return the copy
     */
    public Criterion reading(Kpi... others) {
        Set<Kpi> more = new LinkedHashSet<>(kpis);
        more.addAll(List.of(others));
        return new Criterion(more, thresholds, answer);
    }

    /**
     * Returns the criterion that a KPI lies in the band of a threshold.
     *
     * @param kpi the KPI
     * @param key the threshold
     * @return the criterion
     */
    public static Criterion is(Kpi kpi, String key) {
        return held(kpi, key, UnaryOperator.identity());
    }

    /**
     * Returns the criterion that a KPI lies below the band of a threshold.
     *
     * @param kpi the KPI
     * @param key the threshold
     * @return the criterion
     */
    public static Criterion isBelow(Kpi kpi, String key) {
        return held(kpi, key, Threshold::below);
    }

    /**
     * Returns the criterion that a KPI lies above the band of a threshold.
     *
     * @param kpi the KPI
     * @param key the threshold
     * @return the criterion
     */
    public static Criterion isAbove(Kpi kpi, String key) {
        return held(kpi, key, Threshold::above);
    }

    /**
     * Returns the criterion that a KPI lies in the band of a threshold or above it.
     *
     * @param kpi the KPI
     * @param key the threshold
     * @return the criterion
     */
    public static Criterion isNotBelow(Kpi kpi, String key) {
        return held(kpi, key, Threshold::notBelow);
    }

    /**
     * Returns the criterion that a KPI lies in the band of a threshold or below it.
     *
     * @param kpi the KPI
     * @param key the threshold
     * @return the criterion
     */
    public static Criterion isNotAbove(Kpi kpi, String key) {
        return held(kpi, key, Threshold::notAbove);
    }

    private static Criterion held(Kpi kpi, String key, UnaryOperator<Threshold> part) {
        return of(
                        subject -> Proof.of(
                                subject.read(kpi),
                                part.apply(subject.threshold(key)),
                                subject.file().thresholds()),
                        kpi)
                .using(key);
    }

    /**
     * Returns the criterion that this one and another one hold.
     *
     * @param other the other
     * @return both
     */
    public Criterion and(Criterion other) {
        return join(other, subject -> judge(subject).and(other.judge(subject)));
    }

    /**
     * Returns the criterion that this one or another one holds.
     *
     * @param other the other
     * @return either
     */
    public Criterion or(Criterion other) {
        return join(other, subject -> judge(subject).or(other.judge(subject)));
    }

    /**
     * Returns the criterion that one of several holds, whatever input is missing for the others.
     *
     * @param several the criteria
     * @return the criterion; where none holds, one that is suspected decides, then one without an answer
     * @throws IllegalArgumentException if there are none
     */
    public static Criterion any(List<Criterion> several) {
        if (several.isEmpty()) {
            throw new IllegalArgumentException("any of no criteria");
        }
        Set<Kpi> all = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        several.forEach(each -> {
            all.addAll(each.kpis);
            keys.addAll(each.thresholds);
        });
        return new Criterion(all, keys, subject -> {
            List<Judgement> answers =
                    several.stream().map(each -> each.judge(subject)).toList();
            return answers.stream()
                    .filter(answer -> answer.outcome() != Outcome.NOT_EVALUABLE)
                    .reduce(Judgement::or)
                    .filter(answer -> answer.outcome() != Outcome.NOT_FIRED)
                    .orElseGet(() -> answers.stream().reduce(Judgement::or).orElseThrow());
        });
    }

    /**
     * Returns the criterion that this one or another one holds, of which one that cannot tell gives way to the other.
     *
     * @param other the other
     * @return either
     */
    public Criterion either(Criterion other) {
        return join(other, subject -> judge(subject).either(other.judge(subject)));
    }

    /**
     * Returns the criterion that cannot tell unless a KPI rests on enough: over the days of the subject, or over their last
     * period where it does not add up over time.
     *
     * @param kpi the KPI
     * @param key the threshold that its base must meet: the base of a rate, the outputs of a cost, else the records
     * @return the criterion
     */
    public Criterion needing(Kpi kpi, String key) {
        return reading(kpi).using(key).answering(subject -> {
            Judgement judgement = judge(subject);
            Rational base = Proof.base(whole(subject, kpi));
            Threshold least = subject.threshold(key);
            return judgement.doubt().isPresent() || least.holds(base)
                    ? judgement
                    : Judgement.none(
                                    Doubt.Kind.SMALL_SAMPLE,
                                    kpi.id() + " rests on " + base + ", needs " + least.words())
                            .with(judgement.evidence());
        });
    }

    private static Reading whole(Subject subject, Kpi kpi) {
        Reading whole = subject.read(kpi);
        List<DateRange> periods = subject.periods();
        return whole.value().isDefined()
                ? whole
                : subject.over(periods.get(periods.size() - 1)).read(kpi);
    }

    private Criterion answering(Function<Subject, Judgement> other) {
        return new Criterion(kpis, thresholds, other);
    }

    /**
     * Returns the same criterion, whose findings show what else to look at: KPIs that it does not depend on.
     *
     * @param others the KPIs; those that are not at hand or have no value are left out
     * @return the criterion
     */
    public Criterion beside(Kpi... others) {
        return answering(subject -> {
            Judgement judgement = judge(subject);
            return judgement.outcome().isFinding()
                    ? judgement.with(Stream.of(others)
                            .filter(other ->
                                    subject.file().missing(Set.of(other)).isEmpty())
                            .map(subject::read)
                            .filter(reading -> reading.value().isDefined())
                            .map(Evidence.Measured::new)
                            .toList())
                    : judgement;
        });
    }

    private Criterion join(Criterion other, Function<Subject, Judgement> joined) {
        Set<Kpi> all = new LinkedHashSet<>(kpis);
        all.addAll(other.kpis);
        Set<String> keys = new LinkedHashSet<>(thresholds);
        keys.addAll(other.thresholds);
        return new Criterion(all, keys, joined);
    }

    /**
     * Returns this criterion, asked of the last period of the days alone.
     *
     * @return the criterion
     */
    public Criterion lately() {
        return new Criterion(kpis, thresholds, subject -> judge(subject.lately()));
    }

    /**
     * Returns this criterion, or another one where nothing happened that this one could judge.
     *
     * @param other what to ask where there is {@link Doubt.Kind#NO_DATA no data}
     * @return the criterion
     */
    public Criterion otherwise(Criterion other) {
        return join(other, subject -> {
            Judgement own = judge(subject);
            return own.doubt()
                            .filter(doubt -> doubt.kind() == Doubt.Kind.NO_DATA)
                            .isPresent()
                    ? other.judge(subject)
                    : own;
        });
    }

    /**
     * Returns this criterion, which says so where a stronger one holds as well.
     *
     * @param strong the stronger one, which need not be answerable
     * @return the criterion
     */
    public Criterion strongerWhere(Criterion strong) {
        return where(strong, (own, worse) -> own.with(worse.evidence()).noting("strong: more than the rule asks for"));
    }

    /**
     * Returns this criterion, which does not hold where another one does, since that one tells the cause.
     *
     * @param other the other one, which need not be answerable
     * @param note what to say then
     * @return the criterion
     */
    public Criterion unless(Criterion other, String note) {
        return where(
                other,
                (own, cause) -> Judgement.of(Outcome.NOT_FIRED)
                        .with(own.evidence())
                        .with(cause.evidence())
                        .noting(note));
    }

    /**
     * Returns this criterion, which is suspected only where another one holds, since that one may explain it.
     *
     * @param other the other one, which need not be answerable
     * @param note what to say then
     * @return the criterion
     */
    public Criterion weakenedWhere(Criterion other, String note) {
        return where(other, (own, cause) -> own.with(cause.evidence()).weakened(note));
    }

    /** Changes what this says where it is a finding and another one fires; the other is no input of the rule. */
    private Criterion where(Criterion other, BinaryOperator<Judgement> change) {
        return new Criterion(kpis, thresholds, subject -> {
            Judgement own = judge(subject);
            if (!own.outcome().isFinding()
                    || !subject.file().missing(other.kpis).isEmpty()) {
                return own;
            }
            Judgement told = other.judge(subject);
            return told.outcome() == Outcome.FIRED ? change.apply(own, told) : own;
        });
    }

    /**
     * Returns what this says of a subject, as another function sees it.
     *
     * @param change what to make of the judgement
     * @return the criterion
     */
    public Criterion then(UnaryOperator<Judgement> change) {
        return answering(subject -> change.apply(judge(subject)));
    }

    /**
     * Returns what this says of a subject, as another function sees it that looks at the subject, too.
     *
     * @param change what to make of the judgement
     * @param more the KPIs that it reads besides
     * @return the criterion
     */
    public Criterion then(BiFunction<Judgement, Subject, Judgement> change, Kpi... more) {
        Set<Kpi> all = new LinkedHashSet<>(kpis);
        all.addAll(List.of(more));
        return new Criterion(all, thresholds, subject -> change.apply(judge(subject), subject));
    }

    /**
     * Answers.
     *
     * @param subject what it is asked about
     * @return the judgement
     */
    public Judgement judge(Subject subject) {
        return answer.apply(subject);
    }

    /**
     * Returns the KPIs that this reads.
     *
     * @return the KPIs
     */
    public Set<Kpi> kpis() {
        return kpis;
    }

    /**
     * Returns the thresholds that this asks for.
     *
     * @return their keys
     */
    public Set<String> thresholds() {
        return thresholds;
    }
}
