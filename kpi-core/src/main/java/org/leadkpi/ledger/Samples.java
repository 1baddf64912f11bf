package org.leadkpi.ledger;

import java.util.Arrays;

/**
 * Where the values of a distribution belong: places in the table of its sorted values, cell by cell, so that those of a cell are
 * in ascending order.
 *
 * @param cells the cells that have a value, in ascending order
 * @param ends where the places of each of these cells end, and those of the next one begin
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read for every question
record Samples(long[] sorted, int[] places, long[] cells, int[] ends) {

    /** Up to this many cells an array is cheap whatever the entries. */
    private static final long FEW = 1 << 16;

    /** Deals values out to the cells they belong to. */
    static Samples of(Question question, Entries.Ordered entries) {
        return question.cells() <= Math.max(FEW, 2L * entries.size())
                ? dealt(question, entries, (int) question.cells())
                : sorted(question, entries);
    }

    private static Samples dealt(Question question, Entries.Ordered entries, int count) {
        int size = entries.size();
        int periods = question.periods();
        int[] periodOfDay = question.periodOfDay();
        Column segments = question.segments(entries);
        Column days = entries.days();
        int[] starts = new int[count + 1];
        for (int i = 0; i < size; i++) {
            starts[segments.get(i) * periods + periodOfDay[days.get(i)] + 1]++;
        }
        int used = 0;
        for (int cell = 0; cell < count; cell++) {
            used += starts[cell + 1] > 0 ? 1 : 0;
            starts[cell + 1] += starts[cell];
        }
        int[] places = new int[size];
        int[] fill = Arrays.copyOf(starts, count);
        for (int i = 0; i < size; i++) {
            places[fill[segments.get(i) * periods + periodOfDay[days.get(i)]]++] = i;
        }
        long[] cells = new long[used];
        int[] ends = new int[used];
        int next = 0;
        for (int cell = 0; cell < count; cell++) {
            if (starts[cell + 1] > starts[cell]) {
                cells[next] = cell;
                ends[next++] = starts[cell + 1];
            }
        }
        return new Samples(entries.amounts(), places, cells, ends);
    }

    private static Samples sorted(Question question, Entries.Ordered entries) {
        long[] keys = question.cells(entries);
        int[] places = Radix.sort(keys);
        long[] cells = new long[keys.length];
        int[] ends = new int[keys.length];
        int size = 0;
        for (int i = 0; i < keys.length; i++) {
            if (size == 0 || cells[size - 1] != keys[i]) {
                cells[size++] = keys[i];
            }
            ends[size - 1] = i + 1;
        }
        return new Samples(entries.amounts(), places, Arrays.copyOf(cells, size), Arrays.copyOf(ends, size));
    }

    /** Goes through the cells, the values being those of a column. */
    Answer.Cells of(int column) {
        return new Answer.Cells() {
            private int next;

            @Override
            public long cell() {
                return next < cells.length ? cells[next] : Long.MAX_VALUE;
            }

            @Override
            public void write(Answer.Draft draft) {
                draft.put(column, Values.at(sorted, places, next == 0 ? 0 : ends[next - 1], ends[next]));
                next++;
            }
        };
    }
}
