package org.leadkpi.model;

import java.util.Arrays;
import java.util.List;

/** Which records belong to which lead: those of the first lead, of the next one and so on, then those of none. */
final class Links {

    /** More ranges than this would cost more memory than they save time. */
    private static final int MOST_RANGES = 8;

    /** Up to this many records of one lead are sorted where they stand. */
    private static final int FEW = 32;

    private final int[] starts;
    private final int[] ordinals;

    private Links(int[] starts, int[] ordinals) {
        this.starts = starts;
        this.ordinals = ordinals;
    }

    /**
     * Groups records by lead, and keeps the order of those of one lead.
     *
     * @param leadOf the lead of each record; the number of leads where there is none
     */
    static Links of(int[] leadOf, int records, int leads, Workers workers) {
        int ranges = Math.min(MOST_RANGES, workers.ranges(records));
        List<int[]> counts = workers.each(ranges, records, (range, from, to) -> {
            int[] count = new int[leads + 1];
            for (int record = from; record < to; record++) {
                count[leadOf[record]]++;
            }
            return count;
        });
        int[][] ofRanges = counts.toArray(int[][]::new);
        int[] starts = new int[leads + 1];
        int at = 0;
        for (int lead = 0; lead <= leads; lead++) {
            starts[lead] = at;
            for (int[] count : ofRanges) {
                int here = count[lead];
                count[lead] = at;
                at += here;
            }
        }
        int[] ordinals = new int[records];
        workers.each(ranges, records, (range, from, to) -> {
            int[] next = counts.get(range);
            for (int record = from; record < to; record++) {
                ordinals[next[leadOf[record]]++] = record;
            }
            return next;
        });
        return new Links(starts, ordinals);
    }

    /** Sorts the records of each lead; equal ones stay in their order. */
    void sort(OrdinalOrder order, Workers workers) {
        int leads = leads();
        workers.each(workers.ranges(leads), leads, (range, from, to) -> {
            for (int lead = from; lead < to; lead++) {
                sort(starts[lead], starts[lead + 1], order);
            }
            return range;
        });
    }

    private void sort(int from, int to, OrdinalOrder order) {
        int sorted = from + 1;
        while (sorted < to && order.compare(ordinals[sorted - 1], ordinals[sorted]) <= 0) {
            sorted++;
        }
        if (sorted >= to) {
            return;
        }
        if (to - from > FEW) {
            Integer[] boxed = new Integer[to - from];
            Arrays.setAll(boxed, i -> ordinals[from + i]);
            Arrays.sort(boxed, order::compare);
            for (int i = from; i < to; i++) {
                ordinals[i] = boxed[i - from];
            }
            return;
        }
        for (int i = sorted; i < to; i++) {
            int moved = ordinals[i];
            int at = i;
            while (at > from && order.compare(ordinals[at - 1], moved) > 0) {
                ordinals[at] = ordinals[at - 1];
                at--;
            }
            ordinals[at] = moved;
        }
    }

    /** An order of records by their ordinals. */
    @FunctionalInterface
    interface OrdinalOrder {
        int compare(int a, int b);
    }

    /** The records of a lead; those of none under the number of leads. */
    <R> List<R> of(int lead, List<R> records) {
        return Slice.of(records, ordinals, start(lead), start(lead + 1));
    }

    /** The record at each place; not to be changed. */
    int[] records() {
        return ordinals;
    }

    /** The first place of a record of a lead, or of those of none under the number of leads. */
    int start(int lead) {
        return lead > leads() ? ordinals.length : starts[lead];
    }

    /** The record at a place: those of the first lead come first, in their order, those of no lead last. */
    int record(int place) {
        return ordinals[place];
    }

    /** How many records belong to a lead; they have the first places. */
    int linked() {
        return starts[leads()];
    }

    /** The lead at each place that has one. */
    int[] leadOfPlaces() {
        int[] leadOf = new int[linked()];
        for (int lead = 0; lead < leads(); lead++) {
            Arrays.fill(leadOf, starts[lead], starts[lead + 1], lead);
        }
        return leadOf;
    }

    /** How many leads there are, those without a record included. */
    int leads() {
        return starts.length - 1;
    }
}
