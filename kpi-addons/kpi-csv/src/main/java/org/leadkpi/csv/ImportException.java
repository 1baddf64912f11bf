package org.leadkpi.csv;

/**
 * A folder or file that cannot be read at all: not there, not text, or without the columns it must have.
 *
 * <p>The message names the file, and where they are known the line, the column and the value.
 *
 * @since 0.1
 */
public final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportException(String message) {
        super(message);
    }

    ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
