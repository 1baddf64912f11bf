package org.leadkpi.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;

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
        Map<ProblemKind, Integer> counts = new EnumMap<>(ProblemKind.class);
        problems.forEach(problem -> counts.merge(problem.kind(), 1, Integer::sum));
        return counts.isEmpty()
                ? "no problems with the data"
                : problems.size() + (problems.size() == 1 ? " problem" : " problems") + " with the data: "
                        + counts.entrySet().stream()
                                .map(count -> words(count.getKey()) + " " + count.getValue())
                                .collect(Collectors.joining(", "));
    }

    private static String words(ProblemKind kind) {
        return switch (kind) {
            case ROW_DROPPED -> "rows dropped";
            case DUPLICATE_ID -> "repeated ids dropped";
            case COPY -> "copies merged";
            case CELL_IGNORED -> "cells ignored";
            case ORDER -> "dates in an impossible order";
            case UNKNOWN_REFERENCE -> "references to unknown records";
            case MISSING_DATE -> "missing dates";
            case MISSING_FX -> "amounts without exchange rate";
            case OVERLAP -> "overlapping traffic";
            case UNKNOWN_STAGE -> "unknown stages";
            case UNKNOWN_FILE -> "unknown files";
        };
    }
}
