package org.leadkpi.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into maps, lists, strings, longs and booleans; strict, so that it also proves the text well-formed. */
final class JsonText {

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        JsonText json = new JsonText(text);
        Map<String, Object> object = (Map<String, Object>) json.value();
        json.space();
        if (json.at != text.length()) {
            throw json.wrong("more text");
        }
        return object;
    }

    private Object value() {
        space();
        char c = text.charAt(at);
        if (c == '{') {
            Map<String, Object> object = new LinkedHashMap<>();
            list('{', '}', () -> {
                space();
                String name = string();
                expect(':');
                if (object.put(name, value()) != null) {
                    throw wrong("second " + name);
                }
            });
            return object;
        }
        if (c == '[') {
            List<Object> array = new ArrayList<>();
            list('[', ']', () -> array.add(value()));
            return array;
        }
        if (c == '"') {
            return string();
        }
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-') {
            at++;
        }
        String word = text.substring(start, at);
        return word.equals("true") || word.equals("false")
                ? (Object) Boolean.valueOf(word)
                : (Object) Long.valueOf(word);
    }

    private void list(char open, char close, Runnable item) {
        expect(open);
        space();
        if (text.charAt(at) == close) {
            at++;
            return;
        }
        item.run();
        space();
        while (text.charAt(at) == ',') {
            at++;
            item.run();
            space();
        }
        expect(close);
    }

    private String string() {
        expect('"');
        StringBuilder found = new StringBuilder();
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("control character");
            }
            if (c == '\\') {
                char escape = text.charAt(at++);
                switch (escape) {
                    case 'n' -> found.append('\n');
                    case 'r' -> found.append('\r');
                    case 't' -> found.append('\t');
                    case 'u' -> {
                        found.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                        at += 4;
                    }
                    default -> found.append(escape);
                }
            } else {
                found.append(c);
            }
        }
        at++;
        return found.toString();
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void expect(char c) {
        space();
        if (text.charAt(at) != c) {
            throw wrong("no " + c);
        }
        at++;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at " + at + ": " + text.substring(Math.max(0, at - 40), at));
    }
}
