package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /**
     * A list to go through, and what each element adds to a number of its cell.
     *
     * @param weights what is added, null for one
     * @param set the set under which it is added
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read for every entry
    private record Pass(int size, Column segments, Column days, long @Nullable [] weights, int set) {}

    /** A stretch of a pass. */
    private record Stretch(Pass pass, int from, int to) {
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
        for (Pass pass : passes()) {
            for (int from = 0; from < pass.size(); ) {
                int to = Math.min(pass.size(), from + room);
                stretches.add(new Stretch(pass, from, to));
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

    /** Where it saves much, entries are taken together by segment and day first. */
    private List<Pass> passes() {
        List<Pass> passes = new ArrayList<>();
        for (Strip strip : strips) {
            Entries entries = strip.entries();
            if (!mayOverflow && question.areDense(entries)) {
                Daily daily = question.daily(entries);
                add(passes, strip, daily.size(), daily.segments(), daily.days(), daily.counts(), daily.amounts());
            } else {
                long[] amounts = entries.hasAmounts() ? entries.amounts() : null;
                add(passes, strip, entries.size(), question.segments(entries), entries.days(), null, amounts);
            }
        }
        return passes;
    }

    private static void add(
            List<Pass> passes,
            Strip strip,
            int size,
            Column segments,
            Column days,
            long @Nullable [] counts,
            long @Nullable [] amounts) {
        if (strip.counting() != 0) {
            passes.add(new Pass(size, segments, days, counts, strip.counting()));
        }
        if (strip.adding() != 0) {
            passes.add(new Pass(size, segments, days, amounts, strip.adding()));
        }
    }

    private Callable<?> task(List<Stretch> stretches) {
        int number = partial.size();
        partial.add(new long[0]);
        return () -> partial.set(number, add(stretches));
    }

    private long[] add(List<Stretch> stretches) {
        long[] sums = new long[(int) (question.cells() * sets.size())];
        for (Stretch stretch : stretches) {
            Pass pass = stretch.pass();
            Cells cells = new Cells(pass.segments(), pass.days(), periodOfDay, stride, pass.set());
            if (pass.weights() == null) {
                count(sums, cells, stretch);
            } else if (mayOverflow) {
                addExactly(sums, cells, pass.weights(), stretch);
            } else {
                add(sums, cells, pass.weights(), stretch);
            }
        }
        return sums;
    }

    /** Where the number stands that an element is added to. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read for every entry
    private record Cells(Column segments, Column days, int[] periodOfDay, int stride, int set) {
        int of(int element) {
            return segments.get(element) * stride + periodOfDay[days.get(element)] + set;
        }
    }

    /**
     * Two halves take turns here and below: neighbours often belong to the same cell, and a processor waits for one addition
     * to a number before it begins the next.
     */
    private static void count(long[] sums, Cells cells, Stretch stretch) {
        int i = stretch.from();
        for (int j = stretch.middle(); j < stretch.to(); i++, j++) {
            sums[cells.of(i)]++;
            sums[cells.of(j)]++;
        }
        if (i < stretch.middle()) {
            sums[cells.of(i)]++;
        }
    }

    private static void add(long[] sums, Cells cells, long[] weights, Stretch stretch) {
        int i = stretch.from();
        for (int j = stretch.middle(); j < stretch.to(); i++, j++) {
            sums[cells.of(i)] += weights[i];
            sums[cells.of(j)] += weights[j];
        }
        if (i < stretch.middle()) {
            sums[cells.of(i)] += weights[i];
        }
    }

    private void addExactly(long[] sums, Cells cells, long[] weights, Stretch stretch) {
        for (int i = stretch.from(); i < stretch.to(); i++) {
            int slot = cells.of(i);
            sums[slot] = exactly(slot, sums[slot], weights[i]);
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
