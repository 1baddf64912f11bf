package org.leadkpi.diagnosis;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.benchmark.Band;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Rational;

/**
 * The numbers for which a criterion of a rule holds, where they come from, and how they are written.
 *
 * @param key the name by which rules ask for it and users set it, as {@code mqlSql.low}
 * @param band the numbers, in the unit of KPIs
 * @param measure what they are written in
 * @param statement what it is, in a few words
 * @param citation where it comes from
 * @param benchmark the id of the published figure that it is, if any
 * @since 0.1
 */
public record Threshold(
        String key,
        Band band,
        Benchmark.Measure measure,
        String statement,
        Citation citation,
        Optional<String> benchmark) {

    /**
     * Refuses a threshold without a key.
     *
     * @param key the name by which rules ask for it and users set it, as {@code mqlSql.low}
     * @param band the numbers, in the unit of KPIs
     * @param measure what they are written in
     * @param statement what it is, in a few words
     * @param citation where it comes from
     * @param benchmark the id of the published figure that it is, if any
     */
    public Threshold {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a threshold needs a key: " + band);
        }
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(benchmark, "benchmark");
    }

    /**
     * Returns whether the criterion holds for a number.
     *
     * @param number the exact number, in the unit of KPIs
     * @return true when it lies in the band
     */
    public boolean holds(Rational number) {
        return band.contains(number);
    }

    /**
     * Returns the one number that this sets: the edge of a band that has one.
     *
     * @return the number
     * @throws IllegalStateException if the band has two different edges
     */
    public Rational number() {
        Optional<Rational> lower = band.lower().map(Band.Edge::value);
        Optional<Rational> upper = band.upper().map(Band.Edge::value);
        if (lower.isPresent() && upper.isPresent() && !lower.equals(upper)) {
            throw new IllegalStateException("threshold " + key + " has two numbers: " + band);
        }
        return lower.or(() -> upper).orElseThrow();
    }

    /** {@return what lies below the band, for criteria that hold there} */
    public Threshold below() {
        return with(band.below());
    }

    /** {@return what lies above the band, for criteria that hold there} */
    public Threshold above() {
        return with(band.above());
    }

    /** {@return what does not lie below the band} */
    public Threshold notBelow() {
        return with(band.notBelow());
    }

    /** {@return what does not lie above the band} */
    public Threshold notAbove() {
        return with(band.notAbove());
    }

    Threshold with(Band other) {
        return new Threshold(key, other, measure, statement, citation, benchmark);
    }

    /**
     * Says the numbers in words.
     *
     * @return the words, as {@code below 10 %}
     */
    public String words() {
        return band.words(measure::show);
    }

    /** {@return numbers, key and source, as {@code below 10 % (mqlSql.low: B-07, A1 MQL to SQL conversion rate)}} */
    @Override
    public String toString() {
        return words() + " (" + key + ": " + benchmark.map(id -> id + ", ").orElse("") + citation + ")";
    }
}
