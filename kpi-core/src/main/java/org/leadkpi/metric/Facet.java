package org.leadkpi.metric;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;

/**
 * What a record is, of a few kinds. Conditions on a facet are decided once for each kind: the record is only asked which kind
 * it is of, once for all tallies.
 *
 * <pre>{@code
 * Facet<Deal, OpportunityStatus> STATUS =
 *         Facet.of(OpportunityStatus.class, (deal, data) -> Optional.of(deal.opportunity().status()));
 *
 * Tally.count("closed-deals", Source.OPPORTUNITIES).where(STATUS.is(status -> status != OpportunityStatus.OPEN))
 * }</pre>
 *
 * @param <R> the type of a record
 * @param <E> the kinds
 * @since 0.1
 */
public final class Facet<R, E extends Enum<E>> {

    /** With no kind, as many answers as a set of bits has room for. */
    private static final int MOST_KINDS = Long.SIZE - 1;

    private final E[] kinds;
    private final BiFunction<R, Dataset, Optional<E>> of;

    private Facet(E[] kinds, BiFunction<R, Dataset, Optional<E>> of) {
        this.kinds = kinds;
        this.of = Objects.requireNonNull(of, "of");
    }

    /**
     * Makes a facet.
     *
     * @param kinds the kinds, 63 at most
     * @param of which of them a record is of, empty for none
     * @param <R> the type of a record
     * @param <E> the kinds
     * @return the facet, which tallies share to have it asked once
     * @throws IllegalArgumentException if there are more kinds
     */
    public static <R, E extends Enum<E>> Facet<R, E> of(Class<E> kinds, BiFunction<R, Dataset, Optional<E>> of) {
        E[] all = kinds.getEnumConstants();
        if (all.length > MOST_KINDS) {
            throw new IllegalArgumentException(
                    kinds.getSimpleName() + " has " + all.length + " kinds, must have at most " + MOST_KINDS);
        }
        return new Facet<>(all, of);
    }

    /**
     * Makes a condition on the kind.
     *
     * @param condition tells which kinds count, the same whenever it is asked
     * @return the condition; it does not hold for a record of no kind
     */
    public BiPredicate<R, Dataset> is(Predicate<? super E> condition) {
        return new Condition<>(this, accepted(condition));
    }

    /** The answers of the kinds that a condition holds for. */
    private long accepted(Predicate<? super E> condition) {
        long accepted = 0;
        for (E kind : kinds) {
            accepted |= condition.test(kind) ? 1L << Question.answer(kind) : 0;
        }
        return accepted;
    }

    /**
     * Makes an exclusion of some kinds.
     *
     * @param condition tells which kinds are left out, the same whenever it is asked
     * @param reason why they are
     * @return the exclusion; it leaves no record of no kind out
     */
    public BiFunction<R, Dataset, Optional<Exclusion>> when(Predicate<? super E> condition, Exclusion reason) {
        return new Leaving<>(new Condition<>(this, ~accepted(condition)), reason);
    }

    /**
     * Makes an exclusion of all but some kinds.
     *
     * @param condition tells which kinds are not left out, the same whenever it is asked
     * @param reason why the others are, and records of no kind
     * @return the exclusion
     */
    public BiFunction<R, Dataset, Optional<Exclusion>> unless(Predicate<? super E> condition, Exclusion reason) {
        return new Leaving<>(new Condition<>(this, accepted(condition)), reason);
    }

    /**
     * Makes a facet that every record has.
     *
     * @param kinds the kinds, 63 at most
     * @param of which of them a record is of
     * @param <R> the type of a record
     * @param <E> the kinds
     * @return the facet, which tallies share to have it asked once
     * @throws IllegalArgumentException if there are more kinds
     */
    public static <R, E extends Enum<E>> Facet<R, E> ofAll(Class<E> kinds, BiFunction<R, Dataset, E> of) {
        Map<E, Optional<E>> each = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            each.put(kind, Optional.of(kind));
        }
        return of(kinds, (record, data) -> each.getOrDefault(of.apply(record, data), Optional.empty()));
    }

    /** What to ask a record. */
    Question<R> question() {
        return Question.which(of, kinds.length);
    }

    /**
     * A condition on a facet.
     *
     * @param accepted the answers for which it holds, as a set of bits
     */
    record Condition<R>(Facet<R, ?> facet, long accepted) implements BiPredicate<R, Dataset> {
        @Override
        public boolean test(R record, Dataset data) {
            return (accepted >>> facet.question().answer(record, data) & 1) == 1;
        }
    }

    /** An exclusion of what a condition does not hold for. */
    record Leaving<R>(Condition<R> unless, Exclusion reason) implements BiFunction<R, Dataset, Optional<Exclusion>> {
        @Override
        public Optional<Exclusion> apply(R record, Dataset data) {
            return unless.test(record, data) ? Optional.empty() : Optional.of(reason);
        }
    }
}
