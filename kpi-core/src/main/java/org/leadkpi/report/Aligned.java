package org.leadkpi.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.leadkpi.internal.Lines;

/** Rows of text in columns: the heading first, the first columns flush left, the others flush right. */
final class Aligned {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final int flushLeft;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Starts a table.
     *
     * @param flushLeft how many columns are words
     */
    Aligned(int flushLeft, String... heading) {
        this.flushLeft = flushLeft;
        row(heading);
    }

    void row(String... cells) {
        rows.add(Arrays.stream(cells).map(Lines::single).toList());
    }

    /** The lines, without blanks at their ends. */
    String text() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : GAP);
                line.append(i < flushLeft ? row.get(i) + blanks : blanks + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
