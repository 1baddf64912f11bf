package org.leadkpi.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Plan;
import org.leadkpi.metric.Poster;
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

    /** What is known of each verdict by its number: the verdict, and where records that it alone is given are entered. */
    private @Nullable Verdict[] verdicts = new Verdict[64];

    private @Nullable Entries[] entries = new Entries[64];

    /** The number of the verdict that counts the current placement, or -1. */
    private int verdict = -1;

    /** The keys that the current placement counts under one by one. */
    private int[] keys = new int[64];

    private int keysSize;

    /** The amounts of the current placement, and under which key each stands. */
    private long[] amounts = new long[8];

    private int[] amountKeys = new int[8];
    private int amountsSize;

    private Recorder(Plan<R> plan, Journal journal, Periods periods) {
        super(journal.columns());
        this.columns = journal.columns();
        this.fractions = journal.fractions();
        Dataset data = journal.data();
        Periods days = journal.days();
        this.section = new Section<>(plan, data);
        this.poster = plan.poster(data, periods, this);
        this.firstDays = new int[periods.count()];
        Arrays.setAll(firstDays, period -> days.indexOf(periods.range(period).start()));
    }

    /** Records what counts on one day alone, of the records from one on. */
    static <R> Recorder<R> days(Plan<R> plan, Journal journal, int first) {
        Recorder<R> recorder = new Recorder<>(plan, journal, journal.days());
        recorder.record = first;
        return recorder;
    }

    /** Records what the next record posts on one day alone. */
    void record(R next) {
        if (poster.postDays(next)) {
            section.spanning().add(record, 0);
        }
        record++;
    }

    /** The record to come next. */
    int next() {
        return record;
    }

    /** What is recorded. */
    Section<R> section() {
        return section;
    }

    /** Records the rest, which spans days, for one length of periods. */
    static <R> Section<R> spanning(Section<R> base, Journal journal, Periods periods) {
        Entries spanning = base.spanning();
        List<R> records = base.plan().source().records(journal.data());
        Recorder<R> recorder = new Recorder<>(base.plan(), journal, periods);
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
        if (number >= verdicts.length) {
            verdicts = Arrays.copyOf(verdicts, Math.max(number + 1, number * 2));
            entries = Arrays.copyOf(entries, verdicts.length);
        }
        if (verdicts[number] == null) {
            verdicts[number] = verdict;
        }
        this.verdict = number;
        this.period = period;
    }

    @Override
    void count(int column, int period) {
        this.period = period;
        push(column);
    }

    private void push(int key) {
        if (keysSize == keys.length) {
            keys = Arrays.copyOf(keys, keysSize * 2);
        }
        keys[keysSize++] = key;
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
        if (verdict >= 0 && keysSize == 0 && amountsSize == 0) {
            Entries known = entries[verdict];
            if (known == null) {
                known = entriesOfVerdict(first);
            }
            known.add(record, firstDays[period]);
        } else if (verdict >= 0 || keysSize > 0 || amountsSize > 0) {
            enter(section.sheet(first));
        }
        verdict = -1;
    }

    private Entries entriesOfVerdict(int first) {
        int number = verdict;
        Objects.requireNonNull(verdicts[number]).postCounts(period, this);
        Entries known = section.sheet(first).under(keys, keysSize);
        keysSize = 0;
        entries[number] = known;
        return known;
    }

    /** Enters what is counted together with the first amount, and each further amount that differs from those before. */
    private void enter(Sheet sheet) {
        if (verdict >= 0) {
            Objects.requireNonNull(verdicts[verdict]).postCounts(period, this);
        }
        if (amountsSize == 0) {
            sheet.under(keys, keysSize).add(record, firstDays[period]);
        }
        for (int i = 0; i < amountsSize; i++) {
            long amount = amounts[i];
            if (isFirst(i)) {
                for (int j = i; j < amountsSize; j++) {
                    if (amounts[j] == amount) {
                        push(Sheet.amount(amountKeys[j]));
                    }
                }
                sheet.under(keys, keysSize).add(record, firstDays[period], amount);
                keysSize = 0;
            }
        }
        keysSize = 0;
        amountsSize = 0;
    }

    private boolean isFirst(int place) {
        for (int i = 0; i < place; i++) {
            if (amounts[i] == amounts[place]) {
                return false;
            }
        }
        return true;
    }
}
