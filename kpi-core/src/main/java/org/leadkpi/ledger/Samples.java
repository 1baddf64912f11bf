package org.leadkpi.ledger;

import java.util.Arrays;

/** Deals the values of a distribution out to the cells they belong to, in ascending order within each. */
final class Samples implements Answer.Cells {

    /** Up to this many cells an array is cheap whatever the entries. */
    private static final long FEW = 1 << 16;

    private final Question question;
    private final int column;

    private long[] sorted = new long[0];

    /** Places in the sorted values, cell by cell; those of a cell end where the next one begins. */
    private int[] places = new int[0];

    private long[] cells = new long[0];
    private int[] ends = new int[0];
    private int next;

    Samples(Question question, int column) {
        this.question = question;
        this.column = column;
    }

    Samples gather(Entries.Ordered entries) {
        sorted = entries.amounts();
        if (question.cells() <= Math.max(FEW, 2L * entries.size())) {
            deal(entries, (int) question.cells());
        } else {
            sort(entries);
        }
        return this;
    }

    private void deal(Entries.Ordered entries, int count) {
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
        places = new int[size];
        int[] fill = Arrays.copyOf(starts, count);
        for (int i = 0; i < size; i++) {
            places[fill[segments.get(i) * periods + periodOfDay[days.get(i)]]++] = i;
        }
        cells = new long[used];
        ends = new int[used];
        int next = 0;
        for (int cell = 0; cell < count; cell++) {
            if (starts[cell + 1] > starts[cell]) {
                cells[next] = cell;
                ends[next++] = starts[cell + 1];
            }
        }
    }

    private void sort(Entries.Ordered entries) {
        long[] keys = question.cells(entries);
        places = Radix.sort(keys);
        cells = new long[keys.length];
        ends = new int[keys.length];
        int size = 0;
        for (int i = 0; i < keys.length; i++) {
            if (size == 0 || cells[size - 1] != keys[i]) {
                cells[size++] = keys[i];
            }
            ends[size - 1] = i + 1;
        }
        cells = Arrays.copyOf(cells, size);
        ends = Arrays.copyOf(ends, size);
    }

    @Override
    public long cell() {
        return next < cells.length ? cells[next] : Long.MAX_VALUE;
    }

    @Override
    public void write(Answer.Draft draft) {
        draft.put(column, Values.at(sorted, places, next == 0 ? 0 : ends[next - 1], ends[next]));
        next++;
    }
}
