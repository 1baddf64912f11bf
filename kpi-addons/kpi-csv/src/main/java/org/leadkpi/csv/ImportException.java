package org.leadkpi.csv;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

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

    /** A file or folder that cannot be read; of the two usual causes the file system tells no more than the path. */
    static ImportException unreadable(String what, IOException cause) {
        String reason = cause instanceof NoSuchFileException
                ? "there is no such file"
                : cause instanceof AccessDeniedException ? "access is denied" : String.valueOf(cause.getMessage());
        return new ImportException(what + " cannot be read: " + reason, cause);
    }
}
