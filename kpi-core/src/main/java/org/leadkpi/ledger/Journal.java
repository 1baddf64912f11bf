package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Source;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;

/**
 * The records of a dataset in columns, ready to be asked again and again: every tally was asked once per record, and what
 * the record posts is kept beside the day it counts on. A {@link Ledger} of any grain, by any dimensions, of all or some of
 * the KPIs, is then a few passes over numbers.
 *
 * <ul>
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
    private final List<Section<?>> sections = new ArrayList<>();
    private final Map<Dimension, Coding> codings = new ConcurrentHashMap<>();

    private Journal(Dataset data, Catalog catalog) {
        this.data = Objects.requireNonNull(data, "data");
        this.catalog = Objects.requireNonNull(catalog, "catalog");
        this.columns = new Columns(catalog.tallies(), Frame.moneyScale(data.currency()));
        this.days = Periods.of(Grain.DAY, data.range(), data.zone());
    }

    /**
     * Journals a dataset for the standard catalogue.
     *
     * @param data the dataset
     * @return the journal
     */
    public static Journal of(Dataset data) {
        return of(data, Catalog.standard());
    }

    /**
     * Journals a dataset.
     *
     * @param data the dataset
     * @param catalog the KPIs that may be asked for
     * @return the journal
     * @throws ArithmeticException if a quantity exceeds 64 bits; the message names the tally
     */
    public static Journal of(Dataset data, Catalog catalog) {
        Journal journal = new Journal(data, catalog);
        for (Source<?> source : catalog.sources()) {
            journal.sections.add(journal.section(source));
        }
        return journal;
    }

    private <R> Section<R> section(Source<R> source) {
        Section<R> section = Recorder.days(source, this, source.records(data));
        section.close();
        return section;
    }

    /**
     * Journals a dataset with several threads; the journal is the same.
     *
     * @param data the dataset
     * @param catalog the KPIs that may be asked for
     * @param pool the threads to use
     * @return the journal
     * @throws ArithmeticException if a quantity exceeds 64 bits; the message names the tally
     */
    public static Journal of(Dataset data, Catalog catalog, ForkJoinPool pool) {
        Journal journal = new Journal(data, catalog);
        List<Assembly<?>> assemblies = new ArrayList<>();
        for (Source<?> source : catalog.sources()) {
            assemblies.add(new Assembly<>(source, journal));
        }
        Parallel.run(
                pool,
                assemblies.stream()
                        .<Callable<?>>flatMap(assembly -> assembly.tasks().stream())
                        .toList());
        assemblies.forEach(assembly -> journal.sections.add(assembly.whole()));
        return journal;
    }

    /** A section that several threads record in parts. */
    private static final class Assembly<R> {
        private final Source<R> source;
        private final Journal journal;
        private final List<R> records;
        private final List<@Nullable Section<R>> parts = new ArrayList<>();

        Assembly(Source<R> source, Journal journal) {
            this.source = source;
            this.journal = journal;
            this.records = source.records(journal.data);
        }

        List<Callable<?>> tasks() {
            List<Callable<?>> tasks = new ArrayList<>();
            for (int from = 0; from < records.size(); from += PART) {
                List<R> part = records.subList(from, Math.min(from + PART, records.size()));
                int number = parts.size();
                parts.add(null);
                tasks.add(() -> parts.set(number, Recorder.days(source, journal, part)));
            }
            return tasks;
        }

        Section<R> whole() {
            Section<R> whole = new Section<>(source, journal.data);
            for (int i = 0; i < parts.size(); i++) {
                whole.append(Objects.requireNonNull(parts.get(i)), i * PART);
            }
            whole.close();
            return whole;
        }
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
    public void release() {
        sections.forEach(Section::release);
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

    /** The sections of a grain, their segments along some dimensions numbered. */
    List<Section<?>> sections(Periods periods, List<Coding> codings) {
        List<Section<?>> all = new ArrayList<>();
        for (Section<?> section : sections) {
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
    public String toString() {
        return "Journal of " + data.range() + ": "
                + sections.stream().mapToInt(Section::size).sum() + " entries of "
                + catalog.tallies().size() + " tallies in "
                + sections.stream().mapToLong(Section::bytes).sum() + " bytes";
    }
}
