package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.leadkpi.internal.Parallel;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Plan;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;

/**
 * The records of a dataset in columns, ready to be asked again and again: a tally is asked once per record, and what the
 * record posts is kept beside the day it counts on. A {@link Ledger} of any grain, by any dimensions, of all or some of the
 * KPIs, is then a few passes over numbers.
 *
 * <ul>
 *   <li>Tallies post when they are first asked for, those of one question together; {@link #complete} lets all of them post
 *       at once, so that no later question waits for it.
 *   <li>What a query needs beside (the segments along a dimension, the order of the values of a distribution) is derived when
 *       it is first asked for, and kept; {@link #release} lets go of it.
 *   <li>Safe for use by several threads at once.
 *   <li>For a single question {@link Ledger#of(Dataset, Catalog, Grain, Dimension...)} does the same without keeping anything.
 * </ul>
 *
 * <pre>{@code
 * Journal journal = Journal.of(data);
 * Ledger byMonth = Ledger.of(journal, Grain.MONTH, CHANNEL);
 * Ledger byWeek = Ledger.of(journal, Grain.WEEK, OWNER);
 * }</pre>
 *
 * @since 0.1
 */
public final class Journal {

    /** Fewer records than this are not worth another task. */
    private static final int PART = 1 << 16;

    private final Dataset data;
    private final Catalog catalog;
    private final Columns columns;
    private final Periods days;
    private final Fractions fractions = new Fractions();
    private final Map<Dimension, Coding> codings = new ConcurrentHashMap<>();

    /** The tallies that have posted, by number; together with the sections guarded by this. */
    private final BitSet posted = new BitSet();

    private final List<Chapter> chapters = new ArrayList<>();

    /** What tallies posted that were first asked for together. */
    private record Chapter(BitSet tallies, List<Section<?>> sections) {}

    private Journal(Dataset data, Catalog catalog) {
        this.data = Objects.requireNonNull(data, "data");
        this.catalog = Objects.requireNonNull(catalog, "catalog");
        this.columns = new Columns(catalog.tallies(), Frame.moneyScale(data.currency()));
        this.days = Periods.of(Grain.DAY, data.range(), data.zone());
    }

    /**
     * Makes a journal for the standard catalogue.
     *
     * @param data the dataset
     * @return the journal
     */
    public static Journal of(Dataset data) {
        return of(data, Catalog.standard());
    }

    /**
     * Makes a journal.
     *
     * @param data the dataset
     * @param catalog the KPIs that may be asked for
     * @return the journal, to which nothing is posted yet
     */
    public static Journal of(Dataset data, Catalog catalog) {
        return new Journal(data, catalog);
    }

    /**
     * Lets all tallies post that have not been asked for yet.
     *
     * @return this journal
     * @throws ArithmeticException if a quantity exceeds 64 bits; the message names the tally
     */
    public Journal complete() {
        return complete(null, catalog.tallies());
    }

    /**
     * Lets all tallies post that have not been asked for yet, with several threads; the journal is the same.
     *
     * @param pool the threads to use
     * @return this journal
     * @throws ArithmeticException if a quantity exceeds 64 bits; the message names the tally
     */
    public Journal complete(ForkJoinPool pool) {
        return complete(Objects.requireNonNull(pool, "pool"), catalog.tallies());
    }

    private synchronized Journal complete(@Nullable ForkJoinPool pool, List<Tally<?>> asked) {
        BitSet missing = numbers(asked);
        missing.andNot(posted);
        if (!missing.isEmpty()) {
            chapters.add(new Chapter(missing, post(missing, pool)));
            posted.or(missing);
        }
        return this;
    }

    private BitSet numbers(List<Tally<?>> tallies) {
        BitSet numbers = new BitSet();
        tallies.forEach(tally -> numbers.set(columns.tally(tally)));
        return numbers;
    }

    private List<Section<?>> post(BitSet tallies, @Nullable ForkJoinPool pool) {
        List<Assembly<?>> assemblies = new ArrayList<>();
        for (Source<?> source : catalog.sources()) {
            Plan<?> plan = tallies.cardinality() == catalog.tallies().size()
                    ? catalog.plan(source)
                    : catalog.plan(source, tally -> tallies.get(columns.tally(tally)));
            if (!plan.isEmpty()) {
                assemblies.add(new Assembly<>(plan, this));
            }
        }
        int most = pool == null ? Integer.MAX_VALUE : PART;
        Parallel.run(
                pool,
                assemblies.stream()
                        .filter(assembly -> assembly.ownerAmong(assemblies).isEmpty())
                        .<Callable<?>>flatMap(assembly -> assembly.walks(assemblies, most).stream())
                        .toList());
        return assemblies.stream().<Section<?>>map(Assembly::whole).toList();
    }

    /**
     * Returns the dataset.
     *
     * @return the dataset
     */
    public Dataset data() {
        return data;
    }

    /**
     * Returns the catalogue.
     *
     * @return the KPIs that may be asked for
     */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * Lets go of what queries have derived and derive again when they need it: the order of the values of distributions, and
     * what spans days. The segments along dimensions stay.
     */
    public synchronized void release() {
        chapters.forEach(chapter -> chapter.sections().forEach(Section::release));
    }

    Columns columns() {
        return columns;
    }

    Periods days() {
        return days;
    }

    Fractions fractions() {
        return fractions;
    }

    /** The sections of a grain that tell of some tallies, their segments along some dimensions numbered. */
    List<Section<?>> sections(
            List<Tally<?>> asked, Periods periods, List<Coding> codings, @Nullable ForkJoinPool pool) {
        List<Section<?>> all = new ArrayList<>();
        for (Section<?> section : sections(asked, pool)) {
            all.add(section);
            if (section.spanning().size() > 0) {
                all.add(spanning(section, periods));
            }
        }
        for (Section<?> section : all) {
            codings.forEach(section::encode);
        }
        return all;
    }

    private synchronized List<Section<?>> sections(List<Tally<?>> asked, @Nullable ForkJoinPool pool) {
        BitSet numbers = numbers(asked);
        return complete(pool, asked).chapters.stream()
                .filter(chapter -> chapter.tallies().intersects(numbers))
                .flatMap(chapter -> chapter.sections().stream())
                .toList();
    }

    private <R> Section<R> spanning(Section<R> section, Periods periods) {
        return section.spanning(periods.grain(), () -> Recorder.spanning(section, this, periods));
    }

    List<Coding> codings(List<Dimension> dimensions) {
        return dimensions.stream()
                .map(dimension -> codings.computeIfAbsent(dimension, Coding::new))
                .toList();
    }

    /** The key that a number in a signature stands for. */
    Key key(int number) {
        return number < columns.count() ? new Key(number, 1) : fractions.key(number - columns.count());
    }

    @Override
    public synchronized String toString() {
        List<Section<?>> all = chapters.stream()
                .flatMap(chapter -> chapter.sections().stream())
                .toList();
        return "Journal of " + data.range() + ": "
                + all.stream().mapToInt(Section::size).sum() + " entries of " + posted.cardinality() + " tallies in "
                + all.stream().mapToLong(Section::bytes).sum() + " bytes";
    }
}
