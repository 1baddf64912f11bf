package org.leadkpi.ledger;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Obstacle;
import org.leadkpi.metric.Posting;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;
import org.leadkpi.value.Rational;

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

    private static final SortedMap<Integer, Page> NOTHING = Collections.unmodifiableSortedMap(new TreeMap<>());

    private final Frame frame;
    private final Catalog catalog;
    private final Columns columns;
    private final Periods periods;
    private final SortedMap<Segment, SortedMap<Integer, Page>> pages;
    private final SortedMap<Segment, List<Segment>> narrowed = new TreeMap<>();

    private Ledger(Frame frame, Catalog catalog, SortedMap<Segment, SortedMap<Integer, Page>> pages) {
        this.frame = frame;
        this.catalog = catalog;
        this.columns = new Columns(frame.tallies());
        this.periods = frame.periods();
        this.pages = pages;
        pages.values().forEach(byPeriod -> byPeriod.values().removeIf(Page::isEmpty));
        pages.values().removeIf(Map::isEmpty);
        for (Segment segment : pages.keySet()) {
            segment.values()
                    .forEach((dimension, value) -> narrowed.computeIfAbsent(
                                    Segment.of(dimension, value), key -> new ArrayList<>())
                            .add(segment));
        }
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
        List<Dimension> axes = Arrays.asList(dimensions);
        Frame frame = Frame.of(data, catalog, grain, axes);
        Bookkeeper bookkeeper = new Bookkeeper(frame);
        Map<Source<?>, List<Tally<?>>> bySource = new LinkedHashMap<>();
        for (Tally<?> tally : catalog.tallies()) {
            bySource.computeIfAbsent(tally.source(), source -> new ArrayList<>())
                    .add(tally);
        }
        bySource.forEach((source, tallies) -> post(source, tallies, data, axes, bookkeeper));
        return new Ledger(frame, catalog, bookkeeper.pages);
    }

    @SuppressWarnings("unchecked") // the tallies are grouped by their own source
    private static <R> void post(
            Source<R> source, List<Tally<?>> tallies, Dataset data, List<Dimension> axes, Bookkeeper bookkeeper) {
        for (R record : source.records(data)) {
            bookkeeper.turnTo(axes.stream()
                    .map(dimension -> dimension.valueOf(source, record, data))
                    .toList());
            for (Tally<?> tally : tallies) {
                ((Tally<R>) tally).post(record, data, bookkeeper.periods, bookkeeper);
            }
        }
    }

    /**
     * A ledger without any entry.
     *
     * @param frame the frame
     * @param catalog the catalogue whose tallies the frame names
     * @return the neutral element of {@link #plus}
     */
    public static Ledger empty(Frame frame, Catalog catalog) {
        return new Ledger(frame, catalog, new TreeMap<>());
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
        Bookkeeper bookkeeper = new Bookkeeper(frame);
        List<String> dimensions =
                frame.axes().stream().map(Frame.Axis::dimension).toList();
        for (LedgerRow row : rows) {
            if (!List.copyOf(row.segment().values().keySet()).equals(dimensions)) {
                throw new IllegalArgumentException("row " + row + " has dimensions "
                        + row.segment().values().keySet() + ", must be " + dimensions);
            }
            int period = bookkeeper.periods.indexOf(row.range().start());
            if (period < 0 || !bookkeeper.periods.range(period).equals(row.range())) {
                throw new IllegalArgumentException("row " + row + " has range " + row.range() + ", which is no "
                        + frame.grain() + " of " + frame.range());
            }
            bookkeeper.turnTo(List.copyOf(row.segment().values().values()));
            bookkeeper.add(period, bookkeeper.columns.parse(row.column()), row.value(), row.amount());
        }
        return new Ledger(frame, catalog, bookkeeper.pages);
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
        return combined(other, 1);
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
        return combined(other, -1);
    }

    private Ledger combined(Ledger other, int sign) {
        requireEqualFrames(other);
        Bookkeeper bookkeeper = new Bookkeeper(frame);
        bookkeeper.copy(this, 1);
        bookkeeper.copy(other, sign);
        return new Ledger(frame, catalog, bookkeeper.pages);
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
                : pages.keySet().stream()
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
        return narrowed.keySet().stream()
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
                found.addAll(pages.getOrDefault(segment, NOTHING)
                        .subMap(first, last + 1)
                        .values());
            }
        }
        return new Cell(frame, columns, name, range, last - first + 1, sum(found));
    }

    /** The segments that something may have been posted to within another one. */
    private Collection<Segment> within(Segment wanted) {
        if (wanted.values().size() == frame.axes().size()) {
            return List.of(inOrder(wanted));
        }
        return wanted.values().size() == 1
                ? narrowed.getOrDefault(wanted, List.of())
                : pages.keySet().stream().filter(wanted::contains).toList();
    }

    /** The same segment with its dimensions in the order of this ledger, by which pages are found. */
    private Segment inOrder(Segment segment) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Frame.Axis axis : frame.axes()) {
            values.put(axis.dimension(), segment.values().getOrDefault(axis.dimension(), ""));
        }
        return new Segment(values);
    }

    private Page sum(List<Page> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Page sum = new Page();
        parts.forEach(part -> sum.addAll(columns, part, 1));
        return sum;
    }

    /**
     * Lists every total.
     *
     * @return the rows, ordered by segment, period, column and value
     */
    public List<LedgerRow> rows() {
        List<LedgerRow> rows = new ArrayList<>();
        pages.forEach((segment, byPeriod) -> byPeriod.forEach((period, page) -> page.entries()
                .forEach((key, amount) -> rows.add(new LedgerRow(
                        segment, periods.range(period), columns.name(key.column()), key.value(), amount)))));
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
        return other instanceof Ledger ledger && ledger.frame.equals(frame) && ledger.pages.equals(pages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(frame, pages);
    }

    @Override
    public String toString() {
        return "Ledger of " + frame.range() + " by " + frame.grain()
                + frame.axes().stream().map(axis -> " x " + axis.dimension()).reduce("", String::concat) + ": "
                + pages.values().stream().mapToInt(Map::size).sum() + " cells";
    }

    /** Adds entries to pages while a ledger is made. */
    private static final class Bookkeeper implements Posting {

        private static final int FINEST_DIGITS = 12;
        private static final BigInteger FINEST = BigInteger.TEN.pow(FINEST_DIGITS);

        private final Frame frame;
        private final Columns columns;
        private final Periods periods;
        private final TreeMap<Segment, SortedMap<Integer, Page>> pages = new TreeMap<>();
        private final Map<List<String>, SortedMap<Integer, Page>> byValues = new HashMap<>();
        private SortedMap<Integer, Page> current = new TreeMap<>();

        Bookkeeper(Frame frame) {
            this.frame = frame;
            this.columns = new Columns(frame.tallies());
            this.periods = frame.periods();
        }

        /** Selects the segment that following entries belong to. */
        void turnTo(List<String> values) {
            current = byValues.computeIfAbsent(values, this::open);
        }

        private SortedMap<Integer, Page> open(List<String> values) {
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                named.put(frame.axes().get(i).dimension(), values.get(i));
            }
            return pages.computeIfAbsent(new Segment(named), segment -> new TreeMap<>());
        }

        void copy(Ledger other, int sign) {
            other.pages.forEach((segment, byPeriod) -> {
                turnTo(List.copyOf(segment.values().values()));
                byPeriod.forEach((period, page) -> page(period).addAll(columns, page, sign));
            });
        }

        private Page page(int period) {
            return current.computeIfAbsent(period, index -> new Page());
        }

        void add(int period, int column, long value, long amount) {
            page(period).add(columns, new Page.Key(column, value), amount);
        }

        @Override
        public void one(Tally<?> tally, int period) {
            add(period, columns.total(tally), 1, 1);
        }

        /**
         * An amount is kept as an exact fraction of steps: what has the same denominator adds up. A value of a distribution
         * is kept as a whole number of steps, rounded half even where it is no whole number.
         */
        @Override
        public void quantity(Tally<?> tally, int period, Rational quantity) {
            Rational steps = quantity.times(Cell.resolution(frame, tally));
            if (tally.isDistribution()) {
                add(period, columns.total(tally), whole(tally, rounded(steps)), 1);
            } else {
                addFraction(tally, period, steps);
            }
        }

        /**
         * Adds the whole steps, and what is left under its denominator, so that the numbers stay small. What is finer than
         * a millionth of a millionth of a step is rounded half even: no currency and no rate is quoted that fine.
         */
        private void addFraction(Tally<?> tally, int period, Rational steps) {
            int column = columns.total(tally);
            Rational kept = steps.denominator().compareTo(FINEST) <= 0
                    ? steps
                    : Rational.of(steps.toDecimal(FINEST_DIGITS, RoundingMode.HALF_EVEN));
            BigInteger[] parts = kept.numerator().divideAndRemainder(kept.denominator());
            add(period, column, 1, whole(tally, parts[0]));
            if (parts[1].signum() != 0) {
                add(period, column, whole(tally, kept.denominator()), whole(tally, parts[1]));
            }
        }

        private static BigInteger rounded(Rational steps) {
            return steps.isInteger()
                    ? steps.numerator()
                    : steps.toDecimal(0, RoundingMode.HALF_EVEN).toBigInteger();
        }

        private static long whole(Tally<?> tally, BigInteger steps) {
            if (steps.bitLength() > 63) {
                throw new ArithmeticException("a quantity of " + tally.name() + " exceeds 64 bits: " + steps);
            }
            return steps.longValue();
        }

        @Override
        public void leftOut(Tally<?> tally, int period, Exclusion reason) {
            add(period, columns.leftOut(tally, reason), 1, 1);
        }

        @Override
        public void obstacle(Tally<?> tally, int period, Obstacle obstacle) {
            add(period, columns.obstacle(tally, obstacle), 1, 1);
        }
    }
}
