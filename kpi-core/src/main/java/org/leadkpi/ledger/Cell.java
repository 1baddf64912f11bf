package org.leadkpi.ledger;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.leadkpi.metric.Obstacle;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Tally;
import org.leadkpi.metric.Totals;
import org.leadkpi.model.Exclusion;
import org.leadkpi.stats.Distribution;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

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

    private final Accounts accounts;
    private final Columns columns;
    private final Segment segment;
    private final DateRange range;
    private final int periods;
    private final Page page;

    Cell(Accounts accounts, Segment segment, DateRange range, int periods, Page page) {
        this.accounts = accounts;
        this.columns = accounts.columns();
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
        int number = columns.tally(tally);
        return unknown(tally, number).orElseGet(() -> KpiValue.of(rawTotal(tally, number)));
    }

    @Override
    public Optional<KpiValue> unknown(Tally<?> tally) {
        return unknown(tally, columns.tally(tally));
    }

    private Optional<KpiValue> unknown(Tally<?> tally, int number) {
        Optional<KpiValue> everywhere = accounts.unknown(tally, number, segment);
        if (everywhere.isPresent()) {
            return everywhere;
        }
        if (!tally.isAdditiveOverTime() && periods > 1) {
            return Optional.of(KpiValue.undefined(
                    Status.NOT_APPLICABLE,
                    "NOT_ADDITIVE: " + tally.name() + " is distinct per period and does not add up over " + periods
                            + " periods"));
        }
        if (tally.knownBy().isPresent() && rawCount(tally.knownBy().get()) == 0) {
            return Optional.of(Accounts.missing(
                    "no " + tally.knownBy().get().name() + " for " + segment + " in " + range.inWords()));
        }
        int inTheWay = page.firstBetween(Columns.firstObstacle(number), Columns.lastObstacle(number));
        return inTheWay < 0 ? Optional.empty() : Optional.of(obstructed(tally, inTheWay));
    }

    private KpiValue obstructed(Tally<?> tally, int column) {
        Obstacle obstacle = Columns.obstacle(column);
        long count = page.amount(column, 1);
        return KpiValue.undefined(
                obstacle.status(),
                obstacle + ": " + obstacle.meaning() + ", " + count + (count == 1 ? " time" : " times") + " among "
                        + tally.source() + " records (" + tally.name() + ")");
    }

    /**
     * Returns a total without asking whether it is complete, as a flag or a share of mature members does.
     *
     * @param tally the tally
     * @return the exact sum of what was posted
     */
    public Rational rawTotal(Tally<?> tally) {
        return rawTotal(tally, columns.tally(tally));
    }

    private Rational rawTotal(Tally<?> tally, int number) {
        int column = Columns.total(number);
        Rational steps = tally.isDistribution()
                ? Rational.of(page.distribution(column).sum(), BigInteger.ONE)
                : page.amounts(column);
        return steps.dividedBy(columns.resolution(number));
    }

    /**
     * Returns how many records a tally has counted: of a count its total, of a distribution the number of its values.
     *
     * @param tally a count or a distribution
     * @return the number of records, a total with a fraction rounded down
     */
    public long rawCount(Tally<?> tally) {
        if (tally.isDistribution()) {
            return values(tally).count();
        }
        Rational total = rawTotal(tally);
        return total.fitsLong()
                ? total.toLongExact()
                : total.toDecimal(0, RoundingMode.FLOOR).longValueExact();
    }

    @Override
    public Distribution values(Tally<?> tally) {
        return page.distribution(Columns.total(columns.tally(tally)));
    }

    @Override
    public Rational resolution(Tally<?> tally) {
        return columns.resolution(columns.tally(tally));
    }

    @Override
    public Optional<Rational> horizon() {
        OptionalInt months = accounts.policies().horizonMonths();
        return months.isPresent() ? Optional.of(Rational.of(months.getAsInt())) : Optional.empty();
    }

    /**
     * Returns how many records were left out of a tally.
     *
     * @param tally the tally
     * @return the counts by reason, without zeros
     */
    public Map<Exclusion, Long> leftOut(Tally<?> tally) {
        int number = columns.tally(tally);
        if (page.firstBetween(Columns.firstLeftOut(number), Columns.lastLeftOut(number)) < 0) {
            return Map.of();
        }
        Map<Exclusion, Long> counts = new EnumMap<>(Exclusion.class);
        for (Exclusion reason : Exclusion.values()) {
            long count = page.amount(Columns.leftOut(number, reason), 1);
            if (count != 0) {
                counts.put(reason, count);
            }
        }
        return counts;
    }

    @Override
    public String toString() {
        Set<Integer> columnsUsed = new HashSet<>();
        page.forEach((key, amount) -> columnsUsed.add(key.column()));
        return segment + " " + range + ": " + columnsUsed.size() + " columns";
    }
}
