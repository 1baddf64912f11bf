package org.leadkpi.scorecard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.leadkpi.ledger.Cell;
import org.leadkpi.ledger.Frame;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Dataset;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.Spread;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * One reading per KPI and cell of a ledger.
 *
 * <pre>{@code
 * Scorecard card = Scorecard.of(data, Grain.MONTH, CHANNEL);
 * card.get(COST_PER_LEAD, "paid_search").trace();
 * }</pre>
 *
 * @since 0.1
 */
public final class Scorecard {

    private static final Rational SECONDS_OF_DAY =
            Rational.of(Duration.ofDays(1).toSeconds());

    private final Ledger ledger;
    private final Catalog catalog;
    private final Maturity maturity;
    private final double level;
    private final Map<Place, Cell> cells = new ConcurrentHashMap<>();
    private final Map<DateRange, Boolean> wholes = new ConcurrentHashMap<>();

    /** Where a cell stands. */
    private record Place(Segment segment, DateRange range) {}

    private Scorecard(Ledger ledger, Catalog catalog, double level) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.level = level;
        this.maturity = new Maturity(ledger.frame().policies(), ledger::values);
    }

    /**
     * Reads every KPI that a ledger was made for.
     *
     * @param ledger the ledger
     * @return the scorecard
     */
    public static Scorecard of(Ledger ledger) {
        return new Scorecard(ledger, ledger.catalog(), Interval.LEVEL);
    }

    /**
     * Reads every standard KPI of a dataset in one go.
     *
     * @param data the dataset
     * @param grain the length of a period
     * @param dimensions what to group by
     * @return the scorecard
     */
    public static Scorecard of(Dataset data, Grain grain, Dimension... dimensions) {
        return of(Ledger.of(data, grain, dimensions));
    }

    /**
     * A copy with a selection of the KPIs only.
     *
     * @param ids ids or aliases
     * @return the copy, in the order given
     * @throws IllegalArgumentException if an id is not known
     */
    public Scorecard only(String... ids) {
        return new Scorecard(ledger, catalog.only(List.of(ids)), level);
    }

    /**
     * A copy whose intervals have another level of confidence than {@link Interval#LEVEL}.
     *
     * @param confidence the level
     * @return the copy
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Scorecard withLevel(double confidence) {
        if (!(0 < confidence && confidence < 1)) {
            throw new IllegalArgumentException("level of confidence is " + confidence + ", must lie between 0 and 1");
        }
        return confidence == level ? this : new Scorecard(ledger, catalog, confidence);
    }

    /**
     * Returns the level of confidence of the intervals.
     *
     * @return the level, as 0.95
     */
    public double level() {
        return level;
    }

    /**
     * Returns what the ledger behind this can say.
     *
     * @return the frame
     */
    public Frame frame() {
        return ledger.frame();
    }

    /**
     * Returns the ledger behind this.
     *
     * @return the ledger
     */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * Returns the KPIs that are read.
     *
     * @return the KPIs, in order
     */
    public List<Kpi> kpis() {
        return catalog.kpis();
    }

    /**
     * Returns what is read of a KPI: the definition that the catalogue of the ledger has under its id. All that reads this
     * scorecard goes by it.
     *
     * @param kpi the KPI, as a constant names it
     * @return the definition; the KPI itself where the catalogue has none
     */
    public Kpi definition(Kpi kpi) {
        return ledger.catalog().definition(kpi);
    }

    /**
     * Returns the segments.
     *
     * @return the segments, in order, without the total; empty without dimensions
     */
    public List<Segment> segments() {
        return ledger.segments();
    }

    private List<Segment> allSegments() {
        List<Segment> all = new ArrayList<>(ledger.segments());
        all.add(Segment.ALL);
        return all;
    }

    /**
     * Returns the periods.
     *
     * @return the periods, in order
     */
    public List<DateRange> periods() {
        return ledger.periods();
    }

    /**
     * Reads a KPI over the whole observed range.
     *
     * <p>What is distinct per period has no value over several.
     *
     * @param kpi the KPI
     * @param values the value of each dimension in order; none for the total
     * @return the reading
     * @throws IllegalArgumentException if there are not as many values as dimensions, or no such segment
     */
    public Reading get(Kpi kpi, String... values) {
        if (values.length == 0) {
            return get(kpi, Segment.ALL, frame().range());
        }
        List<Frame.Axis> axes = frame().axes();
        if (values.length != axes.size()) {
            throw new IllegalArgumentException("segment has " + values.length + " values, this scorecard has "
                    + axes.size() + " dimensions: "
                    + axes.stream().map(Frame.Axis::dimension).collect(Collectors.joining(", ")));
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(axes.get(i).dimension(), values[i]);
        }
        Segment segment = new Segment(named);
        if (!segments().contains(segment)) {
            throw new IllegalArgumentException("no segment \"" + segment + "\"; there are "
                    + segments().stream().map(Segment::toString).collect(Collectors.joining(", ")));
        }
        return get(kpi, segment, frame().range());
    }

    /**
     * Reads a KPI.
     *
     * @param kpi the KPI
     * @param segment a segment, or {@link Segment#ALL}; a segment without any record reads as nothing counted
     * @param range a period, or several whole ones in a row
     * @return the reading
     * @throws IllegalArgumentException if the range is not made of whole periods
     */
    public Reading get(Kpi kpi, Segment segment, DateRange range) {
        return at(segment, range).apply(kpi);
    }

    /**
     * Reads KPIs of one place, which is looked up once.
     *
     * @param segment a segment, or {@link Segment#ALL}; a segment without any record reads as nothing counted
     * @param range a period, or several whole ones in a row
     * @return what reads a KPI, as {@link #get(Kpi, Segment, DateRange)} does
     * @throws IllegalArgumentException if the range is not made of whole periods
     */
    public Function<Kpi, Reading> at(Segment segment, DateRange range) {
        Cell cell = cell(segment, range);
        boolean isWhole = isWhole(range);
        return kpi -> new Reader(definition(kpi), cell, this, this::split).read(isWhole);
    }

    /**
     * Computes a KPI without what a reading has beside the value: no interval, no flags, no trace.
     *
     * @param kpi the KPI
     * @param segment a segment, or {@link Segment#ALL}; a segment without any record reads as nothing counted
     * @param range a period, or several whole ones in a row
     * @return the value of the reading
     * @throws IllegalArgumentException if the range is not made of whole periods
     */
    public KpiValue value(Kpi kpi, Segment segment, DateRange range) {
        return valuesAt(segment, range).apply(kpi);
    }

    /**
     * Computes KPIs of one place, which is looked up once, without what readings have beside the values.
     *
     * @param segment a segment, or {@link Segment#ALL}; a segment without any record reads as nothing counted
     * @param range a period, or several whole ones in a row
     * @return what computes a KPI, as {@link #value(Kpi, Segment, DateRange)} does
     * @throws IllegalArgumentException if the range is not made of whole periods
     */
    public Function<Kpi, KpiValue> valuesAt(Segment segment, DateRange range) {
        Cell cell = cell(segment, range);
        return kpi -> {
            Kpi defined = definition(kpi);
            return judge(defined, cell, defined.formula().evaluate(cell)).value();
        };
    }

    Cell cell(Segment segment, DateRange range) {
        return cells.computeIfAbsent(new Place(segment, range), place -> ledger.cell(place.segment(), place.range()));
    }

    /** What may be shown of what a formula says. */
    Maturity.Judgement judge(Kpi kpi, Cell cell, KpiValue value) {
        return maturity.judge(kpi, cell, DayPrecision.judge(kpi, cell, value));
    }

    /** The values of a dimension within a cell, each period on its own. */
    private Collection<Cell> split(Cell cell, String dimension) {
        List<Segment> segments = cell.segment().isTotal() ? ledger.segments(dimension) : List.of(cell.segment());
        return byPeriod(segments, cell.range());
    }

    private List<Cell> byPeriod(List<Segment> segments, DateRange range) {
        return segments.stream()
                .flatMap(segment -> periods().stream().filter(range::contains).map(period -> cell(segment, period)))
                .toList();
    }

    /**
     * Reads a KPI over several segments together: a ratio of sums, never a mean of ratios.
     *
     * @param kpi the KPI
     * @param segments which segments to pool
     * @param range a period, or several whole ones in a row
     * @return the reading, whose segment lists what was pooled
     * @throws IllegalArgumentException if no segment is chosen
     */
    public Reading pooled(Kpi kpi, Predicate<Segment> segments, DateRange range) {
        List<Segment> chosen = segments().stream().filter(segments).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no segment to pool; there are " + segments());
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (Frame.Axis axis : frame().axes()) {
            names.put(
                    axis.dimension(),
                    chosen.stream()
                            .map(segment -> segment.values().getOrDefault(axis.dimension(), ""))
                            .distinct()
                            .collect(Collectors.joining(" + ")));
        }
        return pooled(kpi, new Segment(names), chosen, range);
    }

    /**
     * Reads a KPI over several segments together, like {@link #pooled(Kpi, Predicate, DateRange)}, and calls them by a name of
     * their own: many of them make no name that anybody reads.
     *
     * @param kpi the KPI
     * @param name what they are called, as {@code owner: the others}
     * @param chosen the segments to pool
     * @param range a period, or several whole ones in a row
     * @return the reading of that name
     */
    public Reading pooled(Kpi kpi, Segment name, List<Segment> chosen, DateRange range) {
        return new Reader(
                        definition(kpi),
                        ledger.cell(name, chosen, range),
                        this,
                        (cell, dimension) -> byPeriod(chosen, range))
                .read(isWhole(range));
    }

    /**
     * Returns how far the segments lie apart: the leads per rep of reps, say.
     *
     * @param kpi the KPI
     * @param range a period, or several whole ones in a row
     * @return the spread over the segments that have a value, empty when none has
     */
    public Optional<Spread> spread(Kpi kpi, DateRange range) {
        return Spread.of(segments().stream()
                .flatMap(segment -> value(kpi, segment, range).number().stream())
                .toList());
    }

    /**
     * Reads every KPI in every segment and in total, in every period.
     *
     * @return the readings, ordered by KPI, period and segment, the total last
     */
    public List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        for (Kpi kpi : kpis()) {
            for (DateRange period : periods()) {
                for (Segment segment : allSegments()) {
                    readings.add(get(kpi, segment, period));
                }
            }
        }
        return readings;
    }

    /**
     * Returns whether a range is over at the as-of instant and holds whole periods only.
     *
     * @param range the range
     * @return false when it is cut or not over
     */
    public boolean isWhole(DateRange range) {
        return wholes.computeIfAbsent(range, asked -> isWhole(frame(), asked));
    }

    private static boolean isWhole(Frame frame, DateRange range) {
        Instant end = range.endInstant(frame.zone());
        boolean over = !frame.asOf().isBefore(end);
        boolean onePeriod = frame.grain()
                .periodOf(range.start(), frame.range())
                .intersection(frame.range())
                .equals(Optional.of(range));
        boolean uncut = !onePeriod || frame.grain().isWhole(range, frame.range());
        return over && uncut;
    }

    /**
     * How long what began within a range has been followed on average: from the middle of its days, as far as they are over,
     * to the as-of instant.
     */
    Rational meanFollowUp(DateRange range, Unit unit) {
        Instant start = range.startInstant(frame().zone());
        Instant end = range.endInstant(frame().zone());
        Instant seen = frame().asOf();
        Instant last = seen.isBefore(end) ? seen : end;
        Rational seconds = Rational.of(Duration.between(last, seen).toSeconds())
                .plus(Rational.of(Duration.between(start, last).toSeconds(), 2));
        return unit.equals(Unit.DAYS) ? seconds.dividedBy(SECONDS_OF_DAY) : seconds;
    }

    @Override
    public String toString() {
        return "Scorecard of " + kpis().size() + " KPIs over " + ledger;
    }
}
