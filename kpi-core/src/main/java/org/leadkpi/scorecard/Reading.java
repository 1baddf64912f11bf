package org.leadkpi.scorecard;

import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
 * @since 0.1
 */
public record Reading(
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

    /**
     * Copies, in order.
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
     */
    public Reading {
        Objects.requireNonNull(kpi, "kpi");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(value, "value");
        EnumMap<Exclusion, Long> reasons = new EnumMap<>(Exclusion.class);
        reasons.putAll(excluded);
        excluded = Collections.unmodifiableMap(reasons);
        EnumSet<Flag> raised = EnumSet.noneOf(Flag.class);
        raised.addAll(flags);
        flags = Collections.unmodifiableSet(raised);
        if (provisional.isPresent() && value.status() != Status.IMMATURE) {
            throw new IllegalArgumentException("only an immature reading has a provisional value: " + value);
        }
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
        return kpi.id() + " = " + working.toString(this::number, result);
    }

    private String number(Rational number, Unit unit) {
        return unit.isMoney() ? Style.MONEY.format(number, currency) : Trace.format(number, unit);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kpi.id() + " " + segment + " " + range + ": " + show());
        if (n > 0) {
            text.append(", n ").append(n);
        }
        provisional.ifPresent(partial -> text.append(", so far ").append(show(partial)));
        if (!flags.isEmpty()) {
            text.append(" ").append(flags);
        }
        return text.toString();
    }
}
