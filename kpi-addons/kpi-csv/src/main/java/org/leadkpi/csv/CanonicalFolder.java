package org.leadkpi.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The canonical form of the data: CSV files of fixed names in one folder, each with a header row.
 *
 * <ul>
 *   <li>Every file is optional, at least one is needed. A file without rows says that nothing happened; a missing file
 *       or date column says that nothing is known.
 *   <li>UTF-8 with or without a byte order mark; lines end in LF or CRLF; cells are separated by comma, semicolon or
 *       tab, whichever the header row uses most; cells may be quoted.
 *   <li>Column names count without regard to case or order. A column that is not part of the form becomes an attribute.
 *   <li>An empty cell is absent. A row is dropped only when a required cell cannot be read or its id repeats.
 * </ul>
 *
 * <pre>{@code
 * Import found = CanonicalFolder.read(Path.of("data"), ZoneId.of("America/New_York"));
 * Dataset data = found.dataset(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1)).build();
 * found.problems(data).forEach(System.err::println);
 * }</pre>
 *
 * @since 0.1
 */
public final class CanonicalFolder {

    private CanonicalFolder() {}

    /**
     * Reads every canonical file of a folder. Amounts without a currency are in the only currency that the data names.
     *
     * @param folder the folder
     * @param zone the zone of times without an offset, and of the dataset
     * @return the records and what is wrong with them
     * @throws ImportException if the folder or a file cannot be read, a file lacks a required column, or an amount has
     *     no currency
     */
    public static Import read(Path folder, ZoneId zone) {
        return Reading.of(files(folder), zone, Optional.empty());
    }

    /**
     * Reads every canonical file of a folder.
     *
     * @param folder the folder
     * @param zone the zone of times without an offset, and of the dataset
     * @param reporting the reporting currency, and that of amounts without one
     * @return the records and what is wrong with them
     * @throws ImportException if the folder or a file cannot be read, or a file lacks a required column
     */
    public static Import read(Path folder, ZoneId zone, Currency reporting) {
        return Reading.of(files(folder), zone, Optional.of(reporting));
    }

    /**
     * Reads canonical files that need not lie in a folder. Amounts without a currency are in the only currency that the
     * data names.
     *
     * @param files the files by name, such as {@code leads.csv}
     * @param zone the zone of times without an offset, and of the dataset
     * @return the records and what is wrong with them
     * @throws ImportException if a file cannot be read, a file lacks a required column, or an amount has no currency
     */
    public static Import read(Map<String, CsvSource> files, ZoneId zone) {
        return Reading.of(files, zone, Optional.empty());
    }

    /**
     * Reads canonical files that need not lie in a folder.
     *
     * @param files the files by name, such as {@code leads.csv}
     * @param zone the zone of times without an offset, and of the dataset
     * @param reporting the reporting currency, and that of amounts without one
     * @return the records and what is wrong with them
     * @throws ImportException if a file cannot be read or lacks a required column
     */
    public static Import read(Map<String, CsvSource> files, ZoneId zone, Currency reporting) {
        return Reading.of(files, zone, Optional.of(reporting));
    }

    private static Map<String, CsvSource> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ImportException(folder + " is not a folder");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            Map<String, CsvSource> files = new TreeMap<>();
            entries.forEach(file -> files.put(file.getFileName().toString(), () -> Files.newInputStream(file)));
            return files;
        } catch (IOException unreadable) {
            throw ImportException.unreadable(folder.toString(), unreadable);
        }
    }
}
