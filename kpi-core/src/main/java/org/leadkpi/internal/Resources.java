package org.leadkpi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The text files that ship with the library, each beside the classes that it belongs to. */
public final class Resources {

    private Resources() {}

    /**
     * Reads a file.
     *
     * @param name its name in the library, from the root on
     * @return the text
     * @throws UncheckedIOException if it cannot be read
     */
    public static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
