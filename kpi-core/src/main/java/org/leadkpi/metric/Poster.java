package org.leadkpi.metric;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * Posts records for all tallies of one source at once.
 *
 * <p>Tallies share parts: the same dating object, the same condition, exclusion or measure. Each of them is asked once per
 * record (a measure once per placement), however many tallies share it, and only where the answer matters.
 *
 * <ul>
 *   <li>The dating of a tally is asked before its conditions, so it must have an answer for every record of the source.
 *   <li>Made by {@link Plan#poster}. Not thread-safe: every thread makes its own.
 * </ul>
 *
 * @param <R> the type of a record
 * @since 0.1
 */
public final class Poster<R> {

    private final Dataset data;
    private final Periods periods;
    private final boolean byDay;
    private final Posting to;
    private final Group<R>[] groups;
    private final Question<R>[] questions;
    private final View<?>[] views;

    /** What each question was answered last. */
    private final byte[] answers;

    /** The number of the record that it was answered of. */
    private final long[] answered;

    private long number;

    @SuppressWarnings("unchecked") // groups and questions of the plan
    Poster(Plan<R> plan, Dataset data, Periods periods, Posting to) {
        this.data = data;
        this.periods = periods;
        this.byDay = periods.grain().equals(Grain.DAY);
        this.to = to;
        this.groups = plan.groups().toArray(Group[]::new);
        this.questions = plan.questions().toArray(Question[]::new);
        this.answers = new byte[questions.length];
        this.answered = new long[answers.length];
        this.views = plan.views().stream().map(this::view).toArray(View<?>[]::new);
    }

    private <S> View<S> view(Plan.Viewed<S> view) {
        return new View<>(view.source(), view.plan().poster(data, periods, to), view.where());
    }

    /** A view of a source, who posts what is seen, and what a record must be to be seen so. */
    private record View<S>(Source<S> source, Poster<S> poster, Group.Demand where) {

        void post(Object record, Dataset data) {
            List<S> seen = source.seen(record, data);
            for (int i = 0, n = seen.size(); i < n; i++) {
                poster.post(seen.get(i));
            }
        }

        boolean postDays(Object record, Dataset data) {
            List<S> seen = source.seen(record, data);
            boolean spans = false;
            for (int i = 0, n = seen.size(); i < n; i++) {
                spans |= poster.postDays(seen.get(i));
            }
            return spans;
        }

        void postSpanning(Object record, Dataset data) {
            List<S> seen = source.seen(record, data);
            for (int i = 0, n = seen.size(); i < n; i++) {
                poster.postSpanning(seen.get(i));
            }
        }
    }

    /**
     * Posts everything a record adds.
     *
     * @param record the record
     */
    public void post(R record) {
        number++;
        for (Group<R> group : groups) {
            post(record, group);
        }
        for (View<?> view : views) {
            if (isSeen(record, view)) {
                view.post(record, data);
            }
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
        for (Group<R> group : groups) {
            spans |= !postDay(record, group);
        }
        for (View<?> view : views) {
            spans |= isSeen(record, view) && view.postDays(record, data);
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
        for (Group<R> group : groups) {
            if (!isOfOneDay(record, group)) {
                post(record, group);
            }
        }
        for (View<?> view : views) {
            if (isSeen(record, view)) {
                view.postSpanning(record, data);
            }
        }
    }

    private boolean isSeen(R record, View<?> view) {
        return view.where().accepts(answer(record, view.where().question()));
    }

    private void post(R record, Group<R> group) {
        if (group.dating() instanceof Dating.PointInTime<R> event) { // nearly all are, so this spares two calls
            Optional<Timestamp> at = event.at().apply(record, data);
            int period = at.isPresent() ? periods.indexOf(at.get()) : -1;
            if (period >= 0) {
                post(record, group, period, at.get());
            }
        } else {
            group.dating().place(record, data, periods, new Here(record, group));
        }
    }

    /** Posts what counts on one day alone; the answer is whether it does. */
    private boolean postDay(R record, Group<R> group) {
        if (group.dating() instanceof Lasting<R> lasting) { // this asks how long it lasts only once
            return lasting.placeDay(record, data, periods, new Here(record, group));
        }
        boolean isOfOneDay = isOfOneDay(record, group);
        if (isOfOneDay) {
            post(record, group);
        }
        return isOfOneDay;
    }

    private boolean isOfOneDay(R record, Group<R> group) {
        return group.dating() instanceof Dating.PointInTime || group.dating().isOfOneDay(record, data);
    }

    /** Where a record is placed for a group. A new one each time is cheaper than an old one that refers to a new record. */
    private final class Here implements Placement {
        private final R record;
        private final Group<R> group;

        Here(R record, Group<R> group) {
            this.record = record;
            this.group = group;
        }

        @Override
        public void at(int period, Timestamp at) {
            post(record, group, period, at);
        }

        @Override
        public void share(int period, LocalDate date, Rational share) {
            Verdict verdict = verdict(record, group);
            if (verdict.counts()) {
                verdict.postCounts(period, share, to);
            }
            measure(record, group, verdict, period, date, share);
            to.placed(group.name());
        }

        @Override
        public void obstacle(int period, Obstacle obstacle) {
            verdict(record, group).postObstacle(period, obstacle, to);
            to.placed(group.name());
        }
    }

    private void post(R record, Group<R> group, int period, Timestamp at) {
        Verdict verdict = verdict(record, group);
        if (verdict.counts()) {
            to.counts(verdict, period);
        }
        if (verdict.measures()) {
            LocalDate day = byDay ? periods.range(period).start() : at.date(data.zone());
            measure(record, group, verdict, period, day, Rational.ONE);
        }
        to.placed(group.name());
    }

    private void measure(R record, Group<R> group, Verdict verdict, int period, LocalDate date, Rational share) {
        List<Verdict.Measuring> measuring = verdict.measuring();
        for (int i = 0, n = measuring.size(); i < n; i++) {
            Verdict.Measuring one = measuring.get(i);
            one.post(period, group.measure(one.measure()).of(record, data, date), share, to);
        }
    }

    /** Asks what matters until it is decided what the tallies make of a record. */
    private Verdict verdict(R record, Group<R> group) {
        Step step = group.first();
        while (step instanceof Fork fork) {
            step = fork.next(answer(record, fork.question()));
        }
        return (Verdict) step;
    }

    private int answer(R record, int question) {
        if (answered[question] != number) {
            answers[question] = (byte) questions[question].answer(record, data);
            answered[question] = number;
        }
        return answers[question];
    }
}
