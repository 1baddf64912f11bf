package org.leadkpi.ledger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.leadkpi.metric.Plan;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.Grain;

/**
 * What the records of one source post, in columns: counts and amounts by signature, the values of each distribution, and
 * which records post something that depends on the length of a period.
 *
 * @param <R> the type of a record
 */
final class Section<R> {

    private final Plan<R> plan;
    private final Dataset data;

    /** By the first tally of those that share a dating. */
    private final Numbered<Sheet> sheets = new Numbered<>(Sheet::new);

    /** By the number of the column. */
    private final Numbered<Entries> values = new Numbered<>(() -> new Entries(true));

    /** The records that post something spanning days; their days are not used. */
    private final Entries spanning = new Entries(false);

    private final Map<Grain, Section<R>> byGrain = new ConcurrentHashMap<>();

    Section(Plan<R> plan, Dataset data) {
        this.plan = plan;
        this.data = data;
    }

    /** How the records were posted. */
    Plan<R> plan() {
        return plan;
    }

    /** What is counted, and the amounts. */
    Numbered<Sheet> sheets() {
        return sheets;
    }

    Sheet sheet(int first) {
        return sheets.get(first);
    }

    Numbered<Entries> values() {
        return values;
    }

    Entries values(int column) {
        return values.get(column);
    }

    Entries spanning() {
        return spanning;
    }

    /** Appends what a later part of the records posts. */
    void append(Section<R> part) {
        part.sheets.forEach((sheet, first) -> sheet(first).append(sheet));
        part.values.forEach((entries, column) -> values(column).append(entries));
        spanning.append(part.spanning);
    }

    private void forEachEntries(Consumer<Entries> action) {
        sheets.stream().flatMap(Sheet::stream).forEach(action);
        values.stream().forEach(action);
        action.accept(spanning);
    }

    /** Ends adding. */
    void close() {
        forEachEntries(Entries::close);
    }

    /** What depends on the length of a period, posted for one; kept until released. */
    Section<R> spanning(Grain grain, Supplier<Section<R>> post) {
        return byGrain.computeIfAbsent(grain, key -> post.get());
    }

    /** Lets go of what queries derived. */
    void release() {
        byGrain.clear();
        forEachEntries(Entries::release);
    }

    /** Numbers the segments of all entries along a dimension, unless that was done before. */
    synchronized void encode(Coding coding) {
        if (spanning.isEncoded(coding)) {
            return;
        }
        Column numbers = coding.numbers(plan.source(), data);
        forEachEntries(entries -> entries.encode(coding, numbers));
    }

    /** Bytes of the columns, without what queries derived. */
    long bytes() {
        long[] sum = new long[1];
        forEachEntries(entries -> sum[0] += entries.bytes());
        return sum[0];
    }

    int size() {
        int[] sum = new int[1];
        forEachEntries(entries -> sum[0] += entries.size());
        return sum[0];
    }
}
