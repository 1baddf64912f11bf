package org.leadkpi.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the bytes of a CSV file come from: a path, a class path resource, memory.
 *
 * <pre>{@code
 * CsvSource leads = () -> Files.newInputStream(path);
 * }</pre>
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CsvSource {

    /**
     * Opens the file from its beginning. May be called more than once; the reader closes each stream.
     *
     * @return a new stream of UTF-8 text
     * @throws IOException if the file cannot be opened
     */
    InputStream open() throws IOException;

    /**
     * Returns a file held in memory.
     *
     * @param text the whole file, with its header
     * @return the source
     */
    static CsvSource of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return () -> new ByteArrayInputStream(bytes);
    }
}
