package org.leadkpi.ledger;

import java.util.Arrays;
import java.util.List;
import org.leadkpi.metric.Poster;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.Verdict;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.Periods;

/**
 * Writes what records post into the columns of a section.
 *
 * @param <R> the type of a record
 */
final class Recorder<R> extends Book {

    private final Columns columns;
    private final Fractions fractions;
    private final Section<R> section;
    private final Poster<R> poster;

    /** The number of the day that each period begins with. */
    private final int[] firstDays;

    private int record;
    private int period;

    /** By the number of a verdict: the number of its signature in its group, plus one. */
    private int[] signatures = new int[64];

    /** What the current placement counts one by one. */
    private int[] counted = new int[64];

    private int countedSize;

    /** The amounts of the current placement, and under which key each stands. */
    private long[] amounts = new long[8];

    private int[] amountKeys = new int[8];
    private int amountsSize;
    private int[] together = new int[8];

    private Recorder(Source<R> source, Journal journal, Periods periods) {
        super(journal.columns());
        this.columns = journal.columns();
        this.fractions = journal.fractions();
        Dataset data = journal.data();
        Periods days = journal.days();
        this.section = new Section<>(source, data, days.count());
        this.poster = journal.catalog().poster(source, data, periods, this);
        this.firstDays = new int[periods.count()];
        Arrays.setAll(firstDays, period -> days.indexOf(periods.range(period).start()));
    }

    /** Records what counts on one day alone, of some records. */
    static <R> Section<R> days(Source<R> source, Journal journal, List<R> records) {
        Recorder<R> recorder = new Recorder<>(source, journal, journal.days());
        for (R one : records) {
            if (recorder.poster.postDays(one)) {
                recorder.section.spanning().add(recorder.record, 0);
            }
            recorder.record++;
        }
        return recorder.section;
    }

    /** Records the rest, which spans days, for one length of periods. */
    static <R> Section<R> spanning(Section<R> base, Journal journal, Periods periods) {
        Entries spanning = base.spanning();
        List<R> records = base.source().records(journal.data());
        Recorder<R> recorder = new Recorder<>(base.source(), journal, periods);
        for (int i = 0; i < spanning.size(); i++) {
            recorder.record = spanning.record(i);
            recorder.poster.postSpanning(records.get(recorder.record));
        }
        recorder.section.close();
        return recorder.section;
    }

    @Override
    public void counts(Verdict verdict, int period) {
        int number = verdict.number();
        if (number >= signatures.length) {
            signatures = Arrays.copyOf(signatures, Math.max(number + 1, signatures.length * 2));
        }
        Section.Group group = section.counts(verdict.group());
        if (signatures[number] == 0) {
            verdict.postCounts(period, this);
            signatures[number] = signature(group) + 1;
        }
        group.entries().add(record, section.place(signatures[number] - 1, firstDays[period]));
    }

    @Override
    void count(int column, int period) {
        this.period = period;
        if (countedSize == counted.length) {
            counted = Arrays.copyOf(counted, countedSize * 2);
        }
        counted[countedSize++] = column;
    }

    @Override
    void amount(int column, long denominator, int period, long amount) {
        this.period = period;
        if (amount == 0) {
            return;
        }
        if (amountsSize == amounts.length) {
            amounts = Arrays.copyOf(amounts, amountsSize * 2);
            amountKeys = Arrays.copyOf(amountKeys, amountsSize * 2);
            together = new int[amountsSize * 2];
        }
        amounts[amountsSize] = amount;
        amountKeys[amountsSize++] = denominator == 1 ? column : columns.count() + fractions.number(column, denominator);
    }

    @Override
    void value(int column, int period, long value) {
        section.values(column).add(record, firstDays[period], value);
    }

    @Override
    public void placed(int first) {
        if (countedSize > 0) {
            Section.Group group = section.counts(first);
            group.entries().add(record, section.place(signature(group), firstDays[period]));
        }
        if (amountsSize > 0) {
            Section.Group group = section.amounts(first);
            for (int i = 0; i < amountsSize; i++) {
                enterTogether(group, i);
            }
            amountsSize = 0;
        }
    }

    /** The number of the set of what was counted one by one, which is done with. */
    private int signature(Section.Group group) {
        int number = group.sets().number(counted, countedSize);
        countedSize = 0;
        return number;
    }

    /** Enters an amount once for all keys it stands under, at its first occurrence. */
    private void enterTogether(Section.Group group, int first) {
        long amount = amounts[first];
        for (int i = 0; i < first; i++) {
            if (amounts[i] == amount) {
                return;
            }
        }
        int size = 0;
        for (int i = first; i < amountsSize; i++) {
            if (amounts[i] == amount) {
                together[size++] = amountKeys[i];
            }
        }
        group.entries().add(record, section.place(group.sets().number(together, size), firstDays[period]), amount);
    }
}
