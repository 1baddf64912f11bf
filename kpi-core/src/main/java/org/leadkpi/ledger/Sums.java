package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Adds up entries by cell and signature.
 *
 * <p>Of a signature only the keys that the question asks for count, so many signatures of the journal become one here, and
 * those of which nothing is asked become the empty one. Where an entry belongs follows from its segment and from one look
 * into a table of places. The numbers of a cell lie side by side, one for each signature. Where all cells together are few,
 * they are an array to add up in; where they are many, of which most stay empty, the entries are sorted by where they belong.
 */
final class Sums {

    /** Up to this many numbers an array is cheap whatever the entries. */
    private static final long FEW = 1 << 16;

    /** Entries that are worth a task of their own. */
    private static final int PART = 1 << 20;

    private final Question question;
    private final Columns columns;
    private final Entries entries;

    /** The distinct sets of keys that the question knows; set 0 is empty. */
    private final Signatures sets = new Signatures();

    /** Where the entries of a place belong among the numbers of their segment. */
    private final int[] targets;

    private final int stride;
    private final List<long[]> partial = new ArrayList<>();

    /** Where totals stand, in ascending order, and the totals, none of them zero. */
    private long[] slots = new long[0];

    private long[] totals = new long[0];

    Sums(Question question, Columns columns, Entries entries, Signatures journaled) {
        this.question = question;
        this.columns = columns;
        this.entries = entries;
        int[] kept = new int[journaled.size()];
        sets.number(new int[0], 0);
        for (int number = 0; number < kept.length; number++) {
            int[] asked = Arrays.stream(journaled.set(number))
                    .filter(question::isAsked)
                    .toArray();
            kept[number] = sets.number(asked, asked.length);
        }
        this.stride = Math.multiplyExact(question.periods(), sets.size());
        this.targets = new int[kept.length * question.days()];
        for (int place = 0; place < targets.length; place++) {
            targets[place] = question.period(place % question.days()) * sets.size() + kept[place / question.days()];
        }
    }

    /** Whether nothing is asked for that these entries could tell. */
    boolean isEmpty() {
        return sets.size() == 1;
    }

    private boolean isDense() {
        long numbers = Math.multiplyExact(question.cells(), (long) sets.size());
        return numbers <= Math.max(FEW, 2L * entries.size());
    }

    /** The passes to run before {@link #finish}, in any order. */
    List<Callable<?>> tasks() {
        if (!isDense()) {
            return List.of(this::sort);
        }
        int size = entries.size();
        int parts = Math.max(1, size / PART);
        List<Callable<?>> tasks = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) size * part / parts);
            int to = (int) ((long) size * (part + 1) / parts);
            partial.add(new long[0]);
            int number = part;
            tasks.add(() -> partial.set(number, add(from, to)));
        }
        return tasks;
    }

    private long[] add(int from, int to) {
        long[] sums = new long[(int) (question.cells() * sets.size())];
        Blocks blocks = question.blocks(entries);
        for (int start = from; start < to; start += Blocks.SIZE) {
            int count = Math.min(Blocks.SIZE, to - start);
            add(sums, blocks.segments(start, count), blocks.places(start, count), start, count);
        }
        return sums;
    }

    private void add(long[] sums, int[] segments, int[] places, int start, int count) {
        if (!entries.hasAmounts()) {
            for (int i = 0; i < count; i++) {
                sums[segments[i] * stride + targets[places[i]]]++;
            }
            return;
        }
        long[] amounts = entries.amounts();
        if (entries.mayOverflow()) {
            for (int i = 0; i < count; i++) {
                int slot = segments[i] * stride + targets[places[i]];
                sums[slot] = exactly(slot, sums[slot], amounts[start + i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                sums[segments[i] * stride + targets[places[i]]] += amounts[start + i];
            }
        }
    }

    private long exactly(long slot, long before, long amount) {
        int set = (int) (slot % sets.size());
        long after = before + amount;
        if (((before ^ after) & (amount ^ after)) < 0 && set != 0) {
            throw Page.overflow(columns, question.key(sets.set(set)[0]).column(), before, amount);
        }
        return after;
    }

    /** Brings the entries in the order of where they belong, then adds up neighbours. */
    private long[] sort() {
        long[] keys = question.slots(entries, stride, targets);
        int[] order = Radix.sort(keys);
        slots = new long[keys.length];
        totals = new long[keys.length];
        int size = -1;
        for (int i = 0; i < keys.length; i++) {
            if (size < 0 || slots[size] != keys[i]) {
                slots[++size] = keys[i];
            }
            long amount = entries.hasAmounts() ? entries.amounts()[order[i]] : 1;
            totals[size] = exactly(keys[i], totals[size], amount);
        }
        slots = Arrays.copyOf(slots, size + 1);
        totals = Arrays.copyOf(totals, size + 1);
        return totals;
    }

    /** Puts the passes together. */
    void finish() {
        if (partial.isEmpty()) {
            return;
        }
        long[] whole = partial.get(0);
        for (long[] part : partial.subList(1, partial.size())) {
            for (int slot = 0; slot < whole.length; slot++) {
                whole[slot] = exactly(slot, whole[slot], part[slot]);
            }
        }
        partial.clear();
        int size = 0;
        for (long total : whole) {
            size += total != 0 ? 1 : 0;
        }
        slots = new long[size];
        totals = new long[size];
        int next = 0;
        for (int slot = 0; slot < whole.length; slot++) {
            if (whole[slot] != 0) {
                slots[next] = slot;
                totals[next++] = whole[slot];
            }
        }
    }

    /** Whether totals are so large that those of one cell might not fit into 64 bits together. */
    boolean mayOverflow() {
        long most = Long.MAX_VALUE / sets.size();
        for (long total : totals) {
            if (total > most || total < -most) {
                return true;
            }
        }
        return false;
    }

    Stream<Key> keys() {
        return Stream.iterate(1, set -> set < sets.size(), set -> set + 1)
                .flatMap(set -> Arrays.stream(sets.set(set)).mapToObj(question::key));
    }

    /** The totals of each cell, under keys given by their place in a sorted array. */
    Answer.Cells cells(Key[] keys) {
        int[][] places = new int[sets.size()][];
        for (int set = 0; set < places.length; set++) {
            places[set] = Arrays.stream(sets.set(set))
                    .map(number -> Arrays.binarySearch(keys, question.key(number)))
                    .toArray();
        }
        return new Answer.Cells() {
            private int next;

            @Override
            public long cell() {
                return next < slots.length ? slots[next] / sets.size() : Long.MAX_VALUE;
            }

            @Override
            public void write(Answer.Draft draft) {
                for (long cell = cell(); cell() == cell && next < slots.length; next++) {
                    for (int place : places[(int) (slots[next] % sets.size())]) {
                        draft.add(place, totals[next]);
                    }
                }
            }
        };
    }
}
