package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.leadkpi.internal.Lazy;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Journey;
import org.leadkpi.stats.Distribution;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;

/**
 * Exact totals of every tally, per segment and period.
 *
 * <p>Ledgers of one frame form an abelian group: {@link #plus} merges the ledgers of parts into the ledger of the whole,
 * whatever the parts and their order, and {@link #minus} takes a part out again. The unit of a part is the account with
 * all its leads, or the lead where it has none, and a series of traffic.
 *
 * @since 0.1
 */
public final class Ledger {

    private final Frame frame;
    private final Catalog catalog;
    private final Columns columns;
    private final Accounts accounts;
    private final Periods periods;
    private final Lazy<Pages> pages;
    private final Lazy<Map<Segment, List<Segment>>> narrowed = new Lazy<>(this::narrow);
    private final Optional<Setting> setting;

    /** What it takes to post more records: a dataset of none that knows what calculations must be told, and the axes. */
    private record Setting(Dataset context, List<Dimension> axes) {}

    private Ledger(
            Frame frame,
            Catalog catalog,
            Columns columns,
            Accounts accounts,
            Periods periods,
            Lazy<Pages> pages,
            Optional<Setting> setting) {
        this.frame = frame;
        this.catalog = catalog;
        this.columns = columns;
        this.accounts = accounts;
        this.periods = periods;
        this.pages = pages;
        this.setting = setting;
    }

    private Ledger with(Pages changed) {
        return new Ledger(frame, catalog, columns, accounts, periods, Lazy.of(changed), setting);
    }

    private Map<Segment, List<Segment>> narrow() {
        Map<Segment, List<Segment>> byValue = new TreeMap<>();
        for (Segment segment : pages.get().segments()) {
            segment.values()
                    .forEach((dimension, value) -> byValue.computeIfAbsent(
                                    Segment.of(dimension, value), key -> new ArrayList<>())
                            .add(segment));
        }
        return byValue;
    }

    /**
     * Posts the records of a dataset, for the standard catalogue.
     *
     * @param data the dataset
     * @param grain the length of a period
     * @param dimensions what to group by
     * @return the ledger
     */
    public static Ledger of(Dataset data, Grain grain, Dimension... dimensions) {
        return of(data, Catalog.standard(), grain, dimensions);
    }

    /**
     * Posts the records of a dataset.
     *
     * @param data the dataset
     * @param catalog the KPIs that will be asked for
     * @param grain the length of a period
     * @param dimensions what to group by
     * @return the ledger
     * @throws ArithmeticException if a total exceeds 64 bits; the message names the column
     */
    public static Ledger of(Dataset data, Catalog catalog, Grain grain, Dimension... dimensions) {
        return of(Journal.of(data, catalog), catalog, grain, dimensions);
    }

    /**
     * Asks a journal for everything it knows.
     *
     * @param journal the journal
     * @param grain the length of a period
     * @param dimensions what to group by
     * @return the ledger
     * @throws ArithmeticException if a total exceeds 64 bits; the message names the column
     */
    public static Ledger of(Journal journal, Grain grain, Dimension... dimensions) {
        return of(journal, journal.catalog(), grain, dimensions);
    }

    /**
     * Asks a journal for some KPIs.
     *
     * @param journal the journal
     * @param catalog the KPIs that will be asked for; their tallies must be in the journal
     * @param grain the length of a period
     * @param dimensions what to group by
     * @return the ledger
     * @throws IllegalArgumentException if the journal does not keep a tally of the catalogue; the message names it
     * @throws ArithmeticException if a total exceeds 64 bits; the message names the column
     */
    public static Ledger of(Journal journal, Catalog catalog, Grain grain, Dimension... dimensions) {
        return asked(journal, catalog, null, grain, dimensions);
    }

    /**
     * Asks a journal for some KPIs with several threads; the ledger is the same.
     *
     * @param journal the journal
     * @param catalog the KPIs that will be asked for; their tallies must be in the journal
     * @param pool the threads to use
     * @param grain the length of a period
     * @param dimensions what to group by
     * @return the ledger
     * @throws IllegalArgumentException if the journal does not keep a tally of the catalogue; the message names it
     * @throws ArithmeticException if a total exceeds 64 bits; the message names the column
     */
    public static Ledger of(Journal journal, Catalog catalog, ForkJoinPool pool, Grain grain, Dimension... dimensions) {
        return asked(journal, catalog, pool, grain, dimensions);
    }

    private static Ledger asked(
            Journal journal, Catalog catalog, @Nullable ForkJoinPool pool, Grain grain, Dimension... dimensions) {
        List<Dimension> axes = List.of(dimensions);
        Frame frame = Frame.of(journal.data(), catalog, grain, axes);
        Columns columns = new Columns(catalog.tallies(), frame.moneyScale());
        Periods periods = frame.periods();
        Answer answer = new Answer(journal, catalog.tallies(), axes, frame, columns, periods, pool);
        Dataset context = journal.data().part(List.of(), List.of(), List.of());
        return new Ledger(
                frame,
                catalog,
                columns,
                new Accounts(frame, columns, catalog.tallies()),
                periods,
                new Lazy<>(answer::pages),
                Optional.of(new Setting(context, axes)));
    }

    /**
     * A ledger without any entry.
     *
     * @param frame the frame
     * @param catalog the catalogue whose tallies the frame names
     * @return the neutral element of {@link #plus}
     */
    public static Ledger empty(Frame frame, Catalog catalog) {
        return ofRows(frame, catalog, List.of());
    }

    /**
     * A ledger made of rows, as another engine returns them; rows with equal keys add up.
     *
     * @param frame the frame
     * @param catalog the catalogue whose tallies the frame names
     * @param rows the rows, in any order
     * @return the ledger
     * @throws IllegalArgumentException if a row names a column, a period or a dimension that the frame does not have
     */
    public static Ledger ofRows(Frame frame, Catalog catalog, Collection<LedgerRow> rows) {
        Columns columns = new Columns(catalog.tallies(), frame.moneyScale());
        Periods periods = frame.periods();
        Bookkeeper bookkeeper = new Bookkeeper(frame, columns, periods);
        List<String> dimensions =
                frame.axes().stream().map(Frame.Axis::dimension).toList();
        for (LedgerRow row : rows) {
            if (!List.copyOf(row.segment().values().keySet()).equals(dimensions)) {
                throw new IllegalArgumentException("row " + row + " has dimensions "
                        + row.segment().values().keySet() + ", must be " + dimensions);
            }
            int period = periods.indexOf(row.range().start());
            if (period < 0 || !periods.range(period).equals(row.range())) {
                throw new IllegalArgumentException("row " + row + " has range " + row.range() + ", which is no "
                        + frame.grain() + " of " + frame.range());
            }
            bookkeeper.turnTo(row.segment());
            bookkeeper.add(period, new Key(columns.parse(row.column()), row.value()), row.amount());
        }
        Pages pages = bookkeeper.pages();
        return new Ledger(
                frame,
                catalog,
                columns,
                new Accounts(frame, columns, catalog.tallies()),
                periods,
                Lazy.of(pages),
                Optional.empty());
    }

    /**
     * Merges two ledgers.
     *
     * @param other a ledger of the same frame
     * @return the sum of all totals
     * @throws IllegalArgumentException if the frames differ; the message says in what
     * @throws ArithmeticException if a total exceeds 64 bits
     */
    public Ledger plus(Ledger other) {
        requireEqualFrames(other);
        return with(pages.get().plus(other.pages.get(), frame, columns));
    }

    /**
     * Takes a ledger out again.
     *
     * @param other a ledger of the same frame
     * @return the difference of all totals
     * @throws IllegalArgumentException if the frames differ; the message says in what
     * @throws ArithmeticException if a total exceeds 64 bits
     */
    public Ledger minus(Ledger other) {
        requireEqualFrames(other);
        return with(pages.get().plus(other.pages.get().negated(), frame, columns));
    }

    /**
     * Corrects this ledger after a record has changed: takes out what a lead posted and posts it anew, its touches and
     * opportunities included. What it costs depends on the lead alone.
     *
     * <ul>
     *   <li>For a lead without an account, which stands for itself. Where an account has several leads they depend on each
     *       other: {@link #replace(Dataset, Dataset)}.
     *   <li>The new state comes from {@link Dataset#part}, so that it is linked as the dataset would.
     * </ul>
     *
     * @param before the lead as it was posted
     * @param after the lead as it is now
     * @return the ledger of the dataset with the one in place of the other
     * @throws IllegalStateException if this ledger was made of rows, so that it cannot post records
     */
    public Ledger replace(Journey before, Journey after) {
        Dataset context = setting().context();
        return replace(part(context, before), part(context, after));
    }

    private static Dataset part(Dataset context, Journey journey) {
        return context.part(List.of(journey.lead()), journey.touches(), journey.opportunities());
    }

    /**
     * Corrects this ledger after records have changed: takes out what some posted and posts others. What it costs depends on
     * the parts alone.
     *
     * @param before the records as they were posted: accounts with all their leads, and leads without one
     * @param after the same as they are now
     * @return the ledger of the dataset with the one part in place of the other
     * @throws IllegalStateException if this ledger was made of rows, so that it cannot post records
     * @throws ArithmeticException if a total exceeds 64 bits
     */
    public Ledger replace(Dataset before, Dataset after) {
        Pages taken = posted(before).negated();
        return with(pages.get().plus(taken.plus(posted(after), frame, columns), frame, columns));
    }

    private Pages posted(Dataset part) {
        Bookkeeper bookkeeper = new Bookkeeper(frame, columns, periods);
        bookkeeper.post(part, catalog, setting().axes());
        return bookkeeper.pages();
    }

    private Setting setting() {
        return setting.orElseThrow(() -> new IllegalStateException(
                "a ledger made of rows cannot post records; make the ledgers of both parts and use minus and plus"));
    }

    private void requireEqualFrames(Ledger other) {
        if (frame.equals(other.frame)) {
            return;
        }
        Map<String, List<Object>> parts = new LinkedHashMap<>();
        parts.put("range", List.of(frame.range(), other.frame.range()));
        parts.put("grain", List.of(frame.grain(), other.frame.grain()));
        parts.put("zone", List.of(frame.zone(), other.frame.zone()));
        parts.put("as-of instant", List.of(frame.asOf(), other.frame.asOf()));
        parts.put("currency", List.of(frame.currency(), other.frame.currency()));
        parts.put("feeds", List.of(frame.feeds(), other.frame.feeds()));
        parts.put("policies", List.of(frame.policies(), other.frame.policies()));
        parts.put("dimensions", List.of(frame.axes(), other.frame.axes()));
        parts.put("tallies", List.of(frame.tallies(), other.frame.tallies()));
        parts.forEach((part, values) -> {
            if (!values.get(0).equals(values.get(1))) {
                throw new IllegalArgumentException("cannot combine ledgers of different frames: " + part + " is "
                        + values.get(0) + " and " + values.get(1));
            }
        });
    }

    /**
     * Returns what this ledger can say.
     *
     * @return the frame
     */
    public Frame frame() {
        return frame;
    }

    /**
     * Returns the catalogue it was made for.
     *
     * @return the catalogue
     */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * Returns the periods.
     *
     * @return the periods of the frame
     */
    public List<DateRange> periods() {
        return periods.ranges();
    }

    /**
     * Returns the segments that something was posted to, without those that only hold what a dimension cannot split.
     *
     * @return the segments, in order; empty without dimensions
     */
    public List<Segment> segments() {
        return frame.axes().isEmpty()
                ? List.of()
                : pages.get().segments().stream()
                        .filter(segment -> !segment.has(Segment.UNSPLIT))
                        .toList();
    }

    /**
     * Returns the values of a dimension that something was posted to.
     *
     * @param dimension the dimension
     * @return one segment for each value, in order
     */
    public List<Segment> segments(String dimension) {
        return narrowed.get().keySet().stream()
                .filter(segment -> segment.values().containsKey(dimension) && !segment.has(Segment.UNSPLIT))
                .toList();
    }

    /**
     * Reads the totals of a segment over some days.
     *
     * @param segment a segment, or {@link Segment#ALL}; one that names fewer dimensions than the ledger sums over the
     *     others
     * @param range a period, or several whole ones in a row
     * @return the totals
     * @throws IllegalArgumentException if the range is not made of whole periods of this ledger
     */
    public Cell cell(Segment segment, DateRange range) {
        return cell(segment, List.of(segment), range);
    }

    /**
     * Reads the totals of several segments together.
     *
     * @param name what to call them
     * @param segments the segments, which must not overlap
     * @param range a period, or several whole ones in a row
     * @return the totals
     * @throws IllegalArgumentException if the range is not made of whole periods of this ledger
     */
    public Cell cell(Segment name, Collection<Segment> segments, DateRange range) {
        int first = periods.indexOf(range.start());
        int last = periods.indexOf(range.end().minusDays(1));
        if (first < 0
                || last < 0
                || !periods.range(first).start().equals(range.start())
                || !periods.range(last).end().equals(range.end())) {
            throw new IllegalArgumentException("range " + range + " is not made of whole periods of grain "
                    + frame.grain() + " within " + frame.range());
        }
        List<Page> found = new ArrayList<>();
        for (Segment wanted : segments) {
            for (Segment segment : within(wanted)) {
                for (int period = first; period <= last; period++) {
                    Page page = pages.get().page(segment, period);
                    if (!page.isEmpty()) {
                        found.add(page);
                    }
                }
            }
        }
        return new Cell(
                accounts,
                name,
                range,
                last - first + 1,
                found.isEmpty() ? Page.EMPTY : Page.sum(columns, found, false));
    }

    /**
     * Reads all values of a distribution, of every segment and period together.
     *
     * @param tally the distribution
     * @return how often each value occurs, in the steps of the tally
     * @throws IllegalArgumentException if the ledger does not keep the tally
     */
    public Distribution values(Tally<?> tally) {
        return pages.get().values(Columns.total(columns.tally(tally)));
    }

    /** The segments that something may have been posted to within another one. */
    private Collection<Segment> within(Segment wanted) {
        if (wanted.values().size() == frame.axes().size()) {
            return List.of(wanted);
        }
        return wanted.values().size() == 1
                ? narrowed.get().getOrDefault(wanted, List.of())
                : pages.get().segments().stream().filter(wanted::contains).toList();
    }

    /**
     * Lists every total.
     *
     * @return the rows, ordered by segment, period, column and value
     */
    public List<LedgerRow> rows() {
        List<LedgerRow> rows = new ArrayList<>();
        for (Segment segment : pages.get().segments()) {
            for (int period = 0; period < periods.count(); period++) {
                DateRange range = periods.range(period);
                pages.get()
                        .page(segment, period)
                        .forEach((key, amount) -> rows.add(
                                new LedgerRow(segment, range, columns.name(key.column()), key.value(), amount)));
            }
        }
        return rows;
    }

    /**
     * Writes this ledger in its binary form, stable across versions of this library.
     *
     * @return the bytes
     */
    public byte[] toBytes() {
        return LedgerBytes.write(this);
    }

    /**
     * Reads a ledger from its binary form.
     *
     * @param bytes the bytes
     * @param catalog the catalogue whose tallies the ledger keeps
     * @return the ledger
     * @throws IllegalArgumentException if the bytes are no ledger, of an unknown version, cut short, or keep other tallies
     *     than the catalogue
     */
    public static Ledger ofBytes(byte[] bytes, Catalog catalog) {
        return LedgerBytes.read(bytes, catalog);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ledger ledger
                && ledger.frame.equals(frame)
                && ledger.pages.get().equals(pages.get());
    }

    @Override
    public int hashCode() {
        return Objects.hash(frame, pages.get());
    }

    @Override
    public String toString() {
        return "Ledger of " + frame.range() + " by " + frame.grain()
                + frame.axes().stream().map(axis -> " x " + axis.dimension()).reduce("", String::concat) + ": "
                + pages.get().count() + " cells";
    }
}
