package org.leadkpi.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.ledger.Frame;
import org.leadkpi.model.Exclusion;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.Interval;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/**
 * Scorecards as CSV in long form, for spreadsheets and data frames: one row per reading.
 *
 * <p>The columns are {@code kpi}, {@code basis}, one for each dimension, {@code from}, {@code to} (exclusive), {@code
 * status}, {@code value}, {@code unit}, {@code numerator}, {@code denominator}, {@code n}, {@code lower}, {@code upper},
 * {@code flags}, {@code excluded} and {@code reason}. A dimension that has one of these names is headed {@code
 * segment.status} and so on.
 *
 * <ul>
 *   <li>Numbers are as in {@link Json}: decimal digits with a point, exact where the digits end.
 *   <li>A cell is empty where there is nothing to say: no value unless {@code DEFINED}, no dimension value in the total.
 *       Records without a value of the dimension are the segment {@code (none)}.
 *   <li>Flags are separated by spaces, and so are exclusions, as {@code TEST=1 DUPLICATE=2}.
 *   <li>Cells are quoted as RFC 4180 says, when they must be. Rows end in a line feed.
 *   <li>A text that a spreadsheet would take for a formula, because it begins with {@code =}, {@code +}, {@code -},
 *       {@code @}, a tab or a carriage return, gets an apostrophe in front. That concerns the names and values of
 *       dimensions, which come from the data, and the reason; a number is never touched, so {@code -5} stays a number.
 * </ul>
 *
 * @since 0.1
 */
public final class Csv {

    private static final List<String> BEFORE = List.of("kpi", "basis");
    private static final List<String> AFTER = List.of(
            "from",
            "to",
            "status",
            "value",
            "unit",
            "numerator",
            "denominator",
            "n",
            "lower",
            "upper",
            "flags",
            "excluded",
            "reason",
            "provisional");

    private static final List<String> OF_A_TREND = List.of(
            "from",
            "to",
            "status",
            "value",
            "unit",
            "numerator",
            "denominator",
            "n",
            "settled",
            "difference",
            "ratio",
            "relative_change",
            "lower",
            "upper",
            "interval_of",
            "significant",
            "year_before_value",
            "year_before_difference",
            "year_before_relative_change",
            "limit_lower",
            "limit_upper",
            "position",
            "flags",
            "reason");

    private Csv() {}

    /**
     * Writes a scorecard.
     *
     * @param card the scorecard, which tells the dimensions
     * @param readings the readings to list, usually {@link Scorecard#readings()}
     * @return the CSV text, with a header row
     */
    public static String scorecard(Scorecard card, Collection<Reading> readings) {
        return Written.text(out -> scorecard(card, readings, out));
    }

    /**
     * Writes a scorecard as it goes.
     *
     * @param card the scorecard, which tells the dimensions
     * @param readings the readings to list, usually {@link Scorecard#readings()}
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void scorecard(Scorecard card, Collection<Reading> readings, Appendable out) throws IOException {
        List<String> dimensions =
                card.frame().axes().stream().map(Frame.Axis::dimension).toList();
        List<String> header = new ArrayList<>(BEFORE);
        dimensions.forEach(dimension -> header.add(heading(dimension)));
        header.addAll(AFTER);
        row(header, out);
        for (Reading reading : readings) {
            row(cells(reading, dimensions), out);
        }
    }

    /**
     * Writes trends: one row per KPI, segment and period.
     *
     * <p>The columns are {@code kpi}, {@code basis}, one for each dimension, {@code from}, {@code to} (exclusive), {@code
     * status}, {@code value}, {@code unit}, {@code numerator}, {@code denominator}, {@code n}, {@code settled}, {@code
     * difference}, {@code ratio}, {@code relative_change}, {@code lower} and {@code upper} (of what {@code interval_of} says: the
     * difference or the ratio), {@code interval_of}, {@code significant}, {@code year_before_value}, {@code
     * year_before_difference}, {@code year_before_relative_change}, {@code limit_lower}, {@code limit_upper}, {@code position},
     * {@code flags} and {@code reason} (why there is no value, or why it is not compared).
     *
     * @param card the scorecard that the trends follow
     * @param trends the trends
     * @return the CSV text, with a header row
     */
    public static String trends(Scorecard card, Collection<Trend> trends) {
        return Written.text(out -> trends(card, trends, out));
    }

    /**
     * Writes trends as it goes.
     *
     * @param card the scorecard that the trends follow
     * @param trends the trends
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void trends(Scorecard card, Collection<Trend> trends, Appendable out) throws IOException {
        List<String> dimensions =
                card.frame().axes().stream().map(Frame.Axis::dimension).toList();
        List<String> header = new ArrayList<>(BEFORE);
        dimensions.forEach(dimension -> header.add(
                BEFORE.contains(dimension) || OF_A_TREND.contains(dimension)
                        ? "segment." + dimension
                        : guarded(dimension)));
        header.addAll(OF_A_TREND);
        row(header, out);
        for (Trend trend : trends) {
            for (Trend.Point point : trend.points()) {
                row(cells(trend, point, dimensions), out);
            }
        }
    }

    private static List<String> cells(Trend trend, Trend.Point point, List<String> dimensions) {
        Reading reading = point.reading();
        Optional<Comparison> change = point.previous();
        Optional<Comparison> year = point.yearBefore();
        Optional<Interval> ofDifference = change.flatMap(Comparison::differenceInterval);
        Optional<Interval> interval = ofDifference.or(() -> change.flatMap(Comparison::ratioInterval));
        List<String> cells = new ArrayList<>();
        cells.add(reading.kpi().id());
        cells.add(reading.kpi().basis().name());
        dimensions.forEach(
                dimension -> cells.add(guarded(trend.segment().values().getOrDefault(dimension, ""))));
        cells.add(reading.range().start().toString());
        cells.add(reading.range().end().toString());
        cells.add(reading.status().name());
        cells.add(decimal(reading.number()));
        cells.add(UnitName.of(reading.kpi().unit(), reading.currency().getCurrencyCode()));
        cells.add(decimal(reading.numerator()));
        cells.add(decimal(reading.denominator()));
        cells.add(Long.toString(reading.n()));
        cells.add(Boolean.toString(point.isSettled()));
        cells.add(decimal(change.flatMap(Comparison::difference)));
        cells.add(decimal(change.flatMap(Comparison::ratio)));
        cells.add(decimal(change.flatMap(Comparison::relativeChange)));
        cells.add(interval.map(limits -> Json.decimal(limits.lower())).orElse(""));
        cells.add(interval.map(limits -> Json.decimal(limits.upper())).orElse(""));
        cells.add(interval.isEmpty() ? "" : ofDifference.isPresent() ? "difference" : "ratio");
        cells.add(
                interval.isEmpty() ? "" : Boolean.toString(change.orElseThrow().isSignificant()));
        cells.add(decimal(year.flatMap(before -> before.base().number())));
        cells.add(decimal(year.flatMap(Comparison::difference)));
        cells.add(decimal(year.flatMap(Comparison::relativeChange)));
        cells.add(decimal(point.limits().map(Trend.Limits::lower)));
        cells.add(decimal(point.limits().map(Trend.Limits::upper)));
        cells.add(point.position().map(Enum::name).orElse(""));
        cells.add(reading.flags().stream().map(Enum::name).collect(Collectors.joining(" ")));
        cells.add(guarded(reading.reason()
                .or(() -> change.flatMap(compared -> compared.hindrances().stream()
                        .map(Comparison.Remark::text)
                        .findFirst()))
                .orElse("")));
        return cells;
    }

    private static String heading(String dimension) {
        return BEFORE.contains(dimension) || AFTER.contains(dimension) ? "segment." + dimension : guarded(dimension);
    }

    private static List<String> cells(Reading reading, List<String> dimensions) {
        Map<String, String> segment = reading.segment().values();
        Optional<Rational> value =
                reading.status() == Status.DEFINED ? reading.value().number() : Optional.empty();
        Optional<Interval> interval = reading.interval();
        List<String> cells = new ArrayList<>();
        cells.add(reading.kpi().id());
        cells.add(reading.kpi().basis().name());
        dimensions.forEach(dimension -> cells.add(guarded(segment.getOrDefault(dimension, ""))));
        cells.add(reading.range().start().toString());
        cells.add(reading.range().end().toString());
        cells.add(reading.status().name());
        cells.add(decimal(value));
        cells.add(UnitName.of(reading.kpi().unit(), reading.currency().getCurrencyCode()));
        cells.add(decimal(reading.numerator()));
        cells.add(decimal(reading.denominator()));
        cells.add(Long.toString(reading.n()));
        cells.add(interval.map(limits -> Json.decimal(limits.lower())).orElse(""));
        cells.add(interval.filter(Interval::isBoundedAbove)
                .map(limits -> Json.decimal(limits.upper()))
                .orElse(""));
        cells.add(reading.flags().stream().map(Enum::name).collect(Collectors.joining(" ")));
        cells.add(excluded(reading.excluded()));
        cells.add(guarded(reading.reason().orElse("")));
        cells.add(decimal(reading.provisional()));
        return cells;
    }

    private static String decimal(Optional<Rational> number) {
        return number.map(Json::decimal).orElse("");
    }

    private static String excluded(Map<Exclusion, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey().name() + "=" + count.getValue())
                .collect(Collectors.joining(" "));
    }

    private static void row(List<String> cells, Appendable out) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        out.append('\n');
    }

    private static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
