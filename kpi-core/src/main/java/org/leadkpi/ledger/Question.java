package org.leadkpi.ledger;

import java.util.Arrays;
import java.util.List;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Tally;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;

/**
 * What a journal is asked: which tallies, in which periods, along which dimensions. Cells are numbered by segment and period,
 * the period changing fastest.
 */
final class Question {

    private final Journal journal;
    private final Axes axes;
    private final Grain grain;
    private final int periods;

    /** By the number of a tally in the journal: its number in the question, or -1. */
    private final int[] asked;

    private final int[] periodOfDay;

    private final long cells;

    Question(Journal journal, List<Tally<?>> tallies, Periods periods, List<Coding> codings) {
        this.journal = journal;
        this.axes = Axes.of(codings);
        this.grain = periods.grain();
        this.periods = periods.count();
        this.asked = new int[journal.catalog().tallies().size()];
        Arrays.fill(asked, -1);
        for (int i = 0; i < tallies.size(); i++) {
            asked[journal.columns().tally(tallies.get(i))] = i;
        }
        Periods days = journal.days();
        this.periodOfDay = new int[days.count()];
        Arrays.setAll(periodOfDay, day -> periods.indexOf(days.range(day).start()));
        this.cells = axes.cells(periods.count());
    }

    int periods() {
        return periods;
    }

    int[] periodOfDay() {
        return periodOfDay;
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

    /** The segment of each entry, where cells are few. */
    Column segments(Segmented entries) {
        return entries.segments(axes);
    }

    /** Whether entries are many for the segments and days they belong to. */
    boolean areDense(Entries entries) {
        return Daily.isWorthwhile(entries.size(), cells / periods, periodOfDay.length);
    }

    /** Entries taken together by segment and day, where they are dense. */
    Daily daily(Entries entries) {
        return entries.daily(axes, (int) (cells / periods), periodOfDay.length);
    }

    /** Where the values of a distribution belong. */
    Samples samples(Entries.Ordered entries) {
        return entries.samples(axes, grain, () -> Samples.of(this, entries));
    }

    /** The cell of each entry, however many cells there are. */
    long[] cells(Segmented entries) {
        long[] numbers = axes.crossWide(entries);
        Column days = entries.days();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numbers[i] * periods + periodOfDay[days.get(i)];
        }
        return numbers;
    }

    Segment segment(long cell) {
        return axes.segment(cell / periods);
    }
}
