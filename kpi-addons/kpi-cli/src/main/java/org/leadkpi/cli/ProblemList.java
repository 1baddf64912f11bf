package org.leadkpi.cli;

import java.io.PrintWriter;
import java.util.List;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.report.TextTable;

/** What is wrong with the data, for a person: some of it in full, all of it counted. */
final class ProblemList {

    private static final int SHOWN = 20;

    private final List<Problem> problems;

    ProblemList(List<Problem> problems) {
        this.problems = problems;
    }

    List<Problem> all() {
        return problems;
    }

    /** How many rows were dropped, cells ignored and stages unknown, which is what {@code --strict} does not forgive. */
    long bad() {
        return problems.stream()
                .filter(problem -> problem.kind().isDropped()
                        || problem.kind() == ProblemKind.CELL_IGNORED
                        || problem.kind() == ProblemKind.UNKNOWN_STAGE)
                .count();
    }

    void print(PrintWriter err) {
        if (problems.isEmpty()) {
            return;
        }
        problems.stream().limit(SHOWN).forEach(err::println);
        if (problems.size() > SHOWN) {
            err.println("... and " + (problems.size() - SHOWN) + " more; --format json lists all");
        }
        err.println(summary());
    }

    /** The counts by kind. */
    String summary() {
        return TextTable.problems(problems);
    }
}
