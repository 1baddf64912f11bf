package org.leadkpi.model;

import java.util.Objects;
import java.util.Optional;
import org.leadkpi.internal.Lines;

/**
 * Something wrong with the data: reported and counted, never lost.
 *
 * @param kind what is wrong
 * @param subject the record, as {@code lead L-17}; empty when the row could not be read that far
 * @param message what, the offending value and the bound
 * @param place where the record was read, when it was read from a file
 * @since 0.1
 */
public record Problem(ProblemKind kind, String subject, String message, Optional<Place> place) {

    /**
     * A place in a file.
     *
     * @param file the file name
     * @param line the line, from 1; the header is line 1
     * @param column the column name, empty when the whole row is meant
     * @param value the offending text, shortened when long; empty when the whole row is meant
     * @since 0.1
     */
    public record Place(String file, long line, String column, String value) {
        /**
         * Refuses null.
         *
         * @param file the file name
         * @param line the line, from 1; the header is line 1
         * @param column the column name, empty when the whole row is meant
         * @param value the offending text, shortened when long; empty when the whole row is meant
         */
        public Place {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return file + ":" + line + (column.isEmpty() ? "" : " " + column);
        }
    }

    /**
     * Refuses null.
     *
     * @param kind what is wrong
     * @param subject the record, as {@code lead L-17}; empty when the row could not be read that far
     * @param message what, the offending value and the bound
     * @param place where the record was read, when it was read from a file
     */
    public Problem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(place, "place");
    }

    /**
     * A problem of a record that was not read from a file.
     *
     * @param kind what is wrong
     * @param subject the record
     * @param message what, the offending value and the bound
     * @return the problem
     */
    public static Problem of(ProblemKind kind, String subject, String message) {
        return new Problem(kind, subject, message, Optional.empty());
    }

    /**
     * The same problem, with the place it was read from.
     *
     * @param where the place
     * @return a copy
     */
    public Problem at(Place where) {
        return new Problem(kind, subject, message, Optional.of(where));
    }

    /** {@return place and message, on one line} */
    @Override
    public String toString() {
        return Lines.single(place.map(where -> where + ": ").orElse("") + message);
    }
}
