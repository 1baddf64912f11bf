package org.leadkpi.scorecard;

import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadkpi.internal.Lazy;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Style;
import org.leadkpi.metric.Trace;
import org.leadkpi.model.Exclusion;
import org.leadkpi.stats.Interval;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

/**
 * What a KPI says about a segment and some days: a value or the reason why there is none, and all that is needed to judge
 * it.
 *
 * <p>Immutable. Two are equal when all they say is. Value, sides and counts are there from the start, and tell of most small
 * samples that they prove nothing; interval, spread, flags and working of a reading from a scorecard are worked out when one
 * of them is first asked for, until when the reading holds on to the scorecard.
 *
 * @since 0.1
 */
public final class Reading {

    private final Kpi kpi;
    private final Segment segment;
    private final DateRange range;
    private final Currency currency;
    private final KpiValue value;
    private final Optional<Rational> numerator;
    private final Optional<Rational> denominator;
    private final long n;
    private final Map<Exclusion, Long> excluded;
    private final boolean isPartlyImmature;
    private final boolean isPartial;
    private final Lazy<Details> details;

    /** What takes longer to work out, and is not asked of every reading. */
    record Details(
            Optional<Interval> interval,
            Optional<Dispersion> dispersion,
            Set<Flag> flags,
            Optional<Rational> provisional,
            Trace working) {
        Details {
            EnumSet<Flag> raised = EnumSet.noneOf(Flag.class);
            raised.addAll(flags);
            flags = Collections.unmodifiableSet(raised);
        }
    }

    /** A reading whose details are worked out when they are first asked for. */
    Reading(
            Kpi kpi,
            Segment segment,
            DateRange range,
            Currency currency,
            KpiValue value,
            Optional<Rational> numerator,
            Optional<Rational> denominator,
            long n,
            Map<Exclusion, Long> excluded,
            boolean isPartlyImmature,
            boolean isPartial,
            Lazy<Details> details) {
        this.kpi = Objects.requireNonNull(kpi, "kpi");
        this.segment = Objects.requireNonNull(segment, "segment");
        this.range = Objects.requireNonNull(range, "range");
        this.currency = Objects.requireNonNull(currency, "currency");
        this.value = Objects.requireNonNull(value, "value");
        this.numerator = numerator;
        this.denominator = denominator;
        this.n = n;
        this.excluded = excluded.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(excluded));
        this.isPartlyImmature = isPartlyImmature;
        this.isPartial = isPartial;
        this.details = details;
    }

    /**
     * Makes a reading of its parts; sets and maps are copied, in order.
     *
     * @param kpi the KPI
     * @param segment the segment, {@link Segment#ALL} for the total
     * @param range the days
     * @param currency the currency of amounts
     * @param value the exact value, in the unit of the KPI, or why there is none
     * @param numerator what stands above the line, where there is a line and it is known; else the total itself
     * @param denominator what stands below the line, where there is one and it is known
     * @param n how many records of the population it rests on
     * @param interval the uncertainty, where a method applies
     * @param dispersion the spread of the values behind a mean or median
     * @param excluded how many records were left out, by reason
     * @param flags what a reader should know
     * @param provisional the partial value of an immature cohort
     * @param working the formula with the numbers filled in
     * @throws IllegalArgumentException if there is a provisional value, and the value is not that of an immature cohort
     */
    public Reading(
            Kpi kpi,
            Segment segment,
            DateRange range,
            Currency currency,
            KpiValue value,
            Optional<Rational> numerator,
            Optional<Rational> denominator,
            long n,
            Optional<Interval> interval,
            Optional<Dispersion> dispersion,
            Map<Exclusion, Long> excluded,
            Set<Flag> flags,
            Optional<Rational> provisional,
            Trace working) {
        this(
                kpi,
                segment,
                range,
                currency,
                value,
                numerator,
                denominator,
                n,
                excluded,
                flags.contains(Flag.PARTLY_IMMATURE),
                flags.contains(Flag.PARTIAL_PERIOD),
                Lazy.of(new Details(interval, dispersion, flags, provisional, working)));
        if (provisional.isPresent() && value.status() != Status.IMMATURE) {
            throw new IllegalArgumentException("only an immature reading has a provisional value: " + value);
        }
    }

    /** {@return the KPI} */
    public Kpi kpi() {
        return kpi;
    }

    /** {@return the segment, {@link Segment#ALL} for the total} */
    public Segment segment() {
        return segment;
    }

    /** {@return the days} */
    public DateRange range() {
        return range;
    }

    /** {@return the currency of amounts} */
    public Currency currency() {
        return currency;
    }

    /** {@return the exact value, in the unit of the KPI, or why there is none} */
    public KpiValue value() {
        return value;
    }

    /** {@return what stands above the line, where there is a line and it is known; else the total itself} */
    public Optional<Rational> numerator() {
        return numerator;
    }

    /** {@return what stands below the line, where there is one and it is known} */
    public Optional<Rational> denominator() {
        return denominator;
    }

    /** {@return how many records of the population it rests on} */
    public long n() {
        return n;
    }

    /** {@return the uncertainty, where a method applies} */
    public Optional<Interval> interval() {
        return details.get().interval();
    }

    /** {@return the spread of the values behind a mean or median} */
    public Optional<Dispersion> dispersion() {
        return details.get().dispersion();
    }

    /** {@return how many records were left out, by reason} */
    public Map<Exclusion, Long> excluded() {
        return excluded;
    }

    /** {@return what a reader should know} */
    public Set<Flag> flags() {
        return details.get().flags();
    }

    /** {@return the partial value of an immature cohort} */
    public Optional<Rational> provisional() {
        return details.get().provisional();
    }

    /** {@return the formula with the numbers filled in} */
    public Trace working() {
        return details.get().working();
    }

    /**
     * Returns whether and why there is a value.
     *
     * @return the status
     */
    public Status status() {
        return value.status();
    }

    /**
     * Returns the value, if there is one.
     *
     * @return the exact value, empty unless {@link Status#DEFINED}
     */
    public Optional<Rational> number() {
        return value.number();
    }

    /**
     * Returns why there is no value.
     *
     * @return the reason, empty when there is a value
     */
    public Optional<String> reason() {
        return value instanceof KpiValue.Undefined undefined ? Optional.of(undefined.reason()) : Optional.empty();
    }

    /**
     * Returns whether some member of its cohort is not mature yet.
     *
     * @return whether {@link Flag#PARTLY_IMMATURE} is among the flags
     */
    public boolean isPartlyImmature() {
        return isPartlyImmature;
    }

    /**
     * Returns whether its days are not whole.
     *
     * @return whether {@link Flag#PARTIAL_PERIOD} is among the flags
     */
    public boolean isPartial() {
        return isPartial;
    }

    /**
     * Returns whether it may be judged: it has a value, its days are whole, and every member of its cohort is mature.
     *
     * @return true when no later record of the same days could change it on that account
     */
    public boolean isSettled() {
        return value.isDefined() && !isPartial && !isPartlyImmature;
    }

    /**
     * Shows the value, or the status in its place.
     *
     * @return the text, as {@code USD 60.00}, {@code 12.5%} or {@code NO_DATA}
     */
    public String show() {
        return value.number().map(this::show).orElseGet(() -> status().name());
    }

    private String show(Rational number) {
        return kpi.style().format(number, currency);
    }

    /**
     * Shows where the number comes from.
     *
     * @return the text, as {@code cost-per-lead = spend / leads = USD 1,000.10 / 2 = USD 500.05}
     */
    public String trace() {
        String result = value.number().map(this::show).orElseGet(value::toString);
        return kpi.id() + " = " + working().toString(this::number, result);
    }

    private String number(Rational number, Unit unit) {
        return unit.isMoney() ? Style.MONEY.format(number, currency) : Trace.format(number, unit);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Reading that
                        && that.kpi.equals(kpi)
                        && that.segment.equals(segment)
                        && that.range.equals(range)
                        && that.currency.equals(currency)
                        && that.value.equals(value)
                        && that.numerator.equals(numerator)
                        && that.denominator.equals(denominator)
                        && that.n == n
                        && that.excluded.equals(excluded)
                        && that.details.get().equals(details.get()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(kpi, segment, range, value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kpi.id() + " " + segment + " " + range + ": " + show());
        if (n > 0) {
            text.append(", n ").append(n);
        }
        provisional().ifPresent(partial -> text.append(", so far ").append(show(partial)));
        if (!flags().isEmpty()) {
            text.append(" ").append(flags());
        }
        return text.toString();
    }
}
