package org.leadkpi.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;

/**
 * One file of the form.
 *
 * @param file its name
 * @param reader what to do with a row
 * @param required the columns it must have
 * @param feeds the feeds it supplies
 * @param feedsByColumn the feeds it supplies when it has a column, by that column
 * @param unread why a column that it has is not read, if so
 */
record Table(
        String file,
        Consumer<Row> reader,
        List<String> required,
        Set<Feed> feeds,
        Map<String, Feed> feedsByColumn,
        Function<String, Optional<String>> unread) {

    private static final String DELIMITERS = ",;\t";
    private static final int HEADER_LIMIT = 1 << 16;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    static Table of(String file, Consumer<Row> reader, Feed... feeds) {
        return new Table(file, reader, List.of(), Set.of(feeds), Map.of(), column -> Optional.empty());
    }

    Table requires(String... columns) {
        return new Table(file, reader, List.of(columns), feeds, feedsByColumn, unread);
    }

    /** The same, supplying a feed when it has a column. */
    Table supplies(String column, Feed feed) {
        Map<String, Feed> more = new HashMap<>(feedsByColumn);
        more.put(column, feed);
        return new Table(file, reader, required, feeds, more, unread);
    }

    /** The same, with no other columns: its rows keep no attributes. */
    Table hasOnly(String... columns) {
        Set<String> all = Set.of(columns);
        return reporting(column -> all.contains(column)
                ? Optional.empty()
                : Optional.of("is not read, must be one of " + String.join(", ", columns)));
    }

    /** The same, where a column is not what its name promises. */
    Table ignores(String name, String reason) {
        return reporting(column -> column.equals(name) ? Optional.of(reason) : unread.apply(column));
    }

    private Table reporting(Function<String, Optional<String>> ignored) {
        return new Table(file, reader, required, feeds, feedsByColumn, ignored);
    }

    /** Reads the whole file, and adds the feeds that it supplies. */
    void read(CsvSource source, Trail trail, Set<Feed> supplied) {
        try (BufferedReader text = text(source)) {
            Iterator<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(delimiter(text))
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(text)
                    .iterator();
            if (!records.hasNext()) {
                throw new ImportException(file + ":1: the file is empty, must have a header row");
            }
            CsvRecord header = records.next();
            List<String> names = header.getFields().stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            Row row = new Row(file, names, columns(header.getStartingLineNumber(), names), trail);
            reportUnread(header.getStartingLineNumber(), names, trail);
            readRows(records, row, trail);
            supplied.addAll(feeds);
            feedsByColumn.forEach((column, feed) -> {
                if (names.contains(column)) {
                    supplied.add(feed);
                }
            });
        } catch (CsvParseException malformed) {
            throw new ImportException(file + " is no well-formed CSV: " + malformed.getMessage(), malformed);
        } catch (UncheckedIOException unreadable) {
            throw unreadable(source, Objects.requireNonNull(unreadable.getCause()));
        } catch (IOException unreadable) {
            throw unreadable(source, unreadable);
        }
    }

    private void reportUnread(long line, List<String> names, Trail trail) {
        names.stream()
                .filter(name -> !name.isEmpty())
                .forEach(name -> unread.apply(name)
                        .map(reason -> new Problem(
                                ProblemKind.COLUMN_IGNORED,
                                "file " + file,
                                "column " + name + " " + reason,
                                Optional.of(new Problem.Place(file, line, name, ""))))
                        .ifPresent(trail::add));
    }

    private void readRows(Iterator<CsvRecord> records, Row row, Trail trail) {
        long read = 0;
        long dropped = 0;
        while (records.hasNext()) {
            CsvRecord fields = records.next();
            if (row.moveTo(fields)) {
                read++;
                dropped += row.read(fields, reader) ? 0 : 1;
            }
        }
        trail.count(file, read, dropped);
    }

    private Map<String, Integer> columns(long line, List<String> names) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && columns.put(names.get(i), i) != null) {
                throw new ImportException(file + ":" + line + ": column " + names.get(i) + " is there twice");
            }
        }
        List<String> missing = new ArrayList<>(required);
        missing.removeAll(names);
        if (!missing.isEmpty()) {
            throw new ImportException(file + ":" + line
                    + (missing.size() == 1 ? ": column " : ": columns ") + String.join(", ", missing)
                    + (missing.size() == 1 ? " is" : " are") + " missing; found " + String.join(", ", names));
        }
        return columns;
    }

    private static BufferedReader text(CsvSource source) throws IOException {
        BufferedReader text = new BufferedReader(strict(source));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /** Decodes UTF-8 and refuses anything else, rather than replacing it. */
    private static Reader strict(CsvSource source) throws IOException {
        return new InputStreamReader(source.open(), StandardCharsets.UTF_8.newDecoder());
    }

    /** The delimiter that the header row uses most; a comma when it uses none. */
    private static char delimiter(BufferedReader text) throws IOException {
        int[] counts = new int[DELIMITERS.length()];
        boolean isQuoted = false;
        boolean hasBegun = false;
        text.mark(HEADER_LIMIT);
        for (int i = 0; i < HEADER_LIMIT; i++) {
            int next = text.read();
            boolean isLineEnd = next == '\n' || next == '\r';
            if (next < 0 || (isLineEnd && hasBegun && !isQuoted)) {
                break;
            }
            hasBegun |= !isLineEnd;
            isQuoted ^= next == '"';
            int delimiter = DELIMITERS.indexOf(next);
            if (delimiter >= 0 && !isQuoted) {
                counts[delimiter]++;
            }
        }
        text.reset();
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return DELIMITERS.charAt(most);
    }

    private ImportException unreadable(CsvSource source, IOException cause) {
        return cause instanceof CharacterCodingException
                ? new ImportException(file + ":" + lineOfFirstOtherText(source) + ": is not UTF-8 text", cause)
                : ImportException.unreadable(file, cause);
    }

    /** Reads again, one character at a time, to find the line that the block-wise reader has lost. */
    private static long lineOfFirstOtherText(CsvSource source) {
        long line = 1;
        try (Reader text = strict(source)) {
            for (int next = text.read(); next >= 0; next = text.read()) {
                line += next == '\n' ? 1 : 0;
            }
        } catch (IOException foundAgain) {
            return line;
        }
        return line;
    }
}
