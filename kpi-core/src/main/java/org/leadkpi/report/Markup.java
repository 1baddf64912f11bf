package org.leadkpi.report;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A piece of a page: text, or an element with attributes and what stands in it. There is no way to write anything else, so whatever
 * a text says, it stays text. What is written is HTML and well-formed XML alike.
 */
sealed interface Markup {

    /** Writes it, escaped. */
    void writeTo(Appendable out) throws IOException;

    /** Text that means itself. */
    static Markup text(String text) {
        return new Text(text);
    }

    /** An element with other pieces in it. */
    static Element element(String name, Markup... content) {
        return new Element(name, Map.of(), List.of(content));
    }

    /** An element with other pieces in it. */
    static Element element(String name, List<? extends Markup> content) {
        return new Element(name, Map.of(), List.copyOf(content));
    }

    /** An element with a text in it. */
    static Element element(String name, String text) {
        return element(name, text(text));
    }

    /** A remark of a line or two, in smaller letters. */
    static Element note(Markup... content) {
        return element("p", content).styled("note");
    }

    /** A remark of a line or two, in smaller letters. */
    static Element note(String text) {
        return note(text(text));
    }

    /** Text. What no document may hold is replaced, so that no character is swallowed unseen. */
    record Text(String text) implements Markup {

        private static final int REPLACEMENT = 0xFFFD;

        public Text {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public void writeTo(Appendable out) throws IOException {
            escape(text, out);
        }

        static void escape(String text, Appendable out) throws IOException {
            for (int i = 0; i < text.length(); ) {
                int point = text.codePointAt(i);
                i += Character.charCount(point);
                switch (point) {
                    case '&' -> out.append("&amp;");
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '"' -> out.append("&quot;");
                    case '\'' -> out.append("&#39;");
                    case '\n' -> out.append("&#10;");
                    case '\t' -> out.append("&#9;");
                    default -> out.append(Character.toString(isAllowed(point) ? point : REPLACEMENT));
                }
            }
        }

        /** Neither a control character, nor half a character, nor none at all. */
        private static boolean isAllowed(int point) {
            int type = Character.getType(point);
            boolean isNone = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
            return type != Character.CONTROL && type != Character.SURROGATE && !isNone;
        }
    }

    /** An element. */
    record Element(String name, Map<String, String> attributes, List<Markup> content) implements Markup {

        private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9-]*");

        /** Elements without an end, in HTML. */
        private static final Set<String> VOID = Set.of("meta", "col", "br", "wbr", "hr");

        /** Elements whose text browsers take as it is, so that nothing in it can be escaped. */
        private static final Set<String> RAW = Set.of("style", "script");

        /** Elements after which a line may end without showing. */
        private static final Set<String> LINES = Set.of(
                "html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article",
                "footer", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "div", "figure", "details", "summary", "table",
                "caption", "thead", "tbody", "tr");

        public Element {
            requireName(name);
            attributes.keySet().forEach(Element::requireName);
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            content = List.copyOf(content);
            if (VOID.contains(name) && !content.isEmpty()) {
                throw new IllegalArgumentException("element " + name + " has no content, was given " + content);
            }
            if (RAW.contains(name) && !content.stream().allMatch(Element::isPlain)) {
                throw new IllegalArgumentException("element " + name + " takes plain text only, without < and &");
            }
        }

        private static void requireName(String name) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not a name of an element or attribute: \"" + name + "\"");
            }
        }

        private static boolean isPlain(Markup piece) {
            return piece instanceof Text text && text.text().chars().noneMatch(c -> c == '<' || c == '&');
        }

        /** A copy with one more attribute. */
        Element with(String attribute, String value) {
            Map<String, String> more = new LinkedHashMap<>(attributes);
            more.put(attribute, value);
            return new Element(name, more, content);
        }

        /** A copy of a kind that the style sheet knows. */
        Element styled(String kind) {
            return with("class", kind);
        }

        @Override
        public void writeTo(Appendable out) throws IOException {
            out.append('<').append(name);
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                out.append(' ').append(attribute.getKey()).append("=\"");
                Text.escape(attribute.getValue(), out);
                out.append('"');
            }
            if (VOID.contains(name)) {
                out.append(" />");
            } else {
                out.append('>');
                for (Markup piece : content) {
                    write(piece, out);
                }
                out.append("</").append(name).append('>');
            }
            if (LINES.contains(name)) {
                out.append('\n');
            }
        }

        private void write(Markup piece, Appendable out) throws IOException {
            if (RAW.contains(name) && piece instanceof Text raw) {
                out.append(raw.text());
            } else {
                piece.writeTo(out);
            }
        }
    }
}
