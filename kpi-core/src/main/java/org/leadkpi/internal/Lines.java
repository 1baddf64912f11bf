package org.leadkpi.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Texts that people write line by line, and texts that are to stay on one. What is wrong with a line is said with the name of the
 * text and its number; empty lines and lines that begin with a hash are skipped.
 */
public final class Lines {

    private Lines() {}

    /**
     * Sets something.
     *
     * @param <T> what it is set in
     */
    @FunctionalInterface
    public interface Setting<T> {
        /**
         * Sets something.
         *
         * @param before what there was before
         * @param key what is set
         * @param value to what
         * @return what there is after that
         */
        T set(T before, String key, String value);
    }

    /**
     * Reads a text of lines {@code key = value}.
     *
     * @param name what to call the text in messages
     * @param text the text
     * @param what what stands on the right of the sign, for messages
     * @param start what there is before the first line
     * @param setting takes each line in turn
     * @param <T> what is set
     * @return what there is after the last line
     * @throws IllegalArgumentException if a line is wrong, or refused; the message begins with the name and the number of the line
     */
    public static <T> T settings(String name, String text, String what, T start, Setting<T> setting) {
        Set<String> seen = new TreeSet<>();
        return each(name, text, start, (before, line) -> {
            int sign = line.indexOf('=');
            if (sign < 0) {
                throw new IllegalArgumentException("line is \"" + line + "\", must be key = " + what);
            }
            String key = line.substring(0, sign).strip();
            if (!seen.add(key)) {
                throw new IllegalArgumentException(key + " is set twice");
            }
            return setting.set(before, key, line.substring(sign + 1).strip());
        });
    }

    /**
     * Reads a text of lines whose columns are parted by bars.
     *
     * @param name what to call the text in messages
     * @param text the text
     * @param start what there is before the first line
     * @param row takes the cells of each line in turn
     * @param <T> what is read
     * @return what there is after the last line
     * @throws IllegalArgumentException if a line is refused; the message begins with the name and the number of the line
     */
    public static <T> T rows(String name, String text, T start, BiFunction<T, List<String>, T> row) {
        return each(name, text, start, (before, line) -> {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return row.apply(before, cells);
        });
    }

    /**
     * Puts a text on one line, so that it neither breaks a table nor commands a terminal.
     *
     * @param text what was written into a field somewhere
     * @return the text with a space for each control character
     */
    public static String single(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }

    private static <T> T each(String name, String text, T start, BiFunction<T, String, T> reader) {
        T read = start;
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                read = reader.apply(read, line);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(name + ":" + number + ": " + wrong.getMessage(), wrong);
            }
        }
        return read;
    }
}
