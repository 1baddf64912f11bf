package org.leadkpi.report;

import java.util.List;

/** Rows under headings, as lines of text or as Markdown. */
record Rows(List<String> headings, int words, List<List<String>> rows) {

    private static final String GAP = "  ";

    /**
     * Copies.
     *
     * @param headings what the columns are
     * @param words how many of the first columns are words and stand left; numbers stand right
     * @param rows the rows, each as long as the headings; a last column of words may follow the numbers
     */
    Rows {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Lines with columns side by side, indented. */
    String text() {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    headings.get(i).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        StringBuilder text = new StringBuilder();
        line(headings, widths, text);
        rows.forEach(row -> line(row, widths, text));
        return text.toString();
    }

    private void line(List<String> cells, int[] widths, StringBuilder text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - cells.get(i).length());
            boolean isWord = isWord(i);
            line.append(GAP).append(isWord ? "" : space).append(cells.get(i)).append(isWord ? space : "");
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private boolean isWord(int column) {
        return column < words || headings.get(column).equals("reason");
    }

    /** A Markdown table. */
    String markdown() {
        StringBuilder text =
                new StringBuilder("| ").append(String.join(" | ", headings)).append(" |\n|");
        for (int i = 0; i < headings.size(); i++) {
            text.append(isWord(i) ? ":---|" : "---:|");
        }
        text.append('\n');
        for (List<String> row : rows) {
            text.append("| ")
                    .append(String.join(
                            " | ", row.stream().map(Markdown::escaped).toList()))
                    .append(" |\n");
        }
        return text.toString();
    }
}
