package org.leadkpi.csv;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.DateRange;

/**
 * One year of Brackenmoor, a fictitious seller of scheduling software to field-service firms, as CSV files in the jar: to
 * try things out, to teach, to test.
 *
 * <p>Like any real company it has odd rows; {@code load().problems(dataset())} lists them.
 *
 * <pre>{@code
 * Scorecard card = Scorecard.of(SampleCompany.dataset(), Grain.MONTH, StandardDimensions.CHANNEL);
 * }</pre>
 *
 * @since 0.1
 */
public final class SampleCompany {

    /** The name of the company. */
    public static final String NAME = "Brackenmoor";

    /** The days observed: July 2025 to June 2026. */
    public static final DateRange RANGE = DateRange.of(LocalDate.of(2025, 7, 1), LocalDate.of(2026, 7, 1));

    /** The zone the company reports in. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** The currency the company reports in. */
    public static final Currency CURRENCY = Currency.getInstance("USD");

    private static final List<String> FILES = List.of(
            "accounts.csv",
            "customers.csv",
            "enrollments.csv",
            "fx.csv",
            "leads.csv",
            "opportunities.csv",
            "prospects.csv",
            "reps.csv",
            "signals.csv",
            "spend.csv",
            "stages.csv",
            "touches.csv",
            "traffic.csv");

    private SampleCompany() {}

    /** Read on first use. */
    private static final class Books {
        private static final Import IMPORT = CanonicalFolder.read(files(), ZONE, CURRENCY);
        private static final Dataset DATASET =
                IMPORT.dataset(RANGE.start(), RANGE.end()).build();
    }

    /**
     * Returns the CSV files.
     *
     * @return the files by name, in the order of their names, unmodifiable
     */
    public static Map<String, CsvSource> files() {
        Map<String, CsvSource> files = new LinkedHashMap<>();
        FILES.forEach(name -> files.put(name, () -> open("sample/" + name)));
        return Collections.unmodifiableMap(files);
    }

    private static InputStream open(String resource) throws FileNotFoundException {
        InputStream stream = SampleCompany.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new FileNotFoundException("no resource " + resource + " beside " + SampleCompany.class.getName());
        }
        return stream;
    }

    /**
     * Reads the files, the first time.
     *
     * @return the records and what is wrong with them
     */
    public static Import load() {
        return Books.IMPORT;
    }

    /**
     * Returns the whole year, seen from its end.
     *
     * @return the dataset, the same each time
     */
    public static Dataset dataset() {
        return Books.DATASET;
    }
}
