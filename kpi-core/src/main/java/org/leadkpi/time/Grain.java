package org.leadkpi.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The calendar unit that splits a range of days into periods.
 *
 * <ul>
 *   <li>Weeks are ISO weeks, Monday to Sunday, and belong to the year that holds their Thursday.
 *   <li>Quarters and years start in January unless a fiscal year starts in another month.
 *   <li>{@link #NONE} does not split at all: its one period is the whole range.
 * </ul>
 *
 * <pre>{@code
 * Grain.MONTH.periods(DateRange.of(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 3, 1)))
 * // [[2026-01-15, 2026-02-01), [2026-02-01, 2026-03-01)]
 * }</pre>
 *
 * @since 0.1
 */
public final class Grain {

    /** Single days. */
    public static final Grain DAY = new Grain(Kind.DAY, Month.JANUARY);

    /** ISO weeks, from Monday. */
    public static final Grain WEEK = new Grain(Kind.WEEK, Month.JANUARY);

    /** Calendar months. */
    public static final Grain MONTH = new Grain(Kind.MONTH, Month.JANUARY);

    /** Calendar quarters, from January. */
    public static final Grain QUARTER = new Grain(Kind.QUARTER, Month.JANUARY);

    /** Calendar years. */
    public static final Grain YEAR = new Grain(Kind.YEAR, Month.JANUARY);

    /** No split: one period for all. */
    public static final Grain NONE = new Grain(Kind.NONE, Month.JANUARY);

    private static final int MONTHS_OF_QUARTER = 3;
    private static final int MONTHS_OF_YEAR = 12;
    private static final int WEEKS_OF_YEAR = 52;

    private enum Kind {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR,
        NONE
    }

    private final Kind kind;
    private final Month firstMonth;

    private Grain(Kind kind, Month firstMonth) {
        this.kind = kind;
        this.firstMonth = Objects.requireNonNull(firstMonth, "firstMonth");
    }

    /**
     * Returns the quarters of a fiscal year.
     *
     * @param firstMonth the month the fiscal year starts in; January gives {@link #QUARTER}
     * @return the grain
     */
    public static Grain quarterStarting(Month firstMonth) {
        return new Grain(Kind.QUARTER, firstMonth);
    }

    /**
     * Returns fiscal years.
     *
     * @param firstMonth the month the fiscal year starts in; January gives {@link #YEAR}
     * @return the grain
     */
    public static Grain yearStarting(Month firstMonth) {
        return new Grain(Kind.YEAR, firstMonth);
    }

    /**
     * Reads a grain in the form of {@link #name()}, in upper or lower case.
     *
     * @param text {@code day}, {@code week}, {@code month}, {@code quarter}, {@code year} or {@code none}, where
     *     {@code quarter} and {@code year} may be followed by a colon and the first month of the fiscal year
     * @return the grain
     * @throws IllegalArgumentException if the text is none of these
     */
    public static Grain parse(String text) {
        for (Grain grain : List.of(DAY, WEEK, MONTH, QUARTER, YEAR, NONE)) {
            if (grain.name().equalsIgnoreCase(text)) {
                return grain;
            }
        }
        for (Month month : Month.values()) {
            if (text.equalsIgnoreCase("quarter:" + month)) {
                return quarterStarting(month);
            }
            if (text.equalsIgnoreCase("year:" + month)) {
                return yearStarting(month);
            }
        }
        throw new IllegalArgumentException("not a grain: \"" + text
                + "\", expected day, week, month, quarter, year, none, quarter:april or another first month");
    }

    /** {@return the name that {@link #parse} reads, such as {@code month} or {@code quarter:april}} */
    public String name() {
        return lowerCase(kind) + (isFiscal() ? ":" + lowerCase(firstMonth) : "");
    }

    /**
     * Returns the whole period that a day is in, even where it reaches beyond the observed range.
     *
     * <ul>
     *   <li>{@link #NONE} has no periods of its own: the observed range, whether or not the day is in it.
     * </ul>
     *
     * @param date the day
     * @param observed the range under observation
     * @return the period
     */
    public DateRange periodOf(LocalDate date, DateRange observed) {
        LocalDate firstOfMonth = date.withDayOfMonth(1);
        int monthOfYear = monthOfYear(date);
        return switch (kind) {
            case DAY -> DateRange.ofDay(date);
            case WEEK -> {
                LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield DateRange.of(monday, monday.plusWeeks(1));
            }
            case MONTH -> ofMonths(firstOfMonth, 1);
            case QUARTER -> ofMonths(firstOfMonth.minusMonths(monthOfYear % MONTHS_OF_QUARTER), MONTHS_OF_QUARTER);
            case YEAR -> ofMonths(firstOfMonth.minusMonths(monthOfYear), MONTHS_OF_YEAR);
            case NONE -> observed;
        };
    }

    /**
     * Returns the whole period that a period is compared with to tell the season from the trend.
     *
     * <ul>
     *   <li>A month, quarter or year: the same one a year earlier.
     *   <li>A day or week: the one 52 weeks earlier, which has the same days of the week.
     *   <li>A clipped period has that of the full one.
     *   <li>{@link #NONE} has none.
     * </ul>
     *
     * @param period a period, as {@link #periods} returns them
     * @param observed the range under observation
     * @return the period, whether or not it is observed
     */
    public Optional<DateRange> yearBefore(DateRange period, DateRange observed) {
        LocalDate start = periodOf(period.start(), observed).start();
        return switch (kind) {
            case DAY, WEEK -> Optional.of(periodOf(start.minusWeeks(WEEKS_OF_YEAR), observed));
            case MONTH, QUARTER, YEAR -> Optional.of(periodOf(start.minusYears(1), observed));
            case NONE -> Optional.empty();
        };
    }

    /**
     * Returns the periods of the observed range, in order, the first and the last one clipped to it.
     *
     * <ul>
     *   <li>They partition it: each day of the range is in exactly one of them, and no other day is in any.
     * </ul>
     *
     * @param observed the range to split
     * @return the periods, at least one, unmodifiable
     */
    public List<DateRange> periods(DateRange observed) {
        List<DateRange> periods = new ArrayList<>();
        LocalDate next = observed.start();
        while (next.isBefore(observed.end())) {
            DateRange whole = periodOf(next, observed);
            LocalDate end = whole.end().isBefore(observed.end()) ? whole.end() : observed.end();
            periods.add(DateRange.of(next, end));
            next = end;
        }
        return List.copyOf(periods);
    }

    /**
     * Returns whether a period is a full calendar period of this grain rather than a clipped one.
     *
     * @param period a period, as {@link #periods} returns them
     * @param observed the range under observation
     * @return whether it is full; always for {@link #NONE}
     */
    public boolean isWhole(DateRange period, DateRange observed) {
        return kind == Kind.NONE || periodOf(period.start(), observed).equals(period);
    }

    /**
     * Returns a short heading for a period.
     *
     * <ul>
     *   <li>Days {@code 2026-01-05}, ISO weeks {@code 2026-W02}, months {@code 2026-01}, quarters {@code 2026-Q1},
     *       years {@code 2026}.
     *   <li>Fiscal ones {@code FY2026-Q1} and {@code FY2026}: a fiscal year that does not start in January is named by
     *       the calendar year in which it ends.
     *   <li>{@link #NONE} {@code 2026-01-01..2026-06-30}, both days included.
     *   <li>A clipped period has the label of the full one.
     * </ul>
     *
     * @param period a period, as {@link #periods} returns them
     * @return the label
     */
    public String label(DateRange period) {
        LocalDate start = period.start();
        return switch (kind) {
            case DAY -> start.toString();
            case WEEK -> {
                int week = start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                yield start.get(IsoFields.WEEK_BASED_YEAR) + (week < 10 ? "-W0" : "-W") + week;
            }
            case MONTH -> YearMonth.from(start).toString();
            case QUARTER -> yearLabel(start) + "-Q" + (monthOfYear(start) / MONTHS_OF_QUARTER + 1);
            case YEAR -> yearLabel(start);
            case NONE -> start + ".." + period.end().minusDays(1);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grain that && kind == that.kind && firstMonth == that.firstMonth;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, firstMonth);
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name();
    }

    private boolean isFiscal() {
        return firstMonth != Month.JANUARY;
    }

    /** Returns how many months of the fiscal year are over, 0 to 11. */
    private int monthOfYear(LocalDate date) {
        return Math.floorMod(date.getMonthValue() - firstMonth.getValue(), MONTHS_OF_YEAR);
    }

    private String yearLabel(LocalDate date) {
        int lastYear = date.plusMonths(MONTHS_OF_YEAR - 1 - monthOfYear(date)).getYear();
        return isFiscal() ? "FY" + lastYear : String.valueOf(lastYear);
    }

    private static DateRange ofMonths(LocalDate start, int months) {
        return DateRange.of(start, start.plusMonths(months));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
