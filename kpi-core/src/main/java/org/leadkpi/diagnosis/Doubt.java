package org.leadkpi.diagnosis;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadkpi.internal.Lazy;

/**
 * Why a rule has no answer. Immutable; two are equal when kind and text are. Most doubts are counted and never read, so a text
 * may be written when it is first asked for.
 *
 * @since 0.1
 */
public final class Doubt {

    private final Kind kind;
    private final Lazy<String> text;

    /**
     * What is in the way of an answer.
     *
     * @since 0.1
     */
    public enum Kind {
        /** A feed, a KPI, a dimension or a fact that the rule needs was not supplied. */
        MISSING_INPUT(Outcome.NOT_EVALUABLE),
        /** The question has no answer for these records. */
        NOT_APPLICABLE(Outcome.NOT_EVALUABLE),
        /** An amount has no exchange rate. */
        MISSING_FX(Outcome.NOT_EVALUABLE),
        /** A finding about the data itself stands in the way. */
        SUPPRESSED(Outcome.NOT_EVALUABLE),
        /** Nothing happened that could be judged. */
        NO_DATA(Outcome.INCONCLUSIVE),
        /** Too few records. */
        SMALL_SAMPLE(Outcome.INCONCLUSIVE),
        /** A cohort is too young. */
        IMMATURE(Outcome.INCONCLUSIVE),
        /** Too many records lack what is needed. */
        LOW_COVERAGE(Outcome.INCONCLUSIVE),
        /** Too few periods. */
        SHORT_HISTORY(Outcome.INCONCLUSIVE),
        /** There is no value, or none that could be held against a threshold. */
        NO_VALUE(Outcome.INCONCLUSIVE),
        /** The uncertainty leaves more than one reading of the numbers. */
        UNDECIDED(Outcome.INCONCLUSIVE),
        /** The total moved because its parts changed their weight. */
        MIX_SHIFT(Outcome.INCONCLUSIVE);

        private final Outcome outcome;

        Kind(Outcome outcome) {
            this.outcome = outcome;
        }

        /**
         * Returns what a rule answers for this reason.
         *
         * @return {@link Outcome#INCONCLUSIVE} or {@link Outcome#NOT_EVALUABLE}
         */
        public Outcome outcome() {
            return outcome;
        }
    }

    /**
     * Makes a reason.
     *
     * @param kind what is in the way
     * @param text what exactly, and what it would take
     * @throws IllegalArgumentException if the text says nothing
     */
    public Doubt(Kind kind, String text) {
        this(kind, Lazy.of(text));
        if (text.isBlank()) {
            throw new IllegalArgumentException("doubt " + kind + " needs a text");
        }
    }

    private Doubt(Kind kind, Lazy<String> text) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.text = text;
    }

    /** A reason whose text, which says something, is written when it is first asked for. */
    static Doubt of(Kind kind, Supplier<String> text) {
        return new Doubt(kind, new Lazy<>(text));
    }

    /** {@return what is in the way} */
    public Kind kind() {
        return kind;
    }

    /** {@return what exactly, and what it would take} */
    public String text() {
        return text.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Doubt that
                        && that.kind == kind
                        && that.text().equals(text()));
    }

    @Override
    public int hashCode() {
        return kind.hashCode();
    }

    /** {@return kind and text, as {@code SMALL_SAMPLE: mql-to-sql rests on 12, needs 30}} */
    @Override
    public String toString() {
        return kind + ": " + text();
    }
}
