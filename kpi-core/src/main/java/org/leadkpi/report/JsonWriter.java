package org.leadkpi.report;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes one JSON text (RFC 8259) as it goes.
 *
 * <p>Containers opened with {@code lines} put each element on a line of its own, which keeps large files readable and
 * easy to compare; all others stay on one line.
 */
final class JsonWriter {

    private final Appendable out;
    private final Deque<Level> levels = new ArrayDeque<>();
    private boolean named;

    private static final class Level {
        private final boolean lines;
        private boolean empty = true;

        Level(boolean lines) {
            this.lines = lines;
        }
    }

    JsonWriter(Appendable out) {
        this.out = out;
    }

    JsonWriter object() throws IOException {
        return open('{', false);
    }

    JsonWriter objectOfLines() throws IOException {
        return open('{', true);
    }

    JsonWriter array() throws IOException {
        return open('[', false);
    }

    JsonWriter arrayOfLines() throws IOException {
        return open('[', true);
    }

    JsonWriter endObject() throws IOException {
        return close('}');
    }

    JsonWriter endArray() throws IOException {
        return close(']');
    }

    JsonWriter name(String name) throws IOException {
        separate();
        quote(name);
        out.append(": ");
        named = true;
        return this;
    }

    JsonWriter value(String text) throws IOException {
        separate();
        quote(text);
        return this;
    }

    JsonWriter value(long number) throws IOException {
        separate();
        out.append(Long.toString(number));
        return this;
    }

    JsonWriter value(boolean truth) throws IOException {
        separate();
        out.append(Boolean.toString(truth));
        return this;
    }

    /** An array of texts. */
    JsonWriter values(Iterable<String> texts) throws IOException {
        array();
        for (String text : texts) {
            value(text);
        }
        return endArray();
    }

    /** Ends the text with a line break. */
    void end() throws IOException {
        out.append('\n');
    }

    private JsonWriter open(char bracket, boolean lines) throws IOException {
        separate();
        out.append(bracket);
        levels.push(new Level(lines));
        return this;
    }

    private JsonWriter close(char bracket) throws IOException {
        Level level = levels.pop();
        if (level.lines && !level.empty) {
            newLine();
        }
        out.append(bracket);
        return this;
    }

    private void separate() throws IOException {
        Level level = levels.peek();
        if (named || level == null) {
            named = false;
            return;
        }
        if (!level.empty) {
            out.append(level.lines ? "," : ", ");
        }
        if (level.lines) {
            newLine();
        }
        level.empty = false;
    }

    private void newLine() throws IOException {
        out.append('\n').append("  ".repeat(levels.size()));
    }

    private void quote(String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isUnsafe(text, i)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Control characters, the line separators that JavaScript minds, and halves of a pair that stand alone. */
    private static boolean isUnsafe(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029;
    }
}
