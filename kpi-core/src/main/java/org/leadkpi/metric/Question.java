package org.leadkpi.metric;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;

/**
 * Something tallies ask about a record: whether a condition holds, which kind the record is of, or why it is left out. Answers
 * are small numbers, so that a {@link Fork} finds what follows by an index.
 *
 * @param <R> the type of a record
 */
final class Question<R> {

    /** The answer of a condition that does not hold, of no kind, and of an exclusion that leaves nothing out. */
    static final int NO = 0;

    /** The answer of a condition that holds. */
    static final int YES = 1;

    private static final List<Exclusion> REASONS = List.of(Exclusion.values());

    /** One of the two is null; a class of its own for each would cost a second call per question. */
    private final @Nullable BiPredicate<R, Dataset> condition;

    private final @Nullable BiFunction<R, Dataset, ? extends Optional<? extends Enum<?>>> which;

    private final int answers;

    private Question(
            @Nullable BiPredicate<R, Dataset> condition,
            @Nullable BiFunction<R, Dataset, ? extends Optional<? extends Enum<?>>> which,
            int answers) {
        this.condition = condition;
        this.which = which;
        this.answers = answers;
    }

    /** Asks whether a condition holds. */
    static <R> Question<R> whether(BiPredicate<R, Dataset> condition) {
        return new Question<>(condition, null, YES + 1);
    }

    /** Asks which of some kinds a record is of, if any. */
    static <R> Question<R> which(BiFunction<R, Dataset, ? extends Optional<? extends Enum<?>>> which, int kinds) {
        return new Question<>(null, which, kinds + 1);
    }

    /** Asks why a record is left out. */
    static <R> Question<R> why(BiFunction<R, Dataset, Optional<Exclusion>> exclusion) {
        return which(exclusion, REASONS.size());
    }

    /** How many answers there may be. */
    int answers() {
        return answers;
    }

    /** Asks about one record. */
    int answer(R record, Dataset data) {
        if (condition != null) {
            return condition.test(record, data) ? YES : NO;
        }
        Optional<? extends Enum<?>> kind = which == null ? Optional.empty() : which.apply(record, data);
        return kind.isEmpty() ? NO : answer(kind.get());
    }

    /** The answer that a kind is. */
    @SuppressWarnings("EnumOrdinal") // an answer is kept nowhere beyond the plan that it was given in
    static int answer(Enum<?> kind) {
        return kind.ordinal() + 1;
    }

    /** The reason that an answer stands for. */
    static Exclusion reason(int answer) {
        return REASONS.get(answer - 1);
    }
}
