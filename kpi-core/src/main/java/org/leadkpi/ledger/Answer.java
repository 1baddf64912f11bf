package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadkpi.internal.Lazy;
import org.leadkpi.internal.Parallel;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Tally;
import org.leadkpi.time.Periods;

/**
 * What a journal answers: the totals of each part of it, put together as pages when they are first read; at once where a total
 * might not fit into 64 bits, so that whoever asks is told.
 */
final class Answer {

    private final Question question;
    private final Frame frame;
    private final Columns columns;
    private final List<Sums> sums = new ArrayList<>();
    private final List<Supplier<Cells>> samples = new ArrayList<>();

    Answer(
            Journal journal,
            List<Tally<?>> tallies,
            List<Dimension> dimensions,
            Frame frame,
            Columns columns,
            Periods periods,
            @Nullable ForkJoinPool pool) {
        this.frame = frame;
        this.columns = columns;
        List<Coding> codings = journal.codings(dimensions);
        List<Section<?>> sections = journal.sections(tallies, periods, codings, pool);
        this.question = new Question(journal, tallies, periods, codings);
        List<Callable<?>> tasks = new ArrayList<>();
        for (Section<?> section : sections) {
            section.sheets().forEach((sheet, first) -> plan(sheet, tasks));
            section.values().forEach((entries, column) -> {
                if (question.column(column) >= 0 && entries.size() > 0) {
                    Lazy<Samples> values = new Lazy<>(() -> question.samples(entries.ordered()));
                    int asked = question.column(column);
                    samples.add(() -> values.get().of(asked));
                    tasks.add(values::get);
                }
            });
        }
        Parallel.run(pool, tasks);
        sums.forEach(Sums::finish);
        if (sums.stream().anyMatch(Sums::mayOverflow)) {
            pages();
        }
    }

    private void plan(Sheet sheet, List<Callable<?>> tasks) {
        Sums sum = new Sums(question, columns, sheet);
        if (!sum.isEmpty()) {
            sums.add(sum);
            tasks.addAll(sum.tasks());
        }
    }

    /** Puts the totals of each cell together, in the order of the cells. */
    Pages pages() {
        Key[] keys = sums.stream()
                .flatMap(Sums::keys)
                .collect(TreeSet<Key>::new, TreeSet::add, TreeSet::addAll)
                .toArray(Key[]::new);
        List<Cells> parts = new ArrayList<>();
        sums.forEach(sum -> parts.add(sum.cells(keys)));
        samples.forEach(values -> parts.add(values.get()));
        Pages.Builder pages = new Pages.Builder(frame, question.periods());
        Draft draft = new Draft(columns, keys);
        long number = 0;
        Segment segment = null;
        for (long cell = next(parts); cell < Long.MAX_VALUE; cell = next(parts)) {
            for (Cells part : parts) {
                if (part.cell() == cell) {
                    part.write(draft);
                }
            }
            if (segment == null || cell / question.periods() != number) {
                number = cell / question.periods();
                segment = question.segment(cell);
            }
            pages.put(segment, (int) (cell % question.periods()), draft.page());
        }
        return pages.build();
    }

    private static long next(List<Cells> parts) {
        long next = Long.MAX_VALUE;
        for (Cells part : parts) {
            next = Math.min(next, part.cell());
        }
        return next;
    }

    /** Goes once through the cells that a part of the answer has totals for, in ascending order. */
    interface Cells {
        /** The current cell, {@link Long#MAX_VALUE} after the last one. */
        long cell();

        /** Writes the totals of the current cell and goes on to the next one. */
        void write(Draft draft);
    }

    /** The page of one cell, being written. */
    static final class Draft {
        private final Columns columns;
        private final Key[] keys;
        private final long[] amounts;
        private final List<Integer> sampled = new ArrayList<>();
        private final List<Lazy<Values>> values = new ArrayList<>();

        Draft(Columns columns, Key[] keys) {
            this.columns = columns;
            this.keys = keys;
            this.amounts = new long[keys.length];
        }

        void add(int key, long amount) {
            long before = amounts[key];
            long after = before + amount;
            if (((before ^ after) & (amount ^ after)) < 0) {
                throw Page.overflow(columns, keys[key].column(), before, amount);
            }
            amounts[key] = after;
        }

        /** Takes columns in any order. */
        void put(int column, Values occurrences) {
            int place = 0;
            while (place < sampled.size() && sampled.get(place) < column) {
                place++;
            }
            sampled.add(place, column);
            values.add(place, Lazy.of(occurrences));
        }

        Page page() {
            int size = 0;
            for (long amount : amounts) {
                size += amount != 0 ? 1 : 0;
            }
            Key[] used = new Key[size];
            long[] totals = new long[size];
            int next = 0;
            for (int i = 0; i < amounts.length; i++) {
                if (amounts[i] != 0) {
                    used[next] = keys[i];
                    totals[next++] = amounts[i];
                }
            }
            Page page = new Page(
                    used, totals, sampled.stream().mapToInt(column -> column).toArray(), List.copyOf(values));
            Arrays.fill(amounts, 0);
            sampled.clear();
            values.clear();
            return page;
        }
    }
}
