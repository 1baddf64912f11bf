package org.leadkpi.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;

/**
 * The row being read: its cells by column name, each read as what it must be, with whatever is wrong reported.
 *
 * <p>One per file, moved from row to row. A column that is ever asked for is part of the form; the others are the
 * attributes, so ask for every column before them.
 */
final class Row {

    private static final int LONGEST_CELL = 65_536;
    private static final int LONGEST_QUOTE = 60;

    private final String file;
    private final List<String> names;
    private final Map<String, Integer> columns;
    private final Trail trail;
    private final String[] cells;
    private final boolean[] isKnown;

    private long line;
    private String subject = "";
    private String name = "row";
    private @Nullable Runnable registration;

    Row(String file, List<String> names, Map<String, Integer> columns, Trail trail) {
        this.file = file;
        this.names = names;
        this.columns = columns;
        this.trail = trail;
        this.cells = new String[names.size()];
        this.isKnown = new boolean[names.size()];
    }

    /** Moves to a row; returns whether there is anything in it. */
    boolean moveTo(CsvRecord row) {
        line = row.getStartingLineNumber();
        subject = "";
        name = "row";
        registration = null;
        boolean isBlank = true;
        for (int i = 0; i < row.getFieldCount(); i++) {
            String cell = row.getField(i).strip();
            isBlank &= cell.isEmpty();
            if (i < cells.length) {
                cells[i] = cell;
            }
        }
        for (int i = row.getFieldCount(); i < cells.length; i++) {
            cells[i] = "";
        }
        return !isBlank;
    }

    /** Gives the row to its reader; returns whether it was kept. */
    boolean read(CsvRecord row, Consumer<Row> reader) {
        try {
            requireShape(row);
            reader.accept(this);
            if (registration != null) {
                registration.run();
            }
            return true;
        } catch (Dropped dropped) {
            trail.add(dropped.problem);
        } catch (IllegalArgumentException refused) {
            report(ProblemKind.ROW_DROPPED, "", dropping(refused));
        }
        return false;
    }

    private void requireShape(CsvRecord row) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].length() > LONGEST_CELL) {
                throw drop(
                        names.get(i),
                        "a cell of " + cells[i].length() + " characters, must be at most " + LONGEST_CELL);
            }
        }
        if (row.getFieldCount() < cells.length) {
            report(
                    ProblemKind.CELL_IGNORED,
                    "",
                    "row has " + row.getFieldCount() + (row.getFieldCount() == 1 ? " cell" : " cells")
                            + ", the header has " + cells.length + ", so the missing ones count as absent");
        }
        int first = -1;
        int more = 0;
        for (int i = 0; i < row.getFieldCount(); i++) {
            boolean isNamed = i < cells.length && !names.get(i).isEmpty();
            if (!isNamed && !row.getField(i).isBlank()) {
                more += first < 0 ? 0 : 1;
                first = first < 0 ? i : first;
            }
        }
        if (first >= 0) {
            report(
                    ProblemKind.CELL_IGNORED,
                    "",
                    "row has " + quoted(row.getField(first)) + " in cell " + (first + 1)
                            + (more == 0 ? "" : " and " + more + " more")
                            + ", where the header names no column, so " + (more == 0 ? "it is" : "they are")
                            + " ignored");
        }
    }

    /** Says which record the row is about, so that what is wrong with it can be said of it. */
    void isAbout(String noun, String id) {
        subject = noun + " " + id;
        name = noun + " " + shortened(id);
    }

    /** Says which record the row is, so that what is odd about that has a place. */
    void stands(String noun, String id) {
        isAbout(noun, id);
        registration = () -> trail.record(noun, id, file, line);
    }

    /** Says which record the row is; drops the row when there is one of that id already. */
    void identify(String noun, String id) {
        Long first = trail.line(noun, id);
        stands(noun, id);
        if (first != null) {
            throw new Dropped(problem(
                    ProblemKind.DUPLICATE_ID, "id", name + " is on line " + first + " already, so the row is dropped"));
        }
    }

    /** The required text that tells the records of a file apart. */
    String id(String noun) {
        String id = require("id", Cell.TEXT);
        identify(noun, id);
        return id;
    }

    /** The cell; without it the row is dropped. */
    <T> T require(String column, Cell<T> cell) {
        String text = text(column);
        if (text.isEmpty()) {
            throw drop(column, "no " + column);
        }
        return cell.read(text).orElseThrow(() -> drop(column, mistake(column, text, cell)));
    }

    /** The cell; empty when it is empty, or ignored because it cannot be read. */
    <T> Optional<T> find(String column, Cell<T> cell) {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = cell.read(text);
        if (value.isEmpty()) {
            ignore(column, mistake(column, text, cell));
        }
        return value;
    }

    /** Hands the cell on when there is one. */
    <T> void set(String column, Cell<T> cell, Consumer<? super T> part) {
        find(column, cell).ifPresent(part);
    }

    /** Hands on the cells of all columns that nobody has asked for, by name. */
    void attributes(BiConsumer<String, String> part) {
        for (int i = 0; i < cells.length; i++) {
            if (!isKnown[i] && !names.get(i).isEmpty() && !cells[i].isEmpty()) {
                part.accept(names.get(i), cells[i]);
            }
        }
    }

    boolean isEmpty(String column) {
        return text(column).isEmpty();
    }

    /** Reports what the row has that makes it useless; throw the result. */
    RuntimeException drop(String column, String mistake) {
        return new Dropped(problem(ProblemKind.ROW_DROPPED, column, has(mistake) + ", so the row is dropped"));
    }

    /** Reports why a record of the row is refused that is made of cells which can be read each by itself; throw the result. */
    RuntimeException drop(String column, IllegalArgumentException refused) {
        return new Dropped(problem(ProblemKind.ROW_DROPPED, column, dropping(refused)));
    }

    private static String dropping(IllegalArgumentException refused) {
        return refused.getMessage() + ", so the row is dropped";
    }

    /** Reports what the row has that can do no more harm than be left out. */
    void ignore(String column, String mistake) {
        report(ProblemKind.CELL_IGNORED, column, has(mistake) + ", so it is ignored");
    }

    void report(ProblemKind kind, String column, String message) {
        trail.add(problem(kind, column, message));
    }

    /** The text of a cell as messages show it: short, and on one line. */
    String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    /** Where the row stands. */
    String place() {
        return file + ":" + line;
    }

    private String has(String mistake) {
        return name + " has " + mistake;
    }

    private String mistake(String column, String text, Cell<?> cell) {
        return column + " " + quoted(text) + ", must be " + cell.bound();
    }

    private Problem problem(ProblemKind kind, String column, String message) {
        String value = column.isEmpty() ? "" : shortened(text(column));
        return new Problem(kind, subject, message, Optional.of(new Problem.Place(file, line, column, value)));
    }

    private String text(String column) {
        Integer index = columns.get(column);
        if (index == null) {
            return "";
        }
        isKnown[index] = true;
        return cells[index];
    }

    private static String shortened(String text) {
        String start = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 3) + "...";
        char[] shown = start.toCharArray();
        for (int i = 0; i < shown.length; i++) {
            shown[i] = Character.isISOControl(shown[i]) ? ' ' : shown[i];
        }
        return new String(shown);
    }

    /** Leaves the reader of a row that cannot be kept. */
    private static final class Dropped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Dropped(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }
    }
}
