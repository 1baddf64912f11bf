package org.leadkpi.report;

import java.util.ArrayList;
import java.util.List;

/** Drawings inside a page, each with a title and a description in words for those who do not see it. */
final class Picture {

    private Picture() {}

    /**
     * Makes a drawing.
     *
     * @param kind what the style sheet calls it
     * @param width its width
     * @param height its height
     * @param title what it shows, in short
     * @param description what is to be seen in it
     * @param shapes what is drawn, from back to front
     */
    static Markup.Element of(
            String kind, int width, int height, String title, String description, List<Markup> shapes) {
        List<Markup> content = new ArrayList<>();
        content.add(Markup.element("title", title));
        content.add(Markup.element("desc", description));
        content.addAll(shapes);
        return Markup.element("svg", content)
                .styled(kind)
                .with("role", "img")
                .with("viewBox", "0 0 " + width + " " + height)
                .with("width", Integer.toString(width))
                .with("height", Integer.toString(height));
    }

    /** A text in a drawing. */
    static Markup.Element label(String kind, String x, String y, String text) {
        return Markup.element("text", text).styled(kind).with("x", x).with("y", y);
    }
}
