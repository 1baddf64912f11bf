package org.leadkpi.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tallies of one source, sorted by what they share, which is found by identity.
 *
 * @param views the tallies over views of the source
 * @param groups the tallies over the source itself
 * @param questions what the groups ask
 * @param <R> the type of a record
 */
record Plan<R>(List<Viewed<?>> views, List<Group<R>> groups, List<Question<R>> questions) {

    /** A view of a source, and the tallies over it. */
    record Viewed<S>(Source<S> source, Plan<S> plan) {

        private static <S> Viewed<S> of(Source<S> source, Collection<Tally<?>> tallies, AtomicInteger verdicts) {
            return new Viewed<>(source, Plan.of(source, tallies, verdicts));
        }
    }

    /** Numbers tallies by their place in a list; those of other sources are passed over. */
    static <R> Plan<R> of(Source<R> source, Collection<Tally<?>> tallies) {
        return of(source, tallies, new AtomicInteger());
    }

    /** A plan and those of its views number their verdicts together. */
    @SuppressWarnings("unchecked") // the tallies of a source are over its records
    private static <R> Plan<R> of(Source<R> source, Collection<Tally<?>> tallies, AtomicInteger verdicts) {
        Plan<R> plan = new Plan<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        tallies.stream()
                .map(Tally::source)
                .filter(other -> other.viewed().equals(Optional.of(source)))
                .distinct()
                .forEach(view -> plan.views.add(Viewed.of(view, tallies, verdicts)));
        Sorter<R> sorter = new Sorter<>(plan, verdicts);
        int number = 0;
        for (Tally<?> any : tallies) {
            if (any.source() == source) {
                sorter.add(number, (Tally<R>) any);
            }
            number++;
        }
        return plan;
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

        void add(int number, Tally<R> tally) {
            int conditions = tally.conditions().size();
            int filters = conditions + tally.exceptions().size();
            int[] questions = IntStream.concat(
                            Stream.concat(tally.conditions().stream(), tally.exceptions().stream())
                                    .mapToInt(condition -> place(condition, Question.whether(condition))),
                            tally.exclusions().stream().mapToInt(reason -> place(reason, Question.why(reason))))
                    .toArray();
            Group<R> group = groups.get(tally.dating());
            if (group == null || !group.hasRoomFor(questions)) {
                group = new Group<>(tally.dating(), verdicts);
                groups.put(tally.dating(), group);
                plan.groups.add(group);
            }
            group.add(new Group.Member(number, questions, conditions, filters, group.number(tally.measure())));
        }

        private int place(Object part, Question<R> question) {
            return places.computeIfAbsent(part, key -> {
                plan.questions.add(question);
                return plan.questions.size() - 1;
            });
        }
    }
}
