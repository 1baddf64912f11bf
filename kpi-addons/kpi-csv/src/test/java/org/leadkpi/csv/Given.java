package org.leadkpi.csv;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Problem;

/** Files as tests write them down: a name, and lines. */
final class Given {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Map<String, CsvSource> files = new LinkedHashMap<>();

    private Given() {}

    static Given file(String name, String... lines) {
        return new Given().and(name, lines);
    }

    static Given text(String name, String text) {
        Given given = new Given();
        given.files.put(name, CsvSource.of(text));
        return given;
    }

    static Given bytes(String name, byte[] bytes) {
        Given given = new Given();
        given.files.put(name, () -> new java.io.ByteArrayInputStream(bytes));
        return given;
    }

    Given and(String name, String... lines) {
        files.put(name, CsvSource.of(String.join("\n", lines) + "\n"));
        return this;
    }

    Import read() {
        return CanonicalFolder.read(files, ZoneOffset.UTC);
    }

    Import read(ZoneId zone) {
        return CanonicalFolder.read(files, zone);
    }

    Import read(String currency) {
        return CanonicalFolder.read(files, ZoneOffset.UTC, Currency.getInstance(currency));
    }

    /** The dataset of one year, in dollars unless the data says otherwise. */
    Dataset dataset() {
        return dataset(read());
    }

    static Dataset dataset(Import found) {
        Dataset.Builder dataset = found.dataset(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
        if (found.currencies().size() != 1) {
            dataset.currency("USD");
        }
        return dataset.build();
    }

    /** The problems as a user sees them. */
    static List<String> shown(List<Problem> problems) {
        return problems.stream().map(problem -> problem.kind() + " " + problem).toList();
    }

    List<String> problems() {
        return shown(read().problems());
    }
}
