package org.leadkpi.ledger;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.leadkpi.metric.Obstacle;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Tally;
import org.leadkpi.metric.Totals;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.stats.Distribution;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

/**
 * What a ledger says about a segment and a range of days: the total of each tally, or why it cannot be known.
 *
 * <ul>
 *   <li>A feed was not supplied: {@link Status#MISSING_INPUT}.
 *   <li>A dimension cannot split the records of the tally: {@link Status#NOT_APPLICABLE}.
 *   <li>The tally is distinct per period and the range holds several: {@link Status#NOT_APPLICABLE}.
 *   <li>Some record stands in the way: the status of the {@link Obstacle}.
 * </ul>
 *
 * @since 0.1
 */
public final class Cell implements Totals {

    /** Steps per day: nanoseconds. */
    private static final Rational NANOS_PER_DAY = Rational.of(86_400_000_000_000L);

    private static final Rational NANOS_PER_SECOND = Rational.of(1_000_000_000L);

    private final Frame frame;
    private final Columns columns;
    private final Segment segment;
    private final DateRange range;
    private final int periods;
    private final Page page;

    Cell(Frame frame, Columns columns, Segment segment, DateRange range, int periods, Page page) {
        this.frame = frame;
        this.columns = columns;
        this.segment = segment;
        this.range = range;
        this.periods = periods;
        this.page = page;
    }

    /**
     * Returns the segment.
     *
     * @return the segment
     */
    public Segment segment() {
        return segment;
    }

    /**
     * Returns the days.
     *
     * @return the range
     */
    public DateRange range() {
        return range;
    }

    @Override
    public KpiValue total(Tally<?> tally) {
        for (Feed feed : tally.allOf()) {
            if (!frame.feeds().contains(feed)) {
                return missing("feed " + name(feed) + " was not supplied");
            }
        }
        if (!tally.anyOf().isEmpty() && tally.anyOf().stream().noneMatch(frame.feeds()::contains)) {
            return missing("none of these feeds was supplied: "
                    + tally.anyOf().stream().sorted().map(Cell::name).collect(Collectors.joining(", ")));
        }
        for (Frame.Axis axis : frame.axes()) {
            if (segment.values().containsKey(axis.dimension()) && !axis.splits(tally.source())) {
                return KpiValue.undefined(
                        Status.NOT_APPLICABLE,
                        tally.name() + " cannot be split by " + axis.dimension() + ": a " + tally.source()
                                + " has none");
            }
        }
        if (!tally.isAdditiveOverTime() && periods > 1) {
            return KpiValue.undefined(
                    Status.NOT_APPLICABLE,
                    "NOT_ADDITIVE: " + tally.name() + " is distinct per period and does not add up over " + periods
                            + " periods");
        }
        if (tally.knownBy().isPresent() && rawCount(tally.knownBy().get()) == 0) {
            return missing("no " + tally.knownBy().get().name() + " for " + segment + " in " + range);
        }
        for (Obstacle obstacle : Obstacle.values()) {
            long count = page.amount(columns.obstacle(tally, obstacle), 1);
            if (count != 0) {
                return KpiValue.undefined(
                        obstacle.status(),
                        obstacle + ": " + count + " " + tally.source() + (count == 1 ? " record " : " records ")
                                + obstacle.meaning() + " (" + tally.name() + ")");
            }
        }
        return KpiValue.of(rawTotal(tally));
    }

    private static KpiValue missing(String reason) {
        return KpiValue.undefined(Status.MISSING_INPUT, reason);
    }

    private static String name(Feed feed) {
        return feed.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Returns a total without asking whether it is complete, as a flag or a share of mature members does.
     *
     * @param tally the tally
     * @return the exact sum of what was posted
     */
    public Rational rawTotal(Tally<?> tally) {
        SortedMap<Long, Long> entries = page.column(columns.total(tally));
        if (tally.isDistribution()) {
            BigInteger sum = BigInteger.ZERO;
            for (Map.Entry<Long, Long> entry : entries.entrySet()) {
                sum = sum.add(BigInteger.valueOf(entry.getKey()).multiply(BigInteger.valueOf(entry.getValue())));
            }
            return Rational.of(sum, BigInteger.ONE).dividedBy(resolution(tally));
        }
        Rational sum = Rational.ZERO;
        for (Map.Entry<Long, Long> entry : entries.entrySet()) {
            sum = sum.plus(Rational.of(entry.getValue(), entry.getKey()));
        }
        return sum.dividedBy(resolution(tally));
    }

    /**
     * Returns how many records a tally has counted: of a count its total, of a distribution the number of its values.
     *
     * @param tally a count or a distribution
     * @return the number of records, a total with a fraction rounded down
     */
    public long rawCount(Tally<?> tally) {
        return tally.isDistribution()
                ? values(tally).count()
                : rawTotal(tally).toDecimal(0, RoundingMode.FLOOR).longValueExact();
    }

    @Override
    public Distribution values(Tally<?> tally) {
        return Distribution.of(page.column(columns.total(tally)));
    }

    @Override
    public Rational resolution(Tally<?> tally) {
        return resolution(frame, tally);
    }

    static Rational resolution(Frame frame, Tally<?> tally) {
        Unit unit = tally.unit();
        if (unit.equals(Unit.MONEY)) {
            return Rational.of(BigInteger.TEN.pow(frame.moneyScale()), BigInteger.ONE);
        }
        if (unit.equals(Unit.DAYS)) {
            return NANOS_PER_DAY;
        }
        return unit.equals(Unit.SECONDS) ? NANOS_PER_SECOND : Rational.ONE;
    }

    /**
     * Returns how many records were left out of a tally.
     *
     * @param tally the tally
     * @return the counts by reason, without zeros
     */
    public Map<Exclusion, Long> leftOut(Tally<?> tally) {
        Map<Exclusion, Long> counts = new EnumMap<>(Exclusion.class);
        for (Exclusion reason : Exclusion.values()) {
            long count = page.amount(columns.leftOut(tally, reason), 1);
            if (count != 0) {
                counts.put(reason, count);
            }
        }
        return counts;
    }

    @Override
    public String toString() {
        long columnsUsed = page.entries().keySet().stream()
                .mapToInt(Page.Key::column)
                .distinct()
                .count();
        return segment + " " + range + ": " + columnsUsed + " columns";
    }
}
