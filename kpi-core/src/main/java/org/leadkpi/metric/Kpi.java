package org.leadkpi.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Policies;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Unit;

/**
 * A key performance indicator: one constant that says everything about a number.
 *
 * <p>Name, formula, direction, cadence, stage and citation are stated; unit, inputs, printed formula and documentation are
 * derived from the formula. Variants (period or cohort, another cost basis) are KPIs of their own with a dotted id, never
 * flags that change a number silently.
 *
 * <pre>{@code
 * Kpi costPerLead = Kpi.named("cost-per-lead")
 *         .title("Cost per lead")
 *         .formula(SPEND.per(LEADS))
 *         .direction(Direction.LOWER_IS_BETTER)
 *         .cite(Citation.A0, "KPI 1")
 *         .build();
 * }</pre>
 *
 * @since 0.1
 */
public final class Kpi {

    /**
     * How a cohort ripens: a member is mature once its fate is known, or once it has been at risk for long enough.
     *
     * @param members the members of the cohort
     * @param open those whose fate is open: where an age makes mature, a distribution of their ages in days, or a count of those
     *     that are younger
     * @param age which age makes mature; without one a cohort always has a value, and is only flagged
     * @since 0.1
     */
    public record Maturity(Tally<?> members, Tally<?> open, Optional<MatureAge> age) {
        /**
         * Refuses an age that rests on history where no ages are kept.
         *
         * @param members the members of the cohort
         * @param open those whose fate is open
         * @param age which age makes mature
         */
        public Maturity {
            Objects.requireNonNull(members, "members");
            if (age.isPresent() && age.get().history().isPresent() && !open.isDistribution()) {
                throw new IllegalArgumentException(
                        "tally " + open.name() + " keeps no ages, so no age can make mature");
            }
        }
    }

    /**
     * The age from which on a member of a cohort is mature, whatever its fate: the configured minimum, or the 90th percentile
     * of the times to conversion in the own history, whichever is longer.
     *
     * @param minimumDays the configured minimum in days
     * @param history the distribution of times to conversion in days; without one the minimum alone counts
     * @since 0.1
     */
    public record MatureAge(ToIntFunction<Policies> minimumDays, Optional<Tally<?>> history) {
        /**
         * Refuses null.
         *
         * @param minimumDays the configured minimum in days
         * @param history the distribution of times to conversion in days; without one the minimum alone counts
         */
        public MatureAge {
            Objects.requireNonNull(minimumDays, "minimumDays");
            Objects.requireNonNull(history, "history");
        }

        /**
         * An age that the own history may raise.
         *
         * @param minimumDays the configured minimum in days
         * @param history the distribution of times to conversion in days
         */
        public MatureAge(ToIntFunction<Policies> minimumDays, Tally<?> history) {
            this(minimumDays, Optional.of(history));
        }
    }

    /**
     * When a flag is raised.
     *
     * @param flag the flag
     * @param tallies raised when every one of these counts more than the threshold
     * @param moreThan the threshold
     * @since 0.1
     */
    public record FlagRule(Flag flag, List<Tally<?>> tallies, long moreThan) {
        /**
         * Copies.
         *
         * @param flag the flag
         * @param tallies raised when every one of these counts more than the threshold
         * @param moreThan the threshold
         */
        public FlagRule {
            tallies = List.copyOf(tallies);
        }
    }

    /**
     * How a cohort goes on: how long each member took until it succeeded, until it was lost, or waits so far. Distributions of
     * days, dated like the cohort.
     *
     * @param successes the days from the start to the success
     * @param losses the days from the start to what rules a success out; empty where nothing does
     * @param waiting the days that the others have waited so far
     * @since 0.1
     */
    public record Course(Tally<?> successes, Optional<Tally<?>> losses, Tally<?> waiting) {
        /**
         * Refuses tallies that keep no days.
         *
         * @param successes the days from the start to the success
         * @param losses the days from the start to what rules a success out; empty where nothing does
         * @param waiting the days that the others have waited so far
         */
        public Course {
            Stream.concat(Stream.of(successes, waiting), losses.stream()).forEach(tally -> {
                if (!tally.isDistribution() || !tally.unit().equals(Unit.DAYS)) {
                    throw new IllegalArgumentException(
                            "cannot follow a cohort by " + tally.name() + ": it keeps no days");
                }
            });
        }

        /**
         * Returns the tallies.
         *
         * @return those of successes, losses and waiting
         */
        public List<Tally<?>> tallies() {
            return Stream.concat(Stream.<Tally<?>>of(successes, waiting), losses.stream())
                    .toList();
        }
    }

    private final Builder parts;
    private final Formula formula;
    private final List<Tally<?>> inputs;
    private final Tally<?> population;

    private Kpi(Builder parts) {
        this.parts = parts;
        if (parts.formula == null) {
            throw new IllegalStateException("kpi " + parts.id + " has no formula");
        }
        this.formula = parts.formula;
        this.inputs = List.copyOf(formula.inputs());
        this.population = parts.population == null ? naturalPopulation(parts.id, formula) : parts.population;
        if (parts.citations.isEmpty()) {
            throw new IllegalStateException(
                    "kpi " + parts.id + " has no citation: say where its definition comes from");
        }
        if (parts.interval == IntervalRule.BOUNDS && parts.unknown == null) {
            throw new IllegalStateException("kpi " + parts.id + " has bounds, but no tally of what is unknown");
        }
        for (Kpi other : parts.restsOn) {
            if (!formula.contains(other.formula())) {
                throw new IllegalStateException("kpi " + parts.id + " rests on " + other.id() + ", whose formula "
                        + other.formula().text() + " is no part of its own: " + formula.text());
            }
        }
        if (parts.interval == IntervalRule.COMBINED && parts.restsOn.isEmpty()) {
            throw new IllegalStateException("kpi " + parts.id + " combines limits, but rests on no other kpi");
        }
        if ((parts.interval == IntervalRule.RISK_PER_EVENT || parts.interval == IntervalRule.EXPOSURE_PER_EVENT)
                && !(formula instanceof Quotient quotient && quotient.isLifetime())) {
            throw new IllegalStateException("kpi " + parts.id + " has interval " + parts.interval
                    + ", which needs months at risk over a count of events: " + formula.text());
        }
        if (parts.interval == IntervalRule.CLUSTERED && parts.clusters == null) {
            throw new IllegalStateException("kpi " + parts.id + " has a clustered interval, but no tally of clusters");
        }
        if ((parts.interval == IntervalRule.WILSON
                        || parts.interval == IntervalRule.CLUSTERED
                        || parts.interval == IntervalRule.COST_PER_OUTPUT)
                && !(formula instanceof Quotient)) {
            throw new IllegalStateException("kpi " + parts.id + " has interval " + parts.interval
                    + ", which needs a quotient: " + formula.text());
        }
        if (parts.interval == IntervalRule.HANLEY_MCNEIL && !(formula instanceof Discrimination)) {
            throw new IllegalStateException("kpi " + parts.id + " has interval " + parts.interval
                    + ", which needs two distributions to tell apart: " + formula.text());
        }
        if (parts.interval == IntervalRule.ORDER_STATISTIC && !(formula instanceof Statistic)) {
            throw new IllegalStateException("kpi " + parts.id + " has interval " + parts.interval
                    + ", which needs a statistic: " + formula.text());
        }
    }

    private static Tally<?> naturalPopulation(String id, Formula formula) {
        if (formula instanceof Tally<?> tally
                && (tally.isDistribution() || tally.unit().equals(Unit.COUNT))) {
            return tally;
        }
        if (formula instanceof Statistic statistic) {
            return statistic.of();
        }
        if (formula instanceof Quotient quotient
                && quotient.denominator() instanceof Tally<?> tally
                && tally.unit().equals(Unit.COUNT)) {
            return tally;
        }
        throw new IllegalStateException("kpi " + id + " needs a population: say which tally its n counts");
    }

    /**
     * Starts a KPI.
     *
     * @param id the id, in kebab case; never changed once released
     * @return a builder
     */
    public static Builder named(String id) {
        return new Builder(id, id);
    }

    /**
     * Starts a variant: the same KPI with a dotted id and parts changed.
     *
     * @param suffix what follows the dot
     * @return a builder holding this KPI's parts, without its aliases
     */
    public Builder variant(String suffix) {
        Builder copy = new Builder(parts.id + "." + suffix, parts.base);
        copy.take(parts);
        return copy;
    }

    /**
     * Computes the KPI from totals given by hand.
     *
     * @param given the totals of the tallies its formula names
     * @return the formula with the numbers filled in, and the value
     */
    public Trace of(Totals.Given... given) {
        return formula.trace(Totals.of(given));
    }

    /**
     * Returns the id.
     *
     * @return the id
     */
    public String id() {
        return parts.id;
    }

    /**
     * Returns the id of the KPI that this one is a variant of.
     *
     * @return the id before the dot; the own id when this is no variant
     */
    public String base() {
        return parts.base;
    }

    /**
     * Returns the card of the specification that defines it.
     *
     * @return the card, as {@code K-02}; empty for a user's own
     */
    public String card() {
        return parts.card;
    }

    /**
     * Returns the title.
     *
     * @return the title, for a person
     */
    public String title() {
        return parts.title;
    }

    /**
     * Returns the definition.
     *
     * @return the definition in words, with what each side is dated by
     */
    public String definition() {
        return parts.definition;
    }

    /**
     * Returns the question it answers.
     *
     * @return the question, empty when there is none of its own
     */
    public String question() {
        return parts.question;
    }

    /**
     * Returns other ids it is found by.
     *
     * @return the aliases
     */
    public List<String> aliases() {
        return Collections.unmodifiableList(parts.aliases);
    }

    /**
     * Returns how it is made.
     *
     * @return the formula
     */
    public Formula formula() {
        return formula;
    }

    /**
     * Returns what it is made of.
     *
     * @return the {@link Formula#inputs inputs} of the formula, in order of their names
     */
    public List<Tally<?>> inputs() {
        return inputs;
    }

    /**
     * Returns what it measures.
     *
     * @return the unit of the formula
     */
    public Unit unit() {
        return formula.unit();
    }

    /**
     * Returns what both sides are dated by.
     *
     * @return the basis
     */
    public Basis basis() {
        return parts.basis;
    }

    /**
     * Returns which way is better.
     *
     * @return the direction
     */
    public Direction direction() {
        return parts.direction;
    }

    /**
     * Returns where in the funnel it looks.
     *
     * @return the stage
     */
    public FunnelStage stage() {
        return parts.stage;
    }

    /**
     * Returns what it is good for.
     *
     * @return the classification
     */
    public Classification classification() {
        return parts.classification;
    }

    /**
     * Returns whether it looks good without saying anything.
     *
     * @return true for a vanity metric
     */
    public boolean isVanity() {
        return parts.vanity;
    }

    /**
     * Returns how often it is reviewed.
     *
     * @return the cadences
     */
    public Set<Cadence> cadences() {
        return Collections.unmodifiableSet(parts.cadences);
    }

    /**
     * Returns at which growth stages it comes first.
     *
     * @return the stages, empty for any
     */
    public Set<GrowthStage> growthStages() {
        return Collections.unmodifiableSet(parts.growthStages);
    }

    /**
     * Returns how a value is shown.
     *
     * @return the style; by default what suits the unit
     */
    public Style style() {
        if (parts.style != null) {
            return parts.style;
        }
        Unit unit = unit();
        if (unit.equals(Unit.RATIO)) {
            return Style.PERCENT;
        }
        if (unit.isMoney()) {
            return Style.MONEY;
        }
        if (unit.equals(Unit.MONTHS)) {
            return Style.MONTHS;
        }
        if (unit.equals(Unit.POINTS)) {
            return Style.POINTS;
        }
        return unit.equals(Unit.DAYS) ? Style.DAYS : Style.COUNT;
    }

    /**
     * Returns how its uncertainty is stated.
     *
     * @return the method
     */
    public IntervalRule interval() {
        return parts.interval;
    }

    /**
     * Returns the tally of what is unknown, where the interval is bounds.
     *
     * @return the tally
     */
    public Optional<Tally<?>> unknown() {
        return Optional.ofNullable(parts.unknown);
    }

    /**
     * Returns the tally that {@code n} counts, and whose exclusions are reported.
     *
     * @return the population
     */
    public Tally<?> population() {
        return population;
    }

    /**
     * Returns the distribution whose spread is shown beside a mean.
     *
     * @return the distribution tally
     */
    public Optional<Tally<?>> spread() {
        return Optional.ofNullable(parts.spread);
    }

    /**
     * Returns the pairs that the clusters of a ratio contribute, where its trials are not independent.
     *
     * @return the distribution of {@link Clusters#pair pairs}, empty for a ratio of independent trials
     */
    public Optional<Tally<?>> clusters() {
        return parts.interval == IntervalRule.CLUSTERED ? Optional.ofNullable(parts.clusters) : Optional.empty();
    }

    /**
     * Returns how its cohort ripens.
     *
     * @return the maturity, empty where the basis is no cohort
     */
    public Optional<Maturity> maturity() {
        return Optional.ofNullable(parts.maturity);
    }

    /**
     * Returns how the cohort goes on, where that is followed.
     *
     * @return the course, empty for a KPI whose members are not followed over time
     */
    public Optional<Course> course() {
        return Optional.ofNullable(parts.course);
    }

    /**
     * Returns the KPIs whose formulas are parts of this one's. Their flags are flags of this one too, and their limits make
     * its interval where that is {@link IntervalRule#COMBINED}.
     *
     * @return the KPIs, empty for one that stands for itself
     */
    public List<Kpi> restsOn() {
        return Collections.unmodifiableList(parts.restsOn);
    }

    /**
     * Returns the tallies of what the definition leaves out, beside the exclusions of the population.
     *
     * @return the tallies by reason
     */
    public Map<Exclusion, Tally<?>> leftOut() {
        return Collections.unmodifiableMap(parts.leftOut);
    }

    /**
     * Returns when flags are raised.
     *
     * @return the rules, in the order they were stated
     */
    public List<FlagRule> flags() {
        return Collections.unmodifiableList(parts.flags);
    }

    /**
     * Returns where the definition comes from.
     *
     * @return the citations, at least one
     */
    public List<Citation> citations() {
        return Collections.unmodifiableList(parts.citations);
    }

    /**
     * Lists every tally that a reading of this KPI looks at.
     *
     * @return the tallies, in order of their names
     */
    public NavigableSet<Tally<?>> tallies() {
        NavigableSet<Tally<?>> all = new TreeSet<>(formula.inputs());
        all.addAll(population.inputs());
        unknown().ifPresent(all::add);
        spread().ifPresent(all::add);
        maturity().ifPresent(m -> {
            all.add(m.members());
            all.add(m.open());
            m.age().flatMap(MatureAge::history).ifPresent(all::add);
        });
        clusters().ifPresent(all::add);
        course().ifPresent(course -> all.addAll(course.tallies()));
        parts.restsOn.forEach(other -> all.addAll(other.tallies()));
        all.addAll(parts.leftOut.values());
        parts.flags.forEach(rule -> all.addAll(rule.tallies()));
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Kpi kpi && kpi.id().equals(id());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    @Override
    public String toString() {
        return parts.id + " = " + formula.text();
    }

    /**
     * Collects the parts of a {@link Kpi}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String id;
        private final String base;
        private String card = "";
        private String title;
        private String definition = "";
        private String question = "";
        private final List<String> aliases = new ArrayList<>();
        private @Nullable Formula formula;
        private Basis basis = Basis.PERIOD;
        private Direction direction = Direction.CONTEXT;
        private FunnelStage stage = FunnelStage.TOP;
        private Classification classification = Classification.KPI;
        private boolean vanity;
        private final EnumSet<Cadence> cadences = EnumSet.noneOf(Cadence.class);
        private final EnumSet<GrowthStage> growthStages = EnumSet.noneOf(GrowthStage.class);
        private @Nullable Style style;
        private IntervalRule interval = IntervalRule.NONE;
        private @Nullable Tally<?> unknown;
        private @Nullable Tally<?> population;
        private @Nullable Tally<?> clusters;
        private @Nullable Tally<?> spread;
        private @Nullable Maturity maturity;
        private @Nullable Course course;
        private final List<Kpi> restsOn = new ArrayList<>();
        private final Map<Exclusion, Tally<?>> leftOut = new EnumMap<>(Exclusion.class);
        private final List<FlagRule> flags = new ArrayList<>();
        private final List<Citation> citations = new ArrayList<>();

        private Builder(String id, String base) {
            if (!Tally.NAMES.matcher(id).matches()) {
                throw new IllegalArgumentException("kpi id is \"" + id + "\", must be kebab case with dotted variants");
            }
            this.id = id;
            this.base = base;
            this.title = id;
        }

        /**
         * Names the card of the specification.
         *
         * @param card the card, as {@code K-02}
         * @return this builder
         */
        public Builder card(String card) {
            this.card = card;
            return this;
        }

        /**
         * Sets the title.
         *
         * @param title the title, for a person
         * @return this builder
         */
        public Builder title(String title) {
            this.title = title;
            return this;
        }

        /**
         * Sets the definition.
         *
         * @param definition the definition in words, with what each side is dated by
         * @return this builder
         */
        public Builder definition(String definition) {
            this.definition = definition;
            return this;
        }

        /**
         * Sets the question it answers.
         *
         * @param question the question
         * @return this builder
         */
        public Builder question(String question) {
            this.question = question;
            return this;
        }

        /**
         * Adds other ids it is found by.
         *
         * @param ids the aliases
         * @return this builder
         */
        public Builder alias(String... ids) {
            aliases.addAll(Arrays.asList(ids));
            return this;
        }

        /**
         * Sets how it is made.
         *
         * @param formula the formula
         * @return this builder
         */
        public Builder formula(Formula formula) {
            this.formula = Objects.requireNonNull(formula, "formula");
            return this;
        }

        /**
         * Sets what both sides are dated by.
         *
         * @param basis the basis
         * @return this builder
         */
        public Builder basis(Basis basis) {
            this.basis = basis;
            return this;
        }

        /**
         * Sets which way is better.
         *
         * @param direction the direction
         * @return this builder
         */
        public Builder direction(Direction direction) {
            this.direction = direction;
            return this;
        }

        /**
         * Sets where in the funnel it looks.
         *
         * @param stage the stage
         * @return this builder
         */
        public Builder stage(FunnelStage stage) {
            this.stage = stage;
            return this;
        }

        /**
         * Says that this is a metric to look at beside a KPI, not a KPI.
         *
         * @return this builder
         */
        public Builder metric() {
            this.classification = Classification.METRIC;
            return this;
        }

        /**
         * Says that this is a metric that looks good without saying anything.
         *
         * @return this builder
         */
        public Builder vanity() {
            this.vanity = true;
            return metric();
        }

        /**
         * Sets how often it is reviewed.
         *
         * @param cadences the cadences
         * @return this builder
         */
        public Builder cadence(Cadence... cadences) {
            this.cadences.clear();
            this.cadences.addAll(Arrays.asList(cadences));
            return this;
        }

        /**
         * Sets at which growth stages it comes first.
         *
         * @param stages the stages
         * @return this builder
         */
        public Builder growth(GrowthStage... stages) {
            this.growthStages.clear();
            this.growthStages.addAll(Arrays.asList(stages));
            return this;
        }

        /**
         * Sets how a value is shown.
         *
         * @param style the style
         * @return this builder
         */
        public Builder style(Style style) {
            this.style = style;
            return this;
        }

        /**
         * Sets how its uncertainty is stated.
         *
         * @param interval the method
         * @return this builder
         */
        public Builder interval(IntervalRule interval) {
            this.interval = interval;
            return this;
        }

        /**
         * States the uncertainty by clusters, such as the attempts to reach one contact, or by single trials if that is wider.
         *
         * @param pairs the distribution of the {@link Clusters#pair pairs} of the clusters
         * @return this builder
         */
        public Builder clusteredBy(Tally<?> pairs) {
            this.clusters = pairs;
            return interval(IntervalRule.CLUSTERED);
        }

        /**
         * States the uncertainty as bounds.
         *
         * @param unknown the tally of what is unknown, in the unit of the numerator
         * @return this builder
         */
        public Builder boundedBy(Tally<?> unknown) {
            this.unknown = unknown;
            return interval(IntervalRule.BOUNDS);
        }

        /**
         * Names the KPIs whose formulas are parts of this one's, in place of those named before, and combines their limits.
         * One whose reading has no interval is taken as known.
         *
         * @param others the KPIs
         * @return this builder
         */
        public Builder restingOn(Kpi... others) {
            restsOn.clear();
            restsOn.addAll(Arrays.asList(others));
            return interval(IntervalRule.COMBINED);
        }

        /**
         * Sets the tally that {@code n} counts.
         *
         * @param population the population
         * @return this builder
         */
        public Builder population(Tally<?> population) {
            this.population = population;
            return this;
        }

        /**
         * Shows the spread of a distribution beside the value, and flags a mean that lies far from the median.
         *
         * @param distribution the distribution tally
         * @return this builder
         */
        public Builder spread(Tally<?> distribution) {
            this.spread = distribution;
            return this;
        }

        /**
         * Makes the basis a cohort that always has a value, flagged while the fate of a member is open.
         *
         * @param members the members of the cohort
         * @param open those whose fate is open
         * @return this builder
         */
        public Builder cohort(Tally<?> members, Tally<?> open) {
            this.maturity = new Maturity(members, open, Optional.empty());
            return basis(Basis.COHORT);
        }

        /**
         * Makes the basis a cohort that has no value before 80 % of its members are mature.
         *
         * @param members the members of the cohort
         * @param open the ages of those whose fate is open, or a count of those that are younger
         * @param age which age makes mature
         * @return this builder
         */
        public Builder cohort(Tally<?> members, Tally<?> open, MatureAge age) {
            this.maturity = new Maturity(members, open, Optional.of(age));
            return basis(Basis.COHORT);
        }

        /**
         * Follows the members of the cohort over time.
         *
         * @param successes the distribution of days from the start to the success
         * @param losses the distribution of days from the start to what rules a success out
         * @param waiting the distribution of days that the others have waited so far
         * @return this builder
         */
        public Builder following(Tally<?> successes, Tally<?> losses, Tally<?> waiting) {
            this.course = new Course(successes, Optional.of(losses), waiting);
            return this;
        }

        /**
         * Follows the members of a cohort over time, of which none is ever lost.
         *
         * @param successes the distribution of days from the start to the success
         * @param waiting the distribution of days that the others have waited so far
         * @return this builder
         */
        public Builder following(Tally<?> successes, Tally<?> waiting) {
            this.course = new Course(successes, Optional.empty(), waiting);
            return this;
        }

        /**
         * Makes the basis the period: no cohort, nothing left out on its account.
         *
         * @return this builder
         */
        public Builder byPeriod() {
            this.maturity = null;
            this.course = null;
            this.population = null;
            this.leftOut.clear();
            return basis(Basis.PERIOD);
        }

        /**
         * Reports what the definition leaves out.
         *
         * @param reason why
         * @param tally the count of what is left out
         * @return this builder
         */
        public Builder leavingOut(Exclusion reason, Tally<?> tally) {
            this.leftOut.put(reason, tally);
            return this;
        }

        /**
         * Raises a flag when every one of some tallies counts something; several such rules may raise the same flag.
         *
         * @param flag the flag
         * @param tallies the tallies
         * @return this builder
         */
        public Builder flagWhen(Flag flag, Tally<?>... tallies) {
            this.flags.add(new FlagRule(flag, List.of(tallies), 0));
            return this;
        }

        /**
         * Raises a flag when a tally counts more than one.
         *
         * @param flag the flag
         * @param tally the tally
         * @return this builder
         */
        public Builder flagWhenSeveral(Flag flag, Tally<?> tally) {
            this.flags.add(new FlagRule(flag, List.of(tally), 1));
            return this;
        }

        /**
         * Never raises a flag, which a variant may do without.
         *
         * @param flag the flag
         * @return this builder
         */
        public Builder flagNever(Flag flag) {
            this.flags.removeIf(rule -> rule.flag() == flag);
            return this;
        }

        /**
         * Adds where the definition comes from.
         *
         * @param source the code of the source
         * @param place where in the source
         * @return this builder
         */
        public Builder cite(String source, String place) {
            citations.add(Citation.of(source, place));
            return this;
        }

        /**
         * Builds the KPI.
         *
         * @return the KPI
         * @throws IllegalStateException if the formula or the citation is missing, or parts do not fit together
         */
        public Kpi build() {
            Builder copy = new Builder(id, base);
            copy.take(this);
            copy.aliases.addAll(aliases);
            return new Kpi(copy);
        }

        /** Takes over every part but the id and the aliases. */
        private void take(Builder other) {
            card = other.card;
            title = other.title;
            definition = other.definition;
            question = other.question;
            formula = other.formula;
            basis = other.basis;
            direction = other.direction;
            stage = other.stage;
            classification = other.classification;
            vanity = other.vanity;
            cadences.addAll(other.cadences);
            growthStages.addAll(other.growthStages);
            style = other.style;
            interval = other.interval;
            unknown = other.unknown;
            population = other.population;
            clusters = other.clusters;
            spread = other.spread;
            maturity = other.maturity;
            course = other.course;
            restsOn.addAll(other.restsOn);
            leftOut.putAll(other.leftOut);
            flags.addAll(other.flags);
            citations.addAll(other.citations);
        }
    }
}
