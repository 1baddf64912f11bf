package org.leadkpi.cli;

import org.leadkpi.report.TextTable;
import picocli.CommandLine.Option;

/** How long the lines are that a command prints. */
final class Width {

    private static final int LEAST = 40;

    @Option(names = "--width", paramLabel = "N", description = "The columns of a line. Default: ${DEFAULT-VALUE}.")
    private int columns = TextTable.WIDTH;

    /** The columns of a line; fewer than can hold anything are refused, so it is asked before anything is read. */
    int columns() {
        if (columns < LEAST) {
            throw new BadInput("--width is " + columns + ", must be at least " + LEAST);
        }
        return columns;
    }
}
