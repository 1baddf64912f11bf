package org.leadkpi.report;

/** Breaks text into lines at spaces. */
final class Paragraph {

    private Paragraph() {}

    /**
     * Wraps a text.
     *
     * @param first what the first line begins with
     * @param rest what every other line begins with
     * @param text the text
     * @param width the columns of a line; a longer word stands out
     * @return the lines, each with its line break
     */
    static String wrap(String first, String rest, String text, int width) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(first);
        int start = first.length();
        for (String word : text.strip().split("\\s+", -1)) {
            boolean begun = line.length() > start;
            if (begun && line.length() + 1 + word.length() > width) {
                lines.append(line).append('\n');
                line = new StringBuilder(rest);
                start = rest.length();
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
        }
        return lines.append(line.toString().stripTrailing()).append('\n').toString();
    }
}
