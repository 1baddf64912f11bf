package org.leadkpi.metric;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * Posts records for all tallies of one source at once.
 *
 * <p>Tallies share parts: the same dating object, the same condition, exclusion or measure. Each of them is asked once per
 * record (a measure once per placement), however many tallies share it.
 *
 * <ul>
 *   <li>The dating of a tally is asked before its conditions, so it must have an answer for every record of the source.
 *   <li>Made by {@link Catalog#poster}. Not thread-safe: every thread makes its own.
 * </ul>
 *
 * @param <R> the type of a record
 * @since 0.1
 */
public final class Poster<R> {

    private final Plan<R> plan;
    private final Dataset data;
    private final Periods periods;
    private final boolean byDay;
    private final Posting to;
    private final List<View<?>> views = new ArrayList<>();
    private final Here here = new Here();

    /** What a condition said last, and of which record: twice its number, one more if it holds. */
    private final long[] holds;

    /** What an exclusion said last, and of which record. */
    private final Optional<Exclusion>[] reasons;

    private final long[] reasonsOf;
    private long number;

    @SuppressWarnings("unchecked") // an array of a generic type
    Poster(Plan<R> plan, Dataset data, Periods periods, Posting to) {
        this.plan = plan;
        this.data = data;
        this.periods = periods;
        this.byDay = periods.grain().equals(Grain.DAY);
        this.to = to;
        plan.views().forEach(view -> views.add(view.view(data, periods, to)));
        this.holds = new long[plan.conditions().size()];
        this.reasonsOf = new long[plan.exclusions().size()];
        this.reasons = (Optional<Exclusion>[]) new Optional<?>[plan.exclusions().size()];
    }

    /** Tallies that share a dating, and the distinct measures among them. */
    private record Group<R>(Dating<R> dating, List<Member> members, List<Tally.Measure<R>> measures) {}

    /** A tally by its number, with its parts by theirs; without a measure it counts. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read for every record
    private record Member(int tally, int[] conditions, int[] exceptions, int[] exclusions, int measure) {}

    /** The tallies over a view of a source. */
    private record Viewed<S>(Source<S> source, Plan<S> plan) {

        static <S> Viewed<S> of(Source<S> source, Collection<Tally<?>> tallies) {
            return new Viewed<>(source, Plan.of(source, tallies));
        }

        View<S> view(Dataset data, Periods periods, Posting to) {
            return new View<>(source, new Poster<>(plan, data, periods, to));
        }
    }

    /** A view of a source, and who posts what is seen. */
    private record View<S>(Source<S> source, Poster<S> poster) {

        void post(Object record, Dataset data) {
            source.seen(record, data).ifPresent(poster::post);
        }

        boolean postDays(Object record, Dataset data) {
            Optional<S> seen = source.seen(record, data);
            return seen.isPresent() && poster.postDays(seen.get());
        }

        void postSpanning(Object record, Dataset data) {
            source.seen(record, data).ifPresent(poster::postSpanning);
        }
    }

    /** The tallies of one source, sorted by what they share. */
    record Plan<R>(
            List<Viewed<?>> views,
            List<Group<R>> groups,
            List<BiPredicate<R, Dataset>> conditions,
            List<BiFunction<R, Dataset, Optional<Exclusion>>> exclusions) {

        /** Numbers tallies by their place in a list; those of other sources are passed over. */
        @SuppressWarnings("unchecked") // the tallies of a source are over its records
        static <R> Plan<R> of(Source<R> source, Collection<Tally<?>> tallies) {
            Plan<R> plan = new Plan<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            tallies.stream()
                    .map(Tally::source)
                    .filter(other -> other.viewed().equals(Optional.of(source)))
                    .distinct()
                    .forEach(view -> plan.views.add(Viewed.of(view, tallies)));
            IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();
            IdentityHashMap<Dating<?>, Group<R>> byDating = new IdentityHashMap<>();
            int number = 0;
            for (Tally<?> any : tallies) {
                if (any.source() == source) {
                    Tally<R> tally = (Tally<R>) any;
                    Group<R> group = byDating.get(tally.dating());
                    if (group == null) {
                        group = new Group<>(tally.dating(), new ArrayList<>(), new ArrayList<>());
                        byDating.put(tally.dating(), group);
                        plan.groups.add(group);
                    }
                    group.members()
                            .add(new Member(
                                    number,
                                    places(tally.conditions(), plan.conditions, places),
                                    places(tally.exceptions(), plan.conditions, places),
                                    places(tally.exclusions(), plan.exclusions, places),
                                    measure(tally.measure(), group.measures())));
                }
                number++;
            }
            return plan;
        }
    }

    @SuppressWarnings("NonApiType") // what counts is that the same object is found
    private static <T> int[] places(List<T> parts, List<T> known, IdentityHashMap<Object, Integer> places) {
        return parts.stream()
                .mapToInt(part -> places.computeIfAbsent(part, key -> {
                    known.add(part);
                    return known.size() - 1;
                }))
                .toArray();
    }

    private static <R> int measure(Tally.@Nullable Measure<R> measure, List<Tally.Measure<R>> known) {
        if (measure == null) {
            return -1;
        }
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i) == measure) {
                return i;
            }
        }
        known.add(measure);
        return known.size() - 1;
    }

    /**
     * Posts everything a record adds.
     *
     * @param record the record
     */
    public void post(R record) {
        number++;
        for (Group<R> group : plan.groups()) {
            post(record, group);
        }
        for (View<?> view : views) {
            view.post(record, data);
        }
    }

    /**
     * Posts what a record adds on one day alone: what is decided whatever the length of a period.
     *
     * @param record the record
     * @return whether something is left for {@link #postSpanning}
     */
    public boolean postDays(R record) {
        number++;
        boolean spans = false;
        for (Group<R> group : plan.groups()) {
            if (group.dating().isOfOneDay(record, data)) {
                post(record, group);
            } else {
                spans = true;
            }
        }
        for (View<?> view : views) {
            spans |= view.postDays(record, data);
        }
        return spans;
    }

    /**
     * Posts what {@link #postDays} leaves: what depends on the periods, since it spans days.
     *
     * @param record the record
     */
    public void postSpanning(R record) {
        number++;
        for (Group<R> group : plan.groups()) {
            if (!group.dating().isOfOneDay(record, data)) {
                post(record, group);
            }
        }
        for (View<?> view : views) {
            view.postSpanning(record, data);
        }
    }

    private void post(R record, Group<R> group) {
        here.record = record;
        here.group = group;
        group.dating().place(record, data, periods, here);
    }

    /** Where the current record is placed for the current group; kept, so that placing makes no garbage. */
    private final class Here implements Placement {
        private @Nullable R record;
        private @Nullable Group<R> group;

        @Override
        public void at(int period, Timestamp at) {
            Group<R> members = Objects.requireNonNull(group);
            boolean measures = !members.measures().isEmpty();
            LocalDate day = periods.range(period).start();
            enter(
                    Objects.requireNonNull(record),
                    members,
                    period,
                    measures && !byDay ? at.date(data.zone()) : day,
                    Rational.ONE);
        }

        @Override
        public void share(int period, LocalDate date, Rational share) {
            enter(Objects.requireNonNull(record), Objects.requireNonNull(group), period, date, share);
        }

        @Override
        public void obstacle(int period, Obstacle obstacle) {
            for (Member member : Objects.requireNonNull(group).members()) {
                if (counts(Objects.requireNonNull(record), member)) {
                    to.obstacle(member.tally(), period, obstacle);
                }
            }
            to.placed(Objects.requireNonNull(group).members().get(0).tally());
        }
    }

    private void enter(R record, Group<R> group, int period, LocalDate date, Rational share) {
        List<Member> members = group.members();
        @Nullable
        Quantity @Nullable [] measured = group.measures().isEmpty()
                ? null
                : new Quantity[group.measures().size()];
        for (int i = 0, n = members.size(); i < n; i++) {
            Member member = members.get(i);
            if (counts(record, member)) {
                Exclusion reason = reason(record, member);
                if (reason != null) {
                    to.leftOut(member.tally(), period, reason);
                } else if (member.measure() < 0 || measured == null) {
                    count(member.tally(), period, share);
                } else {
                    Quantity quantity = measured[member.measure()];
                    if (quantity == null) {
                        quantity = group.measures().get(member.measure()).of(record, data, date);
                        measured[member.measure()] = quantity;
                    }
                    enter(member.tally(), period, quantity, share);
                }
            }
        }
        to.placed(members.get(0).tally());
    }

    private void count(int tally, int period, Rational share) {
        if (share.equals(Rational.ONE)) {
            to.one(tally, period);
        } else {
            to.quantity(tally, period, share);
        }
    }

    private void enter(int tally, int period, Quantity quantity, Rational share) {
        if (quantity instanceof Quantity.Known known) {
            to.quantity(tally, period, known.value().times(share));
        } else if (quantity instanceof Quantity.LeftOut leftOut) {
            to.leftOut(tally, period, leftOut.reason());
        } else if (quantity instanceof Quantity.Unknown unknown) {
            to.obstacle(tally, period, unknown.obstacle());
        }
    }

    private boolean counts(R record, Member member) {
        for (int condition : member.conditions()) {
            if (!holds(record, condition)) {
                return false;
            }
        }
        for (int exception : member.exceptions()) {
            if (holds(record, exception)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(R record, int condition) {
        long answer = holds[condition];
        if (answer >> 1 != number) {
            answer = number * 2 + (plan.conditions().get(condition).test(record, data) ? 1 : 0);
            holds[condition] = answer;
        }
        return (answer & 1) != 0;
    }

    private @Nullable Exclusion reason(R record, Member member) {
        for (int exclusion : member.exclusions()) {
            if (reasonsOf[exclusion] != number) {
                reasons[exclusion] = plan.exclusions().get(exclusion).apply(record, data);
                reasonsOf[exclusion] = number;
            }
            if (reasons[exclusion].isPresent()) {
                return reasons[exclusion].get();
            }
        }
        return null;
    }
}
