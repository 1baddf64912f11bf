package org.leadkpi.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Feed;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Citation;

/**
 * A diagnosis: what is the matter when a criterion holds, how grave that is, what may cause it and what to do.
 *
 * <pre>{@code
 * Rule few = Rule.named("OURS-1", "FEW_DEMOS")
 *         .claim("Few demo requests become opportunities")
 *         .severity(Severity.WARNING)
 *         .cite(Citation.INF, "our sales handbook")
 *         .when(Criterion.is(DEMO_TO_OPPORTUNITY, "ours.demo.low"))
 *         .causes("requests may wait too long")
 *         .actions("look at the response times first")
 *         .build();
 * }</pre>
 *
 * @since 0.1
 */
public final class Rule {

    /** What a rule looks at. */
    private enum Scope {
        EACH_PERIOD,
        LATEST_PERIODS,
        WHOLE
    }

    private final String id;
    private final String name;
    private final String claim;
    private final Severity severity;
    private final Citation citation;
    private final List<Criterion> alternatives;
    private final Scope scope;
    private final int window;
    private final Optional<String> windowKey;
    private final boolean isOfTotal;
    private final boolean isOfTotalToo;
    private final Optional<List<String>> dimensions;
    private final Optional<Segment> only;
    private final Optional<Grain> grain;
    private final Map<Severity, Criterion> graver;
    private final Severity mostSuspected;
    private final List<String> causes;
    private final List<String> actions;
    private final Set<String> absorbed;
    private final Set<String> suppressed;

    private Rule(Builder from, Citation citation) {
        id = from.id;
        name = from.name;
        claim = from.claim;
        severity = from.severity;
        scope = from.scope;
        window = from.window;
        windowKey = Optional.ofNullable(from.windowKey);
        isOfTotal = from.isOfTotal;
        isOfTotalToo = from.isOfTotalToo;
        dimensions = Optional.ofNullable(from.dimensions);
        only = Optional.ofNullable(from.only);
        grain = Optional.ofNullable(from.grain);
        graver = Collections.unmodifiableMap(new LinkedHashMap<>(from.graver));
        mostSuspected = from.mostSuspected;
        causes = List.copyOf(from.causes);
        actions = List.copyOf(from.actions);
        absorbed = Collections.unmodifiableSet(new LinkedHashSet<>(from.absorbed));
        suppressed = Collections.unmodifiableSet(new LinkedHashSet<>(from.suppressed));
        alternatives = List.copyOf(from.alternatives);
        this.citation = citation;
    }

    /**
     * Starts a rule.
     *
     * @param id the id, as {@code D38}
     * @param name the name, as {@code SQL_CUSTOMER_LOW}
     * @return a builder
     */
    public static Builder named(String id, String name) {
        return new Builder(id, name);
    }

    // ---- what it is

    /** {@return the id} */
    public String id() {
        return id;
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /** {@return what is the matter if the rule is right, in a sentence} */
    public String claim() {
        return claim;
    }

    /** {@return how grave it is, unless something makes it graver} */
    public Severity severity() {
        return severity;
    }

    /** {@return where it comes from} */
    public Citation citation() {
        return citation;
    }

    /** {@return the KPIs that it reads} */
    public Set<Kpi> kpis() {
        return criteria().collect(LinkedHashSet::new, (all, each) -> all.addAll(each.kpis()), Set::addAll);
    }

    /** {@return the keys of the thresholds that it asks for} */
    public Set<String> thresholds() {
        return criteria().collect(LinkedHashSet::new, (all, each) -> all.addAll(each.thresholds()), Set::addAll);
    }

    private Stream<Criterion> criteria() {
        return Stream.concat(alternatives.stream(), graver.values().stream());
    }

    /** {@return the dimensions that it needs, empty where it takes those of the scorecard in hand} */
    public List<String> dimensions() {
        return dimensions.orElse(List.of());
    }

    /**
     * Says what it looks at.
     *
     * @return the words, as {@code each period}, {@code the latest 4 periods, the total only} or {@code all days, by month}
     */
    public String looksAt() {
        String what = switch (scope) {
            case EACH_PERIOD -> "each period";
            case LATEST_PERIODS ->
                windowKey
                        .map(key -> "as many of the latest periods as " + key + " says"
                                + (window == 0 ? "" : " and " + window + " more"))
                        .orElse(window == 1 ? "the latest settled period" : "the latest " + window + " periods");
            case WHOLE -> "all days";
        };
        return what
                + grain.map(length -> ", by " + length).orElse("")
                + (isOfTotal ? ", the total only" : isOfTotalToo ? ", the total too" : "");
    }

    /** {@return what may be behind it: hypotheses} */
    public List<String> causes() {
        return causes;
    }

    /** {@return what to do, the first thing first} */
    public List<String> actions() {
        return actions;
    }

    /** {@return the ids of the rules that say part of the same: their findings are absorbed} */
    public Set<String> absorbs() {
        return absorbed;
    }

    /** {@return the ids of the rules that cannot be trusted where this one fires} */
    public Set<String> suppresses() {
        return suppressed;
    }

    @Override
    public String toString() {
        return id + " " + name;
    }

    /** The criteria together: any of them. */
    Criterion criterion() {
        return Criterion.any(alternatives);
    }

    // ---- what it finds

    /**
     * Examines a file.
     *
     * @param file what there is to look at
     * @return an answer for each subject, in order of the days and then of the segments
     */
    public List<Finding> examine(CaseFile file) {
        List<Finding> findings = new ArrayList<>();
        for (Examination each : open(file, findings)) {
            each.examine(0, each.size());
            findings.addAll(Examination.answers(List.of(each)));
        }
        return findings;
    }

    /**
     * Finds out what there is to examine.
     *
     * @param file what there is to look at
     * @param known takes the answers that hold whatever the segments say
     * @return what is left to ask of segments
     */
    List<Examination> open(CaseFile file, List<Finding> known) {
        DateRange all = file.card().frame().range();
        Grain periods = grain.orElse(file.card().frame().grain());
        Optional<Scorecard> card = dimensions.isEmpty() && grain.isEmpty()
                ? Optional.of(file.card())
                : file.card(periods, dimensions.orElseGet(() -> own(file.card())));
        if (card.isEmpty()) {
            known.add(unknown(
                    all,
                    "needs a scorecard by " + periods
                            + (dimensions().isEmpty() ? "" : " and " + String.join(", ", dimensions()))));
            return List.of();
        }
        Subject total = file.subject(card.get(), Segment.ALL, all);
        List<Segment> segments = segments(card.get());
        List<Examination> left = new ArrayList<>();
        for (Criterion criterion : alternatives) {
            List<String> missing = file.missing(criterion.kpis());
            if (!missing.isEmpty()) {
                known.add(unknown(all, "not on the scorecard: " + String.join(", ", missing)));
            } else if (lacksFeed(total, criterion)) {
                known.add(finding(total, criterion));
            } else if (!segments.isEmpty()) {
                left.add(new Examination(this, criterion, total, segments));
            }
        }
        if (known.isEmpty() && left.isEmpty()) {
            known.add(unknown(
                    all,
                    only.map(segment -> "no record has the " + dimensions().get(0) + " " + segment)
                            .orElse("no record has a value of " + String.join(", ", dimensions()))));
        }
        return left;
    }

    /** The dimensions of the scorecard in hand. */
    private static List<String> own(Scorecard card) {
        return card.frame().axes().stream().map(Frame.Axis::dimension).toList();
    }

    /** Whether a feed was not supplied without which there is no answer anywhere: then it is said once. */
    private static boolean lacksFeed(Subject all, Criterion criterion) {
        Set<Feed> feeds = all.card().frame().feeds();
        boolean isAbsent = criterion.kpis().stream()
                .flatMap(kpi -> kpi.inputs().stream())
                .anyMatch(tally -> !feeds.containsAll(tally.allOf()));
        return isAbsent && criterion.judge(all).outcome() == Outcome.NOT_EVALUABLE;
    }

    private List<Segment> segments(Scorecard card) {
        if (isOfTotal) {
            return List.of(Segment.ALL);
        }
        if (dimensions.isEmpty()) {
            List<Segment> all = new ArrayList<>(Subject.named(card.segments()));
            all.add(Segment.ALL);
            return all;
        }
        List<Segment> named = new ArrayList<>(Subject.named(card, dimensions()));
        if (isOfTotalToo) {
            named.add(Segment.ALL);
        }
        return only.map(segment -> named.stream().filter(segment::equals).toList())
                .orElse(named);
    }

    /** What is looked at of all days of a segment. */
    List<Subject> subjects(Subject whole, Criterion criterion) {
        return switch (scope) {
            case WHOLE -> List.of(whole);
            case EACH_PERIOD -> whole.byPeriod();
            case LATEST_PERIODS -> List.of(whole.over(latest(whole, criterion)));
        };
    }

    /** The last settled period of the first KPI, and those before it. */
    private DateRange latest(Subject whole, Criterion criterion) {
        List<Subject> periods = whole.byPeriod();
        Optional<Kpi> leading = criterion.kpis().stream().findFirst();
        int last = periods.size() - 1;
        for (int i = last; i >= 0 && leading.isPresent(); i--) {
            if (periods.get(i).read(leading.get()).isSettled()) {
                last = i;
                break;
            }
        }
        int length = window
                + windowKey
                        .map(key ->
                                Math.toIntExact(whole.threshold(key).number().toLongExact()))
                        .orElse(0);
        return DateRange.of(
                periods.get(Math.max(0, last - length + 1)).range().start(),
                periods.get(last).range().end());
    }

    /** What a criterion says of a subject. */
    Finding finding(Subject subject, Criterion criterion) {
        Judgement judgement = criterion.judge(subject);
        Severity grave = severity;
        if (judgement.outcome().isFinding()) {
            for (Map.Entry<Severity, Criterion> each : graver.entrySet()) {
                Judgement worse = each.getValue().judge(subject);
                if (worse.outcome() == Outcome.FIRED) {
                    grave = each.getKey();
                    judgement = judgement.with(worse.evidence());
                }
            }
        }
        return finding(
                subject, judgement, judgement.outcome() == Outcome.SUSPECTED ? grave.atMost(mostSuspected) : grave);
    }

    private Finding finding(Subject subject, Judgement judgement, Severity grave) {
        return new Finding(
                id,
                name,
                claim,
                judgement.outcome(),
                grave,
                subject.segment(),
                subject.range(),
                judgement.evidence(),
                causes,
                actions,
                citation,
                judgement.doubt(),
                judgement.notes(),
                Optional.empty());
    }

    private Finding unknown(DateRange range, String what) {
        return new Finding(
                id,
                name,
                claim,
                Outcome.NOT_EVALUABLE,
                severity,
                Segment.ALL,
                range,
                List.of(),
                causes,
                actions,
                citation,
                Optional.of(new Doubt(Doubt.Kind.MISSING_INPUT, what)),
                List.of(),
                Optional.empty());
    }

    /**
     * Collects the parts of a rule.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final String id;
        private final String name;
        private String claim = "";
        private Severity severity = Severity.WARNING;
        private @Nullable Citation citation;
        private final List<Criterion> alternatives = new ArrayList<>();
        private Scope scope = Scope.EACH_PERIOD;
        private int window = 1;
        private @Nullable String windowKey;
        private boolean isOfTotal;
        private boolean isOfTotalToo;
        private @Nullable List<String> dimensions;
        private @Nullable Segment only;
        private @Nullable Grain grain;
        private final Map<Severity, Criterion> graver = new LinkedHashMap<>();
        private Severity mostSuspected = Severity.WATCH;
        private final List<String> causes = new ArrayList<>();
        private final List<String> actions = new ArrayList<>();
        private final Set<String> absorbed = new LinkedHashSet<>();
        private final Set<String> suppressed = new LinkedHashSet<>();

        private Builder(String id, String name) {
            this.id = Objects.requireNonNull(id, "id");
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Says what is the matter if the rule is right.
         *
         * @param sentence the sentence, without a full stop
         * @return this
         */
        public Builder claim(String sentence) {
            claim = sentence;
            return this;
        }

        /**
         * Sets how grave it is; a warning unless set.
         *
         * @param grave the severity
         * @return this
         */
        public Builder severity(Severity grave) {
            severity = grave;
            return this;
        }

        /**
         * Makes it graver where something holds as well; of several the last one that holds counts.
         *
         * @param grave the severity
         * @param strong what must hold
         * @return this
         */
        public Builder graver(Severity grave, Criterion strong) {
            graver.put(grave, strong);
            return this;
        }

        /**
         * Makes it less grave where something holds as well, like {@link #graver}.
         *
         * @param grave the severity
         * @param mild what must hold
         * @return this
         */
        public Builder milder(Severity grave, Criterion mild) {
            return graver(grave, mild);
        }

        /**
         * Sets how grave it is at most while it is only suspected; a matter to watch unless set.
         *
         * @param most the severity
         * @return this
         */
        public Builder suspectedAtMost(Severity most) {
            mostSuspected = most;
            return this;
        }

        /**
         * Says where it comes from.
         *
         * @param source the code of the source
         * @param place where in the source
         * @return this
         */
        public Builder cite(String source, String place) {
            citation = Citation.of(source, place);
            return this;
        }

        /**
         * Sets when it fires.
         *
         * @param holds the criterion; of several, each is answered on its own, as for each of some KPIs
         * @return this
         */
        public Builder when(Criterion... holds) {
            alternatives.addAll(List.of(holds));
            return this;
        }

        /**
         * Looks at the segments along dimensions, whatever the scorecard in hand is by.
         *
         * @param names the names of the dimensions
         * @return this
         */
        public Builder by(String... names) {
            dimensions = List.of(names);
            return this;
        }

        /**
         * Looks at one segment only, whatever the scorecard in hand is by.
         *
         * @param dimension the name of the dimension
         * @param value its value
         * @return this
         */
        public Builder at(String dimension, String value) {
            only = Segment.of(dimension, value);
            return by(dimension);
        }

        /**
         * Looks at periods of another length than those of the scorecard in hand.
         *
         * @param length the grain
         * @return this
         */
        public Builder in(Grain length) {
            grain = length;
            return this;
        }

        /**
         * Looks at each segment once: at the last periods up to the last settled one of the first KPI of the criterion.
         *
         * @param periods how many
         * @return this
         */
        public Builder overLatest(int periods) {
            scope = Scope.LATEST_PERIODS;
            window = periods;
            windowKey = null;
            return this;
        }

        /**
         * Looks at each segment once, like {@link #overLatest(int)}, at as many periods as a threshold says and some more: three
         * falls in a row take four periods.
         *
         * @param key the key of the threshold
         * @param more how many more
         * @return this
         */
        public Builder overLatest(String key, int more) {
            overLatest(more);
            windowKey = key;
            return this;
        }

        /**
         * Looks at the total as well, besides the segments along the dimensions that it names.
         *
         * @return this
         */
        public Builder andOfTotal() {
            isOfTotalToo = true;
            return this;
        }

        /**
         * Looks at each segment once, over the whole observed range.
         *
         * @return this
         */
        public Builder overAll() {
            scope = Scope.WHOLE;
            return this;
        }

        /**
         * Looks at the total only, never at segments.
         *
         * @return this
         */
        public Builder ofTotal() {
            isOfTotal = true;
            return this;
        }

        /**
         * Adds what may be behind it.
         *
         * @param hypotheses what may be, each in a few words
         * @return this
         */
        public Builder causes(String... hypotheses) {
            causes.addAll(List.of(hypotheses));
            return this;
        }

        /**
         * Adds what to do.
         *
         * @param steps the steps, the first thing first
         * @return this
         */
        public Builder actions(String... steps) {
            actions.addAll(List.of(steps));
            return this;
        }

        /**
         * Names rules that say part of the same; where this one fires, their findings about the same are told by it.
         *
         * @param ids the ids
         * @return this
         */
        public Builder absorbs(String... ids) {
            absorbed.addAll(List.of(ids));
            return this;
        }

        /**
         * Names rules that cannot be trusted where this one fires.
         *
         * @param ids the ids
         * @return this
         */
        public Builder suppresses(String... ids) {
            suppressed.addAll(List.of(ids));
            return this;
        }

        /**
         * Finishes.
         *
         * @return the rule
         * @throws IllegalStateException if a part is missing
         */
        public Rule build() {
            if (claim.isBlank() || alternatives.isEmpty() || citation == null || actions.isEmpty()) {
                String part = claim.isBlank()
                        ? "claim"
                        : alternatives.isEmpty() ? "criterion" : citation == null ? "citation" : "action";
                throw new IllegalStateException("rule " + id + " has no " + part);
            }
            return new Rule(this, citation);
        }
    }
}
