package org.leadkpi.csv;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of one file of the sample company. */
final class SampleTable {

    private final String idFormat;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();
    private int ids;

    SampleTable(String idFormat, String columns) {
        this.idFormat = idFormat;
        this.columns = List.of(columns.split(","));
    }

    String nextId() {
        return String.format(Locale.ROOT, idFormat, ++ids);
    }

    Row row() {
        Row row = new Row(new LinkedHashMap<>());
        columns.forEach(column -> row.cells.put(column, ""));
        rows.add(row);
        return row;
    }

    Row copy(Row original) {
        Row row = new Row(new LinkedHashMap<>(original.cells));
        rows.add(row);
        return row;
    }

    /** So many of the rows that meet a condition, evenly spread. */
    List<Row> some(int count, Predicate<Row> condition) {
        List<Row> candidates = rows.stream().filter(condition).toList();
        return IntStream.range(0, count)
                .mapToObj(i -> candidates.get(candidates.size() * (2 * i + 1) / (2 * count)))
                .toList();
    }

    String toCsv() {
        return line(columns)
                + rows.stream().map(row -> line(row.cells.values())).collect(Collectors.joining());
    }

    private static String line(Collection<String> cells) {
        return cells.stream().map(SampleTable::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        return cell.contains(",") ? '"' + cell + '"' : cell;
    }

    /** The cells of one row by column; a column that is not set stays empty. */
    record Row(Map<String, String> cells) {

        /** Sets a cell; a moment that does not come before the end leaves it empty. */
        Row set(String column, Object value) {
            String cell = value.toString();
            if (value instanceof LocalDateTime at) {
                cell = SampleTime.happens(at) ? SampleTime.stamp(at) : "";
            }
            if (cells.replace(column, cell) == null) {
                throw new IllegalArgumentException("column " + column + " is none of " + cells.keySet());
            }
            return this;
        }

        Row set(Map<String, String> values) {
            values.forEach(this::set);
            return this;
        }

        String id() {
            return cells.get("id");
        }

        boolean is(String column, String value) {
            return cells.get(column).equals(value);
        }

        LocalDate day(String column) {
            return LocalDate.parse(cells.get(column).substring(0, 10));
        }
    }
}
