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
 * those of which nothing is asked are passed over. Where an entry belongs follows from its segment and from one look into a
 * table of days. The numbers of a cell lie side by side, one for each signature. Where all cells together are few, they are
 * an array to add up in; where they are many, of which most stay empty, the entries are sorted by where they belong.
 */
final class Sums {

    /** Up to this many numbers an array is cheap whatever the entries. */
    private static final long FEW = 1 << 16;

    /** Entries that are worth a task of their own. */
    private static final int PART = 1 << 20;

    /** Below this a sum surely fits into 64 bits, though it was worked out in floating point. */
    private static final double SURE = 0x1p62;

    private final Question question;
    private final Columns columns;

    /** The distinct sets of keys that the question knows; set 0 is empty. */
    private final Signatures sets = new Signatures();

    private final List<Strip> strips = new ArrayList<>();

    /** How many numbers come before those of the period of a day in a segment. */
    private final int[] periodOfDay;

    private final int stride;
    private final long size;
    private final boolean mayOverflow;
    private final List<long[]> partial = new ArrayList<>();

    /** Where totals stand, in ascending order, and the totals, none of them zero. */
    private long[] slots = new long[0];

    private long[] totals = new long[0];

    /**
     * Entries of which something is asked.
     *
     * @param counting the set under which each of them counts one
     * @param adding the set under which each of them adds its amount
     */
    private record Strip(Entries entries, int counting, int adding) {}

    /** A stretch of a strip. */
    private record Stretch(Strip strip, int from, int to) {
        int middle() {
            return from + (to - from + 1) / 2;
        }
    }

    Sums(Question question, Columns columns, Sheet sheet) {
        this.question = question;
        this.columns = columns;
        sets.number(new int[0], 0);
        for (int set = 0; set < sheet.size(); set++) {
            int counting = asked(sheet.counting(set));
            int adding = asked(sheet.adding(set));
            if (counting != 0 || adding != 0) {
                strips.add(new Strip(sheet.entries(set), counting, adding));
            }
        }
        this.stride = Math.multiplyExact(question.periods(), sets.size());
        this.periodOfDay = Arrays.stream(question.periodOfDay())
                .map(period -> period * sets.size())
                .toArray();
        this.size = strips.stream().mapToLong(strip -> strip.entries().size()).sum();
        this.mayOverflow =
                strips.stream().mapToDouble(strip -> strip.entries().bound()).sum() >= SURE;
    }

    private int asked(int[] keys) {
        int[] asked = Arrays.stream(keys).filter(question::isAsked).toArray();
        return sets.number(asked, asked.length);
    }

    /** Whether nothing is asked for that these entries could tell. */
    boolean isEmpty() {
        return strips.isEmpty();
    }

    private boolean isDense() {
        long numbers = Math.multiplyExact(question.cells(), (long) sets.size());
        return numbers <= Math.max(FEW, 2 * size);
    }

    /** The passes to run before {@link #finish}, in any order. */
    List<Callable<?>> tasks() {
        if (!isDense()) {
            return List.of(this::sort);
        }
        List<Callable<?>> tasks = new ArrayList<>();
        List<Stretch> stretches = new ArrayList<>();
        int room = PART;
        for (Strip strip : strips) {
            int end = strip.entries().size();
            for (int from = 0; from < end; ) {
                int to = Math.min(end, from + room);
                stretches.add(new Stretch(strip, from, to));
                room -= to - from;
                from = to;
                if (room == 0) {
                    tasks.add(task(List.copyOf(stretches)));
                    stretches.clear();
                    room = PART;
                }
            }
        }
        if (!stretches.isEmpty()) {
            tasks.add(task(List.copyOf(stretches)));
        }
        return tasks;
    }

    private Callable<?> task(List<Stretch> stretches) {
        int number = partial.size();
        partial.add(new long[0]);
        return () -> partial.set(number, add(stretches));
    }

    private long[] add(List<Stretch> stretches) {
        long[] sums = new long[(int) (question.cells() * sets.size())];
        for (Stretch stretch : stretches) {
            if (stretch.strip().counting() != 0) {
                count(sums, stretch);
            }
            if (stretch.strip().adding() != 0) {
                add(sums, stretch);
            }
        }
        return sums;
    }

    /** Where the numbers of the cell of an entry begin. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read for every entry
    private record Cells(Column segments, Column days, int[] periodOfDay, int stride) {
        int of(int entry) {
            return segments.get(entry) * stride + periodOfDay[days.get(entry)];
        }
    }

    private Cells cells(Entries entries) {
        return new Cells(question.segments(entries), entries.days(), periodOfDay, stride);
    }

    /**
     * Two halves take turns here and below: neighbours often belong to the same cell, and a processor waits for one addition
     * to a number before it begins the next.
     */
    private void count(long[] sums, Stretch stretch) {
        Cells cells = cells(stretch.strip().entries());
        int counting = stretch.strip().counting();
        int i = stretch.from();
        for (int j = stretch.middle(); j < stretch.to(); i++, j++) {
            sums[cells.of(i) + counting]++;
            sums[cells.of(j) + counting]++;
        }
        if (i < stretch.middle()) {
            sums[cells.of(i) + counting]++;
        }
    }

    private void add(long[] sums, Stretch stretch) {
        Cells cells = cells(stretch.strip().entries());
        long[] amounts = stretch.strip().entries().amounts();
        int adding = stretch.strip().adding();
        int i = stretch.from();
        if (mayOverflow) {
            for (; i < stretch.to(); i++) {
                int slot = cells.of(i) + adding;
                sums[slot] = exactly(slot, sums[slot], amounts[i]);
            }
            return;
        }
        for (int j = stretch.middle(); j < stretch.to(); i++, j++) {
            sums[cells.of(i) + adding] += amounts[i];
            sums[cells.of(j) + adding] += amounts[j];
        }
        if (i < stretch.middle()) {
            sums[cells.of(i) + adding] += amounts[i];
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
        int most = Math.toIntExact(2 * size);
        long[] keys = new long[most];
        long[] amounts = new long[most];
        int end = 0;
        for (Strip strip : strips) {
            long[] cells = question.cells(strip.entries());
            if (strip.counting() != 0) {
                Arrays.fill(amounts, end, end + cells.length, 1);
                end = slots(cells, strip.counting(), keys, end);
            }
            if (strip.adding() != 0) {
                System.arraycopy(strip.entries().amounts(), 0, amounts, end, cells.length);
                end = slots(cells, strip.adding(), keys, end);
            }
        }
        keys = Arrays.copyOf(keys, end);
        int[] order = Radix.sort(keys);
        slots = new long[end];
        totals = new long[end];
        int last = -1;
        for (int i = 0; i < end; i++) {
            if (last < 0 || slots[last] != keys[i]) {
                slots[++last] = keys[i];
            }
            totals[last] = exactly(keys[i], totals[last], amounts[order[i]]);
        }
        slots = Arrays.copyOf(slots, last + 1);
        totals = Arrays.copyOf(totals, last + 1);
        return totals;
    }

    private int slots(long[] cells, int set, long[] into, int from) {
        for (int i = 0; i < cells.length; i++) {
            into[from + i] = cells[i] * sets.size() + set;
        }
        return from + cells.length;
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
