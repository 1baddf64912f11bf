package org.leadkpi.cli;

/** Something the user has to put right: an argument, a file, a row. Ends the command with exit status 2. */
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadInput(String message) {
        super(message);
    }

    BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
