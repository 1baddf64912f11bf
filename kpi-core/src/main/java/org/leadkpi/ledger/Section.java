package org.leadkpi.ledger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.Grain;

/**
 * What the records of one source post, in columns: counts and amounts by signature, the values of each distribution, and
 * which records post something that depends on the length of a period.
 *
 * @param <R> the type of a record
 */
final class Section<R> {

    private final Source<R> source;
    private final Dataset data;
    private final int days;

    /** By the first tally of those that share a dating, so that a question passes over what it does not ask for. */
    private final Numbered<Group> counts = new Numbered<>(() -> Group.of(false));

    private final Numbered<Group> amounts = new Numbered<>(() -> Group.of(true));

    /** By the number of the column. */
    private final Numbered<Entries> values = new Numbered<>(() -> new Entries(0, true));

    /** The records that post something spanning days; the places are not used. */
    private final Entries spanning = new Entries(0, false);

    private final Map<Grain, Section<R>> byGrain = new ConcurrentHashMap<>();

    /** Entries, and the sets of keys that they post to. */
    record Group(Entries entries, Signatures sets) {

        static Group of(boolean withAmounts) {
            return new Group(new Entries(0, withAmounts), new Signatures());
        }
    }

    /**
     * @param days how many days are observed
     */
    Section(Source<R> source, Dataset data, int days) {
        this.source = source;
        this.data = data;
        this.days = days;
    }

    Source<R> source() {
        return source;
    }

    /** What is counted, and the amounts. */
    Stream<Group> groups() {
        return Stream.concat(counts.stream(), amounts.stream());
    }

    Group counts(int first) {
        return counts.get(first);
    }

    Group amounts(int first) {
        return amounts.get(first);
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

    /** What an entry of a signature and a day stands under. */
    int place(int signature, int day) {
        return Math.addExact(Math.multiplyExact(signature, days), day);
    }

    /** Appends what a part of the records posts, which begin at an offset among all records. */
    void append(Section<R> part, int offset) {
        part.counts.forEach((group, first) -> append(counts(first), group, offset));
        part.amounts.forEach((group, first) -> append(amounts(first), group, offset));
        part.values.forEach((entries, column) -> values(column).append(entries, offset, place -> place));
        spanning.append(part.spanning, offset, place -> place);
    }

    private void append(Group whole, Group part, int offset) {
        whole.entries().append(part.entries(), offset, moved(part.sets(), whole.sets()));
    }

    /** Turns places of a part into those of the whole, whose signatures have other numbers. */
    private IntUnaryOperator moved(Signatures part, Signatures whole) {
        int[] numbers = new int[part.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = whole.number(part.set(i), part.set(i).length);
        }
        return place -> place(numbers[place / days], place % days);
    }

    private void forEachEntries(Consumer<Entries> action) {
        groups().map(Group::entries).forEach(action);
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
        Dimension dimension = coding.dimension();
        if (!dimension.splits(source)) {
            int unsplit = coding.number(Segment.UNSPLIT);
            forEachEntries(entries -> entries.encode(coding, record -> unsplit));
        } else if (dimension.isOfOwner(source)) {
            source.owner().ifPresent(owner -> encode(coding, owner));
        } else {
            int[] numbers = numbers(coding, source, data);
            forEachEntries(entries -> entries.encode(coding, record -> numbers[record]));
        }
    }

    private void encode(Coding coding, Source.Owner<R, ?> owner) {
        int[] numbers = numbers(coding, owner.source(), data);
        int none = coding.number(Segment.NONE);
        forEachEntries(entries -> entries.encode(coding, record -> {
            int place = owner.place().applyAsInt(data, record);
            return place < 0 ? none : numbers[place];
        }));
    }

    private static <T> int[] numbers(Coding coding, Source<T> source, Dataset data) {
        List<T> records = source.records(data);
        int[] numbers = new int[records.size()];
        int place = 0;
        for (T record : records) {
            numbers[place++] = coding.number(coding.dimension().valueOf(source, record, data));
        }
        return numbers;
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
