package org.leadkpi.metric;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;

/**
 * Something tallies ask about a record: whether a condition holds, or why an exclusion leaves the record out. Answers are
 * small numbers, so that a {@link Fork} finds what follows by an index.
 *
 * @param <R> the type of a record
 */
final class Question<R> {

    /** The answer of a condition that does not hold, and of an exclusion that leaves nothing out. */
    static final int NO = 0;

    /** The answer of a condition that holds. */
    static final int YES = 1;

    /** The reasons of exclusions in the order of their answers, from 1 on. */
    private static final List<Exclusion> REASONS = List.of(Exclusion.values());

    private static final Map<Exclusion, Integer> BY_REASON = new EnumMap<>(Exclusion.class);

    static {
        REASONS.forEach(reason -> BY_REASON.put(reason, BY_REASON.size() + 1));
    }

    /** More than any answer. */
    static final int ANSWERS = REASONS.size() + 1;

    /** One of the two is null; a class of its own for each would cost a second call per question. */
    private final @Nullable BiPredicate<R, Dataset> condition;

    private final @Nullable BiFunction<R, Dataset, Optional<Exclusion>> exclusion;

    private Question(
            @Nullable BiPredicate<R, Dataset> condition,
            @Nullable BiFunction<R, Dataset, Optional<Exclusion>> exclusion) {
        this.condition = condition;
        this.exclusion = exclusion;
    }

    /** Asks whether a condition holds. */
    static <R> Question<R> whether(BiPredicate<R, Dataset> condition) {
        return new Question<>(condition, null);
    }

    /** Asks why a record is left out. */
    static <R> Question<R> why(BiFunction<R, Dataset, Optional<Exclusion>> exclusion) {
        return new Question<>(null, exclusion);
    }

    /** Asks about one record. */
    int answer(R record, Dataset data) {
        if (condition != null) {
            return condition.test(record, data) ? YES : NO;
        }
        Optional<Exclusion> reason = exclusion == null ? Optional.empty() : exclusion.apply(record, data);
        return reason.isEmpty() ? NO : BY_REASON.getOrDefault(reason.get(), NO);
    }

    /** The reason that an answer stands for. */
    static Exclusion reason(int answer) {
        return REASONS.get(answer - 1);
    }
}
