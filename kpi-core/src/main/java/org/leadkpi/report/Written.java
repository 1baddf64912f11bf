package org.leadkpi.report;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What writes itself as it goes, as one text. */
final class Written {

    private Written() {}

    /** What writes itself. */
    @FunctionalInterface
    interface Body {
        void writeTo(Appendable out) throws IOException;
    }

    static String text(Body body) {
        StringBuilder text = new StringBuilder();
        try {
            body.writeTo(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
