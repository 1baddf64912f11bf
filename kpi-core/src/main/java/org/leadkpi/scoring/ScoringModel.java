package org.leadkpi.scoring;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Journey;
import org.leadkpi.model.SignalKind;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/**
 * A scoring model that a person can read: weighted rules that add up to a score from 0 to 100.
 *
 * <p>By weighted mean the score is 100 Σ w x / Σ w, the lower sum over the weights that add; by points it is Σ w x. Points of
 * negative rules are taken away. What lies beyond 0 and 100 is cut off.
 *
 * <ul>
 *   <li>Scores are exact; thresholds look at exact scores.
 *   <li>A missing signal counts as zero, or its weight is left out: {@link MissingSignal}. Where all weights that add are left
 *       out, there is no score.
 *   <li>By weighted mean, all weights times the same number give the same scores.
 * </ul>
 *
 * <pre>{@code
 * ScoringModel model = ScoringModel.parse(Files.readString(file));
 * LeadScore score = model.score(journey, data, data.asOf());
 * model.explain(journey, data, data.asOf()).parts()       // what each rule brought
 * }</pre>
 *
 * @since 0.1
 */
public final class ScoringModel implements Scorer {

    private static final Rational MOST = Rational.of(100);

    private final String version;
    private final String purpose;
    private final Optional<LocalDate> createdAt;
    private final Optional<LocalDate> validatedAt;
    private final Normalization normalization;
    private final MissingSignal missing;
    private final ScoreThresholds thresholds;
    private final List<ScoringRule> rules;
    private final Parts parts;

    private ScoringModel(Builder builder) {
        this.version = builder.version;
        this.purpose = builder.purpose;
        this.createdAt = builder.createdAt;
        this.validatedAt = builder.validatedAt;
        this.normalization = builder.normalization;
        this.missing = builder.missing;
        this.thresholds = builder.thresholds;
        this.rules = List.copyOf(builder.rules);
        Set<String> ids = new HashSet<>();
        for (ScoringRule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("rule " + rule.id() + " is defined twice");
            }
        }
        if (rules.stream()
                .noneMatch(rule -> rule.category().adds() && rule.weight().signum() > 0)) {
            throw new IllegalArgumentException(
                    "model " + version + " has no rule that adds points: at least one weight must be positive");
        }
        this.parts = Parts.of(rules);
    }

    /**
     * Starts a model by weighted mean, missing signals counting as zero, with the standard thresholds.
     *
     * @param version which model it is
     * @return a builder
     * @throws IllegalArgumentException if the version is blank or has several lines
     */
    public static Builder named(String version) {
        return new Builder(version);
    }

    /**
     * Reads a model.
     *
     * <p>Lines of a key and a value: first those of the model ({@code version}, {@code created}, {@code validated}, {@code purpose},
     * {@code normalization}, {@code missing}, {@code senior}, {@code sales-ready}), then a section {@code [id]} for each rule ({@code
     * category}, {@code signal}, {@code transform}, {@code weight}, {@code half-life}, {@code cap}, {@code reason}).
     *
     * <ul>
     *   <li>Blank lines, and lines that begin with {@code #}, say nothing.
     *   <li>A model needs a version and a rule; a rule needs a category, a signal and a weight. Without a transform it is
     *       {@code present}.
     *   <li>A rule on opened e-mails may leave its weight out, which is 0 then.
     * </ul>
     *
     * @param text the lines
     * @return the model
     * @throws IllegalArgumentException if it cannot be read; the message names the line, the key, the value and what is expected
     */
    public static ScoringModel parse(String text) {
        return ModelText.parse(text);
    }

    /**
     * Writes the model as {@link #parse} reads it.
     *
     * @return the lines
     */
    public String text() {
        return ModelText.format(this);
    }

    /**
     * Starts a copy with parts changed.
     *
     * @return a builder holding this model's parts
     */
    public Builder toBuilder() {
        Builder copy = new Builder(version);
        copy.purpose = purpose;
        copy.createdAt = createdAt;
        copy.validatedAt = validatedAt;
        copy.normalization = normalization;
        copy.missing = missing;
        copy.thresholds = thresholds;
        copy.rules.addAll(rules);
        return copy;
    }

    @Override
    public String version() {
        return version;
    }

    /**
     * Returns what the scores are for.
     *
     * @return the purpose, empty when nobody says
     */
    public String purpose() {
        return purpose;
    }

    /**
     * Returns when the model was made.
     *
     * @return the day
     */
    public Optional<LocalDate> createdAt() {
        return createdAt;
    }

    /**
     * Returns when somebody last looked whether its scores tell who will buy.
     *
     * @return the day, empty when nobody says
     */
    public Optional<LocalDate> validatedAt() {
        return validatedAt;
    }

    /**
     * Returns how weighted signals become a score.
     *
     * @return the normalization
     */
    public Normalization normalization() {
        return normalization;
    }

    /**
     * Returns what a signal that is not known counts.
     *
     * @return the policy
     */
    public MissingSignal missing() {
        return missing;
    }

    @Override
    public ScoreThresholds thresholds() {
        return thresholds;
    }

    @Override
    public List<ScoringRule> rules() {
        return rules;
    }

    /**
     * Returns how many signals count: the rules with a weight above zero.
     *
     * @return the number
     */
    public long signalCount() {
        return rules.stream().filter(rule -> rule.weight().signum() > 0).count();
    }

    @Override
    public boolean isProbability() {
        return false;
    }

    /**
     * Returns what its owner should think about again.
     *
     * @return a sentence for each, without a full stop, in the order of the rules
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (ScoringRule rule : rules) {
            if (rule.signal().kind().equals(Optional.of(SignalKind.EMAIL_OPEN))) {
                warnings.add("rule " + rule.id() + " looks at opened e-mails, which machines open too: weight "
                        + SignalTransform.text(rule.weight())
                        + (rule.weight().signum() > 0 ? ", where 0 is the default" : ", as is the default"));
            }
        }
        for (ScoringRule rule : rules) {
            if (rule.reason().isEmpty()) {
                warnings.add("rule " + rule.id() + " gives no reason, so reps cannot be told why it counts");
            }
        }
        return warnings;
    }

    // ---- scores

    /**
     * {@inheritDoc}
     *
     * <p>The same as that of {@link #explain}, found faster: most signals are whole numbers of the same small part, which add up
     * as such.
     */
    @Override
    public LeadScore score(Journey journey, Dataset data, Instant asOf) {
        if (!parts.fit) {
            return explain(journey, data, asOf).score();
        }
        long sum = 0;
        long added = 0;
        long known = 0;
        for (int i = 0; i < rules.size(); i++) {
            ScoringRule rule = rules.get(i);
            SignalValue value = rule.signal().read(journey, data, asOf);
            Rational x = value == null ? null : rule.x(value, data, asOf);
            if (x == null) {
                continue;
            }
            Rational part = x.times(parts.signedWeights.get(i));
            if (!part.fitsLong()) {
                return explain(journey, data, asOf).score();
            }
            sum += part.toLongExact();
            known += parts.weights[i];
            added += rule.category().adds() ? parts.weights[i] : 0;
        }
        Rational coverage = known == parts.all ? Rational.ONE : Rational.of(known, parts.all);
        if (normalization == Normalization.POINTS) {
            return new LeadScore(KpiValue.of(clamp(Rational.of(sum, parts.size))), coverage);
        }
        long base = missing == MissingSignal.ZERO ? parts.adding : added;
        return new LeadScore(
                base == 0 ? unknown(journey) : KpiValue.of(clamp(Rational.of(Parts.MOST * sum, base))), coverage);
    }

    /**
     * Scores a lead and keeps what each rule brought.
     *
     * @param journey the lead and what happened to it
     * @param data the dataset it belongs to
     * @param asOf the instant to look from; what happened later does not exist
     * @return the score and its parts
     */
    public ScoreExplanation explain(Journey journey, Dataset data, Instant asOf) {
        List<Optional<String>> found = new ArrayList<>();
        List<Optional<Rational>> xs = new ArrayList<>();
        for (ScoringRule rule : rules) {
            SignalValue value = rule.signal().read(journey, data, asOf);
            found.add(Optional.ofNullable(value).map(SignalValue::shown));
            xs.add(Optional.ofNullable(value == null ? null : rule.x(value, data, asOf)));
        }
        Rational base = base(xs);
        List<ScoreExplanation.Part> explained = new ArrayList<>();
        Rational sum = Rational.ZERO;
        for (int i = 0; i < rules.size(); i++) {
            Rational points = points(rules.get(i), xs.get(i).orElse(Rational.ZERO), base);
            sum = sum.plus(points);
            explained.add(new ScoreExplanation.Part(rules.get(i), found.get(i), xs.get(i), points));
        }
        boolean scored = !base.isZero();
        Rational score = clamp(sum);
        return new ScoreExplanation(
                journey.lead().id(),
                Exclusion.of(journey, data.policies()),
                asOf,
                new LeadScore(scored ? KpiValue.of(score) : unknown(journey), coverage(xs)),
                explained,
                scored ? score.minus(sum) : Rational.ZERO);
    }

    /** What a weight is a share of: by points one, by weighted mean the weights that add, at a hundredth. */
    private Rational base(List<Optional<Rational>> xs) {
        if (normalization == Normalization.POINTS) {
            return Rational.ONE;
        }
        Rational base = Rational.ZERO;
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).category().adds()
                    && (missing == MissingSignal.ZERO || xs.get(i).isPresent())) {
                base = base.plus(rules.get(i).weight());
            }
        }
        return base.dividedBy(MOST);
    }

    private static Rational points(ScoringRule rule, Rational x, Rational base) {
        Rational weighted = rule.signedWeight().times(x);
        return base.isZero() ? Rational.ZERO : weighted.dividedBy(base);
    }

    private Rational coverage(List<Optional<Rational>> xs) {
        Rational all = Rational.ZERO;
        Rational known = Rational.ZERO;
        for (int i = 0; i < rules.size(); i++) {
            Rational weight = rules.get(i).weight();
            all = all.plus(weight);
            known = xs.get(i).isPresent() ? known.plus(weight) : known;
        }
        return known.dividedBy(all);
    }

    private static KpiValue unknown(Journey journey) {
        return KpiValue.undefined(
                Status.NO_DATA,
                "no signal that adds points is known of lead " + journey.lead().id());
    }

    private static Rational clamp(Rational score) {
        return score.max(Rational.ZERO).min(MOST);
    }

    /** The weights as whole numbers of parts that are small enough for weighted signals to be whole numbers of them, too. */
    private static final class Parts {
        private static final long MOST = 100;
        private static final Parts NONE = new Parts(1, List.of(), new long[0], 0, 0, false);

        /** How many parts make one. */
        private final long size;

        private final List<Rational> signedWeights;
        private final long[] weights;

        /** The sum of the weights that add. */
        private final long adding;

        private final long all;

        /** Whether a hundred times the sum of all fits 64 bits. */
        private final boolean fit;

        private Parts(long size, List<Rational> signedWeights, long[] weights, long adding, long all, boolean fit) {
            this.size = size;
            this.signedWeights = signedWeights;
            this.weights = weights;
            this.adding = adding;
            this.all = all;
            this.fit = fit;
        }

        static Parts of(List<ScoringRule> rules) {
            BigInteger size = BigInteger.ONE;
            for (ScoringRule rule : rules) {
                size = SignalTransform.leastCommonMultiple(size, rule.denominator());
            }
            Rational parts = Rational.of(size, BigInteger.ONE);
            Rational all =
                    rules.stream().map(rule -> rule.weight().times(parts)).reduce(Rational.ZERO, Rational::plus);
            if (!parts.fitsLong() || !all.times(ScoringModel.MOST).fitsLong()) {
                return NONE;
            }
            long[] weights = rules.stream()
                    .mapToLong(rule -> rule.weight().times(parts).toLongExact())
                    .toArray();
            long adding = 0;
            for (int i = 0; i < weights.length; i++) {
                adding += rules.get(i).category().adds() ? weights[i] : 0;
            }
            return new Parts(
                    parts.toLongExact(),
                    rules.stream().map(rule -> rule.signedWeight().times(parts)).toList(),
                    weights,
                    adding,
                    all.toLongExact(),
                    true);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScoringModel that
                && that.version.equals(version)
                && that.purpose.equals(purpose)
                && that.createdAt.equals(createdAt)
                && that.validatedAt.equals(validatedAt)
                && that.normalization == normalization
                && that.missing == missing
                && that.thresholds.equals(thresholds)
                && that.rules.equals(rules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version, rules);
    }

    @Override
    public String toString() {
        return "ScoringModel " + version + " of " + rules.size() + (rules.size() == 1 ? " rule" : " rules");
    }

    /**
     * Collects the parts of a {@link ScoringModel}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private String version;
        private String purpose = "";
        private Optional<LocalDate> createdAt = Optional.empty();
        private Optional<LocalDate> validatedAt = Optional.empty();
        private Normalization normalization = Normalization.WEIGHTED_MEAN;
        private MissingSignal missing = MissingSignal.ZERO;
        private ScoreThresholds thresholds = ScoreThresholds.STANDARD;
        private final List<ScoringRule> rules = new ArrayList<>();

        private Builder(String version) {
            this.version = line("version", version);
            if (this.version.isEmpty()) {
                throw new IllegalArgumentException("model version is blank");
            }
        }

        private static String line(String name, String text) {
            String line = text.strip();
            if (line.lines().count() > 1) {
                throw new IllegalArgumentException(
                        name + " must be one line, was " + line.lines().count());
            }
            return line;
        }

        /**
         * Names another version.
         *
         * @param other which model it is
         * @return this builder
         */
        public Builder version(String other) {
            this.version = new Builder(other).version;
            return this;
        }

        /**
         * Says what the scores are for.
         *
         * @param text the purpose, one line
         * @return this builder
         */
        public Builder purpose(String text) {
            this.purpose = line("purpose", text);
            return this;
        }

        /**
         * Says when the model was made.
         *
         * @param day the day
         * @return this builder
         */
        public Builder createdAt(LocalDate day) {
            this.createdAt = Optional.of(day);
            return this;
        }

        /**
         * Says when somebody last looked whether its scores tell who will buy.
         *
         * @param day the day
         * @return this builder
         */
        public Builder validatedAt(LocalDate day) {
            this.validatedAt = Optional.of(day);
            return this;
        }

        /**
         * Says how weighted signals become a score.
         *
         * @param how the normalization
         * @return this builder
         */
        public Builder normalization(Normalization how) {
            this.normalization = Objects.requireNonNull(how, "normalization");
            return this;
        }

        /**
         * Says what a signal that is not known counts.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder missing(MissingSignal policy) {
            this.missing = Objects.requireNonNull(policy, "missing");
            return this;
        }

        /**
         * Says at which scores something is decided.
         *
         * @param scores the thresholds
         * @return this builder
         */
        public Builder thresholds(ScoreThresholds scores) {
            this.thresholds = Objects.requireNonNull(scores, "thresholds");
            return this;
        }

        /**
         * Adds a rule.
         *
         * @param rule one more
         * @return this builder
         */
        public Builder rule(ScoringRule rule) {
            line("reason of rule " + rule.id(), rule.reason());
            rules.add(rule);
            return this;
        }

        /**
         * Replaces the rules.
         *
         * @param all all of them
         * @return this builder
         */
        public Builder rules(List<ScoringRule> all) {
            rules.clear();
            all.forEach(this::rule);
            return this;
        }

        /**
         * Builds the model.
         *
         * @return the model
         * @throws IllegalArgumentException if a rule is defined twice, or none adds points
         */
        public ScoringModel build() {
            return new ScoringModel(this);
        }
    }
}
