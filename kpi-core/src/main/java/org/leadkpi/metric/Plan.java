package org.leadkpi.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.time.Periods;

/**
 * How to post the records of a source for tallies over it and over its views: the tallies, sorted by what they share, which is
 * found by identity. Made by {@link Catalog#plan}; what a plan learns from records stays known in it.
 *
 * @param <R> the type of a record
 * @since 0.1
 */
public final class Plan<R> {

    private final Source<R> source;
    private final List<Viewed<?>> views = new ArrayList<>();
    private final List<Group<R>> groups = new ArrayList<>();
    private final List<Question<R>> questions = new ArrayList<>();

    private Plan(Source<R> source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * A view of a source, and the tallies over it.
     *
     * @param where what a record must be to be seen so
     */
    record Viewed<S>(Source<S> source, Plan<S> plan, Group.Demand where) {}

    /** Numbers tallies by their place in a list; those of other sources, and those nobody asks for, are passed over. */
    static <R> Plan<R> of(Source<R> source, Collection<Tally<?>> tallies, Predicate<Tally<?>> asked) {
        return of(source, tallies, asked, new AtomicInteger());
    }

    /** A plan and those of its views number their verdicts together. */
    @SuppressWarnings("unchecked") // the tallies of a source are over its records
    private static <R> Plan<R> of(
            Source<R> source, Collection<Tally<?>> tallies, Predicate<Tally<?>> asked, AtomicInteger verdicts) {
        Plan<R> plan = new Plan<>(source);
        Sorter<R> sorter = new Sorter<>(plan, verdicts);
        tallies.stream()
                .flatMap(tally -> tally.source().way().stream())
                .filter(other -> other.viewed().equals(Optional.of(source)))
                .distinct()
                .forEach(view -> sorter.add(view, of(view, tallies, asked, verdicts)));
        int number = 0;
        for (Tally<?> any : tallies) {
            if (any.source() == source && asked.test(any)) {
                sorter.add(number, (Tally<R>) any);
            }
            number++;
        }
        return plan;
    }

    /**
     * Returns whose records are posted.
     *
     * @return the source
     */
    public Source<R> source() {
        return source;
    }

    /**
     * Returns whether nobody asks for anything.
     *
     * @return true when there is no tally
     */
    public boolean isEmpty() {
        return views.isEmpty() && groups.isEmpty();
    }

    /**
     * Prepares to post records.
     *
     * @param data the dataset the records belong to
     * @param periods the periods to post to
     * @param to the book; it sees a tally as its number in {@link Catalog#tallies}
     * @return a poster for one thread
     */
    public Poster<R> poster(Dataset data, Periods periods, Posting to) {
        return new Poster<>(this, data, periods, to);
    }

    List<Viewed<?>> views() {
        return views;
    }

    List<Group<R>> groups() {
        return groups;
    }

    List<Question<R>> questions() {
        return questions;
    }

    /** Puts tallies where they belong. */
    private static final class Sorter<R> {
        private final Plan<R> plan;
        private final AtomicInteger verdicts;
        private final IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();
        private final IdentityHashMap<Dating<?>, Group<R>> groups = new IdentityHashMap<>();

        Sorter(Plan<R> plan, AtomicInteger verdicts) {
            this.plan = plan;
            this.verdicts = verdicts;
        }

        @SuppressWarnings("unchecked") // a view and its plan are of one type
        <S> void add(Source<?> view, Plan<S> seen) {
            if (!seen.isEmpty()) {
                plan.views.add(new Viewed<>((Source<S>) view, seen, demand(view.<R>seenWhere(), true)));
            }
        }

        void add(int number, Tally<R> tally) {
            List<Group.Demand> demands = new ArrayList<>();
            tally.conditions().forEach(condition -> demands.add(demand(condition, true)));
            tally.exceptions().forEach(condition -> demands.add(demand(condition, false)));
            tally.exclusions().forEach(exclusion -> demands.add(demand(exclusion)));
            Group<R> group = groups.get(tally.dating());
            if (group == null || !group.hasRoomFor(demands)) {
                group = new Group<>(tally.dating(), plan.questions, verdicts);
                groups.put(tally.dating(), group);
                plan.groups.add(group);
            }
            group.add(new Group.Member(number, demands, group.number(tally.measure())));
        }

        private Group.Demand demand(BiPredicate<R, Dataset> condition, boolean mustHold) {
            if (condition instanceof Facet.Condition<R> on) {
                return new Group.Demand(place(on.facet()), mustHold ? on.accepted() : ~on.accepted(), null);
            }
            int question = place(condition, () -> Question.whether(condition));
            return new Group.Demand(question, 1L << (mustHold ? Question.YES : Question.NO), null);
        }

        private Group.Demand demand(BiFunction<R, Dataset, Optional<Exclusion>> exclusion) {
            if (exclusion instanceof Facet.Leaving<R> leaving) {
                Facet.Condition<R> on = leaving.unless();
                return new Group.Demand(place(on.facet()), on.accepted(), answer -> leaving.reason());
            }
            int question = place(exclusion, () -> Question.why(exclusion));
            return new Group.Demand(question, 1L << Question.NO, Question::reason);
        }

        private int place(Facet<R, ?> facet) {
            return place(facet, facet::question);
        }

        private int place(Object part, Supplier<Question<R>> question) {
            return places.computeIfAbsent(part, key -> {
                plan.questions.add(question.get());
                return plan.questions.size() - 1;
            });
        }
    }
}
