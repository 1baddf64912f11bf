package org.leadkpi.ledger;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Tally;
import org.leadkpi.time.Periods;

/**
 * What a journal is asked: which tallies, in which periods, along which dimensions. Cells are numbered by segment and period,
 * the period changing fastest.
 */
final class Question {

    /** With the signatures of a cell, its numbers must be numbered in 64 bits. */
    private static final long MOST_CELLS = 1L << 45;

    private final Journal journal;
    private final List<Coding> codings;
    private final int periods;

    /** By the number of a tally in the journal: its number in the question, or -1. */
    private final int[] asked;

    private final int[] periodOfDay;

    /** How many values each dimension has, and all of them together. */
    private final long[] sizes;

    private final long cells;

    Question(Journal journal, List<Tally<?>> tallies, Periods periods, List<Coding> codings) {
        this.journal = journal;
        this.codings = codings;
        this.periods = periods.count();
        this.asked = new int[journal.catalog().tallies().size()];
        Arrays.fill(asked, -1);
        for (int i = 0; i < tallies.size(); i++) {
            asked[journal.columns().tally(tallies.get(i))] = i;
        }
        Periods days = journal.days();
        this.periodOfDay = new int[days.count()];
        Arrays.setAll(periodOfDay, day -> periods.indexOf(days.range(day).start()));
        this.sizes = codings.stream().mapToLong(Coding::size).toArray();
        this.cells = Arrays.stream(sizes).reduce(periods.count(), Question::product);
    }

    private static long product(long cells, long values) {
        if (Math.multiplyHigh(cells, values) != 0 || cells * values > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "the dimensions have more than " + MOST_CELLS + " possible cells; group by fewer of them");
        }
        return cells * values;
    }

    int periods() {
        return periods;
    }

    int[] periodOfDay() {
        return periodOfDay;
    }

    int period(int day) {
        return periodOfDay[day];
    }

    int days() {
        return periodOfDay.length;
    }

    /** How many cells there may be. */
    long cells() {
        return cells;
    }

    /** The number that a column of the journal has in the answer, or -1 when nobody asked for its tally. */
    int column(int inJournal) {
        int tally = asked[Columns.tallyOf(inJournal)];
        return tally < 0 ? -1 : Columns.of(tally, inJournal);
    }

    /** The key that a number in a signature of the journal stands for in the answer; only where its tally was asked for. */
    Key key(int number) {
        Key key = journal.key(number);
        return new Key(column(key.column()), key.value());
    }

    boolean isAsked(int number) {
        return column(journal.key(number).column()) >= 0;
    }

    Blocks blocks(Segmented entries) {
        return new Blocks(entries, codings, sizes);
    }

    /** Where entries belong, given how many numbers a segment has and which of them an entry of a place is added to. */
    long[] slots(Segmented entries, long stride, int[] targets) {
        Blocks blocks = blocks(entries);
        long[] slots = new long[entries.size()];
        for (int from = 0; from < slots.length; from += Blocks.SIZE) {
            int count = Math.min(Blocks.SIZE, slots.length - from);
            blocks.segments(from, count, slots);
            int[] places = blocks.places(from, count);
            for (int i = 0; i < count; i++) {
                slots[from + i] = slots[from + i] * stride + targets[places[i]];
            }
        }
        return slots;
    }

    Segment segment(long cell) {
        long rest = cell / periods;
        String[] names = new String[codings.size()];
        for (int axis = names.length - 1; axis >= 0; axis--) {
            names[axis] = codings.get(axis).name((int) (rest % sizes[axis]));
            rest /= sizes[axis];
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int axis = 0; axis < names.length; axis++) {
            values.put(codings.get(axis).dimension().name(), names[axis]);
        }
        return new Segment(values);
    }
}
