package org.leadkpi.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of a page: its caption tells what it is, every row and column has a heading, and what is too wide can be scrolled. */
final class HtmlTable {

    /** What stands where there is nothing to say. */
    static final Markup NONE = Markup.element("span", "–").styled("none");

    private final String caption;
    private final List<Markup> head;
    private final Map<String, List<Markup>> groups = new LinkedHashMap<>();

    HtmlTable(String caption, List<Markup> head) {
        this.caption = caption;
        this.head = head;
    }

    static Markup.Element heading(String text) {
        return Markup.element("th", text).with("scope", "col");
    }

    /** A heading with the letters of its notes. */
    static Markup.Element heading(String text, String marks) {
        return Markup.element("th", raised(Markup.text(text), marks)).with("scope", "col");
    }

    static Markup.Element rowHeading(Markup label, String marks) {
        return Markup.element("th", raised(label, marks)).with("scope", "row");
    }

    /** A reading, with the letters of its notes. */
    static Markup.Element cell(Shown shown, String marks, boolean isAll) {
        return Markup.element("td", raised(Markup.text(shown.text()), marks))
                .styled("n" + (shown.isDefined() ? "" : " unknown") + (isAll ? " all" : ""));
    }

    /** A cell of words, or of none: what stands for that in plain text is one sign with an empty cell. */
    static Markup.Element words(String text) {
        return text.isBlank() || text.equals(Wording.NOTHING) ? Markup.element("td", NONE) : Markup.element("td", text);
    }

    /** A number that is written already, or none. */
    static Markup.Element number(String text) {
        return words(text).styled("n");
    }

    private static List<Markup> raised(Markup label, String marks) {
        return marks.isEmpty() ? List.of(label) : List.of(label, Markup.element("sup", marks));
    }

    /** Adds a row under the caption of a group; rows of no group have an empty one. */
    void row(String group, String kind, List<Markup> cells) {
        Markup.Element row = Markup.element("tr", cells);
        groups.computeIfAbsent(group, unused -> new ArrayList<>()).add(kind.isEmpty() ? row : row.styled(kind));
    }

    Markup markup() {
        List<Markup> parts = new ArrayList<>();
        parts.add(Markup.element("caption", caption));
        parts.add(Markup.element("thead", Markup.element("tr", head)));
        groups.forEach((group, rows) -> {
            List<Markup> body = new ArrayList<>();
            if (!group.isEmpty()) {
                body.add(Markup.element(
                                "tr",
                                Markup.element("th", group)
                                        .with("scope", "rowgroup")
                                        .with("colspan", Integer.toString(head.size())))
                        .styled("group"));
            }
            body.addAll(rows);
            parts.add(Markup.element("tbody", body));
        });
        return scrolling(caption, Markup.element("table", parts));
    }

    /** Something wide that can be scrolled, with the keyboard too. */
    static Markup scrolling(String label, Markup wide) {
        return Markup.element("div", wide)
                .styled("scroll")
                .with("role", "region")
                .with("tabindex", "0")
                .with("aria-label", label);
    }
}
