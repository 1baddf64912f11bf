package org.leadkpi.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * A figure that somebody published, or that a user brings along: what it is, which numbers it names, and who says so.
 *
 * <pre>{@code
 * Benchmark peers = Benchmark.named("peers-reply-rate")
 *         .kpis("reply-rate")
 *         .kind(Benchmark.Kind.BAND)
 *         .label("range of our peers")
 *         .range("[4, 9]", Benchmark.Measure.PERCENT)
 *         .cite(Citation.EXT, "survey of our association")
 *         .build();
 * }</pre>
 *
 * @param id the id, as {@code B-06}
 * @param kpis the ids of the KPIs it belongs to; none for a figure about a review
 * @param kind what it says of the numbers it names
 * @param label what the figure is, read together with the range, as {@code working range}
 * @param band the numbers it names, in the unit of its KPIs: a rate as a fraction, a time in seconds
 * @param measure what it is written in
 * @param scope which records it speaks of; {@link Segment#ALL} where its KPIs say it already
 * @param statement what the source says of it; empty when there is nothing to add
 * @param citation where it comes from
 * @param quoting whom the source quotes for it
 * @since 0.1
 */
public record Benchmark(
        String id,
        List<String> kpis,
        Kind kind,
        String label,
        Band band,
        Measure measure,
        Segment scope,
        String statement,
        Citation citation,
        Optional<String> quoting) {

    /**
     * What a figure says of the numbers it names.
     *
     * @since 0.1
     */
    public enum Kind {
        /** They are normal; others lie below or above. */
        BAND,
        /** They are too low, and so is what lies below them; nothing is said of what lies above. */
        LOW,
        /** They are too high, and so is what lies above them; nothing is said of what lies below. */
        HIGH,
        /** They meet the target. */
        TARGET,
        /** They were seen somewhere. Nothing is judged by them. */
        EXAMPLE,
        /** They are good to know beside the others. Nothing is judged by them. */
        CONTEXT,
        /** They are how something is set, which is a policy here. Nothing is judged by them. */
        SETTING;

        /**
         * Returns whether a reading can be judged by such a figure.
         *
         * @return true for a band, a low or high edge and a target
         */
        public boolean isVerdict() {
            return switch (this) {
                case BAND, LOW, HIGH, TARGET -> true;
                case EXAMPLE, CONTEXT, SETTING -> false;
            };
        }
    }

    /**
     * What a figure is written in.
     *
     * @since 0.1
     */
    public enum Measure {
        /** Hundredths of a ratio. */
        PERCENT,
        /** A ratio, be it of leads to reps. */
        RATIO,
        /** A number of things. */
        COUNT,
        /** Seconds. */
        SECONDS,
        /** Minutes of 60 seconds. */
        MINUTES,
        /** Hours of 3,600 seconds. */
        HOURS,
        /** Days. */
        DAYS,
        /** Points of a score. */
        POINTS,
        /** An amount in the reporting currency, be it per lead. */
        MONEY;

        /**
         * Returns whether it measures the same as a KPI.
         *
         * @param unit the unit of the KPI
         * @return true when numbers of both can be compared
         */
        public boolean fits(Unit unit) {
            return switch (this) {
                case PERCENT, RATIO -> unit.equals(Unit.RATIO);
                case COUNT -> unit.equals(Unit.COUNT);
                case SECONDS, MINUTES, HOURS -> unit.equals(Unit.SECONDS);
                case DAYS -> unit.equals(Unit.DAYS);
                case POINTS -> unit.equals(Unit.POINTS);
                case MONEY -> unit.equals(Unit.MONEY) || unit.equals(Unit.MONEY.per(Unit.COUNT));
            };
        }

        /**
         * Returns the size of one in the unit of KPIs.
         *
         * @return the size, as 1/100 for a percent and 60 for a minute
         */
        public Rational size() {
            return switch (this) {
                case PERCENT -> Rational.of(1, 100);
                case MINUTES -> Rational.of(60);
                case HOURS -> Rational.of(60 * 60);
                case RATIO, COUNT, SECONDS, DAYS, POINTS, MONEY -> Rational.ONE;
            };
        }

        /**
         * Writes a number in this measure.
         *
         * @param number the number, in the unit of KPIs
         * @return the text, as {@code 12.5 %} or {@code 5 min}
         */
        public String show(Rational number) {
            String digits = number.dividedBy(size()).toDecimalString(SHOWN_DIGITS);
            return word().isEmpty() ? digits : digits + " " + word();
        }

        /**
         * Returns the word that follows a number in this measure.
         *
         * @return the word, as {@code %} or {@code min}, empty where a number stands alone
         */
        public String word() {
            return switch (this) {
                case PERCENT -> "%";
                case SECONDS -> "s";
                case MINUTES -> "min";
                case HOURS -> "h";
                case DAYS -> "days";
                case POINTS -> "points";
                case RATIO, COUNT, MONEY -> "";
            };
        }
    }

    /** Of a number whose decimals do not end. */
    private static final int SHOWN_DIGITS = 6;

    /**
     * Refuses what cannot be found, understood or judged by.
     *
     * @param id the id, as {@code B-06}
     * @param kpis the ids of the KPIs it belongs to; none for a figure about a review
     * @param kind what it says of the numbers it names
     * @param label what the figure is, read together with the range, as {@code working range}
     * @param band the numbers it names, in the unit of its KPIs: a rate as a fraction, a time in seconds
     * @param measure what it is written in
     * @param scope which records it speaks of; {@link Segment#ALL} where its KPIs say it already
     * @param statement what the source says of it; empty when there is nothing to add
     * @param citation where it comes from
     * @param quoting whom the source quotes for it
     * @throws IllegalArgumentException if the id or the label is blank, or a low or high edge has no end on that side
     */
    public Benchmark {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a benchmark needs an id: label \"" + label + "\"");
        }
        if (label.isBlank()) {
            throw new IllegalArgumentException("benchmark " + id + " needs a label");
        }
        kpis = List.copyOf(kpis);
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(quoting, "quoting");
        if (kind == Kind.LOW && band.upper().isEmpty()) {
            throw new IllegalArgumentException("benchmark " + id + " calls everything low: " + band);
        }
        if (kind == Kind.HIGH && band.lower().isEmpty()) {
            throw new IllegalArgumentException("benchmark " + id + " calls everything high: " + band);
        }
    }

    /**
     * Starts a benchmark.
     *
     * @param id the id, by which it is found
     * @return a builder
     */
    public static Builder named(String id) {
        return new Builder(id);
    }

    /**
     * Returns the range in words.
     *
     * @return the words, as {@code 10 % to 25 %} or {@code below 5 min}
     */
    public String range() {
        return band.words(measure::show);
    }

    /**
     * Returns how a number stands against this figure.
     *
     * <ul>
     *   <li>A band or a target: below, in it, or above.
     *   <li>A low edge: below where the source calls it low, else unbenchmarked, since the source says no more.
     *   <li>A high edge: above where the source calls it high, else unbenchmarked.
     *   <li>An example, a context or a setting: unbenchmarked.
     * </ul>
     *
     * @param number the number, in the unit of the KPIs
     * @return where it stands
     */
    public Standing.Position position(Rational number) {
        return switch (kind) {
            case BAND, TARGET -> Standing.position(number, band);
            case LOW -> band.isAbove(number) ? Standing.Position.UNBENCHMARKED : Standing.Position.BELOW;
            case HIGH -> band.isBelow(number) ? Standing.Position.UNBENCHMARKED : Standing.Position.ABOVE;
            case EXAMPLE, CONTEXT, SETTING -> Standing.Position.UNBENCHMARKED;
        };
    }

    /**
     * Returns whether a reading can be judged by this figure: it is of one of its KPIs, measured alike, of records that
     * the figure speaks of, and the figure is a verdict.
     *
     * @param reading the reading
     * @return whether it can, whether or not it has a value
     */
    public boolean judges(Reading reading) {
        return kind.isVerdict()
                && kpis.contains(reading.kpi().id())
                && measure.fits(reading.kpi().unit())
                && scope.contains(reading.segment());
    }

    /** {@return id, label, range, scope and source, as {@code B-22 target below 5 min for intent high (A0 KPI 2)}} */
    @Override
    public String toString() {
        String within = scope.values().entrySet().stream()
                .map(part ->
                        part.getKey().replace('-', ' ') + " " + part.getValue().replace('_', ' '))
                .collect(Collectors.joining(" and "));
        return id + " " + label + " " + range() + (within.isEmpty() ? "" : " for " + within) + " (" + citation
                + quoting.map(who -> ", quoting " + who).orElse("") + ")";
    }

    /**
     * Collects the parts of a benchmark.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final String id;
        private final List<String> kpis = new ArrayList<>();
        private @Nullable Kind kind;
        private String label = "";
        private @Nullable Band band;
        private @Nullable Measure measure;
        private Segment scope = Segment.ALL;
        private String statement = "";
        private @Nullable Citation citation;
        private Optional<String> quoting = Optional.empty();

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /**
         * Adds KPIs that it belongs to.
         *
         * @param ids their ids
         * @return this builder
         */
        public Builder kpis(String... ids) {
            kpis.addAll(List.of(ids));
            return this;
        }

        /**
         * Sets what it says of the numbers it names.
         *
         * @param kind the kind
         * @return this builder
         */
        public Builder kind(Kind kind) {
            this.kind = kind;
            return this;
        }

        /**
         * Sets what the figure is.
         *
         * @param label the words, read together with the range
         * @return this builder
         */
        public Builder label(String label) {
            this.label = label;
            return this;
        }

        /**
         * Sets the numbers it names as they are written.
         *
         * @param notation the numbers, as {@link Band#parse} reads them
         * @param measure what they are written in
         * @return this builder
         * @throws IllegalArgumentException if the notation is none
         */
        public Builder range(String notation, Measure measure) {
            this.band = Band.parse(notation).times(measure.size());
            this.measure = measure;
            return this;
        }

        /**
         * Narrows the records it speaks of.
         *
         * @param dimension the dimension
         * @param value its value
         * @return this builder
         */
        public Builder within(String dimension, String value) {
            this.scope = scope.with(dimension, value);
            return this;
        }

        /**
         * Sets what the source says of it.
         *
         * @param statement one sentence
         * @return this builder
         */
        public Builder statement(String statement) {
            this.statement = statement;
            return this;
        }

        /**
         * Sets where it comes from.
         *
         * @param source the code of the source
         * @param place where in the source
         * @return this builder
         */
        public Builder cite(String source, String place) {
            this.citation = Citation.of(source, place);
            return this;
        }

        /**
         * Sets whom the source quotes for it.
         *
         * @param who the third party
         * @return this builder
         */
        public Builder quoting(String who) {
            this.quoting = Optional.of(who);
            return this;
        }

        /**
         * Builds the benchmark.
         *
         * @return the benchmark
         * @throws IllegalStateException if the kind, the range or the citation is missing
         * @throws IllegalArgumentException if the parts do not fit together
         */
        public Benchmark build() {
            if (kind == null || band == null || measure == null) {
                throw new IllegalStateException("benchmark " + id + " has no " + (kind == null ? "kind" : "range"));
            }
            if (citation == null) {
                throw new IllegalStateException("benchmark " + id + " has no citation: say where it comes from");
            }
            return new Benchmark(id, kpis, kind, label, band, measure, scope, statement, citation, quoting);
        }
    }
}
