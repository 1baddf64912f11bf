package org.leadkpi.metric;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * A named quantity that adds up over records: which records, dated when, how much.
 *
 * <p>There are three kinds: a count, an amount, and a distribution, which keeps how often each exact value occurs and whose
 * total is the sum of the values. A tally is a leaf of a formula: {@code SPEND.per(LEADS)}.
 *
 * <ul>
 *   <li>A record that an exclusion applies to is counted beside the total, by reason.
 *   <li>A record whose quantity cannot be known makes the total unknowable, for a stated reason.
 *   <li>Tallies are equal when their names are; a catalogue refuses two definitions of one name.
 * </ul>
 *
 * <pre>{@code
 * Tally<Journey> bigLeads = Tally.count("big-leads", Source.LEADS)
 *         .where((lead, data) -> lead.lead().attributes().getOrDefault("size", "").equals("big"))
 *         .at((lead, data) -> Optional.of(lead.lead().createdAt()))
 *         .build();
 * }</pre>
 *
 * @param <R> the type of a record
 * @since 0.1
 */
public final class Tally<R> implements Formula, Comparable<Tally<?>> {

    /** How much a record adds. */
    @FunctionalInterface
    public interface Measure<R> {
        /**
         * Measures one record.
         *
         * @param record the record
         * @param data the dataset it belongs to
         * @param date the day it counts on, whose exchange rate applies
         * @return the quantity, in the unit of the tally
         */
        Quantity of(R record, Dataset data, LocalDate date);
    }

    /** How tallies and KPIs are named: kebab case, in parts. */
    static final Pattern NAMES = Pattern.compile("[a-z0-9]+([-.][a-z0-9]+)*");

    private enum Kind {
        COUNT,
        AMOUNT,
        DISTRIBUTION
    }

    private final String name;
    private final String meaning;
    private final Kind kind;
    private final Unit unit;
    private final Source<R> source;
    private final Dating<R> dating;
    private final List<BiPredicate<R, Dataset>> conditions;
    private final List<BiPredicate<R, Dataset>> exceptions;
    private final @Nullable Measure<R> measure;
    private final List<BiFunction<R, Dataset, Optional<Exclusion>>> exclusions;
    private final Set<Feed> allOf;
    private final Set<Feed> anyOf;
    private final Optional<Tally<?>> knownBy;
    private final boolean additiveOverTime;

    private Tally(Builder<R> parts) {
        this.name = parts.name;
        this.meaning = parts.meaning;
        this.kind = parts.kind;
        this.unit = parts.unit;
        this.source = parts.source;
        this.conditions = List.copyOf(parts.conditions);
        this.exceptions = List.copyOf(parts.exceptions);
        this.measure = parts.measure;
        this.exclusions = List.copyOf(parts.exclusions);
        this.allOf = EnumSet.copyOf(parts.allOf);
        this.anyOf = EnumSet.copyOf(parts.anyOf);
        this.knownBy = Optional.ofNullable(parts.knownBy);
        this.additiveOverTime = parts.additiveOverTime;
        if (parts.dating == null) {
            throw new IllegalStateException("tally " + name + " has no date: say when a record counts");
        }
        this.dating = parts.dating;
        if (kind != Kind.COUNT && measure == null) {
            throw new IllegalStateException("tally " + name + " has no measure: say how much a record adds");
        }
    }

    /**
     * Starts a count of records.
     *
     * @param name the name, unique in a catalogue, in kebab case
     * @param source the records
     * @param <R> the type of a record
     * @return a builder
     */
    public static <R> Builder<R> count(String name, Source<R> source) {
        return new Builder<>(name, Kind.COUNT, Unit.COUNT, source);
    }

    /**
     * Starts a sum of quantities.
     *
     * @param name the name, unique in a catalogue, in kebab case
     * @param source the records
     * @param unit the unit of a quantity
     * @param measure how much a record adds
     * @param <R> the type of a record
     * @return a builder
     */
    public static <R> Builder<R> amount(String name, Source<R> source, Unit unit, Measure<R> measure) {
        Builder<R> builder = new Builder<>(name, Kind.AMOUNT, unit, source);
        builder.measure = Objects.requireNonNull(measure, "measure");
        return builder;
    }

    /**
     * Starts a distribution of exact values.
     *
     * @param name the name, unique in a catalogue, in kebab case
     * @param source the records
     * @param unit the unit of a value: money, days or seconds
     * @param measure the value of a record
     * @param <R> the type of a record
     * @return a builder
     */
    public static <R> Builder<R> distribution(String name, Source<R> source, Unit unit, Measure<R> measure) {
        Builder<R> builder = new Builder<>(name, Kind.DISTRIBUTION, unit, source);
        builder.measure = Objects.requireNonNull(measure, "measure");
        return builder;
    }

    /**
     * Returns the name.
     *
     * @return the name, unique in a catalogue
     */
    public String name() {
        return name;
    }

    /**
     * Returns what is counted, for a person.
     *
     * @return one sentence without a full stop
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Returns the records it is taken over.
     *
     * @return the source
     */
    public Source<R> source() {
        return source;
    }

    Dating<R> dating() {
        return dating;
    }

    List<BiPredicate<R, Dataset>> conditions() {
        return conditions;
    }

    List<BiPredicate<R, Dataset>> exceptions() {
        return exceptions;
    }

    List<BiFunction<R, Dataset, Optional<Exclusion>>> exclusions() {
        return exclusions;
    }

    @Nullable
    Measure<R> measure() {
        return measure;
    }

    /**
     * Returns whether it keeps each exact value rather than a total only.
     *
     * @return true for a distribution
     */
    public boolean isDistribution() {
        return kind == Kind.DISTRIBUTION;
    }

    /**
     * Returns whether the totals of periods add up to the total of the whole.
     *
     * @return false for what is distinct within a period
     */
    public boolean isAdditiveOverTime() {
        return additiveOverTime;
    }

    /**
     * Returns the feeds of which every one is needed.
     *
     * @return the feeds, that of the source included
     */
    public Set<Feed> allOf() {
        EnumSet<Feed> all = allOf.isEmpty() ? EnumSet.noneOf(Feed.class) : EnumSet.copyOf(allOf);
        source.feed().ifPresent(all::add);
        return all;
    }

    /**
     * Returns the feeds of which one at least is needed.
     *
     * @return the feeds, empty when there is no such choice
     */
    public Set<Feed> anyOf() {
        return Set.copyOf(anyOf);
    }

    /**
     * Returns the tally that tells whether this one is known: where it counts nothing, the input is missing, which differs
     * from zero.
     *
     * @return the telling tally
     */
    public Optional<Tally<?>> knownBy() {
        return knownBy;
    }

    /**
     * A total given by hand.
     *
     * @param total the total, in the unit of this tally
     * @return the given total
     */
    public Totals.Given is(Rational total) {
        return new Totals.Given(this, total);
    }

    /**
     * A total given by hand.
     *
     * @param total the total, in the unit of this tally
     * @return the given total
     */
    public Totals.Given is(long total) {
        return is(Rational.of(total));
    }

    /**
     * A total given by hand.
     *
     * @param total the amount; its currency is that of the result
     * @return the given total
     */
    public Totals.Given is(Money total) {
        if (!unit.isMoney()) {
            throw new IllegalArgumentException("tally " + name + " is a " + unit + ", not money: " + total);
        }
        return is(total.toRational());
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public List<Formula> operands() {
        return List.of();
    }

    @Override
    public KpiValue apply(List<KpiValue> values, Totals totals) {
        return totals.total(this);
    }

    @Override
    public KpiValue evaluate(Totals totals) {
        return totals.total(this);
    }

    @Override
    public String write(List<String> written) {
        return name;
    }

    @Override
    public NavigableSet<Tally<?>> inputs() {
        NavigableSet<Tally<?>> inputs = new TreeSet<>();
        inputs.add(this);
        knownBy.ifPresent(inputs::add);
        return inputs;
    }

    @Override
    public int compareTo(Tally<?> other) {
        return name.compareTo(other.name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tally<?> tally && tally.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * Collects the parts of a {@link Tally}; not thread-safe.
     *
     * @param <R> the type of a record
     * @since 0.1
     */
    public static final class Builder<R> {
        private final String name;
        private final Kind kind;
        private final Unit unit;
        private final Source<R> source;
        private String meaning;
        private final List<BiPredicate<R, Dataset>> conditions = new ArrayList<>();
        private final List<BiPredicate<R, Dataset>> exceptions = new ArrayList<>();
        private final List<BiFunction<R, Dataset, Optional<Exclusion>>> exclusions = new ArrayList<>();
        private final EnumSet<Feed> allOf = EnumSet.noneOf(Feed.class);
        private final EnumSet<Feed> anyOf = EnumSet.noneOf(Feed.class);
        private boolean additiveOverTime = true;
        private @Nullable Dating<R> dating;
        private @Nullable Measure<R> measure;
        private @Nullable Tally<?> knownBy;

        private Builder(String name, Kind kind, Unit unit, Source<R> source) {
            if (!NAMES.matcher(name).matches()) {
                throw new IllegalArgumentException("tally name is \"" + name + "\", must be kebab case");
            }
            this.name = name;
            this.meaning = name.replace('-', ' ');
            this.kind = kind;
            this.unit = Objects.requireNonNull(unit, "unit");
            this.source = Objects.requireNonNull(source, "source");
        }

        /**
         * Says what is counted, for a person.
         *
         * @param meaning one sentence without a full stop
         * @return this builder
         */
        public Builder<R> meaning(String meaning) {
            this.meaning = meaning;
            return this;
        }

        /**
         * Narrows the records; several conditions must all hold. A condition object that several tallies share is asked once
         * per record.
         *
         * @param condition tells whether a record counts
         * @return this builder
         */
        public Builder<R> where(BiPredicate<R, Dataset> condition) {
            conditions.add(Objects.requireNonNull(condition, "condition"));
            return this;
        }

        /**
         * Narrows the records to those that a condition does not hold for; a condition object that several tallies share,
         * here or in {@link #where}, is asked once per record.
         *
         * @param condition tells whether a record does not count
         * @return this builder
         */
        public Builder<R> whereNot(BiPredicate<R, Dataset> condition) {
            exceptions.add(Objects.requireNonNull(condition, "condition"));
            return this;
        }

        /**
         * Dates records by a point in time.
         *
         * @param at the point in time; a record without one counts nowhere
         * @return this builder
         */
        public Builder<R> at(BiFunction<R, Dataset, Optional<Timestamp>> at) {
            return dated(Dating.at(at));
        }

        /**
         * Dates records. A dating object that several tallies share is asked once per record, and before their conditions.
         *
         * @param dating which period a record counts in
         * @return this builder
         */
        public Builder<R> dated(Dating<R> dating) {
            this.dating = dating;
            return this;
        }

        /**
         * Leaves records out and counts them by reason; of several reasons the first one stated counts.
         *
         * @param exclusion why a record is left out, if it is
         * @return this builder
         */
        public Builder<R> excluding(BiFunction<R, Dataset, Optional<Exclusion>> exclusion) {
            exclusions.add(Objects.requireNonNull(exclusion, "exclusion"));
            return this;
        }

        /**
         * Names feeds that are all needed beside that of the source.
         *
         * @param feeds the feeds
         * @return this builder
         */
        public Builder<R> needing(Feed... feeds) {
            allOf.addAll(Arrays.asList(feeds));
            return this;
        }

        /**
         * Names feeds of which one at least is needed.
         *
         * @param feeds the feeds
         * @return this builder
         */
        public Builder<R> needingAnyOf(Feed... feeds) {
            anyOf.addAll(Arrays.asList(feeds));
            return this;
        }

        /**
         * Names the tally that tells whether this one is known.
         *
         * @param tally where it counts nothing, the input is missing
         * @return this builder
         */
        public Builder<R> knownBy(Tally<?> tally) {
            this.knownBy = tally;
            return this;
        }

        /**
         * Says that the totals of periods do not add up to the total of the whole.
         *
         * @return this builder
         */
        public Builder<R> distinctPerPeriod() {
            this.additiveOverTime = false;
            return this;
        }

        /**
         * Builds the tally.
         *
         * @return the tally
         * @throws IllegalStateException if no date or measure is set
         */
        public Tally<R> build() {
            return new Tally<>(this);
        }
    }
}
